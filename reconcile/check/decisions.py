"""Findings that people have dealt with: the baseline, reviewed decisions, ignores written into an article.

None of them is silent: what they set aside is counted, and what no longer sets anything aside is reported.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from reconcile.model import Article, Finding, Problem
from reconcile.yamlfile import load_yaml

# what a reviewer may say, and how it reads after "set aside:"
VERDICTS: dict[str, str] = {
    "accepted": "known and accepted",
    "different_event": "two different events",
    "superseded": "superseded by later news",
    "error_in_a": "the first figure is wrong",
    "error_in_b": "the second figure is wrong",
    "ignored": "ignored for now",
}
_KEYS = ("finding", "verdict", "reason", "who", "date", "until", "rule", "about")
_IGNORE = re.compile(r"reconcile-ignore\s+([\w-]+)\s*(?::\s*(.*))?$", re.S)
_PARAGRAPH = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided about one finding."""

    finding: str
    verdict: str
    reason: str
    who: str = ""
    date: str = ""
    until: dt.date | None = None
    rule: str = ""
    about: str = ""  # the finding's message when it was decided, for readers of the file
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Aside:
    """A finding set aside, by what (baseline, decision, ignore) and why."""

    finding: Finding
    by: str
    reason: str


@dataclass(slots=True)
class Sorted:
    """Findings that count, those set aside, and what is to be said of the files that set them aside."""

    kept: list[Finding] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Ignore:
    """A `<!-- reconcile-ignore RULE: reason -->` and the stretch of text it covers."""

    article: Article
    offset: int
    rule: str
    reason: str
    end: int


def sort(
    findings: Iterable[Finding],
    articles: Iterable[Article],
    decisions: Sequence[Decision] = (),
    baseline: Mapping[str, str] | None = None,
    today: dt.date | None = None,
    decisions_path: str = "",
    baseline_path: str = "",
) -> Sorted:
    """Set aside what ignores, decisions and the baseline cover. A decision past its `until` covers nothing."""
    out = Sorted()
    ignores = [ignore for article in articles for ignore in _ignores(article, out.problems)]
    by_id = {decision.finding: decision for decision in decisions}
    used: set[str] = set()
    for finding in findings:
        aside = _aside(finding, ignores, by_id, baseline or {}, today, used)
        if aside is None:
            out.kept.append(finding)
        else:
            out.aside.append(aside)
    out.problems += _unused(ignores, decisions, used, today, decisions_path)
    stale = len([known for known in baseline or () if f"baseline {known}" not in used])
    if stale:
        message = f"{stale} of its findings no longer occur: `reconcile baseline prune` takes them out"
        out.problems.append(Problem(baseline_path, None, message))
    return out


def _aside(
    finding: Finding,
    ignores: Sequence[_Ignore],
    decisions: Mapping[str, Decision],
    baseline: Mapping[str, str],
    today: dt.date | None,
    used: set[str],
) -> Aside | None:
    covering = [n for n, ignore in enumerate(ignores) if _covers(ignore, finding)]
    used.update(f"ignore {n}" for n in covering)
    decision = decisions.get(finding.id)
    if decision:
        used.add(f"decision {finding.id}")
    if finding.id in baseline:
        used.add(f"baseline {finding.id}")
    if covering:
        return Aside(finding, "ignore", ignores[covering[0]].reason)
    if decision and not _expired(decision, today):
        who = ", ".join(part for part in (decision.who, decision.date) if part)
        reason = f"{VERDICTS[decision.verdict]}: {decision.reason}" + (f" ({who})" if who else "")
        return Aside(finding, "decision", reason)
    if finding.id in baseline:
        return Aside(finding, "baseline", "known when the baseline was written")
    return None


def _expired(decision: Decision, today: dt.date | None) -> bool:
    return bool(today and decision.until and today > decision.until)


def _covers(ignore: _Ignore, finding: Finding) -> bool:
    return ignore.rule == finding.rule and any(
        claim.article == ignore.article.id and claim.part == "text" and ignore.offset <= claim.start < ignore.end
        for claim in finding.claims
    )


def _ignores(article: Article, problems: list[Problem]) -> Iterable[_Ignore]:
    """The ignores of an article: each covers the rest of its paragraph, or the next one if it stands alone."""
    for offset, comment in article.comments:
        m = _IGNORE.match(comment)
        if not m:
            continue
        line = article.line + article.text.count("\n", 0, offset)
        reason = " ".join((m.group(2) or "").split())
        if not reason:
            message = f"this ignore gives no reason and is not used: write reconcile-ignore {m.group(1)}: why"
            problems.append(Problem(article.path or article.id, line, message))
            continue
        begin = article.text.rfind("\n\n", 0, offset) + 2 if "\n\n" in article.text[:offset] else 0
        rest = offset + len(article.text[offset:]) - len(article.text[offset:].lstrip())
        alone = not article.text[begin:offset].strip() and "\n" in article.text[offset:rest]
        end = _PARAGRAPH.search(article.text, rest if alone else offset)
        yield _Ignore(article, begin, m.group(1), reason, end.start() if end else len(article.text))


def _unused(
    ignores: Sequence[_Ignore], decisions: Sequence[Decision], used: set[str], today: dt.date | None, path: str
) -> Iterable[Problem]:
    for n, ignore in enumerate(ignores):
        if f"ignore {n}" not in used:
            line = ignore.article.line + ignore.article.text.count("\n", 0, ignore.offset)
            message = f"this ignore covers no finding of '{ignore.rule}': take it out"
            yield Problem(ignore.article.path or ignore.article.id, line, message)
    for decision in decisions:
        if f"decision {decision.finding}" not in used:
            yield Problem(path, decision.line, f"no finding {decision.finding} any more: take this decision out")
        elif _expired(decision, today):
            yield Problem(path, decision.line, f"the decision on {decision.finding} ran out on {decision.until}")


def load_decisions(path: Path, shown: str = "") -> tuple[list[Decision], list[Problem]]:
    """The decisions of a file, none where there is no such file; what cannot be read is a Problem."""
    if not path.exists():
        return [], []
    file = load_yaml(path)
    shown = shown or str(path)
    problems = [Problem(shown, problem.line, problem.message) for problem in file.problems]
    rows = file.data.get("decisions") if isinstance(file.data, dict) else None
    if not isinstance(rows, list):
        if not problems and file.data is not None:
            problems.append(Problem(shown, 1, "expected `decisions:` and a list below it"))
        return [], problems
    decisions = []
    for n, row in enumerate(rows):
        line = file.line("decisions", n)
        fault = _fault(row)
        if fault:
            problems.append(Problem(shown, line, fault))
            continue
        words = {key: str(row[key]) for key in _KEYS if key in row and key != "until"}
        decisions.append(Decision(**words, until=_day(row.get("until")), line=line))
    return decisions, problems


def _fault(row: Any) -> str:
    """What is wrong with one entry; empty if nothing."""
    if not isinstance(row, dict):
        return "a decision is a set of `key: value` lines"
    for key in row:
        if key not in _KEYS:
            return f"unknown key '{key}' in a decision: there are {', '.join(_KEYS)}"
    for key in ("finding", "verdict", "reason"):
        if not str(row.get(key) or "").strip():
            return f"a decision needs '{key}'"
    if row["verdict"] not in VERDICTS:
        return f"unknown verdict '{row['verdict']}': there are {', '.join(VERDICTS)}"
    try:
        _day(row.get("until"))
    except ValueError:
        return f"'until: {row['until']}' is no date: write YYYY-MM-DD"
    return ""


def _day(value: Any) -> dt.date | None:
    if value is None or isinstance(value, dt.date):
        return value
    return dt.date.fromisoformat(str(value))


_HEAD = "# Findings people have decided about. Kept in git; written by `reconcile review`, edited by hand as well.\n"


def dump_decisions(decisions: Iterable[Decision]) -> str:
    """The file's text, by finding, so that two people's decisions merge."""
    rows = []
    for decision in sorted(decisions, key=lambda d: d.finding):
        row = {key: getattr(decision, key) for key in _KEYS}
        rows.append({key: str(value) for key, value in row.items() if value})
    return _HEAD + yaml.safe_dump({"decisions": rows}, allow_unicode=True, sort_keys=False, width=100)


def load_baseline(path: Path, shown: str = "") -> tuple[dict[str, str], list[Problem]]:
    """Known findings: id → what it was about. A missing or broken file is a Problem."""
    shown = shown or str(path)
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return {str(row["id"]): str(row.get("about", "")) for row in data["findings"]}, []
    except FileNotFoundError:
        return {}, [Problem(shown, None, "no such baseline: `reconcile baseline write` makes one")]
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as fault:
        return {}, [Problem(shown, getattr(fault, "lineno", None), f"not a baseline: {fault}")]


def dump_baseline(findings: Mapping[str, str]) -> str:
    """The baseline's text: one finding a line, by id, so that a change of it reads well in git."""
    rows = [json.dumps({"id": key, "about": about}, ensure_ascii=False) for key, about in sorted(findings.items())]
    return '{"version": 1, "findings": [\n' + ",\n".join(rows) + "\n]}\n"


def about(finding: Finding) -> str:
    """One line that tells a reader of a baseline or of decisions which finding is meant."""
    return f"{finding.rule}: {' '.join(finding.message.split())}"
