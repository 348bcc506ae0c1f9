"""What was there, what came or went, and what is there now: 4200 − 630 = 3570, 1312 + 52 = 1364."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from reconcile.check import words
from reconcile.check.across import select
from reconcile.check.ledger import Ledger, Verdict
from reconcile.check.rulebook.rules import Rule
from reconcile.check.rulebook.schema import Tolerant
from reconcile.check.values import intervals
from reconcile.check.values.counting import likeness
from reconcile.check.within import balances, changes, passages, rises
from reconcile.check.within.balances import Balance
from reconcile.check.within.changes import Ends
from reconcile.language import cues
from reconcile.model import Claim

FAR = 10  # a difference this large, met elsewhere in the article, is hardly met by chance


class Params(Tolerant):
    """Fields of a stock_flow rule."""


def run(ledger: Ledger, rule: Rule) -> Iterator[Verdict]:
    for _, claims in select.articles(ledger, rule):
        body = [c for c in claims if c.part == "text" and balances.reckoned(c)]
        used: set[str] = set()
        found = sorted(balances.find(ledger, body), key=lambda b: not b.holds)
        for balance in found:
            if balance.after.id not in used:
                used |= {balance.before.id, balance.after.id, *(c.id for c, _ in balance.moves)}
                yield _verdict(balance)
        yield from _across(ledger, claims, body, used)
        risen = [v for paragraph in passages.paragraphs(ledger, claims) for v in _rises(ledger, paragraph)]
        yield from risen
        used |= {c.id for v in risen for c in v.claims}
        for change in body:
            moved = change.direction and change.unit and "change" in change.marks and change.id not in used
            ends = rises.around(ledger, change, body) if moved else None
            if ends and not used & {c.id for c in ends.claims}:
                yield from _risen(change, ends)


def _across(ledger: Ledger, claims: Sequence[Claim], body: Sequence[Claim], used: set[str]) -> Iterator[Verdict]:
    """ "1 075 had come home before, now 1 240 have": the difference is told elsewhere in the article."""
    for before, after in zip(body, body[1:], strict=False):
        if before.sentence_start != after.sentence_start or before.unit != after.unit or after.id in used:
            continue
        difference = (after.low or 0.0) - (before.low or 0.0)
        if difference < FAR or not likeness(before, after) or not balances.level_after(ledger, after):
            continue
        if not cues.has(passages.before(ledger, before, 60), before.language, "earlier"):
            continue
        for moved in claims:
            if passages.exact(moved) and moved.unit == after.unit and math.isclose(moved.low or 0.0, difference):
                yield _verdict(Balance(before, ((moved, 1),), after, False))
                break


def _rises(ledger: Ledger, claims: Sequence[Claim]) -> Iterator[Verdict]:
    """ "40 new cases, bringing the total from 1,364 to 1,424", "65 more, from 640 to 705": both ends are told."""
    for sentence in passages.sentences(claims):
        ends = changes.ends(ledger, sentence)
        if ends is None or ends.claims[0].unit in changes.SHARES:
            continue
        moved = [c for c in sentence if c not in ends.claims and rises.moves(ledger, c, ends)]
        if len(moved) == 1:
            yield from _risen(moved[0], ends)


def _risen(moved: Claim, ends: Ends) -> Iterator[Verdict]:
    amount = rises.amount(moved, ends)
    reached = ends.start.plus(amount) if ends.end >= ends.start else ends.start.minus(amount)
    step = rises.plain(moved, ends) * (1 if ends.end >= ends.start else -1)
    first, last = intervals.middle(ends.start), intervals.middle(ends.end)
    unit = words.unit(ends.claims[0]) if moved.unit != ends.claims[0].unit else ""
    reckoned = f"{words.number(first)}{unit} {'+' if step > 0 else '−'} {words.value(moved)}"
    reckoned += f" = {words.number(round(first + step, 9))}{unit}"
    held = reached.meets(ends.end)
    if held or abs(first + step - last) <= balances.NEARLY * max(first, last):
        yield _told((moved, *ends.claims), held, reckoned, words.number(last) + unit)


def _verdict(b: Balance) -> Verdict:
    terms = "".join(f" {'+' if sign > 0 else '−'} {words.value(c)}" for c, sign in b.moves)
    reckoned = f"{words.value(b.before)}{terms} = {words.number(b.result)}"
    verdict = _told((b.before, *(c for c, _ in b.moves), b.after), b.holds, reckoned, words.value(b.after))
    return verdict


def _told(claims: tuple[Claim, ...], held: bool, reckoned: str, given: str) -> Verdict:
    return Verdict(
        claims=claims,
        held=held,
        message=reckoned if held else f"{reckoned}, not {given}",
        explanation=(*words.lines(claims), f"{reckoned}; the article gives {given}"),
        confidence="certain" if held else "likely",
        settle=f"which of the {'three' if len(claims) == 3 else 'these'} figures the source gave",
    )
