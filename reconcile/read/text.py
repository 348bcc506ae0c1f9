"""Markdown and plain text: YAML front matter, or a first line that starts `date YYYY-MM-DD`, or neither."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from reconcile.model import WRITTEN_BY, Article, Problem
from reconcile.read.record import NAMES, build
from reconcile.read.source import MAX_ARTICLE, Source, decode
from reconcile.yamlfile import load_yaml

SUFFIXES = (".md", ".markdown", ".txt")
_FENCE = re.compile(r"^---[ \t]*\n", re.M)
_DATE_LINE = re.compile(r"[ \t]*date[ \t:]+(\d{4}-\d{1,2}-\d{1,2})(?!\d)[ \t]*\n?")
_OUTLET = re.compile(r"\(((?:[\w-]{1,63}\.){1,4}[a-zA-Z\u0400-\u04ff]{2,20})\)\s*\Z")
_HEADING = re.compile(r"\s*# ([^\n]+)\n")
_KEY = re.compile(r"([a-z_]{2,12}):[ \t]*(.*)$")
_KNOWN = frozenset(name for names in NAMES.values() for name in names)


def articles(source: Source) -> Iterator[Article | Problem]:
    """The one article of the file, and what is wrong with it."""
    data = source.bytes()
    if len(data) > MAX_ARTICLE:
        message = f"{len(data) // 1_000_000} MB is too long for one article: split it, or use JSON lines"
        yield Problem(source.path, None, message)
        return
    text, problems = decode(source, data)
    yield from problems
    if text is None:
        return
    if WRITTEN_BY in text[:100]:
        return
    if not text.strip():
        yield Problem(source.path, None, "the file is empty")
        return
    fields, lines, start, faults = _head(source, text)
    yield from faults
    if start < 0:
        return
    end = len(text)
    if (m := _OUTLET.search(text, max(start, end - 300))) and not fields.get("source"):
        fields["source"] = m.group(1)
        end = m.start()
    if not any(fields.get(name) for name in NAMES["title"]) and (m := _HEADING.match(text, start)):
        fields["title"] = m.group(1).strip().rstrip("#").strip()
        lines["title"] = text.count("\n", 0, m.start(1)) + 1
        start = m.end()
    body = text[start:end]
    start += len(body) - len(body.lstrip())
    fields["text"] = body.strip()
    line_start = text.rfind("\n", 0, start) + 1
    line = text.count("\n", 0, start) + 1
    column = start - line_start + 1
    article, faults = build(
        source, fields, lines=lines, line=line, column=column, title_column=_title(text, fields, lines)
    )
    yield from faults
    if article is not None:
        yield article


def _title(text: str, fields: dict[str, Any], lines: dict[str, int]) -> int:
    """Column at which the title starts in its line; 1 where it is folded or escaped there."""
    key = next((name for name in NAMES["title"] if fields.get(name)), "")
    row = text.split("\n", lines[key])[lines[key] - 1] if key in lines else ""
    return max(row.find(str(fields.get(key)).strip()), 0) + 1


def _head(source: Source, text: str) -> tuple[dict[str, Any], dict[str, int], int, list[Problem]]:
    """Fields, the line of each, where the body starts (-1: there is no telling), faults."""
    if m := _DATE_LINE.match(text):
        return {"date": m.group(1)}, {"date": 1}, m.end(), []
    opening = _FENCE.match(text)
    if not opening:
        return {}, {}, 0, []
    closing = _FENCE.search(text + "\n", opening.end())
    if not closing:
        if not _KEY.match(text, opening.end(), text.find("\n", opening.end()) if "\n" in text[4:] else len(text)):
            return {}, {}, opening.end(), []  # a horizontal rule, not front matter
        message = "the front matter opened here is not closed by a line of ---: the article is left out"
        return {}, {}, -1, [Problem(source.path, 1, message)]
    head = text[opening.end() : closing.start()]
    file = load_yaml(source.path, head)
    if file.problems or not isinstance(file.data, dict | None):
        problem = file.problems[0] if file.problems else Problem(source.path, 0, "it holds no `key: value` lines")
        message = f"broken front matter, read line by line instead: {problem.message}"
        fields, lines = _salvage(head)
        return fields, lines, min(closing.end(), len(text)), [Problem(source.path, (problem.line or 0) + 1, message)]
    fields = file.data or {}
    lines = {key: file.line(key) + 1 for key in fields}
    return fields, lines, min(closing.end(), len(text)), []


def _salvage(head: str) -> tuple[dict[str, Any], dict[str, int]]:
    """The known keys of front matter that is no YAML; most often a title with a colon in it."""
    fields: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for number, line in enumerate(head.split("\n"), start=2):
        m = _KEY.match(line)
        if m and m.group(1) in _KNOWN and m.group(1) not in fields:
            fields[m.group(1)] = m.group(2).strip().strip("\"'")
            lines[m.group(1)] = number
    return fields, lines
