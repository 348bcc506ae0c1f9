"""The cases beside the shipped rules hold, every rule has them, and the generated files are current."""

from __future__ import annotations

import functools
from collections import Counter

import pytest

from reconcile.check import run_rule
from reconcile.check.ledger import Ledger
from reconcile.check.rulebook.cases import Case, judge, load_cases
from reconcile.check.rulebook.catalogue import catalogue, schema_text
from reconcile.check.rulebook.rules import load_rules
from reconcile.language.folder import rules_folder
from reconcile.pipeline import prepare

RULES = load_rules()
CASES = load_cases([rules_folder()])


@functools.cache
def ledger_of(case: Case) -> Ledger:
    """A case, extracted and linked once for all tests."""
    return prepare(case.articles)


def name(case: Case) -> str:
    return f"{case.rule}:{case.want}:{case.line}"


@pytest.mark.parametrize("case", [c for c in CASES.cases if not c.todo], ids=name)
def test_case(case: Case) -> None:
    rule = RULES.get(case.rule)
    assert rule, f"no rule is called {case.rule}"
    result = judge(case, rule, ledger_of(case), lambda ledger, asked: run_rule(ledger, asked, RULES))
    assert not result.reason, f"{case.path}:{case.line}: want {case.want}: {result.reason}"


def test_enough_cases_in_three_languages_for_every_rule_and_pack() -> None:
    assert not CASES.problems
    live = [c for c in CASES.cases if not c.todo]
    assert len(live) >= 120
    wants = Counter((c.rule, c.want) for c in live)
    for rule in RULES.rules:
        for want in ("flag", "ok"):
            assert wants[rule.id, want], f"{rule.id} has no '{want}' case"
    for path in {c.path for c in live}:
        languages = {a.language for c in live if c.path == path for a in c.articles}
        assert {"ru", "uk", "en"} <= languages, path


def test_generated_files_are_current() -> None:
    folder = rules_folder()
    assert (folder / "README.md").read_text(encoding="utf-8") == catalogue(RULES), "run: make rules"
    assert (folder / "schema.json").read_text(encoding="utf-8") == schema_text(), "run: make rules"
