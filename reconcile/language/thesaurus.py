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


@cache
def rows() -> dict[str, dict[str, list[str]]]:
    """Concept → language → its words, as the table and the packs list them."""
    text = resources.files("reconcile.language").joinpath("concepts.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    out: dict[str, dict[str, list[str]]] = {}
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
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
