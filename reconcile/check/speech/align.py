"""Two versions of one passage side by side: which words agree, and which stand where the other has a different one.

Within a language and between sister languages by least edits, in order; between others word by word, whatever the
order. A word that only one version has is left out, not exchanged: an abridgement changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from reconcile.check.speech.denial import Link, turned
from reconcile.check.speech.everyday import CALENDAR
from reconcile.check.speech.exclusion import differ, excluding, opposites
from reconcile.check.speech.limits import limits, only, steps
from reconcile.check.speech.terms import KINDRED, Term, Word, meet
from reconcile.language.kin import listed

UNIT = f"{CALENDAR}UNIT"  # begins the keys of hour, day
LITTLE = 0.25  # weight of a word that says nothing by itself
KEPT = 0.3  # share of a sentence's words that must agree for it to be in both versions
LONGEST = 80  # words of a passage that are compared


class Alignment(NamedTuple):
    """How two passages agree."""

    links: tuple[Link, ...]  # numbers of the words that agree, in the order of the first
    left: tuple[int, ...]  # numbers of the words that say something and found no counterpart, of either
    right: tuple[int, ...]
    matched: int  # words that say something and agree
    share: float  # of the longer one's weight, without sentences that only one version has
    whole: float  # of the longer one's weight, with them
    shorter: float  # of the shorter one's weight, with them
    swaps: tuple[tuple[str, str], ...]  # what surely stands for what
    turned: bool  # one version denies what the other does not
    limits: tuple[tuple[str, str], ...]  # what only one version has, and which limits it: almost, perhaps
    excluded: bool  # a word of one version excludes one of the other: forever and for a time

    @property
    def alike(self) -> bool:
        """Nothing exchanged, and nothing that could be."""
        return not self.swaps and not self.turned and not self.limits


NONE = Alignment((), (), (), 0, 0.0, 0.0, 0.0, (), False, (), False)
ALL = NONE._replace(share=1.0, whole=1.0, shorter=1.0)


@lru_cache(maxsize=50_000)
def align(left: tuple[Term, ...], right: tuple[Term, ...], languages: tuple[str, str]) -> Alignment:
    """Compare two passages (their first `LONGEST` words)."""
    x, y = left[:LONGEST], right[:LONGEST]
    if not x or not y:
        return NONE
    one, ordered = languages[0] == languages[1], _one_script(x, y)
    kindred = KINDRED if ordered and not one else 0
    pairs = _in_order(x, y, one) if ordered else _anywhere(x, y)
    agreed = [(i, j) for i, j in pairs if meet(x[i].word, y[j].word, kindred, one)]
    moved = _moved(x, y, agreed, one) if ordered else []
    pairs = [p for p in pairs if not any(p[0] == i or p[1] == j for i, j in moved)]
    agreed = sorted([*agreed, *moved])
    kept = _kept(x, {i for i, _ in agreed}), _kept(y, {j for _, j in agreed})
    agreed = [(i, j) for i, j in agreed if i in kept[0] and j in kept[1]]
    if not agreed:
        return NONE
    rest = _rest(x, kept[0], {i for i, _ in agreed}), _rest(y, kept[1], {j for _, j in agreed})
    swaps, loose = _swaps(x, y, pairs if ordered else None, rest, one)
    weigh = _weight if one else _abroad
    inside = [[side[i] for i in sorted(k)] for side, k in ((x, kept[0]), (y, kept[1]))]
    weights = [_sum(side, one) for side in inside]
    totals = [_sum(side, one) for side in (x, y)]
    agree = sum(max(weigh(x[i].word), weigh(y[j].word)) for i, j in agreed)
    return Alignment(
        links=tuple(agreed),
        left=tuple(rest[0]),
        right=tuple(rest[1]),
        matched=sum(_says(x[i]) or _says(y[j]) for i, j in agreed),
        share=min(1.0, agree / max(*weights, LITTLE)),
        whole=min(1.0, agree / max(*totals, LITTLE)),
        shorter=min(1.0, agree / max(min(totals), LITTLE)),
        swaps=tuple(swaps),
        turned=turned(x, y, [(i, j) for i, j in agreed if x[i].plain or y[j].plain], languages),
        limits=_limits(x, y, agreed, inside, ordered, one, not (swaps or loose), [bool(r) for r in rest]),
        excluded=bool(opposites(x, y)),
    )


def _limits(
    x: Sequence[Term],
    y: Sequence[Term],
    agreed: Sequence[Link],
    inside: Sequence[Sequence[Term]],
    ordered: bool,
    one: bool,
    alike: bool,
    more: Sequence[bool],
) -> tuple[tuple[str, str], ...]:
    """What limits one version and not the other, where nothing else is exchanged; `more`: which says more."""
    if not alike:
        return ()
    if not any(more):
        stepped = steps(x, y, agreed) if ordered else ()
        return (*stepped, *limits(inside[0], inside[1], ordered))
    return tuple(only(inside[0], inside[1], more)) if one else ()


def _named(t: Term) -> bool:
    """Has it a concept, as a word or its translation would?"""
    return any(k[0] == "=" for k in t.word.keys)


def _sum(side: Sequence[Term], one: bool) -> float:
    """The weight of some words. One language denies a thing twice that another denies once (никто не, nobody)."""
    denials = sum(t.word.kind == "denial" for t in side)
    return sum((_weight if one else _abroad)(t.word) for t in side) - (0 if one else max(0, denials - 1))


def _says(t: Term) -> bool:
    return t.plain or t.word.kind == "denial"


def _one_script(x: Sequence[Term], y: Sequence[Term]) -> bool:
    scripts = [{t.word.alphabet for t in side} - {"digit"} for side in (x, y)]
    return scripts[0] == scripts[1]


def _weight(word: Word) -> float:
    return LITTLE if word.kind == "small" else 1.0


def _abroad(word: Word) -> float:
    """The same between languages, one of which may have no such word."""
    return 0.0 if word.silent else _weight(word)


def _in_order(x: Sequence[Term], y: Sequence[Term], one: bool) -> list[tuple[int, int]]:
    """Pairs of words that stand for one another by least edits, whether they agree or not."""
    agreed = _agreed(x, y, 0 if one else KINDRED, one)
    change = [[_change(p.word, q.word, (i, j) in agreed) for j, q in enumerate(y)] for i, p in enumerate(x)]
    cost = [[float(j) for j in range(len(y) + 1)]]
    for i in range(1, len(x) + 1):
        above, row = cost[-1], [float(i)]
        for j, change_by in enumerate(change[i - 1]):
            row.append(min(above[j + 1] + 1, row[j] + 1, above[j] + change_by))
        cost.append(row)
    out = []
    i, j = len(x), len(y)
    while i and j:
        if cost[i][j] == cost[i - 1][j] + 1:  # a version that stops short has no words of what follows
            i -= 1
        elif cost[i][j] == cost[i][j - 1] + 1:
            j -= 1
        else:
            i, j = i - 1, j - 1
            out.append((i, j))
    return out[::-1]


def _agreed(x: Sequence[Term], y: Sequence[Term], kindred: int, one: bool) -> set[Link]:
    """Every two words that meet; in one language only those that share a key can."""
    if not one:
        return {(i, j) for i, p in enumerate(x) for j, q in enumerate(y) if meet(p.word, q.word, kindred, one)}
    places: dict[str, list[int]] = {}
    for j, q in enumerate(y):
        for k in q.word.keys:
            places.setdefault(k, []).append(j)
    met = {(i, j) for i, p in enumerate(x) for k in p.word.keys for j in places.get(k, ())}
    return {(i, j) for i, j in met if meet(x[i].word, y[j].word, kindred, one)}


def _moved(x: Sequence[Term], y: Sequence[Term], agreed: Sequence[Link], one: bool) -> list[Link]:
    """Words that say something and stand in another place: "not in the water but in the salad", turned round."""
    left = [i for i, t in enumerate(x) if t.plain and i not in {a for a, _ in agreed}]
    right = [j for j, t in enumerate(y) if t.plain and j not in {b for _, b in agreed}]
    out: list[Link] = []
    for i in left:
        j = next((j for j in right if meet(x[i].word, y[j].word, 0, one)), None)
        if j is not None:
            right.remove(j)
            out.append((i, j))
    return out


def _change(p: Word, q: Word, agree: bool) -> float:
    """What it costs to put one word for another: less where both say something or neither does."""
    return 0.0 if agree else 1.0 if p.kind == q.kind else 1.75


def _anywhere(x: Sequence[Term], y: Sequence[Term]) -> list[tuple[int, int]]:
    """Words that agree, each once, those at like places first."""
    ratio = len(y) / len(x)
    found = sorted(
        (abs(i * ratio - j), i, j) for i, p in enumerate(x) for j, q in enumerate(y) if meet(p.word, q.word, 0, False)
    )
    left: set[int] = set()
    right: set[int] = set()
    out = []
    for _, i, j in found:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            out.append((i, j))
    return sorted(out)


def _kept(side: Sequence[Term], agreed: set[int]) -> set[int]:
    """Words of the sentences that the other version has too."""
    out: set[int] = set()
    for _, group in groupby(range(len(side)), key=lambda i: side[i].sentence):
        row = list(group)
        plain = [i for i in row if side[i].plain]
        if sum(i in agreed for i in plain) >= max(1.0, KEPT * len(plain)):
            out.update(row)
    return out


def _rest(side: Sequence[Term], kept: set[int], agreed: set[int]) -> list[int]:
    """Words that say something and found no counterpart, with the names of such common things as time."""
    return [i for i in sorted(kept) if i not in agreed and (side[i].plain or _thing(side[i]))]


def _thing(t: Term) -> bool:
    return t.word.noun and t.word.known and _named(t)


def _swaps(
    x: Sequence[Term],
    y: Sequence[Term],
    pairs: Sequence[tuple[int, int]] | None,
    rest: tuple[list[int], list[int]],
    one: bool,
) -> tuple[list[tuple[str, str]], int]:
    """What stands for what, and how many words more could be the translation of one another. `pairs` None: no order."""
    left, right = rest
    if pairs is None:
        apart = _apart(x, y) + _figures(x, y, left, right)
        left = [i for i in left if x[i].word.norm not in [p for p, _ in apart]]
        right = [j for j in right if y[j].word.norm not in [q for _, q in apart]]
        unknown = [s[i] for s, side in ((x, left), (y, right)) for i in side if not s[i].word.known]
        if unknown:
            return apart, min(len(left), len(right))
        rivals = [(x[i].word, y[j].word) for i, j in zip(left, right, strict=False)]
        told = [(p.norm, q.norm) for p, q in rivals if not _vague(p, q)]
        return [*apart, *told], len(rivals) - len(told)
    swaps, loose = [], 0
    free = set(left), set(right)
    for i, j in pairs:
        p, q = x[i].word, y[j].word
        if not meet(p, q, 0 if one else KINDRED, one) and {p.kind, q.kind} <= {"plain", "figure", "small"}:
            small = [p.kind, q.kind].count("small")
            telling = excluding(p, q) or (p.noun and q.noun) or (one and small < 2)
            sure = differ(p, q, one) and (telling or not small)
            if sure and (i in free[0] or p.kind == "small") and (j in free[1] or q.kind == "small"):
                swaps.append((p.norm, q.norm))
            elif i in free[0] and j in free[1]:
                loose += 1
            free[0].discard(i)
            free[1].discard(j)
    others = list(zip(sorted(free[0]), sorted(free[1]), strict=False))
    if one:  # words that only moved are no exchange
        held = [frozenset(k for t in side for k in t.word.keys) for side in (x, y)]
        moved = [i for i in free[0] if not x[i].word.keys.isdisjoint(held[1])]
        others = [] if moved or any(not y[j].word.keys.isdisjoint(held[0]) for j in free[1]) else others
        swaps += [(x[i].word.norm, y[j].word.norm) for i, j in others if differ(x[i].word, y[j].word, one)]
    else:
        loose += len(others)
    return swaps, loose


def _figures(x: Sequence[Term], y: Sequence[Term], left: Sequence[int], right: Sequence[int]) -> list[tuple[str, str]]:
    """The one figure of each version that the other has not: in any two languages it is written alike."""
    alone = [
        [side[i].word for i in numbers if side[i].word.kind == "figure"] for side, numbers in ((x, left), (y, right))
    ]
    units = [{k for t in side for k in t.word.keys if k.startswith(UNIT)} for side in (x, y)]
    if [len(a) for a in alone] != [1, 1] or units[0] != units[1]:  # half a year, six months
        return []
    return [(alone[0][0].norm, alone[1][0].norm)]


def _vague(p: Word, q: Word) -> bool:
    """Is it an act of so wide a sense that each language puts it in words of its own: to run, to keep, to manage?"""
    return (p.verbal or q.verbal) and not (p.keys | q.keys).isdisjoint(listed("vague")) and not excluding(p, q)


def _apart(x: Sequence[Term], y: Sequence[Term]) -> list[tuple[str, str]]:
    """The one word of a kind in each version, where they exclude each other: today and tomorrow."""
    found = [(p.word.norm, q.word.norm) for p, q in opposites(x, y)]
    return found if len(found) == 1 else []
