"""HTML: main text and metadata by trafilatura (extra `html`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reconcile.model import WRITTEN_BY, Article, Problem
from reconcile.read.record import build
from reconcile.read.source import MAX_ARTICLE, Source

SUFFIXES = (".html", ".htm")
NEEDS = ("trafilatura", "html")  # module, extra


def articles(source: Source) -> Iterator[Article | Problem]:
    """The article of the page. Its text is no stretch of the file, so claims stand at its first line."""
    yield from page(source, source.bytes())


def page(source: Source, data: bytes, number: int | None = None, url: str = "") -> Iterator[Article | Problem]:
    """The article of one page of `source`, if there is one on it."""
    import trafilatura  # optional, and slow to import

    if len(data) > MAX_ARTICLE:
        yield Problem(source.path, number, f"a page of {len(data) // 1_000_000} MB is left out")
        return
    if WRITTEN_BY.encode() in data[:4096]:
        return
    fields: dict[str, Any] = {}
    try:
        found: Any = trafilatura.bare_extraction(data, url=url or None, with_metadata=True, include_comments=False)
        fields = found.as_dict() if found is not None else {}
    except Exception as fault:  # a library of many parsers: whatever it raises on a hostile page is about the page
        yield Problem(source.path, number, f"the page cannot be parsed: {type(fault).__name__}")
        return
    if not (fields.get("text") or "").strip():
        if source.named or number is not None:
            yield Problem(source.path, number, "no article text found on this page")
        return
    record = {
        "text": fields["text"],
        "title": fields.get("title"),
        "date": fields.get("date"),
        "source": fields.get("sitename") or fields.get("hostname"),
        "lang": fields.get("language"),
        "url": fields.get("url") or url,
    }
    article, problems = build(source, record, number=number, line=number or 1, written="record")
    yield from problems
    if article is not None:
        yield article
