"""A small corpus in which two articles contradict each other once."""

from __future__ import annotations

from pathlib import Path

import pytest

HEAD = "---\ndate: {date}\nsource: {source}\nlang: en\ntitle: {title}\n---\n"
FIRST = HEAD.format(date="2025-03-05", source="North Post", title="Fire in Port Lansing") + (
    "A fire in a warehouse in Port Lansing killed 12 people on Tuesday, 4 March, police said.\n"
)
SECOND = HEAD.format(date="2025-03-05", source="South Post", title="Port Lansing mourns") + (
    "The fire in a warehouse in Port Lansing killed 15 people on Tuesday, 4 March, officials said.\n"
)
SAME = SECOND.replace("15 people", "12 people")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """`articles/` with two articles that give 12 and 15 dead for one fire."""
    folder = tmp_path / "corpus"
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "a.md").write_text(FIRST, encoding="utf-8")
    (folder / "articles" / "b.md").write_text(SECOND, encoding="utf-8")
    return folder
