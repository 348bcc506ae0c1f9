"""Lines that a name heads: the headline "Name: what he says", the questions and answers of an interview."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.speech.cores import name_end
from reconcile.extract.speech.direct import clock
from reconcile.extract.speech.found import Context, Found, span_of, trimmed
from reconcile.extract.speech.frames import OPENING, Frame
from reconcile.extract.speech.speakers import Phrase, capitalised, closing
from reconcile.extract.text.tokens import DASHES

ROLE = 5  # words of what somebody is before his name
SHORT = 4  # letters of what is more likely a body than the town of a dateline: UN, not NORWICK
HEADLINE = 160  # characters up to which a text is a headline by itself


def headline(cx: Context, frame: Frame) -> Found | None:
    """ "Name: what he says" at the head of a line."""
    tokens = frame.tokens
    if not frame.first or not tokens:
        return None
    if tokens[0].text in OPENING:
        return _outlet_line(cx, frame)
    if (
        not capitalised(tokens[0])
        or frame.inside is not None
        and not (tokens[0].text.isupper() and len(tokens[0].text) > 1)
    ):
        return None
    colon = next((k for k in range(1, min(len(tokens), 8)) if tokens[k].text == ":" and not clock(tokens, k)), None)
    if colon is None or colon + 1 >= len(tokens):
        return None
    head = tokens[:colon]
    if any(
        t.kind == "word"
        and (cx.t.is_cue(t.text) and cx.t.by_case or cx.t.by_case and cx.subjects.g.of(t).finite and not capitalised(t))
        for t in head
    ):
        return None
    if any(t.kind != "word" and t.text not in "-." for t in head) or any(cx.t.has("not_speakers", t) for t in head):
        return None
    nxt = tokens[colon + 1]
    who = any(cx.t.has(k, tokens[0]) for k in ("media", "titles", "organisations"))
    who = who or (tokens[0].text.isupper() and len(tokens[0].text) > 1) or tokens[0].start in cx.subjects.people
    if not (capitalised(nxt) or nxt.kind in ("quote", "number") or nxt.text in OPENING or who):
        return None
    phrase = cx.subjects.core(tokens, 0, colon)
    if tokens[-1].text == "?" and any(cx.t.has("coordinators", t) for t in head):
        return None  # Мост и паром: кто выиграет?
    if not _can_speak(cx, frame, phrase, colon):
        return None
    content = frame.quotes.get(colon + 1)
    span = (content.start, content.end) if content else span_of(frame, colon + 1, len(tokens))
    record = Found(
        frame, phrase, (tokens[colon].start, tokens[colon].end), [span], "direct", "affirms", "headline", at=colon
    )
    if content:
        cx.done.add(content.group)
        record.groups = {content.group}
    return record


def about(cx: Context, frames: Sequence[Frame], out: list[Found]) -> None:
    """A headline with its quotation and whose it is, and of what: «Спать будем в самолёте». Гонщица Ульяна Стриж — о
    сорока часах за рулём; “We sleep on the plane”: Anna Gull on forty hours at the wheel."""
    taken = {g for r in out for g in r.groups}
    for n, f in enumerate(frames):
        if f.inside is not None or 0 not in f.quotes or f.quotes[0].group in taken or not f.first:
            continue
        line, k = f, 1
        while k < len(f.tokens) and f.tokens[k].text in ".:,—–-":
            k += 1
        if k == len(f.tokens):
            line, k = next((x for x in frames[n + 1 : n + 9] if x.inside is None), f), 0
        speaker = _of_whom(cx, line, k) if line.paragraph == f.paragraph else None
        if speaker is None:
            continue
        at, q = speaker.hi, f.quotes[0]
        cue = (line.tokens[at].start, line.tokens[at].end)
        said = [trimmed(cx.text, (q.start, q.end))]
        out.append(Found(line, speaker, cue, said, "direct", "affirms", "signed", at=at, groups={q.group}))


def _of_whom(cx: Context, frame: Frame, k: int) -> Phrase | None:
    """Somebody named, a dash and "about"; where there are no cases the dash is left out."""
    tokens = frame.tokens
    a = next((i for i in range(k, min(len(tokens), k + ROLE)) if tokens[i].start in cx.subjects.people), None)
    if a is None or any(t.kind != "word" for t in tokens[k:a]):
        return None
    b = name_end(tokens, a, len(tokens), cx.subjects.people[tokens[a].start])
    dashed = b < len(tokens) and tokens[b].text in DASHES
    at = b + dashed
    if at + 1 >= len(tokens) or not cx.t.has("headline_about", tokens[at]) or cx.t.by_case and not dashed and k == 0:
        return None
    return Phrase(k, b, a, b, "name")


def _outlet_line(cx: Context, frame: Frame) -> Found | None:
    """ "«Вестник»: Почему вы ушли?": an outlet in its marks heads the line."""
    tokens = frame.tokens
    end = closing(tokens, 0)
    if end is None or end + 2 >= len(tokens) or tokens[end + 1].text != ":" or not capitalised(tokens[1]):
        return None
    if tokens[-1].text != "?" or not capitalised(tokens[end + 2]):
        return None  # «Восток-2»: можно ли доверять вакцине?
    span = span_of(frame, end + 2, len(tokens))
    cue = (tokens[end + 1].start, tokens[end + 1].end)
    return Found(frame, Phrase(0, end + 1, 1, end, "media"), cue, [span], "direct", "affirms", "headline", at=end + 1)


def interview(cx: Context, frames: Sequence[Frame], out: Sequence[Found]) -> None:
    """Where several lines are headed by names each runs to its end, over its sentences; what ends in "?" asks."""
    lines = [r for r in out if r.how == "headline"]
    for r in lines if len(lines) > 1 else ():
        same = [f for f in frames if f.paragraph == r.frame.paragraph and f.inside is None]
        if r.groups or not r.content or not same:
            continue
        end = max(f.end for f in same)
        r.content = [trimmed(cx.text, (r.content[0][0], end))]
        if cx.text[r.content[0][0] : r.content[0][1]].endswith("?"):
            r.stance = "neutral"


def _can_speak(cx: Context, frame: Frame, phrase: Phrase, colon: int) -> bool:
    tokens = frame.tokens
    if not cx.t.by_case:
        last = tokens[colon - 1]
        if (
            colon > 3
            or cx.t.has("boundaries", last)
            or cx.t.has("determiners", tokens[0])
            and not cx.t.has("media", last)
            or cx.text.count(last.text) < 2
            and not (tokens[0].text.isupper() and len(tokens[0].text) <= SHORT)
            and not any(cx.t.has(k, last) for k in ("media", "titles", "organisations", "plurals"))
            and not (len(cx.text) < HEADLINE and colon <= 2)
        ):
            return False
    if phrase.kind == "name":
        return True
    words = [t for t in tokens[:colon] if t.kind == "word"]
    if not cx.t.by_case:
        return all(capitalised(t) for t in words) and len(words) <= 3
    g = cx.subjects.g
    if not any("nom" in g.of(t).cases for t in words):
        return False
    return (
        any(
            cx.t.has("titles", t)
            or cx.t.has("media", t)
            or t.text.isupper()
            and len(t.text) > 1
            or g.of(t).animate
            or g.of(t).name in ("org", "place")
            and capitalised(t)
            for t in words
        )
        and len(words) <= 4
    )
