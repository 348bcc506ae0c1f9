"""Parts and their whole: the parts an article lists must add up to the figure it gives for all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import Field

from reconcile.check import words
from reconcile.check.across import select
from reconcile.check.ledger import Ledger, Verdict
from reconcile.check.rulebook.rules import Rule
from reconcile.check.rulebook.schema import Tolerant
from reconcile.check.values import intervals
from reconcile.check.values.counting import named, persons
from reconcile.check.values.intervals import Interval
from reconcile.check.within import balances, dealt, likely, paces, passages, points, rates, retold, tallies
from reconcile.check.within.listed import joined
from reconcile.check.within.sums import Listing, listings, times, total
from reconcile.language import cues
from reconcile.language.lexicon import unit_kind
from reconcile.model import Claim

OVER = 20.0  # percentage points that shares of a whole may come to too much and still be meant as all of it


class Params(Tolerant):
    """Fields of a part_whole rule."""

    least: float = Field(
        default=0.6, ge=0, le=1, description="Share of the whole that listed parts must reach for a gap to be reported."
    )


def run(ledger: Ledger, rule: Rule) -> Iterator[Verdict]:
    spec = rule.spec
    assert isinstance(spec, Params)
    for _, claims in select.articles(ledger, rule):
        parts: set[str] = set()
        wholes: set[str] = set()
        told_of: list[set[str]] = []
        for listing in listings(ledger, claims):
            told = {p.id for p in listing.parts}
            if told & parts:
                continue
            verdict = _judge(ledger, listing, spec)
            if verdict and not verdict.held and likely.no_sum(ledger, claims, listing.whole, listing.parts):
                continue
            if verdict and (verdict.held or not wholes & {listing.whole.id, *told} and listing.whole.id not in parts):
                parts |= told  # a whole may be a part of a larger one
                wholes.add(listing.whole.id)
                yield verdict
                told_of.append({c.id for c in verdict.claims})
        yield from _likely(ledger, claims, told_of, spec)
        for paragraph in passages.paragraphs(ledger, claims):
            yield from _shares(ledger, paragraph)
            yield from _votes(ledger, paragraph)
        yield from _complements(ledger, claims)
        yield from _rates(ledger, claims)
        yield from _paces(ledger, claims)


def _judge(ledger: Ledger, listing: Listing, spec: Params) -> Verdict | None:
    """Do the parts add up? Nothing where the wording leaves room for others."""
    whole, parts, complete, apart, besides = listing
    if _mixed(whole, parts):
        return None
    more = Interval(besides, besides)
    value, sum_ = intervals.of(whole), total(ledger, parts).plus(more)
    slack = max(spec.absolute, spec.relative * value.high)
    terms = " + ".join([*(_term(ledger, p) for p in parts), *("1" for _ in range(besides))])
    reckoned = f"{terms} = {words.interval(_total_written(ledger, parts).plus(more))}"
    if sum_.meets(value, slack):
        if not complete:
            return None
        return _verdict(listing, f"{words.value(whole)} = {terms}", reckoned, True)
    first = min(parts, key=lambda p: p.start)
    if first.start > whole.start and "increment" in first.marks:
        return None  # "they took 480 from one. Another 390 were the cooperative's": what is more than the one before
    told = (complete or apart) and sum_.low * spec.least <= value.high
    if sum_.low > value.high + slack and (told or len({p.counted for p in parts}) == len(parts)):
        return _verdict(
            listing, f"the parts come to more than the whole: {reckoned}, not {words.value(whole)}", reckoned
        )
    if complete and value.high * spec.least <= sum_.high:
        return _verdict(listing, f"the parts do not add up: {reckoned}, not {words.value(whole)}", reckoned)
    return None


def _likely(ledger: Ledger, claims: Sequence[Claim], told: Sequence[set[str]], spec: Params) -> Iterator[Verdict]:
    """Sums that no rule of wording knows, of figures that no rule has told of and no balance accounts for."""
    found = list(likely.sums(ledger, claims))
    body = [c for c in claims if c.part == "text" and balances.reckoned(c)]
    even = (
        [{b.before.id, b.after.id, *(c.id for c, _ in b.moves)} for b in balances.find(ledger, body)] if found else []
    )
    for run in found:
        ids = {c.id for c in run.claims}
        if all(len(ids & other) < 2 for other in (*told, *even)):
            ones = tallies.companions(ledger, sorted(run.parts, key=lambda c: c.start), run.whole)
            verdict = None if ones is None else _judge(ledger, Listing(run.whole, run.parts, True, besides=ones), spec)
            if verdict and not verdict.held:
                yield verdict


def _mixed(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Metres and feet, metres and goals, or runners and the ten kilometres that some of them ran come to nothing."""
    units = {p.unit for p in parts if p.unit}
    bare = [p for p in parts if p.unit is None]
    ran = persons(whole) and any(unit_kind(u) == "distance" for u in units)
    return len(units) > 1 or ran or (bool(units) and any(map(named, bare)))


def _total_written(ledger: Ledger, parts: Sequence[Claim]) -> Interval:
    return intervals.total(intervals.written(p).times(times(ledger, p)) for p in parts)


def _term(ledger: Ledger, part: Claim) -> str:
    often = times(ledger, part)
    return f"{words.value(part)}·{often}" if often > 1 else words.value(part)


def _verdict(listing: Listing, message: str, reckoned: str, held: bool = False) -> Verdict:
    whole, parts, complete, apart, _ = listing
    return Verdict(
        claims=(whole, *parts),
        held=held,
        message=message,
        explanation=(words.line(whole), *words.lines(parts), f"{reckoned}; the article gives {words.value(whole)}"),
        confidence="certain" if held else "likely" if complete or apart else "possible",
        settle="the list the article had its figures from",
    )


def _two_sides(ledger: Ledger, pair: Sequence[Claim]) -> bool:
    """ "Women made up 54% of the sample, men 46%": two shares of one sentence, the second without a verb of its own."""
    if len(pair) < 2 or pair[0].sentence_start != pair[1].sentence_start:
        return False
    a, b = pair
    alone = not passages.within(ledger, a, a.start, b.start) or passages.within(ledger, a, a.start, b.start) == [b]
    gap = passages.between(ledger, a, b)
    return alone and a.predicate == b.predicate and a.nature == b.nature == "share" and len(gap) <= passages.STRETCH


def _shares(ledger: Ledger, paragraph: Sequence[Claim]) -> Iterator[Verdict]:
    """Percentages of one paragraph that make up a hundred."""
    percents = {c.sentence_start: c.start for c in reversed(paragraph) if c.unit == "percent"}
    before = {old.id for _, old, _ in points.find(ledger, paragraph)}  # "34% now; in January it was 39%"
    exact = [c for c in paragraph if c.direction is None and c.low is not None and c.low == c.high]
    exact = [c for c in exact if c.id not in before]
    # "81% named the one tongue, 12 the other": the sign may stand with the first alone
    shares = [
        c
        for c in exact
        if c.unit == "percent"
        or (c.unit is None and not named(c) and percents.get(c.sentence_start, c.start) < c.start)
    ]
    for start in range(len(shares)):
        two = _two_sides(ledger, shares[start : start + 2])
        for end in range(start + (2 if two else 3), min(len(shares), start + passages.MOST_LISTED) + 1):
            run = shares[start:end]
            if all(passages.near(run[0], c) for c in run) and abs(sum(c.low or 0.0 for c in run) - 100) < 0.051:
                terms = " + ".join(words.number(c.low or 0.0) for c in run)
                yield Verdict(tuple(run), f"{terms} = 100%", True, words.lines(run), confidence="certain")
                return


def _complements(ledger: Ledger, claims: Sequence[Claim]) -> Iterator[Verdict]:
    """ "Three quarters got in free, the other 25% will pay": the last share is what the others leave."""
    for run, held in retold.complements(ledger, [c for c in claims if c.part == "text"]):
        terms = " + ".join(words.number(round(c.low or 0.0, 2)) for c in run)
        said = f"{terms} = {words.number(round(sum(c.low or 0.0 for c in run), 2))}%"
        yield Verdict(run, said if held else f"{said}, not a hundred", held, words.lines(run), confidence="likely")


def _votes(ledger: Ledger, paragraph: Sequence[Claim]) -> Iterator[Verdict]:
    """ "62% are for it, 31% against, another 12% undecided", "of all ballots 49% went to …": shares that exclude each
    other in one sentence."""
    for sentence in passages.sentences(paragraph):
        shares = [c for c in sentence if c.unit == "percent" and c.direction is None]
        run = [c for c in shares if c.low is not None and c.low == c.high]  # "some 45%" too
        over = sum(intervals.of(c).low for c in run) - 100
        if len(run) < 3 or not 0 < over <= OVER or not joined(ledger, run) or len({c.low for c in run}) < 2:
            continue
        told = [" | ".join((*passages.stretch(ledger, c), passages.since_last(ledger, c))) for c in run]
        ways = (("backed", "against"), ("against", "backed"))
        sides = [all(cues.has(text, run[0].language, n) for text, n in zip(told, way, strict=False)) for way in ways]
        all_told = cues.has(run[0].sentence[: run[0].start - run[0].sentence_start], run[0].language, "of_all")
        if all_told or (any(sides) and all(_neither(ledger, c) for c in run[2:])):
            terms = " + ".join(words.number(c.low or 0.0) for c in run)
            said = f"{terms} = {words.number(sum(c.low or 0.0 for c in run))}%, more than a hundred"
            yield Verdict(tuple(run), said, False, words.lines(run), settle="the poll the article had its figures from")


def _neither(ledger: Ledger, c: Claim) -> bool:
    """Are they others than those who are for it: "another 12%", "21% abstained", "27% have no opinion"?"""
    words = " | ".join(passages.stretch(ledger, c))
    return "increment" in c.marks or any(cues.has(words, c.language, name) for name in ("against", "undecided"))


def _rates(ledger: Ledger, claims: Sequence[Claim]) -> Iterator[Verdict]:
    """So much in all, so many to share it, so much for each: 9.6 billion for 640 thousand families is 15 thousand."""
    done: set[str] = set()
    for rate in rates.find(ledger, claims):
        whole, number, each, held = rate
        share = intervals.written(whole).over(intervals.written(number)) or Interval(0, 0)
        shown = words.interval(Interval(*(round(v, 2) for v in share)), words.unit(each))
        said = f"{words.value(whole)} for {words.value(number)} is {words.value(each) if held else shown} each"
        done.add(each.id)
        yield _three((whole, number, each), said, held, words.value(each))
    for deal in dealt.find(ledger, claims):
        if deal.each.id not in done:
            more = "".join(f" and {words.value(c)} more" for c in deal.more)
            result = words.number(deal.result) + words.unit(deal.total)
            said = f"{words.value(deal.number)} at {words.value(deal.each)} each{more} is {result}"
            figures = (deal.total, deal.number, deal.each, *deal.more)
            yield _three(figures, said, deal.holds, words.value(deal.total))


def _paces(ledger: Ledger, claims: Sequence[Claim]) -> Iterator[Verdict]:
    """A way, the time it took, and the average speed."""
    for speed, way, took, reckoned, held in paces.find(ledger, claims):
        shown = words.interval(Interval(*(round(v, 1) for v in reckoned)), words.unit(speed))
        said = f"{words.value(way)} in {words.value(took)} is {words.value(speed) if held else shown}"
        yield _three((speed, way, took), said, held, words.value(speed))


def _three(claims: tuple[Claim, ...], said: str, held: bool, given: str) -> Verdict:
    return Verdict(
        claims,
        said if held else f"{said}, not {given}",
        held,
        words.lines(claims),
        confidence="certain" if held else "likely",
        settle="which of the three figures the source gave",
    )
