"""Phrases that packs list as data (a section, a name in it), compiled to one regular expression each.

A trailing * stands for any ending of the word; two dots between words for up to five other words.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reconcile.language.morphology import norm
from reconcile.language.pack import available, load_pack

CHECKS = "checks"


@lru_cache(maxsize=256)
def _pattern(language: str, name: str, section: str) -> re.Pattern[str] | None:
    """One alternation of the pack's phrases, the longest first."""
    if language not in available():
        return None
    phrases = load_pack(language).section(section).get(name) or ()
    if not phrases:
        return None
    parts = (_compiled(norm(str(p))) for p in sorted(phrases, key=lambda p: (-len(str(p)), str(p))))
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


def _compiled(phrase: str) -> str:
    words = [re.escape(w).replace(r"\*", r"\w*") for w in phrase.split()]
    return r"\s+".join(words).replace(r"\s+\.\.\s+", r"(?:\W+\w+){0,5}?\W+")


@lru_cache(maxsize=50_000)  # pairs of claims ask the same of the same words again and again
def has(text: str, language: str | None, name: str, section: str = CHECKS) -> bool:
    """Does `text` hold one of the phrases that its language pack lists under `section: name`?"""
    pattern = _pattern(language or "", name, section)
    return bool(pattern and pattern.search(norm(text)))


def find(text: str, language: str | None, name: str, section: str = CHECKS) -> re.Match[str] | None:
    """The first of those phrases; None too where folding would shift offsets (a few letters of rare scripts)."""
    pattern, folded = _pattern(language or "", name, section), norm(text)
    return pattern.search(folded) if pattern and len(folded) == len(text) else None


def without(text: str, language: str | None, name: str, section: str = CHECKS) -> str:
    """`text`, folded, with those phrases blotted out."""
    pattern, folded = _pattern(language or "", name, section), norm(text)
    return pattern.sub(" ", folded) if pattern else folded
