"""Days that cannot both be right: a weekday against its date, one happening on two days in two articles."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from pydantic import Field

from reconcile.check import words
from reconcile.check.across import days, select
from reconcile.check.across.happenings import COARSE, LONG, Happening, happenings
from reconcile.check.ledger import Ledger, Verdict, order
from reconcile.check.rulebook.rules import Rule
from reconcile.check.rulebook.schema import RuleSpec
from reconcile.model import Claim

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MOST_DAYS = 2
SURE = 2.0  # odds (as a logarithm) of two days from which they are of one happening, whatever else either could be of
DATED = frozenset(("date", COARSE))  # marks of what names a day, or the year in which a thing was made
TOLD = LONG | DATED  # marks of any stretch of days that is named
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
    dated = [c for c in told if not DATED.isdisjoint(c.marks)]
    for claim in dated:
        verdict = _weekday(claim)
        if verdict:
            yield verdict
    found = happenings(ledger, told)
    yield from _two_days(ledger, found, spec.days)


def _weekday(claim: Claim) -> Verdict | None:
    """Is the weekday that of the date?"""
    written = next((int(m[8:]) for m in claim.marks if m.startswith("weekday:")), None)
    if written is None or claim.event is None:
        return None
    day = _named_day(claim, written)
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


def _two_days(ledger: Ledger, found: Sequence[Happening], apart_by: int) -> Iterator[Verdict]:
    """One happening on two days; who agrees with one side belongs to it. A pair that would make it three days is left
    out where the two are sure."""
    pairs = sorted(days.pairs(ledger, found, apart_by), key=lambda p: -p.odds)
    two, one = ([p for p in pairs if p.agree == agree] for agree in (False, True))
    sure = {c.id for p in two if p.odds >= SURE for c in (p.a.claim, p.b.claim)}
    apart: dict[str, dict[str, Claim]] = {}
    for p in two:
        merged = _merged(apart, p)
        if sure.isdisjoint(merged) or len(_days(merged.values())) <= MOST_DAYS:
            apart.update(dict.fromkeys(merged, merged))
    for p in one:
        if not apart.keys().isdisjoint((p.a.claim.id, p.b.claim.id)):
            merged = _merged(apart, p)
            apart.update(dict.fromkeys(merged, merged))
    for group in {id(g): g for g in apart.values()}.values():
        claims = sorted(group.values(), key=order)
        if not _two_events(claims):
            yield _verdict(claims)


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
