"""Do two figures count alike, as far as their own words tell: status, kind of number, people, noun, size?"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from reconcile.check.across.timed import below
from reconcile.check.rulebook.schema import Tolerant
from reconcile.check.values import digits
from reconcile.check.values.intervals import last_place, of, out_of_reach, written
from reconcile.check.values.wording import (
    asked_alike,
    earlier_time,
    foretold,
    is_gap,
    is_new,
    of_first,
    of_them,
    opposed,
)
from reconcile.language import available, kin, load_pack
from reconcile.link.forbid import PER_ONE, TIMELESS, of_one, other_people, proposed
from reconcile.link.words import term
from reconcile.model import Claim

TELLING = 1000  # a figure this large is hardly met twice by chance
AGE = "age"
YEAR = 365
EXACT = 3  # digits from which a count is no estimate
FRACTION = 3.0  # percent by which "a third" may be off the share it stands for
ANYONE = "=person"
SHARE_OF_ALL = 0.8  # of a headline's figure; a body's figure nearer to it is the same one, miscounted
SCALES = tuple(10.0**n for n in (3, 6, 9))  # thousand, million, billion mistaken for one another
APART = ("increment", "each", "difference", "multiple", "vague", "ordinal", "from")


def same_status(x: Claim, y: Claim) -> bool:
    """Are both told as so, or both as planned? A sum or a share is one figure, whether it is or will be.

    Of figures without a measure the words may say one thing in two ways: «не смогли уехать», "were stranded".
    """
    if {x.status, y.status} == {"asserted", "negated"}:
        return not (x.measure and y.measure) and x.predicate != y.predicate
    if proposed(x) and proposed(y):
        return True
    if x.status == y.status == "hypothetical":
        return asked_alike(x, y)
    if not {x.status, y.status} <= {"asserted", "planned"}:
        return False
    if {x.measure, y.measure} & TIMELESS:
        return True  # a court has sentenced to what is to be served; a stadium will seat what it is to hold
    return x.status == y.status or (x.unit is not None and not {x.nature, y.nature} & {"flow", "cumulative"})


def far(x: Claim, y: Claim, times: float) -> bool:
    """Are the two so many times apart that they hardly count one thing, whatever the words say?"""
    a, b = sorted(abs(middle(c)) for c in (x, y))
    if a > 0 and math.isclose(b, 10 * a):
        return False  # the same digits: a lost or a doubled nought
    return a > 0 and b > times * max(a, 1.0)


def middle(x: Claim) -> float:
    """The one number that stands for a figure: its bound, or the middle of its range."""
    low, high = written(x)
    return high if math.isinf(low) else low if math.isinf(high) else (low + high) / 2


def _share_of_headline(title: Claim, body: Claim) -> bool:
    """Does the body count for one day or place what its headline counts in all: 600 flights, 300 on Wednesday?"""
    if title.article != body.article or title.part != "title" or body.part == "title":
        return False
    narrower = (body.event and not title.event) or (body.places and not title.places)
    return bool(narrower) and middle(body) < SHARE_OF_ALL * middle(title)


def comparable(x: Claim, y: Claim) -> bool:
    """Do the two figures count alike? The link says that they are of one fact; this asks the wording."""
    if x.id == y.id or x.unit != y.unit or not same_status(x, y):
        return False
    if _share_of_headline(x, y) or _share_of_headline(y, x):
        return False
    if x.whole == y.id or y.whole == x.id or (bool(x.whole) != bool(y.whole) and x.article == y.article):
        return False
    apart: tuple[str, ...] = APART if "stock" in (x.nature, y.nature) else (*APART, "remainder")
    if of_one(x) and of_one(y):
        apart = tuple(mark for mark in apart if mark not in PER_ONE)
    if any((mark in x.marks) != (mark in y.marks) for mark in apart) or x.direction != y.direction:
        return False
    if other_people(x, y) or is_new(x) != is_new(y) or of_first(x) != of_first(y) or is_gap(x) != is_gap(y):
        return False
    if of_them(x) != of_them(y) and not (x.whole and y.whole) and _part_like(x, y):
        return False
    if any(c.background and not c.event for c in (x, y)) and x.background != y.background:
        return False
    if (earlier_time(x) != earlier_time(y) and not (x.event and x.event == y.event)) or opposed(x) != opposed(y):
        return False  # of one dated year it does not matter which words say that it is over
    if _broken(x) or _broken(y) or foretold(x) != foretold(y):
        return False
    return not (x.article == y.article and x.part == y.part and x.sentence_start == y.sentence_start)


def of_one_unit(x: Claim, y: Claim) -> tuple[Claim, Claim]:
    """The two as they are, or of one unit where a large figure in a row leaves its own to the others."""
    if x.unit and not y.unit and _elliptic(y):
        return x, replace(y, unit=x.unit)
    if y.unit and not x.unit and _elliptic(x):
        return replace(x, unit=y.unit), y
    return x, y


def of_one_status(x: Claim, y: Claim) -> tuple[Claim, Claim]:
    """The two as they are, or both as told where one is planned: one writes that a school has 684 pupils, the other
    that it will have 648. For figures that suit each other in all else; not where a measure says what was done in both:
    15,000 attended, and 40,000 are to attend the next time."""
    if {x.status, y.status} == {"asserted", "planned"} and not (x.measure and y.measure):
        return x, replace(y, status=x.status)
    return x, y


def _elliptic(c: Claim) -> bool:
    """Is it a large figure without a noun of its own: "468 bn" before "312 bn crowns"; not "30,000 signatures"?"""
    own = c.counted_class or term(c.counted or "", c.language) in {term(w, c.language) for w in c.quote.split()}
    return (c.low or 0.0) >= TELLING and not (c.counted and own)


def _broken(x: Claim) -> bool:
    """A bare decimal that no measure knows (107.1 FM) counts nothing."""
    return (
        x.unit is None and x.measure is None and x.low is not None and x.low == x.high and not float(x.low).is_integer()
    )


def other_measures(x: Claim, y: Claim) -> bool:
    """Do the packs know a measure of either, and not the same?"""
    return bool(x.measure and y.measure) and not kin.one_measure(x.measure or "", y.measure or "")


def nouns_apart(x: Claim, y: Claim) -> bool:
    """Are the nouns of two things, as far as the words tell: signatures and posters?"""
    return kin.told_apart(term(x.counted or "", x.language), term(y.counted or "", y.language))


def verbs(x: Claim, y: Claim) -> tuple[str, str]:
    """What the verbs of two are compared by; "" where one has none."""
    told = (term(c.predicate, c.language) if c.predicate else "" for c in (x, y))
    return next(told), next(told)


def near_verbs(x: Claim, y: Claim) -> bool:
    """Have both a verb, and are these one or near in meaning?"""
    a, b = verbs(x, y)
    return bool(a and b) and kin.near(frozenset((a,)), frozenset((b,)))


def other_acts(x: Claim, y: Claim) -> bool:
    """Where no measure says what is done: is it one thing in the one and another in the other, as far as words tell?"""
    if (x.measure and y.measure) or any(not c.predicate or _only_counts(c) for c in (x, y)):
        return False
    return kin.told_apart(*verbs(x, y))


def _only_counts(c: Claim) -> bool:
    """Does its verb say no more than that there are so many: "deaths total 97"?"""
    return c.language in available() and c.predicate in _verbs(c.language or "", "exist", "reach")


def is_state(c: Claim) -> bool:
    """Does its verb say how many there are or are left?"""
    return c.language in available() and c.predicate in _verbs(c.language or "", "exist")


@lru_cache(maxsize=16)
def _verbs(language: str, *lists: str) -> frozenset[str]:
    syntax = load_pack(language).section("syntax")
    return frozenset(verb for name in lists for verb in syntax.get(name, ()))


def one_noun(x: Claim, y: Claim) -> bool:
    """Do the two count things of one noun, in one language or two?"""
    return x.counted == y.counted or bool(
        x.counted and y.counted and term(x.counted, x.language) == term(y.counted, y.language)
    )


def fits(x: Claim, y: Claim) -> bool:
    """Can both hold, and are they near: 61 thousand and "more than 60 thousand"?"""
    a, b = middle(x), middle(y)
    return abs(a - b) <= 0.15 * max(abs(a), abs(b)) and of(x).meets(of(y))


def same_value(x: Claim, y: Claim) -> bool:
    """Is it one figure, give or take rounding?"""
    if (x.low, x.high) == (y.low, y.high) or middle(x) == middle(y):
        return True
    if x.low is None or y.low is None or x.low != x.high or y.low != y.high:
        return False
    return not out_of_reach(x.low, y.low, x.precision + y.precision) and of(x).meets(of(y))


def like_its_whole(part: Claim, whole: Claim) -> bool:
    """Do a part and its whole count the same, so that one could be taken for the other?"""
    same = whole.measure == part.measure
    return same and (whole.counted == part.counted or telling(part))


def telling(x: Claim) -> bool:
    """Does a measure of the packs say what is counted, and not the unit alone (money, a share)?"""
    return bool(x.measure) and not (x.nature in ("share", "amount") and x.unit is not None)


def agree(x: Claim, y: Claim, spec: Tolerant) -> bool:
    """Can both hold?"""
    a, b = of(x, rounding=spec.rounding), of(y, rounding=spec.rounding)
    return a.meets(b, slack(x, y, spec))


def slack(x: Claim, y: Claim, spec: Tolerant) -> float:
    """The difference a rule lets pass."""
    birthday = _birthdays(x, y) if x.measure == y.measure == AGE else 0.0
    sizes = [abs(v) for v in (*written(x), *written(y)) if math.isfinite(v)]
    fraction = FRACTION if ("fraction" in x.marks) != ("fraction" in y.marks) else 0.0
    relative = 0.0 if _misprint(x, y) else spec.relative * max(sizes, default=0.0)
    return max(spec.absolute, birthday, fraction, relative, *_shortened(x, y))


def _shortened(x: Claim, y: Claim) -> Iterator[float]:
    """How far a large figure or a sum of a headline, which rounds as it has room ("a €3bn fund"), may be from that of
    a text, which is more exact."""
    for title, text in ((x, y), (y, x)):
        a, b = abs(middle(title)), abs(middle(text))
        if (title.part, text.part) == ("title", "text") and a and math.isfinite(a) and (title.unit or a >= TELLING):
            yield last_place(a) / 2 if math.isfinite(b) and b and last_place(b) < last_place(a) else 0.0


def _birthdays(x: Claim, y: Claim) -> float:
    """How many years older someone may be in the one than in the other: by the days they speak of."""
    a, b = (c.event.end if c.event and c.published and c.event.end < c.published else c.published for c in (x, y))
    return 0.0 if a == b else 1.0 if a is None or b is None else 1.0 + abs((a - b).days) // YEAR


def _misprint(x: Claim, y: Claim) -> bool:
    """Are they two exact counts of the same digits in another order (8,450 and 8,540)? An estimate ends in noughts."""
    exact = all(c.low is not None and c.low == c.high and not c.approximate for c in (x, y))
    a, b = middle(x), middle(y)
    return exact and digits.exchanged(a, b) and min(len(digits.significant(v)) for v in (a, b)) >= EXACT


def scale_slip(x: Claim, y: Claim) -> float | None:
    """1.2 billion against 1.2 million: the factor between two figures with the same digits, else None."""
    if x.low is None or y.low is None or x.low != x.high or y.low != y.high or not x.low or not y.low:
        return None
    big, small = max(abs(x.low), abs(y.low)), min(abs(x.low), abs(y.low))
    return next((s for s in SCALES if math.isclose(big, small * s, rel_tol=1e-9)), None) if small >= 1 else None


def _part_like(x: Claim, y: Claim) -> bool:
    """Is the one that is told as a part the smaller, with nothing to say that it is the whole of the other?"""
    part, other = (x, y) if of_them(x) else (y, x)
    return part.whole is None and below(part, other)
