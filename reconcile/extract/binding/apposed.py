"""A sum between commas is that of the noun before it: «Залог за пересчёт, 64 тысячи крон, не вернут»."""

from __future__ import annotations

from reconcile.extract.binding.syntax import Line, attributive
from reconcile.extract.binding.wordclass import finite
from reconcile.extract.binding.words import Word

CLOSES = frozenset(",.;:)!?")


def apposed(line: Line, at: int) -> str | None:
    """The lemma of the head of the noun phrase before a number that stands alone between marks."""
    words = line.words
    if at < 2 or words[at - 1].norm != "," or line.quantities[words[at].quantity].unit is None:
        return None
    if line.clause[at - 2] != line.clause[at]:
        return None
    after = next((w for w in words[at + 1 :] if w.kind != "unit"), None)
    if after is not None and after.norm not in CLOSES:
        return None
    first = at - 1
    while first > 0 and words[first - 1].kind == "word" and not _ends_phrase(words[first - 1]):
        first -= 1
    if line.grammar.agreement == "order":
        head = _by_order(words[first : at - 1])
        return head.lemma("noun") if head else None
    return _by_case(line, first, at - 1)


def _ends_phrase(w: Word) -> bool:
    return finite(w) and not w.has("noun") or w.has("conj", "pron")


def _by_order(phrase: list[Word]) -> Word | None:
    """The last noun before the first preposition."""
    head: Word | None = None
    for w in phrase:
        if w.has("prep"):
            return head
        head = w if w.has("noun") else head
    return head


def _by_case(line: Line, first: int, end: int) -> str | None:
    """The first noun in the nominative or accusative that no preposition rules."""
    for w in line.words[first:end]:
        left = line.skip_left(w.i)
        while left >= first and line.words[left].only("adj", "participle"):
            left -= 1
        ruled = left >= 0 and line.words[left].has("prep")
        named = next((p for p in w.readings if p.pos == "noun" and p.case in ("nom", "acc") and not p.name), None)
        if named and not ruled and not attributive(line, w):
            return named.lemma
    return None
