"""Are two names one? Comparison across inflection, transliteration and script, by how names sound."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from reconcile.language.morphology import norm
from reconcile.language.places import by_adjective, ids, regions, within
from reconcile.language.sounds import fold, skeleton, surname

NEAR = 88  # rapidfuzz ratio of two folded names from which they may be one


@lru_cache(50_000)
def key(name: str) -> str:
    """A form of a name (in the nominative) that is one across scripts and spellings: Киев, Київ, Kyiv.

    What the table of places knows has its id there (prefixed @); the rest is how its words sound. A woman's surname
    stays apart from a man's. Of a longer name every word counts: compare with `same` where one side may be the
    surname alone.
    """
    known = ids().get(norm(name.strip()))
    if known:
        return "@" + known
    words = [w for w in re.split(r"[\s.]+", name) if w]
    if len(words) == 2 and norm(words[1]) in regions():
        return _region(words[0])
    if len(words) > 1:
        words[-1] = surname(words[0], words[-1])
    return " ".join(s for s in (skeleton(w) for w in words) if s)


def _region(word: str) -> str:
    """A region goes by its town: the id of the table, else the sound without the ending of an adjective."""
    known = by_adjective().get(norm(word)) or ids().get(norm(word))
    if known:
        return "@" + known
    return skeleton(word).removesuffix("a") or skeleton(word)


def country(name: str) -> str | None:
    """The code of the country a place name lies in, or that it is; None if the table does not know it."""
    known = ids().get(norm(name.strip()))
    return within().get(known, known) if known else None


@lru_cache(50_000)
def same(a: str, b: str) -> float:
    """How sure it is that two names (in the nominative) are of one person, place or organisation: 0 to 1.

    1 by equal keys; .9 where one is the surname or the initials of the other; .8 where the sounds nearly agree.
    """
    ka, kb = key(a), key(b)
    if not ka or not kb:
        return 0.0
    if ka == kb:
        return 1.0
    if ka[0] == "@" or kb[0] == "@":
        return 0.0
    if initialism(a, b) or initialism(b, a):
        return 0.9
    wa, wb = ka.split(), kb.split()
    short, long = (wa, wb) if len(wa) <= len(wb) else (wb, wa)
    if len(short) == 1 < len(long) and norm(a.split()[-1]) == norm(b.split()[-1]):
        return 0.9
    if short[-1] == long[-1] and len(short) < len(long) and (len(short) == 1 or _first_fits(short[0], long[0])):
        return 0.9
    if len(short) == len(long) > 1 and short[-1] == long[-1] and _first_fits(short[0], long[0]):
        return 0.9
    return _near(a, b, len(short) == len(long))


def _first_fits(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])


def _near(a: str, b: str, as_long: bool) -> float:
    """Sounds that nearly agree, of names with as many words; a woman's and a man's surname never do."""
    fa, fb = [fold(w) for w in a.split()], [fold(w) for w in b.split()]
    if not as_long or len(fa) != len(fb) or not fa:
        return 0.0
    if skeleton(a.split()[-1]).rstrip("a") == skeleton(b.split()[-1]).rstrip("a"):
        return 0.0 if len(fa) == 1 or fa[0] != fb[0] or skeleton(a.split()[-1]) != skeleton(b.split()[-1]) else 0.8
    if any(x[:1] != y[:1] or min(len(x), len(y)) < 5 for x, y in zip(fa, fb, strict=True)):
        return 0.0
    return 0.8 if all(fuzz.ratio(x, y) >= NEAR for x, y in zip(fa, fb, strict=True)) else 0.0


def initialism(short: str, long: str) -> bool:
    """МОМ: Международная организация по миграции."""
    if not short.isupper() or " " in short or not 2 <= len(short) <= 6:
        return False
    words = re.split(r"[\s-]+", long)
    return len(words) >= 2 and short in (
        "".join(w[:1] for w in words).upper(),
        "".join(w[:1] for w in words if len(w) > 3).upper(),
    )
