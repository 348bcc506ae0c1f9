"""What was there, what came and went, and what is there now, told by the figures of a few sentences.

The words right beside a figure say which it is: what came in ("admitted", "добавились"), what went out ("discharged",
"забрали"), and what is there after it ("leaving", "теперь", "осталось").
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence, Set
from itertools import permutations
from typing import NamedTuple

from reconcile.check.ledger import Ledger
from reconcile.check.values import digits, intervals
from reconcile.check.values.counting import PEOPLE, Likeness, kin, likeness, named, same_unit, sized
from reconcile.check.values.wording import earlier, grown, is_new
from reconcile.check.within import flow_words, listed, passages, sums
from reconcile.language import cues
from reconcile.model import Claim

MOST = 8  # figures before a level that may have led to it
MOVES = 4
BACK = 3  # figures before the level, of which one may be what went
ONE_DIGIT = 0.3  # the same where one digit makes the difference
NEARLY = 0.15  # share of the level by which a balance may miss and still be meant as one
CLOSE = 260  # characters, about two sentences, from the level before to the one after where a slip is reported
BESIDE = 60  # characters between what went and what remains of it
LEAST = 12  # a level this large is hardly met by chance
MANY = 20
KINDS_OF = "animal"  # a class whose nouns are of many kinds


class Balance(NamedTuple):
    """A level, what came (1) and went (-1), and the level after. `told`: the words say so of each."""

    before: Claim
    moves: tuple[tuple[Claim, int], ...]
    after: Claim
    told: bool

    @property
    def result(self) -> float:
        return (self.before.low or 0.0) + sum(sign * (c.low or 0.0) for c, sign in self.moves)

    @property
    def holds(self) -> bool:
        """Does it come out, rounding allowed?"""
        reached = intervals.of(self.before)
        for claim, sign in self.moves:
            reached = reached.plus(intervals.of(claim)) if sign > 0 else reached.minus(intervals.of(claim))
        return math.isclose(self.result, self.after.low or 0.0, rel_tol=1e-9) or (
            (sized(self.before.unit) or self.before.approximate) and reached.meets(intervals.of(self.after))
        )


def reckoned(c: Claim) -> bool:
    """One exact count, sum of money or size, an increase or a decrease too."""
    sizes = c.unit is None or sized(c.unit)
    return (
        sizes
        and c.low is not None
        and c.low == c.high
        and (c.low or 0.0) > 0
        and c.status in passages.TOLD
        and not ("rate" in c.marks or ("each" in c.marks and c.unit))
    )


def find(ledger: Ledger, figures: Sequence[Claim]) -> Iterator[Balance]:
    """Every balance of one article's figures (in order, exact ones), those that hold before those that may not."""
    signs = flow_words.signs(ledger, figures)
    levels = {c.id for c in figures if flow_words.level_after(ledger, c)}
    lists = sums.lists(ledger, figures[0].article) if figures else {}
    for n, after in enumerate(figures):
        if after.id in levels:
            earlier = [c for c in figures[max(0, n - MOST) : n] if passages.near(c, after)]
            earlier = _of_one_unit(earlier, after)
            own = [c for c in figures[n + 1 : n + 3] if c.id == after.whole and same_unit(c, after)]
            guessed = [b for b in _any(ledger, earlier, own, after, signs) if not _one_list(b, lists)]
            told = _told(ledger, earlier, own, after, signs) + _left(ledger, earlier, after, signs, lists)
            told = [b for b in told if not flow_words.two_levels(ledger, b.before, after)]
            told = _with_later(told, figures[n + 1 : n + MOVES], after, signs)
            told += _told_back(ledger, after, figures[n + 1 : n + 1 + MOVES], signs)
            # "64 came: 27 stay, the remaining 37 went home": the rest of one figure is no level after another
            told = [b for b in told if b.holds or lists.get(after.id) in (None, b.before.id)]
            yield from _one(ledger, told, guessed)
        if is_new(after) or signs[after.id] > 0:
            around = figures[max(0, n - MOST // 2) : n + MOST // 2]
            near = [c for c in around if c.id != after.id and same_unit(c, after) and passages.near(c, after)]
            yield from _grown(after, near, levels)


def _of_one_unit(earlier: Sequence[Claim], after: Claim) -> list[Claim]:
    """Those that can be reckoned with a level, which may have its unit of the figure just before it.

    "38 million roubles were taken. They found 21 million roubles, which leaves 17 million": of roubles, all three.
    """
    last = earlier[-1].unit if earlier and after.unit is None and same_unit(earlier[-1], after) else None
    return [c for c in earlier if same_unit(c, after) or (last is not None and c.unit == last)]


def _one(ledger: Ledger, told: list[Balance], guessed: list[Balance]) -> Iterator[Balance]:
    """The best that holds; else the one that the words tell and that misses by little."""
    guessed = [g for g in guessed if not any(_more_told(t, g) for t in told)]
    held = next((b for b in (*told, *guessed) if b.holds and _telling(b)), None)
    slips = [b for b in told if slip(b) and not _undone(ledger, b)]
    if held:
        yield held
    elif len({(b.before.low, b.moves) for b in slips}) == 1 and not any(b.holds for b in guessed):
        yield slips[0]


def _more_told(told: Balance, guess: Balance) -> bool:
    """ "It repaid 45 and borrowed 20": a balance without what came is none where the words say that it came."""
    one = told.before.low == guess.before.low and told.after is guess.after
    return one and set(guess.moves) < set(told.moves)


def _told(
    ledger: Ledger, earlier: Sequence[Claim], own: Sequence[Claim], after: Claim, signs: dict[str, int]
) -> list[Balance]:
    """Balances all of whose moves are told; the nearest level before them first."""
    out = []
    for n in range(len(earlier) - 1, -1, -1):
        before = earlier[n]
        later = [(c, signs[c.id]) for c in earlier[n + 1 :] if signs[c.id]]
        # "12 died, 30 were hurt": the dead are told before the hurt, and are none of them
        first = [c for c in earlier[max(0, n - 1) : n] if c.measure != flow_words.DEAD]
        moves = later or [(c, signs[c.id]) for c in first if signs[c.id]]
        own_part = bool(later) and all(c.whole == before.id for c, _ in later)  # "1,150 left and 400 of them are back"
        if (signs[before.id] == 0 or own_part) and moves and len(moves) <= MOVES:
            out.append(Balance(before, tuple(moves), after, True))
        if signs[before.id] == 0 and not later and before.sentence_start == after.sentence_start:
            # "Each side sent home 300. … Before that 760 were held, now 480 are": what went is told first
            out += [Balance(before, ((c, -1),), after, True) for c in earlier[max(0, n - BACK) : n] if signs[c.id] < 0]
    if len(earlier) > 1 and cues.has(passages.since_last(ledger, after), after.language, "remaining"):
        before, gone = earlier[-2:]  # "84 million were stolen. 21 were got back, 63 remain": whatever the verb
        beside = len(passages.between(ledger, gone, after)) <= BESIDE and gone.sentence_start == after.sentence_start
        if beside and not signs[gone.id] and not signs[before.id]:
            out.append(Balance(before, ((gone, -1),), after, True))
        elif beside and signs[gone.id] <= 0:  # "38 million were taken": what went from elsewhere is what there was
            out += [b for b in [Balance(before, ((gone, -1),), after, True)] if b.holds]
    for before in own:
        moves = [(c, signs[c.id]) for c in earlier[-2:] if signs[c.id]]
        out += [Balance(before, (move,), after, True) for move in moves]
    return out


def _left(
    ledger: Ledger, earlier: Sequence[Claim], after: Claim, signs: dict[str, int], lists: dict[str, str]
) -> list[Balance]:
    """ "There were 15,600 mines. They made 4,900 safe, then 3,500; 7,200 wait": what is left is less all that stands
    between, whatever the verbs; only what is told to have come is more."""
    if not flow_words.still_there(ledger, after):
        return []
    out = []
    for n, before in enumerate(earlier):
        between = _moved(before, earlier[n + 1 :] or _told_first(ledger, earlier[:n], before))
        if lists.get(after.id) != before.id and before.id in {lists.get(c.id) for c in between}:
            continue  # "89 were held: 52 for drugs, 28 for fights, nine for theft": none of them has gone
        if signs[before.id] or not between or len(between) > MOVES or (after.low or 0.0) >= (before.low or 0.0):
            continue
        way, moves = -1, []
        for c in between:
            told = 0 if len(between) == 1 or "increment" in c.marks else signs[c.id]
            way = told or ("increment" in c.marks and way) or -1  # "another" goes the way of the one before
            moves.append((c, way))
        out.append(Balance(before, tuple(moves), after, True))
    return out


def _told_first(ledger: Ledger, earlier: Sequence[Claim], before: Claim) -> list[Claim]:
    """ "They connected 110 homes. In the morning 262 were cold, 152 still are": what went is told before the level."""
    return [c for c in earlier[-1:] if c.measure is None and flow_words.was(ledger, before)]


def _moved(before: Claim, figures: Sequence[Claim]) -> list[Claim]:
    """Those that can have come or gone; none where one of them cannot. Parts of them count once."""
    own = {c.id for c in figures}
    moved = [c for c in figures if c.whole not in own]
    fits = all(
        passages.exact(c) and (c.low or 0.0) < (before.low or 0.0) and likeness(before, c) > Likeness.OTHER
        for c in moved
    )
    return moved if fits else []


def _told_back(ledger: Ledger, after: Claim, figures: Sequence[Claim], signs: dict[str, int]) -> list[Balance]:
    """ "It has 66 shops now, after opening nine and shutting four; it began the year with 61": only what comes out."""
    near = [c for c in figures if same_unit(c, after) and passages.near(c, after)]
    out = []
    for n, before in enumerate(near):
        moves = tuple((c, signs[c.id]) for c in near[:n] if signs[c.id])
        if moves and len(moves) == n:
            out.append(Balance(before, moves, after, True))
    return [b for b in out if b.holds]


def _with_later(
    told: Sequence[Balance], figures: Sequence[Claim], after: Claim, signs: dict[str, int]
) -> list[Balance]:
    """ "52 were taken in, 19 went home, 31 remain and two died": what goes is told behind what is left, too.

    Where it is, a balance without it is none.
    """
    later = [(c, signs[c.id]) for c in figures if c.sentence_start == after.sentence_start and signs[c.id]]
    later = [(c, way) for c, way in later if c.start > after.start and same_unit(c, after)]
    if not later:
        return list(told)
    return [b for b in told if b.holds] + [Balance(b.before, (*b.moves, *later), after, True) for b in told]


def _any(
    ledger: Ledger, earlier: Sequence[Claim], own: Sequence[Claim], after: Claim, signs: dict[str, int]
) -> list[Balance]:
    """One level less what went, whatever the words say of that: chance rarely gives it where the figures are alike."""
    out = []
    for before, gone in permutations([*earlier, *own], 2):
        if not all(passages.exact(c) for c in (before, gone, after)):
            continue
        if (before.low or 0.0) <= max(gone.low or 0.0, after.low or 0.0) or signs[gone.id] > 0:
            continue
        if signs[before.id] > 0 or not _comes_out(before, gone, after):
            continue
        tied = gone.whole == before.id or listed.out_of(ledger, before)
        together = before.sentence_start == after.sentence_start == gone.sentence_start
        size = LEAST if together or tied else MANY
        if (before.low or 0.0) >= size and (tied or min(likeness(before, gone), likeness(before, after)) > 0):
            out.append(Balance(before, ((gone, -1),), after, False))
    return out


def _comes_out(before: Claim, gone: Claim, after: Claim) -> bool:
    """As written, without room for rounding?"""
    return math.isclose((before.low or 0.0) - (gone.low or 0.0), after.low or 0.0, rel_tol=1e-9)


def _one_list(b: Balance, lists: dict[str, str]) -> bool:
    """Are all of them parts of one whole, so that they balance by chance only?"""
    wholes = {lists.get(c.id) for c in (b.before, b.after, *(c for c, _ in b.moves))}
    return len(wholes) == 1 and None not in wholes


def _telling(b: Balance) -> bool:
    """Would chance rarely give this?"""
    figures = (b.before, b.after, *(c for c, _ in b.moves))
    together = len({c.sentence_start for c in figures}) == 1
    return max(b.before.low or 0.0, b.after.low or 0.0) >= (LEAST if together or b.told else MANY) and (
        together or min(likeness(b.before, c) for c in figures) > Likeness.OTHER
    )


def _grown(new: Claim, near: Sequence[Claim], levels: Set[str]) -> Iterator[Balance]:
    """New ones came on top of those before: only what comes out, for two levels stand beside many things."""
    for before, after in permutations(near, 2) if (new.low or 0.0) > 1 else ():
        if new.sentence_start not in (before.sentence_start, after.sentence_start):
            continue
        found = Balance(before, ((new, 1),), after, False)
        if not found.holds or not (after.id in levels or grown(after) or earlier(before)):
            continue
        alike = likeness(before, after) == Likeness.SAME or before.sentence_start == after.sentence_start
        if alike and _telling(found):
            yield found
            return


def slip(b: Balance) -> bool:
    """Is it a balance that the article means, and gets wrong by little?"""
    figures = (b.before, b.after, *(c for c, _ in b.moves))
    levels_beside = b.before.sentence_start == b.after.sentence_start
    width = max(c.start for c in figures) - min(c.start for c in figures)
    return (
        b.told
        and width <= (passages.REACH if levels_beside else CLOSE)
        and _off_by_little(b)
        and (_one_noun(b.before, b.after) or _one_sentence(b))
        and b.after.status != "negated"
        and all(c.status in (b.after.status, "asserted", "negated") for c, _ in b.moves)
        and all(likeness(b.before, c) or c.sentence_start == b.after.sentence_start for c, _ in b.moves)
    )


def _one_sentence(b: Balance) -> bool:
    """ "They sold six, loaned out four, signed three, and the list now has 24 names": several moves and what they come
    to, in another word."""
    return len(b.moves) > 1 and all(c.sentence_start == b.after.sentence_start for c, _ in b.moves)


def _off_by_little(b: Balance) -> bool:
    """By a small share, and by less than what moved; or by one digit."""
    said, size = b.after.low or 0.0, max(b.before.low or 0.0, b.after.low or 0.0)
    off, moved = abs(b.result - said), sum(c.low or 0.0 for c, _ in b.moves)
    slip = off <= ONE_DIGIT * size and digits.one_digit(b.result, said)
    return off > 0 and (slip or (off <= NEARLY * size and moved >= 2 * off))


def _undone(ledger: Ledger, b: Balance) -> bool:
    """ "180 were taken away, then more were brought in, 520 are left": does something move back that has no figure?"""
    last, way = b.moves[-1]
    gap = passages.between(ledger, last, b.after) if last.start < b.after.start else ""
    tail = ledger.text(b.after)[b.after.end : b.after.sentence_start + len(b.after.sentence)]
    if cues.has(passages.since_last(ledger, b.after), b.after.language, "scope") and not cues.has(
        b.before.sentence, b.before.language, "scope"
    ):
        return True  # "64 were in the hospital, 20 went home; there are now 51 in the region"
    further = any(cues.has(tail, last.language, name) for name in ("inflow", "outflow")) and len(b.moves) == 1
    return further or cues.has(gap, last.language, "inflow" if way < 0 else "outflow")


def _one_noun(before: Claim, after: Claim) -> bool:
    """Do the two levels count the same: one noun, or "people" for one of them, or none with the figure?"""
    if likeness(before, after) == Likeness.OTHER:
        return False
    if before.counted_class and after.counted_class and kin(before.counted_class, after.counted_class):
        return before.counted_class != KINDS_OF or before.counted == after.counted  # dogs and cats are counted apart
    loose = any(not named(c) or c.counted_class == PEOPLE for c in (before, after))
    return loose or before.counted == after.counted or bool(before.unit)
