"""Figures of one article as they stand beside one another: paragraphs, sentences, and the words between figures."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache

from reconcile.check.ledger import Ledger
from reconcile.extract.numbers.elided import carried
from reconcile.language.lexicon import load_lexicon
from reconcile.model import Claim

PEOPLE = "person"
REACH = 420  # characters, about three sentences: how far a figure may stand from those it is reckoned with
_ITEM = re.compile(r"\s*(?:,|;|/|\band\b|\bи\b|\bі\b|\bй\b|\bта\b|\bда\b)\s*")


def paragraphs(ledger: Ledger, claims: Iterable[Claim]) -> list[list[Claim]]:
    """Claims of one article's body by paragraph, in order; the headline's are left out."""
    body = [c for c in claims if c.part == "text"]
    if not body:
        return []
    text = ledger.text(body[0])
    breaks = [m.start() for m in re.finditer(r"\n", text)]
    out: dict[int, list[Claim]] = {}
    for claim in sorted(body, key=lambda c: (c.start, c.end)):
        out.setdefault(bisect_right(breaks, claim.start), []).append(claim)
    return list(out.values())


def sentences(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims of one paragraph by sentence."""
    out: dict[int, list[Claim]] = {}
    for claim in claims:
        out.setdefault(claim.sentence_start, []).append(claim)
    return list(out.values())


def near(x: Claim, y: Claim) -> bool:
    """Do the two stand within a few sentences?"""
    return abs(x.start - y.start) <= REACH


def between(ledger: Ledger, x: Claim, y: Claim) -> str:
    """The text from the end of one figure to the start of the next."""
    first, second = (x, y) if x.start <= y.start else (y, x)
    return ledger.text(x)[first.end : max(first.end, second.start)]


def before(ledger: Ledger, x: Claim, width: int = 40) -> str:
    """The words before a figure, within its sentence."""
    return ledger.text(x)[max(x.sentence_start, x.start - width) : x.start]


def after(ledger: Ledger, x: Claim, width: int = 40) -> str:
    """The words after a figure, within its sentence."""
    return ledger.text(x)[x.end : min(x.sentence_start + len(x.sentence), x.end + width)]


def reckons(x: Claim, y: Claim) -> bool:
    """May the two be put into one sum: one unit, one kind of thing, one moment?"""
    return same_class(x, y) and x.background == y.background


def countable(x: Claim) -> bool:
    """A plain count of things or people, one that can be added up."""
    if x.unit is not None or x.low is None or x.low < 0 or x.status not in ("asserted", "planned"):
        return False
    return x.direction is None or x.whole is not None


def addable(x: Claim) -> bool:
    """A count, a sum of money or a size: anything that can be a part of a whole."""
    if not (x.unit is None or carried(x.unit)) or x.low is None or x.high is None or x.low <= 0:
        return False
    return (
        x.status in ("asserted", "planned") and (x.direction is None or x.whole is not None) and "each" not in x.marks
    )


def conjuncts(text: str) -> int:
    """How many things a list names: "— Латвии, Польши и Германии," is three."""
    items = [i for i in _ITEM.split(re.split(r"[.:;()\n]", text.strip(" —–-,:"))[0].strip(" ,")) if i.strip()]
    return len(items)


def same_class(x: Claim, y: Claim) -> bool:
    """Do the two count one kind of thing, as far as their nouns tell?"""
    if x.unit != y.unit:
        return False
    if x.measure and x.measure == y.measure:
        return True
    if x.counted_class and y.counted_class:
        return x.counted_class == y.counted_class or _kin(x.counted_class, y.counted_class)
    return not (x.counted and y.counted) or x.counted == y.counted or x.language != y.language


@lru_cache(maxsize=4096)
def _kin(a: str, b: str) -> bool:
    """Are both classes people, or one a case of the other?"""
    lexicon = load_lexicon()
    both_people = lexicon.is_a(a, PEOPLE) and lexicon.is_a(b, PEOPLE)
    return both_people or lexicon.is_a(a, b) or lexicon.is_a(b, a)
