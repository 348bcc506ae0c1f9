"""Percentages that a noun of change counts: "a 25% drop in sales", «25-процентный рост цен»."""

from __future__ import annotations

from dataclasses import replace

from reconcile.extract.binding.complements import complement
from reconcile.extract.binding.nouns import NounPhrase, fold
from reconcile.extract.binding.syntax import Line
from reconcile.extract.numbers.core import bound_tables
from reconcile.model import Quantity

SHARES = frozenset({"percent", "percentage_point", "basis_point"})


def changed(line: Line, q: Quantity, np: NounPhrase) -> tuple[Quantity, str | None]:
    """The quantity marked as a change, and the noun of what changes; «12% роста» is a part of it and no change."""
    if q.unit not in SHARES or "change" in q.marks or np.head < 0:
        return q, None
    head = line.words[np.head]
    if bound_tables(line.pack).change.has(head.norm) not in ("up", "down") or any(
        p.case == "gen" for p in head.readings[:1]
    ):
        return q, None
    inner = complement(line, np.head)
    before = line.words[np.head - 1]
    if inner is None and line.grammar.agreement == "order" and before.only("noun"):  # "a 4% pay rise"
        inner = before.i
    noun = fold(line.words[inner].lemma("noun"), line) if inner is not None else None
    return replace(q, marks=(*q.marks, "change")), noun
