"""What two figures of two articles have in common, one feature a function: how much there is of it, mostly 0 to 1.

What each is worth stands under the function's name in `weights`, and what they are worth together in `verdict`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from reconcile.check.across import nearby
from reconcile.check.across.compare import middle, one_noun, other_measures, same_status, telling
from reconcile.check.ledger import Ledger
from reconcile.check.values import digits
from reconcile.check.values.counting import persons
from reconcile.check.values.wording import earlier_time, is_new
from reconcile.language.lexicon import unit_kind
from reconcile.link.forbid import other_people
from reconcile.link.names import name_key
from reconcile.link.words import across, meeting, shared, term
from reconcile.model import Claim

SIZED, SPREAD = 12, 0.6  # of a value whose size tells anything; how far apart (logarithm) two of one size may be
FAR = 3.0  # logarithms from which it does not matter how far
SLIP = 2  # digits from which a slip shows
DAYS = 10  # days apart beyond which it does not matter how many


@dataclass(frozen=True, eq=False)
class Couple:
    """Two figures that may be of one fact, and what linking and their articles know of them."""

    ledger: Ledger
    x: Claim
    y: Claim
    rivals: int  # pairs of figures of their sorts that the two articles have
    known: int  # of the two figures how many the other article gives too
    words: float  # how many of their words meet, by how rare they are
    most: float  # the same of the best of their rivals

    @cached_property
    def sizes(self) -> tuple[float, float]:
        """The numbers that stand for the two, without sign; 0 for one without bounds."""
        a, b = (abs(middle(f)) for f in (self.x, self.y))
        return (a if math.isfinite(a) else 0.0, b if math.isfinite(b) else 0.0)

    def weight(self, feature: str) -> float:
        """What linking makes of a feature of its own."""
        return self.ledger.links.weight(feature, self.x.id, self.y.id) if self.ledger.links else 0.0


def apart(c: Couple) -> float:
    """How many times the one is the other, as a logarithm."""
    a, b = c.sizes
    return min(FAR, abs(math.log(a / b))) if a and b else 0.0


def size(c: Couple) -> float:
    """Are they of one size? Small figures all are."""
    return max(0.0, 1 - apart(c) / SPREAD) if min(c.sizes) >= SIZED else 0.0


def small(c: Couple) -> float:
    """Is either too small for its size to tell anything?"""
    return float(0 < min(c.sizes) < SIZED)


def exchanged(c: Couple) -> float:
    """Are they the same digits in another order?"""
    return float(digits.exchanged(*c.sizes))


def one_digit(c: Couple) -> float:
    """Do two numbers of three digits or more differ in one of them?"""
    a, b = c.sizes
    return float(max(_exact(a), _exact(b)) > SLIP and digits.one_digit(a, b))


def tenfold(c: Couple) -> float:
    """Has the one a nought more? Of small figures that says nothing: 10 and 100 per cent."""
    a, b = sorted(c.sizes)
    return float(a >= SIZED and b == 10 * a)


def as_exact(c: Couple) -> float:
    """Are they as exact as one another, by the digits that are not noughts?"""
    a, b = c.sizes
    return float(_exact(a) == _exact(b))


def rounded(c: Couple) -> float:
    """Is only one of them said to be about so many?"""
    return float(c.x.approximate != c.y.approximate)


def first(c: Couple) -> float:
    """Do more of their words meet than of either and any other?"""
    return float(c.words > c.most)


def words(c: Couple) -> float:
    """How much of their sentences meets."""
    return meeting(c.x, c.y)


def thing(c: Couple) -> float:
    """What linking makes of what they count."""
    return c.weight("counted")


def noun(c: Couple) -> float:
    """Have they one noun?"""
    return float(one_noun(c.x, c.y))


def measure(c: Couple) -> float:
    """Have both one measure that says what is counted?"""
    return float(bool(c.x.measure) and c.x.measure == c.y.measure and telling(c.x))


def two_measures(c: Couple) -> float:
    """Have they two measures?"""
    return float(other_measures(c.x, c.y))


def one_way(c: Couple) -> float:
    """Is only one told as a rise or a fall?"""
    return float(c.x.direction != c.y.direction)


def other_status(c: Couple) -> float:
    """Is one of one measure done, and the other planned: 15,000 attended, and 40,000 are to attend the next time?"""
    return float(bool(c.x.measure) and c.x.measure == c.y.measure and not same_status(c.x, c.y))


def natures(c: Couple) -> float:
    """Is one a stock, say, and the other a flow?"""
    return float(bool(c.x.nature and c.y.nature) and c.x.nature != c.y.nature)


def people(c: Couple) -> float:
    """Do both count people?"""
    return float(persons(c.x) and persons(c.y))


def unit(c: Couple) -> float:
    """Have they a unit?"""
    return float(bool(c.x.unit))


def lasting(c: Couple) -> float:
    """Are they lengths of time?"""
    return float(unit_kind(c.x.unit or "") == "duration")


def companions(c: Couple) -> float:
    """What the figures beside both are worth."""
    return min(2.0, c.ledger.links.beside(c.x.id, c.y.id)) if c.ledger.links else 0.0


def nameless(c: Couple) -> float:
    """Names that only one of the sentences has."""
    return -min(0.0, c.weight("names"))


def voice(c: Couple) -> float:
    """Have both it from one person or office?"""
    return float(bool(c.x.speaker and c.y.speaker) and one_voice(c.x, c.y))


def unsaid(c: Couple) -> float:
    """Has neither it from anybody? What the news is about is mostly somebody's word."""
    return float(not c.x.speaker and not c.y.speaker)


def one_day(c: Couple) -> float:
    """Do both name a day, and the same?"""
    x, y = c.x.event, c.y.event
    return float(bool(x and y and x.start <= y.end and y.start <= x.end))


def known(c: Couple) -> float:
    """How many of the two the other article gives too: what has its like is not told otherwise."""
    return float(c.known)


def family(c: Couple) -> float:
    """Are they of measures, or of one and none, that linking does not compare?"""
    return float(c.ledger.links is not None and not c.ledger.links.one_family(c.x.id, c.y.id))


def narrowed(c: Couple) -> float:
    """How much narrows the people that only one of them counts: foreigners, children."""
    return float(len(other_people(c.x, c.y)))


def fresh(c: Couple) -> float:
    """Does only one count what came on top of what was?"""
    return float(is_new(c.x) != is_new(c.y))


def before(c: Couple) -> float:
    """Is only one of the last time?"""
    return float(earlier_time(c.x) != earlier_time(c.y))


def partly(c: Couple) -> float:
    """What linking makes of one being told as a part."""
    return -c.weight("part")


def asked(c: Couple) -> float:
    """Is only one what may be, and not what is?"""
    return float((c.x.status == "hypothetical") != (c.y.status == "hypothetical"))


def together(c: Couple) -> float:
    """Has linking put them into one fact?"""
    fact = c.ledger.fact_of.get(c.x.id)
    return float(fact is not None and fact is c.ledger.fact_of.get(c.y.id))


def days(c: Couple) -> float:
    """How long after one article the other appeared."""
    return min(DAYS, gap(c)) / DAYS


def order(c: Couple) -> float:
    """How far from one another they stand in their articles, which tell first what matters most."""
    return 0.0 if opening(c) else abs(c.ledger.place(c.x) - c.ledger.place(c.y))


def strange(c: Couple) -> float:
    """The same for two of measures that linking does not compare."""
    return order(c) * family(c)


def opening(c: Couple) -> float:
    """Do both articles open with them?"""
    return float(all(opens_with(c.ledger, f) for f in (c.x, c.y)))


def rivals(c: Couple) -> float:
    """How many others either could be paired with, as a logarithm."""
    return math.log(1 + c.rivals)


def one_language(c: Couple) -> float:
    """Are both articles in one language?"""
    return float(c.x.language == c.y.language)


FEATURES: tuple[Callable[[Couple], float], ...] = (
    apart, size, small, exchanged, one_digit, tenfold, as_exact, rounded, first, words, thing, noun, measure,
    two_measures, one_way, other_status, natures,
    people, unit, lasting, companions, nameless, voice, unsaid, one_day, known, family, narrowed, fresh,
    before, partly, asked, together, days, order, strange, opening, rivals, one_language,
)  # fmt: skip


def common(x: Claim, y: Claim, ledger: Ledger) -> float:
    """How many words of their sentences meet, by how rare they are."""
    return shared(x, y, ledger.links.rarity) if ledger.links else 0.0


def gap(c: Couple) -> int:
    """Days between the two articles; 0 where either has none."""
    x, y = c.x.published, c.y.published
    return abs((x - y).days) if x and y else 0


def sort(c: Claim) -> str:
    """What a figure is of at the least: its unit, people, or its noun."""
    return c.unit or ("people" if persons(c) else term(c.counted or "", c.language))


def _exact(x: float) -> int:
    """How many digits say something: 3 of 12,500."""
    return len(digits.significant(x))


def one_voice(x: Claim, y: Claim) -> bool:
    """Is it one person or one office that both have it from?"""
    names = [{name_key(c.speaker or ""), *(across(w, c.language) for w in (c.speaker or "").split())} for c in (x, y)]
    return not names[0].isdisjoint(names[1] - {""})


def opens_with(ledger: Ledger, c: Claim) -> bool:
    return c.sentence_start == nearby.opening(ledger, c.article)
