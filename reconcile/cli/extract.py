"""`reconcile extract`: every claim as a row."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, Optional

import typer

from reconcile.cli import UNUSABLE, options
from reconcile.cli.output import show, write
from reconcile.cli.progress import progress
from reconcile.cli.session import articles_of, fail, load, nothing_read, remarks, tell
from reconcile.frames import flat, to_frame

if TYPE_CHECKING:
    from reconcile.cli.session import Corpus
    from reconcile.language.lexicon import Lexicon
    from reconcile.model import Claim


def extract(
    paths: options.Paths = None,
    rules: options.Rules = None,
    config: options.ConfigFile = None,
    format: Annotated[
        Optional[Literal["jsonl", "json", "csv", "parquet"]],  # noqa: UP045
        typer.Option("--format", "-f", help="Default: by the suffix of -o, else jsonl."),
    ] = None,
    output: Annotated[Optional[Path], typer.Option("--output", "-o", metavar="FILE")] = None,  # noqa: UP045
    explain: Annotated[
        bool, typer.Option("--explain", help="Instead of records: how each sentence was read, and why, for a person.")
    ] = False,
    jobs: options.Jobs = None,
    no_cache: options.NoCache = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no remarks.")] = False,
    stdin_filename: options.StdinName = None,
) -> None:
    """List every claim the articles make: one record each."""
    from reconcile import pipeline

    name = format or {".json": "json", ".csv": "csv", ".parquet": "parquet"}.get(
        output.suffix if output else "", "jsonl"
    )
    if name == "parquet" and output is None:
        fail("Parquet is not for the screen: give -o FILE")
    settings = load(config)
    corpus = articles_of(paths, settings, stdin_filename, [output] if output else ())
    if explain:
        _explain(corpus, pipeline.lexicon_of(rules, settings), output)
        return
    with progress(quiet) as bar:
        how = pipeline.Run(jobs, not no_cache, bar.count if bar else None)
        claims, problems = pipeline.extract_claims(corpus, rules, settings, how)
    remarks(how, quiet)
    tell(problems)
    data = render(claims, name)
    if output:
        write(output, data)
    elif isinstance(data, str):
        show(data)
    if how.faults or nothing_read(corpus.kept):
        raise typer.Exit(UNUSABLE)


def _explain(corpus: Corpus, lexicon: Lexicon, output: Path | None) -> None:
    """How each article was read, sentence by sentence."""
    from reconcile.extract.explain import explain as reading
    from reconcile.language import available
    from reconcile.report.safe import one_line, visible

    parts = []
    for article in corpus:
        lines = [f"{article.path}  {one_line(article.title)}".rstrip()]
        if article.language in available():
            for text in filter(None, (article.title, article.text)):
                lines += ["", *map(visible, reading(text, article.language or "", lexicon))]
        parts.append("\n".join(lines))
    tell(corpus.problems)
    text = "\n\n\n".join(parts)
    if output:
        write(output, text + "\n")
    else:
        show(text)
    if nothing_read(corpus.kept):
        raise typer.Exit(UNUSABLE)


def render(claims: Sequence[Claim], name: str) -> str | bytes:
    """Claims as text, or as bytes where the format is binary."""
    if name == "parquet":
        return _parquet(claims)
    rows = [claim.to_dict() for claim in claims]
    if name == "jsonl":
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    if name == "json":
        return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    return _csv(rows)


def _csv(rows: list[dict[str, Any]]) -> str:
    import csv
    import io

    table = [flat(row) for row in rows]
    out = io.StringIO()
    if table:
        writer = csv.DictWriter(out, list(table[0]), lineterminator="\n")
        writer.writeheader()
        for row in table:
            writer.writerow({key: guarded(value) for key, value in row.items()})
    return out.getvalue()


def guarded(value: Any) -> Any:
    """Text that a spreadsheet would run as a formula gets an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value


def _parquet(claims: Sequence[Claim]) -> bytes:
    import io

    out = io.BytesIO()
    to_frame(claims).to_parquet(out, index=False)
    return out.getvalue()
