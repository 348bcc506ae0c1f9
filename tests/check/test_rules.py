"""Rule files: what loads, what is refused and where, how layers lie over one another."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.check.rulebook.rules import load_rules

GOOD = """topic: ships
rules:
  ships-disagree:
    kind: contradiction
    description: Two counts of ships.
"""
# text of a file | line of the fault | words of the message
FAULTS = [
    ("topic: a\nrulez:\n  b: {}\n", 2, "unknown key 'rulez'; did you mean 'rules'?"),
    ("rules:\n  a-b: {kind: contradiktion, description: x}\n", 2, "did you mean 'contradiction'?"),
    ("rules:\n  a-b:\n    kind: contradiction\n    description: x\n    mesure: killed\n", 5, "did you mean 'measure'?"),
    ("rules:\n  a-b:\n    kind: contradiction\n", 2, "'description' is missing"),
    ("rules:\n  a-b:\n    description: x\n", 2, "has no 'kind'"),
    ("rules:\n  a-b:\n    kind: contradiction\n    description: x\n    severity: fatal\n", 5, "'severity'"),
    ("rules:\n  a-b:\n    kind: contradiction\n    description: x\n    relative: 3\n", 5, "'relative'"),
    ("rules:\n  a-b:\n    kind: contradiction\n    description: x\n    measure: {a: b}\n", 5, "'measure"),
    ("rules:\n  A B: {kind: contradiction, description: x}\n", 2, "small letters"),
    ("rules:\n  a-b: 7\n", 2, "is a mapping"),
    ("rules: [1, 2]\n", 1, "'rules' is a mapping"),
    ("- 1\n", 1, "a topic file is a mapping"),
    ("rules:\n\ta-b: {}\n", 2, "tabs"),
    ("rules:\n  a-b: {kind: contradiction, description: x}\n  a-b: {}\n", 3, "duplicate key"),
    ("rules:\n  a-b: &x {kind: contradiction, description: x}\n  c-d: *x\n", 2, "aliases"),
    ("rules:\n  a-b: {extends: c-d}\n  c-d: {extends: a-b}\n", 2, "extends itself"),
    ("rules:\n  a-b: {extends: toll-disagree}\n", 2, "did you mean 'toll-disagrees'?"),
    (
        "rules:\n  a-b:\n    kind: contradiction\n    description: x\n    sources: {only: [a], ignore: [b]}\n",
        5,
        "'ignore'",
    ),
]


@pytest.mark.parametrize(("text", "line", "said"), FAULTS)
def test_every_fault_has_its_line_and_a_sentence(tmp_path: Path, text: str, line: int, said: str) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(text, encoding="utf-8")
    problems = load_rules([file]).problems
    assert problems, text
    assert any(said in p.message for p in problems), [p.message for p in problems]
    hit = next(p for p in problems if said in p.message)
    assert (hit.path, hit.line) == (str(file), line)
    assert all("\n" not in p.message for p in problems)


def test_shipped_rules_have_no_fault_and_stay_beside_a_broken_file(tmp_path: Path) -> None:
    assert load_rules().problems == ()
    (tmp_path / "bad.yaml").write_text("rules: [", encoding="utf-8")
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")
    ruleset = load_rules([tmp_path])
    assert len(ruleset.problems) == 1
    assert ruleset.get("ships-disagree") and ruleset.get("toll-disagrees")


def test_a_later_layer_overrides_the_fields_it_names(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(
        "rules:\n  toll-disagrees: {severity: note, relative: 0.2}\n"
        "  my-toll: {extends: toll-disagrees, measure: killed, description: Mine.}\n",
        encoding="utf-8",
    )
    ruleset = load_rules([tmp_path])
    assert not ruleset.problems
    rule, own = ruleset.get("toll-disagrees"), ruleset.get("my-toll")
    assert rule and own
    assert rule.severity == "note" and rule.spec.measures() == ["killed", "injured", "missing"]
    assert rule.overrides and "casualties.yaml:" in rule.overrides and not rule.shipped
    assert own.spec.measures() == ["killed"] and own.severity == "note" and own.extends == "toll-disagrees"


def test_two_definitions_in_one_layer_are_a_fault(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    problems = load_rules([tmp_path]).problems
    assert len(problems) == 1 and "already defined" in problems[0].message and problems[0].line == 3


def test_a_missing_path_and_an_empty_folder_are_faults(tmp_path: Path) -> None:
    assert load_rules([tmp_path / "none.yaml"]).problems
    assert load_rules([tmp_path]).problems


def test_ten_thousand_rules(tmp_path: Path) -> None:
    body = "".join(f"  rule-{n}: {{kind: contradiction, description: x}}\n" for n in range(10_000))
    (tmp_path / "many.yaml").write_text("rules:\n" + body, encoding="utf-8")
    ruleset = load_rules([tmp_path])
    assert not ruleset.problems and len(ruleset.rules) > 10_000
