"""The stages in order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reconcile.extract.article import extract_article
from reconcile.model import Article, Attribution, Claim, Quantity, Report
from reconcile.read import read as read


def quantities(text: str, language: str) -> list[Quantity]:
    raise NotImplementedError


def attributions(text: str, language: str) -> list[Attribution]:
    raise NotImplementedError


def extract(articles: Iterable[Article]) -> list[Claim]:
    """Every claim of `articles`, in their order. An article in a language without a pack gives none."""
    return [claim for article in articles for claim in extract_article(article).claims]


def check(articles: Iterable[Article], rules: Any = None, config: Any = None) -> Report:
    raise NotImplementedError
