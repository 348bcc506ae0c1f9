"""The commands, each from its own module. Nothing heavy is imported before a command runs."""

from __future__ import annotations

from typing import Annotated

import typer

from reconcile.cli import baseline, check, config, explain, extract, facts, init, review, rules

app = typer.Typer(
    help="A linter for facts in news corpora: finds figures and statements about one thing that cannot all be true.",
    epilog="Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 unusable input or settings, 101 our fault.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from reconcile import __version__

        typer.echo(f"reconcile {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None: ...


app.command("check")(check.check)
app.command("extract")(extract.extract)
app.command("facts")(facts.facts)
app.command("explain")(explain.explain)
app.add_typer(baseline.app, name="baseline")
app.add_typer(rules.app, name="rules")
app.command("review")(review.review)
app.command("init")(init.init)
app.add_typer(config.app, name="config")
