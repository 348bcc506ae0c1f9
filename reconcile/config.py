"""One small Config: where it is found, what it may say, and faults with file and line."""

from __future__ import annotations

import difflib
import re
import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from reconcile.model import Problem

NAME = "reconcile.toml"
Severity = Literal["error", "warning", "note"]
Threshold = Literal["error", "warning", "note", "never"]
Confidence = Literal["certain", "likely", "possible"]
Policy = Literal["range", "majority", "newest", "weighted"]


class ConfigError(ValueError):
    """The configuration cannot be used; `problems` say where and why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(f"{p.path}:{p.line or 1}: {p.message}" for p in problems))
        self.problems = problems


class Config(BaseModel):
    """Settings of one corpus. Paths in the file are relative to the file; `root` is its folder."""

    model_config = ConfigDict(extra="forbid")

    paths: list[str] = Field(default=["."], description="What is read when the command line names nothing")
    exclude: list[str] = Field(default=[], description="Patterns, as in .gitignore, of files that are never read")
    rules: list[str] = Field(default=[], description="Files and folders of rules, added to the shipped ones")
    disable: list[str] = Field(default=[], description="Ids of rules that do not run")
    severity: dict[str, Severity] = Field(default={}, description="Another severity for a rule, by its id")
    fail_on: Threshold = Field(default="error", description="Lowest severity that gives exit code 1")
    min_confidence: Confidence = Field(default="possible", description="Findings below it are left out")
    policy: Policy = Field(default="range", description="How the sources' values become one interval")
    outlets: dict[str, float] = Field(default={}, description="Weight of an outlet under the policy weighted; 1 else")
    weights: dict[str, float] = Field(default={}, description="Weight of a feature of links, by its name")
    baseline: str | None = Field(default=None, description="File of known findings that do not count")
    decisions: str = Field(default="reconcile-decisions.yaml", description="File of reviewed findings")
    cache: bool = Field(default=True, description="Keep what was extracted, so that a second run reads what changed")

    root: str = Field(default=".", exclude=True, description="Folder of the configuration; not a key of the file")
    file: str | None = Field(default=None, exclude=True, description="The file it was read from, if any")

    def path(self, name: str) -> Path:
        """A path of the configuration, from the folder of its file; short where the working folder holds it."""
        full = Path(self.root) / name
        here = Path.cwd()
        return full.relative_to(here) if full != here and full.is_relative_to(here) else full


_KEYS = tuple(name for name in Config.model_fields if name not in ("root", "file"))


def load_config(path: str | Path | None = None, start: str | Path = ".") -> Config:
    """The configuration in `path`, or the nearest from `start` up to the repository root, or the defaults.

    A folder's `reconcile.toml` comes before its `pyproject.toml` with `[tool.reconcile]`; one file counts, nothing is
    merged. Raises ConfigError.
    """
    if path is not None:
        return _load(Path(path))
    here = Path(start).resolve()
    for folder in (here, *here.parents):
        if (folder / NAME).is_file():
            return _load(folder / NAME)
        if (folder / "pyproject.toml").is_file() and "[tool.reconcile" in _text(folder / "pyproject.toml"):
            return _load(folder / "pyproject.toml")
        if (folder / ".git").exists():
            return Config(root=str(folder))
    return Config(root=str(here))


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return ""


def _load(file: Path) -> Config:
    shown = _shown(file)
    try:
        text = file.read_text(encoding="utf-8-sig")
        data = tomllib.loads(text)
    except OSError as fault:
        raise ConfigError([Problem(shown, None, f"cannot be read: {fault.strerror}")]) from fault
    except (UnicodeDecodeError, RecursionError) as fault:
        raise ConfigError([Problem(shown, None, "not a TOML file in UTF-8")]) from fault
    except tomllib.TOMLDecodeError as fault:
        m = re.search(r"\(at line (\d+)", str(fault))
        line = int(m.group(1)) if m else None
        raise ConfigError([Problem(shown, line, f"not valid TOML: {str(fault).split(' (at')[0]}")]) from fault
    table = ""
    if file.name == "pyproject.toml":
        data, table = data.get("tool", {}).get("reconcile", {}), "tool.reconcile"
    problems = [Problem(shown, _line(text, table, key), _unknown(key)) for key in data if key not in _KEYS]
    known = {key: value for key, value in data.items() if key in _KEYS}
    try:
        config = Config(**known)
    except ValidationError as fault:
        for error in fault.errors():
            where = [str(part) for part in error["loc"]]
            message = f"'{'.'.join(where)}': {_wanted(error)}"
            problems.append(Problem(shown, _line(text, table, where[0], where[-1]), message))
        raise ConfigError(problems) from fault
    if problems:
        raise ConfigError(problems)
    return config.model_copy(update={"root": str(file.resolve().parent), "file": str(file.resolve())})


def _shown(file: Path) -> str:
    try:
        return file.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return file.as_posix()


def _unknown(key: str) -> str:
    close = difflib.get_close_matches(key.replace("-", "_"), _KEYS, n=1)
    return f"unknown key '{key}': " + (f"did you mean '{close[0]}'?" if close else f"there are {', '.join(_KEYS)}")


def _wanted(error: Any) -> str:
    message = str(error["msg"])
    given = error.get("input")
    written = f", not {given!r}" if isinstance(given, str | int | float | bool) else ""
    return message[0].lower() + message[1:] + written


def _line(text: str, table: str, key: str, inner: str = "") -> int | None:
    """Line of `key = ` in `table` (or of `[table.key]`, and of `inner` in it): tomllib keeps none."""
    section, first = "", None
    for number, line in enumerate(text.split("\n"), start=1):
        row = line.strip()
        if m := re.match(r"\[+\s*([^\]]+?)\s*\]", row):
            section = m.group(1).replace('"', "")
            if section == f"{table}.{key}".strip("."):
                first = number
        elif m := re.match(r"[\"']?([\w-]+)[\"']?\s*[=.]", row):
            if section == table and m.group(1) == key:
                return number
            if first is not None and m.group(1) == inner:
                return number
    return first
