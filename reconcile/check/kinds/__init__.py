"""Kinds of check, one module each, found by its name: a file here is all that a new kind takes.

A kind has a class `Params(RuleSpec)`, the fields its rules may have, and a function
`run(ledger, rule) -> Iterator[Verdict]`: pure, in a fixed order, never raising for what the text holds.
Its first docstring line is the one the catalogue shows. A Verdict with `held` is a check that ran and held.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reconcile.check.ledger import Ledger, Verdict
from reconcile.check.rulebook.schema import RuleSpec

if TYPE_CHECKING:
    from reconcile.check.rulebook.rules import Rule


class Kind(NamedTuple):
    """One kind of check."""

    name: str
    params: type[RuleSpec]
    run: Callable[[Ledger, Rule], Iterator[Verdict]]
    summary: str


@cache
def names() -> tuple[str, ...]:
    """Every kind there is a module for."""
    return tuple(sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")))


@cache
def load_kind(name: str) -> Kind:
    """The kind of that name. Raises LookupError where there is no such module."""
    if name not in names():
        raise LookupError(f"no kind of check is called '{name}'; there are: {', '.join(names())}")
    module = importlib.import_module(f"{__name__}.{name}")
    summary = (module.__doc__ or name).strip().splitlines()[0]
    return Kind(name, module.Params, module.run, summary)
