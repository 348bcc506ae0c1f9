"""What sort of thing a figure says of its subject: a cost, a capacity, a distance. From the table `aspects.yaml`.

Words that two articles do not share often evoke one aspect: "seats 29,000", «рассчитан на 24 тысячи зрителей». The idea
is that of the frames of FrameNet (Baker, Fillmore, Lowe 1998); here only those that a figure fills.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from reconcile.language.lexicon import unit_kind
from reconcile.language.morphology import norm
from reconcile.language.pack import available, load_pack
from reconcile.language.thesaurus import CONCEPT, concepts
from reconcile.yamlfile import load_yaml

FADES = 30  # letters from the figure at which a word says half as much
LIKELY = 0.1  # of the score of the likeliest reading
UNITLESS = "none"
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")


class Aspect(NamedTuple):
    """Which kinds of unit its figures have, empty for any, and its words by language, concepts under ""."""

    units: frozenset[str]
    words: dict[str, tuple[str, ...]]


class Evoked(NamedTuple):
    """An aspect, and where in the text the words stand that evoke it."""

    aspect: str
    start: int
    end: int


@cache
def table() -> dict[str, Aspect]:
    """Name → aspect."""
    data = load_yaml(str(resources.files("reconcile.language") / "aspects.yaml")).data["aspects"]
    return {
        name: Aspect(
            frozenset(map(str, row.get("units", ()))),
            {code: tuple(map(str, words)) for code, words in row.items() if code not in ("units", "concepts")}
            | {"": tuple(f"{CONCEPT}{c}" for c in row.get("concepts", ()))},
        )
        for name, row in data.items()
    }


def of_figure(text: str, start: int, end: int, unit: str | None, code: str | None) -> dict[str, float]:
    """The aspects that the words around text[start:end] evoke and that a figure of this unit can have, each with how
    near they are: 1 beside it, less with distance. Nothing in a language without a pack."""
    kind = (unit_kind(unit) or "") if unit else UNITLESS
    found: dict[str, float] = {}
    for e in evoked(text, code) if code in available() else ():
        units = table()[e.aspect].units
        if not units or not kind or kind in units:
            near = 1 / (1 + max(start - e.end, e.start - end, 0) / FADES)
            found[e.aspect] = max(found.get(e.aspect, 0.0), near)
    return found


@lru_cache(maxsize=4096)  # a sentence may hold many figures, each of which is compared with many
def evoked(text: str, code: str | None) -> tuple[Evoked, ...]:
    """Every aspect that a word or a phrase of the text evokes."""
    return tuple(_evoked(text, str(code)))


def _evoked(text: str, code: str) -> Iterator[Evoked]:
    entries = _entries(code)
    words = [(m.start(), m.end(), _keys(m.group(), code)) for m in _WORD.finditer(text)]
    for n, (start, _, keys) in enumerate(words):
        for phrase, aspect in (entry for key in keys for entry in entries.get(key, ())):
            here = words[n : n + len(phrase)]
            if len(here) == len(phrase) and all(p in w[2] for p, w in zip(phrase, here, strict=True)):
                yield Evoked(aspect, start, here[-1][1])


@lru_cache(maxsize=8)
def _entries(code: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word → the phrases that begin with it, and their aspects."""
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, aspect in table().items():
        for entry in (*aspect.words[""], *aspect.words.get(code, ())):
            phrase = (entry,) if entry.startswith(CONCEPT) else tuple(map(norm, entry.split()))
            out.setdefault(phrase[0], []).append((phrase, name))
    return out


@lru_cache(maxsize=100_000)
def _keys(written: str, code: str) -> frozenset[str]:
    """A word as it stands, its likely lemmas, and their concepts."""
    word, known = norm(written), concepts(code)
    readings = load_pack(code).morph.parses(word)
    likely = [r for r in readings if r.score >= LIKELY * readings[0].score]
    forms = {word, *(f for r in likely for f in (r.lemma, r.nominal) if f)}
    return frozenset(forms | {known[f] for f in forms if f in known})
