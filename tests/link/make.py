"""Hand-made claims and articles for the tests of linking: only what a case is about is named."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from typing import Any

from reconcile.model import Article, Claim, Span


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def span(text: str | None) -> Span | None:
    """ "2025-06-21" or "2025-06-01/2025-06-30"."""
    if not text:
        return None
    start, _, end = text.partition("/")
    return Span(day(start), day(end or start), "day" if not end else "month")  # type: ignore[arg-type]


def claim(sentence: str, article: str, **fields: Any) -> Claim:
    """A claim whose number is marked in `sentence` by ▸ and ◂."""
    start = sentence.index("▸")
    quote = sentence[start + 1 : sentence.index("◂")]
    plain = sentence.replace("▸", "").replace("◂", "")
    number = fields.pop("value", None)
    low, high = number if isinstance(number, tuple) else (number, number)
    grain = fields.pop("grain", None)
    fields["event"] = span(fields.get("event"))
    if grain and fields["event"]:
        fields["event"] = dataclasses.replace(fields["event"], grain=grain)
    fields["published"] = day(fields.get("published"))
    made = {
        "low_open": False, "high_open": False, "approximate": False, "unit": None, "direction": None, "kind": "quantity",
        "path": None, "part": "text", "line": 1, "column": 1, "language": "en", "measure": "killed",
        "nature": "cumulative", "outlet": article,
    } | fields  # fmt: skip
    key = f"{article}|{plain}|{start}|{made['part']}"
    return Claim(
        low=low, high=high, start=start, end=start + len(quote), quote=quote, sentence=plain, article=article,
        id=hashlib.sha1(key.encode()).hexdigest()[:12], **made,
    )  # fmt: skip


def article_of(claims: list[Claim], text: str = "") -> Article:
    """The article that holds nothing but these claims' sentences (and `text`)."""
    first = claims[0]
    body = text or " ".join(dict.fromkeys(c.sentence for c in claims))
    return Article(first.article, body, published=first.published, outlet=first.outlet, language=first.language)


def articles_of(claims: list[Claim]) -> list[Article]:
    by: dict[str, list[Claim]] = {}
    for c in claims:
        by.setdefault(c.article, []).append(c)
    return [article_of(cs) for cs in by.values()]
