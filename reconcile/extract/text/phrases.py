"""Lists of phrases from a pack, compiled once, looked up forwards or backwards from a position in a token list.

A phrase is one or more words as the tokenizer cuts them; a word may end in `*`, which takes any ending. A lookup costs
the length of the longest phrase, whatever the size of the list.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from reconcile.extract.text.tokens import tokenize

_SHORTEST_STEM, _LONGEST_STEM = 2, 24


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


class Written(Protocol):
    """What a lookup needs of a token."""

    @property
    def text(self) -> str: ...
    @property
    def norm(self) -> str: ...


class _Node:
    __slots__ = ("lengths", "next", "stems", "value")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.stems: dict[str, _Node] = {}
        self.lengths: tuple[int, ...] = ()  # of the stems, the longest first
        self.value: Any = None

    def step(self, word: str) -> list[_Node]:
        """The nodes that a word leads to: its own, then those of its stems, the longest first."""
        out = [self.next[word]] if word in self.next else []
        if self.lengths:
            size, stems = len(word), self.stems
            for length in self.lengths:
                if length <= size and (stem := stems.get(word[:length])) is not None:
                    out.append(stem)
        return out

    def branch(self, word: str) -> _Node:
        """The node for a word of a phrase, made where there is none."""
        if len(word) < 2 or not word.endswith("*"):
            return self.next.setdefault(word, _Node())
        stem = word[:-1]
        if _SHORTEST_STEM <= len(stem) <= _LONGEST_STEM:
            self.lengths = tuple(sorted({*self.lengths, len(stem)}, reverse=True))
        return self.stems.setdefault(stem, _Node())


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
            node = node.branch(word)
        node.value = value

    def at(self, tokens: Sequence[Written], position: int) -> tuple[int, Any] | None:
        """The longest phrase from `position` on (backward: up to it): how many tokens it takes, and its value."""
        nodes = [self.root]
        best = None
        step = -1 if self.backward else 1
        taken = 0
        while 0 <= position < len(tokens):
            token = tokens[position]
            word = token.text if self.exact else token.norm
            nodes = nodes[0].step(word) if len(nodes) == 1 else [m for n in nodes for m in n.step(word)]
            if not nodes:
                break
            taken += 1
            position += step
            for node in nodes:
                if node.value is not None:
                    best = (taken, node.value)
                    break
        return best

    def has(self, word: str) -> Any:
        """What a single word stands for, or None."""
        return next((n.value for n in self.root.step(word) if n.value is not None), None)
