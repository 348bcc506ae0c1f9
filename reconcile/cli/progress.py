"""Progress on standard error: only on a terminal, only for as long as there is something to wait for."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from typing import Any


class Bar:
    """A bar for what can be counted, a moving one for what cannot. Nothing is drawn before there is work."""

    def __init__(self) -> None:
        self._shown: Any = None
        self._task: Any = None

    def count(self, done: int, total: int) -> None:
        """So many of so many articles are read."""
        if self._task is None:
            self._draw("reading claims", total)
        self._shown.update(self._task, completed=done)

    def stage(self, name: str) -> None:
        """What is being done now, for how long nobody can say."""
        self._draw(name, None)

    def stop(self) -> None:
        """Clear the line."""
        if self._shown is not None:
            self._shown.stop()
        self._shown = self._task = None

    def _draw(self, name: str, total: int | None) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        self.stop()
        columns: list[Any] = [TextColumn("{task.description}"), BarColumn()]
        if total is not None:
            columns.append(TextColumn("{task.completed} of {task.total} articles"))
        self._shown = Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True)
        self._shown.start()
        self._task = self._shown.add_task(name, total=total)


@contextlib.contextmanager
def progress(quiet: bool) -> Iterator[Bar | None]:
    """A Bar to report to, cleared at the end; None where nobody would see it."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    bar = Bar()
    try:
        yield bar
    finally:
        bar.stop()
