"""Where, when and by whom a report was filed, which stands before it and is no part of what was said."""

from __future__ import annotations

from reconcile.extract.speech.found import Context
from reconcile.extract.speech.frames import Frame
from reconcile.extract.text.tokens import DASHES

TOWN, LINE = 4, 12  # letters of what is more likely a body than a town; tokens of what stands before a report
DATELINE = 6  # tokens of the date before the time of day in a dateline


def past_dateline(cx: Context, frame: Frame, lo: int) -> int:
    """Past the outlet that opens a report: INTERFAX.RU — …"""
    tokens = frame.tokens
    for k in range(lo, min(len(tokens) - 3, lo + DATELINE)):
        if tokens[k].kind == tokens[k + 2].kind == "number" and tokens[k + 1].text == ":":
            outlet = tokens[k + 3]  # 8 ноября 2018, 11:10 REGNUM
            if outlet.kind == "word" and len(outlet.text) > 1 and outlet.text.isupper():
                return k + 4
    if (town := _past_town(cx, frame, lo)) > lo:
        return town
    dash = next((k for k in range(lo + 1, min(len(tokens), lo + 5)) if tokens[k].text in DASHES), None)
    if dash is None or any(t.kind == "word" and not t.text.isupper() for t in tokens[lo:dash]):
        return lo
    return dash + 1 if tokens[dash - 1].end < tokens[dash].start else lo


def _past_town(cx: Context, frame: Frame, lo: int) -> int:
    """Past where and when a report was filed: NORWICK, May 9 (TSR) —, NORWICK:."""
    tokens = frame.tokens
    if cx.t.by_case or lo or not frame.first or not tokens[0].text.isupper() or len(tokens[0].text) <= TOWN:
        return lo
    end = next((k for k in range(1, min(len(tokens), LINE)) if tokens[k].text in DASHES or tokens[k].text == ":"), None)
    head = tokens[:end]
    named = all(t.text[0].isupper() if t.kind == "word" else t.kind == "number" or t.text in "(),./" for t in head)
    if end is None or not named or tokens[end].text != ":" and tokens[end - 1].end == tokens[end].start:
        return lo
    while end < len(tokens) - 1 and tokens[end].text in DASHES | {":"}:
        end += 1
    return end
