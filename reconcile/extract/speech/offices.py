"""What an article says that a person is, beside the name: Mayor Ada Finch; Ada Finch, the mayor of Norwick, 51."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reconcile.extract.speech.casephrases import ALL
from reconcile.extract.speech.cues import Table
from reconcile.extract.speech.frames import CLOSING, OPENING
from reconcile.extract.speech.subjects_case import CaseSubjects
from reconcile.extract.speech.subjects_order import OrderSubjects
from reconcile.extract.text.tokens import Token
from reconcile.language.morphology import Parse

ROLE_REACH = 7  # words before a name that may be its role
APPOSED = 10  # tokens of a role set off by commas
YOUNGEST, OLDEST = 10, 110  # of those whose age is told beside their names

Subjects = CaseSubjects | OrderSubjects


class Office(NamedTuple):
    """What somebody is, what he is it of (lemmas), and his age."""

    roles: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    age: str = ""


def office(tokens: Sequence[Token], a: int, b: int, cases: frozenset[str], s: Subjects) -> Office:
    """What stands beside the name tokens[a:b]: before it, else set off behind it or before it."""
    told = _before(tokens, a, cases, s)
    k = past_own_age(tokens, b, s)
    if not told.roles:
        told = _behind(tokens, k, cases, s) or _ahead(tokens, a, b, cases, s) or told
    return told._replace(age=age_before(tokens, a, s) or (tokens[b + 1].text if k > b else ""))


def past_own_age(tokens: Sequence[Token], b: int, s: Subjects) -> int:
    """Past the age that follows a name: Ada Finch, 51 |, the mayor; Анна Рогова, 51 год |."""
    if b + 1 >= len(tokens) or tokens[b].text not in ",(" or not _age(tokens[b + 1]):
        return b
    k = b + 2
    while k < len(tokens) and tokens[k].kind == "word" and s.t.has("spans", tokens[k]):
        k += 1
    return k if k >= len(tokens) or tokens[k].text in ",.)" else b


def _age(t: Token) -> bool:
    return t.kind == "number" and t.text.isdecimal() and YOUNGEST <= int(t.text[:4]) <= OLDEST


def age_before(tokens: Sequence[Token], a: int, s: Subjects) -> str:
    """The age in the words before tokens[a]: 51-летний | политик, the 51-year-old |."""
    for k in range(a - 1, max(1, a - ROLE_REACH), -1):
        t = tokens[k]
        if t.kind == "mark" and t.text != "-" or t.kind == "word" and (s.g.of(t).finite or s.t.is_cue(t.text)):
            return ""
        if t.norm in s.t.age_forms and tokens[k - 1].text == "-" and _age(tokens[k - 2]):
            return tokens[k - 2].text
    return ""


def _before(tokens: Sequence[Token], a: int, cases: frozenset[str], s: Subjects) -> Office:
    """The role right before a name: министр транспорта | Павел Зорин, prime minister | Ada Finch."""
    words = [t for t in tokens[_role_start(tokens, a, s) : a] if t.kind == "word"]
    if not s.t.by_case:
        return _in_order(words, (), s)
    found = _by_case(words, cases, s)
    if found.roles or not words or words[-1] is not tokens[a - 1] or not _stands_for_noun(words[-1], cases, s):
        return found
    lemmas = frozenset(p.lemma for p in s.t.pack.morph.parses(words[-1].norm)[:2])
    return Office(lemmas, found.of - lemmas)


def _stands_for_noun(t: Token, cases: frozenset[str], s: Subjects) -> bool:
    """An adjective or participle that can be a role by itself: временный | управляющий | Ян Кравец."""
    parses = s.t.pack.morph.parses(t.norm)
    fits = any(p.pos in ("adj", "participle") and p.case in cases for p in parses)
    return t.text[0].islower() and fits and t.norm not in s.t.age_forms and t.norm not in s.t.possessives


def _by_case(words: Sequence[Token], cases: frozenset[str], s: Subjects) -> Office:
    """The noun that agrees with the name, read from the name backwards, and the rest."""
    roles: set[str] = set()
    of: set[str] = set()
    for x in reversed(words):
        parses = s.t.pack.morph.parses(x.norm)
        noun = next((p for p in parses if p.pos == "noun" and p.case in cases), None)
        titled = noun is not None and (x.text[0].islower() and _is_office(noun, s) or noun.lemma in s.t.words["titles"])
        if noun is not None and titled and not (roles and cases == ALL):
            roles.update((noun.lemma, noun.lemma.partition("-")[0]))  # лікар-імунолог is a лікар
        else:
            of.update(p.lemma for p in parses[:2])
    return Office(frozenset(roles), frozenset(of))


def _is_office(noun: Parse, s: Subjects) -> bool:
    """Can it be what somebody is, not the company he heads?"""
    return (
        noun.animate
        or noun.lemma in s.g.titles | s.g.kin
        or any(noun.lemma in group for group in s.t.same_role)
    )  # fmt: skip


def _in_order(core: Sequence[Token], rest: Sequence[Token], s: Subjects) -> Office:
    """The titles of the core are roles, all else tells of what."""
    row = as_one([t.norm for t in core], s.t)
    roles = {x for w in row if w in s.t.words["titles"] for x in (w, *s.t.pack.morph.lemmas(w))}
    of = {x for w in (*row, *(t.norm for t in rest)) for x in (w, *s.t.pack.morph.lemmas(w))}
    return Office(frozenset(roles), frozenset(of - roles))


def as_one(words: Sequence[str], t: Table) -> list[str]:
    """The words with a role of several as one: foreign | minister, but | premier | for the prime minister."""
    out = list(words)
    for one, several in t.one_role:
        for k in range(len(out) - len(several), -1, -1):
            if tuple(out[k : k + len(several)]) == several:
                out[k : k + len(several)] = [one]
    return out


def _role_start(tokens: Sequence[Token], a: int, s: Subjects) -> int:
    """Start of the words before a name that may be its role."""
    lo, t = a, s.t
    while lo > 0 and a - lo < ROLE_REACH and (tokens[lo - 1].kind == "word" or _joins(tokens[lo - 1], s)):
        w = tokens[lo - 1]
        if w.kind == "word":
            if t.has("adverbs", w) or t.is_cue(w.text):
                break
            x = s.g.of(w)
            if x.prep or x.conj or t.by_case and (x.finite or x.adverb):
                break
            if not t.by_case and (t.has("auxiliaries", w) or t.has("boundaries", w) and not t.has("inside", w)):
                break
        lo -= 1
    return lo


def _joins(t: Token, s: Subjects) -> bool:
    """A mark inside a role: a hyphen, the marks about the name of a firm."""
    return t.text == "-" or s.t.by_case and t.kind == "mark" and t.text in OPENING | CLOSING


def _behind(tokens: Sequence[Token], k: int, cases: frozenset[str], s: Subjects) -> Office | None:
    """The role set off behind a name: Ada Finch, | the mayor of Norwick, |; Павел Зорин, | мэр Норвика, |."""
    if k >= len(tokens) or tokens[k].text != ",":
        return None
    hi = k + 1
    while hi < len(tokens) and hi - k <= APPOSED and (tokens[hi].kind == "word" or tokens[hi].text == "-"):
        hi += 1
    closed = hi >= len(tokens) or tokens[hi].text in ",.)"
    return _set_off(tokens, k + 1, hi, cases, s) if closed and not _listed(tokens, hi, s) else None


def _listed(tokens: Sequence[Token], hi: int, s: Subjects) -> bool:
    """Does a list go on after the comma at hi: Ada Finch, the mayor, | and Rob Fry?"""
    return hi + 1 < len(tokens) and tokens[hi].text == "," and s.t.has("coordinators", tokens[hi + 1])


def _ahead(tokens: Sequence[Token], a: int, b: int, cases: frozenset[str], s: Subjects) -> Office | None:
    """The role that a comma sets off before a name: The mayor of Norwick, | Pavel Zorin, |."""
    if a < 2 or tokens[a - 1].text != "," or b < len(tokens) and tokens[b].text not in ",.)" or _listed(tokens, b, s):
        return None
    if tokens[b : b + 1] and tokens[b].text == "," and tokens[b + 1 : b + 2] and tokens[b + 1].kind == "number":
        return None
    lo = _set_off_from(tokens, a - 1, s)
    first = lo + (not s.t.by_case and s.t.has("determiners", tokens[lo]))
    reported = lo > 0 and s.t.is_cue(tokens[lo - 1].text)
    return _set_off(tokens, first, a - 1, cases, s) if lo == 0 or reported else None


def _set_off_from(tokens: Sequence[Token], hi: int, s: Subjects) -> int:
    """Where the phrase that ends at hi begins: | The head of the mill, told | the head of the mill."""
    lo = hi
    while lo > 0 and hi - lo < APPOSED and tokens[lo - 1].kind == "word":
        t = tokens[lo - 1]
        if s.t.by_case and s.g.of(t).finite or s.t.is_cue(t.text) and not s.t.has("titles", t):
            break
        lo -= 1
        if s.t.has("determiners", t) and not s.t.by_case and not (lo and s.t.has("inside", tokens[lo - 1])):
            break
    return lo


def _set_off(tokens: Sequence[Token], lo: int, hi: int, cases: frozenset[str], s: Subjects) -> Office | None:
    """The office that the whole of tokens[lo:hi] tells, if it begins with one."""
    words = [t for t in tokens[lo:hi] if t.kind == "word"]
    if any(s.t.has("coordinators", t) or s.t.has("wh", t) or s.g.of(t).conj for t in words):
        return None
    if s.t.by_case:
        found = _by_case(words[:1], cases, s) if cases != ALL else Office()
        of = frozenset(p.lemma for t in words[1:] for p in s.t.pack.morph.parses(t.norm)[:2])
        return Office(found.roles, of) if found.roles else None
    while words and s.t.has("determiners", words[0]):
        words = words[1:]
    end = next((k for k, t in enumerate(words) if s.t.has("boundaries", t) or s.t.has("inside", t)), len(words))
    core = as_one([t.norm for t in words[:end]], s.t)
    titled = core and words[end - 1].text.islower() and core[-1] in s.t.words["titles"]
    return _in_order(words[:end], words[end:], s) if titled else None
