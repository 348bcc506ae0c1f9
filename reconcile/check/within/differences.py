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
        if _named(ledger, gap) and _about(ledger, a, b, gap):
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
