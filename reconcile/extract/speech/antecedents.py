"""Whom a word stands for that names nobody: they, it, "there", the other one; told of in the sentences right before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reconcile.extract.speech.cues import Cue, CueForm
from reconcile.extract.speech.found import Context
from reconcile.extract.speech.frames import Frame
from reconcile.extract.speech.speakers import Phrase, capitalised
from reconcile.extract.speech.voices import can_speak, is_body, is_somebody
from reconcile.extract.text.tokens import Token

BACK = 2  # sentences that are looked through
PLURAL = CueForm(Cue("", {}, False), "finite", "pl", "")


def plural_before(cx: Context, frames: Sequence[Frame], n: int) -> tuple[Frame, Phrase] | None:
    """The subject in the plural nearest before frames[n], and its frame."""
    outer = [f for f in frames[max(0, n - 2 * BACK - 2) : n] if f.inside is None and f.end <= frames[n].start][-BACK:]
    for frame in reversed(outer):
        for v in _verbs(cx, frame.tokens):
            found = cx.subjects.before(frame.tokens, v, PLURAL)
            if found is None and cx.t.by_case or found is not None and _owner(cx, frame.tokens, found):
                found = cx.subjects.after(frame.tokens, v, PLURAL)
            if found is not None and _many(cx, frame.tokens, found) and can_speak(cx, frame.tokens, found):
                return frame, found
    return None


def _owner(cx: Context, tokens: Sequence[Token], p: Phrase) -> bool:
    """Whose something is, not a subject: против решения суда | выступили сторонники."""
    if not cx.t.by_case or not p.lo or tokens[p.lo - 1].kind != "word":
        return False
    owns = cx.subjects.g.of(tokens[p.lo - 1]).noun and not capitalised(tokens[p.lo - 1])
    return owns and all("gen" in cx.subjects.g.of(t).cases for t in tokens[p.lo : p.hi] if t.kind == "word")


def _verbs(cx: Context, tokens: Sequence[Token]) -> Iterator[int]:
    """Where a verb in the plural stands, as far as the language shows it."""
    for k, t in enumerate(tokens):
        if not k or t.kind != "word" or capitalised(t):
            continue
        if not cx.t.by_case:
            if cx.t.has("be", t) or cx.subjects.g.of(t).past or cx.t.is_cue(t.text):
                yield k
        elif any(p.pos == "verb" and p.number == "pl" for p in cx.t.pack.morph.parses(t.norm)):
            yield k


def _many(cx: Context, tokens: Sequence[Token], p: Phrase) -> bool:
    """Several people: a noun in the plural, or several who are named."""
    words = [t for t in tokens[p.a : p.b] if t.kind == "word"]
    if p.kind != "role" or not words:
        return False
    if any(cx.t.has("coordinators", t) for t in words[1:-1]):
        return True
    if not cx.t.by_case:
        led = (k for k, t in enumerate(words) if k and t.text.islower() and cx.t.has("inside", t))
        head = words[next((k for k in led if not cx.t.has("about", words[k])), len(words)) - 1]  # a letter | to leaders
        return cx.t.has("plurals", head) or head.text.islower() and cx.subjects.g.of(head).plural
    return any(
        p.pos == "noun" and p.number == "pl" and p.case == "nom" for p in cx.t.pack.morph.parses(_head(cx, words))
    )


def _head(cx: Context, words: Sequence[Token]) -> str:
    return next(
        (t.norm for t in words if cx.subjects.g.of(t).noun and not cx.subjects.g.of(t).plain_adj), words[0].norm
    )


def _before(frames: Sequence[Frame], n: int) -> list[Frame]:
    """The sentences right before frames[n], the nearest first."""
    near = [f for f in frames[max(0, n - 2 * BACK - 2) : n] if f.inside is None and f.end <= frames[n].start]
    return near[::-1][:BACK]


def place_before(cx: Context, frames: Sequence[Frame], n: int) -> tuple[Frame, Phrase] | None:
    """The body that "there" stands for: В компании отказались от комментариев. …, сказали | там."""
    for frame in _before(frames, n):
        found = cx.subjects.place(frame.tokens, 0, len(frame.tokens)) if cx.t.by_case else None  # type: ignore[union-attr]
        if found is not None and is_body(cx, frame.tokens, found):
            return frame, found
    return None


def body_before(cx: Context, frames: Sequence[Frame], n: int) -> tuple[Frame, Phrase] | None:
    """The body that "it" stands for: | The airline was told by regulators that …. It says …"""
    for frame in _before(frames, n)[:1] if not cx.t.by_case else ():
        tokens = frame.tokens
        for v in _verbs(cx, tokens):
            found = cx.subjects.before(tokens, v, PLURAL)
            if found is None or found.lo > 0:
                continue
            one = not cx.subjects.g.of(tokens[found.b - 1]).plural and found.kind in ("role", "body", "media")
            if one and is_somebody(cx, tokens, found) and not cx.t.has("titles", tokens[found.b - 1]):
                return frame, found
    return None


def other_before(cx: Context, frame: Frame, at: int, gender: str) -> Phrase | None:
    """The man or woman told of before tokens[at] who is not the subject: слова военкома: | тот божился."""
    if not cx.t.by_case:
        return None
    for k in range(at - 1, 0, -1):
        t = frame.tokens[k]
        nouns = [p for p in cx.t.pack.morph.parses(t.norm) if p.pos == "noun"] if t.kind == "word" else []
        best = nouns[0] if nouns else None
        if best is not None and best.animate and best.number != "pl" and best.gender == gender and best.case != "nom":
            return Phrase(k, k + 1, k, k + 1, "role", best.case)
    return None


def over_tail(cx: Context, frame: Frame, p: int, rel: Token) -> int | None:
    """Before the preposition whose noun ends at p and does not agree with the relative pronoun."""
    if not cx.t.by_case:
        return None
    parses = [q for q in cx.t.pack.morph.parses(rel.norm) if q.pos in ("adj", "pron", "participle")]
    kinds = {"pl" if q.number == "pl" else q.gender for q in parses}
    k = p
    while k >= 0 and frame.tokens[k].kind == "word" and not cx.subjects.g.of(frame.tokens[k]).prep:
        own = {"pl" if q.number == "pl" else q.gender for q in cx.t.pack.morph.parses(frame.tokens[k].norm) if q.case}
        if not kinds.isdisjoint(own):
            return None
        k -= 1
    return k - 1 if k > 0 and frame.tokens[k].kind == "word" else None
