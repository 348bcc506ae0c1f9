"""Whom a role or an epithet stands for, if the article leaves no doubt: the mayor, 51-летний политик."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reconcile.extract.speech.cues import Table
from reconcile.extract.speech.offices import as_one
from reconcile.extract.speech.people import Mention, People
from reconcile.extract.text.tokens import Token
from reconcile.language import Pack
from reconcile.language.places import gazetteer, ids

Person = tuple[str, str]  # name, gender


class Called(NamedTuple):
    """What somebody is called where he speaks."""

    words: Sequence[Token]
    at: int
    gender: str  # of the verb, where it shows one
    age: str


def holder(people: People, c: Called) -> Person | None:
    """The one person whom the article gives this role, those named before first."""
    t, pack = people.t, people.pack
    if _some(t, c.words):
        return None
    words = as_one([w.norm for w in c.words], t)
    lemmas = {lemma for w in words for lemma in _lemmas(pack, w)}
    scored = []
    for name, group in people.groups.items():
        score = max(_fit(m, lemmas, words, people) for m in group)
        if score > 0 and _may_be(people, group[0], c.gender) and not _is_of(name, people):
            scored.append((score, max((m.start for m in group if m.start < c.at), default=-1), group))
    if not scored:
        return None
    top = max(s[0] for s in scored)
    best = [s for s in scored if s[0] == top]
    best = [s for s in best if s[1] >= 0] or best
    if len(best) > 1 and top < 2:
        return None
    return people.full(max(best, key=lambda s: s[1])[2][0])


def _some(t: Table, words: Sequence[Token]) -> bool:
    """One of several, whom nobody has told of: a minister."""
    return not t.by_case and t.has("determiners", words[0]) and not t.has("definite", words[0])


def _may_be(people: People, m: Mention, gender: str) -> bool:
    """Can the verb, which shows a gender, be that of this person?"""
    known = people.full(m)[1]
    return not gender or not known or known == gender


def _is_of(name: str, people: People) -> bool:
    """A town taken for a person, of which somebody is something: мэр Норвика, Павел Зорин."""
    return " " not in name and any(name.lower() in m.of for m in people.all if m.name != name)


def _lemmas(pack: Pack, word: str) -> set[str]:
    """The word, its lemmas, and of a double one its first half: премьер-министр is a премьер."""
    found = {word, *pack.morph.lemmas(word)}
    return found | {x.partition("-")[0] for x in found}


def _fit(m: Mention, lemmas: set[str], words: Sequence[str], people: People) -> float:
    """How well a role phrase fits a person: the role itself, and what it is of."""
    t, pack = people.t, people.pack
    exact = bool(m.roles & lemmas)
    alike = any(group & m.roles and group & lemmas for group in t.same_role)
    if not m.roles or not (exact or alike) or not (t.words["lesser"] & (m.of | m.roles)) <= lemmas:
        return 0
    small = t.words["determiners"] | (set() if t.by_case else t.words["inside"])
    rest = [w for w in words if not _lemmas(pack, w) & (m.roles | small)]
    rest = [w for w in rest if not any(_lemmas(pack, w) & group for group in t.same_role)]
    if not rest:
        return 1 if exact else 0
    met = sum(any(_kin(pack, lemma, o) for lemma in {w, *pack.morph.lemmas(w)} for o in m.of) for w in rest)
    return 0 if met < len(rest) else 2 + exact


def _kin(pack: Pack, a: str, b: str) -> bool:
    """The same word, or a country and its adjective: белорусский, Беларусь."""
    return a == b or (one := _place(pack, a)) is not None and one == _place(pack, b)


def _place(pack: Pack, lemma: str) -> str | None:
    return gazetteer(pack).adjectives.get(lemma) or ids().get(lemma)


def epithet(people: People, c: Called, last: str | None, quoted: Sequence[tuple[int, int]]) -> Person | None:
    """Whom another word for him stands for: by his age, by what he is, or because he alone has just spoken."""
    if _some(people.t, c.words):
        return None
    before = [m for m in people.before(c.at) if not any(a <= m.start < b for a, b in quoted)]
    if c.age and (aged := _only({m.name for m in people.all if m.age == c.age}, people, c)) is not None:
        return aged
    words = [w for w in c.words if not people.t.has("determiners", w)]
    if len(words) == 1 and before:
        wide = next((g for w, g in people.t.broader.items() if w in _lemmas(people.pack, words[0].norm)), None)
        if wide is not None:
            fits = {m.name for m in people.all if m.start < c.at and m.roles & wide}
            return _only(fits & {before[-1].name}, people, c) if len(fits) == 1 else None
    names = {m.name for m in people.all if m.start < c.at}
    if c.age and len(names) == 1 or len(words) == 1 and last is not None and before and before[-1].name == last:
        known = last if last is not None and not c.age else next(iter(names))
        plain = not any(m.roles for m in people.groups.get(known, ()))
        return _only({known}, people, c) if plain and people.groups.get(known) and _is_title(people, words) else None
    return None


def _only(names: set[str], people: People, c: Called) -> Person | None:
    """The one person of these, if there is but one and the verb can be his."""
    if len(names) != 1:
        return None
    m = people.groups[next(iter(names))][0]
    return people.full(m) if _may_be(people, m, c.gender) else None


def _is_title(people: People, words: Sequence[Token]) -> bool:
    """Does the phrase begin with what one person can be?"""
    return bool(words) and any(
        p.pos == "noun" and p.animate and p.number != "pl" for p in people.pack.morph.parses(words[0].norm)[:1]
    )
