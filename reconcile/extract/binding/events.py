"""Nouns that say what happens: a noun of an event governs a number as its verb would («отмена 24 рейсов»), a noun of a
thing or a place only stands beside it («получил из бюджета 3,9 млрд»)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from reconcile.extract.binding.syntax import Line
from reconcile.extract.binding.words import Word
from reconcile.language import Pack
from reconcile.language.morphology import Morphology, norm
from reconcile.language.thesaurus import rows


def is_event(pack: Pack, lemma: str) -> bool:
    """Does the noun name an event: by its ending, or because the table of concepts sets it beside a verb?"""
    endings, others = _endings(pack)
    return lemma in _beside_verbs(pack) or (lemma.endswith(endings) and lemma not in others)


def happened(line: Line, named: Iterable[Word], told: Iterable[Word]) -> bool:
    """Does the noun name what happened, or is it told that it did: «в пожаре, вспыхнувшем в мае»? Not «за Дорна,
    который год назад забил 9 голов», «в доме, построенном в 1980 году»."""
    nouns = {r.lemma for w in named for r in w.readings if r.pos == "noun"}
    befalls = line.grammar["befalls"]
    return any(is_event(line.pack, n) for n in nouns) or any(r.lemma in befalls for w in told for r in w.readings)


@lru_cache(maxsize=32)
def _endings(pack: Pack) -> tuple[tuple[str, ...], frozenset[str]]:
    syntax = pack.section("syntax")
    others = _words(syntax, "not_events")
    return tuple(norm(str(e)) for e in syntax.get("event_endings") or ()), others


@lru_cache(maxsize=32)
def _beside_verbs(pack: Pack) -> frozenset[str]:
    """The words of concepts that hold a word that can only be a verb, but for those verbs."""
    out = set(_words(pack.section("syntax"), "events"))
    for row in rows().values():
        words = [norm(w) for w in row.get(pack.code, ())]
        verbs = {w for w in words if _verb_only(pack.morph, w)}
        out.update(w for w in words if verbs and w not in verbs)
    return frozenset(out) - _words(pack.section("syntax"), "dimensions")  # a price has a value, as what costs has


def _words(syntax: dict[str, Any], key: str) -> frozenset[str]:
    return frozenset(norm(str(w)) for w in syntax.get(key) or ())


def _verb_only(morph: Morphology, word: str) -> bool:
    readings = [p for p in morph.parses(word) if p.lemma == word]
    return bool(readings) and all(p.pos == "verb" for p in readings)
