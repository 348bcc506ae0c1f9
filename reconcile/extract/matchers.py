"""The ways in which a cue and its content stand together; one small function each, tried in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from reconcile.extract.cues import Hit, Table, table
from reconcile.extract.frames import CLOSING, DASHES, OPENING, STOPS, Frame
from reconcile.extract.names import Name
from reconcile.extract.speakers import Phrase, capitalised, grammar, name_run
from reconcile.extract.subjects_case import CaseSubjects
from reconcile.extract.subjects_order import OrderSubjects
from reconcile.extract.tokens import Token
from reconcile.language import Pack


@dataclass(slots=True)
class Found:
    """A record in the making. `content` are pieces of text; `speaker` a phrase of the frame's tokens."""

    frame: Frame
    speaker: Phrase | None
    cue: tuple[int, int] | None
    content: list[tuple[int, int]]
    form: str
    stance: str
    how: str
    at: int = -1  # token of the cue
    possessive: str = ""  # "по его словам": the person the cue itself points to
    via: Phrase | None = None
    same: bool = False  # the subject is understood from before (Добавил, что …)
    groups: set[int] = field(default_factory=set)  # quotations that belong to it


@dataclass(slots=True)
class Context:
    """What every matcher needs."""

    text: str
    t: Table
    subjects: CaseSubjects | OrderSubjects
    done: set[int] = field(default_factory=set)  # quotations that have their speaker


def subjects(pack: Pack, names: Sequence[Name]) -> CaseSubjects | OrderSubjects:
    """The finder of subjects that the pack asks for, knowing the people of this text."""
    g = grammar(pack)
    people = {n.start: n for n in names if n.kind == "person"}
    return CaseSubjects(g, people) if g.table.by_case else OrderSubjects(g, people)


def find(text: str, frames: Sequence[Frame], pack: Pack, names: Sequence[Name]) -> list[Found]:
    """Every attribution of the frames, speakers not yet resolved."""
    cx = Context(text, table(pack), subjects(pack, names))
    out: list[Found] = []
    for n, frame in enumerate(frames):
        found = _in_frame(cx, frame)
        _anaphoric(found, frames, n)
        out.extend(found)
    _continue(cx, frames, out)
    return out


def _in_frame(cx: Context, frame: Frame) -> list[Found]:
    out: list[Found] = []
    headline = _headline(cx, frame) or _signed(cx, frame)
    if headline:
        out.append(headline)
    i = 0
    while i < len(frame.tokens):
        record = _according(cx, frame, i) or _verb(cx, frame, i) or _noun(cx, frame, i)
        if record:
            out.append(record)
            i = max(i, record.at) + 1
        else:
            i += 1
    _share(frame, out)
    _conduits(cx, frame, out)
    return [r for r in out if r.content]


# ---------------------------------------------------------------- verbs


def _verb(cx: Context, frame: Frame, i: int) -> Found | None:
    tokens = frame.tokens
    hit = cx.t.at(tokens, i)
    if hit is None or not _is_verb(cx, frame, hit):
        return None
    if not cx.t.by_case and hit.word.form == "finite" and _be_before(cx, frame, hit.head):
        hit = hit._replace(word=hit.word._replace(form="passive"))
    if hit.word.form == "participle" and not hit.word.cue.frames.keys() & {"that", "quote"}:
        return None
    if frame.inside is not None and _own_thought(cx, frame, hit) or _own_word(cx, frame, hit):
        return None
    for matcher in (_quoted, _passive, _as, _that, _colon, _aside, _about_before, _wh, _for, _about, _to, _object, _figures, _bare):
        record = matcher(cx, frame, hit)
        if record:
            record.at = hit.last
            return record
    return None


def _own_thought(cx: Context, frame: Frame, hit: Hit) -> bool:
    """ "I think" inside a quotation adds no speaker to the one who is quoted."""
    if not cx.t.has("thoughts", Token("", hit.word.cue.lemma, 0, 0, "word")):
        return False
    speaker = cx.subjects.before(frame.tokens, hit.first, hit.word)
    return speaker is None or speaker.kind == "pronoun" and cx.t.pronouns.get(frame.tokens[speaker.a].norm) in ("i", "we", "you", "rel")


def _be_before(cx: Context, frame: Frame, i: int) -> bool:
    """Is the verb at i a passive: was reported, has been alleged?"""
    for k in range(i - 1, max(-1, i - 4), -1):
        t = frame.tokens[k]
        if cx.t.has("be", t):
            return True
        if t.kind != "word" or not (cx.t.has("auxiliaries", t) or cx.t.has("adverbs", t) or t.norm.endswith("ly") or cx.t.has("negation", t)):
            return t.kind == "word" and t.norm.endswith(("'s", "'re")) and t.norm.partition("'")[0] in cx.t.pronouns
    return False


def _own_word(cx: Context, frame: Frame, hit: Hit) -> bool:
    """The author's own "Напомним, что", "Думаю, что": a first person without a subject reports nobody."""
    token = frame.tokens[hit.head]
    if hit.word.form != "finite" or hit.word.gender or not any(token.norm.endswith(e) for e in cx.t.words["first_person"]):
        return False
    if any(p.tense == "past" for p in cx.t.pack.morph.parses(token.norm)[:1]):
        return False
    return cx.subjects.before(frame.tokens, hit.first, hit.word) is None


def _is_verb(cx: Context, frame: Frame, hit: Hit) -> bool:
    """A reporting verb here, not a noun of the same form, an order or an intention?"""
    tokens, i, form = frame.tokens, hit.head, hit.word.form
    token = tokens[i]
    before = tokens[i - 1] if i else None
    if cx.t.by_case:
        if form == "imperative":
            return False
        if form == "infinitive":
            return bool(before) and _aspect(cx, frame, i)
        return not (capitalised(token) and i and before is not None and before.kind == "word" and form != "finite")
    after = tokens[hit.last + 1] if hit.last + 1 < len(tokens) else None
    if capitalised(token) and i and before is not None and before.text not in (":", ".") and before.kind != "quote" and before.text not in OPENING:
        if not (cx.t.has("headline_verbs", token) and before.kind == "word" and capitalised(before)):
            return False
    if cx.t.has("weak", token) and not _verb_context(cx, before, after):
        return False
    if before is None:
        return form not in ("base", "finite")
    if form == "gerund":
        if before.kind != "word":
            return before.text != "-"
        return cx.t.has("be", before) or cx.t.has("gerund_after", before) or capitalised(before) or cx.t.has("adverbs", before) or before.norm.partition("'")[0] in cx.t.pronouns and before.norm not in cx.t.possessives
    if cx.t.has("determiners", before) or before.norm in cx.t.possessives or before.norm.endswith(("'s", "s'")) and form != "finite":
        return False
    if form == "base":
        return _base_ok(cx, frame, i) or cx.t.has("headline_verbs", token) and before.kind == "word" and before.norm != "to" and not cx.t.has("boundaries", before)
    if token.norm.endswith("s") and before.kind == "word" and (before.norm in ("of", "in", "on", "for", "by", "with", "to") or cx.t.has("auxiliaries", before) and not before.norm.endswith("ly") and before.norm not in cx.t.words["adverbs"]):
        return False
    if token.norm.endswith("s") and before.kind == "word" and (form_before := cx.t.form(before.norm)) is not None and form_before.form != "base" and before.norm.endswith("ed"):
        return False
    return True


def _verb_context(cx: Context, before: Token | None, after: Token | None) -> bool:
    """Is a form that is mostly a noun (states, plans, calls) a verb between these two?"""
    if before is None or after is None or before.kind != "word":
        return False
    subject = before.norm in cx.t.pronouns or capitalised(before) or cx.t.has("titles", before) or cx.t.has("adverbs", before) or cx.t.has("media", before)
    return subject and (after.text in ",:" or after.kind == "quote" or after.kind == "word" and (cx.t.has("that", after) or cx.t.has("determiners", after) or after.norm in cx.t.pronouns or after.norm in cx.t.possessives))


def _base_ok(cx: Context, frame: Frame, i: int) -> bool:
    """An uninflected English-like form is a verb after a plural, a pronoun or an auxiliary."""
    p = i - 1
    tokens = frame.tokens
    while p > 0 and (tokens[p].norm.endswith("ly") or cx.t.has("adverbs", tokens[p])):
        p -= 1
    t = tokens[p]
    if t.norm == "to":
        return p > 0 and cx.t.form(tokens[p - 1].norm) is None and _aspect(cx, frame, p)
    if cx.t.has("auxiliaries", t) or cx.t.has("contractions", t) or t.norm in ("they", "we", "i", "you", "who", "not"):
        return True
    return t.kind == "word" and t.norm.endswith("s") and not t.norm.endswith(("ss", "'s")) or t.text in ",)" or t.norm in cx.t.words["plurals"]


def _aspect(cx: Context, frame: Frame, i: int) -> bool:
    t = frame.tokens[i - 1] if i else None
    return t is not None and t.kind == "word" and any(lemma in cx.t.words["aspect"] for lemma in cx.t.pack.morph.lemmas(t.norm))


def _stance(cx: Context, frame: Frame, hit: Hit, take: str) -> str:
    plain, negated = hit.word.cue.frames[take]
    return negated if _negated(cx, frame, hit.head) else plain


def _negated(cx: Context, frame: Frame, i: int) -> bool:
    for k in range(i - 1, max(-1, i - 4), -1):
        t = frame.tokens[k]
        if t.kind != "word":
            return False
        if cx.t.has("negation", t) or cx.t.has("contractions", t):
            return True
        if cx.t.by_case or not (cx.t.has("auxiliaries", t) or cx.t.has("adverbs", t) or t.norm.endswith("ly")):
            return False
    return False


def _speaker(cx: Context, frame: Frame, hit: Hit, prefer_after: bool = False) -> Phrase | None:
    s = cx.subjects
    first, second = (s.after, s.before) if prefer_after else (s.before, s.after)
    at = (hit.last, hit.first) if prefer_after else (hit.first, hit.last)
    if hit.word.form == "gerund" or not cx.t.by_case and not prefer_after:
        return s.before(frame.tokens, hit.first, hit.word)
    return first(frame.tokens, at[0], hit.word) or second(frame.tokens, at[1], hit.word) or _place(cx, frame, hit)


def _after(cx: Context, frame: Frame, hit: Hit) -> Phrase | None:
    """The subject after the verb; a body that speaks through a place beats the agency it spoke to:
    сообщили РИА Новости в компании."""
    found = cx.subjects.after(frame.tokens, hit.last, hit.word)
    if found is None or found.kind != "media" or hit.word.number != "pl":
        return found or _place(cx, frame, hit)
    return _place(cx, frame, hit) or found


def _place(cx: Context, frame: Frame, hit: Hit) -> Phrase | None:
    if hit.word.form != "finite" or hit.word.number == "sg":
        return None
    tokens = frame.tokens
    lo = hit.first
    while lo > 0 and tokens[lo - 1].text not in ",;:.!?" and tokens[lo - 1].kind != "quote" and tokens[lo - 1].text not in DASHES:
        lo -= 1
    hi = hit.last + 1
    while hi < len(tokens) and tokens[hi].text not in ",;:.!?" and tokens[hi].kind != "quote":
        hi += 1
    return cx.subjects.place(tokens, lo, hit.first) or cx.subjects.place(tokens, hit.last + 1, hi)


def _record(cx: Context, frame: Frame, hit: Hit, take: str, speaker: Phrase | None, content: list[tuple[int, int]], form: str = "indirect", how: str = "") -> Found:
    tokens = frame.tokens
    return Found(frame, speaker, (tokens[hit.first].start, tokens[hit.last].end), [c for c in content if c[0] < c[1]], form, _stance(cx, frame, hit, take), how or take, at=hit.last, same=speaker is None and hit.word.form == "finite" and hit.word.number == "sg" and not hit.word.cue.passive)


def _quoted(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """Direct speech on either side of the cue."""
    if "quote" not in hit.word.cue.frames or not frame.quotes or hit.word.form in ("infinitive",):
        return None
    tokens = frame.tokens
    q = _quote_left(cx, frame, hit)
    if q is not None:
        speaker = _document(cx, frame, hit) if hit.word.cue.passive else None
        speaker = speaker or q[1] or _after(cx, frame, hit)
        pieces = [q[0]]
        nxt = _quote_right(cx, frame, speaker.hi if speaker and speaker.lo > hit.last else hit.last + 1, resume=True)
        if nxt is not None:
            pieces.append(nxt)
        return _direct(cx, frame, hit, speaker, pieces)
    nxt = _quote_right(cx, frame, hit.last + 1)
    if nxt is None:
        return None
    speaker = _speaker(cx, frame, hit)
    if speaker is not None and nxt is not None and speaker.lo > hit.last and tokens[speaker.hi - 1].end > frame.quotes[nxt].outer_start:
        speaker = None
    return _direct(cx, frame, hit, speaker, [nxt])


def _direct(cx: Context, frame: Frame, hit: Hit, speaker: Phrase | None, pieces: list[int]) -> Found | None:
    groups = {frame.quotes[p].group for p in pieces}
    pieces = sorted({*pieces, *(k for k, q in frame.quotes.items() if q.group in groups)})
    if groups & cx.done:
        return None
    cx.done |= groups
    content = [_trim_span(cx.text, (frame.quotes[p].start, frame.quotes[p].end)) for p in pieces]
    record = _record(cx, frame, hit, "quote", speaker, content, "direct", "quote")
    record.groups = groups
    return record


def _quote_left(cx: Context, frame: Frame, hit: Hit) -> tuple[int, Phrase | None] | None:
    """(the quotation before the cue, the subject between them): «…», — сказал | «…», — X сказал."""
    tokens = frame.tokens
    p = hit.first - 1
    while p >= 0 and (tokens[p].text in ",-" or tokens[p].text in DASHES or tokens[p].kind == "word" and (cx.t.has("adverbs", tokens[p]) or cx.t.has("as", tokens[p]))):
        p -= 1
    if p >= 0 and p in frame.quotes:
        return p, None
    if p < 0:
        return None
    subject = cx.subjects.before(tokens, hit.first, hit.word)
    if subject is None:
        return None
    p = subject.lo - 1
    while p >= 0 and (tokens[p].text in ",-" or tokens[p].text in DASHES):
        p -= 1
    return (p, subject) if p in frame.quotes else None


def _quote_right(cx: Context, frame: Frame, k: int, resume: bool = False) -> int | None:
    """The quotation that follows position k: after a colon, a that, or at once."""
    tokens = frame.tokens
    for j in range(k, min(len(tokens), k + 30)):
        t = tokens[j]
        if j in frame.quotes:
            gap = [x.text for x in tokens[k:j] if x.kind == "mark"]
            if resume:
                return j if all(g in ".,:;" or g in DASHES for g in gap) and (j - k <= 4 or "." in gap or ":" in gap) else None
            if not gap:
                return j if j - k <= 5 and not any(cx.t.has("clause_stop", x) for x in tokens[k:j]) else None
            if gap[-1] in ":" or j - k <= 4 and gap in ([","], [",", ":"]):
                return j
            return j if gap[-1] in ",:" and len(gap) <= 3 else None
        if t.text in "!?;" or (t.text == "." and not resume):
            return None
        if not resume and t.kind == "word" and _another_cue(cx, frame, j):
            return None
    return None


def _another_cue(cx: Context, frame: Frame, j: int) -> bool:
    """A verb that would itself take the quotation further on."""
    hit = cx.t.at(frame.tokens, j)
    return hit is not None and "quote" in hit.word.cue.frames and hit.word.form == "finite" and _is_verb(cx, frame, hit)


def _that(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """A content clause with its conjunction: сообщил, что …; said that …."""
    if "that" not in hit.word.cue.frames:
        return None
    k = _clause(cx, frame, hit.last + 1, "that")
    span = _to_end(cx, frame, k) if k is not None else (0, 0)
    if span[0] >= span[1]:
        return None
    return _record(cx, frame, hit, "that", _speaker(cx, frame, hit), [span], how="that")


def _colon(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """Words without marks after a colon: Мама сказала: попробуй."""
    if "quote" not in hit.word.cue.frames or hit.word.form in ("infinitive", "participle", "base"):
        return None
    tokens = frame.tokens
    for j in range(hit.last + 1, min(len(tokens), hit.last + 14)):
        t = tokens[j]
        if t.kind == "quote" or t.text in ".!?;" or t.text == "," and not cx.t.by_case:
            return None
        if t.kind == "word" and (cx.t.has("that", t) or cx.t.is_cue(t.text)):
            return None
        if t.text == ":":
            speaker = _speaker(cx, frame, hit)
            if speaker is None or j + 2 >= len(tokens):
                return None
            return _record(cx, frame, hit, "quote", speaker, [_to_end(cx, frame, j + 1)], "indirect" if cx.t.by_case else "direct", "that")
    return None


def _clause(cx: Context, frame: Frame, k: int, kind: str) -> int | None:
    """Position after the conjunction, if it comes soon enough after k to belong to the cue."""
    tokens = frame.tokens
    commas = 0
    for j in range(k, min(len(tokens), k + 22)):
        t = tokens[j]
        if t.kind == "quote" or t.text in ".!?;:":
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
            if kind == "wh" and cx.t.by_case and commas == 0 and not any(x.norm == "ли" or x.norm == "чи" for x in tokens[j : j + 1]):
                continue
            return _after_conjunction(cx, frame, j, kind)
        if not cx.t.by_case and j > k + 7:
            return None
        if not cx.t.by_case and (cx.t.form(t.norm) and cx.t.is_cue(t.text) and j > k and not capitalised(t) or cx.t.has("clause_stop", t)):
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
    return form.form == "finite" or form.form == "gerund" and len(nxt) == 2 and nxt[0].text == "," and cx.t.has("that", nxt[1])


def _after_conjunction(cx: Context, frame: Frame, j: int, kind: str) -> int:
    if kind == "wh":
        k = j
        while cx.t.by_case and k > 0 and frame.tokens[k - 1].text != ",":
            k -= 1
        return k
    return j + 1


def _to_end(cx: Context, frame: Frame, k: int) -> tuple[int, int]:
    """From token k to where its clause must end: a semicolon, or the frame."""
    tokens = frame.tokens
    if k >= len(tokens):
        return (0, 0)
    while k < len(tokens) and tokens[k].text in ",:" :
        k += 1
    depth = 0
    last = len(tokens)
    for j in range(k, len(tokens)):
        t = tokens[j]
        if t.text == "(":
            depth += 1
        elif t.text == ")" and depth:
            depth -= 1
        elif t.text == ";" or (t.text == ")" and not depth):
            last = j
            break
        elif j > k and j in frame.breaks:
            last = j
            break
    return _span(frame, k, last)


def _span(frame: Frame, lo: int, hi: int) -> tuple[int, int]:
    """Text of tokens[lo:hi] without the marks at its ends, unless they are a pair inside it."""
    tokens = frame.tokens
    while hi > lo and (tokens[hi - 1].text in ".,;:" or tokens[hi - 1].text in DASHES):
        hi -= 1
    while lo < hi and (tokens[lo].text in ".,;:)" or tokens[lo].text in DASHES):
        lo += 1
    if lo >= hi:
        return (0, 0)
    if hi - lo > 2 and tokens[lo].text in OPENING and tokens[hi - 1].text in CLOSING and not any(t.text in OPENING | CLOSING for t in tokens[lo + 1 : hi - 1] if t.text not in "'’"):
        lo, hi = lo + 1, hi - 1
    if tokens[hi - 1].text in ".,!" and hi - lo > 1:
        hi -= 1
    return (tokens[lo].start, tokens[hi - 1].end)


def _bounds(cx: Context, frame: Frame, i: int) -> tuple[int, int]:
    """Token range of the sentence part around i, between semicolons and quotations."""
    tokens = frame.tokens
    lo = i
    while lo > 0 and tokens[lo - 1].text != ";" and tokens[lo - 1].kind != "quote" and lo not in frame.breaks:
        lo -= 1
    hi = i
    while hi < len(tokens) and tokens[hi].text != ";" and tokens[hi].kind != "quote" and not (hi > i and hi in frame.breaks):
        hi += 1
    if hi > i + 1 and tokens[hi - 1].text in STOPS:
        hi -= 1
    return lo, hi


def _aside(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """A report in passing: "…, сказал министр.", "…, sources said."."""
    if "aside" not in hit.word.cue.frames or hit.word.form in ("gerund", "participle", "passive") or cx.t.by_case and hit.word.form == "base":
        return None
    tokens = frame.tokens
    lo, hi = _bounds(cx, frame, hit.head)
    start = hit.first
    while start > lo and tokens[start - 1].kind == "word" and (cx.t.has("adverbs", tokens[start - 1]) or cx.t.has("auxiliaries", tokens[start - 1]) or cx.t.has("negation", tokens[start - 1])):
        start -= 1
    speaker = None
    if start > lo and _breaks_off(tokens, start):
        speaker = _after(cx, frame, hit)
        if speaker is None and not _aside_closes(cx, frame, hit.last + 1, hi):
            return None
        if speaker is not None and not cx.t.by_case and not _ends_here(cx, frame, speaker.hi, hi):
            return None
    else:
        speaker = cx.subjects.before(tokens, hit.first, hit.word)
        if speaker is None or speaker.lo <= lo or not _breaks_off(tokens, speaker.lo):
            return None
        start = speaker.lo
        if not _closed(cx, frame, hit, hi):
            return None
    end = _aside_end(cx, frame, max(hit.last + 1, speaker.hi if speaker else 0), hi)
    if end is None or start - 1 <= lo or speaker is not None and _relative(cx, tokens, speaker):
        return None
    if not _has_verb(cx, frame, lo, start) and not _has_verb(cx, frame, end, hi):
        return None
    return _record(cx, frame, hit, "aside", speaker, _around(frame, lo, start - 1, end, hi), how="aside")


def _breaks_off(tokens: Sequence[Token], k: int) -> bool:
    """Does a comma or a dash stand before k, if need be inside a closing mark: …makes me smart," he said."""
    p = k - 1
    while p > 0 and tokens[p].text in CLOSING:
        p -= 1
    return tokens[p].text == "," or tokens[p].text in DASHES and p == k - 1 or p < k - 1 and tokens[p].text in ",?!"


def _ends_here(cx: Context, frame: Frame, k: int, hi: int) -> bool:
    """Punctuation, a time or a place, not the rest of a clause."""
    tokens = frame.tokens
    if k >= hi or tokens[k].kind != "word":
        return k >= hi or tokens[k].text in ",.)(!?" or tokens[k].text in DASHES
    return cx.t.has("times", tokens[k]) or cx.t.has("adverbs", tokens[k])


def _closed(cx: Context, frame: Frame, hit: Hit, hi: int) -> bool:
    """Does the clause of the cue end with it, but for a time, a place or an addressee?"""
    tokens, k = frame.tokens, hit.last + 1
    if k < hi and not cx.t.by_case and "addressee" in hit.word.cue.frames:
        k = _past_addressee(cx, frame, k)
    if k >= hi or tokens[k].text in ",.)" or tokens[k].text in DASHES:
        return True
    return not cx.t.by_case and tokens[k].kind == "word" and (cx.t.has("times", tokens[k]) or cx.t.has("adverbs", tokens[k]))


def _past_addressee(cx: Context, frame: Frame, k: int) -> int:
    """Past whom it was told: a pronoun, a run of capitals, or a noun phrase."""
    tokens = frame.tokens
    if k < len(tokens) and tokens[k].norm in cx.t.pronouns:
        return k + 1
    j = k + (k < len(tokens) and cx.t.has("determiners", tokens[k]))
    runs = name_run(tokens, j, len(tokens)) if j < len(tokens) and capitalised(tokens[j]) else []
    if runs and runs[0][0] == j:
        return runs[0][1]
    whom = cx.subjects.governed(tokens, k, "")
    return whom.hi if whom is not None else k


def _relative(cx: Context, tokens: Sequence[Token], p: Phrase) -> bool:
    return p.kind == "pronoun" and cx.t.pronouns.get(tokens[p.a].norm) == "rel"


def _has_verb(cx: Context, frame: Frame, lo: int, hi: int) -> bool:
    """Could tokens[lo:hi] be a clause of their own?"""
    return any(t.kind == "quote" or t.kind == "word" and (cx.subjects.g.of(t).verb or cx.t.has("auxiliaries", t) or t.norm.partition("'")[0] in cx.t.pronouns and "'" in t.norm) for t in frame.tokens[lo:hi])


def _aside_closes(cx: Context, frame: Frame, k: int, hi: int) -> bool:
    return k >= hi or frame.tokens[k].text == ","


def _aside_end(cx: Context, frame: Frame, k: int, hi: int) -> int | None:
    """Where the aside ends: at once, or after a time, place or occasion without a verb."""
    tokens = frame.tokens
    for j in range(k, min(hi, k + 40) + 1):
        if j >= hi:
            return hi
        t = tokens[j]
        if t.text == "," or t.text in DASHES:
            return j
        if t.kind == "word" and (cx.t.has("that", t) and (cx.t.by_case or j == k) or t.text == ":"):
            return None
    return None


def _around(frame: Frame, lo: int, a: int, b: int, hi: int) -> list[tuple[int, int]]:
    """Content before and after an aside tokens[a:b]; after it only if the sentence goes on."""
    left = _span(frame, lo, a)
    right = _span(frame, b, hi)
    return [left] if right[1] - right[0] < 3 else [left, right]


def _as(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """Как сообщил министр, …; …, as the minister said, …"""
    tokens = frame.tokens
    if "that" not in hit.word.cue.frames and "aside" not in hit.word.cue.frames:
        return None
    lo, hi = _bounds(cx, frame, hit.head)
    a = next((k for k in range(hit.first - 1, max(lo - 1, hit.first - 14), -1) if tokens[k].kind == "word" and cx.t.has("as", tokens[k])), None)
    if a is None or any(t.text in ",;:" for t in tokens[a:hit.first]) or not (a == lo or tokens[a - 1].text in ",(" or tokens[a - 1].text in DASHES or a - lo <= 2):
        return None
    if a > lo and tokens[a - 1].text not in ",(" and tokens[a - 1].text not in DASHES and cx.t.by_case is False:
        return None
    speaker = cx.subjects.after(tokens, hit.last, hit.word) if cx.t.by_case else None
    speaker = speaker or cx.subjects.before(tokens, hit.first, hit.word) or _place(cx, frame, hit)
    if speaker is not None and speaker.lo < a:
        speaker = None
    k = max(hit.last + 1, speaker.hi if speaker else 0)
    end = next((j for j in range(k, min(hi, k + 30)) if tokens[j].text == "," or tokens[j].text in DASHES or tokens[j].text == ")" or tokens[j].text == ":"), hi)
    if a > lo + 2:
        content = _around(frame, lo, a, end, hi)
    else:
        content = [_span(frame, end, _end_of(frame, end))]
    if hit.word.cue.passive:
        speaker = _document(cx, frame, hit, end) or speaker
    if speaker is None and not hit.word.cue.passive:
        return None
    take = "that" if "that" in hit.word.cue.frames else "aside"
    form = "according_to" if hit.word.cue.passive else "indirect"
    return _record(cx, frame, hit, take, speaker, content, form, "as") if any(c[0] < c[1] for c in content) else None


def _end_of(frame: Frame, k: int) -> int:
    tokens = frame.tokens
    return next((j for j in range(k, len(tokens)) if tokens[j].text == ";"), len(tokens))


def _about_before(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """Об этом сообщил министр; …, о чем заявил премьер; О важности шага говорил Лавров."""
    if "about" not in hit.word.cue.frames or not cx.t.by_case or hit.word.form not in ("finite",):
        return None
    tokens = frame.tokens
    lo, _ = _bounds(cx, frame, hit.head)
    a = next((k for k in range(hit.first - 1, max(lo - 1, hit.first - 16), -1) if tokens[k].kind == "word" and cx.t.has("about", tokens[k])), None)
    if a is None or any(t.text in ",:;" for t in tokens[a + 1 : hit.first]) and tokens[a + 1].kind == "word" and cx.t.has("to_anaphor", tokens[a + 1]):
        return None
    if not (a == lo or tokens[a - 1].text == "," or a - lo <= 3):
        return None
    speaker = cx.subjects.after(tokens, hit.last, hit.word) or _place(cx, frame, hit) or _between_subject(cx, frame, hit, a)
    if speaker is None and not hit.word.cue.passive:
        return None
    if a + 1 < len(tokens) and cx.t.has("to_anaphor", tokens[a + 1]):
        if tokens[a - 1].text == "," if a else False:
            return _record(cx, frame, hit, "about", speaker, [_span(frame, lo, a - 1)], how="about")
        return _record(cx, frame, hit, "about", speaker, [(tokens[a + 1].start, tokens[a + 1].end)], how="anaphor")
    end = next((k for k in range(a + 1, hit.first) if tokens[k].text == ","), hit.first)
    return _record(cx, frame, hit, "about", speaker, [_span(frame, a + 1, end)], how="about")


def _between_subject(cx: Context, frame: Frame, hit: Hit, a: int) -> Phrase | None:
    found = cx.subjects.before(frame.tokens, hit.first, hit.word)
    return found if found and found.lo > a else None


def _about(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """A topic instead of a clause: заявив о планах."""
    if "about" not in hit.word.cue.frames or hit.word.form == "participle":
        return None
    tokens = frame.tokens
    for j in range(hit.last + 1, min(len(tokens), hit.last + 8)):
        t = tokens[j]
        if t.kind != "word" or not cx.t.by_case and j > hit.last + 4:
            if t.text == ",":
                return None
            continue
        if cx.t.has("about", t):
            if j + 1 < len(tokens) and cx.t.has("to_anaphor", tokens[j + 1]) and not (j + 2 < len(tokens) and tokens[j + 2].text == ","):
                return None
            speaker = _speaker(cx, frame, hit)
            return _record(cx, frame, hit, "about", speaker, [_phrase_end(cx, frame, j + 1)], how="about") if speaker else None
    return None


def _for(cx: Context, frame: Frame, hit: Hit) -> Found | None:
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
            return _record(cx, frame, hit, "for", speaker, [_phrase_end(cx, frame, j + 1)], how="about") if speaker else None
    return None


def _figures(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """A bare figure as what was said: Они сказали мне 1200 или 1300."""
    tokens = frame.tokens
    if not cx.t.by_case or "that" not in hit.word.cue.frames or hit.word.form != "finite":
        return None
    k = hit.last + 1
    if k < len(tokens) and tokens[k].kind == "word" and (cx.subjects.g.of(tokens[k]).cases & {"dat"} or cx.t.has("about", tokens[k])):
        k += 1
    if k >= len(tokens) or tokens[k].kind != "number":
        return None
    speaker = cx.subjects.before(tokens, hit.first, hit.word)
    return _record(cx, frame, hit, "that", speaker, [_phrase_end(cx, frame, k)], how="about") if speaker else None


def _phrase_end(cx: Context, frame: Frame, k: int) -> tuple[int, int]:
    """From k to the end of the clause: a contrast, a gerund with its own report, a semicolon, the sentence."""
    tokens = frame.tokens
    for j in range(k + 1, len(tokens)):
        t = tokens[j]
        if t.text == ";" or t.kind == "quote" or t.text in DASHES and j > k + 1:
            return _span(frame, k, j)
        if t.text == "," and j + 1 < len(tokens):
            nxt = tokens[j + 1]
            if nxt.kind == "word" and (cx.t.has("contrast", nxt) or cx.t.form(nxt.norm) is not None and cx.t.is_cue(nxt.text)):
                return _span(frame, k, j)
    return _span(frame, k, len(tokens))


def _wh(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """An indirect question: спросил, когда …; asked whether …"""
    if "wh" not in hit.word.cue.frames:
        return None
    k = _clause(cx, frame, hit.last + 1, "wh")
    if k is None:
        return None
    speaker = _speaker(cx, frame, hit)
    return _record(cx, frame, hit, "wh", speaker, [_to_end(cx, frame, k)], how="wh") if speaker else None


def _to(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """A wish or a promise with an infinitive: призвал жителей не покидать дома; urged members to reject the deal."""
    if "to" not in hit.word.cue.frames or hit.word.form in ("passive", "participle"):
        return None
    tokens = frame.tokens
    for j in range(hit.last + 1, min(len(tokens), hit.last + 14)):
        t = tokens[j]
        if t.kind == "quote" or t.text in ".!?;:":
            return None
        if t.kind == "word" and _infinitive(cx, frame, j):
            k = hit.last + 1
            what = tokens[j] if cx.t.by_case else tokens[j + 1]
            if hit.word.cue.frames["to"][0] == "denies" and cx.t.pack.morph.lemmas(what.norm) & cx.t.words["no_content"]:
                return None
            speaker = _speaker(cx, frame, hit)
            if speaker is not None and speaker.lo > hit.last:
                k = max(k, speaker.hi)
            return _record(cx, frame, hit, "to", speaker, [_phrase_end(cx, frame, k)], how="to")
    return None


def _infinitive(cx: Context, frame: Frame, j: int) -> bool:
    t = frame.tokens[j]
    if not cx.t.by_case:
        return t.norm == "to" and j + 1 < len(frame.tokens) and frame.tokens[j + 1].kind == "word" and not cx.t.has("determiners", frame.tokens[j + 1]) and not capitalised(frame.tokens[j + 1])
    p = cx.t.pack.morph.parses(t.norm)
    return bool(p) and p[0].pos == "verb" and not p[0].tense and not p[0].number


def _caller(cx: Context, tokens: Sequence[Token], p: Phrase) -> bool:
    """Somebody who can call names; not "a stream called Miracle Run"."""
    head = tokens[p.b - 1]
    return p.kind in ("name", "pronoun", "media") or any(cx.t.has(k, head) for k in ("titles", "organisations", "plurals"))


def _can_own(cx: Context, frame: Frame, p: Phrase) -> bool:
    """Somebody, not something: the subject of a verb that could be about anything (called, backed)."""
    if p.kind != "role":
        return True
    return any(t.kind == "word" and (cx.t.has("titles", t) or cx.t.has("organisations", t) or cx.t.has("media", t) or cx.t.has("plurals", t) or capitalised(t) and k + p.a > 0) for k, t in enumerate(frame.tokens[p.a : p.b]))


def _owner(cx: Context, frame: Frame, hit: Hit) -> Phrase | None:
    """The subject of a verb with an object, which looks like a subject itself: В Генштабе опровергли | захват."""
    tokens = frame.tokens
    found = cx.subjects.before(tokens, hit.first, hit.word) or (_place(cx, frame, hit) if cx.t.by_case else None)
    if not cx.t.by_case:
        return found if found is not None and _can_own(cx, frame, found) else None
    if found is not None:
        return found
    found = cx.subjects.after(tokens, hit.last, hit.word)
    return found if found is not None and (found.kind in ("name", "pronoun", "media") or found.a > found.lo) else None


def _object(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """The thing itself: подтвердил передачу; denied reports that …"""
    named = "named" in hit.word.cue.frames
    if "object" not in hit.word.cue.frames and not named or hit.word.form in ("passive", "participle"):
        return None
    tokens = frame.tokens
    speaker = _owner(cx, frame, hit)
    if speaker is None or named and (not _caller(cx, tokens, speaker) or _relative(cx, tokens, speaker)):
        return None
    k = hit.last + 1
    if speaker.lo > hit.last:
        k = speaker.hi
    while k < len(tokens) and tokens[k].kind == "word" and cx.t.has("adverbs", tokens[k]):
        k += 1
    if k >= len(tokens) or tokens[k].kind == "mark" and tokens[k].text not in OPENING:
        return None
    if tokens[k].kind == "word" and (not cx.t.by_case and cx.t.has("boundaries", tokens[k]) and not (tokens[k].norm == "that" and (k + 1 >= len(tokens) or tokens[k + 1].text in ".,;")) or cx.t.by_case and cx.subjects.g.of(tokens[k]).prep):
        return None
    return _record(cx, frame, hit, "named" if named else "object", speaker, [_phrase_end(cx, frame, k)], how="object")


def _bare(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """A clause without a conjunction: Residents insist the smell comes from the tannery."""
    tokens = frame.tokens
    frames = hit.word.cue.frames
    if "bare" not in frames and "addressee" not in frames or hit.word.form == "passive":
        return None
    k = hit.last + 1
    if k >= len(tokens):
        return None
    if "addressee" in frames:
        k = _past_addressee(cx, frame, k)
        if k >= len(tokens):
            return None
    else:
        while k < len(tokens) and tokens[k].kind == "word" and cx.t.has("times", tokens[k]) and (cx.t.has("adverbs", tokens[k]) or capitalised(tokens[k])):
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
    return _record(cx, frame, hit, take, speaker, [_to_end(cx, frame, k)], how="bare")


def _before_number(cx: Context, tokens: Sequence[Token], k: int) -> bool:
    """ "at least 40", "more than a dozen": the start of a clause after all."""
    return cx.t.has("bounds", tokens[k]) and any(t.kind == "number" or t.text in "$£€" or cx.subjects.g.of(t).number for t in tokens[k + 1 : k + 4])


def _passive(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """Passives: было заявлено, что; говорится в заявлении X; it was alleged that."""
    if not (hit.word.cue.passive or hit.word.form == "passive"):
        return None
    tokens = frame.tokens
    lo, hi = _bounds(cx, frame, hit.head)
    k = _clause(cx, frame, hit.last + 1, "that")
    speaker = _document(cx, frame, hit, k) or _instrumental(cx, frame, hit) or _agent(cx, frame, hit, k)
    if speaker is None and not cx.t.by_case and "addressee" in hit.word.cue.frames:
        return None  # "he was told that": by whom, nobody says
    if k is not None and "that" in hit.word.cue.frames:
        return _record(cx, frame, hit, "that", speaker, [_to_end(cx, frame, k)], how="passive")
    if not hit.word.cue.passive:
        return None
    if hit.first > lo and tokens[hit.first - 1].text == ",":
        return _record(cx, frame, hit, "aside" if "aside" in hit.word.cue.frames else "that", speaker, [_span(frame, lo, hit.first - 1)], how="passive")
    return None


def _document(cx: Context, frame: Frame, hit: Hit, clause: int | None = None) -> Phrase | None:
    """The author of what is quoted: (говорится в) заявлении Науседы → Науседа; в докладе → доклад."""
    tokens = frame.tokens
    lo, hi = _bounds(cx, frame, hit.head)
    hi = min(hi, clause) if clause is not None else hi
    for k in (*range(hit.last + 1, min(hi, hit.last + 10)), *range(hit.first - 1, max(lo, hit.first - 14) - 1, -1)):
        t = tokens[k]
        if t.kind != "word" or not any(lemma in cx.t.sources for lemma in cx.t.pack.morph.lemmas(t.norm)):
            continue
        if not cx.t.by_case:
            return Phrase(k, k + 1, k, k + 1, "role")
        owner = cx.subjects.governed(tokens, k + 1, "gen") if k + 1 < len(tokens) and tokens[k + 1].kind == "word" else None
        if owner is not None and (owner.kind != "role" or "gen" in cx.subjects.g.of(tokens[owner.lo]).cases):
            return owner
        return Phrase(k, k + 1, k, k + 1, "role")
    return cx.subjects.place(tokens, lo, hit.first) or cx.subjects.place(tokens, hit.last + 1, hi)


def _instrumental(cx: Context, frame: Frame, hit: Hit) -> Phrase | None:
    """The agent of a passive: Пресс-службой завода было заявлено."""
    if not cx.t.by_case:
        return None
    tokens = frame.tokens
    lo, _ = _bounds(cx, frame, hit.head)
    for k in (*range(lo, hit.first), *range(hit.last + 1, min(len(tokens), hit.last + 6))):
        t = tokens[k]
        if t.kind != "word" or t.text == ",":
            continue
        x = cx.subjects.g.of(t)
        if "ins" in x.cases and "nom" not in x.cases and not x.prep:
            found = cx.subjects.governed(tokens, k, "ins")
            if found:
                return found
    return None


def _agent(cx: Context, frame: Frame, hit: Hit, clause: int | None) -> Phrase | None:
    """ "was alleged by the prosecutor that": the agent after its preposition."""
    tokens = frame.tokens
    k = hit.last + 1
    if cx.t.by_case or k + 1 >= len(tokens) or not cx.t.has("agent", tokens[k]):
        return None
    return cx.subjects.governed(tokens, k + 1, "")


# ---------------------------------------------------------------- without a verb


def _according(cx: Context, frame: Frame, i: int) -> Found | None:
    """По словам X, …; …, according to X."""
    tokens = frame.tokens
    if tokens[i].kind != "word":
        return None
    for entry in _according_table(cx.t)(tokens[i].norm):
        words, nouns, case, own = entry
        n = len(words)
        if i + n > len(tokens) or any(tokens[i + d].norm != w for d, w in enumerate(words)):
            continue
        record = _according_at(cx, frame, i, i + n, nouns, case, own)
        if record:
            return record
    return None


@lru_cache(maxsize=16)
def _compiled_according(pack: Pack) -> dict[str, list[tuple[tuple[str, ...], frozenset[str], str, bool]]]:
    out: dict[str, list[tuple[tuple[str, ...], frozenset[str], str, bool]]] = {}
    for entry in table(pack).according:
        for p in entry["prepositions"]:
            words = tuple(str(p).lower().split())
            out.setdefault(words[0], []).append((words, frozenset(entry.get("nouns") or ()), str(entry.get("case") or ""), bool(entry.get("own"))))
    for entries in out.values():
        entries.sort(key=lambda e: (-len(e[0]), not e[1]))
    return out


def _according_table(t: Table):  # type: ignore[no-untyped-def]
    compiled = _compiled_according(t.pack)
    return lambda word: compiled.get(word, ())


def _according_at(cx: Context, frame: Frame, i: int, k: int, nouns: frozenset[str], case: str, own: bool) -> Found | None:
    tokens = frame.tokens
    possessive = ""
    last = k - 1
    phrase: Phrase | None = None
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
            if own and (t.norm.endswith(("'s", "s'")) and j < len(tokens) - 1):
                phrase = Phrase(k, j + 1, k, j + 1, "role")
        else:
            return None
        if own and poss is None and phrase is None:
            return None
        if poss is not None:
            possessive = cx.t.possessives[tokens[poss].norm]
            phrase = Phrase(poss, poss + 1, poss, poss + 1, "pronoun")
    if phrase is None:
        phrase = cx.subjects.governed(tokens, last + 1, case)
        if phrase is None:
            return None
    lo, hi = _bounds(cx, frame, i)
    end = max(phrase.hi, last + 1)
    if i - lo <= 2 and not any(t.text == "," for t in tokens[lo:i]):
        stop = _skip_comma(cx, frame, end, hi)
        content = [_span(frame, stop, _end_of(frame, stop))]
    else:
        a = i - 1 if tokens[i - 1].text in ",(" or tokens[i - 1].text in DASHES else i
        content = _around(frame, lo, a, _skip_comma(cx, frame, end, hi) if a < i else end, hi)
        if a == i and content and tokens[i - 1].kind == "quote":
            content = []
    if not any(c[0] < c[1] for c in content):
        q = next((p for p in (i - 1, i - 2, end, end + 1) if p in frame.quotes), None)
        if q is None:
            return None
        content = [(frame.quotes[q].start, frame.quotes[q].end)]
    return Found(frame, phrase, (tokens[i].start, tokens[last].end), [c for c in content if c[0] < c[1]], "according_to", "affirms", "according", at=max(last, i), possessive=possessive)


def _skip_comma(cx: Context, frame: Frame, k: int, hi: int) -> int:
    """Past a relative clause or apposition after the speaker, to the comma that ends it."""
    tokens = frame.tokens
    if k < hi and tokens[k].text == "," and k + 1 < hi and tokens[k + 1].norm in cx.t.pronouns and cx.t.pronouns[tokens[k + 1].norm] == "rel":
        nxt = next((j for j in range(k + 1, min(hi, k + 30)) if tokens[j].text == ","), None)
        return nxt if nxt is not None else k
    if k < hi and tokens[k].text not in ",":
        nxt = next((j for j in range(k, min(hi, k + 8)) if tokens[j].text == ","), None)
        if nxt is not None and not cx.t.by_case:
            return nxt
    return k


def _noun(cx: Context, frame: Frame, i: int) -> Found | None:
    """A noun of saying with its clause: заявление министра о том, что …; the mayor's claim that …"""
    tokens = frame.tokens
    t = tokens[i]
    if t.kind != "word" or capitalised(t) and i:
        return None
    stance = cx.t.noun(t.norm)
    if stance is None:
        return None
    k = None
    owner: Phrase | None = None
    if cx.t.by_case:
        for j in range(i + 1, min(len(tokens), i + 14)):
            if tokens[j].text in ".;:!?" or tokens[j].kind == "quote":
                break
            if tokens[j].kind == "word" and cx.t.has("that", tokens[j]) and tokens[j - 1].text == "," and (j == i + 2 or cx.t.has("to_anaphor", tokens[j - 2]) or j > i + 2):
                if cx.t.has("to_anaphor", tokens[j - 2]):
                    k = j + 1
                break
        if k is None:
            return None
        before = next((p for p in (i - 1, i - 2) if p >= 0 and tokens[p].norm in cx.t.possessives), None)
        if before is not None:
            owner = Phrase(before, before + 1, before, before + 1, "pronoun")
        elif tokens[i + 1].kind == "word" and not cx.t.has("about", tokens[i + 1]) and not cx.subjects.g.of(tokens[i + 1]).finite:
            owner = cx.subjects.governed(tokens, i + 1, "gen")
    else:
        if i + 1 >= len(tokens) or not cx.t.has("that", tokens[i + 1]) or tokens[i + 1].norm != "that":
            return None
        k = i + 2
        p = i - 1
        while p >= 0 and tokens[p].kind == "word" and not (tokens[p].norm.endswith(("'s", "s'")) or tokens[p].norm in cx.t.possessives) and p > i - 3:
            p -= 1
        if p >= 0 and tokens[p].norm in cx.t.possessives:
            owner = Phrase(p, p + 1, p, p + 1, "pronoun")
        elif p >= 0 and tokens[p].norm.endswith(("'s", "s'")):
            a = p
            while a > 0 and capitalised(tokens[a - 1]):
                a -= 1
            owner = Phrase(a, p + 1, a, p + 1, "name" if capitalised(tokens[p]) else "role")
        else:
            return None
    return Found(frame, owner, (t.start, t.end), [_to_end(cx, frame, k)], "indirect", stance, "noun", at=i, possessive=cx.t.possessives.get(tokens[owner.a].norm, "") if owner and owner.kind == "pronoun" else "")


def _headline(cx: Context, frame: Frame) -> Found | None:
    """ "Name: what he says" at the head of a line."""
    tokens = frame.tokens
    if not frame.first or not tokens or not capitalised(tokens[0]) or frame.inside is not None and not (tokens[0].text.isupper() and len(tokens[0].text) > 1):
        return None
    colon = next((k for k in range(1, min(len(tokens), 8)) if tokens[k].text == ":"), None)
    if colon is None or colon + 1 >= len(tokens):
        return None
    head = tokens[:colon]
    if any(t.kind == "word" and (cx.t.is_cue(t.text) and cx.t.by_case or cx.t.by_case and cx.subjects.g.of(t).finite and not capitalised(t)) for t in head):
        return None
    if any(t.kind != "word" and t.text not in "-." for t in head) or any(cx.t.has("not_speakers", t) for t in head):
        return None
    nxt = tokens[colon + 1]
    if not (capitalised(nxt) or nxt.kind in ("quote", "number") or nxt.text in OPENING or cx.t.has("media", tokens[0])):
        return None
    phrase = cx.subjects.core(tokens, 0, colon)
    if not _can_speak(cx, frame, phrase, colon):
        return None
    content = frame.quotes[colon + 1] if colon + 1 in frame.quotes else None
    span = (content.start, content.end) if content else _span(frame, colon + 1, len(tokens))
    record = Found(frame, phrase, (tokens[colon].start, tokens[colon].end), [span], "direct", "affirms", "headline", at=colon)
    if content:
        cx.done.add(content.group)
        record.groups = {content.group}
    return record


def _signed(cx: Context, frame: Frame) -> Found | None:
    """A quotation with a name under it: «…» — Иван Петров."""
    tokens = frame.tokens
    n = len(tokens) - (tokens[-1].text == ".")
    if n < 3 or n > 8 or 0 not in frame.quotes or tokens[1].text not in DASHES:
        return None
    runs = name_run(tokens, 2, n)
    if runs != [(2, n)]:
        return None
    q = frame.quotes[0]
    cx.done.add(q.group)
    return Found(frame, cx.subjects.core(tokens, 2, n), (tokens[1].start, tokens[1].end), [(q.start, q.end)], "direct", "affirms", "signed", at=n - 1, groups={q.group})


def _can_speak(cx: Context, frame: Frame, phrase: Phrase, colon: int) -> bool:
    tokens = frame.tokens
    if not cx.t.by_case:
        last = tokens[colon - 1]
        if colon > 3 or cx.t.has("boundaries", last) or cx.t.has("determiners", tokens[0]) or cx.text.count(last.text) < 2 and not tokens[0].text.isupper() and not cx.t.has("media", last):
            return False
    if phrase.kind == "name":
        return True
    words = [t for t in tokens[:colon] if t.kind == "word"]
    if not cx.t.by_case:
        return all(capitalised(t) for t in words) and len(words) <= 3
    g = cx.subjects.g
    if not any("nom" in g.of(t).cases for t in words):
        return False
    return any(cx.t.has("titles", t) or cx.t.has("media", t) or g.of(t).animate or g.of(t).name in ("org", "place") and capitalised(t) for t in words) and len(words) <= 4


# ---------------------------------------------------------------- between records


def _share(frame: Frame, out: list[Found]) -> None:
    """A later report of the same frame cuts the content of an earlier one it does not belong to; a gerund
    without a subject speaks for the earlier speaker."""
    for n, r in enumerate(out):
        if not r.cue or n == 0:
            continue
        for earlier in out[:n]:
            if earlier.how in ("that", "wh", "to", "about", "object", "bare", "passive", "noun") and earlier.content and _separate(frame, earlier, r):
                cut = _cut_at(frame, earlier, r)
                if cut:
                    a, b = earlier.content[-1]
                    if a < cut < b:
                        earlier.content[-1] = (a, cut)


def _separate(frame: Frame, earlier: Found, later: Found) -> bool:
    return later.how in ("that", "about", "object", "bare", "wh", "to", "quote") and later.at > earlier.at


def _cut_at(frame: Frame, earlier: Found, later: Found) -> int | None:
    """Start of the later report's clause, if it stands beside the earlier one and not inside it."""
    tokens = frame.tokens
    first = next(k for k, t in enumerate(tokens) if t.start >= later.cue[0]) if later.cue else 0
    if later.speaker is not None and earlier.speaker is not None and later.speaker.lo == earlier.speaker.lo:
        edge = first
    elif later.speaker is not None and later.speaker.lo < first:
        edge = later.speaker.lo
    else:
        edge = first
    k = edge - 1
    while k > earlier.at and tokens[k].kind == "word" and (tokens[k].norm in ("also", "также")):
        k -= 1
    if later.speaker is not None and earlier.speaker is not None and later.speaker.lo == earlier.speaker.lo and tokens[k].text == ",":
        return tokens[k].start
    if k > earlier.at and tokens[k].kind == "word" and tokens[k].norm in CONTRAST and tokens[k - 1].text == ",":
        return tokens[k - 1].start
    return None


CONTRAST = frozenset("а но однако але проте та тоді while but and whereas however".split())


def _conduits(cx: Context, frame: Frame, out: list[Found]) -> None:
    """ "Агентство со ссылкой на дипломатов пишет": a second record for the source, sharing the content."""
    tokens = frame.tokens
    for phrase in cx.t.words["copied"]:
        words = phrase.split()
        for i in range(len(tokens) - len(words)):
            if tokens[i].norm != words[0] or any(tokens[i + d].norm != w for d, w in enumerate(words)):
                continue
            k = i + len(words)
            source = cx.subjects.governed(tokens, k, "acc")
            if source is None:
                continue
            near = [r for r in out if r.cue and r.content and r.how != "noun"]
            main = min(near, key=lambda r: abs(r.at - i), default=None)
            if main is not None:
                if main.speaker is not None and main.speaker.lo >= k:
                    continue
                content = list(main.content)
                content = [(a, tokens[i].start) if a < tokens[i].start < b else (a, b) for a, b in content]
                content = [c for c in (_trim_span(cx.text, c) for c in content) if c[0] < c[1]]
                main.content = list(content)
                out.append(Found(frame, source, (tokens[i].start, tokens[k - 1].end), content, "according_to", main.stance, "conduit", at=k, via=main.speaker))
            else:
                lo, hi = _bounds(cx, frame, i)
                content = [_span(frame, lo, i)] if i - lo > 3 else [_span(frame, source.hi, hi)]
                out.append(Found(frame, source, (tokens[i].start, tokens[k - 1].end), [c for c in content if c[0] < c[1]], "according_to", "affirms", "conduit", at=k))


def _trim_span(text: str, span: tuple[int, int]) -> tuple[int, int]:
    a, b = span
    while b > a and (text[b - 1].isspace() or text[b - 1] in ",—–-"):
        b -= 1
    if b - a > 1 and text[b - 1] == "." and text[b - 2] not in ".…":
        b -= 1
    return a, b


def _anaphoric(found: list[Found], frames: Sequence[Frame], n: int) -> None:
    """ "Об этом сообщил X" speaks of the sentence before."""
    for r in found:
        if r.how != "anaphor" or n == 0:
            continue
        before = next((f for f in reversed(frames[:n]) if f.end <= r.frame.start and f.inside is None), None)
        if before is not None and before.end - before.start > 3:
            span = _span(before, 0, len(before.tokens))
            if span[0] < span[1]:
                for other in found:
                    if other is not r and other.how == "conduit" and other.content == r.content:
                        other.content = [span]
                r.content = [span]


def _continue(cx: Context, frames: Sequence[Frame], out: list[Found]) -> None:
    """A quotation that stands alone right after an attributed one goes on with it."""
    owner: dict[int, Found] = {g: r for r in out for g in r.groups}
    last: Found | None = None
    last_frame: Frame | None = None
    for f in frames:
        if f.inside is not None:
            continue
        mine = [owner[q.group] for q in f.quotes.values() if q.group in owner]
        free = [q for q in f.quotes.values() if q.group not in owner]
        if mine:
            record = mine[-1]
            for q in free:
                if q.start > record.content[-1][1]:
                    record.content.append((q.start, q.end))
                    record.groups.add(q.group)
            last, last_frame = record, f
        elif free and last is not None and last_frame is not None and _alone(f) and f.paragraph - last_frame.paragraph <= 2:
            for q in free:
                last.content.append((q.start, q.end))
                last.groups.add(q.group)
            last_frame = f
        else:
            last = None


def _alone(f: Frame) -> bool:
    return all(t.kind == "quote" or t.kind == "mark" for t in f.tokens)
