"""Past years of two articles that are told of one thing: when it was built, when it last was so.

Of two years other things speak than of two days: nothing is next to anything, every date is its own day of the year,
and hardly a word of what is told in passing meets. What ties them is that both tell of a making or of the last time,
that one number stands beside both (the year in which 312 died), that they differ as slips do. `WEIGHTS` were estimated
by logistic regression like those of `days` (`benchmarks/weights_of_days.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from reconcile.check.across import candidates, written
from reconcile.check.across.happenings import COARSE, Happening
from reconcile.check.across.likeness import Couple, covered, first, known, order, slip
from reconcile.check.ledger import quantities
from reconcile.check.logodds import log_odds
from reconcile.language import cues, load_pack
from reconcile.language.lexicon import load_lexicon


def named(c: Couple) -> bool:
    """Do both name a year by its number, and no more?"""
    return all(written.grain(x) == "year" and any(ch.isdigit() for ch in x.quote) for x in c.claims)


def likely(c: Couple, worth: float) -> bool:
    """Are the odds enough, and does anything tie them?"""
    return worth >= ENOUGH and bool(ties(c))


def ties(c: Couple) -> tuple[str, ...]:
    """What ties them, in words."""
    return tuple(words for f, words in TYING.items() if f(c))


def odds(c: Couple) -> float:
    """How likely the two are told of one thing, as the logarithm of the odds."""
    return log_odds(c, FEATURES, WEIGHTS, ANYHOW)


def making(c: Couple) -> float:
    """Was something made or begun in both?"""
    return float(all(COARSE in x.marks for x in c.claims))


def twins(c: Couple) -> float:
    """Do both sentences give one number of one unit?"""
    a, b = (c.ledger.beside(x.article, x.sentence_start) for x in c.claims)
    return float(any(candidates.one_value(f, g) for f in quantities(a) for g in quantities(b)))


def recalled(c: Couple) -> float:
    """Do both tell of the last time, or of the one before?"""
    return float(c.both(_last))


def _last(h: Happening) -> bool:
    """ "Last overhauled in", «предыдущее большое наводнение»: not a building's last owner."""
    told, language = [t for t, _ in h.words], h.claim.language or ""
    if cues.has(" ".join(t.word.norm for t in told), language, "last_time", "turns"):
        return True
    turned = (n for n, t in enumerate(told, 1) if cues.has(t.word.norm, language, "last", "turns"))
    behind = (next((t.word.norm for t in told[n : n + BEHIND] if t.word.noun), "") for n in turned)
    return any(noun and not _person(noun, language) for noun in behind)


@lru_cache(maxsize=4096)
def _person(noun: str, language: str) -> bool:
    lexicon = load_lexicon()
    return any(lexicon.is_person(lemma, lexicon.terms(language)) for lemma in load_pack(language).morph.lemmas(noun))


FEATURES: tuple[Callable[[Couple], float], ...] = (first, covered, known, order, slip, making, twins, recalled)
TYING = {  # without one of these two years are of nothing
    making: "both say when something was made or begun",
    twins: "one figure stands beside both years",
    recalled: "both tell of the last time, or of the one before",
}
BEHIND = 3  # words behind "last" among which its noun stands
ENOUGH = 0.0  # the odds from which they are told to be of one
ANYHOW = -4.3  # the odds of two years that have nothing in common
WEIGHTS: dict[str, float] = {
    "first": 1.0,
    "covered": 2.5,
    "known": -1.6,
    "order": -2.3,
    "slip": 3.1,
    "making": 2.2,
    "twins": 1.9,
    "recalled": 3.2,
}
