"""The people of one article: their mentions, and the roles that stand beside them ("президент США Дональд Трамп")."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from reconcile.extract.names.names import Name
from reconcile.extract.speech.casephrases import ALL
from reconcile.extract.speech.cores import name_end
from reconcile.extract.speech.cues import table
from reconcile.extract.speech.frames import Frame
from reconcile.extract.speech.offices import Office, office
from reconcile.extract.speech.subjects_case import CaseSubjects
from reconcile.extract.speech.subjects_order import OrderSubjects
from reconcile.extract.text.tokens import Token
from reconcile.language import Pack

RECENT = 40  # mentions that a pronoun can reach back over


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
    age: str  # in years, as written


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
                b = name_end(frame.tokens, a, len(frame.tokens), name)
                told = Office() if before_another else office(frame.tokens, a, b, cases, subjects)
                subject = "nom" in cases or not subjects.t.by_case
                out.setdefault(name.start, Mention(name.start, name.end, name.norm, name.gender, n, subject, *told))
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
