"""The ways in which a cue and its content stand together, tried in order; then what records owe to one another."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.names.names import Name
from reconcile.extract.speech.asides import as_clause, aside
from reconcile.extract.speech.bare import bare_clause
from reconcile.extract.speech.beside import beside, hearsay
from reconcile.extract.speech.clauses import clause_after, indirect_question, infinitive, that_clause
from reconcile.extract.speech.cues import Hit, table
from reconcile.extract.speech.direct import after_colon, carry_on, quoted, signed, spelled, wired
from reconcile.extract.speech.found import Context, Found, is_negated, is_relative, joined, span_of, subjects, trimmed
from reconcile.extract.speech.frames import Frame
from reconcile.extract.speech.headlines import about, headline, interview
from reconcile.extract.speech.naming import called
from reconcile.extract.speech.nouns import noun_of_saying
from reconcile.extract.speech.objects import call, deed, figures, object_of, of_what, topic, turned_down
from reconcile.extract.speech.opening import lend
from reconcile.extract.speech.passives import passive
from reconcile.extract.speech.sources import according, conduits, rivals
from reconcile.extract.speech.speakers import Phrase, capitalised
from reconcile.extract.speech.topics import topic_before
from reconcile.extract.speech.verbs import (
    asks_oneself,
    be_before,
    is_verb,
    not_said,
    own_thought,
    own_word,
    supposed,
    to_oneself,
    unspoken,
    untold,
)
from reconcile.extract.speech.voices import can_speak, counts_things, passed_on, quoted_as, quotes_as, speaks_for
from reconcile.extract.text.tokens import DASHES, Token
from reconcile.language import Pack

MATCHERS = (
    wired,
    quotes_as,
    quoted,
    passive,
    as_clause,
    that_clause,
    after_colon,
    passed_on,
    spelled,
    call,
    topic_before,
    aside,
    indirect_question,
    deed,
    topic,
    infinitive,
    called,
    object_of,
    figures,
    of_what,
    bare_clause,
)
PARTICIPLE = (quoted, that_clause)  # Гек Финн, говоривший: «…»


def find(text: str, frames: Sequence[Frame], pack: Pack, names: Sequence[Name]) -> list[Found]:
    """Every attribution of the frames, speakers not yet resolved."""
    cx = Context(text, table(pack), subjects(pack, names))
    out: list[Found] = []
    for n, frame in enumerate(frames):
        found = _in_frame(cx, frame)
        _anaphoric(found, frames, n)
        out.extend(found)
    about(cx, frames, out)
    carry_on(cx, frames, out)
    interview(cx, frames, out)
    return out


def _in_frame(cx: Context, frame: Frame) -> list[Found]:
    out: list[Found] = []
    titled = headline(cx, frame) or signed(cx, frame)
    if titled:
        out.append(titled)
    i = 0
    while i < len(frame.tokens):
        if frame.tokens[i].kind != "word" or not cx.t.reports(frame.tokens[i].norm):
            i += 1
            continue
        record = according(cx, frame, i) or _verb(cx, frame, i) or noun_of_saying(cx, frame, i)
        if record:
            out.append(record)
            i = max(i, record.at) + 1
        else:
            i += 1
    out.extend(beside(cx, frame))
    out.extend(hearsay(cx, frame, out))
    _share(cx, frame, out)
    rivals(cx, frame, out)
    conduits(cx, frame, out)
    return [r for r in out if r.content]


def _verb(cx: Context, frame: Frame, i: int) -> Found | None:
    tokens = frame.tokens
    hit = cx.t.at(tokens, i)
    if hit is None or cx.t.cites(tokens, i) or not is_verb(cx, frame, hit):
        return None
    if not cx.t.by_case and hit.word.form == "finite" and (be_before(cx, frame, hit.head) or untold(cx, frame, hit)):
        hit = hit._replace(word=hit.word._replace(form="passive"))
    if hit.word.form == "participle" and not hit.word.cue.frames.keys() & {"that", "quote"}:
        return None
    if frame.inside is not None and own_thought(cx, frame, hit) or own_word(cx, frame, hit):
        return None
    if turned_down(cx, frame, hit) or supposed(cx, frame, hit) or to_oneself(cx, frame, hit):
        return None
    of_somebody = hit.word.gender in ("m", "f") or hit.word.number == "pl"
    if cx.t.by_case and hit.word.form == "passive" and not hit.word.cue.passive and of_somebody:
        return None  # признана виновной, уведомлены о том, что: of somebody, not of what is said
    if cx.t.by_case and hit.word.cue.passive and hit.word.form == "finite" and hit.word.number == "pl":
        return None  # данные | уточняются
    if cx.t.by_case and hit.word.cue.passive and is_negated(cx, frame, hit.head):
        if clause_after(cx, frame, hit.last + 1, "that") is None:
            return None  # Когда откроют мост, не сообщается
    matchers = PARTICIPLE if hit.word.form == "participle" else MATCHERS
    for matcher in matchers:
        record = matcher(cx, frame, hit)
        if record and record.speaker is None and hit.word.cue.lemma in cx.t.words["sourced"]:
            continue
        if record and not _by_nobody(cx, frame, hit, record) and not _of_nobody(cx, frame, record):
            if (record.form == "direct" or record.how == "aside") and unspoken(cx, frame, hit):
                return None
            if not_said(cx, frame, hit, record.speaker):
                return None
            record.at = hit.last
            record.speaker = quoted_as(cx, frame, hit) or record.speaker
            lend(cx, frame, hit, record)
            if asks_oneself(cx, frame, hit) and record.speaker is not None and record.speaker.kind != "pronoun":
                record.speaker = None  # спрашиваем | у мэра
            if hit.word.form == "participle":
                _of_participle(cx, frame, hit, record)
            if _no_agent(cx, frame, record):
                record.speaker = None
            if _of_things(cx, frame, record):
                return None
            _within_relative(cx, frame, record, hit.word.form == "participle")
            return record
    return None


def _of_participle(cx: Context, frame: Frame, hit: Hit, r: Found) -> None:
    """A participle belongs to the noun before its comma: слова очевидцев, | утверждающих; завод, | заявивший."""
    tokens, k = frame.tokens, hit.head
    if not cx.t.by_case or k < 2 or tokens[k - 1].text != "," or tokens[k - 2].kind != "word":
        return
    parses = [p for p in cx.t.pack.morph.parses(tokens[k].norm) if p.pos == "participle"]
    agrees = not {p.case for p in parses}.isdisjoint(cx.subjects.g.of(tokens[k - 2]).cases)
    if all(p.case != "nom" for p in parses) and agrees and (r.speaker is None or r.speaker.hi < k - 1):
        r.speaker, r.possessive = Phrase(k, k + 1, k, k + 1, "pronoun"), "rel"
    elif r.speaker is None and parses:
        form = hit.word._replace(form="finite", number=parses[0].number or "sg", gender=parses[0].gender)
        r.speaker = cx.subjects.before(tokens, k - 1, form)


def _of_nobody(cx: Context, frame: Frame, r: Found) -> bool:
    """Nobody explained it, ни один из них не признался: nothing is said."""
    if r.speaker is None:
        return False
    lo = r.speaker.lo
    asked = lo == 0 and frame.tokens[-1].text == "?" and cx.t.pronouns.get(frame.tokens[0].norm) == "rel"
    if asked and not frame.quotes:
        return True  # Who can say whether …?
    return cx.t.has("nobody", frame.tokens[lo]) or lo > 0 and cx.t.has("nobody", frame.tokens[lo - 1])


def _of_things(cx: Context, frame: Frame, r: Found) -> bool:
    """Does the relative pronoun stand for what cannot speak: вакцины, | которые требуют двух уколов?"""
    tokens, p = frame.tokens, r.speaker
    if not cx.t.by_case or p is None or p.a < 2 or not is_relative(cx, tokens, p) or tokens[p.a - 1].text != ",":
        return False
    if r.how not in ("object", "to", "about") or tokens[p.a - 2].kind != "word":
        return False
    k = p.a - 2
    nouns: list[Phrase] = []
    while k >= 0 and tokens[k].kind == "word" and not cx.subjects.g.of(tokens[k]).finite:
        if cx.subjects.g.of(tokens[k]).noun:
            nouns.append(Phrase(k, k + 1, k, k + 1, "role"))
        k -= 1
    named = any(capitalised(tokens[n.a]) or not cx.t.pack.morph.known(tokens[n.a].norm) for n in nouns)
    return bool(nouns) and not named and not any(speaks_for(cx, tokens[n.a]) for n in nouns)


def _by_nobody(cx: Context, frame: Frame, hit: Hit, r: Found) -> bool:
    """A verb in the plural whose subject is left unsaid, with its object before it: убытки оценивают в 96 млн."""
    if not cx.t.by_case or r.speaker is None or r.how in ("that", "wh", "quote") or r.form == "direct":
        return False
    if hit.word.form != "finite" or hit.word.number != "pl":
        return False
    tokens, p = frame.tokens, r.speaker
    if p.lo > hit.first:
        return counts_things(cx, tokens, p)  # просят | две недели не купаться
    if p.kind == "place" and not any("loc" in cx.subjects.g.of(t).cases for t in tokens[p.a : p.b] if t.kind == "word"):
        return True  # на иные даты: whither, not where
    return not can_speak(cx, tokens, p) or counts_things(cx, tokens, p)


def _no_agent(cx: Context, frame: Frame, r: Found) -> bool:
    """Is the one by whom it was said told of in what was said, or in another case: недовольны сокращениями?"""
    if not cx.t.by_case or r.speaker is None or r.how != "passive" or r.speaker.case != "ins":
        return False
    tokens, p = frame.tokens, r.speaker
    nouns = [cx.subjects.g.of(t) for t in tokens[p.a : p.b] if t.kind == "word"]
    held = any(a <= tokens[p.a].start < b for a, b in r.content)
    return held or p.kind == "role" and not any("ins" in x.cases for x in nouns if x.noun)


def _within_relative(cx: Context, frame: Frame, r: Found, participle: bool) -> None:
    """What a relative clause reports ends with it: Smith, who denied the charges, | was fined."""
    if r.speaker is None or r.form == "direct":
        return
    if not is_relative(cx, frame.tokens, r.speaker) and not (cx.t.by_case and participle):
        return
    a, b = r.content[-1] if r.content else (0, 0)
    tokens = frame.tokens
    dashed = r.speaker.a and tokens[r.speaker.a - 1].text in DASHES
    for k in range(r.at + 1, len(tokens) - 1):
        if dashed and a < tokens[k].start < b and tokens[k].text in DASHES and not joined(tokens, k):
            r.content[-1] = trimmed(cx.text, (a, tokens[k].start))  # the study — which says so — | is a warning
            return
        t = tokens[k + 1]
        if a < tokens[k].start < b and tokens[k].text == "," and t.kind == "word" and _predicate(cx, t):
            r.content[-1] = trimmed(cx.text, (a, tokens[k].start))
            return


def _predicate(cx: Context, t: Token) -> bool:
    """Does a clause whose subject stood before go on with this word?"""
    x = cx.subjects.g.of(t)
    if cx.t.by_case:
        return x.finite
    return t.text.islower() and (x.past or x.third or cx.t.has("auxiliaries", t) and not cx.t.has("adverbs", t))


def _share(cx: Context, frame: Frame, out: list[Found]) -> None:
    """A later report of the same frame cuts the content of an earlier one it does not belong to; a gerund
    without a subject speaks for the earlier speaker."""
    for n, r in enumerate(out):
        if not r.cue or n == 0:
            continue
        if r.gerund:
            _lend_speaker(frame, r, out[:n])
        if r.speaker is None and r.gender and any(e.same and e.gender == r.gender for e in out[:n]):
            r.same = True  # Попросил не шуметь, сообщил, что …
        for earlier in out[:n]:
            if (
                earlier.how in ("that", "wh", "to", "about", "object", "bare", "passive", "noun", "as", "according")
                and earlier.content
                and (_separate(frame, earlier, r) or _closes(earlier, r))
            ):
                cut = _cut_before(frame, r) if _closes(earlier, r) else _cut_at(cx, frame, earlier, r)
                if cut:
                    a, b = earlier.content[-1]
                    if a < cut < b:
                        earlier.content[-1] = trimmed(cx.text, (a, cut))


def _lend_speaker(frame: Frame, r: Found, before: Sequence[Found]) -> None:
    """ "Адвокат сообщил, что клиентка улетела, добавив, что …": it is the lawyer who adds."""
    for earlier in reversed(before):
        if earlier.speaker is None or earlier.gerund or earlier.how in ("noun", "according", "conduit"):
            continue
        ends = earlier.how in ("aside", "quote") and earlier.cue is not None and r.cue and earlier.cue[1] <= r.cue[0]
        if r.cue and (ends or any(a <= r.cue[0] < b for a, b in earlier.content)):
            first = next(k for k, t in enumerate(frame.tokens) if t.start >= r.cue[0])
            if first and frame.tokens[first - 1].text == ",":
                r.speaker = earlier.speaker
        return


def _closes(earlier: Found, later: Found) -> bool:
    """Does the later report stand at the end and cover all before it: X объявил, что …, передаёт ТАСС?"""
    if later.how not in ("aside", "as", "according") or not earlier.cue or len(later.content) != 1:
        return False
    return later.content[0][0] <= earlier.cue[0] and later.content[0][1] > earlier.cue[1]


def _cut_before(frame: Frame, later: Found) -> int | None:
    """Start of the comma or dash before a closing aside."""
    at = later.content[0][1]
    return next((t.start for t in frame.tokens if t.start >= at and t.kind == "mark"), None)


def _separate(frame: Frame, earlier: Found, later: Found) -> bool:
    return later.how in ("that", "about", "object", "bare", "wh", "to", "quote") and later.at > earlier.at


def _cut_at(cx: Context, frame: Frame, earlier: Found, later: Found) -> int | None:
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
    while k > earlier.at and cx.t.has("adverbs", tokens[k]) and not cx.t.has("coordinators", tokens[k]):
        k -= 1
    if later.speaker is not None and earlier.speaker is not None and later.speaker.lo == earlier.speaker.lo:
        if tokens[k].kind == "word" and cx.t.has("coordinators", tokens[k]):
            k -= 1  # заявил, что …, и просит
            if tokens[k].text != ",":
                return tokens[k + 1].start
        if tokens[k].text == ",":
            return tokens[k].start
    apart = tokens[k - 1].text == "," or tokens[k - 1].text in DASHES
    if k > earlier.at and tokens[k].kind == "word" and cx.t.has("contrast", tokens[k]) and apart:
        return tokens[k - 1].start
    return None


def _anaphoric(found: list[Found], frames: Sequence[Frame], n: int) -> None:
    """ "Об этом сообщил X" speaks of the sentence before."""
    for r in found:
        if r.how != "anaphor" or n == 0:
            continue
        before = next((f for f in reversed(frames[:n]) if f.end <= r.frame.start and f.inside is None), None)
        if before is not None and before.end - before.start > 3:
            span = span_of(before, 0, len(before.tokens))
            if span[0] < span[1]:
                for other in found:
                    if other is not r and other.how == "conduit" and other.content == r.content:
                        other.content = [span]
                r.content = [span]
