"""Who does what a verb says: the counted, or somebody else to them."""

from __future__ import annotations

from reconcile.extract.binding.syntax import Line
from reconcile.extract.binding.wordclass import finite
from reconcile.extract.binding.words import Word


def with_auxiliary(line: Line, w: Word) -> bool:
    """A participle made a predicate by the word before it: "were hurt"."""
    i = line.skip_left(w.i)
    return (
        i >= 0
        and line.segment[i] == line.segment[w.i]
        and any(p.lemma in line.grammar["auxiliaries"] for p in line.words[i].readings)
    )


def agent(line: Line, verb: Word, at: int, end: int) -> bool:
    """Is the counted the doer of this verb: an active verb after it that has an object of its own?"""
    words, g = line.words, line.grammar
    if verb.i < at:
        return False
    if passive(line, verb):
        return False
    j = verb.i + 1
    if _says(line, verb, j):
        return True
    segments = {line.segment[verb.i]}
    if j + 1 < len(words) and words[j].norm in g["coordinators"] and finite(words[j + 1]):
        segments.add(line.segment[j])
        j += 2  # "shot and killed a guard"
    while (
        j < len(words)
        and words[j].kind == "word"
        and (words[j].only("adv", "part", "det") or words[j].norm in g["skip"])
    ):
        j += 1
    if j >= len(words) or line.segment[j] not in segments:
        return False
    w = words[j]
    if w.kind == "quantity":
        return True
    if w.kind != "word" or w.has("prep", "conj"):
        return False
    return any(p.pos in ("noun", "adj", "pron", "poss") and p.case in ("", "acc") for p in w.readings)


def active(line: Line, w: Word) -> bool:
    """«троих судей, оправдавших её»: who did it, by the form of the participle."""
    endings = tuple(line.grammar["active_participles"])
    return bool(endings) and any(p.pos == "participle" and p.nominal.endswith(endings) for p in w.readings)


def _says(line: Line, verb: Word, j: int) -> bool:
    """ "One guest claimed that the music was loud": what follows is said; "arrested that day" is none."""
    follows = line.words[j + 1] if j + 1 < len(line.words) else None
    if follows is None or line.words[j].norm not in line.grammar["that"] or follows.only("noun"):
        return False
    return not with_auxiliary(line, verb)


def passive(line: Line, verb: Word) -> bool:
    """Short form, or a participle that is no active verb: «освобождены», "were freed", "freed by"."""
    if verb.has("short"):
        return True
    if not verb.has("participle"):
        return False
    if not verb.has("verb"):
        return True
    following = line.words[verb.i + 1] if verb.i + 1 < len(line.words) else None
    return following is not None and following.norm in line.grammar["by"]
