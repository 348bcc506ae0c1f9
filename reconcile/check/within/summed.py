"""A list in one sentence and the figure for all of it in another: "12 gold, eight silver and five bronze
medals. … All 25 awards", "565 came in three days. On Friday it was 310, on Saturday 165, on Sunday 90".

`listed` reads lists that the wording of one sentence makes complete. Here what makes it so stands apart: "all", "these"
or "in all" before the whole, as many days or places as there are parts, "in full", "no others"; and the parts come to
the whole, or miss it as a slip does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reconcile.check.ledger import Ledger
from reconcile.check.values.counting import Likeness, likeness, named, persons, same_unit, sized
from reconcile.check.values.digits import significant, slip
from reconcile.check.within import listed, passages
from reconcile.language import cues
from reconcile.model import Claim

APART = 240  # characters between a list and the figure for all of it
NEARLY = 0.12  # share by which a list that is told to be complete may miss it
LED = 24  # characters before a figure that can say that it is for all
LEAST = 10  # a whole smaller than this is met by chance
DIGITS = 3  # of a whole that a list misses by a digit, where nothing else ties the two
MOST = 8


def find(ledger: Ledger, body: Sequence[Claim]) -> Iterator[tuple[Claim, tuple[Claim, ...]]]:
    """The whole and its parts, those of one sentence, all of its figures that can be."""
    figures = [c for c in body if passages.exact(c)]
    for row in passages.sentences(figures):
        for parts in _lists(ledger, row):
            total = listed.total_of(parts)
            beside = passages.around(figures, parts[0].start - APART, parts[-1].end + APART)
            near = [c for c in beside if c.sentence_start != row[0].sentence_start and _near(c, parts)]
            fits = [c for c in near if _fits(c, parts)]
            if any(c.low == total for c in near) or total < LEAST:
                continue
            found = [c for c in fits if _off(c.low or 0.0, total) and _told(ledger, c, parts, row)]
            if len(found) == 1:
                yield found[0], parts


def _lists(ledger: Ledger, row: Sequence[Claim]) -> Iterator[tuple[Claim, ...]]:
    """The figures of a sentence that are of one unit and one kind, where they follow one another as a list does."""
    if not row:
        return
    for first in row[:2]:
        parts = tuple(c for c in row if c.start >= first.start and same_unit(first, c) and "each" not in c.marks)
        plain = not any(c.whole or c.status == "hypothetical" or {"rate", "change"} & set(c.marks) for c in parts)
        if 2 <= len(parts) <= MOST and plain and listed.joined(ledger, parts) and _one_kind(parts):
            yield parts
            return


def _one_kind(parts: Sequence[Claim]) -> bool:
    people = {persons(c) for c in parts if named(c) and c.counted_class}
    return len(people) < 2 and not any({"remainder", "zero"} & set(c.marks) for c in parts)


def _near(c: Claim, parts: Sequence[Claim]) -> bool:
    return parts[0].start - APART <= c.end and c.start <= parts[-1].end + APART


def _fits(c: Claim, parts: Sequence[Claim]) -> bool:
    """Can it be for all of them: of their unit and kind, larger than each, told of the same time?"""
    if not same_unit(c, parts[0]) or {"each", "rate", "change"} & set(c.marks) or c.status == "hypothetical" or c.whole:
        return False
    if any((p.low or 0.0) >= (c.low or 0.0) for p in parts) or c.background and not parts[0].background:
        return False
    if (
        named(c)
        and any(p.counted == c.counted and _plain(p) for p in parts)
        and any(p.counted != c.counted and _plain(p) for p in parts)
    ):
        return False  # "12 poplars and 15 oaks. These 30 oaks …"
    own = [p for p in parts if named(p)]
    told = all(p.counted_class for p in own)  # a noun of no class may be of any
    return bool(sized(c.unit)) or not named(c) or not (own and told) or persons(c) == persons(own[0])


def _plain(p: Claim) -> bool:
    """A number and its noun, nothing else: "15 oaks", not "four bronze medals"."""
    return named(p) and len(p.quote.split()) == 2


def _off(said: float, total: float) -> bool:
    """Is it a slip, or off by little?"""
    return slip(said, total) or abs(said - total) <= NEARLY * said


def _told(ledger: Ledger, c: Claim, parts: Sequence[Claim], row: Sequence[Claim]) -> bool:
    """Does the wording make the figure one for all of the list?"""
    if _open(ledger, parts):
        return False
    closed = len(parts) > 2 or listed.and_joins(passages.between(ledger, *parts[-2:]), c)
    lead = f"{passages.since_last(ledger, c)[-LED:]} {c.quote.split()[0]}"
    later = c.start > parts[-1].end and cues.has(lead, c.language, "all_these")
    said = later or any(cues.has(text, c.language, "complete") for text in (c.sentence, parts[0].sentence))
    return (closed and (said or _as_many(ledger, c, parts) or _too_many(c, parts))) or _digit_of_one(c, parts, row)


def _too_many(c: Claim, parts: Sequence[Claim]) -> bool:
    """ "There are 35 seats. One list won 16, another 14, a further seven went to others": more than there are."""
    last = "increment" in parts[-1].marks and len(parts) > 2
    bare = named(c) and c.end < parts[0].start and not any(named(p) for p in parts)
    return last and bare and listed.total_of(parts) > (c.low or 0.0)


def _open(ledger: Ledger, parts: Sequence[Claim]) -> bool:
    tail = ledger.text(parts[0])[parts[0].sentence_start : parts[0].sentence_start + len(parts[0].sentence)]
    return any(cues.has(tail, parts[0].language, name) for name in ("including", "open", "the_rest"))


def _as_many(ledger: Ledger, c: Claim, parts: Sequence[Claim]) -> bool:
    """ "In three days 565 came": are there as many days, places or groups as parts, told with the whole?"""
    beside = passages.within(ledger, c, c.sentence_start - 1, c.sentence_start + len(c.sentence))
    counts = [x for x in beside if x is not c and x.low == x.high == len(parts)]
    bare = sum(not named(p) for p in parts) >= len(parts) - 1
    return len(parts) > 2 and bare and any(x.unit in (None, "day", "week", "month") for x in counts)


def _digit_of_one(c: Claim, parts: Sequence[Claim], row: Sequence[Claim]) -> bool:
    """Figures of the sentence right behind, all of them and none with another noun, that miss by one digit of three."""
    total, said = listed.total_of(parts), c.low or 0.0
    alike = all(likeness(c, p) == Likeness.SAME or not named(p) for p in parts)
    long_ = len(significant(said)) >= DIGITS
    return slip(said, total) and alike and long_ and len(parts) == len(row) and c.end < parts[0].start and named(c)
