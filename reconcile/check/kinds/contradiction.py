"""Figures of one fact that cannot both hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reconcile.check import words
from reconcile.check.across import again, policies, running, select
from reconcile.check.across.compare import same_value
from reconcile.check.across.grounds import weigh
from reconcile.check.across.relation import relation
from reconcile.check.across.timed import Timed
from reconcile.check.ledger import Ledger, Verdict
from reconcile.check.rulebook.rules import Rule
from reconcile.model import Claim, Fact


class Params(Timed):
    """Fields of a contradiction rule."""


def run(ledger: Ledger, rule: Rule) -> Iterator[Verdict]:
    assert isinstance(rule.spec, Timed)
    told: set[str] = set()
    for fact, claims in select.facts(ledger, rule):
        seen: dict[str, Claim] = {}
        for x, y in select.compared(ledger, claims):
            if relation(ledger, x, y, rule.spec) != "contradiction" or _settled_by_headline(ledger, x, y):
                continue
            if not running.fall(ledger, x, y, rule.spec):
                seen.update({x.id: x, y.id: y})
        told |= set(seen)
        if seen:
            yield _finding(ledger, rule, fact, list(seen.values()))
    for x, y in again.pairs(ledger):
        if select.asked((x, y), rule) and not {x.id, y.id} <= told:
            found = _finding(ledger, rule, select.as_fact(ledger, (x, y)), [x, y])
            yield replace(found, confidence="likely")  # the words of one article tie them


def _settled_by_headline(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """A headline that agrees with some figure of its body is no conflict with the others."""
    if x.article != y.article or x.part == y.part:
        return False
    title = x if x.part == "title" else y
    if title.low == title.high == 1:  # "One track reopens": one of several, or a manner of speaking
        return True
    body = ledger.figures(title.article)
    return any(c.part != "title" and c.unit == title.unit and same_value(c, title) for c in body)


def _finding(ledger: Ledger, rule: Rule, fact: Fact, claims: list[Claim]) -> Verdict:
    value = policies.reconcile(claims)
    tail = words.unit(claims[0])
    grounds = weigh(ledger, claims, rule)
    views = ", ".join(f"{name} {words.interval(v, tail)}" for name, v in policies.sensitivity(claims).items())
    return Verdict(
        claims=tuple(claims),
        message=f"{words.subject(claims, fact.label)}: {words.against(claims)}",
        explanation=(*words.lines(claims), f"Reconciled by policy: {views}"),
        fact=fact,
        reconciled=value.to_dict(),
        confidence=grounds.confidence,
        evidence_for=grounds.speaks_for,
        evidence_against=grounds.against,
        evidence=grounds.evidence,
        settle=settle(claims),
        label=fact.label,
    )


def settle(claims: list[Claim]) -> str:
    """What a reader would look up."""
    if len({c.article for c in claims}) == 1:
        return "the source the article had its figure from"
    if any(c.event is None for c in claims):
        return "the date each source means; a list or an official count for that day"
    return "an official count for that day; the wording of the source both had it from"
