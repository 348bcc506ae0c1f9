"""CSV and TSV: a header row with our names, one article a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from reconcile.model import Article, Problem
from reconcile.read.record import NAMES, build
from reconcile.read.source import MAX_ARTICLE, Source, decode

SUFFIXES = (".csv", ".tsv")


def articles(source: Source) -> Iterator[Article | Problem]:
    """Every row of the file; the delimiter is the one of , ; tab that the header has most of."""
    text, problems = decode(source, source.bytes())
    yield from problems
    if text is None:
        return
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    csv.field_size_limit(MAX_ARTICLE)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        names = [name.strip().lower() for name in next(rows, [])]
    except csv.Error as fault:
        yield Problem(source.path, 1, f"not a CSV file: {fault}")
        return
    if not any(name in names for name in NAMES["text"]):
        if source.named:
            yield Problem(source.path, 1, f"no column 'text' in the header; it has: {', '.join(names)[:200]}")
        return
    yield from _rows(source, text, rows, names)


def _rows(source: Source, text: str, rows: csv._reader, names: list[str]) -> Iterator[Article | Problem]:  # type: ignore[name-defined]
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    number = 0
    while True:
        first = rows.line_num + 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as fault:
            yield Problem(source.path, first, f"this row cannot be read, the rest of the file is left out: {fault}")
            return
        if not any(row):
            continue
        number += 1
        if len(row) != len(names):
            message = f"{len(row)} fields in this row, {len(names)} in the header: check the quotes around text"
            yield Problem(source.path, first, message)
        fields = dict(zip(names, row, strict=False))
        value = next((fields[key] for key in NAMES["text"] if fields.get(key)), "")
        begin = starts[first - 1] if first <= len(starts) else len(text)
        found = text.find(value.replace('"', '""'), begin) if value else -1
        line, column, written = first, 1, "record"
        if found >= 0:
            line = first + text.count("\n", begin, found)
            column, written = found - text.rfind("\n", 0, found), "csv"
        article, problems = build(source, fields, number=number, line=line, column=column, written=written)
        yield from problems
        if article is not None:
            yield article
