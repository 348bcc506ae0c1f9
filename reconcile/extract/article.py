"""One article to its claims: the extraction stages in order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from reconcile.extract.binding import aged, dated, implied, statements
from reconcile.extract.binding.bound import Context
from reconcile.extract.binding.claims import claims_of
from reconcile.extract.binding.when import first_day
from reconcile.extract.names.names import Name
from reconcile.extract.names.names import find as find_names
from reconcile.extract.numbers import elided, gapped
from reconcile.extract.numbers.quantities import NO_NUMBER
from reconcile.extract.numbers.quantities import find as find_quantities
from reconcile.extract.speech.attribution import find as find_attributions
from reconcile.extract.text.sentences import Sentence, split
from reconcile.extract.time.dates import find as find_dates
from reconcile.language import available, load_pack
from reconcile.language.lexicon import Lexicon, load_lexicon
from reconcile.model import Article, Attribution, Claim


@dataclass(slots=True)
class Extraction:
    """What one article gave. `numbers` counts number-like tokens that are no dates or names; `skipped` says why some
    gave no claim."""

    claims: list[Claim] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    numbers: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    failed: str = ""  # what went wrong in our own code, so that nothing could be extracted


def extract_article(article: Article, lexicon: Lexicon | None = None) -> Extraction:
    """Claims of title and text. Never raises for what the text holds."""
    out = Extraction()
    if article.language not in available():
        out.skipped["unknown language"] += 1
        return out
    pack = load_pack(article.language)
    lexicon = lexicon or load_lexicon()
    parts = [(part, split(text, pack)) for part, text in (("title", article.title), ("text", article.text)) if text]
    body: list[Name] = find_names(parts[-1][1], pack) if parts else []
    for part, sentences in parts:
        text = article.title if part == "title" else article.text
        names = body if sentences is parts[-1][1] else find_names(sentences, pack, body)
        said = find_attributions(text, sentences, pack, names)
        if part == "text":
            out.attributions = said
        _part(out, sentences, Context(article, part, pack, lexicon, said, names=names))
    out.claims += implied.find(article, parts, pack, lexicon)
    return out


def _part(out: Extraction, sentences: list[Sentence], context: Context) -> None:
    first = len(out.claims)
    days = [find_dates(sentence, context.pack, context.article.published) for sentence in sentences]
    unit: str | None = None
    term: str | None = None  # of the sentence right before
    seen: set[str] = set()  # currencies
    for sentence, dates in zip(sentences, days, strict=True):
        found = find_quantities(sentence, context.pack, dates)
        out.numbers += len(found.quantities) + sum(reason not in NO_NUMBER for _, _, reason in found.skipped)
        out.skipped.update(reason for _, _, reason in found.skipped)
        if found.quantities:
            only = next(iter(seen)) if len(seen) == 1 else None
            whole = elided.carry(sentence, found.quantities, unit, context.pack, only, term)
            seen |= elided.currencies(whole)
            marked = aged.mark(
                sentence, whole, context.pack, frozenset(context.lexicon.terms(context.pack.code).classes)
            )
            told = claims_of(sentence, marked, context, dates)
            if len(told) < len(marked):
                out.skipped["counts nothing"] += len(marked) - len(told)
            out.claims += told
            unit = elided.last_unit(whole)  # and on, over sentences in which nothing is counted
            term = gapped.term(sentence, whole, context.pack)
        else:
            context.last_event, term = first_day(dates) or context.last_event, None
        out.claims += dated.find(context.article, context.part, sentence, dates, context.pack)
    numbers = [c for c in out.claims[first:] if c.kind == "quantity"]
    out.claims += statements.find(context.attributions, sentences, days, numbers, context)
