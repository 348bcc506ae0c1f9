"""The installed command as people and CI use it: exit codes, streams, formats, bad input."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

from tests.conftest import REPOSITORY, Command


def findings(text: str) -> list[dict]:
    return json.loads(text)["findings"]


def test_a_contradiction_is_found_and_gives_exit_code_1(installed: Command, corpus: Path) -> None:
    done = installed("check", "articles", cwd=corpus)
    assert done.returncode == 1
    assert "12" in done.stdout and "15" in done.stdout and "Port Lansing" in done.stdout
    assert done.stderr == ""
    assert "\x1b" not in done.stdout


def test_exit_codes(command: Command, corpus: Path) -> None:
    assert command("check", "articles", "--fail-on", "never", cwd=corpus).returncode == 0
    assert command("check", "articles/a.md", cwd=corpus).returncode == 0
    assert command("check", "nowhere", cwd=corpus).returncode == 2
    assert command("check", "--no-such-option", cwd=corpus).returncode == 2
    assert command("check", "--format", "word", "articles", cwd=corpus).returncode == 2
    (corpus / "reconcile.toml").write_text("path = ['articles']\n")
    done = command("check", cwd=corpus)
    assert (done.returncode, done.stderr) == (2, "reconcile.toml:1: unknown key 'path': did you mean 'paths'?\n")


def test_one_bad_file_costs_nothing_else(command: Command, corpus: Path) -> None:
    (corpus / "articles" / "c.md").write_bytes(b"\x00\x01")
    (corpus / "articles" / "d.md").write_text("---\ndate: 2025-02-31\n---\nThe ferry carried 40 people.\n")
    done = command("check", "articles", "nowhere", "--format", "json", cwd=corpus)
    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert len(report["articles"]) == 3
    assert {(p["path"], p["line"]) for p in report["problems"]} == {
        ("articles/c.md", None),
        ("articles/d.md", 2),
        ("nowhere", None),
    }


def test_quiet_is_not_silent_about_what_was_not_read(command: Command, corpus: Path) -> None:
    (corpus / "articles" / "c.jsonl").write_text("[" * 100_000 + '\n{"text": "Five people came."}\n')
    done = command("check", "articles", "--quiet", cwd=corpus)
    assert "c.jsonl:1: not valid JSON: nested too deeply" in done.stderr
    assert len(done.stdout.splitlines()) == 1


def test_rules_with_a_fault_give_exit_code_2_with_file_and_line(command: Command, corpus: Path) -> None:
    (corpus / "own.yaml").write_text(
        "topic: own\ndescription: x\nrules:\n  tolls-differ:\n    kind: contradiction\n    severty: error\n"
        "    description: Two tolls.\n"
    )
    done = command("check", "articles", "--rules", "own.yaml", cwd=corpus)
    assert done.returncode == 2
    assert "own.yaml:6" in done.stderr
    assert "severty" in done.stderr
    assert "Traceback" not in done.stderr


def test_several_formats_at_once(command: Command, corpus: Path) -> None:
    done = command(
        "check", "articles", "--format", "json", "-o", "out.json", "-o", "out.md", "--format", "terminal", cwd=corpus
    )
    assert done.returncode == 1
    assert len(findings((corpus / "out.json").read_text())) == 1
    assert (corpus / "out.md").read_text().startswith("#") or "\n# " in (corpus / "out.md").read_text()
    assert "Port Lansing" in done.stdout


def test_a_report_among_the_articles_is_not_read_as_one(command: Command, corpus: Path) -> None:
    for _ in range(2):
        done = command("check", "articles", "-o", "articles/report.md", "--format", "json", cwd=corpus)
        assert len(json.loads(done.stdout)["articles"]) == 2
    # nor later, by a run that did not write it
    assert len(json.loads(command("check", "articles", "--format", "json", cwd=corpus).stdout)["articles"]) == 2


def test_an_output_that_cannot_be_written_leaves_nothing_behind(command: Command, corpus: Path) -> None:
    done = command("check", "articles", "-o", "no/such/folder/r.md", cwd=corpus)
    assert (done.returncode, "cannot write" in done.stderr) == (2, True)
    assert not (corpus / "no").exists()


def test_a_pipe_closed_early_is_no_crash(corpus: Path) -> None:
    code = f"{sys.executable} -m reconcile check articles --format json | head -c 1 >/dev/null; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", code], cwd=corpus, env={"PYTHONPATH": str(REPOSITORY), "PATH": "/usr/bin:/bin"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stderr == ""
    assert done.stdout.strip() in ("0", "1")


def test_standard_input(command: Command, corpus: Path) -> None:
    text = (corpus / "articles" / "a.md").read_text(encoding="utf-8")
    done = command("extract", "-", "--stdin-filename", "articles/new.md", cwd=corpus, input=text)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [(row["path"], row["line"], row["low"]) for row in rows if row["kind"] == "quantity"] == [
        ("articles/new.md", 7, 12)
    ]
    (corpus / "reconcile.toml").write_text('exclude = ["articles/new.md"]\n')
    assert command("extract", "-", "--stdin-filename", "articles/new.md", cwd=corpus, input=text).returncode == 2


def test_the_same_report_for_any_number_of_jobs_and_from_the_cache(command: Command, corpus: Path) -> None:
    runs = [("--jobs", "1", "--no-cache"), ("--jobs", "2", "--no-cache"), ("--jobs", "1"), ("--jobs", "1")]
    texts = {command("check", "articles", "--format", "json", *more, cwd=corpus).stdout for more in runs}
    assert len(texts) == 1
    assert (corpus / ".reconcile_cache").is_dir()


def test_colour_is_for_terminals_and_those_who_force_it(command: Command, corpus: Path) -> None:
    def colored(*more: str, **environment: str) -> bool:
        return "\x1b[" in command("check", "articles", *more, cwd=corpus, **environment).stdout

    assert not colored()
    assert colored(FORCE_COLOR="1")
    assert not colored(FORCE_COLOR="1", NO_COLOR="1")
    assert not colored("--no-color", FORCE_COLOR="1")
    assert colored("--color", NO_COLOR="1")


def test_extract_in_every_format(command: Command, corpus: Path) -> None:
    from pyarrow import parquet

    lines = command("extract", "articles", cwd=corpus).stdout.splitlines()
    rows = list(csv.DictReader(io.StringIO(command("extract", "articles", "-f", "csv", cwd=corpus).stdout)))
    assert json.loads(command("extract", "articles", "-f", "json", cwd=corpus).stdout) == list(map(json.loads, lines))
    assert command("extract", "articles", "-o", "claims.parquet", cwd=corpus).returncode == 0
    frame = parquet.read_table(corpus / "claims.parquet").to_pylist()
    assert len(lines) == len(rows) == len(frame)
    assert [row["quote"] for row in rows] == [row["quote"] for row in frame]
    assert command("extract", "articles", "-f", "parquet", cwd=corpus).returncode == 2


def test_extract_explains_how_each_sentence_was_read(command: Command, corpus: Path) -> None:
    done = command("extract", "articles", "--explain", cwd=corpus)
    assert done.returncode == 0
    assert "killed 12 people" in done.stdout
    assert "measure" in done.stdout
    assert command("extract", "nowhere", "--explain", cwd=corpus).returncode == 2


def test_spreadsheet_formulas_stay_text(command: Command, corpus: Path) -> None:
    (corpus / "articles" / "c.md").write_text("---\nsource: =HYPERLINK(1)\n---\nThe fire killed 7 people.\n")
    assert "\n=" not in command("extract", "articles/c.md", "-f", "csv", cwd=corpus).stdout.replace(",=", "\n=")


def test_facts(command: Command, corpus: Path) -> None:
    done = command("facts", "articles", cwd=corpus)
    assert done.returncode == 0
    assert "12–15" in done.stdout
    assert "disputed" in done.stdout
    speakers = list(
        csv.DictReader(io.StringIO(command("facts", "articles", "--by", "speaker", "-f", "csv", cwd=corpus).stdout))
    )
    assert all(row["speaker"] for row in speakers)


def test_explain_a_rule_and_a_finding(command: Command, corpus: Path) -> None:
    finding = findings(command("check", "articles", "--format", "json", cwd=corpus).stdout)[0]
    assert finding["rule"] in command("explain", finding["rule"], cwd=corpus).stdout
    told = command("explain", finding["id"][:6], "articles", cwd=corpus)
    assert (told.returncode, "Port Lansing" in told.stdout) == (0, True)
    wrong = command("explain", "toll-disagree", cwd=corpus)
    assert (wrong.returncode, "toll-disagrees" in wrong.stderr) == (2, True)


def test_init_gives_a_corpus_that_checks(command: Command, corpus: Path) -> None:
    assert command("init", cwd=corpus).returncode == 0
    assert command("check", cwd=corpus).returncode == 1
    before = (corpus / "reconcile.toml").read_text()
    (corpus / "reconcile.toml").write_text(before + "# mine\n")
    assert command("init", cwd=corpus).returncode == 0
    assert (corpus / "reconcile.toml").read_text().endswith("# mine\n")


def test_config_show_says_what_holds(command: Command, corpus: Path) -> None:
    (corpus / "reconcile.toml").write_text('fail_on = "note"\n')
    (corpus / ".git").mkdir()
    (corpus / "articles" / "deep").mkdir()
    done = command("config", "show", cwd=corpus / "articles" / "deep")
    assert f"# {corpus.resolve() / 'reconcile.toml'}" in done.stdout
    assert 'fail_on = "note"' in done.stdout


def test_a_crash_of_ours_is_101(corpus: Path) -> None:
    code = (
        "import reconcile.pipeline as p\n"
        "def boom(*a, **k): raise RuntimeError('boom')\n"
        "p.check = boom\n"
        "from reconcile.cli import main\nmain(['check', 'articles'])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=corpus,
        env={"PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 101
    assert "fault of reconcile" in done.stderr
    assert done.stdout == ""
