"""Where the shipped topic files are, and which files a list of paths means. One place for every reader of `rules/`."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import resources
from pathlib import Path


def rules_folder() -> Path:
    """The shipped rules: `reconcile/_rules` in a wheel, `rules/` beside the package in a checkout."""
    package = Path(str(resources.files("reconcile")))
    for folder in (package / "_rules", package.parent / "rules"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError("the rule packs that ship with reconcile are missing: install it again")


def topic_files(paths: Iterable[str | Path]) -> list[Path]:
    """Every topic file of files and folders, in a stable order; test files (`*.test.yaml`) left out.

    A path that does not exist is returned as it is, so that whoever opens it reports it.
    """
    found: list[Path] = []
    for path in map(Path, paths):
        if path.is_dir():
            files = (f for suffix in ("*.yaml", "*.yml") for f in path.rglob(suffix))
            found += sorted(f for f in files if not is_test(f))
        else:
            found.append(path)
    return found


def is_test(path: Path) -> bool:
    """Is this the file of cases beside a topic file?"""
    return path.name.endswith((".test.yaml", ".test.yml"))
