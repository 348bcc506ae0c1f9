"""A file's bytes as text: encodings, binary files, size; faults as Problems."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from reconcile.model import Article, Problem

MAX_ARTICLE = 20_000_000  # bytes; a longer file is no article, and morphology of it would take minutes
_TEXT_CONTROLS = b"\t\n\r\f\x0b\x1b\x85"


@dataclass(slots=True)
class Source:
    """One file to read. `data` is set for standard input; `named` when the user gave this very path."""

    path: str  # as shown in reports: relative to the working folder where possible
    file: Path
    id: str  # the id of an article that declares none
    named: bool = False
    data: bytes | None = None

    def bytes(self) -> bytes:
        """The whole content. Raises OSError."""
        return self.file.read_bytes() if self.data is None else self.data


class Format(Protocol):
    """What a module of `read/` offers: the articles of a file, with a Problem in the place of each that is none."""

    def articles(self, source: Source) -> Iterator[Article | Problem]: ...


def decode(source: Source, data: bytes) -> tuple[str | None, list[Problem]]:
    """Text with `\\n` line ends, or None. A byte order mark decides, then UTF-8; windows-1251 is a reported guess."""
    for mark, encoding in (
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _newlines(data.decode(encoding, "replace")), []
    if b"\0" in data:
        return None, [Problem(source.path, None, "a binary file, not text: leave it out with `exclude`")]
    try:
        return _newlines(data.decode("utf-8-sig")), []
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        guess = _cyrillic(data)
        if guess is None:
            message = f"neither UTF-8 (byte 0x{data[fault.start]:02x}) nor windows-1251: save it as UTF-8"
            return None, [Problem(source.path, line, message)]
        message = f"not UTF-8 (byte 0x{data[fault.start]:02x}): read as windows-1251, a guess; save it as UTF-8"
        return _newlines(guess), [Problem(source.path, line, message)]


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _cyrillic(data: bytes) -> str | None:
    """`data` as windows-1251 if that makes Cyrillic words of it: mostly letters, mostly lower case, no controls."""
    if any(byte < 32 and byte not in _TEXT_CONTROLS for byte in data[:65536]):
        return None
    text = data.decode("cp1251", "replace")
    high = [c for c in text[:65536] if c > "\x7f"]
    letters = [c for c in high if "\u0400" <= c <= "\u04ff"]
    if len(letters) < 0.8 * len(high) or 2 * sum(c.islower() for c in letters) < len(letters):
        return None
    return text
