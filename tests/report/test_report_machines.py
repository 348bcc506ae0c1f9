"""Formats for machines against the schemas and readers of those machines."""

from __future__ import annotations

import dataclasses
import json
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
import report_samples as samples

from reconcile.model import Article, Report
from reconcile.report import Hidden, RenderOptions, RuleNote, render
from reconcile.report.formats import github
from reconcile.report.formats.json_ import dumps
from reconcile.report.schema import published, schema

SARIF = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
RDFORMAT = json.loads((Path(__file__).parent / "schemas" / "rdformat-1.0.1.json").read_text(encoding="utf-8"))
REPORTS: list[Callable[[], Report]] = [samples.mine_report, samples.empty_report, samples.hostile_report]


@pytest.fixture
def corpus(tmp_path: Path) -> RenderOptions:
    """The files of `mine_report`, so that columns can be counted in them."""
    for article in (samples.MINE, samples.MINE_UK, samples.MINE_EN):
        text = samples.plain_text(article)
        head = "\n" * (article.line - 1) + "x" * (article.column - 1)
        path = tmp_path / str(article.path)
        path.parent.mkdir(exist_ok=True)
        path.write_text(head + text, encoding="utf-8")
    return RenderOptions(root=str(tmp_path), version="1.2.3")


def load(report: Report, name: str, options: RenderOptions) -> Any:
    return json.loads(render(report, name, options), parse_constant=pytest.fail)


def slice_of(options: RenderOptions, path: str, line: int, start: int, end: int, unit: str) -> str:
    """The part of a line between two columns (1-based, end exclusive), counted in `unit`."""
    text = (Path(options.root or "") / path).read_text(encoding="utf-8").split("\n")[line - 1]
    if unit == "bytes":
        return text.encode()[start - 1 : end - 1].decode()
    return text[start - 1 : end - 1]


# json


@pytest.mark.parametrize("make", REPORTS)
def test_json_keeps_to_the_published_schema(make: Callable[[], Report]) -> None:
    jsonschema.Draft202012Validator(json.loads(published())).validate(load(make(), "json", RenderOptions()))


def test_published_schema_is_the_records() -> None:
    assert published() == dumps(schema()) + "\n", "run: python -m reconcile.report.schema"
    jsonschema.Draft202012Validator.check_schema(schema())


def test_schema_refuses_what_is_no_report() -> None:
    data = samples.mine_report().to_dict()
    data["findings"][0]["severity"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema()).validate(data)


# sarif


@pytest.mark.parametrize("make", REPORTS)
def test_sarif_keeps_to_the_official_schema(make: Callable[[], Report]) -> None:
    hidden = tuple(Hidden(f, by, samples.HOSTILE) for f in make().findings for by in ("baseline", "decision", "ignore"))
    options = RenderOptions(version="1.2.3", hidden=hidden, rules={"r": RuleNote("t", "d", "h")})
    jsonschema.Draft4Validator(SARIF).validate(load(make(), "sarif", options))


def test_sarif_regions_hold_the_claims(corpus: RenderOptions) -> None:
    run = load(samples.mine_report(), "sarif", corpus)["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    seen = 0
    for result in run["results"]:
        for location in (*result["locations"], *result.get("relatedLocations", ())):
            place = location["physicalLocation"]
            region = place["region"]
            path = unquote(place["artifactLocation"]["uri"])
            assert region["startLine"] == region["endLine"]
            span = region["startLine"], region["startColumn"], region["endColumn"]
            assert slice_of(corpus, path, *span, "points") == region["snippet"]["text"]
            seen += 1
    assert seen == 5


def test_sarif_links_lead_to_related_locations(corpus: RenderOptions) -> None:
    for make in REPORTS:
        for result in load(make(), "sarif", corpus)["runs"][0]["results"]:
            text = result["message"]["text"].replace("\\\\", "")
            links = {int(n) for n in re.findall(r"(?<!\\)\]\((\d+)\)", text)}
            assert links == {location["id"] for location in result.get("relatedLocations", ())}
            assert not re.search(r"(?<!\\)\](?:\((?!\d+\)))", text)  # no other link, whatever the article says


def test_sarif_changed_article_comes_first(corpus: RenderOptions) -> None:
    options = dataclasses.replace(corpus, changed=frozenset({"corpus/mine-ru.md"}))
    first = load(samples.mine_report(), "sarif", options)["runs"][0]["results"][0]["locations"][0]
    assert first["physicalLocation"]["artifactLocation"]["uri"] == "corpus/mine-ru.md"


def test_sarif_states(corpus: RenderOptions) -> None:
    old, done, *_ = samples.mine_report().findings
    report = dataclasses.replace(samples.mine_report(), findings=())
    hidden = (Hidden(old, "baseline"), Hidden(done, "decision", "the source corrected it"))
    known, settled = load(report, "sarif", dataclasses.replace(corpus, hidden=hidden))["runs"][0]["results"]
    assert known["baselineState"] == "unchanged"
    assert settled["suppressions"][0]["justification"] == "the source corrected it"


def test_sarif_in_the_multitool(corpus: RenderOptions, tmp_path: Path) -> None:
    tool = shutil.which("sarif-multitool")
    if not tool:
        pytest.skip("needs Microsoft's validator: npm install -g @microsoft/sarif-multitool")
    file = tmp_path / "report.sarif"
    file.write_text(render(samples.hostile_report(), "sarif", corpus), encoding="utf-8")
    done = subprocess.run([tool, "validate", str(file), "--rule-kind", "Ghas"], capture_output=True, text=True)
    assert done.returncode == 0 and "error" not in done.stdout.lower(), done.stdout


# rdjson


@pytest.mark.parametrize("make", REPORTS)
def test_rdjson_keeps_to_the_schema(make: Callable[[], Report], corpus: RenderOptions) -> None:
    for options in (corpus, RenderOptions()):
        jsonschema.validate(load(make(), "rdjson", options), RDFORMAT)


def test_rdjson_columns_are_bytes(corpus: RenderOptions) -> None:
    seen = []
    report = samples.mine_report()
    for diagnostic in load(report, "rdjson", corpus)["diagnostics"]:
        for location in (diagnostic["location"], *(r["location"] for r in diagnostic.get("related_locations", ()))):
            start, end = location["range"]["start"], location["range"]["end"]
            seen.append(slice_of(corpus, location["path"], start["line"], start["column"], end["column"], "bytes"))
    assert seen == ["14 гірників", "16 человек", "10 miners", "14 гірників", "15 %"]


def test_rdjson_leaves_out_columns_it_cannot_count() -> None:
    for diagnostic in load(samples.mine_report(), "rdjson", RenderOptions(root="/nowhere"))["diagnostics"]:
        assert set(diagnostic["location"]["range"]["start"]) == {"line"}


# github


def test_github_escapes() -> None:
    lines = render(samples.hostile_report(), "github", RenderOptions()).splitlines()
    assert len(lines) == 2  # one command, one line of totals: no article text began another
    command = lines[0]
    assert command.startswith("::error file=")
    properties = command[len("::error ") : command.index("::", len("::error "))]
    assert [part.split("=")[0] for part in properties.split(",")] == [
        "file",
        "line",
        "endLine",
        "col",
        "endColumn",
        "title",
    ]
    assert "%250A%250D" in command  # the article's own %0A stays text


def test_github_shows_ten_of_a_level_and_says_what_is_left() -> None:
    lines = render(samples.toll_report(60), "github", RenderOptions()).splitlines()
    levels = [line.split()[0] for line in lines if line.startswith("::")]
    assert levels == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 10
    assert lines[-2].startswith("30 more findings")


def test_github_summary_fits_a_step() -> None:
    text = github.summary(samples.toll_report(4000), RenderOptions())
    assert 500_000 < len(text.encode()) <= 1_048_576
    assert "cut here" in text
    assert github.summary(samples.mine_report(), RenderOptions()) == render(samples.mine_report(), "markdown")


# gitlab, junit


@pytest.mark.parametrize("make", REPORTS)
def test_gitlab_issues(make: Callable[[], Report]) -> None:
    issues = load(make(), "gitlab", RenderOptions())
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == len(make().findings)
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["location"]["lines"]["begin"] >= 1
        assert not issue["location"]["path"].startswith(("/", "./"))


@pytest.mark.parametrize("make", REPORTS)
@pytest.mark.parametrize("fail_on", ["error", "warning", "note", "never"])
def test_junit_counts(make: Callable[[], Report], fail_on: str) -> None:
    suites = ET.fromstring(render(make(), "junit", RenderOptions(fail_on=fail_on)))
    suite = suites[0]
    cases = suite.findall("testcase")
    order = ["error", "warning", "note"]
    severe = order[: order.index(fail_on) + 1] if fail_on in order else []
    expected = sum(finding.severity in severe for finding in make().findings)
    assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure")) == expected
    assert int(suite.attrib["tests"]) == len(cases) >= 1
    assert len({(case.attrib["classname"], case.attrib["name"]) for case in cases}) == len(cases)


def test_junit_in_a_reader() -> None:
    junitparser = pytest.importorskip("junitparser", reason="a reader of JUnit XML: pip install junitparser")
    for make in REPORTS:
        xml = junitparser.JUnitXml.fromstring(render(make(), "junit", RenderOptions()).encode())
        assert sum(suite.tests for suite in xml) >= 1


# where claims stand


@pytest.mark.parametrize("written", ["json", "ascii", "text"])
def test_end_of_a_claim_in_escaped_text(tmp_path: Path, written: str) -> None:
    """In a JSON file the claim's words are longer than in the article: the end is where they end in the file."""
    article = Article("q", 'Он сказал: "▸16 "узлов"◂".', path="q.jsonl", outlet="q.example")
    claim = samples.claim(article, 0, 16)
    shown = {"text": claim.quote, "json": json.dumps(claim.quote, ensure_ascii=False)[1:-1]}
    held = shown.get(written) or json.dumps(claim.quote)[1:-1]
    (tmp_path / "q.jsonl").write_text(f"{{x {held} y}}", encoding="utf-8")
    claim = dataclasses.replace(claim, column=4)
    finding = dataclasses.replace(samples.mine_report().findings[0], claims=(claim,))
    report = dataclasses.replace(samples.mine_report(), findings=(finding,))
    options = RenderOptions(root=str(tmp_path))
    region = load(report, "sarif", options)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert slice_of(options, "q.jsonl", 1, region["startColumn"], region["endColumn"], "points") == held
