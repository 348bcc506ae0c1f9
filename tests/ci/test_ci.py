"""The check of a corpus repository in CI: a history in which one commit contradicts, and the shipped jobs run on it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
HEAD = "---\ndate: {}\nsource: {}\nlang: {}\ntitle: {}\n---\n"
ARTICLES = {
    "ridge.md": HEAD.format("2025-10-07", "Ridge Herald", "en", "Bus falls into a ravine near Talgrad")
    + "A bus fell into a ravine near Talgrad on Monday, 6 October. Nine people were killed, the regional governor "
    "Pavel Sorin said.\nTwenty-one passengers were taken to hospital.\n",
    "hirnyk.md": HEAD.format("2025-10-07", "Гірський вісник", "uk", "Автобус упав у прірву під Талградом")
    + "У понеділок, 6 жовтня, поблизу Талграда автобус упав у прірву. Загинули 9 людей, повідомили "
    "рятувальники.\n",
}
BAD = (
    "article.md",
    HEAD.format("2025-10-07", "Вечерний Талград", "ru", "Автобус упал в пропасть под Талградом")
    + "🚌 В понедельник, 6 октября, под Талградом автобус упал в пропасть. Погибли 13 человек, сообщили в "
    "полиции.\n",
)


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Variables of a job, with `reconcile` on the path."""
    folder = tmp_path_factory.mktemp("bin")
    shim = folder / "reconcile"
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m reconcile "$@"\n')
    shim.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "CI_", "RUNNER_"))}
    return kept | {
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        **dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "Desk"),
        **dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "desk@news.example"),
        "GIT_CONFIG_GLOBAL": os.devnull,
    }


class Repository:
    """A corpus under git."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder, self.environment = folder, environment
        (folder / "articles").mkdir(parents=True)
        (folder / "reconcile.toml").write_text('paths = ["articles"]\n')
        self.run("git", "init", "-q", "-b", "main")
        for name, text in ARTICLES.items():
            self.write(name, text)
        self.commit("what two desks wrote")

    def run(self, *command: str, typed: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
        env = self.environment | variables
        return subprocess.run(
            command, cwd=self.folder, env=env, input=typed, capture_output=True, text=True, encoding="utf-8"
        )

    def script(self, text: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """A step as the runner of GitHub runs it."""
        return self.run("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", text, **variables)

    def write(self, name: str, text: str) -> None:
        (self.folder / "articles" / name).write_text(text, encoding="utf-8")

    def commit(self, message: str) -> str:
        self.run("git", "add", "-A")
        done = self.run("git", "commit", "-qm", message)
        assert done.returncode == 0, done.stderr
        return self.run("git", "rev-parse", "HEAD").stdout.strip()

    def findings(self, *more: str) -> tuple[int, list[dict[str, Any]]]:
        done = self.run("reconcile", "check", "--format", "json", "--no-cache", *more)
        assert done.stdout, done.stderr
        return done.returncode, json.loads(done.stdout)["findings"]


@pytest.fixture
def repository(tmp_path: Path, environment: dict[str, str]) -> Repository:
    if not shutil.which("git"):
        pytest.skip("needs git")
    return Repository(tmp_path / "corpus", environment)


@pytest.fixture
def bad(repository: Repository) -> Repository:
    """The repository after the commit that contradicts."""
    repository.write(*BAD)
    repository.commit("what a third desk wrote")
    return repository


def load(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


# the history


def test_a_contradicting_commit_fails_with_exactly_that_finding(repository: Repository) -> None:
    assert repository.findings() == (0, [])
    repository.write(*BAD)
    repository.commit("what a third desk wrote")
    code, (finding,) = repository.findings("--since", "HEAD~1")
    assert code == 1
    assert (finding["kind"], finding["severity"]) == ("contradiction", "error")
    assert {claim["low"] for claim in finding["claims"]} == {9, 13}
    assert [claim["outlet"] for claim in finding["claims"] if claim["low"] == 13] == ["Вечерний Талград"]
    assert repository.findings("--since", "HEAD") == (0, [])


def test_a_harmless_commit_passes(bad: Repository) -> None:
    bad.write(
        "later.md", HEAD.format("2025-10-09", "Ridge Herald", "en", "Road reopened") + "The road is open again.\n"
    )
    bad.commit("harmless")
    assert bad.findings("--since", "HEAD~1") == (0, [])
    assert bad.findings()[0] == 1


def test_a_baseline_makes_it_pass_and_hides_nothing_new(bad: Repository) -> None:
    assert bad.run("reconcile", "baseline", "write").returncode == 0
    known = "reconcile-baseline.json"
    assert bad.findings("--baseline", known) == (0, [])
    sarif = json.loads(bad.run("reconcile", "check", "--format", "sarif", "--baseline", known).stdout)
    assert [result["baselineState"] for result in sarif["runs"][0]["results"]] == ["unchanged"]
    bad.write("fourth.md", BAD[1].replace("Вечерний Талград", "Талградская правда").replace("13 человек", "17 человек"))
    code, findings = bad.findings("--baseline", known)
    assert code == 1 and len(findings) == 1


def test_a_decision_makes_it_pass(bad: Repository) -> None:
    reason = "the third desk corrected it in print"
    done = bad.run("reconcile", "review", "--who", "Desk", typed=f"a\n{reason}\n")
    assert done.returncode == 0, done.stderr
    assert bad.findings() == (0, [])
    sarif = json.loads(bad.run("reconcile", "check", "--format", "sarif").stdout)
    (result,) = sarif["runs"][0]["results"]
    assert reason in result["suppressions"][0]["justification"]


def test_an_ignore_in_the_article_makes_it_pass(bad: Repository) -> None:
    _, (finding,) = bad.findings()
    name, text = BAD
    bad.write(name, text + f"<!-- reconcile-ignore {finding['rule']}: kept as printed -->\n")
    assert bad.findings() == (0, [])


# the files for CI


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("vendor.github-actions", "action.yml"),
        ("vendor.github-workflows", "examples/ci/github.yml"),
        ("vendor.github-workflows", "reconcile/cli/templates/workflow.yml"),
        ("vendor.gitlab-ci", "examples/ci/gitlab-ci.yml"),
    ],
)
def test_against_the_official_schema(schema: str, file: str) -> None:
    pytest.importorskip("check_jsonschema", reason="pip install check-jsonschema")
    transform = ["--data-transform", "gitlab-ci"] if "gitlab" in schema else []
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *transform, str(ROOT / file)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_scripts_take_no_input_as_code() -> None:
    """Expressions of the workflow stand in `env` and `with`, never in the text of a script."""
    steps = load(ROOT / "action.yml")["runs"]["steps"]
    for file in ("examples/ci/github.yml", "reconcile/cli/templates/workflow.yml"):
        steps += [step for job in load(ROOT / file)["jobs"].values() for step in job["steps"]]
    assert not [step for step in steps if "${{" in step.get("run", "")]


def test_the_workflow_runs(bad: Repository, tmp_path: Path) -> None:
    steps = {step.get("name"): step for step in load(ROOT / "examples/ci/github.yml")["jobs"]["facts"]["steps"]}
    summary = tmp_path / "summary.md"
    base = bad.run("git", "rev-parse", "HEAD~1").stdout.strip()
    done = bad.script(steps["What this change brings"]["run"], BASE=base, GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == 1, done.stderr
    (annotation,) = [line for line in done.stdout.splitlines() if line.startswith("::")]
    assert annotation.startswith("::error file=articles/article.md,line=7,endLine=7,col=76,endColumn=86,title=")
    assert "Погибли ▸13 человек◂" in annotation
    assert "### 🔴" in summary.read_text(encoding="utf-8")
    (result,) = json.loads((bad.folder / "reconcile.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "articles/article.md"
    assert "<!doctype html>" in (bad.folder / "reconcile.html").read_text(encoding="utf-8")
    assert bad.script(steps["The whole corpus"]["run"]).returncode == 1


def test_the_action_runs(bad: Repository, tmp_path: Path) -> None:
    *_, step = load(ROOT / "action.yml")["runs"]["steps"]
    inputs = dict.fromkeys(step["env"], "")
    done = bad.script(step["run"], **inputs | {"SINCE": "HEAD~1", "SARIF": "out.sarif", "PATHS": "articles\n"})
    assert done.returncode == 1, done.stderr
    assert done.stdout.count("::error ") == 1
    assert (bad.folder / "out.sarif").exists()
    assert bad.script(step["run"], **inputs | {"FAIL_ON": "never"}).returncode == 0
    # inputs are words, whatever they hold
    evil = bad.script(step["run"], **inputs | {"PATHS": "$(touch evil); articles", "SINCE": "`touch evil`"})
    assert evil.returncode == 2
    assert not (bad.folder / "evil").exists()


def test_the_gitlab_job_runs(bad: Repository) -> None:
    (script,) = load(ROOT / "examples/ci/gitlab-ci.yml")["reconcile"]["script"]
    base = bad.run("git", "rev-parse", "HEAD~1").stdout.strip()
    done = bad.script(script, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert done.returncode == 1, done.stderr
    (issue,) = json.loads((bad.folder / "gl-code-quality-report.json").read_text(encoding="utf-8"))
    assert issue["location"] == {"path": "articles/article.md", "lines": {"begin": 7}}
    assert ET.parse(bad.folder / "reconcile.xml").getroot().attrib["failures"] == "1"
    lenient = bad.run("reconcile", "check", "--fail-on", "never", "--format", "junit")
    assert (lenient.returncode, ET.fromstring(lenient.stdout).attrib["failures"]) == (0, "0")
    assert bad.script(script).returncode == 1  # on the main branch: no base, the whole corpus


def test_pre_commit_takes_the_hooks() -> None:
    clientlib = pytest.importorskip("pre_commit.clientlib", reason="pip install pre-commit")
    hooks = {hook["id"]: hook for hook in clientlib.load_manifest(str(ROOT / ".pre-commit-hooks.yaml"))}
    assert all(hook["pass_filenames"] is False for hook in hooks.values())
    config = clientlib.load_config(str(ROOT / "examples/ci/pre-commit-config.yaml"))
    assert {hook["id"] for hook in config["repos"][0]["hooks"]} == set(hooks)


def test_the_hook_runs(bad: Repository) -> None:
    hook = next(hook for hook in load(ROOT / ".pre-commit-hooks.yaml") if hook["id"] == "reconcile")
    done = bad.script(hook["entry"])
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert done.stdout.startswith("articles/")
