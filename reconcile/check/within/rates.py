"""So much in all, for so many, so much for each: 9.6 billion for 640 thousand families is 15 thousand a family."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reconcile.check.ledger import Ledger
from reconcile.check.values import intervals
from reconcile.check.values.counting import Likeness, likeness, persons, same_unit, sized
from reconcile.check.within import passages
from reconcile.language import cues
from reconcile.language.lexicon import unit_kind
from reconcile.model import Claim

SAID = 12  # characters before what each gets in which "that is" stands
PER = 9  # characters behind a figure in which "per" stands
FEW = 5  # of fewer than so many a quotient is met by chance
SUM = 1000  # what each gets is a sum of money if it is so much
CLOSE = 260  # characters that hold the three
ROUGH = 0.02  # share by which an average may be rounded off
WRONG = 0.5  # what is off by more than this share of it is reckoned from something else
MOST = 6  # figures on either side that are tried
LEAST = 20  # a total smaller than this is met by chance


class Rate(NamedTuple):
    """A total, for how many, how much for each, and whether it comes out."""

    total: Claim
    number: Claim
    each: Claim
    holds: bool


def find(ledger: Ledger, claims: Sequence[Claim]) -> Iterator[Rate]:
    """Every average of one article's figures that comes out; those that do not, where one sentence ties the three."""
    figures = [c for c in claims if c.part == "text" and passages.exact(c) and (c.low or 0.0) > 0]
    for n, each in enumerate(figures):
        if not _is_rate(ledger, each):
            continue
        around = [c for c in figures[max(0, n - MOST) : n + MOST + 1] if abs(c.start - each.start) <= CLOSE]
        totals = [c for c in around if _is_total(ledger, c, each)]
        counts = [c for c in around if _is_count(c, each)]
        found = [
            Rate(t, c, each, _holds(t, c, each)) for t in totals for c in counts if t is not c and _together(t, c, each)
        ]
        held = next((r for r in found if r.holds), None) or _for_those(figures, totals, each)
        wrong = [r for r in found if not r.holds and _tied(ledger, r)]
        if held:
            yield held
        elif len(wrong) == 1:
            yield wrong[0]


def _for_those(figures: Sequence[Claim], totals: Sequence[Claim], each: Claim) -> Rate | None:
    """ "3.8 million, or 40,000 for each of those who came back": how many did is told somewhere before."""
    for total in totals if "each" in each.marks else ():
        number = (total.low or 0.0) / (each.low or 1.0)
        people = (c for c in figures if c.low == number and persons(c))
        found = next((c for c in people if c.start < each.start and c.unit is None), None)
        if found and number >= FEW and total.sentence_start == each.sentence_start:
            return Rate(total, found, each, True)
        if rounded := _rounded(figures, total, each):
            return rounded
    return None


def _rounded(figures: Sequence[Claim], total: Claim, each: Claim) -> Rate | None:
    """ "512 people lose their jobs. … 360,000 crowns a head. 184 million is set aside": rounded, as it is written."""
    if not sized(total.unit) or total.unit != each.unit or not each.start < total.start <= each.start + CLOSE // 2:
        return None
    people = [c for c in figures if c.unit is None and persons(c)]
    for count in people:
        share = intervals.of(total).over(intervals.of(count)) if (count.low or 0.0) >= LEAST else None
        if count.start < each.start <= count.start + CLOSE and share and share.meets(intervals.of(each)):
            return Rate(total, count, each, True)
    return None


def _is_rate(ledger: Ledger, c: Claim) -> bool:
    """Is the figure told to be for each, or an average, or for a day?"""
    if {"each", "rate"} & set(c.marks):
        return True
    back, ahead = passages.stretch(ledger, c)
    if of_each(ledger, c):
        return True
    if bool(c.unit) and cues.has(passages.after(ledger, c, PER), c.language, "per"):
        return True  # "at 220 crowns per tonne", "at a rate of 12 crowns to the euro"
    return cues.has(back, c.language, "each") or cues.has(ahead, c.language, "each")


def of_each(ledger: Ledger, c: Claim) -> bool:
    """ "Each of the 14 trucks carried 20 tonnes": the figure before is led by "each"."""
    before = passages.within(ledger, c, c.sentence_start - 1, c.start)[-1:]
    plain = bool(before) and unit_kind(before[0].unit or "") != "money"
    led = passages.since_last(ledger, before[0]) if plain else ""
    return cues.has(led, c.language, "each") or cues.has(led, c.language, "every")


def _is_total(ledger: Ledger, c: Claim, each: Claim) -> bool:
    if {"each", "rate"} & set(c.marks):
        return False
    if not _left_out(c, each) and not _places(ledger, c, each):
        if not same_unit(c, each) or likeness(c, each) == Likeness.OTHER:
            return False
    return (c.low or 0.0) > (each.low or 0.0) and (c.low or 0.0) >= LEAST


def _left_out(c: Claim, each: Claim) -> bool:
    """ "38 million roubles for 19 families, two million each": a sum for each leaves its currency to the total."""
    bare = each.unit is None and "each" in each.marks and (each.low or 0.0) >= SUM
    return bare and sized(c.unit) and c.sentence_start == each.sentence_start


def _places(ledger: Ledger, c: Claim, each: Claim) -> bool:
    """ "150 tents of 12 places, for 1,800 people in all": places are for people."""
    people = c.unit is None and persons(c)
    told = cues.has(passages.since_last(ledger, c), c.language, "in_all")
    return people and told and each.unit is None and cues.has(each.counted or "", each.language, "room")


def _is_count(c: Claim, each: Claim) -> bool:
    """Can it be for how many: a count, or a length of time?"""
    if c.id == each.id or (c.low or 0.0) <= 1 or {"each", "rate"} & set(c.marks):
        return False
    if unit_kind(c.unit or "") == "duration":
        return True
    if sized(c.unit) and each.unit and c.unit != each.unit:
        return True  # 400,000 tonnes at 220 crowns; 3.5 million euros at 12 crowns
    sum_ = each.unit is not None or ("each" in each.marks and (each.low or 0.0) >= SUM)
    return c.unit is None and (sum_ or likeness(c, each) < Likeness.SAME)


def _together(total: Claim, count: Claim, each: Claim) -> bool:
    """Do two of the three stand in one sentence with the average or with one another?"""
    return len({c.sentence_start for c in (total, count, each)}) <= 2


def _holds(total: Claim, count: Claim, each: Claim) -> bool:
    share = intervals.of(total).over(intervals.of(count))
    rounded = 0.0 if _whole(total, count, each) else ROUGH * (each.low or 0.0)
    return share is not None and share.meets(intervals.of(each), rounded)


def _whole(total: Claim, count: Claim, each: Claim) -> bool:
    """Does the average come out without a rest, so that it need not be rounded?"""
    return (total.low or 0.0) % (count.low or 1.0) == 0 and (each.low or 0.0) % 1 == 0 and not each.precision


def _tied(ledger: Ledger, r: Rate) -> bool:
    """One sentence, and the total told as what the average comes to: "15,000 each, or 5.1 million in all"?"""
    if len({c.sentence_start for c in (r.total, r.number, r.each)}) > 1 or not sized(r.total.unit):
        return False
    if r.number.unit and not (_exchanged(ledger, r) or _for_days(r)):
        return False
    product = (r.number.low or 0.0) * (r.each.low or 0.0)
    if not (1 - WRONG) * product <= (r.total.low or 0.0) <= (1 + WRONG) * product:
        return False
    if r.number.unit:
        return True
    if "each" in r.each.marks and max(r.total.end, r.number.end) <= r.each.start:
        later = max(r.total, r.number, key=lambda c: c.start)  # "to the 95 families, or 40,000 for each"
        gap = passages.between(ledger, later, r.each)[-SAID:]
        if gap.rstrip().endswith(":") or cues.has(gap, r.each.language, "that_is"):
            return True
    return cues.has(passages.after(ledger, r.total, 20), r.total.language, "in_all") or cues.has(
        passages.before(ledger, r.total, 30), r.total.language, "in_all"
    )


def _exchanged(ledger: Ledger, r: Rate) -> bool:
    """ "90 million crowns, or 7.5 million euros at 12 crowns to the euro": one sum in two currencies, and a rate."""
    money = unit_kind(r.number.unit or "") == "money"
    first, second = sorted((r.total, r.number), key=lambda c: c.start)
    return (
        money
        and second.end <= r.each.start
        and cues.has(passages.between(ledger, first, second), first.language, "or_is")
    )


def _for_days(r: Rate) -> bool:
    """ "In five days they took away 1,250 tonnes, 250 a day": the average stands last, and is told to be one."""
    lasting = unit_kind(r.number.unit or "") == "duration"
    return lasting and {"each", "rate"} <= set(r.each.marks) and max(r.total.end, r.number.end) <= r.each.start
