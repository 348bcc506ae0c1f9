"""Words of a passage as the checks on words and days compare them, within a language and across languages.

Two words meet where they share a key: the concept that the thesaurus gives both, the stem of a lemma (one for sister
languages), the consonants of a name or of a word that many languages have, the value of a number. A word that the
thesaurus lacks proves nothing across languages; `known` says which those are not.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from reconcile.check.speech import everyday
from reconcile.extract.numbers.tables import NumberTables
from reconcile.extract.numbers.units import signs, unit_tables
from reconcile.language import available, load_pack
from reconcile.language.kin import near
from reconcile.language.morphology import Parse, norm
from reconcile.language.places import ids, within
from reconcile.language.sounds import fold, skeleton
from reconcile.language.thesaurus import SENSE
from reconcile.link.words import common, stem_of, term

FIGURE = re.compile(r"\d+(?:[.,\s\u00a0\u202f]\d+)*")
_CUT = re.compile(r"[,;:()—–.!?…«»“”\"]")
_END = re.compile(r"[.!?…]\s")
SMALL = frozenset(("prep", "conj", "part", "pron", "intj", "modal"))
VERBAL = frozenset(("verb", "short", "participle", "gerund"))
SOUND = 3  # consonants that make a word known by its sound
SHORT = 3  # letters up to which a word of another language is taken to agree with another short one
# rapidfuzz ratio of two folded words from which they may be one word in two sister languages: at one place of two
# versions of a passage, and anywhere
KINDRED, SURELY = 60, 85
DENIALS = (  # lists of the packs
    ("attribution", "negation"),
    ("attribution", "contractions"),
    ("status", "negation"),
    ("turns", "denial"),
    ("turns", "without"),
)
ORDINALS = frozenset(f"{everyday.CALENDAR}ORD:{n}" for n in (3, 4))  # a third term is not the second
HEDGES = frozenset(f"{everyday.CLOSED}{row}" for row in ("almost", "roughly", "perhaps"))  # adverbs and verbs alike
BACKGROUND = 50.0  # imaginary passages, so that a small corpus has sane weights


class Word(NamedTuple):
    """What a word form is, wherever it stands."""

    norm: str
    keys: frozenset[str]
    kind: str  # plain | small (says nothing alone) | figure | denial
    known: bool  # to the thesaurus, or a figure
    verbal: bool
    alphabet: str  # the script it is written in
    noun: bool = False
    silent: bool = False  # other languages may have nothing in its place
    plainly: str = ""  # the key that it has as an everyday word: in one language, another word of that row is another


class Term(NamedTuple):
    """A word in its passage."""

    word: Word
    start: int
    clause: int  # which stretch between punctuation marks and words that open a clause
    sentence: int
    name: bool  # written with a capital inside a sentence

    @property
    def plain(self) -> bool:
        """Does it say something by itself?"""
        return self.word.kind in ("plain", "figure")

    @property
    def closed(self) -> bool:
        """Is it of a closed class: can, every?"""
        return any(k[0] == everyday.CLOSED for k in self.word.keys)


@lru_cache(maxsize=20_000)
def of(text: str, language: str | None) -> tuple[Term, ...]:
    """The words of a passage, in order."""
    cuts = [m.start() for m in _CUT.finditer(text)]
    out: list[Term] = []
    inside = 0
    opens = _subordinators(language or "") if language in available() else frozenset()
    for written, start, sentence, name in written_in(text, language):
        found, cut = word(written, language, name), bisect_left(cuts, start)
        inside += found.norm in opens and bool(out) and out[-1].clause == cut + inside
        before = out[-1].word if out and out[-1].sentence == sentence else None
        figure = out[-1].word if out and out[-1].word.kind == "figure" else None
        beside = figure and text[start - 1] in " -" and out[-1].clause == cut + inside
        if before and (joint := _one_thing(before, found, language)):
            out[-1] = out[-1]._replace(word=joint)
        elif figure and (scale := _scale(found.norm, language)):
            out[-1] = out[-1]._replace(word=_scaled(figure, scale))
        elif figure and beside and (whole := _compound(figure, found)):
            out[-1] = out[-1]._replace(word=whole)
        else:
            out.append(Term(found, start, cut + inside, sentence, name))
    return tuple(out)


def written_in(text: str, language: str | None) -> Iterator[tuple[str, int, int, bool]]:
    """Each word as written: where it starts, in which sentence, and whether its capital is its own."""
    ends = [m.start() for m in _END.finditer(text)]
    last = -1
    for m in _pattern().finditer(text):
        word, start = m.group(), m.start()
        sentence = bisect_left(ends, start)
        yield word, start, sentence, word[0].isupper() and (sentence == last or _foreign(norm(word), language))
        last = sentence


@lru_cache(maxsize=32)
def _subordinators(language: str) -> frozenset[str]:
    return frozenset(norm(str(w)) for w in load_pack(language).section("syntax").get("subordinators") or ())


def _one_thing(first: Word, second: Word, language: str | None) -> Word | None:
    """Two words side by side that are one thing: dead end, prime minister."""
    starts, ends = first.keys & _starts(language or ""), second.norm in everyday.seconds(language or "")
    if not starts and not ends:
        return None
    table, both = _compounds(language or ""), f"{first.norm} {second.norm}"
    concept = next((table[a, b] for a in sorted(starts) for b in sorted(second.keys) if (a, b) in table), None)
    meanings = _phrase(first.norm, second.norm, language or "") if ends else frozenset()
    if concept is not None:
        return Word(both, meanings | {f"={concept}"}, "plain", True, False, second.alphabet, True)
    return first._replace(norm=both, keys=meanings | first.keys, kind="plain") if meanings else None


@lru_cache(maxsize=20_000)
def _phrase(first: str, second: str, language: str) -> frozenset[str]:
    """The senses of two words side by side, the first in any form: gave back."""
    if language not in available():
        return frozenset()
    lemmas = load_pack(language).morph.lemmas(first)
    return everyday.meanings(f"{first} {second}", tuple(f"{a} {second}" for a in lemmas), language)


@lru_cache(maxsize=32)
def _compounds(language: str) -> dict[tuple[str, str], str]:
    """Keys of the two words → concept."""
    rows = load_pack(language).section("compounds") if language in available() else {}
    pairs = ((norm(str(words)).split(), str(concept)) for words, concept in rows.items())
    keys = {(first, second): concept for (first, second), concept in pairs}
    starts = [((f"{language}:{a}", a), b, concept) for (a, b), concept in keys.items()]  # a small word has no lemma
    return {(first, k): concept for either, b, concept in starts for first in either for k in word(b, language).keys}


@lru_cache(maxsize=32)
def _starts(language: str) -> frozenset[str]:
    """Keys of the words that begin such a thing."""
    return frozenset(first for first, _ in _compounds(language))


def _scale(text: str, language: str | None) -> Decimal | None:
    """What a word after a figure multiplies it by: 640 тысяч, 1.2 billion."""
    if language not in available():
        return None
    tables = _tables(language or "")
    scale = tables.scales.get(text)
    return scale.value if scale else tables.abbreviations.get(text)


def _scaled(figure: Word, scale: Decimal) -> Word:
    value = _value(figure)
    return figure if value is None else _of_value(figure, value * scale)


def _value(figure: Word) -> Decimal | None:
    try:
        return next((Decimal(k[1:]) for k in figure.keys if k[0] == "#"), None)
    except InvalidOperation:  # 1.200.000
        return None


def _of_value(figure: Word, value: Decimal) -> Word:
    written = f"{value.normalize():f}"
    return figure._replace(norm=written, keys=frozenset((f"#{written}",)))


def _compound(tens: Word, ones: Word) -> Word | None:
    """«двадцать восемь», "twenty eight" as one figure; None where two numbers only stand side by side."""
    if "digit" in (tens.alphabet, ones.alphabet):
        return None
    a, b = _value(tens), _value(ones)
    if a is None or b is None or not 0 < b < 100 or a % (100 if b >= 10 else 10) or a < 20:
        return None
    return _of_value(tens, a + b)


@cache
def _pattern() -> re.Pattern[str]:
    """A number, a word, or a sign that stands for a unit: %."""
    words = r"[^\W\d_]+(?:[-'’ʼ][^\W\d_]+)*"
    return re.compile(f"{FIGURE.pattern}|{words}|[{re.escape(''.join(signs()))}]")


@lru_cache(maxsize=200_000)
def word(written: str, language: str | None, name: bool = False) -> Word:
    """A word form by itself; `name`: it has a capital that no sentence gave it."""
    if written in signs():  # 40 %, forty percent
        return Word(written, frozenset((f"={signs()[written]}",)), "plain", True, False, "digit", True)
    text = _one_script(norm(written))
    script = "digit" if text[0].isdigit() else "latin" if text[0] < "\u0250" else "other"
    if script == "digit":
        figure = re.sub(r"\s", "", text).replace(",", ".")
        return Word(figure, frozenset((f"#{figure}",)), "figure", True, False, script)
    if language not in available():
        return Word(text, frozenset((stem_of(text),)), "plain", False, False, script)
    value = _numerals(language or "").get(text) or _hyphenated(text, language or "") or _measured(text, language or "")
    if value:
        return Word(text, frozenset((f"#{value}",)), "figure" if value != "1" else "small", True, False, script)
    if text in denials(language or ""):
        return Word(text, frozenset(("-",)), "denial", True, False, script)
    readings = load_pack(language or "").morph.parses(text)
    lemmas = tuple(r.lemma for r in readings)
    main = term(written, language)
    known = main.startswith("=")
    noun = bool(readings) and readings[0].pos == "noun"
    nouns = tuple(r.lemma for r in readings if r.pos == "noun")
    thing = everyday.concept(text if noun else "", nouns, language or "")
    unit = _unit(text, language or "")
    named = None if known else thing or unit
    plainly = None if known else named or everyday.concept(text, lemmas, language or "")
    closed = everyday.closed(text, language or "") or everyday.closed(lemmas[0] if lemmas else "", language or "")
    keys = {main, *closed, *((plainly,) if plainly else ())}
    keys |= everyday.meanings(text, lemmas, language or "")
    row = "" if plainly == unit else plainly or ""  # km, kilometres: one unit, whatever it is called
    small = main in common(language) or bool(readings) and readings[0].pos in SMALL and not known
    small = small and keys.isdisjoint(ORDINALS) or not keys.isdisjoint(HEDGES)
    known = known or bool(named)  # what a thing is called, translations agree on; an act has many words
    if small:
        return Word(
            text,
            frozenset(keys),
            "small",
            known,
            False,
            script,
            noun,
            text in everyday.silent(language or ""),
            row,
        )
    sounds = _sounds(text, readings[0].lemma, known and not named, name)
    keys |= {*(f"{language}:{r.lemma}" for r in readings), *sounds}
    return Word(text, frozenset(keys), "plain", known, _verbal(readings), script, noun, False, row)


def _unit(text: str, language: str) -> str | None:
    """What a unit or a currency is in every language: tonne, krone."""
    code = unit_tables(load_pack(language)).words.has(text)
    return f"={code}" if code else None


def _verbal(readings: Sequence[Parse]) -> bool:
    """Is it a verb, or a form that only verbs have (closed)?"""
    return bool(readings) and (readings[0].pos in VERBAL or any(r.tense == "past" for r in readings))


def _foreign(text: str, language: str | None) -> bool:
    """Is it a word that no dictionary has, so that a capital that opens a sentence is its own?"""
    if language not in available():
        return False
    readings = load_pack(language or "").morph.parses(text)
    return bool(readings) and all(r.guessed or r.name for r in readings)


def _one_script(text: str) -> str:
    """A word with letters of two alphabets that look alike (COVAX with a Cyrillic Х), all in the Latin one."""
    mixed = any(ch < "\u0250" for ch in text if ch.isalpha()) and any("\u0400" <= ch < "\u0530" for ch in text)
    return text.translate(_ALIKE) if mixed else text


_ALIKE = str.maketrans("асеорхукмтвніј", "aceopxykmtbhij")


def _sounds(text: str, lemma: str, known: bool, name: bool) -> set[str]:
    """Keys by sound: of a name its beginning, whatever its ending; of another word all its consonants."""
    bare = skeleton(text if name else lemma)
    if len(bare) < SOUND or known and not name:
        return set()
    return {f"@{bare[: max(SOUND, len(bare) - 1)][:4]}"} if name else {f"~{bare}"}


@lru_cache(maxsize=32)
def _tables(language: str) -> NumberTables:
    return NumberTables(load_pack(language))


def _hyphenated(text: str, language: str) -> str | None:
    """The value of "twenty-eight"."""
    tens, hyphen, ones = text.partition("-")
    table = _numerals(language)
    if not hyphen or tens not in table or ones not in table:
        return None
    a, b = Decimal(table[tens]), Decimal(table[ones])
    return f"{a + b:f}" if 20 <= a < 100 and 0 < b < 10 else None


def _measured(text: str, language: str) -> str | None:
    """The number in a word of measure: двенадцатичасовой, twelve-hour."""
    whole = _tables(language).compound(text)
    if whole is not None:
        return f"{whole[0].normalize():f}"
    number, hyphen, unit = text.partition("-")
    measures = any(k.startswith(f"{everyday.CALENDAR}UNIT") for k in everyday.closed(unit, language))
    return _numerals(language).get(number) if hyphen and measures else None


@lru_cache(maxsize=32)
def _numerals(language: str) -> dict[str, str]:
    """Number words → their value as written in digits."""
    return {w: f"{value.normalize():f}" for w, value in _tables(language).words.items()}


@lru_cache(maxsize=32)
def denials(language: str) -> frozenset[str]:
    """Words that turn a clause into its opposite."""
    pack = load_pack(language)
    return frozenset(norm(str(w)) for section, name in DENIALS for w in pack.section(section).get(name) or ())


def places(passage: Sequence[Term], language: str | None) -> frozenset[str]:
    """Ids of the places and countries that a passage names, as far as the table knows them."""
    morph = load_pack(language or "").morph if language in available() else None
    names = (n for t in passage if t.name for n in (t.word.norm, *(morph.lemmas(t.word.norm) if morph else ())))
    found = {ids()[n] for n in names if n in ids()}
    return frozenset(found) | {within()[id] for id in found if id in within()}


def meet(a: Word, b: Word, kindred: int, one: bool = True) -> bool:
    """One word, in another form or language. `kindred`: in sister languages, the likeness of sounds that will do (0 to
    100, 0 in others); `one`: in one language, where a word near in meaning is another word."""
    if a.keys.isdisjoint(b.keys):
        agree = not one and near(a.keys, b.keys)
    else:  # a sense is what another language may put a word by
        agree = not one or any(k != a.plainly and k[0] != SENSE for k in a.keys & b.keys)
    if agree or not kindred:
        return agree
    if "digit" in (a.alphabet, b.alphabet) or a.kind == b.kind == "figure":
        return False
    if len(a.norm) <= SHORT and len(b.norm) <= SHORT:
        return True
    return not (a.known and b.known) and fuzz.ratio(fold(a.norm), fold(b.norm)) >= kindred


class Weights:
    """How much a key tells, 0 to 1: by the share of articles whose passages hold it."""

    def __init__(self, passages: Iterable[tuple[str, Sequence[Term]]]) -> None:
        seen: dict[str, set[str]] = {}
        for article, terms in passages:
            seen.setdefault(article, set()).update(k for t in terms if t.plain for k in t.word.keys)
        self.total = len(seen)
        self.spread = Counter(k for keys in seen.values() for k in keys)
        self.known: dict[frozenset[str], float] = {}  # of what was asked before

    def of(self, keys: frozenset[str]) -> float:
        """Of the key that tells most."""
        if keys not in self.known:
            top = math.log((self.total + BACKGROUND) / 1.5)
            each = (math.log((self.total + BACKGROUND) / (self.spread[k] + 0.5)) / top for k in keys)
            self.known[keys] = max(each, default=0.0)
        return self.known[keys]


def figures(words: Iterable[Term]) -> frozenset[str]:
    """The keys of the figures among some words."""
    return frozenset(k for t in words if t.word.kind == "figure" for k in t.word.keys)
