"""Bind quantities and attributions to what they are about: model.Claim."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from reconcile.extract.measures import measure, unit_measure
from reconcile.extract.nouns import counted
from reconcile.extract.predicates import governors
from reconcile.extract.sentences import Sentence
from reconcile.extract.syntax import Line
from reconcile.language import Pack
from reconcile.language.lexicon import Lexicon
from reconcile.model import Article, Attribution, Claim, Quantity
from reconcile.read.place import place


@dataclass(slots=True)
class Context:
    """What binding knows of the article beyond the sentence."""

    article: Article
    part: str
    pack: Pack
    lexicon: Lexicon
    attributions: Sequence[Attribution] = ()


def claims_of(sentence: Sentence, quantities: list[Quantity], context: Context) -> list[Claim]:
    """One claim for each quantity of a sentence."""
    line = Line(sentence, quantities, context.pack)
    return [_claim(line, q, line.at[n], context) for n, q in enumerate(quantities) if n in line.at]


def _claim(line: Line, q: Quantity, at: int, context: Context) -> Claim:
    np = counted(line, at)
    found = measure(line, q, np, governors(line, at, np), context.lexicon)
    entry = found.entry
    name = entry.measure.id if entry else unit_measure(q.unit)
    said = next((a for a in context.attributions if a.start <= q.start < a.end), None)
    line_no, column = position(context.article, context.part, q.start)
    return Claim(
        low=q.low, high=q.high, low_open=q.low_open, high_open=q.high_open, approximate=q.approximate, unit=q.unit,
        direction=q.direction, start=q.start, end=q.end, quote=q.quote,
        id=claim_id(context.article.id, context.part, q.start, q.end, q.quote),
        kind="quantity", article=context.article.id, path=context.article.path, part=context.part,
        line=line_no, column=column, sentence=line.sentence.text,
        counted=np.lemma, predicate=found.governor.lemma if found.governor else None,
        topic=entry.measure.topic if entry else None, measure=name, nature=entry.measure.nature if entry else None,
        speaker=said.speaker if said else None, cue=said.cue if said else None, form=said.form if said else None,
        stance=said.stance if said else None, via=said.via if said else None,
        language=context.pack.code, outlet=context.article.outlet, published=context.article.published,
        precision=q.precision, marks=q.marks, sentence_start=line.sentence.start,
    )  # fmt: skip


def claim_id(article: str, part: str, start: int, end: int, quote: str) -> str:
    """Stable: the same article, span and words give the same id, on any machine."""
    key = "\x1f".join((article, part, str(start), str(end), quote))
    return hashlib.sha1(key.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()[:12]


def position(article: Article, part: str, offset: int) -> tuple[int, int]:
    """1-based line and column in the file of an offset in title or text."""
    return place(article, offset, part)
