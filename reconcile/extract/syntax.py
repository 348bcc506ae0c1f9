"""A sentence as the binding of numbers sees it: words with their readings, numbers as single words, clauses.

No parser: a number's noun, its governor and its status are decided by a few positions around it, and those
need only readings (language/morphology) and where one clause ends and the next begins.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from reconcile.extract.sentences import Sentence
from reconcile.language import Pack
from reconcile.language.morphology import Parse
from reconcile.model import Quantity

NOMINAL = frozenset(("noun", "adj", "participle"))
FINITE = frozenset(("verb", "short"))


class Word(NamedTuple):
    """A token in its sentence; a whole number phrase is one word of kind `quantity`."""

    i: int
    text: str
    norm: str
    start: int
    end: int
    kind: str  # word | number | mark | quantity | date
    readings: tuple[Parse, ...]
    quantity: int = -1  # index of the quantity this word stands for

    def has(self, *pos: str) -> bool:
        """Can it be one of these parts of speech?"""
        return any(p.pos in pos for p in self.readings)

    def only(self, *pos: str) -> bool:
        """Can it be nothing else?"""
        return bool(self.readings) and all(p.pos in pos for p in self.readings)

    def lemma(self, *pos: str) -> str:
        """Lemma of the first reading among these parts of speech, else of the first reading."""
        for p in self.readings:
            if p.pos in pos:
                return p.lemma
        return self.readings[0].lemma if self.readings else self.norm


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the binding needs to know of a language, from the pack's section `syntax`."""

    agreement: str  # case: nouns after numbers take a case; order: they stand in a fixed order
    subordinators: frozenset[str]
    coordinators: frozenset[str]
    of: frozenset[str]  # prepositions of a part and its whole: из, with, of
    auxiliaries: frozenset[str]  # verbs that carry no meaning of their own
    skip: frozenset[str]  # adverbs and determiners between a number and its noun
    counters: frozenset[str]  # nouns that only count others: число, количество, total
    pronouns: frozenset[str]  # them, них: stand for a whole named before
    people: str  # the noun understood where people are counted without one
    same: dict[str, str]  # lemmas folded into one: people → person
    reach: frozenset[str]  # verbs by which a counter takes its value: достичь, вырасти, rise
    by: frozenset[str]  # prepositions of the agent of a passive


@lru_cache(maxsize=32)
def grammar(pack: Pack) -> Grammar:
    """The `syntax` section of a pack as tables."""
    data: dict[str, Any] = pack.section("syntax")

    def words(key: str) -> frozenset[str]:
        return frozenset(str(w) for w in data.get(key) or ())

    return Grammar(
        agreement=data.get("agreement", "order"),
        subordinators=words("subordinators"),
        coordinators=words("coordinators"),
        of=words("of"),
        auxiliaries=words("auxiliaries"),
        skip=words("skip"),
        counters=words("counters"),
        pronouns=words("pronouns"),
        people=str(data.get("people", "")),
        same={str(k): str(v) for k, v in (data.get("same") or {}).items()},
        reach=words("reach"),
        by=words("by"),
    )


class Line:
    """The words of one sentence and the clause each belongs to."""

    __slots__ = ("at", "clause", "grammar", "pack", "sentence", "starts", "words")

    def __init__(self, sentence: Sentence, quantities: list[Quantity], pack: Pack) -> None:
        self.sentence = sentence
        self.pack = pack
        self.grammar = grammar(pack)
        self.words, self.at = _words(sentence, quantities, pack)
        self.clause, self.starts = _clauses(self.words, self.grammar)

    def clause_words(self, clause: int) -> list[Word]:
        """The words of one clause, in order."""
        return [w for w, c in zip(self.words, self.clause, strict=True) if c == clause]


def _words(sentence: Sentence, quantities: list[Quantity], pack: Pack) -> tuple[list[Word], dict[int, int]]:
    """Words of a sentence; the tokens of a numeral become one word. Also where each quantity's word stands."""
    spans = sorted((*number_span(q), n) for n, q in enumerate(quantities))
    words: list[Word] = []
    at: dict[int, int] = {}
    k = 0
    parses = pack.morph.parses
    for token in sentence.tokens:
        while k < len(spans) and spans[k][1] <= token.start:
            k += 1
        if k < len(spans) and spans[k][0] < token.end:
            start, end, n = spans[k]
            if n not in at:
                at[n] = len(words)
                text = sentence.text[start - sentence.start : end - sentence.start]
                words.append(Word(len(words), text, text, start, end, "quantity", (), n))
            continue
        readings = parses(token.norm) if token.kind == "word" else ()
        words.append(Word(len(words), token.text, token.norm, token.start, token.end, token.kind, readings))
    return words, at


def number_span(q: Quantity) -> tuple[int, int]:
    """The numeral inside a quantity, or all of it where it is not marked."""
    return (q.number_start, q.number_end) if q.number_start >= 0 else (q.start, q.end)


_BREAK = frozenset(",;:()—–[]")


def _segments(words: list[Word], g: Grammar) -> list[tuple[int, int]]:
    """Stretches between punctuation marks, subordinators and coordinators."""
    cuts = [0]
    for w in words:
        if (w.kind == "mark" and w.norm in _BREAK) or w.norm in g.subordinators or w.norm in g.coordinators:
            cuts.append(w.i)
    cuts.append(len(words))
    return [(a, b) for a, b in zip(cuts, cuts[1:], strict=False) if b > a]


def finite(w: Word, g: Grammar) -> bool:
    """Can this word be the predicate of a clause?"""
    return w.kind == "word" and any(p.pos in FINITE or p.pos == "modal" for p in w.readings)


def _clauses(words: list[Word], g: Grammar) -> tuple[list[int], list[int]]:
    """The clause number of each word, and the first word of each clause.

    A segment with a predicate of its own is a clause; one without joins the clause before it, or, at the start of
    the sentence, the one after it.
    """
    clause: list[int] = []
    starts: list[int] = []
    full = False  # does the open clause have a predicate yet?
    for a, b in _segments(words, g):
        own = any(finite(w, g) for w in words[a:b])
        subordinate = words[a].norm in g.subordinators or (a + 1 < b and words[a + 1].norm in g.subordinators)
        if not starts or (own and full) or subordinate:
            starts.append(a)
            full = own
        else:
            full = full or own
        clause += [len(starts) - 1] * (b - a)
    return clause, starts
