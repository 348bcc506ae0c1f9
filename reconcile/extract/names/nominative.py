"""The nominative of a person's name, and who is who within one article.

Where a language inflects (`names.inflected`), the words of one name agree in case and gender: that is what splits names
which stand side by side ("Светланы Тихановской Сергей") and what tells the nominative.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from reconcile.extract.names.readings import (
    ANY,
    CASES,
    FIRST,
    LAST,
    LISTED,
    PATRONYMIC,
    Reading,
    feminine,
    genitive,
    has_role,
    is_name,
    masculine,
    readings,
    surname_pairs,
    vowels,
)
from reconcile.extract.text.tokens import Token
from reconcile.language import Pack
from reconcile.language.morphology import norm

GUESS = 0.4  # how far a guess by the ending is trusted against the other mentions
SHORT = 6  # letters of an abbreviation, at most


class Option(NamedTuple):
    """One way to read a whole name: its words in the nominative."""

    words: tuple[str, ...]
    gender: str
    score: float
    cases: frozenset[str] = frozenset()  # that the words can stand in, read this way
    unread: int = 0  # words left as they stand for want of a reading


@dataclass(slots=True)
class Raw:
    """A name as found, before the article has been seen whole."""

    start: int
    end: int
    quote: str
    kind: str  # person place org other, or "" where only the article can say
    texts: tuple[str, ...] = ()
    options: list[Option] = field(default_factory=list)
    norm: str = ""
    gender: str = ""
    guessed: bool = False  # a word of it is in no dictionary: its readings tell little
    weak: bool = False  # at the start of a sentence, where any word has a capital: counts only if met elsewhere


def options(tokens: Sequence[Token], pack: Pack) -> list[Option]:
    """Every reading of a name in which all words agree, best first. Initials, particles and abbreviations stay as they
    are."""
    return list(_options(tuple((t.norm, _stays(t, tokens, pack)) for t in tokens), pack))


def _stays(t: Token, tokens: Sequence[Token], pack: Pack) -> bool:
    """An initial, a particle, an abbreviation by itself (РФПИ) that no dictionary has."""
    if len(t.text) == 1 or t.text.islower():
        return True
    short = t.text.isupper() and len(tokens) == 1 and len(t.text) <= SHORT
    return short and all(p.guessed for p in pack.morph.parses(t.norm))


@lru_cache(maxsize=20_000)
def _options(words: tuple[tuple[str, bool], ...], pack: Pack) -> tuple[Option, ...]:
    found: dict[tuple[tuple[str, ...], str], Option] = {}
    stands = tuple(word for word, _ in words)
    per_word = [_fixed(word) if fixed else readings(word, pack) for word, fixed in words]
    if len(words) > 1:
        begun = [any(r.role == FIRST for row in per_word[:n] for r in row) for n in range(len(per_word))]
        per_word = [
            _as_surname(row, pack) if later else _as_name(row) for row, later in zip(per_word, begun, strict=True)
        ]
    for case in CASES:
        for gender in ("m", "f"):
            chosen = [_best(r, case, gender) for r in per_word]
            if any(c is None for c in chosen):
                continue
            picked = [c for c in chosen if c]
            unread = sum(not c.natural for c in picked)
            score = sum(c.score + (0.5 if c.role else 0.0) for c in picked) / len(picked)
            sure = gender if any(c.gender == gender for c in picked) else ""
            option = Option(tuple(c.word for c in picked), sure, score, frozenset({case}), unread)
            known = found.get((option.words, sure), option)
            one = min(known, option, key=lambda o: (o.unread, -o.score))
            if sure and option.words == stands and all(c.case != ANY for c in picked):
                one = one._replace(cases=known.cases | option.cases)
            found[option.words, sure] = one
    least = min((o.unread for o in found.values()), default=0)
    best = [o for o in found.values() if o.unread == least]
    return tuple(sorted(best, key=lambda o: -o.score))


def _as_name(row: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Beside another word of a name a first name is one, not the noun it looks like: Марта is no month."""
    first = any(r.role == FIRST for r in row)
    return tuple(r for r in row if r.role or r.word == row[-1].word or r.case == ANY) if first else row


def _as_surname(row: tuple[Reading, ...], pack: Pack) -> tuple[Reading, ...]:
    """After a first name what looks like a dative may be a foreign surname that never changes: Азия Биби."""
    word = row[-1].word
    dative = word[-1:] in vowels(pack) and all(r.case in ("dat", "loc") for r in row[:-1])
    return (*row, Reading(word, ANY, "", "", 0.05)) if dative else row


def _fixed(word: str) -> tuple[Reading, ...]:
    return (Reading(word, ANY, "", FIRST if len(word) == 1 else "", 0.1),)


def _best(row: Sequence[Reading], case: str, gender: str) -> Reading | None:
    fits = [r for r in row if r.case in (case, ANY) and r.gender in (gender, "")]
    return max(fits, key=lambda r: r.score + (0.5 if r.role else 0) - (0.3 if r.case == ANY else 0), default=None)


def split_group(tokens: Sequence[Token], pack: Pack) -> list[list[Token]]:
    """Capitalised words side by side as the names they make: words of one name agree and come in an order."""
    groups: list[list[Token]] = []
    cases: set[str] = set()
    for i, token in enumerate(tokens):
        row = readings(token.norm, pack)
        own = {r.case for r in row if r.case != ANY} or {ANY}
        if (
            len(token.text) == 1
            or any(r.case == ANY and r.natural and not r.role for r in row)
            or (groups and _woman(groups[-1], pack) and any(r.gender == "f" and r.case == ANY for r in row))
        ):
            own = {ANY}
        if groups and (token.text[0].islower() or groups[-1][-1].text[0].islower()):  # a particle: Урсула фон дер Ляйен
            groups[-1].append(token)
            continue
        if groups and not cases & own and _whatever_case(tokens, i, pack):
            own = {ANY}
        joint = own if not groups or ANY in cases else cases if ANY in own else cases & own
        follows = groups and joint and _may_follow(groups[-1], token, joint, pack)
        if follows and not _begins(groups[-1], tokens[i : i + 2], pack):
            groups[-1].append(token)
            cases = joint
        else:
            groups.append([token])
            cases = own
    return groups


def _whatever_case(tokens: Sequence[Token], i: int, pack: Pack) -> bool:
    """A foreign surname that looks declined after a first name that is not: Лаура Карните, Тедрос | Адханом. A noun
    with its genitive is none: «Роман Толстого»."""
    first, own, after = tokens[i - 1].norm, tokens[i].norm, tokens[i + 1 : i + 2]
    if any(p.pos == "noun" and not p.name for p in pack.morph.parses(first)) and genitive(own, pack):
        return False
    named = is_name(first, pack) or any(r.score == LISTED for r in readings(first, pack))
    if not named or any(has_role(t.norm, FIRST, pack) for t in after):
        return False
    return has_role(first, FIRST, pack) and not has_role(own, FIRST, pack)


def _woman(group: Sequence[Token], pack: Pack) -> bool:
    return any(r.role == FIRST and r.gender == "f" for r in readings(group[0].norm, pack))


def _begins(group: Sequence[Token], rest: Sequence[Token], pack: Pack) -> bool:
    """Does a first name with a surname after it begin a name of its own? «Мэр Рудинска Софья Белоконь»."""
    if len(rest) < 2 or len(group) > 1 or len(group[0].text) == 1 or not _whose(group[0].norm, rest[0].norm, pack):
        return False
    return has_role(rest[0].norm, FIRST, pack) and not has_role(rest[1].norm, PATRONYMIC, pack)


def _whose(word: str, first: str, pack: Pack) -> bool:
    """Is the word before a first name another's: a genitive beside a nominative (комітету Ради | Роман), or no name by
    the dictionary (представитель Минобороны | Олег)? Else it is his own: проповедник Хадим Хусейн Ризви."""
    if has_role(word, FIRST, pack):
        own, his = ({r.case for r in readings(w, pack) if r.natural} for w in (word, first))
        return own.isdisjoint({"nom", ANY}) and "nom" in his and own.isdisjoint(his)
    named = any(has_role(word, role, pack) for role in (LAST, PATRONYMIC))
    return genitive(word, pack) or pack.morph.known(word) and not named


def _may_follow(group: list[Token], token: Token, cases: set[str], pack: Pack) -> bool:
    """May the word go on with the name? Not a first name after a surname, nor a third surname. Of two words that the
    dictionary takes for surnames the first may be foreign: Драгану Стевичу; a town would stand in the genitive."""
    if len(group) >= 4 or _complete(group, token, pack):
        return False
    first = has_role(token.norm, FIRST, pack)
    last = has_role(token.norm, LAST, pack)
    begun = any(has_role(t.norm, FIRST, pack) for t in group)
    if has_role(token.norm, PATRONYMIC, pack) and has_role(group[-1].norm, FIRST, pack):
        return True
    if len(group) >= 2 and begun and (first or last) and not has_role(group[-1].norm, PATRONYMIC, pack):
        return False
    if not begun and has_role(group[-1].norm, LAST, pack) and last and not first:
        return len(group) == 1 and cases.isdisjoint({"nom", "gen", ANY})
    return True


def _complete(group: Sequence[Token], token: Token, pack: Pack) -> bool:
    """A surname with its initials: Лузина О. А. | Телефон, О. М. Филатова | Ирина."""
    initials = [len(t.text) == 1 for t in group]
    if len(token.text) == 1 or not any(initials) or all(initials):
        return False
    if initials[0]:
        return has_role(token.norm, FIRST, pack)
    return initials[-2:] == [True, True] and not has_role(group[0].norm, FIRST, pack)


def cased(word: str, text: str) -> str:
    """A nominative in lower case written as in the text: its capitals, its ё, its apostrophe."""
    same = 0
    while same < min(len(word), len(text)) and norm(text[same]) == word[same]:
        same += 1
    rest = word[same:].upper() if text.isupper() and len(text) > 1 else word[same:]
    out = text[:same] + rest
    return out if same else word[:1].upper() + word[1:]


def settle(raws: Sequence[Raw], pack: Pack, literal: frozenset[str] = frozenset()) -> None:
    """Choose every name's nominative by what the whole article shows, and give surnames their full names.

    `literal` are the capitalised words of the article as written: a nominative that stands there is likelier.
    """
    votes = _votes(raws, literal)
    for raw in raws:
        if raw.options and not raw.norm:
            best = _choose(raw, votes)
            raw.gender = best.gender
            words: Sequence[str] = [cased(w, t) for w, t in zip(best.words, raw.texts, strict=True)]
            words = _surname_last(words, pack) if raw.kind == "person" else words
            raw.norm = " ".join(w + "." if len(w) == 1 else w for w in words)
    _one_kind(raws)
    _full_names(raws, pack)


def _surname_last(words: Sequence[str], pack: Pack) -> Sequence[str]:
    """Солонцов Игнат Львович is Игнат Львович Солонцов, Лунин О. А. is О. А. Лунин."""
    given = words[1:]
    last = norm(words[0])
    if given and len(last) > 1 and not has_role(last, FIRST, pack) and all(len(w) == 1 for w in given):
        return [*given, words[0]]
    first = given and any(r.role == FIRST for r in readings(norm(given[0]), pack))
    if not first or len(given) > 2 or has_role(last, FIRST, pack) or not has_role(last, LAST, pack):
        return words
    regular = {masculine(last, pack), feminine(last, pack)} != {last}
    known = regular or any(p.name == LAST and not p.guessed for p in pack.morph.parses(last))
    fits = known if len(given) == 1 else has_role(norm(given[1]), PATRONYMIC, pack)
    return [*given, words[0]] if fits else words


def _one_kind(raws: Sequence[Raw]) -> None:
    """What stands after a place's preposition or head somewhere is a place wherever it stands."""
    places = {norm(r.norm) for r in raws if r.kind == "place"}
    places -= {norm(r.norm).split()[-1] for r in raws if r.kind == "person" and len(r.texts) > 1}
    for raw in raws:
        if raw.kind in ("person", "other") and raw.guessed and norm(raw.norm) in places:
            raw.kind = "place"


def _choose(raw: Raw, votes: Mapping[str, float]) -> Option:
    """The likeliest reading of one mention, by the dictionary and by the other mentions."""
    top = max(o.score for o in raw.options) or 1.0
    most = max(sum(votes[w] for w in o.words) for o in raw.options) or 1.0
    trust = GUESS if raw.guessed else 1.0
    return max(raw.options, key=lambda o: trust * o.score / top + sum(votes[w] for w in o.words) / most)


def _votes(raws: Iterable[Raw], literal: frozenset[str]) -> defaultdict[str, float]:
    """How many mentions could have each word as their nominative; names of two words weigh more."""
    votes: defaultdict[str, float] = defaultdict(float)
    for raw in raws:
        best = raw.options[0].score if raw.options else 0
        seen = {w: 1.0 if raw.guessed else o.score / (best or 1) for o in reversed(raw.options) for w in o.words}
        own = {norm(t) for t in raw.texts}
        for word, weight in seen.items():
            attested = 0.8 if word in literal and word not in own else 0.0
            votes[word] += (3 if len(raw.texts) > 1 else 1) * (weight + attested)
    for word, count in _unchanging(raws).items():
        votes[word] += 10 * count
    return votes


def _unchanging(raws: Iterable[Raw]) -> dict[str, int]:
    """Words that stand in one form beside words that change theirs: they do not decline (Асия Биби, Асию Биби)."""
    beside: defaultdict[str, Counter[str]] = defaultdict(Counter)
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for raw in raws:
        words = [norm(t) for t in raw.texts]
        for i, word in enumerate(words):
            beside[word].update(w for w in words if w != word)
            for option in raw.options:
                forms[option.words[i]].add(word)
    shared = {f for of in forms.values() if len(of) > 1 for f in of}
    return {w: sum(others.values()) for w, others in beside.items() if len(others) > 1 and w not in shared}


def _full_names(raws: Sequence[Raw], pack: Pack) -> None:
    """A surname alone is the one person of that surname and gender whom the article names in full; so is a first name
    that is nobody's surname there."""
    full: defaultdict[str, dict[str, Raw]] = defaultdict(dict)
    firsts: defaultdict[str, dict[str, Raw]] = defaultdict(dict)
    for raw in raws:
        words = norm(raw.norm).split()
        if raw.kind == "person" and len(words) > 1 and len(words[0].strip(".")) > 1:
            full[words[-1]].setdefault(norm(raw.norm), raw)
            firsts[words[0]].setdefault(norm(raw.norm), raw)
    for raw in raws:
        _another_first(raw, full)
    for raw in raws:
        words = norm(raw.norm).split()
        if not words or raw.kind not in ("person", "other", ""):
            continue
        if len(words) > 1 and len(words[0].strip(".")) > 1:
            continue
        known = [r for r in full.get(words[-1], {}).values() if _initials_fit(words, norm(r.norm).split())]
        if not known and len(words) == 1:  # read wrongly as a genitive: Таяни
            known = list(full.get(norm(raw.quote), {}).values())
        if not known and len(words) == 1 and raw.kind == "person" and has_role(words[0], FIRST, pack):
            known = list(firsts.get(words[0], {}).values())
        differ = masculine(words[-1], pack) != words[-1] or feminine(words[-1], pack) != words[-1]  # he and she
        if differ or not surname_pairs(pack):
            known = [r for r in known if not raw.gender or not r.gender or r.gender == raw.gender]
        if len({norm(r.norm) for r in known}) == 1:
            raw.norm, raw.kind = known[0].norm, "person"
            raw.gender = known[0].gender or raw.gender


def _another_first(raw: Raw, full: Mapping[str, Mapping[str, Raw]]) -> None:
    """ "Адвокат Биби Саиф уль-Малук": where the article has an Асия Биби, her surname is no part of his name."""
    words = raw.norm.split()
    if raw.kind != "person" or len(words) < 3 or norm(words[0]) not in full or norm(words[0]) == norm(words[-1]):
        return
    cut = raw.quote.find(" ") + 1
    raw.start, raw.quote, raw.norm = raw.start + cut, raw.quote[cut:], " ".join(words[1:])


def _initials_fit(short: Sequence[str], full: Sequence[str]) -> bool:
    return all(len(s.strip(".")) > 1 or any(f.startswith(s.strip(".")) for f in full) for s in short[:-1])
