"""Article text is hostile: what could steer a terminal, a page or a reader's eye is made visible."""

from __future__ import annotations

import re

# Characters that act instead of show: controls (C0 without tab and newlines, DEL, C1), bidirectional marks,
# zero-width ones that hide in words, tag characters, surrogates without a partner. The zero-width joiners of
# emoji and of Persian or Indic words stay.
ACTING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_BLANKS = re.compile(r"\s+")
# a colour may stand before it; the two marks are parted by a blank
_COMMAND = re.compile(r"^((?:[ \t]|\x1b\[[0-9;]*m)*[:#])([:#])", re.M)
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$&:@=^\"'%])")


def _shown(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)  # the picture of the control: ␛ for ESC
    return "␡" if code == 0x7F else f"‹U+{code:04X}›"


def visible(text: str) -> str:
    """`text` with every acting character written out; tabs and newlines stay."""
    return ACTING.sub(_shown, text)


def one_line(text: str) -> str:
    """`text` on one line: made visible, runs of white space as one blank. Blanks at the ends stay (one each)."""
    return _BLANKS.sub(" ", visible(text))


def commandless(output: str) -> str:
    """A whole output in which no line is a command to a CI server that reads its log (`::error::`, `##[…`, `##vso[…`).

    Servers pass over blanks before it, so that a sentence wrapped at the wrong place would be one.
    """
    return _COMMAND.sub(r"\1 \2", output)


def markdown(text: str) -> str:
    """`text` as literal text anywhere in GitHub Markdown: in a paragraph, a table cell, a heading.

    Every ASCII mark that can mean something is escaped by a backslash; `<`, `>`, `&` and `@` as entities,
    so that neither HTML nor a mention nor an issue reference comes of it. URLs do not become links.
    """
    return _MARKDOWN.sub(_markdown_mark, one_line(text))


_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "@": "&#64;", "#": "&#35;", ":": "&#58;", "|": "&#124;"}
_HARMLESS = frozenset("-.%=+:\"'()^!")


def _markdown_mark(match: re.Match[str]) -> str:
    mark = match.group()
    if mark in "-+" and match.start() == 0:
        return "\\" + mark
    if mark == "!" and match.string[match.end() : match.end() + 1] == "[":
        return "\\!"
    if mark == "." and match.string[: match.start()].isdecimal():
        return "\\."  # "14. " at the start of a line would begin a list
    if mark == ")" and match.string[: match.start()].isdecimal():
        return "\\)"
    if mark == ":" and match.string[match.end() : match.end() + 2] != "//":
        return mark
    if mark == "." and match.string[max(0, match.start() - 3) : match.start()].lower() == "www":
        return "\\."
    if mark == "=" and match.start() == 0:
        return "\\="
    if mark in "@#" and match.string[match.end() : match.end() + 1].isalnum():
        # GitHub looks for mentions and issue numbers after it has decoded entities: part the mark from the name
        return _ENTITIES[mark] + "&#8203;"
    if mark in _ENTITIES:
        return _ENTITIES[mark]
    return mark if mark in _HARMLESS else "\\" + mark
