"""The wheel carries the rules and packs, and runs where no checkout is."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("hatchling", reason="building the wheel needs hatchling: pip install -e '.[dev]'")
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            str(REPOSITORY),
            "--no-deps",
            "--no-build-isolation",
            "-q",
            "-w",
            str(folder),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (file,) = folder.glob("*.whl")
    return file


def test_the_wheel_carries_rules_packs_and_templates(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    rules = {f"reconcile/_rules/{f.relative_to(REPOSITORY / 'rules')}" for f in (REPOSITORY / "rules").rglob("*.yaml")}
    packs = {f"reconcile/language/{f.name}" for f in (REPOSITORY / "reconcile" / "language").glob("*.yaml")}
    assert rules | packs | {"reconcile/py.typed", "reconcile/cli/templates/workflow.yml"} <= names
    assert not [name for name in names if "tests/" in name or name.startswith("examples")]


def test_it_checks_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    """Its own environment holds the wheel alone; what it depends on is lent by the environment of the tests."""
    environment = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
    python = environment / "bin" / "python"
    site = Path(
        subprocess.run(
            [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
            capture_output=True, text=True, check=True,
        ).stdout.strip()
    )  # fmt: skip
    zipfile.ZipFile(wheel).extractall(site)
    lent = tmp_path / "lent"
    lent.mkdir()
    for entry in Path(sysconfig.get_path("purelib")).iterdir():
        if not entry.name.startswith(("reconcile", "_reconcile", "__editable__")) and entry.suffix != ".pth":
            (lent / entry.name).symlink_to(entry)
    (site / "lent.pth").write_text(f"{lent}\n")
    (tmp_path / "a.md").write_text(
        "---\ndate: 2025-03-04\nsource: A\n---\nThe fire in Kirby on 3 March killed 12 people.\n"
    )
    (tmp_path / "b.md").write_text(
        "---\ndate: 2025-03-04\nsource: B\n---\nThe fire in Kirby on 3 March killed 15 people.\n"
    )
    done = subprocess.run(
        [str(python), "-m", "reconcile", "check", "a.md", "b.md", "--format", "json", "--no-cache"],
        cwd=tmp_path,
        env={"PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert json.loads(done.stdout)["findings"][0]["kind"] == "contradiction"
