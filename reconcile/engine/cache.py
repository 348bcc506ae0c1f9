"""What was extracted before, in an SQLite file beside the corpus, keyed by content and by the tool that read it."""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from reconcile.engine import codec
from reconcile.model import Article

FOLDER = ".reconcile_cache"


class Cache:
    """Results of one function, by article. A damaged or locked file is never fatal: `notes` say what was done."""

    def __init__(self, folder: Path, result: type, version: str) -> None:
        self.result, self.version = result, version
        self.notes: list[str] = []
        self._file = folder / FOLDER / "extracted.sqlite"
        self._db: sqlite3.Connection | None = None
        try:
            self._db = self._open()
        except sqlite3.DatabaseError as fault:
            self._discard(fault)
        except OSError as fault:
            self.notes.append(f"no cache: {self._file.parent}: {fault.strerror}")

    def _open(self) -> sqlite3.Connection:
        self._file.parent.mkdir(exist_ok=True)
        ignore = self._file.parent / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="utf-8")
        db = sqlite3.connect(self._file, timeout=5, isolation_level=None)
        try:
            db.execute("pragma journal_mode = wal")
            db.execute("pragma synchronous = off")
            db.execute(
                "create table if not exists results (key blob primary key, version text, data blob) without rowid"
            )
            db.execute("delete from results where version <> ?", (self.version,))
        except sqlite3.Error:
            db.close()
            raise
        return db

    def _discard(self, fault: Exception) -> None:
        """Start anew with an empty file; without a cache where even that fails, or another run holds it."""
        self.close()
        if isinstance(fault, sqlite3.OperationalError) and "locked" in str(fault):
            self.notes.append("the cache is in use by another run: going without it")
            return
        self.notes.append(f"the cache was damaged and is built anew: {self._file} ({fault})")
        try:
            for suffix in ("", "-wal", "-shm"):
                Path(f"{self._file}{suffix}").unlink(missing_ok=True)
            self._db = self._open()
        except (OSError, sqlite3.Error):
            self._db = None

    def key(self, article: Article) -> bytes:
        """Everything a result may depend on: the whole record and the version."""
        digest = hashlib.blake2b(self.version.encode(), digest_size=16)
        for field in dataclasses.fields(article):
            digest.update(f"\0{getattr(article, field.name)}".encode("utf-8", "surrogatepass"))
        return digest.digest()

    def get(self, keys: Sequence[bytes]) -> dict[bytes, Any]:
        """What is known of `keys`."""
        found: dict[bytes, Any] = {}
        if self._db is None:
            return found
        try:
            for start in range(0, len(keys), 500):
                part = keys[start : start + 500]
                marks = ",".join("?" * len(part))
                for key, data in self._db.execute(f"select key, data from results where key in ({marks})", part):
                    found[key] = codec.loads(self.result, data)
        except (sqlite3.DatabaseError, ValueError, TypeError, RecursionError) as fault:
            self._discard(fault)
            return {}
        return found

    def put(self, rows: Iterable[tuple[bytes, Any]]) -> None:
        """Keep results; one transaction."""
        if self._db is None:
            return
        try:
            self._db.execute("begin")
            values = ((key, self.version, codec.dumps(result)) for key, result in rows)
            self._db.executemany("insert or replace into results values (?, ?, ?)", values)
            self._db.execute("commit")
        except sqlite3.DatabaseError as fault:
            self._discard(fault)

    def close(self) -> None:
        """Give the file back."""
        if self._db is not None:
            with contextlib.suppress(sqlite3.Error):
                self._db.close()
        self._db = None


def version_of(files: Iterable[Path], *more: str) -> str:
    """A hash of the content of `files` (code and packs) and of whatever else results depend on."""
    digest = hashlib.blake2b(digest_size=16)
    for file in sorted(files):
        digest.update(f"\0{file.name}\0".encode())
        with contextlib.suppress(OSError):
            digest.update(file.read_bytes())
    for word in more:
        digest.update(f"\0{word}".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
