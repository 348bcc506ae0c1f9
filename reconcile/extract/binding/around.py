"""What stands around the numbers of a sentence: names, places, and who says it. Computed once a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any

from reconcile.extract.binding.syntax import Line
from reconcile.model import Attribution

ROW_GAP = 8  # letters between two places of one row: a comma, a conjunction
NEAREST = 40  # names on either side of a number that may be its anchors: no sentence people write has more
BUCKET = 4096  # characters


class Spoken:
    """The attributions of a part, found by what they cover without a look at all of them."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self.buckets: dict[int, list[Attribution]] = {}
        for a in attributions:
            for n in range(a.start // BUCKET, a.end // BUCKET + 1):
                self.buckets.setdefault(n, []).append(a)

    def of(self, start: int, end: int) -> Attribution | None:
        """The attribution whose content holds this span: one that denies, else the innermost with a speaker."""
        over = [
            a
            for a in self.buckets.get(start // BUCKET, ())
            if a.start <= start and end <= a.end or a.start <= start < a.end
        ]
        return min(over, key=lambda a: (a.stance != "denies", a.speaker is None, a.end - a.start), default=None)


def _of_person(name: Any) -> bool:
    """A name in two words that is of no place and no body is a person's where one is looked for; no ВАЗ, no BMW X."""
    words = name.norm.split()
    named = name.kind == "person" or (name.kind == "other" and len(words) > 1)
    return named and all(w.istitle() for w in re.findall(r"[^\W\d_]{2,}", name.norm)) and len(words[-1]) > 1


def _of_currency(line: Line, name: Any) -> bool:
    """ "US $58", "HK $3 billion": whose dollars they are is part of the sum, and no place."""
    return any(q.start <= name.start and name.end <= q.number_start for q in line.quantities)


class Named:
    """The names of one sentence, each with the word it begins at, and its rows of places («в Литве и Польше»)."""

    def __init__(self, line: Line, names: Sequence[Any]) -> None:
        first = bisect_left(names, line.sentence.start, key=lambda n: n.start)
        last = bisect_left(names, line.sentence.end, key=lambda n: n.start)
        starts = [w.start for w in line.words]
        self.line = line
        self.names = [n for n in names[first:last] if not _of_currency(line, n)]
        self.seats = [max(bisect_right(starts, n.start) - 1, 0) for n in self.names]
        self.people = {seat: n.norm for n, seat in zip(self.names, self.seats, strict=True) if _of_person(n)}
        self.last = {
            seat: max(bisect_left(starts, n.end) - 1, seat) for n, seat in zip(self.names, self.seats, strict=True)
        }  # word a name begins at → the word it ends at
        self.first = {last: seat for seat, last in self.last.items()}
        self.row: dict[int, list[Any]] = {}  # start of a place → its row
        self.taken = {line.segment[at] for at in line.at.values()}  # segments that hold a number
        self._rows([n for n in self.names if n.kind == "place"])

    def of(self, at: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Names for the number at word `at`, those of its clause first; and the places near it."""
        if not self.names:
            return (), ()
        line, middle = self.line, bisect_left(self.seats, at)
        clause, segment = line.clause[at], line.segment[at]
        lo, hi = max(middle - NEAREST, 0), middle + NEAREST
        inside = sorted(
            zip(self.names[lo:hi], self.seats[lo:hi], strict=True),
            key=lambda p: (line.clause[p[1]] != clause, p[0].start),
        )
        places = [(n, line.segment[seat], line.clause[seat]) for n, seat in inside if n.kind == "place"]
        free = [p for p in places if p[1] == segment or p[1] not in self.taken]
        near = [n for n, s, _ in places if s == segment]
        near = near or [n for n, _, c in free if c == clause] or [n for n, _, _ in free]
        rows = {row[0].start: row for row in (self.row[n.start] for n in near)}
        whole = [n.norm for start in sorted(rows) for n in rows[start]]
        return tuple(dict.fromkeys(n.norm for n, _ in inside)), tuple(dict.fromkeys(whole))

    def _rows(self, places: Sequence[Any]) -> None:
        """With one place of a row all of it."""
        text, base = self.line.sentence.text, self.line.sentence.start
        joins = set(self.line.grammar["coordinators"]) | {",", "", "/"}
        row: list[Any] = []
        for i, n in enumerate(places):
            row.append(n)
            self.row[n.start] = row
            gap = text[n.end - base : places[i + 1].start - base].strip().lower() if i + 1 < len(places) else "."
            if set(gap.replace(",", " , ").split() or [""]) <= joins and len(gap) < ROW_GAP and i + 1 < len(places):
                continue
            row = []
