"""Speech with somebody named beside it and no verb of saying: «…», — развёл руками Пётр Лунёв; She was blunt: "…".

Any verb will do there, so none is asked for: only that one person is named, and is what the words beside are about.
"""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.extract.speech.cores import name_end
from reconcile.extract.speech.cues import Cue, CueForm, Hit
from reconcile.extract.speech.found import Context, Found, subject_after, to_end, trimmed
from reconcile.extract.speech.frames import STOPS, Frame
from reconcile.extract.speech.speakers import Phrase
from reconcile.extract.speech.voices import can_speak
from reconcile.extract.text.quotes import Quoted
from reconcile.extract.text.tokens import DASHES, tokenize

REACH = 16  # words beside a quotation that may name who says it
ROLE = 5  # words between "the words of" and the name
OPENING_WORDS = 3  # "из этих слов": up to the noun that calls a quotation somebody's words
TITLE = 2  # words that a title often has, a sentence without a verb seldom


def beside(cx: Context, frame: Frame) -> Iterator[Found]:
    """Quotations that no cue has taken, each with whose words they are called, or the one person named beside it."""
    for k, q in sorted(frame.quotes.items()):
        if frame.inside is not None or q.group in cx.done:
            continue
        found = _called_words(cx, frame, k) or _person_beside(cx, frame, k, q)
        if found is None:
            continue
        speaker, at = found
        cx.done.add(q.group)
        pieces = [trimmed(cx.text, (x.start, x.end)) for _, x in sorted(frame.quotes.items()) if x.group == q.group]
        cue = (frame.tokens[at].start, frame.tokens[at].end)
        yield Found(frame, speaker, cue, pieces, "direct", "affirms", "beside", at=at, groups={q.group})


def _person_beside(cx: Context, frame: Frame, k: int, q: Quoted) -> tuple[Phrase, int] | None:
    """(who is named beside the quotation at k, the cue)"""
    said = any(_sentence(cx, x) for x in frame.quotes.values() if x.group == q.group)
    for lo, hi in (_behind(cx, frame, k), _ahead(frame, k) if said else (0, 0)):
        speaker = _owner(cx, frame, lo, hi) if said or _set_off(cx, frame, k, q) else None
        if speaker is not None:
            return speaker, _cue(cx, frame, lo, hi)
    return None


def _called_words(cx: Context, frame: Frame, k: int) -> tuple[Phrase, int] | None:
    """(whose, the noun) of «…» — эту | фразу | министра повторяли весь вечер."""
    lo, hi = _behind(cx, frame, k)
    tokens = frame.tokens
    for at in range(lo, min(hi, lo + OPENING_WORDS)):
        t = tokens[at]
        if t.kind == "word" and not cx.t.pack.morph.lemmas(t.norm).isdisjoint(cx.t.words["utterances"]):
            owner = (
                cx.subjects.governed(tokens, at + 1, "gen") if at + 1 < hi and tokens[at + 1].kind == "word" else None
            )
            return (owner, at) if owner is not None and _genitive(cx, frame, owner) else None
        x = cx.subjects.g.of(t)
        if t.kind != "word" or not (x.prep or x.plain_adj or cx.t.has("determiners", t)):
            return None
    return None


def _genitive(cx: Context, frame: Frame, p: Phrase) -> bool:
    """Does the phrase open in the genitive, and is it somebody?"""
    first = cx.subjects.g.of(frame.tokens[p.lo])
    return "gen" in first.cases and not first.prep and can_speak(cx, frame.tokens, p) and p.kind in ("name", "role")


def hearsay(cx: Context, frame: Frame, out: list[Found]) -> Iterator[Found]:
    """Words that a particle marks as another's, after whatever he did: В кассе отмахнулись: мол, | поезд отменили."""
    tokens = frame.tokens
    for k in range(2, len(tokens) - 2):
        if not cx.t.has("hearsay", tokens[k]) or tokens[k].kind != "word" or tokens[k - 1].text not in ",:—–-":
            continue
        lo, _ = frame.part(k)
        v = next((n for n in range(k - 2, lo - 1, -1) if _acts(cx, frame, n)), None)
        hit = _any_verb(cx, frame, v) if v is not None else None
        if hit is None or any(t.text in ",:" for t in tokens[hit.head + 1 : k - 1]):
            continue
        speaker = cx.subjects.before(tokens, hit.head, hit.word) or subject_after(cx, frame, hit)
        if speaker is None or not can_speak(cx, tokens, speaker) or speaker.lo > k:
            continue
        said = [to_end(cx, frame, k + 1)]
        if any(a <= said[0][0] < b for r in out for a, b in r.content):
            continue  # сказал, мол, …
        cue = (tokens[hit.head].start, tokens[hit.head].end)
        yield Found(frame, speaker, cue, said, "indirect", "affirms", "hearsay", at=k, gender=hit.word.gender)


def _any_verb(cx: Context, frame: Frame, v: int) -> Hit | None:
    """A verb that is no cue, as its subject sees it."""
    verb = next((p for p in cx.t.pack.morph.parses(frame.tokens[v].norm) if p.pos == "verb" and p.tense), None)
    if verb is None:
        return None
    number = verb.number or ("sg" if verb.gender else "")
    return Hit(v, v, v, CueForm(Cue(verb.lemma, {}, False), "finite", number, verb.gender))


def _sentence(cx: Context, q: Quoted) -> bool:
    """Is it something said, not a title: has it a verb or a full stop of its own?"""
    inner = tokenize(cx.text[q.start : q.end], q.start)
    words = [t for t in inner if t.kind == "word"]
    return len(words) > 1 and (inner[-1].text in STOPS or any(cx.subjects.g.of(t).finite for t in words))


def _set_off(cx: Context, frame: Frame, k: int, q: Quoted) -> bool:
    """Is it parted from what follows as speech is, by a comma («Не бунт, а жалоба», — …), and too long for a title?"""
    words = sum(t.kind == "word" for t in tokenize(cx.text[q.start : q.end], q.start))
    return words > TITLE and k + 1 < len(frame.tokens) and frame.tokens[k + 1].text == ","


def _behind(cx: Context, frame: Frame, k: int) -> tuple[int, int]:
    """The author's words after «…», —; only some languages write so."""
    tokens, lo = frame.tokens, k + 1
    while lo < len(tokens) and tokens[lo].text == ",":
        lo += 1
    if not cx.t.by_case or lo >= len(tokens) or tokens[lo].text not in DASHES:
        return 0, 0
    hi = lo = lo + 1
    while hi < len(tokens) and hi - lo < REACH and not (hi in frame.breaks or _ends(frame, hi)):
        hi += 1
    return lo, hi


def _ahead(frame: Frame, k: int) -> tuple[int, int]:
    """The author's words before a colon."""
    tokens = frame.tokens
    if k == 0 or tokens[k - 1].text != ":":
        return 0, 0
    lo = hi = k - 1
    while lo > 0 and hi - lo < REACH and lo not in frame.breaks and not _ends(frame, lo - 1):
        lo -= 1
    return lo, hi


def _ends(frame: Frame, k: int) -> bool:
    t = frame.tokens[k]
    return t.kind == "quote" or t.text in STOPS or t.text in ";:"


def _cue(cx: Context, frame: Frame, lo: int, hi: int) -> int:
    """The verb of the words beside, or the mark before the quotation."""
    verbs = (k for k in range(lo, hi) if _acts(cx, frame, k))
    return next(verbs, hi if hi < len(frame.tokens) else hi - 1)


def _acts(cx: Context, frame: Frame, k: int) -> bool:
    t = frame.tokens[k]
    return t.kind == "word" and t.text.islower() and cx.subjects.g.of(t).finite


def _owner(cx: Context, frame: Frame, lo: int, hi: int) -> Phrase | None:
    """The one person of tokens[lo:hi], as the subject of a verb or as the one whose words they are."""
    tokens, people = frame.tokens, cx.subjects.people
    named = [k for k in range(lo, hi) if tokens[k].start in people]
    if len({people[tokens[k].start].norm for k in named}) != 1:
        return None
    a = named[0]
    b = name_end(tokens, a, hi, people[tokens[a].start])
    before = [t for t in tokens[lo:a] if t.kind == "word"]
    if any(cx.t.has("subordinators", t) or cx.t.has("hearing", t) or cx.t.has("negation", t) for t in before):
        return None
    if any(cx.t.noun(t.norm) for t in before[-ROLE:]) and _can_be(cx, frame, a, b, "gen"):  # the words of
        return Phrase(a, b, a, b, "name", "gen")
    return Phrase(a, b, a, b, "name") if _subject(cx, frame, lo, a, b, hi) else None


def _can_be(cx: Context, frame: Frame, a: int, b: int, case: str) -> bool:
    """Can every word of the name stand in this case?"""
    words = (t for t in frame.tokens[a:b] if t.kind == "word" and cx.t.pack.morph.known(t.norm))
    return not cx.t.by_case or all(case in cx.subjects.g.of(t).cases for t in words)


def _subject(cx: Context, frame: Frame, lo: int, a: int, b: int, hi: int) -> bool:
    """Does the name stand as the subject: in the nominative, or before the verb where there are no cases?"""
    tokens = frame.tokens
    verbs = [k for k in range(lo, hi) if not a <= k < b and _acts(cx, frame, k)]
    if _governed(cx, frame, verbs[0] + 1 if verbs and verbs[0] < a else lo, a):
        return False
    if not cx.t.by_case:
        return bool(verbs) and verbs[0] >= b and a - lo <= ROLE
    return _can_be(cx, frame, a, b, "nom") and (bool(verbs) or hi < len(tokens) and tokens[hi].text == ":")


def _governed(cx: Context, frame: Frame, lo: int, a: int) -> bool:
    """Does the name hang on a preposition of tokens[lo:a]? Not where somebody in the nominative stands between: из-за
    стола | адвокат Пётр Лунёв."""
    words = [t for t in frame.tokens[lo:a] if t.kind == "word"]
    last = next((n for n in range(len(words) - 1, -1, -1) if cx.subjects.g.of(words[n]).prep), None)
    if last is None:
        return False
    between = [cx.subjects.g.of(t) for t in words[last + 1 :]]
    return not (cx.t.by_case and any("nom" in x.cases and x.animate for x in between[1:]))
