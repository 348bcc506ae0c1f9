"""Villages and towns whose form after a preposition looks like a surname's: «в Пашутине» is Пашутино, «у Соснівному» is
Соснівне. How they decline is data of the pack: `names.settlements`."""

from __future__ import annotations

from functools import lru_cache

from reconcile.extract.names.nominative import Option
from reconcile.language import Pack
from reconcile.language.morphology import norm

STEM = 3  # letters before the ending, at least


def options(word: str, cases: frozenset[str], pack: Pack) -> list[Option]:
    """The nominatives that a single word after a preposition of places can have as a settlement, likeliest first."""
    parses = pack.morph.parses(word)
    named = [p for p in parses if p.name]
    if any(not p.guessed and p.name == "place" for p in parses):
        return []  # the dictionary knows the place
    if any(not p.guessed and p.pos == "noun" and not p.name for p in parses) and not named:
        return []
    found: dict[tuple[str, ...], Option] = {}
    for nominative, endings in _paradigms(pack):
        for case, ending in endings:
            stem = word[: len(word) - len(ending)]
            if case in cases and word.endswith(ending) and len(stem) >= STEM:
                found.setdefault((stem + nominative,), Option((stem + nominative,), "", 1.0, frozenset({case})))
    return list(found.values())


@lru_cache(maxsize=32)
def _paradigms(pack: Pack) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Ending of the nominative → (case, ending)."""
    rows = pack.section("names").get("settlements") or ()
    return tuple((norm(str(r["nom"])), tuple((c, norm(str(e))) for c, e in r.items() if c != "nom")) for r in rows)
