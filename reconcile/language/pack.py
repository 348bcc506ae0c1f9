"""Load a language pack. Each consumer compiles its own section, once, and validates it there."""

from __future__ import annotations

from functools import cache, cached_property
from importlib import resources
from typing import Any

from reconcile.language.morphology import Morphology, morphology
from reconcile.yamlfile import load_yaml


class Pack:
    """One language: `code` (ISO 639-1), its sections as plain data, its morphology. Compared by identity."""

    def __init__(self, code: str, data: dict[str, Any]) -> None:
        self.code = code
        self.data = data

    @cached_property
    def morph(self) -> Morphology:
        """Readings of its words; a dictionary is loaded when the first word is asked for, never for a list alone."""
        return morphology(self.section("morphology"), self.code)

    def section(self, name: str) -> dict[str, Any]:
        """A top-level section, empty if the pack has none."""
        return self.data.get(name) or {}

    def __repr__(self) -> str:
        return f"Pack({self.code})"


@cache
def available() -> tuple[str, ...]:
    """Codes of the languages that have a pack."""
    folder = resources.files("reconcile.language")
    names = (f.name for f in folder.iterdir())
    return tuple(sorted(n[:-5] for n in names if n.endswith(".yaml") and len(n) == 7))


@cache
def load_pack(code: str) -> Pack:
    """The pack of a language. Raises LookupError for a language without one, ValueError for a broken pack."""
    if code not in available():
        raise LookupError(f"no language pack for '{code}'; there are: {', '.join(available())}")
    file = load_yaml(str(resources.files("reconcile.language") / f"{code}.yaml"))
    if file.problems:
        first = file.problems[0]
        raise ValueError(f"{first.path}:{first.line}: {first.message}")
    return Pack(code, file.data or {})
