"""How figures, sources and dates are put into sentences. Plain words, no vocabulary of ours."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from reconcile.check.ledger import order
from reconcile.check.values.intervals import CLOSE, Interval
from reconcile.model import Claim

SYMBOLS = {"percent": "%", "percentage_point": " percentage points", "times": " times"}
PLURALS = {"day": "days", "foot": "feet", "inch": "inches", "century": "centuries", "square_foot": "square feet"}
QUOTE_WIDTH = 120


def number(x: float) -> str:
    """1364 → 1364, 60734 → 60 734, 2.5 → 2.5, 1200000000 → 1.2 billion."""
    if not math.isfinite(x):
        return "∞"
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(x) >= size and math.isclose(float(f"{x / size:.6g}") * size, x, rel_tol=1e-12):
            return f"{x / size:.6g} {name}"
    text = f"{x:.10g}" if "e" not in f"{x:.10g}" else f"{x:.0f}"
    whole, dot, rest = text.partition(".")
    if len(whole.lstrip("-")) > 4:
        whole = f"{int(whole):,}".replace(",", " ")
    return whole + dot + rest


def unit(claim: Claim) -> str:
    """What follows the number: "%", " km", nothing for a bare count."""
    return unit_name(claim.unit, claim.low == claim.high == 1) if claim.unit else ""


def unit_name(name: str, one: bool = False) -> str:
    """A unit as it follows a number: "%", " km", " miles"; symbols and currency codes as they are, words in plural."""
    if name in SYMBOLS:
        return SYMBOLS[name]
    is_word = name in PLURALS or (name.islower() and name.replace("_", "").isalpha() and len(name) > 3)
    written = name.replace("_", " ")
    if not is_word or one:
        return f" {written}"
    return f" {PLURALS.get(name, written + 's')}"


def value(claim: Claim) -> str:
    """The claim's value: "16", "more than 1000", "200–220", "about 80%"."""
    low, high, tail = claim.low, claim.high, unit(claim)
    if low is not None and low == high:
        return ("about " if claim.approximate else "") + number(low) + tail
    if low is None and high is None:
        return claim.quote
    if CLOSE in claim.marks:
        return f"just over {number(low or 0)}{tail}" if high is None else f"just under {number(high)}{tail}"
    if high is None:
        return ("more than " if claim.low_open else "at least ") + number(low or 0) + tail
    if low is None:
        return ("fewer than " if claim.high_open else "up to ") + number(high) + tail
    return f"{span(low, high)}{tail}"


def span(low: float, high: float) -> str:
    """14–16; 2.3–3.2 million where both ends are written in one scale."""
    first, last = number(low), number(high)
    scale = last.partition(" ")[2]
    if scale.isalpha() and first.endswith(f" {scale}"):
        first = first.removesuffix(f" {scale}")
    return f"{first}–{last}"


def interval(x: Interval, tail: str = "") -> str:
    """14–16, 14, at least 14, up to 16."""
    if x.low == x.high:
        return number(x.low) + tail
    if math.isinf(x.high) and math.isinf(x.low):
        return "unknown"
    if math.isinf(x.high):
        return f"at least {number(x.low)}{tail}"
    if math.isinf(x.low):
        return f"up to {number(x.high)}{tail}"
    return f"{span(x.low, x.high)}{tail}"


def source(claim: Claim) -> str:
    """Who says so: outlet, date, speaker, and that it is the headline."""
    parts = [claim.outlet or claim.article]
    if claim.published:
        parts.append(claim.published.isoformat())
    if claim.speaker:
        parts.append(claim.speaker)
    if claim.part == "title":
        parts.append("headline")
    return ", ".join(parts)


def quoted(claim: Claim) -> str:
    """The sentence, cut to a readable stretch round the figure."""
    sentence = re.sub(r"\s+", " ", claim.sentence).strip()
    if len(sentence) <= QUOTE_WIDTH:
        return f"“{sentence}”"
    at = max(sentence.find(re.sub(r"\s+", " ", claim.quote)), 0)
    start = max(0, min(at - QUOTE_WIDTH // 2, len(sentence) - QUOTE_WIDTH))
    piece = sentence[start : start + QUOTE_WIDTH]
    return f"“{'…' if start else ''}{piece.strip()}{'…' if start + QUOTE_WIDTH < len(sentence) else ''}”"


def line(claim: Claim) -> str:
    """One line of an explanation: value, source, sentence."""
    return f"{value(claim)} — {source(claim)}: {quoted(claim)}"


def lines(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(line(c) for c in sorted(claims, key=order))


def by_value(claims: Iterable[Claim]) -> list[tuple[str, list[Claim]]]:
    """Claims of one value together, the values in rising order."""
    groups: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: (_middle(c), order(c))):
        groups.setdefault(value(claim), []).append(claim)
    return list(groups.items())


def _middle(claim: Claim) -> float:
    ends = [x for x in (claim.low, claim.high) if x is not None]
    return sum(ends) / len(ends) if ends else 0.0


def against(claims: Iterable[Claim]) -> str:
    """14 (seed-002, 2025-09-11) against 16 (moscowtimes.ru, 2025-08-26, Трамп)."""
    sides = []
    for text, group in by_value(claims):
        more = f" and {len(group) - 1} more" if len(group) > 1 else ""
        sides.append(f"{text} ({source(sorted(group, key=order)[0])}{more})")
    return " against ".join(sides)


def then(claims: Iterable[Claim]) -> str:
    """14 (North Post, 2025-03-04), then 11 (South Post, 2025-03-05): the figures in the order of their days."""
    steps: dict[str, Claim] = {}
    for claim in sorted(claims, key=order):
        steps.setdefault(value(claim), claim)
    return ", then ".join(f"{text} ({source(claim)})" for text, claim in steps.items())


def subject(claims: Iterable[Claim], label: str = "") -> str:
    """What the figures are about, for the head of a message."""
    if label:
        return label
    first = next(iter(claims), None)
    if first is None:
        return "figures"
    parts = [p for p in (first.measure or first.predicate, first.counted) if p]
    return " · ".join(parts) or first.quote
