"""Records as a pandas table."""

from __future__ import annotations

import pandas as pd

import reconcile


def test_claims_as_a_table() -> None:
    text = "В июне 2025 года из колонии вышли более 50 человек. Задержаны трое."
    claims = reconcile.extract([reconcile.Article(id="a", text=text, language="ru")])
    frame = reconcile.to_frame(claims)
    assert list(frame["quote"]) == [c.quote for c in claims]
    assert frame["low"].dtype == float and frame["high"].isna().any()
    assert frame["event_start"].min() == pd.Timestamp("2025-06-01")
    assert not any(isinstance(value, (list, dict)) for value in frame.to_numpy().ravel())


def test_no_records_are_an_empty_table() -> None:
    assert reconcile.to_frame([]).empty
