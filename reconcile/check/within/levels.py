"""A level, an earlier one and the change between them, where time words and comparisons tell which level is which.

"The zoo had 480 visitors, against 400 a week earlier, an increase of 20%": `changes` reads ends told as from and to;
here the one that is told of a time before, or of what a change is reckoned from, is the first of the two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reconcile.check.ledger import Ledger
from reconcile.check.values import intervals
from reconcile.check.values.counting import Likeness, likeness, named, same_class
from reconcile.check.values.intervals import Interval
from reconcile.check.within import changes, passages, steps
from reconcile.check.within.changes import Ends
from reconcile.language import cues
from reconcile.language.lexicon import unit_kind
from reconcile.model import Claim

WIDTH = 260  # characters that hold the two levels and the change
GAP = 100  # from the last level to the change
CLOSING = 28  # from the last mark to the change where it says again what moved: ", a drop of 16%"
RIGHT_BEHIND = 30  # behind a figure, in which the words of its time stand
UPON = 14  # characters between a change and what it is upon
MULTIPLE = 6  # words between a multiple and what it is of: "three times the permitted limit of 2%"
LOOSE = 0.04  # share by which a level may be off under a multiple
MEANT = 2.0  # times that a change told a sentence before may be off and still be meant
RELATIONS = ("times", "percent")
_MARKS = re.compile(r"[,;:()—–.]")


class Step(NamedTuple):
    """The two ends of a change, and whether the wording ties the three so that they must come out."""

    ends: Ends
    sure: bool


def step(ledger: Ledger, change: Claim, body: Sequence[Claim]) -> Step | None:
    """The two levels that a change (a share or a multiple) is told of; None where they are not told apart, or not once.

    `body`: figures of the article in order.
    """
    body = _beside(change, body)
    found = _multiple(ledger, change, body) or _led_to(ledger, change, body)
    if found:
        return found
    near = _sentences(change, [c for c in body if is_level(c, change)])
    old = [c for c in near if _reckoned_from(ledger, change, c)] or [c for c in near if old_time(ledger, c)]
    older = [c for c in near if _longer_ago(ledger, c)]
    told = bool(older) or any(_reckoned_from(ledger, change, c) for c in near)
    old = older if len(older) == 1 else old  # "16 last year and 12 the year before that"
    if len(old) != 1:
        return _from_now_on(ledger, change, near) if not old else None
    first = old[0]
    new = [c for c in near if c is not first and same_class(c, first) and (told or not old_time(ledger, c))]
    new = _closest(new, first, change)
    if len(new) != 1 or _width(change, first, new[0]) > WIDTH:
        return None
    if min(first, new[0], key=lambda c: c.start).sentence_start > change.sentence_start:
        return None  # they may be the ends of anything
    shares_ = change.unit == "times" and first.unit == "percent"
    value = _about if shares_ else intervals.of
    ends = Ends(value(first), value(new[0]), (first, new[0]), False)
    way = changes.way(ledger, change)
    if way is None and shares_ and "from" in first.marks:
        way = "up" if ends.end.high > ends.start.low else "down"  # "from 5% to 8%, or twofold"
    if way and (way == "up") != (ends.end.high > ends.start.low):
        return None
    return Step(ends, bool(way) and _tied(ledger, change, first, new[0]))


def _beside(change: Claim, body: Sequence[Claim]) -> Sequence[Claim]:
    """The figures of its sentence, and those before and after that may be its levels."""
    start, end = change.sentence_start, change.sentence_start + len(change.sentence)
    return passages.around(body, min(start, change.start - WIDTH), max(end, change.start + WIDTH))


def _led_to(ledger: Ledger, change: Claim, body: Sequence[Claim]) -> Step | None:
    """The level before a change, and the one right behind it that it leads to: "cut by 15 per cent, to 512 million"."""
    two = steps.led_to(ledger, change, body)
    way = changes.way(ledger, change)
    if two is None or (way and (way == "up") != ((two[1].low or 0.0) > (two[0].low or 0.0))):
        return None
    first, last = two
    to = bool(changes.led(ledger, last, "to")) and changes.led(ledger, change, "by")
    return Step(Ends(intervals.of(first), intervals.of(last), two, True), to and first.unit == last.unit is not None)


def _from_now_on(ledger: Ledger, change: Claim, near: Sequence[Claim]) -> Step | None:
    """ "A rise of 6%. A nurse who now starts on 28,000 will get 29,680": what is now, and what is to be."""
    now = [c for c in near if cues.has(passages.since_last(ledger, c), c.language, "now")]
    if len(near) != 2 or len(now) != 1 or not same_class(*near) or near[0].sentence_start != near[1].sentence_start:
        return None
    first, last = now[0], next(c for c in near if c is not now[0])
    if last.status not in ("planned", "hypothetical") or _width(change, first, last) > WIDTH:
        return None
    ends = Ends(intervals.of(first), intervals.of(last), (first, last), False)
    way = changes.way(ledger, change)
    if way is None or (way == "up") != (ends.end.high > ends.start.low):
        return None
    said, moved = (change.low or 0.0) / 100, abs((last.low or 0.0) / (first.low or 1.0) - 1)
    near_it = change.unit == "percent" and said / MEANT <= moved <= said * MEANT
    own = noun_of_change(change) if first.start < last.start else last.sentence_start == change.sentence_start
    led = ledger.text(first)[first.sentence_start : first.start][:CLOSING]
    own = own or (first.sentence_start > change.sentence_start and cues.has(led, change.language, "in_that_case"))
    return Step(ends, near_it and bool(first.unit) and own)


def noun_of_change(change: Claim) -> bool:
    return any(cues.has(change.counted or "", change.language, name) for name in ("noun_up", "noun_down"))


def of_its_own(ledger: Ledger, change: Claim) -> bool:
    """ "0.25 mg was found, that is, 2.5 times the norm": does a figure stand before it in its sentence?"""
    before = passages.within(ledger, change, change.sentence_start - 1, change.start)
    return any(unit_kind(c.unit or "") != "duration" for c in before)


def of_a_name(ledger: Ledger, change: Claim, ends: Sequence[Claim]) -> bool:
    """ "From 2 to 5 metres, three times the usual level": is a multiple of what its own words name and no
    figure gives? Not "three times the figure of last year", nor "twice the limit of 2%"."""
    if change.unit != "times" or any(c.end > change.start for c in ends):
        return False
    behind = _MARKS.split(passages.after(ledger, change, WIDTH))[0]
    opens = cues.find(behind, change.language, "definite")
    own = opens is not None and not behind[: opens.start()].strip()
    own = own or (named(change) and change.counted not in {c.counted for c in ends})
    times_ = ("previous", "ago", "earlier", "before_it")
    return own and not any(cues.has(f"{change.quote} {behind}", change.language, name) for name in times_)


def is_level(c: Claim, change: Claim) -> bool:
    """Can the figure be an end of the change?"""
    if c is change or not passages.exact(c) or (c.low or 0.0) <= 0 or {"change", "difference", "each"} & set(c.marks):
        return False
    return c.unit not in changes.SHARES or (c.unit == "percent" and change.unit == "times")


def _sentences(change: Claim, levels: Sequence[Claim]) -> list[Claim]:
    """Those of the sentence of the change and the one before it that has any; of that after it where it has none."""
    here = [c for c in levels if c.sentence_start == change.sentence_start]
    before = [c for c in levels if c.sentence_start < change.sentence_start]
    last = max((c.sentence_start for c in before), default=None)
    earlier = [c for c in before if c.sentence_start == last and changes_near(c, change)]
    if here:
        return here if len(here) > 1 else [*earlier, *here]
    if len(earlier) > 1:
        return earlier
    after = [c for c in levels if c.sentence_start > change.sentence_start]
    following = [c for c in after if c.sentence_start == after[0].sentence_start and changes_near(c, change)]
    return [*earlier, *following] if following else earlier


def changes_near(c: Claim, change: Claim) -> bool:
    """Do the two stand within what may hold a change and its levels?"""
    return abs(c.start - change.start) <= WIDTH


def _closest(new: Sequence[Claim], first: Claim, change: Claim) -> list[Claim]:
    """Of several levels those that count what the first does, and those of its sentence."""
    if len(new) > 1:
        new = [c for c in new if likeness(c, first) == Likeness.SAME] or list(new)
    if len(new) > 1:
        new = [c for c in new if c.sentence_start == change.sentence_start] or list(new)
    return list(new)


def old_time(ledger: Ledger, c: Claim) -> bool:
    """Do the words beside a figure say that it is of a time before, or what another is set against?"""
    if {"old", "from"} & set(c.marks):
        return True
    back, ahead = passages.stretch(ledger, c)
    if any(cues.has(back, c.language, name) for name in ("ago", "previous", "than")):
        return True
    return any(cues.has(ahead[:RIGHT_BEHIND], c.language, name) for name in ("ago", "previous"))


def _longer_ago(ledger: Ledger, c: Claim) -> bool:
    back, ahead = passages.stretch(ledger, c)
    return any(cues.has(text, c.language, "longer_ago") for text in (back, ahead[:RIGHT_BEHIND]))


def _reckoned_from(ledger: Ledger, change: Claim, c: Claim) -> bool:
    """ "20% more than on Tuesday, when it was 420": the first figure behind a change and "than"."""
    if c.start < change.end or c.sentence_start != change.sentence_start:
        return False
    gap = passages.between(ledger, change, c)
    inner = [x for x in passages.within(ledger, change, change.end - 1, c.start) if x is not c and x.unit is None]
    upon = cues.find(gap, change.language, "upon") if len(gap) <= UPON and old_time(ledger, c) else None
    return (cues.has(gap, change.language, "than") or upon is not None) and not inner and ";" not in gap


def _multiple(ledger: Ledger, change: Claim, body: Sequence[Claim]) -> Step | None:
    """ "Methane reached 6%, three times the limit of 2%": what stands right behind a multiple is what it is of."""
    if change.unit != "times" or change.low is None:
        return None
    here = [c for c in body if is_level(c, change) and c.sentence_start == change.sentence_start]
    behind = [c for c in here if c.start >= change.end]
    before = [c for c in here if c.end <= change.start]
    if not behind or not before:
        return None
    gap, lead = passages.between(ledger, change, behind[0]), passages.between(ledger, before[-1], change)
    words = len(gap.split())
    if re.search(r"[,;:—–.]", gap) or not 1 <= words <= MULTIPLE or cues.has(gap, change.language, "and"):
        return None
    if not same_class(before[-1], behind[0]) or len(lead) > CLOSING or ";" in lead:
        return None
    ends = Ends(_about(behind[0]), _about(before[-1]), (behind[0], before[-1]), True)
    return Step(ends, before[-1].unit == behind[0].unit and bool(before[-1].unit or _one_noun(before[-1], behind[0])))


def _about(c: Claim) -> Interval:
    """A level that a multiple is reckoned from is as exact as it is written: "a limit of 2%" is no 2.4."""
    value = intervals.written(c)
    return Interval(value.low * (1 - LOOSE), value.high * (1 + LOOSE))


def _one_noun(a: Claim, b: Claim) -> bool:
    return a.counted == b.counted or not (named(a) and named(b))


def _width(*figures: Claim) -> int:
    return max(c.end for c in figures) - min(c.start for c in figures)


def _tied(ledger: Ledger, change: Claim, first: Claim, last: Claim) -> bool:
    """Is the change told of these two, and not of something beside them?"""
    if first.status == "negated" or last.status == "negated":
        return False
    if _reckoned_from(ledger, change, first):
        if last.start < change.start:
            return ";" not in passages.between(ledger, last, change)
        gap = passages.between(ledger, first, last)  # "20% more than a year ago, when it cost 50; it now costs 60"
        return (
            last.sentence_start == first.sentence_start and len(gap) <= CLOSING and cues.has(gap, last.language, "now")
        )
    later = max(first, last, key=lambda c: c.start)
    gap = passages.between(ledger, later, change)
    if later.end > change.start or len(gap) > GAP or ";" in gap or later.sentence_start != change.sentence_start:
        return False
    if any(cues.has(gap, change.language, name) for name in ("that_is", "this_is", "hence")):
        return True
    return len(_MARKS.split(gap)[-1]) <= CLOSING and says_again(change, first, last)


def says_again(change: Claim, *ends: Claim) -> bool:
    """Does the change have no noun but that of its own ("a rise of") or that of the levels?"""
    own = change.counted
    if not own or own in {c.counted for c in ends}:
        return True
    return noun_of_change(change)
