"""Dates of articles written out in words, and what is refused because it leans on today's date."""

from __future__ import annotations

import datetime as dt

import pytest

from reconcile.read.record import parse_date


@pytest.mark.parametrize(
    "written", ["12 августа 2025", "12 августа 2025 г., 14:30", "August 12, 2025", "12 Aug 2025", "12 серпня 2025 року"]
)
def test_a_date_in_words(written: str) -> None:
    assert parse_date(written) == dt.date(2025, 8, 12)


@pytest.mark.parametrize("written", ["вчера", "yesterday", "август 2025", "12 августа", "в четверг", "x" * 5000])
def test_what_is_no_whole_date_is_refused(written: str) -> None:
    with pytest.raises(ValueError):
        parse_date(written)
