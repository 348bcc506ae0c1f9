"""Where the names of one sentence are: what all languages share. Capitals, quotation marks, the table of places.

How a row of capitals falls into names is the business of `inflected` (languages that inflect) and `plain`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from reconcile.extract.names.nominative import Raw
from reconcile.extract.text.sentences import Sentence
from reconcile.extract.text.tokens import Token
from reconcile.extract.time.words import forms
from reconcile.language import Pack
from reconcile.language.morphology import norm
from reconcile.language.places import begins, match

LONGEST = 12  # words of a name at the most
_QUOTED = re.compile(r"[«“„\"]([^«»“”„\"\n]{2,60})[»”“\"]")
_ROMAN = re.compile(r"^[IVXLCDM]+$")
_OPENERS = frozenset("«“„\"'([—–-•*")
_QUOTES = frozenset('«“„"')
_ENDERS = frozenset(":.!?…")


class Rules(NamedTuple):
    """The pack section `names`, as sets."""

    inflected: bool
    particles: frozenset[str]  # de, van, аль: inside a name
    links: frozenset[str]  # of, for: only after the head of an institution or a place
    titles: frozenset[str]  # president, министр: before a person
    title_parts: frozenset[str]  # health, foreign: with a capital before a title
    articles: frozenset[str]  # the: never part of the name
    thing_heads: frozenset[str]  # act, plan, cup: what ends in them is neither person nor place nor organisation
    not_names: frozenset[str]  # capitals that name nothing (Bible words, months in English)
    org_heads: frozenset[str]  # ministry, компания
    org_names: frozenset[str]  # Минобороны, Госдума: names without more
    place_heads: frozenset[str]  # city, область
    place_prepositions: frozenset[str]
    place_endings: tuple[str, ...]  # of towns in the nominative, where no person's name has them
    kin: frozenset[str]  # муж, husband
    governs: dict[str, frozenset[str]]  # preposition → the cases it asks for
    title_gender: dict[str, str]  # Mr, Mrs
    first_names: dict[str, str]  # word → gender, where the dictionary has none
    org_adjectives: frozenset[str]  # Верховный, Государственная: may open a sentence and a name at once
    adjective: dict[str, tuple[tuple[str, str], ...]]  # gender → endings of the nominative, from the masculine
    common: frozenset[str]  # words that open a sentence and are no names


_APART = (
    "inflected",
    "title_gender",
    "first_names",
    "governs",
    "org_adjectives",
    "adjective",
    "place_endings",
)  # no sets of words


def _words(values: Any) -> frozenset[str]:
    return frozenset(norm(str(v)) for v in values or ())


@lru_cache(maxsize=32)
def rules_of(pack: Pack) -> Rules:
    section = pack.section("names")
    first = {norm(str(n)): g for g, row in (section.get("first_names") or {}).items() for n in row}
    sets = [n for n in Rules._fields if n not in _APART]
    values = {name: _words(section.get(name)) for name in sets}
    return Rules(
        inflected=bool(section.get("inflected")),
        first_names=first,
        title_gender={norm(str(n)): g for g, row in (section.get("title_gender") or {}).items() for n in row},
        governs={
            norm(str(w)): frozenset(str(cases).split())
            for cases, row in (section.get("governs") or {}).items()
            for w in row
        },
        org_adjectives=frozenset(f for e in section.get("org_adjectives") or () for f in forms(e)),
        place_endings=tuple(norm(str(e)) for e in section.get("place_endings") or ()),
        adjective={g: tuple(row.items()) for g, row in (section.get("adjective") or {}).items()},
        **values,
    )


class Scan:
    """One pass over one sentence. Subclasses say what breaks a row of capitals and what names it makes."""

    def __init__(self, sentence: Sentence, pack: Pack, rules: Rules, seen: frozenset[str]) -> None:
        self.s, self.pack, self.rules, self.seen = sentence, pack, rules, seen
        self.tokens = sentence.tokens

    def breaks(self, out: Sequence[Token], token: Token) -> bool:
        """Does a capitalised word not belong to the capitals before it?"""
        raise NotImplementedError

    def is_person(self, row: Sequence[Token]) -> bool:
        """Does a first name open the row, with its surname after it?"""
        raise NotImplementedError

    def may_be_place(self, i: int) -> bool:
        """May the word be looked up among places, or is it a small word that opens the sentence ("Того", "Как")?"""
        return True

    def longer_name(self, size: int, row: Sequence[Token]) -> bool:
        """Is a known place of `size` words only the beginning of another name?"""
        return False

    def read(self, i: int, row: list[Token], end: int) -> tuple[list[Raw], int]:
        """The names in a row of capitals that begins at token `i` and ends before `end`, and where to go on."""
        raise NotImplementedError

    @cached_property
    def index(self) -> dict[int, int]:
        """Offset of a token → its place among the tokens."""
        return {t.start: n for n, t in enumerate(self.tokens)}

    def before(self, token: Token) -> Token | None:
        """The word right before, a title though it has a full stop (Mr. Cole)."""
        n = self.index[token.start]
        if n > 1 and self.tokens[n - 1].text == "." and self.tokens[n - 2].norm in self.rules.titles:
            return self.tokens[n - 2]
        return self.tokens[n - 1] if n and self.tokens[n - 1].kind == "word" else None

    def after(self, token: Token) -> Token | None:
        """The word right after."""
        n = self.index[token.start] + 1
        return self.tokens[n] if n < len(self.tokens) and self.tokens[n].kind == "word" else None

    def raw(self, first: Token, last: Token, kind: str, name: str = "", **more: Any) -> Raw:
        quote = self.s.text[first.start - self.s.start : last.end - self.s.start]
        return Raw(first.start, last.end, quote, kind, norm=name, **more)

    def names(self, capitals: Sequence[int]) -> list[Raw]:
        """Every name of the sentence, in order; `capitals` are the places of its capitalised words."""
        out: list[Raw] = []
        quoted = {raw.start: raw for raw in self.quoted()}
        after = 0
        for i in capitals:
            token = self.tokens[i]
            if i < after or (out and token.start < out[-1].end):
                continue
            if token.start in quoted:
                out.append(quoted[token.start])
            else:
                found, after = self.at(i)
                out += found
        return out

    def quoted(self) -> Iterator[Raw]:
        """«Белавиа»: a short phrase in quotation marks, after the head of an organisation or inside a sentence."""
        if _QUOTES.isdisjoint(self.s.text):
            return
        for m in _QUOTED.finditer(self.s.text):
            words = m[1].split()
            start, end = self.s.start + m.start(1), self.s.start + m.end(1)
            if not 0 < len(words) <= 4 or not m[1][0].isupper() or m[1][-1] in ".,!?…;: " or start not in self.index:
                continue
            n = self.index[start] - 2
            head = self.tokens[n] if n >= 0 and self.tokens[n].kind == "word" else None
            is_org = bool(head and self.is_head(head, self.rules.org_heads))
            speech = len(words) > 2 and self.s.text[m.end() : m.end() + 2].startswith((",", " —", " –", " -"))
            if not is_org and (m.start() == 0 or speech):
                continue  # quoted speech
            raw = Raw(start, end, m[1], "org" if is_org or len(words) == 1 else "other", norm=m[1])
            self.decline(raw, self.tokens[self.index[start]], head)
            yield raw

    def decline(self, raw: Raw, first: Token, head: Token | None) -> None:
        """Give a name in quotation marks its nominative (вакциной «Спутником V», на «Турмаше»)."""

    def is_head(self, token: Token, heads: frozenset[str]) -> bool:
        return token.norm in heads or not heads.isdisjoint(self.pack.morph.lemmas(token.norm))

    def opens(self, i: int) -> bool:
        """Does the word stand where any word has a capital?"""
        if i and self.tokens[i - 1].text in _QUOTES:
            return True
        while i and self.tokens[i - 1].text in _OPENERS:
            i -= 1
        return not i or self.tokens[i - 1].text in _ENDERS

    def at(self, i: int) -> tuple[list[Raw], int]:
        """The names that begin at a capital, and where to go on."""
        token = self.tokens[i]
        row, end = self.row(i)
        known = None
        if begins(bare(token.norm), self.pack) and self.may_be_place(i):
            known = match([(bare(t.norm), bare(t.text)) for t in self.tokens[i : i + 6]], self.pack)
        if known and not self.is_person(row) and not self.longer_name(known[1], row):
            last = self.tokens[i + known[1] - 1]
            return [self.raw(token, last, known[0].kind, known[0].name)], i + known[1]
        if not row or (len(token.text) == 1 and (len(row) < 2 or self.tokens[i + 1].text != ".")):
            return [], i + 1
        if len(row) == 1 and token.text.isupper() and 2 <= len(token.text) <= 6:
            if _ROMAN.match(token.text) or self.shouted:
                return [], i + 1
            return [self.raw(token, token, "org", token.text)], i + 1
        return self.read(i, row, end)

    @cached_property
    def shouted(self) -> bool:
        """Is most of the sentence in capitals?"""
        words = [t for t in self.tokens if t.kind == "word" and len(t.text) > 2]
        return len(words) > 2 and sum(t.text.isupper() for t in words) > len(words) / 2

    def row(self, i: int) -> tuple[list[Token], int]:
        """The capitalised words side by side from `i`, with particles and initials between; and the next index."""
        out: list[Token] = []
        j = end = i
        while j < len(self.tokens) and len(out) < LONGEST:
            t = self.tokens[j]
            if t.kind != "word" or (out and t.start - self.tokens[j - 1].end > 1):
                break
            if t.text[0].isupper() or out and self.attached(t):
                if self.breaks(out, t):
                    break
                out.append(t)
                j += 1
                initial = len(t.text) == 1
                if initial and j < len(self.tokens) and self.tokens[j].text == ".":
                    j += 1
                    initial = False
                end = j
                if initial or bare(t.text) != t.text:
                    break
            elif out and self.joins(out[-1], t, self.tokens[j + 1] if j + 1 < len(self.tokens) else None):
                out.append(t)
                j += 1
            else:
                break
        while out and out[-1].text.islower():
            out.pop()
        return out, end

    def attached(self, t: Token) -> bool:
        """A particle written together with its name: уль-Малук."""
        first, _, rest = t.norm.partition("-")
        return bool(rest) and first in self.rules.particles and t.text[len(first) + 1].isupper()

    def joins(self, last: Token, small: Token, following: Token | None) -> bool:
        """Does a small word go on with the name: Ursula von der Leyen, Bank of England?"""
        if following is None or following.kind != "word":
            return False
        if small.norm in self.rules.particles:
            return following.text[0].isupper() or following.norm in self.rules.particles
        head = last.norm in self.rules.org_heads or last.norm in self.rules.place_heads
        return small.norm in self.rules.links and head and following.text[0].isupper()


def compound(word: str, known: frozenset[str]) -> bool:
    """A compound of a letter or of what is no name: S-белок, SARS-CoV, COVID-паспорт."""
    first, hyphen, _ = word.partition("-")
    return bool(hyphen) and (len(first) == 1 or first in known)


def bare(word: str) -> str:
    """Without the possessive 's."""
    return word[:-2] if len(word) > 2 and word[-2] in "'’ʼ" and word[-1] in "sS" else word
