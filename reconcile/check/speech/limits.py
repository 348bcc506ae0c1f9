"""Words that say how far a thing goes or how sure it is: "almost every home", «возможно, вернутся».

Where all else agrees, a version that has none of them says more than the other, or less.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reconcile.check.speech.everyday import CLOSED
from reconcile.check.speech.terms import HEDGES, Term

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


def _surely(t: Term, rows: frozenset[str], alike: frozenset[str]) -> bool:
    """Is it of these rows, and of none that means something else («около» is a place too)?"""
    closed = {k for k in t.word.keys if k[0] == CLOSED}
    return not closed.isdisjoint(rows) and closed <= alike
