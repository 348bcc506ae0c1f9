"""Concepts near in meaning: every one is a concept, and what tells two things apart is not among them."""

from __future__ import annotations

import pytest

from reconcile.language import available, load_pack
from reconcile.language.kin import groups, listed, near
from reconcile.language.thesaurus import rows

LISTS = ("occasions", "moments", "makings", "recurring", "telling")


def test_every_one_is_a_concept() -> None:
    known = {f"={name}" for name in rows()}
    assert sorted(set(groups()) - known) == []
    assert sorted(set().union(*map(listed, LISTS)) - known) == []
    for code in available():
        assert {f"={name}" for name in load_pack(code).section("idioms")} <= known, code


def test_what_is_over_in_a_moment_happens() -> None:
    assert listed("moments") <= listed("occasions")


@pytest.mark.parametrize(
    ("a", "b"),
    [("open", "close"), ("rise", "fall"), ("spring", "autumn"), ("outage", "restriction"), ("die", "injure"),
     ("sell", "buy"), ("import", "export"), ("winner", "defeat")],
)  # fmt: skip
def test_opposites_are_not_near(a: str, b: str) -> None:
    assert not near(frozenset((f"={a}",)), frozenset((f"={b}",)))


def test_a_town_is_near_a_city() -> None:
    assert near(frozenset(("=town", "uk:місто")), frozenset(("=city",)))
