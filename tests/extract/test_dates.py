"""Dates: what is found, what it means on a day, what it hides from the quantities."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.extract.text.sentences import split
from reconcile.extract.time.dates import DateSpan, event_time, find
from reconcile.language import available, load_pack

PUBLISHED = dt.date(2025, 9, 11)
CASES = [line for line in (Path(__file__).parent / "dates.cases").read_text("utf-8").splitlines() if line[0] != "#"]


def spans(code: str, text: str, published: dt.date | None = PUBLISHED) -> list[DateSpan]:
    pack = load_pack(code)
    return [d for s in split(text, pack) for d in find(s, pack, published)]


def days(span: DateSpan) -> str:
    if span.span is None:
        return "-"
    first, last = span.span.start.isoformat(), span.span.end.isoformat()
    return first if first == last else f"{first}..{last}"


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.replace(" ", "_")[:70])
def test_case(case: str) -> None:
    code, marked, expected = (part.strip() for part in case.split("|"))
    found = [d for d in spans(code, marked.replace("[", "").replace("]", "")) if d.kind != "cue"]
    text = marked.replace("[", "").replace("]", "")
    for d in reversed(found):
        text = f"{text[: d.start]}[{text[d.start : d.end]}]{text[d.end :]}"
    assert text == marked
    assert "; ".join(f"{d.kind} {days(d)}{'' if d.masks else ' open'}" for d in found) == expected


@pytest.mark.parametrize(
    ("code", "text", "published", "expected"),
    [
        ("ru", "Это случилось 28 декабря.", "2025-01-03", "2024-12-28"),
        ("ru", "Это случится 2 января.", "2024-12-28", "2025-01-02"),
        ("uk", "Це сталося у грудні.", "2025-01-03", "2024-12-01..2024-12-31"),
        ("en", "It happened in December.", "2025-01-03", "2024-12-01..2024-12-31"),
        ("en", "It was announced on August 10 that pilots strike.", "2018-08-08", "2018-08-10"),
        ("en", "It happened on Monday.", "2025-09-08", "2025-09-08"),
        ("ru", "Это случилось 29 февраля.", "2024-03-05", "2024-02-29"),
        ("ru", "Это случилось зимой.", "2025-03-05", "2024-12-01..2025-02-28"),
        ("ru", "В конце года закрыли 40 школ.", "2025-02-05", "2024-08-31..2024-12-31"),
        ("ru", "В конце года закроют 40 школ.", "2025-02-05", "2025-09-01..2025-12-31"),
        ("en", "Three months ago it closed.", "2024-05-31", "2024-02-01..2024-02-29"),
    ],
)
def test_the_day_of_publication_anchors(code: str, text: str, published: str, expected: str) -> None:
    assert [days(d) for d in spans(code, text, dt.date.fromisoformat(published))] == [expected]


def test_without_a_day_of_publication_only_what_is_absolute_is_dated() -> None:
    found = spans("ru", "Вчера и в июне 2024 года, 15 мая и 3 марта 2023 года.", None)
    assert [days(d) for d in found] == ["-", "2024-06-01..2024-06-30", "-", "2023-03-03"]


def test_without_a_day_of_publication_a_day_has_the_year_that_its_sentence_names() -> None:
    found = spans("ru", "Рекорд для 11 июля поставлен в порту в 2023-м, а вчера был дождь.", None)
    assert [days(d) for d in found] == ["2023-07-11", "2023-01-01..2023-12-31", "-"]


def test_a_weekday_beside_a_date_is_kept() -> None:
    assert [d.weekday for d in spans("ru", "Во вторник, 10 сентября, ранены трое.")] == [2]
    assert [d.weekday for d in spans("en", "On Monday it closed.")] == [None]
    assert [d.weekday for d in spans("en", "It closed on 8 September, a Tuesday.")] == [2]
    assert [d.weekday for d in spans("ru", "Порт закрылся 8 сентября, в среду, на рассвете.")] == [3]
    assert [d.weekday for d in spans("ru", "Порт закрылся 8 сентября, в среду пошёл снег.")] == [None]
    assert [d.weekday for d in spans("en", "The first Monday in May was cold.")] == [None]


@pytest.mark.parametrize(
    ("code", "text", "background"),
    [
        ("ru", "Напомним, в июне освободили 14 человек.", True),
        ("ru", "Тогда погибли 412 человек.", True),
        ("ru", "В 2009 году погибли 412 человек.", True),
        ("ru", "В среду погибли 4 человека.", False),
        ("uk", "Нагадаємо, торік загинули 4 людини.", True),
        ("en", "At the time 4 people died.", True),
        ("en", "On Wednesday 4 people died.", False),
        ("en", "Last year 4 people died.", True),
    ],
)
def test_background(code: str, text: str, background: bool) -> None:
    sentence = split(text, load_pack(code))[0]
    found = find(sentence, load_pack(code), PUBLISHED)
    assert event_time(sentence, found, (sentence.start, sentence.end), PUBLISHED).background is background


@pytest.mark.parametrize(
    ("text", "clause", "expected", "source"),
    [
        ("В июне сгорел дом, а во вторник — склад.", "а во вторник — склад", "2025-09-09", "clause"),
        ("Во вторник сообщили, что ранены трое.", "ранены трое", "2025-09-09", "sentence"),
        ("Ранены трое.", "Ранены трое", "2025-09-11", "dateline"),
        ("Годом ранее ранены трое.", "ранены трое", None, ""),
    ],
)
def test_the_clause_beats_the_sentence_beats_the_dateline(
    text: str, clause: str, expected: str | None, source: str
) -> None:
    pack = load_pack("ru")
    sentence = split(text, pack)[0]
    at = text.index(clause)
    when = event_time(sentence, find(sentence, pack, PUBLISHED), (at, at + len(clause)), PUBLISHED)
    assert (when.span and when.span.start.isoformat(), when.source) == (expected, source)


PIECES = st.sampled_from(
    "в на с по до к от 5 31 2020 30.02.2025 99:99 мая май понедельник год года лет назад вчера — - . , прошлой неделе "
    "IN on May March 15th the of last next week Friday 1990s ago since until from to 5pm й 2009-го "
    "тому травня торік 0 00".split()
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=14).map(" ".join), st.sampled_from(available()))
def test_any_heap_of_date_words_is_read_in_order_and_in_place(text: str, code: str) -> None:
    end = 0
    for d in spans(code, text):
        assert text[d.start : d.end] == d.quote
        assert d.start >= end
        assert d.span is None or d.span.start <= d.span.end
        end = d.end


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), st.sampled_from(available()), st.dates())
def test_any_text_on_any_day(text: str, code: str, day: dt.date) -> None:
    assert all(text[d.start : d.end] == d.quote for d in spans(code, text, day))


MONTHS = {"ru": "января мая сентября", "uk": "січня травня вересня", "en": "January May September"}


@given(st.dates(dt.date(1990, 1, 1), dt.date(2039, 12, 31)), st.sampled_from(available()))
def test_a_full_date_in_figures_is_that_day(day: dt.date, code: str) -> None:
    found = spans(code, f"({day.isoformat()})")
    assert [d.span and d.span.start for d in found if d.kind == "date"] == [day]
