"""Parquet: one article a row, read in batches so that a large file never stands in memory whole."""

from __future__ import annotations

import io
from collections.abc import Iterator

from reconcile.model import Article, Problem
from reconcile.read.record import NAMES, build
from reconcile.read.source import Source

SUFFIXES = (".parquet",)


def articles(source: Source) -> Iterator[Article | Problem]:
    """Every row; a row has no lines, so its number stands for the line."""
    import pyarrow  # here, because most runs read no Parquet and the import costs a tenth of a second
    import pyarrow.parquet

    try:
        file = pyarrow.parquet.ParquetFile(source.file if source.data is None else io.BytesIO(source.data))
        known = {name for names in NAMES.values() for name in names}
        columns = [name for name in file.schema_arrow.names if name.lower() in known]
        if not any(name.lower() in NAMES["text"] for name in columns):
            if source.named:
                has = ", ".join(file.schema_arrow.names)[:200]
                yield Problem(source.path, None, f"no column 'text'; it has: {has}")
            return
        number = 0
        for batch in file.iter_batches(batch_size=1000, columns=columns):
            for row in batch.to_pylist():
                number += 1
                fields = {key.lower(): value for key, value in row.items()}
                article, problems = build(source, fields, number=number, line=number, written="record")
                yield from problems
                if article is not None:
                    yield article
    except pyarrow.ArrowException as fault:
        yield Problem(source.path, None, f"not a readable Parquet file: {str(fault).splitlines()[0][:200]}")
