"""What a check looks at, and what it answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, Protocol, TypeVar

from reconcile.model import Article, Attribution, Claim, Evidence, Fact

T = TypeVar("T")


class Links(Protocol):
    """What the checks ask of linking."""

    def evidence(self, a: str, b: str) -> list[Evidence]:
        """What speaks for and against two claims (ids) being one fact."""

    def beside(self, a: str, b: str) -> float:
        """What the other figures that stand beside both of two claims (ids) are worth: 1 for one of the sentence."""

    def weight(self, feature: str, a: str, b: str) -> float:
        """What one feature of linking, by its name, makes of two claims (ids)."""

    def two_things(self, a: str, b: str) -> bool:
        """Do the words say that two claims (ids) are of two events, countries or sides, or a part and its whole?"""

    def one_family(self, a: str, b: str) -> bool:
        """Are two claims (ids) of measures that linking compares at all?"""

    def one_story(self, a: str, b: str) -> bool:
        """Do two articles (ids) tell one story?"""

    def stands_out(self, a: str, b: str) -> bool:
        """Are two articles clearly more alike than either is to the many others of its topic?"""

    def akin(self, a: str, b: str) -> bool:
        """May two articles (ids) tell of one event?"""

    def story_size(self, a: str) -> int:
        """How many articles tell the story of this one?"""

    def stories(self) -> list[list[str]]:
        """The articles (ids) of each story."""

    def rarity(self, stem: str) -> float:
        """How rare a stem is in the corpus: its idf."""


@dataclass(frozen=True)
class Ledger:
    """All that was read, extracted and linked in one run. Checks read it and change nothing."""

    articles: Mapping[str, Article]
    claims: Mapping[str, Claim]
    facts: tuple[Fact, ...]
    attributions: Mapping[str, tuple[Attribution, ...]] = field(default_factory=dict)
    links: Links | None = None  # why claims were linked, where linking ran
    memo: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)  # what checks reckon once a run

    @cached_property
    def by_article(self) -> dict[str, list[Claim]]:
        """Claims of each article in the order they stand, those of the title first."""
        out: dict[str, list[Claim]] = {}
        for claim in sorted(self.claims.values(), key=lambda c: (c.article, c.part != "title", c.start, c.id)):
            out.setdefault(claim.article, []).append(claim)
        return out

    @cached_property
    def _figures(self) -> dict[str, list[Claim]]:
        return {article: quantities(claims) for article, claims in self.by_article.items()}

    def figures(self, article: str) -> list[Claim]:
        """The claims of an article that carry a number, in the order they stand."""
        return self._figures.get(article, [])

    def place(self, claim: Claim) -> float:
        """How far into its article a claim stands: 0 at the beginning, 1 at the end."""
        article = self.articles.get(claim.article)
        return claim.start / max(1, len(article.text)) if article else 0.0

    @cached_property
    def _by_sentence(self) -> dict[tuple[str, int], list[Claim]]:
        out: dict[tuple[str, int], list[Claim]] = {}
        for article, claims in self.by_article.items():
            for claim in claims:
                out.setdefault((article, claim.sentence_start), []).append(claim)
        return out

    def beside(self, article: str, sentence_start: int) -> list[Claim]:
        """The claims of the sentence of an article that starts at an offset, of its title and of its text."""
        return self._by_sentence.get((article, sentence_start), [])

    @cached_property
    def wholes(self) -> frozenset[str]:
        """Ids of the claims that others are told as parts of."""
        return frozenset(c.whole for c in self.claims.values() if c.whole)

    @cached_property
    def fact_of(self) -> dict[str, Fact]:
        """The fact each linked claim belongs to."""
        return {claim: fact for fact in self.facts for claim in fact.claims}

    def claims_of(self, fact: Fact) -> list[Claim]:
        """Claims of a fact, by date, outlet and place in the text."""
        return sorted((self.claims[c] for c in fact.claims if c in self.claims), key=order)

    def text(self, claim: Claim) -> str:
        """The part of the article a claim stands in."""
        article = self.articles.get(claim.article)
        if article is None:
            return claim.sentence
        return article.title if claim.part == "title" else article.text


def once(of: Callable[[Ledger, Claim], T]) -> Callable[[Ledger, Claim], T]:
    """What `of` says of a claim, reckoned once a run: a figure stands in many readings, which all ask it."""
    name = f"{of.__module__}.{of.__qualname__}"

    @wraps(of)
    def known(ledger: Ledger, claim: Claim) -> T:
        told: dict[str, tuple[Claim, T]] = ledger.memo.setdefault(name, {})
        found = told.get(claim.id)
        if found is None or found[0] is not claim:  # a copy of it, in another unit
            found = told[claim.id] = claim, of(ledger, claim)
        return found[1]

    return known


def order(claim: Claim) -> tuple[dt.date, str, str, bool, int, str]:
    """Sort key of claims in every list that is shown: by date, then outlet, then place."""
    return (claim.published or dt.date.max, claim.outlet, claim.article, claim.part != "title", claim.start, claim.id)


@dataclass(frozen=True)
class Verdict:
    """One answer of a check. `held`: it ran and holds (goes to `verified`); else it is a finding.

    `message` is one sentence a reader understands without our vocabulary; `explanation` the reasoning line by line.
    `confidence` is certain, likely or possible; what is only possible is reported as a note.
    """

    claims: tuple[Claim, ...]
    message: str
    held: bool = False
    explanation: tuple[str, ...] = ()
    fact: Fact | None = None
    reconciled: dict[str, float | None] | None = None
    confidence: str = "likely"
    evidence_for: tuple[str, ...] = ()
    evidence_against: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    settle: str = ""
    label: str = ""
    severity: str | None = None  # overrides the rule's
    kind: str | None = None  # overrides the rule's kind where one comparison can end in several


def quantities(claims: Iterable[Claim]) -> list[Claim]:
    """Those that carry a number."""
    return [c for c in claims if c.kind == "quantity" and (c.low is not None or c.high is not None)]
