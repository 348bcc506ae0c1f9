"""`reconcile baseline`: live with the findings a corpus already has, and hear of new ones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from reconcile.cli import options
from reconcile.cli.output import show, write
from reconcile.cli.session import articles_of, fail, load, nothing_read, run_check, say

if TYPE_CHECKING:
    from reconcile.config import Config

NAME = "reconcile-baseline.json"
app = typer.Typer(help="Keep known findings in a file, so that new ones count.", no_args_is_help=True)
File = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--baseline", metavar="FILE", help=f"Default: `baseline` of the configuration, else {NAME}."),
]


def _file(given: Path | None, config: Config) -> Path:
    return given or config.path(config.baseline or NAME)


def counted(number: int) -> str:
    return f"{number} finding{'' if number == 1 else 's'}"


def _findings(paths: list[str] | None, rules: list[Path] | None, config: Config, jobs: int | None) -> dict[str, str]:
    """Findings that decisions and ignores leave, as the baseline holds them; exit 2 where nothing could be read."""
    from reconcile.check.decisions import about

    checked = run_check(articles_of(paths, config), rules, config, jobs, cache=True, quiet=False)
    if checked.faults:
        fail("the baseline is left as it is", checked.faults)
    if nothing_read(checked.articles):
        fail("the baseline is left as it is", checked.report.problems)
    return {finding.id: about(finding) for finding in checked.report.findings}


@app.command("write")
def write_(
    paths: options.Paths = None,
    rules: options.Rules = None,
    config: options.ConfigFile = None,
    baseline: File = None,
    add: Annotated[bool, typer.Option("--add", help="Take new findings into an existing baseline.")] = False,
    jobs: options.Jobs = None,
) -> None:
    """Write the findings of this moment to the baseline.

    New ones enter an existing baseline only with --add.
    """
    from reconcile.check.decisions import dump_baseline, load_baseline

    settings = load(config)
    file = _file(baseline, settings)
    found = _findings(paths, rules, settings, jobs)
    known: dict[str, str] = {}
    if file.exists():
        known, problems = load_baseline(file)
        if problems:
            fail("the baseline is left as it is", problems)
        new = {key: about for key, about in found.items() if key not in known}
        for key, about in sorted(new.items()):
            say(f"new: {key} {about}")
        if new and not add:
            fail(f"{file} is left as it is: {counted(len(new))} not in it yet (--add takes new ones in)")
    write(file, dump_baseline(found))
    gone = len([key for key in known if key not in found])
    say(f"{file}: {counted(len(found))}" + (f", {gone} that no longer occur taken out" if gone else ""))
    if not settings.baseline and not known:
        say(f'use it with `--baseline {file}`, or with `baseline = "{file.name}"` in reconcile.toml')


@app.command()
def prune(
    paths: options.Paths = None,
    rules: options.Rules = None,
    config: options.ConfigFile = None,
    baseline: File = None,
    jobs: options.Jobs = None,
) -> None:
    """Take findings that no longer occur out of the baseline. Adds nothing."""
    from reconcile.check.decisions import dump_baseline, load_baseline

    settings = load(config)
    file = _file(baseline, settings)
    known, problems = load_baseline(file)
    if problems:
        fail("", problems)
    found = _findings(paths, rules, settings, jobs)
    kept = {key: about for key, about in known.items() if key in found}
    if len(kept) < len(known):
        write(file, dump_baseline(kept))
    say(f"{file}: {len(known) - len(kept)} taken out, {len(kept)} left")


@app.command("show")
def show_(config: options.ConfigFile = None, baseline: File = None) -> None:
    """List the findings of the baseline."""
    from reconcile.check.decisions import load_baseline
    from reconcile.report.safe import one_line

    known, problems = load_baseline(_file(baseline, load(config)))
    if problems:
        fail("", problems)
    for key, about in sorted(known.items(), key=lambda item: (item[1], item[0])):
        show(f"{key}  {one_line(about)}")
