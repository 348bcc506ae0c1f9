"""Passives and verbs without a subject: сообщается, что; в докладе говорится; it was alleged that."""

from __future__ import annotations

from reconcile.extract.speech.clauses import clause_after
from reconcile.extract.speech.cues import Hit
from reconcile.extract.speech.documents import document
from reconcile.extract.speech.found import Context, Found, bounds_of, new_record, span_of, to_end
from reconcile.extract.speech.frames import Frame
from reconcile.extract.speech.speakers import Phrase
from reconcile.extract.text.tokens import DASHES


def passive(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """Passives: было заявлено, что; говорится в заявлении X; it was alleged that."""
    if not (hit.word.cue.passive or hit.word.form == "passive"):
        return None
    tokens = frame.tokens
    lo, _ = bounds_of(cx, frame, hit.head)
    k = clause_after(cx, frame, hit.last + 1, "that")
    speaker = document(cx, frame, hit, k) or _instrumental(cx, frame, hit) or _agent(cx, frame, hit, k)
    if speaker is None and not cx.t.by_case and "addressee" in hit.word.cue.frames:
        return None  # "he was told that": by whom, nobody says
    if speaker is None and hit.word.cue.lemma in cx.t.words["sourced"]:
        return None  # Следует сказать, что
    if k is not None and "that" in hit.word.cue.frames:
        return new_record(cx, frame, hit, "that", speaker, [to_end(cx, frame, k)], how="passive")
    written = speaker is not None and hit.word.gender == "n"  # …, сказано | в инструкции
    if not hit.word.cue.passive and not written:
        return None
    quote = frame.quotes.get(lo - 1)
    if quote is not None and hit.first > lo and tokens[hit.first - 1].text == ",":  # «…», сообщил X, говорится в письме
        said = [(quote.start, quote.end)]
        return new_record(cx, frame, hit, "quote", speaker, said, "direct", "passive") if speaker else None
    if hit.first > lo + 1 and (tokens[hit.first - 1].text == "," or tokens[hit.first - 1].text in DASHES):
        return new_record(
            cx,
            frame,
            hit,
            "aside" if "aside" in hit.word.cue.frames else "that",
            speaker,
            [span_of(frame, lo, hit.first - 1)],
            how="passive",
        )
    return None


def _instrumental(cx: Context, frame: Frame, hit: Hit) -> Phrase | None:
    """The agent of a passive: Пресс-службой завода было заявлено."""
    if not cx.t.by_case:
        return None
    tokens = frame.tokens
    lo, _ = bounds_of(cx, frame, hit.head)
    for k in (*range(lo, hit.first), *range(hit.last + 1, min(len(tokens), hit.last + 6))):
        t = tokens[k]
        if t.kind != "word" or t.text == ",":
            continue
        x = cx.subjects.g.of(t)
        if "ins" in x.cases and "nom" not in x.cases and not x.prep:
            found = cx.subjects.governed(tokens, k, "ins")
            if found:
                return found
    return None


def _agent(cx: Context, frame: Frame, hit: Hit, clause: int | None) -> Phrase | None:
    """ "was alleged by the prosecutor that": the agent after its preposition."""
    tokens = frame.tokens
    k = hit.last + 1
    if cx.t.by_case or k + 1 >= len(tokens) or not cx.t.has("agent", tokens[k]):
        return None
    return cx.subjects.governed(tokens, k + 1, "")
