"""Baseline, decisions, ignores and --since: each makes a known finding pass, none of them in silence."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Command

FERRY = (
    "---\ndate: 2025-05-06\nsource: {} Post\nlang: en\n---\n"
    "A ferry sank off Kirby Bay on Monday, 5 May: {} people drowned.\n"
)


def ids(command: Command, folder: Path, *more: str) -> list[str]:
    done = command("check", "articles", "--format", "json", *more, cwd=folder)
    return [finding["id"] for finding in json.loads(done.stdout)["findings"]]


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=t", "-c", "user.email=t@t.example")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def test_a_baseline_takes_known_findings_and_only_those(command: Command, corpus: Path) -> None:
    assert command("baseline", "write", "articles", cwd=corpus).returncode == 0
    known = ("--baseline", "reconcile-baseline.json")
    done = command("check", "articles", *known, cwd=corpus)
    assert done.returncode == 0
    assert "1 finding set aside" in done.stderr
    assert "toll-disagrees" in command("baseline", "show", cwd=corpus).stdout

    (corpus / "articles" / "c.md").write_text(FERRY.format("East", 31))
    (corpus / "articles" / "d.md").write_text(FERRY.format("West", 47))
    if len(new := ids(command, corpus, *known)) != 1:
        pytest.fail(f"expected the ferry alone to be new, got {new}")
    refused = command("baseline", "write", "articles", cwd=corpus)
    assert (refused.returncode, "--add" in refused.stderr, new[0] in refused.stderr) == (2, True, True)
    assert command("baseline", "write", "articles", "--add", cwd=corpus).returncode == 0
    assert ids(command, corpus, *known) == []

    for name in ("c.md", "d.md"):
        (corpus / "articles" / name).unlink()
    assert "no longer occur" in command("check", "articles", *known, cwd=corpus).stdout
    assert "1 taken out, 1 left" in command("baseline", "prune", "articles", cwd=corpus).stderr


def test_the_fingerprint_does_not_hang_on_lines(command: Command, corpus: Path) -> None:
    before = ids(command, corpus)
    file = corpus / "articles" / "b.md"
    file.write_text(file.read_text().replace("lang: en\n", "lang: en\nurl: https://south.example/fire\n\n"))
    assert ids(command, corpus) == before != []


def test_an_ignore_in_the_article(command: Command, corpus: Path) -> None:
    file = corpus / "articles" / "b.md"
    text = file.read_text()
    file.write_text(
        text.replace(
            "The fire", "<!-- reconcile-ignore toll-disagrees: South Post counts the injured too -->\nThe fire"
        )
    )
    done = command("check", "articles", cwd=corpus)
    assert (done.returncode, "1 finding set aside" in done.stderr) == (0, True)
    file.write_text(text.replace("The fire", "<!-- reconcile-ignore toll-disagrees -->\nThe fire"))
    done = command("check", "articles", cwd=corpus)
    assert (done.returncode, "gives no reason" in done.stdout) == (1, True)
    file.write_text(text.replace("The fire", "<!-- reconcile-ignore attendance-disagrees: why -->\nThe fire"))
    assert "covers no finding" in command("check", "articles", cwd=corpus).stdout


@pytest.mark.parametrize("key", ["a", "d", "s", "1", "2"])
def test_a_review_is_kept_and_used(command: Command, corpus: Path, key: str) -> None:
    done = command("review", "articles", "--who", "Ada", cwd=corpus, input=f"x\n{key}\nread both, asked the police\n")
    assert (done.returncode, "1 decided" in done.stderr) == (0, True)
    kept = (corpus / "reconcile-decisions.yaml").read_text(encoding="utf-8")
    assert "who: Ada" in kept
    assert "read both, asked the police" in kept
    assert command("check", "articles", cwd=corpus).returncode == 0
    (corpus / "articles" / "b.md").unlink()
    assert "take this decision out" in command("check", "articles", cwd=corpus).stdout


def test_ignored_until_a_day(command: Command, corpus: Path) -> None:
    command("review", "articles", cwd=corpus, input="i\n2999-01-01\nwaiting for the list of names\n")
    assert command("check", "articles", cwd=corpus).returncode == 0
    file = corpus / "reconcile-decisions.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("2999", "2001"), encoding="utf-8")
    done = command("check", "articles", cwd=corpus)
    assert (done.returncode, "ran out on 2001-01-01" in done.stdout) == (1, True)


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("decisions:\n  - finding: abc\n    verdict: fine\n    reason: x\n", 2, "unknown verdict 'fine'"),
        ("decisions:\n  - finding: abc\n    verdict: accepted\n", 2, "needs 'reason'"),
        ("decisions:\n  - {finding: a, verdict: accepted, reason: x, whom: y}\n", 2, "unknown key 'whom'"),
        ("decisions:\n  - {finding: a, verdict: ignored, reason: x, until: soon}\n", 2, "is no date"),
        ("- a\n", 1, "expected `decisions:`"),
        ("a: [\n", 2, "not valid YAML"),
    ],
)
def test_a_broken_decisions_file(command: Command, corpus: Path, text: str, line: int, part: str) -> None:
    (corpus / "reconcile-decisions.yaml").write_text(text)
    done = command("check", "articles", cwd=corpus)
    assert done.returncode == 2
    assert f"reconcile-decisions.yaml:{line}: " in done.stderr
    assert part in done.stderr


def test_since_shows_what_a_change_brings(command: Command, corpus: Path) -> None:
    second = (corpus / "articles" / "b.md").read_text()
    (corpus / "articles" / "b.md").unlink()
    git(corpus, "init", "-q")
    git(corpus, "add", "-A")
    git(corpus, "commit", "-qm", "one article")
    assert command("check", "articles", "--since", "HEAD", cwd=corpus).returncode == 0
    (corpus / "articles" / "b.md").write_text(second)
    assert len(ids(command, corpus, "--since", "HEAD")) == 1
    git(corpus, "add", "-A")
    git(corpus, "commit", "-qm", "another")
    assert len(ids(command, corpus, "--since", "HEAD~1")) == 1
    assert ids(command, corpus, "--since", "HEAD") == []
    assert len(ids(command, corpus)) == 1
    wrong = command("check", "articles", "--since", "no-such-branch", cwd=corpus)
    assert (wrong.returncode, wrong.stdout) == (2, "")
