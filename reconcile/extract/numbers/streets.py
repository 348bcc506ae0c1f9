"""House numbers: "915 Birch Street", "at 2500 N. Birch Way"."""

from __future__ import annotations

from typing import Any

from reconcile.extract.numbers.numeral import Number, Source
from reconcile.language.morphology import norm

NAME = 4  # words of the name of a street, at most


class Streets:
    """Kinds of streets, quarters of the sky before their names, and what stands before an address."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.kinds, self.sky, self.placed = (
            frozenset(norm(str(w)) for w in data.get(key) or ()) for key in ("street", "sky", "placed")
        )

    def numbered(self, s: Source, n: Number) -> bool:
        """915 Birch Street: one to three words with capitals, the last a kind of street."""
        if self._towards(s, n):
            return True
        for k in range(n.last, min(n.last + NAME, len(s.tokens))):
            if s.kind(k) != "word" or not s.tokens[k].text[:1].isupper():
                return False
            if s.norm(k) in self.kinds and k > n.last:
                return True
        return False

    def _towards(self, s: Source, n: Number) -> bool:
        """2500 N. Birch: with a quarter of the sky the name alone is enough, where a place is told."""
        if s.norm(n.last) not in self.sky or s.norm(n.last + 1) != "." or s.norm(n.first - 1) not in self.placed:
            return False
        named = s.kind(n.last + 2) == "word" and s.tokens[n.last + 2].text[:1].isupper()
        return named and s.tokens[n.last].text.isupper()
