"""The example corpus gives the report that stands beside it."""

from __future__ import annotations

import json

from tests.conftest import REPOSITORY, Command

FOLDER = "examples/belarus-2025/"
EXAMPLE = REPOSITORY / FOLDER


def test_the_report_is_the_one_in_the_repository(command: Command) -> None:
    done = command("check", "--no-cache", "--fail-on", "never", "--format", "markdown", cwd=EXAMPLE)
    assert (done.returncode, done.stderr) == (0, "")
    # paths are the repository's, or those of a copy of it without .git
    wanted = (EXAMPLE / "report.md").read_text(encoding="utf-8")
    assert done.stdout.replace(FOLDER, "") == wanted.replace(FOLDER, ""), (
        "the report has changed: read it with `make demo-report && git diff`, and commit it if it is right"
    )


def test_the_readme_shows_what_the_command_prints(command: Command) -> None:
    done = command("check", "--no-cache", "--fail-on", "never", cwd=EXAMPLE)
    text = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    block = text.split("<!-- demo -->\n```\n")[1].split("```\n<!-- /demo -->")[0]
    printed = set(done.stdout.split("\n"))
    assert [line for line in block.strip().split("\n") if line not in printed and line != "…"] == []


def test_the_report_says_what_is_true_of_these_articles(command: Command) -> None:
    report = json.loads(command("check", "--no-cache", "--format", "json", cwd=EXAMPLE).stdout)
    assert {a["language"] for a in report["articles"]} == {"ru", "en", "uk"}
    values = [{(c["low"], c["high"]) for c in f["claims"]} for f in report["findings"] if f["kind"] == "contradiction"]
    assert any({(14, 14), (16, 16)} <= found or {(13, 13), (16, 16)} <= found for found in values), "16 against 14"
    assert any((13, 13) in found and ((14, 14) in found or (16, 16) in found) for found in values), "13 against 14"
    # three releases of different days are never set against one another
    days = [{v for v, _ in found} & {14, 52, 25, 123, 22} for found in values]
    assert not [found for found in days if len(found) > 1]
    sums = [line for f in report["verified"] if f["kind"] == "part_whole" for line in (f["message"], *f["explanation"])]
    for total in ("14 = 6 + 2 + 2 + 2 + 1 + 1", "25 = 12 + 13", "22 = 15 + 7"):
        assert any(total in line for line in sums), total
    assert report["problems"] == []
