"""The `numbers` section of a pack, compiled once into tables that `numbers` reads from."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Any

from reconcile.extract.numbers.numeral import Source
from reconcile.extract.text.phrases import Phrases
from reconcile.language import Pack
from reconcile.language.morphology import norm

FOUR, THOUSAND = 4, 1000
BESIDE = 5  # tokens before a size (a fraction is three) in which a word may say that its letter is a unit

# Spaces that group digits; the apostrophe is Swiss.
_SPACES = " \u00a0\u2009\u202f\u2007"


class Scale:
    """A word that multiplies. `alone`: what it means without a numeral — one, genitive (one after a word that asks
    for it, else vague) or many (vague)."""

    __slots__ = ("alone", "value")

    def __init__(self, value: Decimal, alone: str) -> None:
        self.value = value
        self.alone = alone


def _forms(table: dict[str, Any] | None) -> dict[str, Decimal]:
    return {norm(str(form)): Decimal(str(value)) for value, forms in (table or {}).items() for form in forms}


def _as_written(table: dict[str, Any] | None) -> dict[str, Decimal]:
    return {str(form): Decimal(str(value)) for value, forms in (table or {}).items() for form in forms}


def _oblique(table: dict[Any, Any] | None) -> frozenset[str]:
    """What goes on after a thousand in the genitive: the forms behind the first, which is the nominative."""
    values = ((str(value), forms) for value, forms in (table or {}).items())
    whole = [forms for value, forms in values if value.isdecimal() and FOUR < int(value) < THOUSAND]
    return frozenset(norm(str(form)) for forms in whole for form in forms[1:])


def _digits(decimal: str) -> re.Pattern[str]:
    """One number in digits. Three digits after the other mark group; after the decimal mark only if not a fraction."""
    point, group = re.escape(decimal), "[.,'’]".replace(decimal, "")
    return re.compile(
        rf"\d{{1,3}}(?P<space>[{_SPACES}])\d{{3}}(?:(?P=space)\d{{3}})*(?!\d)(?:{point}\d+)?"
        rf"|\d{{1,3}}(?P<mark>{group})\d{{3}}(?:(?P=mark)\d{{3}})*(?!\d)(?:{point}\d+)?"
        rf"|\d{{1,3}}(?P<twice>{point})\d{{3}}(?:(?P=twice)\d{{3}})+(?!\d)"
        r"|\d{1,2}(?:,\d{2})+,\d{3}(?![\d,])"
        r"|\d+[.,]\d+"
        r"|\d+"
    )


class NumberTables:
    """Everything a pack says about numbers, ready for lookup."""

    def __init__(self, pack: Pack) -> None:
        data = pack.section("numbers")
        self.decimal: str = data.get("decimal", ".")
        self.digits = _digits(self.decimal)
        self.words = _forms(data.get("words"))
        self.people = _forms(data.get("people"))
        self.words.update(self.people)
        self.oblique = _oblique(data.get("words"))
        self.pairs = _forms(data.get("pairs"))
        self.scales = self._scales(data)
        self.abbreviations = _forms(data.get("abbreviations"))
        self.scales_before = {norm(k): frozenset(map(norm, v)) for k, v in (data.get("scales_before") or {}).items()}
        self.suffixes = _as_written(data.get("suffixes"))
        self.spaced_suffixes = _as_written(data.get("spaced_suffixes"))
        self.fraction_signs = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
        self.hyphen_joins = bool(data.get("hyphen_joins"))
        self._sets(data)
        self._fractions(data)
        self.multiples = Phrases(
            (form, Decimal(str(v))) for v, forms in (data.get("multiples") or {}).items() for form in forms
        )
        inverted = data.get("inverted") or {}
        self.inverted = {norm(w): form for form in ("few", "many") for w in inverted.get(form) or ()}
        self.inverted_between = frozenset(map(norm, inverted.get("between") or ()))
        suffix = data.get("suffix_is_unit") or {}
        self.letters = frozenset(suffix.get("letters") or ())
        self.letter_before = frozenset(map(norm, suffix.get("before") or ()))
        self.letter_after = frozenset(map(norm, suffix.get("after") or ()))
        zero = data.get("zero") or {}
        self.zero = Phrases((phrase, True) for phrase in [*(zero.get("words") or ()), *(zero.get("after") or ())])
        self.zero_after = frozenset(map(norm, zero.get("after") or ()))
        self.zero_of = Phrases((phrase, True) for phrase in zero.get("of") or ())
        self.half_units = {norm(w): unit for unit, forms in (data.get("half_units") or {}).items() for w in forms}
        one = data.get("more_than_one") or {}  # «больше месяца»: more than one, and none is written
        self.more_than_one = Phrases((phrase, True) for phrase in one.get("words") or ())
        self.one_unit = {norm(w): unit for unit, forms in (one.get("units") or {}).items() for w in forms}
        self.not_more = frozenset(map(norm, one.get("not_after") or ()))
        self._compounds(pack)
        # everything a number can begin with: one lookup a token
        self.starts = frozenset(self.words) | frozenset(self.scales) | self.minus | self.several | frozenset(self.pairs)
        self.starts |= frozenset(self.fractions) | frozenset(self.fraction_signs)

    def _compounds(self, pack: Pack) -> None:
        """Numerals that open a compound, and the adjectives of units that close one: "двадцатипятилетний"."""
        stems = [
            (str(w)[:-1], unit)
            for unit, forms in pack.section("unit_adjectives").items()
            for w in forms
            if str(w).endswith("*")
        ]
        self.compound_ends = tuple((norm(stem), unit) for stem, unit in stems)
        self.compound_heads = {str(w)[:2] for w in self.words} if self.compound_ends else set()
        self.compound: Callable[[str], tuple[Decimal, str] | None] = lru_cache(maxsize=50_000)(self._compound)

    def _compound(self, word: str) -> tuple[Decimal, str] | None:
        """The value and the unit of a word made of numerals and the adjective of a unit."""
        if len(word) < 8 or word[:2] not in self.compound_heads:
            return None
        for stem, unit in self.compound_ends:
            at = word.find(stem, 2)
            if at > 2 and len(word) - at - len(stem) <= 4:
                value = self._numerals(word[:at])
                if value:
                    return value, unit
        return None

    def _numerals(self, head: str) -> Decimal | None:
        """The sum of the numerals that a stretch of letters is made of, each smaller than the one before."""
        total, last = Decimal(0), Decimal(10**6)
        while head:
            for length in range(len(head), 1, -1):
                value = self.words.get(head[:length])
                if value and value < last:
                    break
            else:
                return None
            total, last, head = total + value, value, head[length:]
        return total

    def measured(self, s: Source, i: int) -> bool:
        """Is the letter right behind digits a unit here and no scale: "3m high", "jumped 8.12m"?"""
        if s.tokens[i].text not in self.letters:
            return False
        k = i + 1 + (s.norm(i + 1) == "-")
        near = {s.norm(j) for j in range(max(0, i - 1 - BESIDE), i - 1)}
        return s.norm(k).partition("-")[0] in self.letter_after or not near.isdisjoint(self.letter_before)

    def is_weak(self, word: str, previous: str, following: str, alone: bool) -> bool:
        """Is this form of a numeral another word here? ("семью", "scores")"""
        if word not in self.weak or alone:
            return False
        if following in self.weak_next or previous in self.weak_previous:
            return False
        return not (self.weak_before and following.endswith(self.weak_before)) and not (
            self.weak_after and previous.endswith(self.weak_after)
        )

    def _scales(self, data: dict[str, Any]) -> dict[str, Scale]:
        out: dict[str, Scale] = {}
        for value, kinds in (data.get("scales") or {}).items():
            for alone, forms in kinds.items():
                for form in forms:
                    out[norm(str(form))] = Scale(Decimal(str(value)), alone)
        return out

    def _sets(self, data: dict[str, Any]) -> None:
        def words(name: str) -> frozenset[str]:
            return frozenset(norm(str(w)) for w in data.get(name) or ())

        self.genitive_after = words("genitive_after")
        self.minus = words("minus")
        self.point = words("point")
        self.join = words("join")
        self.of = words("of")
        self.article = words("article")
        self.several = words("several")
        self.suffix_cardinal = words("suffix_cardinal")
        self.suffix_ordinal_digits = {
            norm(str(suffix)): frozenset(int(d) for d in digits)
            for suffix, digits in (data.get("suffix_ordinal_digits") or {}).items()
        }
        self.suffix_ordinal = words("suffix_ordinal")
        self.attached_decade = words("attached_decade")
        self.attached_ordinal = words("attached_ordinal")
        self.suffix_decade = words("suffix_decade")
        self.pair_after = words("pair_after")
        self.point_and = words("point_and")
        weak = {key: [norm(str(w)) for w in values] for key, values in (data.get("weak") or {}).items()}
        self.weak = frozenset(weak.get("words") or ())
        self.weak_before, self.weak_after = tuple(weak.get("before") or ()), tuple(weak.get("after") or ())
        self.weak_next, self.weak_previous = frozenset(weak.get("next") or ()), frozenset(weak.get("previous") or ())
        self.over = Phrases((phrase, True) for phrase in data.get("over") or ())
        self.half = Phrases((phrase, Decimal("0.5")) for phrase in data.get("half") or ())
        self.half_ends = frozenset(norm(str(phrase)).split()[-1] for phrase in data.get("half") or ())

    def _fractions(self, data: dict[str, Any]) -> None:
        ordinals = data.get("ordinals") or {}
        endings = [str(e) for e in ordinals.get("endings") or [""]]
        stems = [(norm(str(s)), int(v)) for v, forms in (ordinals.get("stems") or {}).items() for s in forms]
        self.ordinals = {stem + ending: value for stem, value in stems for ending in endings}
        self.fractions = {w: int(v) for w, v in _forms(data.get("fractions")).items()}
        # words that name a fraction only after a numerator: "two fifths", "две пятых"
        endings_of_parts = [str(e) for e in ordinals.get("fraction_endings") or ()]
        self.parts = {stem + e: v for stem, v in stems if 2 < v <= 1000 for e in endings_of_parts}
        self.part = frozenset(norm(w) for w in data.get("part") or ())
        self.every = frozenset(norm(w) for w in data.get("every") or ())
        self.one_in = frozenset(norm(w) for w in data.get("one_in") or ())
        self.fraction_needs = frozenset(norm(w) for w in data.get("fraction_needs") or ())
        self.not_a_share = frozenset(norm(w) for w in data.get("not_a_share") or ())
        self.fraction_more = frozenset(norm(w) for w in data.get("fraction_more") or ())
        self.fraction_again = frozenset(norm(w) for w in data.get("fraction_again") or ())
        self.fraction_times = frozenset(norm(w) for w in data.get("fraction_times") or ())
        self.fraction_before = frozenset(norm(w) for w in data.get("fraction_before") or ())


@lru_cache(maxsize=32)
def number_tables(pack: Pack) -> NumberTables:
    """The tables of a pack, compiled at first use."""
    return NumberTables(pack)
