"""What a format may be told beyond the report itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reconcile.model import Finding


@dataclass(frozen=True, slots=True)
class RuleNote:
    """A rule in words, for formats that list the rules (SARIF) and for headings."""

    fail_on: str = "error"  # lowest severity that fails the run (junit: what is a failure)
    version: str = ""  # of reconcile, for formats that name their tool
    title: str = ""
    description: str = ""
    help: str = ""


@dataclass(frozen=True, slots=True)
class Hidden:
    """A finding kept out of the result, by what and why. Formats that know the idea (SARIF) still carry it."""

    finding: Finding
    by: str = "baseline"  # baseline | decision | ignore
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """Settings of the output. Every field has a default that suits a pipe."""

    width: int = 100  # columns of the terminal
    color: bool = False
    full: bool = False  # every line of the reasoning, and no cap on what is listed
    quiet: bool = False  # terminal: one line a finding and nothing else
    root: str | None = None  # the repository's root: paths under it are written relative to it
    texts: Mapping[str, str] = field(default_factory=dict)  # article id → its text (html shows a sentence in its place)
    changed: frozenset[str] = frozenset()  # paths a commit touched: the location a finding is shown at is in one
    hidden: tuple[Hidden, ...] = ()
    rules: Mapping[str, RuleNote] = field(default_factory=dict)
    fail_on: str = "error"  # lowest severity that fails the run (junit: what is a failure)
    version: str = ""  # of reconcile, for formats that name their tool
    title: str = "Fact check"  # heading of markdown and html
