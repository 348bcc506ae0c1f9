"""Which facts and claims a rule is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from reconcile.check.across import suited
from reconcile.check.ledger import Ledger, quantities
from reconcile.check.rulebook.rules import Rule
from reconcile.check.rulebook.schema import OTHER
from reconcile.model import Claim, Fact

MOST = (400, 200, 100, 50, 25, 12, 6)  # figures of one fact that are compared pair by pair; the first that fits
BUDGET = 300_000  # pairs of all facts together


def facts(ledger: Ledger, rule: Rule) -> Iterator[tuple[Fact, list[Claim]]]:
    """Facts with two figures that the rule is about, each with those claims; then those that suit one another."""
    for fact in ledger.facts:
        if len(fact.claims) < 2 or not measured(fact.measure, rule):
            continue
        claims = [c for c in quantities(ledger.claims_of(fact)) if about(c, rule)]
        if len(claims) > 1:
            yield fact, claims
    for group in suited.groups(ledger):
        if asked(group, rule):
            yield as_fact(ledger, group), list(group)


def compared(ledger: Ledger, claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of a fact's figures, as far as they are compared."""
    return combinations(bounded(ledger, claims), 2)


def bounded(ledger: Ledger, claims: Sequence[Claim]) -> Sequence[Claim]:
    """A fact's figures; of more than `most` one an article and value, the first of them."""
    limit = most(ledger)
    if len(claims) <= limit:
        return claims
    return list({(c.article, c.low, c.high, c.part): c for c in claims}.values())[:limit]


def most(ledger: Ledger) -> int:
    """How many figures of one fact are compared each with each: fewer where many facts have many."""
    if "most" not in ledger.memo:
        sizes = [len(fact.claims) for fact in ledger.facts]
        fits = (n for n in MOST if sum(min(size, n) ** 2 for size in sizes) <= 2 * BUDGET)
        ledger.memo["most"] = next(fits, MOST[-1])
    limit: int = ledger.memo["most"]
    return limit


def note(ledger: Ledger) -> str:
    """What a reader of the report should know of that bound; "" where it cut nothing."""
    limit = most(ledger)
    cut = sum(len(fact.claims) > limit for fact in ledger.facts)
    if not cut:
        return ""
    return (
        f"too many figures of one fact to compare every pair: of {cut} facts with more than {limit} figures "
        f"only {limit} of each were compared with one another"
    )


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


def asked(claims: Sequence[Claim], rule: Rule) -> bool:
    """Is the rule about all of these? The words of the one may leave it to the other to say what is measured."""
    known: set[str | None] = {c.measure for c in claims if c.measure} or {None}
    return any(measured(m, rule) for m in known) and all(about(c, rule) for c in claims)


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
