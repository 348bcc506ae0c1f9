"""`reconcile config`: which settings hold, and where they come from."""

from __future__ import annotations

import json
from typing import Any

import typer

from reconcile.cli import options
from reconcile.cli.output import show
from reconcile.cli.session import load

app = typer.Typer(help="See the settings.", no_args_is_help=True)


@app.callback()
def _group() -> None: ...


@app.command("show")
def show_(config: options.ConfigFile = None) -> None:
    """Show every setting, as reconcile.toml would say it."""
    from reconcile.config import Config

    settings = load(config)
    lines = [f"# {settings.file}" if settings.file else f"# no configuration file; defaults, for {settings.root}"]
    for name, field in Config.model_fields.items():
        if field.exclude:
            continue
        value = getattr(settings, name)
        lines += ["", f"# {field.description}", toml(name, value)]
    show("\n".join(lines) + "\n")


def toml(name: str, value: Any) -> str:
    """`name = value`; what is not set stands as a comment."""
    if value is None:
        return f"# {name} ="
    if isinstance(value, dict):
        inner = ", ".join(f"{json.dumps(key)} = {json.dumps(item)}" for key, item in value.items())
        return f"{name} = {{{inner}}}"
    return f"{name} = {json.dumps(value, ensure_ascii=False)}"
