"""A fault of our own costs the article that shows it, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

import reconcile
from reconcile import pipeline
from reconcile.model import Article


def test_one_article_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    extract = pipeline.extract_with

    def breaks(article: Article, topics: tuple[str, ...]) -> Any:
        if article.id == "b":
            raise IndexError("list index out of range")
        return extract(article, topics)

    monkeypatch.setattr(pipeline, "extract_with", breaks)
    texts = {"a": "Fire killed 14 people.", "b": "Fire killed 15 people.", "c": "Fire killed 16 people."}
    articles = [Article(id=name, text=text, language="en", path=f"{name}.md") for name, text in texts.items()]
    report = reconcile.check(articles)
    assert {c.article for c in report.claims} == {"a", "c"}
    (problem,) = report.problems
    assert problem.path == "b.md" and "IndexError" in problem.message and "please report" in problem.message
