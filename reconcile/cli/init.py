"""`reconcile init`: what a corpus repository needs to begin with."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Annotated

import typer

from reconcile.cli.output import show, write
from reconcile.cli.session import fail, say

# file in the repository → template beside this module
FILES = {
    "reconcile.toml": "reconcile.toml",
    "rules/example.yaml": "example.yaml",
    "rules/example.test.yaml": "example.test.yaml",
    ".github/workflows/reconcile.yml": "workflow.yml",
}


def init(
    folder: Annotated[Path, typer.Argument(help="Where to begin; it is made if it is not there.")] = Path("."),
) -> None:
    """Write a configuration, an example rule, a CI workflow.

    What is there already stays as it is.
    """
    templates = resources.files("reconcile.cli") / "templates"
    made = 0
    for name, template in FILES.items():
        file = folder / name
        if file.exists():
            say(f"{file} is there already and stays as it is")
            continue
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            fail(f"cannot make {file.parent}: {fault.strerror}")
        write(file, (templates / template).read_text(encoding="utf-8"))
        show(f"wrote {file}")
        made += 1
    if made:
        show(
            "\nnext: put articles into articles/ and run `reconcile check`; `reconcile rules test rules` tries the rule"
        )
