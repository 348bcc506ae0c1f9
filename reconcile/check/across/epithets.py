"""One thing told apart by what is said right before it: the new chandelier, the old chandelier."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from reconcile.language import kin
from reconcile.link.words import terms
from reconcile.model import Claim

FAR = 60  # letters from a figure within which a word tells what it is of


def exclude(x: Claim, y: Claim) -> bool:
    """Have two sentences one noun near their figures, and before it words of which one excludes the other?"""
    a, b = _before(x), _before(y)
    return any(a[noun] != b[noun] and kin.opposed(a[noun], b[noun]) for noun in a.keys() & b.keys())


def _before(c: Claim) -> Mapping[str, frozenset[str]]:
    return _told(c.sentence, c.start - c.sentence_start, c.end - c.sentence_start, c.language)


@lru_cache(maxsize=4096)  # the figures of a story are compared each with each
def _told(sentence: str, start: int, end: int, language: str | None) -> Mapping[str, frozenset[str]]:
    """What each noun near text[start:end] is compared by → the word before it, if that has an opposite."""
    known = kin.groups("opposites")
    near = [(s, at) for s, at in terms(sentence, language) if start - FAR <= at <= end + FAR]
    return {noun: frozenset((word,)) for (word, _), (noun, _) in pairwise(near) if word in known}
