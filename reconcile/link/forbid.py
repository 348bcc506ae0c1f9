"""Cannot-links: reasons for which two claims are never one fact, whatever else they share.

Tiny predicates in order, each a reason or nothing; the first that answers decides.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from reconcile.language import cues
from reconcile.language.kin import other_event
from reconcile.language.lexicon import unit_kind
from reconcile.link import persons, series
from reconcile.link.context import Context, meet
from reconcile.link.names import kinds_named
from reconcile.link.subject import Subject
from reconcile.link.words import term
from reconcile.model import Claim, Span

EVENT_NATURES = ("flow", "cumulative")
# Kinds of number that are compared with their own kind only: "2 more" is no total, "2 each" no sum.
MARKS = (
    "increment",
    "each",
    "fraction",
    "multiple",
    "difference",
    "ratio",
    "rank",
    "rate",
    "joint",
    "time-before",
    "time-after",
)
PER_ONE = frozenset({"each", "rate"})  # marks that a price or a wage need not have
LEAD = 60  # letters before a figure in which its noun stands
# What belongs to a person or a place, whatever day the sentence tells of.
TIMELESS = frozenset({"age", "offspring", "distance", "area", "height", "capacity", "magnitude", "sentenced"})
YEARLY, MONTHLY, FRESH = 200, 31, 1  # days; FRESH: up to which what happened is the news of its article
CROWD = 0.03  # likeness to its topic from which an article is one of a crowd
OUT = 0.08  # how far articles stand out of their topic if "here" may be one place
LIST = 3  # places in a row of them
NEWS = 6  # days within which an article that gives no day speaks of what just happened
# nouns of whom one population says no more: who lives somewhere is no soldier, whom a war took captive is
IMPLIED = {"civilians": {"=resident"}, "military": {"=prisoner"}, "police": {"=officer", "=worker"}}
SPAN = 80  # days of a stretch whose results are news when it is over: a quarter, a year
RECALL = 3  # days after which a toll's event is no longer the news of its article
RARE = 0.75  # rarity of a name that belongs to one event


def other_status(a: Subject, b: Subject, context: Context) -> str | None:
    """What is planned, possible or denied is no rival of what was done.

    A denial is one of the same verb or measure: «не смогли уехать» and "were stranded" say one thing. A term is to be
    served whether the court has said so or the convict will sit.
    """
    x, y = a.claim, b.claim
    both = {x.status, y.status}
    if len(both) == 1 or (
        both == {"asserted", "negated"} and not (x.measure and y.measure) and a.predicate != b.predicate
    ):
        return None
    lasting = x.measure == y.measure == "sentenced" or not {x.nature, y.nature} & set(EVENT_NATURES)
    if both == {"asserted", "planned"} and lasting:
        return None
    if proposed(x) and proposed(y):
        return None
    return f"one is {x.status}, the other {y.status}"


def proposed(c: Claim) -> bool:
    """Does the sentence tell what a bill or an offer says? It says that pensions go up, would go up, are to go up."""
    return c.status != "negated" and any(cues.has(c.sentence, c.language, name) for name in ("offers", "drafts"))


def other_kind_of_number(a: Subject, b: Subject, context: Context) -> str | None:
    """An increment, a share of each, a multiple: compared with its own kind only."""
    if a.fresh != b.fresh:
        return "only one is told as an increase"
    shares = a.claim.nature == b.claim.nature == "share"
    apart = {*a.claim.marks} ^ {*b.claim.marks}
    for mark in (m for m in MARKS if m in apart):
        if shares and mark == "fraction":  # "almost half" and 38 %
            continue
        if mark in PER_ONE and of_one(a.claim) and of_one(b.claim):
            continue
        if mark == "joint" and a.noun != b.noun:  # "800 residents and tourists" are 800 people
            continue
        return f"only one is {'an' if mark[0] in 'aeiou' else 'a'} {mark}"
    return None


def of_one(c: Claim) -> bool:
    """Is a sum told of one thing, person or month, whether or not it says "each": a price, a wage, an average?"""
    around = f"{c.counted or ''} | {c.sentence[: c.end - c.sentence_start][-LEAD:]}"
    return bool(c.unit) and (not PER_ONE.isdisjoint(c.marks) or cues.has(around, c.language, "of_one"))


def part_and_whole(a: Subject, b: Subject, context: Context) -> str | None:
    """A part is set against its whole by arithmetic, not as a rival figure."""
    x, y = a.claim, b.claim
    if x.whole == y.id or y.whole == x.id:
        return "one is a part of the other"
    if x.whole and x.whole == y.whole:
        return "both are parts of one whole"
    for part, whole in ((a, b), (b, a)):
        if whole.claim.id in context.wholes and (part.claim.whole or part.among):
            return "one is a part, the other a whole"
    return None


def other_population(a: Subject, b: Subject, context: Context) -> str | None:
    """Foreign prisoners are not all prisoners, nor the children among them."""
    only = other_people(a.claim, b.claim)
    return f"populations differ: {', '.join(only)}" if only else None


def other_people(x: Claim, y: Claim) -> list[str]:
    """What narrows only one of two populations. Residents are civilians, captives are military, said or not."""
    only = sorted({*x.qualifiers} ^ {*y.qualifiers})
    if len(only) != 1:
        return only
    silent = x if only[0] in y.qualifiers else y
    return [] if term(silent.counted or "", silent.language) in IMPLIED.get(only[0], ()) else only


def other_kind_of_event(a: Subject, b: Subject, context: Context) -> str | None:
    """Those killed by a quake are not those of a landslide."""
    happened = {a.claim.nature, b.claim.nature} & set(EVENT_NATURES)
    return "the sentences tell of two kinds of event" if happened and other_event(a.words, b.words) else None


def disjoint_time(a: Subject, b: Subject, context: Context) -> str | None:
    """Events on days that do not meet are two events; states further apart than the window are two states."""
    if a.day is None or b.day is None or {a.claim.measure, b.claim.measure} <= TIMELESS:
        return None
    gap = gap_days(a.day, b.day)
    if gap <= 0 or prices_of_one_news(a.claim, b.claim):
        return None
    if not states(a, b) or gap > context.settings.window_days or recalled(a) != recalled(b):
        return f"{when(a.day)} and {when(b.day)} do not meet"
    return None


def prices_of_one_news(x: Claim, y: Claim) -> bool:
    """Are they sums that have no day but that of the news, told within days: «за 29 млн евро, рассказала в субботу»?"""
    prices = all(c.nature == "amount" and unit_kind(c.unit or "") == "money" for c in (x, y))
    fresh = prices and all(c.event and c.published and 0 <= (c.published - c.event.end).days <= FRESH for c in (x, y))
    return fresh and gap_days(x.event, y.event) <= NEWS  # type: ignore[arg-type]


def recalled(s: Subject) -> bool:
    """Does the article tell a toll of some days ago («неделей раньше, 12 марта, пострадали 11»), not the news?"""
    if s.claim.nature != "cumulative" or s.day is None or s.claim.published is None:
        return False
    return days(s.day) == 1 and (s.claim.published - s.day.end).days > RECALL


def other_time_of_news(a: Subject, b: Subject, context: Context) -> str | None:
    """History told in passing is not the news of an article that appeared long after it."""
    for x, y in ((a, b), (b, a)):
        if x.day is None or y.day is not None or y.claim.published is None or y.claim.background:
            continue
        window = context.settings.window_days
        if context.speaks_of(y.article, x.day) or persons.of_one(x.claim, y.claim):
            continue
        long_before = (y.claim.published - x.day.end).days > 9 * window
        planned = x.claim.status == y.claim.status == "planned"
        ahead = not planned and (x.day.start - y.claim.published).days > (window if states(x, y) else 1)
        if long_before or ahead:
            return f"{when(x.day)} is not the time of an article of {y.claim.published.isoformat()}"
    return None


def other_news(a: Subject, b: Subject, context: Context) -> str | None:
    """Without a day an article speaks of what just happened: a week apart, of two, if no rare name is in both."""
    if news_apart(a, b) <= NEWS or any(context.rarity(n) >= RARE for n in a.names & b.names):
        return None
    return "told as news of different weeks"


def news_apart(a: Subject, b: Subject) -> int:
    """Days between two events of which at most one is dated; the other is taken to be as new as its article."""
    if a.implied or b.implied or (a.day and b.day) or states(a, b):
        return 0
    lasting = {a.claim.nature, b.claim.nature} & {"share", "amount"} and not (a.day or b.day)
    if lasting or {a.claim.measure, b.claim.measure} & TIMELESS:
        return 0
    if any(s.day is None and s.claim.background for s in (a, b)):
        return 0
    if _results(a, b):
        return 0
    x, y = ((s.day.start, s.day.end) if s.day else (s.claim.published, s.claim.published) for s in (a, b))
    if not (x[0] and x[1] and y[0] and y[1]):
        return 0
    # an article that appears within the stretch the other is dated to may well tell of it
    days_apart = max((x[0] - y[1]).days, (y[0] - x[1]).days, 0)
    return days_apart if days_apart > NEWS else 0


def _results(a: Subject, b: Subject) -> bool:
    """Does one article give the figure of a month, a quarter or a year as its news, and the other appear beside it?"""
    told, other = (a, b) if a.day else (b, a)
    if told.day is None or other.day is not None or days(told.day) < SPAN or told.claim.background:
        return False
    x, y = told.claim.published, other.claim.published
    return bool(x and y) and abs((x - y).days) <= NEWS  # type: ignore[operator]


def undated_history(a: Subject, b: Subject, context: Context) -> str | None:
    """What is told as history without a date ("then 400 died") is not the news, nor is a whole year's count."""
    for x, y in ((a, b), (b, a)):
        if x.claim.nature not in EVENT_NATURES or x.implied:
            continue
        if x.claim.background and x.day is None and not y.claim.background:
            return "one is told as history"
        if x.day and days(x.day) > YEARLY and (y.day is None or days(y.day) <= MONTHLY):
            return f"one counts {when(x.day)} as a whole"
    return None


def other_country(a: Subject, b: Subject, context: Context) -> str | None:
    """Places that the table knows, and that have nothing in common: two countries, two towns."""
    known = [s for s in (a, b) if s.places and all(p.startswith("@") for p in s.places)]
    if len(known) < 2:
        return None
    fewer, more = sorted((a, b), key=lambda s: len(s.places))
    if fewer.places < more.places and len(more.places) >= LIST:
        return f"{', '.join(fewer.claim.places)} is a part of {', '.join(more.claim.places)}"
    if a.places & b.places or holds(a, b) or named_in_both(a, b):
        return None
    return f"places differ: {', '.join(a.claim.places)}; {', '.join(b.claim.places)}"


def holds(a: Subject, b: Subject) -> bool:
    """Does a place of one lie in a place of the other (a town and its country)?"""
    return bool(a.places & b.countries or b.places & a.countries)


def other_bearer(a: Subject, b: Subject, context: Context) -> str | None:
    """Two passes, two mines: places of one kind that go by different names."""
    if a.claim.language != b.claim.language or a.article == b.article:
        return None
    x, y = (kinds_named(s.claim.sentence, s.claim.language) for s in (a, b))
    apart = (kind for kind in x.keys() & y.keys() if x[kind].isdisjoint(y[kind]))
    kind = min(apart, default=None)
    return f"two of a kind: {kind[1:].replace('_', ' ')}" if kind else None


def named_in_both(a: Subject, b: Subject) -> bool:
    """Does either name the place of the other, though not as its own: «сборная России», «ереванский чемпионат»?"""
    return bool(a.places & b.names or b.places & a.names)


def states(a: Subject, b: Subject) -> bool:
    """Are both states of something that changes (a toll, a stock), so that days name the state and not the event?"""
    return {a.claim.nature, b.claim.nature} <= {"stock", "cumulative"}


def nothing_counted(a: Subject, b: Subject, context: Context) -> str | None:
    """A figure of which nothing says what it counts is of no fact."""
    for c in (a.claim, b.claim):
        broken = c.low is not None and c.low % 1 and not c.measure and not c.unit
        if broken or not (c.measure or c.unit or c.counted or c.predicate):
            return f"nothing says what {c.quote} counts"
    return None


def increments(a: Subject, b: Subject, context: Context) -> str | None:
    """ "Three more" of one day is not "five more" of another."""
    x, y = a.claim, b.claim
    both = "increment" in x.marks and "increment" in y.marks and x.published and y.published
    return "two increases" if both and abs((x.published - y.published).days) > 1 else None  # type: ignore[operator]


def day_of_several(a: Subject, b: Subject, context: Context) -> str | None:
    """What happened on one day is a part of what happened on several, where the several are named."""
    if not a.day or not b.day or "flow" not in (a.claim.nature, b.claim.nature):
        return None
    short, long = sorted((a.day, b.day), key=days)
    if long.grain == "range" and days(short) < days(long) <= MONTHLY and gap_days(short, long) <= 0:
        return f"{when(short)} is a part of {when(long)}"
    return None


def known_part(a: Subject, b: Subject, context: Context) -> str | None:
    """Another article tells one figure as a part of the other ("400, of them 250"): two facts, whoever tells them."""
    x, y = a.claim, b.claim
    parts = context.parts.get(a.family, ())
    if (x.low, y.low) in parts or (y.low, x.low) in parts:
        return "elsewhere one is told as a part of the other"
    return None


def two_in_one_body(a: Subject, b: Subject, context: Context) -> str | None:
    """A body that gives two figures that cannot both hold speaks of two things, unless it tells how a figure grew."""
    x, y = a.claim, b.claim
    if a.article != b.article or x.part != y.part or not (series.below(x, y) or series.below(y, x)):
        return None
    if states(a, b) and any(series.grows(c) or series.earlier(c) or series.revised(c) for c in (x, y)):
        return None
    return "one article gives both"


def unnamed_place(a: Subject, b: Subject, context: Context) -> str | None:
    """ "Here", "in the country": of articles that do not stand out of their topic nobody can tell which."""
    if (a.places and b.places) or a.article < 0 or b.article < 0 or a.article == b.article or a.implied or b.implied:
        return None
    crowd = context.base_of(a.article, b.article) >= CROWD
    if a.places or b.places:
        told, home = a.places | b.places, context.home(b.article if a.places else a.article)
        elsewhere = crowd and home and not meet(told, home)
        return (
            f"{', '.join(a.claim.places or b.claim.places)} is not where the other article is set"
            if elsewhere
            else None
        )
    if (a.here or b.here) and crowd and context.apart(a.article, b.article) < OUT:
        return "which place is meant is not said"
    return None


def other_side(a: Subject, b: Subject, context: Context) -> str | None:
    """The share, or the votes, of those who are for something are not those of the others."""
    sided = a.claim.nature == "share" or "ballot" in a.claim.marks and "ballot" in b.claim.marks
    if sided and a.against != b.against:
        return "one counts those who are not"
    return None


def other_headline(a: Subject, b: Subject, context: Context) -> str | None:
    """A headline sums up one figure of its article: that which suits it best, not the others of its kind."""
    if a.article != b.article or a.claim.part == b.claim.part or a.implied or b.implied:
        return None
    title, body = (a, b) if a.claim.part == "title" else (b, a)
    best = context.headlines.get(title.claim.id)
    return "the headline speaks of another figure" if best and best != body.claim.id else None


def same_sentence(a: Subject, b: Subject, context: Context) -> str | None:
    """One sentence does not count the same thing twice."""
    x, y = a.claim, b.claim
    if a.implied or b.implied:
        return None
    if x.article == y.article and x.part == y.part and x.sentence_start == y.sentence_start:
        return "both stand in one sentence"
    return None


FORBID: tuple[Callable[[Subject, Subject, Context], str | None], ...] = (
    same_sentence, persons.other_person, other_headline, two_in_one_body, other_side, unnamed_place, nothing_counted,
    other_status, other_kind_of_number, other_population, other_kind_of_event, other_country, other_bearer,
    part_and_whole, known_part, increments, disjoint_time, day_of_several, other_time_of_news, other_news,
    undated_history,
)  # fmt: skip

# those that hold however well two figures suit each other in all else
SURELY = (
    persons.other_person, other_side, nothing_counted, other_kind_of_event, other_country, other_bearer, known_part,
    increments,
)  # fmt: skip


def forbidden(a: Subject, b: Subject, context: Context) -> str | None:
    """The first reason why a and b cannot be one fact, or None."""
    for rule in FORBID:
        reason = rule(a, b, context)
        if reason:
            return reason
    return None


# cost little and forbid much, as measured on 500 articles
OFTEN = (
    other_status, unnamed_place, other_side, disjoint_time, two_in_one_body, other_news, other_country,
    other_time_of_news, known_part,
)  # fmt: skip
SOONEST = sorted(FORBID, key=lambda rule: rule not in OFTEN)


def parted(a: Subject, b: Subject, context: Context) -> bool:
    """Is there any such reason?"""
    return any(rule(a, b, context) for rule in SOONEST)


def gap_days(a: Span, b: Span) -> int:
    """Days between two intervals; 0 or less where they meet."""
    return (max(a.start, b.start) - min(a.end, b.end)).days


def when(span: Span) -> str:
    """An interval for a reader."""
    start, end = span.start.isoformat(), span.end.isoformat()
    return start if start == end else f"{start} to {end}"


def days(span: Span) -> int:
    """Length of an interval in days."""
    return (span.end - span.start + dt.timedelta(days=1)).days
