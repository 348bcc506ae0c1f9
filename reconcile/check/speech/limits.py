"""Words that say how far a thing goes or how sure it is: "almost every home", «возможно, вернутся».

Where all else agrees, a version that has none of them says more than the other, or less.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from reconcile.check.speech.everyday import CLOSED
from reconcile.check.speech.terms import HEDGES, Term
from reconcile.language import available, load_pack
from reconcile.language.morphology import norm

NOTHING = "—"
# Rows of closed classes of which one does for another; a translation keeps no more than the hedges.
GRADES = tuple(
    frozenset(f"{CLOSED}{row}" for row in rows.split())
    for rows in ("almost roughly", "perhaps can", "only", "all every", "must")
)


def limits(left: Sequence[Term], right: Sequence[Term], literal: bool) -> Iterator[tuple[str, str]]:
    """What only one version has, against nothing. `literal`: the versions follow one another word by word."""
    for rows in GRADES:  # a name is none of them: May
        found = [[t for t in side if not t.name and not t.word.keys.isdisjoint(rows)] for side in (left, right)]
        if all(found) or not any(found):
            continue
        sure = [t.word.norm for t in found[0] or found[1] if _surely(t, rows if literal else rows & HEDGES, rows)]
        if sure:
            yield (sure[0], NOTHING) if found[0] else (NOTHING, sure[0])


def only(left: Sequence[Term], right: Sequence[Term], more: Sequence[bool]) -> Iterator[tuple[str, str]]:
    """ "Only" in the version that says less, where the other adds something: only from here; from here and abroad."""
    row = frozenset({f"{CLOSED}only"})
    found = [[t for t in side if not t.word.keys.isdisjoint(row)] for side in (left, right)]
    adds = [any(f"{CLOSED}and" in t.word.keys for t in side) for side in (left, right)]
    if found[0] and not found[1] and list(more) == [False, True] and adds[1]:
        yield found[0][0].word.norm, NOTHING
    if found[1] and not found[0] and list(more) == [True, False] and adds[0]:
        yield NOTHING, found[1][0].word.norm


def steps(x: Sequence[Term], y: Sequence[Term], agreed: Sequence[tuple[int, int]]) -> Iterator[tuple[str, str]]:
    """Before one figure "to" in one version and "by" in the other: «до двенадцати минут», «на двенадцать минут»."""
    for i, j in agreed:
        if i and j and x[i].word.kind == y[j].word.kind == "figure":
            before = x[i - 1].word.norm, y[j - 1].word.norm
            if {_steps().get(w) for w in before} == {"to", "by"}:
                yield before


@cache
def _steps() -> dict[str, str]:
    """The words of every pack that lead to the figure that something changes to, or by."""
    tables = (load_pack(code).section("turns").get("steps") or {} for code in available())
    return {norm(str(w)): kind for table in tables for kind, words in table.items() for w in words}


def _surely(t: Term, rows: frozenset[str], alike: frozenset[str]) -> bool:
    """Is it of these rows, and of none that means something else («около» is a place too)?"""
    closed = {k for k in t.word.keys if k[0] == CLOSED}
    return not closed.isdisjoint(rows) and closed <= alike
