"""One fact over time: which of two claims is the later state, and what no later state has replaced.

A toll counts up over days, a stock stands at a date. So a later, higher toll replaces the earlier one, and so does
any later stock; a later toll that is lower stands against the earlier one unless a revision is announced. An event's
own figure (so many released that day) has no later states, except in the first days while counting goes on.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from reconcile.language import available, load_pack
from reconcile.language.morphology import norm
from reconcile.model import Claim

DEVELOPING_DAYS = 3  # an event's figure may still grow so long after the first report
CLAUSE = 80  # letters before the number in which "has risen to" is looked for
WORD = re.compile(r"[^\W\d_]+")
CHANGE = ("rising", "falling", "revising")


def as_of(claim: Claim) -> dt.date | None:
    """The day on which the claim's state held: its own, else the day it was published."""
    if claim.event and claim.nature == "stock":
        return claim.event.end
    return claim.published


def change(claim: Claim) -> frozenset[str]:
    """How the words before the number announce a new state: rising, falling, revising."""
    at = max(0, claim.start - claim.sentence_start)
    return _change(claim.sentence[max(0, at - CLAUSE) : at], claim.predicate or "", claim.language)


@lru_cache(maxsize=20_000)
def _change(before: str, predicate: str, code: str | None) -> frozenset[str]:
    if code not in available():
        return frozenset()
    pack, table = load_pack(str(code)), _changes(str(code))
    lemmas = {predicate}
    for m in WORD.finditer(before):
        lemmas |= pack.morph.lemmas(norm(m.group()))
    return frozenset(kind for lemma in lemmas for kind in table.get(lemma, ()))


@lru_cache(maxsize=32)
def _changes(code: str) -> dict[str, tuple[str, ...]]:
    """Lemma → kinds of change, from the pack's `context` section."""
    out: dict[str, tuple[str, ...]] = {}
    section = load_pack(code).section("context")
    for kind in CHANGE:
        for word in section.get(kind, ()):
            out[norm(str(word))] = (*out.get(norm(str(word)), ()), kind)
    return out


def below(a: Claim, b: Claim) -> bool:
    """Does all that a allows lie under all that b allows?"""
    if a.high is None or b.low is None:
        return a.low is not None and b.low is not None and a.high is None and a.low < b.low
    return a.high < b.low or (a.high == b.low and (a.high_open or b.low_open))


def supersedes(new: Claim, old: Claim) -> str | None:
    """Why `new` is a later state that replaces `old`; None if it is not."""
    then, now = as_of(old), as_of(new)
    later = (now - then).days if then and now else None
    if later is not None and later < 0:
        return None
    up, down = below(old, new), below(new, old)
    if not up and not down:
        return None
    kinds = change(new)
    if up and "rising" in kinds | change(old):
        return "the figure is told as a growing one"
    if down and kinds & {"revising", "falling"}:
        return "the figure was revised downwards"
    if not later:
        return None
    if new.nature == "stock":
        return f"the state of {now}, after that of {then}"
    if new.nature == "cumulative" and up:
        return f"the toll of {now} is later than that of {then}"
    if new.nature == "flow" and up and later <= DEVELOPING_DAYS:
        return f"counting went on from {then} to {now}"
    return None


def current(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Ids of the claims that no other one supersedes, in the order given."""
    ordered = list(claims)
    if len(ordered) > 400:  # a bound on the square below: the newest states only
        ordered = sorted(ordered, key=lambda c: (str(as_of(c)), c.id))[-400:]
    return tuple(c.id for c in ordered if not any(supersedes(o, c) for o in ordered if o is not c))


def history(claims: Iterable[Claim]) -> list[tuple[dt.date | None, tuple[Claim, ...]]]:
    """The states of one fact in order: a day and the claims that speak of it. Undated ones come last."""
    days: dict[dt.date | None, list[Claim]] = {}
    for c in claims:
        days.setdefault(as_of(c), []).append(c)
    order: Sequence[dt.date | None] = sorted(days, key=lambda d: (d is None, d or dt.date.min))
    return [(d, tuple(days[d])) for d in order]
