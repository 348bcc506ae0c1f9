"""Concepts near enough that one text has the one and another the other, from the table `kin.yaml`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from reconcile.language.morphology import norm
from reconcile.language.thesaurus import CONCEPT
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
def rows(section: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a section of the table."""
    return tuple(tuple(row) for row in _table()[section])


@cache
def groups(section: str = "kin") -> dict[str, frozenset[int]]:
    """Concept, as it is written in a key ("=town"; "%all" is of a closed class) → the groups of a section of the table
    that it stands in."""
    out: dict[str, set[int]] = {}
    for n, row in enumerate(_table()[section]):
        for concept in row:
            out.setdefault(concept if concept[0] == "%" else f"={concept}", set()).add(n)
    return {concept: frozenset(numbers) for concept, numbers in out.items()}


@lru_cache(maxsize=200_000)
def circle(keys: frozenset[str]) -> frozenset[int]:
    """The groups that a word's concepts stand in."""
    known = groups()
    return frozenset(n for key in keys if key[0] == "=" for n in known.get(key, ()))


def near(a: frozenset[str], b: frozenset[str]) -> bool:
    """Have two words, by their keys, concepts that stand in one group?"""
    left = circle(a)
    return bool(left) and not left.isdisjoint(circle(b))


def one_measure(a: str, b: str) -> bool:
    """Are two measures one, or so near that either may be told of the same figure?"""
    known = groups("measures")
    return a == b or not known.get(f"={a}", frozenset()).isdisjoint(known.get(f"={b}", ()))


@cache
def _first_names() -> dict[str, set[int]]:
    rows: list[list[str]] = load_yaml(str(resources.files("reconcile.language") / "namesakes.yaml")).data
    out: dict[str, set[int]] = {}
    for n, row in enumerate(rows):
        for name in row:
            out.setdefault(norm(name), set()).add(n)
    return out


def counterparts(a: str, b: str) -> bool:
    """Are two first names one in two languages, though they do not sound alike: Николай, Микола?"""
    known = _first_names()
    return not known.get(norm(a), set()).isdisjoint(known.get(norm(b), ()))


def opposed(a: frozenset[str], b: frozenset[str], section: str = "opposites") -> bool:
    """Have two words concepts of which one excludes the other; of "steps": of which one follows the other?"""
    known = groups(section)
    left, right = ({n for key in keys for n in known.get(key, ())} for keys in (a, b))
    return bool(left) and not left.isdisjoint(right)


def told_apart(one: str, other: str) -> bool:
    """Are two words, by their keys, of two concepts that are not near? Of a word without a concept nothing is known."""
    known = one.startswith(CONCEPT) and other.startswith(CONCEPT)
    return known and one != other and not near(frozenset((one,)), frozenset((other,)))


def other_event(a: Iterable[str], b: Iterable[str]) -> bool:
    """Do the keys of two passages name kinds of event (a quake, a fire), and none of one that could be of the other?"""
    known = groups("events")
    left, right = ({n for key in keys for n in known.get(key, ())} for keys in (a, b))
    return bool(left and right) and left.isdisjoint(right)
