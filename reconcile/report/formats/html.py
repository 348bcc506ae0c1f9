"""One self-contained page: every fact as a picture, its findings, and the sentences in their articles.

No network and no inline style: the page's own policy (CSP) allows one style sheet and one script, by hash.
Without script it still reads: findings fold and links lead to the sentence; the script adds filters and keys.
"""

from __future__ import annotations

import base64
import hashlib
from importlib import resources

from reconcile.model import WRITTEN_BY, Claim, Report
from reconcile.report import articles, view, words
from reconcile.report.cards import SENTENCE, Cards, anchor, sentence, topics
from reconcile.report.markup import Markup, el, join
from reconcile.report.options import RenderOptions
from reconcile.report.passages import Passage, passages
from reconcile.report.safe import one_line
from reconcile.report.speakers import by_speaker

_OPEN = 12  # cards that are open at first
_MOST_VOICES = 200


def render(report: Report, options: RenderOptions) -> str:
    """The report as an HTML document. All text of articles, paths and rules is text in it."""
    page = _Page(report, options)
    style, script = _part("page.css"), _part("page.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=policy),
        el("meta", name="generator", content=WRITTEN_BY),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="referrer", content="no-referrer"),
        el("title", f"{options.title}: {words.totals(report)}"),
        el("style", Markup(style)),
    )
    main = el(
        "main",
        page.findings(),
        page.other_facts(),
        page.verified(),
        page.voices(),
        page.set_aside(),
        page.rest(),
        page.sources(),
    )
    body = el("body", page.top(), page.filters(), main, page.reader(), page.end(), el("script", Markup(script)))
    return f"<!doctype html>\n{el('html', head, body, lang='en')}\n"


def _part(name: str) -> str:
    return resources.files("reconcile.report").joinpath("page", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _fold(title: str, *children: str, **attributes: str | bool) -> Markup:
    summary = el("summary", el("h3", title))
    return el("details", summary, el("div", *children, class_="body"), **{"class_": "fold", **attributes})


class _Page:
    """The parts of the page, over one report."""

    def __init__(self, report: Report, options: RenderOptions) -> None:
        self.report = report
        self.options = options
        self.cards = Cards(report)
        self.groups = self.cards.groups

    def top(self) -> Markup:
        """Title, totals and how the findings weigh."""
        disputed = sum(1 for group in self.groups if group.findings[0].severity == "error")
        facts = words.counted(len(self.report.facts), "fact")
        found = words.severities(self.report.findings)
        dispute = f"{disputed} of {facts} in dispute. " if disputed else ""
        lead = f"{dispute}Found {found}." if found else words.NOTHING
        return el(
            "header",
            el("h1", self.options.title),
            el("p", words.totals(self.report), class_="totals"),
            el("p", lead, class_="lead"),
            self._share(),
            class_="top",
        )

    def _share(self) -> Markup:
        counts = [(name, sum(f.severity == name for f in self.report.findings)) for name in words.SEVERITIES]
        counts.append(("right", len(self.report.verified)))
        whole = sum(n for _, n in counts)
        parts, at = [], 0.0
        for name, n in counts:
            if n:
                wide = 100 * n / whole
                parts.append(el("rect", x=f"{at:.2f}%", width=f"{max(wide - 0.3, 0.3):.2f}%", height=10, class_=name))
                at += wide
        said = ", ".join(words.counted(n, name) for name, n in counts[:3] if n) or "no findings"
        label = f"{said}; {len(self.report.verified)} checked and right"
        return el("div", el("svg", *parts, role="img", aria_label=label), class_="share") if whole else Markup()

    def filters(self) -> Markup:
        """The bar of filters, hidden until the script runs."""
        if not self.groups:
            return Markup()
        claims = [c for group in self.groups for f in group.findings for c in f.claims]
        form = el(
            "form",
            el("input", type="search", name="q", placeholder="Search words, names, figures", aria_label="Search"),
            self._choice("severity", "any severity", {f.severity for g in self.groups for f in g.findings}),
            self._choice("topic", "any topic", {t for g in self.groups for t in topics(g)}),
            self._choice("outlet", "any outlet", {one_line(view.source(c)) for c in claims}),
            self._choice("lang", "any language", {c.language for c in claims if c.language}),
            el("button", "Clear", type="reset"),
            el("output", id="count", aria_live="polite"),
            id="filters",
        )
        return el("nav", form, class_="filters", aria_label="Filter the findings", hidden=True)

    def _choice(self, name: str, every: str, values: set[str]) -> Markup:
        order = sorted(values, key=lambda value: (view.RANK.get(value, 9), value))
        options = [el("option", every, value="")] + [el("option", value, value=value) for value in order]
        return el("select", *options, name=name, aria_label=every)

    def findings(self) -> Markup:
        """The cards, the gravest first."""
        if not self.groups:
            return el("p", words.NOTHING, class_="none")
        cards = [self.cards.card(group, n < _OPEN) for n, group in enumerate(self.groups)]
        none = el("p", "No finding fits the filters.", class_="none", id="none", hidden=True)
        return el("section", el("h2", "Findings", id="findings"), *cards, none, aria_labelledby="findings")

    def other_facts(self) -> Markup:
        """Facts that several claims speak of and no finding disputes."""
        if not self.cards.others:
            return Markup()
        cards = [self.cards.other(fact) for fact in self.cards.others]
        if self.cards.left_out:
            more = f"… and {words.counted(self.cards.left_out, 'more fact')}; reconcile facts lists all."
            cards.append(el("p", more, class_="quiet"))
        many = words.counted(len(self.cards.others) + self.cards.left_out, "fact")
        title = f"{many} told more than once, without a finding"
        return join(el("h2", "Other facts"), _fold(title, *cards))

    def voices(self) -> Markup:
        """Who said what."""
        voices = by_speaker(self.report.claims)
        if not voices:
            return Markup()
        folds = []
        for voice in voices[:_MOST_VOICES]:
            said = [el("li", self._said(told), dir="auto") for told in passages(voice.claims, SENTENCE)]
            folds.append(_fold(f"{voice.speaker}{voice.also} ({len(voice.claims)})", el("ul", *said, class_="list")))
        if (left := len(voices) - _MOST_VOICES) > 0:
            folds.append(el("p", f"… and {words.counted(left, 'more speaker')}", class_="quiet"))
        return join(
            el("h2", "Who said what"), _fold(words.counted(len(voices), "speaker"), *folds, class_="fold voices")
        )

    def _said(self, passage: Passage) -> Markup:
        denies = "denies: " if passage.first.stance == "denies" else ""
        return join(denies, sentence(passage), f" ({view.source(passage.first)}, {words.day(passage.first.published)})")

    def verified(self) -> Markup:
        """Checks that ran and held."""
        if not self.report.verified:
            return Markup()
        items = []
        for finding in view.verified(self.report):
            outlets = ", ".join(dict.fromkeys(view.source(c) for c in finding.claims))
            items.append(el("li", finding.message, el("span", f" {outlets}", class_="quiet"), dir="auto"))
        title = f"{words.counted(len(items), 'check')} that held"
        return join(
            el("h2", "Checked and found right"),
            _fold(title, el("ul", *items, class_="list right"), open=len(items) < 25),
        )

    def set_aside(self) -> Markup:
        """Findings that the baseline, a decision or an ignore keeps out of the result, and why."""
        hidden = self.options.hidden
        if not hidden:
            return Markup()
        items = []
        for one in hidden:
            why = f" by {one.by}" + (f": {one.reason}" if one.reason else "")
            items.append(el("li", view.headline(one.finding), el("span", why, class_="quiet"), dir="auto"))
        fold = _fold(words.counted(len(items), "finding"), el("ul", *items, class_="list"))
        return join(el("h2", "Set aside"), fold)

    def rest(self) -> Markup:
        """Coverage, rules that compared nothing, problems of the input."""
        parts = [el("h2", "How much was understood"), *(el("p", line) for line in words.coverage(self.report.coverage))]
        if rules := self.report.unmatched_rules:
            parts.append(
                _fold(f"{words.counted(len(rules), 'rule')} found nothing to compare", el("p", ", ".join(rules)))
            )
        if problems := self.report.problems:
            head = el("tr", el("th", "File"), el("th", "Line"), el("th", "Problem"))
            rows = [
                el(
                    "tr",
                    el("td", view.shown_path(p.path, self.options)),
                    el("td", str(p.line or "")),
                    el("td", p.message),
                )
                for p in problems
            ]
            parts += [el("h2", "Problems in the input"), el("table", head, *rows)]
        return join(*parts)

    def sources(self) -> Markup:
        """The articles that a link of the page leads to, with their claims marked."""
        by_article: dict[str, list[Claim]] = {}
        for claim in self.cards.claims.values():
            by_article.setdefault(claim.article, []).append(claim)
        anchors, mentions = self.cards.anchors, self._mentions()
        shown = [
            articles.article(card, by_article.get(card["id"], []), anchors, self.options, mentions.get(card["id"], ()))
            for card in self.report.articles
            if card["id"] in self.cards.told
        ]
        if not shown:
            return Markup()
        return join(el("h2", "Articles"), _fold(words.counted(len(shown), "article"), *shown, id="articles"))

    def _mentions(self) -> dict[str, list[Markup]]:
        """For each article, links to the findings it is in."""
        out: dict[str, list[Markup]] = {}
        for group, finding in [(g, f) for g in self.groups for f in g.findings]:
            name = f"{words.verdict_name(finding)}: {group.label}"
            link = el("a", name, href=f"#{anchor(finding)}", class_=finding.severity)
            for article in dict.fromkeys(claim.article for claim in finding.claims):
                out.setdefault(article, []).append(link)
        return out

    def reader(self) -> Markup:
        """The panel that shows an article beside the findings."""
        button = el("button", "Close ", el("kbd", "Esc"), type="button", id="close")
        parts = (el("header", button), el("div", id="reading"))
        return el("aside", *parts, id="reader", hidden=True, aria_label="Article")

    def end(self) -> Markup:
        """How to read and steer the page."""
        keys = join(el("kbd", "j"), " ", el("kbd", "k"), " next and previous · ", el("kbd", "/"), " search")
        note = "A dot is an exact figure, a bar a range; an open end or a ring means more or fewer than that."
        return el("footer", el("p", note), el("p", keys, class_="keys"), class_="end")
