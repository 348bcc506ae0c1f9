"""Direct speech: quotations beside a cue, after a colon, above a signature."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.speech.clauses import any_infinitive
from reconcile.extract.speech.cues import Hit
from reconcile.extract.speech.documents import document
from reconcile.extract.speech.found import (
    Context,
    Found,
    new_record,
    speaker_of,
    subject_after,
    to_end,
    trimmed,
)
from reconcile.extract.speech.frames import Frame, is_title
from reconcile.extract.speech.speakers import Phrase, name_run
from reconcile.extract.speech.verbs import is_verb, quotes_somebody
from reconcile.extract.speech.voices import can_speak, relayed
from reconcile.extract.text.quotes import Quoted
from reconcile.extract.text.tokens import DASHES, Token, tokenize

GIVEN = 5  # words between "gave" and the figure, and from there to its colon
MANNER = 6  # words between a quotation and its verb that tell how it was said


def quoted(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """Direct speech on either side of the cue."""
    if not _quotes(hit) or not frame.quotes or hit.word.form in ("infinitive",):
        return None
    tokens = frame.tokens
    q = _quote_left(cx, frame, hit)
    if "relay" in hit.word.cue.frames and q is not None and (passed := relayed(cx, frame, hit)) is not None:
        record = _direct(cx, frame, hit, passed[0], [q[0]])
        if record is not None:
            record.possessive, record.via = passed[1], passed[2] or q[1]
        return record
    if q is not None and (record := _recalled(cx, frame, hit, q[0])) is not None:
        return record
    if q is not None and not (frame.quotes[q[0]].group in cx.done and hit.word.form == "gerund"):
        impersonal = hit.word.cue.passive or hit.word.form == "passive"
        speaker = document(cx, frame, hit) if impersonal else None
        speaker = speaker or q[1] or subject_after(cx, frame, hit)
        pieces = [q[0]]
        nxt = _quote_right(cx, frame, speaker.hi if speaker and speaker.lo > hit.last else hit.last + 1, resume=True)
        if nxt is not None:
            pieces.append(nxt)
        return _direct(cx, frame, hit, speaker, pieces)
    nxt = _quote_right(cx, frame, hit.last + 1)
    if nxt is not None and tokens[nxt - 1].text == ":" and nxt > hit.last + 3 and "object" in hit.word.cue.frames:
        if hit.word.cue.frames["object"][0] == "denies":
            return None  # опровергла слухи об уходе: | «…»; the words say what is so
    if nxt is None or "to" in hit.word.cue.frames and any_infinitive(cx, frame, hit.last + 1, nxt):
        return None
    if "relay" in hit.word.cue.frames and (passed := relayed(cx, frame, hit)) is not None:
        record = _direct(cx, frame, hit, passed[0], [nxt])
        if record is not None:
            record.possessive, record.via = passed[1], cx.subjects.before(tokens, hit.first, hit.word)
        return record
    speaker = speaker_of(cx, frame, hit)
    if speaker is None and tokens[nxt - 1].text != ":" and hit.word.number == "pl":
        return None  # обычно добавляют "может быть"
    if (
        speaker is not None
        and nxt is not None
        and speaker.lo > hit.last
        and tokens[speaker.hi - 1].end > frame.quotes[nxt].outer_start
    ):
        speaker = None
    return _direct(cx, frame, hit, speaker, [nxt])


def _recalled(cx: Context, frame: Frame, hit: Hit, q: int) -> Found | None:
    """Words that somebody else recalls, behind who does: «…», — напомнила Анна Рогова | слова Глеба Рудина."""
    tokens = frame.tokens
    who = cx.subjects.after(tokens, hit.last, hit.word) if cx.t.by_case and hit.word.form == "finite" else None
    if who is None or who.lo != hit.last + 1:
        return None
    for rest, cue in cx.t.phrases.get(hit.word.cue.lemma, ()):
        within = range(who.lo + 1, min(who.hi + 1, len(tokens))) if "relay" in cue.frames and len(rest) == 1 else ()
        at = next((k for k in within if rest[0] in cx.t.pack.morph.lemmas(tokens[k].norm)), None)
        if at is None:
            continue
        passed = relayed(cx, frame, hit._replace(last=at, word=hit.word._replace(cue=cue)))
        whose = _who_said(cx, tokens, at + 1) or (
            passed[0] if passed is not None and tokens[at + 1].text != "," else None
        )
        record = _direct(cx, frame, hit, whose, [q]) if whose is not None else None
        if record is not None:
            record.possessive = passed[1] if passed is not None and passed[0] is whose else ""
            record.via = cx.subjects.core(tokens, who.lo, at)
        return record
    return None


def _who_said(cx: Context, tokens: Sequence[Token], k: int) -> Phrase | None:
    """Whose words a relative clause tells they are: слова, | которые Рудин сказал на радио."""
    if k + 2 >= len(tokens) or tokens[k].text != ",":
        return None
    if cx.t.pack.morph.lemmas(tokens[k + 1].norm).isdisjoint(cx.t.relatives):
        return None
    verb = next((j for j in range(k + 2, len(tokens)) if tokens[j].kind != "word" or cx.t.is_cue(tokens[j].text)), None)
    if verb is None or tokens[verb].kind != "word" or verb == k + 2:
        return None
    whose = cx.subjects.core(tokens, k + 2, verb, "nom")
    return whose if whose.kind == "name" else None


def wired(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """A quotation, and behind it who passes on whose words: "…," Interfax | quoted | the director as saying."""
    if hit.word.form in ("passive", "participle") or (gerund := quotes_somebody(cx, frame.tokens, hit)) is None:
        return None
    q = _quote_left(cx, frame, hit) if frame.quotes else None
    who = cx.subjects.governed(frame.tokens[: gerund - 1], hit.last + 1, "") if q else None
    record = _direct(cx, frame, hit, who, [q[0]]) if q and who is not None else None
    if record is not None and q is not None:
        record.via, record.at = q[1], gerund
    return record


def _quotes(hit: Hit) -> bool:
    """Does it report the words beside it; some verbs do only where these have marks of their own?"""
    return not hit.word.cue.frames.keys().isdisjoint({"quote", "marked"})


def _direct(cx: Context, frame: Frame, hit: Hit, speaker: Phrase | None, pieces: list[int]) -> Found | None:
    groups = {frame.quotes[p].group for p in pieces}
    pieces = sorted({*pieces, *(k for k, q in frame.quotes.items() if q.group in groups)})
    if groups & cx.done:
        return None
    cx.done |= groups
    content = [trimmed(cx.text, (frame.quotes[p].start, frame.quotes[p].end)) for p in pieces]
    take = next(t for t in ("quote", "marked", "spelled") if t in hit.word.cue.frames)
    record = new_record(cx, frame, hit, take, speaker, content, "direct", "quote")
    record.groups = groups
    return record


def _quote_left(cx: Context, frame: Frame, hit: Hit) -> tuple[int, Phrase | None] | None:
    """(the quotation before the cue, the subject between them): «…», — сказал | «…», — X сказал."""
    tokens = frame.tokens
    p = hit.first - 1
    while p >= 0 and (
        tokens[p].text in ",-"
        or tokens[p].text in DASHES
        or tokens[p].kind == "word"
        and (cx.t.has("adverbs", tokens[p]) or cx.t.has("as", tokens[p]))
    ):
        p -= 1
    if p >= 0 and p in frame.quotes:
        return p, None
    if p < 0:
        return None
    subject = cx.subjects.before(tokens, hit.first, hit.word)
    if subject is None:
        return _over_manner(cx, frame, hit)
    if _new_sentence(cx, frame, hit, subject):
        return None
    p = subject.lo - 1
    while p >= 0 and (tokens[p].text in ",-" or tokens[p].text in DASHES):
        p -= 1
    return (p, subject) if p in frame.quotes else None


def _over_manner(cx: Context, frame: Frame, hit: Hit) -> tuple[int, None] | None:
    """The quotation before words that only tell how it was said: «…», — почти хором | сказали соседи."""
    tokens, p = frame.tokens, hit.first - 1
    while p > 0 and hit.first - p <= MANNER and tokens[p].kind == "word" and tokens[p].text.islower():
        x = cx.subjects.g.of(tokens[p])
        if x.finite or x.conj:
            return None
        p -= 1
    set_off = cx.t.by_case and p > 0 and tokens[p].text in DASHES
    while p > 0 and (tokens[p].text == "," or tokens[p].text in DASHES):
        p -= 1
    return (p, None) if set_off and p in frame.quotes else None


def _new_sentence(cx: Context, frame: Frame, hit: Hit, subject: Phrase) -> bool:
    """Does a sentence of its own begin after the quotation and lead to another: …change.” She adds, “What …?”"""
    q = frame.quotes.get(subject.lo - 1)
    ended = q is not None and cx.text[q.end - 1 : q.end] in ".!?"
    return ended and _quote_right(cx, frame, hit.last + 1) is not None


def _quote_right(cx: Context, frame: Frame, k: int, resume: bool = False) -> int | None:
    """The quotation that follows position k: after a colon, a that, or at once."""
    tokens = frame.tokens
    for j in range(k, min(len(tokens), k + 30)):
        t = tokens[j]
        if j in frame.quotes:
            gap = [x.text for x in tokens[k:j] if x.kind == "mark"]
            if resume:
                return (
                    j
                    if all(g in ".,:;" or g in DASHES for g in gap) and (j - k <= 4 or "." in gap or ":" in gap)
                    else None
                )
            if not gap:
                between = tokens[k:j]
                apart = any(cx.t.has(k, x) for x in between for k in ("clause_stop", "infinitive", "auxiliaries"))
                apart = apart or any(x.kind == "word" and cx.subjects.g.of(x).possessive for x in between)
                return j if j - k <= 5 and not apart else None
            if any(cx.t.has("that", x) for x in tokens[k : j - 1]) and gap[-1] != ":":
                return None  # acknowledged that there are some, "but not among the majority"
            if gap[-1] in ":" or j - k <= 4 and gap in ([","], [",", ":"]):
                return j
            return j if gap[-1] in ",:" and len(gap) <= 3 else None
        if t.text in "!?;" or (t.text == "." and not resume):
            return None
        if t.kind == "word" and _another_cue(cx, frame, j):
            return None
    return None


def clock(tokens: Sequence[Token], k: int) -> bool:
    """Is the colon at k that of 5:25?"""
    return tokens[k - 1].kind == "number" and k + 1 < len(tokens) and tokens[k + 1].kind == "number"


def _another_cue(cx: Context, frame: Frame, j: int) -> bool:
    """A verb that would itself take the quotation further on."""
    hit = cx.t.at(frame.tokens, j)
    forms = ("finite", "gerund")
    return hit is not None and _quotes(hit) and hit.word.form in forms and is_verb(cx, frame, hit)


def after_colon(cx: Context, frame: Frame, hit: Hit) -> Found | None:
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
        if t.text == ":" and j + 1 in frame.quotes:
            return None
        if t.text == ":" and not clock(tokens, j):
            speaker = speaker_of(cx, frame, hit)
            if (
                speaker is None
                or not can_speak(cx, tokens, speaker)
                or j + 2 >= len(tokens)
                or not cx.t.by_case
                and cx.t.has("determiners", tokens[hit.last + 1])
                or cx.t.by_case
                and _enumerates(cx, tokens, j)
            ):
                return None  # unveiled a plan: …
            return new_record(
                cx,
                frame,
                hit,
                "quote",
                speaker,
                [to_end(cx, frame, j + 1)],
                "indirect" if cx.t.by_case else "direct",
                "that",
            )
    return None


def _enumerates(cx: Context, tokens: Sequence[Token], colon: int) -> bool:
    """Does a list in the case of the noun before it follow: объявили забастовку в двух странах: Испании и Италии?"""
    if tokens[colon - 1].kind != "word" or tokens[colon + 1].kind != "word":
        return False
    before, first = cx.subjects.g.of(tokens[colon - 1]), cx.subjects.g.of(tokens[colon + 1])
    return first.noun and "nom" not in first.cases and before.noun and not first.cases.isdisjoint(before.cases)


def spelled(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """What is given in words of its own after a colon or a dash: называет другую цифру — 600; issued a correction: …"""
    if "spelled" not in hit.word.cue.frames or hit.word.form in ("passive", "participle", "infinitive"):
        return None
    tokens = frame.tokens
    given = next((k for k in range(hit.last + 1, min(len(tokens), hit.last + GIVEN)) if _given(cx, tokens[k])), None)
    if given is None or any(t.kind != "word" for t in tokens[hit.last + 1 : given]):
        return None
    k = next((k for k in range(given + 1, min(len(tokens) - 1, given + GIVEN)) if tokens[k].kind != "word"), None)
    if k is None or not (tokens[k].text == ":" or tokens[k].text in DASHES):
        return None
    speaker = cx.subjects.before(tokens, hit.first, hit.word)
    if speaker is None or cx.t.by_case and not can_speak(cx, tokens, speaker):
        return None
    if k + 1 in frame.quotes:
        return _direct(cx, frame, hit, speaker, [k + 1])
    record = new_record(cx, frame, hit, "spelled", speaker, [to_end(cx, frame, k + 1)], how="that")
    if cx.t.noun(tokens[given].norm) == "denies":
        record.stance = "denies"
    record.cue = (tokens[hit.first].start, tokens[given].end)
    return record


def _given(cx: Context, t: Token) -> bool:
    return t.kind == "word" and not (cx.t.pack.morph.lemmas(t.norm) | {t.norm}).isdisjoint(cx.t.words["given"])


def signed(cx: Context, frame: Frame) -> Found | None:
    """A quotation with a name under it: «…» — Иван Петров."""
    tokens = frame.tokens
    n = len(tokens) - (tokens[-1].text == ".")
    if n < 3 or n > 8 or 0 not in frame.quotes or tokens[1].text not in DASHES:
        return None
    runs = name_run(tokens, 2, n, cx.t)
    if runs != [(2, n)]:
        return None
    q = frame.quotes[0]
    cx.done.add(q.group)
    return Found(
        frame,
        cx.subjects.core(tokens, 2, n),
        (tokens[1].start, tokens[1].end),
        [(q.start, q.end)],
        "direct",
        "affirms",
        "signed",
        at=n - 1,
        groups={q.group},
    )


def carry_on(cx: Context, frames: Sequence[Frame], out: list[Found]) -> None:
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
        elif (
            free
            and last is not None
            and last_frame is not None
            and _alone(f)
            and not all(is_title(_words_of(cx, q)) for q in free)
            and f.paragraph - last_frame.paragraph <= 2
        ):
            for q in free:
                last.content.append((q.start, q.end))
                last.groups.add(q.group)
            last_frame = f
        else:
            last = None


def _words_of(cx: Context, q: Quoted) -> list[Token]:
    return tokenize(cx.text[q.start : q.end], q.start)


def _alone(f: Frame) -> bool:
    return all(t.kind == "quote" or t.kind == "mark" for t in f.tokens)
