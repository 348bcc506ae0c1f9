"""What somebody calls something, in languages with cases: назвал решение ошибкой; забастовку назвали «бесполезной»."""

from __future__ import annotations

from reconcile.extract.speech.cues import Hit
from reconcile.extract.speech.found import Context, Found, is_relative, new_record, place_of, span_of, to_phrase_end
from reconcile.extract.speech.frames import OPENING, Frame
from reconcile.extract.speech.objects import object_before
from reconcile.extract.speech.speakers import Phrase, capitalised
from reconcile.extract.speech.voices import can_speak
from reconcile.extract.text.tokens import Token

REACH = 14  # tokens between the verb and what it calls its object


def called(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """A verb of naming whose object is called something; a name given (назвали сына Иваном) says nothing."""
    if not cx.t.by_case or "named" not in hit.word.cue.frames or hit.word.form not in ("finite", "gerund"):
        return None
    tokens = frame.tokens
    before = cx.subjects.before(tokens, hit.first, hit.word) or place_of(cx, frame, hit)
    speaker = before or _follows(cx, tokens, hit)
    if speaker is None or is_relative(cx, tokens, speaker) or not can_speak(cx, tokens, speaker):
        return None
    k = max(hit.last + 1, speaker.hi) if speaker.lo > hit.last else hit.last + 1
    so = _instrumental(cx, frame, k)
    if so is None:
        return None
    content = [to_phrase_end(cx, frame, k)]
    if so == k:  # nothing between: what is called so stands before the verb
        thing = object_before(cx, frame, hit, speaker)
        if thing is None and not _object_after(cx, tokens, k):
            return None
        if thing is not None:
            content.insert(0, span_of(frame, *thing))
    return new_record(cx, frame, hit, "named", speaker, content, how="object")


def _follows(cx: Context, tokens: list[Token], hit: Hit) -> Phrase | None:
    found = cx.subjects.after(tokens, hit.last, hit.word)
    return found if found is not None and found.lo == hit.last + 1 and found.kind in ("name", "pronoun") else None


def _instrumental(cx: Context, frame: Frame, k: int) -> int | None:
    """Where the predicate begins: a common word in the instrumental under no preposition, or one after "as"."""
    tokens, j = frame.tokens, k
    while j < min(len(tokens), k + REACH):
        t = tokens[j]
        if t.kind == "mark" and t.text not in OPENING and t.text not in '»”"-':
            return None
        if t.kind == "word":
            x = cx.subjects.g.of(t)
            if cx.t.has("as", t):
                return j
            if x.prep and "ins" not in x.cases:
                j = max(j + 1, cx.subjects.past_preposition(tokens, j))  # type: ignore[union-attr]
                continue
            if _calls(cx, t, tokens[j + 1] if j + 1 < len(tokens) else None):
                return j - (tokens[j - 1].text in OPENING and j - 1 >= k)
        j += 1
    return None


def _object_after(cx: Context, tokens: list[Token], k: int) -> bool:
    """назвал | законным право работников на отдых"""
    for t in tokens[k + 1 : k + REACH]:
        if t.kind != "word" or cx.subjects.g.of(t).prep:
            return False
        x = cx.subjects.g.of(t)
        if x.noun and not x.plain_adj and "acc" in x.cases and not _calls(cx, t, None):
            return True
    return False


def _calls(cx: Context, t: Token, after: Token | None) -> bool:
    """Is it a common word, more likely in the instrumental than not, or an adjective without a noun that may be?"""
    parses = [p for p in cx.t.pack.morph.parses(t.norm) if p.pos in ("noun", "adj", "participle", "num")]
    if not parses or capitalised(t):
        return False
    x = cx.subjects.g.of(t)
    if x.plain_adj and "ins" in x.cases and not (after and after.kind == "word" and cx.subjects.g.of(after).nominal):
        return True
    return sum(p.score for p in parses if p.case == "ins") * 2 > sum(p.score for p in parses)
