"""Findings for a person at a terminal: the sentences, then what is found, why, and what would settle it."""

from __future__ import annotations

import io

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reconcile.model import Claim, Finding, Report
from reconcile.report import view, words
from reconcile.report.options import RenderOptions
from reconcile.report.safe import one_line
from reconcile.report.speakers import by_speaker

COLOR = {"error": "bold red", "warning": "bold yellow", "note": "bold blue"}
_NARROW = 60  # below this a column for the values leaves no room for the sentences
_MOST_CLAIMS = 8  # of one finding; markdown and html list them all
_MOST_VERIFIED = 12
_MOST_PROBLEMS = 20


def render(report: Report, options: RenderOptions) -> str:
    """The report as text of `options.width` columns, with ANSI colours only if `options.color`."""
    if options.quiet:
        return "".join(f"{_short(finding, options)}\n" for finding in sorted(report.findings, key=view.weight))
    parts: list[RenderableType] = [_top(report)]
    parts += [_group(group, options) for group in view.groups(report)]
    parts += [part for part in (_verified(report), _problems(report, options), _bottom(report)) if part is not None]
    return _text(parts, options)


def voices(report: Report, options: RenderOptions) -> str:
    """Who said what: each speaker with the claims put in their mouth."""
    parts: list[RenderableType] = []
    for voice in by_speaker(report.claims):
        heading = Text.assemble(
            (one_line(voice.speaker), "bold"), (f"  {words.counted(len(voice.claims), 'claim')}", "dim")
        )
        parts.append(Group(heading, Padding(_claims(list(voice.claims), options, with_speaker=False), (0, 0, 0, 2))))
    return _text(parts or [Text("no claim is attributed to anyone")], options)


def _text(parts: list[RenderableType], options: RenderOptions) -> str:
    """The parts with an empty line between them."""
    console = Console(
        file=io.StringIO(),
        width=_width(options),
        force_terminal=options.color,
        color_system="standard" if options.color else None,
        no_color=not options.color,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    for n, part in enumerate(parts):
        if n:
            console.print()
        console.print(part)
    out: io.StringIO = console.file  # type: ignore[assignment]
    # rich fills lines to the full width; what is piped into a file should not end in blanks
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _width(options: RenderOptions) -> int:
    return max(options.width, 24)


def _short(finding: Finding, options: RenderOptions) -> str:
    claim = view.primary(finding, options)
    where = one_line(view.place(claim, options)) if claim else "-"
    return f"{where}: {finding.severity}: {one_line(finding.message)} [{finding.rule}]"


def _top(report: Report) -> Text:
    return Text(words.totals(report), style="bold")


def _group(group: view.Group, options: RenderOptions) -> RenderableType:
    worst = group.findings[0].severity
    heading = Text.assemble(
        (words.SEVERITIES.get(worst, "·"), COLOR.get(worst, "")), " ", (one_line(group.label), "bold")
    )
    parts: list[RenderableType] = [heading]
    shown: set[str] = set()
    for n, finding in enumerate(group.findings):
        fresh = [claim for claim in view.claims_in_order(finding) if claim.id not in shown]
        # a second finding about the same sentences does not repeat them
        most = len(fresh) if options.full else _MOST_CLAIMS
        parts.append(Padding(_claims(fresh[:most], options), (0, 0, 0, 2)))
        if (left := len(fresh) - most) > 0:
            parts.append(Text(f"  … and {left} more (all in --format markdown)", style="dim"))
        shown.update(claim.id for claim in fresh)
        parts.append(Padding(_verdict(finding, group, options), (0, 0, 1 if n + 1 < len(group.findings) else 0, 2)))
    return Group(*parts)


def _claims(claims: list[Claim], options: RenderOptions, with_speaker: bool = True) -> RenderableType:
    """Each claim with its figure, who published it where, and its sentence."""
    width = _width(options)
    if width < _NARROW:
        pairs = [(_who(claim, options, with_speaker, with_value=True), _sentence(claim, width - 6)) for claim in claims]
        return Group(*(part for pair in pairs for part in pair))
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", max_width=18, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for claim in claims:
        figure = Text(one_line(words.value(claim)), style="bold")
        table.add_row(figure, Group(_who(claim, options, with_speaker), _sentence(claim, width - 24)))
    return table


def _who(claim: Claim, options: RenderOptions, with_speaker: bool = True, with_value: bool = False) -> Text:
    place = one_line(view.place(claim, options))
    parts = [(one_line(claim.outlet), "cyan")] if claim.outlet else []
    parts.append((words.day(claim.published), ""))
    if claim.speaker and with_speaker:
        parts.append((one_line(claim.speaker), "italic"))
    if claim.status != "asserted":
        parts.append((claim.status, ""))
    if with_value and words.value(claim):
        parts.insert(0, (one_line(words.value(claim)), "bold"))
    # an article without an outlet is known by its file
    parts.append((place, "dim" if claim.outlet else "cyan"))
    line = Text(overflow="fold")
    for n, (text, style) in enumerate(parts):
        line.append(" · " if n else "", style="dim")
        line.append(text, style=style)
    return line


def _sentence(claim: Claim, room: int) -> Text:
    cut = view.excerpt(claim, max(60, room * 2 + room // 2))
    return Text.assemble(
        (one_line(cut.before), ""),
        (f"▸{one_line(cut.marked)}◂", "bold magenta"),
        (one_line(cut.after), ""),
        overflow="fold",
    )


def _verdict(finding: Finding, group: view.Group, options: RenderOptions) -> RenderableType:
    color = COLOR.get(finding.severity, "")
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    last = ""
    for n, (name, text) in enumerate(view.reasons(finding, group.fact, full=options.full)):
        grid.add_row(Text("" if name == last else name, style="dim" if n else color), one_line(text))
        last = name
    foot = Text(f"{finding.rule}  reconcile explain {finding.id}", style="dim", overflow="fold")
    head = [Text(one_line(view.message(finding)), style=color)] if finding.message else []
    return Group(*head, grid, foot)


def _verified(report: Report) -> RenderableType | None:
    if not report.verified:
        return None
    lines = []
    for finding in view.verified(report)[:_MOST_VERIFIED]:
        where = dict.fromkeys(one_line(view.source(claim)) for claim in finding.claims)
        lines.append(Text.assemble(("✓ ", "bold green"), one_line(finding.message), ("  " + ", ".join(where), "cyan")))
    if (left := len(report.verified) - _MOST_VERIFIED) > 0:
        lines.append(Text(f"  … and {left} more that hold (all in --format markdown)", style="dim"))
    return Group(*lines)


def _problems(report: Report, options: RenderOptions) -> RenderableType | None:
    if not report.problems:
        return None
    lines = [Text(words.counted(len(report.problems), "problem") + " in the input", style="bold yellow")]
    for problem in report.problems[:_MOST_PROBLEMS]:
        path = view.shown_path(problem.path, options)
        where = f"{path}:{problem.line}" if problem.line else path
        lines.append(Text(f"  {one_line(where)}: {one_line(problem.message)}"))
    if (left := len(report.problems) - _MOST_PROBLEMS) > 0:
        lines.append(Text(f"  … and {left} more", style="dim"))
    return Group(*lines)


def _bottom(report: Report) -> RenderableType:
    lines = [Text(one_line(" ".join(words.coverage(report.coverage))), style="dim")]
    if report.unmatched_rules:
        many = words.counted(len(report.unmatched_rules), "rule")
        lines.append(Text(f"{many} had nothing to compare (listed in the other formats).", style="dim"))
    found = words.severities(report.findings)
    end = f"Found {found}." if found else words.NOTHING
    lines.append(Text(end, style="bold" if found else "bold green"))
    return Group(*lines)
