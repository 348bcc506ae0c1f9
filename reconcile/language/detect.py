"""Which language a text is in, by the packs' own evidence: letters it alone has, its small words, its dictionary.

A pack says in `detect`: `alphabet` (its letters), `letters` (those its neighbours lack), `foreign` (those that rule it
out) and `words` (small and frequent words that its neighbours do not share). Without evidence the answer is None.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from reconcile.language.morphology import norm
from reconcile.language.pack import Pack, available, load_pack

SAMPLE = 6000  # characters looked at
ENOUGH = 0.05  # share of a text's words, or letters a hundred of them, that must speak for a language
TWO = 1.9  # small words there must be at the least
FIFTH = 0.2  # … or this share of a very short text
SHORT = 120  # words up to which the dictionaries are asked
FOREIGN = 0.004  # share of letters a language does not have, beyond the odd name, that rules it out
CLEAR = 0.15  # by which it must have more than the next
NO_WORD = "qxzжщъ"  # in no language
KNOWN = 0.6  # share of a short text's words that the dictionary must have
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")


class _Marks(NamedTuple):
    pack: Pack
    alphabet: frozenset[str]
    letters: frozenset[str]
    foreign: frozenset[str]
    words: frozenset[str]


@cache
def _marks() -> tuple[_Marks, ...]:
    out = []
    for code in available():
        pack = load_pack(code)
        section = pack.section("detect")
        if section:
            sets = {n: frozenset(str(section.get(n, ""))) for n in ("alphabet", "letters", "foreign")}
            words = frozenset(norm(str(w)) for w in section.get("words", ()))
            out.append(_Marks(pack=pack, words=words, **sets))
    return tuple(out)


def detect(text: str) -> str | None:
    """ISO 639-1 code of the pack the text speaks for, None where none or two do."""
    sample = text[:SAMPLE].lower()
    words = _WORD.findall(sample)
    letters = Counter(c for c in sample if c.isalpha())
    total = sum(letters.values())
    if not words or not total:
        return None
    scores: dict[str, float] = {}
    for marks in _marks():
        if not _possible(marks, letters, total):
            continue
        small = sum(norm(w) in marks.words for w in words) / len(words)
        own = sum(letters[c] for c in marks.letters) / total
        scores[marks.pack.code] = small + 5 * own
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if not ranked:
        return None
    best, score = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    if score >= max(ENOUGH, min(TWO / len(words), FIFTH)) and score > 1.5 * second:
        return best
    return _by_dictionary(words[:200], [code for code, _ in ranked]) if len(words) < SHORT else None


def _possible(marks: _Marks, letters: Counter[str], total: int) -> bool:
    """Do most letters belong to the alphabet, and none to a neighbour's?"""
    inside = sum(n for c, n in letters.items() if c in marks.alphabet)
    if inside < total / 2:
        return False
    foreign = sum(letters[c] for c in marks.foreign)
    return foreign <= max(FOREIGN * total, 0)


def _by_dictionary(words: Sequence[str], codes: Sequence[str]) -> str | None:
    """A short text is in the one language whose word list has most of its words."""
    own = [norm(w) for w in words if len(w) > 2]
    known = {code: sum(map(_word_list(code), own)) / len(own) if own else 0.0 for code in codes}
    ranked = sorted(known.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < KNOWN or (len(ranked) > 1 and ranked[0][1] < ranked[1][1] + CLEAR):
        return None
    return ranked[0][0]


def _word_list(code: str) -> Callable[[str], bool]:
    """Does a language have a word? Asks the pack's own analyser where it can tell, else simplemma."""
    morph = load_pack(code).morph
    if not morph.known(NO_WORD):
        return morph.known
    import simplemma

    return lambda word: simplemma.is_known(word, lang=code)
