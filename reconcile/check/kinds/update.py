"""A later state of one fact: a note that the figure moved, so that nobody reads it as a conflict."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reconcile.check import words
from reconcile.check.across import select
from reconcile.check.across.relation import relation
from reconcile.check.across.timed import Timed
from reconcile.check.ledger import Ledger, Verdict, order
from reconcile.check.rulebook.rules import Rule
from reconcile.model import Claim


class Params(Timed):
    """Fields of an update rule."""


def run(ledger: Ledger, rule: Rule) -> Iterator[Verdict]:
    spec = rule.spec
    assert isinstance(spec, Params)
    for fact, claims in select.facts(ledger, rule):
        steps = _steps(ledger, claims, spec)
        if steps:
            last = steps[-1]
            yield Verdict(
                claims=tuple(steps),
                message=f"{words.subject(steps, fact.label)}: "
                f"{' → '.join(dict.fromkeys(words.value(c) for c in steps))}",
                explanation=(
                    *words.lines(steps),
                    "Each figure is later than the last: no conflict, the newest stands.",
                ),
                fact=fact,
                reconciled={"low": last.low, "high": last.high},
                settle="nothing: the newest figure stands",
                label=fact.label,
            )


def _steps(ledger: Ledger, claims: list[Claim], spec: Params) -> list[Claim]:
    """The figures that follow one another as later states, oldest first."""
    kept: dict[str, Claim] = {}
    ordered = sorted((c for c in claims), key=order)
    for x, y in pairwise(ordered):
        if relation(ledger, x, y, spec) == "update":
            kept.update({x.id: x, y.id: y})
    return list(kept.values())
