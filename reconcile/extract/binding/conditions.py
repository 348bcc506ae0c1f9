"""Conditions a number may hang on, and the words of status of a language."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reconcile.extract.binding.syntax import Line
from reconcile.extract.binding.words import Word
from reconcile.language import Pack
from reconcile.language.morphology import norm


@dataclass(frozen=True, slots=True)
class StatusWords:
    """The pack's section `status` as sets of lemmas (or forms)."""

    sets: dict[str, frozenset[str]]
    future: bool  # does a future tense alone make a plan?

    def __getitem__(self, key: str) -> frozenset[str]:
        return self.sets.get(key, frozenset())


@lru_cache(maxsize=32)
def status_words(pack: Pack) -> StatusWords:
    """Tables of one language."""
    data: dict[str, Any] = pack.section("status")
    return StatusWords(
        {k: frozenset(norm(str(w)) for w in v) for k, v in data.items() if isinstance(v, list)},
        bool(data.get("future")),
    )


def is_future(w: Word, t: StatusWords) -> bool:
    """In the future whatever its aspect: «перевозит» may be present too."""
    if w.readings and w.readings[0].pos == "noun" and w.readings[0].case != "voc":  # «к утру» is no «утру»
        return False
    verbs = [p for p in w.readings if p.pos == "verb"]
    future = [p for p in verbs if p.tense == "fut"]
    return bool(future) and (
        not any(p.tense == "pres" for p in verbs) or future[0].lemma.endswith(tuple(t["biaspectual"]))
    )


def opener_of(line: Line, clause: int) -> str:
    """The word that opens a clause; "and should reach" has its subject before it and is no "should it reach"."""
    first = [w for w in line.words[line.starts[clause] : line.starts[clause] + 3] if w.kind == "word"]
    opener = next((w for w in first if w.norm not in line.grammar["coordinators"]), None)
    if opener is None or (opener is not first[0] and opener.only("modal")):
        return ""
    return opener.norm


def conditioned(line: Line, clause: int, t: StatusWords) -> bool:
    """Does a clause beside this one open with a condition?"""
    beside = (c for c in (clause - 1, clause + 1) if 0 <= c < len(line.starts))
    return any(
        opener_of(line, c) in t["conditional"] and not granted(line, c, t) and not _even(line, c, t) for c in beside
    )


def granted(line: Line, clause: int, t: StatusWords) -> bool:
    """«если верить докладу», «если учесть, что»: a turn of speech and no condition."""
    words = line.words[line.starts[clause] : line.starts[clause] + 4]
    at = next((n for n, w in enumerate(words) if w.norm in t["conditional"]), 0)
    return any(p.lemma in t["granted"] and w.norm == p.lemma for w in words[at + 1 : at + 3] for p in w.readings)


def _even(line: Line, clause: int, t: StatusWords) -> bool:
    """ "even if", «даже если»: what is said beside it holds whether or not."""
    words = line.words[max(0, line.starts[clause] - 1) : line.starts[clause] + 3]
    return any(a.norm in t["even"] and b.norm in t["conditional"] for a, b in itertools.pairwise(words))


def case_of(line: Line, clause: int, t: StatusWords) -> str:
    """«в случае прорыва затопит 400 домов», "in the event of a strike": a condition that is a noun."""
    words = [w.norm for w in line.of_clause(clause)]
    pairs = (
        f"{a} {b}"
        for (a, b), c in zip(itertools.pairwise(words), [*words[2:], ""], strict=False)
        if c not in line.grammar["with"]
    )  # «в случае с гриппом» is an example of it
    return next((f"condition «{pair}»" for pair in pairs if pair in t["in_case"]), "")


def contrasted(line: Line, at: int, t: StatusWords) -> bool:
    """«Если в Кирове умерло 100 человек, то в Орле — 200»: two figures set side by side suppose nothing, unless they
    lie ahead."""
    words = line.words
    then = next((w.i for w in words if w.i and w.norm in t["then"] and words[w.i - 1].norm == ","), 0)
    first = next((w.i for w in words[:then] if w.norm in t["conditional"]), None)
    if first is None:
        return False
    sides = [words[first:then], words[then:]]
    told = any(p.tense in ("past", "pres") for w in sides[0] for p in w.readings[:1] if p.pos == "verb")
    told = told or any(w.has("short") for w in sides[0])
    ahead = any(w.kind == "word" and (is_future(w, t) or w.norm in t["hypothetical"]) for w in words[first:])
    return told and not ahead and at >= first and all(any(w.kind == "quantity" for w in side) for side in sides)
