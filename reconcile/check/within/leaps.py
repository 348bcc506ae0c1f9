"""A change in per cent or times and two levels beside it, in whatever order and wording: "barristers were paid 80 a
hearing until 2023; the tariff is now 92. That rise of 25 per cent …".

What comes out is verified. What does not is a slip where the two levels stand alone in the two sentences, one of them
told of a time before, and the change is of their size.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reconcile.check.ledger import Ledger
from reconcile.check.values import intervals
from reconcile.check.values.counting import Likeness, likeness, same_unit
from reconcile.check.within import changes, levels, passages
from reconcile.check.within.changes import Ends
from reconcile.language import cues
from reconcile.model import Claim

WIDTH = 260  # characters that hold the three
MEANT = 2.6  # times that a change may be off and still be meant as that of the two
LARGE = 5.0  # times that one level may be of the other
EXACT = 0.02  # share by which a change may be rounded
PAST = 25  # days before an article that make a level one of before
POINTED = 40  # characters of a sentence before a change in which "it" may stand for what the one before tells
LED = 3  # words before a figure that can set it against another


def find(ledger: Ledger, change: Claim, body: Sequence[Claim]) -> Iterator[tuple[Ends, str | None, bool]]:
    """The two levels of a change, its way, and whether it must come out: those that do first, then the only two."""
    up_or_down = way(ledger, change)
    if up_or_down is None and change.unit != "times":
        return
    beside = passages.around(body, change.start - WIDTH, change.start + WIDTH)
    near = [
        c
        for c in _freed(beside)
        if levels.changes_near(c, change) and levels.is_level(replace(c, approximate=False), change)
    ]
    groups = [g for g in _groups(change, near) if len(g) > 1]
    for group in groups:
        for x, y in zip(group, group[1:], strict=False):
            ends = _ends(ledger, x, y, up_or_down)
            if ends and _meets(change, ends, up_or_down):
                yield ends, up_or_down, False
                return
    for group in groups:
        here = any(c.sentence_start == change.sentence_start for c in group)
        if len(group) != 2 or any(c.approximate for c in group):
            continue
        if not (_told_apart(ledger, change, group) or (not here and _from_to(*group))):
            continue
        here = here or (_points_back(ledger, change) and not _another_between(change, group, body))
        ends = _ends(ledger, group[0], group[1], up_or_down) if here else None
        if ends and _meant(change, ends):
            yield ends, up_or_down, True
            return


def _another_between(change: Claim, group: Sequence[Claim], body: Sequence[Claim]) -> bool:
    """Does another change stand between the levels and this one, so that they are its own?"""
    end = max(c.end for c in group)
    beside = passages.around(body, end, change.start)
    return any(c.unit in levels.RELATIONS and end <= c.start < change.start for c in beside)


def _points_back(ledger: Ledger, change: Claim) -> bool:
    """ "That rise of 25 per cent", «Отже, черга скоротилася вдвічі»: is it told of the sentence before, and not of a
    subject of its own ("shares rose 3 per cent")?"""
    lead = ledger.text(change)[change.sentence_start : change.start]
    if levels.of_its_own(ledger, change):
        return levels.noun_of_change(change)
    told = any(cues.has(lead, change.language, n) for n in ("hence", "this_is"))
    return (
        levels.noun_of_change(change) or told or (len(lead) <= POINTED and cues.has(lead, change.language, "pointing"))
    )


def way(ledger: Ledger, change: Claim) -> str | None:
    """Up or down, by the change itself or by a word of its clause: "the fall is a third", «скачок на 30%»."""
    told = changes.way(ledger, change)
    if told:
        return told
    words = passages.since_last(ledger, change) + " " + change.quote
    found = [name for name in ("up", "down") if cues.has(words, change.language, f"moved_{name}")]
    return found[0] if len(found) == 1 else None


def _freed(body: Sequence[Claim]) -> list[Claim]:
    """The figures; one right behind a change («утричі більше, ніж 18 тисяч») is no bound but what it is set against."""
    out: list[Claim] = []
    for before, c in zip([None, *body], body, strict=False):
        behind = before is not None and before.unit in changes.SHARES and c.start - before.end <= 1
        said = c.low if c.high is None else c.high if c.low is None else None
        out.append(replace(c, low=said, high=said) if behind and said is not None else c)
    return out


def _groups(change: Claim, near: Sequence[Claim]) -> list[list[Claim]]:
    """Levels of one unit in the sentence of the change, in it and the one before, in that alone: what stands in the one
    after may be the levels of anything."""
    starts = sorted({c.sentence_start for c in near} | {change.sentence_start})
    at = starts.index(change.sentence_start)
    out: list[list[Claim]] = []
    for sentences in (starts[at : at + 1], starts[max(0, at - 1) : at + 1], starts[max(0, at - 1) : at]):
        here = [c for c in near if c.sentence_start in sentences]
        for first in here:
            group = [c for c in here if same_unit(c, first)]
            if first is group[0] and group not in out:
                out.append(group)
    return out


def _ends(ledger: Ledger, x: Claim, y: Claim, way: str | None) -> Ends | None:
    """The earlier level and the later; by the way of the change, else by the words of time."""
    alike = likeness(x, y)
    if alike == Likeness.OTHER or x.low == y.low or x.whole == y.id or y.whole == x.id:
        return None
    if x.sentence_start != y.sentence_start and alike < Likeness.SAME:
        return None
    small, large = sorted((x, y), key=lambda c: c.low or 0.0)
    first, last = (large, small) if way == "down" else (small, large)
    if _is_old(ledger, last) and not _is_old(ledger, first):
        return None  # it went the other way
    return Ends(intervals.of(first), intervals.of(last), (first, last), False)


def _moved(change: Claim, ends: Ends, way: str | None) -> float:
    """What the two come to, in the unit of the change."""
    first, last = (c.low or 0.0 for c in ends.claims)
    if change.unit == "times":
        return max(first, last) / min(first, last)
    return 100 * abs(last - first) / first


def _meets(change: Claim, ends: Ends, way: str | None) -> bool:
    moved, said = _moved(change, ends, way), intervals.of(change)
    room = EXACT * moved if change.unit == "times" else 0.05
    return said.low - room <= moved <= said.high + room


def _meant(change: Claim, ends: Ends) -> bool:
    moved, said = _moved(change, ends, None), change.low or 0.0
    wide = max(c.low or 0.0 for c in ends.claims) / min(c.low or 1.0 for c in ends.claims)
    return said > 0 and said / MEANT <= moved <= said * MEANT and (wide <= LARGE or change.unit == "times")


def _told_apart(ledger: Ledger, change: Claim, two: Sequence[Claim]) -> bool:
    """Is one of the two told of a time before, or set against the other: "240 million, three times the last bill"?"""
    x, y = two
    a, b = x.event, y.event
    if a is not None and b is not None and (a.end < b.start or b.end < a.start):
        return True
    if change.unit == "times" and x.end <= change.start and change.end <= y.start:
        return x.sentence_start == y.sentence_start
    return any(told(ledger, x) != told(ledger, y) for told in (_set_against, _is_old, _is_now))


def _from_to(x: Claim, y: Claim) -> bool:
    """ "From 1,200 to 1,500. Such a leap, by 40 percent, …"."""
    return "from" in x.marks and bool({"new", "level"} & set(y.marks)) and x.sentence_start == y.sentence_start


def _is_old(ledger: Ledger, c: Claim) -> bool:
    """Is it told of a time before?"""
    lead = f"{passages.since_last(ledger, c)} {c.quote} | {passages.stretch(ledger, c)[1]}"
    told = any(cues.has(lead, c.language, name) for name in ("ago", "previous", "earlier", "stood", "before_it"))
    past = c.event is not None and c.published is not None and (c.published - c.event.end).days > PAST
    return told or past or _set_against(ledger, c)


def _set_against(ledger: Ledger, c: Claim) -> bool:
    """ "4.2 million against 3.9", "15 instead of 12", "from 80"."""
    lead = " ".join([*passages.before(ledger, c).split()[-LED:], *c.quote.split()[:1]])
    return levels.old_time(ledger, c) or cues.has(lead, c.language, "against", "elided")


def _is_now(ledger: Ledger, c: Claim) -> bool:
    words = " | ".join((*passages.stretch(ledger, c), passages.since_last(ledger, c)))
    return cues.has(words, c.language, "now")
