"""Small words that a dictionary without frequencies gives to rare nouns as well: the note «до», the yak «як»."""

from __future__ import annotations

import pytest

from reconcile.language import available, load_pack
from reconcile.language.morphology import norm

WORDS = [
    (code, pos, str(word))
    for code in available()
    if load_pack(code).section("morphology").get("analyser") == "pymorphy"
    for pos, words in (load_pack(code).section("morphology").get("closed") or {}).items()
    for word in words
]


@pytest.mark.parametrize(("code", "pos", "word"), WORDS, ids=lambda x: x)
def test_a_small_word_is_no_noun(code: str, pos: str, word: str) -> None:
    readings = load_pack(code).morph.parses(norm(word))
    assert "noun" not in {p.pos for p in readings}, word
