"""What every test may use."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# property tests give the same examples everywhere, so that a failure in CI is the failure here
settings.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED = REPOSITORY.parent / "shared"


@pytest.fixture
def shared() -> Path:
    """The folder of labelled data and real articles beside the checkout; tests that need it skip without it."""
    if not (SHARED / "bench" / "score.py").exists():
        pytest.skip(f"needs the labelled data in {SHARED}, which is not part of this repository")
    return SHARED


Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def command(tmp_path: Path) -> Command:
    """Run the command in a process of its own, in `cwd` (an empty folder unless given); text in, text out."""

    def run(*arguments: str | Path, cwd: Path = tmp_path, **more: str) -> subprocess.CompletedProcess[str]:
        keep = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
        given = more.pop("input", None)
        return subprocess.run(
            [sys.executable, "-m", "reconcile", *map(str, arguments)],
            cwd=cwd,
            env=keep | {"PYTHONPATH": str(REPOSITORY), "PYTHONIOENCODING": "utf-8"} | more,
            input=given,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return run
