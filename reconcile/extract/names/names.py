"""Names of people, places and organisations: capitals, the dictionary's readings, the table of places, lists.

`find` takes all sentences of one part at once, because one mention explains another: a surname takes its full name, a
word at a sentence start counts if it has a capital elsewhere too, an abbreviation stands for what it abbreviates.
`key` and `same` compare names across inflection, transliteration and script.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reconcile.extract.names.alike import country, initialism, key, same
from reconcile.extract.names.inflected import CaseScan
from reconcile.extract.names.nominative import Raw, cased, settle
from reconcile.extract.names.plain import PlainScan
from reconcile.extract.names.readings import FIRST, feminine, has_role, masculine
from reconcile.extract.names.scan import Rules, bare, rules_of
from reconcile.extract.text.sentences import Sentence
from reconcile.language import Pack
from reconcile.language.morphology import norm

__all__ = ["Name", "country", "find", "key", "same"]


class Name(NamedTuple):
    """A name as written and as it is compared. kind: person, place, org, other; gender: m, f or ""."""

    start: int
    end: int
    quote: str
    norm: str
    kind: str
    gender: str = ""


def find(sentences: Sequence[Sentence], pack: Pack, others: Sequence[Name] = ()) -> list[Name]:
    """Every name in the sentences, in order, without overlap; the nominative is chosen by all of them together.

    `others` are names of the same article found before: those of the text explain those of the headline.
    """
    rules = rules_of(pack)
    if not pack.section("names"):
        return []
    capitals = [[i for i, t in enumerate(s.tokens) if t.kind == "word" and t.text[0].isupper()] for s in sentences]
    seen = _seen_inside(sentences, capitals, pack)
    scan = CaseScan if rules.inflected else PlainScan
    raws: list[Raw] = []
    for sentence, indices in zip(sentences, capitals, strict=True):
        if indices:
            raws += scan(sentence, pack, rules, seen).names(indices)
    literal = (s.tokens[i].norm for s, indices in zip(sentences, capitals, strict=True) for i in indices)
    settle(raws, pack, frozenset(literal))
    _known_before(raws, others)
    _relatives(raws, sentences, pack, rules)
    _abbreviations(raws, sentences)
    return [Name(r.start, r.end, r.quote, r.norm or r.quote, r.kind or "other", r.gender) for r in raws if not r.weak]


def _seen_inside(sentences: Sequence[Sentence], capitals: Sequence[Sequence[int]], pack: Pack) -> frozenset[str]:
    """Words and lemmas of names that have a capital inside a sentence: they vouch for one at a sentence's start."""
    out: set[str] = set()
    for s, indices in zip(sentences, capitals, strict=True):
        if s.text[-1] not in '.!?…»”"':  # a heading, where every word may have a capital
            continue
        out.update(s.tokens[i].norm for i in indices if i and s.tokens[i - 1].text not in "«“„\"'—–-:•")
    named = {p.lemma for word in out for p in pack.morph.parses(word) if p.name}
    return frozenset(out | named | {bare(word) for word in out})


def _known_before(raws: Sequence[Raw], others: Sequence[Name]) -> None:
    """A name that can be read as one of `others`, or as its last word, is that one."""
    full = {tuple(norm(n.norm).split()): n for n in others}
    last = {words[-1]: n for words, n in full.items() if words and (n.kind == "person" or len(words) == 1)}
    for raw in raws:
        readings = [o.words for o in raw.options] or [tuple(norm(raw.norm).split())]
        known = [full[words] for words in readings if words in full]
        known += [last[words[0]] for words in readings if len(words) == 1 and words[0] in last]
        if known and len({n.norm for n in known}) == 1:
            raw.norm, raw.kind, raw.gender = known[0].norm, known[0].kind, known[0].gender


def _relatives(raws: Sequence[Raw], sentences: Sequence[Sentence], pack: Pack, rules: Rules) -> None:
    """A relative named by first name alone has the surname beside it: "муж Светланы Тихановской Сергей"."""
    if not rules.kin:
        return
    for before, raw in pairwise(raws):
        words = before.norm.split()
        if raw.kind != "person" or before.kind != "person" or len(raw.norm.split()) != 1 or len(words) < 2:
            continue
        if raw.start - before.end > 2 or not has_role(norm(raw.quote), FIRST, pack):
            continue
        tokens = _sentence(sentences, before.start).tokens
        at = bisect_left(tokens, before.start, key=lambda t: t.start)
        kin = tokens[max(0, at - 6) : at]
        if any(not rules.kin.isdisjoint(pack.morph.lemmas(t.norm)) for t in kin):
            gender = raw.gender or before.gender
            last = norm(words[-1])
            last = masculine(last, pack) if gender == "m" else feminine(last, pack) if gender == "f" else last
            raw.norm = f"{raw.norm} {cased(last, words[-1])}"


def _sentence(sentences: Sequence[Sentence], offset: int) -> Sentence:
    """The sentence that holds an offset."""
    return sentences[bisect_right(sentences, offset, key=lambda s: s.start) - 1]


def _abbreviations(raws: list[Raw], sentences: Sequence[Sentence]) -> None:
    """An organisation's full form before its abbreviation in brackets takes the abbreviation as its name."""
    for before, raw in pairwise(raws):
        if not raw.quote.isupper() or before.kind == "place" or not 2 <= raw.start - before.end <= 60:
            continue
        sentence = _sentence(sentences, before.start)
        if raw.end > sentence.end or sentence.text[raw.start - sentence.start - 1] != "(":
            continue
        phrase = sentence.text[before.start - sentence.start : raw.start - sentence.start - 1].rstrip()
        if initialism(raw.quote, phrase):
            before.end, before.quote = before.start + len(phrase), phrase
            before.norm, before.kind = raw.norm, "org"
