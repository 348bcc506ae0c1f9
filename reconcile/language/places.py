"""Places, peoples and well-known organisations of `places.yaml`, matched in a language by word and by lemma."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import Any, NamedTuple

import yaml

from reconcile.language.morphology import norm
from reconcile.language.pack import Pack

_CODES = {"countries": "place", "places": "place", "organisations": "org"}


class Entry(NamedTuple):
    """One name of a place or organisation in one language: its words, and whether they stand in capitals (US, ООН)."""

    id: str
    kind: str  # place | org
    name: str  # as the table writes it
    words: tuple[str, ...]
    lemmas: tuple[frozenset[str], ...]
    capitals: bool


class Gazetteer(NamedTuple):
    """The table in one language."""

    first: dict[str, tuple[Entry, ...]]  # form or lemma of the first word → entries, longest first
    adjectives: dict[str, str]  # lemma (or form) → id
    people: dict[str, str]


@cache
def _data() -> dict[str, Any]:
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = (resources.files("reconcile.language") / "places.yaml").read_text("utf-8")
    return yaml.load(text, loader)


@cache
def ids() -> dict[str, str]:
    """Every name in every language, normalised → id. A name that two ids share in the table goes to the first."""
    out: dict[str, str] = {}
    for group in _CODES:
        for key, row in _data()[group].items():
            for names in row["names"].values():
                for name in names:
                    out.setdefault(norm(str(name)), str(key))
    return out


@cache
def regions() -> frozenset[str]:
    """What regions are called in every language."""
    return frozenset(norm(str(w)) for w in _data()["regions"])


@cache
def by_adjective() -> dict[str, str]:
    """Every adjective of a place, in the lemma and in its feminine and neuter, normalised → id."""
    out: dict[str, str] = {}
    for group in ("countries", "places"):
        for key, row in _data()[group].items():
            for words in row.get("adjectives", {}).values():
                for word in words:
                    stem = norm(str(word))
                    for form in {stem, stem[:-2] + "ая", stem[:-2] + "ое", stem[:-2] + "а", stem[:-2] + "е"}:
                        out.setdefault(form, str(key))
    return out


@cache
def within() -> dict[str, str]:
    """Id of a place → code of its country."""
    return {str(k): row["in"] for k, row in _data()["places"].items() if "in" in row}


@lru_cache(maxsize=16)
def gazetteer(pack: Pack) -> Gazetteer:
    """The table for a language; its entries carry the lemmas that the pack's morphology gives their words."""
    first: dict[str, list[Entry]] = {}
    words: dict[str, dict[str, str]] = {"adjectives": {}, "people": {}}
    for group, kind in _CODES.items():
        for key, row in _data()[group].items():
            for name in row["names"].get(pack.code, ()):
                entry = _entry(str(key), kind, str(name), pack)
                for form in {entry.words[0]} | (entry.lemmas[0] if len(entry.words) > 1 else frozenset()):
                    first.setdefault(form, []).append(entry)
            for part, known in words.items():
                for word in row.get(part, {}).get(pack.code, ()):
                    known.setdefault(norm(str(word)), str(key))
    ordered = {form: tuple(sorted(found, key=lambda e: -len(e.words))) for form, found in first.items()}
    return Gazetteer(ordered, words["adjectives"], words["people"])


def _entry(key: str, kind: str, name: str, pack: Pack) -> Entry:
    words = tuple(norm(w) for w in name.replace(".", " . ").split())
    lemmas = tuple(pack.morph.lemmas(w) if len(words) > 1 and w.isalpha() else frozenset((w,)) for w in words)
    return Entry(key, kind, name, words, lemmas, name.replace(".", "").isupper() and len(name) < 6)


@lru_cache(100_000)
def _starts(form: str, pack: Pack) -> tuple[str, ...]:
    """The form and its lemmas, as far as an entry begins with them."""
    first = gazetteer(pack).first
    return tuple(w for w in (form, *sorted(pack.morph.lemmas(form) - {form})) if w in first)


def begins(form: str, pack: Pack) -> bool:
    """Does any entry begin with the word?"""
    return bool(_starts(form, pack))


def match(words: Sequence[tuple[str, str]], pack: Pack) -> tuple[Entry, int] | None:
    """The longest entry that begins at the first of `words` ((form, text) pairs), and how many words it takes."""
    table = gazetteer(pack)
    form, text = words[0]
    for start in _starts(form, pack):
        for entry in table.first.get(start, ()):
            if _fits(entry, words, pack) and (not entry.capitals or text.isupper()):
                return entry, len(entry.words)
    return None


def _fits(entry: Entry, words: Sequence[tuple[str, str]], pack: Pack) -> bool:
    if len(words) < len(entry.words):
        return False
    for (form, _), word, lemmas in zip(words, entry.words, entry.lemmas, strict=False):
        if form != word and word not in pack.morph.lemmas(form) and not (lemmas & pack.morph.lemmas(form)):
            return False
    return True
