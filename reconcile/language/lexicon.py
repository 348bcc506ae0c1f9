"""Measures and counted classes, compiled from the topic files in rules/ for one language at a time.

A topic file says which words speak of a measure and how they bind the number: `verbs` act on what is counted
(its object, or the subject of a passive), `intransitive` verbs have it as their subject, `nouns` name the event
(освобождение 52 человек), `people` are themselves the counted (58 погибших), `members` too, but only where the
clause says that they are there (остаются 900 заключенных), `adjectives` are said of it (18 dead), `values` bind a
number with the measure's unit (22 years in prison), `hints` do so where the sentence speaks of the measure anyway,
`phrases` are several lemmas in order, `about` words only make a sentence speak of the measure, for its hints.
All are lemmas in normal form (lower case, ё as е). In a phrase `a|b` stands for either word, a closing … says that the
number follows at once («в обмен на …»), an opening = that no verb says what they do there ("14 in hospital"); a phrase
among the hints holds only where a hint would.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from itertools import product
from pathlib import Path
from typing import Any

from reconcile.language.folder import rules_folder, topic_files
from reconcile.language.morphology import norm
from reconcile.model import Problem
from reconcile.yamlfile import load_shared

KINDS = ("verbs", "intransitive", "nouns", "people", "members", "adjectives", "values", "hints", "about", "phrases")


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured: its topic, how it behaves in time and which counted classes it takes ([] = any)."""

    id: str
    topic: str
    nature: str | None
    of: tuple[str, ...] = ()
    units: tuple[str, ...] = ()  # kinds of unit it takes (units.yaml: distance, duration …; money) or single units
    default: bool = False  # what a number with such a unit speaks of where nothing says otherwise
    ends: tuple[str, ...] = ()  # measures whose counted are counted here if both is said: the injured who died
    settled: bool = False  # told in the future it is no plan: a term that was handed down will be served

    def takes(self, unit: str) -> bool:
        """Can a number in this unit be of this measure?"""
        return unit in self.units or unit_kind(unit) in self.units


@dataclass(frozen=True, slots=True)
class Entry:
    """One word or phrase of one language that speaks of a measure."""

    measure: Measure
    kind: str  # one of KINDS
    words: tuple[str, ...]  # lemmas; one, unless a phrase
    source: str  # file:line, for --explain
    hint: bool = False  # a phrase that holds only where the sentence speaks of the measure anyway
    ahead: bool = False  # a phrase that stands right before the number
    verbless: bool = False  # a phrase of a clause without a verb, or with one of being


@dataclass(slots=True)
class Terms:
    """What one language has: entries by their first lemma, classes of nouns."""

    entries: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    classes: dict[str, tuple[str, ...]] = field(default_factory=dict)  # noun → ids of classes, first the closest
    phrases: dict[str, tuple[Entry, ...]] = field(default_factory=dict)  # first lemma of a phrase → phrases
    qualifiers: dict[str, tuple[str, ...]] = field(default_factory=dict)  # noun or adjective → what it narrows to

    def nouns_of(self, classes: Iterable[str]) -> list[str]:
        """The nouns of these classes, in the order of the topic files."""
        wanted = set(classes)
        return [noun for noun, ids in self.classes.items() if wanted & set(ids)]

    def find(self, lemma: str, *kinds: str) -> Entry | None:
        """The entry of one word, of the first kind asked for that has it."""
        found = self.entries.get(lemma, ())
        return next((e for kind in kinds for e in found if e.kind == kind), None)


@dataclass(slots=True)
class Lexicon:
    """Every measure and class of the topic files that were loaded."""

    measures: dict[str, Measure] = field(default_factory=dict)
    parents: dict[str, str | None] = field(default_factory=dict)  # class → its parent
    languages: dict[str, Terms] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def terms(self, code: str) -> Terms:
        """The words of one language; empty for a language no topic file knows."""
        return self.languages.get(code) or Terms()

    def by_unit(self, unit: str | None) -> Measure | None:
        """The measure a unit alone speaks of: percent is a share, RUB is money."""
        return next((m for m in self.measures.values() if m.default and m.takes(unit)), None) if unit else None

    def nearness(self, cls: str | None, wanted: Iterable[str]) -> int:
        """How close `cls` is to the nearest of `wanted`: 0 if it is one, less for each step up, -99 if below none."""
        steps = 0
        while cls is not None and steps < 16:
            if cls in wanted:
                return -steps
            cls, steps = self.parents.get(cls), steps + 1
        return -99

    def is_a(self, cls: str | None, wanted: str) -> bool:
        """Is `cls` the class `wanted`, or below it?"""
        for _ in range(16):
            if cls is None or cls == wanted:
                return cls == wanted
            cls = self.parents.get(cls)
        return False

    def is_person(self, noun: str, terms: Terms) -> bool:
        """Can the noun (a lemma of the language of `terms`) be somebody, as far as the topic files know it?"""
        return any(self.is_a(cls, "person") for cls in terms.classes.get(noun, ()))


def load_lexicon(paths: Iterable[str | Path] | None = None) -> Lexicon:
    """Measures and classes of the topic files under `paths`. Faults become `problems`, never exceptions."""
    return _shipped() if paths is None else of_files(tuple(str(p) for p in topic_files(paths)))


@lru_cache(maxsize=1)
def _shipped() -> Lexicon:
    return of_files(tuple(str(p) for p in topic_files([rules_folder()])))


@lru_cache(maxsize=1)
def _moneys() -> dict[str, frozenset[str]]:
    """Name of money that several countries share → the codes that it may stand for."""
    rows = load_shared(str(resources.files("reconcile.language") / "units.yaml")).data["units"]
    return {name: frozenset(row["of"]) for name, row in rows.items() if isinstance(row, dict) and "of" in row}


@lru_cache(maxsize=1)
def _unit_kinds() -> dict[str, str]:
    file = load_shared(str(resources.files("reconcile.language") / "units.yaml"))
    data = file.data or {}
    kinds = {name: str(body.get("kind")) for name, body in (data.get("units") or {}).items() if isinstance(body, dict)}
    return dict.fromkeys(data.get("currencies") or (), "money") | kinds


def unit_kind(unit: str) -> str:
    """The kind of a unit: distance, duration, share …; money for a currency code."""
    return _unit_kinds().get(unit) or ("money" if len(unit) == 3 and unit.isupper() else "")


def one_money(unit: str | None, other: str | None) -> bool:
    """May two names of money be one: crowns and Swedish kronor?"""
    return any(b in _moneys().get(a or "", ()) for a, b in ((unit, other), (other, unit)))


@lru_cache(maxsize=8)
def of_files(files: tuple[str, ...]) -> Lexicon:
    """Measures and classes of these topic files, in this order."""
    lexicon = Lexicon()
    for name in files:
        file = load_shared(name)
        lexicon.problems += file.problems
        if isinstance(file.data, dict):
            _add_classes(lexicon, file.data.get("classes"))
            _add_measures(lexicon, file.data, Path(name).name, file.line)
    for terms in lexicon.languages.values():
        _close(terms, lexicon)
    return lexicon


def _add_classes(lexicon: Lexicon, classes: Any) -> None:
    for cls, body in (classes or {}).items():
        if not isinstance(body, dict):
            continue
        lexicon.parents[cls] = body.get("parent") or lexicon.parents.get(cls)
        for code, nouns in body.items():
            if not isinstance(nouns, list):
                continue
            terms = lexicon.languages.setdefault(code, Terms())
            for noun in (norm(str(n)) for n in nouns):
                if body.get("qualifier"):
                    terms.qualifiers[noun] = (*terms.qualifiers.get(noun, ()), str(body["qualifier"]))
                if body.get("parent") or not body.get("qualifier"):
                    terms.classes[noun] = (*terms.classes.get(noun, ()), cls)


def _add_measures(lexicon: Lexicon, data: dict[str, Any], name: str, line: Any) -> None:
    topic = str(data.get("topic") or name.removesuffix(".yaml"))
    for key, body in (data.get("measures") or {}).items():
        if not isinstance(body, dict):
            continue
        id = str(key).partition("/")[0]  # `released/prisoner` adds words that hold for a narrower class
        measure = Measure(
            id,
            topic,
            body.get("nature"),
            tuple(body.get("of") or ()),
            tuple(body.get("units") or ()),
            bool(body.get("default")),
            tuple(body.get("ends") or ()),
            bool(body.get("settled")),
        )
        lexicon.measures.setdefault(id, measure)
        for code, words in body.items():
            if not isinstance(words, dict):
                continue
            terms = lexicon.languages.setdefault(code, Terms())
            source = f"{name}:{line('measures', key, code)}"
            for kind in KINDS:
                for text in words.get(kind) or ():
                    for entry in _alternatives(measure, kind, str(text), source):
                        _put(terms, entry)


def _alternatives(measure: Measure, kind: str, text: str, source: str) -> Iterator[Entry]:
    """The entries that one text of a topic file stands for: one for each choice among its alternatives."""
    ahead, verbless = text.endswith("…"), text.startswith("=")
    for lemmas in product(*(norm(w).split("|") for w in text.strip("…=").split())):
        single = len(lemmas) == 1
        hint = kind == "hints" and not single
        yield Entry(measure, kind if single else "phrases", lemmas, source, hint, ahead, verbless)


def _put(terms: Terms, entry: Entry) -> None:
    table = terms.phrases if entry.kind == "phrases" else terms.entries
    table[entry.words[0]] = (*table.get(entry.words[0], ()), entry)


def _close(terms: Terms, lexicon: Lexicon) -> None:
    """The deepest class of a noun comes first."""

    def depth(cls: str | None) -> int:
        n = 0
        while cls is not None and n < 16:
            cls, n = lexicon.parents.get(cls), n + 1
        return n

    for noun, classes in terms.classes.items():
        terms.classes[noun] = tuple(sorted(dict.fromkeys(classes), key=lambda c: (-depth(c), c)))
