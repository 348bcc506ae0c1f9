"""Days left over when two articles of one story are laid side by side.

Most of the days that two articles of one story give are the same. Where each names one that the other does not know,
both to come, both of the news or both long past, and enough ties the two, they are one day told differently: what
happens or what it happens to meets, the dates differ as slips do (5 and 15 August, one day of two months), or there is
no other day that either could be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from reconcile.check.across import matches, nearby, once, written
from reconcile.check.across.happenings import COARSE, LEAST, NEAR, STRICT, Happening
from reconcile.check.across.matches import Match
from reconcile.check.across.occasions import BEGIN, END, ENDS
from reconcile.check.ledger import Ledger, order
from reconcile.check.speech import bonds, terms
from reconcile.language import cues, kin
from reconcile.model import Claim

AHEAD, NEWS, PAST = "ahead", "news", "past"
RECENT = 45  # days before an article within which a day is one of its news
BOND, MANY = 2, 3  # rare names and figures that make two articles of one story; in a large corpus
ENOUGH = 3  # points from which two leftover days are one
ACTS = {"one": 2, "open": 1, "other": 0}  # points for what happens
OTHER = -2  # the same in the news, full of things that happen
SOLE = 3  # points for the only days that two articles give of their news
KNOWN = 2  # what counts against a day that the other article has of something else
FRESH = 1  # days before an article up to which the day it opens with may be news that only it has


@dataclass(frozen=True)
class Pair:
    """A day of one article and a day of another, each with the other days of its article."""

    a: Happening
    b: Happening
    beside: tuple[Sequence[Happening], Sequence[Happening]]
    days: int  # between two dates of one piece of news at the most

    @property
    def claims(self) -> tuple[Claim, Claim]:
        """Their statements."""
        return self.a.claim, self.b.claim

    @cached_property
    def role(self) -> str:
        """What both days are to both articles: to come, of the news, past; nothing where that differs."""
        return _role(self.a, self.b, self.days)

    @cached_property
    def match(self) -> Match | None:
        """How the words of their sentences meet."""
        return matches.match(self.a, self.b)

    @cached_property
    def unknown(self) -> int:
        """How many of the two days the other article does not name."""
        return (not _known(self.a, self.beside[1])) + (not _known(self.b, self.beside[0]))

    @cached_property
    def points(self) -> int:
        """How much speaks for one day, less what speaks against it."""
        x, y = self.claims
        slip, alone = _slip(self), _alone(self)
        meeting = _meeting(self)
        told = all("told" in c.marks for c in (x, y))  # days on which somebody spoke
        against = KNOWN * (2 - self.unknown) + _own_news(self) + told + (0 if slip else _coarse(x, y))
        return (max(meeting, 0) if alone == SOLE else meeting) + slip + alone + _kind(self.a, self.b) - against


def leftovers(ledger: Ledger, found: Sequence[Happening], days: int) -> Iterator[Pair]:
    """The best pairs of such days, of each day in another article at most one."""
    told: dict[str, list[Happening]] = {}
    for h in found:
        told.setdefault(h.claim.article, []).append(h)
    for x, y in _stories(ledger):
        if x in told and y in told:
            yield from _between(ledger, told[x], told[y], days)


def _stories(ledger: Ledger) -> list[tuple[str, str]]:
    """Every two articles of one story: in a small corpus by their story or by names and figures, in a large one, where
    a story may be a topic, by both."""
    near = nearby.pairs(ledger)
    if len(ledger.articles) > nearby.FEW:
        return [p for p in near if bonds.bond(ledger, *p) >= MANY]
    bound = (p for p in combinations(sorted(ledger.by_article), 2) if bonds.bond(ledger, *p) >= BOND)
    return sorted({*near, *bound})


def _between(ledger: Ledger, left: Sequence[Happening], right: Sequence[Happening], days: int) -> Iterator[Pair]:
    pairs = (Pair(a, b, (left, right), days) for a in left for b in right if matches.conflict(a, b))
    likely = [p for p in pairs if p.role and p.unknown and not _two(ledger, p) and p.points >= ENOUGH]
    taken: set[str] = set()
    for pair in sorted(likely, key=lambda p: (-p.points, order(p.a.claim), order(p.b.claim))):
        ids = {c.id for c in pair.claims}
        if taken.isdisjoint(ids):
            taken |= ids
            yield pair


def _known(h: Happening, other: Sequence[Happening]) -> bool:
    """Does the other article name the day as well?"""
    over = "deadline" in h.claim.marks
    return any(not matches.conflict(h, o) and not (over and written.grain(o.claim)) for o in other)


def _role(a: Happening, b: Happening, days: int) -> str:
    x, y = a.claim, b.claim
    if a.ahead != b.ahead or x.event is None or y.event is None or x.published is None or y.published is None:
        return ""
    if a.ahead:
        return AHEAD if min(x.event.start, y.event.start) > max(x.published, y.published) else ""
    first = min(x.published, y.published)
    if max(x.event.start, y.event.start) > first:
        return ""  # the later day is news that the first article could not have
    younger, older = sorted((first - e.end).days for e in (x.event, y.event))
    return PAST if younger > RECENT else NEWS if older - younger <= days else ""


def _two(ledger: Ledger, p: Pair) -> bool:
    """Does something tell that they are two days?"""
    if matches.parted(p.a, p.b) or _opposed(*p.claims) or _chapters(p.a, p.b):
        return True
    if _goes_on(p.a, p.b) or _goes_on(p.b, p.a):
        return True
    if matches.turned(p.a, p.b):
        return p.match is None or p.match.things == 0
    if _over(p.a) != _over(p.b) and not _kind(p.a, p.b):
        return True
    if p.role == AHEAD and any(once.moved(ledger, h) for h in (p.a, p.b)):
        return True
    if any("deadline" in c.marks and written.grain(c) for c in p.claims):
        return True  # by some day of a month: "before September" is "by August"
    if any(written.grain(c) == "year" for c in p.claims) and not _one_year(p):
        return True
    return once.apart(ledger, p.a, p.b, p.match.event if p.match else None) or once.contrast(ledger, p.a, p.b)


def _goes_on(a: Happening, b: Happening) -> bool:
    """Does the one tell what has been going on since a month, the other what happened in one and did not begin then?"""
    since = ["since" in h.claim.marks for h in (a, b)]
    return (
        since == [True, False]
        and bool(written.grain(a.claim))
        and not b.began
        and all(o.phase != BEGIN for o in b.occasions)
    )


def _opposed(x: Claim, y: Claim) -> bool:
    """Was it closed on one day and opened on the other?"""
    keys = [terms.word(c.predicate, c.language).keys if c.predicate else frozenset() for c in (x, y)]
    return keys[0].isdisjoint(keys[1]) and kin.opposed(*keys)


def _chapters(a: Happening, b: Happening) -> bool:
    """Are they two chapters of a story: an arrest and a hearing?"""
    known = kin.groups("chapters")
    words = ([o.keys for o in h.occasions] + [t.word.keys for t, near in h.words if near == NEAR[0]] for h in (a, b))
    sides = [{n for keys in side for k in keys for n in known.get(k, ())} for side in words]
    return all(sides) and sides[0].isdisjoint(sides[1])


def _over(h: Happening) -> bool:
    """Is it the day on which something ends?"""
    c = h.claim
    return any(o.phase == END for o in h.occasions) or cues.has(c.predicate or "", c.language, ENDS, "turns")


def _one_year(p: Pair) -> bool:
    """Can two years be one? Of a thing's making, of the last time, or long ago; or they are but two of many years."""
    x, y = p.claims
    if written.grain(x) != written.grain(y) or not all(any(ch.isdigit() for ch in c.quote) for c in (x, y)):
        return False
    meets = p.match is not None and p.match.event is not None and p.match.things + p.match.names > 0
    return bool(_kind(p.a, p.b) or written.ancient(x, y)) and (meets or _slip(p) > 0)


def _alone(p: Pair) -> int:
    """A point where neither could be another day of the other article; more where neither article has another day."""
    grain = written.grain(p.a.claim)
    for own, other, (side, across) in ((p.a, p.b, p.beside), (p.b, p.a, p.beside[::-1])):
        rivals = (o for o in side if o.days != own.days and written.grain(o.claim) == grain)
        if any(_role(o, other, p.days) == p.role and not _known(o, across) for o in rivals):
            return 0
    sole = p.role == NEWS and not _news_of_both(p) and _sole(p.a, p.beside[0]) and _sole(p.b, p.beside[1])
    return SOLE if sole else 1


def _news_of_both(p: Pair) -> bool:
    """Does each article open with its day, one of them with what just happened: each has news of its own?"""
    return p.a.opens and p.b.opens and any(written.age(c) <= FRESH for c in p.claims)


def _sole(h: Happening, side: Sequence[Happening]) -> bool:
    """Is it the one day of its news that an article names?"""
    c = h.claim
    named = any(ch.isdigit() for ch in c.quote) or "week" in c.marks
    if not named or c.predicate is None or len(h.plain) < LEAST:
        return False
    rest = (o for o in side if o.days != h.days and not o.ahead and not written.grain(o.claim))
    return all(written.age(o.claim) > RECENT for o in rest)


def _meeting(p: Pair) -> int:
    """Points for what happens and what it happens to."""
    m = p.match
    if m is None:
        return 0
    again = m.event is not None and p.role == PAST and not m.event[0].keys.isdisjoint(kin.listed("recurring"))
    act = 2 if m.event and not again else OTHER if m.act == "other" and p.role == NEWS else ACTS.get(m.act, 0)
    return act + min(m.things, 2) + min(m.names, 1)


def _kind(a: Happening, b: Happening) -> int:
    """Points for what both days are said to be: the last of several, the year of a making."""
    last = 2 if a.turns & b.turns & set(STRICT) else 0
    return last + int(COARSE in a.claim.marks and COARSE in b.claim.marks)


def _slip(p: Pair) -> int:
    """Points for two dates that differ in one part, the more the rarer dates of that kind are."""
    x, y = p.claims
    parts = written.one_part(x, y)
    if parts is None:
        return 0
    if p.role == NEWS:
        return 2 if written.tens(x, y) else 0
    if p.role == AHEAD:
        return 1
    if "year" in (written.grain(x), written.grain(y)):
        return written.one_digit(*parts) + written.ancient(x, y)
    if not written.grain(x) and not written.grain(y):
        return 3
    return 2 if x.event and y.event and x.event.start.year != y.event.start.year else 0


def _own_news(p: Pair) -> int:
    """What counts against a day of the news that is the article's own: it brought other news than the first."""
    apart = written.gap(*p.claims) > FRESH
    own = any(written.age(h.claim) <= (FRESH if h.opens else 0) for h in (p.a, p.b))
    return 2 if p.role == NEWS and apart and own else 0


def _coarse(x: Claim, y: Claim) -> int:
    """What counts against two months, or a month and a day: so long a time has more than one event of a kind."""
    return 2 if written.grain(x) != written.grain(y) else int(written.grain(x) == "month")
