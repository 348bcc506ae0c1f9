"""Names in the form in which their spellings meet, across inflection, script and transliteration."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from reconcile.extract.names.names import key
from reconcile.extract.time.words import compile_grammar
from reconcile.language import available, load_pack
from reconcile.language.kin import listed
from reconcile.language.morphology import norm
from reconcile.language.places import by_adjective, within
from reconcile.language.sounds import skeleton
from reconcile.link.words import term
from reconcile.model import Article, Claim

TELLING = 3  # letters of a key from which it is hardly another's by chance
_WORD = r"[^\W\d_]{3,}(?:-[^\W\d_]+)*"
_INSIDE = re.compile(r"(?<=[\w,;)»”\"—–-] )" + _WORD)  # words that open no sentence
_KIND = re.compile(
    r"\b([^\W\d_A-ZА-ЯЁІЇЄҐ]{3,}) [«„“]?([A-ZА-ЯЁІЇЄҐ][^\W\d_]{3,})"
)  # a word, and the capital behind it
ROOT = 4  # letters of a name that all its cases share
_QUOTED = re.compile(r"(?<=[«„“])" + _WORD)
_OF_PLACE = re.compile(r"(.{2,}?)(?:[сц]ьк|ск|цк)(?:ий|ой|ый)")  # an adjective made of the name of a place, its lemma
_MADE = re.compile(r"[сц]ь?к(?:ий|ая|ое|ие|ого|ой|ою|ому|ом|ую|им|их|ими|а|е|і|у|ої|ій|ою|ою|ім)$")  # in any case


def name_keys(claim: Claim) -> dict[str, str]:
    """Each name as the claim gives it → its key."""
    return {n: name_key(n) for n in claim.anchors} | {n: name_key(n, place=True) for n in claim.places}


@lru_cache(maxsize=50_000)
def name_key(name: str, place: bool = False) -> str:
    """The form in which spellings of a name meet: its sounds, or its place in the table of places.

    Of a name of several capitalised words the last one stands for all (Сергей Тихановский, Tsikhanouski), unless it is
    a place's.
    """
    found = key(name) or norm(name)
    words = found.split()
    person = not place and len(words) > 1 and all(w[:1].isupper() for w in name.split())
    return words[-1] if person and len(words[-1]) > 1 else found


@lru_cache(maxsize=100_000)
def akin(a: str, b: str) -> bool:
    """Are two keys of one name, written longer in the one (Великий Новгород), joined (Гранд-Порт, Grand Port), or an
    adjective made of it (Кара-Суйская, Кара-Суй)?"""
    if a == b:
        return True
    if a.startswith("@") or b.startswith("@") or min(len(a), len(b)) < TELLING:
        return False
    one, other = a.split(), b.split()
    if len(one) != len(other) and ({*one} <= {*other} or {*other} <= {*one}):
        return True
    short, long = sorted(("".join(one).rstrip("a"), "".join(other).rstrip("a")), key=len)
    return long in (short, short + "sk", short.rstrip("s") + "sk")


def shared(a: frozenset[str], b: frozenset[str]) -> frozenset[str]:
    """The keys of `a` that are of names of `b` as well."""
    return (a & b) or frozenset(x for x in a if any(akin(x, y) for y in b))


@lru_cache(maxsize=20_000)
def made_of(sentence: str, code: str | None) -> frozenset[str]:
    """Towns that a sentence names by an adjective: тбилисский банк."""
    words = (w for w in _INSIDE.findall(sentence) if w[0].islower() and _MADE.search(w))
    return frozenset(s for w in words for s in _sounds(w, code) if s.startswith("@") and s[1:] in within())


@lru_cache(maxsize=20_000)
def kinds_named(sentence: str, code: str | None) -> dict[str, frozenset[str]]:
    """Kind of place that a sentence gives a name to → the first letters of the names: «на перевале Дальнем»."""
    out: dict[str, frozenset[str]] = {}
    for head, name in _KIND.findall(sentence):
        kind = term(head, code)
        if kind in listed("named"):
            out[kind] = out.get(kind, frozenset()) | {norm(name)[:ROOT]}
    return out


def names_in(article: Article) -> Counter[str]:
    """How often each name stands in an article, word by word: capitals that open no sentence.

    What an article is about is said by its names more surely than by its words, and they cross languages; the words
    of a name count apart, so that a surname meets the full name, and no parsing is asked.
    """
    written = (w for w in _INSIDE.findall(_text(article)) if w[0].isupper())
    return Counter(sound for w in written for sound in _sounds(w, article.language))


def hinted_in(article: Article) -> Counter[str]:
    """The same for what only may be a name: the first word of a quotation, an adjective such as каменогорский."""
    quoted = (w for w in _QUOTED.findall(_text(article)) if w[0].isupper())
    derived = (w for w in _INSIDE.findall(_text(article)) if w[0].islower() and _MADE.search(w))
    return Counter(sound for w in (*quoted, *derived) for sound in _sounds(w, article.language))


def _text(article: Article) -> str:
    return f"{article.title}\n{article.text}"


@lru_cache(maxsize=200_000)
def _sounds(word: str, code: str | None) -> tuple[str, ...]:
    """The keys of a single word of a name in any case, none for a month or a weekday; she and he share a surname here.

    An adjective goes by the place it is made of as well: каменогорский, Каменогорск; Кара-Суйская, Кара-Суй.
    """
    pack = load_pack(str(code)) if code in available() else None
    dates = compile_grammar(pack) if pack else None
    if dates and norm(word) in dates.words:
        return ()
    readings = pack.morph.parses(norm(word)) if pack else ()
    lemma = next((r.lemma for r in readings if r.name), readings[0].lemma if readings else word)
    known, made = by_adjective().get(norm(lemma)), _OF_PLACE.fullmatch(lemma)
    if known:
        return (f"@{known}",)
    found = name_key(lemma, place=True)
    whole = found if found.startswith("@") else found.rstrip("a")
    return tuple(dict.fromkeys((whole, skeleton(made[1]).rstrip("a")))) if made else (whole,)
