"""A cumulative figure that falls from one day to a later one, with no correction announced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reconcile.check import words
from reconcile.check.across import policies, running, select, suited
from reconcile.check.across.grounds import weigh
from reconcile.check.across.relation import relation
from reconcile.check.across.timed import Timed
from reconcile.check.ledger import Ledger, Verdict, order
from reconcile.check.rulebook.rules import Rule
from reconcile.model import Claim, Fact


class Params(Timed):
    """Fields of a monotonic rule."""


def run(ledger: Ledger, rule: Rule) -> Iterator[Verdict]:
    spec = rule.spec
    assert isinstance(spec, Params)
    told: set[str] = set()
    for fact, claims in select.facts(ledger, rule):
        fallen: dict[str, Claim] = {}
        for x, y in select.compared(ledger, claims):
            if relation(ledger, x, y, spec) != "falls" or running.other_start(x, y) or running.state(x, y):
                continue
            first, second = sorted((x, y), key=order)
            if not running.corrected(ledger, first, second) and not running.raised(ledger, first, second):
                fallen.update({x.id: x, y.id: y})
        if fallen:
            told |= fallen.keys()
            steps = sorted(fallen.values(), key=order)
            yield _falls(ledger, rule, fact, steps, weigh(ledger, steps, rule).confidence)
    if spec.over_time not in (None, "grows"):
        return
    for x, y in running.pairs(ledger):
        measure = x.measure or y.measure
        if {x.id, y.id} <= told or not select.measured(measure, rule) or not all(select.about(c, rule) for c in (x, y)):
            continue
        falls = running.sure(ledger, x, y) and running.falls(ledger, x, y, spec)
        if falls and not suited.unlike(ledger, x, y, suited.UNLIKE_TOLLS):
            yield _falls(ledger, rule, select.as_fact(ledger, (x, y)), [x, y], "likely")


def _falls(ledger: Ledger, rule: Rule, fact: Fact, steps: Sequence[Claim], confidence: str) -> Verdict:
    grounds = weigh(ledger, steps, rule)
    return Verdict(
        claims=tuple(steps),
        message=f"{words.subject(steps, fact.label)}: goes down over time: {words.then(steps)}",
        explanation=(
            *words.lines(steps),
            "This figure only grows; a later one is lower and no sentence announces a correction.",
        ),
        fact=fact,
        reconciled=policies.reconcile(steps).to_dict(),
        confidence=confidence,
        evidence_for=grounds.speaks_for,
        evidence_against=grounds.against,
        evidence=grounds.evidence,
        settle="whether the count was revised: the statement of whoever keeps it",
        label=fact.label,
    )
