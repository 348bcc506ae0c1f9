"""`reconcile check`: the run most people want."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, Optional

import typer

from reconcile.cli import FOUND, UNUSABLE, options
from reconcile.cli.output import Target, append, colored, show, targets, width, write
from reconcile.cli.session import Checked, articles_of, load, nothing_read, run_check, say, tell

if TYPE_CHECKING:
    from reconcile.model import Finding
    from reconcile.report import RenderOptions

LEVELS = ("note", "warning", "error", "never")


def check(
    context: typer.Context,
    paths: options.Paths = None,
    rules: options.Rules = None,
    config: options.ConfigFile = None,
    format: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option(
            "--format", "-f", metavar="FORMAT", help="terminal, markdown, json …; each with its own -o. Repeatable."
        ),
    ] = None,
    output: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--output", "-o", metavar="FILE", help="File for the --format before it. Repeatable."),
    ] = None,
    fail_on: Annotated[
        Optional[Literal["error", "warning", "note", "never"]],  # noqa: UP045
        typer.Option(
            "--fail-on", help="Lowest severity that gives exit code 1. Default: error, or the configuration's."
        ),
    ] = None,
    min_confidence: Annotated[
        Optional[Literal["possible", "likely", "certain"]],  # noqa: UP045
        typer.Option("--min-confidence", help="Leave out findings that are less sure."),
    ] = None,
    baseline: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option(
            "--baseline", metavar="FILE", help="Known findings, from `reconcile baseline write`, do not count."
        ),
    ] = None,
    since: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--since", metavar="REV", help="Only findings that the changes since this git revision bring."),
    ] = None,
    engine: options.Engine = "local",
    jobs: options.Jobs = None,
    no_cache: options.NoCache = False,
    quiet: options.Quiet = False,
    color: Annotated[
        Optional[bool],  # noqa: UP045
        typer.Option("--color/--no-color", help="Colour whatever the output; NO_COLOR and FORCE_COLOR are obeyed."),
    ] = None,
    stdin_filename: options.StdinName = None,
) -> None:
    """Find what the articles contradict each other in."""
    from reconcile.report import FORMATS

    wanted = targets(context.obj or (), list(FORMATS))
    settings = load(config)
    if min_confidence:
        settings = settings.model_copy(update={"min_confidence": min_confidence})
    known = baseline or (settings.path(settings.baseline) if settings.baseline else None)
    corpus = articles_of(paths, settings, stdin_filename, [target.file for target in wanted if target.file])
    checked = run_check(corpus, rules, settings, jobs, not no_cache, quiet, baseline=known, engine=engine)
    changed: frozenset[str] = frozenset()
    if since:
        from reconcile.cli.since import only_new

        checked, changed = only_new(checked, since, paths, rules, settings, jobs, not no_cache)
    if not checked.articles:
        # a report on nothing helps nobody at a terminal; programs still get theirs
        wanted = [target for target in wanted if target.format != "terminal"]
    if not checked.articles or quiet:
        tell(problem for problem in checked.report.problems if problem not in checked.faults)
    threshold = fail_on or settings.fail_on
    given = _options(checked, changed, quiet, threshold)
    for target in wanted:
        _emit(target, checked, given, color)
    raise typer.Exit(_code(checked, threshold, quiet))


def _emit(target: Target, checked: Checked, given: RenderOptions, color: bool | None) -> None:
    from reconcile.report import render

    if target.file is None:
        given = replace(given, width=width())
    if target.format == "terminal":
        given = replace(given, color=bool(color) if target.file else colored(color))
    text = render(checked.report, target.format, given)
    if target.format == "github":
        _step_summary(checked, given)
    if target.file:
        write(target.file, text)
    else:
        show(text)


def _step_summary(checked: Checked, given: RenderOptions) -> None:
    """In a job of GitHub Actions, the report in Markdown on the job's page besides."""
    place = os.environ.get("GITHUB_STEP_SUMMARY")
    if not place:
        return
    from reconcile.report.formats.github import summary

    append(Path(place), summary(checked.report, given))


def _options(checked: Checked, changed: frozenset[str], quiet: bool, fail_on: str) -> RenderOptions:
    from reconcile import __version__
    from reconcile.read.walk import root_of
    from reconcile.report import Hidden, RenderOptions, RuleNote

    return RenderOptions(
        quiet=quiet,
        fail_on=fail_on,
        version=__version__,
        root=str(root_of(Path.cwd())),
        texts={article.id: article.text for article in checked.articles},
        changed=changed,
        hidden=tuple(Hidden(aside.finding, aside.by, aside.reason) for aside in checked.sorted.aside),
        rules={rule.id: RuleNote(rule.id, rule.spec.description, rule.spec.why) for rule in checked.rules},
    )


def _code(checked: Checked, fail_on: str, quiet: bool) -> int:
    """The exit code: unusable settings or nothing read, then findings at or above the threshold."""
    tell(checked.faults)
    if checked.faults or nothing_read(checked.articles):
        return UNUSABLE
    aside = len(checked.sorted.aside)
    if aside and not quiet:
        say(f"{aside} finding{'s' if aside > 1 else ''} set aside by the baseline, decisions or ignores")
    return FOUND if any(_counts(finding, fail_on) for finding in checked.report.findings) else os.EX_OK


def _counts(finding: Finding, fail_on: str) -> bool:
    return LEVELS.index(finding.severity) >= LEVELS.index(fail_on)
