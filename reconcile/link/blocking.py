"""Which pairs of claims are compared at all. Several keys a claim, each block bounded.

A block up to a limit is compared whole; a larger one is sorted by time and each claim meets the next few (sorted
neighbourhood, Hernández & Stolfo 1995). So pairs grow with the number of claims, not with its square; unbounded
blocks gave 42 billion pairs in a million claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reconcile.link.context import Context
from reconcile.link.names import name_key
from reconcile.link.settings import LinkSettings
from reconcile.link.subject import Subject

NAME_KEYS = 3
PERSON = 4  # letters of a last name that its spellings share
WORD_KEYS = 3


@dataclass(frozen=True, slots=True)
class Blocking:
    """Candidate pairs, each once, kept as one integer a pair; and what the bounds cut."""

    codes: list[int]
    n: int
    cut_blocks: int
    largest: int
    limit: int  # largest block compared whole
    squeezed: bool  # the budget of pairs made that limit smaller than the settings ask for

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Pairs of positions (i < j) in order."""
        return (divmod(code, self.n) for code in self.codes)

    def note(self) -> str:
        """What a reader of the report should know of the bounds."""
        return (
            f"too many claims to compare every pair: in {self.cut_blocks} groups of more than {self.limit} like claims "
            f"(the largest has {self.largest}) each was compared with its nearest in time only"
        )


def keys(s: Subject, context: Context) -> Iterator[tuple[object, ...]]:
    """Blocks a claim belongs to: its family alone, with its story, with rare names, with rare words around it."""
    yield s.family
    if s.claim.person:
        yield (*s.family, "person", name_key(s.claim.person)[:PERSON])
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
    limit = reach_of(len(subjects), context.settings)
    codes: set[int] = set()
    n = max(1, len(subjects))
    cut = largest = 0
    for ids in blocks.values():
        reach = len(ids)
        if reach > limit:
            ids = sorted(ids, key=lambda i: _order(subjects[i]))
            cut, largest, reach = cut + 1, max(largest, reach), max(2, limit // 3)
        for at, i in enumerate(ids):
            codes.update(i * n + j if i < j else j * n + i for j in ids[at + 1 : at + 1 + reach])
    return Blocking(sorted(codes), n, cut, largest, limit, limit < context.settings.block_limit)


def reach_of(n: int, settings: LinkSettings) -> int:
    """Largest block that is compared whole, for a corpus of n claims: smaller where the pairs would grow too many."""
    return max(6, min(settings.block_limit, settings.pair_budget // max(1, (2 + NAME_KEYS + WORD_KEYS) * n)))


def _order(s: Subject) -> tuple[str, str, int]:
    """Time first: claims on one event stand near one another."""
    when = s.day.start if s.day else s.claim.published
    return (when.isoformat() if when else "9999", min(s.places, default=""), s.number)
