"""`--since REV`: only what a change brings. The corpus as it was at the revision is checked too, and compared."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reconcile.cli.session import Checked, Corpus, articles_of, fail, load, run_check

if TYPE_CHECKING:
    from reconcile.config import Config
    from reconcile.model import Article, Finding, Problem


def only_new(
    checked: Checked,
    revision: str,
    paths: Sequence[str] | None,
    rules: Sequence[Path] | None,
    config: Config,
    jobs: int | None,
    cache: bool,
) -> tuple[Checked, frozenset[str]]:
    """The run with the findings that stood at `revision` taken out, and the paths of the articles that changed.

    A finding is new when no finding with its fingerprint stood then, and an article it speaks of has changed (or the
    rules have). Exit 2 where the revision cannot be had.
    """
    top = Path(_git(["rev-parse", "--show-toplevel"]).decode().strip())
    commit = _git(["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"]).decode().strip()
    before = _before(top, commit, paths, rules, config, jobs, cache)
    then = {article.id: _content(article) for article in before.articles}
    changed = {article.id for article in checked.articles if then.get(article.id) != _content(article)}
    stood = {finding.id for finding in [*before.report.findings, *(a.finding for a in before.sorted.aside)]}
    other_rules = [rule.spec for rule in before.rules] != [rule.spec for rule in checked.rules]

    def is_new(finding: Finding) -> bool:
        return finding.id not in stood and (other_rules or any(claim.article in changed for claim in finding.claims))

    report = replace(checked.report, findings=tuple(filter(is_new, checked.report.findings)))
    files = frozenset(article.path for article in checked.articles if article.id in changed and article.path)
    return replace(checked, report=report), files


def _content(article: Article) -> tuple[Any, ...]:
    return article.text, article.title, article.published, article.outlet, article.language


def _before(
    top: Path,
    commit: str,
    paths: Sequence[str] | None,
    rules: Sequence[Path] | None,
    config: Config,
    jobs: int | None,
    cache: bool,
) -> Checked:
    """The same check over the files of `commit`, with the configuration and rules they had."""
    with tempfile.TemporaryDirectory(prefix="reconcile-") as name:
        old = Path(name).resolve()
        with tarfile.open(fileobj=io.BytesIO(_git(["-C", str(top), "archive", "--format=tar", commit]))) as archive:
            archive.extractall(old, filter="data")
        move = _Move(top, old)
        settings = config
        if config.file and (file := move(config.file)) and Path(file).is_file():
            settings = load(Path(file))
        settings = settings.model_copy(
            update={"root": move(config.root) or config.root, "min_confidence": config.min_confidence}
        )
        asked = [moved for path in paths or () if (moved := move(path))]
        source = articles_of(asked or None, settings)
        corpus = Corpus(_Renamed(source, move))
        own = [Path(moved) if (moved := move(str(rule))) and Path(moved).exists() else rule for rule in rules or ()]
        kept = config.model_copy(update={"rules": settings.rules, "root": settings.root})
        return run_check(corpus, own, kept.model_copy(update={"cache": False}), jobs, cache, quiet=True)


@dataclass(frozen=True, slots=True)
class _Move:
    """Paths of the repository to the copy of it, and back."""

    top: Path
    old: Path

    def __call__(self, path: str) -> str | None:
        try:
            return str(self.old / Path(path).resolve().relative_to(self.top.resolve()))
        except ValueError:
            return None

    def back(self, path: str) -> str:
        real = self.top / Path(path).resolve().relative_to(self.old)
        return str(real.relative_to(Path.cwd())) if real.is_relative_to(Path.cwd()) else str(real)


@dataclass(slots=True)
class _Renamed:
    """Articles of the copy under the paths they have in the repository."""

    source: Corpus
    move: _Move

    @property
    def problems(self) -> Sequence[Problem]:
        return ()

    def __iter__(self) -> Iterator[Article]:
        for article in self.source:
            yield replace(article, path=self.move.back(article.path)) if article.path else article


def _git(arguments: list[str]) -> bytes:
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        fail("--since needs git, which is not installed")
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        why = said[-1] if said else "no such revision here; a shallow clone lacks older ones (fetch-depth: 0)"
        fail(f"--since: {why}")
    return done.stdout
