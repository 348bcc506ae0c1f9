"""Dates, periods and times of day in a sentence, as days anchored to the article's date.

What is calendar is no quantity: every span with `masks` hides its figures from `quantities`. Durations ("три дня",
"over the past 8 weeks") are quantities; where they also tell when, they come back with `masks` false.
The vocabulary and the patterns are the pack's (`dates`); `words` compiles them, `calendar` does the arithmetic.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reconcile.extract.text.sentences import Sentence
from reconcile.extract.text.tokens import Token
from reconcile.extract.time.calendar import bag_of, exactly, first_units, nth_weekday, point, resolve
from reconcile.extract.time.units import ago, ahead, hence, unit_span, window
from reconcile.extract.time.words import Grammar, Term, compile_grammar, terms
from reconcile.language import Pack
from reconcile.language.cues import has
from reconcile.model import Span

_YEAR = re.compile(r"\d{4}")
STAMP = 3  # days between a page's stamp and its day of publication
RULED = 2  # words between an auxiliary and the participle it rules
BEHIND = 40  # tokens before a date among which the verb is looked for that it belongs to
OLD = 45  # days: what ended longer before the article is told as history
_UNDATED = ("time", "none", "anaphora", "cue")
QUOTES = frozenset('«»“”„"')
SAYS_WHEN = ("date", "range", "since", "year", "ago", "window", "as_of")


class DateSpan(NamedTuple):
    """An expression of time as written, and the days it means.

    kind: date, year, range, since, deadline ("до пятницы", "by 2030"), as_of ("по состоянию на"), ago, window
    ("за сутки"), ahead ("в ближайшие дни"), compared ("чем год назад"), anaphora ("годом ранее"), cue ("напомним",
    "at the time"), time (of day), stamp (of the page), none (looks like a date and is none: "улица 8 Марта").
    span: None where the text or a missing publication date does not say. weekday: the one written beside a full date,
    to be compared with the calendar. background: history, not this article's news.
    """

    start: int
    end: int
    quote: str
    span: Span | None
    kind: str
    background: bool = False
    masks: bool = True
    weekday: int | None = None


class EventTime(NamedTuple):
    """When something happened. source: clause, sentence, dateline (nothing written; the article's own date), or ""."""

    span: Span | None
    background: bool
    source: str


def find(sentence: Sentence, pack: Pack, published: dt.date | None = None) -> list[DateSpan]:
    """Every expression of time in the sentence, in order, without overlap; offsets are those of the whole text."""
    grammar = compile_grammar(pack)
    if grammar is None:
        return []
    row = terms(sentence.tokens, sentence.text, sentence.start, grammar)
    chars = "".join(t.char for t in row)
    if not chars.strip():
        return []
    out, read = [], []
    for m in grammar.pattern.finditer(chars):
        matched = row[m.start() : m.end()]
        if "DOT" in matched[-1].values and matched[-1].end == sentence.end:
            matched = matched[:-1]  # the full stop of the sentence
        start, end = matched[0].start, matched[-1].end
        meaning = grammar.meanings[str(m.lastgroup)]
        if meaning == "time" and _lasts(sentence.tokens, start, end, grammar):
            continue
        lean = _lean(sentence.tokens, start, end, grammar, pack) if published else 0
        if meaning == "hence" and lean <= 0:
            continue  # «через два дня склад сгорел»: after what was told before
        counted = any("NUM" in t.values for t in matched)
        if meaning == "planned":  # "на пятницу": ahead, but for what was counted on that day
            meaning, lean = "date", -1 if _looks_back(sentence.tokens, start, grammar) else 1
        span, kind = _read(meaning, matched, published, lean)
        if span and _eve_of(sentence, start, end, pack):
            span, kind = None, "anaphora"
        read.append((meaning, matched))
        out.append(
            DateSpan(
                start,
                end,
                sentence.text[start - sentence.start : end - sentence.start],
                span,
                kind,
                background=kind == "cue" or _is_old(span, published),
                masks=kind not in ("window", "ahead", "hence", "cue") and not (kind == "anaphora" and counted),
                weekday=None if meaning == "nth" else _written_weekday(matched, sentence.tokens),
            )
        )
    return _stamped(out if published else _of_named_year(out, read), published)


def _of_named_year(spans: list[DateSpan], read: Sequence[tuple[str, Sequence[Term]]]) -> list[DateSpan]:
    """ "The record for 11 July was set in 2025": in a text of unknown date a day has the one year that its sentence
    names. `read`: what each was read from."""
    bags = [bag_of(row) for _, row in read]
    years = {s.span.start.year for s, bag in zip(spans, bags, strict=True) if s.span and "YEAR" in bag}
    if len(years) != 1:
        return spans
    middle = dt.date(years.pop(), 7, 2)
    lacks = [s.span is None and "MONTH" in bag and "REL" not in bag for s, bag in zip(spans, bags, strict=True)]
    of_year = (_read(meaning, row, middle, 0) for meaning, row in read)
    return [
        s._replace(span=span, kind=kind) if lack else s
        for s, lack, (span, kind) in zip(spans, lacks, of_year, strict=True)
    ]


def _stamped(spans: list[DateSpan], published: dt.date | None) -> list[DateSpan]:
    """A date with its year beside a time of day, near the day of publication, is the stamp of the page."""
    out = list(spans)
    for i, (a, b) in enumerate(pairwise(spans)):
        if {a.kind, b.kind} != {"date", "time"} or b.start - a.end > 3:
            continue
        at = i if a.kind == "date" else i + 1
        date, clock = (a, b) if at == i else (b, a)
        if not (date.span and date.quote[0].isdigit() and clock.quote[0].isdigit() and _YEAR.search(date.quote)):
            continue
        if published is None or abs((date.span.start - published).days) <= STAMP:
            out[at] = date._replace(kind="stamp")
    return out


def _lasts(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> bool:
    """«задержался на 14 часов» is how long, unless something is set for that hour: «назначен на 14 часов»."""
    at = bisect_left(tokens, start, key=_start)
    if tokens[at].norm not in grammar.lasting or any(":" in t.text for t in tokens[at:] if t.start < end):
        return False
    return not any(t.norm.startswith(grammar.set_for) for t in tokens)


def _eve_of(sentence: Sentence, start: int, end: int, pack: Pack) -> bool:
    """Is it the eve of something that is named, not of today: «накануне начала акции»?"""
    if not has(sentence.text[start - sentence.start : end - sentence.start], pack.code, "eve", "turns"):
        return False
    at = bisect_left(sentence.tokens, end, key=_start)
    after = sentence.tokens[at] if at < len(sentence.tokens) else None
    if after is None or after.kind != "word":
        return False
    readings = pack.morph.parses(after.norm)
    if readings and readings[0].pos == "prep":  # which may look like an abbreviation of a noun
        return False
    return any(p.pos in ("noun", "adj", "participle") and p.case == "gen" for p in readings)


def _looks_back(tokens: Sequence[Token], start: int, grammar: Grammar) -> bool:
    at = bisect_left(tokens, start, key=_start)
    return not grammar.counted_on.isdisjoint(t.norm for t in tokens[max(0, at - 6) : at])


def _start(token: Token) -> int:
    return token.start


def _read(meaning: str, row: Sequence[Term], anchor: dt.date | None, lean: int) -> tuple[Span | None, str]:
    """What a matched pattern means: its days and its kind."""
    bag = bag_of(row)
    if meaning in _UNDATED:
        return None, meaning
    if meaning in ("ago", "window", "ahead"):
        if anchor is None:
            return None, meaning
        count, unit = bag.get("NUM", ["few" if "MANY" in bag else 1])[0], str(bag.get("UNIT", [""])[0])
        if unit == "weekend":
            return unit_span(unit, 0, anchor), meaning
        return {"ago": ago, "window": window, "ahead": ahead}[meaning](count, unit, anchor), meaning
    if meaning == "point":
        return (point(bag, anchor, lean), "as_of") if lean <= 0 else (resolve(bag, anchor, lean), "date")
    if meaning == "last":  # "on the last day of March"
        day = next(i for i, t in enumerate(row) if "UNIT" in t.values)
        rest = bag_of(row[day + 1 :])
        whole = resolve(rest if "MONTH" in rest else {"REL": [0], **rest}, anchor, lean)
        return whole and Span(whole.end, whole.end, "day"), "date"
    if meaning == "nth":
        return nth_weekday(row, anchor, lean), "date"
    if meaning == "first":
        return first_units(bag, anchor, lean), "date"
    if meaning == "exactly":
        return (exactly(bag, anchor) if anchor else None), "ago"
    if meaning == "hence":
        if anchor is None:
            return None, meaning
        return hence(bag.get("NUM", [1])[0], str(bag["UNIT"][0]), anchor), meaning
    if meaning in ("night", "nightof", "weekof"):
        return _around(row, anchor, lean, meaning), "date"
    if meaning in ("range", "between") and "YEARS" not in bag:
        return _range(row, anchor, lean, ("TO", "DASH", "SLASH") if meaning == "range" else ("AND",)), "range"
    if meaning == "deadline" and not lean and "MONTH" not in bag:
        lean = 1  # "by Friday"
    span = resolve(bag, anchor, lean)
    if meaning == "since" and span and anchor and span.start <= anchor:
        return Span(span.start, anchor, "range"), meaning
    if meaning == "since" and span:
        return Span(span.start, span.start, span.grain), meaning
    if meaning == "date" and span and span.grain == "year":
        return span, "year"
    return span, meaning


def _around(row: Sequence[Term], anchor: dt.date | None, lean: int, meaning: str) -> Span | None:
    """The night before a day (its evening belongs to the day before) or after it, or the week that holds it."""
    cut = max((i for i, t in enumerate(row) if {"ON", "TO", "AND", "DASH", "=проти"} & t.values.keys()), default=0)
    bag = bag_of(row[cut + 1 :] if meaning == "night" else row)
    if "UNIT" in bag:  # not the night, nor the week itself
        bag["UNIT"] = [u for u in bag["UNIT"] if u not in ("night", "week")]
    span = resolve({k: v for k, v in bag.items() if v}, anchor, lean)
    if span is None or span.start == dt.date.min:
        return None
    if meaning == "weekof":
        return unit_span("week", 0, span.start)
    if meaning == "nightof" and span.start == span.end:
        return Span(span.start, span.end + dt.timedelta(days=1), "range")
    if meaning == "nightof":  # "the night of 9-10 September"
        return span
    return Span(span.start - dt.timedelta(days=1), span.end, "range")


def _range(row: Sequence[Term], anchor: dt.date | None, lean: int, cuts: tuple[str, ...]) -> Span | None:
    """From one date to another; what the first leaves out (month, year) it takes from the second, and the other way."""
    cut = next((i for i, t in enumerate(row) if i and any(c in t.values for c in cuts)), None)
    if cut is None:
        return None
    first, last = bag_of(row[:cut]), bag_of(row[cut + 1 :])
    for name in ("MONTH", "YEAR"):
        if (
            name not in first
            and name in last
            and "DATE" not in first
            and "WEEKDAY" not in first
            and "YEARREL" not in first
        ):
            first[name] = last[name]
        elif name not in last and name in first and "DATE" not in last and "WEEKDAY" not in last:
            last[name] = first[name]
    b = resolve(last, anchor, lean)
    a = resolve(first, anchor, lean)
    if a and b and a.start > b.end and "YEAR" not in first and "DATE" not in first:  # "с ноября по февраль"
        a = resolve({**first, "YEAR": [b.end.year - 1]}, anchor, lean) if "WEEKDAY" not in first else a
    if not a or not b or a.start > b.end:
        return None
    return Span(a.start, b.end, "range")


def _written_weekday(row: Sequence[Term], tokens: Sequence[Token]) -> int | None:
    """The weekday beside a full date. One that a preposition leads must close its stretch: in «16 июня, в четверг
    начались дожди» it opens the next."""
    bag = bag_of(row)
    if len(row) > 1 and "WEEKDAY" in row[-1].values and "AT" in row[-2].values:
        at = bisect_left(tokens, row[-1].end, key=_start)
        if at < len(tokens) and tokens[at].kind != "mark":
            return None
    full = "DATE" in bag or ("MONTH" in bag and "DAY" in bag)
    return int(bag["WEEKDAY"][0]) if full and len(bag.get("WEEKDAY", ())) == 1 and len(bag.get("DAY", ())) < 2 else None


def _is_old(span: Span | None, published: dt.date | None) -> bool:
    return bool(span and published and (published - span.end).days > OLD)


def _lean(tokens: Sequence[Token], start: int, end: int, grammar: Grammar, pack: Pack) -> int:
    """-1 or 1 as the nearest verb or cue speaks of the past or the future, 0 if none does. A comma keeps them apart,
    marks around a name do not."""
    at, after = bisect_left(tokens, start, key=_start), bisect_left(tokens, end, key=_start)
    best: tuple[int, int] = (99, 0)
    for indices in (range(at - 1, max(-1, at - BEHIND), -1), range(after, min(len(tokens), after + 12))):
        distance = 0
        for i in indices:
            distance += 6 if tokens[i].kind == "mark" and tokens[i].norm not in QUOTES else 1
            if distance >= best[0]:
                break
            tense = _tense(tokens, i, grammar, pack) if tokens[i].kind == "word" else 0
            if tense:
                best = (distance, tense)
                break
    return best[1]


def _tense(tokens: Sequence[Token], i: int, grammar: Grammar, pack: Pack) -> int:
    word = tokens[i].norm
    if word in grammar.future or (i + 1 < len(tokens) and f"{word} {tokens[i + 1].norm}" in grammar.due):
        return 1
    if word in grammar.past:
        return -1
    readings = pack.morph.parses(word)
    if not readings:
        return 0
    done = readings[0].pos == "verb" and not readings[0].tense and word.endswith(grammar.impersonal)
    if done or readings[0].pos == "short":  # «проведен», «проведено», unless «будет проведен»
        before = [r.tense for t in tokens[max(0, i - RULED) : i] for r in pack.morph.parses(t.norm)[:1]]
        return 1 if "fut" in before else -1 if done or readings[0].tense == "past" else 0
    if readings[0].pos != "verb":
        return 0
    # an imperative may look like a future: «зупинить»
    tense = next((r.tense for r in readings if r.tense and r.pos == "verb"), "")
    return {"past": -1, "fut": 1, "futr": 1}.get(tense, 0)


def event_time(
    sentence: Sentence,
    spans: Sequence[DateSpan],
    clause: tuple[int, int],
    published: dt.date | None,
    nature: str | None = None,
) -> EventTime:
    """When what a clause says happened: an expression in the clause beats one in the sentence beats the dateline.

    `clause` are offsets of the whole text; `nature` is the claim's (a stock has an as-of date, so the newest wins).
    """
    told = [s for s in spans if s.kind in SAYS_WHEN and s.span]
    inside = [s for s in told if clause[0] <= s.start and s.end <= clause[1]]
    cue = background_cue(spans, sentence, clause)
    for source, found in (("clause", inside), ("sentence", told)):
        if found:
            best = _best(found, clause, nature)
            return EventTime(best.span, best.background or cue, source)
    if any(s.kind == "anaphora" for s in spans) or cue or published is None:
        return EventTime(None, cue, "")
    return EventTime(Span(published, published), False, "dateline")


def _best(found: Sequence[DateSpan], clause: tuple[int, int], nature: str | None) -> DateSpan:
    """The expression to trust: an as-of date for a stock, then the shortest stretch, then the nearest."""

    def rank(s: DateSpan) -> tuple[bool, int, int]:
        assert s.span
        distance = max(clause[0] - s.end, s.start - clause[1], 0)
        return (nature != "stock" or s.kind != "as_of", (s.span.end - s.span.start).days, distance)

    return min(found, key=rank)


def background_cue(spans: Sequence[DateSpan], sentence: Sentence, clause: tuple[int, int] | None = None) -> bool:
    """Is it told as history: does a cue ("напомним", "at the time") open the sentence or stand in the clause?"""
    first, last = clause or (sentence.start, sentence.end)
    return any(s.kind == "cue" and (s.start - sentence.start < 8 or first <= s.start < last) for s in spans)
