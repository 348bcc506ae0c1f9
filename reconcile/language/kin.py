"""Concepts near enough that one text has the one and another the other, from the table `kin.yaml`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

from reconcile.yamlfile import load_yaml


@cache
def _table() -> dict[str, list[Any]]:
    data: dict[str, list[Any]] = load_yaml(str(resources.files("reconcile.language") / "kin.yaml")).data
    return data


@cache
def listed(name: str) -> frozenset[str]:
    """The concepts of a list of the table, as they are written in a key."""
    return frozenset(f"={concept}" for concept in _table()[name])


@cache
def groups(section: str = "kin") -> dict[str, frozenset[int]]:
    """Concept, as it is written in a key ("=town") → the groups of a section of the table that it stands in."""
    out: dict[str, set[int]] = {}
    for n, row in enumerate(_table()[section]):
        for concept in row:
            out.setdefault(f"={concept}", set()).add(n)
    return {concept: frozenset(numbers) for concept, numbers in out.items()}


def near(a: frozenset[str], b: frozenset[str]) -> bool:
    """Have two words, by their keys, concepts that stand in one group?"""
    known = groups()
    left = {n for key in a if key[0] == "=" for n in known.get(key, ())}
    return bool(left) and any(key[0] == "=" and not left.isdisjoint(known.get(key, ())) for key in b)


def other_event(a: Iterable[str], b: Iterable[str]) -> bool:
    """Do the keys of two passages name kinds of event (a quake, a fire), and none of one that could be of the other?"""
    known = groups("events")
    left, right = ({n for key in keys for n in known.get(key, ())} for keys in (a, b))
    return bool(left and right) and left.isdisjoint(right)
