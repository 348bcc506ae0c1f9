"""Expressions of time that date nothing: of what a figure is compared with, of how long there was no such thing."""

from __future__ import annotations

from typing import NamedTuple

from reconcile.extract.binding.syntax import Line
from reconcile.extract.binding.wordclass import finite
from reconcile.extract.time.dates import DateSpan

COMPARED = 8  # words between what opens a comparison and its date
# days: a longer stretch is rarely meant for the clauses after it; beyond a month nobody has an age
SHORT, MONTH = 7, 31


class Placed(NamedTuple):
    """An expression of time and where it stands: index of its word, or of the one before it inside a quantity."""

    date: DateSpan
    at: int


def days(p: Placed) -> int:
    assert p.date.span
    return (p.date.span.end - p.date.span.start).days


def dateless(line: Line, p: Placed, at: int) -> bool:
    """Does the expression date nothing for the number at word `at`?"""
    return compared(line, p) or record(line, p) or (at > p.at and attached(line, p))


def compared(line: Line, p: Placed) -> bool:
    """«по сравнению с тем же периодом прошлого года», "up a third on last year": what is compared with."""
    if p.date.quote.split()[0].lower() in line.grammar["set_on"] and days(p) >= SHORT:
        return True
    before = [w for w in line.of_segment(line.segment[p.at]) if p.at - COMPARED <= w.i < p.at]
    last = max((w.i for w in before if w.norm in line.grammar["against"]), default=-1)
    return last >= 0 and not any(w.kind == "quantity" and w.i > last for w in before)


def attached(line: Line, p: Placed) -> bool:
    """ "Bonds maturing in 2031 fell", "houses built in 1980 cost 40": the date of a participle behind its noun, as a
    verb right behind the date shows."""
    words = line.words[p.at - 2 : p.at + 2] if p.at > 1 else []
    if line.grammar.agreement != "order" or len(words) < 4 or words[2].kind != "date":
        return False
    return words[0].has("noun") and words[1].has("participle", "gerund") and finite(words[3])


def record(line: Line, p: Placed) -> bool:
    """«крупнейшая авария с 2018 года», "the most since 2018": how long there was no such thing, not when it was."""
    reach = COMPARED if p.date.kind in ("since", "window") else 1  # "its longest this year"
    if days(p) <= MONTH:
        return False
    g, near = line.grammar, [w.norm for w in line.of_segment(line.segment[p.at]) if p.at - reach <= w.i < p.at]
    return any(w in g["records"] or any(part in w for part in g["record_parts"]) for w in near)
