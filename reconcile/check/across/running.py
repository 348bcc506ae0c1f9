"""Running totals: figures told to be counted since a start, which a later article may raise and not lower.

The words say so ("so far", "since the start", "достигло", "уже") whether a pack knows what is counted or not. Linking
leaves such figures apart where their days differ, or where it does not know what one of them counts; here the running
totals of two articles of one story are paired, where each is the only one that fits the other.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reconcile.check.across import nearby
from reconcile.check.across.apart import other_wholes
from reconcile.check.across.compare import (
    agree,
    comparable,
    is_state,
    nouns_apart,
    other_acts,
    other_measures,
    telling,
)
from reconcile.check.across.timed import SETTLED, Timed
from reconcile.check.ledger import Ledger, order, quantities
from reconcile.check.values.counting import PEOPLE, named
from reconcile.check.values.wording import earlier, earlier_time, is_new, lead, of_them
from reconcile.check.within import passages
from reconcile.language import cues
from reconcile.language.lexicon import unit_kind
from reconcile.model import Claim

NEAR = 2.0  # times: running totals of one thing on two days are no further apart
_CLAUSE = re.compile(r"[,;:—–]\s")
TELLING = 10  # two running totals this large and this near are hardly of two things
ALIKE = 2  # features that say that two figures are of one thing
DAYS = 1  # that two starts may lie apart
YEAR = 366  # days
SHORT = 2  # letters of a word that may mean many things
SPAN = 3  # days, beyond which a stretch is a count's, not the night's or the weekend's
MOST = 60  # totals of one article
ROUND = 160  # characters round a figure in which a correction may be told
CUMULATIVE = "cumulative"
SUMMED = frozenset({"mass", "money", "area", "volume", "energy"})  # kinds of unit in which things are summed up


def pairs(ledger: Ledger) -> list[tuple[Claim, Claim]]:
    """Running totals of two articles of one story that count the same as far as their words tell; earlier first."""
    known: list[tuple[Claim, Claim]] | None = ledger.memo.get("running")
    if known is None:
        known = []
        totals = {id: _totals(ledger, quantities(claims)) for id, claims in ledger.by_article.items()}
        for a, b in nearby.pairs(ledger):
            if totals.get(a) and totals.get(b):
                known += _paired(ledger, totals[a], totals[b])
        known.sort(key=lambda p: (order(p[0]), order(p[1])))
        ledger.memo["running"] = known
    return known


def _totals(ledger: Ledger, claims: Sequence[Claim]) -> list[Claim]:
    """The figures of an article that can be sums so far; of "61 of the 84 piles so far" it is the 61."""
    counted = {c.id: c.whole for c in claims if _out_of_all(ledger, c)}
    whole = set(counted.values())
    return [c for c in claims if c.id not in whole and is_total(c, c.id in counted)][:MOST]


def _out_of_all(ledger: Ledger, c: Claim) -> bool:
    """Is it told out of how many, not as a part of what another counts?"""
    whole = ledger.claims.get(c.whole or "")
    beside = whole is not None and whole.sentence_start == c.sentence_start and whole.measure is None
    return beside and told(ledger, c)


def fall(ledger: Ledger, x: Claim, y: Claim, spec: Timed) -> bool:
    """Are the two running totals of which the later is lower: no contradiction of one moment, but a count that fell?"""
    first, second = sorted((x, y), key=order)
    known: set[tuple[str, str]] | None = ledger.memo.get("running ids")
    if known is None:
        known = {(a.id, b.id) for a, b in pairs(ledger)}
        ledger.memo["running ids"] = known
    return (first.id, second.id) in known and sure(ledger, first, second) and falls(ledger, first, second, spec)


def is_total(c: Claim, whole: bool = False) -> bool:
    """Can the figure be the sum so far: a plain count that is no part, no increase and no figure of the past?"""
    summed = c.unit is None or unit_kind(c.unit) in SUMMED
    plain = summed and c.low is not None and c.high is not None and c.low >= 1 and c.part == "text"
    past = c.background and not cues.has(lead(c), c.language, "running")  # "since then" looks back and counts on
    part = of_them(c) and not whole
    if not plain or past or c.status != "asserted" or is_new(c) or part or earlier_time(c) or _before(c):
        return False
    return (
        not {"each", "rate", "change", "difference", "from", "vague", "remainder"} & set(c.marks)
        and c.nature != "stock"
    )


def _before(c: Claim) -> bool:
    """Does its own clause tell an earlier state? «обратились 118, накануне было 86» does of the 86 alone."""
    at = max(0, c.start - c.sentence_start)
    back, ahead = _CLAUSE.split(c.sentence[:at])[-1], _CLAUSE.split(c.sentence[at:])[0]
    # "before the last exchange 120 had come home"; a short «до» is "to" as well
    opens = cues.find(back, c.language, "before_it")
    first = opens is not None and len(opens.group()) > SHORT and not back[: opens.start()].strip()
    return first or cues.has(f"{back}{ahead}", c.language, "earlier")


def told(ledger: Ledger, c: Claim) -> bool:
    """Do the words say that it is counted since a start, or does its date: "since 4 May", until the day of the news?"""
    if _since(ledger, c):
        return True
    back, ahead = passages.stretch(ledger, c)
    led = passages.since_last(ledger, c)
    return any(cues.has(text, c.language, "running") for text in (back, ahead, led, c.quote))


def _since(ledger: Ledger, c: Claim) -> bool:
    """Does its sentence give the day from which it is counted?"""
    if not c.event or (c.event.end - c.event.start).days <= SPAN:
        return False
    days = ledger.beside(c.article, c.sentence_start)
    return any("since" in d.marks and d.event and d.event.start == c.event.start for d in days)


def _paired(ledger: Ledger, xs: Sequence[Claim], ys: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Those that fit one another and no other, the words of both saying so or those of one and the other's measure."""
    told_ = {c.id for c in (*xs, *ys) if told(ledger, c)}
    sums = {c.id for c in (*xs, *ys) if c.nature == CUMULATIVE} | told_

    def fit(a: Claim, b: Claim) -> bool:
        said = len(told_ & {a.id, b.id})
        return {a.id, b.id} <= sums and said > (a.unit is not None) and _fit(a, b)

    def counted_on(a: Claim, b: Claim) -> bool:
        first, later = sorted((a, b), key=order)
        return later.id in told_ and _within(first, later) and _fit(a, b) and one_thing(ledger, a, b)

    paired: set[str] = set()
    for fits in (fit, counted_on):
        for x in xs:
            y = _only(x, [y for y in ys if fits(x, y)])
            back = [z for z in xs if y and fits(z, y)]
            if y and _only(y, back) == x and paired.isdisjoint((x.id, y.id)):
                paired |= {x.id, y.id}
                first, second = sorted((x, y), key=order)
                yield first, second


def _within(first: Claim, later: Claim) -> bool:
    """Does what the later counts since its start hold the day of the earlier one's news?"""
    if not first.published or not later.published or first.published >= later.published:
        return False
    day = first.event.start if first.event else first.published
    return not later.event or later.event.start == later.event.end or later.event.start <= day


def one_thing(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """Do the words say that both count one thing, whether or not those of the earlier say that it is a total? A count
    kept since a start holds whatever was counted before, so that an earlier figure cannot be higher."""
    if ledger.links is None:
        return False
    evidence = {e.feature: e.weight for e in ledger.links.evidence(x.id, y.id)}
    if evidence.get("place", 0.0) <= nearby.ELSEWHERE or other_wholes(ledger, x, y):
        return False
    act = evidence.get("predicate", 0.0) > 0 and nearby.ties(ledger, x, y) >= ALIKE
    return act or (telling(x) and x.measure == y.measure)


def _only(x: Claim, fits: Sequence[Claim]) -> Claim | None:
    """The only value among those that fit a figure; of several with its measure the largest, the others are parts."""
    alike = [c for c in fits if x.measure and c.measure == x.measure]
    if alike:
        return max(alike, key=lambda c: (c.low or 0.0, -c.start))
    return fits[0] if len({c.low for c in fits}) == 1 else None


def _fit(x: Claim, y: Claim) -> bool:
    """May the two count the same thing: units, measures, classes, people and size do not part them?"""
    if x.unit != y.unit or other_measures(x, y):
        return False
    if not (set(x.qualifiers) <= set(y.qualifiers) or set(y.qualifiers) <= set(x.qualifiers)):
        return False
    if not (x.measure and x.measure == y.measure) and named(x) and named(y) and not _one_noun(x, y):
        if not one_start(x, y) or nouns_apart(x, y):
            return False
    if other_start(x, y):
        return False
    small, large = sorted((x.low or 0.0, y.low or 0.0))
    return large <= NEAR * small or large - small <= 2


def _one_noun(x: Claim, y: Claim) -> bool:
    """One noun, or one class that is not just people."""
    return x.counted == y.counted or (x.counted_class == y.counted_class not in (None, PEOPLE))


def one_start(x: Claim, y: Claim) -> bool:
    """Are both counted over a stretch that began on one day?"""
    if not (x.event and y.event):
        return False
    spans = all(e.end - e.start > dt.timedelta(DAYS) for e in (x.event, y.event))
    return spans and abs((x.event.start - y.event.start).days) <= DAYS


def other_start(x: Claim, y: Claim) -> bool:
    """Is the one counted since the year began and the other over a week?"""
    if not (x.event and y.event):
        return False
    spans = any(e.end - e.start > dt.timedelta(DAYS) for e in (x.event, y.event))
    if any((c.event.end - c.event.start).days > YEAR for c in (x, y) if c.event):
        return x.event.start != y.event.start  # "since 2000": losses of many years beside the toll of one
    if any(c.event.start == c.event.end and _counts_on(c) for c in (x, y) if c.event):
        return False  # "as of 3 June" names the day of the count, not its beginning
    return spans and abs((x.event.start - y.event.start).days) > DAYS


def state(x: Claim, y: Claim) -> bool:
    """Does either, by its verb and no measure, tell how many there are or are left? Of these there may be fewer."""
    return any(c.measure is None and is_state(c) for c in (x, y))


def _counts_on(c: Claim) -> bool:
    """Is it a sum so far, by its measure or by the words before it: "have now removed a total of"?"""
    return c.nature == CUMULATIVE or cues.has(f"{lead(c)}{c.quote}", c.language, "running")


def falls(ledger: Ledger, x: Claim, y: Claim, spec: Timed) -> bool:
    """Is the later of two running totals the lower one, and neither known to the other's article as well?"""
    if not set(y.qualifiers) <= set(x.qualifiers):
        return False  # of all there may be fewer than there were children among them on no later day
    alike = replace(x, qualifiers=y.qualifiers)
    if not comparable(alike, y) or agree(x, y, spec) or x.published == y.published or other_wholes(ledger, x, y):
        return False
    if (x.low or 0.0) <= (y.high or 0.0) or corrected(ledger, x, y) or (y.measure and raised(ledger, x, y)):
        return False
    return not _knows(ledger, x, y) and not _knows(ledger, y, x)


def _knows(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """Does the article of y give the figure of x as a running total too?"""
    others = [c for c in ledger.figures(y.article) if c.id != y.id and c.unit == x.unit]
    return any(c.low == c.high == x.low and told(ledger, c) and _fit(c, x) for c in others)


def raised(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """Does the later article give a total that is no lower too, so that the low figure is only what came on top?"""
    others = ledger.figures(y.article)
    alike = (c for c in others if c.id != y.id and c.measure == y.measure and c.unit == y.unit)
    totals = (c for c in alike if is_total(c) and not _long_past(c))
    return any((x.low or 0.0) <= (c.low or 0.0) <= NEAR * (x.low or 0.0) for c in totals)


def _long_past(c: Claim) -> bool:
    """Is it of a day so long ago that nothing is added any more: of another strike on the town?"""
    return c.event is not None and c.published is not None and (c.published - c.event.end).days > SETTLED


def sure(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """Is there more to make them one than that both are running totals: measure, names, or words that are clear?"""
    if x.measure is not None and x.measure == y.measure:
        return True
    clear = told(ledger, x) and told(ledger, y) and min(x.low or 0.0, y.low or 0.0) >= TELLING
    return (clear and not other_acts(x, y)) or one_start(x, y) or nearby.ties(ledger, x, y) > 0


def corrected(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """Does the later article tell of a correction: near its figure, or by giving the earlier one as superseded?"""
    text = ledger.text(y)
    back, ahead = text[max(0, y.start - ROUND) : y.start], text[y.start : y.end + ROUND]
    if cues.has(back.rsplit("\n", 1)[-1] + ahead.split("\n", 1)[0], y.language, "revision"):
        return True
    others = ledger.figures(y.article)
    return any(c.id != y.id and c.unit is None and c.low == c.high == x.low and _told_before(c) for c in others)


def _told_before(c: Claim) -> bool:
    return earlier(c) or earlier_time(c) or cues.has(c.sentence, c.language, "revision")
