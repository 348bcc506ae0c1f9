"""Pairs that hang together."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

T = TypeVar("T")


def chained(pairs: Iterable[T], ends: Callable[[T], Iterable[Hashable]]) -> list[list[T]]:
    """The pairs in groups: those that share an end (`ends` of a pair), and all that they share one with, are one."""
    links: dict[Hashable, list[T]] = {}
    for pair in pairs:
        held = {id(g): g for end in ends(pair) if (g := links.get(end))}
        merged = [p for g in held.values() for p in g] + [pair]
        for p in merged:
            links.update(dict.fromkeys(ends(p), merged))
    return list({id(g): g for g in links.values()}.values())
