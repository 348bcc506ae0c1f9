"""Claims without a number: the verb of what is said and whether it is denied, days and months on which things happened."""

from __future__ import annotations

import datetime as dt

import pytest

from reconcile.extract.article import extract_article
from reconcile.model import Article, Claim

PUBLISHED = dt.date(2025, 8, 20)
SAID = [
    ("en", "The mayor said: “We do not accept the recount.”", "accept", "negated"),
    ("en", "The mayor denied that the council had accepted the recount.", "accept", "negated"),
    ("en", "“The ferry has been inspected twice,” the captain said.", "inspect", "asserted"),
    ("en", "The mayor said the fire broke out in the attic.", "break out", "asserted"),
    ("ru", "«Мы не принимаем пересчёт бюллетеней», — сказал мэр.", "принимать", "negated"),
    ("ru", "Мэр заявил, что жильцы, которых не предупредили, вернутся домой.", "вернуться", "asserted"),
    ("uk", "«Пором не може вийти з порту», — сказав капітан.", "вийти", "negated"),
]
DATED = [
    ("ru", "Мост начали возводить в марте 2021 года.", "возводить", "month", "2021-03-01..2021-03-31"),
    ("ru", "Мост начали возводить 4 марта 2021 года.", "возводить", "date", "2021-03-04..2021-03-04"),
    ("uk", "Міст відкрили в березні 2021 року.", "відкрити", "month", "2021-03-01..2021-03-31"),
    ("en", "Work on the bridge began in March 2021.", "begin", "month", "2021-03-01..2021-03-31"),
    ("en", "A fire broke out on 20 July at the depot.", "break out", "date", "2025-07-20..2025-07-20"),
    ("en", "A fire broke out in the early hours of 20 July.", "break out", "night", "2025-07-19..2025-07-20"),
    ("ru", "Пожар вспыхнул под утро в понедельник.", "вспыхнуть", "night", "2025-08-17..2025-08-18"),
    ("uk", "Пожежа спалахнула на світанку в понеділок.", "спалахнути", "night", "2025-08-17..2025-08-18"),
    ("ru", "Пожар вспыхнул три дня назад.", "вспыхнуть", "date", "2025-08-17..2025-08-17"),
    ("en", "The court will meet in five days.", "meet", "date", "2025-08-25..2025-08-25"),
]


def statements(text: str, language: str) -> list[Claim]:
    found = extract_article(Article("a", text, published=PUBLISHED, language=language)).claims
    return [c for c in found if c.kind == "statement"]


@pytest.mark.parametrize(("language", "text", "predicate", "status"), SAID)
def test_what_is_said_has_its_own_verb(language: str, text: str, predicate: str, status: str) -> None:
    said = next(c for c in statements(text, language) if "said" in c.marks)
    assert (said.predicate, said.status) == (predicate, status)


@pytest.mark.parametrize(("language", "text", "predicate", "mark", "span"), DATED)
def test_a_day_or_a_month_is_a_statement(language: str, text: str, predicate: str, mark: str, span: str) -> None:
    dated = next(c for c in statements(text, language) if mark in c.marks)
    assert dated.event is not None
    assert (dated.predicate, f"{dated.event.start}..{dated.event.end}") == (predicate, span)
