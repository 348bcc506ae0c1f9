"""The word that says what happened to what is counted: the predicate of a claim."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.extract.binding.bound import Bound
from reconcile.extract.binding.predicates import Governor, surely, verbs
from reconcile.extract.binding.syntax import FINITE, VERBAL, Line
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
    own = line.segment[b.at]
    around = [g for g in verbs(line, b.at, b.np) if not _parenthesis(line, g)]
    sure = [g for g in around if line.segment[g.i] == own and _sure(line, g, b)]
    for g in found:
        if g.kind == "noun":
            yield line.words[g.i].lemma("noun"), g.how
        elif g.kind == "verb" and line.segment[g.i] == own and (g in sure or not sure) and not _reduced(line, b, g, sure):
            yield line.words[g.i].lemma(*VERBAL), g.how
    bounding = _bounding(line, b)
    if bounding:
        yield bounding, "verb that says the bound"
    # a circumstance belongs to the verb too: "charged with two counts"
    for g in sorted(around, key=lambda g: (line.segment[g.i] != own, sure != [] and g not in sure, g.kind != "verb")):
        if not _reduced(line, b, g, sure):
            yield line.words[g.i].lemma(*VERBAL), "verb of its clause"


def _sure(line: Line, g: Governor, b: Bound) -> bool:
    """Where nouns and verbs look alike: surely a verb, or a gerund whose object the number is ("capable of earning")."""
    if line.grammar.agreement == "case":
        return True
    return surely(line, line.words[g.i], b.np) or line.words[g.i].has("gerund") and line.skip_left(b.at) == g.i


def _reduced(line: Line, b: Bound, g: Governor, sure: list[Governor]) -> bool:
    """ "Eight of the avocados eaten here are grown there", "a message to 50 families waiting": what stands right behind
    the counted only tells it from others, if there is a verb besides."""
    w = line.words[g.i]
    if g.i != b.np.end or not w.has("participle", "gerund") or line.grammar.agreement == "case" and w.has(*FINITE):
        return False
    return any(x.i != g.i and x.kind == "verb" for x in sure)


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
