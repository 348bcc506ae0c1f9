"""A clause without a conjunction: residents say the mill is shut, he said in an interview the mill was shut."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from reconcile.extract.speech.cues import Hit
from reconcile.extract.speech.found import Context, Found, may, new_record, past_addressee, to_end
from reconcile.extract.speech.frames import OPENING, Frame
from reconcile.extract.speech.occasions import clause_at, is_said, past_occasion
from reconcile.extract.speech.speakers import capitalised
from reconcile.extract.speech.voices import quoted_as, receives
from reconcile.extract.text.tokens import Token


def bare_clause(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """A clause without a conjunction: Residents insist the smell comes from the tannery."""
    tokens = frame.tokens
    frames = hit.word.cue.frames
    if "bare" not in frames and "addressee" not in frames or hit.word.form == "passive":
        return None
    k = hit.last + 1
    if k >= len(tokens):
        return None
    k = _complement(cx, frame, hit)
    if k >= len(tokens) or tokens[k].kind == "quote":
        return None
    t = tokens[k]
    if t.kind == "mark" and t.text not in OPENING and t.text not in "$£€[":
        return None
    if cx.t.has("be", t):
        return None  # what he is proposing | is
    before = tokens[max(0, hit.first - 2) : hit.first]
    supposed = any(may(cx, x) for x in before) and not any(cx.t.has("negation", x) for x in before)
    if receives(cx, tokens, hit, k):
        return None
    deed = hit.word.cue.lemma in cx.t.words["deeds"]
    if (deed or supposed) and t.text not in OPENING and not clause_at(cx.subjects.g, tokens, k):
        return None  # could still contest | the ruling, maintains | friendly ties
    if cx.t.has("before_nouns", t) and k + 1 < len(tokens) and cx.t.has("be", tokens[k + 1]):
        return None  # what traders had hoped | for was
    if t.kind == "word" and hit.word.form == "base" and cx.subjects.before(tokens, hit.first, hit.word) is None:
        return None
    if t.kind == "word" and cx.t.has("not_clause", t) and not _before_number(cx, tokens, k):
        return None
    if (
        hit.word.cue.lemma in cx.t.words["amounts_to"]
        and t.kind == "number"
        and not clause_at(cx.subjects.g, tokens, k)
    ):
        return None  # added 15 cents to $2.40
    speaker = quoted_as(cx, frame, hit) or cx.subjects.before(tokens, hit.first, hit.word)
    if speaker is None or tokens[speaker.lo].kind == "number" and _answer(cx, tokens, k):
        return None
    if not cx.t.by_case and cx.subjects.dumb(tokens, speaker):  # type: ignore[union-attr]
        return None
    take = "bare" if "bare" in frames else "addressee"
    return new_record(cx, frame, hit, take, speaker, [to_end(cx, frame, k)], how="bare")


def _complement(cx: Context, frame: Frame, hit: Hit) -> int:
    """Where what is said begins: past whom it was told, and when and where."""
    tokens, k, told = frame.tokens, hit.last + 1, "addressee" in hit.word.cue.frames
    if told:
        k = past_addressee(cx, frame, k)
    clause = past_occasion(cx.subjects.g, tokens, k) if is_said(hit.word) else None
    if clause is not None:
        return clause
    if told:
        return k + sum(1 for _ in takewhile(lambda t: cx.t.has("days", t), tokens[k : k + 3]))
    timed = takewhile(
        lambda t: t.kind == "word" and cx.t.has("times", t) and (cx.t.has("adverbs", t) or capitalised(t)), tokens[k:]
    )
    end = k + sum(1 for _ in timed)
    acts = end < len(tokens) and any(cx.t.has(kind, tokens[end]) for kind in ("be", "helpers"))
    return k if acts else end  # said | today will be dry


def _answer(cx: Context, tokens: Sequence[Token], k: int) -> bool:
    """A bare yes or no, which of a crowd says nothing by itself: 38,052 said no."""
    after = tokens[k + 1 : k + 2]
    return cx.t.has("answers", tokens[k]) and all(t.kind != "word" or cx.t.has("boundaries", t) for t in after)


def _before_number(cx: Context, tokens: Sequence[Token], k: int) -> bool:
    """ "at least 40", "more than a dozen": the start of a clause after all."""
    return cx.t.has("bounds", tokens[k]) and any(
        t.kind == "number" or t.text in "$£€" or cx.subjects.g.of(t).number for t in tokens[k + 1 : k + 4]
    )
