"""Numbers by the digits they are written in: what a slip of the pen changes."""

from __future__ import annotations

import math
from functools import lru_cache


@lru_cache(maxsize=100_000)
def written(x: float) -> str:
    """A number in plain digits, without noughts behind the point that say nothing."""
    return f"{x:.6f}".rstrip("0").rstrip(".")


@lru_cache(maxsize=100_000)
def significant(x: float) -> str:
    """The digits of a number without the noughts around them: 125 of 12,500."""
    return written(x).replace(".", "").strip("0")


def one_digit(x: float, y: float) -> bool:
    """Do two numbers of several digits differ in one of them: 132 and 142?"""
    a, b = written(x), written(y)
    return len(a) == len(b) > 1 and sum(m != n for m, n in zip(a, b, strict=True)) == 1


def exchanged(x: float, y: float) -> bool:
    """Are they the same digits in another order: 68 and 86?"""
    a, b = written(x), written(y)
    return len(a) == len(b) and a != b and sorted(a.replace(".", "")) == sorted(b.replace(".", ""))


def slip(x: float, y: float) -> bool:
    """Is the one the other with a digit wrong, or with its digits in another order?"""
    return len(written(x)) == len(written(y)) and (one_digit(x, y) or exchanged(x, y))


def noughts(ratio: float, most: int = 3, room: float = 1e-6) -> bool:
    """Is one number as many times another as up to `most` noughts make it, give or take a share of `room`?"""
    if ratio <= 0:
        return False
    times = max(ratio, 1 / ratio)
    return any(math.isclose(times, 10.0**n, rel_tol=room) for n in range(1, most + 1))
