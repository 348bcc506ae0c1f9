"""The table of concepts: each word in one place and in the form that texts lead to, no row without a counterpart."""

from __future__ import annotations

from collections import Counter
from importlib.util import find_spec

import pytest

from reconcile.language import available, load_pack
from reconcile.language.morphology import norm
from reconcile.language.thesaurus import rows
from reconcile.link.words import term

dictionaries = pytest.mark.skipif(
    not find_spec("pymorphy3_dicts_uk"), reason="lemmas are guesses without the extra `uk`"
)

# a concept and a word of a text that leads to it, in each language
MEET = [
    ("high_rise", "многоэтажек", "багатоповерхівок", "skyscrapers"),
    ("cancel", "отменены", "скасовано", "cancelled"),
    ("cancel", "отмену", "скасування", "cancellation"),
    ("detour", "объездной", "об'їзний", "bypass"),
    ("postpone", "перенесли", "перенесли", "postponed"),
    ("hospitalise", "госпитализированных", "госпіталізовані", "hospitalized"),
    ("layoff", "уволенных", "вивільнення", "layoffs"),
    ("outage", "обесточены", "знеструмлених", "outages"),
    ("injure", "раненых", "поранених", "injured"),
    ("evacuate", "эвакуированных", "евакуйовано", "evacuees"),
    ("harvest", "намолотили", "врожаю", "harvested"),
    ("protester", "демонстрантов", "протестувальників", "protesters"),
]
APART = [
    ("ru", "школ", "детсадов"),
    ("ru", "раненых", "погибших"),
    ("ru", "ограблений", "грабителей"),
    ("ru", "повысить", "снизить"),
    ("uk", "звинуватили", "засудили"),
    ("uk", "села", "міста"),
    ("en", "towns", "cities"),
    ("en", "arrested", "detained"),
    ("en", "subsidies", "compensation"),
    ("en", "approved", "rejected"),
]


def test_a_row_makes_words_meet() -> None:
    """A concept of one word alone could be left to its stem."""
    assert [name for name, row in rows().items() if sum(map(len, row.values())) < 2] == []


@pytest.mark.parametrize("code", available())
def test_a_word_stands_in_one_concept(code: str) -> None:
    listed = Counter(norm(w) for row in rows().values() for w in row.get(code, ()))
    assert [w for w, n in listed.items() if n > 1] == []


@dictionaries
@pytest.mark.parametrize("code", available())
def test_words_are_lemmas(code: str) -> None:
    pack = load_pack(code)
    words = [norm(w) for row in rows().values() for w in row.get(code, ())]
    assert [w for w in words if w not in pack.morph.lemmas(w)] == [], "no form in a text leads to these"


@dictionaries
@pytest.mark.parametrize(("concept", "ru", "uk", "en"), MEET)
def test_words_of_news_meet(concept: str, ru: str, uk: str, en: str) -> None:
    assert {term(ru, "ru"), term(uk, "uk"), term(en, "en")} == {f"={concept}"}


@dictionaries
@pytest.mark.parametrize(("code", "one", "other"), APART)
def test_siblings_stay_apart(code: str, one: str, other: str) -> None:
    assert term(one, code) != term(other, code)
