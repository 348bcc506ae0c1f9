"""Why a number was read as it was: each field of each claim with the pattern and the pack entry that made it."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.extract.binding import aged
from reconcile.extract.binding.around import Named
from reconcile.extract.binding.bearer import bearer
from reconcile.extract.binding.bind import bind
from reconcile.extract.binding.bound import Bound, Context
from reconcile.extract.binding.syntax import Line
from reconcile.extract.names.names import find as find_names
from reconcile.extract.numbers.quantities import find as find_quantities
from reconcile.extract.speech.attribution import find as find_attributions
from reconcile.extract.text.sentences import Sentence, split
from reconcile.extract.time.dates import find as find_dates
from reconcile.language import load_pack
from reconcile.language.lexicon import Lexicon, load_lexicon
from reconcile.model import Article, Quantity

FIELDS = ("counted", "predicate", "measure", "person", "status", "whole")


def explain(text: str, language: str, lexicon: Lexicon | None = None) -> list[str]:
    """The reading of `text`, line by line, for a person. Raises LookupError for a language without a pack."""
    pack = load_pack(language)
    sentences = split(text, pack)
    names = find_names(sentences, pack)
    said = find_attributions(text, sentences, pack, names)
    context = Context(Article("", text, language=language), "text", pack, lexicon or load_lexicon(), said, names)
    return [line for sentence in sentences for line in _sentence(sentence, context)]


def _sentence(sentence: Sentence, context: Context) -> Iterator[str]:
    dates = find_dates(sentence, context.pack, None)
    found = find_quantities(sentence, context.pack, dates)
    classes = frozenset(context.lexicon.terms(context.pack.code).classes)
    quantities = aged.mark(sentence, found.quantities, context.pack, classes)
    line = Line(sentence, quantities, context.pack, dates)
    yield sentence.text
    yield "  clauses    " + " | ".join(_clauses(line))
    for d in dates:
        yield f"  date       {d.quote}: {d.kind}" + (f" {d.span.start}..{d.span.end}" if d.span else "")
    for start, end, reason in found.skipped:
        yield f"  no claim   {sentence.text[start - sentence.start : end - sentence.start]}: {reason}"
    named = Named(line, context.names)
    for b in bind(line, context):
        person, b.why["person"] = bearer(line, b, named)
        why = next((r for q, r in zip(found.quantities, found.reasons, strict=True) if q.start == b.q.start), ())
        yield from _bound(b, person, context, why)


def _clauses(line: Line) -> Iterator[str]:
    ends = [*line.starts[1:], len(line.words)]
    for a, b in zip(line.starts, ends, strict=True):
        words = line.words[a:b]
        if words:
            base = line.sentence.start
            yield line.sentence.text[words[0].start - base : words[-1].end - base].strip(" ,;:—–-")


def _bound(b: Bound, person: str | None, context: Context, why: tuple[str, ...] = ()) -> Iterator[str]:
    values = {
        "counted": b.noun, "predicate": b.predicate, "measure": b.measure.id if b.measure else None, "person": person,
        "status": b.status,
        "whole": "" if b.whole is None else "a number of this sentence" if b.whole >= 0 else "a number before",
    }  # fmt: skip
    yield f"  number     {b.q.quote}: {_interval(b.q)}" + (f" ({', '.join(b.q.marks)})" if b.q.marks else "")
    if why:
        yield "    value      ← " + "; ".join(why)
    for field in FIELDS:
        if values[field] or field in ("counted", "measure"):
            reason = b.why.get(field)
            yield f"    {field:<10} {values[field] or '—'}" + (f"   ← {reason}" if reason else "")
    said = context.spoken.of(b.q.start, b.q.end)
    if said:
        yield f"    {'speaker':<10} {said.speaker or '—'}   ← {said.form}, {said.stance}, cue «{said.cue}»"


def _interval(q: Quantity) -> str:
    low = "…" if q.low is None else f"{q.low:g}"
    high = "…" if q.high is None else f"{q.high:g}"
    value = low if low == high else f"{low}–{high}"
    return " ".join(filter(None, ("about" if q.approximate else "", value, q.unit or "", q.direction or "")))
