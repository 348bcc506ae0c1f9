"""Named fields, from whatever format, to an Article: the names accepted, dates, languages."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import Any

from reconcile.language import available
from reconcile.language.detect import detect
from reconcile.model import Article, Problem
from reconcile.read.source import Source

NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id",),
    "text": ("text", "body", "content"),
    "title": ("title", "headline"),
    "date": ("date", "published", "published_at", "pubdate"),
    "source": ("source", "outlet", "publisher"),
    "lang": ("lang", "language"),
    "url": ("url", "link"),
}
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=\D|$)")
_DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?=\D|$)")
LONGEST_DATE = 60  # characters; what is longer is no date
_COMMENT = re.compile(r"<!--(.*?)-->", re.S)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?=[-_]|$)")


def pick(fields: Mapping[str, Any], name: str) -> tuple[str, Any]:
    """The key under which `fields` holds what we call `name`, and its value; ("", None) if it does not."""
    for key in NAMES[name]:
        value = fields.get(key)
        if value is not None and value != "":
            return key, value
    return "", None


def parse_date(value: Any) -> dt.date | None:
    """A calendar day: a date, ISO 8601 (a time after it is dropped), DD.MM.YYYY, RFC 2822, words. Raises ValueError."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    text = str(value).strip()
    if not text or text.lower() in ("nan", "nat", "none", "null"):
        return None
    if m := _ISO.match(text):
        return dt.date(*map(int, m.groups()))
    if m := _DAY_FIRST.match(text):
        day, month, year = map(int, m.groups())
        return dt.date(year, month, day)
    try:
        return parsedate_to_datetime(text).date()
    except ValueError:
        return _written_out(text)


def _written_out(text: str) -> dt.date:
    """12 августа 2025, August 12, 2025: a whole date in words. Nothing that leans on today's date is taken."""
    import dateparser  # here, because most corpora write ISO dates and the import costs a third of a second

    settings = {"PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY"}
    found = dateparser.parse(text, languages=list(available()), settings=settings) if len(text) < LONGEST_DATE else None
    if found is None:
        raise ValueError(f"no date: {text[:LONGEST_DATE]}")
    return found.date()


def plain_text(value: Any) -> str:
    """A field's value as text, with `\\n` line ends."""
    if value is None or value != value:
        return ""
    return str(value).replace("\r\n", "\n").replace("\r", "\n")


def build(
    source: Source,
    fields: Mapping[str, Any],
    *,
    number: int | None = None,
    lines: Mapping[str, int] | None = None,
    line: int = 1,
    column: int = 1,
    written: str = "plain",
    title_column: int = 1,
) -> tuple[Article | None, list[Problem]]:
    """One record as an Article. `number` counts the records of its file, `lines` says where each key stands.

    `line` and `column` are those at which the text starts. A record without text gives None and a Problem.
    """
    at = lines or {}
    problems: list[Problem] = []

    def fault(key: str, message: str) -> None:
        problems.append(Problem(source.path, at.get(key, line), message))

    key, text = pick(fields, "text")
    if not isinstance(text, str) or not text.strip():
        what = f"'{key}' holds no text" if key else "no 'text' in this record"
        fault(key, f"{what}: the article is left out")
        return None, problems
    key, value = pick(fields, "date")
    published = None
    if key:
        try:
            published = parse_date(value)
        except (ValueError, TypeError, OverflowError, IndexError):
            fault(key, f"'{_short(value)}' is no date: write YYYY-MM-DD; the article is read without a date")
    title_key, title = pick(fields, "title")
    title, (text, comments) = plain_text(title).strip(), _without_comments(plain_text(text))
    return Article(
        id=plain_text(pick(fields, "id")[1]).strip() or (source.id if number is None else f"{source.id}#{number}"),
        text=text,
        title=title,
        published=published,
        outlet=plain_text(pick(fields, "source")[1]).strip(),
        language=_language(pick(fields, "lang")[1]) or detect(f"{title}\n{text[:5000]}"),
        path=source.path,
        url=plain_text(pick(fields, "url")[1]).strip(),
        line=line,
        column=column,
        title_line=at.get(title_key, line) if title_key else line,
        title_column=title_column,
        comments=comments,
        written=written,
    ), problems


def _without_comments(text: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """`text` with blanks in place of HTML comments, so that every offset stays, and the comments."""
    found: list[tuple[int, str]] = []
    if "<!--" not in text:
        return text, ()

    def blank(m: re.Match[str]) -> str:
        found.append((m.start(), m.group(1).strip()))
        return re.sub(r"[^\n]", " ", m.group())

    return _COMMENT.sub(blank, text), tuple(found)


def _language(value: Any) -> str | None:
    """`ru` of `ru-RU`, `RU`, `ru_RU`; None where nothing was declared."""
    m = _LANGUAGE.match(str(value).strip()) if value else None
    return m.group().lower() if m else None


def _short(value: Any) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 40 else text[:39] + "…"
