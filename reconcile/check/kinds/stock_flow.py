"""What was there, what came or went, and what is there now: 4200 − 630 = 3570, 1312 + 52 = 1364."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from reconcile.check import passages, select, words
from reconcile.check.flows import balance
from reconcile.check.ledger import Ledger, Verdict
from reconcile.check.rules import Rule
from reconcile.check.schema import Tolerant
from reconcile.check.wording import is_new
from reconcile.language import cues
from reconcile.model import Claim

NEARLY = 0.15  # share of the whole by which a balance may miss and still be one
MOST = 10  # figures of one paragraph that are tried together


class Params(Tolerant):
    """Fields of a stock_flow rule."""


def run(ledger: Ledger, rule: Rule) -> Iterator[Verdict]:
    for _, claims in select.articles(ledger, rule):
        for block in passages.paragraphs(ledger, claims):
            counts = [c for c in block if _exact(c)][: MOST * 3]
            yield from _remaining(ledger, counts)
            yield from _growing(ledger, counts)
            yield from _rises(ledger, block)


def _exact(c: Claim) -> bool:
    return passages.countable(c) and c.low == c.high and not c.approximate and (c.low or 0) > 0


def _remaining(ledger: Ledger, counts: Sequence[Claim]) -> Iterator[Verdict]:
    """Some of a number went, the rest remain."""
    for rest in counts:
        if not cues.has(_clause(ledger, rest), rest.language, "remaining"):
            continue
        close = [c for c in counts if c.id != rest.id and passages.near(c, rest) and passages.reckons(c, rest)]
        pairs = [
            (w, p)
            for w, p in permutations(close[:MOST], 2)
            if (w.low or 0) > (p.low or 0) and (w.low or 0) > (rest.low or 0)
        ]
        held = [(w, p) for w, p in pairs if balance(w, p, rest, -1)]
        told = held or [(w, p) for w, p in pairs if _gone(p, w, rest) or _close(w, p, rest)]
        if told and (held or len({(w.low, p.low) for w, p in told}) == 1):
            yield _verdict(*told[0], rest, -1, bool(held))


def _clause(ledger: Ledger, c: Claim) -> str:
    """The words round a figure that can say it is what remains."""
    return passages.before(ledger, c, 45) + " | " + passages.after(ledger, c, 25)


def _gone(part: Claim, whole: Claim, rest: Claim) -> bool:
    """Does the wording make `part` what left `whole`, so that `rest` can be reckoned?"""
    if part.whole == whole.id:
        return True
    left = part.nature == "flow" or part.measure in ("laid_off", "released", "killed", "evacuated")
    return left and whole.nature != "flow" and (whole.low or 0) - (part.low or 0) < 2 * (rest.low or 0)


def _close(whole: Claim, part: Claim, rest: Claim) -> bool:
    """Do the three nearly agree, as a slip of the pen would leave them?"""
    off = abs((whole.low or 0.0) - (part.low or 0.0) - (rest.low or 0.0))
    return off <= NEARLY * (whole.low or 0.0) and (part.low or 0.0) >= 2 * off and part.status == rest.status


def _growing(ledger: Ledger, counts: Sequence[Claim]) -> Iterator[Verdict]:
    """New ones came on top of those before."""
    for new in counts:
        if not is_new(new) and not cues.has(_clause(ledger, new), new.language, "new"):
            continue
        near = [c for c in counts if c.id != new.id and passages.near(c, new)][:MOST]
        pairs = [
            (a, b)
            for a, b in permutations(near, 2)
            if (b.low or 0) > (a.low or 0)
            and passages.reckons(a, b)
            and (passages.reckons(a, new) or passages.reckons(b, new))
        ]
        held = [(a, b) for a, b in pairs if balance(a, new, b, 1)]
        told = held or [(a, b) for a, b in pairs if _from_to(ledger, a, b)]
        if told:
            yield _verdict(told[0][0], new, told[0][1], 1, bool(held))


def _rises(ledger: Ledger, claims: Sequence[Claim]) -> Iterator[Verdict]:
    """ "40 new cases, bringing the total from 1,364 to 1,424": both ends in one figure."""
    for rise in claims:
        if rise.low is None or rise.high is None or rise.low >= rise.high or rise.unit or rise.approximate:
            continue
        if not cues.has(rise.quote[:6], rise.language, "from"):
            continue
        new = [c for c in claims if c.sentence_start == rise.sentence_start and _exact(c) and is_new(c)]
        if len(new) == 1:
            grown = rise.low + (new[0].low or 0.0)
            reckoned = f"{words.number(rise.low)} + {words.value(new[0])} = {words.number(grown)}"
            held = grown == rise.high
            yield Verdict(
                claims=(new[0], rise),
                held=held,
                message=reckoned if held else f"{reckoned}, not {words.number(rise.high)}",
                explanation=(*words.lines((new[0], rise)), f"{reckoned}; the article gives {words.number(rise.high)}"),
                confidence="certain" if held else "likely",
                settle="which of the three figures the source gave",
            )


def _from_to(ledger: Ledger, a: Claim, b: Claim) -> bool:
    """ "from 1,364 to 1,424": the two ends of one rise."""
    if a.sentence_start != b.sentence_start or not a.start < b.start:
        return False
    if "old" in a.marks and "new" in b.marks:
        return True
    gap = passages.between(ledger, a, b)
    lead = passages.before(ledger, a, 10) + a.quote[:6]
    return (
        len(gap) < 30
        and cues.has(lead, a.language, "from")
        and cues.has(passages.before(ledger, b, 10) + b.quote[:4], b.language, "to")
    )


def _verdict(start: Claim, moved: Claim, end: Claim, sign: int, held: bool) -> Verdict:
    result = (start.low or 0.0) + sign * (moved.low or 0.0)
    reckoned = f"{words.value(start)} {'+' if sign > 0 else '−'} {words.value(moved)} = {words.number(result)}"
    return Verdict(
        claims=(start, moved, end),
        held=held,
        message=reckoned if held else f"{reckoned}, not {words.value(end)}",
        explanation=(*words.lines((start, moved, end)), f"{reckoned}; the article gives {words.value(end)}"),
        reconciled=None if held else {"low": result, "high": result},
        confidence="certain" if held else "likely",
        settle="which of the three figures the source gave",
    )
