"""The Spark engine gives what the local one gives, to the id. Skips without pyspark and Java."""

from __future__ import annotations

import datetime as dt
import shutil

import pytest

import reconcile
from reconcile import pipeline

pytest.importorskip("pyspark", reason="pip install 'reconcile-news[spark]'")
if shutil.which("java") is None:
    pytest.skip("no java: apt-get install openjdk-17-jre-headless", allow_module_level=True)

DAY = dt.date(2025, 5, 12)


def corpus() -> list[reconcile.Article]:
    texts = [
        ("ru", "При пожаре на складе в Ручьёве в понедельник погибли 12 человек, сообщили спасатели."),
        ("ru", "В Ручьёве при пожаре на складе в понедельник погибли 15 человек, заявил губернатор."),
        ("uk", "Унаслідок пожежі на складі в Ручйовому в понеділок поранено 4 людей."),
        ("en", "A warehouse fire in Ruchyov on Monday killed 12 people, rescuers said."),
    ]
    return [
        reconcile.Article(id=f"a{n}", text=text, language=code, published=DAY, outlet=f"o{n}")
        for n, (code, text) in enumerate(texts * 3)
    ]


def test_same_report_as_the_local_engine() -> None:
    local = pipeline.check(corpus(), how=pipeline.Run())
    spark = pipeline.check(corpus(), how=pipeline.Run(jobs=2, engine="spark"))
    assert spark.to_dict() == local.to_dict()
    assert spark.claims


def test_an_error_in_one_article_is_no_silent_loss() -> None:
    """What a function raises on the cluster reaches the driver."""
    from reconcile.engine import map_articles

    def boom(article: reconcile.Article) -> None:
        raise ValueError("boom")

    with pytest.raises(Exception, match="boom"):
        map_articles(boom, corpus()[:1], jobs=1, engine="spark")
