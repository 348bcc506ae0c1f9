"""JUnit XML: a finding is a test case that fails, a check that held one that passes."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from reconcile.model import Fact, Finding, Report
from reconcile.report import view, words
from reconcile.report.options import RenderOptions
from reconcile.report.safe import commandless, one_line, visible


def render(report: Report, options: RenderOptions) -> str:
    """One suite. Findings below `options.fail_on` pass and carry their text, so that the colour agrees with the exit
    code."""
    facts = view.facts_by_id(report)
    suite = ET.Element("testsuite", name="reconcile")
    failed = 0
    for finding in sorted(report.findings, key=view.weight):
        failed += _case(suite, finding, facts.get(finding.fact), options)
    for finding in report.verified:
        ET.SubElement(suite, "testcase", classname=visible(finding.rule), name=_name(finding))
    if not len(suite):  # some servers take a suite without cases for a run that broke
        ET.SubElement(suite, "testcase", classname="reconcile", name="no findings")
    counts = {"tests": str(len(suite)), "failures": str(failed), "errors": "0", "skipped": "0"}
    suite.attrib |= counts
    ET.SubElement(suite, "system-out").text = one_line(
        " ".join((words.totals(report), *words.coverage(report.coverage)))
    )
    suites = ET.Element("testsuites", {"name": "reconcile", **counts})
    suites.append(suite)
    ET.indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + commandless(ET.tostring(suites, encoding="unicode")) + "\n"


def _case(suite: ET.Element, finding: Finding, fact: Fact | None, options: RenderOptions) -> int:
    fields = {"classname": visible(finding.rule), "name": _name(finding)}
    claim = view.primary(finding, options)
    if claim and claim.path:
        fields |= {"file": one_line(view.shown_path(claim.path, options)), "line": str(claim.line)}
    case = ET.SubElement(suite, "testcase", fields)
    text = "\n".join(view.paragraphs(finding, fact))
    fails = view.RANK.get(finding.severity, 2) <= view.RANK.get(options.fail_on, -1)
    if fails:
        failure = ET.SubElement(case, "failure", message=view.headline(finding), type=visible(finding.severity))
        failure.text = text
    else:
        ET.SubElement(case, "system-out").text = f"{finding.severity}: {view.headline(finding)}\n{text}"
    return int(fails)


def _name(finding: Finding) -> str:
    return one_line(" · ".join(part for part in (finding.label, view.headline(finding), finding.id) if part))
