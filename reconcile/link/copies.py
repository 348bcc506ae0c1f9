"""Copies: articles whose words come from another one. They count as one source, however many outlets ran them.

Runs of four words are hashed, and those whose hash is divisible by `MOD` are kept: a sample that is the same in
every copy (Broder 1997). Articles that share most of the shorter one's sample are copies.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence

from reconcile.link.settings import LinkSettings
from reconcile.link.similarity import Vector, cosine
from reconcile.model import Article

RUN = 4
MOD = 6
SHORT = 60  # words; shorter texts keep every run
BRIEF = 25  # words; a text this short is a copy only if all but a word or two is the same
SHARED = 40  # articles paired through one run; in more, each with its neighbours
_WORD = re.compile(r"\w+")


def sketch(text: str) -> frozenset[int]:
    """Hashes that stand for the text's runs of words, digits included: a copy keeps its figures."""
    words = _WORD.findall(text.lower())
    hashes = {zlib.crc32(" ".join(words[i : i + RUN]).encode()) for i in range(max(1, len(words) - RUN + 1))}
    return frozenset(hashes if len(words) < SHORT else {h for h in hashes if h % MOD == 0} or hashes)


def copy_groups(articles: Sequence[Article], vecs: Sequence[Vector], settings: LinkSettings) -> list[int]:
    """For each article the index of the article it copies, its own where it copies none.

    The original is the earliest by date (undated last), then the one that comes first in `articles`.
    """
    sketches = [sketch(a.text) for a in articles]
    lengths = [len(_WORD.findall(a.text[: 40 * BRIEF])) for a in articles]
    parent = list(range(len(articles)))
    for (i, j), shared in sorted(_shared(sketches).items()):
        share = shared / max(1, min(len(sketches[i]), len(sketches[j])))
        if min(lengths[i], lengths[j]) < BRIEF:
            alike = share > 0.9
        else:
            reworded = share >= settings.copy_share / 3 and cosine(vecs[i], vecs[j]) >= settings.reworded_cosine
            alike = share >= settings.copy_share or reworded
        if alike:
            _join(parent, i, j)
    groups: dict[int, list[int]] = defaultdict(list)
    for i in range(len(articles)):
        groups[_root(parent, i)].append(i)
    out = list(range(len(articles)))
    for members in groups.values():
        first = min(members, key=lambda i: (articles[i].published is None, str(articles[i].published), i))
        for i in members:
            out[i] = first
    return out


def _shared(sketches: Sequence[frozenset[int]]) -> Counter[tuple[int, int]]:
    """How many hashes each pair shares, for pairs that share one that is not in everything."""
    postings: dict[int, list[int]] = defaultdict(list)
    for i, hashes in enumerate(sketches):
        for h in hashes:
            postings[h].append(i)
    out: Counter[tuple[int, int]] = Counter()
    for ids in postings.values():
        reach = len(ids) if len(ids) <= SHARED else 2
        for at, i in enumerate(ids):
            for j in ids[at + 1 : at + 1 + reach]:
                out[i, j] += 1
    return out


def _root(parent: list[int], i: int) -> int:
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i


def _join(parent: list[int], i: int, j: int) -> None:
    a, b = _root(parent, i), _root(parent, j)
    parent[max(a, b)] = min(a, b)
