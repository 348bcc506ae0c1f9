"""`reconcile facts`: the reconciled ledger."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, Optional

import typer

from reconcile.cli import UNUSABLE, options
from reconcile.cli.extract import guarded
from reconcile.cli.output import colored, show, width, write
from reconcile.cli.session import articles_of, load, nothing_read, run_check, tell

if TYPE_CHECKING:
    from reconcile.model import Claim, Report

COLUMNS = ("label", "value", "status", "sources", "when", "outlets")
SPOKEN = ("speaker", "outlet", "published", "stance", "value", "about", "sentence")


def facts(
    paths: options.Paths = None,
    rules: options.Rules = None,
    config: options.ConfigFile = None,
    format: Annotated[Literal["table", "csv", "json"], typer.Option("--format", "-f")] = "table",
    output: Annotated[Optional[Path], typer.Option("--output", "-o", metavar="FILE")] = None,  # noqa: UP045
    by: Annotated[
        Optional[Literal["speaker"]],  # noqa: UP045
        typer.Option("--by", help="speaker: who said what, instead of what is the case."),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Also facts that a single claim stands for.")] = False,
    jobs: options.Jobs = None,
    no_cache: options.NoCache = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no remarks.")] = False,
    stdin_filename: options.StdinName = None,
) -> None:
    """Show each fact: its reconciled value, who says so."""
    settings = load(config)
    corpus = articles_of(paths, settings, stdin_filename, [output] if output else ())
    checked = run_check(corpus, rules, settings, jobs, not no_cache, quiet)
    report = checked.report
    tell(report.problems)
    columns = SPOKEN if by else COLUMNS
    rows = list(_spoken(report)) if by else list(_rows(report, every))
    if format == "json":
        text = json.dumps(rows if by else [f.to_dict() for f in report.facts], ensure_ascii=False, indent=1) + "\n"
    elif format == "csv":
        text = _csv(rows, columns)
    elif by:
        text = _voices(report, output is not None)
    else:
        text = table(rows, columns, 100 if output else width())
    if output:
        write(output, text)
    else:
        show(text)
    if checked.faults or nothing_read(checked.articles):
        raise typer.Exit(UNUSABLE)


def _rows(report: Report, every: bool) -> Iterable[dict[str, Any]]:
    claims = {claim.id: claim for claim in report.claims}
    for fact in report.facts:
        if len(fact.claims) < 2 and not every:
            continue
        own = [claims[ident] for ident in fact.claims if ident in claims]
        yield {
            "label": fact.label,
            "value": interval(fact.low, fact.high, fact.unit),
            "status": fact.status,
            "sources": fact.independent_sources,
            "when": _when(fact.event),
            "outlets": ", ".join(dict.fromkeys(claim.outlet or claim.article for claim in own)),
        }


def _spoken(report: Report) -> Iterable[dict[str, Any]]:
    from reconcile.report.speakers import by_speaker

    spoken = [(voice.speaker, claim) for voice in by_speaker(report.claims) for claim in voice.claims]
    for speaker, claim in spoken:
        yield {
            "speaker": speaker,
            "outlet": claim.outlet or claim.article,
            "published": claim.published.isoformat() if claim.published else "",
            "stance": claim.stance or "",
            "value": claim.quote if claim.kind == "quantity" else "",
            "about": _about(claim),
            "sentence": " ".join(claim.sentence.split()),
        }


def _voices(report: Report, to_file: bool) -> str:
    from reconcile.read.walk import root_of
    from reconcile.report import RenderOptions
    from reconcile.report.formats.terminal import voices

    wide, colors = (100, False) if to_file else (width(), colored(None))
    return voices(report, RenderOptions(width=wide, color=colors, root=str(root_of(Path.cwd()))))


def _about(claim: Claim) -> str:
    return " ".join(word for word in (claim.measure or claim.predicate, claim.counted) if word)


def interval(low: float | None, high: float | None, unit: str | None = None) -> str:
    """14; 14–16; ≥ 1000; with its unit."""
    sign = {"percent": " %", None: ""}.get(unit, f" {unit}")
    if low is None and high is None:
        return "?"
    if low == high:
        return f"{low:,.12g}".replace(",", " ") + sign
    if high is None:
        return f"≥ {low:,.12g}".replace(",", " ") + sign
    if low is None:
        return f"≤ {high:,.12g}".replace(",", " ") + sign
    return f"{low:,.12g}–{high:,.12g}".replace(",", " ") + sign


def _when(event: Any) -> str:
    if event is None:
        return ""
    start, end = event.start.isoformat(), event.end.isoformat()
    return start if start == end else f"{start} – {end}"


def _csv(rows: list[dict[str, Any]], columns: Iterable[str]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: guarded(value) for key, value in row.items()} for row in rows)
    return out.getvalue()


def table(rows: list[dict[str, Any]], columns: Iterable[str], columns_wide: int) -> str:
    """Rows as a plain table of that width; article text is never read as markup."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from reconcile.report.safe import one_line

    if not rows:
        return "nothing that more than one claim speaks of (--all shows single claims)\n"
    shown = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        shown.add_column(column, overflow="fold", justify="right" if column in ("value", "sources") else "left")
    for row in rows:
        shown.add_row(*(Text(one_line(str(row[column]))) for column in columns))
    console = Console(file=io.StringIO(), width=max(columns_wide, 40), no_color=True, legacy_windows=False)
    console.print(shown)
    out: io.StringIO = console.file  # type: ignore[assignment]
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))
