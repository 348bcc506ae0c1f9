"""Rules run over what was linked: findings, checks that held, rules that had nothing to compare."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from typing import Any

from reconcile.check.across import select
from reconcile.check.kinds import load_kind
from reconcile.check.ledger import Ledger, Verdict
from reconcile.check.rulebook.rules import Rule, RuleSet, load_rules
from reconcile.language.morphology import norm
from reconcile.model import Claim, Finding

__all__ = ["Ledger", "Outcome", "Rule", "RuleSet", "load_rules", "run", "run_rule"]

LEVELS = ("possible", "likely", "certain")
SEVERITIES = ("note", "warning", "error")


@dataclass(frozen=True)
class Outcome:
    """What the rules said. `unmatched_rules`: ids of rules that neither found nor verified anything."""

    findings: tuple[Finding, ...]
    verified: tuple[Finding, ...]
    unmatched_rules: tuple[str, ...]
    notes: tuple[str, ...] = ()  # where a bound cut something off


def run(ledger: Ledger, ruleset: RuleSet, settings: Any = None) -> Outcome:
    """Every enabled rule over the ledger. The order of articles and rules never changes the result.

    `settings` may have `min_confidence` (possible, likely, certain): what is less sure is left out.
    """
    least = LEVELS.index(getattr(settings, "min_confidence", None) or "possible")
    findings: dict[str, Finding] = {}
    verified: dict[str, Finding] = {}
    unmatched = []
    for rule in ruleset.rules:
        if not rule.spec.enabled:
            continue
        said, held = run_rule(ledger, rule, ruleset)
        findings.update((f.id, f) for f in said if LEVELS.index(f.confidence) >= least)
        verified.update((f.id, f) for f in held)
        if not said and not held:
            unmatched.append(rule.id)
    cut = select.note(ledger)
    return Outcome(_once(_sorted(findings)), _sorted(verified), tuple(sorted(unmatched)), (cut,) if cut else ())


def run_rule(ledger: Ledger, rule: Rule, ruleset: RuleSet) -> tuple[list[Finding], list[Finding]]:
    """What one rule finds and what it verifies, whether it is enabled or not."""
    ready = replace(rule, named=ruleset.named_measures(rule.kind))
    found: tuple[list[Finding], list[Finding]] = ([], [])
    for verdict in load_kind(rule.kind).run(ledger, ready):
        found[verdict.held].append(_finding(ready, verdict))
    return found


def _finding(rule: Rule, verdict: Verdict) -> Finding:
    """A verdict with the rule's name, severity and words, and a fingerprint."""
    severity = verdict.severity or rule.severity
    if verdict.confidence == "possible":
        severity = "note"
    kind = verdict.kind or rule.kind
    return Finding(
        id=fingerprint(rule.id, kind, verdict.claims),
        rule=rule.id,
        kind=kind,
        severity="note" if verdict.held else severity,
        message=_worded(rule, verdict),
        claims=verdict.claims,
        fact=verdict.fact.id or None if verdict.fact else None,
        explanation=verdict.explanation,
        reconciled=verdict.reconciled,
        confidence=verdict.confidence,
        evidence_for=verdict.evidence_for,
        evidence_against=verdict.evidence_against,
        evidence=verdict.evidence,
        settle=verdict.settle,
        label=verdict.label or (verdict.fact.label if verdict.fact else ""),
    )


def _worded(rule: Rule, verdict: Verdict) -> str:
    """The rule's own message, its placeholders filled; without one the check's."""
    if not rule.spec.message or verdict.held:
        return verdict.message
    fields = {
        "message": verdict.message,
        "label": verdict.label or (verdict.fact.label if verdict.fact else ""),
        "values": ", ".join(dict.fromkeys(c.quote for c in verdict.claims)),
        "outlets": ", ".join(dict.fromkeys(c.outlet or c.article for c in verdict.claims)),
        "reconciled": "–".join(f"{v:g}" for v in dict.fromkeys((verdict.reconciled or {}).values()) if v is not None),
    }
    return re.sub(r"\{(\w+)\}", lambda m: fields.get(m[1], m[0]), rule.spec.message)


def fingerprint(rule: str, kind: str, claims: tuple[Claim, ...]) -> str:
    """Twelve hex digits of the rule and what its claims say: not of lines, offsets, order or our wording."""
    said = sorted(f"{c.article}|{c.part}|{_squeezed(c.sentence)}|{_squeezed(c.quote)}" for c in claims)
    return hashlib.sha256("\n".join([rule, kind, *said]).encode()).hexdigest()[:12]


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", " ", norm(text)).strip()


def _once(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Without what a second rule of the kind says of the same claims, less gravely: `findings` the gravest first."""
    first: dict[tuple[str, frozenset[str]], Finding] = {}
    for f in findings:
        first.setdefault((f.kind, frozenset(c.id for c in f.claims)), f)
    return tuple(first.values())


def _sorted(findings: dict[str, Finding]) -> tuple[Finding, ...]:
    """The gravest first, then by rule and id: an order that does not depend on that of the articles."""
    return tuple(
        sorted(
            findings.values(),
            key=lambda f: (-SEVERITIES.index(f.severity), -LEVELS.index(f.confidence), f.kind, f.rule, f.id),
        )
    )
