"""Numbers by the digits they are written in: what a slip of the pen changes."""

from __future__ import annotations


def written(x: float) -> str:
    """A number in plain digits, without noughts behind the point that say nothing."""
    return f"{x:.6f}".rstrip("0").rstrip(".")


def one_digit(x: float, y: float) -> bool:
    """Do two numbers of several digits differ in one of them: 132 and 142?"""
    a, b = written(x), written(y)
    return len(a) == len(b) > 1 and sum(m != n for m, n in zip(a, b, strict=True)) == 1


def exchanged(x: float, y: float) -> bool:
    """Are they the same digits in another order: 68 and 86?"""
    a, b = written(x), written(y)
    return len(a) == len(b) and a != b and sorted(a.replace(".", "")) == sorted(b.replace(".", ""))
