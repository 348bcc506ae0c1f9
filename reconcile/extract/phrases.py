"""Lists of phrases from a pack, compiled once, looked up forwards or backwards from a position in a token list.

A phrase is one or more words as the tokenizer cuts them; a word may end in `*`, which takes any ending. A lookup costs
the length of the longest phrase, whatever the size of the list.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from reconcile.extract.tokens import Token, tokenize

_SHORTEST_STEM = 2


def words_of(phrase: str, exact: bool = False) -> tuple[str, ...]:
    """The tokens of a phrase, normalised (`exact`: as written); a `*` at the end of a word stays with it."""
    out: list[str] = []
    end = -1
    for token in tokenize(str(phrase)):
        if token.text == "*" and out and token.start == end:
            out[-1] += "*"
        else:
            out.append(token.text if exact else token.norm)
        end = token.end
    return tuple(out)


class _Node:
    __slots__ = ("next", "stems", "value")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.stems: dict[str, _Node] = {}
        self.value: Any = None

    def step(self, word: str) -> _Node | None:
        node = self.next.get(word)
        if node is not None or not self.stems:
            return node
        for length in range(min(len(word), 24), _SHORTEST_STEM - 1, -1):
            node = self.stems.get(word[:length])
            if node is not None:
                return node
        return None


class Phrases:
    """Phrases and what each stands for. `backward` for a list that is read from its last word."""

    def __init__(self, entries: Iterable[tuple[str, Any]], backward: bool = False, exact: bool = False) -> None:
        self.root = _Node()
        self.backward = backward
        self.exact = exact
        for phrase, value in entries:
            words = words_of(phrase, exact)
            self._add(words[::-1] if backward else words, value)

    def _add(self, words: Sequence[str], value: Any) -> None:
        if not words:
            return
        node = self.root
        for word in words:
            branch, key = (node.stems, word[:-1]) if len(word) > 1 and word.endswith("*") else (node.next, word)
            node = branch.setdefault(key, _Node())
        node.value = value

    def at(self, tokens: Sequence[Token], position: int) -> tuple[int, Any] | None:
        """The longest phrase from `position` on (backward: up to it): how many tokens it takes, and its value."""
        node: _Node | None = self.root
        best = None
        step = -1 if self.backward else 1
        taken = 0
        while node is not None and 0 <= position < len(tokens):
            token = tokens[position]
            node = node.step(token.text if self.exact else token.norm)
            if node is None:
                break
            taken += 1
            position += step
            if node.value is not None:
                best = (taken, node.value)
        return best

    def has(self, word: str) -> Any:
        """What a single word stands for, or None."""
        node = self.root.step(word)
        return node.value if node is not None else None
