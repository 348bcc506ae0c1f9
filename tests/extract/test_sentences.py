"""Where sentences end: the expected result is the text with | at every boundary."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.extract.text.sentences import split
from reconcile.language import available, load_pack

CASES = [
    ("ru", "Суд закрыт.| Завод работает."),
    ("ru", "Рост на 5 проц.| Затем спад.| Всё."),
    ("ru", "По словам С. Удальцова, всё тихо.| Он уехал."),
    ("ru", "Институт им. Н.Ф. Петрова открыт.| Он в г. Саранске на ул. Мира."),
    ("ru", "Его построили в 2011 г.| Суд открылся позже."),
    ("ru", "Он живёт в г. Москва с 2011 г. и работает."),
    ("ru", "Ущерб 5 млн руб.| Власти молчат."),
    ("ru", "Ущерб 5 тыс. 300 рублей."),
    ("ru", "Ввезли вакцину Sputnik V.| В документе сказано иначе."),
    ("ru", "«Идите домой!» — сказал он.| Все ушли."),
    ("ru", "«Мы ждём», — сказал он.| «Долго».| Все ушли."),
    ("ru", "Кто виноват?| Никто не знает…| Совсем."),
    ("ru", "И т.д. и т.п., как всегда.| Тихо."),
    ("ru", "Заголовок без точки\n|Первое предложение."),
    ("ru", "Сообщили со ссылкой на\nагентство Норд.| Тихо."),
    ("ru", "Список:\n|первое;\n|второе."),
    ("ru", "3. Третий пункт.| Дальше."),
    ("ru", "Абзац первый.\n\n|Абзац второй."),
    ("uk", "Суд зачинено.| Завод працює."),
    ("uk", "За словами С. Петренка, все тихо.| Він поїхав."),
    ("uk", "Його збудували у 2011 р.| Суд відкрили пізніше."),
    ("uk", "Він живе у м. Київ з 2011 р. і працює."),
    ("uk", "«Ідіть додому!» — сказав він.| Усі пішли."),
    ("en", "The court is closed.| The plant works."),
    ("en", "Mr. Cole met Dr. J. K. Harper.| They left."),
    ("en", "He works in the U.S. Court of Appeals.| It is closed."),
    ("en", "He lives in the U.S.| The court is closed."),
    ("en", "It opened at 9 a.m. Sunday.| It closed at 5 p.m.| The rest is known."),
    ("en", "It cost $1.5 million on Sept. 9.| He paid."),
    ("en", '"Go home!" he said.| They left.'),
    ("en", '"We wait," he said.| "For long."| They left.'),
    ("en", "Acme Inc. rose 5 percent, vs. 3 percent.| It fell."),
    ("en", "Take vitamin C.| It helps."),
]
WRAPPED = (
    "The court in the old town was closed on Monday\nafter a pipe burst in the cellar of the\n"
    "building.| Water ran into the street and\nDenver Road was shut."
)


@pytest.mark.parametrize(("code", "marked"), CASES, ids=lambda v: v[:40].replace(" ", "_"))
def test_case(code: str, marked: str) -> None:
    expected = [piece.strip() for piece in marked.split("|")]
    assert [s.text for s in split(marked.replace("|", ""), load_pack(code))] == expected


def test_lines_broken_by_width_go_on() -> None:
    found = split(WRAPPED.replace("|", ""), load_pack("en"))
    assert [s.text for s in found] == [piece.strip() for piece in WRAPPED.split("|")]


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("абв АБ ab A.!?…«»\"'()\n-— 12т.г"), max_size=120), st.sampled_from(available()))
def test_sentences_cover_the_text_in_order(text: str, code: str) -> None:
    end = 0
    for s in split(text, load_pack(code)):
        assert text[s.start : s.end] == s.text
        assert not text[end : s.start].strip()
        assert all(text[t.start : t.end] == t.text for t in s.tokens)
        end = s.end
    assert not text[end:].strip()


def test_text_without_ends_is_cut_and_nothing_is_lost() -> None:
    """A page of table cells or a quotation that never closes: bounded sentences, so that work stays linear."""
    text = "\n".join(["В среду погибли 12 человек, сообщили «спасатели"] * 500)
    sentences = split(text, load_pack("ru"))
    assert len(sentences) > 5 and max(len(s.text) for s in sentences) <= 4000
    assert "".join(s.text for s in sentences).replace("\n", "").replace(" ", "") == text.replace("\n", "").replace(
        " ", ""
    )
    assert all(text[s.start : s.end] == s.text for s in sentences)
