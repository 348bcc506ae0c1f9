"""Figures that stand beside a figure: two passages that give the same other numbers tell of the same things.

"Revenue 14.2 billion, spending 15.1, a deficit of 900 million" and «собрать 14,2 млрд, потратить 15,1; дефицит — 1,1
млрд» speak of one deficit, whatever the words. A figure's own number is never among what speaks for it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reconcile.link.figures import Figure, figure
from reconcile.link.subject import Subject

BESIDE, AROUND = 1.0, 0.4  # worth of a figure of the same sentence, of the sentence before or after
NEXT = 400  # letters within which two sentences with figures are neighbours
OFTEN = 3  # sentences of an article from which a figure runs through it and ties nothing


@dataclass(slots=True)
class Companions:
    """For each claim (by its number) the figures beside it with their worth; in how many articles each stands."""

    beside: dict[int, dict[Figure, float]] = field(default_factory=dict)
    own: dict[int, Figure | None] = field(default_factory=dict)  # how each claim's figure is seen by others
    articles: Counter[Figure] = field(default_factory=Counter)
    total: int = 0

    def shared(self, a: Subject, b: Subject) -> list[tuple[Figure, float]]:
        """Figures beside both claims that are neither's own, with their worth: less the more articles give them."""
        left, right = self.beside.get(a.number, {}), self.beside.get(b.number, {})
        both = sorted((left.keys() & right.keys()) - {self.own.get(a.number), self.own.get(b.number)})
        return [(f, min(left[f], right[f]) * self._rarity(f)) for f in both]

    def _rarity(self, f: Figure) -> float:
        """From 0 (in every article of a large corpus) to 1."""
        return 1.0 if self.total <= FEW else 1.0 - math.log(self.articles[f]) / math.log(self.total)


FEW = 12  # articles of a corpus in which what several of them give says that they tell one story


def gather(subjects: Sequence[Subject]) -> Companions:
    """The companions of every claim. `subjects` in the order of articles and places."""
    rows: dict[int, dict[int, list[Subject]]] = {}
    for s in subjects:
        if s.article >= 0 and s.claim.part == "text":
            rows.setdefault(s.article, {}).setdefault(s.claim.sentence_start, []).append(s)
    out = Companions(own={s.number: figure(s.claim) for s in subjects}, total=len(rows))
    for sentences in rows.values():
        told = {start: {f for s in line if (f := out.own[s.number])} for start, line in sentences.items()}
        spread = Counter(f for figures in told.values() for f in figures)
        out.articles.update(spread.keys())
        worth: dict[int, dict[Figure, float]] = {
            start: {f: BESIDE for f in figures if spread[f] < OFTEN} for start, figures in told.items()
        }
        for one, other in pairwise(sorted(told)):
            if other - one <= NEXT:
                for here, there in ((one, other), (other, one)):
                    for f in told[there]:
                        if spread[f] < OFTEN:
                            worth[here].setdefault(f, AROUND)
        for start, line in sentences.items():
            out.beside.update((s.number, worth[start]) for s in line)
    return out
