"""So many at so much each, and what that comes to told in words of its own: "14 lorries at 420,000 apiece. The 6.88
million order …", "sold for 90 million crowns, or 7.5 million euros at 12 crowns to the euro".

`rates` ties the three figures by one sentence. Here the wording ties the price to what it is the price of, and the
third figure, elsewhere, is taken for the total only where it comes out, or is off as a slip of the pen is: by a digit,
by an exchange of digits, by noughts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reconcile.check.ledger import Ledger
from reconcile.check.values import intervals
from reconcile.check.values.convert import dimension, turned
from reconcile.check.values.counting import PEOPLE, Likeness, kin, likeness, named, persons, same_unit, sized
from reconcile.check.values.digits import noughts, significant, slip
from reconcile.check.within import passages
from reconcile.check.within.rates import ROUGH, SUM, of_each
from reconcile.language import available, cues, load_pack
from reconcile.language.lexicon import load_lexicon, unit_kind
from reconcile.language.morphology import norm
from reconcile.link.words import term
from reconcile.model import Claim

REACH = 260  # characters from what each gets to the total
TIED = 60  # characters from a count to what each gets
LED = 70  # characters of a sentence that "each of them" may open
BACK = 200  # characters from there back to how many there are
NEXT = 3  # words behind "each" among which the noun is that it is of
LEAST = 20  # a total smaller than this is met by chance
NEARLY = 1.35  # times that a total told as one may be off and still be meant
AGAIN = 45  # characters between a sum and the same in another currency
FAR = 1.7  # times that a sum in another currency may be off, if not by noughts
_ENDED = re.compile(r"[;:.!?()]")
_WORD = re.compile(r"[^\W\d_]+")


class Deal(NamedTuple):
    """What so many at so much each, and some more, come to, and whether they do."""

    total: Claim
    number: Claim
    each: Claim
    more: tuple[Claim, ...]
    holds: bool

    @property
    def result(self) -> float:
        return (self.number.low or 0.0) * (self.each.low or 0.0) + sum(c.low or 0.0 for c in self.more)


def find(ledger: Ledger, claims: Sequence[Claim]) -> Iterator[Deal]:
    """Every price or average of one article's figures whose total comes out, or is off by a slip."""
    body = [c for c in claims if c.part == "text" and c.low is not None and c.low == c.high and c.low > 0]
    figures = [c for c in body if passages.exact(c)]
    for each in figures:
        found = _exchange(ledger, body, each)
        if found is None and (count := _count(ledger, figures, each)):
            found = _told(ledger, figures, count, each)
        if found:
            yield found


def _count(ledger: Ledger, figures: Sequence[Claim], each: Claim) -> Claim | None:
    """For how many a figure is told to be for each."""
    here = passages.around(figures, each.sentence_start, each.start)
    before = [c for c in here if c.end <= each.start and c.sentence_start == each.sentence_start]
    if not before:
        return _before(ledger, figures, each)
    tied = "each" in each.marks or of_each(ledger, each) or _at_one_price(ledger, before[-1], each)
    if not tied or not _countable(before[-1], each) or _of_others(ledger, before[-1], each):
        return None
    gap = passages.between(ledger, before[-1], each)
    return before[-1] if len(gap) <= TIED and not _ENDED.search(gap) else None


def _of_others(ledger: Ledger, c: Claim, each: Claim) -> bool:
    """ "Three stages, 240 men to each of the sides": is it told for each of something else?"""
    tail = passages.after(ledger, each, TIED)
    led = cues.find(tail, each.language, "every") or cues.find(tail, each.language, "each")
    if led is None or each.language not in available() or _ENDED.search(tail[: led.end()]):
        return False
    morph = load_pack(each.language or "").morph
    own = _WORD.findall(_ENDED.split(tail[led.end() :])[0])[:NEXT]
    heads = (w for w in own if any(p.pos == "noun" for p in morph.parses(norm(w))[:1]))
    head = next(heads, None)
    return head is not None and not _answers(c, head)


def _at_one_price(ledger: Ledger, c: Claim, each: Claim) -> bool:
    """ "Sold 400 tickets at one price, 1,500 roubles"."""
    gap = passages.between(ledger, c, each)
    return unit_kind(each.unit or "") == "money" and cues.has(gap, each.language, "priced")


def _countable(c: Claim, each: Claim) -> bool:
    """Can it be for how many: a count, an area, a weight, of another unit than what each gets?"""
    plain = c.unit is None or (sized(c.unit) and unit_kind(c.unit) != "money")
    daily = unit_kind(c.unit or "") == "duration" and {"each", "rate"} <= set(each.marks)  # "40 km a day each day"
    other = c.unit != each.unit or (c.unit is None and likeness(c, each) < Likeness.SAME)
    return (plain or daily) and other and (c.low or 0.0) > 1 and not {"each", "rate"} & set(c.marks)


def _before(ledger: Ledger, figures: Sequence[Claim], each: Claim) -> Claim | None:
    """ "36 crews went out 4,320 times. Each had 120 calls": how many there are stands in the sentence before."""
    lead = ledger.text(each)[each.sentence_start : each.start]
    near = passages.around(figures, each.start - BACK, each.start) if len(lead) <= LED else ()
    earlier = [c for c in near if c.sentence_start < each.sentence_start and each.start - c.end <= BACK]
    if not earlier:
        return None
    said = [c for c in earlier if c.sentence_start == earlier[-1].sentence_start]
    just = [c for c in said if _countable(c, each) and named(c)]
    if opens := cues.find(lead, each.language, "every") or cues.find(lead, each.language, "each"):
        after = _WORD.findall(lead[opens.end() :])[:1]
        heads = [*after, *_WORD.findall(opens.group())[-1:]]  # "every resident", «на людину»
        found = next((c for c in just if any(_answers(c, word) for word in heads)), None)
        return found or (just[0] if just and _elided(after, each) else None)
    alone = len(just) == 1 and len(said) == 2 and all(c is just[0] or _unit_of(c, each) for c in said)
    return just[0] if alone and cues.has(lead, each.language, "average") else None


def _answers(c: Claim, word: str) -> bool:
    """Is it the noun of the count, or does each name people: "40,000 people … every resident"?"""
    if term(word, c.language) == term(c.counted or "", c.language):
        return True
    if not persons(c) or c.language not in available():
        return False
    classes, morph = load_lexicon().terms(c.language or "").classes, load_pack(c.language or "").morph
    return any(kin(cls, PEOPLE) for one in morph.lemmas(norm(word)) for cls in classes.get(one, ()))


def _elided(own: Sequence[str], each: Claim) -> bool:
    """ "Each had 120 calls", «На каждую в среднем легло»: no noun follows."""
    if not own or each.language not in available():
        return True
    readings = load_pack(each.language or "").morph.parses(norm(own[0]))
    return bool(readings) and readings[0].pos not in ("noun", "adj", "participle")


def _told(ledger: Ledger, figures: Sequence[Claim], count: Claim, each: Claim) -> Deal | None:
    """The figure near them that is their product, or meant as such."""
    figures = passages.around(figures, count.start - REACH, each.end + REACH)
    near = [c for c in figures if min(abs(c.start - each.end), abs(c.start - count.start)) <= REACH]
    here = [c for c in near if c.start > each.start and c.sentence_start == each.sentence_start]
    more = tuple(c for c in here if "increment" in c.marks and c.unit == each.unit)
    turned_ = [(turned(c, each.unit) if each.unit and c.unit else c) or c for c in near]  # 36 tonnes, 40 kg a head
    totals = [t for c, t in zip(near, turned_, strict=True) if c not in (count, each, *more) and _total(t, count, each)]
    deals = [Deal(c, count, each, more, _comes_out(c, count, each, more)) for c in totals]
    wrong = [d for d in deals if _slipped(d)] or [d for d in deals if _meant(ledger, d)]
    alike = [d for d in wrong if not each.unit and likeness(d.total, each) == Likeness.SAME] or wrong
    alone = alike[0] if len(alike) == 1 and alike[0].result >= LEAST else None
    return next((d for d in deals if d.holds), alone)


def _total(c: Claim, count: Claim, each: Claim) -> bool:
    if {"each", "rate"} & set(c.marks) or c.status == "hypothetical" or not (same_unit(c, each) or _unit_of(c, each)):
        return False
    if c.background and not (count.background or each.background):
        return False
    if not each.unit and likeness(c, each) == Likeness.OTHER and persons(c) != persons(each):
        return False
    return (c.low or 0.0) > (each.low or 0.0)


def _unit_of(c: Claim, each: Claim) -> bool:
    return same_unit(c, each) or (
        bool(c.unit) and dimension(c.unit) is not None and dimension(c.unit) == dimension(each.unit)
    )


def _comes_out(total: Claim, count: Claim, each: Claim, more: Sequence[Claim]) -> bool:
    rest = intervals.of(total).minus(intervals.total(intervals.of(c) for c in more))
    share = rest.over(intervals.of(count))
    return (total.low or 0.0) >= LEAST and share is not None and share.meets(intervals.of(each), 1e-9)


def _slipped(d: Deal) -> bool:
    said, share = d.total.low or 0.0, (d.total.low or 0.0) / (d.number.low or 1.0)
    return _slip(said, d.result) or (not d.more and _slip(share, d.each.low or 0.0))


def _slip(said: float, meant: float) -> bool:
    """Is a number another one with a digit wrong, two digits exchanged, or too many noughts?"""
    if meant <= 0 or said <= 0:
        return False
    digits = min(len(significant(said)), len(significant(meant))) > 1 and slip(said, meant)
    return digits or noughts(said / meant)


def _meant(ledger: Ledger, d: Deal) -> bool:
    """Is a sum called one ("the monthly payment is 1.2 million"), or told as what follows ("that is, 40 kg a head")?"""
    c, each = d.total, d.each
    words = f"{passages.since_last(ledger, c)} {c.quote} {c.counted or ''}"
    lead = ledger.text(each)[each.sentence_start : each.start][:LED]
    called = cues.has(words, c.language, "bill") or (c.start > each.start and cues.has(words, c.language, "hence"))
    told = any(cues.has(lead, each.language, name) for name in ("hence", "average"))
    follows = told and c.start < each.sentence_start and c.sentence_start == d.number.sentence_start
    said, product = c.low or 0.0, d.result
    return sized(c.unit) and (called or follows) and product / NEARLY <= said <= product * NEARLY


def _exchange(ledger: Ledger, body: Sequence[Claim], each: Claim) -> Deal | None:
    """One sum in two currencies, and a rate of exchange, all told beside one another."""
    if unit_kind(each.unit or "") != "money" or not _rate_of_exchange(ledger, each):
        return None
    body = passages.around(body, each.start - REACH, each.start + REACH)
    money = [c for c in body if c is not each and unit_kind(c.unit or "") == "money"]
    near = [c for c in money if abs(c.start - each.start) < REACH]
    pairs = [
        (y, x) if y.unit == each.unit else (x, y)
        for x, y in zip(near, near[1:], strict=False)
        if x.unit != y.unit
        and each.unit in (x.unit, y.unit)
        and (_said_again(ledger, x, y) or _by_it(ledger, x, each, y))
    ]
    if len(pairs) != 1:
        return None
    total, number = pairs[0]
    share = intervals.of(total).over(intervals.of(number))
    room = (0.05 if total.approximate or number.approximate else ROUGH) * (each.low or 0.0)
    held = share is not None and share.meets(intervals.of(each), room)
    off = (total.low or 0.0) / (number.low or 1.0) / (each.low or 1.0)
    off = max(off, 1 / off)
    meant = off <= FAR or noughts(off, room=1 - 1 / (1 + 2 * ROUGH))
    return Deal(total, number, each, (), held) if held or meant else None


def _rate_of_exchange(ledger: Ledger, each: Claim) -> bool:
    words = f"{passages.since_last(ledger, each)[-LED:]} | {passages.after(ledger, each)}"
    return (each.low or 0.0) < SUM and cues.has(words, each.language, "rate_of_exchange")


def _by_it(ledger: Ledger, x: Claim, each: Claim, y: Claim) -> bool:
    """ "1,000 euros; at a rate of 48 crowns that is 48,000": the rate stands between the two sums."""
    if not x.end <= each.start < each.end <= y.start or y.start - x.end > 2 * LED + AGAIN:
        return False
    gap = passages.between(ledger, each, y)
    return len(gap) <= AGAIN and any(
        cues.has(gap, y.language, name) for name in ("or_is", "this_is", "that_is", "put_at")
    )


def _said_again(ledger: Ledger, x: Claim, y: Claim) -> bool:
    gap = passages.between(ledger, x, y)
    again = "(" in gap or cues.has(gap, x.language, "or_is") or cues.has(gap, x.language, "put_at")
    return x.sentence_start == y.sentence_start and len(gap) <= AGAIN and again and ";" not in gap
