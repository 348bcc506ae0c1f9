"""Stocks and the flows between them: 1300 held, 52 released, so 1248 are left."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.check import words
from reconcile.check.across.timed import as_of
from reconcile.check.ledger import Ledger, order, quantities
from reconcile.check.values.counting import same_class
from reconcile.check.values.intervals import written
from reconcile.model import Claim, Fact


def bridge(ledger: Ledger, fact: Fact, before: Claim, after: Claim) -> Iterator[str]:
    """Lines that carry an exact stock over to a later one by what left in between, nothing where that is not known."""
    if before.nature != "stock":
        return
    start, end = as_of(before, "moves"), as_of(after, "moves")
    if not start or not end or start > end:
        return
    for flow in outflows(ledger, fact, before, after):
        left = (before.low or 0.0) - (flow.low or 0.0)
        verdict = "which is" if written(after).low <= left <= written(after).high else "which is not"
        day = flow.event.start if flow.event and flow.event.grain == "day" else flow.published
        yield (
            f"{words.number(before.low or 0.0)} − {words.number(flow.low or 0.0)} {flow.measure}"
            f"{f' on {day}' if day else ''} = {words.number(left)}, {verdict} {words.value(after)}"
        )


def outflows(ledger: Ledger, fact: Fact, before: Claim, after: Claim) -> list[Claim]:
    """Exact flows of the same topic and population after one day and up to another, each figure once."""
    start, end = as_of(before, "moves"), as_of(after, "moves")
    found: dict[tuple[float | None, str | None], Claim] = {}
    for claim in sorted(quantities(ledger.claims.values()), key=order):
        if claim.topic != fact.topic or claim.nature != "flow" or claim.status != "asserted" or claim.background:
            continue
        if claim.low is None or claim.low != claim.high or claim.whole or not same_class(claim, before):
            continue
        if not set(claim.qualifiers) <= set(before.qualifiers):
            continue  # foreigners who left are no part that the count is sure to have held
        day = claim.event.end if claim.event else claim.published
        if day and start and end and start < day <= end and claim.low < (before.low or 0.0):
            found.setdefault((claim.low, claim.measure), claim)
    return list(found.values())
