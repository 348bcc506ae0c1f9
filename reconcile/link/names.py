"""The names of a claim in the form in which their spellings meet, across inflection, script and transliteration."""

from __future__ import annotations

from functools import lru_cache

from reconcile.extract.names.names import key
from reconcile.language.morphology import norm
from reconcile.model import Claim


def name_keys(claim: Claim) -> dict[str, str]:
    """Each name as the claim gives it → its key."""
    return {n: name_key(n) for n in claim.anchors} | {n: name_key(n, place=True) for n in claim.places}


@lru_cache(maxsize=50_000)
def name_key(name: str, place: bool = False) -> str:
    """The form in which spellings of a name meet: its sounds, or its place in the table of places.

    Of a name of several capitalised words the last one stands for all (Сергей Тихановский, Tsikhanouski), unless it is
    a place's.
    """
    found = key(name) or norm(name)
    words = found.split()
    person = not place and len(words) > 1 and all(w[:1].isupper() for w in name.split())
    return words[-1] if person and len(words[-1]) > 1 else found
