"""Which figures of an article are parts of which: listed after a colon, marked "of them", or adding up."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reconcile.check import intervals, passages
from reconcile.check.intervals import Interval
from reconcile.check.ledger import Ledger, quantities
from reconcile.extract.numbers.elided import carried
from reconcile.language import cues
from reconcile.model import Claim

MOST_PARTS = 12
MOST_REST = 3  # figures after a marked part that may be the rest of its whole


class Listing(NamedTuple):
    """Parts of one whole as an article lists them. `complete`: the wording says that nothing is left over."""

    whole: Claim
    parts: tuple[Claim, ...]
    complete: bool


def listings(ledger: Ledger, claims: Sequence[Claim]) -> Iterator[Listing]:
    """Every list of parts, the best declared first: lists that add up, lists after a colon, marked parts."""
    marked: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.whole:
            marked.setdefault(claim.whole, []).append(claim)
    body = [c for c in claims if c.part == "text" and _summed(c)]
    starts = [c.start for c in body]  # they stand in order, so that only those within reach are looked at
    for n, whole in enumerate(body):
        if whole.low == whole.high and (whole.low or 0) >= 2 and "each" not in whole.marks:
            first = bisect_left(starts, whole.start - passages.REACH)
            last = bisect_right(starts, whole.start + passages.REACH)
            yield from _sums(ledger, whole, body[n + 1 : last])
            yield from _sums(ledger, whole, body[first:n])
            yield from _rest(ledger, whole, marked.get(whole.id, ()), body)
    for paragraph in passages.paragraphs(ledger, claims):
        counts = [c for c in paragraph if passages.countable(c)]
        for n, whole in enumerate(counts):
            if whole.low != whole.high or (whole.low or 0) < 2 or "each" in whole.marks:
                continue
            for declared in (_after_colon, _out_of, _by_place):
                found = declared(ledger, whole, counts[n + 1 :])
                if found:
                    yield found
            parts = [p for p in marked.get(whole.id, ()) if passages.countable(p)]
            if len(parts) > 1:
                rest = any(cues.has(passages.before(ledger, p), p.language, "rest") for p in parts)
                yield Listing(whole, tuple(parts), rest)


def _summed(c: Claim) -> bool:
    """A count, or a sum of money, weight or area."""
    return passages.countable(c) or (carried(c.unit) and passages.addable(c))


def _rest(ledger: Ledger, whole: Claim, marked: Sequence[Claim], body: Sequence[Claim]) -> Iterator[Listing]:
    """ "17 из 23 школ …, еще в шести": a part that the wording marks, and those that follow, make the whole."""
    for part in marked:
        following = [c for c in body if c.start > max(part.start, whole.start) and passages.near(part, c)]
        for end in range(1, min(len(following), MOST_REST) + 1):
            run = [part, *following[:end]]
            if len(run) > 1 and all(c.unit == whole.unit for c in run) and exact(whole, run):
                if _plain_sum(ledger, run) == whole.low:
                    yield Listing(whole, tuple(run), True)
                    return


def _sums(ledger: Ledger, whole: Claim, following: Sequence[Claim]) -> Iterator[Listing]:
    """Runs of neighbouring figures that add up to the whole."""
    close = [c for c in following if passages.near(whole, c) and _reckons(ledger, whole, c)]
    for start in range(len(close)):
        for end in range(start + 2, min(len(close), start + MOST_PARTS) + 1):
            run = close[start:end]
            if exact(whole, run) and telling(whole, run) and _plain_sum(ledger, run) == whole.low:
                yield Listing(whole, tuple(run), True)


def _plain_sum(ledger: Ledger, parts: Sequence[Claim]) -> float:
    return sum((p.low or 0.0) * times(ledger, p) for p in parts)


def telling(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Would chance rarely give this sum? Small figures add up too easily unless one sentence holds them."""
    if any(not (p.counted or p.whole) for p in parts):
        return False
    together = len({p.sentence_start for p in (whole, *parts)}) == 1
    return (whole.low or 0) >= (5 if together else 12) or all(p.whole == whole.id for p in parts)


def _reckons(ledger: Ledger, whole: Claim, part: Claim) -> bool:
    """One kind of thing, or told in one sentence to be out of the whole: "из 35 мандатов … ещё пятеро депутатов"."""
    if passages.reckons(whole, part):
        return True
    together = whole.sentence_start == part.sentence_start and whole.unit == part.unit
    return together and cues.has(passages.before(ledger, whole, 12), whole.language, "out_of")


def exact(whole: Claim, parts: Sequence[Claim]) -> bool:
    """A sum proves something only where its terms are exact and not the whole over again."""
    return all(p.low == p.high and 0 < (p.low or 0) < (whole.low or 0) for p in parts) and not whole.approximate


def adds_up(ledger: Ledger, whole: Claim, parts: Sequence[Claim]) -> bool:
    return total(ledger, parts).meets(intervals.written(whole))


def total(ledger: Ledger, parts: Sequence[Claim]) -> Interval:
    return intervals.total(intervals.of(p).times(times(ledger, p)) for p in parts)


def times(ledger: Ledger, part: Claim) -> int:
    """How often a part counts: "по двое — Латвии, Польши и Германии" is two for each of three."""
    if "each" not in part.marks:
        return 1
    return max(1, passages.conjuncts(_tail(ledger, part)))


def _tail(ledger: Ledger, part: Claim) -> str:
    """The words from a part to the next figure of its sentence."""
    text = ledger.text(part)
    later = (c.start for c in ledger.by_article.get(part.article, ()) if c.part == part.part and c.start >= part.end)
    end = min(min(later, default=len(text)), part.sentence_start + len(part.sentence))
    return text[part.end : end]


def parts(ledger: Ledger) -> dict[str, str]:
    """Claim → its whole, for every figure that an article gives as a part of another of its figures."""
    known: dict[str, str] | None = ledger.memo.get("parts")
    if known is None:
        known = {}
        for claims in ledger.by_article.values():
            for listing in listings(ledger, quantities(claims)):
                if adds_up(ledger, listing.whole, listing.parts) or not listing.complete:
                    for part in listing.parts:
                        known.setdefault(part.id, listing.whole.id)
        ledger.memo["parts"] = known
    return known


def _after_colon(ledger: Ledger, whole: Claim, following: Sequence[Claim]) -> Listing | None:
    """ "214 человек: 120 детей и 94 взрослых": what follows the colon is all of them."""
    end = whole.sentence_start + len(whole.sentence)
    parts = [c for c in following if c.start < end and c.part == whole.part]
    if len(parts) < 2 or not all(passages.reckons(whole, p) for p in parts):
        return None
    gap = passages.between(ledger, whole, parts[0])
    tail = ledger.text(whole)[whole.end : end]
    if ":" not in gap or len(gap) > 60 or cues.has(tail, whole.language, "including"):
        return None
    return Listing(whole, tuple(parts), True)


def _out_of(ledger: Ledger, whole: Claim, following: Sequence[Claim]) -> Listing | None:
    """ "Из 120 обменянных 70 военных и 50 гражданских": two parts joined by "and", told to be of one whole."""
    end = whole.sentence_start + len(whole.sentence)
    found = [c for c in following if c.start < end and c.part == whole.part and passages.reckons(whole, c)]
    if len(found) != 2 or not cues.has(passages.before(ledger, whole, 12), whole.language, "out_of"):
        return None
    joined = passages.between(ledger, *found)
    if len(joined) > 40 or not cues.has(joined[-6:], whole.language, "and"):
        return None
    return Listing(whole, tuple(found), True)


def _by_place(ledger: Ledger, whole: Claim, following: Sequence[Claim]) -> Listing | None:
    """ "…выросло до 58. В Кардаголе погиб 41, в Сарге — 17": figures of the same measure, each of another place."""
    run: list[Claim] = []
    for claim in following:
        fits = claim.measure == whole.measure and claim.places and passages.near(whole, claim)
        if not fits or not passages.reckons(whole, claim) or (claim.low or 0) >= (whole.low or 0):
            break
        run.append(claim)
    places = [p for c in run for p in c.places]
    if len(run) < 2 or len(set(places)) < len(places) or set(places) & set(whole.places):
        return None
    return Listing(whole, tuple(run), False)
