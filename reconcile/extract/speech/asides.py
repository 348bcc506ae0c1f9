"""Reports in passing: "…, сказал министр", "as the minister said", "об этом сообщил министр"."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.speech.cues import Hit
from reconcile.extract.speech.datelines import past_dateline
from reconcile.extract.speech.documents import document
from reconcile.extract.speech.found import (
    Context,
    Found,
    around,
    bounds_of,
    is_negated,
    is_relative,
    joined,
    new_record,
    next_semicolon,
    past_addressee,
    place_of,
    span_of,
    subject_after,
)
from reconcile.extract.speech.frames import CLOSING, Frame
from reconcile.extract.speech.speakers import Phrase, capitalised
from reconcile.extract.speech.voices import can_speak, is_somebody
from reconcile.extract.text.tokens import DASHES, Token


def aside(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """A report in passing: "…, сказал министр.", "…, sources said."."""
    if (
        "aside" not in hit.word.cue.frames
        or is_negated(cx, frame, hit.head)
        and not cx.t.has("wh", frame.tokens[bounds_of(cx, frame, hit.head)[0]])  # Сколько их, стороны не уточнили
        or hit.word.form in ("gerund", "participle", "passive")
        or cx.t.by_case
        and hit.word.form == "base"
    ):
        return None
    tokens = frame.tokens
    lo, hi = bounds_of(cx, frame, hit.head)
    lo = past_dateline(cx, frame, _over_quotes(cx, frame, lo))
    start = hit.first
    while (
        start > lo
        and tokens[start - 1].kind == "word"
        and (
            cx.t.has("adverbs", tokens[start - 1])
            or cx.t.has("auxiliaries", tokens[start - 1])
            or cx.t.has("negation", tokens[start - 1])
        )
    ):
        start -= 1
    speaker = None
    resumed = (
        not cx.t.by_case and tokens[start - 1].text in DASHES and any(t.text in DASHES for t in tokens[lo : start - 1])
    )
    follows = start > lo and not resumed and _breaks_off(tokens, start)
    if follows and (cx.t.by_case or not _helped(cx, tokens, start, hit.first)):
        speaker = subject_after(cx, frame, hit)
    if speaker is None and not cx.t.by_case:
        follows = False  # …, the governor, Pavlo Hrechko, | said on Telegram
    if follows and (cx.t.by_case or not _helped(cx, tokens, start, hit.first)):
        if speaker is not None and cx.t.by_case and _thing(cx, tokens, speaker):
            if cx.subjects.before(tokens, hit.first, hit.word) is not None:
                return None  # Пилоты, которые бастуют, объявили | новые протесты
        if speaker is None and (not _aside_closes(cx, frame, hit.last + 1, hi) or _to_come(cx, tokens[hit.head])):
            return None
        if speaker is not None and not cx.t.by_case and not _ends_here(cx, frame, speaker.hi, hi):
            return None
        if speaker is not None and _its_object(cx, tokens, hit, speaker):
            return None
    else:
        speaker = cx.subjects.before(tokens, hit.first, hit.word)
        if speaker is None or speaker.lo <= lo or not _breaks_off(tokens, speaker.lo):
            return None
        if cx.t.by_case and any(t.kind == "word" and _object(cx, t) for t in tokens[speaker.hi : hit.first]):
            return None  # она … вину признала
        start = speaker.lo
        if not _closed(cx, frame, hit, hi):
            return None
    end = _aside_end(cx, frame, max(hit.last + 1, speaker.hi if speaker else 0), hi)
    if end is None or start - 1 <= lo or speaker is not None and is_relative(cx, tokens, speaker):
        return None
    if not cx.t.by_case and not _has_verb(cx, frame, lo, start) and not _has_verb(cx, frame, end, hi):
        return None
    end = _past_relative(cx, tokens, end, hi, speaker)
    further = tokens[end + 1] if end + 1 < hi else None
    placed = further is not None and any(cx.t.has(kind, further) for kind in ("subordinators", "contrast"))
    if not cx.t.by_case and placed and end > hit.last + 1 and not _has_verb(cx, frame, lo, start):
        return None  # As a result, the board has responded | in the strongest terms, while
    if not cx.t.by_case and _was_asked(cx, tokens, lo):
        return None  # Asked whether he would go, | the mayor shrugged
    if cx.t.by_case and not _shows(cx, tokens, hit, speaker):
        return None
    if end >= hi and speaker is not None:
        lo = over_semicolons(cx, frame, lo)
    return new_record(cx, frame, hit, "aside", speaker, around(cx, frame, lo, start - 1, end, hi), how="aside")


def _shows(cx: Context, tokens: Sequence[Token], hit: Hit, p: Phrase | None) -> bool:
    """Of a verb that may have an object: who can find out, or what shows; not "приехал, обнаружил | труп"."""
    if hit.word.cue.lemma not in cx.t.words["shows"]:
        return True
    if p is None or can_speak(cx, tokens, p):
        return p is not None
    return any(not cx.t.pack.morph.lemmas(t.norm).isdisjoint(cx.t.words["evidence"]) for t in tokens[p.a : p.b])


def _to_come(cx: Context, t: Token) -> bool:
    """A verb in the future, which passes nothing on: пассажиров, чей рейс отменён, | известят."""
    return any(p.pos == "verb" and p.tense == "fut" for p in cx.t.pack.morph.parses(t.norm)[:1])


def _was_asked(cx: Context, tokens: Sequence[Token], k: int) -> bool:
    """Does the sentence open with what somebody was asked?"""
    form = cx.t.form(tokens[k].norm) if tokens[k].kind == "word" else None
    asks = form is not None and form.form == "finite" and form.cue.frames.get("wh", ("",))[0] == "neutral"
    return asks and k + 1 < len(tokens) and (cx.t.has("wh", tokens[k + 1]) or cx.t.has("about", tokens[k + 1]))


def over_semicolons(cx: Context, frame: Frame, lo: int) -> int:
    """Back to where all begins that a report at the end of the sentence covers: 94 were held; six are free, | X said.
    Not over what somebody else says."""
    tokens = frame.tokens
    while lo > 1 and tokens[lo - 1].text == ";" and lo not in frame.breaks:
        before, _ = frame.part(lo - 2)
        part = tokens[before : lo - 1]
        if any(t.kind == "quote" or t.kind == "word" and _reports(cx, t) for t in part):
            return lo
        lo = before
    return lo


def _reports(cx: Context, t: Token) -> bool:
    form = cx.t.form(t.norm)
    shows = form is not None and form.cue.lemma in cx.t.words["shows"]  # выявили 12 случаев
    return form is not None and not shows and "aside" in form.cue.frames and cx.t.is_cue(t.text) and form.form != "base"


def _over_quotes(cx: Context, frame: Frame, lo: int) -> int:
    """Back over quotations that the clause goes on from: “They must go to jail” for what they did, she said."""
    tokens = frame.tokens
    while (
        lo > 0
        and lo - 1 in frame.quotes
        and lo < len(tokens)
        and tokens[lo].kind == "word"
        and tokens[lo].text.islower()
    ):
        q = frame.quotes[lo - 1]
        if cx.text[q.end - 1] in ".!?," or q.group in cx.done:
            break
        cx.done.add(q.group)
        lo -= 1
        while lo > 0 and tokens[lo - 1].text != ";" and tokens[lo - 1].kind != "quote" and lo not in frame.breaks:
            lo -= 1
    return lo


def _object(cx: Context, t: Token) -> bool:
    """A noun between subject and verb that the verb has for its object."""
    x = cx.subjects.g.of(t)
    return x.noun and not x.adverb and not x.prep and "acc" in x.cases and not cx.t.has("times", t)


def _helped(cx: Context, tokens: Sequence[Token], start: int, verb: int) -> bool:
    """Has the verb an auxiliary, so that its subject stands before it: Martin, …, had previously denounced it?"""
    return any(cx.t.has("auxiliaries", t) and not cx.t.has("adverbs", t) for t in tokens[start:verb])


def _thing(cx: Context, tokens: Sequence[Token], p: Phrase) -> bool:
    """A plain plural of things, more likely what is spoken of than who speaks."""
    if p.kind != "role" or any(capitalised(t) for t in tokens[p.a : p.b]):
        return False
    traits = [cx.subjects.g.of(t) for t in tokens[p.a : p.b] if t.kind == "word"]
    return not any(x.animate for x in traits) and any(x.plural and "acc" in x.cases for x in traits)


def _its_object(cx: Context, tokens: Sequence[Token], hit: Hit, p: Phrase) -> bool:
    """Is what follows the verb rather its object: the mayor, Ann Crane, estimated | the damage at 3 million; Бойків,
    а не синоптики, передбачив | перший снігопад?"""
    if p.kind != "role":
        return False
    owns = bool(hit.word.cue.frames.keys() & {"object", "figure", "figure_at"})
    if cx.t.by_case:
        before = cx.subjects.before(tokens, hit.first, hit.word)
        if before is None or can_speak(cx, tokens, p):
            return False
        between = [t for t in tokens[before.hi : hit.first] if t.kind == "word"]
        return owns or can_speak(cx, tokens, before) and not any(cx.subjects.g.of(t).finite for t in between)
    if any(t.kind == "number" for t in tokens[p.lo + 1 : p.hi + 1]):
        return True
    return owns and not any(capitalised(t) for t in tokens[p.a : p.b]) and not is_somebody(cx, tokens, p)


def _breaks_off(tokens: Sequence[Token], k: int) -> bool:
    """Does a comma or a dash stand before k, if need be inside a closing mark: …makes me smart," he said."""
    p = k - 1
    if p > 0 and tokens[k].kind == tokens[p - 1].kind == "number" and tokens[p].end == tokens[k].start:
        return False  # 580,000
    while p > 0 and tokens[p].text in CLOSING:
        p -= 1
    return tokens[p].text == "," or tokens[p].text in DASHES and p == k - 1 or p < k - 1 and tokens[p].text in ",?!"


def _ends_here(cx: Context, frame: Frame, k: int, hi: int) -> bool:
    """Punctuation, a time or a place, not the rest of a clause."""
    tokens = frame.tokens
    if k + 1 < hi and tokens[k].text == "," and tokens[k + 1].text.islower():
        x = cx.subjects.g.of(tokens[k + 1])
        if x.third and not x.noun or any(cx.t.has(kind, tokens[k + 1]) for kind in ("be", "helpers")):
            return False  # said its test, Alto, | has a fault
    if k >= hi or tokens[k].kind != "word":
        return k >= hi or tokens[k].text in ",.)(!?" or tokens[k].text in DASHES and not joined(tokens, k)
    return any(cx.t.has(kind, tokens[k]) for kind in ("days", "adverbs", "aside_ends"))


def _closed(cx: Context, frame: Frame, hit: Hit, hi: int) -> bool:
    """Does the clause of the cue end with it, but for a time, a place or an addressee?"""
    tokens, k = frame.tokens, hit.last + 1
    if k < hi and not cx.t.by_case and "addressee" in hit.word.cue.frames:
        k = past_addressee(cx, frame, k)
    if k >= hi or tokens[k].text in ",.)" or tokens[k].text in DASHES:
        return True
    if not cx.t.by_case and cx.t.has("infinitive", tokens[k]) and k + 1 < hi and _acts(cx, tokens[k + 1]):
        return False  # …, the council proved | to be weak
    return (
        not cx.t.by_case
        and tokens[k].kind == "word"
        and (cx.t.has("times", tokens[k]) or cx.t.has("adverbs", tokens[k]))
    )


def _acts(cx: Context, t: Token) -> bool:
    """A verb after "to", not whom one speaks to."""
    if t.kind != "word" or cx.t.has("determiners", t) or t.norm in cx.t.possessives or capitalised(t):
        return False
    return cx.t.has("be", t) or cx.subjects.g.of(t).verb and not cx.subjects.g.of(t).plural


def _has_verb(cx: Context, frame: Frame, lo: int, hi: int) -> bool:
    """Could tokens[lo:hi] be a clause of their own?"""
    return any(
        t.kind == "quote"
        or t.kind == "word"
        and (
            cx.subjects.g.of(t).verb
            or cx.t.has("auxiliaries", t)
            or t.norm.partition("'")[0] in cx.t.pronouns
            and "'" in t.norm
        )
        for t in frame.tokens[lo:hi]
    )


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


def _past_relative(cx: Context, tokens: Sequence[Token], end: int, hi: int, speaker: Phrase | None) -> int:
    """Past a clause that tells of whoever spoke: says Ann Crane, | who runs it; говорит Зуев, | чей дом сгорел."""
    if speaker is None or speaker.hi != end or end + 1 >= hi or tokens[end].text != ",":
        return end
    first = [t for t in tokens[end + 1 : end + 3] if t.kind == "word"]
    first = first if first and cx.subjects.g.of(first[0]).prep else first[:1]
    relatives = cx.t.pack.section("syntax")["relatives"]
    if not any(t.norm in relatives and not cx.t.has("that", t) for t in first):
        return end
    return next((j for j in range(end + 1, hi) if tokens[j].text == ","), hi)


def as_clause(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """Как сообщил министр, …; …, as the minister said, …"""
    tokens = frame.tokens
    if "that" not in hit.word.cue.frames and "aside" not in hit.word.cue.frames:
        return None
    lo, hi = bounds_of(cx, frame, hit.head)
    a = next(
        (
            k
            for k in range(hit.first - 1, max(lo - 1, hit.first - 14), -1)
            if tokens[k].kind == "word" and cx.t.has("as", tokens[k])
        ),
        None,
    )
    if (
        a is None
        or any(t.text in ",;:" for t in tokens[a : hit.first])
        or not (a == lo or _sets_off(cx, tokens, a - 1) or a - lo <= 2)
    ):
        return None
    if a > lo and cx.t.has("not_as", tokens[a - 1 - (tokens[a - 1].text == "," and a > lo + 1)]):
        return None  # после того как; після того, як
    if a > lo and tokens[a - 1].text not in ",(" and tokens[a - 1].text not in DASHES and cx.t.by_case is False:
        return None
    finds = cx.t.by_case and not hit.word.cue.passive
    speaker = cx.subjects.after(tokens, hit.last, hit.word) if finds else None
    speaker = speaker or cx.subjects.before(tokens, hit.first, hit.word) or place_of(cx, frame, hit)
    if speaker is not None and speaker.lo < a:
        speaker = None
    if speaker is not None and cx.t.pronouns.get(tokens[speaker.a].norm) in ("i", "we", "you"):
        return None  # "как мы показали": nobody else's words
    k = max(hit.last + 1, speaker.hi if speaker else 0)
    end = next(
        (
            j
            for j in range(k, min(hi, k + 30))
            if (tokens[j].text == "," and not _date_next(tokens, j))
            or tokens[j].text in DASHES
            or tokens[j].text in "):"
        ),
        hi,
    )
    if hit.word.cue.passive or speaker is not None and speaker.lo > hit.last:
        end = _past_apposition(cx, tokens, end, hi)
    joined_on = a - 1 > lo and tokens[a - 1].kind == "word" and cx.t.has("contrast", tokens[a - 1])
    if not joined_on and a > lo + 2 or a - 1 > lo and tokens[a - 1].text == "," and not _opens(cx, tokens[lo]):
        content = around(cx, frame, lo, a, end, hi)
    else:
        content = [span_of(frame, end, next_semicolon(frame, end))]
    if hit.word.cue.passive:
        speaker = document(cx, frame, hit, end) or speaker
    if speaker is None and not hit.word.cue.passive or tokens[-1].text == "?":
        return None
    take = "that" if "that" in hit.word.cue.frames else "aside"
    form = "according_to" if hit.word.cue.passive else "indirect"
    return new_record(cx, frame, hit, take, speaker, content, form, "as") if any(c[0] < c[1] for c in content) else None


def _sets_off(cx: Context, tokens: Sequence[Token], k: int) -> bool:
    """A mark before "as", or a conjunction behind one: запустят в мае, | но как отметил мэр."""
    if tokens[k].kind == "word":
        return k > 0 and tokens[k - 1].text == "," and cx.t.by_case and cx.t.has("contrast", tokens[k])
    return tokens[k].text in ",(" or tokens[k].text in DASHES


def _past_apposition(cx: Context, tokens: Sequence[Token], end: int, hi: int) -> int:
    """Past what is said of the speaker: Как заявил Зуев, | глава союза, созданного в мае, | цены растут."""
    if not cx.t.by_case:
        return end
    k = end
    while k + 1 < hi and tokens[k].text == "," and tokens[k + 1].kind == "word":
        stop = next((j for j in range(k + 1, hi) if tokens[j].text == ","), hi)
        x = cx.subjects.g.of(tokens[k + 1])
        role = "nom" in x.cases and (x.animate or cx.t.has("titles", tokens[k + 1])) and not capitalised(tokens[k + 1])
        words = [t for t in tokens[k + 1 : stop] if t.kind == "word"]
        if k == end and stop < hi and any(cx.t.pack.morph.lemmas(t.norm) & cx.t.relatives for t in words[:3]):
            k = stop  # из письма, | копия которого есть у редакции
            continue
        said_of = role or x.participle and k > end
        if stop >= hi or not said_of or any(cx.subjects.g.of(t).finite and not capitalised(t) for t in words):
            return k
        k = stop
    return k


def _date_next(tokens: Sequence[Token], j: int) -> bool:
    """у вівторок, | 11 вересня, …: a comma within a date."""
    return j + 1 < len(tokens) and tokens[j + 1].kind == "number" and any(t.text == "," for t in tokens[j + 2 : j + 5])


def _opens(cx: Context, t: Token) -> bool:
    """A word that only opens a sentence: И, как сообщили …"""
    x = cx.subjects.g.of(t) if t.kind == "word" else None
    return x is None or x.conj or x.prep or x.adverb or cx.t.has("adverbs", t)
