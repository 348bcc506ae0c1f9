"""What is quoted from: the author of a document, or the document where it has none."""

from __future__ import annotations

from reconcile.extract.speech.cues import Hit
from reconcile.extract.speech.found import Context, bounds_of
from reconcile.extract.speech.frames import Frame
from reconcile.extract.speech.speakers import Phrase
from reconcile.extract.speech.voices import is_body


def document(cx: Context, frame: Frame, hit: Hit, clause: int | None = None) -> Phrase | None:
    """The author of what is quoted: (говорится в) заявлении Науседы → Науседа; в докладе → доклад."""
    tokens = frame.tokens
    lo, hi = bounds_of(cx, frame, hit.head)
    hi = min(hi, clause) if clause is not None else hi
    for k in (*range(hit.last + 1, min(hi, hit.last + 10)), *range(hit.first - 1, max(lo, hit.first - 14) - 1, -1)):
        t = tokens[k]
        if t.kind != "word" or not any(lemma in cx.t.sources for lemma in cx.t.pack.morph.lemmas(t.norm)):
            continue
        if not cx.t.by_case:
            return Phrase(k, k + 1, k, k + 1, "role")
        owner = (
            cx.subjects.governed(tokens, k + 1, "gen") if k + 1 < len(tokens) and tokens[k + 1].kind == "word" else None
        )
        if owner is not None and (owner.kind != "role" or "gen" in cx.subjects.g.of(tokens[owner.lo]).cases):
            return owner
        cases = cx.subjects.g.of(t).cases
        under = any(x.kind == "word" and cx.subjects.g.of(x).prep for x in tokens[max(lo, k - 4) : k])
        case = (
            "nom"
            if "nom" in cases and not under
            else next((c for c in ("loc", "gen", "dat", "ins") if c in cases), "nom")
        )
        return Phrase(k, k + 1, k, k + 1, "role", case)
    for a, b in ((lo, hit.first), (hit.last + 1, hi)):
        place = cx.subjects.place(tokens, a, b)
        if place is not None and is_body(cx, tokens, place):
            return place
    return None
