"""Reviewdog's diagnostics (rdjson): columns are UTF-8 bytes, 1-based, the end exclusive."""

from __future__ import annotations

from typing import Any

from reconcile.model import Claim, Fact, Finding, Report
from reconcile.report import view
from reconcile.report.formats.json_ import dumps
from reconcile.report.options import RenderOptions
from reconcile.report.places import Files
from reconcile.report.safe import one_line, visible

SEVERITY = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}
Json = dict[str, Any]


def render(report: Report, options: RenderOptions) -> str:
    """A DiagnosticResult. A column is left out where the file cannot be read to count its bytes."""
    facts, files = view.facts_by_id(report), Files(options)
    found = sorted(report.findings, key=view.weight)
    diagnostics = [_diagnostic(finding, facts.get(finding.fact), files) for finding in found]
    return dumps({"source": {"name": "reconcile"}, "diagnostics": diagnostics}) + "\n"


def _diagnostic(finding: Finding, fact: Fact | None, files: Files) -> Json:
    first = view.primary(finding, files.options)
    others = [c for c in view.claims_in_order(finding) if first is not None and c.id != first.id]
    out: Json = {
        "message": "\n".join((view.headline(finding), *view.paragraphs(finding, fact))),
        "location": _location(first, files) if first else {"path": "-"},
        "severity": SEVERITY.get(finding.severity, "INFO"),
        "code": {"value": visible(finding.rule)},
    }
    if others:
        out["related_locations"] = [{"message": view.told(c), "location": _location(c, files)} for c in others]
    return out


def _location(claim: Claim, files: Files) -> Json:
    region = files.region(claim)
    if region is None or claim.path is None:
        return {"path": one_line(claim.article)}
    start: Json = {"line": region.line}
    column = files.byte_column(claim.path, region.line, region.column)
    place: Json = {"start": start}
    if column is not None:
        start["column"] = column
        if region.end_line is not None and region.end_column is not None:
            end = files.byte_column(claim.path, region.end_line, region.end_column)
            if end is not None:
                place["end"] = {"line": region.end_line, "column": end}
    return {"path": one_line(region.path), "range": place}
