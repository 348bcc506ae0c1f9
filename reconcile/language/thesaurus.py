"""Words of news that name one thing, within a language and between languages: the table `concepts.tsv`.

One row a concept: its name, then a column a language. A pack may add words of its own, or the whole column of a
language that the table has not, in a section `concepts:` of the same names.
"""

from __future__ import annotations

import csv
from functools import cache, lru_cache
from importlib import resources

from reconcile.language.morphology import norm
from reconcile.language.pack import available, load_pack

CONCEPT = "="  # begins a concept, so that no stem is taken for one
SENSE = "/"  # begins a sense


@cache
def rows() -> dict[str, dict[str, list[str]]]:
    """Concept → language → its words, as the table and the packs list them."""
    out: dict[str, dict[str, list[str]]] = {}
    for row in _read("concepts.tsv"):
        name = row.pop("concept")
        out[name] = {code: words.split(", ") if words else [] for code, words in row.items()}
    for code in available():
        for name, words in load_pack(code).section("concepts").items():
            out.setdefault(name, {}).setdefault(code, []).extend(map(str, words or ()))
    return out


@lru_cache(maxsize=32)
def concepts(code: str) -> dict[str, str]:
    """Lemma → concept of a language, and a verb with its particle ("call off", the pack's `compounds`). A concept
    starts with CONCEPT; of two, a word has the one that stands first."""
    joint = load_pack(code).section("compounds") if code in available() else {}
    found = ((str(word), name) for name, row in reversed(rows().items()) for word in row.get(code, ()))
    return {norm(word): f"{CONCEPT}{name}" for word, name in (*joint.items(), *found)}


@lru_cache(maxsize=32)
def senses(code: str) -> dict[str, frozenset[str]]:
    """Word, or two words that are one ("go back") → the senses that it can have: the rows of `senses.tsv`, in which
    words of other languages stand that translate it."""
    out: dict[str, set[str]] = {}
    for n, row in enumerate(_read("senses.tsv")):
        for word in filter(None, (row.get(code) or "").split(", ")):
            out.setdefault(norm(word), set()).add(f"{SENSE}{n}")
    return {word: frozenset(rows) for word, rows in out.items()}


def _read(name: str) -> csv.DictReader[str]:
    """The rows of a table, without its comments."""
    text = resources.files("reconcile.language").joinpath(name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
