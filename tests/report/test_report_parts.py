"""The parts that formats are made of: words, excerpts, charts, escapes; and any text at all through every format."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import pytest
import report_samples as samples
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.model import Article, Claim, Report
from reconcile.report import FORMATS, RenderOptions, charts, render, words
from reconcile.report.markup import el, escaped
from reconcile.report.passages import passages, sides
from reconcile.report.safe import markdown, one_line, visible
from reconcile.report.speakers import by_speaker


def one(low: float | None, high: float | None, **fields: object) -> Claim:
    """A claim with these bounds."""
    made = samples.claim(Article("x", "Там было ▸сколько-то◂."), 0, 1)
    return dataclasses.replace(made, **{"low": low, "high": high, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        (one(16, 16), "16"),
        (one(1300, 1300, approximate=True), "≈ 1300"),
        (one(1000, None, low_open=True), "> 1000"),
        (one(1000, None), "≥ 1000"),
        (one(None, 20), "≤ 20"),
        (one(None, 20, high_open=True), "< 20"),
        (one(10, 20), "10–20"),
        (one(5, 5, unit="percent", direction="up"), "+5%"),
        (one(2.4e9, 2.4e9, unit="RUB"), "2.4 billion RUB"),
        (one(1, 1, unit="year"), "1 year"),
        (one(3, 3, unit="year"), "3 years"),
        (one(None, None), ""),
    ],
)
def test_value(claim: Claim, text: str) -> None:
    assert words.value(claim).replace("\u00a0", " ") == text


@pytest.mark.parametrize(
    ("confidence", "part"), [("certain", "cannot both be true"), ("likely", "seem"), ("possible", "not sure")]
)
def test_verdict_says_no_more_than_it_knows(confidence: str, part: str) -> None:
    finding = dataclasses.replace(samples.mine_report().findings[0], confidence=confidence)
    assert part in words.verdict_text(finding)


def test_every_kind_of_check_has_words() -> None:
    from reconcile.check.kinds import names

    assert set(names()) <= set(words.VERDICTS)


# passages


def marked(passage: object) -> str:
    return "".join(f"▸{text}◂" if is_claim else text for text, is_claim in passage.pieces)  # type: ignore[attr-defined]


def test_claims_of_one_sentence_share_it() -> None:
    article = Article("p", "Из 14 помилованных ▸6◂ — моряки, ▸8◂ — лётчики. Ещё ▸3◂ остались.")
    claims = [samples.claim(article, n, v) for n, v in enumerate((6, 8, 3))]
    first, second = passages(claims, 200)
    assert marked(first) == "Из 14 помилованных ▸6◂ — моряки, ▸8◂ — лётчики."
    assert (first.values, second.values) == ("6, 8", "3")


def test_overlapping_claims_are_one_mark() -> None:
    claim = samples.claim(Article("p", "Там ▸14 человек из 20◂ спят."), 0, 14)
    inner = dataclasses.replace(claim, id="inner", start=claim.start + 3, quote="человек из 20", end=claim.end)
    (passage,) = passages([claim, inner], 200)
    assert marked(passage) == "Там ▸14 человек из 20◂ спят."


def test_a_figure_that_few_give_is_not_lost_among_many() -> None:
    articles = [
        Article(f"a{n}", f"Отменено ▸{16 if n == 9 else 14} рейсов◂ в день {n}.", outlet=f"o{n // 2}.example")
        for n in range(10)
    ]
    claims = [samples.claim(article, 0, 16 if n == 9 else 14) for n, article in enumerate(articles)]
    many, one_only = sides(claims, 200, 2)
    assert [p.first.outlet for p in many.shown] == ["o0.example", "o1.example"]  # not twice the same outlet
    assert (len(many.others), many.more[:15]) == (7, "7 more say so: ")
    assert (one_only.shown[0].values, one_only.others) == ("16", ())
    assert all(not side.others for side in sides(claims, 200, None))


def test_a_certain_verdict_with_something_against_it_is_told_as_likely() -> None:
    finding = samples.mine_report().findings[0]
    sure = dataclasses.replace(finding, confidence="certain", evidence_against=())
    assert words.verdict_text(sure) == "These cannot both be true."
    assert "seem" in words.verdict_text(dataclasses.replace(sure, evidence_against=("another place",)))


@given(st.integers(0, 300), st.text("абв ", max_size=200), st.text("где ", max_size=200))
def test_an_excerpt_is_cut_at_words(size: int, before: str, after: str) -> None:
    before, after = before + " ", " " + after
    claim = samples.claim(Article("p", f"{before}▸7 штук◂{after}"), 0, 7)
    claim = dataclasses.replace(claim, sentence=f"{before}7 штук{after}", sentence_start=0)
    (passage,) = passages([claim], size)
    assert "▸7 штук◂" in marked(passage)
    around = " ".join(text for text, is_claim in passage.pieces if not is_claim)
    assert set(around.replace("…", " ").split()) <= set(claim.sentence.split())


# charts


@given(
    st.lists(
        st.tuples(st.none() | st.floats(-1e15, 1e15), st.none() | st.floats(-1e15, 1e15), st.booleans()), max_size=8
    )
)
def test_charts_stay_inside(bounds: list[tuple[float | None, float | None, bool]]) -> None:
    claims = [one(low, high, low_open=is_open) for low, high, is_open in bounds]
    on = charts.scale(claims)
    if on is None:
        return
    assert all(0 <= on.at(end) <= 100 for c in claims for end in (c.low, c.high) if end is not None)
    assert 1 <= len(on.ticks()) <= 12
    for claim in claims:
        drawn = charts.bar(claim, on, (None, 5.0), "plain", "agreed")
        assert "nan" not in drawn and "inf" not in drawn


def test_a_course_of_time_needs_three_days_of_exact_figures() -> None:
    days = [dt.date(2025, 1, n) for n in (1, 2, 3)]
    claims = [one(n, n, published=day) for n, day in enumerate(days, 1)]
    assert "step" in charts.steps(claims, lambda c: "plain", lambda c: None)
    assert charts.steps(claims[:2], lambda c: "plain", lambda c: None) == ""
    vague = [*claims[:2], one(5, None, published=days[2])]
    assert charts.steps(vague, lambda c: "plain", lambda c: None) == ""


# speakers


def test_speakers_meet_across_spellings() -> None:
    article = Article("p", "▸1◂ ▸2◂ ▸3◂", outlet="o")
    said = [samples.claim(article, n, n, speaker=name) for n, name in enumerate(("Пётр Орлов", "Петр  Орлов", None))]
    (voice,) = by_speaker(said)
    assert (len(voice.claims), voice.also) == (2, ", also Пётр Орлов")


@pytest.mark.parametrize(
    ("names", "voices"),
    [
        (("Олена Коваль", "Olena Koval", "Коваль"), {"Olena Koval": 3}),
        (("Ирина Коваль", "Пётр Коваль", "Коваль"), {"Ирина Коваль": 1, "Коваль": 1, "Пётр Коваль": 1}),
        (("пресс-служба", "Пресс-служба"), {"Пресс-служба": 1, "пресс-служба": 1}),
        (("Мэр", None), {"Мэр": 1}),
    ],
)
def test_spellings_of_one_speaker(names: tuple[str | None, ...], voices: dict[str, int]) -> None:
    article = Article("p", " ".join(f"▸{n}◂" for n in range(len(names))), outlet="o")
    said = [samples.claim(article, n, n, speaker=name) for n, name in enumerate(names)]
    assert {voice.speaker: len(voice.claims) for voice in by_speaker(said)} == voices


# escapes


@given(st.text())
def test_visible_text_does_not_act(text: str) -> None:
    shown = visible(text)
    shown.encode("utf-8")
    assert not set(shown) & (set(map(chr, range(32))) - {"\t", "\n", "\r"})
    assert "\n" not in one_line(text)


@given(st.text())
def test_markup_gives_the_text_back(text: str) -> None:
    seen: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            seen.extend(value or "" for _, value in attrs)

        def handle_data(self, data: str) -> None:
            seen.append(data)

    reader = Reader()
    reader.feed(el("p", text, title=text))
    reader.close()
    assert seen[0] == visible(text)
    assert "".join(seen[1:]) == visible(text)
    assert "<" not in escaped(text)


@given(st.text(max_size=60))
def test_markdown_gives_the_text_back(text: str) -> None:
    """In a paragraph, a cell and a heading: what a parser reads is the text itself, and nothing but text."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    safe = markdown(text).strip()
    wanted = one_line(text).strip()
    for source in (f"**x** {safe}", f"### x {safe}", f"| a |\n|---|\n| x {safe} |"):
        tokens = [child for token in parser.parse(source) for child in (token.children or [])]
        assert {t.type for t in tokens} <= {"text", "text_special", "strong_open", "strong_close"}
        shown = "".join(t.content for t in tokens).replace("\u200b", "")
        assert shown.endswith(wanted.replace("\u200b", ""))


anything = st.text(max_size=40)


@settings(max_examples=40)
@given(anything, anything, anything, st.floats(allow_nan=False))
def test_any_text_in_every_format(text: str, other: str, path: str, figure: float) -> None:
    claim = samples.claim(Article("a", f"{other}▸7{text}◂{other}", path=path or None, outlet=text), 0, figure)
    base = samples.hostile_report()
    finding = dataclasses.replace(base.findings[0], message=text, settle=other, claims=(claim,), label=text)
    fact = dataclasses.replace(base.facts[0], label=other, low=figure, high=figure, claims=(claim.id,))
    report: Report = dataclasses.replace(base, findings=(finding,), claims=(claim,), facts=(fact,), verified=(finding,))
    for name in FORMATS:
        out = render(report, name, RenderOptions(width=60, texts={"a": other}))
        out.encode("utf-8")
        if name in ("json", "sarif", "gitlab", "rdjson"):
            json.loads(out)
        if name == "junit":
            ET.fromstring(out)
        if name == "github":
            assert not re.search(r"^::(?!error |warning |notice )", out, re.M)
