"""Nouns that say what happens: a noun of an event governs a number as its verb would («отмена 24 рейсов»), a noun of a
thing or a place only stands beside it («получил из бюджета 3,9 млрд»)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from reconcile.extract.binding.syntax import Line
from reconcile.extract.binding.words import Word
from reconcile.language import Pack
from reconcile.language.morphology import Morphology, norm
from reconcile.language.thesaurus import rows


def is_event(pack: Pack, lemma: str) -> bool:
    """Does the noun name an event: by its ending, or because the table of concepts sets it beside a verb?"""
    endings, others = _endings(pack)
    return _beside_verb(pack, lemma) or (lemma.endswith(endings) and lemma not in others)


def happened(line: Line, named: Iterable[Word], told: Iterable[Word]) -> bool:
    """Does the noun name what happened, or is it told that it did: «в пожаре, вспыхнувшем в мае»? Not «за Дорна,
    который год назад забил 9 голов», «в доме, построенном в 1980 году»."""
    nouns = {r.lemma for w in named for r in w.readings if r.pos == "noun"}
    befalls = line.grammar["befalls"]
    return any(is_event(line.pack, n) for n in nouns) or any(r.lemma in befalls for w in told for r in w.readings)


@lru_cache(maxsize=32)
def _endings(pack: Pack) -> tuple[tuple[str, ...], frozenset[str]]:
    endings = pack.section("syntax").get("event_endings") or ()
    return tuple(norm(str(e)) for e in endings), _words(pack, "not_events")


@lru_cache(maxsize=50_000)
def _beside_verb(pack: Pack, word: str) -> bool:
    """Is it of a concept that holds a word that can only be a verb, and no such verb itself?"""
    if word in _words(pack, "dimensions"):
        return False  # a price has a value, as what costs has
    beside = (w for row in _rows_of(pack).get(word, ()) for w in row)
    return (
        word in _words(pack, "events")
        or not _verb_only(pack.morph, word)
        and any(_verb_only(pack.morph, w) for w in beside)
    )


@lru_cache(maxsize=32)
def _rows_of(pack: Pack) -> dict[str, list[list[str]]]:
    """Word → the rows of the table of concepts that it stands in."""
    out: dict[str, list[list[str]]] = {}
    for row in rows().values():
        words = [norm(w) for w in row.get(pack.code, ())]
        for word in words:
            out.setdefault(word, []).append(words)
    return out


@lru_cache(maxsize=64)
def _words(pack: Pack, key: str) -> frozenset[str]:
    return frozenset(norm(str(w)) for w in pack.section("syntax").get(key) or ())


def _verb_only(morph: Morphology, word: str) -> bool:
    readings = [p for p in morph.parses(word) if p.lemma == word]
    return bool(readings) and all(p.pos == "verb" for p in readings)
