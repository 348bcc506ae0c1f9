"""What two articles have word for word, sentence by sentence, however each of them cuts a speech into quotations.

One outlet prints a statement as one quotation, the other as three with a word of its own between: a sentence of the one
that stands anywhere in the other is said alike, and only what is left over can have been changed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from reconcile.check.ledger import Ledger
from reconcile.check.speech.said import NOTE, Said, words_of

LEAST = 4  # words of a sentence that is not found again by chance
_WORD = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")
_MARK = re.compile(r"[^\w\s'’ʼ-]|\n")
_SENTENCE = re.compile(r"(?<=[.!?…])[»”\"']?\s+")


class Text(NamedTuple):
    """The words of an article: between spaces, and the numbers of those behind a mark."""

    joined: str
    begins: frozenset[int]


def left_over(ledger: Ledger, a: Said, b: Said) -> tuple[Said, Said] | None:
    """The two without the sentences that the other's article has word for word; None if that leaves nothing of one."""
    x, y = (_without(s, _text(ledger.articles[o.claim.article].text)) for s, o in ((a, b), (b, a)))
    return (x, y) if x is not None and y is not None else None


def _without(s: Said, other: Text) -> Said | None:
    sentences = [p for p in _SENTENCE.split(s.text) if _WORD.search(p)]
    kept = [p for p in sentences if not _told(p, other)]
    if len(kept) == len(sentences):
        return s
    text = " ".join(kept)
    return replace(s, text=text, words=words_of(text, s.language)) if kept else None


def _told(sentence: str, other: Text) -> bool:
    """Has the other these words in a row between two marks, an editor's words in brackets apart? "Every worker got it"
    is not told by "Nearly every worker got it"."""
    pieces = [words for piece in NOTE.split(sentence) if (words := _words(piece))]
    noted = len(pieces) > 1
    return sum(map(len, pieces)) >= LEAST and all(_holds(other, words, noted) for words in pieces)


def _holds(other: Text, words: tuple[str, ...], loose: bool) -> bool:
    """`loose`: wherever it begins and ends, for a bracket stands there."""
    joined, at = f" {' '.join(words)} ", -1
    while (at := other.joined.find(joined, at + 1)) >= 0:
        first = other.joined.count(" ", 0, at)
        if loose or (first in other.begins and first + len(words) in other.begins):
            return True
    return False


@lru_cache(maxsize=4096)
def _text(text: str) -> Text:
    found = list(_WORD.finditer(text))
    ends = [0, *(m.end() for m in found)]
    starts = [*(m.start() for m in found), len(text)]
    gaps = (text[a:b] for a, b in zip(ends, starts, strict=True))
    begins = frozenset(n for n, gap in enumerate(gaps) if n in (0, len(found)) or _MARK.search(gap))
    return Text(f" {' '.join(_words(text))} ", begins)


def _words(text: str) -> tuple[str, ...]:
    """The words of a text without case and marks."""
    return tuple(w.lower().replace("’", "'") for w in _WORD.findall(text))
