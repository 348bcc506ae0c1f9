"""Is this form of a reporting verb a report here: not a noun, an order, an intention, or the author's own word?"""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.speech.cues import Hit
from reconcile.extract.speech.found import Context, is_negated
from reconcile.extract.speech.frames import OPENING, Frame
from reconcile.extract.speech.nounlike import after_name, closes_line, leads_clause, owns_relative, verb_context
from reconcile.extract.speech.occasions import clause_at, opens_phrase
from reconcile.extract.speech.speakers import Phrase, capitalised, closing
from reconcile.extract.text.tokens import Token

CLAUSE = 8  # words between a condition and its verb of saying, at most


def is_verb(cx: Context, frame: Frame, hit: Hit) -> bool:
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
    g = cx.subjects.g
    after = tokens[hit.last + 1] if hit.last + 1 < len(tokens) else None
    if (
        capitalised(token)
        and i
        and before is not None
        and before.text not in (":", ".")
        and before.kind != "quote"
        and before.text not in OPENING
    ):
        if not (cx.t.has("headline_verbs", token) and before.kind == "word" and capitalised(before)):
            return False
        if frame.inside is not None or any(
            t.text in OPENING and (closing(tokens, k) or 0) > i for k, t in enumerate(tokens[:i])
        ):
            return False  # the album “I Said What I Said”
    led = cx.t.form(before.norm) if before is not None and before.kind == "word" and i == 1 else None
    if cx.t.has("weak", token) and led is not None and led.form == "gerund":
        return False  # Dismissing | claims that
    sure = after_name(cx, tokens, hit, after) or quotes_somebody(cx, tokens, hit) is not None
    sure = sure or cx.t.has("weak", token) and (leads_clause(cx, tokens, hit) or closes_line(cx, tokens, hit))
    found = cx.subjects.after(tokens, hit.last, hit.word) if cx.t.has("weak", token) else None
    named = found is not None and found.kind == "name"
    if cx.t.has("weak", token) and not sure and not verb_context(cx, before, after, hit, named):
        return False
    if cx.t.has("weak", token) and owns_relative(cx, tokens[hit.last + 1 : hit.last + 3]):
        return False
    if before is not None and cx.t.has("perfect_gerund", before):
        return False  # having | said that
    if before is None:
        return form not in ("base", "finite")
    if form == "finite" and g.of(token).adj and not g.of(token).past and not _helped(cx, tokens, i):
        return False  # gave | written guarantees
    counted = before.kind == "number" or before.kind == "word" and (g.of(before).number or cx.t.has("bounds", before))
    if form == "finite" and counted and g.of(token).adj and after is not None and g.of(after).noun:
        return False  # two more | alleged thefts
    if form == "gerund":
        if before.norm in cx.t.possessives or cx.t.has("determiners", before) or _owner(cx, before):
            return False  # Its | warning that
        if before.kind != "word":
            return before.text != "-" and before.kind != "number"
        return (
            cx.t.has("be", before)
            or cx.t.has("gerund_after", before)
            or cx.t.has("as", before)
            and quoting_verb(cx, tokens, i) is not None
            or cx.t.has("contractions", before)
            or before.norm in cx.t.sources
            or capitalised(before)
            or cx.t.has("adverbs", before)
            or before.norm.partition("'")[0] in cx.t.pronouns
            and before.norm not in cx.t.possessives
        )
    if cx.t.has("determiners", before) or before.norm in cx.t.possessives:
        return False
    opens = after is not None and (after.kind == "quote" or cx.t.has("that", after) or opens_phrase(g, after))
    opens = opens or after is not None and after.norm.partition("'")[0] in cx.t.pronouns
    if g.of(before).possessive and (cx.t.has("weak", token) or not capitalised(before) or form == "base" or not opens):
        return False  # Hill's | claims, Hill's repeated claims; not: St. Olaf's | said it
    if form == "base":
        return (
            _base_ok(cx, frame, i)
            or _past(cx, before, token)
            or cx.t.has("headline_verbs", token)
            and before.kind == "word"
            and not cx.t.has("infinitive", before)
            and not cx.t.has("boundaries", before)
            and not (before.text.islower() and g.of(before).plain_adj and not g.of(before).noun)
        )
    if (
        hit.word.number == "sg"
        and before.kind == "word"
        and (
            cx.t.has("before_nouns", before)
            or cx.t.has("auxiliaries", before)
            and not g.of(before).adverb
            and not cx.t.has("adverbs", before)
        )
    ):
        return False
    if (
        hit.word.number == "sg"
        and before.kind == "word"
        and (form_before := cx.t.form(before.norm)) is not None
        and form_before.form == "finite"
        and form_before.number != "sg"
    ):
        return False
    return True


def _owner(cx: Context, t: Token) -> bool:
    """Somebody whose something is; not: he's."""
    return cx.subjects.g.of(t).possessive and t.norm.partition("'")[0] not in cx.t.pronouns


def _past(cx: Context, before: Token, token: Token) -> bool:
    """Is it a past like its infinitive, behind what can speak: Holt | put it at 45, the ministry | forecast?"""
    if cx.t.irregular.get(token.norm) != token.norm or before.kind != "word":
        return False
    return capitalised(before) or any(cx.t.has(kind, before) for kind in ("titles", "organisations", "media"))


def _helped(cx: Context, tokens: Sequence[Token], i: int) -> bool:
    """Has a participle its auxiliary, or a noun before it: had also | written, a letter | written by?"""
    k = i - 1
    while k > 0 and tokens[k].kind == "word" and (cx.t.has("adverbs", tokens[k]) or cx.subjects.g.of(tokens[k]).adverb):
        k -= 1
    t = tokens[k]
    return t.kind != "word" or cx.t.has("auxiliaries", t) or cx.t.has("contractions", t) or "'" in t.norm


def _base_ok(cx: Context, frame: Frame, i: int) -> bool:
    """An uninflected English-like form is a verb after a plural, a pronoun or an auxiliary."""
    p = i - 1
    tokens = frame.tokens
    g = cx.subjects.g
    while p > 0 and tokens[p].kind == "word" and (g.of(tokens[p]).adverb or cx.t.has("adverbs", tokens[p])):
        p -= 1
    t = tokens[p]
    if cx.t.has("infinitive", t):
        return p > 0 and cx.t.form(tokens[p - 1].norm) is None and _aspect(cx, frame, p)
    if cx.t.has("auxiliaries", t) or cx.t.has("contractions", t) or cx.t.has("plural_subjects", t):
        return True
    plain = t.kind == "word" and g.of(t).plural or t.text in ",)" or t.norm in cx.t.words["plurals"]
    if t.kind == "word" and g.of(t).plain_adj and not g.of(t).noun and t.text.islower():
        return plain  # a big | say
    return plain or t.kind == "word" and (_several(cx, tokens, p) or _team(cx, tokens, p, i))


def _team(cx: Context, tokens: Sequence[Token], p: int, i: int) -> bool:
    """A body by its name, whose verb is in the plural all the same: the TPU | believe the mayor knew."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if p != i - 1 or after is None or not capitalised(tokens[p]) or cx.t.has("weak", tokens[i]):
        return False
    lo = p
    while lo and capitalised(tokens[lo]):
        lo -= 1
    leads = capitalised(tokens[lo]) or tokens[lo].kind == "mark" or cx.t.has("determiners", tokens[lo])
    if not leads and not cx.t.has("contrast", tokens[lo]):
        return False  # people who go to Norwick | know
    if any(t.start in cx.subjects.people for t in tokens[lo:i]):
        return False
    return cx.t.has("that", after) or clause_at(cx.subjects.g, tokens, i + 1)


def _several(cx: Context, tokens: Sequence[Token], p: int) -> bool:
    """Is it the tail of a plural: Analysts at North Bank | expect?"""
    found = cx.subjects.tail_phrase(tokens, p)  # type: ignore[union-attr]
    if found is not None and found.lo > 1 and cx.t.has("coordinators", tokens[found.lo - 1]):
        return True  # Dr Obi, a botanist, and her student Tim Fry | argue
    if found is None or found.kind not in ("role", "media"):
        return False
    tail = next((k for k in range(found.lo + 1, found.hi) if cx.t.has("before_nouns", tokens[k])), None)
    tail = tail or next((k for k in range(found.lo + 1, found.hi) if cx.t.has("inside_right", tokens[k])), None)
    return tail is not None and tokens[tail - 1].kind == "word" and cx.t.has("plurals", tokens[tail - 1])


def _aspect(cx: Context, frame: Frame, i: int) -> bool:
    t = frame.tokens[i - 1] if i else None
    return (
        t is not None
        and t.kind == "word"
        and any(lemma in cx.t.words["aspect"] for lemma in cx.t.pack.morph.lemmas(t.norm))
    )


def quoting_verb(cx: Context, tokens: Sequence[Token], i: int) -> int | None:
    """The verb before "as" whose object is the one who says: quoted | him as saying."""
    for k in range(i - 2, max(-1, i - 2 - CLAUSE), -1):
        if tokens[k].kind == "quote" or tokens[k].text in ",;:.":
            return None
        form = cx.t.form(tokens[k].norm) if tokens[k].kind == "word" else None
        if form is not None and form.cue.lemma in cx.t.words["quotes_as"]:
            return k
    return None


def quotes_somebody(cx: Context, tokens: Sequence[Token], hit: Hit) -> int | None:
    """The gerund to which a verb of quoting leads: quotes witnesses as | saying."""
    if cx.t.by_case or hit.word.cue.lemma not in cx.t.words["quotes_as"]:
        return None
    for k in range(hit.last + 2, min(len(tokens) - 1, hit.last + 2 + CLAUSE)):
        if tokens[k].text in ",;:." or tokens[k].kind == "quote":
            return None
        inner = cx.t.form(tokens[k + 1].norm) if tokens[k + 1].kind == "word" else None
        if cx.t.has("as", tokens[k]) and inner is not None and inner.form == "gerund" and inner.cue.frames:
            return k + 1
    return None


def own_thought(cx: Context, frame: Frame, hit: Hit) -> bool:
    """ "I think" inside a quotation adds no speaker to the one who is quoted."""
    if hit.word.cue.lemma.split()[0] not in cx.t.words["thoughts"]:
        return False
    speaker = cx.subjects.before(frame.tokens, hit.first, hit.word)
    return (
        speaker is None
        or speaker.kind == "pronoun"
        and cx.t.pronouns.get(frame.tokens[speaker.a].norm) in ("i", "we", "you", "rel")
    )


def not_said(cx: Context, frame: Frame, hit: Hit, p: Phrase | None) -> bool:
    """What one who is quoted says he did not say: «Я никогда не обещал парковок»."""
    if frame.inside is None or p is None or p.kind != "pronoun" or not is_negated(cx, frame, hit.head):
        return False
    who = cx.t.pronouns.get(frame.tokens[p.a].norm)
    return who in ("i", "we") and all(plain == "affirms" for plain, _ in hit.word.cue.frames.values())


def unspoken(cx: Context, frame: Frame, hit: Hit) -> bool:
    """What one thought to oneself, once: «Приехали», — подумал водитель; Enough, Clara thought."""
    plain = not cx.t.by_case and hit.word.form == "finite" and not hit.word.number
    return hit.word.cue.lemma in cx.t.words["unspoken"] and (plain or cx.subjects.g.of(frame.tokens[hit.head]).past)


def to_oneself(cx: Context, frame: Frame, hit: Hit) -> bool:
    """Is it said to nobody else: she said | to herself, сказал | себе?"""
    after = [t.norm for t in frame.tokens[hit.last + 1 : hit.last + 3]]
    told = cx.t.by_case or "addressee" in hit.word.cue.frames  # told himself, not: pitched himself
    return told and after[:1] != [] and after[0] in cx.t.words["oneself"] or " ".join(after) in cx.t.words["oneself"]


def untold(cx: Context, frame: Frame, hit: Hit) -> bool:
    """A verb that must have somebody to tell, with nobody behind it: pupils | told to bring flasks."""
    tokens, k = frame.tokens, hit.last + 1
    if hit.word.cue.lemma not in cx.t.words["transitive"] or not cx.subjects.g.of(tokens[hit.head]).past:
        return False
    return k < len(tokens) and (
        cx.t.has("infinitive", tokens[k]) or hit.word.cue.lemma in cx.t.words["told"] and cx.t.has("that", tokens[k])
    )


def supposed(cx: Context, frame: Frame, hit: Hit) -> bool:
    """Does its clause open with a condition: если врачи | подтвердят, что; if studies | confirm that?"""
    for t in reversed(frame.tokens[max(0, hit.first - CLAUSE) : hit.first]):
        if t.kind != "word" or any(cx.t.has(kind, t) for kind in ("that", "as")):
            return False
        if cx.t.has("conditions", t):
            return True
    return False


def own_word(cx: Context, frame: Frame, hit: Hit) -> bool:
    """The author's own "Напомним, что", "Думаю, что", and what the reader is told of himself: "Вы знаете, что"."""
    if not cx.t.by_case:
        return _asked_or_told(cx, frame, hit)
    verb = hit.head
    if hit.word.form == "infinitive" and hit.head:
        verb -= 1  # не могу сказать
    elif hit.word.form != "finite" or hit.word.gender:
        return False
    person = _person(cx, frame, verb)
    if asks_oneself(cx, frame, hit):
        return False  # «…?» — спрашиваем у мэра: who asks is nobody named
    return person == "2" or person == "1" and cx.subjects.before(frame.tokens, hit.first, hit.word) is None


def _person(cx: Context, frame: Frame, verb: int) -> str:
    return next((p.person for p in cx.t.pack.morph.parses(frame.tokens[verb].norm) if p.pos == "verb"), "")


def asks_oneself(cx: Context, frame: Frame, hit: Hit) -> bool:
    """A question of the interviewer: «…?» — спрашиваем у мэра."""
    asks = bool(frame.quotes) and hit.word.cue.frames.get("quote", ("",))[0] == "neutral"
    return cx.t.by_case and asks and frame.inside is None and _person(cx, frame, hit.head) == "1"


def _asked_or_told(cx: Context, frame: Frame, hit: Hit) -> bool:
    """ "You might say", "Has he called for …?", and inside a quotation "I'm saying": nobody else reports there."""
    tokens = frame.tokens
    p = next((k for k in range(hit.first - 1, max(-1, hit.first - 5), -1) if _whose(cx, tokens[k])), None)
    if p is None:
        return False
    whose = _whose(cx, tokens[p])
    thought = hit.word.cue.lemma in cx.t.words["thoughts"]
    if thought and whose in ("i", "we", "you") and p and cx.t.has("as", tokens[p - 1]) and not frame.quotes:
        return True  # as we saw
    if whose == "you":
        return not any(t.kind == "quote" for t in tokens)
    if frame.inside is not None and whose in ("i", "we"):
        return (
            any(cx.t.has("auxiliaries", t) or "'" in t.norm for t in tokens[p : hit.first]) or hit.word.form == "base"
        )
    return p > 0 and tokens[-1].text == "?" and cx.t.has("auxiliaries", tokens[p - 1]) and not frame.quotes


def _whose(cx: Context, t: Token) -> str:
    return cx.t.pronouns.get(t.norm.partition("'")[0], "") if t.kind == "word" else ""


def be_before(cx: Context, frame: Frame, i: int) -> bool:
    """Is the verb at i a passive: was reported, has been alleged?"""
    for k in range(i - 1, max(-1, i - 4), -1):
        t = frame.tokens[k]
        if cx.t.has("be", t):
            return True
        if t.kind != "word" or not (
            cx.t.has("auxiliaries", t)
            or cx.t.has("adverbs", t)
            or cx.subjects.g.of(t).adverb
            or cx.t.has("negation", t)
        ):
            return "'" in t.norm and t.norm.partition("'")[0] in cx.t.pronouns
    return False
