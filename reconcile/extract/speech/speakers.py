"""The phrase that names who speaks: found by case and agreement, or by word order, as the pack says.

A phrase is tokens[lo:hi] of a frame. `core` cuts it down to the name where there is one ("президент Литвы
Гитанас Науседа" → Гитанас Науседа); the rest of the phrase stays known as the role.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from reconcile.extract.names.scan import rules_of
from reconcile.extract.speech.cues import Table, table
from reconcile.extract.speech.frames import CLOSING, OPENING, STOPS
from reconcile.extract.text.tokens import DASHES, Token
from reconcile.language import Pack
from reconcile.language.morphology import Parse, norm

REACH = 24  # tokens looked at on either side of a cue
PHRASE = 18  # longest speaker phrase
SMALL = frozenset({"adv", "part", "intj", "prep", "conj", "verb", "gerund", "pron"})
OPENS = OPENING | DASHES | STOPS | {":"}


class Traits(NamedTuple):
    """What a word form can be, over all its readings."""

    cases: frozenset[str]
    numbers: frozenset[str]  # of the nominative readings, if there are any
    genders: frozenset[str]
    nominal: bool  # noun, adjective, participle, numeral, pronoun or unknown
    noun: bool
    finite: bool
    gerund: bool
    prep: bool
    adverb: bool
    conj: bool
    animate: bool
    name: str  # first | last | patronymic | place | org
    participle: bool
    number: bool
    plural: bool  # some reading is a noun in the plural
    possessive: bool  # mayor's
    verb: bool  # some reading is a finite verb
    plain_adj: bool  # most likely an adjective
    adj: bool  # some reading is one
    third: bool  # a verb in the third person of the present, and nothing else: sends
    past: bool  # some reading is a verb in the past
    small: bool  # most likely a word that names nobody: adverb, particle, preposition, conjunction, verb


class Phrase(NamedTuple):
    """A speaker phrase: the whole (lo, hi) and its core (a, b), as token positions of the frame."""

    lo: int
    hi: int
    a: int
    b: int
    kind: str  # name | pronoun | role | place | media | body (has a name of its own)
    case: str = "nom"


class Grammar:
    """Readings of word forms as the rules here need them, cached for one pack."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.kin = rules_of(table.pack).kin
        self.titles = rules_of(table.pack).titles
        self.governs = rules_of(table.pack).governs  # preposition → the cases it asks for
        self.several = _numerals(table.pack)
        self.numerals = frozenset() if table.by_case else self.several
        self.traits: Callable[[str], Traits] = lru_cache(100_000)(self._traits)

    def _traits(self, word: str) -> Traits:
        parses = self.table.pack.morph.parses(word)
        top = max((p.score for p in parses), default=0.0)
        strong: Sequence[Parse] = [p for p in parses if p.score >= top * 0.03] or parses
        first = parses[0].pos if parses else ""
        nominal = [p for p in strong if p.pos in ("noun", "adj", "participle", "num", "pron", "x")]
        cases = frozenset(
            c for p in nominal for c in ([p.case] if p.case else ["nom", "gen", "dat", "acc", "ins", "loc"])
        )
        return Traits(
            cases=cases,
            numbers=frozenset(_number(p) for p in nominal if p.case in ("nom", ""))
            or frozenset(_number(p) for p in nominal),
            genders=frozenset(p.gender for p in nominal if not p.case or p.case == "nom"),
            nominal=bool(nominal) or any(p.name for p in parses),
            noun=any(p.pos in ("noun", "pron", "x") for p in strong),
            finite=first in ("verb", "short"),
            gerund=first == "gerund",
            prep=first == "prep" or word in self.governs,
            adverb=first in ("adv", "part", "intj"),
            conj=first == "conj",
            animate=any(p.animate for p in strong),
            name=self._name(word, parses),
            verb=any(p.pos in ("verb", "short") for p in strong) and first not in ("prep", "conj"),
            number=any(p.pos == "num" for p in strong) or word in self.numerals,
            plural=any(p.pos == "noun" and p.number == "pl" for p in strong),
            possessive=first == "poss",
            participle=first == "participle",
            plain_adj=first in ("adj", "participle", "num"),
            adj=any(p.pos in ("adj", "participle") for p in strong),
            third=all(p.pos == "verb" and p.number == "sg" and p.tense == "pres" for p in parses),
            past=any(p.pos == "verb" and p.tense == "past" for p in parses),
            small=first in SMALL and self.table.pack.morph.known(word),
        )

    def _name(self, word: str, parses: Sequence[Parse]) -> str:
        """Kind of name, as far as the dictionary knows the word or its ending speaks of a person."""
        if parses and parses[0].pos in ("prep", "conj", "part", "pron", "verb", "intj"):
            return ""
        known = self.table.pack.morph.known(word)
        return next((p.name for p in parses if p.name and (known or p.name in ("first", "last", "patronymic"))), "")

    def of(self, token: Token) -> Traits:
        return self.traits(token.norm)


def _numerals(pack: Pack) -> frozenset[str]:
    """Numbers of more than one in words: two, a dozen, тысяч."""
    data = pack.section("numbers")
    scales = [w for forms in (data.get("scales") or {}).values() for group in forms.values() for w in group]
    plain = [w for n, words in (data.get("words") or {}).items() if float(n) > 1 for w in words]  # not: I for one
    return frozenset(norm(str(w)) for w in (*plain, *scales))


def _number(p: Parse) -> str:
    """What has a gender and no number is one thing, where the dictionary says no more."""
    return p.number or ("sg" if p.gender and p.pos == "noun" else "")


@lru_cache(maxsize=16)
def grammar(pack: Pack) -> Grammar:
    """The grammar of a pack, compiled once."""
    return Grammar(table(pack))


def capitalised(token: Token) -> bool:
    if token.kind != "word":
        return False
    if token.text[0].isupper():
        return True
    first, hyphen, rest = token.text.partition("-")  # уль-Малук
    return bool(hyphen) and len(first) <= 4 and rest[:1].isupper()


def glued(tokens: Sequence[Token], k: int) -> bool:
    """Does tokens[k] join its neighbours: the full stop of TUT.BY, not one that lost its space (вирусолог.В базе)?"""
    if not 0 < k < len(tokens) - 1 or tokens[k - 1].end < tokens[k].start or tokens[k].end < tokens[k + 1].start:
        return False
    a, b = tokens[k - 1], tokens[k + 1]
    if a.kind != "word" or b.kind != "word" or latin(a) != latin(b):
        return False
    return latin(a) or a.text.isupper() or capitalised(a) and b.text.islower()


def opens(tokens: Sequence[Token], k: int) -> bool:
    """Does the word stand where any word has a capital?"""
    return k == 0 or tokens[k - 1].kind == "quote" or tokens[k - 1].text in OPENS


def past_age(tokens: Sequence[Token], k: int) -> int:
    """Past the number of an age, to the word it is one with: 71-|летняя Раиса Кобзева, 82-|year-old Anna Gull."""
    aged = k + 2 < len(tokens) and tokens[k].kind == "number" and tokens[k + 1].text == "-"
    return k + 2 if aged and tokens[k + 2].kind == "word" else k


def latin(token: Token) -> bool:
    return token.text[0].isascii()


def closing(tokens: Sequence[Token], i: int, reach: int = 12) -> int | None:
    """Position of the mark that closes the quotation mark at i, if it is near."""
    if tokens[i + 1 : i + 2] and tokens[i + 1].text == tokens[i].text:  # marks doubled by a table of commas: ""НГ""
        marks = range(i + 3, min(len(tokens), i + reach))
        return next((j for j in marks if tokens[j].text == tokens[j - 1].text == tokens[i].text), None)
    for j in range(i + 1, min(len(tokens), i + reach)):
        if tokens[j].text in CLOSING and (tokens[j].text != tokens[i].text or tokens[j].start > tokens[i].end):
            return j
    return None


def name_run(tokens: Sequence[Token], lo: int, hi: int, table: Table) -> list[tuple[int, int]]:
    """Runs of capitalised words (with initials) in tokens[lo:hi], broken where the script changes."""
    runs: list[tuple[int, int]] = []
    i = lo
    while i < hi:
        if not capitalised(tokens[i]):
            i += 1
            continue
        j = i + 1
        while j < hi:
            t = tokens[j]
            if capitalised(t) and latin(t) == latin(tokens[i]):
                j += 1
            elif t.text == "." and j + 1 < hi and (len(tokens[j - 1].text) == 1 or glued(tokens, j)):
                if not capitalised(tokens[j + 1]) and not glued(tokens, j):
                    break
                j += 1 + glued(tokens, j)
            elif table.has("particles", t) and (k := _past_particles(tokens, j, hi, table)):
                j = k
            else:
                break
        runs.append((i, j))
        i = j
    return runs


def _past_particles(tokens: Sequence[Token], j: int, hi: int, table: Table) -> int | None:
    """Past "фон дер", "уль-", "de la" to the name they belong to."""
    k = j
    while k < hi and k < j + 3 and table.has("particles", tokens[k]):
        k += 1
    return k if k < hi and capitalised(tokens[k]) else None
