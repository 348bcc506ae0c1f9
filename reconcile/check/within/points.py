"""Two shares of one thing at two times, and the percentage points between them, told as what follows from the two."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reconcile.check.ledger import Ledger
from reconcile.check.within import changes, levels, passages
from reconcile.language import available, cues, load_pack
from reconcile.language.morphology import norm
from reconcile.model import Claim

MEANT = 2.0  # times that the points may be off and still be meant as those between the two
POINT = "percentage_point"
LEAD = 30  # characters before a change that say it is one: "a rise of"
ROUNDED = 0.1  # of a change, by which it may be off what it is in per cent


def find(ledger: Ledger, body: Sequence[Claim]) -> Iterator[tuple[Claim, Claim, Claim]]:
    """ "34% would vote for him. In January it was 39%, so he has lost five points": what moved, before, and after.

    Those that come out; else those of the sentence before, where it gives one share only.
    """
    shares = [c for c in body if c.unit == "percent" and passages.exact(c) and "change" not in c.marks]
    for moved in body:
        if not passages.exact(moved) or not is_point(moved):
            continue
        told = [c for c in shares if c.start < moved.start and passages.near(c, moved)]
        old = told[-1] if told else None
        if old is None or old.sentence_start != moved.sentence_start or not _of_before(ledger, old):
            continue
        if not any(cues.has(passages.between(ledger, old, moved), moved.language, n) for n in ("hence", "that_is")):
            continue
        new = _other(told[:-1], old, moved)
        if new:
            yield moved, old, new


def mistaken(ledger: Ledger, body: Sequence[Claim]) -> Iterator[tuple[Claim, Claim, Claim]]:
    """ "From 61% to 68%, a rise of 7%": a change in per cent that is that of percentage points, before, and after."""
    shares = [c for c in body if c.unit == "percent" and passages.exact(c)]
    for sentence in passages.sentences(shares):
        for change in (c for c in sentence if _is_change(ledger, c)):
            for pair in pairwise(c for c in sentence if c is not change):
                old, new = _ends(ledger, pair, "from", {"from", "old"}), _ends(ledger, pair, "to", {"new", "level"})
                if (
                    len(old) == len(new) == 1
                    and old != new
                    and _of_it(change, pair)
                    and _only_points(change, old[0], new[0])
                ):
                    yield change, old[0], new[0]


def _is_change(ledger: Ledger, c: Claim) -> bool:
    lead = passages.before(ledger, c, LEAD)
    named = any(cues.has(lead, c.language, name) for name in ("noun_up", "noun_down"))
    return "change" in c.marks or changes.way(ledger, c) is not None or named


def _of_it(change: Claim, pair: Sequence[Claim]) -> bool:
    """Has the change no noun of its own: not "inflation went from 4% to 6%, bread rose by 2%"?"""
    return levels.noun_of_change(change) or change.counted in (None, *(c.counted for c in pair))


def _ends(ledger: Ledger, pair: Sequence[Claim], cue: str, marks: set[str]) -> list[Claim]:
    """Those that are marked as this end of a change, else those that the cue leads."""
    marked = [c for c in pair if not marks.isdisjoint(c.marks)]
    return marked or [c for c in pair if changes.led(ledger, c, cue)]


def _only_points(change: Claim, old: Claim, new: Claim) -> bool:
    """Is the figure the difference of the two, and far from what that is in per cent?"""
    said, points = change.low or 0.0, _apart(old, new)
    if not old.low or not math.isclose(said, points, rel_tol=1e-9):
        return False
    return abs(100 * points / old.low - said) > max(1.0, ROUNDED * said)


def is_point(c: Claim) -> bool:
    """Percentage points, or "points" for short: the last word of that unit."""
    if c.unit == POINT:
        return True
    if c.unit is not None or not c.counted or c.language not in available():
        return False
    forms = load_pack(c.language or "").section("units").get(POINT) or ()
    last = {str(form).split()[-1] for form in forms if " " in str(form)}
    noun = norm(c.counted)
    return any(noun.startswith(w[:-1]) if w.endswith("*") else noun == w for w in last if len(w) > 2)


def _of_before(ledger: Ledger, c: Claim) -> bool:
    """Is the share told of a time of its own, earlier than what the article tells?"""
    dated = c.event is not None and c.published is not None and c.event.end < c.published
    return dated or levels.old_time(ledger, c)


def _other(told: Sequence[Claim], old: Claim, moved: Claim) -> Claim | None:
    """The share of now: the nearest one that comes out, else the only one in the sentence before that nearly does."""
    said = moved.low or 0.0
    other = [c for c in told if c.event is None or c.event != old.event]
    held = next((c for c in reversed(other) if math.isclose(_apart(c, old), said, rel_tol=1e-9)), None)
    if held:
        return held
    just = [c for c in other if c.sentence_start == other[-1].sentence_start]
    near = len(just) == 1 and said / MEANT <= _apart(just[0], old) <= said * MEANT
    return just[0] if near else None


def _apart(x: Claim, y: Claim) -> float:
    return abs((x.low or 0.0) - (y.low or 0.0))
