"""Who said what: reporting verbs, according-to phrases, nouns of saying and headlines, each with its content.

Small matchers are tried in order on every cue, each giving a record or nothing; what they find is then given
names by `resolve`. The cues themselves, with their stance, are data of the language pack.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from reconcile.extract.names.names import Name
from reconcile.extract.names.names import find as find_names
from reconcile.extract.speech import matchers, resolve
from reconcile.extract.speech.apart import without_places
from reconcile.extract.speech.cues import Table, table
from reconcile.extract.speech.frames import build
from reconcile.extract.text import quotes
from reconcile.extract.text.sentences import Sentence
from reconcile.extract.text.tokens import Token
from reconcile.language import Pack
from reconcile.model import Attribution


def find(
    text: str, sentences: Sequence[Sentence], pack: Pack, names: Sequence[Name] | None = None
) -> list[Attribution]:
    """Attributions of a text in reading order, speakers resolved within it. Never raises for what the text holds.

    `names` are those of `sentences`, found here if not given.
    """
    if not pack.section("attribution"):
        return []
    cues = table(pack)
    quoted = quotes.find(text, cues.introduces)
    names = without_places(find_names(sentences, pack) if names is None else names, sentences, pack)
    people = {n.start for n in names if n.kind == "person"}  # заявила Гора: she, no sentence that begins without a mark
    frames = build(text, sentences, quoted, cues.introduces, partial(_begins, cues, people))
    found = matchers.find(text, frames, pack, names)
    return resolve.finish(text, frames, found, pack, names)


def _begins(cues: Table, people: Collection[int], before: Token, token: Token, after: Token) -> bool:
    return token.start not in people and cues.begins(before, token, after)
