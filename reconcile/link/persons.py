"""What belongs to one person (an age, how many children) goes by the person's name, and by nothing else.

A paper calls her a mother of five in one article and a farm worker in another: noun, verb, day and story say nothing of
whose age it is. So where the words tie both figures to names (see `extract.binding.bearer`), the names decide.
"""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz

from reconcile.extract.binding.bearer import PERSONAL
from reconcile.extract.names.names import key
from reconcile.link.context import Context
from reconcile.link.subject import Subject
from reconcile.model import Claim

OWN = PERSONAL  # what a person has but one of; there may have been several terms
GIVEN = 65  # rapidfuzz ratio of two first names' sounds from which they may be one: Asia, Aziya
SURNAME = 85  # of two last names, whatever vowel they end in
OTHER = 60  # of two last names up to which they surely are two
VOWELS = "aeiouyj"


def of_one(x: Claim, y: Claim) -> bool | None:
    """Are two personal figures of one person? None where the words do not say whose they are, or the names leave it."""
    if not x.person or not y.person or x.measure != y.measure:
        return None
    return one_person(x.person, y.person)


def other_person(a: Subject, b: Subject, context: Context) -> str | None:
    """The age of the one is not that of the other, where the words say whose it is."""
    two = of_one(a.claim, b.claim) is False
    return f"told of {a.claim.person} and of {b.claim.person}" if two else None


@lru_cache(maxsize=20_000)
def one_person(a: str, b: str) -> bool | None:
    """Are two names (in the nominative) of one person? None where one is too short to tell, or both nearly agree."""
    x, y = (key(name).split() for name in (a, b))
    if not x or not y or x == y:
        return True if x and len(x) > 1 else None
    last = fuzz.ratio(x[-1].rstrip(VOWELS), y[-1].rstrip(VOWELS))
    if last <= OTHER:
        return None if {*x} & {*y} or min(len(x), len(y)) < 2 else False  # one word may be half a name
    if last < SURNAME or min(len(x), len(y)) < 2:
        return None
    given = max(fuzz.ratio(a, b) for a in x[:-1] for b in y[:-1])  # the words before may be no part of the name
    initial = 1 in (len(x[0]), len(y[0])) and x[0][0] == y[0][0]
    return True if initial or given >= GIVEN else False if x[-1] == y[-1] or given <= OTHER else None
