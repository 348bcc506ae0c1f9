"""The noun phrase a number counts: by case agreement where the language has cases, by order where it has none."""

from __future__ import annotations

from typing import NamedTuple

from reconcile.extract.syntax import Line, Word
from reconcile.language.morphology import Parse

REACH = 8  # words between a number and its noun, at most


class NounPhrase(NamedTuple):
    """What is counted. `head` is the index of its word, -1 where the noun stands elsewhere."""

    lemma: str | None
    head: int
    modifiers: tuple[int, ...]  # indices of adjectives and participles between number and noun
    end: int  # index after the last word of the phrase
    how: str  # which pattern found it, for --explain
    animate: bool = False


NOTHING = NounPhrase(None, -1, (), -1, "none")


def counted(line: Line, at: int) -> NounPhrase:
    """The noun phrase right of the number at word `at`; NOTHING where none follows."""
    by_case = line.grammar.agreement == "case"
    return _by_case(line, at) if by_case else _by_order(line, at)


def fold(lemma: str, line: Line) -> str:
    """Lemmas that mean the same counted thing in one form: людей and человек, people and person."""
    return line.grammar.same.get(lemma, lemma)


def _by_case(line: Line, at: int) -> NounPhrase:
    """Adjectives and participles that agree, then the first noun in a case a number can ask for."""
    words, skip = line.words, line.grammar.skip
    modifiers: list[int] = []
    for i in range(at + 1, min(at + 1 + REACH, len(words))):
        w = words[i]
        if w.kind == "mark" and w.norm in "«“„\"'":
            continue
        if w.kind != "word":
            break
        if w.norm in skip or (modifiers and w.norm in line.grammar.coordinators and _agrees(words, i + 1)):
            continue
        noun = _noun(w)
        follows = i + 1 < len(words) and words[i + 1].kind == "word" and _agreeing_noun(words[i + 1])
        adjective = any(p.pos in ("adj", "participle") and p.case for p in w.readings)
        if noun and not (adjective and follows):
            return NounPhrase(fold(noun.lemma, line), i, tuple(modifiers), i + 1, "agreement", noun.animate)
        if not adjective:
            break
        modifiers.append(i)
    if modifiers:
        head = modifiers.pop()
        return NounPhrase(_nominal(words[head]), head, tuple(modifiers), head + 1, "adjective as noun", True)
    return NOTHING


def _noun(w: Word) -> Parse | None:
    """The reading of a word as a noun that a number can count: not a name, not a nominative singular beside a genitive."""
    nouns = [p for p in w.readings if p.pos == "noun" and p.name not in ("first", "last", "patronymic", "place")]
    if not nouns or (w.has("prep", "conj") and not w.text[0].isupper()):
        return None
    best = [p for p in nouns if p.case == "gen"] or [p for p in nouns if p.number != "sg"] or nouns
    return best[0]


def _agreeing_noun(w: Word) -> bool:
    return any(p.pos in ("noun", "adj", "participle") and p.case in ("gen", "dat", "ins", "loc", "acc") for p in w.readings)


def _agrees(words: list[Word], i: int) -> bool:
    return i < len(words) and words[i].has("adj", "participle")


def _nominal(w: Word) -> str:
    """An adjective or participle in the form it has as a noun."""
    for p in w.readings:
        if p.pos in ("adj", "participle"):
            return p.nominal or p.lemma
    return w.norm


def _by_order(line: Line, at: int) -> NounPhrase:
    """A run of adjectives and nouns; its first plural noun, with the nouns that follow it, is the head."""
    words, g = line.words, line.grammar
    i = at + 1
    if i < len(words) and words[i].norm in g.of:  # dozens of villagers
        i += 1
    run: list[Word] = []
    while i < len(words) and len(run) < REACH:
        w = words[i]
        if w.norm in g.skip and w.kind == "word":
            i += 1
            continue
        if w.kind != "word" or w.only("prep", "conj", "pron", "verb", "modal", "det", "adv", "part"):
            break
        run.append(w)
        i += 1
    head = _head(run)
    if head is None:
        return NOTHING
    lemma = head.lemma("noun", "adj", "participle")
    inside = tuple(w.i for w in run if w.i < head.i)
    return NounPhrase(fold(lemma, line), head.i, inside, head.i + 1, "order")


def _head(run: list[Word]) -> Word | None:
    """First plural noun; else, for one of something, the last noun before a word that can only be a verb."""
    for n, w in enumerate(run):
        if any(p.pos == "noun" and p.number == "pl" for p in w.readings):
            following = run[n + 1] if n + 1 < len(run) else None
            if following and any(p.pos == "noun" and p.number == "pl" for p in following.readings) and not following.has("verb"):
                return following
            return w
    nouns = []
    for w in run:
        if w.only("verb", "participle", "gerund"):
            break
        if w.has("noun"):
            nouns.append(w)
    return nouns[-1] if nouns else None
