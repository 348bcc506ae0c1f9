"""Events that each of two articles dates once: in one story they are one, unless something tells them apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from reconcile.check.across.happenings import NEAR, Happening
from reconcile.check.across.occasions import Occasion, phases
from reconcile.check.ledger import Ledger
from reconcile.check.speech import terms
from reconcile.language import cues

BOUND = 2  # rare names and figures of two articles that will do; with fewer, more than the event must meet
MANY = 3  # days of one kind of event in a corpus beyond which it is no single one
TELLING = 3  # words that must meet then
SOUND = "@"  # begins a name as it sounds, in any language
SOON = 14  # days between two articles beyond which a plan may have been changed without a word
PLANNED, LAST = 120, 45  # days between two dates of one plan; of the last time that something was done


class Events:
    """The events that articles date, and on how many days each."""

    def __init__(self, found: Iterable[Happening]) -> None:
        self._told: dict[str, list[Happening]] = {}
        self._days: dict[tuple[str, str], set[dt.date]] = {}
        for h in found:
            if h.occasions:
                self._told.setdefault(h.claim.article, []).append(h)
            for key, phase in {(k, o.phase) for o in h.occasions for k in o.keys}:
                self._days.setdefault((key, phase), set()).add(min(h.days))

    def once(self, h: Happening, event: Occasion) -> bool:
        """Is it the only day that its article gives to such an event?"""
        for other in self._told.get(h.claim.article, ()):
            same = any(not o.keys.isdisjoint(event.keys) and phases(o, event) for o in other.occasions)
            if same and other.days.isdisjoint(h.days) and other.claim.background == h.claim.background:
                return False
        return True

    def often(self, a: Occasion, b: Occasion) -> bool:
        """Has the corpus so many days of it that there are many such events?"""
        days = [self._days.get((k, o.phase), set()) for o in (a, b) for k in o.keys]
        return len(set().union(*days)) > MANY


def surely(
    events: Events,
    a: Happening,
    b: Happening,
    event: tuple[Occasion, Occasion],
    bond: int,
    shared: int,
) -> bool:
    """Is the event that both date one? `shared`: words of the sentences that meet, the event among them."""
    if (bond < BOUND and shared < BOUND) or (shared < TELLING and events.often(*event)):
        return False
    return events.once(a, event[0]) and events.once(b, event[1])


def apart(ledger: Ledger, a: Happening, b: Happening, event: tuple[Occasion, Occasion]) -> bool:
    """Is one of the two one more of its kind, or has each a name beside it of which the other article knows nothing?"""
    if event[0].other != event[1].other:
        return True
    left, right = (_names([t for t, near in h.words if near == NEAR[0]]) for h in (a, b))
    if a.claim.language != b.claim.language:
        left, right = (frozenset(k for k in side if k[0] == SOUND) for side in (left, right))
    if not left or not right:
        return False
    return not (_meet(left, _named(ledger, b.claim.article)) or _meet(right, _named(ledger, a.claim.article)))


def _meet(a: frozenset[str], b: frozenset[str]) -> bool:
    """Is a name of one in the other, be it as an adjective, which is longer: Telegin, «Телегинский»?"""
    return not a.isdisjoint(b) or any(x.startswith(y) or y.startswith(x) for x in a for y in b if SOUND == x[0] == y[0])


def _names(words: Sequence[terms.Term]) -> frozenset[str]:
    return frozenset(k for t in words if t.name for k in t.word.keys)


def _named(ledger: Ledger, article: str) -> frozenset[str]:
    """The names in an article."""
    table = ledger.memo.setdefault("named", {})
    if article not in table:
        known = ledger.articles[article]
        table[article] = _names(terms.of(f"{known.title}\n{known.text}", known.language))
    names: frozenset[str] = table[article]
    return names


def window(ledger: Ledger, a: Happening, b: Happening, days: int) -> int:
    """Days apart that two dates of one happening may stand: a plan, the last of many times, are not mistaken for
    another as easily."""
    if a.ahead and b.ahead and _soon(a, b) and not any(_moved(ledger, h) for h in (a, b)):
        return max(days, PLANNED)
    return max(days, LAST) if "last" in a.turns & b.turns else days


def _soon(a: Happening, b: Happening) -> bool:
    x, y = a.claim.published, b.claim.published
    return x is not None and y is not None and abs(x - y) <= dt.timedelta(days=SOON)


def _moved(ledger: Ledger, h: Happening) -> bool:
    article = ledger.articles[h.claim.article]
    return cues.has(article.text, article.language, "moved", "turns")
