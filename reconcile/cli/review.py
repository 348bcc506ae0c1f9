"""`reconcile review`: walk through the findings and say what each is; kept in a file with reason, who and when."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from reconcile.cli import options
from reconcile.cli.output import colored, show, width, write
from reconcile.cli.session import articles_of, fail, load, nothing_read, run_check, say

if TYPE_CHECKING:
    from reconcile.check.decisions import Decision
    from reconcile.model import Finding, Report

KEYS = {
    "a": "accepted",
    "d": "different_event",
    "s": "superseded",
    "1": "error_in_a",
    "2": "error_in_b",
    "i": "ignored",
}
MENU = (
    "[a] known and accepted   [d] two different events   [s] superseded by later news\n"
    "[1] first figure wrong   [2] second figure wrong    [i] ignore until a day\n"
    "[n] next, undecided      [b] back                   [q] save and stop"
)


def review(
    paths: options.Paths = None,
    rules: options.Rules = None,
    config: options.ConfigFile = None,
    who: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--who", help="Your name in the decisions file. Default: git's user.name."),
    ] = None,
    jobs: options.Jobs = None,
) -> None:
    """Walk through the findings and record decisions."""
    from reconcile.check.decisions import load_decisions

    settings = load(config)
    file = settings.path(settings.decisions)
    decided, problems = load_decisions(file)
    if problems:
        fail(f"mend {file} first, so that nothing in it is lost", problems)
    checked = run_check(articles_of(paths, settings), rules, settings, jobs, cache=True, quiet=False)
    if checked.faults:
        fail("", checked.faults)
    if nothing_read(checked.articles):
        fail("", checked.report.problems)
    made = _walk(list(checked.report.findings), _show(checked.report), who or _name())
    if made:
        kept = [decision for decision in decided if decision.finding not in made]
        _save(file, [*kept, *made.values()])
    say(f"{len(made)} decided" + (f", in {file}" if made else ""))


def _save(file: Path, decisions: list[Decision]) -> None:
    from reconcile.check.decisions import dump_decisions

    write(file, dump_decisions(decisions))


def _show(report: Report) -> Callable[[Finding], str]:
    """A function that shows one finding of the report as `check` would."""
    from reconcile.report import RenderOptions
    from reconcile.report.formats import terminal

    def one(finding: Finding) -> str:
        return terminal.findings(
            replace(report, findings=(finding,)), RenderOptions(width=width(), color=colored(None))
        )

    return one


def _walk(findings: list[Finding], shown: Callable[[Finding], str], who: str) -> dict[str, Decision]:
    """Decisions by finding, from what is typed; the end of the input is the end of the walk."""
    made: dict[str, Decision] = {}
    at = 0
    if not findings:
        say("no findings to review")
    while 0 <= at < len(findings):
        finding = findings[at]
        show(f"\n──── {at + 1} of {len(findings)}  {finding.id}\n\n{shown(finding)}\n{MENU}")
        key = _ask("? ")
        if key is None or key == "q":
            break
        if key == "b":
            at = max(at - 1, 0)
        elif key in ("n", ""):
            at += 1
        elif key in KEYS:
            decision = _decide(finding, KEYS[key], who)
            if decision:
                made[finding.id] = decision
                at += 1
        else:
            say(f"'{key}' is none of the keys")
    return made


def _decide(finding: Finding, verdict: str, who: str) -> Decision | None:
    from reconcile.check.decisions import Decision

    until = None
    if verdict == "ignored":
        until = _ask_day()
        if until is None:
            return None
    reason = _ask("why? ")
    if not reason:
        say("a decision needs a reason: once more")
        return None
    today, about = dt.date.today().isoformat(), " ".join(finding.message.split())
    return Decision(finding.id, verdict, reason, who, today, until, finding.rule, about)


def _ask_day() -> dt.date | None:
    answer = _ask("until (YYYY-MM-DD)? ")
    try:
        return dt.date.fromisoformat(answer or "")
    except ValueError:
        say("that is no date")
        return None


def _ask(question: str) -> str | None:
    """A line typed, without the blanks around it; None at the end of the input."""
    print(question, end="", file=sys.stderr, flush=True)
    line = sys.stdin.readline()
    return line.strip() if line else None


def _name() -> str:
    try:
        done = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, check=False)
        name = done.stdout.strip()
    except OSError:
        name = ""
    return name or os.environ.get("USER", "")
