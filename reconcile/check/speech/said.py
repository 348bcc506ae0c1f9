"""What people are quoted as saying, ready to be compared: words, speaker, and whether they affirm or deny it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, combinations, pairwise

from reconcile.check.ledger import Ledger, order
from reconcile.check.speech import bonds, namesakes, telling, terms
from reconcile.check.speech.namesakes import NAMED
from reconcile.check.speech.terms import Term
from reconcile.extract.names.names import key, same
from reconcile.extract.names.scan import rules_of
from reconcile.extract.speech.cues import table
from reconcile.language import Pack, available, cues, load_pack
from reconcile.language.morphology import norm
from reconcile.language.sounds import skeleton
from reconcile.link.words import term
from reconcile.model import Attribution, Claim

LONGEST = 800  # characters of a passage that are compared
CROWD = 60  # passages that share a word, beyond which the word tells nothing
MOST = 200  # passages of one speaker that are compared
ENOUGH = 0.34  # of the shorter passage's words, for two to be compared word by word
BRIEF = 10  # words of a saying that is compared with every other one of its speaker
LEAD = 60  # characters before a cue and before a speaker in which a word can change who speaks or whether
MEMO = "said"
SPOKESMAN = "=spokesman"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
NOTE = re.compile(r"\[[^\][]{0,80}\]")  # an editor's word in a quotation


@dataclass(frozen=True, eq=False)
class Said:
    """One attribution, or a passage in quotation marks, and the claim that stands for it in a finding."""

    claim: Claim
    speaker: str | None
    form: str
    stance: str
    negated: bool  # the content itself is a denial: "that he will not resign"
    words: tuple[Term, ...]
    text: str
    cue: str
    language: str
    retracted: bool = False  # it is denied that this was ever said: "denied that she had promised"
    spoken_for: bool = False  # a spokesman says it, or an agency passes it on
    person: str = ""  # the speaker, where it is a person with a full name
    spans: tuple[tuple[int, int], ...] = ()  # where it stands
    gender: str = ""  # of the speaker, m or f, where the article tells
    beside: frozenset[str] = frozenset()  # concepts of what stands beside the speaker, an office perhaps
    by_name: bool = True  # the name itself stands there, and no "he" or "the minister" that was taken for its bearer

    @property
    def side(self) -> int:
        """1 where the speaker says that the content is so, -1 where that it is not so, 0 for neither."""
        return {"affirms": 1, "denies": -1}.get(self.stance, 0)

    @property
    def sign(self) -> int:
        """The same of what the content affirms, which may be a denial itself."""
        return -self.side if self.negated else self.side

    @property
    def named(self) -> bool:
        """Is the speaker more than a role ("a baker"), which another article may know by name?"""
        return bool(self.person or self.speaker and self.speaker[0].isupper())

    @cached_property
    def plain(self) -> int:
        """How many of its words say something."""
        return len(self.telling)

    @cached_property
    def telling(self) -> tuple[frozenset[str], ...]:
        """The keys of each of those."""
        return tuple(t.word.keys for t in self.words if t.plain)

    @cached_property
    def figures(self) -> frozenset[str]:
        """The values of its figures."""
        return terms.figures(self.words)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of all of them."""
        return frozenset(k for keys in self.telling for k in keys)


def all_said(ledger: Ledger) -> list[Said]:
    """Every passage of the ledger that a claim stands for, in a fixed order; reckoned once a run."""
    if MEMO not in ledger.memo:
        found = [s for article in sorted(ledger.articles) for s in _of_article(ledger, article)]
        ledger.memo[MEMO] = found
    out: list[Said] = ledger.memo[MEMO]
    return out


def _of_article(ledger: Ledger, article: str) -> Iterator[Said]:
    source = ledger.articles[article]
    if source.language not in available():
        return
    pack = load_pack(source.language or "")
    claims = [c for c in ledger.by_article.get(article, ()) if c.part == "text"]
    told = ledger.attributions.get(article, ())
    nested = {a.inner for a in told if a.inner is not None and a.stance == "denies"}
    for n, a in enumerate(told):
        anchor = _anchor(a, claims)
        if anchor is None or (n in nested and a.stance != "denies"):
            continue
        spans = a.parts or ((a.start, a.end),)
        text = _joined(source.text, spans)[:LONGEST]
        words = words_of(text, source.language)
        yield Said(
            claim=anchor,
            speaker=a.speaker,
            form=a.form,
            stance=a.stance,
            negated=negated(_head(text, words), pack),
            words=words,
            text=text,
            cue=a.cue or "",
            language=source.language or "",
            retracted=_retracted(a, told, source.text, pack),
            spoken_for=bool(a.via) or _by_spokesman(a, source.text, source.language),
            person=person(a.speaker, pack, _before(a, source.text)),
            spans=tuple(spans),
            gender=telling.gender(a, source.text, pack.code),
            beside=telling.beside(a, source.text, pack.code),
            by_name=_by_name(a),
        )
    for c in claims:
        if c.kind == "statement" and c.form == "direct" and c.cue is None:  # in quotation marks, nobody knows whose
            text = c.quote[:LONGEST]
            yield Said(c, None, "direct", "neutral", False, terms.of(text, c.language), text, "", c.language or "")


def _joined(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """What stands in several places, with a full stop where a sentence ended with who said it: «…, — said X. — …»"""
    out = text[spans[0][0] : spans[0][1]]
    for (_, end), (start, stop) in pairwise(spans):
        anew = text[start].isupper() and "." in text[end:start] and out[-1:] not in ".!?…"
        out += (". " if anew else " ") + text[start:stop]
    return out


def words_of(text: str, language: str | None) -> tuple[Term, ...]:
    """The words of a passage, an editor's words in brackets left out."""
    return terms.of(NOTE.sub(lambda m: " " * len(m.group()), text), language)


def _head(text: str, words: Sequence[Term]) -> Sequence[Term]:
    """The words before a colon: what follows it explains."""
    mark = re.search("[:;—]", text)
    return [t for t in words if t.start < mark.start()] if mark else words


@lru_cache(maxsize=32)
def _lists(pack: Pack) -> tuple[frozenset[str], ...]:
    """Words after which a negation denies nothing (не менее, not only), words that open a clause, and those that deny
    a thing and not the clause (without)."""
    lists = (("status", "not_negated"), ("syntax", "subordinators"), ("turns", "without"))
    return tuple(frozenset(norm(str(w)) for w in pack.section(section).get(name) or ()) for section, name in lists)


@lru_cache(maxsize=32)
def denials_of_things(language: str) -> frozenset[str]:
    """Words that deny a thing and not the clause: without."""
    return _lists(load_pack(language))[2]


def negated(words: Sequence[Term], pack: Pack) -> bool:
    """Is the main clause denied? "Not only" and "не менее" deny nothing."""
    escapes, subordinators, without = _lists(pack)
    for i, t in enumerate(words):
        if i > 1 and t.word.norm in subordinators and not _says_so(words[:i], pack):
            return False
        escaped = i + 1 < len(words) and words[i + 1].word.norm in escapes
        if t.word.kind == "denial" and t.word.norm not in without and not escaped:
            return True
    return False


def _says_so(words: Sequence[Term], pack: Pack) -> bool:
    """Do the words only say that somebody says or thinks so: «я же говорил, что никто не умрёт»?"""
    told = [t for t in words if table(pack).is_cue(t.word.norm)]
    return len(told) == 1 and all(t in told for t in words if t.plain or t.word.verbal)


def _retracted(a: Attribution, told: Sequence[Attribution], text: str, pack: Pack) -> bool:
    """Is the saying denied, not what was said: "denied that she had ever promised to", «никогда не говорил о»?"""
    if a.stance == "denies" and a.inner is not None:
        inner = told[a.inner]
        before = text[a.start : inner.cue_start] if inner.cue_start is not None else ""
        return len(before.split()) <= 4 and (inner.speaker is None or same(inner.speaker, a.speaker or "") >= NAMED)
    if a.stance != "neutral" or a.cue_start is None:
        return False
    return cues.has(text[max(0, a.cue_start - LEAD // 2) : a.cue_start], pack.code, "never", "turns")


def _by_name(a: Attribution) -> bool:
    """Has what is written of the speaker a word with a capital that the speaker's name has?"""
    written = {skeleton(w) for w in _WORD.findall(a.speaker_quote or "") if w[0].isupper()}
    own = {skeleton(w) for w in _WORD.findall(a.speaker or "") if w[0].isupper()}
    return not own or not a.speaker_quote or not written.isdisjoint(own)


def _by_spokesman(a: Attribution, text: str, language: str | None) -> bool:
    """Does a word before the speaker, or in what is said of them, make them one who speaks for others?"""
    if a.speaker_start is None or a.speaker_end is None:
        return False
    around = text[max(0, a.speaker_start - LEAD) : a.speaker_end + LEAD]
    near = re.split(r"[.!?\n«»“”\"]", around[: min(LEAD, a.speaker_start)])[-1] + around[min(LEAD, a.speaker_start) :]
    return any(term(w, language) == SPOKESMAN for w in _WORD.findall(near))


def _before(a: Attribution, text: str) -> str:
    """The word that stands before the speaker."""
    words = _WORD.findall(text[max(0, a.speaker_start - LEAD) : a.speaker_start]) if a.speaker_start else []
    return words[-1] if words and text[: a.speaker_start].rstrip(" ").endswith(words[-1]) else ""


def person(speaker: str | None, pack: Pack, before: str = "") -> str:
    """The full name in a speaker, or "" for a role, an organisation or a surname alone; `before` stands before it."""
    row: list[str] = []
    # начальник полиции Морин Тейт: behind an office any name will do
    office = before.islower() and _somebody(before, pack)
    behind = office and len((speaker or "").split()) == 2
    for w in (speaker or "").split():
        if len(row) > 1 and any(p.pos == "prep" for p in pack.morph.parses(norm(w))[:1]):
            break  # … из ведомства погоды
        office = office or (w[0].islower() and _somebody(w, pack))
        joins = bool(row) and norm(w) in rules_of(pack).particles
        row = [*row, w] if w[0].isupper() or joins or ("-" in w and w.split("-")[-1][:1].isupper()) else []
    rules = rules_of(pack)
    if len(row) < 2 or any(norm(w) in rules.org_heads | rules.org_names | rules.place_heads for w in row):
        return ""
    first, known = norm(row[0]), pack.morph.parses(norm(row[0]))
    named = first in rules.first_names or any(p.name in ("first", "last") or p.guessed for p in known)
    last = pack.morph.parses(norm(row[-1]))
    thing = any(p.pos == "noun" and p.case == "nom" for p in known)  # Мойра Тенби: no word but a name follows one
    named = named or behind or office and any(p.case == "nom" for p in known) or thing and any(p.guessed for p in last)
    if (rules.inflected and not named) or first in rules.common | rules.not_names or key(" ".join(row))[:1] == "@":
        return ""
    return " ".join(row)


def _somebody(word: str, pack: Pack) -> bool:
    """Is it a word for one person?"""
    return any(p.animate and p.number == "sg" for p in pack.morph.parses(norm(word))[:1])


def _anchor(a: Attribution, claims: Sequence[Claim]) -> Claim | None:
    """The statement that starts where the content does, else the first figure inside it."""
    inside = claims[bisect_left(claims, a.start, key=_start) : bisect_left(claims, a.end, key=_start)]
    exact = next((c for c in inside if c.kind == "statement" and c.start == a.start and c.cue == a.cue), None)
    return exact or next((c for c in inside if c.cue == a.cue), None) or (inside[0] if inside else None)


def _start(c: Claim) -> int:
    return c.start


def same_speaker(a: Said, b: Said) -> bool:
    """Surely one speaker: both named, by one name."""
    if not (a.speaker and b.speaker):
        return False
    return same(a.person or a.speaker, b.person or b.speaker) >= NAMED or namesakes.namesakes(_full(a), _full(b))


def _full(s: Said) -> str:
    """The full name, or what may well be one: two words with capitals."""
    two = (s.speaker or "").split()
    return s.person or (s.speaker or "" if len(two) == 2 and all(w[0].isupper() for w in two) else "")


def other_speaker(a: Said, b: Said) -> bool:
    """Surely two: both named in full, by names that have nothing in common, and neither speaks for another."""
    return bool(a.person and b.person) and namesakes.strangers(a.person, b.person)


def other_gender(a: Said, b: Said) -> bool:
    """Are they a man and a woman, though not both are named in full?"""
    return bool(a.gender and b.gender) and a.gender != b.gender and not same_speaker(a, b)


def echoed(a: Said, b: Said) -> bool:
    """Does one of the two articles name the other speaker beside the words: «…», — согласен с Гуком Лунёв?"""
    return any(namesakes.held(x.person.split()[-1], _but_asides(y)) for x, y in ((a, b), (b, a)) if x.person)


def _but_asides(s: Said) -> str:
    """The sentence without what a clause tells of the speaker that is no saying: Лунёв, | сменивший Гука."""
    pack = load_pack(s.language)
    return " ".join(c for c in re.split("[,—–]", s.claim.sentence) if not _aside(_WORD.findall(c), pack))


def _aside(words: Sequence[str], pack: Pack) -> bool:
    """Does a relative pronoun or a participle open the clause, and does nobody say anything in it?"""
    if not words or any(table(pack).is_cue(w) for w in words):
        return False
    first = norm(words[0])
    return first in pack.section("syntax")["relatives"] or pack.morph.parses(first)[0].pos == "participle"


def by_speaker(everything: Iterable[Said]) -> list[list[Said]]:
    """Passages of speakers whose names may be one, those of one article only left out."""
    groups: dict[str, list[Said]] = {}
    for s in everything:
        if s.speaker and (s.person or s.speaker[0].isupper()):
            for likeness in namesakes.likenesses(s.person or s.speaker, bool(s.person)):
                groups.setdefault(likeness, []).append(s)
    several = [g for _, g in sorted(groups.items()) if len({s.claim.article for s in g}) > 1]
    return [sorted(g, key=lambda s: order(s.claim))[:MOST] for g in several]


def near_pairs(passages: Sequence[Said]) -> Iterator[tuple[Said, Said]]:
    """Pairs of different articles of which the shorter shares enough words that say something; crowded words find
    nobody."""
    index: dict[str, list[int]] = {}
    for n, s in enumerate(passages):
        for found in sorted(s.keys):
            index.setdefault(found, []).append(n)
    pairs = {p for numbers in index.values() if len(numbers) <= CROWD for p in combinations(numbers, 2)}
    for i, j in sorted(pairs):
        a, b = passages[i], passages[j]
        if a.claim.article != b.claim.article and _kindred(a, b):
            yield a, b


def candidates(passages: Sequence[Said]) -> Iterator[tuple[Said, Said]]:
    """Pairs that may be versions of one another: by the words they share, and all those of one speaker."""
    done: set[tuple[str, str]] = set()
    own = (p for group in by_speaker(passages) for p in combinations(group[:CROWD], 2))
    known = (p for p in own if p[0].claim.article != p[1].claim.article and (_brief(*p) or _kindred(*p)))
    for a, b in chain(near_pairs(passages), known):
        pair = (min(a.claim.id, b.claim.id), max(a.claim.id, b.claim.id))
        if pair not in done:
            done.add(pair)
            yield a, b


def _brief(a: Said, b: Said) -> bool:
    """Are both so short that comparing them is cheap, and words that sound alike may be all they share?"""
    return max(len(a.words), len(b.words)) <= BRIEF


def _kindred(a: Said, b: Said) -> bool:
    """Does the shorter share words enough with the other for a dear comparison?"""
    short, long = (a, b) if a.plain <= b.plain else (b, a)
    strange = sum(map(long.keys.isdisjoint, short.telling))
    return short.plain - strange >= max(1.0, ENOUGH * short.plain)


def close_in_time(a: Claim, b: Claim, days: int) -> bool:
    """Published within `days` of each other, or undated."""
    return a.published is None or b.published is None or abs((a.published - b.published).days) <= days


def one_story(ledger: Ledger, a: Claim, b: Claim) -> bool:
    """Do the articles tell one story, as far as linking and the names in them know?"""
    known = ledger.links is None or ledger.links.one_story(a.article, b.article)
    return known or bonds.bond(ledger, a.article, b.article) >= BOND


BOND = 2  # rare names that two articles of one story share
