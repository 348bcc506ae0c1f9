"""Where a claim stands in its file, in the unit that a format counts in.

Inside, columns are code points, 1-based. A format that counts UTF-8 bytes needs the line itself: it is read
from the file, once a render; where that cannot be, the column is left out rather than guessed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from reconcile.model import Claim
from reconcile.report import view
from reconcile.report.options import RenderOptions

_MAX_BYTES = 200_000_000
_RECORDS = (".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".parquet", ".html", ".htm", ".warc", ".gz")


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a file: 1-based code points, the end exclusive. No end where it is not known."""

    path: str
    line: int
    column: int
    end_line: int | None
    end_column: int | None


@dataclass(slots=True)
class Files:
    """The lines of the corpus's files, read when first asked for."""

    options: RenderOptions
    _lines: dict[str, list[str]] = field(default_factory=dict)

    def line(self, path: str, number: int) -> str | None:
        """Line `number` of `path` (as the claim gives it) without its end, or None."""
        if path not in self._lines:
            self._lines[path] = self._read(path)
        lines = self._lines[path]
        return lines[number - 1] if 0 < number <= len(lines) else None

    def _read(self, path: str) -> list[str]:
        for file in (Path(path), Path(self.options.root or ".") / path):
            try:
                if file.is_file() and file.stat().st_size <= _MAX_BYTES:
                    # as the readers do: a mark at the start is no column, and only newlines part lines
                    text = file.read_bytes().decode("utf-8-sig")
                    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            except (OSError, ValueError):
                continue
        return []

    def region(self, claim: Claim) -> Region | None:
        """Where the claim's words stand; None for an article that came from no file."""
        if not claim.path:
            return None
        end_line, end_column = self._end(claim)
        return Region(view.shown_path(claim.path, self.options), claim.line, claim.column, end_line, end_column)

    def _end(self, claim: Claim) -> tuple[int | None, int | None]:
        path, quote = claim.path or "", claim.quote
        line = self.line(path, claim.line)
        if line is not None:
            rest = line[claim.column - 1 :]
            for written in (quote, json.dumps(quote, ensure_ascii=False)[1:-1], json.dumps(quote)[1:-1]):
                if rest.startswith(written):
                    return claim.line, claim.column + len(written)
        elif not path.endswith(_RECORDS) and "\n" not in quote:
            return claim.line, claim.column + len(quote)
        newlines = quote.count("\n")
        if newlines and not path.endswith(_RECORDS):
            return claim.line + newlines, len(quote) - quote.rfind("\n")
        return None, None

    def byte_column(self, path: str, line: int, column: int) -> int | None:
        """A column in UTF-8 bytes, 1-based; None where the line cannot be read."""
        text = self.line(path, line)
        if text is None or column - 1 > len(text):
            return None
        return len(text[: column - 1].encode("utf-8", "surrogatepass")) + 1
