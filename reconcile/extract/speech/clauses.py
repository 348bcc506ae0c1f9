"""Indirect speech: content clauses, indirect questions, infinitives, objects, topics and deeds of a reporting verb."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.speech.cues import Hit
from reconcile.extract.speech.documents import document
from reconcile.extract.speech.found import (
    Context,
    Found,
    is_relative,
    new_record,
    past_addressee,
    place_of,
    speaker_of,
    to_end,
    to_phrase_end,
)
from reconcile.extract.speech.frames import DASHES, OPENING, Frame
from reconcile.extract.speech.speakers import Phrase, capitalised
from reconcile.extract.speech.voices import can_speak, is_thing
from reconcile.extract.text.tokens import Token


def that_clause(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """A content clause with its conjunction: сообщил, что …; said that …."""
    if "that" not in hit.word.cue.frames:
        return None
    k = clause_after(cx, frame, hit.last + 1, "that", asks="to" in hit.word.cue.frames)
    span = to_end(cx, frame, k) if k is not None else (0, 0)
    if span[0] >= span[1]:
        return None
    speaker = speaker_of(cx, frame, hit)
    if speaker is not None and is_thing(cx, frame.tokens, speaker):
        return None
    return new_record(cx, frame, hit, "that", speaker, [span], how="that")


def clause_after(cx: Context, frame: Frame, k: int, kind: str, asks: bool = False) -> int | None:
    """Position after the conjunction, if it comes soon enough after k to belong to the cue. `asks`: what is said may
    be what is wished (попросил соседей, чтобы), else such a clause tells the purpose."""
    tokens = frame.tokens
    commas = 0
    for j in range(k, min(len(tokens), k + 22)):
        t = tokens[j]
        if t.kind == "quote" or t.text in ".!?;:" or cx.t.by_case and t.text in DASHES:
            return None
        if t.text == ",":
            commas += 1
            if commas > (1 if not cx.t.by_case else 3) or cx.t.by_case and not _insertion(cx, frame, j + 1, kind):
                return None
            continue
        if t.kind != "word":
            continue
        if cx.t.has(kind, t):
            if cx.t.by_case and not (j > k and tokens[j - 1].text == "," or j == k) and kind == "that":
                continue
            if cx.t.has("near_that", t) and j > k + 1:
                return None
            if cx.t.has("purpose", t) and j > k + 1 and not asks:
                return None
            if cx.t.by_case and any(cx.t.has("causal", x) for x in tokens[max(k, j - 5) : j]):
                return None  # в связи с тем, что
            if kind == "wh" and cx.t.by_case and commas == 0 and not cx.t.has("question_particle", t):
                continue
            return _after_conjunction(cx, frame, j, kind)
        if not cx.t.by_case and j > k + 7:
            return None
        if not cx.t.by_case and (
            cx.t.form(t.norm) and cx.t.is_cue(t.text) and j > k and not capitalised(t) or cx.t.has("clause_stop", t)
        ):
            return None
        if cx.t.by_case and kind == "that" and _owns_clause(cx, frame, j):
            return None
        if cx.t.by_case and j > k and t.norm in cx.t.pronouns and cx.t.pronouns[t.norm] == "rel" and commas == 1:
            continue
    return None


def _insertion(cx: Context, frame: Frame, j: int, kind: str) -> bool:
    """Does the conjunction, or an insertion that leads to it, follow the comma before j?"""
    if j >= len(frame.tokens) or frame.tokens[j].kind != "word":
        return True
    t, x = frame.tokens[j], cx.subjects.g.of(frame.tokens[j])
    return cx.t.has(kind, t) or not x.conj and not (x.finite and not capitalised(t))


def _owns_clause(cx: Context, frame: Frame, j: int) -> bool:
    """Is tokens[j] a cue to which the clause further on belongs: повторил это и намекнул, что …"""
    form = cx.t.form(frame.tokens[j].norm)
    if form is None or "that" not in form.cue.frames or capitalised(frame.tokens[j]):
        return False
    nxt = frame.tokens[j + 1 : j + 3]
    return (
        form.form == "finite"
        or form.form == "gerund"
        and len(nxt) == 2
        and nxt[0].text == ","
        and cx.t.has("that", nxt[1])
    )


def _after_conjunction(cx: Context, frame: Frame, j: int, kind: str) -> int:
    if kind == "wh":
        k = j
        while cx.t.by_case and k > 0 and frame.tokens[k - 1].text != ",":
            k -= 1
        return k
    return j + 1


def indirect_question(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """An indirect question: спросил, когда …; asked whether …"""
    if "wh" not in hit.word.cue.frames:
        return None
    k = clause_after(cx, frame, hit.last + 1, "wh")
    if k is None:
        return None
    speaker = speaker_of(cx, frame, hit)
    if speaker is None or not can_speak(cx, frame.tokens, speaker):
        return None
    return new_record(cx, frame, hit, "wh", speaker, [to_end(cx, frame, k)], how="wh")


def infinitive(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """A wish or a promise with an infinitive: призвал жителей не покидать дома; urged members to reject the deal."""
    if "to" not in hit.word.cue.frames or hit.word.form in ("passive", "participle"):
        return None
    tokens = frame.tokens
    for j in range(hit.last + 1, min(len(tokens), hit.last + 14)):
        t = tokens[j]
        if t.kind == "quote" or t.text in ".!?;:":
            return None
        if t.kind == "word" and _is_infinitive(cx, frame, j):
            k = hit.last + 1
            what = tokens[j] if cx.t.by_case else tokens[j + 1]
            if (
                hit.word.cue.frames["to"][0] == "denies"
                and cx.t.pack.morph.lemmas(what.norm) & cx.t.words["no_content"]
            ):
                return None
            speaker = speaker_of(cx, frame, hit)
            if speaker is not None and not can_speak(cx, tokens, speaker):
                return None
            if speaker is not None and speaker.lo > hit.last:
                k = max(k, speaker.hi)
            return new_record(cx, frame, hit, "to", speaker, [to_phrase_end(cx, frame, k)], how="to")
    return None


def _is_infinitive(cx: Context, frame: Frame, j: int) -> bool:
    t = frame.tokens[j]
    if not cx.t.by_case:
        return (
            cx.t.has("infinitive", t)
            and j + 1 < len(frame.tokens)
            and frame.tokens[j + 1].kind == "word"
            and not cx.t.has("determiners", frame.tokens[j + 1])
            and not capitalised(frame.tokens[j + 1])
        )
    p = cx.t.pack.morph.parses(t.norm)
    return bool(p) and p[0].pos == "verb" and not p[0].tense and not p[0].number


def object_of(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """The thing itself: подтвердил передачу; denied reports that …"""
    named = "named" in hit.word.cue.frames
    if "object" not in hit.word.cue.frames and not named or hit.word.form in ("passive", "participle"):
        return None
    tokens = frame.tokens
    speaker = _owner(cx, frame, hit)
    if speaker is None or named and (not _caller(cx, tokens, speaker) or is_relative(cx, tokens, speaker)):
        return None
    k = hit.last + 1
    if speaker.lo > hit.last:
        k = speaker.hi
    while k < len(tokens) and tokens[k].kind == "word" and cx.t.has("adverbs", tokens[k]):
        k += 1
    if k >= len(tokens) or tokens[k].kind == "mark" and tokens[k].text not in OPENING:
        return None
    if hit.word.cue.frames.get("object", ("",))[0] == "denies" and _turned_down(cx, tokens, k):
        return None
    if tokens[k].kind == "word" and (
        not cx.t.by_case
        and cx.t.has("boundaries", tokens[k])
        and not (cx.t.has("that", tokens[k]) and (k + 1 >= len(tokens) or tokens[k + 1].text in ".,;"))
        or cx.t.by_case
        and cx.subjects.g.of(tokens[k]).prep
    ):
        return None
    return new_record(
        cx, frame, hit, "named" if named else "object", speaker, [to_phrase_end(cx, frame, k)], how="object"
    )


def _turned_down(cx: Context, tokens: Sequence[Token], k: int) -> bool:
    """Is the object at k something one refuses, not something one denies: суд отклонил | апелляцию?"""
    for t in tokens[k : k + 6]:
        if t.kind == "mark" or t.kind == "word" and cx.subjects.g.of(t).prep:
            return False
        if t.kind == "word" and not cx.t.pack.morph.lemmas(t.norm).isdisjoint(cx.t.words["turned_down"]):
            return True
        if t.kind == "word" and cx.t.by_case and cx.subjects.g.of(t).noun and not cx.subjects.g.of(t).plain_adj:
            return False
    return False


def _owner(cx: Context, frame: Frame, hit: Hit) -> Phrase | None:
    """The subject of a verb with an object, which looks like a subject itself: В Генштабе опровергли | захват."""
    tokens = frame.tokens
    found = cx.subjects.before(tokens, hit.first, hit.word) or (place_of(cx, frame, hit) if cx.t.by_case else None)
    if not cx.t.by_case:
        return found if found is not None and _can_own(cx, frame, found) else None
    if found is not None:
        return found if can_speak(cx, tokens, found) else None
    found = cx.subjects.after(tokens, hit.last, hit.word)
    return found if found is not None and (found.kind in ("name", "pronoun", "media") or found.a > found.lo) else None


def _caller(cx: Context, tokens: Sequence[Token], p: Phrase) -> bool:
    """Somebody who can call names; not "a stream called Miracle Run"."""
    head = tokens[p.b - 1]
    return p.kind in ("name", "pronoun", "media") or any(
        cx.t.has(k, head) for k in ("titles", "organisations", "plurals")
    )


def _can_own(cx: Context, frame: Frame, p: Phrase) -> bool:
    """Somebody, not something: the subject of a verb that could be about anything (called, backed)."""
    if p.kind != "role":
        return True
    return any(
        t.kind == "word"
        and (
            cx.t.has("titles", t)
            or cx.t.has("organisations", t)
            or cx.t.has("media", t)
            or cx.t.has("plurals", t)
            or capitalised(t)
            and k + p.a > 0
        )
        for k, t in enumerate(frame.tokens[p.a : p.b])
    )


def bare_clause(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """A clause without a conjunction: Residents insist the smell comes from the tannery."""
    tokens = frame.tokens
    frames = hit.word.cue.frames
    if "bare" not in frames and "addressee" not in frames or hit.word.form == "passive":
        return None
    k = hit.last + 1
    if k >= len(tokens):
        return None
    if "addressee" in frames:
        k = past_addressee(cx, frame, k)
        if k >= len(tokens):
            return None
    else:
        while (
            k < len(tokens)
            and tokens[k].kind == "word"
            and cx.t.has("times", tokens[k])
            and (cx.t.has("adverbs", tokens[k]) or capitalised(tokens[k]))
        ):
            k += 1
    if k >= len(tokens) or tokens[k].kind == "quote":
        return None
    t = tokens[k]
    if t.kind == "mark" and t.text not in OPENING and t.text not in "$£€[":
        return None
    if t.kind == "word" and cx.t.has("not_clause", t) and not _before_number(cx, tokens, k):
        return None
    speaker = cx.subjects.before(tokens, hit.first, hit.word)
    if speaker is None:
        return None
    take = "bare" if "bare" in frames else "addressee"
    return new_record(cx, frame, hit, take, speaker, [to_end(cx, frame, k)], how="bare")


def _before_number(cx: Context, tokens: Sequence[Token], k: int) -> bool:
    """ "at least 40", "more than a dozen": the start of a clause after all."""
    return cx.t.has("bounds", tokens[k]) and any(
        t.kind == "number" or t.text in "$£€" or cx.subjects.g.of(t).number for t in tokens[k + 1 : k + 4]
    )


def topic(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """A topic instead of a clause: заявив о планах."""
    if "about" not in hit.word.cue.frames or hit.word.form == "participle":
        return None
    if hit.word.form == "gerund" and any(frame.tokens[hit.head].norm.endswith(e) for e in cx.t.words["while_saying"]):
        return None  # говоря о планах: a setting, not a report
    tokens = frame.tokens
    for j in range(hit.last + 1, min(len(tokens), hit.last + 8)):
        t = tokens[j]
        if t.kind != "word" or not cx.t.by_case and j > hit.last + 4:
            if t.text == ",":
                return None
            continue
        if cx.t.has("about", t):
            if (
                j + 1 < len(tokens)
                and cx.t.has("to_anaphor", tokens[j + 1])
                and not (j + 2 < len(tokens) and tokens[j + 2].text == ",")
            ):
                return None
            speaker = document(cx, frame, hit) if hit.word.cue.passive else speaker_of(cx, frame, hit)
            if hit.word.cue.passive and speaker is not None and speaker.kind == "place":
                return None  # Йдеться про здоров'я в суспільстві
            return (
                new_record(cx, frame, hit, "about", speaker, [to_phrase_end(cx, frame, j + 1)], how="about")
                if speaker and can_speak(cx, tokens, speaker)
                else None
            )
    return None


def deed(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """What one thanks, praises or blames for: поблагодарил его за освобождение."""
    if "for" not in hit.word.cue.frames or hit.word.form in ("passive", "participle"):
        return None
    tokens = frame.tokens
    for j in range(hit.last + 1, min(len(tokens), hit.last + 10)):
        t = tokens[j]
        if t.kind == "quote" or t.text in ".!?;:,":
            return None
        if t.kind == "word" and cx.t.has("for", t) and j + 1 < len(tokens):
            speaker = cx.subjects.before(tokens, hit.first, hit.word)
            return (
                new_record(cx, frame, hit, "for", speaker, [to_phrase_end(cx, frame, j + 1)], how="about")
                if speaker
                else None
            )
    return None


def _estimate(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """A figure put on something: оценил ущерб в 3 млрд; put the toll at 14."""
    tokens = frame.tokens
    for j in range(hit.last + 1, min(len(tokens), hit.last + 12)):
        t = tokens[j]
        if t.kind == "quote" or t.text in ".!?;:,":
            return None
        if t.kind == "number" or t.kind == "word" and cx.subjects.g.of(t).number:
            speaker = cx.subjects.before(tokens, hit.first, hit.word)
            span = to_phrase_end(cx, frame, hit.last + 1)
            return new_record(cx, frame, hit, "figure", speaker, [span], how="about") if speaker else None
    return None


def figures(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """A bare figure as what was said: Они сказали мне 1200 или 1300."""
    tokens = frame.tokens
    k = hit.last + 1
    if "figure" in hit.word.cue.frames:
        return _estimate(cx, frame, hit)
    if (
        not cx.t.by_case
        or "that" not in hit.word.cue.frames
        or hit.word.form != "finite"
        or "to" in hit.word.cue.frames
    ):
        return None
    if (
        k < len(tokens)
        and tokens[k].kind == "word"
        and (cx.subjects.g.of(tokens[k]).cases & {"dat"} or cx.t.has("about", tokens[k]))
    ):
        k += 1
    if k >= len(tokens) or tokens[k].kind != "number":
        return None
    speaker = cx.subjects.before(tokens, hit.first, hit.word)
    return new_record(cx, frame, hit, "that", speaker, [to_phrase_end(cx, frame, k)], how="about") if speaker else None
