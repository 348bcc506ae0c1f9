"""What is wrong or doubtful with rules beyond their schema: measures nobody knows, rules that can never match."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from reconcile.check.rulebook.cases import Case
from reconcile.check.rulebook.rules import Rule, RuleSet, hint
from reconcile.check.rulebook.schema import OTHER
from reconcile.model import Problem

_PLACEHOLDERS = ("message", "label", "values", "outlets", "reconciled")


def lint(
    ruleset: RuleSet, measures: Mapping[str, Iterable[str]], classes: Iterable[str], cases: Iterable[Case] = ()
) -> list[Problem]:
    """Problems of rules that load. `measures`: each known measure and the languages that have words for it."""
    known_classes = set(classes)
    cased: dict[str, set[str]] = {}
    for case in cases:
        if not case.todo:
            cased.setdefault(case.rule, set()).add(case.want)
    out: list[Problem] = []
    for rule in ruleset.rules:
        out += (
            Problem(rule.path, rule.line, f"rule '{rule.id}': {said}")
            for said in _doubts(rule, measures, known_classes)
        )
        missing = [w for w in ("flag", "ok") if w not in cased.get(rule.id, ())]
        if missing and rule.spec.enabled:
            said = f"rule '{rule.id}' has no {' and no '.join(missing)} case in its test file"
            out.append(Problem(rule.path, rule.line, said))
    known = {rule.id for rule in ruleset.rules}
    for id in sorted(set(cased) - known):
        first = next(c for c in cases if c.rule == id)
        out.append(Problem(first.path, first.line, f"cases for rule '{id}', which is not there{hint(id, known)}"))
    return out


def _doubts(rule: Rule, measures: Mapping[str, Iterable[str]], classes: set[str]) -> Iterable[str]:
    for measure in rule.spec.measures():
        if measure == OTHER:
            continue
        if measure not in measures:
            yield f"no topic file knows the measure '{measure}'{hint(measure, measures)}; the rule can never match"
        elif not list(measures[measure]):
            yield f"the measure '{measure}' has no words in any language; the rule can never match"
    for counted in rule.spec.counted:
        if counted not in classes and counted.islower() and re.fullmatch(r"[a-z_]+", counted):
            yield f"no topic file knows the counted class '{counted}'{hint(counted, classes)}"
    both = set(rule.spec.sources.only) & set(rule.spec.sources.leave_out)
    if both:
        yield f"'{min(both)}' is both asked for and left out; the rule can never match"
    for name in re.findall(r"\{(\w+)\}", rule.spec.message):
        if name not in _PLACEHOLDERS:
            yield f"unknown placeholder '{{{name}}}' in 'message'{hint(name, _PLACEHOLDERS)}"
    if not rule.spec.why or rule.spec.example is None:
        yield "say why it matters ('why') and give an 'example' of what is flagged and what is fine"
