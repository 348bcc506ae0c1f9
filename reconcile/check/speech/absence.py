"""What a passage says there is none of: «никаких переговоров не было», "there is no deal".

Who says so of a thing denies every passage that tells of it as it is. The thing must be named by two words at least.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby, pairwise

from reconcile.check.speech.everyday import CALENDAR, CLOSED
from reconcile.check.speech.said import Said
from reconcile.check.speech.terms import HEDGES, Term, meet
from reconcile.language import load_pack
from reconcile.language.kin import listed
from reconcile.language.morphology import norm

LEAST = 2  # words that name a thing
EXISTS = "=existence"
ORDINAL = f"{CALENDAR}ORD"  # begins the key of third
OPEN = HEDGES | {f"{CLOSED}if"}  # of what is not told as it is


def gainsays(a: Said, b: Said) -> bool:
    """Does one passage say that there is none of what the other tells of?"""
    return any(_told(things, y) for x, y in ((a, b), (b, a)) for things in _absent(x.words, x.language))


@lru_cache(maxsize=4096)
def _absent(words: tuple[Term, ...], language: str) -> list[tuple[Term, ...]]:
    """The words for each thing that there is none of."""
    clauses = (tuple(c) for _, c in groupby(words, key=lambda t: t.clause))
    named = (tuple(t for t in c if _names(t, language)) for c in clauses if _none(c, language))
    return [things for things in named if len(things) >= LEAST]


def _none(clause: Sequence[Term], language: str) -> bool:
    """Does nothing happen in a clause but that something is not?"""
    if not any(t.word.kind == "denial" for t in clause):
        return False
    exists = [t for t in clause if EXISTS in t.word.keys]
    idle = listed("vague") | {EXISTS}
    if any(t.plain and t.word.verbal and t.word.keys.isdisjoint(idle) for t in clause):
        return False
    turns = load_pack(language).section("turns")
    none, was = ({norm(str(w)) for w in turns.get(key) or ()} for key in ("none", "none_was"))
    if exists or any(t.word.norm in none for t in clause):
        return True
    past = any(a.word.kind == "denial" and b.word.norm in was for a, b in pairwise(clause))
    return past and not any(_subject(t, language) for t in clause)


def _subject(t: Term, language: str) -> bool:
    """Is it a noun or a pronoun in the nominative?"""
    first = load_pack(language).morph.parses(t.word.norm)[:1]
    return any(p.pos in ("noun", "pron") and p.case == "nom" for p in first)


def _names(t: Term, language: str) -> bool:
    """A noun, an adjective or an ordinal."""
    if any(k.startswith(ORDINAL) for k in t.word.keys):
        return True
    first = load_pack(language).morph.parses(t.word.norm)[:1]
    return t.plain and (t.word.noun or any(p.pos in ("noun", "adj", "participle", "x") for p in first))


def _told(things: Sequence[Term], other: Said) -> bool:
    """Is every word of the thing in one clause or two side by side of the other passage, which denies nothing there?"""
    if any(not t.word.keys.isdisjoint(OPEN) for t in other.words):
        return False
    met = [next((u for u in other.words if _meets(t, u)), None) for t in things]
    found = [u for u in met if u is not None]
    if len(found) < len(things) or len({u.start for u in found}) < LEAST:
        return False
    clauses = {u.clause for u in found}
    denied = any(t.word.kind == "denial" and t.clause in clauses for t in other.words)
    return not denied and max(clauses) - min(clauses) <= 1


def _meets(t: Term, u: Term) -> bool:
    ordinals = {k for k in t.word.keys & u.word.keys if k.startswith(ORDINAL)}
    return bool(ordinals) or (u.plain and meet(t.word, u.word, 0, False))
