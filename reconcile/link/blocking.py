"""Which pairs of claims are compared at all. Several keys a claim, each block bounded.

A block up to `block_limit` is compared whole; a larger one is sorted by time and each claim meets the
`block_window` that follow it (sorted neighbourhood, Hernández & Stolfo 1995). So pairs grow with the number of
claims, not with its square; unbounded blocks gave 42 billion pairs in a million claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reconcile.link.context import Context
from reconcile.link.subject import Subject

NAME_KEYS = 3
WORD_KEYS = 3


@dataclass(frozen=True, slots=True)
class Blocking:
    """Pairs of positions, each once and in order, and how many blocks were cut by the bound."""

    pairs: list[tuple[int, int]]
    cut_blocks: int
    cut_claims: int


def keys(s: Subject, context: Context) -> Iterator[tuple[object, ...]]:
    """Blocks a claim belongs to: its family alone, with its story, with rare names, with rare words around it."""
    yield s.family
    if s.article >= 0:
        yield (*s.family, "story", context.story[s.article])
    for name in sorted(s.names, key=lambda n: (-context.rarity(n), n))[:NAME_KEYS]:
        yield (*s.family, "name", name)
    for word in sorted(s.words, key=lambda w: (-s.words[w], w))[:WORD_KEYS]:
        yield (*s.family, "word", word)


def block(subjects: Sequence[Subject], context: Context) -> Blocking:
    """Candidate pairs among the claims."""
    blocks: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for s in subjects:
        for key in dict.fromkeys(keys(s, context)):
            blocks[key].append(s.number)
    limit, window = context.settings.block_limit, context.settings.block_window
    pairs: set[tuple[int, int]] = set()
    cut = claims = 0
    for ids in blocks.values():
        reach = len(ids)
        if len(ids) > limit:
            ids = sorted(ids, key=lambda n: _order(subjects[n]))
            reach, cut, claims = window, cut + 1, claims + len(ids)
        for at, i in enumerate(ids):
            pairs.update((i, j) if i < j else (j, i) for j in ids[at + 1 : at + 1 + reach])
    return Blocking(sorted(pairs), cut, claims)


def _order(s: Subject) -> tuple[str, str, int]:
    """Time first: claims on one event stand near one another."""
    when = s.day.start if s.day else s.claim.published
    return (when.isoformat() if when else "9999", min(s.places, default=""), s.number)
