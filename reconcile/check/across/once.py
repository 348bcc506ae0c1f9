"""Events that each of two articles dates once: in one story they are one, unless something tells them apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from reconcile.check.across.happenings import COARSE, NEAR, Happening
from reconcile.check.across.occasions import BEGIN, END, WHOLE, Occasion, alike_events, phases
from reconcile.check.ledger import Ledger
from reconcile.check.speech import terms
from reconcile.check.speech.terms import Word
from reconcile.language import cues, kin

BOUND = 2  # rare names and figures of two articles that will do; with fewer, more than the event must meet
MANY = 3  # days of one kind of event in a corpus beyond which it is no single one
TELLING = 3  # words that must meet then
SOUND = "@"  # begins a name as it sounds, in any language
SOON = 14  # days between two articles beyond which a plan may have been changed without a word
ANEW = 2  # days between two beginnings within which what lasts has begun but once
YEARS = 60 * 366  # days between two years in which one thing was made
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


def apart(ledger: Ledger, a: Happening, b: Happening, event: tuple[Occasion, Occasion] | None) -> bool:
    """Does something tell the two apart: one more of its kind, the next of many, another event, names or things?"""
    if _left_as_it_was(a, b):
        return True
    if event is None:
        return _other_events(a, b)
    if event[0].other != event[1].other or "second" in a.turns ^ b.turns:
        return True
    return _next(a, b, event) or _other_names(ledger, a, b)


def _left_as_it_was(a: Happening, b: Happening) -> bool:
    """Do both say only "today", or only "yesterday"? A report passed on a day later keeps the word of the first."""
    lags = set()
    for c in (a.claim, b.claim):
        if c.event is None or c.published is None or "week" in c.marks or any(ch.isdigit() for ch in c.quote):
            return False
        lags.add(c.published - c.event.start)
    return len(lags) == 1


def contrast(ledger: Ledger, a: Happening, b: Happening) -> bool:
    """Has each a thing, or in one language a name, beside it of which the other article knows nothing?"""
    return _each_alone(ledger, a, b, _things) or (
        a.claim.language == b.claim.language and _each_alone(ledger, a, b, _own_names)
    )


def _other_events(a: Happening, b: Happening) -> bool:
    """Does each say what happened, and not the same?"""
    left, right = ([o for o in h.occasions if o.firm and o.known] for h in (a, b))
    if not left or not right:
        return False
    alike = [(x, y) for x in left for y in right if alike_events(x, y, a.claim.language == b.claim.language)]
    return all(END in (x.phase, y.phase) and x.phase != y.phase for x, y in alike)


def _next(a: Happening, b: Happening, event: tuple[Occasion, Occasion]) -> bool:
    """Of what comes again and again: is the later day one that the earlier article could not know of yet?"""
    x, y = a.claim, b.claim
    if x.event is None or y.event is None or x.published is None or y.published is None:
        return False
    first, last = sorted((x.event.start, y.event.start))
    if all(o.phase == BEGIN and o.firm for o in event) and (last - first).days <= ANEW:
        return False  # what lasts does not begin anew the next day
    if a.ahead and b.ahead:
        return first < max(x.published, y.published)  # it was over when the second article told of one to come
    again = kin.listed("recurring")
    return last > min(x.published, y.published) and any(not o.keys.isdisjoint(again) for o in event)


def _other_names(ledger: Ledger, a: Happening, b: Happening) -> bool:
    """Has each names beside it, none of which the other article has?"""
    left, right = (_names([t for t, near in h.words if near == NEAR[0]]) for h in (a, b))
    if a.claim.language != b.claim.language:
        left, right = (frozenset(k for k in side if k[0] == SOUND) for side in (left, right))
    if not left or not right:
        return False
    return not (_meet(left, _named(ledger, b.claim.article)) or _meet(right, _named(ledger, a.claim.article)))


def _each_alone(ledger: Ledger, a: Happening, b: Happening, of: Callable[[Happening], Sequence[Word]]) -> bool:
    return all(any(not _known(ledger, w, other.claim.article) for w in of(own)) for own, other in ((a, b), (b, a)))


def _things(h: Happening) -> list[Word]:
    """What of its own stretch tells one place, vehicle or group of people from others."""
    own, telling = (t for t, near in h.words if near == NEAR[0]), kin.listed("telling")
    return [t.word for t in own if not t.word.keys.isdisjoint(telling)]


def _own_names(h: Happening) -> list[Word]:
    return [t.word for t, near in h.words if near == NEAR[0] and t.name and t.plain]


def _known(ledger: Ledger, word: Word, article: str) -> bool:
    """Does an article have a word, or one near to it in meaning?"""
    table = ledger.memo.setdefault("spoken", {})
    if article not in table:
        known = ledger.articles[article]
        keys = {k for t in terms.of(f"{known.title}\n{known.text}", known.language) for k in t.word.keys}
        table[article] = (keys, {n for k in keys for n in kin.circle(frozenset((k,)))})
    keys, circles = table[article]
    return not word.keys.isdisjoint(keys) or not kin.circle(word.keys).isdisjoint(circles)


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
    if COARSE in (*a.claim.marks, *b.claim.marks):
        return YEARS
    if a.ahead and b.ahead and _soon(a, b) and not any(moved(ledger, h) for h in (a, b)):
        return max(days, PLANNED)
    phases = [{o.phase for o in h.occasions} - {WHOLE} for h in (a, b)]
    over = bool(phases[0] & phases[1]) and not a.ahead and not b.ahead  # what began or ended did so but once
    return max(days, LAST) if over or "last" in a.turns & b.turns else days


def _soon(a: Happening, b: Happening) -> bool:
    x, y = a.claim.published, b.claim.published
    return x is not None and y is not None and abs(x - y) <= dt.timedelta(days=SOON)


def moved(ledger: Ledger, h: Happening) -> bool:
    """Does the article say that something was put off?"""
    article = ledger.articles[h.claim.article]
    return cues.has(article.text, article.language, "moved", "turns")
