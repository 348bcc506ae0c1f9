"""Whom the possessive of a source points to in its own clause: Губернатор, по его признанию, узнал поздно."""

from __future__ import annotations

from reconcile.extract.speech.cues import Cue, CueForm
from reconcile.extract.speech.found import Context
from reconcile.extract.speech.frames import Frame
from reconcile.extract.speech.speakers import Phrase
from reconcile.extract.speech.voices import can_speak, is_somebody, speaks_for
from reconcile.extract.text.tokens import Token

ROLE = 6  # words of a subject before "by his own admission"
CLAUSE = 14  # words of a clause before it, with the objects that may come first


def pointed_to(cx: Context, frame: Frame, i: int, kind: str) -> Phrase | None:
    """The subject before the comma at i - 1, if the possessive can be its: not підрядник, за | її | словами."""
    tokens, (lo, _) = frame.tokens, frame.part(i)
    if not 0 < i - 1 - lo <= CLAUSE or tokens[i - 1].text != "," or any(t.kind != "word" for t in tokens[lo : i - 1]):
        return None
    found = _by_case(cx, tokens, lo, i, kind) if cx.t.by_case else _by_order(cx, tokens, lo, i)
    return found if found is not None and _fits(cx, tokens, found, kind) else None


def _by_case(cx: Context, tokens: list[Token], lo: int, i: int, kind: str) -> Phrase | None:
    """The nearest somebody in the nominative, whatever objects, times and places stand in the clause: Доклад о мостах
    | министр, по его словам, читал. Not what is told of: Мост, по его словам, закроют."""
    if any(cx.subjects.g.of(t).finite and not cx.subjects.g.of(t).noun for t in tokens[lo : i - 1]):
        return None
    gender = kind if kind in ("m", "f") else ""
    form = CueForm(Cue("", {}, False), "finite", "sg" if gender else kind, gender)
    found = cx.subjects.before(tokens, i - 1, form)
    if found is None or found.lo < lo or found.kind not in ("name", "role"):
        return None
    speaks = found.kind == "name" or _somebody(cx, tokens, found)
    return found if speaks and can_speak(cx, tokens, found) else None


def _somebody(cx: Context, tokens: list[Token], p: Phrase) -> bool:
    """Is the noun that heads the phrase a person or an office, not a document?"""
    nouns = (t for t in tokens[p.a : p.b] if t.kind == "word" and cx.subjects.g.of(t).noun)
    head = next((t for t in nouns if "nom" in cx.subjects.g.of(t).cases), tokens[p.a])
    return speaks_for(cx, head) and cx.t.sources.isdisjoint(cx.t.pack.morph.lemmas(head.norm))


def _by_order(cx: Context, tokens: list[Token], lo: int, i: int) -> Phrase | None:
    """The words before the comma, if they are a subject and no more: the mayor, | by his own admission, knew."""
    traits = [cx.subjects.g.of(t) for t in tokens[lo : i - 1]]
    if len(traits) > ROLE or any(x.prep or x.adverb or x.conj for x in traits[:1]):
        return None
    if any(x.finite and not x.noun for x in traits):
        return None
    found = cx.subjects.core(tokens, lo, i - 1)
    return found if found.kind == "name" or traits[-1].animate or is_somebody(cx, tokens, found) else None


def _fits(cx: Context, tokens: list[Token], p: Phrase, kind: str) -> bool:
    """Can the possessive be that of the subject before it?"""
    name = cx.subjects.people.get(tokens[p.a].start)
    genders = {name.gender} if name is not None else cx.subjects.g.of(tokens[p.a]).genders
    known = {g for g in genders if g in ("m", "f")}
    return kind not in ("m", "f") or not known or kind in known
