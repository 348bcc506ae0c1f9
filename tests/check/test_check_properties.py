"""What never changes what checks say: the order of articles, an unrelated article, where lines break."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest
from check_samples import claim
from hypothesis import given
from hypothesis import strategies as st

import reconcile
from reconcile.check import fingerprint
from reconcile.check.across.relation import relation
from reconcile.check.across.timed import Timed
from reconcile.check.ledger import Ledger
from reconcile.model import Article, Report

CORPORA = Path(__file__).parents[1] / "corpora"
FOLDERS = ["budget", "exchange", "flood", "march"]


def said(report: Report) -> set[tuple[str, str, str, str]]:
    both = [*report.findings, *(dataclasses.replace(v, severity="held") for v in report.verified)]
    return {(f.id, f.rule, f.severity, f.message) for f in both}


def read(folder: str) -> list[Article]:
    return list(reconcile.read([CORPORA / folder]))


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_order_of_articles_plays_no_part(folder: str) -> None:
    articles = read(folder)
    assert said(reconcile.check(articles)) == said(reconcile.check(articles[::-1]))


@pytest.mark.parametrize("folder", FOLDERS)
def test_an_unrelated_article_adds_nothing_to_others(folder: str) -> None:
    text = "Der Chor probte. The choir of Lowdale rehearsed a new song and drank tea in the garden until dusk."
    other = Article(id="zz", text=text, published=dt.date(2025, 1, 1), outlet="z", language="en", path="zz.md")
    before, after = reconcile.check(read(folder)), reconcile.check([*read(folder), other])
    assert {f.id for f in after.findings} == {f.id for f in before.findings}


numbers = st.one_of(st.none(), st.floats(0, 1e9, allow_nan=False))


@given(numbers, st.booleans(), st.sampled_from([None, "stock", "flow", "cumulative", "share", "amount"]))
def test_a_figure_never_conflicts_with_itself(low: float | None, about: bool, nature: str | None) -> None:
    x = claim(id="x", article="a", low=low, high=low, approximate=about, nature=nature)
    y = dataclasses.replace(x, id="y", article="b")
    ledger = Ledger({}, {"x": x, "y": y}, ())
    assert relation(ledger, x, y, Timed(kind="contradiction", description="x")) in ("agree", "apart")


def test_a_fingerprint_knows_no_lines_and_no_order() -> None:
    x = claim(id="x", sentence="Nine died.", quote="Nine", line=4, column=2)
    y = claim(id="y", article="b", sentence="Ten  died.", quote="Ten")
    moved = dataclasses.replace(x, line=40, column=9, start=300, end=304)
    respaced = dataclasses.replace(y, sentence="Ten died")
    assert fingerprint("r", "k", (x, y)) == fingerprint("r", "k", (respaced, moved))
    assert fingerprint("r", "k", (x, y)) != fingerprint("r", "k", (x, dataclasses.replace(y, quote="Two")))
