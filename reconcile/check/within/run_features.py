"""What speaks for figures being the parts of another, as far as where they stand and the words between them tell.

Every feature is a number of about one; `likely` knows what each is worth.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from reconcile.check.values import digits
from reconcile.check.values.counting import Likeness, likeness, named, persons
from reconcile.check.within import listed, passages
from reconcile.check.within.flow_words import level_after, sign, was
from reconcile.check.within.reckoned import one_digit, total_told
from reconcile.check.within.runs import Run
from reconcile.language import cues
from reconcile.model import Claim

A_FEW = 10  # lists, ways, times: no part of a large whole
LEAD = 40  # characters before a figure that say what it is
OPENING = 60  # characters between a whole and a list that it opens


def _has(text: str, r: Run, *names: str) -> float:
    return float(any(cues.has(text, r.whole.language, n) for n in names))


def _gap(r: Run) -> str:
    """The text between whole and run."""
    if r.whole.part != "text":
        return ""
    if r.whole.start < r.parts[0].start:
        return passages.between(r.ledger, r.whole, r.parts[0])
    return passages.between(r.ledger, r.parts[-1], r.whole)


def _before(r: Run) -> bool:
    return r.whole.part != "text" or r.whole.start < r.parts[0].start


def _lead(r: Run) -> str:
    return f"{passages.since_last(r.ledger, r.whole)[-LEAD:]} {r.whole.quote}"


def _span(r: Run) -> str:
    return r.ledger.text(r.parts[0])[r.parts[0].sentence_start : r.parts[-1].sentence_start + len(r.parts[-1].sentence)]


def three(r: Run) -> float:
    return float(len(r.parts) == 3)


def more(r: Run) -> float:
    return float(len(r.parts) > 3)


def one_sentence(r: Run) -> float:
    return float(len({p.sentence_start for p in r.parts}) == 1)


def row(r: Run) -> float:
    return float(listed.joined(r.ledger, r.parts))


def beside(r: Run) -> float:
    """Whole in the sentence of the run."""
    return float(r.whole.part == "text" and r.whole.sentence_start in {p.sentence_start for p in r.parts})


def beside_before(r: Run) -> float:
    return float(bool(beside(r)) and _before(r))


def headline(r: Run) -> float:
    return float(r.whole.part != "text")


def follows(r: Run) -> float:
    """The sentence right after that of the whole."""
    if r.whole.part != "text" or not _before(r) or beside(r):
        return 0.0
    return float(r.parts[0].sentence_start - (r.whole.sentence_start + len(r.whole.sentence)) <= 3)


def behind(r: Run) -> float:
    return float(not _before(r))


def far(r: Run) -> float:
    return math.log1p(len(_gap(r))) / 4 if r.whole.part == "text" else 1.0


def passed(r: Run) -> float:
    """Figures that could be parts, between whole and run."""
    if r.whole.part != "text":
        return 0.0
    a, b = sorted((r.whole.start, r.parts[0].start if _before(r) else r.parts[-1].start))
    return math.log1p(sum(a < c.start < b for c in r.figures if c not in r.parts))


def colon(r: Run) -> float:
    gap = _gap(r)
    return float(_before(r) and len(gap) <= OPENING and (listed.all_follow(gap, r.whole) or gap.endswith("(")))


def peer(r: Run) -> float:
    """Is the whole one of the list, as far as marks tell: "12 in the north, 8 in the south and 5 abroad"?"""
    listed_ = "," in _gap(r) or listed.and_joins(_gap(r), r.whole)
    return float(bool(beside_before(r)) and listed_ and not colon(r) and not out_of(r))


def out_of(r: Run) -> float:
    return float(r.whole.part == "text" and listed.out_of(r.ledger, r.whole))


def of_them(r: Run) -> float:
    lead = passages.since_last(r.ledger, r.parts[0])
    return _has(lead[-LEAD:] + " | " + passages.after(r.ledger, r.parts[0], 16), r, "of_them", "among")


def in_all(r: Run) -> float:
    return _has(_lead(r) + " | " + passages.after(r.ledger, r.whole, 24), r, "in_all", "all_these")


def also(r: Run) -> float:
    """Are some counted twice: "60 also watch the news"?"""
    return _has(_span(r), r, "also")


def complete(r: Run) -> float:
    return _has(_span(r) + " | " + r.whole.sentence, r, "complete", "no_others")


def closing(r: Run) -> float:
    last = r.parts[-1]
    return _has(r.ledger.text(last)[last.end : last.end + 160], r, "no_others", "complete")


def rest(r: Run) -> float:
    return float(
        listed.is_rest(r.parts[-1]) or bool(_has(passages.before(r.ledger, r.parts[-1], 18), r, "the_rest", "rest"))
    )


def rest_inside(r: Run) -> float:
    return float(any(listed.is_rest(p) for p in r.parts[:-1]))


def another(r: Run) -> float:
    return float(
        "increment" in r.parts[-1].marks or bool(_has(passages.before(r.ledger, r.parts[-1], 14), r, "further"))
    )


def anded(r: Run) -> float:
    return float(bool(one_sentence(r)) and listed.and_joins(passages.between(r.ledger, *r.parts[-2:]), r.whole))


def stops(r: Run) -> float:
    gaps = [passages.between(r.ledger, a, b) for a, b in zip(r.parts, r.parts[1:], strict=False)]
    return sum("." in g for g in gaps) / len(gaps)


def tight(r: Run) -> float:
    """How close they stand."""
    gaps = [len(passages.between(r.ledger, a, b)) for a, b in zip(r.parts, r.parts[1:], strict=False)]
    return math.log1p(max(gaps)) / 4


def even(r: Run) -> float:
    """How alike the gaps are."""
    gaps = [len(passages.between(r.ledger, a, b)) + 5 for a, b in zip(r.parts, r.parts[1:], strict=False)]
    return math.log(max(gaps) / min(gaps)) if len(gaps) > 1 else 0.0


def _left_over(r: Run) -> float:
    """Does a figure that could be a part stand right before in their sentence?"""
    first = r.parts[0]
    return float(
        any(
            c.sentence_start == first.sentence_start
            and c.start < first.start
            and c is not r.whole
            and c.whole != r.whole.id
            for c in r.figures
        )
    )


def _right_over(r: Run) -> float:
    last = r.parts[-1]
    return float(
        any(
            c.sentence_start == last.sentence_start
            and c.start > last.start
            and not _of_another_clause(r, c)
            and c is not r.whole
            and c.whole not in {p.id for p in r.parts}
            for c in r.figures
        )
    )


def _of_another_clause(r: Run, c: Claim) -> bool:
    """ "…, 500,000 students and 400,000 fathers; nobody is on two lists": a few of something else, said after it."""
    few = c.unit is None and (c.low or 0.0) < A_FEW <= (r.whole.low or 0.0) and c.counted_class != r.whole.counted_class
    return few and ";" in passages.between(r.ledger, r.parts[-1], c)


def all_of_it(r: Run) -> float:
    return float(not _left_over(r) and not _right_over(r) and bool(one_sentence(r)))


def bare(r: Run) -> float:
    """Parts without a noun of their own."""
    return sum(not named(p) for p in r.parts[1:]) / (len(r.parts) - 1)


def alike(r: Run) -> float:
    return sum(likeness(r.whole, p) == Likeness.SAME for p in r.parts) / len(r.parts)


def other(r: Run) -> float:
    return sum(likeness(r.whole, p) == Likeness.OTHER for p in r.parts) / len(r.parts)


def one_kind(r: Run) -> float:
    return sum(likeness(r.parts[0], p) == Likeness.SAME for p in r.parts[1:]) / (len(r.parts) - 1)


def mixed(r: Run) -> float:
    """People and things."""
    return float(len({persons(c) for c in (r.whole, *r.parts) if named(c) and c.counted_class}) > 1)


def people(r: Run) -> float:
    return float(all(persons(c) for c in (r.whole, *r.parts)))


def unit(r: Run) -> float:
    return float(r.whole.unit is not None)


def unit_left_out(r: Run) -> float:
    return float(len({c.unit for c in (r.whole, *r.parts)}) > 1)


def marked(r: Run) -> float:
    """Linked as parts of the whole by their own words."""
    return sum(p.whole == r.whole.id for p in r.parts) / len(r.parts)


def of_another(r: Run) -> float:
    return float(any(p.whole and p.whole != r.whole.id for p in r.parts))


def days(r: Run) -> float:
    return float(len({c.event for c in (r.whole, *r.parts) if c.event}) > 1)


def unreal(r: Run) -> float:
    return float(len({c.status == "asserted" for c in (r.whole, *r.parts)}) > 1)


def one_measure(r: Run) -> float:
    return float(r.whole.measure is not None and all(p.measure == r.whole.measure for p in r.parts))


def other_measure(r: Run) -> float:
    known = {c.measure for c in (r.whole, *r.parts) if c.measure}
    return float(len(known) > 1)


def moves(r: Run) -> float:
    """Do words say that something came or went?"""
    return float(any(sign(r.ledger, p) for p in r.parts))


def levels(r: Run) -> float:
    return float(any(was(r.ledger, p) for p in r.parts[:1]) or level_after(r.ledger, r.whole))


def large(r: Run) -> float:
    return min(3.0, math.log10(r.said or 1.0)) if r.whole.unit is None else 2.0


def round_(r: Run) -> float:
    return float(len(digits.significant(r.said)) == 1 and r.said >= 10)


def first_of_text(r: Run) -> float:
    return float(bool(r.figures) and r.whole is r.figures[0])


def whole_known(r: Run) -> float:
    """Does another run come out at the whole?"""
    return float(any(w is r.whole and set(p) != set(r.parts) for w, p in r.exact if _strong(w, p)))


def parts_known(r: Run) -> float:
    """Do the parts come to another figure?"""
    return float(any(w is not r.whole and _over(r, p) for w, p in r.exact if _strong(w, p)))


def fits_elsewhere(r: Run) -> float:
    """Do exactly these come to another figure?"""
    return float(any(w is not r.whole and set(p) == set(r.parts) for w, p in r.exact))


def whole_in_run(r: Run) -> float:
    return float(any(r.whole in p for w, p in r.exact if _strong(w, p)))


def _strong(w: object, p: tuple[object, ...]) -> bool:
    return len(p) > 2 or getattr(w, "low", 0) >= 40


def _over(r: Run, p: tuple[object, ...]) -> bool:
    return len(set(p) & set(r.parts)) > 1


def ratio(r: Run) -> float:
    return min(1.0, abs(r.total - r.said) / (r.said or 1.0) / 0.2)


def very_near(r: Run) -> float:
    return float(abs(r.total - r.said) <= 0.05 * r.said)


def too_much(r: Run) -> float:
    return float(r.total > r.said)


def off_by_part(r: Run) -> float:
    return float(any((p.low or 0.0) == abs(r.total - r.said) for p in r.figures))


FEATURES: tuple[Callable[[Run], float], ...] = (
    three,
    more,
    one_sentence,
    row,
    beside,
    beside_before,
    headline,
    follows,
    behind,
    far,
    passed,
    colon,
    peer,
    out_of,
    of_them,
    in_all,
    also,
    complete,
    closing,
    rest,
    rest_inside,
    another,
    anded,
    stops,
    tight,
    even,
    all_of_it,
    bare,
    alike,
    other,
    one_kind,
    mixed,
    people,
    unit,
    unit_left_out,
    marked,
    of_another,
    days,
    unreal,
    one_measure,
    other_measure,
    moves,
    levels,
    large,
    round_,
    first_of_text,
    whole_known,
    parts_known,
    fits_elsewhere,
    whole_in_run,
    total_told,
    ratio,
    very_near,
    too_much,
    one_digit,
    off_by_part,
)
