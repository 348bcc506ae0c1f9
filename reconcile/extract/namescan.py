"""Where the names of one sentence are: capitals, quotation marks, the table of places, institutions, groups that agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from reconcile.extract.datewords import forms
from reconcile.extract.nominative import FIRST, LAST, PATRONYMIC, Raw, cased, has_role, options, split_group
from reconcile.extract.sentences import Sentence
from reconcile.extract.tokens import Token
from reconcile.language import Pack
from reconcile.language.morphology import norm
from reconcile.language.places import gazetteer, match

_QUOTED = re.compile(r"[«“„\"]([^«»“”„\"\n]{2,60})[»”“\"]")
_INITIAL = re.compile(r"^[^\W\d_]$")
_ROMAN = re.compile(r"^[IVXLCDM]+$")


class Rules(NamedTuple):
    """The pack section `names`, as sets."""

    inflected: bool
    particles: frozenset[str]  # de, van, аль: inside a name
    links: frozenset[str]  # of, for: only after the head of an institution or a place
    titles: frozenset[str]  # president, министр: before a person
    title_parts: frozenset[str]  # health, foreign: with a capital before a title
    not_names: frozenset[str]  # capitals that name nothing (Bible words, months in English)
    org_heads: frozenset[str]  # ministry, компания
    org_names: frozenset[str]  # Минобороны, Госдума: names without more
    place_heads: frozenset[str]  # city, область
    place_prepositions: frozenset[str]
    kin: frozenset[str]  # муж, husband
    first_names: dict[str, str]  # word → gender, where the dictionary has none
    org_adjectives: frozenset[
        str
    ]  # Верховный, Государственная: may open the name of an institution at a sentence's start
    adjective: dict[str, tuple[tuple[str, str], ...]]  # gender → endings of the nominative, from the masculine
    common: frozenset[str]  # words that open a sentence and are no names


def _words(values: Any) -> frozenset[str]:
    return frozenset(norm(str(v)) for v in values or ())


@lru_cache(maxsize=32)
def rules_of(pack: Pack) -> Rules:
    section = pack.section("names")
    first = {norm(str(n)): g for g, row in (section.get("first_names") or {}).items() for n in row}
    sets = (
        "particles",
        "links",
        "titles",
        "title_parts",
        "not_names",
        "org_heads",
        "org_names",
        "place_heads",
        "place_prepositions",
        "kin",
    )
    values = {name: _words(section.get(name)) for name in sets}
    return Rules(
        inflected=bool(section.get("inflected")),
        first_names=first,
        org_adjectives=frozenset(f for e in section.get("org_adjectives") or () for f in forms(e)),
        adjective={g: tuple(row.items()) for g, row in (section.get("adjective") or {}).items()},
        common=_words(section.get("common")),
        **values,
    )


class Scan:
    """One pass over one sentence."""

    def __init__(self, sentence: Sentence, pack: Pack, rules: Rules, seen: frozenset[str]) -> None:
        self.s, self.pack, self.rules, self.seen = sentence, pack, rules, seen
        self.tokens = sentence.tokens
        self.title_case = not rules.inflected and _is_headline(sentence)

    def raw(self, first: Token, last: Token, kind: str, name: str = "", **more: Any) -> Raw:
        quote = self.s.text[first.start - self.s.start : last.end - self.s.start]
        return Raw(first.start, last.end, quote, kind, norm=name, **more)

    def names(self) -> list[Raw]:
        out: list[Raw] = []
        quoted = {start: (end, name) for start, end, name in self.quoted()}
        i = 0
        while i < len(self.tokens):
            token = self.tokens[i]
            if token.start in quoted:
                end, raw = quoted[token.start]
                out.append(raw)
                while i < len(self.tokens) and self.tokens[i].start < end:
                    i += 1
                continue
            found: list[Raw] = []
            after = i + 1
            if token.kind == "word" and token.text[0].isupper():
                found, after = self.at(i)
            out += found
            i = max(after, i + 1)
        return out

    def quoted(self) -> Iterator[tuple[int, int, Raw]]:
        """«Белавиа»: a short phrase in quotation marks after the head of an organisation, or with a capital inside a sentence."""
        for m in _QUOTED.finditer(self.s.text):
            words = m[1].split()
            if len(words) > 4 or not m[1][0].isupper() or m[1][-1] in ".,!?…;:":
                continue
            start, end = self.s.start + m.start(1), self.s.start + m.end(1)
            head = self.before(start - 1)
            after = self.s.text[m.end() : m.end() + 2]
            is_org = bool(head and self.is_head(head, self.rules.org_heads))
            if not is_org and (m.start() == 0 or after.startswith((",", " —", " –", " -"))):
                continue  # quoted speech
            yield start, end, Raw(start, end, m[1], "org" if is_org or len(words) == 1 else "other", norm=m[1])

    def before(self, offset: int) -> Token | None:
        """The word that ends right before an offset."""
        last = None
        for t in self.tokens:
            if t.end > offset:
                break
            last = t
        return last if last and last.kind == "word" else None

    def is_head(self, token: Token, heads: frozenset[str]) -> bool:
        return token.norm in heads or not heads.isdisjoint(self.pack.morph.lemmas(token.norm))

    def opens(self, i: int) -> bool:
        """Does the word stand where any word has a capital?"""
        if self.title_case:
            return True
        before = next((t for t in reversed(self.tokens[:i]) if t.text not in "«“„\"'([—–-•*"), None)
        return before is None or before.text in ":.!?…"

    def at(self, i: int) -> tuple[list[Raw], int]:
        """The names that begin at a capital, and where to go on."""
        token = self.tokens[i]
        row = self.row(i)
        known = (
            match([(bare(t.norm), bare(t.text)) for t in self.tokens[i : i + 6]], self.pack)
            if token.text[0].isupper()
            else None
        )
        if known and not self.is_person(row):
            entry, size = known
            last = self.tokens[i + size - 1]
            if not self.longer_name(i, size, row):
                return [self.raw(token, last, entry.kind, entry.name)], i + size
        if not row:
            return [], i + 1
        if len(token.text) == 1 and (len(row) < 2 or self.tokens[i + 1].text != "."):
            return [], i + 1
        if len(row) == 1 and token.text.isupper() and 2 <= len(token.text) <= 6:
            kind = (
                []
                if _ROMAN.match(token.text) or token.norm in self.rules.not_names or self.shouted()
                else [self.raw(token, token, "org", token.text)]
            )
            return kind, i + 1
        if not self.rules.inflected and self.skipped(i, row):
            return [], i + 1
        if self.rules.inflected:
            institution = self.institution(i)
            if institution:
                return institution
            if self.only_opens(i, row):
                return [], i + 1
        end = i + self.span(row)
        return (self.inflected if self.rules.inflected else self.plain)(i, row), end

    def shouted(self) -> bool:
        letters = [t for t in self.tokens if t.kind == "word" and len(t.text) > 2]
        return len(letters) > 2 and sum(t.text.isupper() for t in letters) > len(letters) / 2

    def span(self, row: Sequence[Token]) -> int:
        """How many tokens of the sentence a row covers (initials have their full stops)."""
        return sum(1 for t in self.tokens if row[0].start <= t.start < row[-1].end)

    def row(self, i: int) -> list[Token]:
        """The capitalised words that stand side by side from `i`, with particles and initials between."""
        out: list[Token] = []
        j, n = i, len(self.tokens)
        while j < n:
            t = self.tokens[j]
            if t.kind != "word":
                break
            if out and t.start - self.tokens[j - 1].end > 1:
                break
            if t.text[0].isupper():
                if (
                    out
                    and not self.rules.inflected
                    and (t.norm in self.rules.titles or bare(t.norm) in gazetteer(self.pack).adjectives)
                ):
                    break
                if t.norm in self.rules.not_names or (
                    out
                    and out[-1].text.isupper()
                    and len(out[-1].text) > 1
                    and not t.text.isupper()
                    and self.rules.inflected
                ):
                    break
                out.append(t)
                j += 1
                if _INITIAL.match(t.text):
                    if j < n and self.tokens[j].text == ".":
                        j += 1
                    else:
                        break
                elif t.norm.endswith("'s") and not self.rules.inflected:
                    break
                continue
            following = self.tokens[j + 1] if j + 1 < n else None
            joins = t.norm in self.rules.particles or (t.norm in self.rules.links and out and self.heads(out[-1]))
            if out and joins and following and following.kind == "word" and following.text[0].isupper():
                out.append(t)
                j += 1
                continue
            break
        while out and not out[-1].text[0].isupper():
            out.pop()
        return out

    def heads(self, token: Token) -> bool:
        return token.norm in self.rules.org_heads or token.norm in self.rules.place_heads

    def is_person(self, row: Sequence[Token]) -> bool:
        """Does a dictionary first name open the row, with another word after it that is no place?"""
        if len(row) < 2:
            return False
        if self.rules.inflected:
            return has_role(row[0].norm, FIRST, self.pack) and len(split_group(row[:2], self.pack)) == 1
        return row[0].norm in self.rules.first_names

    def longer_name(self, i: int, size: int, row: Sequence[Token]) -> bool:
        """A place inside a longer name without inflection: New York Post, Ukraine International Airlines."""
        if self.rules.inflected or len(row) <= size:
            return False
        return any(bare(t.norm) in self.rules.org_heads for t in row[size:])

    # --- languages with cases

    def inflected(self, i: int, row: list[Token]) -> list[Raw]:
        out: list[Raw] = []
        for n, group in enumerate(split_group(row, self.pack)):
            raw = self.person(group, i, opening=n == 0 and self.opens(i))
            if raw:
                out.append(raw)
        return out

    def institution(self, i: int) -> tuple[list[Raw], int] | None:
        """Верховный суд, Министерство иностранных дел: a capital, and small words that agree with it or depend on it."""
        row = self.tokens[i : i + 6]
        if len(row) < 2 or row[1].kind != "word" or row[1].text[0].isupper():
            return None
        head, small = row[0], row[1]
        parses = self.pack.morph.parses
        if self.is_head(small, self.rules.org_heads):
            cases = {p.case for p in parses(head.norm) if p.pos in ("adj", "participle")} & {
                p.case for p in parses(small.norm)
            }
            if cases and (not self.opens(i) or head.norm in self.seen or head.norm in self.rules.org_adjectives):
                words = [self.agreeing(head.norm, small.norm), self.pack.morph.lemma(small.norm, "noun")]
                return [self.raw(head, small, "org", f"{cased(words[0], head.text)} {words[1]}")], i + 2
        if self.is_head(small, self.rules.place_heads) and any(p.pos == "adj" for p in parses(head.norm)):
            cases = {p.case for p in parses(head.norm) if p.pos == "adj"} & {p.case for p in parses(small.norm)}
            if cases and (
                not self.opens(i) or not self.pack.morph.lemmas(head.norm).isdisjoint(gazetteer(self.pack).adjectives)
            ):
                words = [self.agreeing(head.norm, small.norm), self.pack.morph.lemma(small.norm, "noun")]
                return [self.raw(head, small, "place", f"{cased(words[0], head.text)} {words[1]}")], i + 2
        if not self.is_head(head, self.rules.org_heads) or head.norm in self.rules.org_names:
            return None
        end = 1
        while end < min(4, len(row)) and row[end].kind == "word" and row[end].text[0].islower():
            if not any(p.case == "gen" and p.pos in ("noun", "adj") for p in parses(row[end].norm)[:3]):
                break
            end += 1
        while end > 1 and not any(p.pos == "noun" for p in parses(row[end - 1].norm)):
            end -= 1
        if end == 1 or (self.opens(i) and end < 2):
            return None
        name = " ".join([cased(self.pack.morph.lemma(head.norm, "noun"), head.text), *(t.text for t in row[1:end])])
        return [self.raw(head, row[end - 1], "org", name)], i + end

    def agreeing(self, adjective: str, noun: str) -> str:
        """The nominative of an adjective in the gender of its noun, by the endings of the pack."""
        lemma = self.pack.morph.lemma(adjective, "adj")
        gender = next((p.gender for p in self.pack.morph.parses(noun) if p.pos == "noun" and p.number != "pl"), "m")
        endings = self.rules.adjective.get(gender)
        for ending, by in endings or ():
            if lemma.endswith(ending):
                return lemma[: -len(ending)] + by
        return lemma

    def person(self, group: list[Token], i: int, opening: bool) -> Raw | None:
        """A group of words that agree: a person, unless one thing or another says it is not."""
        texts = tuple(t.text for t in group)
        words = [t.norm for t in group]
        latin = all(t.text.isascii() for t in group)
        if latin:
            return self.raw(group[0], group[-1], "org" if len(group) == 1 else "other", " ".join(texts))
        if self.is_head(group[-1], self.rules.org_names):
            fixed = " ".join(texts) if words[-1] in self.rules.org_names else ""
            return self.raw(group[0], group[-1], "org", fixed, texts=texts, options=options(words, self.pack))
        if self.is_head(group[-1], self.rules.org_heads):
            return (
                None
                if opening
                else self.raw(group[0], group[-1], "org", texts=texts, options=options(words, self.pack))
            )
        head = self.before(group[0].start - 1)
        ways = options(words, self.pack)
        if head and self.woman(head):
            ways = [o for o in ways if o.gender != "m"] or ways
        return self.raw(group[0], group[-1], self.kind(group, head), texts=texts, options=ways)

    def woman(self, head: Token) -> bool:
        """Does the word before a name speak of a woman: христианка, певица?"""
        found = [
            p
            for p in self.pack.morph.parses(head.norm)
            if p.pos == "noun" and p.animate and p.number != "pl" and not p.name
        ]
        return bool(found) and all(p.gender == "f" for p in found)

    def kind(self, group: list[Token], head: Token | None) -> str:
        if head and self.is_head(head, self.rules.place_heads):
            return "place"
        roles = [r for t in group for r in (FIRST, LAST, PATRONYMIC) if has_role(t.norm, r, self.pack)]
        if len(group) > 1 and roles:
            return "person"
        if head and self.is_head(head, self.rules.titles):
            return "person"
        if len(group) == 1 and head and head.norm in self.rules.place_prepositions and not roles:
            return "place"
        if len(group) > 1:
            return "person" if all(len(t.text) > 1 for t in group) else "other"
        parses = self.pack.morph.parses(group[0].norm)
        if roles:
            return "person"
        return "place" if all(p.name == "place" for p in parses) else "org" if parses[0].name == "org" else "other"

    def is_name(self, token: Token) -> bool:
        """Is the word a name by the dictionary, more than anything else? An initial is."""
        if len(token.text) == 1:
            return True
        named = other = 0.0
        for p in self.pack.morph.parses(token.norm):
            named, other = (named + p.score, other) if p.name else (named, other + p.score)
        if named and any(p.name and p.lemma in self.seen for p in self.pack.morph.parses(token.norm)):
            return True
        return named > other

    def only_opens(self, i: int, row: Sequence[Token]) -> bool:
        """A word of the language that has its capital from the sentence it opens."""
        token = row[0]
        if not self.opens(i) or token.text.isascii() or self.is_name(token):
            return False
        if token.norm in self.rules.org_names or (token.text.isupper() and len(token.text) > 1):
            return False
        if len(row) > 1 and has_role(token.norm, FIRST, self.pack) and len(split_group(row[:2], self.pack)) == 1:
            return self.is_head(token, self.rules.titles)
        return self.pack.morph.known(token.norm)

    # --- languages without

    def skipped(self, i: int, row: Sequence[Token]) -> bool:
        """Where capitals alone tell: a word that opens the sentence, a title, a people's adjective before more."""
        word = bare(row[0].norm)
        if self.opens(i) and word in self.rules.common:
            return True
        nearby = [bare(t.norm) for t in row[1:3]]
        following = self.tokens[i + 1].norm if i + 1 < len(self.tokens) else ""
        if word in self.rules.title_parts and following in self.rules.titles:
            return True
        if word in self.rules.titles and not any(w in self.rules.org_heads for w in nearby):
            return True
        table = gazetteer(self.pack)
        return word in table.adjectives or word in table.people

    def plain(self, i: int, row: list[Token]) -> list[Raw]:
        if self.opens(i) and len(row) == 1 and not self.vouched(row[0]):
            return []
        if self.title_case and not (bare(row[0].norm) in self.rules.first_names or bare(row[-1].norm) in self.seen):
            return []
        return [self.plain_raw(row, self.plain_kind(row, i))]

    def vouched(self, token: Token) -> bool:
        word = bare(token.norm)
        return (
            word in self.rules.first_names
            or token.norm in self.seen
            or word in self.seen
            or token.text != token.text.capitalize()
        )

    def plain_raw(self, row: list[Token], kind: str) -> Raw:
        last = row[-1]
        cut = len(last.text) - len(bare(last.text))
        name = " ".join([t.text + ("." if len(t.text) == 1 else "") for t in row[:-1]] + [bare(last.text)])
        gender = self.rules.first_names.get(bare(row[0].norm), "") if kind == "person" else ""
        raw = self.raw(row[0], last, kind, name, gender=gender)
        raw.end -= cut
        raw.quote = raw.quote[: len(raw.quote) - cut] if cut else raw.quote
        return raw

    def plain_kind(self, row: list[Token], i: int) -> str:
        rules = self.rules
        words = [bare(t.norm) for t in row]
        head = self.before(row[0].start - 1)
        after = next((t for t in self.tokens[i:] if t.start >= row[-1].end), None)
        if any(w in rules.org_heads for w in words):
            return "org"
        if words[-1] in rules.place_heads or (head and head.norm == "of" and self.place_of(head)):
            return "place"
        if words[0] in rules.first_names or (head and head.norm in rules.titles):
            return "person"
        if after and after.norm in rules.place_heads:
            return "place"
        if head and head.norm in rules.place_prepositions and len(row) < 3:
            return "place"
        if len(row) == 1:
            return "other"
        return (
            "person"
            if len(row) <= 3 and all(t.text.isalpha() or "-" in t.text or "'" in t.text for t in row)
            else "other"
        )

    def place_of(self, of: Token) -> bool:
        head = self.before(of.start - 1)
        return bool(head and head.norm in self.rules.place_heads)


def _is_headline(sentence: Sentence) -> bool:
    """Nearly every word has a capital, so that capitals say nothing."""
    words = [t for t in sentence.tokens if t.kind == "word" and len(t.text) > 3]
    small = [t for t in words if t.text[0].islower()]
    return len(words) > 3 and len(small) / len(words) < 0.3 and sum(len(t.text) > 4 for t in small) < 2


def bare(word: str) -> str:
    """Without the possessive 's."""
    return word[:-2] if len(word) > 2 and word[-2] in "'’ʼ" and word[-1] in "sS" else word
