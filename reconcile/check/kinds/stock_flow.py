"""What was there, what came or went, and what is there now: 4200 − 630 = 3570, 1312 + 52 = 1364."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reconcile.check import words
from reconcile.check.across import select
from reconcile.check.ledger import Ledger, Verdict
from reconcile.check.rulebook.rules import Rule
from reconcile.check.rulebook.schema import Tolerant
from reconcile.check.values import intervals
from reconcile.check.values.counting import persons, probably
from reconcile.check.within import balances, changes, flow_words, likely, passages, reckonings, rises, sums
from reconcile.check.within.balances import Balance
from reconcile.check.within.changes import Ends
from reconcile.language import cues
from reconcile.model import Claim

CLOSE = 160  # characters between two levels told of each other
FAR = 10  # a difference this large, met elsewhere in the article, is hardly met by chance


class Params(Tolerant):
    """Fields of a stock_flow rule."""


def run(ledger: Ledger, rule: Rule) -> Iterator[Verdict]:
    for _, claims in select.articles(ledger, rule):
        add_up = sums.held(ledger, claims)
        for verdict in _of_article(ledger, claims):
            if verdict.held or not any({c.id for c in verdict.claims} < figures for figures in add_up):
                yield verdict


def _of_article(ledger: Ledger, claims: Sequence[Claim]) -> Iterator[Verdict]:
    body = [c for c in claims if c.part == "text" and balances.reckoned(c)]
    used: set[str] = set()
    found = sorted(balances.find(ledger, body), key=lambda b: not b.holds)
    for balance in found:
        figures = [balance.before, balance.after, *(c for c, _ in balance.moves)]
        if not balance.holds and likely.no_balance(ledger, claims, figures):
            continue
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
            used |= {change.id, *(c.id for c in ends.claims)}
            yield from _risen(change, ends)
    lists = sums.lists(ledger, body[0].article) if body else {}
    for balance in reckonings.find(ledger, [c for c in body if passages.exact(c)], lists):
        figures = [balance.before, balance.after, *(c for c, _ in balance.moves)]
        row = {c.id for c in figures}
        known = not reckonings.all_told(ledger, balance)
        if not balance.holds and likely.no_balance(ledger, claims, figures, known):
            continue
        if not used & row:
            used |= row
            yield _verdict(balance)
    for course in likely.balances(ledger, claims):
        if len(used & {c.id for c in course.claims}) < 2:
            yield _verdict(Balance(course.before, course.moves, course.after, False))


def _across(ledger: Ledger, claims: Sequence[Claim], body: Sequence[Claim], used: set[str]) -> Iterator[Verdict]:
    """ "1 075 had come home before, now 1 240 have": what came or went is told elsewhere in the article."""
    for x, y in pairwise(body):
        if x.unit != y.unit or abs(x.start - y.start) > CLOSE or {x.id, y.id} & used:
            continue
        before, after = (x, y) if flow_words.level_after(ledger, y) else (y, x)
        if flow_words.level_after(ledger, before) or not flow_words.level_after(ledger, after):
            continue
        if not _told_before(ledger, before):
            continue
        apart = abs((after.low or 0.0) - (before.low or 0.0))
        if apart >= FAR and (found := _flow(ledger, claims, before, after, apart)):
            yield _verdict(
                Balance(before, ((found, 1 if (after.low or 0.0) > (before.low or 0.0) else -1),), after, False)
            )


def _told_before(ledger: Ledger, c: Claim) -> bool:
    """Is the level told of a time before what the article tells: "earlier", "before the exchange"?"""
    lead = passages.since_last(ledger, c)
    return cues.has(lead, c.language, "earlier") or cues.has(lead, c.language, "before_it")


def _flow(ledger: Ledger, claims: Sequence[Claim], before: Claim, after: Claim, apart: float) -> Claim | None:
    """The figure that the two levels are apart; else the only one near it, where one sentence gives both levels."""
    elsewhere = [
        c for c in claims if passages.exact(c) and c.unit == after.unit and c.sentence_start != after.sentence_start
    ]
    found = next((c for c in elsewhere if math.isclose(c.low or 0.0, apart) and c is not before), None)
    one_sentence = before.sentence_start == after.sentence_start
    if found:
        return found if one_sentence or found.measure in flow_words.GONE else None
    near = [c for c in elsewhere if abs((c.low or 0.0) - apart) <= balances.NEARLY * (c.low or 0.0) and not c.whole]
    people = [c for c in near if probably(c, after) or (persons(c) and persons(after))]
    alone = len({c.low for c in near}) == 1 and len(people) == len(near) and apart < (before.low or 0.0) / 2
    named = cues.has(passages.since_last(ledger, before), before.language, "before_it")
    return near[0] if one_sentence and named and alone else None


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
        settle=f"which of {'the three' if len(claims) == 3 else 'these'} figures the source gave",
    )
