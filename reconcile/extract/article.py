"""One article to its claims: the extraction stages in order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from reconcile.extract.claims import Context, claims_of
from reconcile.extract.sentences import split
from reconcile.extract.standins import find_quantities
from reconcile.language import Pack, available, load_pack
from reconcile.language.lexicon import Lexicon, load_lexicon
from reconcile.model import Article, Attribution, Claim


@dataclass(slots=True)
class Extraction:
    """What one article gave. `numbers` counts number-like tokens that are no dates or names; `skipped` says why some gave no claim."""

    claims: list[Claim] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    numbers: int = 0
    skipped: Counter[str] = field(default_factory=Counter)


def extract_article(article: Article, lexicon: Lexicon | None = None) -> Extraction:
    """Claims of title and text. Never raises for what the text holds."""
    out = Extraction()
    if article.language not in available():
        out.skipped["unknown language"] += 1
        return out
    pack = load_pack(article.language)
    lexicon = lexicon or load_lexicon()
    for part in ("title", "text"):
        _part(out, article, part, pack, lexicon)
    return out


def _part(out: Extraction, article: Article, part: str, pack: Pack, lexicon: Lexicon) -> None:
    text = article.title if part == "title" else article.text
    if not text:
        return
    context = Context(article, part, pack, lexicon)
    for sentence in split(text, pack):
        found = find_quantities(sentence, pack)
        out.numbers += len(found.quantities) + len(found.skipped)
        out.skipped.update(reason for _, _, reason in found.skipped)
        if found.quantities:
            out.claims += claims_of(sentence, found.quantities, context)
