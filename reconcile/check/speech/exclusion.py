"""Words of two passages that surely mean two things: opposites, words of the calendar, two figures."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from reconcile.check.speech.everyday import dated
from reconcile.check.speech.terms import SHORT, Term, Word
from reconcile.language.kin import groups


def differ(a: Word, b: Word, one_language: bool) -> bool:
    """Do two words that do not meet surely mean two things? Across languages only the thesaurus can tell."""
    if "digit" in (a.alphabet, b.alphabet):
        return a.alphabet == b.alphabet
    if a.kind == b.kind == "figure":
        return True  # два, четыре: short, but never each other
    if one_language:
        return min(len(a.norm), len(b.norm)) > SHORT or excluding(a, b)
    told = {a.kind, b.kind} <= {"plain", "figure"} or a.noun and b.noun  # twelve-hour shifts, night shifts
    return a.known and b.known and told or excluding(a, b)


def excluding(a: Word, b: Word) -> bool:
    """Does one exclude the other: words of the calendar (hour and minute), opposites (inside and outside)?"""
    return a.keys.isdisjoint(b.keys) and not _kinds(a.keys).isdisjoint(_kinds(b.keys))


@lru_cache(maxsize=50_000)
def _kinds(keys: frozenset[str]) -> frozenset[str | int]:
    """The classes of the calendar and the rows of opposites that a word stands in: another word of them excludes it."""
    rows = groups("opposites")
    return dated(keys) | {n for k in keys for n in rows.get(k, ())}


def opposites(left: Sequence[Term], right: Sequence[Term]) -> list[tuple[Term, Term]]:
    """Words of two passages that exclude each other; one that the other passage has too stands against nothing."""
    held = [frozenset(k for t in side for k in t.word.keys) for side in (left, right)]
    a = [t for t in left if _kinds(t.word.keys) and t.word.keys.isdisjoint(held[1])]
    b = [t for t in right if _kinds(t.word.keys) and t.word.keys.isdisjoint(held[0])]
    return [(t, u) for t in a for u in b if excluding(t.word, u.word)]
