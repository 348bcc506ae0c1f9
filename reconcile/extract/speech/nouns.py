"""Nouns of saying with what is said: заявление министра о том, что …; the mayor's claim that …; a promise by X to …"""

from __future__ import annotations

from reconcile.extract.speech.found import Context, Found, span_of, to_end, to_phrase_end
from reconcile.extract.speech.frames import Frame
from reconcile.extract.speech.speakers import Phrase, capitalised
from reconcile.extract.text.tokens import DASHES, Token

REACH = 14  # tokens from the noun to the conjunction of its clause
APART = 6  # words of a subject before its verb
OWNER = 4  # words between "the mayor's" and his promise


def noun_of_saying(cx: Context, frame: Frame, i: int) -> Found | None:
    """A noun of saying with its clause or its infinitive, and whose it is."""
    t = frame.tokens[i]
    if t.kind != "word" or capitalised(t) and i or (stance := cx.t.noun(t.norm)) is None:
        return None
    found = _by_case(cx, frame, i) if cx.t.by_case else _by_order(cx, frame, i)
    if found is None:
        return None
    owner, span, how = found
    cut = _matrix(cx, frame, i, span[0], how == "comma") if how != "colon" else None
    if cut is None and how == "to":
        return None  # what is told of is not the promise: read | her plans to run
    owner = owner or (_owned_by(cx, frame.tokens, cut) if cut is not None else None)
    if owner is None:
        return None
    k = _at(frame, span[0])
    kind = cx.t.possessives.get(frame.tokens[owner.a].norm, "") if owner.kind == "pronoun" else ""
    content = span_of(frame, k, cut) if cut is not None else span
    return Found(frame, owner, (t.start, t.end), [content], "indirect", stance, "noun", at=i, possessive=kind)


def _at(frame: Frame, start: int) -> int:
    return next((n for n, x in enumerate(frame.tokens) if x.start >= start), len(frame.tokens) - 1)


def _by_case(cx: Context, frame: Frame, i: int) -> tuple[Phrase | None, tuple[int, int], str] | None:
    """(whose, what is said, what closes it: a comma, the next verb, or that after an infinitive)"""
    tokens = frame.tokens
    owner = _owner(cx, tokens, i)
    if owner is not None and (colon := _headed(tokens, i, owner)) is not None:
        return owner, to_end(cx, frame, colon + 1), "colon"
    clause = _clause(cx, tokens, i, owner)
    if clause is not None:
        return owner, to_end(cx, frame, clause), "comma"
    if owner is None or owner.hi >= len(tokens) or owner.lo < i:
        return None
    k = owner.hi
    first = k + cx.t.has("negation", tokens[k])
    if not _promises(cx, tokens[i]) or first >= len(tokens) or not _infinitive(cx, tokens, first):
        return None
    return owner, to_phrase_end(cx, frame, k), "to"


def _headed(tokens: list[Token], i: int, owner: Phrase) -> int | None:
    """The colon after a noun and its owner that head the sentence: Версия следствия: поджог."""
    colon = max(owner.hi, i + 1)
    heads = i <= 1 or i == owner.hi
    return colon if heads and colon + 1 < len(tokens) and tokens[colon].text == ":" else None


def _promises(cx: Context, t: Token) -> bool:
    """Does the noun take an infinitive?"""
    return not (cx.t.pack.morph.lemmas(t.norm) | {t.norm}).isdisjoint(cx.t.words["nouns_to"])


def _infinitive(cx: Context, tokens: list[Token], k: int) -> bool:
    if not cx.t.by_case:
        return cx.t.has("infinitive", tokens[k]) and k + 1 < len(tokens) and cx.subjects.g.of(tokens[k + 1]).verb
    top = cx.t.pack.morph.parses(tokens[k].norm)[:1]
    return tokens[k].kind == "word" and any(p.pos == "verb" and not p.tense and not p.number for p in top)


def _owner(cx: Context, tokens: list[Token], i: int) -> Phrase | None:
    """Whose it is: его заявление, заявление | министра."""
    before = next((p for p in (i - 1, i - 2) if p >= 0 and tokens[p].norm in cx.t.possessives), None)
    if before is not None:
        return Phrase(before, before + 1, before, before + 1, "pronoun")
    nxt = tokens[i + 1] if i + 1 < len(tokens) else None
    if nxt is None or nxt.kind != "word" or cx.t.has("about", nxt) or cx.subjects.g.of(nxt).finite:
        return None
    return cx.subjects.governed(tokens, i + 1, "gen")


def _clause(cx: Context, tokens: list[Token], i: int, owner: Phrase | None) -> int | None:
    """Where the clause begins: о том, что | денег нет; after the owner a comma will do."""
    for j in range(i + 1, min(len(tokens), i + REACH)):
        if tokens[j].text in ".;:!?" or tokens[j].kind == "quote":
            return None
        if tokens[j].kind == "word" and cx.t.has("that", tokens[j]) and tokens[j - 1].text == ",":
            at_once = owner is not None and j - 1 == max(owner.hi, i + 1) and not cx.t.has("purpose", tokens[j])
            at_once = at_once and not any(_takes_clause(cx, t) for t in tokens[max(0, i - REACH) : i])
            return j + 1 if cx.t.has("to_anaphor", tokens[j - 2]) or at_once else None
    return None


def _takes_clause(cx: Context, t: Token) -> bool:
    """A verb of saying whose clause it may be: он написал в сообщении другу, | что уезжает."""
    form = cx.t.form(t.norm) if t.kind == "word" else None
    return form is not None and "that" in form.cue.frames and form.form not in ("infinitive", "imperative")


def _by_order(cx: Context, frame: Frame, i: int) -> tuple[Phrase | None, tuple[int, int], str] | None:
    tokens = frame.tokens
    owner, k = _possessor(cx, tokens, i), i + 1
    if owner is not None and owner.lo <= 1 and k + 1 < len(tokens) and tokens[k].text == ":":
        return owner, to_end(cx, frame, k + 1), "colon"
    by = k + 1 < len(tokens) and (cx.t.has("agent", tokens[k]) or cx.t.has("origin", tokens[k]))
    if owner is None and by and not cx.t.has("boundaries", tokens[k + 1]):
        owner = cx.subjects.governed(tokens, k + 1, "")
        k = owner.hi if owner is not None else k
    if k + 1 >= len(tokens):
        return None
    if tokens[k].norm == "that" and cx.t.has("that", tokens[k]):
        opens = i <= 2 and owner is None
        return (owner, to_end(cx, frame, k + 1), "verb") if owner is not None or opens else None
    if owner is None or not _promises(cx, tokens[i]) or not _infinitive(cx, tokens, k):
        return None
    return owner, to_phrase_end(cx, frame, k), "to"


def _possessor(cx: Context, tokens: list[Token], i: int) -> Phrase | None:
    """The mayor's | repeated claim, his | claim."""
    for p in range(i - 1, max(-1, i - OWNER), -1):
        t = tokens[p]
        if t.kind != "word":
            return None
        if t.norm in cx.t.possessives:
            return Phrase(p, p + 1, p, p + 1, "pronoun")
        if cx.subjects.g.of(t).possessive:
            a = p
            while a > 0 and capitalised(tokens[a - 1]):
                a -= 1
            return Phrase(a, p + 1, a, p + 1, "name" if capitalised(t) else "role")
    return None


def _matrix(cx: Context, frame: Frame, i: int, start: int, comma: bool) -> int | None:
    """Where the clause that the noun opens goes on after what is said: заявление о том, что денег нет, | вызвало
    споры; the claim that the water is safe | was false."""
    tokens = frame.tokens
    lo, hi = frame.part(i)
    k = _at(frame, start)
    if any(_verb(cx, tokens, n) for n in range(lo, i)) or any(t.kind == "quote" for t in tokens[lo:i]):
        return None
    return _after_comma(cx, tokens, k, hi) if comma else _second_verb(cx, tokens, k, hi)


def _after_comma(cx: Context, tokens: list[Token], k: int, hi: int) -> int | None:
    inner = 0  # relative and other clauses within
    for j in range(k + 1, hi - 1):
        if tokens[j].text != ",":
            continue
        t = tokens[j + 1]
        if t.kind != "word":
            continue
        n = j + 1 + (j + 2 < hi and (cx.t.has("negation", t) or cx.subjects.g.of(t).adverb))
        if _verb(cx, tokens, n) and not inner:
            return j
        joins = any(cx.t.has(kind, t) for kind in ("that", "wh", "as", "subordinators"))
        if joins or cx.t.pack.morph.lemmas(t.norm) & cx.t.relatives:
            inner += 1
        elif inner:
            inner -= 1
    return None


def _second_verb(cx: Context, tokens: list[Token], k: int, hi: int) -> int | None:
    """Where the second verb of tokens[k:hi] begins, a clause in between let be."""
    verbs, n = int(_infinitive(cx, tokens, k) or cx.t.by_case), k + 1
    while n < hi:
        t = tokens[n]
        if t.text in ";:" or t.kind == "quote" or any(cx.t.has(kind, t) for kind in ("that", "wh", "subordinators")):
            return None
        if _verb(cx, tokens, n):
            joined = cx.t.has("coordinators", tokens[n - 1])
            if verbs and not joined:
                n = next((c for c in range(n - 1, max(k, n - APART), -1) if tokens[c].text == ","), n)
                while n > k and cx.subjects.g.of(tokens[n - 1]).adverb and tokens[n - 1].kind == "word":
                    n -= 1
                return n - (tokens[n - 1].text == "," or tokens[n - 1].text in DASHES)
            verbs += 1
            while n + 1 < hi and _same_verb(cx, tokens, n):
                n += 1  # has been | quietly | dropped
        n += 1
    return None


def _same_verb(cx: Context, tokens: list[Token], n: int) -> bool:
    """Does the verb at n go on with the next word; not "would follow | has been withdrawn"?"""
    helps = [cx.t.has("be", t) or cx.t.has("helpers", t) for t in tokens[n : n + 2]]
    if helps[1] and not helps[0] and not cx.t.by_case and not cx.subjects.g.of(tokens[n]).adverb:
        return False
    return _verb(cx, tokens, n + 1) or cx.subjects.g.of(tokens[n + 1]).adverb


def _verb(cx: Context, tokens: list[Token], n: int) -> bool:
    t = tokens[n]
    if t.kind != "word" or capitalised(t):
        return False
    x = cx.subjects.g.of(t)
    if cx.t.by_case:
        return x.finite and not _infinitive(cx, tokens, n)
    if cx.t.has("be", t) or cx.t.has("helpers", t):
        return not (n and cx.t.has("infinitive", tokens[n - 1]))
    before = tokens[n - 1] if n else None
    plural = before is not None and before.kind == "word" and (cx.subjects.g.of(before).plural or x.verb and x.third)
    bare = x.verb and before is not None and before.kind == "word" and not cx.t.has("determiners", before)
    free = bare and not cx.t.has("boundaries", before) and before.norm not in cx.t.possessives  # type: ignore[arg-type,union-attr]
    return free and (x.past and not x.plain_adj or x.third or plural or x.verb and not x.noun or _acts(cx, tokens, n))


def _acts(cx: Context, tokens: list[Token], n: int) -> bool:
    """A verb in -s that might be a noun: the meadow | floods | every spring."""
    third = any(p.pos == "verb" and p.number == "sg" for p in cx.t.pack.morph.parses(tokens[n].norm))
    nxt = tokens[n + 1] if n + 1 < len(tokens) and tokens[n + 1].kind == "word" else None
    return third and nxt is not None and (cx.t.has("determiners", nxt) or cx.t.has("boundaries", nxt))


def _owned_by(cx: Context, tokens: list[Token], cut: int) -> Phrase | None:
    """Whose the rest of the sentence says it is: …, принадлежит | инженеру Сычу; … came from | engineer Lutz."""
    k = cut + (tokens[cut].kind == "mark")
    hit = _owns(cx, tokens, k)
    return None if hit is None else cx.subjects.governed(tokens, hit[0], hit[1])


def _owns(cx: Context, tokens: list[Token], k: int) -> tuple[int, str] | None:
    for words, case in cx.t.owned_by:
        for at in (k, k + 1):
            part = tokens[at : at + len(words)]
            if len(part) == len(words) and all(
                t.kind == "word" and (t.norm == w or w in cx.t.pack.morph.lemmas(t.norm))
                for t, w in zip(part, words, strict=True)
            ):
                return at + len(words), case
    return None
