"""A sentence as the binding of numbers sees it: words with their readings, numbers as single words, clauses.

No parser: a number's noun, its governor and its status are decided by a few positions around it, and those
need only readings (language/morphology) and where one clause ends and the next begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reconcile.extract.binding.clauses import clauses
from reconcile.extract.binding.wordclass import decided, finite, verbal
from reconcile.extract.binding.words import LIGHT, Word, grammar, pruned, read_words
from reconcile.extract.speech.cues import table
from reconcile.extract.text.sentences import Sentence
from reconcile.language import Pack
from reconcile.model import Quantity


class Line:
    """The words of one sentence, the segment between marks each stands in, and the clause that belongs to."""

    __slots__ = (
        "_by_clause",
        "_by_segment",
        "at",
        "clause",
        "forms",
        "grammar",
        "lone",
        "pack",
        "phrases",
        "quantities",
        "segment",
        "sentence",
        "starts",
        "words",
    )

    def __init__(
        self, sentence: Sentence, quantities: Sequence[Quantity], pack: Pack, dates: Sequence[Any] = ()
    ) -> None:
        self.sentence = sentence
        self.quantities = quantities
        self.pack = pack
        self.grammar = grammar(pack)
        self.words, self.at = read_words(sentence, quantities, pack, dates)
        if self.grammar.prune:
            valued = frozenset(n for n, q in enumerate(quantities) if q.unit is not None and not self._determined(n))
            self.words = decided(pruned(self.words, self.grammar, valued), pack)
        self.forms: dict[int, frozenset[str]] = {}  # what phrases may call each word, filled when asked for
        self.segment, self.clause, self.starts = clauses(self.words, self.grammar, table(pack).is_cue)
        self.phrases: dict[int, list[Any]] = {}  # clause → the phrases of the packs that begin in it
        self._by_clause: dict[int, list[Word]] = {}
        self._by_segment: dict[int, list[Word]] = {}
        for w, s, c in zip(self.words, self.segment, self.clause, strict=True):
            self._by_clause.setdefault(c, []).append(w)
            self._by_segment.setdefault(s, []).append(w)
        lone = (s for s, row in self._by_segment.items() if sum(w.kind == "word" for w in row) == 1)
        self.lone = frozenset(lone)  # segments of a single word: asides

    def _determined(self, n: int) -> bool:
        """Does a determiner before the value ask for a noun after it: "a $9 million loan", "its 25% tax"?

        An age form may stand for the person."""
        w, q = self.words[self.at[n]], self.quantities[n]
        first = self.pack.morph.parses(w.norm.split()[0]) if w.norm.split() else ()
        before = self.words[w.i - 1] if w.i else None
        asked = (
            any(p.pos == "det" for p in first)
            or before is not None
            and before.has("det", "poss", "adj")
            and not before.has("verb", "prep")
        )
        return asked and not any(form in q.quote for form in self.grammar["age_forms"])

    def of_clause(self, clause: int) -> list[Word]:
        """The words of one clause, in order."""
        return self._by_clause.get(clause, [])

    def of_segment(self, segment: int) -> list[Word]:
        """The words of one segment, in order."""
        return self._by_segment.get(segment, [])

    def _light(self, w: Word) -> bool:
        return w.kind == "word" and w.norm in self.grammar["skip"]

    def skip_left(self, i: int) -> int:
        """Index of the nearest word left of `i` that is no light adverb or determiner; -1 if there is none."""
        i -= 1
        while i >= 0 and (self.words[i].readings == LIGHT or self._light(self.words[i])):
            i -= 1
        return i


def attributive(line: Line, w: Word) -> bool:
    """Is a word that may be a noun an adjective before its noun: «детская больница», «українська влада»?"""
    after = line.words[w.i + 1] if w.i + 1 < len(line.words) else None
    if after is None or not w.has("adj") or line.segment[after.i] != line.segment[w.i]:
        return False
    mine = {(p.case, p.number) for p in w.readings if p.pos == "adj"}
    return any((p.case, p.number) in mine for p in after.readings if p.pos in ("noun", "adj") and p.case)


def clearly_verb(line: Line, i: int) -> bool:
    """A word that may be a noun too is a verb where a noun stands right before it and no article: "energy fell"."""
    w, left = line.words[i], line.words[i - 1] if i else None
    after = line.words[i + 1] if i + 1 < len(line.words) else None
    if left is None or left.has("det", "poss", "prep", "adj"):
        return False
    if after is not None and any(p.lemma in line.grammar["auxiliaries"] and p.pos != "noun" for p in after.readings):
        return False  # "industry groups are"
    if left.only("adv"):
        return any(p.pos == "verb" for p in w.readings)
    if after is not None and after.norm in line.grammar["object_pronouns"] and left.has("noun"):
        return w.has("verb")  # "the ticket cost me"
    if _plain(w, left, _past_preposition(line, i + 1)) or _cut_that(w, left, after):
        return True
    return any(p.pos in ("verb", "participle") and (p.tense == "past" or p.number == "sg") for p in w.readings)


def _cut_that(w: Word, left: Word, after: Word | None) -> bool:
    """ "When Parliament cut the funds": a form that is past, too, behind a noun and before an object with an article;
    the noun may be a name, and then its object may have none."""
    past = w.has("verb") and w.has("participle") and left.has("noun") and not left.has("verb")
    named = left.i > 0 and left.text[:1].isupper() and after is not None and after.has("noun") and not after.has("prep")
    return past and (named or after is not None and after.only("det", "poss"))


def _past_preposition(line: Line, i: int) -> Word | None:
    """ "Debts stand at 18 billion": the number behind the preposition that a verb may have before it."""
    after = line.words[i] if i < len(line.words) else None
    then = line.words[i + 1] if i + 1 < len(line.words) else None
    return then if after is not None and after.only("prep") and then is not None else after


def _plain(w: Word, left: Word, after: Word | None) -> bool:
    """ "The tickets cost 40 dollars", "the flood cost 40 lives": a base form behind a noun and before a number, if it
    agrees with the noun or may be past."""
    past = w.has("verb") and w.has("participle")
    if after is None or after.kind != "quantity" or not (left.has("noun") or past and left.only("conj")):
        return False
    plural = all(p.number == "pl" for p in left.readings if p.pos == "noun")
    return past or plural and any(p.pos == "verb" and not p.number for p in w.readings)


def telling(line: Line, end: int) -> int:
    """ "74% of voters said Holt should go": the verb of saying whose subject ends at `end`, where what is said is a
    clause without a conjunction; -1 if there is none."""
    words = line.words
    if line.grammar.agreement != "order":
        return -1
    i = _past_relative(line, end)
    while i < len(words) and words[i].only("adv", "modal"):
        i += 1
    if i + 2 >= len(words) or words[i].kind != "word":
        return -1
    says = any(p.lemma in line.grammar["says"] for p in words[i].readings if p.pos == "verb")
    clause = any(finite(w) or w.has("modal") for w in words[i + 2 :] if line.clause[w.i] == line.clause[i])
    return i if says and clause and not words[i + 1].has("prep") else -1


def led_on(line: Line, at: int, end: int) -> bool:
    """ "wrote to 9 heads saying the fair will go on": behind a participle that tells of the counted nothing
    more is said of them, if the clause has had its verb."""
    words, clause = line.words, line.clause[at]
    if line.grammar.agreement != "order" or end >= len(words) or not words[end].only("gerund"):
        return False
    return any(w.i < at and finite(w) and not w.has("noun") for w in line.of_clause(clause))


def only_there(line: Line, *at: int) -> bool:
    """Have the segments of these words no verb, or none but that something is there?"""
    there = line.grammar["exist"] | line.grammar["auxiliaries"]
    cues = table(line.pack)  # who says it does not say what they do
    words = (w for segment in {line.segment[i] for i in at} for w in line.of_segment(segment))
    verbs = (
        w for w in words if w.i not in at and verbal(w) and (finite(w) or not w.has("noun")) and not cues.is_cue(w.norm)
    )
    return all(any(p.lemma in there for p in w.readings) for w in verbs)


def holds(line: Line, w: Word, at: int) -> bool:
    """ "The dead include 25 children", «список жертв включает троих»: a verb of holding right between the two."""
    between = [x for x in line.words[w.i + 1 : at] if not (x.has("adv", "part") or x.norm in line.grammar["skip"])]
    return len(between) == 1 and any(p.lemma in line.grammar["includes"] for p in between[0].readings)


def _past_relative(line: Line, i: int) -> int:
    """ "Two officials, who asked not to be named, said": past a relative clause between commas."""
    words, relatives = line.words, line.grammar["relatives"]
    if i + 1 >= len(words) or words[i].norm != "," or words[i + 1].norm not in relatives:
        return i
    return next((w.i + 1 for w in words[i + 2 :] if w.norm == ","), i)
