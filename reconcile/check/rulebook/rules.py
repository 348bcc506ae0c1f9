"""Rules: read from topic files, laid over one another, checked against the schema of their kind.

The shipped rules are the first layer, each `--rules` path one more. A rule in a later layer with the id of an earlier
one overrides the fields it names; `extends: id` starts a new rule from the fields of another. Every fault is a Problem
with file, line and one sentence, and leaves out its own rule only.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from reconcile.check.kinds import load_kind, names
from reconcile.check.rulebook.schema import RuleSpec
from reconcile.language.folder import rules_folder, topic_files
from reconcile.model import Problem
from reconcile.yamlfile import YamlFile, load_shared

TOPIC_KEYS = ("topic", "description", "classes", "measures", "rules")
MAX_RULES = 20_000
RULE_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")


@dataclass(frozen=True)
class Rule:
    """One rule, ready to run. `overrides` and `extends` say where it comes from besides its own file."""

    id: str
    kind: str
    topic: str
    pack: str
    path: str
    line: int
    spec: RuleSpec
    shipped: bool = True
    overrides: str | None = None  # file:line of the rule it overrides
    extends: str | None = None  # id of the rule it starts from
    named: frozenset[str] = frozenset()  # measures that rules of this kind name, for `measure: other`; set when run

    @property
    def severity(self) -> str:
        return self.spec.severity


@dataclass(frozen=True)
class RuleSet:
    """Rules in the order of their files, and what was wrong with the others."""

    rules: tuple[Rule, ...] = ()
    problems: tuple[Problem, ...] = ()

    def get(self, id: str) -> Rule | None:
        return next((r for r in self.rules if r.id == id), None)

    def named_measures(self, kind: str) -> frozenset[str]:
        """Measures that a rule of this kind names, so that `measure: other` knows what is left."""
        specs = (r.spec for r in self.rules if r.kind == kind and r.spec.enabled)
        return frozenset(m for s in specs for m in s.measures() if m != "other")


@dataclass(slots=True)
class _Raw:
    """A rule as written, before its kind has looked at it."""

    id: str
    data: dict[str, Any]
    file: YamlFile
    topic: str
    pack: str
    shipped: bool
    overrides: str | None = None
    lines: dict[str, tuple[str, int]] = field(default_factory=dict)  # field → where it was written last

    @property
    def line(self) -> int:
        return self.file.line("rules", self.id)

    def where(self, key: str) -> tuple[str, int]:
        return self.lines.get(key, (self.file.path, self.line))


def load_rules(paths: Iterable[str | Path] | None = None, shipped: bool = True) -> RuleSet:
    """The shipped rules and those of `paths` (files or folders) over them. Never raises for what a file holds."""
    problems: list[Problem] = []
    raw: dict[str, _Raw] = {}
    if shipped:
        _layer(raw, [rules_folder()], True, problems)
    for path in paths or ():
        _layer(raw, [path], False, problems)
    rules = [rule for item in raw.values() if (rule := _finish(item, raw, problems))]
    return RuleSet(tuple(rules), tuple(problems))


def _layer(raw: dict[str, _Raw], paths: Iterable[str | Path], shipped: bool, problems: list[Problem]) -> None:
    """Lay the rules of `paths` over those already read."""
    layer: dict[str, _Raw] = {}
    files = topic_files(paths)
    if not files:
        problems.extend(Problem(str(p), None, "no rule files (*.yaml) in this folder") for p in paths)
    for path in files:
        file = load_shared(path)
        problems.extend(file.problems)
        for item in _topic(file, path, shipped, problems):
            if item.id in layer:
                first = layer[item.id]
                problems.append(
                    _problem(item, f"rule '{item.id}' is already defined in {first.file.path}:{first.line}")
                )
            elif len(layer) >= MAX_RULES:
                problems.append(_problem(item, f"more than {MAX_RULES} rules: the rest is left out"))
                break
            else:
                layer[item.id] = _over(raw.get(item.id), item)
    raw.update(layer)


def _topic(file: YamlFile, path: Path, shipped: bool, problems: list[Problem]) -> Iterable[_Raw]:
    """The rules of one topic file."""
    data = file.data
    if data is None:
        return
    if not isinstance(data, dict):
        problems.append(Problem(file.path, 1, "a topic file is a mapping with 'topic', 'description' and 'rules'"))
        return
    for key in data:
        if key not in TOPIC_KEYS:
            problems.append(Problem(file.path, file.line(key), f"unknown key '{key}'{hint(key, TOPIC_KEYS)}"))
    rules = data.get("rules")
    if rules is None:
        return
    if not isinstance(rules, dict):
        problems.append(Problem(file.path, file.line("rules"), "'rules' is a mapping of rule ids to rules"))
        return
    topic = str(data.get("topic") or path.stem)
    for id, body in rules.items():
        item = _Raw(str(id), body if isinstance(body, dict) else {}, file, topic, path.parent.name, shipped)
        if not isinstance(body, dict):
            problems.append(_problem(item, f"rule '{id}' is a mapping with at least 'kind' and 'description'"))
        elif not RULE_ID.match(item.id):
            problems.append(
                _problem(item, f"rule id '{id}': small letters, digits and hyphens, like released-disagree")
            )
        else:
            item.lines = {str(k): (file.path, file.line("rules", id, k)) for k in body}
            yield item


def _over(earlier: _Raw | None, item: _Raw) -> _Raw:
    """A rule of a later layer keeps what the earlier one says and it does not."""
    if earlier is None:
        return item
    item.data = {**earlier.data, **item.data}
    item.lines = {**earlier.lines, **item.lines}
    item.overrides = f"{earlier.file.path}:{earlier.line}"
    return item


def _finish(item: _Raw, raw: dict[str, _Raw], problems: list[Problem]) -> Rule | None:
    """Resolve `extends`, then let the kind check the fields."""
    base = item.data.get("extends")
    data = _extended(item, raw, problems)
    if data is None:
        return None
    kind = data.get("kind")
    if kind not in names():
        said = f"unknown kind '{kind}'{hint(str(kind), names())}" if kind else "the rule has no 'kind'"
        path, line = item.where("kind")
        problems.append(Problem(path, line, f"rule '{item.id}': {said}"))
        return None
    try:
        spec = load_kind(kind).params.model_validate(data)
    except ValidationError as e:
        problems.extend(_faults(item, e, load_kind(kind).params))
        return None
    return Rule(
        item.id, kind, item.topic, item.pack, item.file.path, item.line, spec, item.shipped, item.overrides,
        str(base) if base else None,
    )  # fmt: skip


def _extended(item: _Raw, raw: dict[str, _Raw], problems: list[Problem]) -> dict[str, Any] | None:
    """The fields of a rule with those of the rules it extends beneath; None for a cycle or an unknown rule."""
    chain, seen = [item], [item.id]
    while (base := chain[-1].data.get("extends")) is not None:
        last = chain[-1]
        path, line = last.where("extends")
        if base in seen:
            path, line = item.where("extends")
            problems.append(Problem(path, line, f"rule '{item.id}' extends itself: {' → '.join([*seen, str(base)])}"))
            return None
        if not isinstance(base, str) or base not in raw:
            near = hint(str(base), raw)
            problems.append(Problem(path, line, f"rule '{last.id}' extends '{base}', which is not there{near}"))
            return None
        seen.append(base)
        chain.append(raw[base])
    data: dict[str, Any] = {}
    for link in reversed(chain):
        data.update(link.data)
    data.pop("extends", None)
    return data


def _faults(item: _Raw, error: ValidationError, params: type[RuleSpec]) -> Iterable[Problem]:
    """What pydantic found, one sentence each, at the line of the field."""
    for fault in error.errors():
        where = [x for x in fault["loc"] if isinstance(x, str)]
        key = where[0] if where else ""
        path, line = item.where(key)
        if path == item.file.path:
            line = item.file.line("rules", item.id, *fault["loc"])
        if fault["type"] == "extra_forbidden":
            message = f"unknown key '{where[-1]}'{hint(where[-1], list(params.model_fields))}"
        elif fault["type"] == "missing":
            message = f"'{'.'.join(where)}' is missing"
        else:
            message = f"'{'.'.join(map(str, fault['loc']))}': {fault['msg'].lower()}, not {str(fault['input'])[:60]!r}"
        yield Problem(path, line, f"rule '{item.id}': {message}")


def hint(word: str, known: Iterable[str]) -> str:
    """ "; did you mean 'x'?" where a known word is close, else nothing."""
    close = difflib.get_close_matches(word, list(known), 1, 0.6)
    return f"; did you mean '{close[0]}'?" if close else ""


def _problem(item: _Raw, message: str) -> Problem:
    return Problem(item.file.path, item.line, message)
