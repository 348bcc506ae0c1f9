"""A percentage beside the figures it is reckoned from: a share and its base, a change and its two ends."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pydantic import Field

from reconcile.check import words
from reconcile.check.across import select
from reconcile.check.ledger import Ledger, Verdict
from reconcile.check.rulebook.rules import Rule
from reconcile.check.rulebook.schema import Tolerant
from reconcile.check.values import intervals
from reconcile.check.values.intervals import Interval
from reconcile.check.within import bases, changes, leaps, levels, likely, passages, points, ratios, retold, shares, sums
from reconcile.check.within.changes import Ends
from reconcile.check.within.ratios import Ratio
from reconcile.check.within.shares import Tie
from reconcile.language import cues
from reconcile.model import Claim

FAR_OFF = 3.0  # times: what is farther off is no slip
REACH_OF_CHANGE = 25  # characters between a change and the nearer of its two ends
TOLD = 16  # of them, those in which "that is" must stand
WHOLE = 0.5  # precision of a share written without a fraction
RESTATED = 70  # characters between a change told by its ends and the same as a percentage


class Params(Tolerant):
    """Fields of a percent rule."""

    rough: float = Field(default=0.5, ge=0, description="Percentage points a share may be off beyond its rounding.")
    near: float = Field(
        default=0.6, ge=0, description="What is off by more than this part of the share is not its base."
    )


def run(ledger: Ledger, rule: Rule) -> Iterator[Verdict]:
    spec = rule.spec
    assert isinstance(spec, Params)
    for _, claims in select.articles(ledger, rule):
        told = [_as_written(ledger, v) for v in _worded(ledger, claims, spec)]
        yield from told
        shares_ = {c.id for v in told for c in v.claims if c.unit in ("percent", "times")}
        for ratio in likely.shares(ledger, claims):
            ids = {c.id for c in ratio.claims}
            if ratio.share.id not in shares_ and all(len(ids & {c.id for c in v.claims}) < 2 for v in told):
                yield _nearly(ratio)


def _worded(ledger: Ledger, claims: Sequence[Claim], spec: Params) -> Iterator[Verdict]:
    """What the wording ties to be a share or a change of two others."""
    figures = list(shares.figures(claims))
    body = [c for c in claims if c.part == "text"]
    told_in = [[], *passages.sentences(body)]
    changed = [found for pair in pairwise(told_in) for found in _changes(ledger, *pair, spec)]
    told = {v.claims[0].id for v in changed}
    changed += _steps(ledger, [c for c in body if c.id not in told], body, spec)
    told = {v.claims[0].id for v in changed}
    changed += _leaps(ledger, [c for c in body if c.id not in told], body, spec)
    changed = [v for v in changed if v.held or not levels.of_a_name(ledger, v.claims[0], v.claims[1:])]
    yield from changed
    told = {v.claims[0].id for v in changed}
    own = [c for c in body if _is_share(c) and c.id not in told]
    tied = [(c, shares.ties(ledger, c, figures)) for c in own]
    parts = {t.part.id for _, ties in tied for t in ties if t.told >= shares.SAID}
    tied = [(c, shares.settled(ties, parts)) for c, ties in tied]
    held = [best for _, ties in tied if (best := shares.best(ties))]
    known = [best.base for best in held]
    wholes = sums.parts(ledger)
    tied = [(c, shares.without_items(shares.spoken_for(c, ties, held), wholes)) for c, ties in tied]
    settled = {best.share.id for best in held}
    for share, ties in tied:
        found = list(_share(share, ties, known, spec))
        settled |= {v.claims[0].id for v in found}
        yield from found
    yield from (_tied(t, t.meets(0.5)) for t in retold.find(ledger, body, figures) if t.share.id not in settled)
    yield from _filled(ledger, body, figures)
    yield from _points(ledger, body)


def _is_share(c: Claim) -> bool:
    return c.unit == "percent" and (c.low or c.high or 0.0) > 0 and (c.high or c.low or 100.0) < 100


def _share(share: Claim, tied: Sequence[Tie], known: Sequence[Claim], spec: Params) -> Iterator[Verdict]:
    """The part and base that give the share; else those that the wording ties to it, or a base `known` from others."""
    held = shares.best(tied)
    likeliest = shares.likeliest(tied, known) if held is None and share.low == share.high else None
    held = likeliest if likeliest and likeliest.meets() else held
    wrong = None if held or share.direction else shares.slip(tied, max(spec.rough, spec.absolute), spec.near, known)
    tie = held or wrong
    if tie:
        yield _tied(tie, held is not None)


def _points(ledger: Ledger, body: Sequence[Claim]) -> Iterator[Verdict]:
    """ "From 8.1% to 6.4%, a fall of 1.7 percentage points"."""
    for sentence in passages.sentences(body):
        moved = [c for c in sentence if c.unit == "percentage_point" and passages.exact(c)]
        levels_ = [c for c in sentence if c.unit == "percent" and passages.exact(c) and "change" not in c.marks]
        first = [c for c in levels_ if {"old", "from"} & set(c.marks)]
        last = [c for c in levels_ if {"new", "level"} & set(c.marks) and c not in first]
        if len(moved) == len(first) == len(last) == 1:
            yield from _apart(moved[0], first[0], last[0])
    for moved_, old, new in points.find(ledger, body):
        yield from _apart(moved_, old, new)


def _apart(moved: Claim, first: Claim, last: Claim) -> Iterator[Verdict]:
    a, b = intervals.of(first), intervals.of(last)
    between = a.minus(b) if (first.low or 0.0) > (last.low or 0.0) else b.minus(a)
    told = math.isclose(abs((first.low or 0.0) - (last.low or 0.0)), moved.low or 0.0, rel_tol=1e-9)
    held = between.meets(intervals.of(moved))
    if held and not told and max(first.precision, last.precision) >= WHOLE:
        return  # whole percents that rounding may have moved
    step = words.number(round(abs((first.low or 0.0) - (last.low or 0.0)), 9))
    reckoned = f"from {words.value(first)} to {words.value(last)} is {step} percentage points"
    yield _of_three((moved, first, last), held, reckoned, held)


def _filled(ledger: Ledger, body: Sequence[Claim], figures: Sequence[Claim]) -> Iterator[Verdict]:
    """ "Built for 6,000, it houses 9,200 and is 153% full": a share that may well be above a hundred."""
    for share in body:
        found = bases.filled(ledger, share, figures) if share.unit == "percent" and share.low == share.high else None
        if found:
            tie = Tie(share, *found, 0, 0, False, 0)
            said, ratio = share.low or 0.0, intervals.middle(tie.written)
            if said / FAR_OFF <= ratio <= said * FAR_OFF:  # "640 were treated in a month": not at once
                yield _tied(tie, tie.meets(0.5))


def _nearly(ratio: Ratio) -> Verdict:
    """A share that no rule of wording knows, and what the two figures give."""
    tail = " times" if ratio.share.unit == "times" else "%"
    shown = words.number(round(ratio.reckoned.low, 1)) + tail
    if ratio.how == ratios.OF:
        reckoned = f"{words.value(ratio.part)} of {words.value(ratio.base)} is {shown}"
    else:
        reckoned = f"from {words.value(ratio.base)} to {words.value(ratio.part)} is {shown}"
    return _as_written(ratio.ledger, _of_three((ratio.share, ratio.part, ratio.base), False, reckoned, False))


def _as_written(ledger: Ledger, verdict: Verdict) -> Verdict:
    """The same with each of its claims in the unit that it is told in."""
    return replace(verdict, claims=tuple(ledger.claims.get(c.id, c) for c in verdict.claims))


def _tied(tie: Tie, held: bool) -> Verdict:
    share, part, base = tie.share, tie.part, tie.base
    low, high = (round(v, 1) for v in tie.written)
    shown = words.interval(Interval(low if base.high is not None else -math.inf, high), "%")
    reckoned = f"{words.value(part)} of {words.value(base)} is {shown}"
    return _of_three((share, part, base), held, reckoned, held or part.whole == base.id)


def _of_three(claims: tuple[Claim, Claim, Claim], held: bool, reckoned: str, sure: bool) -> Verdict:
    """What two figures come to, against the third, which stands first."""
    given = words.value(claims[0])
    return Verdict(
        claims=claims,
        held=held,
        message=reckoned if held else f"{reckoned}, not {given}",
        explanation=(*words.lines(claims), f"{reckoned}; the article gives {given}"),
        confidence="certain" if sure else "likely",
        settle="which of the three figures the source gave",
    )


def _changes(ledger: Ledger, earlier: Sequence[Claim], sentence: Sequence[Claim], spec: Params) -> Iterator[Verdict]:
    """ "вырос на 12 %, с 500 до 560": the change and its two ends in one sentence, or the level in the one before."""
    for change in sentence:
        if change.unit not in ("percent", "times") or change.low is None:
            continue
        ends = changes.ends(ledger, sentence, change, earlier)
        if not ends or not _told(ledger, change, ends):
            continue
        changed = _change(change, ends, spec, changes.way(ledger, change))
        close = _close(ledger, change, ends)
        if changed and (close or (changed.held and _within_reach(ledger, change, ends))):
            if changed.held or not _of_another(ledger, change, ends):
                yield changed


def _steps(ledger: Ledger, claims: Sequence[Claim], body: Sequence[Claim], spec: Params) -> Iterator[Verdict]:
    """ "480 visitors, against 400 a week earlier, an increase of 20%": two levels told apart by words of time."""
    for change in claims:
        if change.unit not in levels.RELATIONS or change.low is None:
            continue
        way = changes.way(ledger, change)
        if way is None and change.unit == "percent" and not changes.led(ledger, change, "by"):
            continue
        found = levels.step(ledger, change, body)
        changed = _change(change, found.ends, spec, way) if found else None
        if found and changed and (changed.held or found.sure):
            yield changed


def _leaps(ledger: Ledger, claims: Sequence[Claim], body: Sequence[Claim], spec: Params) -> Iterator[Verdict]:
    """Two levels and a change between them, in whatever wording."""
    for change in claims:
        if change.unit in levels.RELATIONS and change.low is not None and change.low == change.high:
            for ends, way, sure in leaps.find(ledger, change, body):
                changed = _change(change, ends, spec, way)
                if changed and (changed.held or sure):
                    yield changed


def _told(ledger: Ledger, change: Claim, ends: Ends) -> bool:
    """Is the figure told as a change of the two: up or down, said again, or "doubled from 400 to 800"?"""
    multiple = change.unit == "times" and ends.named and change.end <= ends.claims[0].start
    return bool(changes.way(ledger, change)) or multiple or _restated(ledger, change, ends)


def _close(ledger: Ledger, change: Claim, ends: Ends) -> bool:
    """Does the change stand with its ends?"""
    if _restated(ledger, change, ends) or changes.reckoned_from(ledger, change, ends.claims[0]):
        return True
    gap = min((passages.between(ledger, change, c) for c in ends.claims), key=len)
    if len(gap) <= REACH_OF_CHANGE and gap.count(",") < 2:
        return True
    head, comma, _ = gap.partition(",")  # "up by 9 per cent next year, from an average of 500 crowns to 530"
    behind_it = change.end <= min(c.start for c in ends.claims) and not _of_another(ledger, change, ends)
    if comma and len(head) <= REACH_OF_CHANGE and ends.named and behind_it:
        return True
    # "from $200 to $184 a tonne over the month, a drop of 8%":
    behind = change.start > max(c.start for c in ends.claims)
    return behind and levels.says_again(change, *ends.claims) and _within_reach(ledger, change, ends)


def _within_reach(ledger: Ledger, change: Claim, ends: Ends) -> bool:
    """Does the change stand in a clause beside ends that are told as such, and go their way?"""
    gap = min((passages.between(ledger, change, c) for c in ends.claims), key=len)
    alike = (changes.way(ledger, change) == "up") == (ends.end >= ends.start)
    return ends.named and alike and len(gap) <= RESTATED and gap.count(",") < 2 and not re.search(r"[.;:]", gap)


def _of_another(ledger: Ledger, change: Claim, ends: Ends) -> bool:
    """ "Prices rose by 8%, bread went from 30 to 36": do the ends behind a change have a clause of their own?"""
    first = min(ends.claims, key=lambda c: c.start)
    if first.start < change.end:
        return False
    _, comma, own = passages.between(ledger, change, first).rpartition(",")
    own = cues.without(cues.without(own, change.language, "from"), change.language, "mean")
    return bool(comma) and bool(own.strip(" (—–"))


def _restated(ledger: Ledger, change: Claim, ends: Ends) -> bool:
    """ "from 30 to 36 crowns, or 20 percent": the two ends said again as a change."""
    last = max(ends.claims, key=lambda c: c.start)
    gap = passages.between(ledger, last, change)
    if change.unit != "percent" or last.end > change.start or re.search(r"[.;:()]", gap):
        return False
    said = len(gap) < RESTATED and cues.has(gap[:TOLD], change.language, "or_is")
    return said or (len(gap) < RESTATED // 2 and gap == gap.lower())


def _change(change: Claim, ends: Ends, spec: Params, way: str | None) -> Verdict | None:
    start, end, claims, _ = ends
    ratio = end.over(start) or Interval(0, 0)
    up = way == "up" if way else end >= start
    if change.unit == "times":
        moved, tail = ratio if way != "down" else start.over(end) or ratio, " times"
        slack = 0.05 * moved.high
    else:
        moved, tail = Interval(ratio.low - 1, ratio.high - 1).times(100 if up else -100), "%"
        slack = max(spec.rough, shares.loose(change))
    holds = moved.meets(intervals.of(change), max(slack, spec.absolute))
    said = change.low or 0.0
    if not holds and not (moved.high >= said / FAR_OFF and moved.low <= said * FAR_OFF):
        return None  # so far off that the change is of something else
    shown = words.interval(Interval(*(round(v, 1) for v in moved)), tail)
    reckoned = f"from {_end(start, claims[0])} to {_end(end, claims[-1])} is {shown}"
    return Verdict(
        claims=(change, *claims),
        held=holds,
        message=reckoned if holds else f"{reckoned}, not {words.value(change)}",
        explanation=(*words.lines((change, *claims)), f"{reckoned}; the article gives {words.value(change)}"),
        confidence="certain" if holds else "likely",
        settle="which of the three figures the source gave",
    )


def _end(level: Interval, claim: Claim) -> str:
    """The level as the article writes it."""
    if claim.low == claim.high:
        return words.value(claim)
    return words.number(level.low) + words.unit(claim)
