"""How the words of two dated happenings meet, and whether their days can be one."""

from __future__ import annotations

import re
from typing import NamedTuple

from reconcile.check.across.happenings import Happening
from reconcile.check.across.occasions import Occasion, one_of
from reconcile.check.speech.terms import Term, Weights
from reconcile.language import cues
from reconcile.language.kin import circle
from reconcile.language.kin import near as close

CLOSE = 0.5  # what two words count that are only near in meaning
WORDS = 0.3  # what a word counts that meets, where one event counts 1
LENGTHS = frozenset(("month", "year", "days"))  # marks of what is no single day
GROWS = 2  # days from the end of a stretch to an article up to which it may have gone on
REOPENS = 3  # days after the last one of a state on which the next may begin: a weekend between


class Match(NamedTuple):
    """How two happenings meet."""

    score: float  # words that meet, by how rare they are
    covered: float  # share of the shorter sentence
    event: tuple[Occasion, Occasion] | None  # that each dates, and that may be one

    @property
    def common(self) -> float:
        """How much they have in common."""
        return WORDS * self.score + (self.event is not None)


def match(a: Happening, b: Happening, weights: Weights) -> Match:
    """How two happenings meet."""
    free = list(b.plain)
    score = 0.0
    for t, near in a.plain:
        other = None
        if not t.word.keys.isdisjoint(b.keys):
            other = next((u for u in free if not t.word.keys.isdisjoint(u[0].word.keys)), None)
        if other is None and not b.circles.isdisjoint(circle(t.word.keys)):
            other = next((u for u in free if close(t.word.keys, u[0].word.keys)), None)
        if other is None:
            continue
        free.remove(other)
        shared = t.word.keys & other[0].word.keys
        score += (weights.of(shared) if shared else CLOSE) * min(near, other[1])
    size = min(sum(weights.of(t.word.keys) * near for t, near in h.plain if not _says_nothing(h, t)) for h in (a, b))
    event = one_of(a.occasions, b.occasions, a.ahead, a.claim.language == b.claim.language)
    return Match(score, score / max(size, 0.1), event)


def _says_nothing(h: Happening, t: Term) -> bool:
    """Is it the verb that only says that something took place?"""
    return h.idle and t.word.verbal and cues.has(t.word.norm, h.claim.language, "happens", "turns")


def conflict(a: Happening, b: Happening) -> bool:
    """Do two happenings name days that cannot be one? Two nights are one only if both their days are."""
    turn = turned(a, b)
    if turn:
        return not 0 <= (min(turn[0].days) - max(turn[1].days)).days <= REOPENS
    if a.night and b.night and len(a.days) == len(b.days) == 2:
        return a.days != b.days
    if _dated(a) and _dated(b):  # «с 3 по 9 марта», «с 5 по 11 марта»: neither can be a part of the other
        return not (a.days <= b.days or b.days <= a.days) or _one_end(a, b)
    return a.days.isdisjoint(b.days)


def turned(a: Happening, b: Happening) -> tuple[Happening, Happening] | None:
    """Does one say from which day it is otherwise, the other until which day it stays as it is: lessons resume from
    22 September, the school stays closed until the 21st? That of the change first."""
    for x, y in ((a, b), (b, a)):
        marks = (x.claim.marks, y.claim.marks)
        if "deadline" in marks[0] or "deadline" not in marks[1] or not LENGTHS.isdisjoint((*marks[0], *marks[1])):
            continue
        if _does(x, "resumes") and _does(y, "stays"):
            return x, y
    return None


def _does(h: Happening, what: str) -> bool:
    """Is the verb of its day one of a list of the pack?"""
    return cues.has(h.claim.predicate or "", h.claim.language, what, "turns")


def _one_end(a: Happening, b: Happening) -> bool:
    """Do two stretches begin together and end otherwise, or the other way, though the shorter was over when its article
    told of it: «с 4 по 18 июля», "between 4 and 28 July"?"""
    short, long = sorted((a, b), key=lambda h: len(h.days))
    if (min(short.days) == min(long.days)) == (max(short.days) == max(long.days)):
        return False
    told = short.claim.published
    return told is None or not 0 <= (told - max(short.days)).days <= GROWS


def _dated(h: Happening) -> bool:
    """Are they several days by the dates of the first and the last?"""
    return "days" in h.claim.marks and sum(map(str.isdigit, re.split(r"\D+", h.claim.quote))) > 1
