"""Paths, folders and globs to the files to read: .gitignore and excludes honoured, sorted, each file once."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from pathspec import GitIgnoreSpec

from reconcile.model import Problem
from reconcile.read.source import Source

# what folders of articles hold beside articles
_NOT_ARTICLES = ("readme", "changelog", "license", "licence", "contributing", "requirements", "robots", "notice")

LEFT_OUT = "left out by `exclude` of the configuration"


def root_of(folder: Path) -> Path:
    """The repository that holds `folder` (the nearest parent with .git), else `folder`."""
    for parent in (folder, *folder.parents):
        if (parent / ".git").exists():
            return parent
    return folder


def find(
    paths: Sequence[str], suffixes: tuple[str, ...], exclude: Sequence[str] = (), root: Path | None = None
) -> Iterator[Source | Problem]:
    """A Source for each file, a Problem for each path that leads to none.

    `exclude` are patterns in the manner of .gitignore, relative to `root`; they hold for named files too.
    """
    here = Path.cwd()
    root = root or root_of(here)
    excluded = GitIgnoreSpec.from_lines(exclude) if exclude else None
    seen: set[Path] = set()
    for given in paths:
        count = left_out = 0
        for base, file, named in _expand(given, suffixes):
            real = file.resolve()
            if excluded and excluded.match_file(_relative(real, root)):
                left_out += 1
                continue
            count += 1
            if real not in seen:
                seen.add(real)
                yield Source(_shown(file, here), file, _identity(real, base.resolve(), root), named)
        if not count:
            yield _nothing(given, suffixes, left_out)


def is_excluded(path: str, exclude: Sequence[str], root: Path) -> bool:
    """Do the excludes leave out this path, which need not exist (standard input)?"""
    return bool(exclude) and GitIgnoreSpec.from_lines(exclude).match_file(_relative(Path(path).resolve(), root))


def _expand(given: str, suffixes: tuple[str, ...]) -> Iterator[tuple[Path, Path, bool]]:
    """(base, file, named by the user) for every file that one argument stands for."""
    path = Path(given)
    if path.is_dir():
        yield from ((path, file, False) for file in _folder(path, suffixes))
    elif path.exists():
        yield path.parent, path, True
    elif glob.has_magic(given):
        for name in sorted(glob.glob(given, recursive=True)):
            found = Path(name)
            if found.is_dir():
                continue
            if found.name.lower().endswith(suffixes):
                yield Path(given.split("*", 1)[0]).parent, found, False


def _folder(folder: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
    """Files below `folder` in sorted order, without what .gitignore names, hidden files and other kinds of file."""
    top = root_of(folder.resolve())
    specs = [_Ignore.of(parent) for parent in _between(top, folder.resolve())]
    yield from _walk(folder, [spec for spec in specs if spec], suffixes)


def _between(top: Path, folder: Path) -> list[Path]:
    """`top`, …, the parent of `folder`."""
    inside = [parent for parent in folder.parents if parent == top or top in parent.parents]
    return inside[::-1]


def _walk(folder: Path, specs: list[_Ignore], suffixes: tuple[str, ...]) -> Iterator[Path]:
    own = _Ignore.of(folder.resolve())
    specs = [*specs, own] if own else specs
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name == "node_modules":
            continue
        is_folder = entry.is_dir(follow_symlinks=False)
        full = str(folder.resolve() / entry.name) + ("/" if is_folder else "")
        if _ignored(full, specs):
            continue
        if is_folder:
            yield from _walk(folder / entry.name, specs, suffixes)
        elif entry.name.lower().endswith(suffixes) and not _beside(entry.name):
            yield folder / entry.name


def _beside(name: str) -> bool:
    stem = name.lower().split(".", 1)[0]
    return stem.split("-")[0].split("_")[0] in _NOT_ARTICLES


class _Ignore:
    """One .gitignore: its folder and its patterns."""

    __slots__ = ("folder", "spec")

    def __init__(self, folder: str, spec: GitIgnoreSpec) -> None:
        self.folder, self.spec = folder, spec

    @classmethod
    def of(cls, folder: Path) -> _Ignore | None:
        try:
            lines = (folder / ".gitignore").read_text(encoding="utf-8", errors="replace").splitlines()
            return cls(f"{folder}/", GitIgnoreSpec.from_lines(lines))
        except (OSError, ValueError):
            return None


def _ignored(full: str, specs: list[_Ignore]) -> bool:
    """The deepest .gitignore that says anything of the path decides, as in git."""
    for ignore in reversed(specs):
        verdict = ignore.spec.check_file(full.removeprefix(ignore.folder)).include
        if verdict is not None:
            return verdict
    return False


def _relative(real: Path, root: Path) -> str:
    try:
        return real.relative_to(root).as_posix()
    except ValueError:
        return real.as_posix().lstrip("/")


def _shown(file: Path, here: Path) -> str:
    try:
        return file.absolute().relative_to(here).as_posix() if file.is_absolute() else file.as_posix()
    except ValueError:
        return file.as_posix()


def _identity(real: Path, base: Path, root: Path) -> str:
    """The same from wherever the tool is run: relative to the root, else to the folder that was named."""
    for top in (root, base):
        if real.is_relative_to(top):
            return real.relative_to(top).as_posix()
    return real.as_posix()


def _nothing(given: str, suffixes: tuple[str, ...], left_out: int) -> Problem:
    path = Path(given)
    if left_out:
        return Problem(given, None, LEFT_OUT)
    if path.is_dir():
        return Problem(given, None, f"no articles in this folder (looked for {', '.join(suffixes)})")
    if glob.has_magic(given):
        return Problem(given, None, "no file matches this pattern")
    return Problem(given, None, "no such file or folder")
