"""Words put into the nominative as the text would write them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reconcile.extract.speech.cues import Table
from reconcile.extract.speech.speakers import capitalised
from reconcile.extract.text.tokens import Token
from reconcile.language import Pack

STEM = 4  # letters of a name that may lose its ending


def as_elsewhere(text: str, tokens: Sequence[Token], pack: Pack) -> str:
    """A name that no dictionary knows, without its ending, if the text has it so: в Ростехе → Ростех."""
    words = [t for t in tokens if t.kind == "word"]
    if len(words) != 1 or not capitalised(words[0]) or pack.morph.known(words[0].norm) or len(words[0].text) <= STEM:
        return ""
    stems = (words[0].text[:-1], words[0].text[:-2])
    return next((s for s in stems if re.search(rf"\b{re.escape(s)}\b", text)), "")


def second(tokens: Sequence[Token], head: Token, table: Table) -> Token | None:
    """The second of two nouns joined at once, which stands in the case of the first: экспертов и | чиновников."""
    k = next(i for i, t in enumerate(tokens) if t is head)
    return tokens[k + 2] if len(tokens) == k + 3 and table.has("coordinators", tokens[k + 1]) else None


def shaped(word: str, like: str) -> str:
    """`word` with the capitals of `like`; letters the two share are taken from it (ё stays ё)."""
    shared = 0
    while shared < min(len(word), len(like)) and word[shared] == like[shared].lower().replace("ё", "е"):
        shared += 1
    word = like[:shared] + word[shared:]
    return word.upper() if like.isupper() and len(like) > 1 else word
