"""The stages in order: read → extract → link → check. What each does stands in its own package."""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from reconcile.check import Ledger, Outcome, RuleSet, load_rules, run
from reconcile.config import Config
from reconcile.engine import Cache, map_articles
from reconcile.engine.cache import version_of
from reconcile.engine.collector import held_back
from reconcile.engine.local import Progress
from reconcile.extract.article import Extraction, extract_article
from reconcile.extract.numbers.quantities import find as find_quantities
from reconcile.extract.speech import attribution
from reconcile.extract.text.sentences import split
from reconcile.extract.time import dates
from reconcile.language import load_pack
from reconcile.language.folder import rules_folder, topic_files
from reconcile.language.lexicon import Lexicon, of_files
from reconcile.link import Linked, trace
from reconcile.model import Article, Attribution, Claim, Coverage, Fact, Problem, Quantity, Report
from reconcile.read import read as read

FAULT = "'{id}' could not be read ({error}), a fault of reconcile, please report it: the article is left out"

Rules = str | Path | Iterable[str | Path] | RuleSet | None


@dataclass(slots=True)
class Run:
    """How the work is done, which never changes what comes out."""

    jobs: int | None = 1
    cache: bool = False
    progress: Progress | None = None
    stage: Callable[[str], None] | None = None  # told of each stage that cannot be counted
    notes: list[str] = field(default_factory=list)  # for the log: a damaged cache …
    ruleset: RuleSet | None = None  # the rules that ran, for those who show them
    faults: list[Problem] = field(default_factory=list)  # of rules and configuration, as against the articles'
    engine: str = "local"  # or spark: where claims are extracted; linking and checks run here


def quantities(text: str, language: str) -> list[Quantity]:
    """Every quantity of a text, in order. Raises LookupError for a language without a pack."""
    pack = load_pack(language)
    found = [find_quantities(s, pack, dates.find(s, pack, None)) for s in split(text, pack)]
    return [quantity for one in found for quantity in one.quantities]


def attributions(text: str, language: str) -> list[Attribution]:
    """Who said what in a text. Raises LookupError for a language without a pack."""
    pack = load_pack(language)
    return attribution.find(text, split(text, pack), pack)


def extract(articles: Iterable[Article]) -> list[Claim]:
    """Every claim of `articles`, in their order. An article in a language without a pack gives none."""
    return [claim for article in articles for claim in extract_article(article).claims]


@held_back()
def check(
    articles: Iterable[Article], rules: Rules = None, config: Config | None = None, how: Run | None = None
) -> Report:
    """What the articles claim, which claims are of one fact, and where they cannot all be true.

    `rules`: None for the shipped ones, a path or paths laid over them, or a RuleSet. Never raises for what articles
    or rules hold: the report's `problems` say what was left out.
    """
    settings, how = config or Config(), how or Run()
    ruleset = load_ruleset(rules, settings)
    how.ruleset, how.faults = ruleset, [*how.faults, *ruleset.problems]
    read_in = list(articles)
    problems = [*getattr(articles, "problems", ())]
    extractions = extract_all(read_in, topics_of(ruleset, rules, settings), settings, how, problems)
    claims = [claim for extraction in extractions for claim in extraction.claims]
    if how.stage:
        how.stage(f"comparing {len(claims)} claims")
    linked = trace(claims, read_in, settings, problems)
    facts = tuple(linked.facts)
    if how.stage:
        how.stage(f"checking {len(facts)} facts")
    outcome = run(ledger(read_in, extractions, claims, linked), ruleset, settings)
    problems += [Problem("", None, note) for note in outcome.notes]
    return report(read_in, extractions, claims, facts, outcome, [*problems, *ruleset.problems])


def extract_claims(
    articles: Iterable[Article], rules: Rules = None, config: Config | None = None, how: Run | None = None
) -> tuple[list[Claim], list[Problem]]:
    """Every claim with the measures of `rules` too, by the engine; and what could not be read."""
    settings, how = config or Config(), how or Run()
    read_in = list(articles)
    problems = [*getattr(articles, "problems", ())]
    topics = [str(path) for path in _paths(rules, settings)]
    extractions = extract_all(read_in, topics, settings, how, problems)
    return [claim for extraction in extractions for claim in extraction.claims], problems


def lexicon_of(rules: Rules, config: Config) -> Lexicon:
    """The measures and counted classes that a run with these rules knows."""
    return of_files(_topics(_paths(rules, config)))


def load_ruleset(rules: Rules, config: Config) -> RuleSet:
    """The shipped rules, those of the configuration, those asked for, and what the configuration changes of them."""
    ruleset = rules if isinstance(rules, RuleSet) else load_rules(_paths(rules, config))
    known = {rule.id for rule in ruleset.rules}
    problems = [
        Problem(config.file or "configuration", None, f"no rule is called '{name}': `reconcile rules list` shows all")
        for name in [*config.disable, *config.severity]
        if name not in known and not isinstance(rules, RuleSet)
    ]
    changed = []
    for rule in ruleset.rules:
        change: dict[str, Any] = {"enabled": False} if rule.id in config.disable else {}
        if rule.id in config.severity:
            change["severity"] = config.severity[rule.id]
        changed.append(replace(rule, spec=rule.spec.model_copy(update=change)) if change else rule)
    return replace(ruleset, rules=tuple(changed), problems=(*ruleset.problems, *problems))


def topics_of(ruleset: RuleSet, rules: Rules, config: Config) -> list[str]:
    """Files and folders whose measures are known besides the shipped: rules and measures stand in the same files."""
    if isinstance(rules, RuleSet):
        return sorted({rule.path for rule in ruleset.rules if not rule.shipped})
    return [str(path) for path in _paths(rules, config)]


def _paths(rules: Rules, config: Config) -> list[Path]:
    asked = [rules] if isinstance(rules, str | Path) else [] if isinstance(rules, RuleSet) else list(rules or ())
    return [config.path(name) for name in config.rules] + [Path(path) for path in asked]


def extract_all(
    corpus: Sequence[Article], paths: Sequence[str], config: Config, how: Run, problems: list[Problem]
) -> list[Extraction]:
    """The extraction of each article, from the cache where it is known; `problems` gets those that failed."""
    topics = _topics(paths)
    cache = Cache(Path(config.root), Extraction, _version(topics)) if how.cache and config.cache else None
    mapped = map_articles(partial(_extract_or_tell, topics=topics), corpus, how.jobs, cache, how.progress, how.engine)
    problems += mapped.problems
    failed = ((a, e.failed) for a, e in zip(corpus, mapped.results, strict=True) if e is not None and e.failed)
    problems += [Problem(a.path or a.id, a.line, FAULT.format(id=a.id, error=error)) for a, error in failed]
    if cache:
        how.notes += cache.notes
        cache.close()
    return [result or Extraction() for result in mapped.results]


def _topics(paths: Iterable[str | Path]) -> tuple[str, ...]:
    """The user's topic files, then the shipped: a word that both know has the meaning the user gave it."""
    return tuple(str(file) for file in topic_files([*paths, rules_folder()]))


def extract_with(article: Article, topics: tuple[str, ...]) -> Extraction:
    """The extraction of one article with the measures of `topics`, files; workers are sent this function."""
    return extract_article(article, of_files(topics))


def _extract_or_tell(article: Article, topics: tuple[str, ...]) -> Extraction:
    """The same; a fault of ours costs this article, and not the run."""
    try:
        return extract_with(article, topics)
    except Exception as error:
        at = traceback.extract_tb(error.__traceback__)[-1]
        return Extraction(failed=f"{type(error).__name__} in {Path(at.filename).name}, line {at.lineno}")


def _version(topics: Sequence[str]) -> str:
    package = Path(__file__).parent
    code = [file for folder in ("extract", "language") for file in (package / folder).rglob("*.*") if file.is_file()]
    source = [file for file in code if file.suffix in (".py", ".yaml", ".tsv")]
    # a dictionary that comes or goes changes what is read, too
    words = [name for name in ("pymorphy3_dicts_ru", "pymorphy3_dicts_uk", "lemminflect") if find_spec(name)]
    return version_of([package / "model.py", *source, *map(Path, topics)], *words)


def ledger(
    articles: Sequence[Article], extractions: Sequence[Extraction], claims: Sequence[Claim], linked: Linked
) -> Ledger:
    """What the checks look at."""
    said = {a.id: tuple(e.attributions) for a, e in zip(articles, extractions, strict=True)}
    return Ledger({a.id: a for a in articles}, {c.id: c for c in claims}, tuple(linked.facts), said, linked)


def prepare(articles: Sequence[Article], topics: Iterable[str | Path] = ()) -> Ledger:
    """The ledger of a small corpus, extracted and linked here and now: what the cases of rules are run on."""
    files = _topics(topics)
    extractions = [extract_with(article, files) for article in articles]
    claims = [claim for extraction in extractions for claim in extraction.claims]
    return ledger(articles, extractions, claims, trace(claims, articles))


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
    numbers = sum(claim.kind == "quantity" for claim in claims)
    coverage = Coverage(sum(e.numbers for e in extractions), numbers, len(linked), dict(sorted(skipped.items())))
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
    fields = ("id", "path", "title", "outlet", "published", "language", "url")
    return {name: getattr(article, name) for name in fields}
