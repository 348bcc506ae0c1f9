"""Which facts and claims a rule is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reconcile.check.across import twins
from reconcile.check.ledger import Ledger, quantities
from reconcile.check.rulebook.rules import Rule
from reconcile.check.rulebook.schema import OTHER
from reconcile.model import Claim, Fact


def facts(ledger: Ledger, rule: Rule) -> Iterator[tuple[Fact, list[Claim]]]:
    """Facts with at least two figures that the rule is about, each with those claims; then pairs of twins."""
    for fact in ledger.facts:
        if len(fact.claims) < 2 or not measured(fact.measure, rule):
            continue
        claims = [c for c in quantities(ledger.claims_of(fact)) if about(c, rule)]
        if len(claims) > 1:
            yield fact, claims
    for group in twins.groups(ledger):
        if all(measured(c.measure, rule) and about(c, rule) for c in group):
            yield as_fact(ledger, group), list(group)


def as_fact(ledger: Ledger, pair: Sequence[Claim]) -> Fact:
    """A fact of two claims that linking left apart; it has no id, for the ledger does not know it."""
    own = ledger.fact_of.get(pair[0].id)
    label = own.label if own else pair[0].measure or pair[0].counted or ""
    ids = tuple(c.id for c in pair)
    return Fact("", label, pair[0].topic, pair[0].measure, ids, None, None, "disputed", 2)


def articles(ledger: Ledger, rule: Rule) -> Iterator[tuple[str, list[Claim]]]:
    """Each article with the figures that the rule is about."""
    for id, claims in ledger.by_article.items():
        chosen = [c for c in quantities(claims) if measured(c.measure, rule) and about(c, rule)]
        if chosen:
            yield id, chosen


def measured(measure: str | None, rule: Rule) -> bool:
    """Does the rule name this measure?"""
    wanted = rule.spec.measures()
    if not wanted:
        return True
    return measure in wanted or (OTHER in wanted and measure not in rule.named)


def about(claim: Claim, rule: Rule) -> bool:
    """Counted class, population and outlet, as far as the rule asks for them."""
    spec = rule.spec
    if spec.counted and not {claim.counted, claim.counted_class} & set(spec.counted):
        return False
    if not set(spec.population) <= set(claim.qualifiers):
        return False
    if spec.sources.only and claim.outlet not in spec.sources.only:
        return False
    return claim.outlet not in spec.sources.leave_out
