"""GitLab's code quality report: an array of issues, shown in the merge request."""

from __future__ import annotations

from typing import Any

from reconcile.model import Finding, Report
from reconcile.report import view, words
from reconcile.report.formats.json_ import dumps
from reconcile.report.options import RenderOptions
from reconcile.report.safe import one_line, visible

SEVERITY = {"error": "major", "warning": "minor", "note": "info"}


def render(report: Report, options: RenderOptions) -> str:
    """One issue a finding. Fingerprints are the findings' own, so equal ones are one issue."""
    return dumps([_issue(finding, options) for finding in sorted(report.findings, key=view.weight)]) + "\n"


def _issue(finding: Finding, options: RenderOptions) -> dict[str, Any]:
    claim = view.primary(finding, options)
    path = (view.shown_path(claim.path, options) or claim.article) if claim else "-"
    return {
        "description": f"{view.headline(finding).rstrip('.')}. {words.verdict_text(finding)}",
        "check_name": visible(finding.rule),
        "fingerprint": visible(finding.id),
        "severity": SEVERITY.get(finding.severity, "info"),
        "location": {"path": one_line(path), "lines": {"begin": max(1, claim.line) if claim else 1}},
    }
