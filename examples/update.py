#!/usr/bin/env python3
"""Write anew what the tests compare with: the example's report, and what README.md shows of it.

    python examples/update.py        (or: make demo-report)

Read the difference before committing it: it is what readers of reports will see.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
EXAMPLE = REPOSITORY / "examples" / "belarus-2025"
BLOCK = re.compile(r"(<!-- demo -->\n```\n).*?(```\n<!-- /demo -->)", re.S)


def output(*arguments: str) -> str:
    """What the command prints, run in the example's folder."""
    sys.path.insert(0, str(REPOSITORY))
    from reconcile.cli import main

    os.chdir(EXAMPLE)
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.suppress(SystemExit):
        main([*arguments, "--no-cache", "--fail-on", "never"])
    return out.getvalue()


def shown(terminal: str) -> str:
    """The top of the terminal's report: the summary, the first finding, some of what was verified, the end."""
    blocks = terminal.strip("\n").split("\n\n")
    held = next((block for block in blocks if block.startswith("✓")), "")
    sums = [line for line in held.split("\n") if " = " in line][:4]
    findings = [block for block in blocks[1:] if not block.startswith("✓")]
    return "\n\n".join([blocks[0], findings[0], "…", "\n".join(sums), "…", blocks[-1].split("\n")[-1]]) + "\n"


def readme(terminal: str) -> str:
    """README.md with its demonstration brought up to date."""
    text = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    return BLOCK.sub(lambda m: f"{m.group(1)}{shown(terminal)}{m.group(2)}", text)


def update() -> None:
    """Write both files."""
    (EXAMPLE / "report.md").write_text(output("check", "--format", "markdown"), encoding="utf-8")
    (REPOSITORY / "README.md").write_text(readme(output("check")), encoding="utf-8")


if __name__ == "__main__":
    update()
