"""Split text into sentences: candidate ends by one regular expression, refused by small predicates in order.

The design (a list of tiny rules, each with a verdict or nothing) follows razdel's sentenize.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from reconcile.extract.text.tokens import Token, tokenize
from reconcile.language import Pack

_END = re.compile(r"(?:[.!?…]+[\"'»”’)\]]*(?=\s|$|[«“\"(—–-]))|\n\s*\n|\n")
_LAST = re.compile(r"[^\s«“\"(]+$")
_NEXT = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*\.?")
_CLOSED = '.!?…:;»”"'
WRAPPED = 120  # longest line of a text whose lines are broken by width
ENOUGH_LINES = 3
LONG, LONGEST = 2000, 4000  # characters: any candidate ends a sentence as long as this; what has none is cut
BEFORE = 40  # characters looked at on either side of a full stop


class Sentence(NamedTuple):
    """A sentence with its tokens; offsets are those of the whole text. `paragraph` counts from 0."""

    text: str
    start: int
    end: int
    paragraph: int
    tokens: tuple[Token, ...]


class _Words(NamedTuple):
    """The pack section `sentences`."""

    abbreviations: frozenset[str]
    after_number: frozenset[str]  # of these, those that end a sentence if a number stands before: 2011 г. Суд
    openers: frozenset[str]  # small words that open a sentence and no name: after any abbreviation they begin one


@lru_cache(maxsize=32)
def _words(pack: Pack) -> _Words:
    section = pack.section("sentences")
    names = ("abbreviations", "after_number", "openers")
    return _Words(*(frozenset(str(a).lower().rstrip(".") for a in section.get(name, ())) for name in names))


def _ends(text: str, m: re.Match[str], start: int, words: _Words, wrapped: bool) -> bool:
    """Is this candidate the end of a sentence?"""
    rest = text[m.end() : m.end() + BEFORE].lstrip(" \t\u00a0")
    if m.group().startswith("\n"):
        return "\n" in m.group()[1:] or not (wrapped or _runs_on(text[m.start() - 1 : m.start()], rest))
    if not rest or (rest.startswith("\n") and not wrapped):
        return True
    rest = rest.lstrip("\"'«“(—–- \u00a0\n")
    if rest[:1].islower():
        return False
    if m.group()[0] != "." or len(m.group().rstrip("\"'»”’)]")) > 1:
        return True
    return not _abbreviated(text[max(start, m.start() - BEFORE) : m.start()], rest, words)


def _runs_on(last: str, rest: str) -> bool:
    """A line that goes on in small letters on the next, and is no item of a list."""
    return rest[:1].islower() and last not in _CLOSED


def _abbreviated(before: str, rest: str, words: _Words) -> bool:
    """Is the full stop between `before` and `rest` that of an abbreviation, an initial or a numbered item?"""
    found = _LAST.search(before)
    if not found:
        return False
    last = found.group()
    if last.isdecimal():
        return not before[: found.start()].strip()  # "3. Next item"
    following = _NEXT.match(rest)
    word = following.group().lower() if following else ""
    if last.lower() not in words.abbreviations and all(len(c) == 1 and c.isupper() for c in last.split(".")):
        # С. Удальцова, Н.Ф. Гамалея; but not: Sputnik V. В нём
        return word not in words.openers and last.isascii() == (word[:1].isascii() or not word)
    if last.lower() not in words.abbreviations:
        return False
    if last.lower() in words.after_number and following and _counted(before[: found.start()], words):
        return False
    return word not in words.openers


def _counted(before: str, words: _Words) -> bool:
    """Does a number stand before, or one with another abbreviation ("5 млн руб.")?"""
    found = _LAST.search(before.rstrip())
    if not found:
        return False
    return found.group()[-1].isdecimal() or found.group().lower().rstrip(".") in words.after_number


def _is_wrapped(text: str) -> bool:
    """Are the lines broken by width: short, and mostly without an end where another follows?"""
    lines = text.split("\n")
    if len(lines) <= ENOUGH_LINES or max(map(len, lines)) > WRAPPED:
        return False
    inner = [a.rstrip() for a, b in zip(lines, lines[1:], strict=False) if a.strip() and b.strip()]
    return len(inner) >= ENOUGH_LINES and sum(a[-1] not in _CLOSED for a in inner) > len(inner) / 2


def split(text: str, pack: Pack) -> list[Sentence]:
    """Sentences of `text`, without the white space between them."""
    out: list[Sentence] = []
    words, wrapped = _words(pack), _is_wrapped(text)
    start = paragraph = 0
    for m in _END.finditer(text):
        if m.end() - start < LONG and not _ends(text, m, start, words, wrapped):
            continue
        _add(out, text, start, m.end(), paragraph)
        paragraph += "\n" in m.group()
        start = m.end()
    _add(out, text, start, len(text), paragraph)
    return out


def _add(out: list[Sentence], text: str, start: int, end: int, paragraph: int) -> None:
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONG, start + LONGEST)
        cut = cut if cut > 0 else start + LONGEST
        _add(out, text, start, cut, paragraph)
        start = cut
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        at = start + len(piece) - len(piece.lstrip())
        out.append(Sentence(stripped, at, at + len(stripped), paragraph, tuple(tokenize(stripped, at))))
