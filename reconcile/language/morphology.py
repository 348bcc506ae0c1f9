"""One interface over the morphology libraries: every reading a word form can have, most likely first.

Positions decide which reading holds (a counted noun after 5 is genitive plural), so callers choose; nothing
here takes "the" parse. Words come in normalised (`norm`): lower case, ё folded to е, one apostrophe.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

CACHE = 200_000


class Parse(NamedTuple):
    """One reading. Grammemes are short English names, "" where the language or library does not say."""

    lemma: str
    pos: str  # noun adj verb participle gerund adv num pron prep conj part intj short (short adj or participle) x
    case: str = ""  # nom gen dat acc ins loc voc
    number: str = ""  # sg pl
    gender: str = ""  # m f n
    name: str = ""  # first last patronymic place org, for proper names
    animate: bool = False
    tense: str = ""  # past pres fut
    score: float = 0.0


def norm(word: str) -> str:
    """Lower case, ё as е, every apostrophe as ' — the form in which words are compared."""
    return word.lower().replace("ё", "е").replace("’", "'").replace("ʼ", "'").replace("`", "'")


class Morphology:
    """Readings and lemmas of word forms, cached."""

    def __init__(self, analyse: Callable[[str], tuple[Parse, ...]]) -> None:
        self.parses: Callable[[str], tuple[Parse, ...]] = lru_cache(CACHE)(analyse)
        self.lemmas: Callable[[str], frozenset[str]] = lru_cache(CACHE)(self._lemmas)

    def _lemmas(self, word: str) -> frozenset[str]:
        return frozenset(p.lemma for p in self.parses(word))

    def lemma(self, word: str, pos: str = "", case: str = "") -> str:
        """Lemma of the first reading with that part of speech and case, else of the first reading."""
        readings = self.parses(word)
        for p in readings:
            if (not pos or p.pos == pos) and (not case or p.case == case):
                return p.lemma
        return readings[0].lemma if readings else word


def morphology(settings: dict[str, Any], code: str) -> Morphology:
    """The adapter a pack asks for (`pymorphy` or `simplemma`), or the best one that is installed."""
    if settings.get("analyser") == "pymorphy":
        try:
            return Morphology(_pymorphy(code))
        except (ImportError, ValueError):  # dictionaries of this language are an extra
            pass
    return Morphology(_simplemma(settings, code))


_POS = {
    "NOUN": "noun", "ADJF": "adj", "ADJS": "short", "COMP": "adv", "VERB": "verb", "INFN": "verb", "PRTF": "participle",
    "PRTS": "short", "GRND": "gerund", "NUMR": "num", "ADVB": "adv", "NPRO": "pron", "PRED": "adv", "PREP": "prep",
    "CONJ": "conj", "PRCL": "part", "INTJ": "intj",
}  # fmt: skip
_CASE = {"nomn": "nom", "gent": "gen", "gen2": "gen", "datv": "dat", "accs": "acc", "acc2": "acc", "ablt": "ins",
         "loct": "loc", "loc2": "loc", "voct": "voc"}  # fmt: skip
_NAME = {"Name": "first", "Surn": "last", "Patr": "patronymic", "Geox": "place", "Orgn": "org", "Trad": "org"}
_GENDER = {"masc": "m", "femn": "f", "neut": "n"}


def _pymorphy(code: str) -> Callable[[str], tuple[Parse, ...]]:
    import pymorphy3

    analyser = pymorphy3.MorphAnalyzer(lang=code)

    def analyse(word: str) -> tuple[Parse, ...]:
        return tuple(_from_pymorphy(p) for p in analyser.parse(word))

    return analyse


def _from_pymorphy(p: Any) -> Parse:
    tag = p.tag
    grammemes = tag.grammemes
    return Parse(
        lemma=norm(p.normal_form),
        pos=_POS.get(str(tag.POS), "x"),
        case=_CASE.get(str(tag.case), ""),
        number={"sing": "sg", "plur": "pl"}.get(str(tag.number), ""),
        gender=_GENDER.get(str(tag.gender), ""),
        name=next((_NAME[g] for g in _NAME if g in grammemes), ""),
        animate="anim" in grammemes,
        tense=str(tag.tense or ""),
        score=p.score,
    )


def _simplemma(settings: dict[str, Any], code: str) -> Callable[[str], tuple[Parse, ...]]:
    """Lemmas from simplemma; parts of speech from the pack: closed-class words, then suffixes in order."""
    import simplemma

    closed = {norm(w): pos for pos, words in (settings.get("closed") or {}).items() for w in words}
    suffixes = [(norm(s), pos) for pos, endings in (settings.get("suffixes") or {}).items() for s in endings]

    def analyse(word: str) -> tuple[Parse, ...]:
        lemma = norm(simplemma.lemmatize(word, lang=code)) if word else word
        if word in closed:
            return (Parse(lemma, closed[word]),)
        for suffix, pos in suffixes:
            if word.endswith(suffix) and len(word) > len(suffix) + 2:
                return (Parse(lemma, pos),)
        return (Parse(lemma, "noun"), Parse(lemma, "verb"))

    return analyse
