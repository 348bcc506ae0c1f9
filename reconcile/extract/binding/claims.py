"""Bind quantities to what they are about: model.Claim."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from reconcile.extract.binding.bind import RECENT, Bound, Context, bind, earlier_whole
from reconcile.extract.binding.measures import class_of
from reconcile.extract.binding.nouns import NOTHING
from reconcile.extract.binding.qualifiers import nature, qualifiers
from reconcile.extract.binding.syntax import Line
from reconcile.extract.text.sentences import Sentence
from reconcile.extract.time.dates import DateSpan, event_time
from reconcile.model import Article, Attribution, Claim, Quantity, Span
from reconcile.read.place import place

BARE = 10_000  # a bare number below is no claim unless something says what it counts
ROW_GAP = 8  # letters between two places of one row: a comma, a conjunction


def claims_of(
    sentence: Sentence, quantities: Sequence[Quantity], context: Context, dates: Sequence[DateSpan] = ()
) -> list[Claim]:
    """One claim for each quantity of a sentence that counts or measures something."""
    line = Line(sentence, quantities, context.pack, dates)
    bound = bind(line, context)
    when = Timing(line, dates, context)
    claims = [_claim(line, b, context, when) for b in bound]
    out = []
    for claim, b in zip(claims, bound, strict=True):
        if _about_nothing(claim):
            continue
        if b.whole is not None and b.whole >= 0:
            claim = replace(claim, whole=claims[b.whole].id)
        elif b.whole == -1:
            earlier = earlier_whole(context, b.q)
            claim = replace(claim, whole=earlier.id) if earlier else claim
        out.append(claim)
    context.last = out or context.last
    context.recent = (context.recent + [c for c in out if c.unit is None])[-RECENT:]
    return out


def _about_nothing(c: Claim) -> bool:
    """A few bare digits that count nothing anybody could name: a label, a mark, a line of the page."""
    if c.unit or c.counted or c.measure or c.direction or c.marks or c.approximate or c.low != c.high:
        return False
    return c.low is not None and abs(c.low) < BARE


class Timing:
    """Which date each number of a sentence belongs to; «тогда» takes the date of the sentence before."""

    def __init__(self, line: Line, dates: Sequence[DateSpan], context: Context) -> None:
        self.line, self.dates, self.published = line, dates, context.article.published
        then = any(w.norm in line.grammar["then"] for w in line.words[:4])
        told = next((d.span for d in dates if d.span), None)
        self.inherited = context.last_event if then and told is None else None
        context.last_event = told or self.inherited

    def of(self, b: Bound) -> tuple[Span | None, bool]:
        """(when it happened, told as history)."""
        if self.inherited:
            return self.inherited, True
        line, nature = self.line, b.measure.nature if b.measure else None
        own = [w for w in line.words if line.segment[w.i] == line.segment[b.at]]
        for words in (own, line.of_clause(line.clause[b.at])):
            clause = (words[0].start, words[-1].end)
            when = event_time(line.sentence, self.dates, clause, self.published, nature)
            if when.source == "clause":
                break
        return (None if when.source == "dateline" else when.span), when.background


def _claim(line: Line, b: Bound, context: Context, when: Timing) -> Claim:
    q, article = b.q, context.article
    said = speaker_of(q.start, q.end, context.attributions)
    state = "negated" if said and said.stance == "denies" else b.status
    end = (
        line.words[b.np.head].end
        if b.np.how in ("agreement", "adjective as noun", "order") and b.np.head >= 0
        else q.end
    )
    start, end = q.start, max(q.end, end)
    quote = line.sentence.text[start - line.sentence.start : end - line.sentence.start]
    event, background = when.of(b)
    row, column = position(article, context.part, start)
    anchors, places = _names(line, b, context)
    terms = context.lexicon.terms(context.pack.code)
    phrase = b.np if b.np.lemma else NOTHING._replace(lemma=b.noun)
    return Claim(
        low=q.low, high=q.high, low_open=q.low_open, high_open=q.high_open, approximate=q.approximate, unit=q.unit,
        direction=q.direction, start=start, end=end, quote=quote,
        id=claim_id(article.id, context.part, start, end, quote), kind="quantity",
        article=article.id, path=article.path, part=context.part, line=row, column=column, sentence=line.sentence.text,
        counted=b.noun, predicate=b.predicate, topic=b.measure.topic if b.measure else None,
        measure=b.measure.id if b.measure else None, nature=nature(line, b.at, b.measure, q),
        status=state, speaker=said.speaker if said else None, cue=said.cue if said else None,
        form=said.form if said else None, stance=said.stance if said else None, via=said.via if said else None,
        event=event, anchors=anchors, qualifiers=qualifiers(line, b.at, b.np, b.noun, terms), places=places,
        counted_class=class_of(phrase, line, terms) if b.noun else None,
        language=context.pack.code, outlet=article.outlet, published=article.published, precision=q.precision,
        marks=q.marks, background=background, sentence_start=line.sentence.start,
    )  # fmt: skip


def speaker_of(start: int, end: int, attributions: Sequence[Attribution]) -> Attribution | None:
    """The attribution whose content holds this span: one that denies, else the innermost with a speaker."""
    over = [a for a in attributions if a.start <= start and end <= a.end or a.start <= start < a.end]
    over.sort(key=lambda a: (a.stance != "denies", a.speaker is None, a.end - a.start))
    return over[0] if over else None


def _names(line: Line, b: Bound, context: Context) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names of the sentence, those of the number's clause first; and the places near the number."""
    inside = [n for n in context.names if line.sentence.start <= n.start < line.sentence.end]
    if not inside:
        return (), ()
    clause, segment = line.clause[b.at], line.segment[b.at]
    seats = {n.start: next((w.i for w in line.words if w.start <= n.start < w.end), 0) for n in inside}
    inside.sort(key=lambda n: (line.clause[seats[n.start]] != clause, n.start))
    places = [n for n in inside if n.kind == "place"]
    taken = {line.segment[at] for at in line.at.values()} - {segment}
    near = [n for n in places if line.segment[seats[n.start]] == segment]
    near = near or [
        n for n in places if line.clause[seats[n.start]] == clause and line.segment[seats[n.start]] not in taken
    ]
    near = near or [n for n in places if line.segment[seats[n.start]] not in taken]
    near = _whole_rows(near, sorted(places, key=lambda n: n.start), line)
    return tuple(dict.fromkeys(n.norm for n in inside)), tuple(dict.fromkeys(n.norm for n in near))


def _whole_rows(near: Sequence[Any], places: Sequence[Any], line: Line) -> list[Any]:
    """With one place of a row («в Германии, Швеции и Бельгии») all of it."""
    text, base = line.sentence.text, line.sentence.start
    joins = set(line.grammar["coordinators"]) | {",", "", "/"}
    chosen = {n.start for n in near}
    row: list[Any] = []
    out: list[Any] = []
    for i, n in enumerate(places):
        row.append(n)
        gap = text[n.end - base : places[i + 1].start - base].strip().lower() if i + 1 < len(places) else "."
        if i + 1 < len(places) and set(gap.replace(",", " , ").split() or [""]) <= joins and len(gap) < ROW_GAP:
            continue
        if chosen & {p.start for p in row}:
            out += row
        row = []
    return out


def claim_id(article: str, part: str, start: int, end: int, quote: str) -> str:
    """Stable: the same article, span and words give the same id, on any machine."""
    key = "\x1f".join((article, part, str(start), str(end), quote))
    return hashlib.sha1(key.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()[:12]


def position(article: Article, part: str, offset: int) -> tuple[int, int]:
    """1-based line and column in the file of an offset in title or text."""
    return place(article, offset, part)
