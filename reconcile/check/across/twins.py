"""Figures that linking left apart and that are yet each other's only counterpart in two articles of one story.

Where one article gives one stock of prisoners and the other gives one, they are set against each other even if the
sentences share few words. Figures that agree are paired off first; what is then left alone on both sides is a pair.
Only for small stories: in a large one a figure finds its fellows by its own words.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from reconcile.check.across import beside, nearby, suited
from reconcile.check.across.compare import ANYONE, like_its_whole, other_acts, other_measures, telling
from reconcile.check.ledger import Ledger, order, quantities
from reconcile.check.values.counting import PEOPLE
from reconcile.check.values.intervals import Interval, of, written
from reconcile.check.values.wording import earlier_time, is_new
from reconcile.check.within import sums
from reconcile.language import kin
from reconcile.language.morphology import norm
from reconcile.link import series, words
from reconcile.link.compare import OTHER_FAMILY
from reconcile.model import Claim, Evidence

ALIKE = 84  # per cent of letters that two spellings of one place share
SILENCE = -0.3
FRESH = 10  # days
SIZED, CLOSE, ALOOF = 12, math.log(1.5), math.log(2.0)  # of a value; how near two are, how far all others
MARGIN = 0.3  # by how much two of several figures must suit each other better than any other pair
ALONE = 0.8  # weight of being the only figure of its kind on both sides
ENOUGH = 0.92  # sum of the evidence, that weight included, from which two are a pair
CROWD = 1.5  # what a pair needs more in a large corpus
ACROSS = 1.4  # the same for two languages, where stories are not compared

OF_ANYTHING = frozenset({"duration"})

Key = tuple[str, str, str, str, bool, tuple[str, ...]]


def pairs(ledger: Ledger) -> list[tuple[Claim, Claim]]:
    """Every such pair, in a fixed order."""
    known: list[tuple[Claim, Claim]] | None = ledger.memo.get("twins")
    if known is None:
        known = sorted(_pairs(ledger), key=lambda p: (order(p[0]), order(p[1]))) if ledger.links else []
        ledger.memo["twins"] = known
    return known


def groups(ledger: Ledger) -> list[list[Claim]]:
    """Pairs that share a figure put together; none whose two values one fact holds already."""
    together: dict[str, list[Claim]] = {}
    for x, y in pairs(ledger):
        if _in_one_fact(ledger, x, y):
            continue
        a, b = together.get(x.id, [x]), together.get(y.id, [y])
        merged = list({c.id: c for c in (*a, *b)}.values())
        together.update((c.id, merged) for c in merged)
    unique = {id(group): sorted(group, key=order) for group in together.values()}
    return sorted(unique.values(), key=lambda group: [order(c) for c in group])


def _in_one_fact(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """Does the fact of one of them hold the value of the other too?"""
    for c, other in ((x, y), (y, x)):
        fact = ledger.fact_of.get(c.id)
        if fact and any(written(ledger.claims[i]) == written(other) for i in fact.claims if i in ledger.claims):
            return True
    return False


def _pairs(ledger: Ledger) -> Iterator[tuple[Claim, Claim]]:
    buckets = {id: _buckets(ledger, claims) for id, claims in ledger.by_article.items()}
    for a, b in nearby.pairs(ledger):
        if a not in buckets or b not in buckets:
            continue
        for key in sorted(buckets[a].keys() & buckets[b].keys()):
            for xs, ys in _by_noun(buckets[a][key], buckets[b][key]):
                found = _alone(xs, ys)
                if found and _holds(ledger, *found):
                    yield found
        yield from beside.pairs(ledger, a, b)
        named = [_named(ledger, side) for side in (a, b)]
        for noun in sorted(named[0].keys() & named[1].keys()):
            xs, ys = named[0][noun], named[1][noun]
            found = _alone(xs, ys)
            for x, y in [found] if found else _suited(ledger, xs, ys):
                if _one_measure(x, y) and _holds(ledger, x, y):
                    yield x, y
        yield from suited.pairs(ledger, a, b)


def _buckets(ledger: Ledger, claims: Sequence[Claim]) -> dict[Key, list[Claim]]:
    """The figures of an article that may have a counterpart elsewhere, by what they count."""
    parts = sums.parts(ledger)
    out: dict[Key, list[Claim]] = {}
    for c in quantities(claims):
        if c.part != "text" or c.background or _part(ledger, c) or "vague" in c.marks or "each" in c.marks:
            continue
        if earlier_time(c):
            continue
        if c.id in parts and like_its_whole(c, ledger.claims[parts[c.id]]):
            continue
        if c.status not in ("asserted", "planned"):
            continue
        what = c.measure or (c.counted_class if c.counted_class not in (None, "person") else None)
        what = what or f"{c.language}:{c.counted}:{c.predicate}"
        key = (c.unit or "", what, c.status, c.direction or "", is_new(c), tuple(sorted(c.qualifiers)))
        out.setdefault(key, []).append(c)
    return out


def _named(ledger: Ledger, article: str) -> dict[tuple[str, str], list[Claim]]:
    """The figures of an article by the thing they count, people in general and bare units aside."""
    out: dict[tuple[str, str], list[Claim]] = {}
    for c in ledger.figures(article):
        if not c.counted or c.part != "text" or c.counted_class == PEOPLE or c.nature == "share":
            continue
        noun = words.term(c.counted, c.language)
        if noun != ANYONE:
            out.setdefault((c.unit or "", noun), []).append(c)
    return out


def _one_measure(x: Claim, y: Claim) -> bool:
    """Can both be of one measure, as far as the packs know either, and is neither a part, an increase or the past?"""
    if other_measures(x, y) or other_acts(x, y):
        return False
    return not any(earlier_time(c) or is_new(c) or _past(c) or "vague" in c.marks for c in (x, y))


def _past(c: Claim) -> bool:
    """Is it told as history? What "then" stands for may be the news itself, where its day is named."""
    fresh = c.event and c.published and abs((c.published - c.event.end).days) <= FRESH
    return c.background and not fresh


def _part(ledger: Ledger, c: Claim) -> bool:
    """Is it told as a part of a figure of its own kind, not only out of how many?"""
    whole = ledger.claims.get(c.whole or "")
    return whole is not None and not series.out_of(c, whole)


def _by_noun(xs: list[Claim], ys: list[Claim]) -> Iterator[tuple[list[Claim], list[Claim]]]:
    """Figures of one noun first (an article has many shares, and one turnout), then all of the kind.

    A length of time is set against those of its noun alone: every story has some of other things.
    """
    named = [_nouns(side) for side in (xs, ys)]
    for noun in sorted(named[0].keys() & named[1].keys()):
        yield named[0][noun], named[1][noun]
    if not {c.measure for c in (*xs, *ys)} & OF_ANYTHING:
        yield xs, ys


def _nouns(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """Figures by what their noun is compared by, within a language and between two."""
    out: dict[str, list[Claim]] = {}
    for c in claims:
        if c.counted:
            out.setdefault(words.term(c.counted, c.language), []).append(c)
    return out


def _alone(xs: Sequence[Claim], ys: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The one value on either side, or the one that is left when those that agree have been paired off."""
    if len(_values(xs)) > 1 or len(_values(ys)) > 1:
        xs, ys = _left(xs, ys), _left(ys, xs)
    if len(_values(xs)) != 1 or len(_values(ys)) != 1:
        return None
    return xs[0], ys[0]


def _suited(ledger: Ledger, xs: Sequence[Claim], ys: Sequence[Claim]) -> list[tuple[Claim, Claim]]:
    """Of several figures of one noun on either side those two that suit each other clearly better than any other,
    by words that both sentences have; figures that agree are paired off first."""
    left, right = _left(xs, ys), _left(ys, xs)
    ties = {(x.id, y.id): _tie(ledger, x, y) for x in left for y in right}
    out = []
    for x in left:
        for y in right:
            rivals = [t for (a, b), t in ties.items() if (a == x.id) != (b == y.id)]
            if ties[x.id, y.id] >= max(rivals, default=0.0) + MARGIN:
                out.append((x, y))
    return out or _nearest(left, right)


def _nearest(xs: Sequence[Claim], ys: Sequence[Claim]) -> list[tuple[Claim, Claim]]:
    """The two of one size where every other pair is of two: 380 and 308 children beside 95, 52 and two. No word says
    that they are one; that they are the same noun, of one story, and nothing else is near, must do."""
    sizes = {c.id: math.log(abs(c.low)) for c in (*xs, *ys) if c.low and c.low == c.high and abs(c.low) >= SIZED}
    gaps = {(x.id, y.id): abs(sizes[x.id] - sizes[y.id]) for x in xs for y in ys if x.id in sizes and y.id in sizes}
    out = []
    for x in xs:
        for y in ys:
            gap = gaps.get((x.id, y.id), CLOSE + 1)
            rivals = [g for (a, b), g in gaps.items() if (a == x.id) != (b == y.id)]
            if gap <= CLOSE and min(rivals, default=2 * ALOOF) >= ALOOF:
                out.append((x, y))
    return out


def _tie(ledger: Ledger, x: Claim, y: Claim) -> float:
    """How much the words around two figures have in common; less than nothing where they have no word."""
    evidence = ledger.links.evidence(x.id, y.id) if ledger.links else []
    worded = any(e.feature in ("wording", "predicate") and e.weight > 0 for e in evidence)
    return sum(mild(e) for e in evidence if e.feature in nearby.TIES) if worded else -1.0


def _left(xs: Sequence[Claim], ys: Sequence[Claim]) -> list[Claim]:
    """Those of the first that agree with none of the others."""
    return [c for c in xs if not any(of(c).meets(of(d)) for d in ys)]


def _values(claims: Sequence[Claim]) -> set[Interval]:
    return {written(c) for c in claims}


def _holds(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """Does nothing forbid the pair, and is there enough for it?"""
    if ledger.fact_of.get(x.id) is ledger.fact_of.get(y.id) or ledger.links is None:
        return False
    evidence = ledger.links.evidence(x.id, y.id)
    elsewhere = any(e.feature == "place" and e.weight <= nearby.ELSEWHERE for e in evidence) and not one_place(x, y)
    if elsewhere or any(e.feature == "cannot-link" and not unmeasured(x, y, e) for e in evidence):
        return False
    if not telling(x) and not any(e.feature in nearby.TIES and e.weight > 0 for e in evidence):
        return False  # a story has many shares, sums and lengths
    enough = ENOUGH if x.language == y.language else ACROSS
    if len(ledger.articles) > nearby.MANY:
        enough += CROWD  # the more articles, the more pairs that fit by chance
    return sum(map(mild, evidence)) + ALONE >= enough


def unmeasured(x: Claim, y: Claim, e: Evidence) -> bool:
    """Does nothing part the two but that a measure knows only one of them, or that two are near?"""
    one_known = (x.measure is None) != (y.measure is None)
    near = x.measure != y.measure and kin.one_measure(x.measure or "", y.measure or "")
    return e.note == OTHER_FAMILY and (one_known or near)


def one_place(x: Claim, y: Claim) -> bool:
    """Do two places differ by an ending only (Тура, Тур)?"""
    return any(fuzz.ratio(norm(a), norm(b)) >= ALIKE for a in x.places for b in y.places)


def mild(e: Evidence) -> float:
    """The weight of a feature where silence speaks little: a name, a place or words that only one sentence has."""
    if e.feature == "names":
        return max(e.weight, 2 * SILENCE)
    return max(e.weight, SILENCE) if e.feature in ("place", "wording") else e.weight
