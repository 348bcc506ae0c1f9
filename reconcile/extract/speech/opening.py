"""A participle that opens the sentence has the subject of its main clause: Rejecting the claims, | X showed a card."""

from __future__ import annotations

from reconcile.extract.speech.clauses import may_open_main
from reconcile.extract.speech.cues import Hit
from reconcile.extract.speech.found import Context, Found, span_of
from reconcile.extract.speech.frames import Frame
from reconcile.extract.speech.speakers import Phrase, capitalised
from reconcile.extract.speech.voices import can_speak

REACH = 10  # words from the subject to its verb
LEAD = 2  # words before the participle: While | denying


def opens(cx: Context, frame: Frame, hit: Hit) -> bool:
    lo, _ = frame.part(hit.first)
    led = all(t.kind == "word" for t in frame.tokens[lo : hit.first])
    return hit.word.form == "gerund" and hit.first - lo < LEAD and led


def main_subject(cx: Context, frame: Frame, hit: Hit) -> tuple[int, Phrase] | None:
    """(the comma before it, the subject) of the clause to which an opening participle belongs."""
    tokens = frame.tokens
    _, hi = frame.part(hit.first)
    for j in range(hit.last + 1, hi - 1):
        if tokens[j].kind == "quote":
            return None
        if tokens[j].text != "," or tokens[j + 1].kind != "word":
            continue
        found = _by_case(cx, frame, j, hi) if cx.t.by_case else _by_order(cx, frame, hit, j, hi)
        if found is not None and found.lo == j + 1 and can_speak(cx, tokens, found):
            return j, found
    return None


def _by_case(cx: Context, frame: Frame, j: int, hi: int) -> Phrase | None:
    tokens = frame.tokens
    found = cx.subjects.after(tokens, j, None) if may_open_main(cx, tokens, j + 1) else None
    words = [t for t in tokens[found.hi : hi][:REACH] if t.kind == "word"] if found is not None else []
    return found if any(cx.subjects.g.of(t).finite for t in words) else None


def _by_order(cx: Context, frame: Frame, hit: Hit, j: int, hi: int) -> Phrase | None:
    """What stands before the first verb of the clause."""
    tokens = frame.tokens
    if any(cx.t.has(k, tokens[j + 1]) for k in ("boundaries", "that", "wh", "not_subject", "adverbs")):
        return None
    for v in range(j + 2, min(hi, j + 2 + REACH)):
        t = tokens[v]
        if t.kind != "word" or capitalised(t):
            continue
        form = cx.t.form(t.norm)
        if (
            form is not None
            and form.form == "finite"
            or cx.subjects.g.of(t).past
            or cx.t.has("helpers", t)
            or cx.t.has("be", t)
            or cx.subjects.g.of(t).third
        ):
            return cx.subjects.before(tokens, v, hit.word._replace(form="finite"))
    return None


def lend(cx: Context, frame: Frame, hit: Hit, r: Found) -> None:
    """Give the report its speaker, and end what it covers where the main clause begins."""
    if r.speaker is not None or not opens(cx, frame, hit) or (found := main_subject(cx, frame, hit)) is None:
        return
    comma, r.speaker = found
    r.gerund = False
    end = frame.tokens[comma].start
    k = next((n for n, t in enumerate(frame.tokens) if t.start >= r.content[0][0]), comma)
    if r.content[0][0] < end < r.content[-1][1]:
        r.content = [span_of(frame, k, comma)]
