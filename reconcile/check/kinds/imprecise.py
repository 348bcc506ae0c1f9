"""Both figures can hold, and one is needlessly vague or stale: 1300 and "more than 1000"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from pydantic import Field

from reconcile.check import select, words
from reconcile.check.compare import Timed, agree, as_of, changes, comparable
from reconcile.check.flows import bridge
from reconcile.check.grounds import weigh
from reconcile.check.intervals import written
from reconcile.check.ledger import Ledger, Verdict
from reconcile.check.rules import Rule
from reconcile.model import Claim, Fact


class Params(Timed):
    """Fields of an imprecise rule."""

    looseness: float = Field(
        default=0.15,
        gt=0,
        lt=1,
        description="Share of the exact figure by which a bound must miss it to be called loose.",
    )


def run(ledger: Ledger, rule: Rule) -> Iterator[Verdict]:
    spec = rule.spec
    assert isinstance(spec, Params)
    for fact, claims in select.facts(ledger, rule):
        exact = [c for c in claims if c.low is not None and c.low == c.high and not c.approximate]
        bounds = [c for c in claims if (c.low is None) != (c.high is None) and "vague" not in c.marks]
        pairs = [(e, b) for e, b in product(exact, bounds) if _loose(e, b, spec)]
        if pairs:
            yield _finding(ledger, rule, fact, pairs)


def _loose(exact: Claim, bound: Claim, spec: Params) -> bool:
    """Does the bound hold, miss by far, and speak of a moment at which the exact figure was known?"""
    if not comparable(exact, bound) or not agree(exact, bound, spec):
        return False
    value, end = exact.low or 0.0, bound.low if bound.low is not None else bound.high
    if not value or end is None or abs(value - end) < spec.looseness * abs(value):
        return False
    change = changes(exact, spec)
    if change == "constant" or (exact.event and exact.event == bound.event):
        return True
    known, told = as_of(exact, change), as_of(bound, change)
    if change == "grows":
        return known == told
    return not (known and told) or known <= told


def _finding(ledger: Ledger, rule: Rule, fact: Fact, pairs: list[tuple[Claim, Claim]]) -> Verdict:
    exact = list({e.id: e for e, _ in pairs}.values())
    loose = list({b.id: b for _, b in pairs}.values())
    claims = [*exact, *loose]
    grounds = weigh(ledger, claims, rule)
    arithmetic = [text for e, b in pairs[:4] for text in bridge(ledger, fact, e, b)]
    low, high = written(exact[0])
    return Verdict(
        claims=tuple(claims),
        message=f"{words.subject(claims, fact.label)}: {words.against(exact)}; "
        f"only {', '.join(dict.fromkeys(words.value(b) for b in loose))} "
        f"in {'; '.join(dict.fromkeys(words.source(b) for b in loose))}",
        explanation=(
            *words.lines(claims),
            *dict.fromkeys(arithmetic),
            "Both can hold; one is vaguer than what was known.",
        ),
        fact=fact,
        reconciled={"low": low, "high": high},
        confidence=grounds.confidence,
        evidence_for=grounds.speaks_for,
        evidence_against=grounds.against,
        settle="the exact figure for the later date",
        label=fact.label,
    )
