"""Findings for a person at a terminal: the sentences, then what is found, why, and what would settle it."""

from __future__ import annotations

import io
from dataclasses import replace

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reconcile.model import Finding, Report
from reconcile.report import view, words
from reconcile.report.options import RenderOptions
from reconcile.report.passages import Passage, Side, passages, sides
from reconcile.report.safe import commandless, one_line
from reconcile.report.speakers import by_speaker

COLOR = {"error": "bold red", "warning": "bold yellow", "note": "bold blue"}
_NARROW = 60  # below this a column for the values leaves no room for the sentences
_MOST_SENTENCES = 2  # that give the same figure; `reconcile explain` lists them all
_MOST_VERIFIED = 12
_MOST_PROBLEMS = 20


def render(report: Report, options: RenderOptions) -> str:
    """The report as text of `options.width` columns, with ANSI colours only if `options.color`."""
    options = replace(options, root=None)  # places as they were given, so that a terminal can open them
    if options.quiet:
        return commandless("".join(f"{_short(f, options)}\n" for f in sorted(report.findings, key=view.weight)))
    parts: list[RenderableType] = [_top(report)]
    parts += [_group(group, options) for group in view.groups(report)]
    parts += [part for part in (_verified(report), _problems(report, options), _bottom(report)) if part is not None]
    return _text(parts, options)


def findings(report: Report, options: RenderOptions) -> str:
    """The findings alone, without the summary around them: for those who look at one."""
    options = replace(options, root=None)
    return _text([_group(group, options) for group in view.groups(report)], options)


def voices(report: Report, options: RenderOptions) -> str:
    """Who said what: each speaker with the claims put in their mouth."""
    options = replace(options, root=None)
    parts: list[RenderableType] = []
    for voice in by_speaker(report.claims):
        heading = Text.assemble(
            (one_line(voice.speaker), "bold"),
            one_line(voice.also),
            (f"  {words.counted(len(voice.claims), 'claim')}", "dim"),
        )
        said = [Side((passage,), ()) for passage in passages(voice.claims, _room(options))]
        parts.append(Group(heading, Padding(_claims(said, options, with_speaker=False), (0, 0, 0, 2))))
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
    return commandless("\n".join(line.rstrip() for line in out.getvalue().split("\n")))


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
        told = sides(fresh, _room(options), None if options.full else _MOST_SENTENCES)
        parts.append(Padding(_claims(told, options), (0, 0, 0, 2)))
        shown.update(claim.id for claim in fresh)
        parts.append(Padding(_verdict(finding, group, options), (0, 0, 1 if n + 1 < len(group.findings) else 0, 2)))
    return Group(*parts)


def _claims(told: list[Side], options: RenderOptions, with_speaker: bool = True) -> RenderableType:
    """Each sentence with its figures and who published it where; of a side that many give, some."""
    narrow = _width(options) < _NARROW
    table = Table.grid(padding=(0, 2, 0, 0))
    if not narrow:
        table.add_column(justify="right", max_width=18, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for side in told:
        for passage in side.shown:
            lines = Group(_who(passage, options, with_speaker, with_value=narrow), _sentence(passage))
            table.add_row(*([] if narrow else [Text(one_line(passage.values), style="bold")]), lines)
        if side.more:
            table.add_row(*([] if narrow else [""]), Text(one_line(f"… {side.more}"), style="dim", overflow="fold"))
    return table


def _who(passage: Passage, options: RenderOptions, with_speaker: bool = True, with_value: bool = False) -> Text:
    outlet = passage.first.outlet
    parts = [
        (passage.values if with_value else "", "bold"),
        (outlet, "cyan"),
        (words.day(passage.first.published), ""),
        (passage.speakers if with_speaker else "", "italic"),
        (passage.statuses, ""),
        # an article without an outlet is known by its file
        (view.place(passage.first, options), "dim" if outlet else "cyan"),
    ]
    line = Text(overflow="fold")
    for text, style in parts:
        if text:
            line.append(" · " if line else "", style="dim")
            line.append(one_line(text), style=style)
    return line


def _sentence(passage: Passage) -> Text:
    parts = [
        (f"▸{one_line(text)}◂", "bold magenta") if is_claim else (one_line(text), "")
        for text, is_claim in passage.pieces
    ]
    return Text.assemble(*parts, overflow="fold")


def _room(options: RenderOptions) -> int:
    """Characters of a sentence: two lines and a half beside the figures."""
    return max(60, (_width(options) - 24) * 5 // 2)


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
        path = view.shown_path(problem.path, options) if problem.path else "the corpus"
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
