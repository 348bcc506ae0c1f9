"""What narrows a counted population (foreign, children, women …), and how a number behaves in time."""

from __future__ import annotations

from reconcile.extract.binding.nouns import NounPhrase
from reconcile.extract.binding.syntax import Line
from reconcile.language.lexicon import Measure, Terms
from reconcile.model import Quantity


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
    words = [w.norm for w in line.of_clause(line.clause[at])]
    joined = " ".join(words)
    if any(c in joined for c in line.grammar["windows"]):
        return "flow"
    if any(c in joined for c in line.grammar["totals"]):
        return "cumulative"
    return base
