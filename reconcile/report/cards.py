"""The cards of the page: a fact as a picture, its findings below, and links into the articles."""

from __future__ import annotations

import re
from collections.abc import Callable

from reconcile.model import Claim, Fact, Finding, Report
from reconcile.report import charts, view, words
from reconcile.report.markup import Markup, el, join
from reconcile.report.passages import Passage, sides
from reconcile.report.safe import one_line

SENTENCE = 600  # characters of a sentence
_MOST_SENTENCES = 3  # that give the same figure; the others fold
_ROWS = 30  # bars of one fact
_SPARKS = 12  # figures in the small track of a heading
_MOVING = frozenset({"update", "monotonic"})
_COMPARABLE = frozenset({"contradiction", "imprecise", "update", "monotonic"})
_OTHER_FACTS = 400
STATUS = {
    "agreed": "agree",
    "imprecise": "differ in exactness",
    "disputed": "in dispute",
    "superseded": "newer figure",
    "single_source": "one source",
}


def topics(group: view.Group) -> list[str]:
    """The topics of a card, for the filter."""
    named = [group.fact.topic if group.fact else None, *(c.topic for f in group.findings for c in f.claims)]
    return list(dict.fromkeys(one_line(topic) for topic in named if topic))


def anchor(finding: Finding) -> str:
    """The id of a finding on the page: stable, so that a link to it holds over runs."""
    return "f-" + re.sub(r"[^\w-]", "-", finding.id)


def _foot(finding: Finding) -> Markup:
    own = el("a", "#", href=f"#{anchor(finding)}", class_="own", aria_label="Link to this finding")
    return el(
        "p", el("code", finding.rule), " · ", el("code", f"reconcile explain {finding.id}"), " ", own, class_="foot"
    )


def sentence(passage: Passage) -> Markup:
    """A sentence with its claims marked."""
    return join(*(el("mark", one_line(text)) if is_claim else one_line(text) for text, is_claim in passage.pieces))


def _so_far(fact: Fact | None, findings: tuple[Finding, ...]) -> tuple[charts.Band, str, str]:
    """The interval that the sources leave, in figures and in words, and the policy it comes from."""
    if fact:
        policy = words.POLICIES.get(fact.policy, fact.policy)
        return (fact.low, fact.high), words.fact_value(fact), f" ({policy})"
    told = next((f for f in findings if f.reconciled), None)
    if told is None or told.reconciled is None:
        return (None, None), "", ""
    unit = told.claims[0].unit if told.claims else None
    return (told.reconciled.get("low"), told.reconciled.get("high")), words.reconciled(told, unit), ""


class Cards:
    """Cards over one report. They share the page's ids of claims, and know whose articles are on the page."""

    def __init__(self, report: Report) -> None:
        self.groups, self.titles = view.groups(report), view.titles(report)
        self.claims = {claim.id: claim for claim in report.claims}
        for claim in (c for f in (*report.findings, *report.verified) for c in f.claims):
            self.claims.setdefault(claim.id, claim)
        # ids of the page, not of the report: those may hold any character
        self.anchors = {claim_id: f"c{n}" for n, claim_id in enumerate(self.claims)}
        busy = {group.fact.id for group in self.groups if group.fact}
        others = [fact for fact in report.facts if fact.id not in busy and len(fact.claims) > 1]
        self.others, self.left_out = others[:_OTHER_FACTS], max(0, len(others) - _OTHER_FACTS)
        shown = [*((group.fact, group.findings) for group in self.groups), *((fact, ()) for fact in self.others)]
        self.told = {claim.article for fact, findings in shown for claim in self.of(fact, findings)}

    def card(self, group: view.Group, is_open: bool) -> Markup:
        """A fact in question: heading, picture, findings."""
        claims = [c for f in group.findings for c in f.claims]
        worst = group.findings[0].severity
        named = dict.fromkeys((f.severity, words.verdict_name(f)) for f in group.findings)
        badges = [el("span", f"{words.SEVERITIES.get(s, '·')} {name}", class_=f"badge {s}") for s, name in named]
        summary = el("summary", el("h3", group.label, dir="auto"), *badges, self._values(group), self._spark(group))
        shown: set[str] = set()
        parts = [self._finding(finding, group, shown) for finding in group.findings]
        body = el("div", self._chart(group.fact, group.findings), *parts, class_="body")
        return el(
            "article",
            el("details", summary, body, open=is_open),
            class_=f"card {worst}",
            data_findings=len(group.findings),
            data_severity="\n".join(dict.fromkeys(f.severity for f in group.findings)),
            data_topic="\n".join(topics(group)),
            data_outlet="\n".join(dict.fromkeys(one_line(view.source(c)) for c in claims)),
            data_lang="\n".join(dict.fromkeys(c.language or "" for c in claims)),
        )

    def _values(self, group: view.Group) -> Markup:
        told = [c for c in self.of(group.fact, group.findings) if words.has_figure(c)]
        told.sort(key=lambda c: (c.unit or "", c.low if c.low is not None else c.high or 0.0))
        said = list(dict.fromkeys(words.value(c) for c in told))
        text = " / ".join(said[:4]) + (" …" if len(said) > 4 else "")
        return el("span", text, class_="values")

    def of(self, fact: Fact | None, findings: tuple[Finding, ...]) -> list[Claim]:
        """The claims of a fact, else of its findings; oldest first."""
        own = [self.claims[i] for i in fact.claims if i in self.claims] if fact else []
        found = {c.id: c for c in (*own, *(c for f in findings for c in f.claims))}
        return sorted(found.values(), key=view.claim_order)

    def _drawn(self, fact: Fact | None, findings: tuple[Finding, ...]) -> list[Claim]:
        """The claims that can stand on one scale: those of the fact, and of findings that compare like with like."""
        alike = tuple(f for f in findings if f.kind in _COMPARABLE)
        claims = [c for c in self.of(fact, alike) if words.has_figure(c)]
        unit = fact.unit if fact else claims[0].unit if claims else None
        # a headline and its body that say the same are one row; the one that a finding speaks of stands for both
        spoken = {c.id for f in findings for c in f.claims}
        rows: dict[tuple[object, ...], Claim] = {}
        for claim in sorted(claims, key=lambda c: c.id not in spoken):
            if claim.unit == unit:
                rows.setdefault((claim.article, claim.low, claim.high, claim.low_open, claim.approximate), claim)
        return sorted(rows.values(), key=view.claim_order)

    def _tone(self, findings: tuple[Finding, ...]) -> Callable[[Claim], str]:
        tones = {c.id: f.severity for f in reversed(findings) for c in f.claims}
        return lambda claim: tones.get(claim.id, "plain" if findings else "agreed")

    def _spark(self, group: view.Group) -> Markup:
        drawn = self._drawn(group.fact, group.findings)
        on = charts.scale(drawn)
        return charts.spark(drawn[:_SPARKS], on, self._tone(group.findings)) if on else Markup()

    def _chart(self, fact: Fact | None, findings: tuple[Finding, ...] = ()) -> Markup:
        """Interval bars by outlet, and above them the course of time where there is one."""
        drawn, tone = self._drawn(fact, findings), self._tone(findings)
        on = charts.scale(drawn)
        if on is None:
            return Markup()
        band, leaves, policy = _so_far(fact, findings)
        status = fact.status if fact else "disputed"
        rows = [self._row(claim, charts.bar(claim, on, band, tone(claim), status)) for claim in drawn[:_ROWS]]
        if (left := len(drawn) - _ROWS) > 0:
            rows.append(el("p", f"… and {left} more", class_="quiet"))
        empty = (el("span", class_="value"), el("span", class_="who"))
        scale = el("div", *empty, charts.axis(on, drawn[0].unit), class_="row scale")
        caption = "Who gives which figure" + (f"; shaded: {leaves}{policy}" if leaves else "")
        # what two outlets say of one day is no course of time; a toll or what is left on several days is
        moves = any(c.nature in ("cumulative", "stock") for c in drawn) or any(f.kind in _MOVING for f in findings)
        steps = charts.steps(drawn, tone, self._link) if moves else Markup()
        return el("figure", el("figcaption", caption), steps, *rows, scale, class_="chart")

    def _row(self, claim: Claim, bar: Markup) -> Markup:
        who = join(el("b", view.source(claim)), f" {words.day(claim.published)}")
        children = (el("span", words.value(claim), class_="value"), el("span", who, class_="who", dir="auto"), bar)
        link = self._link(claim)
        if not link:
            return el("div", *children, class_="row")
        return el("a", *children, class_="row", href=f"#{link}", data_open=link)

    def _link(self, claim: Claim) -> str | None:
        return self.anchors.get(claim.id) if claim.article in self.told else None

    def _finding(self, finding: Finding, group: view.Group, shown: set[str]) -> Markup:
        fresh = [c for c in view.claims_in_order(finding) if c.id not in shown]
        shown.update(c.id for c in fresh)
        rows = view.reasons(finding, group.fact)
        reasons, last = [], ""
        for n, (name, text) in enumerate(rows):
            reasons.append(el("dt", name if name != last else ""))
            reasons.append(el("dd", text, class_="todo" if n + 1 == len(rows) else None, dir="auto"))
            last = name
        return el(
            "section",
            self._sides(fresh),
            el("p", view.message(finding), class_="message", dir="auto") if finding.message else "",
            el("dl", *reasons, class_="reasons"),
            _foot(finding),
            id=anchor(finding),
            class_=f"finding {finding.severity}",
        )

    def _sides(self, claims: list[Claim]) -> Markup:
        """The sentences of each side; where many give the same figure, the others fold."""
        items: list[Markup] = []
        for side in sides(claims, SENTENCE, _MOST_SENTENCES):
            items += [self._passage(passage) for passage in side.shown]
            if side.others:
                folded = el("ul", *(self._passage(passage) for passage in side.others), class_="claims")
                items.append(el("li", el("details", el("summary", f"… {side.more}"), folded, class_="more")))
        return el("ul", *items, class_="claims") if items else Markup()

    def _passage(self, passage: Passage) -> Markup:
        first = passage.first
        quote = el("blockquote", el("p", sentence(passage), dir="auto", lang=first.language))
        parts = [passage.values and el("b", passage.values), view.source(first), words.day(first.published)]
        parts += [passage.speakers, passage.statuses]
        more = Markup()
        if link := self._link(first):
            title = self.titles.get(first.article, "") if first.part != "title" else ""
            anchor = el("a", one_line(title).strip() or "in the article", href=f"#{link}", data_open=link)
            more = el("span", " · ", anchor, class_="open-link" if title else "open-link unprinted")
        said = join(*(join(" · " if n else "", part) for n, part in enumerate(p for p in parts if p)))
        return el("li", quote, el("p", said, more, class_="said", dir="auto"))

    def other(self, fact: Fact) -> Markup:
        """A fact without a finding: heading and picture."""
        tone = "agreed" if fact.status == "agreed" else "plain"
        badge = el("span", STATUS.get(fact.status, fact.status), class_=f"badge {tone}")
        summary = el(
            "summary", el("h3", fact.label, dir="auto"), badge, el("span", words.fact_value(fact), class_="values")
        )
        return el("article", el("details", summary, el("div", self._chart(fact), class_="body")), class_=f"card {tone}")
