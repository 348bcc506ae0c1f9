"""Ages beside a name, told before anything is bound: «Пётр, 45 лет», "Davon Coleman, also 18"."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from reconcile.extract.text.sentences import Sentence
from reconcile.extract.text.tokens import Token
from reconcile.language import Pack
from reconcile.model import Quantity

MARK = "age"
OLDEST = 120
STREET, SHORT = 5, 2  # tokens from the word for a street to its house; letters of a word that is given whole
_CLOSES = frozenset(",.;:)]—–-!?")


def mark(sentence: Sentence, quantities: Sequence[Quantity], pack: Pack, nouns: frozenset[str]) -> list[Quantity]:
    """The quantities with those that are ages marked. `nouns`: words for people after which an age may stand."""
    words = pack.section("syntax")
    too, who = frozenset(words.get("age_too") or ()), frozenset(words.get("age_who") or ())
    streets = tuple(words.get("streets") or ())
    tokens = sentence.tokens
    starts = {q.start for q in quantities}
    at = {token.start: _comma(tokens, n, too, who) for n, token in enumerate(tokens) if token.start in starts}
    return [
        _aged(q) if _is_age(sentence, q, at, nouns) and not _address(tokens, at[q.start], streets) else q
        for q in quantities
    ]


def _comma(tokens: Sequence[Token], n: int, too: frozenset[str], who: frozenset[str]) -> int:
    """Where the comma stands: "Davon Coleman, also 18", "the miller, who was then 71,"."""
    n -= tokens[n - 1].norm in too
    return n - 2 if n > 2 and f"{tokens[n - 2].norm} {tokens[n - 1].norm}" in who else n


def _address(tokens: Sequence[Token], n: int, streets: tuple[str, ...]) -> bool:
    """«в доме на Садовой, 8», «по улице Гоголя, 12»: a house, and nobody's age. A short word is one, a longer begins
    so."""
    before = [t.norm for t in tokens[max(0, n - STREET) : n - 2] if t.kind == "word"]
    return bool(before) and any(before[-1] == s or (len(s) > SHORT and before[-1].startswith(s)) for s in streets)


def _aged(q: Quantity) -> Quantity:
    return dataclasses.replace(q, unit="year", marks=(*q.marks, MARK))


def _is_age(sentence: Sentence, q: Quantity, at: dict[int, int], nouns: frozenset[str]) -> bool:
    n = at.get(q.start)
    if n is None or n < 2 or q.unit or q.low is None or q.low != q.high or q.approximate:
        return False
    tokens = sentence.tokens
    last = next(k for k, token in enumerate(tokens[n:], n) if token.start == q.start)
    if not 0 < q.low <= OLDEST or q.low % 1 or tokens[last].kind != "number" or tokens[last].end != q.end:
        return False
    if tokens[n - 1].text != "," or tokens[n - 2].kind != "word" or tokens[n - 1].end == tokens[n].start:
        return False
    named = tokens[n - 2].text[0].isupper() or tokens[n - 2].norm in nouns or last - n > 1  # who is somebody
    return named and (last + 1 == len(tokens) or tokens[last + 1].text in _CLOSES)
