"""Three or four figures of one kind in a row that come out, or miss by one digit: so much was there, so much came or
went, so much is there now; an income, a cost, what is left; births, deaths, the difference.

That a row comes so near by chance is the rarer the more digits it has, so the less need the words say: that a figure
is of before ("had", "at the start"), that it came or went, that it is what there is in the end ("now", "in all", "so").
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from reconcile.check.ledger import Ledger
from reconcile.check.values.counting import Likeness, likeness, named, persons, same_unit
from reconcile.check.values.digits import significant, slip
from reconcile.check.within import flow_words, listed, passages
from reconcile.check.within.balances import Balance
from reconcile.language import cues
from reconcile.language.lexicon import unit_kind
from reconcile.model import Claim

WIDTH = 340  # characters that hold them
MOST = 5  # figures of one row
DIGITS = 3  # so many are hardly met by chance
SLIP = 0.3  # share of the level that one digit may be off
SHARES = ("share", "share_difference", "multiple", "temperature")  # kinds of unit whose figures do not add up


def find(ledger: Ledger, figures: Sequence[Claim], lists: dict[str, str]) -> Iterator[Balance]:
    """Every such row of one article's figures (in order, exact ones): those that come out before those that do not."""
    rows = list(_rows([c for c in figures if not _of_some(ledger, c)]))
    for held in (True, False):
        for row in rows:
            if len({lists.get(c.id, c.id) for c in row}) < len(row):
                continue  # parts of one list are told and checked as such
            found = _read(ledger, row, held)
            if found:
                yield found


def _of_some(ledger: Ledger, c: Claim) -> bool:
    """ "Of the newcomers, nine work on batteries": a part of those just told of."""
    led = passages.since_last(ledger, c)
    of = cues.find(led, c.language, "out_of")
    return of is not None and led.rstrip().endswith(",") and bool(led[of.end() :].strip(" ,"))


def _rows(figures: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Figures of one unit that follow one another closely, none of the unit left out; parts of them are."""
    for n, first in enumerate(figures):
        row = [first]
        for m in range(n + 1, len(figures)):
            c = figures[m]
            if c.start - first.start > WIDTH or len(row) == MOST:
                break
            if (c.whole and any(x.id == c.whole for x in row[1:])) or not same_unit(first, c):
                continue
            if persons(first) and named(c) and not persons(c):
                continue  # "120 people left in four buses"
            row.append(c)
            if len(row) > 2:
                yield list(row)


def _read(ledger: Ledger, row: Sequence[Claim], held: bool) -> Balance | None:
    """The row as a balance: its level before is the first of them or the last but one, that after the last."""
    for before, *moves, after in _orders(row):
        if not _alike(before, moves, after):
            continue
        for ways in product((-1, 1), repeat=len(moves)):
            found = Balance(before, tuple(zip(moves, ways, strict=True)), after, True)
            if not (_exact(found) if held else _slip(ledger, found)) or not _possible(ledger, found):
                continue
            if _said(ledger, found) >= _needed(found) + (not held and not _in_the_end(ledger, after)):
                return found
    return None


def _orders(row: Sequence[Claim]) -> Iterator[Sequence[Claim]]:
    """In the order of the text, or the change told first: "it rose by 35 to 612, the day before it was 577"."""
    yield row
    if len(row) == 3:
        move, x, y = row
        yield (x, move, y)
        yield (y, move, x)


def _alike(before: Claim, moves: Sequence[Claim], after: Claim) -> bool:
    """Can they be counted together?"""
    if unit_kind(before.unit or "") in SHARES:
        return False
    return likeness(before, after) > Likeness.OTHER or all(likeness(c, after) > Likeness.OTHER for c in moves)


def _possible(ledger: Ledger, b: Balance) -> bool:
    """What is left is less than what there was; what something grew to is told with what it was."""
    row = [b.before, *(c for c, _ in b.moves), b.after]
    if flow_words.two_levels(ledger, b.before, b.after):
        return False
    if any(c.whole == b.after.id and flow_words.sign(ledger, c) != way for c, way in b.moves):
        return False  # "17 of the 23 were found": a part, and nothing says that it came
    return not flow_words.still_there(ledger, b.after) or b.before is max(row, key=lambda c: c.low or 0.0)


def _exact(b: Balance) -> bool:
    return math.isclose(b.result, b.after.low or 0.0, rel_tol=1e-9)


def _slip(ledger: Ledger, b: Balance) -> bool:
    """Is it off by a digit of what it ought to be, by two that were exchanged, or not far off where all is told?"""
    said, size = b.after.low or 0.0, max(b.before.low or 0.0, b.after.low or 0.0)
    off = abs(b.result - said)
    if b.result <= 0 or not 0 < off <= SLIP * size:
        return False
    moved = sum(c.low or 0.0 for c, _ in b.moves)
    return slip(b.result, said) or (all_told(ledger, b) and off < moved)


def all_told(ledger: Ledger, b: Balance) -> bool:
    """Do the words say of each figure what it is, of two that came or went at least?"""
    moves = all(flow_words.sign(ledger, c) == way for c, way in b.moves)
    return len(b.moves) > 1 and moves and _of_before(ledger, b.before) and _in_the_end(ledger, b.after)


def _digits(b: Balance) -> int:
    """Significant digits of the longer of the two levels."""
    return max(len(significant(c.low or 0.0)) for c in (b.before, b.after))


def _needed(b: Balance) -> int:
    """How much the words must say: more where there are few digits, and where several moves leave more ways."""
    row = [b.before, *(c for c, _ in b.moves), b.after]
    people = {persons(c) for c in row if c.counted_class}
    apart = any(likeness(x, y) == Likeness.OTHER for x, y in combinations(row, 2)) + (len(people) > 1)
    return 1 + (_digits(b) < DIGITS) + (len(b.moves) > 2) + apart


def _said(ledger: Ledger, b: Balance) -> int:
    """How many of the figures are told as what the reckoning takes them for; what is told as the contrary counts
    against it."""
    told = int(_of_before(ledger, b.before)) + int(_in_the_end(ledger, b.after))
    for c, way in b.moves:
        sign = flow_words.sign(ledger, c)
        told += (sign == way) - 2 * (sign == -way and "increment" not in c.marks)
    return told


def _of_before(ledger: Ledger, c: Claim) -> bool:
    told = " | ".join((passages.since_last(ledger, c), *passages.stretch(ledger, c)))
    return c.background or flow_words.was(ledger, c) or listed.out_of(ledger, c) or cues.has(told, c.language, "start")


def _in_the_end(ledger: Ledger, c: Claim) -> bool:
    told = " | ".join((passages.since_last(ledger, c), *passages.stretch(ledger, c), c.quote, c.counted or ""))
    names = ("in_all", "difference", "end", "hence", "natural")
    return flow_words.level_after(ledger, c) or any(cues.has(told, c.language, name) for name in names)
