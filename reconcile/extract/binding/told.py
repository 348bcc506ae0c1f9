"""The words that tell what happened to a number, and what it counts where they say that as well."""

from __future__ import annotations

from reconcile.extract.binding.complements import complement
from reconcile.extract.binding.measures import Measured
from reconcile.extract.binding.nouns import fold
from reconcile.extract.binding.phrases import is_hint
from reconcile.extract.binding.predicates import Governor
from reconcile.extract.binding.status import Told
from reconcile.extract.binding.syntax import Line
from reconcile.language.lexicon import Lexicon


def told_words(line: Line, at: int, found: Measured, lexicon: Lexicon) -> Told:
    """The words of the entry that names what happened; a hint makes no plan («назначить»), but may only ask for it."""
    entry, governor = found.entry, found.governor
    if entry is None:
        return Told()
    if entry.kind in ("values", "hints"):
        terms, clause = lexicon.terms(line.pack.code), line.of_clause(line.clause[at])
        return Told(unplanned=frozenset(w.i for w in clause if is_hint(w, entry.measure, terms)))
    own = governor is not None and governor.kind == "verb" and entry.kind in ("verbs", "intransitive")
    words = found.words | ({governor.i} if own and governor else set())
    return Told(frozenset(words), settled=entry.measure.settled and bool(found.words))


def told_before(line: Line, found: list[Governor]) -> str | None:
    """The noun of a bare number that its counter counts («число домов … 31»), or that opens the clause."""
    for g in found:
        if g.kind == "predicate":
            return fold(line.words[g.i].nominal(), line)
        if g.kind == "counter":
            counter = line.words[g.i].lemma("noun") in line.grammar["counters"]
            inner = complement(line, g.i) if counter else g.i
            return fold(line.words[inner].nominal(), line) if inner is not None else None
    return None
