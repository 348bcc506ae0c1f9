"""One function over all articles on this machine: in this process, or in a pool that outlives its workers' deaths."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import Any

from reconcile.engine.cache import Cache
from reconcile.engine.collector import held_back
from reconcile.model import Article, Problem

POOL_FROM = 600_000  # characters: below, starting workers and sending results takes longer than it saves
CHUNK = 60_000  # characters a task: a few seconds' work is lost when a worker dies, and the bar moves
ATTEMPTS = 2  # of a whole pool, before the culprit is looked for one chunk at a time

Function = Callable[[Article], Any]
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Mapped:
    """Results in the order of the articles; None where the worker died of an article each time, which is a problem."""

    results: list[Any] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    cached: int = 0


def map_articles(
    function: Function,
    articles: Sequence[Article],
    jobs: int | None = None,
    cache: Cache | None = None,
    progress: Progress | None = None,
    engine: str = "local",
) -> Mapped:
    """`function` of each article. The result does not depend on `jobs`, the number of processes (None: one a core),
    nor on `engine`: local or spark.

    `function` has to be picklable (a function of a module, or a partial of one) where jobs is not 1.
    """
    out = Mapped([None] * len(articles))
    keys = [cache.key(article) for article in articles] if cache else []
    known = cache.get(keys) if cache else {}
    missing = []
    for i in range(len(articles)):
        if cache and keys[i] in known:
            out.results[i] = known[keys[i]]
        else:
            missing.append(i)
    done = out.cached = len(articles) - len(missing)
    if progress:
        progress(done, len(articles))
    if engine == "spark":
        from reconcile.engine.spark import run as on_spark

        parts = on_spark(function, articles, list(_chunks(articles, missing)), jobs or _cores())
    else:
        parts = _run(function, articles, missing, jobs or _cores(), out.problems)
    for chunk, results in parts:
        for i, result in zip(chunk, results, strict=True):
            out.results[i] = result
        if cache:
            cache.put((keys[i], out.results[i]) for i in chunk if out.results[i] is not None)
        done += len(chunk)
        if progress:
            progress(done, len(articles))
    return out


Chunk = list[int]
Done = tuple[Chunk, list[Any]]


def _run(
    function: Function, articles: Sequence[Article], missing: Chunk, jobs: int, problems: list[Problem]
) -> Iterator[Done]:
    chunks = list(_chunks(articles, missing))
    if jobs <= 1 or sum(len(articles[i].text) for i in missing) < POOL_FROM:
        for chunk in chunks:
            yield chunk, _apply(function, [articles[i] for i in chunk])
        return
    for _ in range(ATTEMPTS):
        failed: list[Chunk] = []
        yield from _pool(function, articles, chunks, min(jobs, len(chunks)), failed)
        chunks = sorted(failed)
        if not chunks:
            return
    for chunk in chunks:
        yield from _alone(function, articles, chunk, problems)


def _pool(
    function: Function, articles: Sequence[Article], chunks: list[Chunk], jobs: int, failed: list[Chunk]
) -> Iterator[Done]:
    """Chunks as they are done; those that a dying worker took with it go to `failed`."""
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))
    try:
        futures: dict[Future[list[Any]], Chunk] = {}
        for chunk in chunks:
            try:
                futures[pool.submit(_apply, function, [articles[i] for i in chunk])] = chunk
            except BrokenProcessPool:
                failed.append(chunk)
        for future in as_completed(futures):
            try:
                result = future.result()
            except BrokenProcessPool:
                failed.append(futures[future])
            else:
                yield futures[future], result
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _alone(function: Function, articles: Sequence[Article], chunk: Chunk, problems: list[Problem]) -> Iterator[Done]:
    """One chunk in a process of its own, halved as long as it dies, down to the article that does it."""
    failed: list[Chunk] = []
    yield from _pool(function, articles, [chunk], 1, failed)
    if not failed:
        return
    if len(chunk) > 1:
        for part in (chunk[: len(chunk) // 2], chunk[len(chunk) // 2 :]):
            yield from _alone(function, articles, part, problems)
        return
    article = articles[chunk[0]]
    message = f"the process that read '{article.id}' died each time (out of memory?): the article is left out"
    problems.append(Problem(article.path or article.id, article.line, message))
    yield chunk, [None]


def _chunks(articles: Sequence[Article], missing: Chunk) -> Iterator[Chunk]:
    chunk: Chunk = []
    size = 0
    for i in missing:
        chunk.append(i)
        size += len(articles[i].text)
        if size >= CHUNK:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _apply(function: Function, articles: Sequence[Article]) -> list[Any]:
    with held_back():
        return [function(article) for article in articles]


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
