"""Which claims are about the same fact: from claims to Facts. Context, blocking, comparison, clustering, values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

from reconcile.link import compare, forbid, series
from reconcile.link.blocking import Blocking, block
from reconcile.link.cluster import agglomerate
from reconcile.link.companions import gather
from reconcile.link.context import Context, build
from reconcile.link.facts import fact
from reconcile.link.settings import LinkSettings, from_config
from reconcile.link.subject import Subject, subject
from reconcile.model import Article, Claim, Evidence, Fact, Problem

__all__ = ["LinkSettings", "Linked", "evidence_between", "link", "trace"]


def link(
    claims: Iterable[Claim], articles: Iterable[Article], settings: Any = None, problems: list[Problem] | None = None
) -> list[Fact]:
    """Every claim with a number in exactly one Fact. The order of claims and articles plays no part.

    `settings`: a LinkSettings, or a Config whose fields of the same names are taken over, or None.
    `problems` receives a note where a bound on the number of compared pairs cut something off.
    """
    return trace(claims, articles, settings, problems).facts


FEW = 5  # articles that tell of one event or of several
MANY = 40  # articles of a corpus in which figures that fit by chance abound
MARGIN = 0.25  # by how much one of two rival figures must suit a claim better
# likeness under which 99 of 100 pairs of real articles on two events stay, and above which those on one event are
AKIN = 0.09
STANDS_OUT = 0.12  # half of what makes two articles surely one story


@dataclass(frozen=True)
class Linked:
    """Facts, and what the checks ask of the links: why two claims are one fact, whether articles tell one story."""

    facts: list[Fact]
    context: Context
    subjects: dict[str, Subject]

    def evidence(self, a: str, b: str) -> list[Evidence]:
        """What speaks for and against two claims being one fact; nothing for claims without a value."""
        if a not in self.subjects or b not in self.subjects:
            return []
        return compare.evidence(self.subjects[a], self.subjects[b], self.context)

    def beside(self, a: str, b: str) -> float:
        """What the other figures that stand beside both claims are worth, see `companions`."""
        if a not in self.subjects or b not in self.subjects or self.context.companions is None:
            return 0.0
        return sum(worth for _, worth in self.context.companions.shared(self.subjects[a], self.subjects[b]))

    def weight(self, feature: str, a: str, b: str) -> float:
        """What one feature of `compare.FEATURES` makes of two claims, without the words that `evidence` has for it."""
        if a not in self.subjects or b not in self.subjects:
            return 0.0
        return compare.BY_NAME[feature](self.subjects[a], self.subjects[b], self.context)

    def two_things(self, a: str, b: str) -> bool:
        """Do the words say that two claims are of two events, two countries, two sides, or a part and its whole?"""
        if a not in self.subjects or b not in self.subjects:
            return False
        return any(rule(self.subjects[a], self.subjects[b], self.context) for rule in forbid.SURELY)

    def one_family(self, a: str, b: str) -> bool:
        """Are two claims of measures that linking compares at all?"""
        return a in self.subjects and b in self.subjects and self.subjects[a].family == self.subjects[b].family

    def story_size(self, a: str) -> int:
        """How many articles tell the story of this one."""
        index = self.context.index
        return self._sizes[self.context.story[index[a]]] if a in index else 0

    @cached_property
    def _sizes(self) -> Counter[int]:
        return Counter(self.context.story)

    def stories(self) -> list[list[str]]:
        """The articles (ids) of each story."""
        out: dict[int, list[str]] = {}
        for article, story in zip(self.context.articles, self.context.story, strict=True):
            out.setdefault(story, []).append(article.id)
        return list(out.values())

    def rarity(self, stem: str) -> float:
        """How rare a stem is in the corpus: its idf."""
        return self.context.weight(stem)

    def stands_out(self, a: str, b: str) -> bool:
        """Are the two articles (ids) clearly more alike than either is to the many others of its topic?"""
        index = self.context.index
        return a in index and b in index and self.context.apart(index[a], index[b]) >= STANDS_OUT

    def akin(self, a: str, b: str) -> bool:
        """May the two articles (ids) tell of one event? Of a corpus on many events only those that are as alike as two
        of one event hardly fail to be; of one on a single event, and of what is too short to tell, any two."""
        index, context = self.context.index, self.context
        if a not in index or b not in index or not (context.long(index[a]) and context.long(index[b])):
            return True
        return context.alike(index[a], index[b]) >= AKIN or not self._mixed

    @cached_property
    def _mixed(self) -> bool:
        """Are the articles on many events: are most pairs of them unlike? A large corpus always is, of a few nobody can
        tell."""
        n = len(self.context.articles)
        if n <= FEW or n > MANY:
            return n > MANY
        alike = [self.context.alike(i, j) for i, j in combinations(range(n), 2)]
        return sum(x < AKIN for x in alike) > len(alike) / 2

    def one_story(self, a: str, b: str) -> bool:
        """Do the two articles (ids) tell one story?"""
        index = self.context.index
        return a in index and b in index and self.context.story[index[a]] == self.context.story[index[b]]


def trace(
    claims: Iterable[Claim], articles: Iterable[Article], settings: Any = None, problems: list[Problem] | None = None
) -> Linked:
    """As `link`, with the reasons kept."""
    context, subjects = prepare(claims, articles, from_config(settings, problems))
    blocking = block(subjects, context)
    if blocking.squeezed and blocking.cut_blocks and problems is not None:
        problems.append(Problem("", None, blocking.note()))
    facts = [fact([subjects[i] for i in group], context) for group in groups(subjects, context, blocking)]
    return Linked(facts, context, {s.claim.id: s for s in subjects})


def prepare(
    claims: Iterable[Claim], articles: Iterable[Article], settings: LinkSettings
) -> tuple[Context, list[Subject]]:
    """The context of the corpus and the claims that carry a value, in order of article and place."""
    ordered = sorted(claims, key=lambda c: (c.article, c.part != "title", c.start, c.id))
    context = build(articles, ordered, settings)
    figures = [c for c in ordered if c.low is not None or c.high is not None]
    subjects = [subject(c, n, context) for n, c in enumerate(figures)]
    context.companions = gather(subjects)
    context.headlines.update(_headlines(subjects, context))
    by_id = {s.claim.id: s for s in subjects}
    for s in subjects:
        whole = by_id.get(s.claim.whole or "")
        context.values.setdefault(s.article, set()).add(s.claim.low)
        if whole and series.out_of(s.claim, whole.claim):
            context.shares.add(s.claim.id)
        if whole and whole.claim.low is not None:
            context.whole_of[s.claim.id] = whole.claim.low
        if whole and whole.claim.low != s.claim.low:
            context.parts.setdefault(s.family, set()).add((s.claim.low, whole.claim.low))
    return context, subjects


def _unambiguous(edges: dict[tuple[int, int], float], subjects: Sequence[Subject]) -> dict[tuple[int, int], float]:
    """Without the links of a claim to two rival figures of one article of which neither suits it clearly better."""
    rivals: dict[tuple[int, int], list[tuple[float, int]]] = {}
    for (i, j), s in edges.items():
        if subjects[i].implied or subjects[j].implied:
            continue
        rivals.setdefault((i, subjects[j].article), []).append((s, j))
        rivals.setdefault((j, subjects[i].article), []).append((s, i))
    dropped = set()
    for (i, _), found in rivals.items():
        best, first = max(found)
        for s, j in found:
            x, y = subjects[first].claim, subjects[j].claim
            if best - s < MARGIN and (series.below(x, y) or series.below(y, x)) and x.part == y.part:
                dropped |= {(min(i, j), max(i, j)), (min(i, first), max(i, first))}
    return {pair: s for pair, s in edges.items() if pair not in dropped}


def _headlines(subjects: Sequence[Subject], context: Context) -> dict[str, str]:
    """For each figure of a headline the figure of its article that suits it best, the first of equals."""
    bodies: dict[tuple[int, tuple[str, ...]], list[Subject]] = {}
    for s in subjects:
        if s.claim.part == "text" and not s.implied:
            bodies.setdefault((s.article, s.family), []).append(s)
    out = {}
    for title in subjects:
        scored = [
            (compare.score(title, b, context), -b.number, b.claim.id)
            for b in bodies.get((title.article, title.family), ())[:40]
            if title.claim.part == "title" and not title.implied
        ]
        found = [(s, n, id) for s, n, id in scored if s is not None]
        if found:
            out[title.claim.id] = max(found)[2]
    return out


def groups(subjects: Sequence[Subject], context: Context, blocking: Blocking) -> list[list[int]]:
    """Positions of the claims of each fact."""
    threshold = context.settings.threshold
    edges = {}
    for i, j in blocking.pairs():
        s = compare.score(subjects[i], subjects[j], context)
        if s is not None and s >= threshold:
            edges[i, j] = s
    if len(context.articles) > MANY:
        edges = _unambiguous(edges, subjects)
    judge = lambda i, j: compare.score(subjects[i], subjects[j], context)  # noqa: E731
    return agglomerate(len(subjects), edges, threshold, judge=judge)


def evidence_between(
    a: Claim, b: Claim, claims: Iterable[Claim], articles: Iterable[Article], settings: Any = None
) -> list[Evidence]:
    """What speaks for and against a and b being one fact, feature by feature, in the corpus they stand in."""
    context, subjects = prepare(claims, articles, from_config(settings))
    by_id = {s.claim.id: s for s in subjects}
    return compare.evidence(by_id[a.id], by_id[b.id], context)
