"""Phrases of the rule packs in a clause: several lemmas that together say what happened to what is counted."""

from __future__ import annotations

from typing import NamedTuple

from reconcile.extract.binding.conditions import status_words
from reconcile.extract.binding.syntax import Line, only_there
from reconcile.extract.binding.wordclass import finite, verbal
from reconcile.extract.binding.words import Word
from reconcile.extract.text.tokens import DASHES
from reconcile.language.lexicon import Entry, Lexicon, Measure, Terms
from reconcile.model import Quantity

ASIDE = 7  # words and commas of an aside


class Phrase(NamedTuple):
    """The entry of a phrase and where its words stand."""

    entry: Entry
    words: frozenset[int]


def is_hint(w: Word, m: Measure, terms: Terms) -> bool:
    """Does the word speak of this measure where the sentence does?"""
    return any(e.kind == "hints" and e.measure.id == m.id for p in w.readings for e in terms.entries.get(p.lemma, ()))


def spoken_of(entry: Entry, line: Line, terms: Terms) -> bool:
    lemmas = {lemma for w in line.words for p in w.readings for lemma in (p.lemma, p.nominal) if lemma}
    return any(
        e.measure == entry.measure and e.kind != "hints"
        for lemma in lemmas.difference(entry.words)  # no word speaks for itself
        for e in terms.entries.get(lemma, ())
    )


def phrase_of(
    line: Line,
    at: int,
    terms: Terms,
    cls: str | None,
    lexicon: Lexicon,
    q: Quantity,
    verb: int = -1,
    noun: str | None = None,
    beside: bool = False,
) -> Phrase | None:
    """A phrase of several lemmas in the number's clause, its words in order and near each other; the one for the
    narrowest class where several fit. `beside`: one without a verb that stands in the segment of the number."""
    if not terms.phrases or beside and not _verbless(line, at):
        return None
    best: Phrase | None = None
    words = line.of_clause(line.clause[at])
    for n, entry in _beginning(line, line.clause[at], terms):
        w = words[n]
        if beside and not (entry.verbless and line.segment[w.i] == line.segment[at]):
            continue
        if not _takes(entry, cls, noun, q, lexicon) or (verb >= 0 and not _part_of(line, line.words[verb], entry)):
            continue
        if best and _closeness(entry, cls, lexicon) <= _closeness(best.entry, cls, lexicon):
            continue
        if not _reaches(line, w, at) or (entry.hint and not spoken_of(entry, line, terms)):
            continue
        if entry.verbless and not only_there(line, at, w.i):
            continue
        inside = _follows(line, w, words[n + 1 : n + 8], entry.words[1:])
        inside = inside or (_around(line, words, n, entry) if verb >= 0 else frozenset())
        if inside and (verb >= 0 or not _denied(line, inside)) and (not entry.ahead or _ahead(line, inside, at)):
            best = Phrase(entry, inside | {w.i})
    return best


def _beginning(line: Line, clause: int, terms: Terms) -> list[tuple[int, Entry]]:
    """The phrases that may begin in a clause, each with the place of its first word: found once for all its numbers."""
    found: list[tuple[int, Entry]] | None = line.phrases.get(clause)
    if found is None:
        words = enumerate(line.of_clause(clause))
        found = [(n, e) for n, w in words for form in sorted(_forms(line, w)) for e in terms.phrases.get(form, ())]
        line.phrases[clause] = found
    return found


def _denied(line: Line, inside: frozenset[int]) -> bool:
    """Is it a verb with its negation? Such a phrase holds only for what the verb rules."""
    negation = status_words(line.pack)["negation"]
    return any(finite(line.words[i]) and line.words[i].norm not in negation for i in inside) and any(
        line.words[i - 1].norm in negation for i in inside if i
    )


def _ahead(line: Line, inside: frozenset[int], at: int) -> bool:
    """Does the phrase end right before the number?"""
    return line.skip_left(at) <= max(inside) < at


def _takes(entry: Entry, cls: str | None, noun: str | None, q: Quantity, lexicon: Lexicon) -> bool:
    """Does the measure of a phrase take this unit, or else this noun? One that takes units alone counts nothing."""
    m = entry.measure
    if q.unit is not None:
        return m.takes(q.unit)
    if not m.of:
        return not m.units
    if cls is None:  # a noun that no pack knows is no person; "52 walk free" has none
        return noun is None or noun in entry.words or not all(lexicon.is_a(k, "person") for k in m.of)
    return any(lexicon.is_a(cls, k) for k in m.of)


def _closeness(entry: Entry, cls: str | None, lexicon: Lexicon) -> tuple[bool, int, int]:
    """Of two phrases the one that the sentence speaks of, then the one for the narrower class, then the longer."""
    return entry.hint, lexicon.nearness(cls, entry.measure.of), len(entry.words)


def _forms(line: Line, w: Word) -> frozenset[str]:
    """What a phrase may call this word: its lemmas, those they are folded into, its form; a negation, any other."""
    if w.i not in line.forms:
        same, negation = line.grammar.same, status_words(line.pack)["negation"]
        names = {w.norm, *(p.lemma for p in w.readings)}
        names |= {same[x] for x in names if x in same} | (negation if w.norm in negation else set())
        line.forms[w.i] = frozenset(names)
    return line.forms[w.i]


def _around(line: Line, words: list[Word], n: int, entry: Entry) -> frozenset[int]:
    """Where all its words stand, if near, in any order: «в забастовке участвуют». A preposition stands before the word
    it has in the phrase, a negation right before its own."""
    negation = status_words(line.pack)["negation"]
    near = words[max(0, n - 8) : n + 9]
    found: list[int] = []
    small: list[tuple[str, int]] = []  # small words that the next content word must have before it, and how near
    for c in entry.words:
        if c in negation or all(p.pos == "prep" for p in line.pack.morph.parses(c)):
            small.append((c, 2 if c in negation else 3))
            continue
        at = next((w.i for w in near if w.kind == "word" and c in _forms(line, w)), None)
        if at is None:
            return frozenset()
        for word, reach in small:
            before = next((w.i for w in near if at - reach <= w.i < at and word in _forms(line, w)), None)
            if before is None or _has_noun(line, c, line.words[before + 1 : at]):
                return frozenset()
            found.append(before)
        found.append(at)
        small.clear()
    for word, reach in small:  # "make it out": nothing in the phrase behind it
        last = max(found, default=0)
        behind = next((w.i for w in near if last < w.i <= last + reach and word in _forms(line, w)), None)
        if behind is None:
            return frozenset()
        found.append(behind)
    return frozenset(found) if len(found) > 1 else frozenset()


def _has_noun(line: Line, want: str, between: list[Word]) -> bool:
    """«за прошлый год было семь», and not «за были семь»: has the preposition its noun, where a verb should follow?"""
    return any(w.kind == "date" or w.only("noun") for w in between) and any(
        p.pos == "verb" for p in line.pack.morph.parses(want)[:1]
    )


def _part_of(line: Line, verb: Word, entry: Entry) -> bool:
    return not _forms(line, verb).isdisjoint(entry.words)


def _reaches(line: Line, w: Word, at: int) -> bool:
    """A phrase in a participle's own segment rules nothing outside it, and none reaches over another count."""
    segment = line.segment[w.i]
    lo, hi = sorted((w.i, at))
    between = line.words[lo + 1 : hi]
    if any(x.kind == "quantity" and line.quantities[x.quantity].unit is None for x in between):
        return w.i < at and _row(line, between)
    if segment == line.segment[at] or any(finite(x) for x in line.of_segment(segment)):
        return True
    if line.segment[at] - segment == 2 and _aside(line, segment + 1):
        return True  # «в плену, по данным комиссии, остаются девять»
    left = line.skip_left(at)  # «летальных исходов — 8»: the dash is the verb
    dash = left > 0 and line.words[left].norm in DASHES and line.segment[left - 1] == segment
    return dash and only_there(line, at, w.i)


def _row(line: Line, between: list[Word]) -> bool:
    """ "brought down 33 of 41 drones and two missiles": one count joined to another, no verb or preposition between."""
    g = line.grammar
    joined = bool(between) and between[-1].norm in g["coordinators"]
    counts = next((n for n, x in enumerate(between) if x.kind == "quantity"), 0)
    return (
        joined
        and g.agreement == "order"
        and all(
            x.kind in ("quantity", "unit")
            or x.norm in g["coordinators"] | g["of"] | {","}
            or x.has("noun", "adj")
            and not x.has("prep")
            for x in between[counts:]
        )
    )


def _verbless(line: Line, at: int) -> bool:
    """No verb, no participle in the segment: a headline, or a predicate with its verb left out."""
    return not any(verbal(w) and not w.has("noun") for w in line.of_segment(line.segment[at]))


def _aside(line: Line, segment: int) -> bool:
    """A few words between commas that tell no more than who says so."""
    words = line.of_segment(segment)
    plain = not any(w.kind == "quantity" or finite(w) and not w.has("noun") for w in words)
    return len(words) <= ASIDE and plain and any(w.has("prep") for w in words[:3])


def _follows(line: Line, first: Word, words: list[Word], lemmas: tuple[str, ...]) -> frozenset[int]:
    """Where the lemmas stand in these words, if they do in order. Only a determiner comes between a preposition and
    its noun, or one word between a negation and what it denies."""
    if len(words) < len(lemmas):
        return frozenset()
    found: list[int] = []
    negation = status_words(line.pack)["negation"]
    since, reach = 0, 2 if first.has("prep") else 1 if first.norm in negation else 0
    for w in words:
        if len(found) == len(lemmas):
            break
        want = lemmas[len(found)]
        forms = _forms(line, w)
        if want in forms or line.grammar.same.get(want, want) in forms:
            found.append(w.i)
            since, reach = 0, 2 if w.has("prep") else 1 if w.norm in negation else 0
            continue
        since += 1
        if reach and _has_noun(line, want, [w]):
            return frozenset()
        if reach and (since > reach or w.kind == "quantity"):
            return frozenset()
    return frozenset(found) if len(found) == len(lemmas) else frozenset()
