"""Annotations on a pull request, as workflow commands of GitHub Actions, and the summary of the step."""

from __future__ import annotations

from collections import Counter

from reconcile.model import Finding, Report
from reconcile.report import view, words
from reconcile.report.formats import markdown
from reconcile.report.options import RenderOptions
from reconcile.report.places import Files
from reconcile.report.safe import one_line, visible

LEVEL = {"error": "error", "warning": "warning", "note": "notice"}
SHOWN = 10  # of each level; GitHub drops the rest of a step without a word
SUMMARY_BYTES = 1_000_000  # a step's summary may have 1 MiB


def render(report: Report, options: RenderOptions) -> str:
    """One command a finding, the gravest first; below them how many were left out, and the totals."""
    files, facts = Files(options), view.facts_by_id(report)
    seen: Counter[str] = Counter()
    lines = []
    for finding in sorted(report.findings, key=view.weight):
        level = LEVEL.get(finding.severity, "notice")
        seen[level] += 1
        if seen[level] <= SHOWN:
            lines.append(_command(level, finding, "\n".join(view.paragraphs(finding, facts.get(finding.fact))), files))
    left = sum(max(0, n - SHOWN) for n in seen.values())
    if left:
        lines.append(f"{words.counted(left, 'more finding')} without an annotation: {SHOWN} of a level are shown.")
    lines.append(words.totals(report))
    return "\n".join(lines) + "\n"


def summary(report: Report, options: RenderOptions) -> str:
    """Markdown to append to the file that GITHUB_STEP_SUMMARY names, cut to what GitHub takes."""
    text = markdown.render(report, options)
    if len(text.encode("utf-8", "replace")) <= SUMMARY_BYTES:
        return text
    cut = text.encode("utf-8", "replace")[:SUMMARY_BYTES].decode("utf-8", "ignore")
    # between two sections, so that no list or quotation is left open
    return cut[: cut.rfind("\n### ")] + "\n\n… cut here: a step's summary holds 1 MiB.\n"


def _command(level: str, finding: Finding, text: str, files: Files) -> str:
    claim = view.primary(finding, files.options)
    region = files.region(claim) if claim else None
    fields: dict[str, str | int | None] = {}
    if region:
        fields = {"file": region.path, "line": region.line, "endLine": region.end_line}
        fields |= {"col": region.column, "endColumn": region.end_column}
    fields["title"] = view.headline(finding)
    told = ",".join(f"{key}={_property(value)}" for key, value in fields.items() if value is not None)
    return f"::{level} {told}::{_data(text)}"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str | int) -> str:
    return _data(one_line(str(value))).replace(":", "%3A").replace(",", "%2C")
