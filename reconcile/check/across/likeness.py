"""What two dated happenings of two articles have in common, one feature a function: how much there is of it.

What each is worth stands in `days.WEIGHTS`, under the function's name.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

from reconcile.check.across import once, written
from reconcile.check.across.happenings import COARSE, Happening, telling
from reconcile.check.across.matches import Match, conflict
from reconcile.check.ledger import Ledger, quantities
from reconcile.check.speech.terms import word
from reconcile.check.values.intervals import of
from reconcile.check.within.passages import reckons
from reconcile.language import cues, kin
from reconcile.model import Claim

AHEAD, NEWS, PAST = "ahead", "news", "past"
RECENT = 14  # days before an article within which a day is one of its news
FRESH = 1  # days before an article up to which a day is its newest
MONEY = "money"


class Day(NamedTuple):
    """A day of an article, and the others of that article."""

    told: Happening
    beside: Sequence[Happening]


class Couple:
    """Two days of two articles, how the words told of them meet, and how those of their best rival do."""

    def __init__(self, ledger: Ledger, a: Day, b: Day, match: Match, agreed: float, most: float, days: int) -> None:
        self.ledger, self.a, self.b, self.match = ledger, a.told, b.told, match
        self.beside = (a.beside, b.beside)
        self.days = days  # between two dates of one piece of news at the most
        self.agreed, self.most = agreed, most  # that either has in common with one of the same day, with any other
        self.claims = (a.told.claim, b.told.claim)

    @cached_property
    def agree(self) -> bool:
        """Can both mean one day?"""
        return not conflict(self.a, self.b)

    @cached_property
    def role(self) -> str:
        """What both days are to both articles: to come, of the news, past; nothing where that differs."""
        return _role(self.a, self.b, self.days)

    @cached_property
    def gap(self) -> int:
        """Days between the two."""
        return written.gap(*self.claims)

    def either(self, holds: Callable[[Happening], bool]) -> bool:
        return holds(self.a) or holds(self.b)

    def both(self, holds: Callable[[Happening], bool]) -> bool:
        return holds(self.a) and holds(self.b)

    def one(self, holds: Callable[[Happening], bool]) -> bool:
        return holds(self.a) != holds(self.b)


def first(c: Couple) -> float:
    """Have they more in common than either with any other?"""
    return float(c.match.common > max(0.0, c.most))


def lead(c: Couple) -> float:
    """How much more they have in common than either with one of the same day."""
    return max(-2.0, min(2.0, c.match.common - c.agreed))


def covered(c: Couple) -> float:
    """How much of the shorter sentence meets."""
    return min(1.5, c.match.covered)


def verbs(c: Couple) -> float:
    """Are their verbs two words that are near in meaning?"""
    a, b = (word(x.predicate, x.language).keys if x.predicate else frozenset[str]() for x in c.claims)
    return float(a.isdisjoint(b) and kin.near(a, b))


def bare(c: Couple) -> float:
    """Does either say nothing of what happened?"""
    return float(not c.both(telling))


def chapter(c: Couple) -> float:
    """Are they one chapter of a story: an arrest, a hearing?"""
    return float(not once.chapters(c.a).isdisjoint(once.chapters(c.b)))


def idle(c: Couple) -> float:
    """Does only one say no more than that it happened or is planned?"""
    return float(c.one(lambda h: h.idle))


def counted(c: Couple) -> float:
    """Do the sentences count one thing and come to other numbers? Then each day may have a happening of its own."""
    return float(bool(_counts(c)))


def contrast(c: Couple) -> float:
    """Has each names or things beside it of which the other article knows nothing?"""
    return float(once.contrast(c.ledger, c.a, c.b))


def tallied(c: Couple) -> bool:
    """Does a measure say so: 52 were released on the one day, 25 on the other?"""
    return any(f.measure and f.measure == g.measure and f.nature == "flow" for f, g in _counts(c))


def _counts(c: Couple) -> list[tuple[Claim, Claim]]:
    """The numbers of one thing that the two sentences give, where none of the one can be any of the other."""
    a, b = ([f for f in quantities(c.ledger.beside(x.article, x.sentence_start)) if f.part == x.part] for x in c.claims)
    pairs = [(f, g) for f in a for g in b if f.measure == g.measure and f.unit == g.unit and reckons(f, g)]
    pairs = [(f, g) for f, g in pairs if f.measure != MONEY or f.predicate == g.predicate]  # debts are no fares
    return [] if any(of(f).meets(of(g)) for f, g in pairs) else pairs


def roles(c: Couple) -> float:
    """Are they not the same to both articles: one of the news, one past?"""
    return float(not c.role)


def to_come(c: Couple) -> float:
    """Is only one still to come?"""
    return float(c.one(lambda h: h.ahead))


def last(c: Couple) -> float:
    """Do both tell of the last of several times?"""
    return float(c.both(lambda h: "last" in h.turns))


def beginning(c: Couple) -> float:
    """Do both tell of the first of several?"""
    return float(c.both(lambda h: "first" in h.turns))


def night(c: Couple) -> float:
    """Are both nights?"""
    return float(c.both(lambda h: h.night))


def hours(c: Couple) -> float:
    """Was the one in the morning, the other in the evening?"""
    early, late = ([cues.has(x.quote, x.language, part) for x in c.claims] for part in ("early", "late"))
    return float(sorted(early) == sorted(late) == [False, True] and early != late)


def several(c: Couple) -> float:
    """Are both several days in a row?"""
    return float(c.both(lambda h: "days" in h.claim.marks))


def grains(c: Couple) -> float:
    """Is one a month, the other a day?"""
    return float(written.grain(c.a.claim) != written.grain(c.b.claim))


def made(c: Couple) -> float:
    """Is only one a month or a year in which something was made or began?"""
    return float(c.one(_made))


def figured(c: Couple) -> float:
    """Are both dates written with figures?"""
    return float(c.both(_figured))


def spelt(c: Couple) -> float:
    """Is neither: on Friday, yesterday?"""
    return float(not c.either(_figured))


def next_day(c: Couple) -> float:
    """Is one the day after the other?"""
    return float(c.gap == 1)


def slip(c: Couple) -> float:
    """Do the dates differ in one digit of one part, as slips do (5 and 15 August), or in the month or year alone?"""
    parts = written.one_part(*c.claims)
    return float(parts is not None and c.gap > 1 and (written.one_day(*c.claims) or written.one_digit(*parts)))


def in_one_part(c: Couple) -> float:
    """Do they differ in the year, the month or the day alone, and are not next to each other?"""
    return float(c.gap > 1 and written.one_part(*c.claims) is not None)


def apart(c: Couple) -> float:
    """How many days lie between, as a logarithm."""
    return math.log1p(c.gap)


def year_alone(c: Couple) -> float:
    """Do they differ in the year alone, as what comes every year does? A thing is made once."""
    a, b = (x.event.start for x in c.claims if x.event)
    return float(a.year != b.year and (a.month, a.day) == (b.month, b.day) and not c.both(_made))


def fresh(c: Couple) -> float:
    """Is each the newest day of its article?"""
    return float(c.both(_newest))


def own_news(c: Couple) -> float:
    """May the later article tell of something new?"""
    x, y = c.claims
    later = y if x.published and y.published and x.published < y.published else x
    return float(c.gap > FRESH and 0 <= written.age(later) <= FRESH)


def order(c: Couple) -> float:
    """How far from one another they stand in their articles, which tell first what matters most."""
    return abs(c.ledger.place(c.a.claim) - c.ledger.place(c.b.claim))


def opening(c: Couple) -> float:
    """Do both articles open with them?"""
    return float(c.both(lambda h: h.opens))


def inside(c: Couple) -> float:
    """Does neither?"""
    return float(not c.either(lambda h: h.opens))


def known(c: Couple) -> float:
    """How many of the two days the other article names as well."""
    return float(_known(c.a, c.beside[1]) + _known(c.b, c.beside[0]))


def alone(c: Couple) -> float:
    """Could neither be another day of the other article?"""
    return float(not any(_others(c, n) for n in (0, 1)))


def rivals(c: Couple) -> float:
    """How many pairs of days the articles have, as a logarithm."""
    return math.log1p(len(c.beside[0]) * len(c.beside[1]))


FEATURES: tuple[Callable[[Couple], float], ...] = (
    first, lead, covered, verbs, bare, chapter, idle, counted, contrast, roles, to_come, last, beginning, night, hours,
    several, grains, made, figured, spelt, next_day, slip, in_one_part, apart, year_alone, fresh, own_news, order,
    opening, inside, known, alone, rivals,
)  # fmt: skip


def _figured(h: Happening) -> bool:
    return any(ch.isdigit() for ch in h.claim.quote)


def _made(h: Happening) -> bool:
    return COARSE in h.claim.marks


def _newest(h: Happening) -> bool:
    return 0 <= written.age(h.claim) <= FRESH


def _known(h: Happening, other: Sequence[Happening]) -> bool:
    """Does the other article name the day as well?"""
    over = "deadline" in h.claim.marks
    return any(not conflict(h, o) and not (over and written.grain(o.claim)) for o in other)


def _role(a: Happening, b: Happening, days: int) -> str:
    x, y = a.claim, b.claim
    if a.ahead != b.ahead or x.event is None or y.event is None or x.published is None or y.published is None:
        return ""
    if a.ahead:
        return AHEAD if min(x.event.start, y.event.start) > max(x.published, y.published) else ""
    early = min(x.published, y.published)
    if max(x.event.start, y.event.start) > early:
        return ""  # the later day is news that the first article could not have
    younger, older = sorted((early - e.end).days for e in (x.event, y.event))
    return PAST if younger > RECENT else NEWS if older - younger <= days else ""


def _others(c: Couple, n: int) -> bool:
    """Has the article of the first (0) or second (1) day another that the other day could be?"""
    own, other = ((c.a, c.b), (c.b, c.a))[n]
    side, across = c.beside[n], c.beside[1 - n]
    grain = written.grain(c.a.claim)
    rest = (o for o in side if o.days != own.days and written.grain(o.claim) == grain)
    return any(_role(o, other, c.days) == c.role and not _known(o, across) for o in rest)
