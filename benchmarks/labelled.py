"""The labelled small stories of tests/unseen, as the scripts that fit weights read them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

import reconcile
from reconcile.model import Article, Claim

UNSEEN = Path(__file__).parents[1] / "tests" / "unseen"


class Story(NamedTuple):
    """A labelled corpus: its set, its articles, the names its labels give them, and those labels."""

    set: str
    articles: list[Article]
    files: dict[str, str]  # article id → name in the labels
    labels: list[dict[str, Any]]


def stories(corpora: Iterable[str], cases: Mapping[str, int]) -> Iterator[Story]:
    """Those of some folders and files of tests/unseen; of a file one line of so many."""
    for name in corpora:
        yield from of_folder(UNSEEN / name)
    for name, step in cases.items():
        yield from of_cases(UNSEEN / f"{name}.jsonl", step)


def of_folder(folder: Path) -> Iterator[Story]:
    """The corpora of a folder."""
    for path in sorted(folder.glob("*/expected.yaml")):
        articles = list(reconcile.read([path.parent]))
        labels = yaml.safe_load(path.read_text(encoding="utf-8")).get("discrepancies") or []
        yield Story(folder.name, articles, {a.id: Path(a.path or "").name for a in articles}, labels)


def of_cases(file: Path, step: int) -> Iterator[Story]:
    """The miniature cases of a file, one of so many."""
    for row in lines(file, step):
        sides = [(a["file"], a["text"], a["date"], a["outlet"], a["lang"]) for a in row["articles"]]
        label = [{**row["discrepancy"], "kind": row["kind"]}] if row["discrepancy"] else []
        yield Story(file.stem, [article(*s) for s in sides], {s[0]: s[0] for s in sides}, label)


def more(path: Path) -> Iterator[Story]:
    """The stories of another set: of a folder all, of a file of cases the odd lines."""
    return of_folder(path) if path.is_dir() else of_cases(path, 2)


def lines(file: Path, step: int) -> Iterator[dict[str, Any]]:
    return map(json.loads, file.read_text(encoding="utf-8").splitlines()[::step])


def article(id: str, text: str, date: str | None, outlet: str | None, language: str) -> Article:
    published = dt.date.fromisoformat(date) if date else None
    return Article(id=id, text=text, published=published, outlet=outlet or "", language=language)


def at(story: Story, claims: list[Claim], place: dict[str, str]) -> set[str]:
    """Ids of the figures in the stretch of text that a label names."""
    found = set()
    for a in story.articles:
        start = a.text.find(place["quote"]) if story.files[a.id] == place["file"] else -1
        end = start + len(place["quote"])
        found |= {c.id for c in claims if start >= 0 and c.article == a.id and c.start < end and start < c.end}
    return found
