"""On which day something happened, as an article says it: statements for the check of dates.

One statement a written day: its event is the day, its predicate the verb of its clause, none for a day of speaking
("сказал во вторник"). The marks hold `date`, or `month` where only a month is written, the weekday written beside a
full date, `told` for a day of speaking, `since` where something goes on from that day, `deadline` where it is over by
then, `week` for a mere "on Friday", and `night`: where the event has two days, it is the night between them. A month or
a year is `coarse` where the sentence tells of a making, a beginning or an end («построен в 1998 году», "abolished in
2011"), or since when someone holds an office.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import lru_cache

from reconcile.extract.binding.claims import claim_id, position
from reconcile.extract.binding.layout import participle
from reconcile.extract.binding.particles import is_auxiliary, led, verb_lemma
from reconcile.extract.binding.syntax import Line, clearly_verb
from reconcile.extract.binding.wordclass import FINITE
from reconcile.extract.binding.words import Word
from reconcile.extract.speech.cues import table
from reconcile.extract.text.sentences import Sentence
from reconcile.extract.time import dates as calendar
from reconcile.extract.time.dates import DateSpan
from reconcile.extract.time.words import forms
from reconcile.language import Pack
from reconcile.language.cues import has
from reconcile.language.morphology import norm
from reconcile.model import Article, Claim, Span

MARK = "date"
MONTH = "month"  # the mark of a statement that gives no day but a month
WEEKDAY = "weekday:"
NIGHT, WEEK, TOLD, SINCE, DEADLINE = "night", "week", "told", "since", "deadline"
COARSE, GRAINS = "coarse", ("month", "year")
DAYS, LONGEST = "days", 62  # the mark of a statement that gives several days, and how many those may be
APART = 2  # characters between the two tellings of one day
DUE = 70  # characters before a day in which stands that it is a deadline
LED = 24  # characters before a day in which stands that it was before its dawn
ONE_DAY = ("date", SINCE, DEADLINE, "ago", "hence")  # kinds of what names a day
BESIDE = 2  # words between a verb of saying or beginning and the verb it leads


def find(article: Article, part: str, sentence: Sentence, dates: Sequence[DateSpan], pack: Pack) -> Iterator[Claim]:
    """The statements of one sentence, in order."""
    line: Line | None = None
    for date in _whole(dates, sentence.start, sentence.text):
        day = (
            _day(date, sentence, pack, article.published)
            or _month(date)
            or _days(date)
            or _year(date, sentence, pack, article)
        )
        if day is None:
            continue
        line = line or Line(sentence, (), pack, dates)
        verb, spoken = _verb(line, date, pack)
        night = _predawn(date, sentence, pack) or has(date.quote, pack.code, NIGHT, "turns")
        marks = [day.grain if day.grain in GRAINS else DAYS if day.start < day.end and not night else MARK]
        due = date.kind in ("date", "as_of") and _due(date, sentence, pack)
        kind = DEADLINE if due else date.kind
        marks += [m for m, here in ((TOLD, spoken and not due), (kind, kind in (SINCE, DEADLINE))) if here]
        if day.grain in GRAINS:
            marks += [COARSE] if _made(date, sentence, pack) else []
        elif night:
            marks.append(NIGHT)
        elif _which_week(date, pack):
            marks.append(WEEK)
        lemma = verb_lemma(line, verb) if verb else None
        yield _claim(article, part, sentence, date._replace(span=day), lemma, marks, pack)


def _whole(dates: Sequence[DateSpan], at: int, text: str) -> Iterator[DateSpan]:
    """The expressions, one where a night's day is told twice: «в ночь на среду, 13 августа»."""
    held: DateSpan | None = None
    for date in dates:
        if held and _two_days(held.span) and _follows(held, date):
            held = held._replace(end=date.end, quote=text[held.start - at : date.end - at], weekday=None)
            continue
        if held:
            yield held
        held = date
    if held:
        yield held


def _follows(night: DateSpan, date: DateSpan) -> bool:
    """Does the day to which a night leads stand right behind it?"""
    ends = night.span.end if night.span else None
    return date.span is not None and date.span.start == ends and date.start - night.end <= APART


def _which_week(date: DateSpan, pack: Pack) -> bool:
    """Is it a mere weekday, which may be the last one or the next? Not «в среду на прошлой неделе», "on the
    last Sunday of June"."""
    told = {norm(w) for w in date.quote.split()}
    if any(ch.isdigit() for ch in date.quote) or date.kind == "ago":
        return False
    surely = (_named(pack, "MONTH") | _named(pack, "UNIT")) - _named(pack, "DAYPART")
    return bool(_named(pack, "WEEKDAY") & told) and not surely & told


@lru_cache(maxsize=32)
def _named(pack: Pack, what: str) -> frozenset[str]:
    """Every form of the weekdays, the months, the units of time, the parts of a day."""
    names = (pack.section("dates").get("vocabulary") or {}).get(what) or {}
    rows = names.values() if isinstance(names, dict) else (names,)
    return frozenset(f for row in rows for entry in row for f in forms(entry))


def _two_days(span: Span | None) -> bool:
    return span is not None and span.grain == "range" and (span.end - span.start).days == 1


def _day(date: DateSpan, sentence: Sentence, pack: Pack, published: dt.date | None) -> Span | None:
    """The one day, or the night between two, that an expression means."""
    span = date.span
    if span is None:
        return None
    if date.kind == "date" and _two_days(span):
        return span if has(date.quote, pack.code, NIGHT, "turns") else None
    if date.kind == SINCE and span.grain == "range":
        return _first(date, sentence, pack, published)
    # what stands "as of" a day to come is set for it: «слушания назначены на 28 июня»
    ahead = date.kind == "as_of" and published is not None and span.start > published
    if span.grain != "day" or span.start != span.end or not (ahead or date.kind in ONE_DAY):
        return None
    return Span(span.start - dt.timedelta(days=1), span.end, "range") if _predawn(date, sentence, pack) else span


def _due(date: DateSpan, sentence: Sentence, pack: Pack) -> bool:
    """Does a noun before it say that it is the last day for something: «крайний срок подачи — 15 июля»?"""
    at = date.start - sentence.start
    return has(sentence.text[max(0, at - DUE) : at], pack.code, "due", "turns")


def _predawn(date: DateSpan, sentence: Sentence, pack: Pack) -> bool:
    """Was it in the night that ends on that day: "in the early hours of Wednesday", «под утро в среду»?"""
    at = date.start - sentence.start
    told = sentence.text[max(0, at - LED) : at] + date.quote
    return date.kind == "date" and has(told, pack.code, "predawn", "turns")


def _month(date: DateSpan) -> Span | None:
    """The month an expression means, where it means no day: «начали возводить в марте 2021 года»."""
    span = date.span
    return span if span is not None and span.grain == "month" and date.kind in ("date", SINCE, DEADLINE) else None


def _days(date: DateSpan) -> Span | None:
    """Several days in a row by their dates, or a part of a month."""
    span = date.span
    if span is None or span.grain != "range" or date.kind not in ("date", "range", SINCE, DEADLINE):
        return None
    return span if (span.end - span.start).days <= LONGEST and any(ch.isalpha() for ch in date.quote) else None


def _year(date: DateSpan, sentence: Sentence, pack: Pack, article: Article) -> Span | None:
    """A year gone by, or in which something was made or begins."""
    span = date.span
    if date.kind == SINCE and span is not None and span.grain == "range" and _made(date, sentence, pack):
        return _first(date, sentence, pack, article.published, "year")
    if span is None or span.grain != "year" or date.kind not in ("date", "year", SINCE):
        return None
    gone = article.published is not None and span.end < article.published
    return span if gone or _made(date, sentence, pack) else None


def _made(date: DateSpan, sentence: Sentence, pack: Pack) -> bool:
    """A month or a year in which something was made, began or ended, by the words of the sentence; one since when
    someone has held an office."""
    if date.kind == SINCE:  # "in charge since 2014"
        return has(sentence.text, pack.code, "held", "turns")
    named = date.kind in ("date", "year") and date.span is not None and date.span.grain in GRAINS
    return named and has(sentence.text, pack.code, "made", "turns")


def _first(
    date: DateSpan, sentence: Sentence, pack: Pack, published: dt.date | None, grain: str = "month"
) -> Span | None:
    """The day, or the month or year (`grain`), in which something that goes on began: «действует с 5 апреля»."""
    tokens = tuple(t for t in sentence.tokens if date.start < t.start < date.end)
    if not tokens or date.span is None:
        return None
    start = tokens[0].start
    rest = sentence._replace(text=date.quote[start - date.start :], start=start, end=date.end, tokens=tokens)
    days = [d.span for d in calendar.find(rest, pack, published) if d.span and d.span.grain in ("day", grain)]
    return next((d for d in days if d.start == date.span.start and (d.grain == grain or d.start == d.end)), None)


def _verb(line: Line, day: DateSpan, pack: Pack) -> tuple[Word | None, bool]:
    """The participle of an aside the date stands in, else the verb nearest in its clause, else in the sentence; none
    where there are only verbs of saying, and whether it is one of those that the day belongs to."""
    at = next((w.i for w in line.words if w.kind == "date" and w.start <= day.start < w.end), None)
    if at is None:
        return None, False
    aside = participle(line, line.segment[at])
    if aside is not None:
        return aside, False
    cues, by_order = table(pack), line.grammar.agreement == "order"
    verbs = [w for w in line.words if w.kind == "word" and w.has(*FINITE) and not w.only("noun", "adj")]
    own = [w for w in verbs if line.clause[w.i] == line.clause[at]]
    own = [w for w in own if not w.has("noun") or clearly_verb(line, w.i)] or own  # "collided with a barge on Monday"
    near = min(own or verbs, key=lambda w: (abs(w.i - at), w.i), default=None)
    first, near = near, led(line, near) if near is not None else None
    passive = first is not near and first is not None and any(p.lemma in line.grammar["become"] for p in first.readings)
    if near is None or passive or not cues.is_cue(near.norm) or has(near.norm, pack.code, "phase"):
        return near, False
    if by_order and own and near.i and line.words[near.i - 1].has("modal"):
        return near, False  # "said they would go on Monday"
    beside = [w for w in verbs if abs(w.i - near.i) <= BESIDE and not cues.is_cue(w.norm) and not _past(w)]
    beside = [w for w in beside if w.i != near.i and not is_auxiliary(line, w) and not (by_order and w.has("noun"))]
    verb = min(beside, key=lambda w: (abs(w.i - at), w.i), default=None)
    form = cues.form(near.norm)
    speech = form is not None and not {"quote", "that"}.isdisjoint(form.cue.frames)
    return verb, verb is None and bool(own) and speech


def _past(word: Word) -> bool:
    """Does it tell of itself ("said both died"), or is it led by the verb beside it («обещают открыть»)?"""
    return any(p.tense == "past" for p in word.readings)


def _claim(
    article: Article,
    part: str,
    sentence: Sentence,
    day: DateSpan,
    verb: str | None,
    marks: Sequence[str],
    pack: Pack,
) -> Claim:
    line, column = position(article, part, day.start)
    weekday = () if day.weekday is None else (f"{WEEKDAY}{day.weekday}",)
    return Claim(
        low=None, high=None, low_open=False, high_open=False, approximate=False, unit=None, direction=None,
        start=day.start, end=day.end, quote=day.quote,
        id=claim_id(article.id, part, day.start, day.end, f"{MARK}:{day.quote}"),
        kind="statement", article=article.id, path=article.path, part=part, line=line, column=column,
        sentence=sentence.text, predicate=verb, event=day.span, language=pack.code, outlet=article.outlet,
        published=article.published, marks=(marks[0], *weekday, *marks[1:]), background=day.background,
        sentence_start=sentence.start,
    )  # fmt: skip
