"""The command line. `main` is what the installed command calls; each command is a module of its own."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence

NOTHING, FOUND, UNUSABLE, CRASH, INTERRUPTED = 0, 1, 2, 101, 130


def main(argv: Sequence[str] | None = None) -> None:
    """Run the command and leave with its exit code: 0, 1, 2 of the contract, 101 for a fault of ours."""
    from reconcile.cli.app import app

    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app(args=arguments, prog_name="reconcile", obj=arguments)
    except KeyboardInterrupt:
        leave(INTERRUPTED)
    except BrokenPipeError:
        # the reader closed the pipe (`| head`): nobody is left to tell
        leave(NOTHING)
    except Exception as fault:
        import traceback

        traceback.print_exc()
        print(
            f"\nreconcile: {type(fault).__name__}: this is a fault of reconcile, not of your files."
            "\nPlease report it with the lines above.",
            file=sys.stderr,
        )
        leave(CRASH)


def leave(code: int) -> None:
    """Exit without Python's own complaint about a standard output that has gone."""
    try:
        sys.stdout.flush()
    except (BrokenPipeError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)
