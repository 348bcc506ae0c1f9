"""Words that tell how two figures relate in time: "rose to", "revised", "earlier". Data of the packs (`checks`)."""

from __future__ import annotations

import re
from functools import lru_cache

from reconcile.language import available, load_pack
from reconcile.language.morphology import norm


@lru_cache(maxsize=256)
def _pattern(language: str, name: str) -> re.Pattern[str] | None:
    """One alternation of the pack's phrases; a trailing * stands for any ending of the word."""
    if language not in available():
        return None
    phrases = load_pack(language).section("checks").get(name) or ()
    if not phrases:
        return None
    parts = (
        re.escape(norm(str(p))).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
        for p in sorted(phrases, key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


def has(text: str, language: str | None, name: str) -> bool:
    """Does `text` hold one of the phrases that its language pack lists under `checks: name`?"""
    pattern = _pattern(language or "", name)
    return bool(pattern and pattern.search(norm(text)))


def find(text: str, language: str | None, name: str) -> re.Match[str] | None:
    """The first of those phrases, offsets in `text` (folding keeps lengths)."""
    pattern = _pattern(language or "", name)
    return pattern.search(norm(text)) if pattern else None
