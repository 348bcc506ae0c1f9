"""Content words of a text in a form that meets across inflection: no numbers, no common words, cut to a stem.

Cutting a word after six letters is the stemmer that needs no tables (in Russian and Ukrainian it does as well as a
light stemmer for finding similar articles: McNamee & Mayfield 2004 on character n-grams). The number of a claim is
never a word here: the same number is no evidence for the same fact.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reconcile.language import available, load_pack
from reconcile.language.morphology import norm

STEM = 6
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)?")


def stem(word: str) -> str:
    """The first six letters of a normalised word."""
    return word[:STEM]


@lru_cache(maxsize=200_000)
def _stem_of(written: str) -> str:
    return stem(norm(written))


@lru_cache(maxsize=32)
def common(code: str | None) -> frozenset[str]:
    """Stems of words that say nothing about the story: the pack's `context.common`, every pack's if unknown."""
    codes = [code] if code in available() else list(available())
    words = (w for c in codes for w in load_pack(str(c)).section("context").get("common", ()))
    return frozenset(stem(norm(str(w))) for w in words)


def stems(text: str, code: str | None) -> list[str]:
    """Stems of the content words of `text`, in order."""
    skip = common(code)
    found = map(_stem_of, _WORD.findall(text))
    return [s for s in found if len(s) > 1 and s not in skip]


def near(text: str, start: int, end: int, code: str | None) -> dict[str, float]:
    """Stems around text[start:end] with weights that fall with distance; the stretch itself is left out."""
    out: dict[str, float] = {}
    for side, piece in ((-1, text[:start]), (1, text[end:])):
        found = stems(piece, code)
        for i, s in enumerate(reversed(found) if side < 0 else found):
            out[s] = max(out.get(s, 0.0), 1.0 / (1.0 + i / 6))
    return out
