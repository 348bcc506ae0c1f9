"""A participle behind the counted that only says which ones: "brought down 57 of the drones sent against the port"."""

from __future__ import annotations

from reconcile.extract.binding.nouns import NounPhrase
from reconcile.extract.binding.syntax import Line, clearly_verb
from reconcile.extract.binding.wordclass import finite
from reconcile.extract.binding.words import Word
from reconcile.extract.speech.cues import table


def reduced(line: Line, w: Word, at: int, np: NounPhrase) -> bool:
    """A participle behind the counted that only says which ones, as another verb rules the number: "brought down 57 of
    the drones sent against the port", "50 of the men released were wounded". "Left 12 people injured" is none."""
    if line.grammar.agreement != "order" or w.i != np.end or not w.has("participle", "gerund"):
        return False
    others = (v for v in line.of_segment(line.segment[w.i]) if v.i != w.i and finite(v))
    return any(_has_object(line, v, at) if v.i < at else _has_subject(line, v, w) for v in others)


def _has_object(line: Line, v: Word, at: int) -> bool:
    """Is the number the object of a verb before it, of no verb that takes a participle too (left, saw)?"""
    g, cues = line.grammar, table(line.pack)
    if (v.has("noun") and not clearly_verb(line, v.i)) or cues.is_cue(v.norm):
        return False
    if any(p.lemma in g["resultative"] for p in v.readings):
        return False
    light = g["skip"] | g["phrasal"]
    return all(x.has("adv", "part", "det") or x.norm in light for x in line.words[v.i + 1 : at] if x.kind == "word")


def _has_subject(line: Line, v: Word, participle: Word) -> bool:
    """Does a verb follow a participle phrase with nothing to join the two?"""
    between = line.words[participle.i + 1 : v.i]
    return bool(between) and not v.has("noun") and not any(x.kind == "mark" or x.has("conj") for x in between)


def doers(line: Line, at: int) -> list[int]:
    """ "Attended by 25,000", "backed by 289 deputies": the passive participle of those who did it, if it is one of
    coming or voting."""
    by = line.skip_left(at)
    if by < 1 or line.words[by].norm not in line.grammar["by"]:
        return []
    verb = line.words[by - 1]
    return [verb.i] if any(p.lemma in line.grammar["done_by"] for p in verb.readings) else []
