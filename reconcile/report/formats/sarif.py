"""SARIF 2.1.0, as code scanning of GitHub and editors read it.

Known findings stay in the log with their state, so that a viewer does not report them as fixed. The first
location is the article that a commit changed, or the newest; the others are linked from the message.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from reconcile.model import Claim, Fact, Finding, Problem, Report
from reconcile.report import view, words
from reconcile.report.formats.json_ import dumps
from reconcile.report.options import Hidden, RenderOptions, RuleNote
from reconcile.report.places import Files
from reconcile.report.safe import one_line, visible

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST_RESULTS = 25_000  # GitHub refuses more in one run
_SHORT = 250
Json = dict[str, Any]


def render(report: Report, options: RenderOptions) -> str:
    """A SARIF log of one run. Columns are code points, and the log says so."""
    findings = sorted(report.findings, key=view.weight)[:MOST_RESULTS]
    hidden = sorted(options.hidden, key=lambda h: view.weight(h.finding))[: MOST_RESULTS - len(findings)]
    rules = _rules([*findings, *(h.finding for h in hidden)], options)
    at = {rule["id"]: n for n, rule in enumerate(rules)}
    facts, files = view.facts_by_id(report), Files(options)
    compared = any(h.by == "baseline" for h in hidden)
    results = [
        _result(f, facts.get(f.fact), at, files) | ({"baselineState": "new"} if compared else {}) for f in findings
    ]
    results += [_result(h.finding, facts.get(h.finding.fact), at, files) | _state(h) for h in hidden]
    driver = {"name": "reconcile", "rules": rules}
    if options.version:
        driver["semanticVersion"] = options.version
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The root of the corpus's repository."}}},
        "invocations": [_invocation(report, options)],
        "results": results,
    }
    return dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _rules(findings: list[Finding], options: RenderOptions) -> list[Json]:
    first = {finding.rule: finding for finding in reversed(findings)}
    return [_rule(name, first.get(name), options.rules.get(name)) for name in sorted({*first, *options.rules})]


def _rule(name: str, finding: Finding | None, note: RuleNote | None) -> Json:
    verdict = words.VERDICTS.get(finding.kind) if finding else None
    short = (note.title or note.description if note else "") or (verdict.certain if verdict else name)
    rule: Json = {
        "id": visible(name),
        "shortDescription": {"text": _text(short)},
        "fullDescription": {"text": _text((note.description if note else "") or short)},
        "help": {"text": _text((note.help if note else "") or f"reconcile explain {name}")},
    }
    if finding:
        rule["defaultConfiguration"] = {"level": finding.severity}
        rule["properties"] = {"tags": ["facts", visible(finding.kind)]}
    return rule


def _result(finding: Finding, fact: Fact | None, rules: dict[str, int], files: Files) -> Json:
    first = view.primary(finding, files.options)
    others = [c for c in view.claims_in_order(finding) if first is None or c.id != first.id]
    related = [(claim, location) for claim in others if (location := _location(claim, files))]
    result: Json = {
        "ruleId": visible(finding.rule),
        "ruleIndex": rules[finding.rule],
        "level": finding.severity,
        "message": {"text": _message(finding, fact, first, related)},
        "partialFingerprints": {"primaryLocationLineHash": f"{finding.id}:1", "reconcile/v1": finding.id},
        "properties": {"kind": visible(finding.kind), "confidence": visible(finding.confidence)},
    }
    if first and (location := _location(first, files)):
        result["locations"] = [location]
    if related:
        result["relatedLocations"] = [
            location | {"id": n, "message": {"text": _text(view.told(claim))}}
            for n, (claim, location) in enumerate(related, 1)
        ]
    return result


def _message(finding: Finding, fact: Fact | None, first: Claim | None, related: list[tuple[Claim, Json]]) -> str:
    """What is found, then the sentence here, links to the others, and the grounds."""
    lines = [_text(view.headline(finding)).rstrip(".") + "."]
    lines += [_text(view.told(first))] if first else []
    for n, (claim, _) in enumerate(related, 1):
        told = view.told(claim)
        name = one_line(view.source(claim))
        lines.append(f"[{_link_text(name)}]({n}) {_text(told)}")
    lines += [_text(line) for line in view.grounds(finding, fact)]
    return "\n".join(lines)


def _text(text: str) -> str:
    """Text in a SARIF message: brackets would make a link, braces a placeholder."""
    text = one_line(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return text.replace("{", "{{").replace("}", "}}")


def _link_text(text: str) -> str:
    short = text if len(text) <= _SHORT else text[:_SHORT] + "…"
    return _text(short)


def _location(claim: Claim, files: Files) -> Json | None:
    region = files.region(claim)
    if region is None:
        return None
    place: Json = {"startLine": region.line, "startColumn": region.column}
    if region.end_line is not None and region.end_column is not None:
        place |= {"endLine": region.end_line, "endColumn": region.end_column}
    place["snippet"] = {"text": visible(claim.quote)}
    return {"physicalLocation": {"artifactLocation": _artifact(region.path), "region": place}}


def _artifact(path: str) -> Json:
    uri = quote(visible(path), safe="/")
    if PurePosixPath(path).is_absolute():
        return {"uri": f"file://{uri}"}
    return {"uri": uri, "uriBaseId": "SRCROOT"}


def _state(hidden: Hidden) -> Json:
    """A baselined finding is an old one; a decision or an ignore suppresses, with its reason."""
    if hidden.by == "baseline":
        return {"baselineState": "unchanged"}
    kind = "inSource" if hidden.by == "ignore" else "external"
    suppression: Json = {"kind": kind, "status": "accepted"}
    if hidden.reason:
        suppression["justification"] = one_line(hidden.reason)
    return {"suppressions": [suppression]}


def _invocation(report: Report, options: RenderOptions) -> Json:
    notes = [_notification(problem, options) for problem in report.problems]
    return {"executionSuccessful": True} | ({"toolExecutionNotifications": notes} if notes else {})


def _notification(problem: Problem, options: RenderOptions) -> Json:
    where: Json = {"artifactLocation": _artifact(view.shown_path(problem.path, options))}
    if problem.line:
        where["region"] = {"startLine": problem.line}
    note: Json = {"level": "warning", "message": {"text": _text(problem.message)}}
    return note | ({"locations": [{"physicalLocation": where}]} if problem.path else {})
