"""Flip a bound or drop a tolerance of any shipped rule's comparison, and one of its cases must notice."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from test_cases import CASES, RULES, ledger_of

from reconcile.check import run_rule
from reconcile.check.across.timed import Timed
from reconcile.check.kinds.date import Params as DateParams
from reconcile.check.kinds.imprecise import Params as ImpreciseParams
from reconcile.check.kinds.percent import Params as PercentParams
from reconcile.check.rulebook.cases import judge
from reconcile.check.rulebook.rules import Rule
from reconcile.check.rulebook.schema import Tolerant


def mutants(rule: Rule) -> list[dict[str, Any]]:
    """Changes of a rule's settings, each of which turns a comparison round or takes a tolerance away."""
    spec = rule.spec
    out: list[dict[str, Any]] = []
    if isinstance(spec, ImpreciseParams):
        return [{"looseness": 0.97}, {"looseness": 0.001}]
    if isinstance(spec, PercentParams):
        return [{"absolute": 100.0}]
    if isinstance(spec, DateParams):
        return [{"days": 1}]
    if isinstance(spec, Timed):
        if rule.kind == "contradiction":
            out = [{"relative": 1.0}, {"rounding": False, "relative": 0.0, "absolute": 0.0}]
        elif rule.kind in ("monotonic", "update"):
            out = [{"over_time": "constant", "window": 0}]
        elif rule.kind == "unit":
            confused = [{"confused": []}] if getattr(spec, "confused", None) else []
            out = confused or [{"rough": 0.99}, {"rough": 0.0, "rounding": False}]
    elif isinstance(spec, Tolerant):
        out = [{"relative": 1.0}] if rule.kind == "part_whole" else []
    return out


@pytest.mark.parametrize(
    ("rule", "change"), [(r, m) for r in RULES.rules for m in mutants(r)], ids=lambda x: str(getattr(x, "id", x))
)
def test_a_case_notices(rule: Rule, change: dict[str, Any]) -> None:
    changed = replace(rule, spec=rule.spec.model_copy(update=change))
    cases = [c for c in CASES.cases if c.rule == rule.id and not c.todo]
    check = lambda ledger, asked: run_rule(ledger, asked, RULES)  # noqa: E731
    broken = [c for c in cases if judge(c, changed, ledger_of(c), check).reason]
    assert broken, f"{rule.id} with {change}: every case still passes"
