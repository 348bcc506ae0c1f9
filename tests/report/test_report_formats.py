"""Every format on the same reports: golden output, hostile text, what is deterministic."""

from __future__ import annotations

import dataclasses
import json
import os
import re
from pathlib import Path

import pytest
import report_samples as samples

from reconcile.report import FORMATS, Hidden, RenderOptions, render

SNAPSHOTS = Path(__file__).parent / "snapshots"
UPDATE = os.environ.get("UPDATE_SNAPSHOTS")
REPORTS = {"mine": samples.mine_report, "empty": samples.empty_report, "hostile": samples.hostile_report}
OPTIONS = RenderOptions(texts=samples.texts())
VARIANTS = {
    "wide": dataclasses.replace(OPTIONS, width=120),
    "narrow": dataclasses.replace(OPTIONS, width=50),
    "color": dataclasses.replace(OPTIONS, width=80, color=True),
    "quiet": dataclasses.replace(OPTIONS, quiet=True),
}


def without_page_files(text: str) -> str:
    """The HTML less its style sheet, its script and their hashes, which have their own tests in a browser."""
    text = re.sub(r"(<style>|<script>).*?(</style>|</script>)", r"\1…\2", text, flags=re.S)
    text = re.sub(r"sha256-[\w+/=]+", "sha256-…", text)
    return text.replace("><", ">\n<")


def same(name: str, text: str) -> None:
    """`text` is the snapshot `name`; UPDATE_SNAPSHOTS=1 writes it instead."""
    path = SNAPSHOTS / name
    if UPDATE:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.exists(), f"no snapshot {name}; look at the output, then run with UPDATE_SNAPSHOTS=1"
    assert text == path.read_bytes().decode()


@pytest.mark.parametrize("report", ["mine", "empty"])
@pytest.mark.parametrize("name", sorted(FORMATS))
def test_golden(name: str, report: str) -> None:
    text = render(REPORTS[report](), name, OPTIONS)
    same(f"{report}.{name}.txt", without_page_files(text) if name == "html" else text)


@pytest.mark.parametrize("variant", sorted(VARIANTS))
def test_terminal_variants(variant: str) -> None:
    same(f"mine.terminal-{variant}.txt", render(samples.mine_report(), "terminal", VARIANTS[variant]))


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_nothing_acts(name: str) -> None:
    """No control, no bidi mark, no lone surrogate leaves in any format, whatever the article holds."""
    text = render(samples.hostile_report(), name, OPTIONS)
    acting = [
        f"U+{ord(c):04X}" for c in text if (ord(c) < 32 and c not in "\n\t") or c in "\x7f\u202e\u202c\u200b\ud800"
    ]
    assert not acting
    text.encode("utf-8")


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_order_of_the_report_does_not_matter(name: str) -> None:
    """Findings come out in one order, however they went in."""
    report = samples.mine_report()
    turned = dataclasses.replace(report, findings=report.findings[::-1])
    if name == "json":
        pytest.skip("json keeps the report's own order")
    assert render(turned, name, OPTIONS) == render(report, name, OPTIONS)


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_what_was_set_aside_is_told_with_its_reason(name: str) -> None:
    hidden = (Hidden(samples.mine_report().findings[0], "decision", "two <b>counts</b>"),)
    text = render(samples.empty_report(), name, RenderOptions(hidden=hidden))
    assert "16 killed (sever.example) against 14 killed (pivden.example)" in text
    assert "two &lt;b&gt;counts&lt;/b&gt;" in text


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"github"}))
@pytest.mark.parametrize(
    "text", ["::error::x", "::add-mask::7", "##[command]x", "##vso[task.complete]", " \t::stop-commands::x"]
)
def test_no_line_is_a_command_to_a_server(name: str, text: str) -> None:
    """CI servers read the log: an article must not be able to speak to them, wherever a line breaks."""
    base = samples.hostile_report()
    claim = dataclasses.replace(
        base.claims[0], outlet=text, sentence=f"{text} 16 {text}", quote="16", path=f"{text}.md"
    )
    finding = dataclasses.replace(base.findings[0], message=text, label=text, settle=text, claims=(claim,))
    report = dataclasses.replace(base, findings=(finding,), claims=(claim,), verified=(finding,))
    for options in (RenderOptions(width=30), RenderOptions(width=90, color=True), RenderOptions(quiet=True)):
        for line in render(report, name, options).splitlines():
            assert not re.match(r"(\s|\x1b\[[\d;]*m)*(::|##[\w\[])", line), line


def test_unknown_format() -> None:
    with pytest.raises(KeyError):
        render(samples.empty_report(), "../model", OPTIONS)
    assert "view" not in FORMATS


@pytest.mark.parametrize("width", [24, 40, 60, 80, 120])
def test_terminal_keeps_to_its_width(width: int) -> None:
    from rich.cells import cell_len

    for make in REPORTS.values():
        text = render(make(), "terminal", RenderOptions(width=width))
        # a line that would speak to a CI server is one blank longer
        assert max(cell_len(line.replace(": :", "::")) for line in text.splitlines()) <= width


def test_terminal_colours_only_when_asked() -> None:
    assert "\x1b[" not in render(samples.mine_report(), "terminal", RenderOptions())
    assert "\x1b[" in render(samples.mine_report(), "terminal", RenderOptions(color=True))


def test_quiet_is_one_line_a_finding() -> None:
    report = samples.mine_report()
    assert len(render(report, "terminal", RenderOptions(quiet=True)).splitlines()) == len(report.findings)


def test_json_is_the_report() -> None:
    report = samples.mine_report()
    assert json.loads(render(report, "json", OPTIONS)) == report.to_dict()


def test_json_has_no_infinity() -> None:
    report = samples.mine_report()
    fact = dataclasses.replace(report.facts[0], low=float("-inf"), high=float("inf"))
    data = json.loads(render(dataclasses.replace(report, facts=(fact,)), "json", OPTIONS), parse_constant=pytest.fail)
    assert data["facts"][0]["low"] is None


def test_markdown_renders_article_text_as_text() -> None:
    """Through a CommonMark parser: no link, image, code, emphasis or HTML comes out of an article's text."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(["table", "strikethrough"])
    tokens = parser.parse(render(samples.hostile_report(), "markdown", OPTIONS))
    inline = [child for token in tokens for child in (token.children or [])]
    assert not {t.type for t in inline} & {"link_open", "image", "code_inline", "s_open"}
    ours = {"<mark>", "</mark>", "<sub>", "</sub>", "<br>"}
    assert {t.content for t in inline if t.type == "html_inline"} <= ours
    assert not [t for t in tokens[1:] if t.type in ("html_block", "fence", "code_block", "hr")]  # [0]: our own mark
    assert samples.HOSTILE.split()[0] in "".join(t.content for t in inline)
