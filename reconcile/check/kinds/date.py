"""Days that cannot both be right: a weekday against its date, one happening on two days in two articles."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from pydantic import Field

from reconcile.check import words
from reconcile.check.across import leftover, matches, select
from reconcile.check.across.happenings import COARSE, LONG, Happening, happenings, telling
from reconcile.check.ledger import Ledger, Verdict, order, quantities
from reconcile.check.rulebook.rules import Rule
from reconcile.check.rulebook.schema import RuleSpec
from reconcile.check.values.intervals import of
from reconcile.check.within.passages import reckons
from reconcile.model import Claim

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MOST_DAYS = 2
CROWD = 80  # articles that give one figure, beyond which it tells nothing apart
FEW_DAYS = 20
TELLING = frozenset({"age", "sentenced", "distance", "money", "area"})  # figures that tell one thing from others
MONEY = "money"
DATED = frozenset(("date", COARSE))  # marks of what names a day, or the year in which a thing was made
TOLD = LONG | DATED  # marks of any stretch of days that is named
WRITTEN = {"year": 4, "month": 7}  # characters of a date that say so much
ALIKE = 3  # things that meet, besides one such figure, where the verb of one sentence is not known


class Params(RuleSpec):
    """Fields of a date rule."""

    days: int = Field(default=20, ge=1, description="Days further apart than this are taken for two happenings.")


def run(ledger: Ledger, rule: Rule) -> Iterator[Verdict]:
    spec = rule.spec
    assert isinstance(spec, Params)
    told = [
        c
        for claims in ledger.by_article.values()
        for c in claims
        if not TOLD.isdisjoint(c.marks) and select.about(c, rule)
    ]
    dated = [c for c in told if not DATED.isdisjoint(c.marks)]
    # two days in one sentence: which verb has which?
    alone = Counter((c.article, c.part, c.sentence_start) for c in dated if COARSE not in c.marks)
    for claim in dated:
        verdict = _weekday(claim)
        if verdict:
            yield verdict
    found = happenings(ledger, told)
    yield from _same_figure(ledger, dated, alone, list(filter(telling, found)))
    yield from _two_days(ledger, found, spec)


def _weekday(claim: Claim) -> Verdict | None:
    """Is the weekday that of the date?"""
    written = next((int(m[8:]) for m in claim.marks if m.startswith("weekday:")), None)
    if written is None or claim.event is None:
        return None
    day = claim.event.start
    real = day.isoweekday()
    says = f"{day.isoformat()} is a {WEEKDAYS[real - 1]}"
    held = real == written
    return Verdict(
        claims=(claim,),
        held=held,
        message=says if held else f"{says}, not a {WEEKDAYS[written - 1]}: “{claim.quote}”",
        explanation=(words.quoted(claim), says),
        confidence="certain",
        settle="whether the date or the weekday is the slip",
    )


def _two_days(ledger: Ledger, found: Sequence[Happening], spec: Params) -> Iterator[Verdict]:
    """One happening on two days: by what both articles say of it, or because no other day is left for either."""
    matched = list(matches.matches(ledger, list(filter(telling, found)), spec.days))
    apart: dict[str, dict[str, Claim]] = {}
    for m in matched:
        if m.sure and not m.agree and (m.opening or not _other_figures(ledger, m.a.claim, m.b.claim)):
            _join(apart, m.a.claim, m.b.claim)
    for left in leftover.leftovers(ledger, found, spec.days):
        x, y = left.a.claim, left.b.claim
        if x.id not in apart and y.id not in apart and not _other_figures(ledger, x, y):
            _join(apart, x, y)
    for m in matched:  # who agrees with one side belongs to it
        if m.agree and (m.a.claim.id in apart or m.b.claim.id in apart):
            _join(apart, m.a.claim, m.b.claim)
    for group in {id(g): g for g in apart.values()}.values():
        claims = sorted(group.values(), key=order)
        if not _two_events(claims):
            yield _verdict(claims)


def _join(groups: dict[str, dict[str, Claim]], x: Claim, y: Claim) -> None:
    """Days that are linked make one group."""
    merged = {**groups.get(x.id, {}), **groups.get(y.id, {}), x.id: x, y.id: y}
    for id in merged:
        groups[id] = merged


def _same_figure(
    ledger: Ledger, dated: Sequence[Claim], alone: Mapping[tuple[str, str, int], int], found: Sequence[Happening]
) -> Iterator[Verdict]:
    """One figure that tells one thing apart ("a 23-year-old student"), in two articles, on two days."""
    day_of = {(c.article, c.part, c.sentence_start): c for c in dated if COARSE not in c.marks}
    told = {h.claim.id: h for h in found}
    groups: dict[tuple[str, str, float], list[Claim]] = {}
    for claims in ledger.by_article.values():
        for c in quantities(claims):
            where = (c.article, c.part, c.sentence_start)
            plain = c.measure in TELLING and c.low == c.high and alone.get(where) == 1 and c.part == "text"
            if plain and c.low is not None and c.event and c.event == day_of[where].event:
                groups.setdefault((c.measure or "", c.unit or "", c.low), []).append(c)
    for _, group in sorted(groups.items()):
        for x, y in combinations(sorted(group, key=order)[:CROWD], 2):
            days = [day_of[c.article, c.part, c.sentence_start] for c in (x, y)]
            both = [told[d.id] for d in days if d.id in told]
            if len(both) == len(days) and _other_day(ledger, x, y) and _may_be_one(*both):
                yield _verdict([*days, x, y])


def _may_be_one(a: Happening, b: Happening) -> bool:
    """The same must happen: who was shot on Friday was in court on Monday."""
    m = matches.match(a, b)
    return m is not None and (m.act == "one" or (m.act == "unknown" and m.things >= ALIKE))


def _other_day(ledger: Ledger, x: Claim, y: Claim) -> bool:
    if x.article == y.article or x.event is None or y.event is None or ledger.links is None:
        return False
    if not 0 < abs((x.event.start - y.event.start).days) <= FEW_DAYS or x.counted_class != y.counted_class:
        return False
    features = {e.feature for e in ledger.links.evidence(x.id, y.id) if e.weight > 0}
    return bool(features & {"names", "counted", "wording"})


def _two_events(claims: Sequence[Claim]) -> bool:
    """Do two days have several articles each, or are there many days? Then they are days of different happenings."""
    told: dict[dt.date, set[str]] = {}
    for claim in claims:
        if claim.event:
            told.setdefault(claim.event.start, set()).add(claim.article)
    return len(told) > MOST_DAYS or sum(len(articles) > 1 for articles in told.values()) > 1


def _other_figures(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """Do the sentences count one thing and come to other numbers? Then each day has a happening of its own."""
    a, b = (
        [
            c
            for c in quantities(ledger.by_article[s.article])
            if c.part == s.part and c.sentence_start == s.sentence_start
        ]
        for s in (x, y)
    )
    rivals = [(c, d) for c in a for d in b if c.measure == d.measure and c.unit == d.unit and reckons(c, d)]
    rivals = [(c, d) for c, d in rivals if c.measure != MONEY or c.predicate == d.predicate]  # debts are no fares
    return bool(rivals) and not any(of(c).meets(of(d)) for c, d in rivals)


def _verdict(claims: Sequence[Claim]) -> Verdict:
    days = sorted({c.event.start for c in claims if c.event})
    grain = (
        "years"
        if any(_day(c).count("-") == 0 for c in claims)
        else "months"
        if any(_day(c).count("-") == 1 for c in claims)
        else "days"
    )
    sides = " against ".join(f"{_name(claims, d)} ({_who(claims, d)})" for d in days)
    return Verdict(
        claims=tuple(claims),
        message=f"one event, {len(days)} {grain}: {sides}",
        explanation=tuple(f"{_day(c)} — {words.source(c)}: {words.quoted(c)}" for c in claims if c.event),
        confidence="likely",
        evidence_for=("what happens and what it happens to are the same",),
        settle="the date in the first report or an official record",
    )


def _day(claim: Claim) -> str:
    """The day as it was told: a year, a month of one."""
    assert claim.event
    written = claim.event.start.isoformat()
    return written[: WRITTEN.get(claim.event.grain, len(written))]


def _name(claims: Sequence[Claim], day: dt.date) -> str:
    return next(_day(c) for c in claims if c.event and c.event.start == day)


def _who(claims: Sequence[Claim], day: dt.date) -> str:
    names = dict.fromkeys(c.outlet or c.article for c in claims if c.event and c.event.start == day)
    return ", ".join(names)
