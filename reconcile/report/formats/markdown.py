"""A report a desk can file: GitHub Markdown with a summary, a table, and a section a finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reconcile.model import WRITTEN_BY, Claim, Fact, Finding, Report
from reconcile.report import view, words
from reconcile.report.options import RenderOptions
from reconcile.report.passages import Passage, passages, sides
from reconcile.report.safe import markdown as esc
from reconcile.report.speakers import by_speaker

SEVERITY = {"error": "🔴", "warning": "🟡", "note": "🔵"}
Titles = Mapping[str, str]
_SENTENCE = 400  # characters of a sentence around its claim
_MOST_SENTENCES = 4  # that give the same figure
_MOST_VOICES = 40
_MOST_SAID = 12


def render(report: Report, options: RenderOptions) -> str:
    """The report as GitHub Markdown. All text of articles, paths and rules is literal in it."""
    parts = [[f"<!-- {WRITTEN_BY} -->", f"# {esc(options.title)}"], _summary(report)]
    groups = view.groups(report)
    parts += [_disputed(report, groups), _findings(groups, view.titles(report), options), _voices(report)]
    parts += [_verified(report), _set_aside(options), _coverage(report), _problems(report, options)]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _summary(report: Report) -> list[str]:
    found = words.severities(report.findings)
    verdict = f"Found **{found}**." if found else words.NOTHING
    return [words.totals(report), "", verdict]


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _disputed(report: Report, groups: list[view.Group]) -> list[str]:
    by_id = {claim.id: claim for claim in report.claims}
    rows = [_fact_row(group.fact, group, by_id) for group in groups if group.fact]
    if not rows:
        return []
    head = _row(("Fact", "Said", "So far", "Sources", "Verdict"))
    return ["## Facts in question", "", head, "|---|---|---|--:|---|", *rows]


def _fact_row(fact: Fact, group: view.Group, by_id: dict[str, Claim]) -> str:
    said: dict[str, list[str]] = {}
    claims = [by_id[i] for i in fact.claims if i in by_id] or [c for f in group.findings for c in f.claims]
    for claim in sorted(claims, key=view.claim_order):
        if words.has_figure(claim):
            outlets = said.setdefault(words.value(claim), [])
            if view.source(claim) not in outlets:
                outlets.append(view.source(claim))
    values = "<br>".join(f"**{esc(value)}** {esc(', '.join(outlets))}" for value, outlets in said.items())
    names = dict.fromkeys(f"{SEVERITY.get(f.severity, '')} {words.verdict_name(f)}" for f in group.findings)
    sources = str(fact.independent_sources)
    return _row((esc(group.label), values, esc(words.fact_value(fact)), sources, ", ".join(names)))


def _findings(groups: list[view.Group], titles: Titles, options: RenderOptions) -> list[str]:
    lines = ["## Findings"] if groups else []
    for group in groups:
        lines += ["", f"### {SEVERITY.get(group.findings[0].severity, '')} {esc(group.label)}"]
        shown: set[str] = set()
        for finding in group.findings:
            lines += _finding(finding, group, shown, titles, options)
    return lines


def _finding(finding: Finding, group: view.Group, shown: set[str], titles: Titles, options: RenderOptions) -> list[str]:
    lines: list[str] = [""]
    fresh = [claim for claim in view.claims_in_order(finding) if claim.id not in shown]
    shown.update(claim.id for claim in fresh)
    for side in sides(fresh, _SENTENCE, None if options.full else _MOST_SENTENCES):
        for passage in side.shown:
            lines += [*_passage(passage, titles, options), ""]
        lines += [f"- … {esc(side.more)}", ""] if side.more else []
    if finding.message:
        lines += [f"**{esc(view.message(finding))}**", ""]
    foot = f"<sub>{esc(finding.rule)} · {esc(finding.severity)} · {esc(finding.id)}</sub>"
    return [*lines, *_reasons(finding, group.fact), "", foot]


def _reasons(finding: Finding, fact: Fact | None) -> list[str]:
    """One list item a name; where a name has several texts, a list under it."""
    by_name: dict[str, list[str]] = {}
    for name, text in view.reasons(finding, fact):
        by_name.setdefault(name, []).append(esc(text))
    lines = []
    for name, texts in by_name.items():
        several = [f"- *{name}*", *(f"  - {text}" for text in texts)]
        lines += several if len(texts) > 1 else [f"- *{name}* — {texts[0]}"]
    return lines


def _passage(passage: Passage, titles: Titles, options: RenderOptions) -> list[str]:
    first = passage.first
    who = [f"**{esc(passage.values)}**"] if passage.values else []
    who += [esc(view.source(first)), words.day(first.published)]
    who += [esc(text) for text in (passage.speakers, passage.statuses, view.place(first, options)) if text]
    title = titles.get(first.article, "") if first.part != "title" else ""
    who += [f"*{esc(title)}*"] if title.strip() else []
    return [f"- {' · '.join(who)}", f"  > {_sentence(passage, '▸', '◂')}"]


def _sentence(passage: Passage, before: str = "", after: str = "") -> str:
    pieces = passage.pieces
    return "".join(f"<mark>{before}{esc(text)}{after}</mark>" if is_claim else esc(text) for text, is_claim in pieces)


def _voices(report: Report) -> list[str]:
    voices = by_speaker(report.claims)
    if not voices:
        return []
    lines = ["## Who said what"]
    for voice in voices[:_MOST_VOICES]:
        lines += ["", f"- **{esc(voice.speaker)}**{esc(voice.also)} ({words.counted(len(voice.claims), 'claim')})"]
        said = passages(voice.claims, 160)
        lines += [f"  - {_said(passage)}" for passage in said[:_MOST_SAID]]
        if (left := len(said) - _MOST_SAID) > 0:
            lines.append(f"  - … and {left} more")
    if (left := len(voices) - _MOST_VOICES) > 0:
        lines += ["", f"… and {words.counted(left, 'more speaker')}"]
    return lines


def _said(passage: Passage) -> str:
    denies = "denies: " if passage.first.stance == "denies" else ""
    where = f"{esc(view.source(passage.first))}, {words.day(passage.first.published)}"
    return f"{denies}{_sentence(passage)} ({where})"


def _verified(report: Report) -> list[str]:
    if not report.verified:
        return []
    lines = ["## Checked and found right", ""]
    for finding in view.verified(report):
        outlets = dict.fromkeys(esc(view.source(claim)) for claim in finding.claims)
        lines.append(f"- ✓ {esc(view.message(finding))} ({', '.join(outlets)})")
    return lines


def _set_aside(options: RenderOptions) -> list[str]:
    if not options.hidden:
        return []
    lines = ["## Set aside", ""]
    for hidden in options.hidden:
        reason = f": {esc(hidden.reason)}" if hidden.reason else ""
        lines.append(f"- {esc(view.headline(hidden.finding))} (by {esc(hidden.by)}{reason})")
    return lines


def _coverage(report: Report) -> list[str]:
    lines = ["## How much was understood", "", *(esc(line) for line in words.coverage(report.coverage))]
    if report.unmatched_rules:
        names = ", ".join(esc(name) for name in report.unmatched_rules)
        lines += ["", f"{words.counted(len(report.unmatched_rules), 'rule')} found nothing to compare: {names}"]
    return lines


def _problems(report: Report, options: RenderOptions) -> list[str]:
    if not report.problems:
        return []
    lines = ["## Problems in the input", "", _row(("File", "Line", "Problem")), "|---|--:|---|"]
    for problem in report.problems:
        path = esc(view.shown_path(problem.path, options))
        lines.append(_row((path, str(problem.line or ""), esc(problem.message))))
    return lines
