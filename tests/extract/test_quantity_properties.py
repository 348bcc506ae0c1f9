"""What holds for any text and any number."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reconcile
from reconcile.extract.numbers.quantities import find
from reconcile.extract.text.sentences import split
from reconcile.language import available, load_pack

sys.path.insert(0, str(Path(__file__).parent))
from spell import english, slavic

PIECES = [
    *("1 300", "12", "1,5", "2.0", "-", "–", "до", "от", "more than", "тыс.", "млн", "%", "$", "€2bn", "to"),
    *("полтора", "сотни", "п'ятеро", "двое", "из", "один", "and", "hundred", "10:30", "№", "COVID-19", "5-го", ")"),
    *("раз", "вдвое", "…", "\n", "the", "a", "каждый пятый", "one in three", "9" * 60, "½", "²", "٣", "０", "\ud800"),
    *("\u202e", "😀", "минус", "×10", "^", "third", "half a", "("),
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(text=st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join),
                      st.lists(st.sampled_from(PIECES), max_size=25).map("".join)),
       language=st.sampled_from(available()))  # fmt: skip
def test_any_text(text: str, language: str) -> None:
    pack = load_pack(language)
    for sentence in split(text, pack):
        found = find(sentence, pack)
        last = 0
        assert len(found.reasons) == len(found.quantities)
        for q in found.quantities:
            assert text[q.start : q.end] == q.quote
            assert last <= q.start <= q.number_start < q.number_end <= q.end
            assert q.low is not None or q.high is not None
            assert q.low is None or q.high is None or q.low <= q.high
            assert q.precision >= 0
            last = q.end
        assert all(0 <= a < b <= len(text) and reason for a, b, reason in found.skipped)


def values(text: str, language: str) -> list[tuple[float | None, float | None]]:
    return [(q.low, q.high) for q in reconcile.quantities(text, language)]


NUMBERS = st.one_of(st.integers(2, 3000), st.integers(2, 10**12 - 1))


@settings(max_examples=300, deadline=None)
@given(n=NUMBERS, joined=st.booleans())
def test_spelled_english(n: int, joined: bool) -> None:
    assert values(english(n, joined), "en") == [(n, n)]


@settings(max_examples=300, deadline=None)
@given(n=NUMBERS, language=st.sampled_from(["ru", "uk"]))
def test_spelled_slavic(n: int, language: str) -> None:
    assert values(slavic(n, language), language) == [(n, n)]


@settings(max_examples=300, deadline=None)
@given(
    n=st.integers(1000, 10**12),
    group=st.sampled_from([" ", "\u00a0", "\u202f", "\u2009"]),
    language=st.sampled_from(["ru", "uk", "en"]),
)
def test_grouped_digits(n: int, group: str, language: str) -> None:
    assert values(f"{n:,}".replace(",", group) + " x", language) == [(n, n)]


BELOW, ABOVE, EXACT = (None, 0), (0, None), (0, 0)
BOUNDS = {
    "ru": {"более {}": ABOVE, "не менее {}": ABOVE, "до {}": BELOW, "менее {}": BELOW, "около {}": EXACT},
    "uk": {"понад {}": ABOVE, "щонайменше {}": ABOVE, "до {}": BELOW, "менше {}": BELOW, "близько {}": EXACT},
    "en": {"more than {}": ABOVE, "at least {}": ABOVE, "up to {}": BELOW, "under {}": BELOW, "about {}": EXACT},
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "form"), [(code, form) for code, forms in BOUNDS.items() for form in forms.items()]
)
@settings(max_examples=40, deadline=None)
@given(n=st.integers(1, 10**9), places=st.integers(0, 3))
def test_written_and_read_again(
    language: str, form: tuple[str, tuple[int | None, int | None]], n: int, places: int
) -> None:
    value = n / 10**places
    written = f"{value:.{places}f}" if places else str(n)
    if places == 3:
        return  # three places after a comma may be a group of thousands
    [q] = reconcile.quantities(
        (form[0] + " km").format(written.replace(".", "," if language != "en" else ".")), language
    )
    assert q.unit == "km"
    assert q.low == (None if form[1][0] is None else pytest.approx(value))
    assert q.high == (None if form[1][1] is None else pytest.approx(value))


@settings(max_examples=100, deadline=None)
@given(a=st.integers(1, 10**6), b=st.integers(1, 10**6), language=st.sampled_from(["ru", "uk", "en"]))
def test_ranges(a: int, b: int, language: str) -> None:
    low, high = sorted((a, b))
    pattern = {"ru": "от {} до {} км", "uk": "від {} до {} км", "en": "from {} to {} km"}[language]
    if low < high:
        assert values(pattern.format(low, high), language) == [(low, high)]


def test_long_input() -> None:
    for text in (
        "9" * 10_000,
        "1," * 20_000,
        "сто " * 20_000,
        "от 1 до " * 5_000,
        "1-" * 20_000,
        "more than " * 10_000,
        "one thousand and " * 5_000,
        "one million, " * 5_000,
        "минус " * 5_000,
        "-" * 5_000 + "5",
        "a" * 200_000,
        "hundreds of " * 5_000,
        "half a " * 5_000,
        "one in " * 5_000,
        "1 или " * 5_000,
        "1, " * 10_000 + "или 2",
    ):
        for language in available():
            for q in reconcile.quantities(text, language):
                assert text[q.start : q.end] == q.quote
