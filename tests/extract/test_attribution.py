"""Who said what: cases as data, hostile input, properties."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import reconcile
from reconcile.model import Attribution

CASES = yaml.safe_load(Path(__file__).with_name("attribution_cases.yaml").read_text(encoding="utf-8"))
ROWS = [(lang, row["text"], row["is"]) for lang, rows in CASES.items() for row in rows]
LANGUAGES = ("ru", "uk", "en")


def meets(want: str, got: Attribution) -> bool:
    """Does a record look like "speaker | cue | form stance | content"; * stands for anything, … for a cut."""
    if want == "*":
        return True
    speaker, cue, kind, content = (part.strip() for part in want.split("|"))
    return (
        speaker in ("*", got.speaker or "-")
        and cue == got.cue
        and kind == f"{got.form} {got.stance}"
        and (got.quote.startswith(content[:-1]) if content.endswith("…") else got.quote == content)
    )


@pytest.mark.parametrize(("language", "text", "expected"), ROWS, ids=[f"{r[0]}: {r[1][:48]}" for r in ROWS])
def test_cases(language: str, text: str, expected: list[str]) -> None:
    got = reconcile.attributions(text, language)
    lines = [f"{a.speaker} | {a.cue} | {a.form} {a.stance} | {a.quote}" for a in got]
    if expected == ["*"]:
        return
    assert len(got) == len(expected), lines
    assert all(meets(w, g) for w, g in zip(expected, got, strict=True)), lines


def test_a_chain_gives_a_record_a_link() -> None:
    got = reconcile.attributions("По словам адвоката Ильи Рогова, свидетель сообщил, что машин было две.", "ru")
    assert [(a.speaker, a.quote) for a in got] == [
        ("Илья Рогов", "свидетель сообщил, что машин было две"),
        ("свидетель", "машин было две"),
    ]
    assert got[0].inner == 1


def test_first_person_inside_a_quotation_is_the_one_quoted() -> None:
    got = reconcile.attributions("«Я сказал им, что денег нет», — вспоминает бухгалтер Олег Титов.", "ru")
    assert {a.cue: a.speaker for a in got} == {"сказал": "Олег Титов", "вспоминает": "Олег Титов"}


def test_copied_from_another_outlet() -> None:
    got = reconcile.attributions("Газета «Луч» со ссылкой на ТАСС пишет, что порт закрыт.", "ru")
    assert got[1].via == "Луч"


def test_same_surname_man_and_woman_stay_apart() -> None:
    text = (
        "Ольга Ветрова руководит фондом. Андрей Ветров строит мосты. "
        "Ветров сказал, что мост готов. Ветрова сказала, что фонд закрыт."
    )
    assert [a.speaker for a in reconcile.attributions(text, "ru")] == ["Андрей Ветров", "Ольга Ветрова"]


def test_an_outlet_passes_on_the_words_of_whom_it_names() -> None:
    got = reconcile.attributions("«Насосы работают», — цитирует «Луч» инженера Петра Зуева.", "ru")
    assert [(a.speaker, a.via) for a in got] == [("Петр Зуев", "Луч")]


HOSTILE = [
    "«" * 1000,
    "»" * 1000,
    "(" * 1000 + "сказал он" + ")" * 1000,
    "«„“" * 500 + " заявил Петров.",
    '"' * 999 + "said Bob",
    "«Мы не знаем, что будет дальше. " * 300,
    "'" * 2000,
    "— " * 2000,
    "сказал " * 3000,
    "что, " * 3000 + "сказал он",
    "said that " * 2000,
    ", сказал он" * 1500,
    "по словам " * 2000,
    "according to " * 2000,
    "A: " * 2000,
    "«а»" * 1500,
    "\u202e«\ud800» сказал\x00 он\ufeff",
    "\n\n\n—\n—\n« »\n“”\n",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_text_is_survived(text: str, language: str) -> None:
    for a in reconcile.attributions(text, language):
        assert text[a.start : a.end] == a.quote


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "ru",
            "«Это не так. Погибли 12 человек, сказал мэр Белов.\nПострадали 30 человек, уточнил врач Павел Рудин.",
        ),
        ("en", "“This is wrong. Police said 12 people died.\nDoctors said 30 were hurt."),
        (
            "uk",
            "„Це не так. Загинули 12 людей, сказав мер Білик.\nПостраждали 30 людей, уточнив лікар Павло Рудий.",
        ),
    ],
)
def test_an_open_mark_ends_with_its_paragraph(language: str, text: str) -> None:
    after = text.index("\n")
    assert any(a.start > after for a in reconcile.attributions(text, language))


WORDS = (
    "« » \" “ ” — - : , . ! \n ( ) ' 12 сказал что по словам Иван Петров он said that according to Bob Lee she заявив "
    "об этом як за словами повідомив рассказывает, коли і и им. «Труд» который who told не not"
).split(" ")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join), st.sampled_from(LANGUAGES))
def test_offsets_hold_for_any_text(text: str, language: str) -> None:
    got = reconcile.attributions(text, language)
    for a in got:
        assert text[a.start : a.end] == a.quote
        assert a.cue is None or text[a.cue_start : a.cue_end] == a.cue
        assert a.speaker_quote is None or text[a.speaker_start : a.speaker_end] == a.speaker_quote
        assert a.inner is None or 0 <= a.inner < len(got)
        assert a.form in ("direct", "indirect", "according_to")
        assert a.stance in ("affirms", "denies", "neutral")
    assert got == reconcile.attributions(text, language)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.sampled_from(LANGUAGES))
def test_never_raises(text: str, language: str) -> None:
    reconcile.attributions(text, language)
