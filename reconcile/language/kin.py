"""Concepts near enough that one text has the one and another the other, from the table `kin.yaml`."""

from __future__ import annotations

from functools import cache
from importlib import resources

from reconcile.yamlfile import load_yaml


@cache
def groups() -> dict[str, frozenset[int]]:
    """Concept, as it is written in a key ("=town") → the groups it stands in."""
    rows = load_yaml(str(resources.files("reconcile.language") / "kin.yaml")).data["kin"]
    out: dict[str, set[int]] = {}
    for n, row in enumerate(rows):
        for concept in row:
            out.setdefault(f"={concept}", set()).add(n)
    return {concept: frozenset(numbers) for concept, numbers in out.items()}


def near(a: frozenset[str], b: frozenset[str]) -> bool:
    """Have two words, by their keys, concepts that stand in one group?"""
    known = groups()
    left = {n for key in a if key[0] == "=" for n in known.get(key, ())}
    return bool(left) and any(key[0] == "=" and not left.isdisjoint(known.get(key, ())) for key in b)
