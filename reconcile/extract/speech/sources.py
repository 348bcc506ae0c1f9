"""Sources without a verb: according-to phrases, nouns of saying, and outlets that cite one another."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from reconcile.extract.speech.cues import Table, table
from reconcile.extract.speech.found import (
    Context,
    Found,
    around,
    bounds_of,
    is_relative,
    next_semicolon,
    span_of,
    to_phrase_end,
    trimmed,
)
from reconcile.extract.speech.frames import OPENING, Frame
from reconcile.extract.speech.pointing import pointed_to
from reconcile.extract.speech.speakers import Phrase, capitalised, closing
from reconcile.extract.speech.voices import can_speak, is_somebody
from reconcile.extract.text.tokens import DASHES, Token
from reconcile.language import Pack

TITLE = 6  # words of a title that reads like a source
NEAR = 3  # tokens before "according to which" that tell what it is
CLOSES = 12  # words from "if" to "is to be believed"


def according(cx: Context, frame: Frame, i: int) -> Found | None:
    """По словам X, …; …, according to X."""
    tokens = frame.tokens
    if tokens[i].kind != "word" or i and tokens[i - 1].text in OPENING and closing(tokens, i - 1, TITLE) is not None:
        return None  # повесть «По словам очевидца»
    for entry in _according_table(cx.t)(tokens[i].norm):
        n = len(entry.words)
        if cx.t.has("named_after", tokens[i]) and not _names(cx, tokens, i + n):
            continue
        if i + n > len(tokens) or any(tokens[i + d].norm != w for d, w in enumerate(entry.words)):
            continue
        record = _according_at(cx, frame, i, i + n, entry)
        if record:
            return record
    return None


def _past_bracket(tokens: list[Token], k: int) -> int:
    """Past the abbreviation in brackets after a name: Фонд науки (FECYT)."""
    if k < len(tokens) and tokens[k].text == "(":
        return next((j + 1 for j in range(k + 1, min(len(tokens), k + 24)) if tokens[j].text == ")"), k)
    return k


def _names(cx: Context, tokens: list[Token], k: int) -> bool:
    """Is it somebody, not a measure: per the report, per Smith, but not per person?"""
    return k < len(tokens) and (capitalised(tokens[k]) or cx.t.has("determiners", tokens[k]))


class _Lead(NamedTuple):
    """What leads to a source: a preposition with a noun of saying or none, and the words that may have to follow the
    source (if the mayor | is to be believed). `own`: the noun belongs to the source (in the mayor's | view)."""

    words: tuple[str, ...]
    nouns: frozenset[str]
    case: str
    own: bool
    closes: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=16)
def _compiled_according(pack: Pack) -> dict[str, list[_Lead]]:
    out: dict[str, list[_Lead]] = {}
    for entry in table(pack).according:
        nouns, closes = frozenset(entry.get("nouns") or ()), [str(c).split() for c in entry.get("closes") or ()]
        for p in entry["prepositions"]:
            words = tuple(str(p).lower().split())
            lead = _Lead(
                words, nouns, str(entry.get("case") or ""), bool(entry.get("own")), tuple(tuple(c) for c in closes)
            )
            out.setdefault(words[0], []).append(lead)
    for leads in out.values():
        leads.sort(key=lambda e: (-len(e.words), not e.nouns))
    return out


def _according_table(t: Table):  # type: ignore[no-untyped-def]
    compiled = _compiled_according(t.pack)
    return lambda word: compiled.get(word, ())


def _according_at(cx: Context, frame: Frame, i: int, k: int, lead: _Lead) -> Found | None:
    tokens, (nouns, case, own) = frame.tokens, lead[1:4]
    possessive = ""
    last = k - 1
    phrase: Phrase | None = None
    closed: tuple[int, int] | None = None
    if nouns:
        poss = None
        for j in range(k, min(len(tokens), k + 5)):
            t = tokens[j]
            if t.kind != "word":
                return None
            if t.norm in cx.t.possessives and poss is None:
                poss = j
            if nouns & cx.t.pack.morph.lemmas(t.norm) or t.norm in nouns:
                last = j
                break
            if own and (cx.subjects.g.of(t).possessive and j < len(tokens) - 1):
                phrase = Phrase(k, j + 1, k, j + 1, "role")
        else:
            return None
        if own and poss is None and phrase is None:
            return None
        if poss is not None and frame.inside is not None and cx.t.possessives[tokens[poss].norm] in ("i", "we"):
            return None  # "in our estimation": whose words these are anyway
        if poss is not None:
            possessive = cx.t.possessives[tokens[poss].norm]
            if possessive == "you" or cx.t.by_case and possessive in ("i", "we"):
                return None  # "by your estimate": who is asked has yet to say it; "by ours": the outlet says it itself
            phrase = pointed_to(cx, frame, i, possessive) or Phrase(poss, poss + 1, poss, poss + 1, "pronoun")
            possessive = possessive if phrase.kind == "pronoun" else ""
    if phrase is None:
        if last + 1 < len(tokens) and _relative(cx, tokens[last + 1]):
            return _by_antecedent(cx, frame, i, last + 1)
        closed = _closed(tokens, last + 1, lead) if lead.closes else None
        if lead.closes and closed is None:
            return None
        phrase = cx.subjects.governed(tokens[: closed[0]] if closed else tokens, last + 1, case)
        if phrase is None or is_relative(cx, tokens, phrase):
            return None
    lo, hi = bounds_of(cx, frame, i)
    end = _past_bracket(tokens, max(phrase.hi, last + 1))
    cue = (tokens[i].start, tokens[last].end)
    if closed:
        cue, end = (tokens[closed[0]].start, tokens[closed[1] - 1].end), closed[1]
    if i - lo <= 2 and not any(t.text == "," for t in tokens[lo:i]):
        stop = _skip_comma(cx, frame, end, hi)  # По данным исследования, проведённого в мае, …
        content = [span_of(frame, stop, next_semicolon(frame, stop))]
    else:
        a = i - 1 if tokens[i - 1].text in ",(" or tokens[i - 1].text in DASHES else i
        if i - lo > 3 and tokens[i - 1].text == tokens[i - 3].text == "," and _opens_clause(cx, tokens[i - 2]):
            lo = i - 2  # воды, | которая, по их мнению, стала нечистой
        content = around(cx, frame, lo, a, _skip_comma(cx, frame, end, hi) if a < i else end, hi)
        if a == i and content and tokens[i - 1].kind == "quote":
            content = []
    if not any(c[0] < c[1] for c in content):
        q = next((p for p in (i - 1, i - 2, end, end + 1) if p in frame.quotes), None)
        if q is None:
            return None
        content = [(frame.quotes[q].start, frame.quotes[q].end)]
    return Found(
        frame,
        phrase,
        cue,
        [c for c in content if c[0] < c[1]],
        "according_to",
        "affirms",
        "according",
        at=end - 1 if closed else max(last, i),
        possessive=possessive,
    )


def _closed(tokens: list[Token], k: int, lead: _Lead) -> tuple[int, int] | None:
    """Where the words that have to follow the source stand, soon after k."""
    for j in range(k + 1, min(len(tokens), k + CLOSES)):
        for words in lead.closes:
            if tuple(t.norm for t in tokens[j : j + len(words)]) == words:
                return j, j + len(words)
    return None


def _relative(cx: Context, t: Token) -> bool:
    """который in any case."""
    return t.kind == "word" and any(
        cx.t.pronouns.get(x) == "rel" for x in (t.norm, *cx.t.pack.morph.lemmas(t.norm)) if not cx.t.has("that", t)
    )


def _opens_clause(cx: Context, t: Token) -> bool:
    return t.kind == "word" and (cx.t.has("that", t) or cx.t.has("wh", t) or _relative(cx, t))


def _by_antecedent(cx: Context, frame: Frame, i: int, rel: int) -> Found | None:
    """План, согласно которому дамбу укрепят: the plan speaks."""
    tokens = frame.tokens
    if not i or tokens[i - 1].text != "," or _prescribes(cx, tokens[max(0, i - NEAR) : i]):
        return None
    return Found(
        frame,
        Phrase(rel, rel + 1, rel, rel + 1, "pronoun"),
        (tokens[i].start, tokens[rel - 1].end),
        [to_phrase_end(cx, frame, rel + 1)],
        "according_to",
        "affirms",
        "according",
        at=rel,
        possessive="rel",
    )


def _prescribes(cx: Context, phrase: list[Token]) -> bool:
    """A law in passing, which is nobody's word: есть | законы, согласно которым."""
    words = [t for t in phrase if t.kind == "word"]
    return any(cx.t.has("norms", t) or cx.t.pack.morph.lemmas(t.norm) & cx.t.words["norms"] for t in words)


def _skip_comma(cx: Context, frame: Frame, k: int, hi: int) -> int:
    """Past a relative clause or apposition after the speaker, to the comma that ends it."""
    tokens = frame.tokens
    if (
        k < hi
        and tokens[k].text == ","
        and k + 1 < hi
        and (_relative(cx, tokens[k + 1]) or cx.t.by_case and any(_relative(cx, t) for t in tokens[k + 2 : k + 4]))
    ):
        nxt = next((j for j in range(k + 1, min(hi, k + 30)) if tokens[j].text == ","), None)
        return nxt if nxt is not None else k
    if (
        k + 1 < hi
        and tokens[k].text == ","
        and tokens[k + 1].kind == "word"
        and cx.subjects.g.of(tokens[k + 1]).participle
    ):
        return next((j for j in range(k + 1, min(hi, k + 30)) if tokens[j].text == ","), k)
    if k < hi and cx.t.by_case and tokens[k].kind == "word" and cx.subjects.g.of(tokens[k]).prep:
        past = cx.subjects.past_preposition(tokens, k)  # type: ignore[union-attr]
        return past if past < hi and tokens[past].text == "," else k  # согласно опросу центра | в Норвике, …
    if k < hi and tokens[k].text not in ",":
        nxt = next((j for j in range(k, min(hi, k + 8)) if tokens[j].text == ","), None)
        if nxt is not None and not cx.t.by_case:
            return nxt
    return k


def rivals(cx: Context, frame: Frame, out: list[Found]) -> None:
    """Sources that one sentence sets side by side have each its own part: По оценке полиции, 4 тысячи, по оценке
    организаторов — 12; 4,000, according to police, or 12,000, according to organisers."""
    told = sorted((r for r in out if r.how == "according" and r.cue and r.speaker), key=lambda r: r.at)
    for first, second in pairwise(told):
        assert first.cue and second.cue and first.speaker
        if not (_holds(first, second.cue[0]) or _holds(second, first.cue[0]) or _overlap(first, second)):
            continue
        after = [c for c in second.content if c[0] > second.cue[0]] or _bare_figure(frame, second)
        ends = second.cue[0] if after else frame.tokens[first.speaker.hi - 1].end
        first.content = _within(cx, frame, first, 0, ends)
        second.content = after or _within(cx, frame, second, ends, len(cx.text))


def _bare_figure(frame: Frame, r: Found) -> list[tuple[int, int]]:
    """What follows a source where it is hardly more than a figure: по оценке пожарных — 15."""
    assert r.speaker
    rest = frame.tokens[r.speaker.hi :]
    return [span_of(frame, r.speaker.hi, len(frame.tokens))] if any(t.kind == "number" for t in rest) else []


def _holds(r: Found, at: int) -> bool:
    return any(a <= at < b for a, b in r.content)


def _overlap(one: Found, other: Found) -> bool:
    return any(a < d and c < b for a, b in one.content for c, d in other.content)


def _within(cx: Context, frame: Frame, r: Found, lo: int, hi: int) -> list[tuple[int, int]]:
    """The content between two places, without the marks and the conjunctions at its ends; all of it if none is left."""
    out = []
    for a, b in r.content:
        inside = [t for t in frame.tokens if max(a, lo) <= t.start and t.end <= min(b, hi)]
        while inside and _joint(cx, inside[-1]):
            inside.pop()
        while inside and _joint(cx, inside[0]):
            inside.pop(0)
        if inside:
            out.append((inside[0].start, inside[-1].end))
    return out or r.content


def _joint(cx: Context, t: Token) -> bool:
    return t.text in ",;:(" or t.text in DASHES or cx.t.has("contrast", t) or cx.t.has("coordinators", t)


def _somebody(cx: Context, tokens: list[Token], p: Phrase) -> bool:
    return is_somebody(cx, tokens, p) or any(capitalised(t) for t in tokens[p.a : p.b])


def _known_from(cx: Context, t: Token) -> bool:
    """Is it what "according to" may go with, though it speaks for nobody: со ссылкой на | данные спутника?"""
    leads = (lead for options in _compiled_according(cx.t.pack).values() for lead in options)
    return any(not lead.nouns.isdisjoint(cx.t.pack.morph.lemmas(t.norm)) for lead in leads)


def conduits(cx: Context, frame: Frame, out: list[Found]) -> None:
    """ "Агентство со ссылкой на дипломатов пишет": a second record for the source, sharing the content."""
    tokens = frame.tokens
    starts = [i for i, t in enumerate(tokens) if t.norm in cx.t.citing]
    for words in cx.t.copied if starts else ():
        for i in starts:
            if i + len(words) >= len(tokens) or any(tokens[i + d].norm != w for d, w in enumerate(words)):
                continue
            k = i + len(words)
            source = cx.subjects.governed(tokens, k, "acc")
            if source is None or not (can_speak(cx, tokens, source) or _known_from(cx, tokens[source.a])):
                continue
            if not cx.t.by_case and source.kind == "role" and not _somebody(cx, tokens, source):
                continue  # citing | high costs
            near = [r for r in out if r.cue and r.content and r.how != "noun"]
            main = min(near, key=lambda r: abs(r.at - i), default=None)
            if main is not None:
                if main.speaker is not None and source.lo <= main.speaker.lo < source.hi:
                    continue
                content = list(main.content)
                content = [(a, tokens[i].start) if a <= tokens[i].start < b else (a, b) for a, b in content]
                content = [c for c in (trimmed(cx.text, c) for c in content) if c[0] < c[1]]
                main.content = list(content)
                out.append(
                    Found(
                        frame,
                        source,
                        (tokens[i].start, tokens[k - 1].end),
                        content,
                        "according_to",
                        main.stance,
                        "conduit",
                        at=k,
                        via=main.speaker,
                    )
                )
            else:
                lo, hi = bounds_of(cx, frame, i)
                content = [span_of(frame, lo, i)] if i - lo > 3 else [span_of(frame, source.hi, hi)]
                out.append(
                    Found(
                        frame,
                        source,
                        (tokens[i].start, tokens[k - 1].end),
                        [c for c in content if c[0] < c[1]],
                        "according_to",
                        "affirms",
                        "conduit",
                        at=k,
                    )
                )
