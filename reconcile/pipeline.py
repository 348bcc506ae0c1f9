"""The stages in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from reconcile.check import Ledger, Outcome, RuleSet, load_rules, run
from reconcile.config import Config
from reconcile.extract.article import Extraction, extract_article
from reconcile.link.standin import link
from reconcile.model import Article, Attribution, Claim, Coverage, Fact, Problem, Quantity, Report
from reconcile.read import read as read


def quantities(text: str, language: str) -> list[Quantity]:
    raise NotImplementedError


def attributions(text: str, language: str) -> list[Attribution]:
    raise NotImplementedError


def extract(articles: Iterable[Article]) -> list[Claim]:
    """Every claim of `articles`, in their order. An article in a language without a pack gives none."""
    return [claim for article in articles for claim in extract_article(article).claims]


def check(articles: Iterable[Article], rules: Any = None, config: Config | None = None) -> Report:
    """Extract, link, check. `rules`: None for the shipped ones, a path or paths laid over them, or a RuleSet."""
    settings = config or Config()
    ruleset = _rules(rules, settings)
    read_in = list(articles)
    extractions = [extract_article(article) for article in read_in]
    claims = [claim for extraction in extractions for claim in extraction.claims]
    facts = tuple(link(claims, read_in, settings))
    outcome = run(ledger(read_in, extractions, claims, facts), ruleset, settings)
    problems = (*getattr(articles, "problems", ()), *ruleset.problems)
    return report(read_in, extractions, claims, facts, outcome, problems)


def ledger(
    articles: Sequence[Article], extractions: Sequence[Extraction], claims: Sequence[Claim], facts: tuple[Fact, ...]
) -> Ledger:
    """What the checks look at."""
    said = {a.id: tuple(e.attributions) for a, e in zip(articles, extractions, strict=True)}
    return Ledger({a.id: a for a in articles}, {c.id: c for c in claims}, facts, said)


def report(
    articles: Sequence[Article],
    extractions: Sequence[Extraction],
    claims: Sequence[Claim],
    facts: tuple[Fact, ...],
    outcome: Outcome,
    problems: Iterable[Problem] = (),
) -> Report:
    """All of one run in one record; articles without their text."""
    skipped = sum((e.skipped for e in extractions), Counter[str]())
    linked = {claim for fact in facts if len(fact.claims) > 1 for claim in fact.claims}
    coverage = Coverage(sum(e.numbers for e in extractions), len(claims), len(linked), dict(sorted(skipped.items())))
    return Report(
        articles=tuple(_head(a) for a in articles),
        claims=tuple(claims),
        facts=facts,
        findings=outcome.findings,
        verified=outcome.verified,
        coverage=coverage,
        problems=tuple(problems),
        unmatched_rules=outcome.unmatched_rules,
    )


def _head(article: Article) -> dict[str, Any]:
    fields = ("id", "path", "title", "outlet", "published", "language")
    return {name: getattr(article, name) for name in fields}


def _rules(rules: Any, settings: Config) -> RuleSet:
    if isinstance(rules, RuleSet):
        return rules
    own = [settings.path(p) for p in settings.rules]
    if rules is not None:
        own += [Path(rules)] if isinstance(rules, (str, Path)) else [Path(p) for p in rules]
    return load_rules(own)
