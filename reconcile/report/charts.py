"""Pictures of a fact: intervals by outlet on one scale, and values over time as steps.

SVG with widths in per cent, so that a chart fits a phone without shrinking its text, and with presentation
left to classes, so that a page can forbid inline style.
"""

from __future__ import annotations

import datetime as dt
import itertools
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from reconcile.model import Claim
from reconcile.report import view, words
from reconcile.report.markup import Markup, el, join

_LOG_FROM = 200  # largest over smallest value from which a linear scale would squeeze the small ones together
_PAD = 6.0  # per cent left free at both ends
_ROW = 22  # height of a bar's row
_SPARK = 16  # height of the small track in a heading
_STEPS = 150  # height of the chart over time
_STEPS_TOP, _STEPS_BOTTOM = 18, 26


Band = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Scale:
    """Values on a line from 0 to 100 per cent."""

    low: float
    high: float
    log: bool

    def at(self, value: float) -> float:
        """Where `value` stands, in per cent; ends are clamped."""
        turn: Callable[[float], float] = math.log10 if self.log else float
        low, high = turn(self.low), turn(self.high)
        share = 0.5 if high == low else (turn(max(value, self.low)) - low) / (high - low)
        return round(_PAD + (100 - 2 * _PAD) * min(max(share, 0.0), 1.0), 2)

    def ticks(self) -> list[float]:
        """Two to six round values inside the scale."""
        if self.log:
            first, last = math.ceil(math.log10(self.low)), math.floor(math.log10(self.high))
            step = max(1, (last - first) // 4)
            return [10.0**n for n in range(first, last + 1, step)] or [self.low, self.high]
        span = self.high - self.low
        if span <= 0:
            return [self.low]
        step = 10 ** math.floor(math.log10(span / 3))
        step *= next(m for m in (1, 2, 5, 10) if span / (step * m) <= 5)
        first = math.ceil(self.low / step)
        return [round(n * step, 10) for n in range(first, math.floor(self.high / step + 1e-9) + 1)]


def scale(claims: Iterable[Claim]) -> Scale | None:
    """The scale on which all bounds of `claims` can be drawn; None where there is nothing to draw."""
    ends = [end for c in claims for end in (c.low, c.high) if end is not None and math.isfinite(end)]
    if not ends:
        return None
    low, high = min(ends), max(ends)
    log = low > 0 and high / low > _LOG_FROM
    if low == high:
        low, high = low - max(1.0, abs(low) * 0.1), high + max(1.0, abs(high) * 0.1)
    return Scale(low, high, log)


def bar(claim: Claim, on: Scale, band: Band, tone: str, status: str) -> Markup:
    """One claim as a dot or a bar on the scale, over the band that the sources leave (coloured
    by the fact's `status`). `tone` is a class."""
    rail = el("line", x1="0", x2="100%", y1=_ROW / 2, y2=_ROW / 2, class_="rail")
    parts = (_band(on, band, status), rail, _figure(claim, on, _ROW, 6))
    # hidden from screen readers: the row says the same in words beside it
    return el("svg", *parts, class_=f"track {tone}", height=_ROW, aria_hidden="true")


def spark(claims: Iterable[Claim], on: Scale, tone: Callable[[Claim], str]) -> Markup:
    """All claims on one small track: how far apart they are, before a card is opened."""
    rail = el("line", x1="0", x2="100%", y1=_SPARK / 2, y2=_SPARK / 2, class_="rail")
    figures = (el("g", _figure(claim, on, _SPARK, 4), class_=tone(claim)) for claim in claims)
    return el("svg", rail, *figures, class_="spark", height=_SPARK, aria_hidden="true")


def _figure(claim: Claim, on: Scale, height: int, radius: int) -> Markup:
    """A dot at each end that is given, a bar between them."""
    middle = height / 2
    left = on.at(claim.low) if claim.low is not None else 0.0
    right = on.at(claim.high) if claim.high is not None else 100.0
    soft = "soft" if claim.approximate or claim.low is None or claim.high is None else ""
    parts = []
    if right - left > 0.8:
        thick = radius * 5 / 3
        at = {
            "x": f"{left}%",
            "width": f"{right - left:.2f}%",
            "y": f"{middle - thick / 2:.1f}",
            "height": f"{thick:.1f}",
        }
        parts.append(el("rect", rx=radius - 1, class_=f"bar {soft}", **at))
    for end, value, is_open in ((left, claim.low, claim.low_open), (right, claim.high, claim.high_open)):
        if value is not None:
            parts.append(el("circle", cx=f"{end}%", cy=middle, r=radius, class_=f"dot {'open' if is_open else soft}"))
    return join(*parts)


def _band(on: Scale, band: Band, status: str) -> Markup:
    low, high = band
    if low is None and high is None:
        return Markup()
    left = on.at(low) if low is not None else 0.0
    right = on.at(high) if high is not None else 100.0
    return el(
        "rect", x=f"{left - 0.8:.2f}%", width=f"{right - left + 1.6:.2f}%", y=0, height=_ROW, class_=f"band {status}"
    )


def axis(on: Scale, unit: str | None) -> Markup:
    """The ticks of the scale, in text."""
    marks = []
    for value in on.ticks():
        at = f"{on.at(value)}%"
        marks.append(el("line", x1=at, x2=at, y1=0, y2=4, class_="tick"))
        marks.append(
            el(
                "text",
                words.with_unit(words.with_unit(words.interval(value, value), None), unit),
                x=at,
                y=16,
                text_anchor="middle",
            )
        )
    return el("svg", *marks, class_="axis", height=20, aria_hidden="true")


def steps(claims: list[Claim], tone: Callable[[Claim], str], link: Callable[[Claim], str | None]) -> Markup:
    """Values over the days they were published: a step line through the newest, an upright bar a claim.

    Empty where no course of time can be told: exact figures on fewer than three days.
    """
    dated = sorted((c for c in claims if c.published and words.has_figure(c)), key=view.claim_order)
    days = sorted({c.published for c in dated if c.published})
    on = scale(dated)
    exact = {c.published for c in dated if None not in (c.low, c.high)}
    if len(exact) < 3 or on is None:
        return Markup()
    across = Scale(days[0].toordinal(), days[-1].toordinal(), False)
    height = _STEPS - _STEPS_TOP - _STEPS_BOTTOM

    def x(day: dt.date) -> str:
        return f"{across.at(day.toordinal())}%"

    def y(value: float) -> float:
        return round(_STEPS_TOP + height * (1 - on.at(value) / 100), 1)

    parts = [_grid(on, y), *_line(dated, x, y), *_days(days, x)]
    for claim in dated:
        parts.append(_upright(claim, x, y, tone(claim), link(claim)))
    label = "Values by day of publication"
    return el("svg", el("title", label), *parts, class_="steps", height=_STEPS, role="group", aria_label=label)


def _grid(on: Scale, y: Callable[[float], float]) -> Markup:
    lines = []
    for value in on.ticks():
        lines.append(el("line", x1="0", x2="100%", y1=y(value), y2=y(value), class_="rail"))
        lines.append(el("text", words.with_unit(words.interval(value, value), None), x="0", y=y(value) - 3))
    return join(*lines)


def _middle(claim: Claim) -> float:
    ends = [end for end in (claim.low, claim.high) if end is not None]
    return sum(ends) / len(ends)


def _line(dated: list[Claim], x: Callable[[dt.date], str], y: Callable[[float], float]) -> list[Markup]:
    """Level until the next day with a figure, then up or down. Of several on a day, the last one carries on."""
    # a mere bound ("more than 20") is no level that the line could go to
    by_day = {c.published: _middle(c) for c in dated if c.published and None not in (c.low, c.high)}
    points = list(by_day.items())
    parts = []
    for (day, value), (following, then) in itertools.pairwise(points):
        parts.append(el("line", x1=x(day), x2=x(following), y1=y(value), y2=y(value), class_="step"))
        parts.append(el("line", x1=x(following), x2=x(following), y1=y(value), y2=y(then), class_="step"))
    return parts


def _days(days: list[dt.date], x: Callable[[dt.date], str]) -> list[Markup]:
    ends = [(days[0], "start"), (days[-1], "end")]
    return [el("text", day.isoformat(), x=x(day), y=_STEPS - 6, text_anchor=anchor) for day, anchor in ends]


def _upright(
    claim: Claim, x: Callable[[dt.date], str], y: Callable[[float], float], tone: str, link: str | None
) -> Markup:
    at = x(claim.published or dt.date.min)
    top, bottom = float(_STEPS_TOP), float(_STEPS - _STEPS_BOTTOM)  # where a free end runs to
    low = y(claim.low) if claim.low is not None else bottom
    high = y(claim.high) if claim.high is not None else top
    said = f"{words.value(claim)} · {view.source(claim)} · {words.day(claim.published)}"
    parts = [el("title", said), el("line", x1=at, x2=at, y1=low, y2=high, class_="whisker")]
    kind = "soft" if claim.approximate else ""
    if claim.low is None or claim.high is None:
        parts.append(el("circle", cx=at, cy=high if claim.low is None else low, r=6, class_="dot open"))
    else:
        parts.append(el("circle", cx=at, cy=(low + high) / 2, r=6, class_=f"dot {kind}"))
    inside = el("g", *parts, class_=tone)
    return el("a", inside, href=f"#{link}", data_open=link, aria_label=said) if link else inside
