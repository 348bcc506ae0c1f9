"""What a verb says together with its particle: "broke out", "laid 300 workers off". The pairs are data of the pack."""

from __future__ import annotations

from reconcile.extract.binding.syntax import Line
from reconcile.extract.binding.wordclass import VERBAL, finite
from reconcile.extract.binding.words import Word

FAR = 6  # words of an object between a verb and its particle, at most


def led(line: Line, auxiliary: Word) -> Word:
    """The verb that an auxiliary leads, small words between them: "was later charged"; else the auxiliary."""
    if line.grammar.agreement != "order" or not is_auxiliary(line, auxiliary):
        return auxiliary
    after = next((w for w in line.words[auxiliary.i + 1 :] if not w.only("adv", "part")), None)
    if after is None or not after.has("participle", "gerund", "verb"):
        return auxiliary
    return led(line, after)


def is_auxiliary(line: Line, w: Word) -> bool:
    """Can it only be a verb that leads another?"""
    verbs = [p.lemma for p in w.readings if p.pos in VERBAL or p.pos == "modal"]
    known = line.grammar["auxiliaries"]
    return bool(verbs) and all(x in known or w.norm in known for x in verbs)


def verb_lemma(line: Line, w: Word) -> str:
    """The lemma of a verb, with its particle where the pack knows the two as one verb."""
    return phrasal(line, w) or w.lemma(*VERBAL)


def phrasal(line: Line, w: Word) -> str | None:
    """The verb and its particle, if they are one verb: right behind it, or behind its object."""
    pairs = line.grammar["phrasal_verbs"]
    lemmas = (
        [*dict.fromkeys(p.lemma for p in w.readings if p.pos in VERBAL), w.norm] if pairs else ()
    )  # to lay is no lie
    for x in line.words[w.i + 1 : w.i + 2 + FAR]:
        if line.segment[x.i] != line.segment[w.i]:
            return None
        pair = next((f"{lemma} {x.norm}" for lemma in lemmas if f"{lemma} {x.norm}" in pairs), None)
        if pair is not None and (x.i == w.i + 1 or _closes(line, x)):
            return pair
        if finite(x) and not x.has("noun") or x.has("prep", "conj") and x.kind == "word":
            return None
    return None


def _closes(line: Line, particle: Word) -> bool:
    """Does no object of its own follow: "called the strike off", but "moved the boat off the rocks"?"""
    after = line.words[particle.i + 1] if particle.i + 1 < len(line.words) else None
    return after is None or after.kind in ("mark", "date") or after.has("prep", "conj", "adv")
