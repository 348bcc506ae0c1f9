"""What is spoken of before the verb that speaks of it: Об этом сообщил министр; О важности шага говорил Лавров."""

from __future__ import annotations

from reconcile.extract.speech.cues import Hit
from reconcile.extract.speech.documents import document
from reconcile.extract.speech.found import Context, Found, bounds_of, new_record, place_of, span_of
from reconcile.extract.speech.frames import Frame
from reconcile.extract.speech.speakers import Phrase
from reconcile.extract.speech.voices import can_speak

CLAUSE = 3  # tokens of the least clause that "this" after its comma may point to


def topic_before(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """Об этом сообщил министр; …, о чем заявил премьер; О важности шага говорил Лавров."""
    impersonal = hit.word.form == "passive" and hit.word.gender in ("n", "")  # Об этом сказано в письме
    if (this := _this(cx, frame, hit)) is not None:
        return this
    if "about" not in hit.word.cue.frames or not cx.t.by_case or hit.word.form != "finite" and not impersonal:
        return None
    tokens = frame.tokens
    lo, _ = bounds_of(cx, frame, hit.head)
    a = next(
        (
            k
            for k in range(hit.first - 1, max(lo - 1, hit.first - 16), -1)
            if tokens[k].kind == "word" and cx.t.has("about", tokens[k])
        ),
        None,
    )
    if a is None or not (a == lo or tokens[a - 1].text == "," or a - lo <= 3):
        return None
    clause = _clause_before(cx, frame, a, hit.first)
    points = cx.t.has("to_anaphor", tokens[a + 1]) and tokens[a + 2].text != ","  # Об этом в среду, 7 ноября, сообщил
    if clause is None and not points and any(t.text in ",:;" for t in tokens[a + 1 : hit.first]):
        return None
    named = None if hit.word.cue.passive or impersonal else cx.subjects.after(tokens, hit.last, hit.word)
    speaker = (
        (named if named is not None and named.kind == "name" else None)
        or _between_subject(cx, frame, hit, clause[1] if clause else a)
        or (document(cx, frame, hit) if hit.word.cue.passive or impersonal else named)
        or place_of(cx, frame, hit)
    )
    if not hit.word.cue.passive and not impersonal and (speaker is None or not can_speak(cx, tokens, speaker)):
        return None
    if clause is not None:
        return new_record(cx, frame, hit, "about", speaker, [span_of(frame, *clause)], how="about")
    if a + 1 < len(tokens) and cx.t.has("to_anaphor", tokens[a + 1]):
        if tokens[a - 1].text == "," if a else False:
            return new_record(cx, frame, hit, "about", speaker, [span_of(frame, lo, a - 1)], how="about")
        return new_record(cx, frame, hit, "about", speaker, [(tokens[a + 1].start, tokens[a + 1].end)], how="anaphor")
    if cx.t.pack.morph.lemmas(tokens[a + 1].norm) & cx.t.relatives:
        return None  # о котором говорилось выше
    end = next((k for k in range(a + 1, hit.first) if tokens[k].text == ","), hit.first)
    while end > a + 2 and cx.t.has("adverbs", tokens[end - 1]):
        end -= 1
    return new_record(cx, frame, hit, "about", speaker, [span_of(frame, a + 1, end)], how="about")


def _this(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """Это | подчеркнул на встрече мэр: what stands in the sentence before."""
    tokens, (lo, _) = frame.tokens, bounds_of(cx, frame, hit.head)
    if not cx.t.by_case or hit.word.form != "finite" or not {"aside", "that"} <= hit.word.cue.frames.keys():
        return None
    this = hit.first - 1
    if this < lo or frame.inside is not None or tokens[this].kind != "word" or not cx.t.has("this", tokens[this]):
        return None
    if this > lo and (tokens[this - 1].text != "," or this - lo <= CLAUSE):
        return None
    speaker = cx.subjects.after(tokens, hit.last, hit.word)
    if speaker is None or not can_speak(cx, tokens, speaker):
        return None
    if this > lo:  # Хозяин уехал накануне, это | отрицает его адвокат
        return new_record(cx, frame, hit, "that", speaker, [span_of(frame, lo, this - 1)], how="about")
    return new_record(cx, frame, hit, "that", speaker, [(tokens[lo].start, tokens[lo].end)], how="anaphor")


def _clause_before(cx: Context, frame: Frame, a: int, verb: int) -> tuple[int, int] | None:
    """О | том, что дамба прорвана, | сообщил мэр: the clause that the pronoun after tokens[a] announces."""
    tokens = frame.tokens
    if verb - a < 5 or not cx.t.has("to_anaphor", tokens[a + 1]) or tokens[a + 2].text != ",":
        return None
    end = next((k for k in range(verb - 1, a + 3, -1) if tokens[k].text == ","), None)
    if end is None or end < a + 5:
        return None
    if cx.t.has("that", tokens[a + 3]):
        return a + 4, end
    return (a + 3, end) if cx.t.has("wh", tokens[a + 3]) else None


def _between_subject(cx: Context, frame: Frame, hit: Hit, a: int) -> Phrase | None:
    found = cx.subjects.before(frame.tokens, hit.first, hit.word)
    if found is None or found.lo <= a:
        return None
    if any(t.kind == "word" and cx.subjects.g.of(t).finite for t in frame.tokens[found.hi : hit.first]):
        return None  # Об этом агентству НТА заявил министр, | передает ТАСС
    if hit.word.number == "pl" and found.kind == "media":
        return place_of(cx, frame, hit) or found  # Об этом ТАСС | рассказали в «Ростехе»
    return found
