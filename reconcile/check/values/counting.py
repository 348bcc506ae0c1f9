"""What a figure counts, as far as its own words tell, and which figures may be reckoned together.

A figure with a noun of its own ("31 документальный фильм") is sure of what it counts; one without ("ещё 22", "140") has
been given the noun and at times the unit of a neighbour, which is a guess that arithmetic may overrule.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

from reconcile.language import available, cues, load_pack
from reconcile.language.lexicon import load_lexicon, unit_kind
from reconcile.language.morphology import norm
from reconcile.model import Claim

PEOPLE = "person"
SIZES = ("money", "mass", "area", "volume", "distance", "energy")  # kinds of unit whose figures add up
SHORT, PREPOSITIONS = 4, ("prep",)  # letters of a preposition that may stand behind a number
SCALED, MILLIONS = 1e3, 1e6  # written in thousands beside the unit, in millions a sentence away
REACH = 200  # characters to the unit that such a figure leaves out
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")


def _own(quote: str, language: str) -> list[str]:
    """The words of a figure that can be its noun; those behind a preposition are for what («2,2 млн по ипотеке»)."""
    words = _WORD.findall(quote)
    if not quote[:1].isdigit():
        return words
    morph = load_pack(language).morph
    for n, word in enumerate(words):
        readings = morph.parses(norm(word)) if len(word) <= SHORT else ()
        if readings and readings[0].pos in PREPOSITIONS and not cues.has(word, language, "out_of"):
            return words[:n]
    return words


def _how(word: str, language: str) -> bool:
    """Does the word say only which ones are meant: a participle or an adjective that is no noun?"""
    readings = load_pack(language).morph.parses(word)
    return bool(readings) and all(p.pos in ("participle", "adj") for p in readings)


class Likeness(IntEnum):
    """How alike two figures are in what they count."""

    OTHER = 0  # each has a noun of its own, and they are two things
    OPEN = 1  # nothing tells them apart
    SAME = 2  # one noun, one class or one measure


@lru_cache(maxsize=16384)
def _names(quote: str, lemma: str, cls: str | None, language: str) -> bool:
    morph, classes = load_pack(language).morph, load_lexicon().terms(language).classes
    for word in map(norm, _own(quote, language)):
        lemmas = {word, *morph.lemmas(word)}
        if not any(classes.get(one) for one in lemmas) and _how(word, language):
            continue  # "1.2 km of the two planned", "17 medals — five gold": the noun is left out
        if lemma in lemmas or (cls and any(cls in classes.get(one, ()) for one in lemmas)):
            return True  # by its class too: people are persons
    return False


def named(x: Claim) -> bool:
    """Does the noun stand with the figure, and not somewhere before it?"""
    if not x.counted or x.language not in available():
        return False
    if _unruled(norm(x.counted), x):
        return False
    return _names(x.quote, norm(x.counted), x.counted_class, x.language or "")


def _unruled(lemma: str, x: Claim) -> bool:
    """«Остальным 37 помощь оказали»: a number above one rules no nominative singular; the noun is of the verb."""
    if x.unit or not x.low or x.low % 1 or x.low % 10 == 1 or x.low >= SCALED:
        return False
    return _nominative(x.quote, lemma, x.language or "")


@lru_cache(maxsize=16384)
def _nominative(quote: str, lemma: str, language: str) -> bool:
    """Does the noun end the words of a figure in a form that is nominative (or accusative) singular only?"""
    words = _WORD.findall(quote)
    nouns = [p for p in load_pack(language).morph.parses(norm(words[-1])) if p.pos == "noun"] if words else []
    own = any(p.lemma == lemma for p in nouns)
    return own and all(p.number == "sg" and p.case in ("nom", "acc") and not p.guessed for p in nouns)


def persons(x: Claim) -> bool:
    """Does the figure count people?"""
    return bool(x.counted_class) and kin(x.counted_class or "", PEOPLE)


def sized(unit: str | None) -> bool:
    """Do figures of this unit add up: money, weights, areas, lengths?"""
    return bool(unit) and unit_kind(unit or "") in SIZES


def same_unit(x: Claim, y: Claim) -> bool:
    """One unit, or one that the second figure of a sentence leaves out: "480 metres are done, 140 are left"."""
    if x.unit == y.unit:
        return True
    told, bare = (x, y) if x.unit else (y, x)
    if bare.unit is not None or named(bare) or not sized(told.unit) or bare.part != told.part:
        return False
    beside = bare.sentence_start == told.sentence_start
    if (bare.low or 0.0) >= (MILLIONS if not beside else SCALED) and (bare.precision > 0 or not beside):
        return beside or abs(bare.start - told.start) <= REACH  # "8 млн": no measure of people counts so
    few = (bare.low or 0.0) < SCALED <= (told.low or 0.0) / max(1.0, bare.low or 0.0)  # "24 million, and five others 9"
    return beside and bare.measure is None and not few


def likeness(x: Claim, y: Claim) -> Likeness:
    """How alike two figures of one article are in what they count. Units are another question."""
    if x.measure and x.measure == y.measure:
        return Likeness.SAME
    if not (named(x) and named(y)) or (x.unit and sized(x.unit)):
        return Likeness.OPEN
    if _anything(x, y) or _anything(y, x):
        return Likeness.OPEN
    one_noun = x.counted == y.counted and x.language == y.language
    one_class = x.counted_class and y.counted_class and kin(x.counted_class, y.counted_class)
    return Likeness.SAME if one_noun or one_class else Likeness.OTHER


def _anything(x: Claim, y: Claim) -> bool:
    """Is the one a word for any thing ("items"), and the other no people?"""
    return cues.has(x.counted or "", x.language, "things") and not kin(y.counted_class or "", PEOPLE)


def probably(x: Claim, y: Claim) -> bool:
    """Do the two count the same as far as they were read, nouns of neighbours included?"""
    one_class = x.counted_class and y.counted_class and kin(x.counted_class, y.counted_class)
    return likeness(x, y) == Likeness.SAME or bool(one_class) or (bool(x.counted) and x.counted == y.counted)


def same_class(x: Claim, y: Claim) -> bool:
    """Do the two count one kind of thing, as far as their nouns tell?"""
    return same_unit(x, y) and likeness(x, y) > Likeness.OTHER


@lru_cache(maxsize=4096)
def kin(a: str, b: str) -> bool:
    """Are both classes people, or one a case of the other?"""
    lexicon = load_lexicon()
    both_people = lexicon.is_a(a, PEOPLE) and lexicon.is_a(b, PEOPLE)
    return both_people or lexicon.is_a(a, b) or lexicon.is_a(b, a)
