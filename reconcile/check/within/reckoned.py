"""What speaks for any figures being reckoned to one another, a sum's or a balance's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from reconcile.check.values import digits
from reconcile.model import Claim


class Reckoned(Protocol):
    """A reading of an article's figures: what they come to, and what is said instead."""

    @property
    def total(self) -> float: ...

    @property
    def said(self) -> float: ...

    @property
    def figures(self) -> Sequence[Claim]: ...


def total_told(r: Reckoned) -> float:
    """Is what they come to told somewhere?"""
    return float(any(c.low == r.total for c in r.figures))


def one_digit(r: Reckoned) -> float:
    """Is one digit of what is said another?"""
    return float(digits.one_digit(r.total, r.said))
