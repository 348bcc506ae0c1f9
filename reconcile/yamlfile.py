"""YAML with line numbers: data, where each key stands, and faults as Problems instead of exceptions.

Parsing is PyYAML's (libyaml where built in). Refused on top of it: duplicate keys, aliases (a handful of
lines of them can expand to gigabytes, and no file of ours needs one), nesting deeper than MAX_DEPTH.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from reconcile.model import Problem

MAX_DEPTH = 32
MAX_BYTES = 8_000_000
_BOOL, _STR = "tag:yaml.org,2002:bool", "tag:yaml.org,2002:str"


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML 1.2 truth values: on, off, yes and no are words (packs list them as words)."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != _BOOL]
    for first, found in Loader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver(_BOOL, re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))


@dataclass(slots=True)
class YamlFile:
    """What one file holds. `lines` maps a path of keys and indices to its 1-based line."""

    path: str
    data: Any = None
    lines: dict[tuple[str | int, ...], int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, *where: str | int) -> int:
        """Line of the deepest part of `where` that stands in the file."""
        for n in range(len(where), -1, -1):
            if where[:n] in self.lines:
                return self.lines[where[:n]]
        return 1


def load_yaml(path: str | Path, text: str | None = None) -> YamlFile:
    """Read `path` (or `text`, named `path` in problems). Never raises for what the file holds."""
    out = YamlFile(str(path))
    try:
        text = _read(path) if text is None else text
        loader = Loader(text)
        try:
            node = loader.get_single_node()
            out.data = _Builder(out, loader).build(node, ()) if node else None
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as e:
        mark = e.problem_mark or e.context_mark
        tabbed = "cannot start any token" in str(e.problem) or "'\\t'" in str(e.problem)
        rows = text.split("\n") if text and mark and tabbed else []
        hint = "; indent with spaces, not tabs" if mark and "\t" in "".join(rows[mark.line : mark.line + 1]) else ""
        out.problems.append(
            Problem(out.path, mark.line + 1 if mark else None, f"not valid YAML: {e.problem or e.context}{hint}")
        )
    except (yaml.YAMLError, ValueError, RecursionError) as e:
        out.problems.append(Problem(out.path, None, f"cannot be read as YAML: {e}"))
    except OSError as e:
        out.problems.append(Problem(out.path, None, e.strerror or str(e)))
    return out


def load_shared(path: str | Path) -> YamlFile:
    """As `load_yaml`, parsed once in a process for what the file holds: many ask for it, and nobody changes it."""
    try:
        return _parsed(str(path), _read(path))
    except (OSError, ValueError):
        return load_yaml(path)


@lru_cache(maxsize=64)
def _parsed(path: str, text: str) -> YamlFile:
    return load_yaml(path, text)


def _read(path: str | Path) -> str:
    raw = Path(path).read_bytes()
    if len(raw) > MAX_BYTES:
        raise ValueError(f"file is larger than {MAX_BYTES // 1_000_000} MB")
    return raw.decode("utf-8-sig")


class _Builder:
    """Turns the node tree into data, each node once."""

    def __init__(self, out: YamlFile, loader: Any) -> None:
        self.out, self.loader, self.seen = out, loader, set[int]()

    def fault(self, node: yaml.Node, message: str) -> None:
        self.out.problems.append(Problem(self.out.path, node.start_mark.line + 1, message))

    def build(self, node: yaml.Node, where: tuple[str | int, ...]) -> Any:
        if id(node) in self.seen:
            return self.fault(node, "YAML aliases (*name) are not used here: write the value out")
        if len(where) > MAX_DEPTH:
            return self.fault(node, f"nested deeper than {MAX_DEPTH} levels")
        self.seen.add(id(node))
        self.out.lines.setdefault(where, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, where)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*where, i)) for i, item in enumerate(node.value)]
        if node.tag == _STR:  # nearly all are
            return node.value
        try:
            return self.loader.construct_object(node)
        except (ValueError, OverflowError):  # looks like a date and is none (2025-13-45): the reader says so
            return node.value

    def mapping(self, node: yaml.MappingNode, where: tuple[str | int, ...]) -> dict[Any, Any]:
        data: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.fault(key_node, "a key must be a plain word")
                continue
            # "on", "no" and "2020" stay words: no pack means a truth value or a number by a key
            key = key_node.value
            if key in data:
                self.fault(key_node, f"duplicate key '{key}' (first on line {self.out.lines[(*where, key)]})")
                continue
            self.out.lines[(*where, key)] = key_node.start_mark.line + 1
            data[key] = self.build(value_node, (*where, key))
        return data
