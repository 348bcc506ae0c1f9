"""What is said without a clause of its own: objects (denied the report), topics (spoke of plans), deeds, figures."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.speech.cues import Hit
from reconcile.extract.speech.documents import document
from reconcile.extract.speech.found import (
    Context,
    Found,
    bounds_of,
    is_negated,
    is_relative,
    may,
    new_record,
    place_of,
    span_of,
    speaker_of,
    to_phrase_end,
)
from reconcile.extract.speech.frames import OPENING, Frame
from reconcile.extract.speech.occasions import at_hour, is_said, past_occasion
from reconcile.extract.speech.opening import main_subject, opens
from reconcile.extract.speech.speakers import Phrase, capitalised, name_run
from reconcile.extract.speech.voices import can_speak, receives
from reconcile.extract.text.tokens import Token

YEAR = 4  # digits of one
NEAR, SET = 3, 7  # tokens from "at" to its figure; where they only say how exact it is


def object_of(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """The thing itself: подтвердил передачу; denied reports that …"""
    named = "named" in hit.word.cue.frames and not cx.t.by_case
    if "object" not in hit.word.cue.frames and not named or hit.word.form in ("passive", "participle"):
        return None
    tokens = frame.tokens
    if (
        not cx.t.by_case
        and is_said(hit.word)
        and past_occasion(cx.subjects.g, tokens, hit.last + 1) not in (None, hit.last + 1)
    ):
        return None  # announced | on Saturday | it would close
    if not cx.t.by_case and any(may(cx, t) for t in tokens[max(0, hit.first - 2) : hit.first]):
        return None  # could still contest the ruling: nobody has done it yet
    speaker = _owner(cx, frame, hit)
    if named and opens(cx, frame, hit):
        return None
    if speaker is None or named and (not _caller(cx, tokens, hit, speaker) or is_relative(cx, tokens, speaker)):
        return None
    k = hit.last + 1
    if opens(cx, frame, hit):
        return _of_opening(cx, frame, hit, speaker)
    if speaker.lo > hit.last:
        k = speaker.hi
    thing = object_before(cx, frame, hit, speaker) if _ended(cx, frame, _past_small(cx, frame, k)) else None
    if thing is not None:
        return new_record(cx, frame, hit, "object", speaker, [span_of(frame, *thing)], how="object")
    while k < len(tokens) and cx.t.has("adverbs", tokens[k]) and not cx.t.has("determiners", tokens[k]):
        k += 1
    if k >= len(tokens) or tokens[k].kind == "mark" and tokens[k].text not in OPENING:
        return None
    if not cx.t.by_case and _particle(cx, tokens, k):
        return None  # backed | out
    if not cx.t.by_case and cx.t.has("before_nouns", tokens[k]) and hit.last == hit.first:
        return None  # people accused | of murder
    if cx.t.has("be", tokens[k]) or receives(cx, tokens, hit, k):
        return None
    if tokens[k].kind == "word" and (
        not cx.t.by_case
        and cx.t.has("boundaries", tokens[k])
        and not (cx.t.has("that", tokens[k]) and (k + 1 >= len(tokens) or tokens[k + 1].text in ".,;"))
        or cx.t.by_case
        and cx.subjects.g.of(tokens[k]).prep
        and not _from_whom(cx, tokens, hit, k)
    ):
        return None
    return new_record(
        cx, frame, hit, "named" if named else "object", speaker, [to_phrase_end(cx, frame, k)], how="object"
    )


def _from_whom(cx: Context, tokens: Sequence[Token], hit: Hit, k: int) -> bool:
    """Whom one asks, before what one asks for: требуют | от мэрии отставки."""
    if not cx.t.has("of_whom", tokens[k]) or hit.word.cue.frames["object"][0] != "neutral":
        return False
    whom = next((j for j in range(k + 1, len(tokens)) if not cx.subjects.g.of(tokens[j]).plain_adj), len(tokens))
    what = tokens[whom + 1 : whom + 2]
    return bool(what) and what[0].kind == "word" and cx.subjects.g.of(what[0]).nominal


def _of_opening(cx: Context, frame: Frame, hit: Hit, speaker: Phrase) -> Found | None:
    """The object of a participle that opens the sentence, up to the main clause: Denying | the report, X left."""
    tokens, k = frame.tokens, hit.last + 1
    first = tokens[k]
    led = first.kind == "word" and (cx.subjects.g.of(first).prep or cx.t.has("boundaries", first))
    if led and not cx.t.has("determiners", first) or first.kind == "mark" and first.text not in OPENING:
        return None
    comma = next((j for j in range(speaker.lo - 1, k, -1) if tokens[j].text == ","), None)
    if comma is None:
        return None
    return new_record(cx, frame, hit, "object", speaker, [span_of(frame, k, comma)], how="object")


def _particle(cx: Context, tokens: Sequence[Token], k: int) -> bool:
    """A small word that goes with the verb, and nothing after it."""
    ends = k + 1 >= len(tokens) or tokens[k + 1].kind == "mark" and tokens[k + 1].text not in OPENING
    return ends and cx.t.has("not_clause", tokens[k])


def _ended(cx: Context, frame: Frame, k: int) -> bool:
    """Does nothing follow that the verb could have for its object?"""
    tokens = frame.tokens
    return cx.t.by_case and (k >= len(tokens) or tokens[k].kind == "mark" and tokens[k].text not in OPENING)


def _past_small(cx: Context, frame: Frame, k: int) -> int:
    """Past words that only say how: вину признал | лишь отчасти."""
    return next((n for n in range(k, len(frame.tokens)) if not _beside(cx, frame.tokens[n])), len(frame.tokens))


def object_before(cx: Context, frame: Frame, hit: Hit, speaker: Phrase) -> tuple[int, int] | None:
    """The object that stands between the subject and its verb: она | свою вину | не признала."""
    tokens, lo, hi = frame.tokens, speaker.b if speaker.kind == "name" else speaker.hi, hit.first
    if speaker.lo > hit.last:
        lo = bounds_of(cx, frame, hit.first)[0]
    if hi - 1 == lo and cx.t.has("to_anaphor", tokens[lo]):
        return (lo, hi) if frame.inside is None else None  # мэр | это | опровергает
    while hi > lo and _beside(cx, tokens[hi - 1]):
        hi -= 1
    if hi <= lo and speaker.hi <= hit.first:  # Вину | она | не признала
        lo, hi = bounds_of(cx, frame, hit.first)[0], speaker.lo
    while lo < hi and _beside(cx, tokens[lo]):
        lo += 1
    if lo >= hi or any(t.kind != "word" or cx.subjects.g.of(t).finite for t in tokens[lo:hi]):
        return None
    if cx.subjects.g.of(tokens[lo]).prep:
        return None
    wanted = {"acc", "gen"} if is_negated(cx, frame, hit.head) else {"acc"}
    fits = any(cx.subjects.g.of(t).noun and not wanted.isdisjoint(cx.subjects.g.of(t).cases) for t in tokens[lo:hi])
    return (lo, hi) if fits else None


def _beside(cx: Context, t: Token) -> bool:
    """A word that goes with the verb and is no part of its object."""
    return t.kind == "word" and (cx.t.has("adverbs", t) or cx.t.has("negation", t) or cx.subjects.g.of(t).adverb)


def turned_down(cx: Context, frame: Frame, hit: Hit) -> bool:
    """Does one refuse something, not deny it: суд отклонил апелляцию?"""
    if hit.word.cue.frames.get("object", ("",))[0] != "denies" or hit.word.form in ("passive", "participle"):
        return False
    tokens, k = frame.tokens, hit.last + 1
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
    if opens(cx, frame, hit):
        main = main_subject(cx, frame, hit)
        return main[1] if main is not None else None
    found = cx.subjects.before(tokens, hit.first, hit.word) or (place_of(cx, frame, hit) if cx.t.by_case else None)
    if not cx.t.by_case:
        calls = "named" in hit.word.cue.frames and _calls_names(cx, tokens, hit.last + 1)
        return found if found is not None and (calls or _can_own(cx, frame, found)) else None
    if found is not None:
        return found if can_speak(cx, tokens, found) else None
    found = cx.subjects.after(tokens, hit.last, hit.word)
    return found if found is not None and (found.kind in ("name", "pronoun", "media") or found.a > found.lo) else None


def _caller(cx: Context, tokens: Sequence[Token], hit: Hit, p: Phrase) -> bool:
    """Somebody who can call names; not "a stream called Miracle Run"."""
    head = tokens[p.b - 1]
    if (
        p.kind == "role"
        and capitalised(tokens[hit.last + 1])
        and not _calls_names(cx, tokens, hit.last + 1)
        and hit.first == p.hi
    ):
        return False  # a group | called Lantern
    if _calls_names(cx, tokens, hit.last + 1):
        return True
    return p.kind in ("name", "pronoun", "media") or any(
        cx.t.has(k, head) for k in ("titles", "organisations", "plurals")
    )


def _calls_names(cx: Context, tokens: Sequence[Token], k: int) -> bool:
    """Whom and what: called | him a fool, called | Ada Finch a fool."""
    if k >= len(tokens) or tokens[k].kind != "word":
        return False
    if cx.t.has("objects", tokens[k]):
        return True
    run = name_run(tokens, k, min(len(tokens), k + 5), cx.t) if capitalised(tokens[k]) else []
    end = run[0][1] if run and run[0][0] == k else None
    return (
        end is not None and end < len(tokens) and (cx.t.has("determiners", tokens[end]) or tokens[end].text in OPENING)
    )


def _can_own(cx: Context, frame: Frame, p: Phrase) -> bool:
    """Somebody, not something: the subject of a verb that could be about anything (called, backed)."""
    if cx.subjects.dumb(frame.tokens, p):  # type: ignore[union-attr]
        return False
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


def topic(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """A topic instead of a clause: заявив о планах."""
    if "about" not in hit.word.cue.frames or hit.word.form == "participle":
        return None
    if not cx.t.by_case and hit.word.form == "passive":
        return None  # detectives were informed | about it
    if hit.word.form == "gerund" and any(frame.tokens[hit.head].norm.endswith(e) for e in cx.t.words["while_saying"]):
        return None  # говоря о планах: a setting, not a report
    tokens = frame.tokens
    for j in range(hit.last + 1, min(len(tokens), hit.last + 8)):
        t = tokens[j]
        if t.kind != "word" or not cx.t.by_case and j > hit.last + 4:
            if t.text == ",":
                return None
            continue
        if cx.t.has("about", t) and not at_hour(cx.t, tokens, j + 1):
            if (
                j + 1 < len(tokens)
                and cx.t.has("to_anaphor", tokens[j + 1])
                and not (j + 2 < len(tokens) and tokens[j + 2].text == ",")
            ):
                return _of_before(cx, frame, hit, j + 1)
            speaker = document(cx, frame, hit) if hit.word.cue.passive else speaker_of(cx, frame, hit)
            if speaker is None and opens(cx, frame, hit) and (main := main_subject(cx, frame, hit)) is not None:
                speaker = main[1]
            if hit.word.cue.passive and speaker is not None and speaker.kind == "place":
                return None  # Йдеться про здоров'я в суспільстві
            return (
                new_record(cx, frame, hit, "about", speaker, [to_phrase_end(cx, frame, j + 1)], how="about")
                if speaker and can_speak(cx, tokens, speaker)
                else None
            )
    return None


def _of_before(cx: Context, frame: Frame, hit: Hit, at: int) -> Found | None:
    """What the sentence before tells: Сообщила об | этом пресс-служба; Он рассказал об | этом в эфире."""
    tokens, (lo, _) = frame.tokens, bounds_of(cx, frame, hit.first)
    if not cx.t.by_case or frame.inside is not None or hit.word.form != "finite" or is_negated(cx, frame, hit.head):
        return None
    speaker = cx.subjects.after(tokens, hit.last, hit.word) if hit.first - lo <= 1 else None
    speaker = speaker or cx.subjects.before(tokens, hit.first, hit.word)
    if speaker is None or min(speaker.lo, hit.first) - lo > 1 or not can_speak(cx, tokens, speaker):
        return None
    if any(t.kind == "word" and (cx.t.has("wh", t) or cx.t.has("that", t)) for t in tokens[lo : hit.first]):
        return None
    return new_record(cx, frame, hit, "about", speaker, [(tokens[at].start, tokens[at].end)], how="anaphor")


def call(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """What one calls for: призвали к расправе."""
    tokens, k = frame.tokens, hit.last + 1
    if "to" not in hit.word.cue.frames or hit.word.form in ("passive", "participle") or k + 1 >= len(tokens):
        return None
    if not cx.t.has("call_for", tokens[k]) or hit.word.cue.frames["to"][0] != "neutral":
        return None  # обещает | к осени: by when, not what for
    speaker = cx.subjects.before(tokens, hit.first, hit.word)
    if speaker is None or not can_speak(cx, tokens, speaker):
        return None
    return new_record(cx, frame, hit, "to", speaker, [to_phrase_end(cx, frame, k + 1)], how="about")


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


def _estimate(cx: Context, frame: Frame, hit: Hit, take: str) -> Found | None:
    """A figure put on something: оценил ущерб в 3 млрд; put the toll at 14."""
    tokens = frame.tokens
    if hit.word.form in ("passive", "participle"):
        return None  # the damage is estimated at 3 million
    if not cx.t.by_case and hit.last + 1 < len(tokens) and cx.t.has("infinitive", tokens[hit.last + 1]):
        return None  # expects | to sell it for 50
    for j in range(hit.last + 1, min(len(tokens), hit.last + 12)):
        t = tokens[j]
        if t.kind == "quote" or t.text in ".!?;:,":
            return None
        if _year(cx, tokens, j):
            continue
        if not cx.t.by_case and (cx.t.has("helpers", t) or cx.t.has("be", t)):
            return None  # the people who sought help | have made 40 calls
        if t.kind == "number" or t.kind == "word" and cx.subjects.g.of(t).number:
            if take == "figure_at" and (
                not _set_at(cx, tokens, hit.last + 1, j) or cx.t.has("not_clause", tokens[hit.last + 1])
            ):
                return None  # put 40 of them in the yard; put up for sale at 40
            speaker = cx.subjects.before(tokens, hit.first, hit.word)
            span = to_phrase_end(cx, frame, hit.last + 1)
            spoken = speaker is not None and can_speak(cx, tokens, speaker)
            return new_record(cx, frame, hit, take, speaker, [span], how="about") if spoken else None
    return None


def _year(cx: Context, tokens: Sequence[Token], j: int) -> bool:
    """с января | 2019 года"""
    return len(tokens[j].text) == YEAR and tokens[j].text.isdigit() and cx.t.by_case and cx.subjects.is_date(tokens, j)  # type: ignore[union-attr]


def _set_at(cx: Context, tokens: Sequence[Token], lo: int, j: int) -> bool:
    """Does "at" lead to the figure, with nothing between but how exact it is: at | "no more than £90,000"?"""
    at = next((k for k in range(j - 1, max(lo, j - SET) - 1, -1) if cx.t.has("set_at", tokens[k])), None)
    if at is None:
        return False
    light = ("bounds", "adverbs", "negation", "determiners", "boundaries")
    return j - at <= NEAR or all(t.kind == "mark" or any(cx.t.has(k, t) for k in light) for t in tokens[at + 1 : j])


def figures(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """A bare figure as what was said: Они сказали мне 1200 или 1300."""
    tokens = frame.tokens
    k = hit.last + 1
    take = next((take for take in ("figure", "figure_at") if take in hit.word.cue.frames), None)
    if take:
        return _estimate(cx, frame, hit, take)
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
    if any(tokens[hit.head].norm.endswith(e) for e in cx.t.words["reflexive"]):
        return None  # против высказались | 18
    speaker = cx.subjects.before(tokens, hit.first, hit.word)
    if speaker is None or not can_speak(cx, tokens, speaker):
        return None  # прибор показал 1,4 промилле
    return new_record(cx, frame, hit, "that", speaker, [to_phrase_end(cx, frame, k)], how="about")


def of_what(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """What is said of what the clause before tells: 40 percent of what the agency says | is needed."""
    tokens, k = frame.tokens, hit.last + 1
    if "bare" not in hit.word.cue.frames or k >= len(tokens) or not cx.t.has("be", tokens[k]):
        return None
    speaker = cx.subjects.before(tokens, hit.first, hit.word)
    rel = speaker.lo - 1 if speaker is not None else -1
    if speaker is None or rel < 1 or not (cx.t.has("wh", tokens[rel]) or cx.t.pronouns.get(tokens[rel].norm) == "rel"):
        return None
    if hit.word.form in ("gerund", "passive") or hit.last > hit.first:
        return None
    span = to_phrase_end(cx, frame, k)
    return new_record(cx, frame, hit, "bare", speaker, [span], how="bare") if span[1] > tokens[k].end else None
