"""A Report as text for people and machines: one module a format in `formats/`, found by its name."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
from collections.abc import Iterator, Mapping
from types import ModuleType

from reconcile.model import Report
from reconcile.report import formats
from reconcile.report.options import Hidden, RenderOptions, RuleNote

__all__ = ["FORMATS", "Hidden", "RenderOptions", "RuleNote", "render"]


class _Formats(Mapping[str, ModuleType]):
    """The formats by name. A module is imported when it is asked for, so that JSON does not pay for rich."""

    def __init__(self) -> None:
        self._names = tuple(sorted(module.name.rstrip("_") for module in pkgutil.iter_modules(formats.__path__)))

    def __getitem__(self, name: str) -> ModuleType:
        if name not in self._names:
            raise KeyError(name)
        # a trailing underscore keeps a module's name off one of the standard library's (json_ is "json")
        for module in (name, f"{name}_"):
            if importlib.util.find_spec(f"{formats.__name__}.{module}"):
                return importlib.import_module(f"{formats.__name__}.{module}")
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


FORMATS: Mapping[str, ModuleType] = _Formats()


def render(report: Report, name: str, options: RenderOptions | None = None) -> str:
    """`report` in the format `name`. KeyError for a name that is no format."""
    text: str = FORMATS[name].render(report, options or RenderOptions())
    return text
