"""Options that several commands share, so that they mean and say the same everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, Optional

import typer

Paths = Annotated[
    Optional[list[str]],  # noqa: UP045 - typer reads the annotation at run time
    typer.Argument(
        metavar="PATH",
        help="Articles: files, folders, globs, or - for standard input. Default: `paths` of the configuration.",
        show_default=False,
    ),
]
Rules = Annotated[
    Optional[list[Path]],  # noqa: UP045
    typer.Option(
        "--rules", metavar="PATH", help="Rules of your own, a file or folder, over the shipped ones. Repeatable."
    ),
]
ConfigFile = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option(
        "--config", metavar="FILE", help="Configuration; otherwise reconcile.toml from here up to the repository."
    ),
]
Jobs = Annotated[
    Optional[int],  # noqa: UP045
    typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes. Default: one a core.", show_default=False),
]
Engine = Annotated[
    Literal["local", "spark"],
    typer.Option("--engine", help="Where claims are extracted: here, or on Spark (extra `spark`; MASTER names it)."),
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Extract everything anew and keep nothing.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="One line a finding; no progress, no remarks.")]
StdinName = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--stdin-filename", metavar="NAME", help="What standard input is called; its suffix says the format."),
]
