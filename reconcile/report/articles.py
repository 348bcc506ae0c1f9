"""An article in HTML with its claims marked, so that a link can lead to each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reconcile.model import Claim
from reconcile.report import view, words
from reconcile.report.markup import Markup, el, join
from reconcile.report.options import RenderOptions
from reconcile.report.passages import passages
from reconcile.report.safe import one_line


def article(
    card: Mapping[str, Any],
    claims: list[Claim],
    anchors: Mapping[str, str],
    options: RenderOptions,
    mentions: Sequence[Markup] = (),
) -> Markup:
    """`card` is an entry of `Report.articles`. Without its text in `options.texts`, the claims' sentences stand in.
    `mentions` are links to the findings it is in.
    """
    title = str(card.get("title") or card.get("outlet") or card["id"])
    in_title = [c for c in claims if c.part == "title"]
    in_text = [c for c in claims if c.part != "title"]
    where = [card.get("outlet"), card.get("published") or "no date", view.shown_path(card.get("path"), options)]
    text = options.texts.get(str(card["id"]))
    body = marked(text, in_text, anchors) if text is not None else _sentences(in_text, anchors)
    return el(
        "article",
        el("h3", marked(title, in_title, anchors), dir="auto"),
        el("p", " · ".join(str(part) for part in where if part), class_="quiet"),
        el("ul", *(el("li", link, dir="auto") for link in mentions), class_="mentions") if mentions else "",
        el("div", body, class_="text", dir="auto", lang=card.get("language")),
        class_="source",
    )


def marked(text: str, claims: list[Claim], anchors: Mapping[str, str]) -> Markup:
    """`text` with each claim in a <mark>. Of overlapping claims the outer one is marked, the others are only linked."""
    parts: list[str] = []
    at = 0
    for claim in sorted(claims, key=lambda c: (c.start, -c.end, c.id)):
        anchor = anchors.get(claim.id)
        another_text = text[claim.start : claim.end] != claim.quote
        if another_text or claim.start < at:
            parts.append(el("span", id=anchor))
        else:
            parts += [text[at : claim.start], el("mark", claim.quote, id=anchor, title=words.value(claim) or None)]
            at = claim.end
    return join(*parts, text[at:])


def _sentences(claims: list[Claim], anchors: Mapping[str, str]) -> Markup:
    parts: list[Markup] = []
    for passage in passages(claims, 2000):
        ids = iter([anchors.get(claim.id) for claim in passage.claims])
        pieces = [
            el("mark", one_line(text), id=next(ids, None)) if is_claim else one_line(text)
            for text, is_claim in passage.pieces
        ]
        parts.append(el("p", "… ", *pieces, *(el("span", id=left) for left in ids), " …"))
    return join(*parts)
