"""Split text into sentences: candidate ends by one regular expression, refused by small predicates in order.

The design (a list of tiny rules, each with a verdict or nothing) follows razdel's sentenize.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from reconcile.extract.tokens import Token, tokenize
from reconcile.language import Pack

_END = re.compile(r"(?:[.!?…]+[\"'»”’)\]]*(?=\s|$|[«“\"(—–-]))|\n\s*\n|\n")
_LAST_WORD = re.compile(r"([^\W_]+(?:[.-][^\W_]+)*)[.!?…]")


class Sentence(NamedTuple):
    """A sentence with its tokens; offsets are those of the whole text. `paragraph` counts from 0."""

    text: str
    start: int
    end: int
    paragraph: int
    tokens: tuple[Token, ...]


@lru_cache(maxsize=32)
def _abbreviations(pack: Pack) -> frozenset[str]:
    return frozenset(str(a).lower().rstrip(".") for a in pack.section("sentences").get("abbreviations", ()))


def _ends(text: str, m: re.Match[str], start: int, abbreviations: frozenset[str]) -> bool:
    """Is this candidate the end of a sentence?"""
    if m.group().startswith("\n"):
        return True
    rest = text[m.end() : m.end() + 40].lstrip(" \t\u00a0")
    if not rest or rest.startswith("\n"):
        return True
    first = rest.lstrip("\"'«“(—–- \u00a0")[:1]
    if first.islower():
        return False
    if m.group()[0] != "." or len(m.group().rstrip("\"'»”’)]")) > 1:
        return True
    word = re.search(r"([^\s«“\"(]+)$", text[max(start, m.start() - 30) : m.start()])
    if not word:
        return True
    last = word.group().lower()
    if word.group().isupper() and all(len(p) == 1 and p.isalpha() for p in last.split(".")):
        return False  # an initial or several: С. Удальцова, S.K. Tonapi
    return last not in abbreviations


def split(text: str, pack: Pack) -> list[Sentence]:
    """Sentences of `text`, without the white space between them."""
    out: list[Sentence] = []
    abbreviations = _abbreviations(pack)
    start = paragraph = 0
    for m in _END.finditer(text):
        if not _ends(text, m, start, abbreviations):
            continue
        _add(out, text, start, m.end(), paragraph)
        paragraph += "\n" in m.group()
        start = m.end()
    _add(out, text, start, len(text), paragraph)
    return out


def _add(out: list[Sentence], text: str, start: int, end: int, paragraph: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        at = start + len(piece) - len(piece.lstrip())
        out.append(Sentence(stripped, at, at + len(stripped), paragraph, tuple(tokenize(stripped, at))))
