"""The language of a text, and none where nothing tells."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.language import available
from reconcile.language.detect import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Суд отпустил троих, сообщил адвокат.", "ru"),
        ("Погибли 14 человек", "ru"),
        ("Суд відпустив трьох, повідомив адвокат.", "uk"),
        ("Загинуло 14 людей", "uk"),
        ("The court released three people, a lawyer said.", "en"),
        ("Court frees three workers", "en"),
        ("Загінулі 14 чалавек, паведаміў прэзідэнт краіны ў панядзелак", None),
        ("Das Gericht hat am Montag in Berlin drei Menschen freigelassen", None),
        ("Le tribunal a libéré trois personnes lundi à Paris", None),
        ("El tribunal liberó a tres personas el lunes en Madrid", None),
        ("Суд је ослободио три особе у понедељак у Београду", None),
        ("12345 — 678", None),
        ("", None),
        ("בית המשפט שחרר שלושה", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert detect(text) == language


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_gets_a_pack_or_none(text: str) -> None:
    assert detect(text) in (*available(), None)
    assert detect(text) == detect(text)
