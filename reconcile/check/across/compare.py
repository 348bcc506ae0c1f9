"""How two figures of one fact relate: agree, conflict, or follow one another in time.

The order of the questions is the order of the functions in `RELATIONS`; the first that has an answer gives it.
"""

from __future__ import annotations

import math
from dataclasses import replace
from functools import lru_cache

from reconcile.check.across.timed import Timed, below, changes, disjoint_days, in_time, settled
from reconcile.check.ledger import Ledger
from reconcile.check.rulebook.schema import Tolerant
from reconcile.check.values import convert
from reconcile.check.values.intervals import of, out_of_reach, written
from reconcile.check.values.wording import (
    asked_alike,
    earlier_time,
    is_gap,
    is_new,
    lead,
    of_an_hour,
    of_first,
    of_one_people,
    of_them,
    opposed,
)
from reconcile.check.within import sums
from reconcile.language import available, cues, kin, load_pack
from reconcile.link.forbid import TIMELESS, other_people
from reconcile.link.subject import among
from reconcile.link.words import term
from reconcile.model import Claim

NEARER = 0.7  # of the gap: a figure so much nearer is the better counterpart
TIE = 0.7  # evidence within this is no difference
APART_AT = -2.5  # evidence from which two figures are surely of two facts
CLOSE_TIE = 0.2  # the same for shares, which often coincide
TELLING = 1000  # a figure this large is hardly met twice by chance
AGE = "age"
FRACTION = 3.0  # percent by which "a third" may be off the share it stands for
ANYONE = "=person"
ROW = 24  # letters between two sorts in a row
NEARBY = 3.0  # times that an exact figure may be off a bound which it keeps
SHARE_OF_ALL = 0.8  # of a headline's figure; a body's figure nearer to it is the same one, miscounted
SCALES = tuple(10.0**n for n in (3, 6, 9))  # thousand, million, billion mistaken for one another
APART = ("increment", "each", "difference", "multiple", "vague", "ordinal", "from")


def same_status(x: Claim, y: Claim) -> bool:
    """Are both told as so, or both as planned? A sum or a share is one figure, whether it is or will be.

    Of figures without a measure the words may say one thing in two ways: «не смогли уехать», "were stranded".
    """
    if {x.status, y.status} == {"asserted", "negated"}:
        return not (x.measure and y.measure) and x.predicate != y.predicate
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
    apart = APART if "stock" in (x.nature, y.nature) else (*APART, "remainder")
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
    if _broken(x) or _broken(y):
        return False
    return not (x.article == y.article and x.part == y.part and x.sentence_start == y.sentence_start)


def of_one_unit(x: Claim, y: Claim) -> tuple[Claim, Claim]:
    """The two as they are, or of one unit where a large figure in a row leaves its own to the others."""
    if x.unit and not y.unit and (y.low or 0.0) >= TELLING:
        return x, replace(y, unit=x.unit)
    if y.unit and not x.unit and (x.low or 0.0) >= TELLING:
        return replace(x, unit=y.unit), y
    return x, y


def _broken(x: Claim) -> bool:
    """A bare decimal that no measure knows (107.1 FM) counts nothing."""
    return (
        x.unit is None and x.measure is None and x.low is not None and x.low == x.high and not float(x.low).is_integer()
    )


def repeated(ledger: Ledger, x: Claim) -> bool:
    """Is it a headline whose figure the body gives again? Then the body speaks for it."""
    body = ledger.figures(x.article)
    return x.part == "title" and any(c.part == "text" and c.unit == x.unit and same_value(c, x) for c in body)


def knows(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """Does the article of y give a figure that fits x as well or better? Then y speaks of another thing or moment."""
    if x.article == y.article:
        return False
    others = [c for c in ledger.figures(y.article) if c.id != y.id and _one_unit(c, x)]
    rivals = [c for c in others if c.measure == x.measure or one_noun(c, x)]
    telling = [c for c in others if c.measure is None and abs(middle(c)) >= TELLING]  # no chance, whatever the words
    known = [c for c in (*rivals, *telling) if same_value(c, x) or fits(c, x) or _bounded(c, x)]
    known = [c for c in known if not _less_like(c, y, x)]
    tied = _tied(ledger, y, x) if known else 0.0
    least = tied - CLOSE_TIE if x.unit == "percent" else min(tied, APART_AT)  # of another year, say, it fits by chance
    if any(_tied(ledger, c, x) >= least for c in known):
        return True
    gap = abs(middle(x) - middle(y))
    nearer = [
        c
        for c in rivals
        if abs(middle(c) - middle(x)) < NEARER * gap and comparable(c, x) and not _paired(ledger, c, x)
    ]
    return any(_tied(ledger, c, x) >= _tied(ledger, y, x) - TIE for c in nearer)


def _one_unit(c: Claim, x: Claim) -> bool:
    """Are they of one unit? A large sum in a list may leave its currency to the others: "468 bn and 312 bn crowns"."""
    return c.unit == x.unit or (c.unit is None and x.unit is not None and abs(middle(c)) >= TELLING)


def _bounded(c: Claim, x: Claim) -> bool:
    """Is the one an exact figure and the other a bound that it keeps: 1,150 and "more than 700"?"""
    exact = (c.low is not None and c.low == c.high) != (x.low is not None and x.low == x.high)
    return exact and x.measure is not None and c.measure == x.measure and of(c).meets(of(x)) and not far(c, x, NEARBY)


def _less_like(c: Claim, y: Claim, x: Claim) -> bool:
    """Does y count what x counts by name, and c something else that comes to the same sum?"""
    return x.unit is not None and bool(x.counted) and one_noun(x, y) and not one_noun(c, x)


def other_measures(x: Claim, y: Claim) -> bool:
    """Do the packs know a measure of either, and not the same?"""
    return bool(x.measure and y.measure) and not kin.one_measure(x.measure or "", y.measure or "")


def nouns_apart(x: Claim, y: Claim) -> bool:
    """Are the nouns of two things, as far as the words tell: signatures and posters?"""
    return kin.told_apart(term(x.counted or "", x.language), term(y.counted or "", y.language))


def other_acts(x: Claim, y: Claim) -> bool:
    """Where no measure says what is done: is it one thing in the one and another in the other, as far as words tell?"""
    if (x.measure and y.measure) or any(not c.predicate or _only_counts(c) for c in (x, y)):
        return False
    return kin.told_apart(term(x.predicate or "", x.language), term(y.predicate or "", y.language))


def _only_counts(c: Claim) -> bool:
    """Does its verb say no more than that there are so many: "deaths total 97"?"""
    return c.language in available() and c.predicate in _counting(c.language or "")


@lru_cache(maxsize=8)
def _counting(language: str) -> frozenset[str]:
    syntax = load_pack(language).section("syntax")
    return frozenset((*syntax.get("exist", ()), *syntax.get("reach", ())))


def one_noun(x: Claim, y: Claim) -> bool:
    """Do the two count things of one noun, in one language or two?"""
    return x.counted == y.counted or bool(
        x.counted and y.counted and term(x.counted, x.language) == term(y.counted, y.language)
    )


def both_have_both(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """Does either article give the other's figure too? Then the two count two things, whichever is which."""
    if x.article == y.article:
        return False
    pairs = ((x, y), (y, x))
    return all(
        any(d.id != b.id and d.unit == a.unit and written(d) == written(a) for d in ledger.figures(b.article))
        for a, b in pairs
    )


def fits(x: Claim, y: Claim) -> bool:
    """Can both hold, and are they near: 61 thousand and "more than 60 thousand"?"""
    a, b = middle(x), middle(y)
    return abs(a - b) <= 0.15 * max(abs(a), abs(b)) and of(x).meets(of(y))


def _paired(ledger: Ledger, c: Claim, x: Claim) -> bool:
    """Has a figure its like in the other article already?"""
    others = ledger.figures(x.article)
    return any(d.id != x.id and d.unit == c.unit and same_value(c, d) for d in others)


def _tied(ledger: Ledger, x: Claim, y: Claim) -> float:
    """How much speaks for two figures being of one fact."""
    return sum(e.weight for e in ledger.links.evidence(x.id, y.id)) if ledger.links else 0.0


def same_value(x: Claim, y: Claim) -> bool:
    """Is it one figure, give or take rounding?"""
    if (x.low, x.high) == (y.low, y.high) or middle(x) == middle(y):
        return True
    if x.low is None or y.low is None or x.low != x.high or y.low != y.high:
        return False
    return not out_of_reach(x.low, y.low, x.precision + y.precision) and of(x).meets(of(y))


def other_wholes(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """Are they parts of two wholes (20 of 300 flights, 400 of 2400), or is one what the other is a part of?"""
    a, b = (ledger.claims.get(c.whole or "") for c in (x, y))
    if a is not None and b is not None:
        return not of(a).meets(of(b))
    whole, other = (a, y) if a is not None else (b, x)
    if whole is None or whole.low is None:
        return False
    return (whole.unit, whole.low, whole.high) == (other.unit, other.low, other.high)


def over_places(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """Does one count in several places together, each of which it gives, and the other in one?"""
    known: frozenset[str] | None = ledger.memo.get("over places")
    if known is None:
        places: dict[str, set[str]] = {}
        for part, whole in sums.parts(ledger).items():
            if part in ledger.claims:
                places.setdefault(whole, set()).update(ledger.claims[part].places)
        known = frozenset(whole for whole, named in places.items() if len(named) > 1)
        ledger.memo["over places"] = known
    return (x.id in known or of_both(ledger, x)) != (y.id in known or of_both(ledger, y))


def of_both(ledger: Ledger, x: Claim) -> bool:
    """Does the sentence say that half of it is of each side: "190 prisoners, 95 from each side"?"""
    beside = (c for c in ledger.figures(x.article) if (c.part, c.sentence_start) == (x.part, x.sentence_start))
    return any("each" in c.marks and c.unit == x.unit and c.low and x.low == 2 * c.low for c in beside)


def part_of_another(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """Is one of them a part of a sum of its article, and the other a whole?"""
    parts = sums.parts(ledger)
    if (x.id in parts) == (y.id in parts):
        return False
    part, other = (x, y) if x.id in parts else (y, x)
    if among(other) or other.whole:
        return False  # both are parts, whatever the other's whole
    return like_its_whole(part, ledger.claims[parts[part.id]])


def like_its_whole(part: Claim, whole: Claim) -> bool:
    """Do a part and its whole count the same, so that one could be taken for the other?"""
    same = whole.measure == part.measure
    return same and (whole.counted == part.counted or telling(part))


def telling(x: Claim) -> bool:
    """Does a measure of the packs say what is counted, and not the unit alone (money, a share)?"""
    return bool(x.measure) and not (x.nature in ("share", "amount") and x.unit is not None)


def narrower(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """Is the smaller figure of one people only (34 Lithuanians), or of one sort in a row of sorts ("two instructors
    and two cadets"), and the other of people at large (52 persons)?"""
    small, large = (x, y) if below(x, y) else (y, x)
    if of_one_people(small) and not of_one_people(large):
        return True
    if one_noun(small, large) or small.unit or not small.counted or term(small.counted, small.language) == ANYONE:
        return False
    row = (
        c for c in ledger.figures(small.article) if c.sentence_start == small.sentence_start and c.part == small.part
    )
    if small.low is not None and large.low == small.low + 1 and _after_another(small):
        return True
    beside = [c for c in row if c.unit is None and c.counted not in (None, small.counted) and c.whole != small.id]
    return any(_joined(*sorted((small, c), key=lambda c: c.start)) for c in beside)


def _after_another(x: Claim) -> bool:
    """Does a person of another sort stand before it: «водитель и четыре пассажира», "the pilot and two guests"?"""
    words = lead(x).split()
    if len(words) < 2 or not cues.has(words[-1], x.language, "and"):
        return False
    sort, own = (term(w.strip(",.;:"), x.language) for w in (words[-2], x.counted or ""))
    return sort in kin.listed("roles") and sort != own


def _joined(a: Claim, b: Claim) -> bool:
    """Does only a word or two and an "and" stand between two figures?"""
    between = a.sentence[a.end - a.sentence_start : b.start - b.sentence_start]
    return len(between) <= ROW and cues.has(between, a.language, "and")


def agree(x: Claim, y: Claim, spec: Tolerant) -> bool:
    """Can both hold?"""
    a, b = of(x, rounding=spec.rounding), of(y, rounding=spec.rounding)
    return a.meets(b, slack(x, y, spec))


def slack(x: Claim, y: Claim, spec: Tolerant) -> float:
    """The difference a rule lets pass."""
    birthday = 1.0 if x.measure == y.measure == AGE and x.published != y.published else 0.0
    sizes = [abs(v) for v in (*written(x), *written(y)) if math.isfinite(v)]
    fraction = FRACTION if ("fraction" in x.marks) != ("fraction" in y.marks) else 0.0
    return max(spec.absolute, birthday, fraction, spec.relative * max(sizes, default=0.0))


def scale_slip(x: Claim, y: Claim) -> float | None:
    """1.2 billion against 1.2 million: the factor between two figures with the same digits, else None."""
    if x.low is None or y.low is None or x.low != x.high or y.low != y.high or not x.low or not y.low:
        return None
    big, small = max(abs(x.low), abs(y.low)), min(abs(x.low), abs(y.low))
    return next((s for s in SCALES if math.isclose(big, small * s, rel_tol=1e-9)), None) if small >= 1 else None


def relation(ledger: Ledger, x: Claim, y: Claim, spec: Timed) -> str:
    """agree | contradiction | update | falls | scale | apart (nothing can be said)."""
    x, y = of_one_unit(x, y)
    turned = convert.turned(y, x.unit)
    if turned is None:
        return "apart"
    if y.unit != x.unit and (x.low, x.high) == (y.low, y.high):
        return "scale"  # one number with two units: one of them was mistaken
    rounded = convert.CONVERTED * abs(middle(x)) if y.unit != x.unit else 0.0
    y = turned
    if not comparable(x, y) or (spec.by_hour and of_an_hour(x) != of_an_hour(y)):
        return "apart"
    if agree(x, y, spec) or (rounded and of(x).meets(of(y), rounded)):
        return "agree"
    if x.article != y.article and (repeated(ledger, x) or repeated(ledger, y)):
        return "apart"
    if _two_things(ledger, x, y):
        return "apart"
    if scale_slip(x, y):
        return "scale"
    if far(x, y, spec.far):
        return "apart"
    change = changes(x, spec)
    if change == "grows" and settled(x, y):
        change = "constant"
    if disjoint_days(x, y) and change == "constant" and x.measure not in TIMELESS:
        return "apart"
    return in_time(ledger, x, y, change, spec)


def _two_things(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """Does what stands beside the two figures keep them apart? Whatever the rule asks; so reckoned once a run."""
    known: dict[tuple[str, str], bool] = ledger.memo.setdefault("two things", {})
    if (x.id, y.id) not in known:
        known[x.id, y.id] = (
            knows(ledger, x, y)
            or knows(ledger, y, x)
            or part_of_another(ledger, x, y)
            or other_wholes(ledger, x, y)
            or over_places(ledger, x, y)
            or narrower(ledger, x, y)
            or both_have_both(ledger, x, y)
        )
    return known[x.id, y.id]


def _part_like(x: Claim, y: Claim) -> bool:
    """Is the one that is told as a part the smaller, with nothing to say that it is the whole of the other?"""
    part, other = (x, y) if of_them(x) else (y, x)
    return part.whole is None and below(part, other)
