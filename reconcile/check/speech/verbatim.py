"""What two articles have word for word, sentence by sentence, however each of them cuts a speech into quotations.

One outlet prints a statement as one quotation, the other as three with a word of its own between: a sentence of the one
that stands anywhere in the other is said alike, and only what is left over can have been changed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from reconcile.check.ledger import Ledger
from reconcile.check.speech.said import NOTE, Said, words_of

LEAST = 4  # words of a sentence that is not found again by chance
_WORD = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")
_SENTENCE = re.compile(r"(?<=[.!?…])[»”\"']?\s+")


def left_over(ledger: Ledger, a: Said, b: Said) -> tuple[Said, Said] | None:
    """The two without the sentences that the other's article has word for word; None if that leaves nothing of one."""
    x, y = _without(a, _words(_text(ledger, b))), _without(b, _words(_text(ledger, a)))
    return (x, y) if x is not None and y is not None else None


def _without(s: Said, other: str) -> Said | None:
    sentences = [p for p in _SENTENCE.split(s.text) if _WORD.search(p)]
    kept = [p for p in sentences if not _told(p, other)]
    if len(kept) == len(sentences):
        return s
    text = " ".join(kept)
    return replace(s, text=text, words=words_of(text, s.language)) if kept else None


def _told(sentence: str, other: str) -> bool:
    """Does the other have these words in a row, an editor's words in brackets apart?"""
    pieces = [p for p in (_words(piece) for piece in NOTE.split(sentence)) if p.strip()]
    return sum(len(p.split()) for p in pieces) >= LEAST and all(p in other for p in pieces)


def _text(ledger: Ledger, s: Said) -> str:
    return ledger.articles[s.claim.article].text


@lru_cache(maxsize=4096)
def _words(text: str) -> str:
    """The words of a text between spaces, without case and marks."""
    return f" {' '.join(w.lower().replace('’', chr(39)) for w in _WORD.findall(text))} "
