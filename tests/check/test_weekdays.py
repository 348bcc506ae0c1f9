"""A weekday that is not that of its date is shown beside who names another for that day."""

import datetime as dt

import pytest

import reconcile

SLIP = reconcile.Article(
    "a", "Вибух на елеваторі в Лугівці стався у п'ятницю, 5 червня.", published=dt.date(2025, 6, 6), language="uk"
)
BESIDE = (
    ("en", "The blast at the grain elevator in Luhivka happened on Thursday, 5 June, mayor Ada Finch said."),
    ("ru", "Взрыв на элеваторе в Луговке произошёл вечером в четверг, сказала мэр Ада Финч."),
)


@pytest.mark.parametrize(("language", "text"), BESIDE)
def test_who_names_another_weekday_stands_beside_the_slip(language: str, text: str) -> None:
    other = reconcile.Article("b", text, published=dt.date(2025, 6, 7), language=language)
    (finding,) = (f for f in reconcile.check([SLIP, other]).findings if f.kind == "date")
    assert finding.message.startswith("2025-06-05 is a Thursday, not a Friday")
    assert [c.article for c in finding.claims] == ["a", "b"]


def test_who_names_the_same_weekday_does_not() -> None:
    other = reconcile.Article(
        "b", BESIDE[0][1].replace("Thursday", "Friday"), published=dt.date(2025, 6, 7), language="en"
    )
    found = [f for f in reconcile.check([SLIP, other]).findings if f.kind == "date"]
    assert [len(f.claims) for f in found] == [1, 1]
