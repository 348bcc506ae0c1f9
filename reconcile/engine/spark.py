"""One function over all articles on a Spark cluster; what comes back is the same as from the local pool.

Articles travel to the executors in chunks and their results stream back, so that the driver holds one partition at a
time beside the results. Only the classic API will do: Spark Connect has no RDDs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from reconcile.engine.local import Chunk, Done, Function
from reconcile.model import Article

FAILURES = 4  # of one task before the job fails: a worker may die of anything
HINT = "the Spark engine needs pyspark and Java 17: pip install 'reconcile-news[spark]'"


def run(function: Function, articles: Sequence[Article], chunks: Sequence[Chunk], jobs: int) -> Iterator[Done]:
    """Chunks with their results. `jobs`: cores of a local master; a cluster is named by `MASTER`, as for spark-shell.

    Raises ModuleNotFoundError, with what to install, where pyspark is missing.
    """
    if not chunks:
        return
    session = _session(jobs)
    try:
        tasks = [(chunk, [articles[i] for i in chunk]) for chunk in chunks]
        found = session.sparkContext.parallelize(tasks, len(tasks)).map(_task(function))
        yield from found.toLocalIterator(prefetchPartitions=True)
    finally:
        session.stop()


def _task(function: Function) -> Callable[[tuple[Chunk, list[Article]]], Done]:
    return lambda task: (task[0], [function(article) for article in task[1]])


def _session(jobs: int) -> Any:
    try:
        from pyspark.sql import SparkSession
    except ModuleNotFoundError as missing:
        raise ModuleNotFoundError(HINT) from missing
    builder = SparkSession.builder.appName("reconcile").master(os.environ.get("MASTER", f"local[{jobs},{FAILURES}]"))
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.executorEnv.PYTHONPATH": os.environ.get("PYTHONPATH", ""),
    }
    if "MASTER" not in os.environ:
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # else Spark takes the first python3 on PATH
    for key, value in settings.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session
