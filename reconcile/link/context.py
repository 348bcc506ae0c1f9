"""What linking looks up about the corpus, computed once: article vectors, stories, copies, how rare each name is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reconcile.link.copies import copy_groups
from reconcile.link.names import name_keys
from reconcile.link.settings import LinkSettings
from reconcile.link.similarity import BACKGROUND, USUAL, Vector, cosine, counts, frequencies, idf, vectors
from reconcile.link.stories import stories
from reconcile.link.words import usual
from reconcile.model import Article, Claim

LONG = 40  # stems; an article this long tells its story well enough to be told from another
FEW = 6  # articles; in fewer a name cannot be seen to be common


@dataclass(slots=True)
class Context:
    """The corpus around the claims. Articles are numbered in order of their ids."""

    settings: LinkSettings
    articles: list[Article]
    index: dict[str, int]
    vecs: list[Vector]
    lengths: list[int]
    story: list[int]
    copy_of: list[int]
    df: Counter[str]
    names: Counter[str]  # in how many stories a name stands
    wholes: frozenset[str]  # ids of claims that other claims are parts of
    cosines: dict[tuple[int, int], float] = field(default_factory=dict)

    def alike(self, i: int, j: int) -> float:
        """Cosine of two articles."""
        pair = (i, j) if i < j else (j, i)
        if pair not in self.cosines:
            self.cosines[pair] = cosine(self.vecs[i], self.vecs[j])
        return self.cosines[pair]

    def rarity(self, name: str) -> float:
        """From 0 (in every article) to 1 (a name that could belong to one event only)."""
        n = len(self.articles)
        seen = self.names.get(name, 1)
        if n < FEW:
            return 1.0
        return max(0.0, min(1.0, 1.15 - math.log(1 + seen) / math.log(1 + n + BACKGROUND / 5)))

    def weight(self, term: str) -> float:
        """idf of a stem."""
        return idf(len(self.articles), self.df.get(term, 0))

    def weight_in(self, term: str, language: str | None) -> float:
        """idf of a stem, less for words that speak of a measure."""
        return self.weight(term) * (USUAL if term in usual(language) else 1.0)

    def long(self, i: int) -> bool:
        """Has the article enough words to be told from articles on other stories?"""
        return self.lengths[i] >= LONG


def build(articles: Iterable[Article], claims: Sequence[Claim], settings: LinkSettings) -> Context:
    """The context of a corpus. The order in which articles come in plays no part."""
    ordered = sorted(articles, key=lambda a: a.id)
    bags = [counts(a) for a in ordered]
    df = frequencies(bags)
    vecs = vectors(bags, df, [a.language for a in ordered])
    copy_of = copy_groups(ordered, vecs, settings)
    story, cosines = stories(vecs, copy_of, settings)
    return Context(
        settings=settings,
        articles=ordered,
        index={a.id: i for i, a in enumerate(ordered)},
        vecs=vecs,
        lengths=[sum(bag.values()) for bag in bags],
        story=story,
        copy_of=copy_of,
        df=df,
        names=_name_frequencies(claims),
        wholes=frozenset(c.whole for c in claims if c.whole),
        cosines=cosines,
    )


def _name_frequencies(claims: Sequence[Claim]) -> Counter[str]:
    """In how many articles each name stands beside a claim."""
    seen = {(key, c.article) for c in claims for key in name_keys(c).values()}
    return Counter(name for name, _ in seen)
