"""Units and currencies around a number: symbols from units.yaml, words from the pack."""

from __future__ import annotations

from decimal import Decimal
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from reconcile.extract.numbers.numeral import Source
from reconcile.extract.text.phrases import Phrases
from reconcile.extract.text.tokens import tokenize
from reconcile.language import Pack
from reconcile.yamlfile import load_shared


@cache
def _file() -> dict[str, dict[str, Any]]:
    data = load_shared(str(resources.files("reconcile.language") / "units.yaml")).data or {}
    return {"units": data.get("units") or {}, "currencies": data.get("currencies") or {}}


@cache
def _all() -> dict[str, dict[str, Any]]:
    currencies = {code: {"kind": "money"} | entry for code, entry in _file()["currencies"].items()}
    return _file()["units"] | currencies


@cache
def signs() -> dict[str, str]:
    """The marks that are no words and stand for a unit whatever the language, and which: %, $."""
    told = ((s, code) for code, entry in _all().items() for s in entry.get("symbols") or ())
    return {s: code for s, code in told if len(s) == 1 and not s.isalnum()}


def kind_of(unit: str | None) -> str | None:
    """What a unit measures: distance, duration, money, share …; None for a bare count or a unit without entry."""
    return _all().get(unit or "", {}).get("kind")


def part_of(unit: str | None) -> Decimal | None:
    """What part of the main unit a minor unit of money is: a cent is .01; None for any other."""
    part = _all().get(unit or "", {}).get("part")
    return Decimal(str(part)) if part else None


def ratio(unit: str, to: str) -> Decimal | None:
    """How much of another unit a unit is: a minute is 1/60 of an hour; None where one does not measure the other."""
    a, b = _all().get(unit, {}), _all().get(to, {})
    if a.get("base", unit) != b.get("base", to):
        return None
    return Decimal(str(a.get("factor", 1))) / Decimal(str(b.get("factor", 1)))


def small_unit(large: str | None, word: str) -> str | None:
    """The unit that a word is right behind a number of a larger one: 6 ft 2 in."""
    told = (code for code, entry in _all().items() if word in (entry.get("behind") or {}).get(large, ()))
    return next(told, None) if large else None


NONE = "none"  # instead of another unit: near such words the word is a noun as any other, as stamps are no marks
NEAR = 8  # tokens before a unit in which a word may say which of two it is


class UnitTables:
    """Lookups for one pack."""

    def __init__(self, pack: Pack) -> None:
        entries = _all()
        self.pack = pack
        self.symbols = Phrases(((s, c) for c, e in entries.items() for s in e.get("symbols") or ()), exact=True)
        self.attached = Phrases(((s, c) for c, e in entries.items() for s in e.get("attached") or ()), exact=True)
        self.spaced = Phrases(((s, c) for c, e in entries.items() for s in e.get("spaced") or ()), exact=True)
        self.before = Phrases(
            ((s, c) for c, e in entries.items() for s in e.get("before") or ()), backward=True, exact=True
        )
        self.words = Phrases((str(w), c) for c, forms in pack.section("units").items() for w in forms or ())
        self.adjectives = Phrases(
            (str(w), c) for c, forms in pack.section("unit_adjectives").items() for w in forms or ()
        )
        self.contexts = {
            code: {unit: Phrases((str(w), True) for w in words) for unit, words in other.items()}
            for code, other in pack.section("units_in_context").items()
        }
        one = pack.section("numbers").get("of_one") or {}  # «против 450 годом ранее»: not so many years
        self.one_before = Phrases((str(w), True) for w in one.get("forms") or ())
        self.ones = frozenset(str(w) for w in one.get("after") or ())
        self.of_a = frozenset(str(w) for w in pack.section("numbers").get("of_a") or ())
        self.of = frozenset(str(w) for w in pack.section("numbers").get("of") or ())
        self.scale_adjectives = Phrases(
            (str(w), Decimal(str(v))) for v, forms in pack.section("scale_adjectives").items() for w in forms or ()
        )

    def after(self, s: Source, i: int) -> tuple[int, str] | None:
        """The unit that starts at token `i`, right after a number: where it ends, and its code."""
        tokens = s.tokens
        if i >= len(tokens) or self.one_before.at(tokens, i) and s.norm(i - 1) not in self.ones:
            return None
        if s.norm(i) == "-" and s.glued(i) and s.glued(i + 1):
            found = self.adjectives.at(tokens, i + 1) or self.words.at(tokens, i + 1) or self.symbols.at(tokens, i + 1)
            found = found or self._joined(s.norm(i + 1))
            if found and s.kind(i + 1 + found[0]) == "number" and s.glued(i + 1 + found[0]):
                return None  # $3-$4
            if not found:
                return None
            unit = self.in_context(s, i, i + 1 + found[0], found[1])  # "a 38-kilogram (84-pound) box"
            return (i + 1 + found[0], unit) if unit != NONE else None
        glued = s.glued(i)
        found = max(
            filter(None, (self.words.at(tokens, i), self.symbols.at(tokens, i),
                          self.attached.at(tokens, i) if glued else self.spaced.at(tokens, i))),
            key=lambda f: f[0], default=None,
        )  # fmt: skip
        if found and glued and s.kind(i + found[0]) == "number" and s.glued(i + found[0]) and found[1] == "times":
            return None  # 4x4
        if not found or (s.kind(i) == "word" and glued and s.kind(i + found[0]) == "word" and s.glued(i + found[0])):
            return None
        unit = self.in_context(s, i, i + found[0], found[1])
        return (i + found[0], unit) if unit != NONE else None

    def _joined(self, word: str) -> tuple[int, str] | None:
        """The unit that a word with hyphens begins with: 5-mile-long, 124-square-metre, 90-kilometre-an-hour."""
        found = self.words.at(tokenize(word.replace("-", " ")), 0) if "-" in word else None
        return (1, found[1]) if found else None

    def describes(self, word: str) -> bool:
        """Can the word be an adjective and nothing likelier?"""
        return next((p.pos for p in self.pack.morph.parses(word)), "") in ("adj", "participle")

    def in_context(self, s: Source, first: int, last: int, code: str) -> str:
        """The other unit that a word is where words near it say so: "weighs 236 pounds" is no money."""
        for unit, near in self.contexts.get(code, {}).items():
            around = (*range(max(first - NEAR, 0), first), *range(last, min(last + 2, len(s.tokens))))
            if any(near.has(s.norm(k)) for k in around):
                return unit
        return code

    def ahead(self, s: Source, i: int) -> tuple[int, str] | None:
        """The currency that ends at token `i`, right before a number: where it starts, and its code."""
        found = self.before.at(s.tokens, i)
        if found and found[0] > 1 and len(s.norm(i - 1)) == 1 and not s.glued(i):  # "A $3 million loan"
            found = self.before.at(s.tokens[i : i + 1], 0)
        return (i - found[0] + 1, found[1]) if found else None


@lru_cache(maxsize=32)
def unit_tables(pack: Pack) -> UnitTables:
    """The tables of a pack, compiled at first use."""
    return UnitTables(pack)
