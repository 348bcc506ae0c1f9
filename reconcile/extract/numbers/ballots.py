"""Votes for and against told as a pair: "passed 61 to 44", "voted 61-44", «41 голосом против 17»."""

from __future__ import annotations

from functools import lru_cache

from reconcile.extract.numbers.core import Core
from reconcile.extract.numbers.numeral import Number, Source
from reconcile.extract.text.phrases import Phrases
from reconcile.language import Pack
from reconcile.language.morphology import Parse, norm

MARK = "ballot"
AGAINST = "against"  # of the two the second
FAR, NEAR = 8, 5  # tokens back to a word of votes, and to a verb that also does other things
_HYPHENS = frozenset("-–‑—")


class Ballots:
    """The list `ballots` in the section `numbers` of a pack."""

    def __init__(self, pack: Pack) -> None:
        data = pack.section("numbers").get("ballots") or {}
        self.votes = Phrases((w, True) for w in data.get("votes") or ())
        self.verbs = Phrases((w, True) for w in data.get("verbs") or ())
        self.against = frozenset(map(norm, data.get("against") or ()))
        self.to = frozenset(map(norm, data.get("to") or ()))
        self.not_after = frozenset(map(norm, data.get("not_after") or ()))
        self.pack = pack

    def told(self, s: Source, n: Number) -> bool:
        """Does a word right after the number, or one a little before, say that it counts votes?"""
        if not n.plain or n.value < 1 or s.norm(n.first - 1) in self.not_after:
            return False
        tied = s.norm(n.last) in _HYPHENS and s.kind(n.last + 1) == "number"
        end = n.last + 2 * tied  # "an 80-19 vote"
        near, far = (range(max(n.first - reach, 0), n.first) for reach in (NEAR, FAR))
        if self.votes.has(s.norm(end)) or any(self.votes.has(s.norm(k)) for k in far):
            return True
        return any(self.verbs.has(s.norm(k)) for k in near) and self._noun(s, end) is None

    def pair(self, s: Source, a: Core, c: Core) -> None:
        """Mark two numbers that are the votes of two sides."""
        if a.unit or c.unit or not (a.point and c.point and c.n.plain and self.told(s, a.n)):
            return
        at = a.last + bool(self.votes.has(s.norm(a.last)))
        if c.first != at + 1:
            return
        join = s.norm(at)
        falling = a.n.value > c.n.value and (join in self.to or join in _HYPHENS) and self._noun(s, c.last) is None
        if falling or join in self.against:
            a.marks.append(MARK)
            c.marks += [MARK, AGAINST]

    def _noun(self, s: Source, i: int) -> Parse | None:
        """What else there is to count: "approved 60 to 40 loans", "passed them for a 61-44 win"."""
        if s.kind(i) != "word" or self.votes.has(s.norm(i)):
            return None
        return next((p for p in self.pack.morph.parses(s.norm(i)) if p.pos == "noun"), None)


@lru_cache(maxsize=32)
def ballots(pack: Pack) -> Ballots:
    """The tables of a pack, compiled at first use."""
    return Ballots(pack)
