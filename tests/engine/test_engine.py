"""The pool and the cache: same results whatever the number of processes, and nothing lost when one dies."""

from __future__ import annotations

import os
from collections import Counter
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from reconcile.engine import Cache, local, map_articles
from reconcile.engine.cache import FOLDER, version_of
from reconcile.extract.article import Extraction
from reconcile.model import Article, Attribution, Claim, Span

ARTICLES = [Article(id=str(n), text=f"text {n} " * 20, path=f"{n}.txt") for n in range(40)]


def length(article: Article) -> int:
    return len(article.text)


def dies(article: Article, ident: str, marker: str = "") -> int:
    """Kills its process on one article: always, or only the first time where `marker` names a file to leave."""
    if article.id == ident and not (marker and Path(marker).exists()):
        if marker:
            Path(marker).touch()
        os._exit(9)
    return len(article.text)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "POOL_FROM", 0)
    monkeypatch.setattr(local, "CHUNK", 500)


def test_same_results_with_one_process_and_with_two(small: None) -> None:
    assert map_articles(length, ARTICLES, jobs=1).results == map_articles(length, ARTICLES, jobs=2).results


def test_a_worker_that_dies_once_costs_nothing(small: None, tmp_path: Path) -> None:
    out = map_articles(partial(dies, ident="7", marker=str(tmp_path / "died")), ARTICLES, jobs=2)
    assert out.results == [len(a.text) for a in ARTICLES]
    assert out.problems == []


def test_an_article_that_always_kills_its_worker_is_left_out_and_reported(small: None) -> None:
    out = map_articles(partial(dies, ident="7"), ARTICLES, jobs=2)
    assert [i for i, r in enumerate(out.results) if r is None] == [7]
    assert [p.path for p in out.problems] == ["7.txt"]


def extraction() -> Extraction:
    quantity = (14.0, None, True, False, False, None, None, 3, 9, "14 чел")
    claim = Claim(
        *quantity,
        id="c1",
        kind="quantity",
        article="1",
        path="1.txt",
        part="text",
        line=1,
        column=4,
        sentence="за 14 чел",
        event=Span(date(2025, 6, 21), date(2025, 6, 21)),
        anchors=("Минск",),
        published=date(2025, 6, 22),
    )
    said = Attribution("А", "А", 0, 1, "сказал", 2, 8, "direct", "affirms", 9, 12, "что")
    return Extraction([claim], [said], 2, Counter({"ordinal": 1}))


def test_the_cache_gives_back_what_it_was_given(tmp_path: Path) -> None:
    cache = Cache(tmp_path, Extraction, "v1")
    key = cache.key(ARTICLES[0])
    cache.put([(key, extraction())])
    assert cache.get([key, cache.key(ARTICLES[1])]) == {key: extraction()}
    cache.close()
    assert not Cache(tmp_path, Extraction, "v2").get([key])


def test_the_second_run_calls_nothing(tmp_path: Path) -> None:
    calls: list[str] = []

    def count(article: Article) -> Extraction:
        calls.append(article.id)
        return extraction()

    for expected in (40, 40, 41):
        articles = [*ARTICLES, Article(id="new", text="x")] if expected == 41 else ARTICLES
        map_articles(count, articles, jobs=1, cache=Cache(tmp_path, Extraction, "v1"))
        assert len(calls) == expected


@pytest.mark.parametrize("damage", [b"", b"not a database at all" * 500, None])
def test_a_damaged_cache_is_discarded_with_a_note(tmp_path: Path, damage: bytes | None) -> None:
    cache = Cache(tmp_path, Extraction, "v1")
    key = cache.key(ARTICLES[0])
    cache.put([(key, extraction())])
    if damage is None:  # a row that is no Extraction
        assert cache._db
        cache._db.execute("update results set data = ?", (b'[["a"], 1]',))
    cache.close()
    file = tmp_path / FOLDER / "extracted.sqlite"
    if damage is not None:
        file.write_bytes(damage)
    again = Cache(tmp_path, Extraction, "v1")
    assert again.get([key]) == {}
    again.put([(key, extraction())])
    assert again.get([key]) == {key: extraction()}
    assert damage == b"" or "damaged" in again.notes[0]


def test_version_changes_with_content(tmp_path: Path) -> None:
    file = tmp_path / "ru.yaml"
    file.write_text("a")
    first = version_of([file])
    file.write_text("b")
    assert version_of([file]) != first
