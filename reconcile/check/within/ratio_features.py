"""What speaks for a share being that of two figures, as far as where they stand and the words between them tell.

Every feature is a number of about one; `likely` knows what each is worth.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from reconcile.check.values.counting import Likeness, likeness, sized
from reconcile.check.within import changes, flow_words, levels, listed, passages
from reconcile.check.within.ratios import DOWN, OF, UP, Ratio
from reconcile.language import cues
from reconcile.model import Claim

LEAD = 50


def _has(text: str, r: Ratio, *names: str) -> bool:
    return any(cues.has(text, r.share.language, n) for n in names)


def _lead(r: Ratio, c: Claim) -> str:
    return passages.since_last(r.ledger, c)[-LEAD:]


def _tail(r: Ratio, c: Claim) -> str:
    return passages.after(r.ledger, c, 24)


def _inside(r: Ratio, a: Claim, b: Claim) -> int:
    low, high = sorted((a.start, b.start))
    return sum(low < f.start < high for f in r.figures)


def of(r: Ratio) -> float:
    return float(r.how == OF)


def up(r: Ratio) -> float:
    return float(r.how == UP)


def times(r: Ratio) -> float:
    return float(r.share.unit == "times")


def _fraction(r: Ratio) -> float:
    return float("fraction" in r.share.marks)


def change_of(r: Ratio) -> float:
    """A share told as a change, read as a part."""
    return float(r.how == OF and bool({"change", "difference"} & set(r.share.marks) or r.share.direction))


def way(r: Ratio) -> float:
    return float(r.how != OF and r.share.direction == r.how)


def wrong_way(r: Ratio) -> float:
    return float(r.how != OF and r.share.direction is not None and r.share.direction != r.how)


def no_way(r: Ratio) -> float:
    """A change with no word that says so."""
    return float(r.how != OF and r.share.direction is None and changes.way(r.ledger, r.share) is None)


def verb_other(r: Ratio) -> float:
    return float(r.how != OF and _has(r.share.sentence, r, f"moved_{UP if r.how == DOWN else DOWN}"))


def one_sentence(r: Ratio) -> float:
    return float(r.share.sentence_start == r.part.sentence_start == r.base.sentence_start)


def with_part(r: Ratio) -> float:
    return float(r.share.sentence_start == r.part.sentence_start != r.base.sentence_start)


def alone(r: Ratio) -> float:
    return float(r.share.sentence_start not in (r.part.sentence_start, r.base.sentence_start))


def last(r: Ratio) -> float:
    return float(r.share.start > max(r.part.start, r.base.start))


def first(r: Ratio) -> float:
    return float(r.share.start < min(r.part.start, r.base.start))


def base_first(r: Ratio) -> float:
    return float(r.base.start < r.part.start)


def passed(r: Ratio) -> float:
    """Figures among the three."""
    starts = [c.start for c in (r.share, r.part, r.base)]
    return math.log1p(sum(min(starts) < f.start < max(starts) for f in r.figures if f not in (r.part, r.base)))


def beside(r: Ratio) -> float:
    """Nothing between part and base."""
    return float(_inside(r, r.part, r.base) == 0)


def next_(r: Ratio) -> float:
    """Nothing between the share and one of them."""
    return float(min(_inside(r, r.share, r.part), _inside(r, r.share, r.base)) == 0)


def next_part(r: Ratio) -> float:
    return float(_inside(r, r.share, r.part) == 0)


def wide(r: Ratio) -> float:
    claims = (r.share, r.part, r.base)
    return math.log1p(max(c.end for c in claims) - min(c.start for c in claims)) / 4


def near_part(r: Ratio) -> float:
    return math.log1p(len(passages.between(r.ledger, r.share, r.part))) / 4


def apposed(r: Ratio) -> float:
    """ "630, or 15%", "630 (15%)"."""
    gap = passages.between(r.ledger, r.part, r.share)
    return float(r.part.start < r.share.start and len(gap) <= 24 and any(m in gap for m in ",(—–"))


def said_again(r: Ratio) -> float:
    return float(_has(passages.since_last(r.ledger, r.share)[-24:], r, "that_is", "this_is", "or_is"))


def anded(r: Ratio) -> float:
    """ "16 were spoilt, and every third was new": is the share told as one thing more?"""
    return float(_has(passages.since_last(r.ledger, r.share)[-LEAD:], r, "and") and not said_again(r))


def another_share(r: Ratio) -> float:
    """The same of a fraction in words, whose noun is left out: it is of those told before."""
    return anded(r) * float("fraction" in r.share.marks)


def timeless(r: Ratio) -> float:
    """A change between two levels that no word sets into two times."""
    told = (to, old, now, than, past, past_part, from_part)
    from_ = changes.led(r.ledger, r.base, "from")
    return float(r.how != OF and not from_ and not any(f(r) for f in told) and r.part.event == r.base.event)


def planned(r: Ratio) -> float:
    """Is the share one that is only planned, and the figures are so?"""
    return float(r.share.status != "asserted" and r.part.status == r.base.status == "asserted")


def hence(r: Ratio) -> float:
    return float(_has(_lead(r, r.share), r, "hence", "this_is"))


def part_of(r: Ratio) -> float:
    return float(r.part.whole == r.base.id)


def of_another(r: Ratio) -> float:
    return float(r.part.whole is not None and r.part.whole != r.base.id)


def out_of(r: Ratio) -> float:
    return float(listed.out_of(r.ledger, r.base))


def of_them(r: Ratio) -> float:
    return float(_has(_tail(r, r.share), r, "of_them", "of_that", "of_all"))


def of_them_part(r: Ratio) -> float:
    return float(_has(_lead(r, r.part)[-20:] + " | " + _tail(r, r.part)[:16], r, "of_them", "among"))


def to(r: Ratio) -> float:
    return float(r.how != OF and (bool({"new", "level"} & set(r.part.marks)) or changes.led(r.ledger, r.part, "to")))


def from_part(r: Ratio) -> float:
    return float(r.how != OF and bool({"from", "old"} & set(r.part.marks)))


def from_of(r: Ratio) -> float:
    return float(r.how == OF and bool({"from", "old", "new"} & {*r.base.marks, *r.part.marks}))


def old(r: Ratio) -> float:
    return float(r.how != OF and (levels.old_time(r.ledger, r.base) or flow_words.was(r.ledger, r.base)))


def old_of(r: Ratio) -> float:
    return float(r.how == OF and levels.old_time(r.ledger, r.base) != levels.old_time(r.ledger, r.part))


def now(r: Ratio) -> float:
    return float(r.how != OF and flow_words.level_after(r.ledger, r.part))


def than(r: Ratio) -> float:
    return float(
        r.how != OF and (changes.reckoned_from(r.ledger, r.share, r.base) or _has(_lead(r, r.base), r, "than"))
    )


def past(r: Ratio) -> float:
    return float(r.base.background and not r.part.background)


def past_of(r: Ratio) -> float:
    return float(r.how == OF and r.base.background != r.part.background)


def past_part(r: Ratio) -> float:
    return float(r.part.background and not r.base.background)


def alike(r: Ratio) -> float:
    return float(likeness(r.part, r.base) == Likeness.SAME)


def other(r: Ratio) -> float:
    return float(likeness(r.part, r.base) == Likeness.OTHER)


def alike_change(r: Ratio) -> float:
    return alike(r) * (1 - of(r))


def other_measure(r: Ratio) -> float:
    return float(bool(r.part.measure and r.base.measure) and r.part.measure != r.base.measure)


def unit(r: Ratio) -> float:
    return float(sized(r.base.unit))


def other_unit(r: Ratio) -> float:
    return float(r.base.unit is not None and not sized(r.base.unit))


def unit_left_out(r: Ratio) -> float:
    return float(r.part.unit != r.base.unit)


def each(r: Ratio) -> float:
    return float(("each" in r.part.marks) != ("each" in r.base.marks))


def unreal(r: Ratio) -> float:
    return float(len({c.status == "asserted" for c in (r.share, r.part, r.base)}) > 1)


def small(r: Ratio) -> float:
    return float((r.base.low or 0.0) < 20)


def decimals(r: Ratio) -> float:
    return float((r.share.low or 0.0) % 1 > 0 and not _fraction(r) and not times(r))


def known(r: Ratio) -> float:
    """Does the share come out with two others?"""
    return float(any(s == r.share.id for s, _, _ in r.exact))


def known_near(r: Ratio) -> float:
    return float(any(s == r.share.id and (x == r.part.id or y == r.base.id) for s, x, y in r.exact))


def pair_known(r: Ratio) -> float:
    """Do the two give another share of the article?"""
    return float(any(s != r.share.id and {x, y} == {r.part.id, r.base.id} for s, x, y in r.exact))


def part_known(r: Ratio) -> float:
    return float(any(s != r.share.id and x == r.part.id for s, x, y in r.exact))


def base_known(r: Ratio) -> float:
    return float(any(s != r.share.id and y == r.base.id for s, x, y in r.exact))


def other_share(r: Ratio) -> float:
    """Another share nearer to the part."""
    own = abs(r.share.start - r.part.start)
    shares = [c for c in r.ledger.figures(r.share.article) if c.unit in ("percent", "times") and c is not r.share]
    return float(any(abs(c.start - r.part.start) < own for c in shares if c.part == "text"))


def off(r: Ratio) -> float:
    return abs(math.log(r.reckoned.low / r.said)) if r.reckoned.low > 0 else 1.0


def very_near(r: Ratio) -> float:
    return float(off(r) < 0.25)


def too_much(r: Ratio) -> float:
    return float(r.said > r.reckoned.low)


def come_even(r: Ratio) -> float:
    """Do the two give a whole or a simple share?"""
    value = r.reckoned.low
    return float(
        abs(value - round(value)) < 0.05 if r.share.unit == "percent" else abs(value * 2 - round(value * 2)) < 0.05
    )


def come_round(r: Ratio) -> float:
    return float(r.share.unit == "percent" and abs(r.reckoned.low / 5 - round(r.reckoned.low / 5)) < 0.02)


FEATURES: tuple[Callable[[Ratio], float], ...] = (
    of,
    up,
    times,
    change_of,
    way,
    wrong_way,
    no_way,
    verb_other,
    one_sentence,
    with_part,
    alone,
    last,
    first,
    base_first,
    passed,
    beside,
    next_,
    next_part,
    wide,
    near_part,
    apposed,
    said_again,
    anded,
    another_share,
    timeless,
    planned,
    hence,
    part_of,
    of_another,
    out_of,
    of_them,
    of_them_part,
    to,
    from_part,
    from_of,
    old,
    old_of,
    now,
    than,
    past,
    past_of,
    past_part,
    alike,
    other,
    alike_change,
    other_measure,
    unit,
    other_unit,
    unit_left_out,
    each,
    unreal,
    small,
    decimals,
    known,
    known_near,
    pair_known,
    part_known,
    base_known,
    other_share,
    off,
    very_near,
    too_much,
    come_even,
    come_round,
)
