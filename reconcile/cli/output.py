"""Where results go: standard output or files, whole or not at all; colour or none."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import typer

from reconcile.cli.session import fail, say

SUFFIXES = {".md": "markdown", ".html": "html", ".json": "json", ".sarif": "sarif", ".xml": "junit", ".txt": "terminal"}
_FORMAT, _OUTPUT = ("--format", "-f"), ("--output", "-o")


@dataclass(frozen=True, slots=True)
class Target:
    """One format and the file it goes to; None is standard output."""

    format: str
    file: Path | None = None


def targets(arguments: Sequence[str], known: Sequence[str], default: str = "terminal") -> list[Target]:
    """Formats with their files in the order written: each -o belongs to the --format before it.

    An -o without a format takes that of its suffix; formats without a file share standard output, which has room
    for one.
    """
    out: list[Target] = []
    waiting: str | None = None
    for option, value in _pairs(arguments):
        if option == "format":
            if waiting:
                out.append(Target(waiting))
            waiting = value
        else:
            name = waiting or SUFFIXES.get(Path(value).suffix.lower())
            if not name:
                raise typer.BadParameter(f"which format is {value}? Put --format before -o")
            out.append(Target(name, None if value == "-" else Path(value)))
            waiting = None
    if waiting:
        out.append(Target(waiting))
    _sound(out, known)
    return out or [Target(default)]


def _sound(out: Sequence[Target], known: Sequence[str]) -> None:
    for target in out:
        if target.format not in known:
            raise typer.BadParameter(f"unknown format '{target.format}': there are {', '.join(known)}")
    if sum(target.file is None for target in out) > 1:
        raise typer.BadParameter("two formats for standard output: give all but one of them -o FILE")
    files = [target.file for target in out if target.file]
    if len(set(files)) < len(files):
        raise typer.BadParameter("two formats for one file")


def _pairs(arguments: Sequence[str]) -> list[tuple[str, str]]:
    """(format or output, value) of a command line, in order."""
    found = []
    rest = iter(arguments)
    for word in rest:
        if word == "--":
            break
        name, _, value = word.partition("=")
        if name in ("--format", "--output"):
            found.append((name[2:], value if _ else next(rest, "")))
        elif word in (_FORMAT[1], _OUTPUT[1]):
            found.append(("format" if word == _FORMAT[1] else "output", next(rest, "")))
        elif word[:2] in (_FORMAT[1], _OUTPUT[1]) and not word.startswith("--"):
            found.append(("format" if word[:2] == _FORMAT[1] else "output", word[2:]))
    return found


def write(file: Path, data: str | bytes) -> None:
    """The whole file or none of it: written beside its place, then moved there. Exit 2 where that cannot be."""
    raw = data.encode("utf-8", "backslashreplace") if isinstance(data, str) else data
    if file.exists() and not file.is_file():  # /dev/stdout, a pipe: nothing to replace
        _plainly(file, raw)
        return
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
        with os.fdopen(handle, "wb") as stream:
            stream.write(raw)
        mode = file.stat().st_mode if file.exists() else 0o666 & ~_umask()
        os.chmod(temporary, mode & 0o7777)
        os.replace(temporary, file)
    except OSError as fault:
        with suppress(OSError):
            os.unlink(temporary)
        fail(f"cannot write {file}: {fault.strerror or fault}")


def _plainly(file: Path, raw: bytes) -> None:
    try:
        with file.open("wb") as stream:
            stream.write(raw)
    except OSError as fault:
        fail(f"cannot write {file}: {fault.strerror or fault}")


def append(file: Path, text: str) -> None:
    """Add to a file that others write to as well: GitHub's step summary, which is no reason to fail."""
    try:
        with file.open("a", encoding="utf-8", errors="backslashreplace") as stream:
            stream.write(text)
    except OSError as fault:
        say(f"cannot add to {file}: {fault.strerror or fault}")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def show(text: str) -> None:
    """On standard output. A reader that has gone away is no error, and does not change the exit code."""
    try:
        sys.stdout.write(text if text.endswith("\n") or not text else text + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as fault:
        fail(f"cannot write to standard output: {fault.strerror or fault}")


def colored(wanted: bool | None) -> bool:
    """--no-color or --color, then NO_COLOR, then FORCE_COLOR, then whether standard output is a terminal."""
    if wanted is not None:
        return wanted
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Columns of the terminal; 100 where there is none."""
    return shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() or os.environ.get("COLUMNS") else 100
