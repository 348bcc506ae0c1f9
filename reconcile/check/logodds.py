"""What fitted weights come to: the logarithm of the odds, as logistic regression has it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")


def log_odds(of: T, features: Sequence[Callable[[T], float]], weights: Mapping[str, float], anyhow: float) -> float:
    """`anyhow` where nothing is in common, and what each feature is worth under its function's name."""
    return anyhow + sum(weights[f.__name__] * f(of) for f in features)
