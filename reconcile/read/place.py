"""Where a character of an article stands in its file."""

from __future__ import annotations

import json

from reconcile.model import Article


def place(article: Article, offset: int, part: str = "text") -> tuple[int, int]:
    """Line and column (1-based, in code points) in the file of `text[offset]`, or of `title[offset]`.

    Text inside JSON or CSV is escaped there; what the escapes take is counted, so that an editor opens the right spot.
    """
    if part == "title":
        return article.title_line, article.title_column + _taken(article, article.title[:offset])
    if article.written == "record":
        return article.line, article.column
    before = article.text[:offset]
    if article.written.startswith("json"):
        return article.line, article.column + _taken(article, before)
    newlines = before.count("\n")
    last = before.rfind("\n") + 1
    column = offset - last + (article.column if not newlines else 1)
    if article.written == "csv":
        column += before.count('"', last)
    return article.line + newlines, column


def _taken(article: Article, before: str) -> int:
    """Columns that `before` takes in the file."""
    if not article.written.startswith("json"):
        return len(before)
    return len(json.dumps(before, ensure_ascii=article.written == "json_ascii")) - 2
