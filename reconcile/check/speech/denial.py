"""Where a passage denies: stretch by stretch, for one may be denied and the next not.

«Я подписывал бумаги, но денег не брал» and «Я не подписывал бумаг и денег не брал» both hold a denial, and yet the one
denies what the other says. So the stretches of two versions are set side by side by the words that agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby

from reconcile.check.speech.terms import Term
from reconcile.language import available, load_pack
from reconcile.language.morphology import norm

Link = tuple[int, int]


def predicates(words: tuple[Term, ...], language: str) -> list[tuple[Term, ...]]:
    """The predicates that a conjunction joins, each with its own denial: "does not accept it and will go to court"."""
    joined = _listed(language, "closed", "and")
    for i, t in enumerate(words):
        if t.word.norm in joined and _predicate(words[:i], language) and _predicate(words[i + 1 :], language):
            return [words[:i], *predicates(words[i + 1 :], language)]
    return [words]


def _predicate(words: Sequence[Term], language: str) -> bool:
    """Is there a verb, and something said besides it or by it?"""
    parses = load_pack(language).morph.parses
    acts = any(p.pos in ("verb", "modal", "short") for t in words for p in parses(t.word.norm)[:1])
    return acts and sum(t.plain for t in words) >= 1


def turned(left: Sequence[Term], right: Sequence[Term], agreed: Iterable[Link], languages: tuple[str, str]) -> bool:
    """Does one version deny what the other says, in stretches that belong together by their words?"""
    links = list(agreed)
    sides = [_stretches(tuple(side), language) for side, language in zip((left, right), languages, strict=True)]
    places = [{t.start: n for n, stretch in enumerate(side) for t in stretch} for side in sides]
    stood = ((places[0].get(left[i].start), places[1].get(right[j].start)) for i, j in links)
    votes = Counter((a, b) for a, b in stood if a is not None and b is not None)  # a conjunction stands in none
    for group in _together(votes):
        denies = [any(_denies(side[n], language) for n in numbers)
                  for side, language, numbers in zip(sides, languages, group, strict=True)]  # fmt: skip
        if denies[0] != denies[1]:
            return True
    return _crossed(left, right, links)


def _crossed(left: Sequence[Term], right: Sequence[Term], agreed: Sequence[Link]) -> bool:
    """Does each version deny what the other puts in its place: not the water but the salad, not the salad but the
    water?"""
    things = [(i, j) for i, j in agreed if left[i].word.noun and right[j].word.noun]
    denied = [(_at_once(left, i), _at_once(right, j)) for i, j in things]
    return (True, False) in denied and (False, True) in denied


def _at_once(words: Sequence[Term], i: int) -> bool:
    """Is it this very word that is denied, with at most a preposition between?"""
    before = i - 1
    while before >= 0 and words[before].word.kind == "small" and words[before].clause == words[i].clause:
        before -= 1
    return before >= 0 and words[before].word.kind == "denial" and words[before].clause == words[i].clause


@lru_cache(maxsize=20_000)
def _stretches(words: tuple[Term, ...], language: str) -> list[tuple[Term, ...]]:
    """What stands between marks or conjunctions; a mere opinion belongs to what it is of ("I do not think he will")."""
    if language not in available():
        return [words]
    out: list[tuple[Term, ...]] = []
    for _, clause in groupby(words, key=lambda t: t.clause):
        for part in predicates(tuple(clause), language):
            opinion = bool(out) and _opinion(out[-1], language)
            out[-1:] = [out[-1] + part] if opinion else [*out[-1:], part]
    return out


def _opinion(words: Sequence[Term], language: str) -> bool:
    """Does a stretch say only that someone thinks so?"""
    thoughts, lemmas = _listed(language, "attribution", "thoughts"), load_pack(language).morph.lemmas
    return all(not thoughts.isdisjoint(lemmas(t.word.norm)) for t in words if t.plain)


def _denies(words: Sequence[Term], language: str) -> bool:
    """Is there a denial that is none of a number ("no less than") or of a word beside it ("not only")?"""
    escapes = _listed(language, "status", "not_negated")
    after = [*(t.word.norm for t in words[1:]), ""]
    return any(t.word.kind == "denial" and follows not in escapes for t, follows in zip(words, after, strict=True))


@lru_cache(maxsize=32)
def _listed(language: str, section: str, name: str) -> frozenset[str]:
    words = load_pack(language).section(section).get(name) or () if language in available() else ()
    return frozenset(norm(str(w)) for w in words)


def _together(votes: Counter[Link]) -> list[tuple[set[int], set[int]]]:
    """Stretches of either side joined with those of the other that hold most of their words."""
    best = (Counter[int](), Counter[int]())
    for link, n in votes.items():
        for side in (0, 1):
            best[side][link[side]] = max(best[side][link[side]], n)
    groups: list[tuple[set[int], set[int]]] = []
    for (a, b), n in sorted(votes.items()):
        if n in (best[0][a], best[1][b]):
            held = [g for g in groups if a in g[0] or b in g[1]]
            groups = [g for g in groups if g not in held]
            groups.append(({a}.union(*(g[0] for g in held)), {b}.union(*(g[1] for g in held))))
    return groups
