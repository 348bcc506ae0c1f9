"""What is quoted from: the author of a document, or the document where it has none."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.speech.cues import Cue, CueForm, Hit
from reconcile.extract.speech.found import Context, bounds_of
from reconcile.extract.speech.frames import Frame
from reconcile.extract.speech.speakers import Phrase
from reconcile.extract.speech.voices import can_speak, is_body
from reconcile.extract.text.tokens import Token


def document(cx: Context, frame: Frame, hit: Hit, clause: int | None = None) -> Phrase | None:
    """The author of what is quoted: (говорится в) заявлении Науседы → Науседа; в докладе → доклад."""
    tokens = frame.tokens
    lo, hi = bounds_of(cx, frame, hit.head)
    hi = min(hi, clause) if clause is not None else hi
    before = _over_insertion(cx, tokens, lo, hit.first)
    if cx.t.by_case and before == hit.first and before > lo and tokens[before - 1].text == ",":
        before = lo  # продлить договор, | сообщается на сайте: what is said names no document
    for k in (*range(hit.last + 1, min(hi, hit.last + 10)), *range(before - 1, max(lo, before - 14) - 1, -1)):
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
        if (signed := _signed(cx, tokens, k + 1)) is not None:
            return signed
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


def _over_insertion(cx: Context, tokens: Sequence[Token], lo: int, verb: int) -> int:
    """Back over what is said of the document: Из письма, | которое получила редакция, | следует."""
    if not cx.t.by_case or verb <= lo or tokens[verb - 1].text != ",":
        return verb
    for k in range(verb - 3, lo, -1):
        if tokens[k].text == "," and tokens[k + 1].kind == "word":
            near = [t for t in tokens[k + 1 : k + 4] if t.kind == "word"]
            if cx.subjects.g.of(near[0]).participle or any(_relative(cx, t) for t in near):
                return k
    return verb


def _relative(cx: Context, t: Token) -> bool:
    return bool((cx.t.pack.morph.lemmas(t.norm) | {t.norm}) & cx.t.relatives)


def _signed(cx: Context, tokens: Sequence[Token], k: int) -> Phrase | None:
    """Who wrote or signed it, if that is told at once: в обращении, | которое подписали родители."""
    if k + 3 >= len(tokens) or tokens[k].text != "," or not _relative(cx, tokens[k + 1]):
        return None
    for v in range(k + 2, min(len(tokens), k + 8)):
        if tokens[v].kind != "word":
            return None
        verb = next((p for p in cx.t.pack.morph.parses(tokens[v].norm) if p.pos == "verb" and p.tense), None)
        if verb is None or verb.lemma not in cx.t.words["authoring"]:
            continue
        form = CueForm(Cue(verb.lemma, {}, False), "finite", verb.number or "sg" * bool(verb.gender), verb.gender)
        who = cx.subjects.after(tokens, v, form)
        return who if who is not None and can_speak(cx, tokens, who) else None
    return None
