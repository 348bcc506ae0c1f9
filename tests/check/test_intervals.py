"""Values as intervals: what a written number covers, and when two can both hold."""

from __future__ import annotations

import math

import pytest
from check_samples import claim
from hypothesis import given
from hypothesis import strategies as st

from reconcile.check.values import convert, intervals
from reconcile.check.values.intervals import Interval

# low, high, approximate, precision | low, high, approximate, precision | can both hold?
CASES = [
    ((3200, 3200, False, 12.8), (3180, 3180, False, 0), True),  # 3,2 тыс. and 3180
    ((50_000, 50_000, False, 200), (49_800, 49_800, False, 0), True),  # 50 тысяч
    ((2.0, 2.0, False, 0.05), (2.04, 2.04, False, 0.005), True),
    ((2.0, 2.0, False, 0.05), (2.2, 2.2, False, 0.05), False),
    ((1300, 1300, False, 0), (1000, None, False, 0), True),  # more than 1000
    ((900, 900, False, 0), (1000, None, False, 0), False),
    ((1000, 1000, False, 0), (1000, None, False, 0), True),  # bounds that touch are loose wording
    ((80, 80, True, 0), (78, 78, False, 0), True),  # nearly 80
    ((80, 80, True, 0), (87, 87, False, 0), False),
    ((200, 200, True, 0), (50, 50, True, 0), False),  # about 200, about 50
    ((600, 600, True, 0), (612, 612, False, 0), True),
    ((200, 220, False, 0), (214, 214, False, 0), True),
    ((12, 12, False, 0), (13, 13, False, 0), False),
    ((1_200_000_000, 1_200_000_000, False, 4.8e6), (1_200_000_000, 1_200_000_000, False, 5e5), True),
]


@pytest.mark.parametrize(("a", "b", "meet"), CASES)
def test_can_both_hold(a: tuple, b: tuple, meet: bool) -> None:
    x, y = (claim(low=low, high=high, approximate=about, precision=p) for low, high, about, p in (a, b))
    assert intervals.of(x).meets(intervals.of(y)) is meet
    assert intervals.of(y).meets(intervals.of(x)) is meet


@pytest.mark.parametrize(("n", "meet"), [(305, True), (340, True), (400, False), (299, False)])
def test_just_over(n: float, meet: bool) -> None:
    over = claim(low=300, high=None, low_open=True, marks=(intervals.CLOSE,))
    assert intervals.of(over).meets(Interval(n, n)) is meet


@pytest.mark.parametrize(
    ("n", "place"), [(3200, 100), (17, 1), (2.4e9, 1e8), (2.5, 0.1), (1000, 1000), (60_734, 1), (1e-3, 1e-3)]
)
def test_last_place(n: float, place: float) -> None:
    assert math.isclose(intervals.last_place(n), place)


# value, unit | value, unit | can both hold? None: they do not measure the same
UNITS = [
    ((72, "hour"), (3, "day"), True),
    ((72, "hour"), (7, "day"), False),
    ((3400, "acre"), (1380, "ha"), True),
    ((3400, "acre"), (3400, "ha"), False),
    ((97, "degF"), (36, "degC"), True),
    ((40, "km"), (25, "mile"), True),
    ((40, "km"), (40, "mile"), False),
    ((15, "day"), (15, "month"), None),
    ((15, "day"), (15, None), None),
    ((12, None), (12, None), True),
]


@pytest.mark.parametrize(("a", "b", "meet"), UNITS)
def test_units_of_one_dimension_are_compared(a: tuple, b: tuple, meet: bool | None) -> None:
    x, y = (claim(low=value, high=value, unit=unit) for value, unit in (a, b))
    for pair in (convert.common(x, y), convert.common(y, x)):
        assert (None if pair is None else pair[0].meets(pair[1])) is meet


finite = st.floats(-1e9, 1e9, allow_nan=False)
spans = st.tuples(finite, finite).map(lambda p: Interval(min(p), max(p)))


@given(spans, spans)
def test_meeting_is_mutual_and_sums_hold_their_terms(a: Interval, b: Interval) -> None:
    assert a.meets(b) == b.meets(a)
    assert a.meets(a) and a.within(a)
    assert a.within(intervals.hull([a, b]))
    both = a.plus(b)
    assert both.minus(b).low <= a.low + 1e-3 and both.minus(b).high >= a.high - 1e-3


@given(st.floats(0.001, 1e12, allow_nan=False), st.booleans(), st.floats(0, 0.5))
def test_widening_never_loses_the_number(n: float, about: bool, relative: float) -> None:
    c = claim(low=n, high=n, approximate=about)
    value = intervals.of(c, relative=relative)
    assert value.low <= n <= value.high
    assert intervals.of(c).within(value)
