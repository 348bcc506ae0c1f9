"""Days that cannot both be right: a weekday against its date, one happening on two days in two articles."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence, Set

from pydantic import Field

from reconcile.check import words
from reconcile.check.across import days, select, written
from reconcile.check.across.happenings import COARSE, LONG, happenings
from reconcile.check.ledger import Ledger, Verdict, order
from reconcile.check.rulebook.rules import Rule
from reconcile.check.rulebook.schema import RuleSpec
from reconcile.model import Claim

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MOST_DAYS = 2
SURE = 2.0  # odds (as a logarithm) of two days from which they are of one happening, whatever else either could be of
DATED = frozenset(("date", COARSE))  # marks of what names a day, or the year in which a thing was made
TOLD = LONG | DATED  # marks of any stretch of days that is named
WEEKDAY, WEEK = "weekday:", "week"  # marks of a weekday beside a full date, of a mere one
WRITTEN = {"year": 4, "month": 7}  # characters of a date that say so much


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
    found = happenings(ledger, told)
    pairs = sorted(days.pairs(ledger, found, spec.days), key=lambda p: -p.odds)
    yield from _weekdays(ledger, [c for c in told if not DATED.isdisjoint(c.marks)], pairs)
    yield from _two_days(pairs)


def _weekdays(ledger: Ledger, dated: Sequence[Claim], pairs: Sequence[days.Pair]) -> Iterator[Verdict]:
    """Is a weekday that of its date? Beside one that is not stands who names another weekday for that day."""
    one = {frozenset((p.a.claim.id, p.b.claim.id)) for p in pairs if p.agree}
    named: dict[dt.date, list[tuple[Claim, int]]] = {}
    for claim in dated:
        told = _written(claim)
        if told is not None:
            named.setdefault(_named_day(claim, told), []).append((claim, told))
    for day, claims in named.items():
        for claim, told in claims:
            if WEEK not in claim.marks:
                others = [c for c, other in claims if other != told and _tells(ledger, claim, c, one)]
                yield _weekday(claim, day, told, others)


def _written(claim: Claim) -> int | None:
    """The weekday beside a date, or the one that stands for it: "on Friday"."""
    if claim.event is None:
        return None
    if WEEK in claim.marks:
        return claim.event.start.isoweekday()
    return next((int(m.removeprefix(WEEKDAY)) for m in claim.marks if m.startswith(WEEKDAY)), None)


def _tells(ledger: Ledger, claim: Claim, other: Claim, one: Set[frozenset[str]]) -> bool:
    """Does another article name that day too, by its date or for what happened then?"""
    if other.article == claim.article or not days.bound(ledger, *sorted((claim.article, other.article))):
        return False
    return WEEK not in other.marks or frozenset((claim.id, other.id)) in one


def _weekday(claim: Claim, day: dt.date, told: int, others: Sequence[Claim]) -> Verdict:
    real = day.isoweekday()
    says = f"{day.isoformat()} is a {WEEKDAYS[real - 1]}"
    held = real == told
    claims = (claim,) if held else (claim, *others)
    return Verdict(
        claims=claims,
        held=held,
        message=says if held else f"{says}, not a {WEEKDAYS[told - 1]}: “{claim.quote}”",
        explanation=(*map(words.quoted, claims), says),
        confidence="certain",
        settle="whether the date or the weekday is the slip",
    )


def _named_day(claim: Claim, weekday: int) -> dt.date:
    """The day that is written: a night has two, of which "the early hours of 7 August" names the second. Where no
    figure tells which, the one that is such a weekday."""
    assert claim.event
    start, end = claim.event.start, claim.event.end
    if "night" not in claim.marks:
        return start
    figures = {int(n) for n in re.findall(r"\d+", claim.quote)}
    named = [day for day in (start, end) if day.day in figures] or [start, end]
    return next((day for day in named if day.isoweekday() == weekday), named[0])


def _two_days(pairs: Sequence[days.Pair]) -> Iterator[Verdict]:
    """One happening on two days; who agrees with one side belongs to it. A pair that would make it three days is left
    out where the two are sure. `pairs`: the surest first."""
    two, one = ([p for p in pairs if p.agree == agree] for agree in (False, True))
    sure = {c.id for p in two if p.odds >= SURE for c in (p.a.claim, p.b.claim)}
    apart: dict[str, dict[str, Claim]] = {}
    for p in two:
        merged = _merged(apart, p)
        if sure.isdisjoint(merged) or len(_days(merged.values())) <= MOST_DAYS:
            apart.update(dict.fromkeys(merged, merged))
    for p in (p for p in one if written.grain(p.a.claim) == written.grain(p.b.claim)):  # "in March" takes no side
        if not apart.keys().isdisjoint((p.a.claim.id, p.b.claim.id)):
            merged = _merged(apart, p)
            apart.update(dict.fromkeys(merged, merged))
    for group in {id(g): g for g in apart.values()}.values():
        claims = sorted(group.values(), key=order)
        if not _two_events(claims):
            ties = (tie for p in two if {p.a.claim.id, p.b.claim.id} <= group.keys() for tie in p.ties)
            yield _verdict(claims, tuple(dict.fromkeys(ties)))


def _merged(groups: dict[str, dict[str, Claim]], p: days.Pair) -> dict[str, Claim]:
    """The group that two days make with all that either is linked to."""
    x, y = p.a.claim, p.b.claim
    return {**groups.get(x.id, {}), **groups.get(y.id, {}), x.id: x, y.id: y}


def _days(claims: Iterable[Claim]) -> dict[dt.date, set[str]]:
    """The days and the articles (ids) that name each."""
    told: dict[dt.date, set[str]] = {}
    for claim in claims:
        if claim.event:
            told.setdefault(claim.event.start, set()).add(claim.article)
    return told


def _two_events(claims: Sequence[Claim]) -> bool:
    """Do two days have several articles each, or are there many days? Then they are days of different happenings."""
    told = _days(claims)
    return len(told) > MOST_DAYS or sum(len(articles) > 1 for articles in told.values()) > 1


def _verdict(claims: Sequence[Claim], ties: tuple[str, ...]) -> Verdict:
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
        evidence_for=ties,
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
