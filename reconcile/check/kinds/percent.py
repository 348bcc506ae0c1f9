"""A percentage beside the figures it is reckoned from: a share and its base, a change and its two ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from pydantic import Field

from reconcile.check import intervals, passages, select, words
from reconcile.check.counting import same_class
from reconcile.check.intervals import Interval
from reconcile.check.ledger import Ledger, Verdict
from reconcile.check.rules import Rule
from reconcile.check.schema import Tolerant
from reconcile.language import cues
from reconcile.model import Claim

BESIDE = 14  # characters between the two ends of one change: "from 30 crowns to 36"
AT_ONCE = 8  # the same with no word that says so
FAR_OFF = 3.0  # times: what is farther off is no slip
REACH_OF_CHANGE = 25  # characters between a change and the nearer of its two ends
MANY = 1000  # a part this large meets a whole percentage by chance too rarely to mind
JOINED = 24  # characters between a part and the whole that "of" joins to it
RESTATED = 30  # characters between a change told by its ends and the same as a percentage


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
        blocks = passages.paragraphs(ledger, claims)
        for n, block in enumerate(blocks):
            around = [c for b in blocks[max(0, n - 1) : n + 2] for c in b]
            for share in block:
                if share.unit == "percent" and share.low is not None and share.high is not None:
                    verdict = _share(ledger, share, block, around, spec)
                    if verdict:
                        yield verdict
            yield from _changes(ledger, block, spec)


def _share(
    ledger: Ledger, share: Claim, block: Sequence[Claim], around: Sequence[Claim], spec: Params
) -> Verdict | None:
    """The first pair of part and base that gives the share; else the pair that the wording ties to it."""
    if share.direction or share.status == "hypothetical" or not 0 < (share.high or 0) < 100:
        return None
    part = _apposed(ledger, share, block)
    bases = _bases(ledger, share, part, block, around) if part else []
    for base in bases:
        if part and _meets(share, part, base, spec):
            return _verdict(share, part, base, True)
    found = _anywhere(share, block, around, spec)
    if found:
        return _verdict(share, *found, held=True)
    if part and len({b.low for b in bases}) == 1 and _slip(share, part, bases[0], spec):
        return _verdict(share, part, bases[0], False)
    return None


def _slip(share: Claim, part: Claim, base: Claim, spec: Params) -> bool:
    """Is the share off, and yet so near that the three belong together? What is far off was paired wrongly by us."""
    if _meets(share, part, base, spec, spec.rough):
        return False
    near = spec.near * (share.high or 0.0)
    return _meets(share, part, base, spec, max(near, 10.0))


def _meets(share: Claim, part: Claim, base: Claim, spec: Params, rough: float = 0.01) -> bool:
    """Is part of base that percentage, each as exact as it is written?"""
    ratio = intervals.of(part).over(intervals.of(base))
    if ratio is None:
        return False
    wide = intervals.of(share)
    room = max(0.5 if "fraction" in share.marks else 0.0, rough, spec.absolute)
    return ratio.times(100).meets(Interval(wide.low - room, wide.high + room))


def _apposed(ledger: Ledger, share: Claim, block: Sequence[Claim]) -> Claim | None:
    """The count that the share says again: "630 …, то есть 15%", "Half of the 26, 13 in all", or just before."""
    counts = [c for c in block if passages.addable(c) and c.part == share.part]
    wholes = {c.whole for c in counts}
    told: list[Claim] = []
    for count in sorted(counts, key=lambda c: (abs(c.start - share.start), c.start)):
        if count.sentence_start != share.sentence_start or count.id in wholes:
            continue
        gap = passages.between(ledger, count, share)
        inner = [c for c in block if min(count.start, share.start) < c.start < max(count.start, share.start)]
        if len(gap) < 90 and cues.has(gap, share.language, "that_is") and len(inner) < 2:
            told.append(count)
    if told:  # "6,300 of the region's 9,000, or 70 percent": the smaller of the two is the part
        return next((c for c in told if any(_out_of(ledger, c, o) for o in told)), told[0])
    if cues.has(passages.before(ledger, share, 12), share.language, "this_is"):
        earlier = [c for c in counts if c.sentence_start < share.sentence_start]
        last = max((c.sentence_start for c in earlier), default=None)
        return next((c for c in earlier if c.sentence_start == last), None)
    return None


def _out_of(ledger: Ledger, part: Claim, whole: Claim) -> bool:
    """Does "of" join the two: "6,300 of the region's 9,000"?"""
    larger = part.start < whole.start and (whole.low or 0) > (part.high or 0) and part.unit == whole.unit
    gap = passages.between(ledger, part, whole)
    return larger and len(gap) < JOINED and cues.has(gap, part.language, "out_of")


def _bases(ledger: Ledger, share: Claim, part: Claim, block: Sequence[Claim], around: Sequence[Claim]) -> list[Claim]:
    """What the part can be a share of: its own whole, else the larger counts of the same kind close by."""
    own = [c for c in block if c.id == part.whole]
    own = own or [c for c in block if passages.addable(c) and _out_of(ledger, part, c)]
    if own:
        return own
    named = [c for c in around if c.counted and c.counted == share.counted and c.unit == part.unit and c.id != part.id]
    named = [c for c in named if passages.addable(c) and (c.low or 0) > (part.high or 0)]
    if named and part.unit is not None:
        return named  # "35% расходов": of what the article calls expenses
    larger = [
        c
        for c in block
        if passages.addable(c)
        and c.id != part.id
        and (c.low or 0) > (part.high or 0)
        and passages.near(c, share)
        and same_class(c, part)
    ]
    beside = [c for c in larger if c.sentence_start in (share.sentence_start, part.sentence_start)]
    return beside or larger


def _anywhere(
    share: Claim, block: Sequence[Claim], around: Sequence[Claim], spec: Params
) -> tuple[Claim, Claim] | None:
    """A part near the share and a base near both that give exactly this percentage."""
    parts = [c for c in block if passages.addable(c) and passages.near(c, share)]
    bases = [c for c in around if passages.addable(c)]
    for part, base in product(parts, bases):
        if part.id == base.id or (base.low or 0) <= (part.high or 0) or not passages.reckons(part, base):
            continue
        far = base not in block
        if far and float(share.low or 0).is_integer() and (part.low or 0) < MANY:
            continue  # a whole percentage is met by chance too often
        if _meets(share, part, base, spec) and _telling(share, part, base):
            return part, base
    return None


def _telling(share: Claim, part: Claim, base: Claim) -> bool:
    """Would chance rarely give this? Small counts and round shares meet too easily unless one sentence holds them."""
    together = share.sentence_start == part.sentence_start == base.sentence_start
    return together or part.whole == base.id or (part.low or 0) >= 100 or not float(share.low or 0).is_integer()


def _verdict(share: Claim, part: Claim, base: Claim, held: bool) -> Verdict:
    ratio = (intervals.written(part).over(intervals.written(base)) or Interval(0, 0)).times(100)
    shown = words.interval(Interval(*(round(v, 1) for v in ratio)), "%")
    reckoned = f"{words.value(part)} of {words.value(base)} is {shown}"
    return Verdict(
        claims=(share, part, base),
        held=held,
        message=reckoned if held else f"{reckoned}, not {words.value(share)}",
        explanation=(*words.lines((share, part, base)), f"{reckoned}; the article gives {words.value(share)}"),
        confidence="certain" if held or part.whole == base.id else "likely",
        settle="which of the three figures the source gave",
    )


def _changes(ledger: Ledger, block: Sequence[Claim], spec: Params) -> Iterator[Verdict]:
    """ "вырос на 12 %, с 500 до 560": the change and its two ends in one sentence."""
    for sentence in passages.sentences(block):
        for change in sentence:
            if change.unit not in ("percent", "times") or change.low is None:
                continue
            ends = _ends(ledger, change, sentence)
            if ends and (change.direction or _restated(ledger, change, ends[1])):
                changed = _change(change, *ends, spec)
                if changed:
                    yield changed


def _restated(ledger: Ledger, change: Claim, end: Claim) -> bool:
    """ "from 30 to 36 crowns, or 20 percent": the two ends said again as a change."""
    gap = passages.between(ledger, end, change)
    return (
        change.unit == "percent"
        and end.end <= change.start
        and len(gap) < RESTATED
        and not re.search(r"[.;:()]", gap)
        and gap == gap.lower()
    )


def _ends(ledger: Ledger, change: Claim, sentence: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The figure before and the one after, told by "from" and "to"."""
    levels = [c for c in sentence if c.id != change.id and c.unit not in ("percent", "times", "percentage_point")]
    first = [c for c in levels if {"old", "from"} & set(c.marks)] or [c for c in levels if _led(ledger, c, "from")]
    last = [c for c in levels if "new" in c.marks] or [c for c in levels if _led(ledger, c, "to")]
    if len(first) != 1 or len(last) != 1 or first == last:
        return None
    if any(c.low is None or c.low != c.high for c in (first[0], last[0])):
        return None  # "from more than 5,000 to more than 28,000" proves nothing
    beside = len(passages.between(ledger, first[0], last[0])) < BESIDE
    if not beside and not same_class(first[0], last[0]):
        return None
    gap = min((passages.between(ledger, change, c) for c in (first[0], last[0])), key=len)
    return (first[0], last[0]) if len(gap) <= REACH_OF_CHANGE and gap.count(",") < 2 else None


def _led(ledger: Ledger, c: Claim, cue: str) -> bool:
    return cues.has(passages.before(ledger, c, 10) + c.quote[:5], c.language, cue)


def _change(change: Claim, start: Claim, end: Claim, spec: Params) -> Verdict | None:
    ratio = intervals.of(end).over(intervals.of(start)) or Interval(0, 0)
    if change.unit == "times":
        moved, tail = (
            (ratio if change.direction != "down" else intervals.of(start).over(intervals.of(end)) or ratio),
            " times",
        )
        slack = 0.05 * moved.high
    else:
        up = change.direction == "up" if change.direction else intervals.written(end) >= intervals.written(start)
        sign = 1 if up else -1
        moved, tail, slack = Interval(ratio.low - 1, ratio.high - 1).times(100 * sign), "%", spec.rough
    holds = moved.meets(intervals.of(change), max(slack, spec.absolute))
    said = change.low or 0.0
    if not holds and not (moved.high >= said / FAR_OFF and moved.low <= said * FAR_OFF):
        return None  # so far off that the change is of something else
    shown = words.interval(Interval(*(round(v, 1) for v in moved)), tail)
    reckoned = f"from {words.value(start)} to {words.value(end)} is {shown}"
    return Verdict(
        claims=(change, start, end),
        held=holds,
        message=reckoned if holds else f"{reckoned}, not {words.value(change)}",
        explanation=(*words.lines((change, start, end)), f"{reckoned}; the article gives {words.value(change)}"),
        confidence="certain" if holds else "likely",
        settle="which of the three figures the source gave",
    )
