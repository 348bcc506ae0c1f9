"""The people of one article: their mentions, and the roles that stand beside them ("президент США Дональд Трамп")."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from reconcile.extract.names.names import Name
from reconcile.extract.speech.casephrases import ALL
from reconcile.extract.speech.cues import table
from reconcile.extract.speech.frames import Frame
from reconcile.extract.speech.subjects_case import CaseSubjects
from reconcile.extract.speech.subjects_order import OrderSubjects
from reconcile.extract.text.tokens import Token
from reconcile.language import Pack
from reconcile.language.morphology import Parse
from reconcile.language.places import gazetteer, ids

RECENT = 40  # mentions that a pronoun can reach back over
ROLE_REACH = 7  # words before a name that may be its role


class Mention(NamedTuple):
    """One mention of a person."""

    start: int
    end: int
    name: str  # the longest nominative the article has
    gender: str
    frame: int
    subject: bool
    roles: frozenset[str]  # lemmas of the role beside it
    of: frozenset[str]  # lemmas of what the role is of: сша, литва


def mentions(frames: Sequence[Frame], subjects: CaseSubjects | OrderSubjects, names: Sequence[Name]) -> list[Mention]:
    """People named in the frames, in reading order."""
    people = {n.start: n for n in names if n.kind == "person"}
    out: dict[int, Mention] = {}
    for n, frame in enumerate(frames):
        for a, token in enumerate(frame.tokens):
            name = people.get(token.start)
            if name is not None:
                cases = _cases(frame.tokens, a, name, subjects)
                before_another = any(
                    t.start in people and people[t.start].start == name.end + 1 for t in frame.tokens[a + 1 : a + 5]
                )
                roles, of = (
                    (frozenset[str](), frozenset[str]()) if before_another else _roles(frame.tokens, a, cases, subjects)
                )
                subject = "nom" in cases or not subjects.t.by_case
                out.setdefault(name.start, Mention(name.start, name.end, name.norm, name.gender, n, subject, roles, of))
    return [out[k] for k in sorted(out)]


def _cases(tokens: Sequence[Token], a: int, name: Name, subjects: CaseSubjects | OrderSubjects) -> frozenset[str]:
    """Cases in which every word of the name can stand."""
    cases = ALL
    for t in tokens[a : a + 6]:
        if t.start >= name.end:
            break
        if t.kind == "word" and subjects.t.pack.morph.known(t.norm):
            cases = cases & subjects.g.of(t).cases or cases
    return cases


def _roles(
    tokens: Sequence[Token], a: int, cases: frozenset[str], subjects: CaseSubjects | OrderSubjects
) -> tuple[frozenset[str], frozenset[str]]:
    """(role lemmas that agree with the name, lemmas of what they are of)."""
    t, morph = subjects.t, subjects.t.pack.morph
    roles: set[str] = set()
    of: set[str] = set()
    for x in reversed(tokens[_role_start(tokens, a, subjects) : a]):
        if x.kind != "word":
            continue
        parses = morph.parses(x.norm)
        if not t.by_case:
            (roles if t.has("titles", x) else of).update([x.norm, *(p.lemma for p in parses[:2])])
            continue
        noun = next((p for p in parses if p.pos == "noun" and p.case in cases), None)
        if (
            noun is not None
            and not (roles and cases == ALL)
            and (x.text[0].islower() and _is_office(noun, subjects) or noun.lemma in t.words["titles"])
        ):
            roles.update((noun.lemma, noun.lemma.partition("-")[0]))  # лікар-імунолог is a лікар
        else:
            of.update(p.lemma for p in parses[:2])
    return frozenset(roles), frozenset(of)


def _is_office(noun: Parse, subjects: CaseSubjects | OrderSubjects) -> bool:
    """Can it be what somebody is, not the company he heads?"""
    return (
        noun.animate
        or noun.lemma in subjects.g.titles | subjects.g.kin
        or any(noun.lemma in group for group in subjects.t.same_role)
    )


def _role_start(tokens: Sequence[Token], a: int, s: CaseSubjects | OrderSubjects) -> int:
    """Start of the words before a name that may be its role."""
    lo, t = a, s.t
    while lo > 0 and a - lo < ROLE_REACH and (tokens[lo - 1].kind == "word" or tokens[lo - 1].text == "-"):
        w = tokens[lo - 1]
        if t.has("adverbs", w) or t.is_cue(w.text):
            break
        x = s.g.of(w)
        if x.prep or x.conj or t.by_case and (x.finite or x.adverb):
            break
        if not t.by_case and (t.has("auxiliaries", w) or t.has("boundaries", w) and not t.has("inside", w)):
            break
        lo -= 1
    return lo


class People:
    """Who is who in one article."""

    def __init__(self, found: list[Mention], pack: Pack) -> None:
        self.all = found
        self.t = table(pack)
        self.pack = pack
        self.groups: dict[str, list[Mention]] = {}
        self.starts = [m.start for m in found]
        for m in found:
            self.groups.setdefault(m.name, []).append(m)

    def before(self, at: int) -> list[Mention]:
        """The mentions that end before this offset, the last ones of them."""
        k = bisect_right(self.starts, at)
        return [m for m in self.all[max(0, k - RECENT) : k] if m.end <= at]

    def at(self, start: int, end: int) -> Mention | None:
        """The mention that overlaps this stretch of text."""
        k = bisect_left(self.starts, end)
        return next((m for m in self.all[max(0, k - 2) : k] if start < m.end), None)

    def full(self, m: Mention) -> tuple[str, str]:
        """(the longest name of this person in the article, gender)."""
        return m.name, next((x.gender for x in self.groups[m.name] if x.gender), "")

    def holder(self, words: Sequence[Token], at: int) -> tuple[str, str] | None:
        """The one person whom the article gives this role."""
        lemmas = {lemma for w in words for lemma in self.pack.morph.lemmas(w.norm)} | {w.norm for w in words}
        scored = []
        for g in self.groups.values():
            score = max(self._fit(m, lemmas, words) for m in g)
            if score > 0:
                nearest = max((m.start for m in g if m.start < at), default=-1)
                scored.append((score, nearest, g))
        if not scored:
            return None
        top = max(s[0] for s in scored)
        best = [s for s in scored if s[0] == top]
        if len(best) > 1 and top < 2:
            return None
        return self.full(max(best, key=lambda s: s[1])[2][0])

    def _fit(self, m: Mention, lemmas: set[str], words: Sequence[Token]) -> float:
        """How well a role phrase fits a person: the role itself, and what it is of."""
        if not m.roles:
            return 0
        exact = bool(m.roles & lemmas)
        alike = any(group & m.roles and group & lemmas for group in self.t.same_role)
        if not exact and not alike:
            return 0
        rest = [
            w
            for w in words
            if not (self.pack.morph.lemmas(w.norm) | {w.norm}) & (m.roles | self.t.words["determiners"])
        ]
        rest = [w for w in rest if not any(self.pack.morph.lemmas(w.norm) & group for group in self.t.same_role)]
        if not rest:
            return 1 if exact else 0
        met = sum(
            any(self._kin(lemma, o) for lemma in (self.pack.morph.lemmas(w.norm) | {w.norm}) for o in m.of)
            for w in rest
        )
        return 0 if met < len(rest) else 2 + exact

    def _kin(self, a: str, b: str) -> bool:
        """The same word, or a country and its adjective: белорусский, Беларусь."""
        return a == b or (one := self._place(a)) is not None and one == self._place(b)

    def _place(self, lemma: str) -> str | None:
        return gazetteer(self.pack).adjectives.get(lemma) or ids().get(lemma)
