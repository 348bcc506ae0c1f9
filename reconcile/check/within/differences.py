"""Two figures and how far they are apart: "income 5.4 billion, spending 6.1, a gap of 0.7"."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reconcile.check.ledger import Ledger
from reconcile.check.values.counting import Likeness, likeness, same_unit, sized
from reconcile.check.within import passages
from reconcile.language import cues
from reconcile.model import Claim

MEANT = 2.0  # times that a difference may be off and still be meant as that of the two
BESIDE = 120  # characters between the figures


def find(ledger: Ledger, claims: Sequence[Claim], body: Sequence[Claim]) -> Iterator[tuple[Claim, Claim, Claim]]:
    """The larger figure, the smaller and their difference: those that come out, and those that the wording names.

    `claims`: all of an article. `body`: those that are told to be so, in order.
    """
    for a, larger, b in zip(body, body[1:], body[2:], strict=False):
        if _comes_out(larger, a, b):
            yield larger, a, b
    text = [c for c in claims if c.part == "text" and passages.exact(c) and (c.low or 0.0) > 0]
    for a, b, gap in zip(text, text[1:], text[2:], strict=False):
        named = _named(ledger, gap) or (_profit(ledger, gap) and _got_and_spent(ledger, a, b))
        if named and _about(ledger, a, b, gap):
            yield _ordered(a, b, gap)


def _ordered(a: Claim, b: Claim, gap: Claim) -> tuple[Claim, Claim, Claim]:
    small, large = sorted((a, b), key=lambda c: c.low or 0.0)
    return large, small, gap


def _comes_out(larger: Claim, a: Claim, b: Claim) -> bool:
    """Is the figure between two others, alike, what they come to?"""
    figures = (larger, a, b)
    if not all(passages.near(larger, c) and same_unit(larger, c) and passages.exact(c) for c in figures):
        return False
    alike = sized(larger.unit) or all(likeness(larger, c) == Likeness.SAME for c in (a, b))
    return alike and math.isclose((a.low or 0.0) + (b.low or 0.0), larger.low or 0.0, rel_tol=1e-9)


def _named(ledger: Ledger, gap: Claim) -> bool:
    """Is it called a difference: "the gap of 7.6 billion", «дефицит составит 7,6 млрд»?"""
    back, _ = passages.stretch(ledger, gap)
    return cues.has(back, gap.language, "difference") or cues.has(gap.counted or "", gap.language, "difference")


def _profit(ledger: Ledger, gap: Claim) -> bool:
    """ "…, so they made 1.6 million", "a loss of 3 million": is it what is left of an income, or lacks?"""
    return sized(gap.unit) and cues.has(_beside(ledger, gap), gap.language, "profit")


def _got_and_spent(ledger: Ledger, a: Claim, b: Claim) -> bool:
    """Are the two an income and what it cost, in either order?"""
    first, second = _beside(ledger, a), _beside(ledger, b)
    return any(
        cues.has(x, a.language, "income") and cues.has(y, a.language, "cost")
        for x, y in ((first, second), (second, first))
    )


def _beside(ledger: Ledger, c: Claim) -> str:
    """The words before a figure, and what it is of: "income — 62 million", "spent 47"."""
    return " | ".join((passages.since_last(ledger, c), *passages.stretch(ledger, c), c.counted or ""))


def _about(ledger: Ledger, a: Claim, b: Claim, gap: Claim) -> bool:
    """Are the two told just before it what it is the difference of?"""
    figures = (a, b, gap)
    alike = all(sized(c.unit) or likeness(c, gap) == Likeness.SAME for c in figures)
    # "44,100 people said yes and 38,052 no, a margin of 6,048 votes": one noun, and in one sentence
    beside = a.counted == b.counted and gap.unit is None and gap.sentence_start == b.sentence_start
    if not (alike or beside) or not same_unit(a, b):
        return False
    if not same_unit(b, gap) or a.sentence_start != b.sentence_start:
        return False
    row = all(len(passages.between(ledger, x, y)) <= BESIDE for x, y in pairwise(figures))
    apart, said = abs((a.low or 0.0) - (b.low or 0.0)), gap.low or 0.0
    return row and said < min(a.low or 0.0, b.low or 0.0) and said / MEANT <= apart <= said * MEANT
