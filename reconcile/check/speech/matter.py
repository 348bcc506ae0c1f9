"""Do two statements speak of one matter, and do both say that it is so?

Statements are compared clause by clause, for one clause may be denied and the next not. What counts: words that say
something and meet, among them what happens (a verb, or the noun made of it), and how much of the shorter clause is
accounted for. What this is worth, `stances` weighs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby, product
from typing import NamedTuple

from rapidfuzz import fuzz

from reconcile.check.speech.denial import predicates
from reconcile.check.speech.everyday import CLOSED, LIMITS
from reconcile.check.speech.exclusion import opposites
from reconcile.check.speech.said import Said, negated
from reconcile.check.speech.terms import SURELY, Term, Weights, Word, figures, meet
from reconcile.extract.speech.cues import table
from reconcile.language import load_pack
from reconcile.language.kin import circle, rows
from reconcile.language.morphology import norm
from reconcile.language.sounds import fold

HALF = 0.5  # share of the shorter clause that must meet where what happens meets too
MOST = 0.6  # the same where only things meet, three of them
ALL = 0.75  # the same of both clauses, where they differ by their denial alone
LEAST = 2  # words that must meet
CHARGE = "=charge"  # key of what one is accused of
POINTS = f"{CLOSED}this"  # key of a word that points to a thing
SHORT = 16  # words of a statement that says one thing
CLAUSES = 12  # of a statement that are compared
LONG = 5  # letters of a word whose root can be told by its sound
ROOTS = ((4, 65), (3, 70), (0, 80))  # sounds that two words begin with alike, and the likeness from which they have one


class Matter(NamedTuple):
    """How two clauses meet."""

    shared: int
    weight: float
    covered: float  # share of the shorter clause
    both: float  # share of the longer one
    act: bool  # what happens meets
    told: bool  # what is denied to have happened meets, or no verb says it
    figures_differ: bool  # each has a figure that the other has not
    within: bool  # the clause that is denied says nothing that the other does not: "we will close no branches"
    plea: bool  # guilt or an appeal, which is a matter by itself
    rivals: int  # words without a counterpart on both sides though the thesaurus knows them
    part: bool  # what is denied is a part: "not before June", "not all"
    main: bool  # both are what the statements themselves say, not what they explain or add
    brief: bool  # neither says much besides what happens: "we met twice", "we did not meet once"

    @property
    def one(self) -> bool:
        """Is it one matter?"""
        if self.plea:
            return True
        if self.shared < LEAST or not self.told:
            return False
        return self.covered >= HALF if self.act else self.shared > LEAST and self.covered >= MOST

    @property
    def same(self) -> bool:
        """Do the clauses say the same thing, but for a denial?"""
        if self.part:
            return False
        if self.plea or self.act and (self.brief or self.within):
            return True
        return self.shared >= LEAST and min(self.covered, self.both) >= ALL

    @property
    def alike(self) -> bool:
        """Do they say the same, as far as the thesaurus can tell? It lacks words: only one story bears it out."""
        return (
            self.main
            and not self.part
            and self.shared >= LEAST
            and min(self.covered, self.both) >= HALF
            and not self.rivals
        )


@dataclass(frozen=True, eq=False)
class Clause:
    """A stretch of what is said, with what is asked of it again for every other one."""

    words: tuple[Term, ...]
    language: str
    main: bool = True  # does the statement say it itself, in its first stretch?

    @cached_property
    def plain(self) -> tuple[Term, ...]:
        """Words that say something, but for what is intended: who has no plans to close it will not close it."""
        plain = tuple(t for t in self.words if t.plain and (not t.closed or not t.word.keys.isdisjoint(LIMITS)))
        rest = tuple(t for t in plain if t.word.keys.isdisjoint(_listed(self.language, "status", "attitudes")))
        return rest if len(rest) >= LEAST else plain

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset(k for t in self.plain for k in t.word.keys)

    @cached_property
    def circles(self) -> frozenset[int]:
        """What its words can be near to in meaning."""
        return frozenset(n for t in self.plain for n in circle(t.word.keys))

    @cached_property
    def figures(self) -> frozenset[str]:
        return figures(self.plain)

    @cached_property
    def denied(self) -> bool:
        return negated(self.words, load_pack(self.language))

    @cached_property
    def limits(self) -> frozenset[str]:
        """What makes a denial one of a part ("not before June", "not all"); no word that only points («в то утро»)."""
        own = (t.word.keys for t in self.words if self.denied and POINTS not in t.word.keys)
        return frozenset(k for keys in own for k in keys & LIMITS)

    @cached_property
    def pleads(self) -> bool:
        """Is it of guilt, and of nothing else?"""
        return all(not t.word.keys.isdisjoint(_listed(self.language, "turns", "plea")) for t in self.plain)

    @cached_property
    def ahead(self) -> bool:
        """Does the clause speak of what is to come?"""
        planned, parses = _listed(self.language, "status", "planned"), load_pack(self.language).morph.parses
        readings = (p for t in self.words for p in parses(t.word.norm)[:2])
        return any(p.tense == "fut" or f"{self.language}:{p.lemma}" in planned for p in readings)

    def may_meet(self, t: Term) -> bool:
        """Is there a word that shares a key with this one, or is near to it?"""
        return not self.keys.isdisjoint(t.word.keys) or not self.circles.isdisjoint(circle(t.word.keys))


def compare(
    a: Said, b: Said, weights: Weights, asked: Callable[[Clause, Clause], bool] = lambda x, y: True
) -> Iterator[tuple[Clause, Clause, Matter]]:
    """Every pair of clauses that have a word in common, of those that are `asked` for."""
    denies = 0 if a.stance == "denies" else 1 if b.stance == "denies" else None
    for x, y in product(_clauses(a), _clauses(b)):
        found = _meeting(x, y, weights, denies) if asked(x, y) else None
        if found:
            yield x, y, found


@lru_cache(maxsize=1024)  # one speaker's statements are compared each with each
def _clauses(s: Said) -> list[Clause]:
    """Stretches between marks that say something; the whole too if it is not long."""
    stretches = [tuple(g) for _, g in groupby(s.words, key=lambda t: t.clause)]
    found = [part for c in stretches for part in predicates(c, s.language)]
    parts = [c for c in found if sum(t.plain for t in c) >= LEAST or any(map(_of_itself, c))][:CLAUSES]
    if len(parts) < 2 and len(found) == len(stretches) and not any(_of_itself(t) for c in parts for t in c):
        parts = [s.words]  # unless it is one of two predicates, which says little by itself
    return [_clause(s, c) for c in parts]


def _clause(s: Said, words: tuple[Term, ...]) -> Clause:
    main = len(s.words) <= SHORT and words[0].clause == s.words[0].clause
    return Clause(words, s.language, main)


def _meeting(x: Clause, y: Clause, weights: Weights, denies: int | None) -> Matter | None:
    left, right = x.plain, y.plain
    sisters = x.language != y.language and left and right and left[0].word.alphabet == right[0].word.alphabet
    kindred = SURELY if sisters else 0
    pairs = []
    free = list(right)
    for t in left:
        near = kindred or y.may_meet(t)
        other = next((u for u in free if near and meet(t.word, u.word, kindred, False)), None)
        other = other or next((u for u in free if one_root(t.word, u.word)), None)
        if other is not None:
            free.remove(other)
            pairs.append((t, other))
    pairs = pairs or _plea(x, y) or _plea(y, x)
    if not pairs:
        return None
    weight = sum(weights.of(t.word.keys & u.word.keys or t.word.keys) for t, u in pairs)
    sizes = sorted(sum(weights.of(t.word.keys) for t in side) for side in (left, right))
    met = [t for pair in pairs for t in pair]
    within = any(c.denied and all(t in met for t in c.plain) for c in (x, y))
    return Matter(
        shared=len(pairs),
        weight=weight,
        covered=weight / max(sizes[0], 0.1),
        both=weight / max(sizes[1], 0.1),
        act=any(t.word.verbal or u.word.verbal for t, u in pairs),
        told=_told(left if denies == 0 else right if denies == 1 else (), pairs) and not _untold(x, y),
        figures_differ=bool(x.figures - y.figures) and bool(y.figures - x.figures),
        plea=x.pleads and y.pleads or _by_itself(pairs, [t for t in (*left, *right) if t not in met]),
        rivals=min(_rivals(left, met), _rivals(right, met)),
        part=x.limits != y.limits,
        main=x.main and y.main and not opposites(x.words, y.words),
        within=within and len(pairs) >= LEAST and x.ahead == y.ahead,
        brief=max(len(left), len(right)) <= LEAST and not (_things(left, pairs) and _things(right, pairs)),
    )


def _of_itself(t: Term) -> bool:
    """Is it of what one does or does not, and needs no other word to be known again: an appeal?"""
    return any(f"={row[0]}" in t.word.keys for row in rows("matters"))


def _by_itself(pairs: Sequence[tuple[Term, Term]], rest: Sequence[Term]) -> bool:
    """Do such words meet, and is nothing else named but what goes with them: will not appeal, will challenge the
    verdict?"""
    for act, *beside in rows("matters"):
        met = any(f"={act}" in t.word.keys for pair in pairs for t in pair)
        if met and all(any(f"={c}" in t.word.keys for c in beside) for t in rest):
            return True
    return False


def _plea(x: Clause, y: Clause) -> list[tuple[Term, Term]]:
    """Guilt, and the charges that one who admits none rejects."""
    charges = [t for t in y.plain if CHARGE in t.word.keys]
    return [(x.plain[0], charges[0])] if x.plain and x.pleads and len(charges) == len(y.plain) == 1 else []


def one_root(a: Word, b: Word) -> bool:
    """Do two words of one alphabet sound so alike that they are of one root: осмотреть and осматривать, відстійник and
    отстойник?"""
    if a.alphabet != b.alphabet or {a.kind, b.kind} != {"plain"}:
        return False
    return any(_akin(x, y) for x in _lemmas(a) for y in _lemmas(b))


@lru_cache(maxsize=50_000)
def _lemmas(word: Word) -> tuple[str, ...]:
    return tuple(sorted(k[3:] for k in word.keys if k[2:3] == ":")[:2]) or (word.norm,)


@lru_cache(maxsize=200_000)
def _akin(a: str, b: str) -> bool:
    if min(len(a), len(b)) < LONG:
        return False
    x, y = fold(a), fold(b)
    alike = fuzz.ratio(x, y)
    return any(x[:least] == y[:least] and alike >= enough for least, enough in ROOTS)


@lru_cache(maxsize=32)
def _listed(language: str, section: str, name: str) -> frozenset[str]:
    """Keys of the words of a pack's list."""
    words = load_pack(language).section(section).get(name) or ()
    return frozenset(f"{language}:{norm(str(w))}" for w in words)


def _told(side: Sequence[Term], pairs: Sequence[tuple[Term, Term]]) -> bool:
    """Is some verb of a clause among the words that meet, if it has any?"""
    verbs = [t for t in side if t.word.verbal]
    return not verbs or any(t in verbs or u in verbs for t, u in pairs)


def _untold(x: Clause, y: Clause) -> bool:
    """ "He did not report the assault", "described a video of the assault": is what is denied a report that the other
    clause does not tell of?"""
    if x.denied == y.denied:
        return False
    denied, other = (x, y) if x.denied else (y, x)
    at = next((n for n, t in enumerate(denied.words) if t.word.kind == "denial"), len(denied.words))
    behind = [t.word for t in denied.words[at + 1 : at + 3]]
    verb = next((w for w in behind if _tells(w.norm, denied.language)), None)
    return verb is not None and not any(verb.keys & t.word.keys for t in other.words)


def _tells(word: str, language: str) -> bool:
    """Is it a verb of saying that something is so?"""
    form = table(load_pack(language)).form(word)
    return form is not None and "that" in form.cue.frames


def _rivals(side: Sequence[Term], met: Sequence[Term]) -> int:
    """How many words with a concept found no counterpart."""
    return sum(t not in met and any(k[0] == "=" for k in t.word.keys) for t in side)


def _things(side: Sequence[Term], pairs: Sequence[tuple[Term, Term]]) -> bool:
    """Is there a noun that found no counterpart?"""
    met = [t for pair in pairs for t in pair]
    return any(t.word.noun and t not in met for t in side)
