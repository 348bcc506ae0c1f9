"""Data flows one way, and modules stay small: read from the source, so that no import can hide."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "reconcile"
# a stage may import those before it; the records and the public interface stand at the two ends
ORDER = [
    "model",
    "frames",
    "yamlfile",
    "config",
    "language",
    "read",
    "extract",
    "link",
    "check",
    "report",
    "engine",
    "pipeline",
    "cli",
]
# and within a stage: from the text to what a number is about; from one figure to several articles
PARTS = {
    "extract": ["text", "numbers", "time", "names", "speech", "binding", "article", "explain"],
    "check": ["ledger", "values", "within", "speech", "across", "words", "kinds"],
}
MODULES = sorted(PACKAGE.rglob("*.py"))
MOST_LINES = 400


def stage(module: str) -> str:
    """`extract` of `reconcile.extract.numbers.number`."""
    return module.split(".")[1] if "." in module else ""


def imports(file: Path) -> Iterator[tuple[str, int]]:
    """Modules of ours that a file imports, also inside functions, with the line."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "reconcile":
            if node.module == "reconcile":
                yield from ((f"reconcile.{alias.name}", node.lineno) for alias in node.names)
            else:
                yield node.module, node.lineno
        elif isinstance(node, ast.Import):
            yield from ((a.name, node.lineno) for a in node.names if a.name.split(".")[0] == "reconcile")


def test_imports_point_to_earlier_stages_only() -> None:
    faults = []
    for file in MODULES:
        own = file.relative_to(PACKAGE).with_suffix("").parts[0]
        if own not in ORDER:  # __init__ and __main__ may import what they offer
            continue
        for module, line in imports(file):
            if stage(module) in ORDER and ORDER.index(stage(module)) > ORDER.index(own):
                faults.append(f"{file.relative_to(PACKAGE)}:{line} imports {module}")
    assert faults == []


@pytest.mark.parametrize(("name", "order"), PARTS.items())
def test_parts_of_a_stage_import_earlier_parts_only(name: str, order: list[str]) -> None:
    faults = []
    for file in sorted((PACKAGE / name).rglob("*.py")):
        own = file.relative_to(PACKAGE / name).with_suffix("").parts[0]
        for module, line in imports(file):
            part = ".".join(module.split(".")[2:3])
            if stage(module) == name and {own, part} <= set(order) and order.index(part) > order.index(own):
                faults.append(f"{file.relative_to(PACKAGE)}:{line} imports {module}")
    assert faults == []


def test_a_module_is_one_idea() -> None:
    long = {str(file.relative_to(PACKAGE)): len(file.read_text(encoding="utf-8").splitlines()) for file in MODULES}
    assert {name: lines for name, lines in long.items() if lines > MOST_LINES} == {}


def test_engines_know_no_stage() -> None:
    """They are given functions, so that another engine runs the same ones."""
    for file in (PACKAGE / "engine").glob("*.py"):
        assert {stage(module) for module, _ in imports(file)} <= {"engine", "model"}


def test_every_stage_is_in_the_order() -> None:
    found = {p.stem for p in PACKAGE.iterdir() if p.suffix == ".py" or (p.is_dir() and (p / "__init__.py").exists())}
    assert found - {"__init__", "__main__"} == set(ORDER)


def test_nothing_heavy_is_imported_at_start_up() -> None:
    """Parquet is for the edges, rich for terminals; `--help` and `check --format json` pay for neither."""
    import subprocess
    import sys

    code = "import sys, reconcile.cli.app; print([m for m in ('pandas', 'pyarrow', 'dateparser', 'rich', 'numpy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PACKAGE.parent)
    assert done.stdout.strip() == "[]"
