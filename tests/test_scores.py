"""What is scored on labelled data does not get worse. Skips where the data is not beside the checkout."""

from __future__ import annotations

import json
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import REPOSITORY

FLOORS: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "floors.yaml").read_text(encoding="utf-8"))


def flat(figures: dict[str, Any], before: str = "") -> dict[str, Any]:
    """`{"a": {"b": 1}}` as `{"a.b": 1}`."""
    out: dict[str, Any] = {}
    for key, value in figures.items():
        if isinstance(value, dict):
            out |= flat(value, f"{before}{key}.")
        else:
            out[f"{before}{key}"] = value
    return out


def number(value: Any) -> float:
    return float(Fraction(value)) if isinstance(value, str) else float(value)


@pytest.mark.parametrize("task", sorted(FLOORS))
def test_floor(task: str, shared: Path) -> None:
    """A figure named `max_…` in the floors is a ceiling: false alarms, traps sprung."""
    done = subprocess.run(
        [sys.executable, str(shared / "bench" / "score.py"), task],
        env={"PYTHONPATH": str(REPOSITORY), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    figures = flat(json.loads(done.stdout))
    for name, bound in flat(FLOORS[task]).items():
        last = name.rpartition(".")[2]
        if last.startswith("max_"):
            assert number(figures[name.replace("max_", "")]) <= number(bound), (
                f"{task} {name.replace('max_', '')}: {figures[name.replace('max_', '')]}, at most {bound}"
            )
        else:
            assert number(figures[name]) >= number(bound), f"{task} {name}: {figures[name]}, floor {bound}"
