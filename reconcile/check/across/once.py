"""What tells that two dated happenings are two, however much their sentences share."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reconcile.check.across import written
from reconcile.check.across.happenings import NEAR, Happening
from reconcile.check.across.matches import Match, turned
from reconcile.check.across.occasions import BEGIN, Occasion
from reconcile.check.ledger import Ledger
from reconcile.check.speech import terms
from reconcile.check.speech.terms import Word
from reconcile.language import kin
from reconcile.model import Claim

SOUND = "@"  # begins a name as it sounds, in any language
ANEW = 2  # days between two beginnings within which what lasts has begun but once


def two(a: Happening, b: Happening, m: Match) -> bool:
    """Are they surely two: of two times or places, two chapters of a story, one more of its kind?"""
    if _other_time(a, b) or _other_place(a, b) or _opposed(a.claim, b.claim) or _chapters(a, b):
        return True
    if a.claim.sentence == b.claim.sentence or _left_as_it_was(a, b):  # a copy, its "yesterday" left as it was
        return True
    return m.event is not None and (_another(a, b, m.event) or _next(a, b, m.event))


def _another(a: Happening, b: Happening, event: tuple[Occasion, Occasion]) -> bool:
    """Is only one said to be one more of its kind? Of what is still to come either may say so: new elections."""
    return not (a.ahead and b.ahead) and event[0].other != event[1].other


def _other_time(a: Happening, b: Happening) -> bool:
    """Is only one the next of several, a day of a year, the last day for something, the first and not the
    second, or within what goes on since a month?"""
    if not (a.ahead and b.ahead) and "next" in a.turns ^ b.turns:  # what is still to come is the next one, said or not
        return True
    grains = {written.grain(h.claim) for h in (a, b)}
    if ("year" in grains and len(grains) > 1) or _goes_on(a, b) or _goes_on(b, a):
        return True
    due = ["deadline" in h.claim.marks for h in (a, b)]
    if due[0] != due[1] and not turned(a, b):
        return True
    return "first" in a.turns ^ b.turns and "second" in a.turns ^ b.turns


def _other_place(a: Happening, b: Happening) -> bool:
    return bool(a.places and b.places) and a.places.isdisjoint(b.places)


def _goes_on(a: Happening, b: Happening) -> bool:
    """Does the one tell what has been going on since a month, the other what happened in one and did not begin then?"""
    since = ["since" in h.claim.marks for h in (a, b)]
    coarse = bool(written.grain(a.claim)) and not b.began
    return since == [True, False] and coarse and all(o.phase != BEGIN for o in b.occasions)


def _opposed(x: Claim, y: Claim) -> bool:
    """Was it closed on one day and opened on the other, or found and lifted?"""
    a, b = (terms.word(c.predicate, c.language).keys if c.predicate else frozenset[str]() for c in (x, y))
    return a.isdisjoint(b) and any(kin.opposed(a, b, section) for section in ("opposites", "steps"))


def _chapters(a: Happening, b: Happening) -> bool:
    """Are they two chapters of a story: an arrest and a hearing?"""
    return bool(chapters(a) and chapters(b)) and chapters(a).isdisjoint(chapters(b))


def chapters(h: Happening) -> frozenset[int]:
    """The chapters of a story that it may be."""
    known = kin.groups("chapters")
    words = [*(o.keys for o in h.occasions), *(t.word.keys for t, near in h.words if near == NEAR[0])]
    return frozenset(n for keys in words for k in keys for n in known.get(k, ()))


def _left_as_it_was(a: Happening, b: Happening) -> bool:
    """Do both say only "today", or only "yesterday"? A report passed on a day later keeps the word of the first."""
    lags = set()
    for c in (a.claim, b.claim):
        if c.event is None or c.published is None or "week" in c.marks or any(ch.isdigit() for ch in c.quote):
            return False
        lags.add(c.published - c.event.start)
    return len(lags) == 1


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


def contrast(ledger: Ledger, a: Happening, b: Happening) -> bool:
    """Has each names beside it, none of which the other article has; or a thing, or in one language a name, of which
    the other article knows nothing?"""
    return (
        _other_names(ledger, a, b)
        or _each_alone(ledger, a, b, _things)
        or (a.claim.language == b.claim.language and _each_alone(ledger, a, b, _own_names))
    )


def _other_names(ledger: Ledger, a: Happening, b: Happening) -> bool:
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
