"""Ages set beside a name: "Christopher Rodriguez, 20, was killed" counts no dead.

In newspapers an age stands between commas after the name or the word for a person. It gets the unit year and the
mark `age`, so that no counted noun and no toll is sought for it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from reconcile.extract.sentences import Sentence
from reconcile.model import Quantity

MARK = "age"
OLDEST = 115
_CLOSES = frozenset(",.;:)]—–-!?")


def mark(sentence: Sentence, quantities: Sequence[Quantity], nouns: frozenset[str] = frozenset()) -> list[Quantity]:
    """The quantities with those that are ages marked. `nouns`: words for people after which an age may stand."""
    at = {token.start: n for n, token in enumerate(sentence.tokens)}
    return [_aged(q) if _is_age(sentence, q, at, nouns) else q for q in quantities]


def _aged(q: Quantity) -> Quantity:
    return dataclasses.replace(q, unit="year", marks=(*q.marks, MARK))


def _is_age(sentence: Sentence, q: Quantity, at: dict[int, int], nouns: frozenset[str]) -> bool:
    n = at.get(q.start)
    if n is None or n < 2 or q.unit or q.low is None or q.low != q.high or q.approximate:
        return False
    tokens = sentence.tokens
    if not 0 < q.low <= OLDEST or q.low % 1 or tokens[n].kind != "number" or tokens[n].end != q.end:
        return False
    if tokens[n - 1].text != "," or tokens[n - 2].kind != "word" or tokens[n - 1].end == tokens[n].start:
        return False
    named = tokens[n - 2].text[0].isupper() or tokens[n - 2].norm in nouns
    return named and (n + 1 == len(tokens) or tokens[n + 1].text in _CLOSES)
