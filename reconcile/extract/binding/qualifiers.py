"""What narrows a counted population (foreign, children, women …), what a number counts beside it, and how it behaves in
time."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from reconcile.extract.binding.nouns import NounPhrase
from reconcile.extract.binding.syntax import Line
from reconcile.extract.binding.wordclass import finite
from reconcile.extract.binding.words import Word
from reconcile.language.lexicon import Measure, Terms
from reconcile.model import Quantity

MOVED = frozenset({"from", "new", "level"})  # the ends of a change


def qualifiers(line: Line, at: int, np: NounPhrase, noun: str | None, terms: Terms) -> tuple[str, ...]:
    """Ids of the qualifiers that the counted noun and its adjectives carry, sorted."""
    found: set[str] = set()
    lemmas = [noun] if noun else []
    for i in np.modifiers:
        lemmas += [lemma for p in line.words[i].readings for lemma in (p.lemma, p.nominal) if lemma]
    for lemma in lemmas:
        found.update(terms.qualifiers.get(lemma, ()))
    return tuple(sorted(found))


def nature(line: Line, at: int, measure: Measure | None, q: Quantity) -> str | None:
    """Flow where the clause counts a window («за сутки») or new cases, cumulative where it counts from a start."""
    base = measure.nature if measure else None
    if q.unit is not None or base in ("share", "amount", "stock"):
        return base
    if MOVED.isdisjoint(q.marks) and _counted_over(line, at, line.grammar["windows"]):
        return "flow"
    if _counted_over(line, at, line.grammar["totals"]):
        return "cumulative"
    return base


def _counted_over(line: Line, at: int, stretches: Collection[str]) -> bool:
    """Does the clause say over what stretch this number is counted? Where something is counted («в 34 странах»), and
    beside another number with a stretch of its own, it does not."""
    left, own = line.skip_left(at), line.segment[at]
    if left >= 0 and line.words[left].has("prep") and line.words[left].norm in line.grammar["circumstances"]:
        return False
    clause = line.of_clause(line.clause[at])
    told = {s for s in {line.segment[w.i] for w in clause} if _tells(line.of_segment(s), stretches)}
    if own in told or not _tells(clause, stretches):
        return own in told
    other = told & {line.segment[k] for k in line.at.values()}
    joined_on = all(s < own for s in other) and not any(finite(w) for w in line.of_segment(own))
    return not other or joined_on  # «за сутки 161 ребёнок и 239 врачей»


def _tells(words: Iterable[Word], stretches: Collection[str]) -> bool:
    text = " ".join(w.norm for w in words)
    return any(s in text for s in stretches)


def joined(line: Line, np: NounPhrase) -> bool:
    """Does the number count two kinds together: "275 officers and stewards"?"""
    words = line.words
    if np.head < 0 or np.end + 1 >= len(words) or words[np.end].norm not in line.grammar["conjunctions"]:
        return False
    first, second = words[np.head], words[np.end + 1]
    if second.kind != "word" or second.has("det", "poss", "pron", "prep") or second.text[:1].isupper():
        return False
    if any(p.pos == "verb" and p.number != "sg" for p in second.readings):  # a verb in -s has no subject in the plural
        return False
    cases = [{(p.case, p.number) for p in w.readings if p.pos == "noun"} for w in (first, second)]
    return bool(cases[0] & cases[1]) and any(number == "pl" for _, number in cases[0] & cases[1])


def of_some(line: Line, np: NounPhrase, at: int) -> bool:
    """Does the number count some of a group told before: «двое рабочих из отрезанных огнём», "three of the freed"?"""
    words, i = line.words, max(np.end, at + 1)
    if i >= len(words) or words[i].norm not in line.grammar["of"]:
        return False
    light = line.grammar["skip"]
    group = next((w for w in words[i + 1 : i + 3] if not w.only("det") and w.norm not in light), None)
    return group is not None and group.has("participle") and not group.has("noun")
