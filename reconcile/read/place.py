"""Where a character of an article stands in its file."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from functools import lru_cache
from itertools import accumulate

from reconcile.model import Article

STEP = 1024  # characters after which the columns taken so far are noted
KEPT = 16  # texts whose marks are kept: claims are placed article by article


def place(article: Article, offset: int, part: str = "text") -> tuple[int, int]:
    """Line and column (1-based, in code points) in the file of `text[offset]`, or of `title[offset]`.

    Text inside JSON or CSV is escaped there; what the escapes take is counted, so that an editor opens the right spot.
    """
    if part == "title":
        return article.title_line, article.title_column + _taken(article.title, offset, article.written)
    if article.written == "record":
        return article.line, article.column
    text = article.text
    if article.written.startswith("json"):
        return article.line, article.column + _taken(text, offset, article.written)
    newlines = _where(text, "\n")
    before = bisect_left(newlines, offset)
    last = newlines[before - 1] + 1 if before else 0
    column = offset - last + (1 if before else article.column)
    if article.written == "csv":
        quotes = _where(text, '"')
        column += bisect_left(quotes, offset) - bisect_left(quotes, last)
    return article.line + before, column


@lru_cache(maxsize=KEPT)
def _where(text: str, char: str) -> list[int]:
    """Every place of a character, so that no claim counts again from the beginning."""
    return [m.start() for m in re.finditer(re.escape(char), text)]


def _taken(text: str, offset: int, written: str) -> int:
    """Columns that `text[:offset]` takes in the file."""
    if not written.startswith("json"):
        return offset
    known = min(offset, len(text)) // STEP
    return _steps(text, written)[known] + _width(text[known * STEP : offset], written)


@lru_cache(maxsize=KEPT)
def _steps(text: str, written: str) -> list[int]:
    """Columns taken up to each STEP."""
    pieces = (text[at : at + STEP] for at in range(0, len(text), STEP))
    return list(accumulate((_width(piece, written) for piece in pieces), initial=0))


def _width(text: str, written: str) -> int:
    return len(json.dumps(text, ensure_ascii=written == "json_ascii")) - 2
