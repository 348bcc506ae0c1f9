"""What governs a number in its own clause: a noun it depends on, a participle beside it, or the clause's verb."""

from __future__ import annotations

from typing import NamedTuple

from reconcile.extract.nouns import NounPhrase
from reconcile.extract.syntax import Line, Word, finite


class Governor(NamedTuple):
    """A word that may say what happened to what is counted."""

    i: int  # index of the word; -1 for none
    lemma: str
    kind: str  # noun | verb | participle | counter | self
    role: str  # object | subject | complement | oblique
    how: str


def governors(line: Line, at: int, np: NounPhrase) -> list[Governor]:
    """Candidates, the closest bond first."""
    out: list[Governor] = []
    out += _noun_before(line, at)
    out += _participles(line, at, np)
    out += _verbs(line, at, np)
    return out


def before(line: Line, at: int) -> int:
    """Index of the word before the quantity phrase, bound words and light adverbs passed over; -1 if none."""
    i = at - 1
    while i >= 0 and (line.words[i].norm in line.grammar.skip or line.words[i].kind == "bound"):
        i -= 1
    return i


def _noun_before(line: Line, at: int) -> list[Governor]:
    """The noun right before: «освобождение 52 заключенных», "the release of 52 prisoners"."""
    words, g = line.words, line.grammar
    i = before(line, at)
    if i >= 0 and words[i].norm in g.of:
        i -= 1
    elif g.agreement == "order":
        return []
    if i >= 0 and words[i].kind == "word" and words[i].has("noun") and not words[i].has("prep"):
        return [Governor(i, words[i].lemma("noun"), "noun", "complement", "noun before the number")]
    return []


def _participles(line: Line, at: int, np: NounPhrase) -> list[Governor]:
    out = [Governor(i, line.words[i].lemma("participle", "adj"), "participle", "object", "participle in the phrase") for i in np.modifiers]
    return out


def _verbs(line: Line, at: int, np: NounPhrase) -> list[Governor]:
    """Verbs of the clause, nearest first."""
    clause = line.clause[at]
    found = [w for w in line.clause_words(clause) if finite(w, line.grammar) or w.has("participle")]
    found.sort(key=lambda w: (abs(w.i - at), w.i))
    return [Governor(w.i, w.lemma("verb", "short", "participle"), "verb", _role(w, at), "verb of the clause") for w in found if w.i not in np.modifiers]


def _role(w: Word, at: int) -> str:
    return "object" if w.i < at else "subject"
