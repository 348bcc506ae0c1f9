"""Cases of rules: small corpora written beside a topic file, each with what a rule must say of it.

`<topic>.test.yaml` maps rule ids to `flag`, `ok` and `todo` lists. A case is a mapping with `articles` and, for all of
them, `lang`, `date`, `source`, `title`; an article is its text, or a mapping with any of these of its own. `verified`
asks that a check ran and held, `quotes` that these figures are among the finding's. A `todo` is a known gap: `want`
says what would be right, and a case that has come right is reported so that it can be moved.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reconcile.check.ledger import Ledger
from reconcile.check.rulebook.rules import Rule, hint
from reconcile.language.folder import is_test
from reconcile.model import Article, Finding, Problem
from reconcile.yamlfile import YamlFile, load_yaml

WANTS = ("flag", "ok", "todo")
DAY = dt.date(2025, 3, 3)  # where a case names no date: the day plays no part
_CASE_KEYS = ("articles", "lang", "date", "source", "title", "verified", "quotes", "want", "note")
_ARTICLE_KEYS = ("text", "lang", "date", "source", "title")


@dataclass(frozen=True)
class Case:
    """One small corpus and what a rule must say of it."""

    rule: str
    want: str  # flag | ok
    todo: bool
    articles: tuple[Article, ...]
    path: str
    line: int
    verified: bool = False
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Result:
    """A case that ran. `said` are the findings of its rule, `reason` why it fails, "" where it does not."""

    case: Case
    reason: str
    said: tuple[Finding, ...] = ()


@dataclass(slots=True)
class Cases:
    """Cases of some files, and what was wrong with others."""

    cases: list[Case] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def fault(self, file: YamlFile, where: tuple[str | int, ...], message: str) -> None:
        self.problems.append(Problem(file.path, file.line(*where), message))


def test_files(paths: Iterable[str | Path]) -> list[Path]:
    """The files of cases in files and folders; for a topic file, the one beside it."""
    found: list[Path] = []
    for path in map(Path, paths):
        if path.is_dir():
            found += sorted(f for s in ("*.yaml", "*.yml") for f in path.rglob(s) if is_test(f))
        elif is_test(path):
            found.append(path)
        else:
            beside = path.with_name(f"{path.stem}.test{path.suffix}")
            found += [beside] if beside.is_file() else []
    return list(dict.fromkeys(found))


def load_cases(paths: Iterable[str | Path]) -> Cases:
    """The cases of all files of cases in `paths`. Never raises for what a file holds."""
    out = Cases()
    for path in test_files(paths):
        file = load_yaml(path)
        out.problems += file.problems
        if file.data is None:
            continue
        if not isinstance(file.data, dict):
            out.fault(file, (), "a file of cases maps rule ids to 'flag', 'ok' and 'todo'")
            continue
        for rule, wants in file.data.items():
            _rule(out, file, rule, wants)
    return out


def _rule(out: Cases, file: YamlFile, rule: str, wants: Any) -> None:
    if not isinstance(wants, dict):
        out.fault(file, (rule,), f"'{rule}' is a mapping with 'flag', 'ok' and 'todo'")
        return
    for want, bodies in wants.items():
        if want not in WANTS:
            out.fault(file, (rule, want), f"unknown key '{want}'{hint(want, WANTS)}")
        elif not isinstance(bodies, list):
            out.fault(file, (rule, want), f"'{want}' is a list of cases")
        else:
            for n, body in enumerate(bodies):
                case = _case(out, file, (rule, want, n), body)
                if case:
                    out.cases.append(case)


def _case(out: Cases, file: YamlFile, where: tuple[str | int, ...], body: Any) -> Case | None:
    if not isinstance(body, dict) or not isinstance(body.get("articles"), list) or not body["articles"]:
        out.fault(file, where, "a case is a mapping with 'articles', a list of texts or articles")
        return None
    for key in body:
        if key not in _CASE_KEYS:
            out.fault(file, (*where, key), f"unknown key '{key}'{hint(key, _CASE_KEYS)}")
            return None
    articles = [_article(out, file, (*where, "articles", n), item, body, n) for n, item in enumerate(body["articles"])]
    if not all(articles):
        return None
    todo = where[1] == "todo"
    want = str(body.get("want") or "flag") if todo else str(where[1])
    quotes = tuple(map(str, body.get("quotes") or ()))
    kept = tuple(a for a in articles if a)
    return Case(str(where[0]), want, todo, kept, file.path, file.line(*where), bool(body.get("verified")), quotes)


def _article(
    out: Cases, file: YamlFile, where: tuple[str | int, ...], item: Any, case: dict[str, Any], n: int
) -> Article | None:
    data = {"text": item} if isinstance(item, str) else item
    unknown = next((k for k in data if k not in _ARTICLE_KEYS), None) if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(data.get("text"), str) or unknown:
        said = f"unknown key '{unknown}'{hint(unknown, _ARTICLE_KEYS)}" if unknown else "an article is its text"
        out.fault(file, where, said)
        return None
    day = data.get("date", case.get("date", DAY))
    if not isinstance(day, dt.date) and day is not None:
        out.fault(file, where, f"'{day}' is no date: write YYYY-MM-DD, or null for none")
        return None
    letter = "abcdefghij"[n % 10]
    return Article(
        id=f"{letter}{n}",
        text=data["text"],
        title=str(data.get("title", "")),
        published=day,
        outlet=str(data.get("source", case.get("source", f"outlet-{letter}.test"))),
        language=data.get("lang", case.get("lang")),
        path=f"{letter}.md",
    )


def judge(
    case: Case, rule: Rule, ledger: Ledger, check: Callable[[Ledger, Rule], tuple[Sequence[Finding], Sequence[Finding]]]
) -> Result:
    """Run one rule over a case's ledger. `check` gives its findings and what it verified."""
    findings, verified = check(ledger, rule)
    said = tuple(f for f in findings if f.confidence != "possible")  # what is only possible is no alarm
    if case.want == "ok":
        if said:
            return Result(case, f"flagged: {said[0].message}", said)
        if case.verified and not verified:
            return Result(case, "not verified")
        return Result(case, "")
    if not said:
        return Result(case, "not flagged", said)
    quotes = [c.quote for f in said for c in f.claims]
    missing = [q for q in case.quotes if not any(q in said_quote for said_quote in quotes)]
    return Result(case, f"flagged without {', '.join(missing)}: {said[0].message}" if missing else "", said)
