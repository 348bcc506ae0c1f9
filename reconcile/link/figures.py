"""Numbers by which passages and articles are known: the figure of a claim as others see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from reconcile.language.lexicon import unit_kind
from reconcile.model import Claim

Figure = tuple[float, str]  # value, and the kind of its unit
IMPLIED = "implied"
ROUND = 1  # digits of a number that is everywhere: 5, 30, 2000


def figure(c: Claim) -> Figure | None:
    """The figure as others see it; None if it says too little: a bound, a round number, a number under ten."""
    if c.low is None or c.low != c.high or IMPLIED in c.marks:
        return None
    digits = f"{abs(c.low):.12g}".replace(".", "").split("e")[0].strip("0")
    return (c.low, unit_kind(c.unit) or c.unit or "" if c.unit else "") if len(digits) > ROUND else None


def figures_in(claims: Iterable[Claim]) -> Counter[str]:
    """The telling figures of an article, each once: how often it gives one says nothing of it."""
    told = {f for f in map(figure, claims) if f}
    return Counter(f"{value:.12g} {unit}" for value, unit in told)
