"""HTML and SVG put together so that nothing gets in unescaped: text is escaped unless it is Markup already."""

from __future__ import annotations

import html
import re

from reconcile.report.safe import ACTING, visible

_SPECIAL = re.compile(f"[&<>\"']|{ACTING.pattern}")
VOID = frozenset({"meta", "br", "input", "line", "rect", "circle", "path"})


class Markup(str):
    """A piece of finished HTML."""

    __slots__ = ()


def escaped(text: str) -> Markup:
    """Text as HTML: acting characters visible, marks as entities; right in an attribute's quotes too."""
    if isinstance(text, Markup):
        return text
    if not _SPECIAL.search(text):  # nine of ten strings
        return Markup(text)
    return Markup(html.escape(visible(text), quote=True))


def join(*children: str) -> Markup:
    """The children one after another."""
    return Markup("".join(escaped(child) for child in children))


def el(tag: str, /, *children: str, **attributes: str | int | float | bool | None) -> Markup:
    """An element. Attributes: None and False are left out, True has no value; `class_`, `for_` lose the underscore,
    `data_x` becomes `data-x`."""
    pairs = []
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        key = key.rstrip("_").replace("_", "-")
        pairs.append(f" {key}" if value is True else f' {key}="{escaped(str(value))}"')
    start = f"<{tag}{''.join(pairs)}"
    # "/>" closes an empty element of SVG, and is allowed on the void ones of HTML
    return Markup(f"{start}/>" if tag in VOID else f"{start}>{join(*children)}</{tag}>")
