"""What commands share: settings, reading, the run itself with its progress, remarks on standard error."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from reconcile.cli import UNUSABLE
from reconcile.cli.progress import progress

if TYPE_CHECKING:
    from reconcile.check.decisions import Sorted
    from reconcile.check.rulebook.rules import Rule
    from reconcile.config import Config
    from reconcile.model import Article, Problem, Report
    from reconcile.pipeline import Run


def say(message: str) -> None:
    """One remark on standard error; standard output is for the report alone."""
    print(f"reconcile: {message}", file=sys.stderr)


def tell(problems: Iterable[Problem]) -> None:
    """Each problem on standard error as `file:line: message`."""
    for problem in problems:
        print(located(problem), file=sys.stderr)


def fail(message: str, problems: Iterable[Problem] = ()) -> NoReturn:
    """Leave with exit code 2: each problem as `file:line: message`, then the message."""
    tell(problems)
    if message:
        say(message)
    raise typer.Exit(UNUSABLE)


def located(problem: Problem) -> str:
    """`path:line: message`, as editors and terminals link it."""
    place = f"{problem.path}:{problem.line}" if problem.line else problem.path
    return f"{place or 'reconcile'}: {problem.message}"


def load(path: Path | None) -> Config:
    """The configuration; exit 2 with file and line where it cannot be used."""
    from reconcile.config import ConfigError, load_config

    try:
        return load_config(path)
    except ConfigError as fault:
        fail("", fault.problems)


@dataclass(slots=True)
class Checked:
    """One run: its report with what people set aside taken out, and what that was."""

    report: Report
    sorted: Sorted
    articles: list[Article]
    faults: list[Problem] = field(default_factory=list)  # of rules and configuration
    rules: tuple[Rule, ...] = ()


@dataclass(slots=True)
class Corpus:
    """Articles kept for those who need their text after the run; passes on what reading finds wrong."""

    source: Iterable[Article]
    kept: list[Article] = field(default_factory=list)

    @property
    def problems(self) -> Sequence[Problem]:
        return getattr(self.source, "problems", ())

    def __iter__(self) -> Iterator[Article]:
        self.kept = list(self.source)
        return iter(self.kept)


def articles_of(
    paths: Sequence[str] | None, config: Config, stdin_filename: str | None = None, without: Sequence[Path] = ()
) -> Corpus:
    """The articles asked for: those of `paths`, of standard input (`-`), or of the configuration's paths."""
    from reconcile.read import Articles, read, read_stdin

    if stdin_filename or (paths and "-" in paths):
        if paths and list(paths) != ["-"]:
            raise typer.BadParameter("standard input (-) stands alone: name no other paths")
        return Corpus(read_stdin(sys.stdin.buffer.read(), stdin_filename or "stdin.txt", config))
    asked = list(paths) if paths else [near(str(config.path(name))) for name in config.paths]
    found = read(asked, config)
    if without:
        found = Articles(found.paths, found.exclude, found.root, without=frozenset(path.resolve() for path in without))
    return Corpus(found)


def near(path: str) -> str:
    """A path of the configuration as seen from the working folder."""
    with contextlib.suppress(ValueError):
        return str(Path(path).resolve().relative_to(Path.cwd()))
    return path


def run_check(
    corpus: Corpus,
    rules: Sequence[Path] | None,
    config: Config,
    jobs: int | None,
    cache: bool,
    quiet: bool,
    use_decisions: bool = True,
    baseline: Path | None = None,
    engine: str = "local",
) -> Checked:
    """Check the corpus, then set aside what ignores, decisions and the baseline cover."""
    import datetime as dt
    from dataclasses import replace

    from reconcile import pipeline
    from reconcile.check import decisions

    with progress(quiet) as bar:
        how = pipeline.Run(jobs, cache, bar.count if bar else None, bar.stage if bar else None, engine=engine)
        try:
            report = pipeline.check(corpus, rules, config, how)
        except ModuleNotFoundError as missing:
            if engine == "local":
                raise
            fail(str(missing))
    remarks(how, quiet)
    decided: list[decisions.Decision] = []
    known: dict[str, str] = {}
    problems: list[Problem] = []
    decisions_path = str(config.path(config.decisions))
    if use_decisions:
        decided, problems = decisions.load_decisions(Path(decisions_path))
    if baseline:
        known, faults = decisions.load_baseline(baseline)
        how.faults += faults
    out = decisions.sort(
        report.findings, corpus.kept, decided, known, dt.date.today(), decisions_path, str(baseline or "")
    )
    everything = (*report.problems, *problems, *(how.faults if baseline else ()), *out.problems)
    report = replace(report, findings=tuple(out.kept), problems=tuple(dict.fromkeys(everything)))
    return Checked(report, out, corpus.kept, [*how.faults, *problems], how.ruleset.rules if how.ruleset else ())


def remarks(how: Run, quiet: bool) -> None:
    """What the engine has to say: a damaged cache, for one."""
    if not quiet:
        for note in how.notes:
            say(note)


def nothing_read(articles: Sequence[Article]) -> bool:
    """Was there nothing to check? Then exit code 2, whatever was or was not found."""
    if articles:
        return False
    say("nothing to check: no article could be read")
    return True
