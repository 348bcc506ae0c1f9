"""reconcile rules: what each command prints and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from reconcile.cli.rules import app

run = CliRunner().invoke


def test_shipped_rules_are_without_fault() -> None:
    result = run(app, ["lint"])
    assert result.exit_code == 0, result.output
    assert "no faults" in result.output


def test_list_says_what_a_user_pack_overrides(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("rules:\n  toll-falls: {severity: note}\n", encoding="utf-8")
    result = run(app, ["list", "--rules", str(tmp_path)])
    assert result.exit_code == 0
    line = next(x for x in result.output.splitlines() if x.startswith("toll-falls"))
    assert "note" in line and "overrides" in line and "casualties.yaml:" in line


def test_show_an_unknown_rule_names_a_near_one() -> None:
    result = run(app, ["show", "toll-fall"])
    assert result.exit_code == 2
    assert "did you mean 'toll-falls'?" in result.output
    assert run(app, ["show", "toll-falls"]).exit_code == 0


def test_new_writes_what_passes_lint_and_test(tmp_path: Path) -> None:
    file = tmp_path / "mine" / "factories.yaml"
    assert run(app, ["new", str(file)]).exit_code == 0
    assert run(app, ["lint", str(file)]).exit_code == 0, run(app, ["lint", str(file)]).output
    result = run(app, ["test", str(file)])
    assert result.exit_code == 0, result.output
    assert run(app, ["new", str(file)]).exit_code == 2  # never over what is there


def test_a_failing_case_is_shown_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("rules:\n  toll-falls: {severity: note}\n", encoding="utf-8")
    (tmp_path / "mine.test.yaml").write_text(
        "toll-falls:\n  flag:\n    - lang: en\n      articles: ['Nine people died.', 'Ten people died.']\n",
        encoding="utf-8",
    )
    result = run(app, ["test", str(tmp_path)])
    assert result.exit_code == 1
    assert "mine.test.yaml:3: toll-falls: want flag, not flagged" in result.output


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rules:\n  a-b: {kind: contradiction, description: x, measure: kiled}\n", "did you mean 'killed'?"),
        ("rules:\n  a-b: {kind: contradiction, description: x, message: '{value}'}\n", "did you mean 'values'?"),
        ("rules:\n  a-b: {kind: contradiction, description: x, sources: {only: [z], leave_out: [z]}}\n", "never match"),
        ("rules:\n  a-b: {kind: contradiction, description: x}\n", "has no flag and no ok case"),
    ],
)
def test_lint_finds(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
    result = run(app, ["lint", str(tmp_path / "mine.yaml")])
    assert result.exit_code == 2
    assert said in result.output


def test_schema_is_json_and_docs_name_every_kind(tmp_path: Path) -> None:
    out = tmp_path / "schema.json"
    assert run(app, ["schema", "-o", str(out)]).exit_code == 0
    assert "rule-contradiction" in json.loads(out.read_text(encoding="utf-8"))["$defs"]
    docs = run(app, ["docs"]).output
    for kind in ("contradiction", "imprecise", "stock_flow", "part_whole", "monotonic", "unit", "date"):
        assert f"`{kind}`" in docs
