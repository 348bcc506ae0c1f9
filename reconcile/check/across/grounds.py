"""How sure it is that figures set against each other are of one fact: the grade of a finding, and its reasons.

certain: nothing but the figure differs and both name the day. likely: the link stands on more than one story and one
measure. possible: the rest; reported as a note, because a wrong alarm costs more than a missed one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, islice
from typing import NamedTuple

from reconcile.check.across import nearby, suited
from reconcile.check.across.apart import PLAIN, other_grain, two_places
from reconcile.check.across.compare import telling
from reconcile.check.ledger import Ledger
from reconcile.check.rulebook.rules import Rule
from reconcile.check.rulebook.schema import OTHER
from reconcile.check.values import wording
from reconcile.check.values.intervals import written
from reconcile.language import cues
from reconcile.link import persons
from reconcile.link.forbid import TIMELESS
from reconcile.link.words import term
from reconcile.model import Claim, Evidence

SHALLOW = ("article", "measure")  # that two articles tell one story and use one measure does not make one fact
ENOUGH, ENOUGH_LOOSE = -0.4, 0.0
ENOUGH_ALONE = -0.3
ALONE = 0.8  # weight of being the only figures that suit one another
RARE_NAME = 0.3  # weight of names in both from which a month may be the day: someone was there only once
PAIRS = 60
TYING = frozenset({"counted", "predicate", "companions", "population", "names", "wording"})
TIE, ALIKE = 0.15, 0.35  # weights from which one of these ties two sums to one thing; of like words


class Grounds(NamedTuple):
    """The grade and the reasons in words."""

    confidence: str
    speaks_for: tuple[str, ...]
    against: tuple[str, ...]
    support: float
    evidence: tuple[Evidence, ...] = ()  # all that was weighed, the verdict over a judged pair too


def weigh(ledger: Ledger, claims: Sequence[Claim], rule: Rule) -> Grounds:
    """The grounds of the best pair among claims that differ."""
    pairs = list(islice(((x, y) for x, y in combinations(claims, 2) if written(x) != written(y)), PAIRS))
    if ledger.links is None or not pairs:
        return Grounds("likely", (), (), 0.0)
    found = [(x, y, ledger.links.evidence(x.id, y.id)) for x, y in pairs]
    x, y, evidence = max(found, key=lambda item: (_suits(ledger, *item[:2]), support(item[2]), item[0].id, item[1].id))
    if ledger.fact_of.get(x.id) is not ledger.fact_of.get(y.id):
        evidence = [e for e in evidence if not nearby.unmeasured(x, y, e)]
        evidence = [*evidence, Evidence("alone", ALONE, "no other figures of the two articles suit each other better")]
    return Grounds(
        _grade(
            ledger,
            x,
            y,
            support(evidence),
            rule,
            any(e.feature == "alone" for e in evidence),
            two_places(x, y, evidence),
            max((e.weight for e in evidence if e.feature == "names"), default=0.0),
            not any(e.weight >= (ALIKE if e.feature == "wording" else TIE) for e in evidence if e.feature in tying(x)),
        ),
        tuple(e.note for e in evidence if e.weight > 0),
        tuple(e.note for e in evidence if e.weight < 0),
        support(evidence),
        (*evidence, *suited.reasons(ledger, x, y)),
    )


def _suits(ledger: Ledger, x: Claim, y: Claim, beyond: float = 0.0) -> bool:
    return x.article != y.article and suited.suits(ledger, x, y, beyond)


def support(evidence: Sequence[Evidence]) -> float:
    """What speaks for one fact beyond story and measure."""
    return sum(nearby.mild(e) for e in evidence if e.feature not in SHALLOW)


def _one_role(x: Claim, y: Claim) -> bool:
    """Is it the captain's age in both, or that of the eldest? An event has one captain, and often several drivers or
    victims named so."""
    if any(all(cues.has(wording.around(c), c.language, which) for c in (x, y)) for which in ("eldest", "youngest")):
        return True
    roles = {term(c.counted or "", c.language) for c in (x, y)}
    return len(roles) == 1 and all(r.startswith("=") for r in roles)


def _dated_alike(x: Claim, y: Claim) -> bool:
    """In a large corpus a story runs for weeks: figures that give no day are of different ones, unless they last."""
    if {x.measure, y.measure} <= TIMELESS:
        return True
    return x.event is not None and y.event is not None and x.event.start <= y.event.end and y.event.start <= x.event.end


def tying(x: Claim) -> frozenset[str]:
    """The features that tie two sums; a length of time is of its noun or verb, whoever is named beside it."""
    return TYING - {"names", "companions", "population"} if x.measure == "duration" else TYING


def _one_of_several(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """Has either article more figures of the unit, so that another may be meant?"""
    return x.unit is not None and any(sum(d.unit == x.unit for d in ledger.figures(c.article)) > 1 for c in (x, y))


def _grade(
    ledger: Ledger,
    x: Claim,
    y: Claim,
    strength: float,
    rule: Rule,
    alone: bool,
    elsewhere: bool,
    named: float,
    loose: bool,
) -> str:
    if persons.of_one(x, y):
        return "likely"
    if x.measure in persons.OWN and named <= 0 and not _one_role(x, y):
        return "possible"
    rare = named >= RARE_NAME
    large = len(ledger.articles) > nearby.MANY
    if large and not (x.published or y.published) and not _dated_alike(x, y):
        return "possible"  # nobody knows which of the two came first, nor how long after
    if _suits(ledger, x, y, suited.SURE if elsewhere else 0.0):
        return "likely"
    if loose and not (telling(x) and telling(y)) and _one_of_several(ledger, x, y):
        return "possible"  # a story has many sums, shares and lengths: what they are of must meet
    if x.article == y.article and x.part == y.part:
        return "possible"
    plain = x.measure in PLAIN and OTHER not in rule.spec.measures()
    if (
        elsewhere
        or (other_grain(x, y) and not rare)
        or strength < (ENOUGH if plain else ENOUGH_ALONE if alone else ENOUGH_LOOSE)
    ):
        return "possible"
    if large and not _dated_alike(x, y):
        return "possible"
    same_day = x.event and y.event and (x.event.start, x.event.end) == (y.event.start, y.event.end)
    alike = (x.counted_class or x.counted) == (y.counted_class or y.counted)
    return "certain" if same_day and alike and strength > 1.0 else "likely"
