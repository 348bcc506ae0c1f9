"""How a name sounds, whatever its script: a folded form and a consonant skeleton, from the table `sounds.yaml`.

After the idea of phonetic codes (Soundex, Daitch–Mokotoff): vowels differ between transliterations, consonants hardly.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib import resources
from typing import Any, NamedTuple

from reconcile.yamlfile import load_yaml

SHORT = 3  # a skeleton of fewer consonants says too little; the vowels stay
MAX_LENGTH = 60


class _Table(NamedTuple):
    cyrillic: tuple[tuple[re.Pattern[str], str], ...]
    latin: tuple[tuple[re.Pattern[str], str], ...]
    letters: dict[int, str]
    latin_letters: dict[int, str]
    feminine: tuple[re.Pattern[str], ...]
    men: tuple[tuple[re.Pattern[str], str], ...]
    women: tuple[str, ...]


@cache
def _table() -> _Table:
    data: dict[str, Any] = load_yaml(str(resources.files("reconcile.language") / "sounds.yaml")).data
    return _Table(
        cyrillic=tuple((re.compile(p), r) for p, r in data["cyrillic"]),
        latin=tuple((re.compile(p), r) for p, r in data["latin"]),
        letters=str.maketrans(data["letters"]),
        latin_letters=str.maketrans(data["latin_letters"]),
        feminine=tuple(re.compile(p) for p in data["feminine"]),
        men=tuple((re.compile(p), r) for p, r in data["men"]),
        women=tuple(data["women"]),
    )


@lru_cache(200_000)
def fold(word: str) -> str:
    """The sounds of one word: Київ, Киев, Kyiv → kiv; Тихановский, Tsikhanouski → tihanavsk."""
    table = _table()
    text = unicodedata.normalize("NFC", word[:MAX_LENGTH].lower()).replace("ё", "е").replace("’", "'").replace("ʼ", "'")
    if any("а" <= ch <= "ӿ" for ch in text):
        for pattern, by in table.cyrillic:
            text = pattern.sub(by, text)
        text = text.translate(table.letters)
    else:
        text = "".join(ch for ch in unicodedata.normalize("NFKD", text) if not unicodedata.combining(ch))
        for pattern, by in table.latin:
            text = pattern.sub(by, text)
        text = text.translate(table.latin_letters)
    return re.sub(r"(.)\1+", r"\1", "".join(ch for ch in text if ch.isalnum()))


@lru_cache(200_000)
def skeleton(word: str) -> str:
    """The consonants of `fold`, with a first vowel and with the last one of feminine surnames; short words whole."""
    sounds = fold(word)
    bare = sounds[:1] + re.sub("[aiu]", "", sounds[1:])
    if sum(ch not in "aiu" for ch in bare) < SHORT:
        return sounds
    woman = any(p.search(sounds) for p in _table().feminine)
    return re.sub(r"(.)\1+", r"\1", bare) + ("a" if woman else "")


def surname(first: str, last: str) -> str:
    """The surname of a full name in the nominative, so that a man's that looks like a woman's in another case sounds
    like his: Мостовой, Мостовий."""
    if first.endswith(_table().women):
        return last
    for pattern, by in _table().men:
        last = pattern.sub(by, last)
    return last
