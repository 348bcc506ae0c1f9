"""Words of what people say that the thesaurus of news lacks: closed classes, the calendar, everyday things and acts.

A quotation is short and made of plain words. Those of closed classes (we, every, already) and of the calendar (hour,
March, tomorrow) are few in any language and have each its counterpart; so they tell, a little, that two quotations are
one, and an hour that became a minute tells that they are not worded alike.
"""

from __future__ import annotations

from functools import lru_cache

from reconcile.extract.time.words import forms
from reconcile.language import load_pack
from reconcile.language.morphology import norm
from reconcile.language.thesaurus import senses

CLOSED, CALENDAR = "%", "&"  # begin the keys of such words
# Rows of words by which a denial leaves something standing: not before June, not only, not all.
LIMITS = frozenset(
    f"{CLOSED}{row}" for row in "until before only all every more less still many both always very too same".split()
)
SILENT = "silent"  # row of words without a counterpart of their own
CLASSES = ("UNIT", "MONTH", "WEEKDAY", "DAYWORD", "ORD")  # of the date grammar, each of whose words excludes the others
ABBREVIATED = 3  # letters up to which a word of the calendar may be another word: sun, sat


@lru_cache(maxsize=32)
def _closed(language: str) -> dict[str, frozenset[str]]:
    """Word form → the keys of the rows it stands in; a form may be of several."""
    out: dict[str, set[str]] = {}
    for row, words in load_pack(language).section("closed").items():
        for w in words if row != SILENT else ():
            out.setdefault(norm(str(w)), set()).add(f"{CLOSED}{row}")
    for name in CLASSES:
        table = ((load_pack(language).section("dates").get("vocabulary") or {}).get(name)) or {}
        for value, entries in table.items():
            for w in (w for entry in entries for w in forms(entry) if len(w) > ABBREVIATED or name == "UNIT"):
                out.setdefault(norm(w), set()).add(f"{CALENDAR}{name}:{value}")
    return {w: frozenset(keys) for w, keys in out.items()}


def closed(text: str, language: str) -> frozenset[str]:
    """What a normalised word of a closed class or of the calendar is between languages; empty for any other."""
    return _closed(language).get(text, frozenset())


@lru_cache(maxsize=32)
def silent(language: str) -> frozenset[str]:
    """Words that another language leaves out: articles, auxiliaries."""
    return frozenset(norm(str(w)) for w in load_pack(language).section("closed").get(SILENT) or ())


@lru_cache(maxsize=32)
def _concepts(language: str) -> dict[str, str]:
    table = load_pack(language).section("everyday")
    return {norm(str(w)): f"={name}" for name, words in reversed(table.items()) for w in words or ()}


def concept(text: str, lemmas: tuple[str, ...], language: str) -> str | None:
    """The concept of an everyday word, by its form or its lemmas."""
    table = _concepts(language)
    return next((table[w] for w in (text, *lemmas) if w in table), None)


def dated(keys: frozenset[str]) -> frozenset[str]:
    """The classes of the calendar that a word stands in."""
    return frozenset(k.split(":")[0] for k in keys if k[0] == CALENDAR)


@lru_cache(maxsize=32)
def seconds(language: str) -> frozenset[str]:
    """Words that end a phrase with senses of its own: the back of "give back"."""
    return frozenset(row.rpartition(" ")[2] for row in senses(language) if " " in row)


def meanings(text: str, lemmas: tuple[str, ...], language: str) -> frozenset[str]:
    """The senses that a word can have, by its form and its lemmas: what it can be translated by."""
    table = senses(language)
    return frozenset(row for w in {text, *lemmas} for row in table.get(w, ()))
