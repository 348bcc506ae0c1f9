"""Both figures can hold, and one is needlessly vague or stale: 1300 and "more than 1000"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from pydantic import Field

from reconcile.check import words
from reconcile.check.across import bounds, portions, select
from reconcile.check.across.compare import agree, comparable, far, of_one_status
from reconcile.check.across.flows import bridge
from reconcile.check.across.grounds import weigh
from reconcile.check.across.portions import Portion
from reconcile.check.across.timed import Timed, as_of, changes
from reconcile.check.ledger import Ledger, Verdict
from reconcile.check.rulebook.rules import Rule
from reconcile.check.values.counting import same_class
from reconcile.check.values.intervals import written
from reconcile.model import Claim, Fact

LATER = 4  # days in which a bound on a growing toll is stale beside a figure that was known before
FEW = 12  # what "dozens" is no vague word for


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
    seen: set[str] = set()
    apart = [(e, b) for e, b in _apart(ledger, rule) if _loose(ledger, e, b, spec)]
    nearest = {b.id: e for e, b in apart}
    for fact, claims in select.facts(ledger, rule):
        compared = select.bounded(ledger, claims)
        exacts = [c for c in compared if c.low is not None and c.low == c.high]
        loose = [c for c in compared if (c.low is None) != (c.high is None) or "vague" in c.marks]
        pairs = [
            (e, b) for e, b in product(exacts, loose) if _loose(ledger, e, b, spec) and not _outdone(e, b, nearest)
        ]
        seen.update(b.id for _, b in pairs)
        if pairs:
            yield _finding(ledger, rule, fact, pairs)
    alike: dict[object, list[tuple[Claim, Claim]]] = {}
    for exact, bound in apart:
        if bound.id not in seen:  # one figure, however many articles are vague about it
            alike.setdefault((written(exact), exact.unit, exact.measure), []).append((exact, bound))
    for pairs in alike.values():
        yield _finding(ledger, rule, select.as_fact(ledger, [*dict.fromkeys(pairs[0])]), pairs)
    asked = [p for p in portions.find(ledger) if select.measured(p.whole.measure, rule)]
    for share in dict.fromkeys(p.share for p in asked):
        yield _portion(ledger, rule, [p for p in asked if p.share is share])


def _outdone(exact: Claim, bound: Claim, nearest: dict[str, Claim]) -> bool:
    """Is the figure far above its bound, and another of the story near: of all that were freed and of that day's?"""
    other = nearest.get(bound.id)
    return other is not None and (other.low or 0.0) < (exact.low or 0.0) and far(exact, bound, bounds.FAR)


def _apart(ledger: Ledger, rule: Rule) -> Iterator[tuple[Claim, Claim]]:
    """Exact figures and bounds of theirs that linking left apart, as far as the rule is about them."""
    for exact, bound in bounds.pairs(ledger):
        if ledger.fact_of.get(exact.id) is not ledger.fact_of.get(bound.id) and select.asked((exact, bound), rule):
            yield exact, bound


def _loose(ledger: Ledger, exact: Claim, bound: Claim, spec: Params) -> bool:
    """Does the bound hold, miss by far, and speak of a moment at which the exact figure was known?"""
    plain = replace(bound, marks=tuple(m for m in bound.marks if m != "vague"))
    if not comparable(*of_one_status(exact, plain)) or not agree(exact, bound, spec) or not _far(exact, bound, spec):
        return False
    if _itself_exact(ledger, exact, bound) or ("vague" in bound.marks and not _of_one_time(exact, bound)):
        return False
    change = changes(exact, spec)
    if change == "constant" or (exact.event and exact.event == bound.event):
        return True
    if exact.published and bound.event and bound.event.start == bound.event.end == exact.published:
        return True  # the later article speaks of the day of the earlier
    known, told = as_of(exact, change), as_of(bound, change)
    if change == "grows":
        late = bound.low is not None and known is not None and told is not None and 0 <= (told - known).days <= LATER
        return known == told or late
    return not (known and told) or known <= told


def _of_one_time(exact: Claim, bound: Claim) -> bool:
    """Is the word used of the same news, not in passing or long after?"""
    if bound.background or exact.background:
        return False
    if not (exact.published and bound.published):
        return True
    return abs((exact.published - bound.published).days) <= LATER


def _far(exact: Claim, bound: Claim, spec: Params) -> bool:
    """Is the bound, or the word, far from the figure?"""
    value = exact.low or 0.0
    if "vague" in bound.marks:
        # "dozens" for 37: no word of this kind is near, and "hundreds" are at least two
        return not exact.approximate and value >= max(FEW, 2 * (bound.low or 0.0))
    end = bound.low if bound.low is not None else bound.high
    needed = spec.looseness * (2 if exact.approximate else 1)
    return bool(value) and end is not None and abs(value - end) >= needed * abs(value)


def _itself_exact(ledger: Ledger, exact: Claim, bound: Claim) -> bool:
    """Does the article of the bound give the figure too? Then the bound is a manner of speaking, or counts others."""
    others = ledger.figures(bound.article)
    return any(c.low == c.high == exact.low and c.unit == exact.unit and same_class(c, exact) for c in others)


def _portion(ledger: Ledger, rule: Rule, told: Sequence[Portion]) -> Verdict:
    """A share, and what the figures of others come to."""
    share = told[0].share
    claims = list({c.id: c for p in told for c in (share, p.part, p.whole)}.values())
    sums = [f"{words.value(p.part)} of {words.value(p.whole)} is {words.number(round(p.reckoned(), 1))}%" for p in told]
    says = "; ".join(dict.fromkeys(f"{text} in {words.source(p.part)}" for text, p in zip(sums, told, strict=True)))
    grounds = weigh(ledger, claims, rule)
    return Verdict(
        claims=tuple(claims),
        message=f"{says}; {words.value(share)} in {words.source(share)}",
        explanation=(*words.lines(claims), *dict.fromkeys(sums), "The share is not what the figures give."),
        fact=select.as_fact(ledger, claims),
        confidence="likely" if grounds.confidence == "possible" else grounds.confidence,  # a share is of other words
        evidence_for=grounds.speaks_for,
        evidence_against=grounds.against,
        evidence=grounds.evidence,
        settle="the figures that the share was reckoned from",
    )


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
        evidence=grounds.evidence,
        settle="the exact figure for the later date",
        label=fact.label,
    )
