"""A cumulative figure that falls from one day to a later one, with no correction announced."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from reconcile.check import policies, select, words
from reconcile.check.compare import Timed, relation
from reconcile.check.grounds import weigh
from reconcile.check.ledger import Ledger, Verdict, order
from reconcile.check.rules import Rule
from reconcile.model import Claim


class Params(Timed):
    """Fields of a monotonic rule."""


def run(ledger: Ledger, rule: Rule) -> Iterator[Verdict]:
    spec = rule.spec
    assert isinstance(spec, Params)
    for fact, claims in select.facts(ledger, rule):
        fallen: dict[str, Claim] = {}
        for x, y in combinations(claims, 2):
            if relation(ledger, x, y, spec) == "falls":
                fallen.update({x.id: x, y.id: y})
        if not fallen:
            continue
        steps = sorted(fallen.values(), key=order)
        grounds = weigh(ledger, steps, rule)
        yield Verdict(
            claims=tuple(steps),
            message=f"{words.subject(steps, fact.label)}: goes down over time: {words.then(steps)}",
            explanation=(
                *words.lines(steps),
                "This figure only grows; a later one is lower and no sentence announces a correction.",
            ),
            fact=fact,
            reconciled=policies.reconcile(steps).to_dict(),
            confidence=grounds.confidence,
            evidence_for=grounds.speaks_for,
            evidence_against=grounds.against,
            settle="whether the count was revised: the statement of whoever keeps it",
            label=fact.label,
        )
