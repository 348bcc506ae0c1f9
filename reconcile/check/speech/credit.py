"""Whether one thing said is credited to two people: one feature a function.

What two strangers say alike may be one quotation, of which one of them is not the author, or two people's word on one
matter. What each feature is worth stands in a table under its name, as the weights of logistic regression
(`benchmarks/speech.py`), and their sum is the logarithm of the odds.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

from reconcile.check.ledger import Ledger
from reconcile.check.logodds import log_odds
from reconcile.check.speech import bonds, said, terms, versions
from reconcile.check.speech.said import Said
from reconcile.check.speech.versions import Two
from reconcile.language import load_pack
from reconcile.language.morphology import norm

LITTLE = 3  # words that say something, fewer than which two people may well have in common
SEVERAL = 2  # figures in common, beyond which it does not matter how many
MOST = 3.0  # odds that are as good as certain
BONDS = 3  # rare names in common, beyond which it does not matter how many

ANYHOW = -7.5
WEIGHTS: dict[str, float] = {
    "whole": 2.1,
    "shorter": 0.9,
    "share": 1.7,
    "run": 1.5,
    "quoted": 0.9,
    "quoted_once": -0.1,
    "quoted_whole": 3.3,
    "retold_whole": 1.0,
    "changed": -0.2,
    "authored": 0.9,
    "figures": 0.6,
    "other_figures": -0.2,
    "little": -0.4,
    "spoken_for": -0.1,
    "turned": 1.0,
    "far": 0.5,
    "far_whole": 3.7,
    "one_story": 0.6,
    "bond": 0.4,
}


class Credit(NamedTuple):
    """Two sayings of two strangers, and how far the articles are of one story."""

    two: Two
    story: bool
    bond: int  # how many rare names and figures the articles share


def credit(ledger: Ledger, a: Said, b: Said) -> Credit:
    x, y = a.claim.article, b.claim.article
    linked = ledger.links is None or ledger.links.one_story(x, y)
    return Credit(versions.two(a, b), linked, bonds.bond(ledger, x, y))


def whole(c: Credit) -> float:
    """How much of the longer one agrees."""
    return c.two.how.whole


def shorter(c: Credit) -> float:
    """How much of the shorter one does."""
    return c.two.how.shorter


def share(c: Credit) -> float:
    """How much of the sentences that both have agrees."""
    return c.two.how.share


def run(c: Credit) -> float:
    """The longest stretch that both say in step, as a share of the shorter one."""
    return versions.run(c.two)


def quoted(c: Credit) -> float:
    """Are both in quotation marks?"""
    return float(_direct(c) == 2)


def quoted_once(c: Credit) -> float:
    """Is one of them?"""
    return float(_direct(c) == 1)


def quoted_whole(c: Credit) -> float:
    """How much of two quotations agrees."""
    return quoted(c) * whole(c)


def retold_whole(c: Credit) -> float:
    """How much agrees of a quotation and what retells one."""
    return quoted_once(c) * whole(c)


def changed(c: Credit) -> float:
    """How likely the words of one were changed: then two may have said two things."""
    return max(-MOST, min(MOST, versions.changed(c.two)))


def authored(c: Credit) -> float:
    """Of how many is the cue one of what has one author: a forecast, a reckoning, a piece of advice?"""
    return float(sum(map(_authored, (c.two.a, c.two.b))))


def figures(c: Credit) -> float:
    """How many figures have they in common?"""
    x, y = (terms.figures(s.words) for s in (c.two.a, c.two.b))
    return float(min(SEVERAL, len(x & y)))


def other_figures(c: Credit) -> float:
    """Has one a figure that the other has not?"""
    x, y = (terms.figures(s.words) for s in (c.two.a, c.two.b))
    return float(x != y)


def little(c: Credit) -> float:
    """Does either say little?"""
    return float(min(c.two.a.plain, c.two.b.plain) < LITTLE)


def spoken_for(c: Credit) -> float:
    """Does either speak for others, or pass on what they said?"""
    return float(c.two.a.spoken_for or c.two.b.spoken_for)


def turned(c: Credit) -> float:
    """Does only one deny?"""
    return float(c.two.how.turned)


def far(c: Credit) -> float:
    """Are they in two languages that are not sisters?"""
    return versions.far(c.two)


def far_whole(c: Credit) -> float:
    """How much agrees in two such languages, where a thesaurus knows only some of the words."""
    return versions.far_whole(c.two)


def one_story(c: Credit) -> float:
    """Are the articles linked?"""
    return float(c.story)


def bond(c: Credit) -> float:
    """How many rare names and figures do they share?"""
    return float(min(BONDS, c.bond))


FEATURES: tuple[Callable[[Credit], float], ...] = (
    whole, shorter, share, run, quoted, quoted_once, quoted_whole, retold_whole, changed, authored, figures,
    other_figures, little, spoken_for, turned, far, far_whole, one_story, bond,
)  # fmt: skip


def odds(c: Credit) -> float:
    """How likely one thing said is credited to two people, as the logarithm of the odds; -inf where neither is a
    quotation, nor of one author by its cue, and no figure is in common: two people may well tell the same."""
    known = _direct(c) or authored(c) or figures(c)
    return log_odds(c, FEATURES, WEIGHTS, ANYHOW) if known else -math.inf


def possible(a: Said, b: Said) -> bool:
    """Are they of two strangers, neither of whom denies it, is named beside the other's words or speaks for the other,
    and does no word of the one surely stand for another of the other?"""
    if not said.other_speaker(a, b) or "denies" in (a.stance, b.stance) or said.echoed(a, b) or _for_other(a, b):
        return False
    return not versions.two(a, b).how.swaps


def _for_other(a: Said, b: Said) -> bool:
    """Does a spokesman speak for the other: is the other's office named beside both («пресс-секретарь министра»)?"""
    if not (a.spoken_for or b.spoken_for):
        return False
    beside = [{k for t in terms.of(s.claim.sentence, s.language) if t.word.noun for k in t.word.keys} for s in (a, b)]
    return not ((beside[0] - a.keys) & (beside[1] - b.keys)) <= {said.SPOKESMAN}


def _direct(c: Credit) -> int:
    return sum(s.form == "direct" for s in (c.two.a, c.two.b))


def _authored(s: Said) -> bool:
    pack = load_pack(s.language)
    listed = {norm(str(w)) for w in pack.section("attribution").get("authored") or ()}
    return any(not listed.isdisjoint({w, *pack.morph.lemmas(w)}) for w in norm(s.cue).split())
