"""Articles near enough to set figures against one another that linking left apart."""

from __future__ import annotations

from itertools import combinations

from rapidfuzz import fuzz

from reconcile.check.ledger import Ledger
from reconcile.language import kin
from reconcile.language.morphology import norm
from reconcile.link.compare import OTHER_FAMILY
from reconcile.model import Claim, Evidence

SMALL = 8  # articles of one story
FEW = 32  # articles of a corpus in which two languages are compared without knowing the story
MANY = 40  # articles of a large corpus
TIED = 1.0  # worth of the figures beside both of two: one of the same sentence
ELSEWHERE = -1.2  # weight of places that are not the same
SILENCE = -0.3  # what a name, a place or words in one sentence only count at the most
ALIKE = 84  # per cent of letters that two spellings of one place share
SLIGHT = 0.1  # a weight below this says nothing either way
TIES = frozenset({"counted", "predicate", "names", "place", "time", "wording", "population", "companions"})


def one_story(ledger: Ledger, a: str, b: str) -> bool:
    """Do two articles (ids) tell one small story, or stand in two languages in a small corpus?"""
    if a == b or ledger.links is None:
        return False
    links = ledger.links
    if links.one_story(a, b) and links.stands_out(a, b):
        return links.story_size(a) <= SMALL
    languages = {ledger.articles[x].language if x in ledger.articles else None for x in (a, b)}
    return len(languages) > 1 and len(ledger.articles) <= FEW and links.akin(a, b)


def pairs(ledger: Ledger) -> list[tuple[str, str]]:
    """Every two articles of which `one_story` holds, in order. In a large corpus only those of one story are asked:
    their number grows with the corpus, not with its square."""
    if ledger.links is None:
        return []
    few = len(ledger.articles) <= FEW
    groups = [list(ledger.by_article)] if few else [s for s in ledger.links.stories() if len(s) <= SMALL]
    asked = (pair for group in groups for pair in combinations(sorted(group), 2))
    return sorted(pair for pair in asked if one_story(ledger, *pair))


def opening(ledger: Ledger, article: str) -> int:
    """Where the first sentence with a figure starts in an article (id); what happened to how many is said first."""
    known: dict[str, int] = ledger.memo.setdefault("openings", {})
    if article not in known:
        known[article] = min((c.sentence_start for c in ledger.figures(article) if c.part == "text"), default=-1)
    return known[article]


def ties(ledger: Ledger, x: Claim, y: Claim) -> int:
    """How many of their features speak for two figures being of one fact, less those that speak against it."""
    if ledger.links is None:
        return 0
    weights = [e.weight for e in ledger.links.evidence(x.id, y.id) if e.feature in TIES]
    return sum(w >= SLIGHT for w in weights) - sum(w <= -SLIGHT for w in weights)


def mild(e: Evidence) -> float:
    """The weight of a feature where silence speaks little: a name, a place or words that only one sentence has."""
    if e.feature == "names":
        return max(e.weight, 2 * SILENCE)
    return max(e.weight, SILENCE) if e.feature in ("place", "wording") else e.weight


def one_place(x: Claim, y: Claim) -> bool:
    """Do two places differ by an ending only (Тура, Тур)?"""
    return any(fuzz.ratio(norm(a), norm(b)) >= ALIKE for a in x.places for b in y.places)


def unmeasured(x: Claim, y: Claim, e: Evidence) -> bool:
    """Does nothing part the two but that a measure knows only one of them, or that two are near?"""
    one_known = (x.measure is None) != (y.measure is None)
    near = x.measure != y.measure and kin.one_measure(x.measure or "", y.measure or "")
    return e.note == OTHER_FAMILY and (one_known or near)
