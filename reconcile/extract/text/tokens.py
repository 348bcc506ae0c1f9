"""Words, numbers and marks of a text, with their offsets. One regular expression, linear time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reconcile.language.morphology import norm

# A word keeps inner hyphens and apostrophes (из-за, п'ять, o'clock); a number keeps its digits only,
# so that grouping and decimals stay the business of `numbers`.
DASHES = frozenset("—–-―")
_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:[-‑'’ʼ‘`][^\W\d_]+)*|\n|[^\S\n]+|_|[^\w\s]")


class Token(NamedTuple):
    """A piece of text. `kind` is word, number (digits only), space, newline or mark."""

    text: str
    norm: str
    start: int
    end: int
    kind: str


def tokenize(text: str, base: int = 0) -> list[Token]:
    """Every word, run of digits and mark of `text` in order, spaces left out; offsets start at `base`."""
    out = []
    for m in _TOKEN.finditer(text):
        piece = m.group()
        first = piece[0]
        if first.isspace():
            continue
        kind = "number" if first.isdecimal() else "word" if first.isalpha() else "mark"
        out.append(Token(piece, norm(piece), base + m.start(), base + m.end(), kind))
    return out


_LOOKED_AT = 60  # tokens from which the style of a headline is told


def titled(tokens: Sequence[Token]) -> bool:
    """A headline With Capitals On Its Words: there they tell no name."""
    long = [t.text for t in tokens[:_LOOKED_AT] if t.kind == "word" and len(t.text) > 3]
    return len(long) > 2 and sum(w[0].isupper() for w in long) >= 0.8 * len(long)
