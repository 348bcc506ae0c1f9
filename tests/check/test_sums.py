"""Arithmetic within one article: what the wording ties and is right is verified, what is wrong is found, the rest is left.

Each case names what is said of it, "" where any check of the kind will do.
"""

from __future__ import annotations

import pytest
import sums_apart
import sums_quiet
import sums_told

import reconcile
from reconcile.model import Article, Report

KINDS = {"percent", "part_whole", "stock_flow", "unit"}


def checked(language: str, text: str) -> Report:
    return reconcile.check([Article(id="a", text=text, language=language, outlet="o")])


def wrong(report: Report) -> list[str]:
    return [f.message for f in report.findings if f.severity != "note" and f.kind in KINDS]


@pytest.mark.parametrize(("language", "text", "said"), [*sums_told.HELD, *sums_apart.HELD])
def test_what_comes_out_is_verified(language: str, text: str, said: str) -> None:
    report = checked(language, text)
    held = [f.message for f in report.verified if f.kind in KINDS]
    assert any(said in message for message in held) and not wrong(report), (held, wrong(report))


@pytest.mark.parametrize(("language", "text", "said"), [*sums_told.FOUND, *sums_apart.FOUND])
def test_what_does_not_come_out_is_found(language: str, text: str, said: str) -> None:
    found = wrong(checked(language, text))
    assert any(said in message for message in found), found


@pytest.mark.parametrize(("language", "text"), [*sums_quiet.QUIET, *sums_apart.QUIET])
def test_a_figure_of_something_else_is_no_fault(language: str, text: str) -> None:
    assert not wrong(checked(language, text))


@pytest.mark.parametrize(("language", "text"), sums_quiet.LEFT)
def test_what_nothing_ties_is_left(language: str, text: str) -> None:
    report = checked(language, text)
    assert not wrong(report) and not [f.message for f in report.verified if f.kind in KINDS]
