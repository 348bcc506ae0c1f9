"""Files to Articles: one module a format, chosen by suffix. Faults are Problems; the rest is still read."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from os import PathLike, fspath
from pathlib import Path
from typing import Any, cast

from reconcile.language import available
from reconcile.model import Article, Problem
from reconcile.read import walk
from reconcile.read.source import Format, Source

# suffix → module of this package, imported when a file of the kind is met; the longest suffix that fits decides
FORMATS: dict[str, str] = {
    ".md": "text",
    ".markdown": "text",
    ".txt": "text",
    ".jsonl": "jsonfile",
    ".ndjson": "jsonfile",
    ".json": "jsonfile",
    ".csv": "csvfile",
    ".tsv": "csvfile",
    ".parquet": "parquet",
    ".html": "html",
    ".htm": "html",
    ".warc": "warc",
    ".warc.gz": "warc",
}

Paths = str | PathLike[str] | Iterable[str | PathLike[str]]


class Articles:
    """The articles of `paths`, read as they are asked for; each iteration reads anew. `problems` fills on the way.

    `without` are files that are no articles though they stand among them: the reports of this very run.
    """

    def __init__(
        self,
        paths: Sequence[str],
        exclude: Sequence[str] = (),
        root: Path | None = None,
        stdin: Source | None = None,
        without: frozenset[Path] = frozenset(),
    ) -> None:
        self.paths, self.exclude, self.root, self.stdin, self.without = paths, exclude, root, stdin, without
        self.problems: list[Problem] = []

    def __iter__(self) -> Iterator[Article]:
        self.problems.clear()  # the list itself stays, so that a caller may hold on to it
        seen: dict[str, tuple[Article, bytes]] = {}
        told: set[str] = set()
        for item in self._items(told):
            if isinstance(item, Problem):
                self.problems.append(item)
                continue
            article = self._distinct(item, seen)
            if article is not None:
                self._language(article, told)
                yield article

    def _items(self, told: set[str]) -> Iterator[Article | Problem]:
        if self.stdin is not None:
            yield from _stdin(self.stdin, self.exclude, self.root, told)
        for source in walk.find(self.paths, tuple(FORMATS), self.exclude, self.root):
            if isinstance(source, Problem):
                yield source
            elif not self.without or source.file.resolve() not in self.without:
                yield from _read(source, told)

    def _distinct(self, article: Article, seen: dict[str, tuple[Article, bytes]]) -> Article | None:
        """Ids are unique in a corpus: a second article with a taken id is kept under another and reported."""
        digest = hashlib.blake2b(f"{article.title}\0{article.text}".encode("utf-8", "replace"), digest_size=16).digest()
        if article.id not in seen:
            seen[article.id] = (replace(article, text=""), digest)
            return article
        first, before = seen[article.id]
        where = f"{first.path}:{first.line}"
        path = article.path or ""
        if digest == before and article.outlet == first.outlet and article.published == first.published:
            self.problems.append(Problem(path, article.line, f"the article '{article.id}' again ({where}): left out"))
            return None
        number = 2
        while f"{article.id}~{number}" in seen:
            number += 1
        other = replace(article, id=f"{article.id}~{number}")
        seen[other.id] = (replace(other, text=""), digest)
        message = f"another article has the id '{article.id}' ({where}): read as '{other.id}'; give each its own id"
        self.problems.append(Problem(path, article.line, message))
        return other

    def _language(self, article: Article, told: set[str]) -> None:
        language = article.language or "unknown"
        if language not in available() and language not in told:
            told.add(language)
            known = ", ".join(available())
            message = f"no language pack for '{language}' (there are: {known}): articles in it are listed, not checked"
            self.problems.append(Problem(article.path or "", article.line, message))


def read(paths: Paths, config: Any = None) -> Articles:
    """Articles of files, folders and globs, in a fixed order.

    `config` gives `exclude` (patterns in the manner of .gitignore) and `root`, the folder they are relative to.
    Never raises for what the files hold: unreadable files, broken records and impossible dates are in `.problems`
    of what is returned, filled while it is iterated.
    """
    several = [paths] if isinstance(paths, str | PathLike) else paths
    root = getattr(config, "root", None)
    return Articles([fspath(path) for path in several], getattr(config, "exclude", ()), Path(root) if root else None)


def read_stdin(data: bytes, filename: str, config: Any = None) -> Articles:
    """Articles of what came on standard input, read as the file `filename` would be, excludes included."""
    root = Path(getattr(config, "root", None) or walk.root_of(Path.cwd()))
    source = Source(filename, Path(filename), filename, named=True, data=data)
    return Articles((), getattr(config, "exclude", ()), root, source)


def _stdin(source: Source, exclude: Sequence[str], root: Path | None, told: set[str]) -> Iterator[Article | Problem]:
    if root and walk.is_excluded(source.path, exclude, root):
        yield Problem(source.path, None, walk.LEFT_OUT)
    else:
        yield from _read(source, told)


def _read(source: Source, told: set[str]) -> Iterator[Article | Problem]:
    """What one file holds; `told` keeps a missing extra from being reported once a file."""
    name = source.file.name.lower()
    suffix = max((s for s in FORMATS if name.endswith(s)), key=len, default="")
    if not suffix:
        yield Problem(source.path, None, f"not a kind of file that is read (those are {', '.join(FORMATS)})")
        return
    if source.data is None and not source.file.is_file():
        yield Problem(source.path, None, "not a regular file")
        return
    module = importlib.import_module(f"reconcile.read.{FORMATS[suffix]}")
    needs = getattr(module, "NEEDS", None)
    if needs and importlib.util.find_spec(needs[0]) is None:
        if source.named or suffix not in told:
            told.add(suffix)
            message = f"reading {suffix} needs an extra: pip install 'reconcile-news[{needs[1]}]'"
            yield Problem(source.path, None, message)
        return
    try:
        yield from cast(Format, module).articles(source)
    except OSError as fault:
        yield Problem(source.path, None, f"cannot be read: {fault.strerror or fault}")
    except ImportError as fault:  # an extra half installed
        yield Problem(source.path, None, f"cannot be read: {str(fault).splitlines()[0]}")
