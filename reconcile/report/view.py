"""The report as a reader meets it: findings grouped by fact, claims with their sentence cut to size.

Shared by the formats for people (terminal, markdown, html). Text here is still raw: each format escapes
by its own rules what it prints.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reconcile.check import words as check_words
from reconcile.model import PAIR, Claim, Fact, Finding, Report
from reconcile.report import words
from reconcile.report.options import RenderOptions
from reconcile.report.passages import Passage, passages, sides
from reconcile.report.safe import one_line

RANK = {"error": 0, "warning": 1, "note": 2}
CERTAINTY = {"certain": 0, "likely": 1, "possible": 2}


@dataclass(frozen=True, slots=True)
class Group:
    """Findings about one fact (or one finding that has none), the gravest first."""

    label: str
    fact: Fact | None
    findings: tuple[Finding, ...]


def weight(finding: Finding) -> tuple[int, int, int, str]:
    """Sort key: gravest first, then surest, then the one that most outlets are in, then the fingerprint."""
    outlets = {source(claim) for claim in finding.claims}
    return RANK.get(finding.severity, 3), CERTAINTY.get(finding.confidence, 1), -len(outlets), finding.id


def groups(report: Report, findings: Iterable[Finding] | None = None) -> list[Group]:
    """The findings by fact, the group with the gravest finding first."""
    facts = {fact.id: fact for fact in report.facts}
    together: dict[str, list[Finding]] = {}
    for finding in sorted(report.findings if findings is None else findings, key=weight):
        together.setdefault(finding.fact or f"finding:{finding.id}", []).append(finding)
    return [Group(label_of(found[0], facts.get(key)), facts.get(key), tuple(found)) for key, found in together.items()]


def label_of(finding: Finding, fact: Fact | None) -> str:
    """A heading for the finding: the fact's label, else what its first claim is about."""
    if finding.label or (fact and fact.label):
        return finding.label or (fact.label if fact else "")
    for claim in finding.claims[:1]:
        parts = [part for part in (claim.measure, claim.counted or claim.predicate, *claim.anchors[:2]) if part]
        return " · ".join([words.verdict_name(finding), *(parts or [claim.quote])])
    return finding.rule


def reasons(finding: Finding, fact: Fact | None, full: bool = False) -> list[tuple[str, str]]:
    """The verdict and its grounds as (name, text): the verdict first, what to do last, equal names together.

    Lines of the explanation that only repeat a sentence are left out: a reader has just seen it. So is
    what other policies would reconcile to, unless `full`.
    """
    rows = [(words.verdict_name(finding), words.verdict_text(finding))]
    seen = tuple(check_words.quoted(claim) for claim in finding.claims)
    why = [line for line in finding.explanation if line != finding.message and not line.endswith(seen)]
    rows += [("why", line) for line in why if full or not line.startswith("Reconciled by policy")]
    if full and finding.evidence:
        rows += _weighed(finding)
    else:
        rows += [("same thing?", f"for: {line}") for line in finding.evidence_for]
        rows += [("same thing?", f"against: {line}") for line in finding.evidence_against]
    if between := words.reconciled(finding, fact.unit if fact else None):
        policy = words.POLICIES.get(fact.policy, fact.policy) if fact else ""
        rows.append(("so far", f"{between} ({policy})" if policy else between))
    rows.append(("to settle", finding.settle or to_do(finding)))
    return rows


def _weighed(finding: Finding) -> Iterator[tuple[str, str]]:
    """What was weighed, with what it counted: whether the claims are of one thing, then whether they contradict."""
    for name, of_pair in (("same thing?", False), ("contradict?", True)):
        own = [e for e in finding.evidence if e.feature.startswith(PAIR) == of_pair]
        for e in sorted(own, key=lambda e: -abs(e.weight)):
            yield name, f"{'−' if e.weight < 0 else '+'}{abs(e.weight):.1f} {e.note}"


def message(finding: Finding) -> str:
    """The message under a heading that names its subject already."""
    return finding.message.removeprefix(f"{finding.label}: ")


def to_do(finding: Finding) -> str:
    """What a reader can do where the check names nothing better."""
    return "read both in their articles; if there is no conflict, record why with: reconcile review"


def claims_in_order(finding: Finding) -> list[Claim]:
    """Its claims, oldest first, undated last; in the order of the text within an article."""
    return sorted(finding.claims, key=claim_order)


def claim_order(claim: Claim) -> tuple[dt.date, str, bool, int]:
    """Sort key of a claim: date, article, the title before the text."""
    return claim.published or dt.date.max, claim.article, claim.part != "title", claim.start


def primary(finding: Finding, options: RenderOptions) -> Claim | None:
    """The claim to show the finding at: in a changed file, else in the newest article."""
    ordered = claims_in_order(finding)
    if not ordered:
        return None
    changed = [c for c in ordered if c.path and {c.path, shown_path(c.path, options)} & options.changed]
    if changed:
        return changed[0]
    newest = max((c.published or dt.date.min) for c in ordered)
    return next(c for c in ordered if (c.published or dt.date.min) == newest)


def verified(report: Report) -> list[Finding]:
    """Checks that held; sums and comparisons before what a calendar can tell."""
    return sorted(report.verified, key=lambda finding: finding.kind == "date")


def source(claim: Claim) -> str:
    """Who published it: the outlet, else the article's id."""
    return claim.outlet or claim.article


def shown_path(path: str | None, options: RenderOptions) -> str:
    """`path` relative to the repository's root, with forward slashes; as given where it lies elsewhere."""
    if not path:
        return ""
    if options.root:
        whole, root = Path(path).absolute(), Path(options.root).absolute()
        path = str(whole.relative_to(root)) if whole.is_relative_to(root) else path
    path = path.replace("\\", "/")
    return path[2:] if path.startswith("./") else path


def place(claim: Claim, options: RenderOptions) -> str:
    """`path:line:column`, or the article's id where it came from no file."""
    path = shown_path(claim.path, options)
    return f"{path}:{claim.line}:{claim.column}" if path else claim.article


def told(claim: Claim, size: int = 240) -> str:
    """A claim on one line of plain text: figure, outlet, day, speaker, sentence."""
    return told_passage(passages([claim], size)[0])


def told_passage(passage: Passage) -> str:
    """A passage on one line of plain text."""
    sentence = "".join(f"▸{text}◂" if is_claim else text for text, is_claim in passage.pieces)
    first = passage.first
    parts = (passage.values, source(first), words.day(first.published), passage.speakers)
    return one_line(" · ".join(part for part in parts if part) + ": " + sentence)


def paragraphs(finding: Finding, fact: Fact | None, most: int = 2) -> list[str]:
    """The finding as lines of plain text: `most` sentences a figure, the verdict on them, the grounds, what to do."""
    lines = []
    for side in sides(claims_in_order(finding), 240, most):
        lines += [told_passage(passage) for passage in side.shown]
        lines += [one_line(f"… {side.more}")] if side.more else []
    return lines + grounds(finding, fact)


def grounds(finding: Finding, fact: Fact | None) -> list[str]:
    """The verdict, its grounds and what to do, each on a line of plain text."""
    rows = reasons(finding, fact)
    return [one_line(f"{name} {text}" if name.endswith("?") else f"{name}: {text}") for name, text in rows]


def headline(finding: Finding) -> str:
    """One line that says what is found: the message, else the verdict."""
    return one_line(finding.message or words.verdict_text(finding))


def titles(report: Report) -> dict[str, str]:
    """The articles' titles by their ids, where they have one."""
    return {str(card["id"]): str(card["title"]) for card in report.articles if card.get("title")}


def facts_by_id(report: Report) -> dict[str | None, Fact]:
    """The facts, to be asked by `finding.fact`."""
    return {fact.id: fact for fact in report.facts}
