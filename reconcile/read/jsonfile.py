"""JSON: lines (one article each), an array of articles, an object holding one, or `{"articles": [...]}`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from reconcile.model import Article, Problem
from reconcile.read.record import NAMES, build
from reconcile.read.source import Source, decode

SUFFIXES = (".jsonl", ".ndjson", ".json")
_KEYS = {name: re.compile(rf'"(?:{"|".join(NAMES[name])})"[ \t\n]*:[ \t\n]*"') for name in ("text", "title")}
_scan: Any = getattr(json.decoder, "scanstring")  # noqa: B009 - public in effect, unknown to type stubs
_SPACE = re.compile(r"[ \t\n,]*")


def articles(source: Source) -> Iterator[Article | Problem]:
    """Every record of the file, in order; a broken line costs only itself."""
    text, problems = decode(source, source.bytes())
    yield from problems
    if text is None:
        return
    if source.file.suffix.lower() == ".json":
        yield from _document(source, text)
    else:
        yield from _lines(source, text)


def _lines(source: Source, text: str) -> Iterator[Article | Problem]:
    for number, row in enumerate(text.split("\n"), start=1):
        if row.strip():
            try:
                record = json.loads(row)
            except (ValueError, RecursionError) as fault:
                yield Problem(source.path, number, f"not valid JSON: {_reason(fault)}; the line is left out")
            else:
                if number == 1 and not _holds_text(record) and not source.named:
                    return
                yield from _article(source, record, row, 0, number, number)


def _document(source: Source, text: str) -> Iterator[Article | Problem]:
    """An array is read item by item, so that the line of each is known and one without text costs only itself."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as fault:
        line = getattr(fault, "lineno", None)
        yield Problem(source.path, line, f"not valid JSON: {_reason(fault)}")
        return
    if isinstance(data, dict) and isinstance(data.get("articles"), list) and "findings" not in data:
        start = text.find("[", text.find('"articles"'))
    elif isinstance(data, list):
        start = text.find("[")
    elif _holds_text(data):
        yield from _article(source, data, text, 0, None, 1)
        return
    else:
        if source.named:
            yield Problem(source.path, 1, "holds no articles: expected a list of records with 'text', or one record")
        return
    decoder = json.JSONDecoder()
    at, line, counted, number = _after(text, start + 1), 1, 0, 0
    while at < len(text) and text[at] != "]":
        record, end = decoder.raw_decode(text, at)
        number += 1
        if number == 1 and not _holds_text(record) and not source.named:
            return
        line, counted = line + text.count("\n", counted, at), at
        yield from _article(source, record, text[at:end], at - text.rfind("\n", 0, at) - 1, number, line)
        at = _after(text, end)


def _holds_text(record: Any) -> bool:
    """In a folder, files of other records (figures, settings) are passed over in silence; the first record tells."""
    return isinstance(record, dict) and any(key in record for key in NAMES["text"])


def _after(text: str, at: int) -> int:
    m = _SPACE.match(text, at)
    return m.end() if m else at


def _article(
    source: Source, record: Any, raw: str, indent: int, number: int | None, line: int
) -> Iterator[Article | Problem]:
    if not isinstance(record, dict):
        yield Problem(source.path, line, "not an object with 'text': the record is left out")
        return
    at_line, column, written = _place(raw, record, line, indent)
    _, title_column, _ = _place(raw, record, line, indent, "title")
    lines = {key: line + raw.count("\n", 0, at) for key in record if (at := raw.find(json.dumps(key))) >= 0}
    article, problems = build(
        source,
        record,
        number=number,
        lines=lines,
        line=at_line,
        column=column,
        written=written,
        title_column=title_column,
    )
    yield from problems
    if article is not None:
        yield article


def _place(raw: str, record: dict[str, Any], line: int, indent: int, name: str = "text") -> tuple[int, int, str]:
    """Line and column at which the value of `name` starts, and how it is escaped."""
    wanted = next((record[key] for key in NAMES[name] if record.get(key)), None)
    for m in _KEYS[name].finditer(raw):
        try:
            value, end = _scan(raw, m.end())
        except ValueError:
            continue
        if value == wanted:
            before = raw.rfind("\n", 0, m.end())
            blanks = len(value) - len(value.lstrip()) if name == "title" else 0  # a title is read without them
            column = m.end() - before + (indent if before < 0 else 0) + blanks
            ascii_only = len(raw[m.end() : end]) > 4 * len(value) or "\\u04" in raw[m.end() : end]
            return line + raw.count("\n", 0, m.end()), column, "json_ascii" if ascii_only else "json"
    return line, 1, "record"


def _reason(fault: Exception) -> str:
    if isinstance(fault, RecursionError):
        return "nested too deeply"
    if isinstance(fault, json.JSONDecodeError):
        return f"{fault.msg} at column {fault.colno}"
    return str(fault)
