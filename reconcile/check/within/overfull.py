"""Parts that count nothing twice, though the wording leaves room for a rest: they cannot come to more than the whole.

"28 are in hospital: 12 in a grave state and 17 in a fair one", "20 were for it, 11 against, seven abstained", "12 in
the north, 18 in the south and 15 in the east": each wording keeps its parts apart in a way of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reconcile.check.ledger import Ledger
from reconcile.check.values.counting import named, persons, same_unit
from reconcile.check.within import listed, passages
from reconcile.check.within.shares import of
from reconcile.language import available, cues, load_pack
from reconcile.language.morphology import norm
from reconcile.model import Claim

_LEFT_OUT = re.compile(r"\s*(?:[^\W\d_]+\s*){0,2}[—–]")  # "2.7 billion — the region"
_DASHED = re.compile(r"\s[—–-]\s*\Z")
_LETTERS = re.compile(r"[^\W\d_]+")


def find(ledger: Ledger, whole: Claim, following: Sequence[Claim]) -> tuple[Claim, ...]:
    """The parts of a whole that come to more than it; none where they do not, or may count one thing twice."""
    later = [c for c in following if same_unit(whole, c) or _another(whole, c)]
    ways = (_before_a_rest, _one_to_each, _sides, _by_where, _and_more, _among_those)
    parts = next((parts for way in ways if (parts := way(ledger, whole, later))), [])
    fits = all((p.low or 0) < (whole.low or 0) and p.background == whole.background for p in parts)
    return tuple(parts) if len(parts) > 1 and fits and listed.total_of(parts) > (whole.low or 0.0) else ()


def _another(whole: Claim, c: Claim) -> bool:
    """ "52 tonnes of the 85 were pumped out, another 43 carried off": tonnes, whatever the verb says of people."""
    return "increment" in c.marks and not c.unit and not named(c) and c.sentence_start == whole.sentence_start


def _before_a_rest(ledger: Ledger, whole: Claim, following: Sequence[Claim]) -> list[Claim]:
    """ "28 miners are in hospital: 12 in a grave state and 17 in a fair one; the rest were let go": only bare parts."""
    parts = listed.here(whole, following)
    if len(parts) < 2 or any(named(p) for p in parts) or not listed.joined(ledger, parts):
        return []
    gap = passages.between(ledger, whole, parts[0])
    closed = listed.and_joins(passages.between(ledger, *parts[-2:]), whole) and not listed.others(ledger, whole, parts)
    return parts if len(gap) <= listed.OPENING and ":" in gap and closed and _meant(whole, parts) else []


def _one_to_each(ledger: Ledger, whole: Claim, following: Sequence[Claim]) -> list[Claim]:
    """ "Of 6.6 billion the state gives 4.1, the region — 2.7": a verb, and the same left out with a dash."""
    parts = listed.here(whole, following)
    if (
        len(parts) != 2
        or not listed.out_of(ledger, whole)
        or not listed.joined(ledger, parts)
        or not listed.alike(whole, parts)
    ):
        return []
    gap, tail = passages.between(ledger, *parts), passages.after(ledger, parts[1])
    left_out = bool(_LEFT_OUT.match(tail)) or bool(_DASHED.search(gap))
    return parts if gap.count(",") == 1 and left_out and _meant(whole, parts) else []


def _sides(ledger: Ledger, whole: Claim, following: Sequence[Claim]) -> list[Claim]:
    """ "Of 36 deputies 20 were for it, 11 against, seven abstained": nobody votes twice."""
    parts = listed.here(whole, following)
    if len(parts) < 2 or not listed.joined(ledger, parts) or any(named(p) for p in parts):
        return []
    told = [[cues.has(text, p.language, name) for name in ("backed", "against")] for p, text in _beside(ledger, parts)]
    both = any(side[0] and not side[1] for side in told) and any(side[1] for side in told)
    return parts if both and all(any(side) for side in told) and _meant(whole, parts) else []


def _by_where(ledger: Ledger, whole: Claim, following: Sequence[Claim]) -> list[Claim]:
    """ "40 schools are shut, 12 of them in the north, 18 in the south and 15 in the east": one preposition, places."""
    parts = listed.here(whole, following)
    if len(parts) < 2 or not listed.joined(ledger, parts) or any(named(p) for p in parts):
        return []
    if not (listed.opened(ledger, whole, parts[0]) or parts[0].whole == whole.id) or listed.others(
        ledger, whole, parts
    ):
        return []
    led = {_first_word(cues.without(passages.after(ledger, p), p.language, "of_them")) for p in parts}
    one = len(led) == 1 and cues.has(next(iter(led)), whole.language, "in")
    closed = listed.and_joins(passages.between(ledger, *parts[-2:]), whole)
    return parts if one and closed and _meant(whole, parts) else []


def _first_word(text: str) -> str:
    found = _LETTERS.search(text)
    return norm(found.group()) if found else ""


def _and_more(ledger: Ledger, whole: Claim, following: Sequence[Claim]) -> list[Claim]:
    """ "410 passengers, 380 of them were led out, another 50 got out alone": each further part is another one."""
    floor = max(whole.sentence_start, whole.start - listed.ITEM)
    back = passages.within(ledger, whole, floor - 1, whole.start)[-1:]
    first = [c for c in back if same_unit(c, whole) and of(ledger, c, whole)]  # "52 of the 85, another 43"
    parts = [*first, *listed.here(whole, following)]
    told = bool(parts) and (bool(first) or parts[0].whole == whole.id or listed.out_of(ledger, whole))
    if len(parts) < 2 or not listed.joined(ledger, parts) or not told:
        return []
    more = all("increment" in p.marks and not named(p) for p in parts[1:]) and (bool(first) or not named(parts[0]))
    # "of six counts four were proved, three more were not"
    one_off = not first and listed.total_of(parts) == (whole.low or 0.0) + 1
    return parts if more and (one_off or _meant(whole, parts)) else []


def _beside(ledger: Ledger, parts: Sequence[Claim]) -> list[tuple[Claim, str]]:
    return [(p, " | ".join(passages.stretch(ledger, p))) for p in parts]


def _among_those(ledger: Ledger, whole: Claim, following: Sequence[Claim]) -> list[Claim]:
    """ "95 men came home. … Among those who came home are 70 privates, 18 sergeants and 9 officers": ranks, trades."""
    if not persons(whole) or not whole.predicate:
        return []
    first = next(
        (c for c in following if c.sentence_start > whole.sentence_start and _says_who(ledger, whole, c)), None
    )
    if first is None:
        return []
    parts = [c for c in following if c.sentence_start == first.sentence_start and c.start >= first.start]
    one_sort = all(named(p) and persons(p) for p in parts) and len({p.counted for p in parts}) == len(parts)
    sexes = sum(listed.sort(p) is not None for p in parts)
    if len(parts) < 2 or not one_sort or sexes not in (0, len(parts)) or not listed.joined(ledger, parts):
        return []
    return parts if listed.and_joins(passages.between(ledger, *parts[-2:]), whole) and _meant(whole, parts) else []


def _says_who(ledger: Ledger, whole: Claim, c: Claim) -> bool:
    """Does "among those who …" open the sentence of a figure, with the verb of the whole?"""
    lead = ledger.text(c)[c.sentence_start : c.start]
    opens = cues.find(lead, c.language, "among")
    if opens is None or opens.start() or len(lead) > listed.OPENING or c.language not in available():
        return False
    morph = load_pack(c.language or "").morph
    return any(whole.predicate in morph.lemmas(norm(word)) for word in _LETTERS.findall(lead[opens.end() :]))


def _meant(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Do the parts come near the whole, as those of a list that is wrong by a slip do?"""
    return abs(listed.total_of(parts) - (whole.low or 0.0)) <= listed.NEARLY * (whole.low or 0.0)
