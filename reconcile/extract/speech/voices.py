"""Who can speak: people and what speaks for them; and who is quoted where an outlet passes on his words."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.names.scan import rules_of
from reconcile.extract.speech.cores import name_end
from reconcile.extract.speech.cues import Hit
from reconcile.extract.speech.found import Context, Found, bounds_of, new_record, span_of, to_end
from reconcile.extract.speech.frames import OPENING, Frame
from reconcile.extract.speech.speakers import Phrase, capitalised, closing, glued, opens
from reconcile.extract.speech.verbs import be_before, quotes_somebody, quoting_verb
from reconcile.extract.text.tokens import Token
from reconcile.language.morphology import Parse

SURELY = 0.9  # share of readings
NEAR = 10  # tokens between "цитирует" and whom


def can_speak(cx: Context, tokens: Sequence[Token], p: Phrase) -> bool:
    """Somebody, or a body that speaks; not a vaccine that rules out infection. Only languages with cases can tell."""
    if not cx.t.by_case or p.kind != "role":
        return True
    if p.a and tokens[p.a - 1].text in OPENING:
        return True  # «Вестник» рассказывает, когда
    words = [k for k in range(p.a, p.b) if tokens[k].kind == "word"]
    head = next((k for k in words if _is_head(cx, tokens[k], p.case)), None)
    if head is None:
        return True  # протестующие, один
    if any(
        cx.t.has("quantifiers", t) or cx.subjects.g.of(t).number for t in tokens[p.a : head + 1] if t.kind == "word"
    ):
        return True
    t = tokens[head]
    owned = any(tokens[k].norm in cx.t.possessives for k in words)
    if owned and not cx.t.sources.isdisjoint(cx.t.pack.morph.lemmas(t.norm)):
        return False  # критиковали | их публикации: theirs, so not who speaks
    x = cx.subjects.g.of(t)
    if x.animate and _mostly_animate(cx, t) or x.name in ("place", "org") or not cx.t.pack.morph.known(t.norm):
        return True
    return capitalised(t) and not opens(tokens, head) or _speaks(cx, t)


def counts_things(cx: Context, tokens: Sequence[Token], p: Phrase) -> bool:
    """So many of what cannot speak: восемь тел, три раза."""
    words = [t for t in tokens[p.a : p.b] if t.kind in ("word", "number")]
    if (
        p.kind not in ("role", "place")
        or len(words) < 2
        or not (words[0].kind == "number" or cx.subjects.g.of(words[0]).number)
    ):
        return False
    g = cx.subjects.g
    head = next((t for t in words[1:] if t.kind == "word" and g.of(t).noun and t.norm not in g.several), None)
    if head is None or capitalised(head) or not cx.t.pack.morph.known(head.norm):
        return False
    places = rules_of(cx.t.pack).place_heads
    lemmas = cx.t.pack.morph.lemmas(head.norm)
    speaks = _mostly_animate(cx, head) or _speaks(cx, head) and cx.t.sources.isdisjoint(lemmas)  # 549 бюллетеней
    return not speaks and places.isdisjoint(lemmas)


def speaks_for(cx: Context, t: Token) -> bool:
    """Is the noun somebody, or what speaks for people?"""
    return cx.subjects.g.of(t).animate and _mostly_animate(cx, t) or _speaks(cx, t)


def _mostly_animate(cx: Context, t: Token) -> bool:
    """More likely somebody than something: not the gene that might be Gene."""
    nouns = [p for p in cx.t.pack.morph.parses(t.norm) if p.pos == "noun"]
    several = [p for p in nouns if p.case == "nom" and p.number == "pl"]  # критики: who say it, not of criticism
    return not nouns or _animate(nouns) >= 0.5 or bool(several) and _animate(several) > SURELY


def _animate(nouns: Sequence[Parse]) -> float:
    return sum(p.score for p in nouns if p.animate) / (sum(p.score for p in nouns) or 1.0)


def is_body(cx: Context, tokens: Sequence[Token], p: Phrase) -> bool:
    """A ministry or an outlet, not a town or a danger."""
    return any(t.kind == "word" and (_speaks(cx, t) or t.text.isupper() and len(t.text) > 1) for t in tokens[p.a : p.b])


def _speaks(cx: Context, t: Token) -> bool:
    """Can the noun speak for people?"""
    lemmas = cx.t.pack.morph.lemmas(t.norm) | {t.norm, t.norm.rpartition("-")[2]}
    lemmas |= {x.removeprefix(c) for x in lemmas for c in cx.t.words["clipped"] if x.startswith(c)}  # сель|совет
    rules = rules_of(cx.t.pack)
    voices = ("titles", "media", "bearers", "collectives", "quantifiers")
    return not lemmas.isdisjoint(rules.org_heads | rules.org_names | rules.titles | cx.t.sources) or any(
        not lemmas.isdisjoint(cx.t.words[k]) for k in voices
    )


def _is_head(cx: Context, t: Token, case: str) -> bool:
    x = cx.subjects.g.of(t)
    owns = t.norm in cx.t.possessives  # его | адвокат
    return x.noun and not x.plain_adj and not owns and not x.cases.isdisjoint(("nom", "loc", case))


def is_somebody(cx: Context, tokens: Sequence[Token], p: Phrase) -> bool:
    """Does a word of the phrase name people, or what speaks for them? For languages without cases."""
    kinds = ("titles", "organisations", "media", "plurals", "bearers")
    words = [t for t in tokens[p.a : p.b] if t.kind == "word"]
    return any(cx.t.has(kind, t) for t in words for kind in kinds) or any(t.norm in cx.t.sources for t in words)


def is_thing(cx: Context, tokens: Sequence[Token], p: Phrase) -> bool:
    """ "Это означает": a pronoun for a thing."""
    words = [t for t in tokens[p.a : p.b] if t.kind == "word"]
    return p.kind == "role" and bool(words) and all(cx.t.has("determiners", t) for t in words)


def receives(cx: Context, tokens: Sequence[Token], hit: Hit, k: int) -> bool:
    """Does one let people in, where one might have hailed a thing: welcomed | its first guests?"""
    if hit.word.cue.lemma not in cx.t.words["receives"]:
        return False
    if tokens[k].start in cx.subjects.people:
        return True
    ends = (j for j in range(k, len(tokens)) if tokens[j].kind == "mark" or j > k and _ends_phrase(cx, tokens[j]))
    head = tokens[next(ends, len(tokens)) - 1]
    return cx.t.has("received", head) or cx.t.has("plurals", head) and head.norm not in cx.t.sources


def _ends_phrase(cx: Context, t: Token) -> bool:
    """A word that no noun phrase goes on with."""
    return any(cx.t.has(kind, t) for kind in ("boundaries", "inside", "times"))


def relayed(cx: Context, frame: Frame, hit: Hit) -> tuple[Phrase, str, Phrase | None] | None:
    """(who is quoted, his pronoun, the outlet): цитирует TUT.BY | Дмитрия Пиневича; цитирует его | Financial Times."""
    tokens = frame.tokens
    stop = min(len(tokens), hit.last + 1 + NEAR)
    for k in range(hit.last + 1, stop):
        t = tokens[k]
        if t.text in ".!?;:" and not glued(tokens, k) or t.kind == "quote":
            return None
        if t.kind != "word":
            continue
        name = cx.subjects.people.get(t.start)
        if name is not None:
            end = name_end(tokens, k, len(tokens), name)
            outlet = _between(cx, tokens, hit.last + 1, k)
            return Phrase(k, end, k, end, "name", "acc"), "", outlet or _outlet(cx, tokens, end, stop)
        if t.norm in cx.t.possessives:
            return Phrase(k, k + 1, k, k + 1, "pronoun"), cx.t.possessives[t.norm], _outlet(cx, tokens, k + 1, stop)
        if "gen" in hit.word.cue.frames and (whose := cx.subjects.governed(tokens, k, "gen")) is not None:
            return whose, "", _outlet(cx, tokens, whose.hi, stop)
    return None


def quoted_as(cx: Context, frame: Frame, hit: Hit) -> Phrase | None:
    """Who says it, of "quotes | witnesses as | saying", "| the minister was quoted as | saying"."""
    tokens = frame.tokens
    if cx.t.by_case or hit.word.form != "gerund" or not hit.first or not cx.t.has("as", tokens[hit.first - 1]):
        return None
    verb = quoting_verb(cx, tokens, hit.first)
    if verb is None:
        return None
    if be_before(cx, frame, verb):
        return cx.subjects.before(tokens, verb, hit.word._replace(form="finite"))
    return cx.subjects.governed(tokens[: hit.first - 1], verb + 1, "")


def quotes_as(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """The outer link of that chain: the Gazette | quotes | witnesses as saying …"""
    if hit.word.form in ("passive", "participle") or quotes_somebody(cx, frame.tokens, hit) is None:
        return None
    speaker = cx.subjects.before(frame.tokens, hit.first, hit.word)
    if speaker is None:
        return None
    take = next(iter(hit.word.cue.frames))
    return new_record(cx, frame, hit, take, speaker, [to_end(cx, frame, hit.last + 1)], how="chain")


def passed_on(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """…, the minister was quoted as | saying | by an agency: all that stands before it."""
    who, tokens = quoted_as(cx, frame, hit), frame.tokens
    if who is None or who.lo < 2 or tokens[who.lo - 1].text != ",":
        return None
    lo, hi = bounds_of(cx, frame, hit.first)
    k, via = hit.last + 1, None
    if k < hi and cx.t.has("agent", tokens[k]):
        via = cx.subjects.governed(tokens, k + 1, "")
        k = via.hi if via is not None else k
    if lo >= who.lo - 1 or k < hi and tokens[k].kind == "word" and not cx.t.has("times", tokens[k]):
        return None
    span = span_of(frame, lo, who.lo - 1)
    record = new_record(cx, frame, hit, "aside", who, [span], how="aside")
    record.via, record.gerund = via, False
    return record


def _between(cx: Context, tokens: Sequence[Token], lo: int, hi: int) -> Phrase | None:
    """The outlet named before the person and his role: цитирует | «Труд» | инженера Зуева."""
    if lo < hi and tokens[lo].text in OPENING and (end := closing(tokens, lo)) is not None and end < hi:
        return Phrase(lo, end + 1, lo + 1, end, "media")
    named = next((k for k in range(lo, hi) if tokens[k].kind == "word" and not capitalised(tokens[k]) and k > lo), hi)
    return cx.subjects.core(tokens, lo, named) if lo < named and capitalised(tokens[lo]) else None


def _outlet(cx: Context, tokens: Sequence[Token], lo: int, stop: int) -> Phrase | None:
    found = cx.subjects.after(tokens, lo - 1, None)
    return found if found is not None and found.lo < stop else None
