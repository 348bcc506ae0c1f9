"""What every test may use."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# property tests give the same examples everywhere, so that a failure in CI is the failure here
settings.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED = REPOSITORY.parent / "shared"

# commands in processes of their own compile our modules once, not each anew where the environment forbids to write
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
os.environ.setdefault("PYTHONPYCACHEPREFIX", str(REPOSITORY / ".pytest_cache" / "bytecode"))


@pytest.fixture
def shared() -> Path:
    """The folder of labelled data and real articles beside the checkout; tests that need it skip without it."""
    if not (SHARED / "bench" / "score.py").exists():
        pytest.skip(f"needs the labelled data in {SHARED}, which is not part of this repository")
    return SHARED


Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command line, in `cwd` (an empty folder unless given): text in, text out, as a finished process.

    It runs in this process, which is ten times as fast; `installed` runs it in one of its own.
    """

    def run(*arguments: str | Path, cwd: Path = tmp_path, **more: str) -> subprocess.CompletedProcess[str]:
        from reconcile.cli import main

        given = more.pop("input", "")
        out, err = io.StringIO(), io.StringIO()
        with monkeypatch.context() as patch:
            patch.chdir(cwd)
            for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "GITHUB_STEP_SUMMARY"):
                patch.delenv(name, raising=False)
            for name, value in more.items():
                patch.setenv(name, value)
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode()), encoding="utf-8"))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            code: Any = 0
            try:
                main([str(argument) for argument in arguments])
            except SystemExit as end:
                code = end.code or 0
        return subprocess.CompletedProcess(["reconcile", *map(str, arguments)], code, out.getvalue(), err.getvalue())

    return run


@pytest.fixture
def installed(tmp_path: Path) -> Command:
    """The command in a process of its own, as `command` is called."""

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
