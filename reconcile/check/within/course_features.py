"""What speaks for figures being a balance: what was there, what came or went, what is there then.

Every feature is a number of about one; `likely` knows what each is worth.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from reconcile.check.values import digits
from reconcile.check.values.counting import Likeness, likeness, named, persons
from reconcile.check.within import flow_words, listed, passages
from reconcile.check.within.courses import MOVES, Course
from reconcile.check.within.reckoned import one_digit, total_told
from reconcile.language import cues

LEAD = 40


def _lead(c: Course, of: object) -> str:
    return passages.since_last(c.ledger, of)[-2 * LEAD :]  # type: ignore[arg-type]


def _has(text: str, c: Course, *names: str) -> float:
    return float(any(cues.has(text, c.after.language, n) for n in names))


def in_order(c: Course) -> float:
    """Before, moves, after, as they are told."""
    return float(all(c.before.start < m.start < c.after.start for m, _ in c.moves))


def moves_first(c: Course) -> float:
    return float(all(m.start < min(c.before.start, c.after.start) for m, _ in c.moves))


def moves_last(c: Course) -> float:
    return float(all(m.start > max(c.before.start, c.after.start) for m, _ in c.moves))


def backwards(c: Course) -> float:
    return float(c.after.start < c.before.start)


def one_sentence(c: Course) -> float:
    return float(len({x.sentence_start for x in c.claims}) == 1)


def ends_together(c: Course) -> float:
    return float(c.before.sentence_start == c.after.sentence_start)


def move_apart(c: Course) -> float:
    return float(all(m.sentence_start not in (c.before.sentence_start, c.after.sentence_start) for m, _ in c.moves))


def moves_together(c: Course) -> float:
    return float(len(c.moves) > 1 and len({m.sentence_start for m, _ in c.moves}) == 1)


def wide(c: Course) -> float:
    return math.log1p(max(x.end for x in c.claims) - min(x.start for x in c.claims)) / 4


def passed(c: Course) -> float:
    """Figures among them that are left out."""
    a, b = min(x.start for x in c.claims), max(x.start for x in c.claims)
    return math.log1p(sum(a < f.start < b for f in c.left_out))


def other_sentence_figures(c: Course) -> float:
    """Figures in the sentences of the moves that are left out."""
    told = {m.sentence_start for m, _ in c.moves}
    return math.log1p(sum(f.sentence_start in told for f in c.left_out))


def _sign(c: Course, m: object) -> int:
    return flow_words.sign(c.ledger, m)  # type: ignore[arg-type]


def told_moves(c: Course) -> float:
    """Do the words say that it went the way it is reckoned?"""
    return sum(_sign(c, m) == s for m, s in c.moves) / len(c.moves)


def ends_move(c: Course) -> float:
    """Do the words say of an end that it came or went?"""
    return float(_sign(c, c.before) != 0) + float(_sign(c, c.after) != 0)


def moved(c: Course) -> float:
    return sum(bool(MOVES & set(m.marks)) for m, _ in c.moves) / len(c.moves)


def flow_sentence(c: Course) -> float:
    return sum(_has(m.sentence, c, "inflow" if s > 0 else "outflow") for m, s in c.moves) / len(c.moves)


def was(c: Course) -> float:
    return float(flow_words.was(c.ledger, c.before))


def start(c: Course) -> float:
    return _has(_lead(c, c.before), c, "start", "stood", "earlier", "before_it")


def start_sentence(c: Course) -> float:
    return _has(
        c.before.sentence[: max(0, c.before.start - c.before.sentence_start)],
        c,
        "start",
        "earlier",
        "before_it",
        "ago",
        "previous",
    )


def level(c: Course) -> float:
    return float(flow_words.level_after(c.ledger, c.after))


def level_before(c: Course) -> float:
    """Do the words make the first the last?"""
    return float(flow_words.level_after(c.ledger, c.before))


def left(c: Course) -> float:
    return float(flow_words.still_there(c.ledger, c.after))


def left_up(c: Course) -> float:
    return float(bool(left(c)) and c.said > (c.before.low or 0.0))


def end_sentence(c: Course) -> float:
    return _has(
        c.after.sentence[: max(0, c.after.start - c.after.sentence_start)], c, "end", "hence", "now", "remaining"
    )


def was_after(c: Course) -> float:
    return float(flow_words.was(c.ledger, c.after))


def share(c: Course) -> float:
    """Is a move told as a part of what was there?"""
    return sum(m.whole == c.before.id for m, _ in c.moves) / len(c.moves)


def of_another(c: Course) -> float:
    return float(any(x.whole and x.whole not in c.ids for x in c.claims))


def rest(c: Course) -> float:
    return float(listed.is_rest(c.after))


def out_of(c: Course) -> float:
    return float(listed.out_of(c.ledger, c.before))


def ends_other(c: Course) -> float:
    return float(likeness(c.before, c.after) == Likeness.OTHER)


def moves_alike(c: Course) -> float:
    return sum(likeness(c.before, m) == Likeness.SAME for m, _ in c.moves) / len(c.moves)


def bare_after(c: Course) -> float:
    return float(not named(c.after))


def named_before(c: Course) -> float:
    return float(named(c.before))


def one_noun(c: Course) -> float:
    return float(bool(c.before.counted) and c.before.counted == c.after.counted)


def mixed(c: Course) -> float:
    return float(len({persons(x) for x in c.claims if named(x) and x.counted_class}) > 1)


def unit(c: Course) -> float:
    return float(c.before.unit is not None and c.after.unit is not None)


def unit_left_out(c: Course) -> float:
    return float(len({x.unit for x in c.claims}) > 1)


def other_measure(c: Course) -> float:
    return float(bool(c.before.measure and c.after.measure) and c.before.measure != c.after.measure)


def unreal(c: Course) -> float:
    return float(len({x.status == "asserted" for x in c.claims}) > 1)


def past_after(c: Course) -> float:
    return float(c.after.background and not c.before.background)


def days_backwards(c: Course) -> float:
    b, a = c.before.event, c.after.event
    return float(bool(b and a and b.start > a.start))


def voices(c: Course) -> float:
    return float(len({x.speaker for x in c.claims if x.speaker}) > 1)


def small_move(c: Course) -> float:
    return float(all((m.low or 0.0) < 0.5 * (c.before.low or 0.0) for m, _ in c.moves))


def tiny_move(c: Course) -> float:
    """A move that is no more than what the balance misses proves nothing."""
    return float(any((m.low or 0.0) <= abs(c.total - c.said) for m, _ in c.moves))


def small(c: Course) -> float:
    return float(any((m.low or 0.0) < 5 for m, _ in c.moves))


def large(c: Course) -> float:
    return min(3.0, math.log10(c.said or 1.0)) if c.after.unit is None else 2.0


def round_(c: Course) -> float:
    return float(all(len(digits.significant(x.low or 0.0)) == 1 for x in c.claims))


def first_of_text(c: Course) -> float:
    return float(min(c.claims, key=lambda x: x.start) is c.figures[0])


def known(c: Course) -> float:
    """Do two of them stand in a balance that comes out?"""
    return float(any(len(e & c.ids) > 1 and e != c.ids for e in c.exact))


def after_known(c: Course) -> float:
    return float(any(c.after.id in e for e in c.exact))


def ratio(c: Course) -> float:
    return min(1.0, abs(c.total - c.said) / (c.said or 1.0) / 0.15)


def very_near(c: Course) -> float:
    return float(abs(c.total - c.said) <= 0.03 * c.said)


def exchanged(c: Course) -> float:
    return float(digits.exchanged(c.total, c.said))


def off_by_figure(c: Course) -> float:
    missing = abs(c.total - c.said)
    return float(any((f.low or 0.0) == missing for f in c.figures))


FEATURES: tuple[Callable[[Course], float], ...] = (
    in_order,
    moves_first,
    moves_last,
    backwards,
    one_sentence,
    ends_together,
    move_apart,
    moves_together,
    wide,
    passed,
    other_sentence_figures,
    told_moves,
    ends_move,
    moved,
    flow_sentence,
    was,
    start,
    start_sentence,
    level,
    level_before,
    left,
    left_up,
    end_sentence,
    was_after,
    share,
    of_another,
    rest,
    out_of,
    ends_other,
    moves_alike,
    bare_after,
    named_before,
    one_noun,
    mixed,
    unit,
    unit_left_out,
    other_measure,
    unreal,
    past_after,
    days_backwards,
    voices,
    small_move,
    tiny_move,
    small,
    large,
    round_,
    first_of_text,
    known,
    after_known,
    total_told,
    ratio,
    very_near,
    one_digit,
    exchanged,
    off_by_figure,
)
