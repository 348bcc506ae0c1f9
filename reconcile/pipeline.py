"""The stages in order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reconcile.model import Article, Attribution, Claim, Quantity, Report
from reconcile.read import read as read


def quantities(text: str, language: str) -> list[Quantity]:
    raise NotImplementedError


def attributions(text: str, language: str) -> list[Attribution]:
    raise NotImplementedError


def extract(articles: Iterable[Article]) -> list[Claim]:
    raise NotImplementedError


def check(articles: Iterable[Article], rules: Any = None, config: Any = None) -> Report:
    raise NotImplementedError
