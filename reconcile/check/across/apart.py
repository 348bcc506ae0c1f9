"""What stands beside two figures that count alike and yet keeps them apart, though no word of theirs does.

An article that gives the other's figure as well, a part and its whole, one sort in a row of sorts.
"""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.check.across import epithets, nearby
from reconcile.check.across.compare import (
    ANYONE,
    TELLING,
    comparable,
    far,
    fits,
    like_its_whole,
    middle,
    one_noun,
    other_measures,
    same_value,
)
from reconcile.check.across.timed import below
from reconcile.check.ledger import Ledger, quantities
from reconcile.check.values.intervals import of, written
from reconcile.check.values.wording import lead, of_one_people
from reconcile.check.within import sums
from reconcile.language import cues, kin, load_pack
from reconcile.link.forbid import TIMELESS
from reconcile.link.subject import among
from reconcile.link.words import term
from reconcile.model import Claim, Evidence

NEARER = 0.7  # of the gap: a figure so much nearer is the better counterpart
TIE = 0.7  # evidence within this is no difference
APART_AT = -2.5  # evidence from which two figures are surely of two facts
CLOSE_TIE = 0.2  # the same for shares, which often coincide
ROW = 24  # letters between two sorts in a row
FEW = 12  # a number under this is met by chance
NEARBY = 3.0  # times that an exact figure may be off a bound which it keeps
HERE = -0.5  # weight of a place that only one of the two sentences names
WEEK = 7
# Counts of what happens once for an event need little more than the story; sums, shares and distances need more,
# because a story has many of them.
PLAIN = frozenset({"killed", "injured", "missing", "released", "arrested", "evacuated", "laid_off", "cases", "voted",
                   "attended", "shot_down", "destroyed"})  # fmt: skip


def two_things(ledger: Ledger, x: Claim, y: Claim) -> bool:
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
            or two_parts(ledger, x, y)
            or both_have_both(ledger, x, y)
            or epithets.exclude(x, y)
        )
    return known[x.id, y.id]


def two_parts(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """May they be two parts of one whole: of 17 complaints six are pending, and 16 came from one side?"""
    if not (x.whole and y.whole) or x.measure is not None or ledger.links is None:
        return False
    return ledger.links.weight("predicate", x.id, y.id) <= 0


def make_up(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """Do two parts come to their whole: five of fourteen, and nine of fourteen?"""
    wholes = (ledger.claims.get(c.whole or "") for c in (x, y))
    return any(w is not None and middle(x) + middle(y) == middle(w) for w in wholes)


def knows(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """Does the article of y give a figure that fits x as well or better? Then y speaks of another thing or moment."""
    if x.article == y.article:
        return False
    others = [c for c in ledger.figures(y.article) if c.id != y.id and _one_unit(c, x)]
    rivals = [
        c
        for c in others
        if (c.measure == x.measure and not _by_chance(c, x)) or (one_noun(c, x) and not other_measures(c, x))
    ]
    telling = [c for c in others if c.measure is None and abs(middle(c)) >= TELLING]  # no chance, whatever the words
    known = [c for c in (*rivals, *telling) if same_value(c, x) or fits(c, x) or _bounded(c, x)]
    known = [c for c in known if not _less_like(c, y, x)]
    tied = _tied(ledger, y, x) if known else 0.0
    least = tied - CLOSE_TIE if x.unit == "percent" else min(tied, APART_AT)  # of another year, say, it fits by chance
    if any(_tied(ledger, c, x) >= (least if fits(c, x) else min(tied, 0.0)) for c in known):
        return True
    gap = abs(middle(x) - middle(y))
    nearer = [
        c
        for c in rivals
        if abs(middle(c) - middle(x)) < NEARER * gap and comparable(c, x) and not _paired(ledger, c, x)
    ]
    return any(_tied(ledger, c, x) >= _tied(ledger, y, x) - TIE for c in nearer)


def _by_chance(c: Claim, x: Claim) -> bool:
    """Are they small numbers of which no measure says that they count one sort of thing: one person, one expedition?"""
    small = x.measure is None and x.unit is None and abs(middle(c)) < FEW
    return small and bool(x.counted and c.counted) and (not x.counted_class or x.counted_class != c.counted_class)


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


def both_have_both(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """Does either article give the other's figure too? Then the two count two things, whichever is which."""
    if x.article == y.article:
        return False
    pairs = ((x, y), (y, x))
    return all(
        any(
            d.id != b.id and d.unit == a.unit and written(d) == written(a) and not _by_chance(d, a)
            for d in ledger.figures(b.article)
        )
        for a, b in pairs
    )


def _paired(ledger: Ledger, c: Claim, x: Claim) -> bool:
    """Has a figure its like in the other article already?"""
    known: dict[tuple[str, str], frozenset[str]] = ledger.memo.setdefault("likes", {})
    if (c.id, x.article) not in known:
        others = ledger.figures(x.article)
        known[c.id, x.article] = frozenset(d.id for d in others if d.unit == c.unit and same_value(c, d))
    return not known[c.id, x.article] <= {x.id}


def _tied(ledger: Ledger, x: Claim, y: Claim) -> float:
    """How much speaks for two figures being of one fact."""
    return sum(e.weight for e in ledger.links.evidence(x.id, y.id)) if ledger.links else 0.0


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
    beside = (c for c in quantities(ledger.beside(x.article, x.sentence_start)) if c.part == x.part)
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


def narrower(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """Is the smaller figure of one people only (34 Lithuanians), or of one sort in a row of sorts ("two instructors
    and two cadets"), and the other of people at large (52 persons)?"""
    small, large = (x, y) if below(x, y) else (y, x)
    if of_one_people(small) and not of_one_people(large):
        return True
    if one_noun(small, large) or small.unit or not small.counted or term(small.counted, small.language) == ANYONE:
        return False
    if small.low is not None and large.low == small.low + 1 and _after_another(small):
        return True
    return bool(_row(ledger, small)) and not _row(ledger, large)


def _row(ledger: Ledger, x: Claim) -> list[Claim]:
    """The figures of other sorts that stand in a row with one: "two instructors and two cadets"."""
    beside = (c for c in quantities(ledger.beside(x.article, x.sentence_start)) if c.part == x.part)
    others = (c for c in beside if c.unit is None and c.counted not in (None, x.counted) and c.whole != x.id)
    return [c for c in others if _joined(*sorted((x, c), key=lambda c: c.start))]


def _after_another(x: Claim) -> bool:
    """Does a person of another sort stand before it: «водитель и четыре пассажира», "the pilot and two guests"?"""
    words = lead(x).split()
    if words and words[-1] in load_pack(str(x.language)).section("attribution").get("possessives", ()):
        words.pop()  # "a mother and her three children"
    if len(words) < 2 or not cues.has(words[-1], x.language, "and"):
        return False
    sort, own = (term(w.strip(",.;:"), x.language) for w in (words[-2], x.counted or ""))
    return sort in kin.listed("roles") and sort != own


def _joined(a: Claim, b: Claim) -> bool:
    """Does only a word or two and an "and" stand between two figures?"""
    between = a.sentence[a.end - a.sentence_start : b.start - b.sentence_start]
    return len(between) <= ROW and cues.has(between, a.language, "and")


def two_places(x: Claim, y: Claim, evidence: Sequence[Evidence]) -> bool:
    """Do the clauses name places that have nothing in common, or does one count here what the other counts at large?"""
    if nearby.one_place(x, y):
        return False
    least = HERE if x.unit is None and x.measure not in PLAIN else nearby.ELSEWHERE
    return any(e.feature == "place" and e.weight <= least for e in evidence)


def other_grain(x: Claim, y: Claim) -> bool:
    """A day and a whole month overlap, and yet the month has room for more than that day."""
    if x.event is None or y.event is None or x.measure in TIMELESS:
        return False
    lengths = [(c.event.end - c.event.start).days for c in (x, y) if c.event]
    return abs(lengths[0] - lengths[1]) > WEEK
