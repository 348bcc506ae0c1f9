"""Content words of a text in a form that meets across inflection: no numbers, no common words, cut to a stem.

Cutting a word after six letters is the stemmer that needs no tables (in Russian and Ukrainian it does as well as a
light stemmer for finding similar articles: McNamee & Mayfield 2004 on character n-grams). The number of a claim is
never a word here: the same number is no evidence for the same fact.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from reconcile.language import available, load_pack
from reconcile.language.kin import near as close
from reconcile.language.lexicon import load_lexicon
from reconcile.language.morphology import norm
from reconcile.language.sounds import skeleton
from reconcile.language.thesaurus import CONCEPT, concepts
from reconcile.model import Claim

STEM = 6
COGNATE = "~"  # begins a sound
CONSONANTS = 4  # letters of a sound from which words of two languages are hardly alike by chance
LIKELY = 0.05  # of the score of the likeliest reading
GUESSED = 5  # letters of a word that the dictionary lacks
USUAL = 0.4  # weight of a word that speaks of a measure (killed, arrested): every other article has it
NEAR = 0.6  # of a word for which the other sentence has one near in meaning
TELLING = 4.0  # idf of a word that a few articles have
FADES = 40  # letters from the figure at which a word weighs half
APOSTROPHES = "'’ʼ"
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)?")


def stem(word: str) -> str:
    """The first six letters of a normalised word."""
    return word[:STEM]


@lru_cache(maxsize=200_000)
def stem_of(written: str) -> str:
    """The stem of a word as written, letters that sister languages write otherwise made one (страйкі, страйки)."""
    return stem(norm(written).translate(_letters()))


@lru_cache(maxsize=200_000)
def term(written: str, code: str | None) -> str:
    """What a word is compared by: its concept if the pack of its language knows it, else the stem of its lemma."""
    if code not in available():
        return stem_of(written)
    word, table = norm(written), concepts(str(code))
    readings = load_pack(str(code)).morph.parses(word)
    if word in table:
        return table[word]
    likely = [r for r in readings if r.score >= LIKELY * readings[0].score]  # «после» is hardly ever an ambassador
    for form in (f for r in likely for f in (r.nominal, r.lemma)):
        if form in table:
            return table[form]
    if readings and all(r.guessed for r in readings):  # a name, say: its lemma is a guess, its first letters are not
        return stem_of(written)[:GUESSED]
    nouns = (r.lemma for r in readings if r.pos == "noun")
    return stem_of(next(nouns, readings[0].lemma if readings else written))


@lru_cache(maxsize=200_000)
def across(written: str, code: str | None) -> str:
    """What a word is compared by between languages: its concept, else how it sounds (эскалатор, escalator), or "".

    Words that two languages borrowed or inherited keep their consonants; a handful of consonants is no chance.
    """
    found = term(written, code)
    if found.startswith(CONCEPT) or code not in available():
        return found if found.startswith(CONCEPT) else ""
    readings = load_pack(str(code)).morph.parses(norm(written))
    lemma = next((r.lemma for r in readings if r.pos == "noun"), readings[0].lemma if readings else written)
    sound = skeleton(lemma)
    return f"{COGNATE}{sound}" if len(sound) >= CONSONANTS and len(lemma) > CONSONANTS else ""


@lru_cache(maxsize=1)
def _letters() -> dict[int, str]:
    """Letters that the packs' `context.letters` fold, so that words that two languages share can meet."""
    folds: dict[int, str] = {}
    for code in available():
        letters = load_pack(code).section("context").get("letters") or {}
        folds.update({ord(str(a)): str(b) for a, b in letters.items()})
    return folds


@lru_cache(maxsize=32)
def usual(code: str | None) -> frozenset[str]:
    """Stems of the words that speak of a measure: in news they are everywhere, so they weigh little. Of a phrase only
    the first does: the river out of which people were pulled tells one story from another."""
    terms = load_lexicon().terms(code or "")
    entries = (e for table in (terms.entries, terms.phrases) for row in table.values() for e in row)
    words = {e.words[0] for e in entries if e.kind != "about"}
    return frozenset(term(w, code) for w in words if len(w) > 2)


@lru_cache(maxsize=32)
def common(code: str | None) -> frozenset[str]:
    """Stems of words that say nothing about the story: the pack's `context.common`, every pack's if unknown."""
    codes = [code] if code in available() else list(available())
    words = ((w, str(c)) for c in codes for w in load_pack(str(c)).section("context").get("common", ()))
    return frozenset(term(str(w), c) for w, c in words) | frozenset(stem_of(str(w)) for w, _ in words)


@lru_cache(maxsize=32)
def amounts(code: str | None) -> frozenset[str]:
    """What nouns that name any sum are compared by: the pack's `context.amounts` (cost, price)."""
    words = load_pack(str(code)).section("context").get("amounts", ()) if code in available() else ()
    return frozenset(term(str(w), code) for w in words)


def content(text: str, code: str | None) -> list[tuple[str, str]]:
    """The content words of `text` in order, each by its stem and by what it is between languages."""
    return [(s, across(w, code)) for s, w in _telling(text, code)]


def roots(text: str) -> frozenset[str]:
    """The first letters of every word, as written: a name meets what is derived from it."""
    return frozenset(map(stem_of, _WORD.findall(text)))


def terms(text: str, code: str | None) -> list[tuple[str, int]]:
    """What each word of `text` is compared by, common words too, and where it starts."""
    return [(term(m.group(), code), m.start()) for m in _WORD.finditer(text)]


def stems(text: str, code: str | None) -> list[str]:
    """Stems of the content words of `text`, in order."""
    return [s for s, _ in _telling(text, code)]


def _telling(text: str, code: str | None) -> Iterator[tuple[str, str]]:
    """The stem of each content word, and the word as written."""
    skip = common(code)
    found = ((term(w, code), w) for w in _WORD.findall(text))
    return ((s, w) for s, w in found if len(s) > 1 and s not in skip)


def near(text: str, start: int, end: int, code: str | None) -> dict[str, float]:
    """Stems around text[start:end] with weights that fall with distance; the stretch itself is left out."""
    if _inside(text, start) or _inside(text, end):  # it cuts a word in two
        before, after = stems(text[:start], code), stems(text[end:], code)
    else:
        placed = _placed(text, code)
        before, after = [s for s, at in placed if at < start], [s for s, at in placed if at >= end]
    out: dict[str, float] = {}
    for found in (before[::-1], after):
        for i, s in enumerate(found):
            out[s] = max(out.get(s, 0.0), 1.0 / (1.0 + i / 6))
    return out


def _inside(text: str, at: int) -> bool:
    """Is this place within a word?"""
    return 0 < at < len(text) and all(
        ch in APOSTROPHES or ch.isalnum() and not ch.isdecimal() for ch in text[at - 1 : at + 1]
    )


@lru_cache(maxsize=256)  # a sentence may hold many figures
def _placed(text: str, code: str | None) -> list[tuple[str, int]]:
    """Stems of the content words of a sentence, and where each starts."""
    skip = common(code)
    return [(s, at) for s, at in terms(text, code) if len(s) > 1 and s not in skip]


def meeting(a: Claim, b: Claim) -> float:
    """How much of what two sentences say around their figures is in both, from 0 to 1: the same words, or words near
    in meaning. What they count belongs to it, and a word near the figure weighs more."""
    x, y = _weighed(a), _weighed(b)
    return (_covered(x, y) + _covered(y, x)) / 2


def shared(a: Claim, b: Claim, rarity: Callable[[str], float]) -> float:
    """How many words of two sentences are in both, a word near its figure and a rare one (`rarity` of a stem, an idf)
    counting more; a word that only sounds alike or is one concept counts once."""
    x, y = _weighed(a), _weighed(b)
    found = 0.0
    for (own, between), weight in x.weights.items():
        if own not in y.own and between not in y.between:
            continue
        for (other, across), far in y.weights.items():
            if own == other or (between and between == across):
                rare = rarity(own.partition(":")[2]) / TELLING if own == other else 1.0
                found += min(weight, far) * rare
                break
    return found


class _Around(NamedTuple):
    """The words of a sentence, as they meet within a language and between two, with their weights."""

    weights: dict[tuple[str, str], float]
    own: frozenset[str]  # within a language
    between: frozenset[str]  # those that meet between two


def _weighed(c: Claim) -> _Around:
    """The words of a claim's sentence, those near its figure weighing more."""
    return _around(c.sentence, c.start - c.sentence_start, c.end - c.sentence_start, c.language)


@lru_cache(maxsize=4096)  # the figures of a story are compared each with each
def _around(sentence: str, start: int, end: int, language: str | None) -> _Around:
    out: dict[tuple[str, str], float] = {}
    for m in _WORD.finditer(sentence):
        own = term(m.group(), language)
        if len(own) > 1 and own not in common(language):
            away = max(start - m.start(), m.start() - end, 0)
            weight = (USUAL if own in usual(language) else 1.0) / (1.0 + away / FADES)
            key = (f"{language}:{own}", across(m.group(), language))
            out[key] = max(out.get(key, 0.0), weight)
    return _Around(out, frozenset(own for own, _ in out), frozenset(between for _, between in out if between))


def _covered(x: _Around, y: _Around) -> float:
    total = sum(x.weights.values())
    return sum(weight * _met(word, y) for word, weight in x.weights.items()) / total if total else 0.0


def _met(word: tuple[str, str], others: _Around) -> float:
    own, between = word
    if own in others.own or between in others.between:
        return 1.0
    return NEAR if between.startswith(CONCEPT) and close(frozenset((between,)), others.between) else 0.0
