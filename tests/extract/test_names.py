"""Names: where they are, their normal form, who is who, and how they meet across scripts and spellings."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.extract.names.alike import country
from reconcile.extract.names.names import Name, find, key, same
from reconcile.extract.text.sentences import split
from reconcile.language import available, load_pack
from reconcile.language.places import ids

CASES = [line for line in (Path(__file__).parent / "names.cases").read_text("utf-8").splitlines() if line[0] != "#"]


def names(code: str, text: str) -> list[Name]:
    pack = load_pack(code)
    return find(split(text, pack), pack)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.replace(" ", "_")[:70])
def test_case(case: str) -> None:
    code, marked, expected = (part.strip() for part in case.split("|"))
    text = marked.replace("[", "").replace("]", "")
    found = names(code, text)
    for n in reversed(found):
        text = f"{text[: n.start]}[{text[n.start : n.end]}]{text[n.end :]}"
    assert text == marked
    gender = {n: f" ({n.gender})" if n.gender and n.kind == "person" else "" for n in found}
    assert "; ".join(f"{n.kind} {n.norm}{gender[n]}" for n in found) == expected


ONE = [
    "Тихановский Ціхановський Tsikhanouski Tikhanovsky Tikhanovskiy",
    "Тихановская Тихановська Tsikhanouskaya Tikhanovskaya",
    "Киев Київ Kyiv Kiev",
    "Лукашенко Lukashenko Lukashenka",
    "Зеленский Зеленський Zelensky Zelenskyy Zelenskiy",
    "Трамп Trump",
    "Коул Cole",
    "Науседа Nauseda Nausėda",
    "Джонсон Johnson",
    "Порошенко Poroshenko",
    "Шевченко Shevchenko",
    "Горбачёв Горбачев Gorbachev",
    "Харьков Харків Kharkiv Kharkov",
    "Германия Німеччина Germany",
    "США Соединенные_Штаты Сполучені_Штати United_States USA",
    "ООН UN United_Nations",
    "ВОЗ ВООЗ WHO",
    "Евросоюз Євросоюз EU",
    "Сергей_Тихановский Сергій_Ціхановський Siarhei_Tsikhanouski Sergei_Tikhanovsky",
    "Александр_Лукашенко Олександр_Лукашенко Alexander_Lukashenko Aliaksandr_Lukashenka",
    "Майкл_О'Лири Майкл_О'Лірі",
    "Уильям William Вільям",
    "Эрдоган Ердоган Erdogan Erdoğan",
    "Залужный Залужний Zaluzhny Zaluzhnyi",
    "Протасевич Pratasevich Protasevich",
    "Харьковская_область Харківська_область Kharkiv_region Kharkiv_Oblast Харків",
    "Ольмесская_область Olmessk_region Olmessk Ольмесськ",
    "Пётр_Заливной Петро_Заливний Petro_Zalyvnyi",
    "Глеб_Лесовой Гліб_Лісовий",
]
TWO = [
    ("Тихановский", "Тихановская"),
    ("Tsikhanouski", "Tsikhanouskaya"),
    ("Иванов", "Иванова"),
    ("Глеб Лесовой", "Глеба Лесовая"),
    ("Петров", "Сидоров"),
    ("Киев", "Харьков"),
    ("Иран", "Ирак"),
    ("Австрия", "Австралия"),
    ("Сергей Тихановский", "Светлана Тихановская"),
    ("Мария Смит", "Анна Смит"),
    ("Нигер", "Нигерия"),
    ("ООН", "ОБСЕ"),
]


@pytest.mark.parametrize("row", ONE)
def test_spellings_of_one_name_have_one_key(row: str) -> None:
    assert len({key(name.replace("_", " ")) for name in row.split()}) == 1


@pytest.mark.parametrize(("a", "b"), TWO)
def test_two_names_stay_two(a: str, b: str) -> None:
    assert key(a) != key(b)
    assert same(a, b) == same(b, a) == 0.0


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Тихановский", "Сергей Тихановский"),
        ("С. Удальцов", "Сергей Удальцов"),
        ("Лесовой", "Глеб Лесовой"),
        ("Trump", "Дональд Трамп"),
        ("МОМ", "Международная организация по миграции"),
        ("IOM", "International Organization for Migration"),
        ("Keith Kellogg", "Кит Келлог"),
        ("Volodymyr Zelensky", "Владимир Зеленский"),
    ],
)
def test_parts_and_near_spellings_may_be_one(a: str, b: str) -> None:
    assert same(a, b) >= 0.8
    assert same(b, a) == same(a, b)


def test_a_place_knows_its_country() -> None:
    assert [country(n) for n in ("Харків", "Kazan", "Литва", "Нигде")] == ["UA", "RU", "LT", None]


def test_every_name_of_the_table_has_an_id_for_a_key() -> None:
    assert all(key(name) == f"@{id_}" for name, id_ in ids().items())


PIECES = st.sampled_from(
    "Президент Литвы Гитанас Науседа С. О'Лири «Белавиа» « » \" МЧС ( ) Тихановской Сергей муж The New York Post "
    "of de von der Mr. Smith's USA Ё Їжак — , . ! и в the Верховный суд Міністерство оборони "
    "Минобороны Анна-Мария Ляйен дер фон".split()
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=16).map(" ".join), st.sampled_from(available()))
def test_any_heap_of_capitals_is_read_in_order_and_in_place(text: str, code: str) -> None:
    end = 0
    for n in names(code, text):
        assert text[n.start : n.end] == n.quote
        assert n.start >= end
        assert n.norm
        end = n.end


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), st.sampled_from(available()))
def test_any_text(text: str, code: str) -> None:
    assert all(text[n.start : n.end] == n.quote for n in names(code, text))


@given(st.text(max_size=40), st.text(max_size=40))
def test_comparison_is_symmetric_and_never_fails(a: str, b: str) -> None:
    assert same(a, b) == same(b, a)
    assert 0.0 <= same(a, b) <= 1.0
