"""A sentence as the binding of numbers sees it: words with their readings, numbers as single words, clauses.

No parser: a number's noun, its governor and its status are decided by a few positions around it, and those
need only readings (language/morphology) and where one clause ends and the next begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from reconcile.extract.text.sentences import Sentence
from reconcile.extract.text.tokens import titled
from reconcile.language import Pack
from reconcile.language.morphology import Parse, norm
from reconcile.model import Quantity

LONGEST = 120  # words of a clause: nobody writes longer ones, and every number looks at all of its own
RARE = 0.1  # weight of a part of speech, against the likeliest, below which it is not considered
FINITE = frozenset(("verb", "short", "modal"))
VERBAL = frozenset(("verb", "short", "participle", "gerund"))


class Word(NamedTuple):
    """A token in its sentence; a whole quantity phrase is one word, and so is a date."""

    i: int
    text: str
    norm: str
    start: int
    end: int
    kind: str  # word | number | mark | quantity | unit | date
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

    def nominal(self) -> str:
        """What it names: a noun's lemma, an adjective or participle in the form it has as a noun."""
        return next((p.nominal or p.lemma for p in self.readings if p.pos in ("noun", "adj", "participle")), self.norm)


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the binding needs to know of a language, from the pack's section `syntax`."""

    agreement: str  # case: nouns after numbers take a case; order: they stand in a fixed order
    people: str  # the noun understood where people are counted without one
    same: dict[str, str]  # lemmas folded into one: people → person
    forms: dict[str, str]  # forms that stand after numbers for another noun: «сто чоловік» counts people
    prune: tuple[tuple[frozenset[str], frozenset[str], frozenset[str]], ...]  # after parts of speech, after words, keep
    sets: dict[str, frozenset[str]]  # every other list of words, by its key

    def __getitem__(self, key: str) -> frozenset[str]:
        return self.sets.get(key, frozenset())


@lru_cache(maxsize=32)
def grammar(pack: Pack) -> Grammar:
    """The `syntax` section of a pack as tables."""
    data: dict[str, Any] = pack.section("syntax")
    prune = tuple(
        (frozenset(r.get("after") or ()), frozenset(norm(str(w)) for w in r.get("words") or ()), frozenset(r["keep"]))
        for r in data.get("prune") or ()
    )
    sets = {k: frozenset(norm(str(w)) for w in v) for k, v in data.items() if isinstance(v, list) and k != "prune"}
    same = {norm(str(k)): norm(str(v)) for k, v in (data.get("same") or {}).items()}
    forms = {norm(str(k)): norm(str(v)) for k, v in (data.get("count_forms") or {}).items()}
    return Grammar(data.get("agreement", "order"), str(data.get("people", "")), same, forms, prune, sets)


class Line:
    """The words of one sentence, the segment between marks each stands in, and the clause that belongs to."""

    __slots__ = (
        "_by_clause",
        "_by_segment",
        "at",
        "clause",
        "forms",
        "grammar",
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
        self.words, self.at = _words(sentence, quantities, pack, dates)
        if self.grammar.prune:
            valued = frozenset(n for n, q in enumerate(quantities) if q.unit is not None and not self._determined(n))
            self.words = _pruned(self.words, self.grammar, valued)
        self.forms: dict[int, frozenset[str]] = {}  # what phrases may call each word, filled when asked for
        self.segment, self.clause, self.starts = _clauses(self.words, self.grammar)
        self.phrases: dict[int, list[Any]] = {}  # clause → the phrases of the packs that begin in it
        self._by_clause: dict[int, list[Word]] = {}
        self._by_segment: dict[int, list[Word]] = {}
        for w, s, c in zip(self.words, self.segment, self.clause, strict=True):
            self._by_clause.setdefault(c, []).append(w)
            self._by_segment.setdefault(s, []).append(w)

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

    def skip_left(self, i: int) -> int:
        """Index of the nearest word left of `i` that is no light adverb or determiner; -1 if there is none."""
        i -= 1
        while i >= 0 and self.words[i].kind == "word" and self.words[i].norm in self.grammar["skip"]:
            i -= 1
        return i


def _words(
    sentence: Sentence, quantities: Sequence[Quantity], pack: Pack, dates: Sequence[Any]
) -> tuple[list[Word], dict[int, int]]:
    """Words of a sentence; the tokens of a quantity become one word (bounds and numeral), its unit another."""
    marks: list[tuple[int, int, str, int]] = []
    for n, q in enumerate(quantities):
        end = q.number_end if q.number_end > 0 and q.unit else q.end
        marks.append((q.start, max(end, q.number_start + 1), "quantity", n))
        if q.end > end and q.unit:
            marks.append((end, q.end, "unit", n))
    # "over the next 18 months" is a date and holds a quantity: the quantity is the word, or it would be lost
    taken = [(q.start, q.end) for q in quantities]
    marks += [(d.start, d.end, "date", -1) for d in dates if not any(a < d.end and d.start < b for a, b in taken)]
    marks.sort()
    words: list[Word] = []
    at: dict[int, int] = {}
    k, last = 0, -1
    by_case = grammar(pack).agreement == "case"
    mixed = any(c.islower() for c in sentence.text)
    names = mixed and not titled(sentence.tokens)
    for token in sentence.tokens:
        while k < len(marks) and marks[k][1] <= token.start:
            k += 1
        if k < len(marks) and marks[k][0] < token.end:
            start, end, kind, n = marks[k]
            if last != k:
                last = k
                if kind == "quantity":
                    at[n] = len(words)
                text = sentence.text[start - sentence.start : end - sentence.start]
                words.append(Word(len(words), text, norm(text), start, end, kind, (), n))
            continue
        readings = _likely(pack, token.norm) if token.kind == "word" else ()
        if by_case and words and token.text[:1].isupper() and words[-1].kind != "mark":
            readings = (
                tuple(p for p in readings if p.pos in ("noun", "adj", "participle")) or readings
            )  # a name is no verb
        elif not by_case and len(token.text) > 1 and token.text.isupper() and mixed:
            readings = (Parse(token.norm, "noun", number="sg"),)  # US is no pronoun
        elif not by_case and names and token.text[:1].isupper() and words and words[-1].text not in _OPENS_SENTENCE:
            readings = _name(readings, token.norm)
        words.append(Word(len(words), token.text, token.norm, token.start, token.end, token.kind, readings))
    for i, (preposition, noun) in enumerate(pairwise(words), 1):
        if f"{preposition.norm} {noun.norm}" in grammar(pack)["compounds"]:
            words[i] = noun._replace(readings=(Parse(noun.norm, "prep"),))
    if grammar(pack)["passive"]:
        words = [_predicative(w, words) for w in words]
    return words, at


_OPENS_SENTENCE = frozenset('.:!?—–“"«(')


def _name(readings: tuple[Parse, ...], word: str) -> tuple[Parse, ...]:
    """A capital inside a sentence: a name, whatever the dictionary says of it (Mr. Brown, Heard, Ross)."""
    if not readings or not all(p.pos in ("noun", "verb", "participle", "gerund", "adj") for p in readings):
        return readings
    return tuple(p for p in readings if p.pos in ("noun", "adj")) or (Parse(word, "noun", number="sg"),)


@lru_cache(maxsize=100_000)
def _likely(pack: Pack, word: str) -> tuple[Parse, ...]:
    """The readings of a form without the parts of speech that it hardly ever is: «объем» is no verb."""
    readings = pack.morph.parses(word)
    weight: dict[str, float] = {}
    for p in readings:
        group = "nominal" if p.pos in ("noun", "adj") else p.pos
        weight[group] = weight.get(group, 0.0) + p.score
    if word in grammar(pack)["nouns"]:
        return tuple(p for p in readings if p.pos == "noun") or readings
    least = RARE * max(weight.values(), default=0.0)
    # a dictionary without frequencies counts the cases of a noun: «про» would be one
    even = readings[0].score if readings else 0.0
    return tuple(
        p
        for p in readings
        if weight["nominal" if p.pos in ("noun", "adj") else p.pos] >= least or (p.pos == "prep" and p.score == even)
    )


def _predicative(w: Word, words: list[Word]) -> Word:
    """A full participle in the nominative with no noun after it is the predicate: «рейси скасовані»."""
    full = [p for p in w.readings if p.pos == "participle" and p.case == "nom"]
    if (
        not full
        or (w.i + 1 < len(words) and words[w.i + 1].has("noun", "adj"))
        or w.i == 0
        or words[w.i - 1].norm == ","
    ):
        return w
    return w._replace(readings=(full[0]._replace(pos="short"), *w.readings))


def _pruned(words: list[Word], g: Grammar, valued: frozenset[int]) -> list[Word]:
    """Readings that the word on the left rules out, dropped (where words change their part of speech freely)."""
    out: list[Word] = []
    left: Word | None = None
    for w in words:
        if left is not None and len(w.readings) > 1 and left.quantity not in valued:  # "$3 million stay": no noun
            w = _prune(w, left, g)
        out.append(w)
        if not w.only("adv", "part"):
            left = w
    return out


def _prune(w: Word, left: Word, g: Grammar) -> Word:
    pos = left.readings[0].pos if left.readings else "quantity" if left.kind == "unit" else left.kind
    lemma = left.lemma()
    for after, words, keep in g.prune:
        if pos in after or left.norm in words or lemma in words and pos in ("verb", "modal"):
            marked = left.norm in g["infinitive"]  # "to reports of" is no infinitive
            kept = tuple(
                p for p in w.readings if p.pos in keep and not (marked and p.pos == "verb" and p.number == "sg")
            )
            if kept:
                return w._replace(readings=kept)
    return w


_BREAK = frozenset(",;:()—–-[]")
_DASH = frozenset("—–-")


_OPENING = {"«": "»", "“": "”", "„": "“", '"': '"', "‘": "’"}
_SPEECH = 4  # words between quotation marks from which they hold speech, not a name


def _quoted(words: list[Word]) -> list[int]:
    """For each word the number of the quotation it stands in, 0 outside; names in quotation marks are no quotation."""
    region = [0] * len(words)
    opened, n = -1, 0
    closing = ""
    for w in words:
        if opened >= 0 and w.norm == closing:
            if sum(x.kind != "mark" for x in words[opened : w.i]) >= _SPEECH:
                n += 1
                region[opened : w.i + 1] = [n] * (w.i + 1 - opened)
            opened = -1
        elif opened < 0 and w.kind == "mark" and w.norm in _OPENING:
            opened, closing = w.i, _OPENING[w.norm]
    return region


def _cuts(words: list[Word], g: Grammar, region: list[int]) -> list[int]:
    """Where segments begin: at punctuation, at quoted speech, and at words that begin a clause or join two."""
    starts, joins = g["subordinators"], g["coordinators"]
    cuts = [0]
    for w in words[1:]:
        if region[w.i] != region[w.i - 1] or w.i - cuts[-1] >= LONGEST:
            cuts.append(w.i)
        elif w.kind == "mark" and w.norm in _BREAK:
            if w.norm not in _DASH or not _elides(words, w.i):
                cuts.append(w.i)
        elif w.kind == "word" and (w.norm in starts or w.norm in joins) and not _rules_number(words, w):
            cuts.append(w.i)
    return cuts


def _rules_number(words: list[Word], w: Word) -> bool:
    """ "put the toll as 48": a preposition, not the word that begins a clause."""
    return w.has("prep") and w.i + 1 < len(words) and words[w.i + 1].kind == "quantity"


def _elides(words: list[Word], i: int) -> bool:
    """Does the dash stand for a verb: «в Сарге — 17», «1 — получил ранение»? Not if a verb follows the number."""
    if words[i - 1].kind in ("quantity", "unit"):
        return True
    if i + 1 >= len(words) or words[i + 1].kind != "quantity":
        return False
    rest = words[i + 2 :]
    stop = next((n for n, x in enumerate(rest) if x.kind == "mark" and x.norm in _BREAK), len(rest))
    return not any(finite(x) for x in rest[:stop])


def verbal(w: Word) -> bool:
    """Can this word govern as a verb does (finite or not)?"""
    return w.kind == "word" and w.has(*VERBAL) and _outweighs(w, VERBAL)


def finite(w: Word) -> bool:
    """Can this word be the predicate of a clause?"""
    return w.kind == "word" and any(p.pos in FINITE for p in w.readings) and _outweighs(w, FINITE)


def clearly_verb(line: Line, i: int) -> bool:
    """A word that may be a noun too is a verb where a noun stands right before it and no article: "energy fell"."""
    w, left = line.words[i], line.words[i - 1] if i else None
    if left is None or left.has("det", "poss", "prep", "adj"):
        return False
    return any(p.pos in ("verb", "participle") and (p.tense == "past" or p.number == "sg") for p in w.readings)


def _outweighs(w: Word, wanted: frozenset[str]) -> bool:
    """Is it likelier one of these than a small word: «говорят» is more often a verb than a parenthesis?"""
    best = max(p.score for p in w.readings if p.pos in wanted)
    small = max((p.score for p in w.readings if p.pos in ("prep", "conj", "pron")), default=-1.0)
    adverb = max((p.score for p in w.readings if p.pos == "adv"), default=-1.0)
    return small < best and (adverb <= best if best else w.readings[0].pos != "adv")


def _nominal_clause(words: list[Word], first: bool) -> bool:
    """«52 — это много», «зарплата на заводе — 86 тысяч»: a dash makes a clause of a number and a nominative."""
    for w, v in zip(words, words[1:], strict=False):
        if first and w.kind == "quantity" and v.norm in _DASH:
            return True
        if w.norm in _DASH and v.kind == "quantity":
            return any(p.pos == "noun" and p.case == "nom" for x in words[: w.i - words[0].i] for p in x.readings)
    return False


def _clauses(words: list[Word], g: Grammar) -> tuple[list[int], list[int], list[int]]:
    """The segment and the clause of each word, and the first word of each clause.

    A segment with a predicate of its own is a clause; one without joins the clause before it, or, at the start of
    the sentence, the one after it.
    """
    region = _quoted(words)
    cuts = _cuts(words, g, region)
    segment: list[int] = []
    clause: list[int] = []
    starts: list[int] = []
    full = False  # does the open clause have a predicate yet?
    for n, (a, b) in enumerate(zip(cuts, [*cuts[1:], len(words)], strict=True)):
        head = words[a].norm if words[a].kind != "mark" or a + 1 >= b else words[a + 1].norm
        opens = not starts or region[a] != region[a - 1] or head in g["subordinators"]
        own = any(finite(w) for w in words[a:b]) or ((opens or not full) and _nominal_clause(words[a:b], n == 0))
        if opens or (own and full) or b - starts[-1] > LONGEST:
            starts.append(a)
            full = own
        else:
            full = full or own
        segment += [n] * (b - a)
        clause += [len(starts) - 1] * (b - a)
    return segment, clause, starts
