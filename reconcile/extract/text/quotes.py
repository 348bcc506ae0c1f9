"""Quotation marks of every kind, dialogue dashes and interrupted quotations, in one pass over the text.

Marks never balance in the wild, so nothing here insists on it: a mark without a partner closes at the end of
its paragraph, nesting is followed a few levels deep and no further, and the work is linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, replace

MAX_DEPTH = 6
_MARK = re.compile(r"\"\"|''|[«»„“”‟\"‹›‘’']|\n")
_DASH_LINE = re.compile(r"(?m)^[ \t\u00a0]*[—–‑-][ \t\u00a0]+")
_BREAK = re.compile(
    r"[,!?…][ \u00a0]*[»”\"]?[ \u00a0]*[—–-][ \u00a0]*(?=[^\W\d_])|\.{3}[ \u00a0]*[—–-][ \u00a0]*(?=[^\W\d_])"
)
_LINE = re.compile(r"(?m)^.+$")
_SENTENCE = re.compile(r"[.!?…][ \u00a0]+(?=[^\W\d_])")
_RESUME = re.compile(r"[,.:!?…][ \u00a0]*[—–-][ \u00a0]*")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’ʼ][^\W\d_]+)*")
_OPENS = {"«": "»", "„": '“”"', "“": '”“"', '"': '"”', "‹": "›", "‟": "”", "‘": "’'"}
MAX_SINGLE = 400  # a single mark is more often an apostrophe: its partner must be near
MAX_ASIDE = 160  # between the two dashes of "…, — сказал он. — …"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation: its words (`start`, `end`) and the marks around them (`outer_start`, `outer_end`).

    `group` is shared by the pieces of one interrupted quotation; `closed` is False where the mark had no partner.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    depth: int
    kind: str  # marks | dash
    group: int
    closed: bool = True


def find(text: str, is_cue: Callable[[str], bool]) -> list[Quoted]:
    """Quotations of `text` in order of their start; `is_cue` says whether a word may report speech."""
    found = _marked(text)
    out: list[Quoted] = []
    for q in found:
        out.extend(_pieces(text, q, is_cue))
    out.extend(_dialogue(text, out, is_cue))
    out.extend(_undashed(text, out, is_cue))
    out.sort(key=lambda q: (q.outer_start, -q.outer_end))
    return out


def _marked(text: str) -> list[Quoted]:
    """Quotations by their marks, outer before inner."""
    out: list[Quoted] = []
    stack: list[tuple[str, int, int]] = []  # mark, where it starts, where its words start
    doubled = '""' in text  # a CSV field left unquoted: the doubled marks are the real ones
    reopened = False
    paragraph = 0
    for m in _MARK.finditer(text):
        mark, at, end = m.group(), m.start(), m.end()
        if mark == "\n":
            reopened = _close_all(text, out, stack, at) or (reopened and not text[paragraph:at].strip())
            paragraph = end
            continue
        if doubled and mark == '"':
            continue
        role = _role(text, mark, at, end, stack)
        if role == "open" and len(stack) < MAX_DEPTH:
            stack.append((mark, at, end))
        elif role == "close":
            _close(out, stack, mark, at, end)
        elif role == "orphan" and reopened:
            out.append(Quoted(paragraph, at, paragraph, end, 0, "marks", at))
            reopened = False
    _close_all(text, out, stack, len(text))
    return [_trim(text, q) for q in out if text[q.start : q.end].strip()]


def _role(text: str, mark: str, at: int, end: int, stack: list[tuple[str, int, int]]) -> str:
    """open | close | orphan (a closing mark that nothing opened) | skip."""
    before = text[at - 1] if at else " "
    after = text[end] if end < len(text) else " "
    opened = any(mark in _OPENS.get(s[0], s[0]) for s in stack)
    if mark in "«„‹‟":
        return "open"
    if mark in "»›":
        return "close" if opened else "orphan"
    starts = (before.isspace() or before in '([{—–-/«“„:"') and not after.isspace()
    if mark in "‘’'":
        return _single(before, after, mark, at, opened, starts, stack)
    if mark in ('"', '""', "''"):
        if opened and not (starts and before not in '«“„"' and after.isalnum()):
            return "close"
        if opened or starts or not before.isalnum():
            return "open" if not after.isspace() or starts else "orphan"
        return "skip" if before.isdigit() else "orphan"
    if opened and not (mark == "“" and starts and after.isalnum() and stack[-1][0] != "„"):
        return "close"
    return "open" if starts or mark == "“" else "orphan"


def _single(
    before: str, after: str, mark: str, at: int, opened: bool, starts: bool, stack: list[tuple[str, int, int]]
) -> str:
    """Single marks, told from apostrophes by what touches them."""
    if opened and not after.isalnum() and not before.isspace():
        near = next(s for s in reversed(stack) if mark in _OPENS.get(s[0], s[0]))
        return "close" if at - near[2] <= MAX_SINGLE else "skip"
    return "open" if starts and mark != "’" and after.isalnum() and not opened else "skip"


def _close(out: list[Quoted], stack: list[tuple[str, int, int]], mark: str, at: int, end: int) -> None:
    """Close the nearest mark this one can end; what was opened inside it and never closed is forgotten."""
    for i in range(len(stack) - 1, -1, -1):
        opener, start, inner = stack[i]
        if mark in _OPENS.get(opener, opener):
            out.append(Quoted(inner, at, start, end, i, "marks", start))
            del stack[i:]
            return


def _close_all(text: str, out: list[Quoted], stack: list[tuple[str, int, int]], at: int) -> bool:
    """A paragraph ends: the outermost open mark quotes to its end; single marks were apostrophes."""
    open_ones = [s for s in stack if s[0] not in "‘'"]
    stack.clear()
    if not open_ones:
        return False
    _, start, inner = open_ones[0]
    while at > inner and text[at - 1].isspace():
        at -= 1
    out[:] = [q if q.outer_start < start else replace(q, depth=1) if q.depth == 0 else q for q in out]
    out.append(Quoted(inner, at, start, at, 0, "marks", start, closed=False))
    return True


def _trim(text: str, q: Quoted) -> Quoted:
    start, end = q.start, q.end
    while start < end and (text[start].isspace() or text[start] == '"'):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == '"'):
        end -= 1
    return replace(q, start=start, end=end)


def _interruption(text: str, start: int, end: int, is_cue: Callable[[str], bool]) -> tuple[int, int, int] | None:
    """Where "…, — сказал он. — …" leaves the quotation and comes back: (end of words, start of aside, resume)."""
    for m in _BREAK.finditer(text, start, end):
        words = [w.group() for w in _WORD.finditer(text, m.end(), min(end, m.end() + 60))][:4]
        if not any(is_cue(w) and w[0].islower() for w in words):
            continue
        back = _RESUME.search(text, m.end(), min(end, m.end() + MAX_ASIDE))
        return m.start() + 1, m.start(), back.end() if back else end
    return None


def _pieces(text: str, q: Quoted, is_cue: Callable[[str], bool]) -> list[Quoted]:
    """A quotation without the reporter's aside inside its marks."""
    if q.depth or q.kind != "marks":
        return [q]
    cut = _interruption(text, q.start, q.end, is_cue)
    if not cut:
        return [q]
    first = replace(q, end=cut[0], outer_end=cut[0])
    if cut[2] >= q.end:
        return [first]
    return [first, replace(q, start=cut[2], outer_start=cut[2])]


def _dialogue(text: str, marked: list[Quoted], is_cue: Callable[[str], bool]) -> list[Quoted]:
    """Lines that open with a dash and hold a reporting aside: "— Нет, — ответил он. — Завтра"."""
    out = []
    taken = {q.outer_start for q in marked}
    for m in _DASH_LINE.finditer(text):
        start = m.end()
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if start in taken:
            continue
        cut = _interruption(text, start, end, is_cue)
        if not cut:
            continue
        out.append(Quoted(start, cut[0], m.start(), cut[0], 0, "dash", start))
        if cut[2] < end:
            out.append(Quoted(cut[2], end, cut[2], end, 0, "dash", start))
    return out


def _undashed(text: str, found: list[Quoted], is_cue: Callable[[str], bool]) -> list[Quoted]:
    """Lines that lost the dash they should open with: "Нет, — ответил он. — Завтра". Where the speech begins and ends
    nobody knows: it has the sentence before the aside, and the one after."""
    out = []
    taken = sorted(q.outer_start for q in found)  # none runs on into another line
    for line in _LINE.finditer(text):
        start, end = line.span()
        cut = _interruption(text, start, end, is_cue)
        if not cut or cut[2] >= end or not text[cut[2]].isupper():
            continue
        if bisect_left(taken, start) < bisect_left(taken, end):
            continue
        begins = [m.end() for m in _SENTENCE.finditer(text, start, cut[1])]
        stop = _SENTENCE.search(text, cut[2], end)
        start = begins[-1] if begins else start
        out.append(Quoted(start, cut[0], start, cut[0], 0, "dash", start))
        last = stop.start() + 1 if stop else end
        out.append(Quoted(cut[2], last, cut[2], last, 0, "dash", start))
    return out
