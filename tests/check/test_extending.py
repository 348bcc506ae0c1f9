"""What CONTRIBUTING promises: a new kind of check is one file, a new measure one YAML entry. This does just that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

import reconcile
from reconcile.check import kinds
from reconcile.check.rulebook.catalogue import schema
from reconcile.check.rulebook.rules import load_rules

KIND = '''"""Figures that end in three zeros: too round to be a count."""

from reconcile.check.across import select
from reconcile.check.ledger import Verdict
from reconcile.check.rulebook.schema import RuleSpec


class Params(RuleSpec):
    """Fields of a round rule."""

    least: float = 1000


def run(ledger, rule):
    for _, claims in select.articles(ledger, rule):
        for c in claims:
            if c.low == c.high and c.low >= rule.spec.least and c.low % 1000 == 0:
                yield Verdict((c,), f"{c.quote} is suspiciously round")
'''
RULE = """rules:
  too-round:
    kind: round
    description: A count too round to be one.
    least: 2000
"""
MEASURE = """topic: bakery
measures:
  baked:
    nature: flow
    of: []
    ru: {verbs: [испечь]}
    uk: {verbs: [спекти]}
    en: {verbs: [bake]}
rules:
  baked-disagree:
    kind: contradiction
    measure: baked
    description: Two counts of one batch.
"""


@pytest.fixture
def new_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """One file, where kinds are looked for."""
    (tmp_path / "round.py").write_text(KIND, encoding="utf-8")
    monkeypatch.setattr(kinds, "__path__", [*kinds.__path__, str(tmp_path)])
    for cached in (kinds.names, kinds.load_kind):
        cached.cache_clear()
    yield tmp_path
    monkeypatch.undo()
    for cached in (kinds.names, kinds.load_kind):
        cached.cache_clear()


def article(id: str, text: str, language: str = "en") -> reconcile.Article:
    return reconcile.Article(id=id, text=text, published=dt.date(2025, 5, 5), outlet=id, language=language)


def test_a_new_kind_is_one_file(new_kind: Path, tmp_path: Path) -> None:
    (tmp_path / "rule.yaml").write_text(RULE, encoding="utf-8")
    ruleset = load_rules([tmp_path / "rule.yaml"])
    assert not ruleset.problems
    report = reconcile.check([article("a", "The mill sold 3000 loaves.")], rules=ruleset)
    assert [f.kind for f in report.findings if f.rule == "too-round"] == ["round"]
    assert "rule-round" in schema()["$defs"]


def test_a_new_measure_is_one_yaml_entry(tmp_path: Path) -> None:
    (tmp_path / "bakery.yaml").write_text(MEASURE, encoding="utf-8")
    texts = [
        article("a", "On Friday the Norwick bakery baked 310 loaves."),
        article("b", "On Friday the Norwick bakery baked 410 loaves."),
    ]
    report = reconcile.check(texts, rules=[tmp_path / "bakery.yaml"])
    assert {c.measure for c in report.claims if c.kind == "quantity"} == {"baked"}
    assert [f.rule for f in report.findings if f.rule == "baked-disagree"] == ["baked-disagree"]
