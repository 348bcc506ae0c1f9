"""Which event a date is that of: an explosion, a referendum, a strike; and whether it begins or ends then.

A noun is the event where it is what happens («взрыв прогремел», "the vote was held", «референдум, который прошёл»),
where it begins or ends, where the date stands right behind it ("in the blast on Tuesday", «на референдуме 5 мая»), and
where a verb that only carries it out rules it («огласил приговор»). A verb is the event itself (exploded, signed).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from reconcile.check.speech.terms import Term, word
from reconcile.language import available, cues, kin, load_pack
from reconcile.language.morphology import norm
from reconcile.model import Claim

BEGIN, END, WHOLE = "begin", "end", "whole"
BEGINS, ENDS, HAPPENS = "begins", "ends", "occurs"
ASIDE = 2  # stretches between a noun and the clause that tells of it behind an aside
_BESIDE = re.compile(r"[\w'’-]+\s")  # the last word before a date, nothing between


class Occasion(NamedTuple):
    """An event by the keys of its word; `firm`: the sentence says that it is one."""

    keys: frozenset[str]
    phase: str
    firm: bool
    other: bool = False  # it is said to be one more: "another blast"

    @property
    def known(self) -> bool:
        """Is it an event to the thesaurus?"""
        return not self.keys.isdisjoint(kin.listed("occasions"))


class Told(NamedTuple):
    """A date and the words around it."""

    claim: Claim
    words: Sequence[Term]  # of the sentence, without those of dates
    own: frozenset[int]  # the stretches the date belongs to

    @property
    def at(self) -> int:
        return self.claim.start - self.claim.sentence_start

    @property
    def end(self) -> int:
        return self.at + len(self.claim.quote)

    @property
    def here(self) -> list[Term]:
        return [t for t in self.words if t.clause in self.own]


def occasions(told: Told, before: Sequence[Term]) -> tuple[Occasion, ...]:
    """The events that a date may be that of, the likeliest first; `before`: words of the sentence before, where this
    one says only that it happened."""
    return tuple(_found(told, before))


def _found(told: Told, before: Sequence[Term]) -> Iterator[Occasion]:
    phase = _phase(told)
    verb = _verb(told)
    phrase = _phrase(told)
    if phrase:
        # who walks out begins a strike
        yield Occasion(phrase, END if phase == END else BEGIN, True, _more_of_them(told))
    if verb is not None:
        yield Occasion(verb.word.keys, phase or WHOLE, False)
    elif phase or _says(told, HAPPENS) or _says(told, "happens"):
        subject = _antecedent(told) or _subject(told)
        if (
            subject is None
            and "coarse" not in told.claim.marks
            and not any(t.word.noun and t.plain and t.start < told.at for t in told.here)
        ):
            subject = _only(before)
        if subject is not None:
            keys = subject.word.keys | (_lasting(subject, told.claim.language) if phase else frozenset())
            yield Occasion(keys, phase or WHOLE, True, _one_more(told, subject))
    if done := _done(told):
        yield Occasion(done, WHOLE, True)
    beside = _beside(told) or _carried_out(told)
    if beside is not None:
        yield Occasion(beside.word.keys, WHOLE, True, _one_more(told, beside))


def _done(told: Told) -> frozenset[str]:
    """What was done in a year, by the noun behind it: «1989 года постройки»."""
    after = next((t for t in told.words if t.start >= told.end), None)
    if after is None or told.claim.language not in available():
        return frozenset()
    nouns = load_pack(told.claim.language or "").section("turns").get("done_in") or {}
    return frozenset(f"={concept}" for noun, concept in nouns.items() if noun == after.word.norm)


def _verb(told: Told) -> Term | None:
    """The verb of the date where it is an event itself; of "was convicted" the participle."""
    bare = not any(t.plain for t in told.here if _is(t, told.claim))
    for t in told.here:
        if is_event(t) and not _light(told, t) and (_is(t, told.claim) or (bare and t.word.verbal and not t.word.noun)):
            return t
    return None


def _phrase(told: Told) -> frozenset[str]:
    """The event that several words name: «пошёл ко дну», "went off"."""
    subject, language = _antecedent(told), told.claim.language  # "the bill, adopted on Wednesday"
    text = " ".join(t.word.norm for t in ([subject] if subject else []) + told.here)
    if language not in available():
        return frozenset()
    names = load_pack(language or "").section("idioms")
    return frozenset(f"={name}" for name in names if cues.has(text, language, name, "idioms"))


def _lasting(t: Term, language: str | None) -> frozenset[str]:
    """Of a word with two senses the one that begins and ends: a strike of workers, not of missiles."""
    words = load_pack(language or "").section("turns").get("lasts") or {} if language in available() else {}
    return frozenset(f"={concept}" for w, concept in words.items() if f"{language}:{w}" in t.word.keys)


def _light(told: Told, t: Term) -> bool:
    """Does it only say that something began, ended, took place?"""
    return any(cues.has(t.word.norm, told.claim.language, what, "turns") for what in (BEGINS, ENDS, HAPPENS))


def _one_more(told: Told, noun: Term) -> bool:
    before = next((t for t in reversed(told.words) if t.start < noun.start), None)
    return before is not None and is_event(noun) and cues.has(before.word.norm, told.claim.language, "anew", "turns")


def _more_of_them(told: Told) -> bool:
    """Does its stretch tell of more people or things: «ещё двоим стало плохо», "another five fell ill"?"""
    for t, after in pairwise(told.here):
        beside = after.word.noun or after.word.kind == "figure"
        if beside and told.claim.sentence[t.start + len(t.word.norm) : after.start].isspace():
            if any(cues.has(t.word.norm, told.claim.language, what, "turns") for what in ("more", "anew")):
                return True
    return False


def is_event(t: Term) -> bool:
    """Does the thesaurus know it for something that happens?"""
    return not t.word.keys.isdisjoint(kin.listed("occasions"))


def _is(t: Term, claim: Claim) -> bool:
    if claim.predicate is None:
        return False
    if t.word.kind == "small":  # "marched", which may be a month
        return is_event(t) and not t.word.keys.isdisjoint(word(claim.predicate, claim.language).keys)
    return f"{claim.language}:{claim.predicate}" in t.word.keys


def _phase(told: Told) -> str:
    if "since" in told.claim.marks or _says(told, BEGINS):
        return BEGIN
    return END if _says(told, ENDS) else ""


def _says(told: Told, what: str) -> bool:
    """Do words of the date's own stretch say that something happened, began, ended?"""
    return cues.has(" ".join(t.word.norm for t in told.here), told.claim.language, what, "turns")


def _subject(told: Told) -> Term | None:
    """The event that happens: the first noun of its stretch that no preposition and no other noun rules; a verb that
    something begins to do."""
    for t in told.here:
        if not t.name and is_event(t) and not _light(told, t) and not _ruled(told, t):
            return t
    nouns = [
        t
        for t in told.here
        if _nominal(told, t) and t.word.kind == "plain" and not t.name and not _light(told, t) and not _ruled(told, t)
    ]
    if any(is_event(t) and not _light(told, t) for t in told.here):
        return None  # "the search for victims of the blast began"
    return nouns[0] if len(nouns) == 1 else None


def _ruled(told: Told, t: Term) -> bool:
    """Does it hang on a preposition or on a noun before it («разбор завалов», "inquiry into the fire")? In a language
    of word order also on the noun behind it ("fire inquiry")."""
    words = told.words
    i = next(n for n, u in enumerate(words) if u.start == t.start)
    for before in reversed(words[:i]):
        if before.clause != t.clause:
            break
        if pos(before, told.claim.language) == "prep":
            return True
        if _nominal(told, before) or before.name:
            if _cased(told.claim.language):
                return True
        elif before.word.verbal or before.word.kind == "small":
            break
    if _cased(told.claim.language) or i + 1 == len(words):
        return False
    after = words[i + 1]
    compound = after.clause == t.clause and after.word.noun and not after.word.verbal and after.start < told.at
    return compound and not _is(after, told.claim) and not _light(told, after)


def _antecedent(told: Told) -> Term | None:
    """What a relative clause or a participle that opens its stretch tells of: the event named last before it, or the
    noun right before it."""
    if not told.own:
        return None
    first = min(told.own)
    here = [t for t in told.here if t.clause == first]
    opens = here and (here[0].word.verbal or here[0].word.norm in _relatives(told.claim.language))
    before = [t for t in told.words if first - ASIDE <= t.clause < first and t.plain]
    if not opens or not before:
        return None
    event = next((t for t in reversed(before) if is_event(t)), None)
    alone = not any(t.word.noun for t in here if t.plain)
    return event or (before[-1] if alone and before[-1].word.noun else None)


@lru_cache(maxsize=32)
def _relatives(language: str | None) -> frozenset[str]:
    words = load_pack(language or "").section("syntax").get("relatives") if language in available() else ()
    return frozenset(norm(str(w)) for w in words or ())


def _only(before: Sequence[Term]) -> Term | None:
    """The one event of a sentence or a title."""
    found = {min(kin.listed("occasions") & t.word.keys): t for t in reversed(before) if is_event(t)}
    return next(iter(found.values())) if len(found) == 1 else None


def _beside(told: Told) -> Term | None:
    """The noun that the date stands beside: behind it after a preposition of place («на референдуме 15 сентября») or
    where it opens the clause ("the blast on Tuesday killed"), or before it ("Tuesday's blast")."""
    text, language = told.claim.sentence, told.claim.language
    before = next((t for t in reversed(told.words) if t.start < told.at), None)
    if before and is_event(before) and not before.name and _BESIDE.fullmatch(text[before.start : told.at]):
        if _inside(told, before) or _opens(told, before):
            return before
    after = next((t for t in told.words if t.start >= told.end), None)
    if after and not _cased(language) and is_event(after) and text[told.end : after.start].isspace():
        return (
            after
            if told.claim.quote.endswith(str(load_pack(language or "").section("dates").get("possessive")))
            else None
        )
    return None


def _inside(told: Told, noun: Term) -> bool:
    """Does the noun stand after a preposition that says at what: «при взрыве», "in the blast"?"""
    for t in reversed([t for t in told.words if t.clause == noun.clause and t.start < noun.start]):
        if cues.has(t.word.norm, told.claim.language, "inside", "turns"):
            return True
        if t.word.noun or t.word.verbal or t.name:
            break
    return False


def _opens(told: Told, noun: Term) -> bool:
    """Is it the first noun of its clause, a verb behind the date?"""
    clause = [t for t in told.words if t.clause == noun.clause]
    first = next(t for t in clause if t.word.noun or t.word.verbal or t.start == noun.start)
    return first.start == noun.start and not _ruled(told, noun) and any(_is(t, told.claim) for t in told.words)


def _carried_out(told: Told) -> Term | None:
    """The object of a verb that only carries it out: «огласил приговор», "held talks"."""
    words = told.words
    for t, after in zip(words, words[1:], strict=False):
        near = min((abs(t.clause - c) for c in told.own), default=ASIDE) < ASIDE
        if near and cues.has(t.word.norm, told.claim.language, "gives", "turns"):
            noun = _object(told, after)
            if noun is not None and is_event(noun):
                return noun
            if t.clause in told.own and (subject := _subject(told)) and is_event(subject) and subject.word.noun:
                return subject  # «договор подписали», "the deal was signed"
    return None


def _object(told: Told, first: Term) -> Term | None:
    """The noun that a verb rules, of a compound the last ("had a court hearing"); `first`: the word behind the verb."""
    noun = None
    for t in told.words:
        if t.start < first.start or t.name:
            continue
        if t.clause != first.clause or (noun and not t.word.noun) or pos(t, told.claim.language) == "prep":
            break
        if t.word.noun and t.plain:
            noun = t
            if _cased(told.claim.language) and not _can_be(t.word.norm, told.claim.language or "", "adj"):
                break
        elif t.word.verbal:
            break
    return noun


def _nominal(told: Told, t: Term) -> bool:
    """Can it be a noun? Where nouns show it by nothing, one that is first read as an adjective too: "terminal". Where
    they do, no adjective before its noun: «нова школа»."""
    language = told.claim.language
    if language not in available() or t.word.verbal:
        return t.word.noun
    if not _cased(language):
        return t.word.noun or _can_be(t.word.norm, language or "", "noun")
    after = next((u for u in told.words if u.start > t.start), None)
    modifies = after is not None and after.clause == t.clause and after.word.noun
    return t.word.noun and not (modifies and _can_be(t.word.norm, language or "", "adj"))


@lru_cache(maxsize=100_000)
def _can_be(word: str, language: str, pos: str) -> bool:
    return any(r.pos == pos for r in load_pack(language).morph.parses(word))


@lru_cache(maxsize=100_000)
def _first_pos(word: str, language: str) -> str:
    readings = load_pack(language).morph.parses(word)
    return readings[0].pos if readings else ""


def pos(t: Term, language: str | None) -> str:
    """The part of speech that a word form has by itself."""
    return _first_pos(t.word.norm, language) if language in available() else ""


@lru_cache(maxsize=32)
def _cased(language: str | None) -> bool:
    """Do nouns show by their case what rules them?"""
    return language in available() and load_pack(language or "").section("syntax").get("agreement") == "case"


def phases(a: Occasion, b: Occasion, ahead: bool = False) -> bool:
    """Can both mean one day of the event? What is over in a moment begins when it happens; what is still to come is
    dated by its beginning."""
    moments = kin.listed("moments")
    if a.phase == b.phase or (ahead and END not in (a.phase, b.phase)):
        return True
    return END not in (a.phase, b.phase) and not (a.keys & moments).isdisjoint(b.keys)


def one_of(a: Sequence[Occasion], b: Sequence[Occasion], ahead: bool, one: bool) -> tuple[Occasion, Occasion] | None:
    """The first two of what either date may be that of which can be one event. `one`: in one language."""
    return next(((x, y) for x in a for y in b if one_event(x, y, ahead, one)), None)


def one_event(a: Occasion, b: Occasion, ahead: bool, one: bool) -> bool:
    """Can two articles mean one event by them? One must say that it is one, or it must be over in a moment."""
    if not phases(a, b, ahead) or not alike_events(a, b, one):
        return False
    return a.firm or b.firm or not (a.keys & b.keys).isdisjoint(kin.listed("moments") | kin.listed("makings"))


def alike_events(a: Occasion, b: Occasion, one: bool) -> bool:
    """Do they name one event? In one language a word near in meaning names another: a quake, an aftershock."""
    return not a.keys.isdisjoint(b.keys) or (not one and kin.near(a.keys, b.keys))
