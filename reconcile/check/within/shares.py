"""A percentage, the part it is of and the base it is reckoned from: which three figures belong together.

What ties them is the wording: "630, or 15 percent", "608 of 1,520", "8 percent of the city's 400,000". Three figures
that no wording ties give a percentage by chance too often, the more so where it is whole or a fraction in words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from reconcile.check.ledger import Ledger
from reconcile.check.values import intervals
from reconcile.check.values.convert import turned
from reconcile.check.values.counting import Likeness, likeness, probably, same_unit, sized
from reconcile.check.values.intervals import Interval
from reconcile.check.within import bases, listed, passages
from reconcile.language import cues
from reconcile.model import Claim

APPOSED = 90  # characters between a part and the share that says it again
JOINED = 24  # characters between a part and the whole that "of" joins to it
BASED = 60  # characters between a share and the base it is of
CHANGED = 180  # characters from a change in per cent to the same as a sum
LED = 12
FRACTION = 0.04  # share of "three quarters" that the words leave open; at least one percentage point
SAID = 3  # what one wording that ties two figures is worth
NEEDED, NEEDED_WHOLE, NEEDED_FAR = 2, 4, 5  # for 14.3 %, for 14 % or a fraction in words, for a base far off
WORDED = 0.1  # of it: what is off by less is no fault of a fraction in words
SMALL = 5  # a base smaller than this gives too few shares to prove any
FARTHEST = 100  # times that a share may be off and still be a slip: of scale, at most
MANY = 100  # a part this large meets a share by chance rarely
NEVER = 99
ITEMS = 2  # of a list, as bases that its whole does away with
SURE = 0.02  # of the share: how near a base far off must come to it
AROUND = 40  # figures on either side that are tried as a base far off
NEARBY = 6  # figures on either side of a share that are tried as its part

_MARK = re.compile(r"\s*[,(—–]\s*\Z")  # "630 (15%)", "630, almost 15%"

_CLOSED = re.compile(r"\s*(?:[),.;]|\Z)")  # what ends an apposition


class Tie(NamedTuple):
    """A part and a base for one share; `strength` counts the wordings that tie them."""

    share: Claim
    part: Claim
    base: Claim
    strength: int
    told: int  # of that, what ties the share to the part
    whole: bool  # the part is told to be of the base
    based: int  # what ties the share to the base

    @property
    def ratio(self) -> Interval:
        """The share as reckoned, in per cent."""
        found = intervals.of(self.part).over(intervals.of(self.base))
        return found.times(100) if found else Interval(0.0, 0.0)

    @property
    def written(self) -> Interval:
        """The same from the figures as they are written."""
        found = intervals.written(self.part).over(intervals.written(self.base))
        return found.times(100) if found else Interval(0.0, 0.0)

    def meets(self, room: float = 0.01) -> bool:
        """Is the share what part and base give, each as exact as it is written?"""
        wide = intervals.of(self.share)
        room = max(room, loose(self.share))
        ratio = self.ratio
        return ratio.high > 0 and ratio.meets(Interval(wide.low - room, wide.high + room))


def loose(share: Claim) -> float:
    """Percentage points that a fraction in words leaves open: 71 of 94 are three quarters."""
    return max(1.0, FRACTION * (share.high or share.low or 0.0)) if "fraction" in share.marks else 0.0


def ties(ledger: Ledger, share: Claim, figures: Sequence[Claim]) -> list[Tie]:
    """Every part and base that may belong to a share, those that the wording ties best first.

    `figures`: those of the article that can be either, in order.
    """
    first = bisect_left(figures, share.start - passages.REACH, key=_start)
    last = bisect_right(figures, share.start + passages.REACH, key=_start)
    at = bisect_left(figures, share.start, key=_start)
    far = figures[max(0, at - AROUND) : at + AROUND]
    parts = figures[max(first, at - NEARBY) : min(last, at + NEARBY)]
    restated = _restated(ledger, share, parts)
    out = []
    for part in parts:
        told = SAID * (part.id == restated) + (part.sentence_start == share.sentence_start)
        told += SAID * (_both_changes(share, part) or bases.share_of(ledger, share, part))
        for base in far if told > SAID else figures[first:last]:
            if base.high is None and told <= SAID:
                continue
            tie = _tie(ledger, share, part, _in_unit(base, part), told)
            if tie:
                out.append(tie)
    return sorted(out, key=lambda t: (-t.strength, abs(t.part.start - share.start), abs(t.base.start - share.start)))


def _in_unit(base: Claim, part: Claim) -> Claim:
    """ "180 kilograms of the 2.4 tonnes": a base in the unit of its part, as far as it can be turned into it."""
    return base if same_unit(base, part) else turned(base, part.unit) or base


def _start(c: Claim) -> int:
    return c.start


def _tie(ledger: Ledger, share: Claim, part: Claim, base: Claim, told: int) -> Tie | None:
    """How strongly the wording makes one figure the part and the other the base; None where they cannot be."""
    if part.id == base.id or part.high is None or (base.low or 0.0) <= part.high:
        return None
    of_that = bases.of_that(ledger, share, base)
    if (base.low or 0.0) < SMALL and not (sized(part.unit) and part.precision):
        return None  # "1.2 km of the 1.5 planned" is told to a tenth
    whole = part.whole == base.id or of(ledger, part, base) or _led_by(ledger, part, base)
    whole = whole or _of_it(ledger, part, base)
    if not same_unit(part, base) and not (whole and None in (part.unit, base.unit)):
        return None  # "2.6 billion of the planned 7.1 billion dollars": the one leaves its unit to the other
    one_noun = bool(share.counted) and share.counted == base.counted != part.counted
    based = based_on(ledger, share, base) or 2 * one_noun or bases.called(ledger, share, base)
    based = based or SAID * (of_that or bases.of_them_before(ledger, share, part, base))
    alone = base.sentence_start == share.sentence_start and bases.share_of(ledger, share, part)
    based = based or SAID * alone
    if not (whole or based) and ("rate" in part.marks) != ("rate" in base.marks):
        return None  # "15 million a year, a quarter of its budget of 60 million": of one year too
    alike = likeness(part, base)
    if alike < Likeness.SAME and _far(share, part, base):
        return None
    strength = told + based + SAID * whole + (alike == Likeness.SAME)
    strength += base.sentence_start in (share.sentence_start, part.sentence_start)
    if alike == Likeness.OTHER and not whole and not _named_with(share, base, told, based):
        strength -= SAID  # but "4,150 ballots, or 21% of the 20,200 cast" names the base with the share
    return Tie(share, part, base, strength, told, whole, based)


def _named_with(share: Claim, base: Claim, told: int, based: int) -> bool:
    """Does the share say a part again and name its base right behind: "4,150 ballots, or 21% of the 20,200 cast"?"""
    behind = share.end <= base.start and base.sentence_start == share.sentence_start
    return behind and told >= SAID and based >= SAID


def _both_changes(share: Claim, part: Claim) -> bool:
    """ "Up 22 percent: the bill of 5 billion would grow by 1.1 billion": one change as a share and as a sum."""
    return "change" in part.marks and "change" in share.marks and 0 < part.start - share.end <= CHANGED


def _far(share: Claim, part: Claim, base: Claim) -> bool:
    return not passages.near(base, share) and not passages.near(base, part)


def settled(tied: Sequence[Tie], parts: Collection[str]) -> list[Tie]:
    """Ties without those whose base comes later and is itself the part (ids) of another share: "4%. … 384, or 60%"."""
    return [t for t in tied if t.whole or t.based or t.base.id not in parts or not _later(t.share, t.part, t.base)]


def spoken_for(share: Claim, tied: Sequence[Tie], held: Sequence[Tie]) -> list[Tie]:
    """Ties without those whose part has its share in its sentence: "900 of 1,000, or 90%, in the city only 40%"."""
    own = {t.part.id for t in held if t.share is not share and t.share.sentence_start == share.sentence_start}
    return [t for t in tied if t.part.id not in own]


def _later(share: Claim, part: Claim, base: Claim) -> bool:
    """Does the base come in a sentence after? It is told before its share as a rule, or with it."""
    return base.sentence_start > max(share.sentence_start, part.sentence_start)


def best(tied: Sequence[Tie]) -> Tie | None:
    """The tie that holds and is no chance; None too where what the wording ties best says something else."""
    bounded = bool(tied) and None in (tied[0].share.low, tied[0].share.high)  # "more than half" is met by chance
    for tie in tied:
        if tie.base.high is None:
            continue  # "more than 91 billion" refutes a share, and proves none
        meets = tie.meets()
        if meets and tie.strength >= _needed(tie) and (not bounded or (tie.told >= SAID and tie.whole)):
            return tie
        if tie.strength >= 2 * SAID and not meets:
            return None
    return None


def _needed(tie: Tie) -> int:
    share = tie.share
    if _far(share, tie.part, tie.base):
        middle = (share.low or 0.0) / 2 + (share.high or 0.0) / 2
        sure = (tie.part.low or 0.0) >= MANY and abs(tie.written.low - middle) <= SURE * middle
        return NEEDED_FAR if sure else NEVER
    if "fraction" in share.marks or float(share.low or 0.0).is_integer():
        tied = tie.whole or tie.based or sized(tie.base.unit) or likeness(tie.part, tie.base) == Likeness.SAME
        tied = tied or _said_of_both(tie)
        return NEEDED_WHOLE if tied and (tie.told or tie.based) else NEVER
    if tie.told or (tie.part.low or 0.0) >= MANY:
        return NEEDED - ((tie.part.low or 0.0) >= 10 * MANY and bool(share.precision))
    return NEVER


def _said_of_both(tie: Tie) -> bool:
    """ "Of 60 samples germs were found in fifteen, that is in one of four": the share says a part again, whose noun is
    left out since the base has it."""
    here = tie.part.sentence_start == tie.base.sentence_start == tie.share.sentence_start
    return tie.told > SAID and here and tie.base.end <= tie.part.start and probably(tie.part, tie.base)


def without_items(tied: Sequence[Tie], wholes: Mapping[str, str]) -> list[Tie]:
    """Ties without those to an item of a list, nor to another year's figure, where the list's whole is a base too:
    "110,000 came: 42,000 on Friday, 35,000 on Saturday … 22,000, or 20%, came from abroad".

    `wholes`: claim (id) → what it is an item of.
    """
    tried = {t.base.id for t in tied if t.told >= SAID}
    summed = Counter(wholes[b] for b in tried if wholes.get(b) in tried)
    items = {b for b in tried if summed[wholes.get(b, "")] >= ITEMS}
    if not items:
        return list(tied)
    past = {t.base.id for t in tied if t.base.background and not t.share.background}
    return [t for t in tied if t.whole or t.based or t.meets() or t.base.id not in items | past]


def likeliest(tied: Sequence[Tie], known: Sequence[Claim] = ()) -> Tie | None:
    """The share that the wording ties to part and base, whether it comes out or not; None where it may be of several.

    `known`: bases of other shares of the article, which come out; such a one is the base of this too.
    """
    told = [t for t in tied if t.told >= SAID and _fixed(t)]
    beside = [t for t in told if t.base.sentence_start == t.part.sentence_start]
    proved = [t for t in told if t.base in known and sized(t.base.unit)]
    likely = [t for t in told if t.whole or t.based] or beside or proved or [t for t in told if t.base.high is not None]
    if not likely or len({t.base.low for t in likely}) > 1 and not likely[0].whole:
        return None
    return likely[0]


def slip(tied: Sequence[Tie], rough: float, near: float, known: Sequence[Claim] = ()) -> Tie | None:
    """The likeliest, where it is off by more than `rough` points and less than `near` of it."""
    tie = likeliest(tied, known)
    told = [t for t in tied if t.told >= SAID and _fixed(t)]
    if tie is None or any(t.meets(rough) and t.strength > told[0].strength - 2 for t in told):
        return None
    share = tie.share
    size = share.high or share.low or 0.0
    if "fraction" in share.marks and tie.meets(WORDED * size):
        return None
    if tie.written.high * FARTHEST < size:
        return None  # "for 1.4 billion. … 45 places, or 5%": a base so large is that of something else
    sure = tie.strength > 2 * SAID  # what the wording ties so well belongs together, however far it is off
    return tie if sure or tie.meets(max(near * size, 10.0)) else None


def _fixed(tie: Tie) -> bool:
    """Are the three of one kind, as a slip must be: neither a base of another thing nor one a paragraph away?"""
    if _later(tie.share, tie.part, tie.base) and not (tie.whole or tie.based):
        return False
    if _named_with(tie.share, tie.base, tie.told, tie.based):
        return True
    open_ = tie.whole or tie.based or sized(tie.base.unit)
    alike = likeness(tie.part, tie.base) > Likeness.OTHER if open_ else probably(tie.part, tie.base)
    return alike and not _far(tie.share, tie.part, tie.base)


def of(ledger: Ledger, part: Claim, whole: Claim) -> bool:
    """Does "of" join the two: "6,300 of the region's 9,000"?"""
    gap = passages.between(ledger, part, whole)
    joined = part.start < whole.start and len(gap) < JOINED and cues.has(gap, part.language, "out_of")
    return joined and not cues.has(gap, part.language, "of_them")


def _of_it(ledger: Ledger, part: Claim, base: Claim) -> bool:
    """ "780 billion, 468 billion of it": a pronoun beside the part points to the figure just before."""
    gap, behind = passages.between(ledger, part, base), passages.after(ledger, part, LED)
    if base.start > part.start or len(gap) > BASED or passages.within(ledger, part, base.start, part.start):
        return False
    own = cues.find(behind, part.language, "its") if part.unit == "percent" else None  # "two thirds of it"
    return cues.has(f"{gap} | {behind}", part.language, "of_them") or bool(own and not behind[: own.start()].strip())


def _led_by(ledger: Ledger, part: Claim, base: Claim) -> bool:
    """ "Of 480 trains on the day's timetable 312 did not run": the base opens the sentence."""
    opens = base.start < part.start and base.sentence_start == part.sentence_start
    return opens and listed.out_of(ledger, base)


def based_on(ledger: Ledger, share: Claim, base: Claim) -> int:
    """Does the share name its base: "8 percent of the city's 400,000", "a third of the output, which was 12.8", or
    point to it: "420 tonnes, two thirds of it flour"?"""
    if base.sentence_start != share.sentence_start:
        return 0
    if base.start < share.start:
        return SAID * _of_it(ledger, share, base)
    gap = passages.between(ledger, share, base)
    if len(gap) > BASED or re.search(r"[;:()]|\d", gap):
        return 0
    said = cues.find(gap, share.language, "out_of") or cues.find(gap, share.language, "from")
    return (
        SAID if said and "," not in gap else 2 if gap.count(",") < 2 and not cues.has(gap, share.language, "and") else 0
    )


def _restated(ledger: Ledger, share: Claim, figures: Sequence[Claim]) -> str | None:
    """The figure (its id) that the share says again: "630 …, то есть 15%", "13 in all, half of …", or just before."""
    here = [c for c in figures if c.sentence_start == share.sentence_start and c.part == share.part]
    if bases.of_another(ledger, share):
        return None
    opens = share.start - share.sentence_start <= LED
    if opens and cues.has(passages.before(ledger, share, LED), share.language, "this_is"):
        return _just_before(share, figures, here)
    wholes = {c.whole for c in here} | {w.id for w in here if any(of(ledger, c, w) for c in here)}
    told: list[Claim] = []
    for count in sorted(here, key=lambda c: (abs(c.start - share.start), c.start)):
        gap = _gap(ledger, count, share)
        inner = [c for c in here if min(count.start, share.start) < c.start < max(count.start, share.start)]
        near = len(gap) < APPOSED and len(inner) < 2 and count.id not in wholes and not _base(ledger, share, count, gap)
        near = near and not _of_another_share(ledger, share, count)
        said = _MARK.match(gap) or cues.has(gap, share.language, "that_is")
        of_that = share.end <= count.start and _MARK.match(cues.without(gap, share.language, "of_that"))
        said = said or _apposed(ledger, share, here, inner, gap) or _of_all(ledger, share, inner, gap)
        said = said or _said_last(ledger, share, count, inner, gap)
        if near and (said or of_that or _beside_base(ledger, share, inner, count)):
            told.append(count)
        if count.id in wholes and _MARK.match(gap):  # "36 of the 90 carriages (40%)"
            told += [c for c in here if of(ledger, c, count)]
    # "6,300 of the region's 9,000, or 70 percent": the smaller of the two is the part
    found = next((c for c in told if any(of(ledger, c, o) for o in told)), told[0] if told else None)
    return found.id if found else None


def _gap(ledger: Ledger, count: Claim, share: Claim) -> str:
    """The words between a count and a share, without the article that a fraction has: "12,000, a third of …"."""
    gap = passages.between(ledger, count, share)
    return cues.without(gap, share.language, "article", "numbers") if "fraction" in share.marks else gap


def _apposed(ledger: Ledger, share: Claim, here: Sequence[Claim], inner: Sequence[Claim], gap: str) -> bool:
    """ "18 million goes on buses, a quarter of its budget of 60 million": behind a comma, with its base behind it."""
    dashed = gap.rstrip().endswith(("—", "–")) and "," not in gap and not inner
    if dashed and any(_led_by(ledger, c, b) for b in here for c in here if _gap(ledger, c, share) == gap):
        return True  # "of the 64 samples 16 were spoiled — every fourth"
    closes = gap.rstrip().endswith((",", "—", "–")) and gap.count(",") < 2
    return closes and not inner and any(b.start > share.end and based_on(ledger, share, b) >= SAID for b in here)


def _of_another_share(ledger: Ledger, share: Claim, count: Claim) -> bool:
    """ "27,000 voted, or 62%, well above the 40% that are needed": another share stands between the two."""
    inner = passages.within(ledger, share, count.start, share.start)
    return any(c.unit == "percent" and c.start > count.start for c in inner)


def _said_last(ledger: Ledger, share: Claim, count: Claim, inner: Sequence[Claim], gap: str) -> bool:
    """ "58 of the 120 seats in the lower house, just over 48%, …": between commas, behind a part and its base."""
    closes = gap.rstrip().endswith((",", "(")) and gap.count(",") < 2 and not re.search(r"[.;:—–]", gap)
    alone = _CLOSED.match(passages.after(ledger, share)) is not None
    return closes and alone and len(inner) == 1 and (count.whole == inner[0].id or of(ledger, count, inner[0]))


def _of_all(ledger: Ledger, share: Claim, inner: Sequence[Claim], gap: str) -> bool:
    """ "84 of the 240 families have been rehoused, 35% of the total"."""
    closes = gap.rstrip().endswith((",", "—", "–", "("))
    return closes and len(inner) < 2 and cues.has(passages.after(ledger, share, 2 * LED), share.language, "of_all")


def _base(ledger: Ledger, share: Claim, count: Claim, gap: str) -> bool:
    """Is the share told to be of the count? Not in "1,980, that is 75% of them", nor in "90 of them, or 30%"."""
    if not _of_it(ledger, share, count):
        return False
    again = cues.has(gap, share.language, "this_is") and cues.has(gap, share.language, "that_is")
    own = cues.find(gap, share.language, "of_them")
    return not again and not (own and count.end <= share.start and not gap[: own.start()].strip())


def _just_before(share: Claim, figures: Sequence[Claim], here: Sequence[Claim]) -> str | None:
    """The figure of the sentence before that "this is …" speaks of: one in the unit of the base, else the first."""
    earlier = [c for c in figures if c.sentence_start < share.sentence_start]
    last = max((c.sentence_start for c in earlier), default=None)
    just = [c for c in earlier if c.sentence_start == last]
    sizes = [c for c in just if any(sized(c.unit) and c.unit == b.unit for b in here)]
    return next((c.id for c in (*sizes, *just)), None)


def _beside_base(ledger: Ledger, share: Claim, inner: Sequence[Claim], count: Claim) -> bool:
    """ "Half of the 46 injured, 23 people, …": the count follows the base that the share names."""
    if count.start < share.end or not inner or based_on(ledger, share, inner[0]) < SAID:
        return False
    return passages.between(ledger, inner[0], count).rstrip().endswith((",", "(", "—", "–"))


def figures(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Those of an article's body that can be a part or a base."""
    for c in claims:
        sizes = (c.unit is None or sized(c.unit)) and c.low is not None and c.low > 0
        if sizes and c.part == "text" and "each" not in c.marks:
            yield c
