"""What two quotations have in common, and what tells a change from a translation: one feature a function.

Whether the two are versions of one thing said, and whether the words of one were then changed, are two questions. What
each feature is worth for either stands in a table under its name; the weights were estimated by logistic regression on
the quotations of the small stories of tests/unseen (`benchmarks/quotations.py`), and their sum is the log of the odds.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

from reconcile.check.logodds import log_odds
from reconcile.check.speech import said
from reconcile.check.speech.align import Alignment, align
from reconcile.check.speech.said import Said
from reconcile.check.speech.terms import Term

STEP = 2  # words by which two versions may go on in step
BRIEF = 5  # words below which a quotation may be like another one by chance
MANY = 3  # clauses beyond which it does not matter how many

VERSIONS_ANYHOW = -4.9
VERSIONS: dict[str, float] = {
    "whole": 2.2,
    "shorter": 2.7,
    "run": 2.0,
    "order": 2.4,
    "length": -0.2,
    "built_alike": 0.7,
    "clauses": 0.2,
    "one_speaker": 1.3,
    "strangers": -1.0,
    "far": 0.4,
    "far_whole": 1.8,
}
CHANGED_ANYHOW = 1.2
CHANGED: dict[str, float] = {
    "share": -2.6,
    "one_swap": 2.1,
    "turned": 1.5,
    "limited": 3.0,
    "excluded": 2.1,
    "replaced": 1.0,
    "added": 1.6,
    "last": 0.9,
    "abridged": 0.4,
    "crossed": 3.2,
    "third": 2.5,
    "strangers": -2.3,
    "unlike": -3.9,
    "brief": -1.4,
    "figures_swapped": 2.0,
    "acts": -2.4,
    "several": -1.9,
}


class Two(NamedTuple):
    """Two quotations side by side."""

    a: Said
    b: Said
    how: Alignment
    third: float = 0.0  # by how much more one of them agrees with another version in the story than with the other

    @property
    def one_language(self) -> bool:
        return self.a.language == self.b.language

    @property
    def one_script(self) -> bool:
        scripts = [{t.word.alphabet for t in s.words} - {"digit"} for s in (self.a, self.b)]
        return scripts[0] == scripts[1]


def two(a: Said, b: Said) -> Two:
    return Two(a, b, align(a.words, b.words, (a.language, b.language)))


def whole(t: Two) -> float:
    """How much of the longer one agrees."""
    return t.how.whole


def shorter(t: Two) -> float:
    """How much of the shorter one does."""
    return t.how.shorter


def run(t: Two) -> float:
    """The longest stretch that both say in step, as a share of the shorter one."""
    longest = length = 0
    before = (-9, -9)
    for i, j in t.how.links:
        length = length + 1 if i - before[0] <= STEP and 0 < j - before[1] <= STEP else 1
        longest, before = max(longest, length), (i, j)
    return longest / max(1, min(len(t.a.words), len(t.b.words)))


def order(t: Two) -> float:
    """How seldom what follows in the one goes before in the other."""
    at = [j for _, j in t.how.links]
    back = sum(x > y for x, y in zip(at, at[1:], strict=False))
    return 1 - back / (len(at) - 1) if len(at) > 1 else 0.0


def length(t: Two) -> float:
    """How many times the one is as long as the other, as a logarithm."""
    return abs(math.log(len(t.a.text) / len(t.b.text)))


def built_alike(t: Two) -> float:
    """Have they as many clauses?"""
    return float(_clauses(t) == 0)


def clauses(t: Two) -> float:
    """How many clauses more has the one?"""
    return float(min(MANY + 1, _clauses(t)))


def one_speaker(t: Two) -> float:
    """Is it one speaker, by name?"""
    return float(said.same_speaker(t.a, t.b))


def strangers(t: Two) -> float:
    """Are they two speakers, both named in full?"""
    return float(said.other_speaker(t.a, t.b))


def far(t: Two) -> float:
    """Are they in two languages that are not sisters?"""
    return float(not t.one_language and not t.one_script)


def far_whole(t: Two) -> float:
    """How much agrees in two such languages, where a thesaurus knows only some of the words."""
    return far(t) * t.how.share


def share(t: Two) -> float:
    """How much of the sentences that both have agrees, where neither denies what the other says."""
    return 0.0 if t.how.turned else t.how.share


def one_swap(t: Two) -> float:
    """Does one word surely stand for another, and only one?"""
    return float(len(t.how.swaps) == 1)


def turned(t: Two) -> float:
    """Does only one deny?"""
    return float(t.how.turned)


def limited(t: Two) -> float:
    """Does only one limit what it says: almost, perhaps?"""
    return float(bool(t.how.limits))


def excluded(t: Two) -> float:
    """Does a word of the one exclude one of the other?"""
    return float(t.how.excluded)


def replaced(t: Two) -> float:
    """In one language: has either a word that the other has not?"""
    return float(t.one_language and bool(t.how.left and t.how.right))


def added(t: Two) -> float:
    """In two sister languages, whose words are mostly known again: has one a word that the other has not?"""
    return float(not t.one_language and t.one_script and bool(t.how.left or t.how.right))


def last(t: Two) -> float:
    """Is the last word that says something in each one that the other has not?"""
    ends = [max((n for n, w in enumerate(s.words) if w.plain), default=-1) for s in (t.a, t.b)]
    return float(all(side and side[-1] >= end for side, end in zip((t.how.left, t.how.right), ends, strict=True)))


def abridged(t: Two) -> float:
    """Has one whole clauses more than the other, and is that all?"""
    if bool(t.how.left) == bool(t.how.right):
        return 0.0
    side = 0 if t.how.left else 1
    said_by = (t.a, t.b)[side].words
    told = {said_by[link[side]].clause for link in t.how.links}
    return float(all(said_by[n].clause not in told for n in t.how.left or t.how.right))


def crossed(t: Two) -> float:
    """In languages of one word order: do two things stand in each other's place?"""
    return float(exchanged(t) is not None)


def third(t: Two) -> float:
    """How much better does another version in the story agree with one of them?"""
    return t.third


def unlike(t: Two) -> float:
    """How many times the one is as long as the other, as a logarithm; what only limits the other makes it longer."""
    return 0.0 if t.how.limits else length(t)


def acts(t: Two) -> float:
    """In languages of one script: has just one of them a verb that found no counterpart? What the one says by a verb
    the other may say without."""
    told = [any(w.word.verbal for w in side) for side in alone(t)]
    return float(t.one_script and told[0] != told[1])


def several(t: Two) -> float:
    """In two sister languages: have both several words without a counterpart, as free translations do?"""
    return float(not t.one_language and t.one_script and min(len(t.how.left), len(t.how.right)) > 1)


def brief(t: Two) -> float:
    """Is either so short that it could be like the other by chance, and is more than a limit changed?"""
    return float(min(len(t.a.words), len(t.b.words)) < BRIEF and not t.how.limits)


def figures_swapped(t: Two) -> float:
    """Has either a figure that found no counterpart?"""
    return float(all(any(w.word.kind == "figure" for w in side) for side in alone(t)))


Feature = Callable[[Two], float]
OF_VERSIONS: tuple[Feature, ...] = (
    whole, shorter, run, order, length, built_alike, clauses, one_speaker, strangers, far, far_whole,
)  # fmt: skip
OF_CHANGES: tuple[Feature, ...] = (
    share, one_swap, turned, limited, excluded, replaced, added, last, abridged, crossed, third, strangers, unlike,
    brief, figures_swapped, acts, several,
)  # fmt: skip


def versions(t: Two) -> float:
    """How likely they are versions of one thing said, as the logarithm of the odds."""
    return log_odds(t, OF_VERSIONS, VERSIONS, VERSIONS_ANYHOW)


def changed(t: Two) -> float:
    """How likely the words of one of two versions were changed, as the logarithm of the odds."""
    return log_odds(t, OF_CHANGES, CHANGED, CHANGED_ANYHOW)


def alone(t: Two) -> tuple[list[Term], list[Term]]:
    """The words of either that found no counterpart."""
    return [t.a.words[i] for i in t.how.left], [t.b.words[j] for j in t.how.right]


def exchanged(t: Two) -> tuple[str, str] | None:
    """Two things of the first version that stand in each other's place in the second: sold the sound to save the stone,
    sold the stone to save the sound. Between languages of two word orders it tells nothing."""
    things = [(i, j) for i, j in t.how.links if _once(t.a, i) and _once(t.b, j)]
    turned_round = ((i, k) for i, j in things for k, m in things if i < k and j > m)
    first, second = next(turned_round, (0, 0)) if t.one_script else (0, 0)
    return (t.a.words[first].word.norm, t.a.words[second].word.norm) if second else None


def _once(s: Said, i: int) -> bool:
    """Is it a thing that the version names once? Of two mentions nobody knows which is which; and the words of one
    name («Ильи Седых», «Седых Ильи») stand in any order."""
    w, after = s.words[i], s.words[i + 1 : i + 2]
    before = s.words[max(0, i - 1) : i]
    part = w.name and any(x.name for x in (*before, *after))
    return w.word.noun and not part and sum(not x.word.keys.isdisjoint(w.word.keys) for x in s.words) == 1


def _clauses(t: Two) -> int:
    return abs(t.a.words[-1].clause - t.b.words[-1].clause)
