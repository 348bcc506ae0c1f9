"""The word that says what happened to what is counted: the predicate of a claim."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.extract.binding.bound import Bound
from reconcile.extract.binding.predicates import Governor, verbs
from reconcile.extract.binding.syntax import VERBAL, Line
from reconcile.language.morphology import norm


def predicate(line: Line, b: Bound, found: list[Governor]) -> tuple[str | None, str]:
    """The pack's entry; else the noun or the verb that governs the number, one of its own segment first."""
    entry, governor = b.found.entry, b.found.governor
    if entry and governor:
        phrase = len(entry.words) > 1
        return line.words[governor.i].lemma(*VERBAL) if phrase else entry.words[0], b.found.how
    if entry and len(entry.words) > 1:
        return " ".join(entry.words), b.found.how
    return next(_candidates(line, b, found), (None, ""))


def _candidates(line: Line, b: Bound, found: list[Governor]) -> Iterator[tuple[str, str]]:
    around = [g for g in verbs(line, b.at, b.np) if not _parenthesis(line, g)]
    own = line.segment[b.at]
    for g in found:
        if g.kind == "noun":
            yield line.words[g.i].lemma("noun"), g.how
        elif g.kind == "verb" and line.segment[g.i] == own:
            yield line.words[g.i].lemma(*VERBAL), g.how
    bounding = _bounding(line, b)
    if bounding:
        yield bounding, "verb that says the bound"
    # a circumstance belongs to the verb too: "charged with two counts"
    for g in sorted(around, key=lambda g: (line.segment[g.i] != own, g.kind != "verb")):
        yield line.words[g.i].lemma(*VERBAL), "verb of its clause"


def _bounding(line: Line, b: Bound) -> str | None:
    """ "has averaged 7.3 points", «эффективность превысила 94%»: the bound of the number is a verb."""
    base = line.sentence.start
    for word in line.sentence.text[b.q.start - base : max(b.q.number_start, b.q.start) - base].split():
        verb = next((p for p in line.pack.morph.parses(norm(word))[:2] if p.pos in VERBAL), None)
        if verb:
            return verb.lemma
    return None


def _parenthesis(line: Line, g: Governor) -> bool:
    """«не на 90%, может, на 50%»: an auxiliary alone between marks."""
    own, after = line.of_segment(line.segment[g.i]), g.i + 1
    marked = after < len(line.words) and line.words[after].kind == "mark"
    return g.kind == "auxiliary" and marked and all(w.i == g.i or w.kind == "mark" for w in own)
