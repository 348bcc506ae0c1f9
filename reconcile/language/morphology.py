"""One interface over the morphology libraries: every reading a word form can have, most likely first.

Positions decide which reading holds (a counted noun after 5 is genitive plural), so callers choose; nothing
here takes "the" parse. Words come in normalised (`norm`): lower case, ё folded to е, one apostrophe.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
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
    nominal: str = ""  # the form a participle takes as a noun: погибшего → погибший; else ""
    guessed: bool = False  # by its ending; no dictionary has the word
    person: str = ""  # 1 2 3, of verbs where the form shows it


@lru_cache(CACHE)
def norm(word: str) -> str:
    """Lower case, ё as е, every apostrophe as ' — the form in which words are compared."""
    return word.lower().replace("ё", "е").replace("’", "'").replace("ʼ", "'").replace("`", "'").replace("‘", "'")


class Morphology:
    """Readings and lemmas of word forms, cached."""

    def __init__(
        self,
        analyse: Callable[[str], tuple[Parse, ...]],
        nominative: Callable[[str, str, str], str] | None = None,
        known: Callable[[str], bool] | None = None,
    ) -> None:
        self.parses: Callable[[str], tuple[Parse, ...]] = lru_cache(CACHE)(analyse)
        self.lemmas: Callable[[str], frozenset[str]] = lru_cache(CACHE)(self._lemmas)
        # the nominative of a form read in a case and a gender ("" = any): ("следственного", "gen", "") → следственный
        self.nominative: Callable[[str, str, str], str] = (
            lru_cache(CACHE)(nominative) if nominative else lambda word, case, gender: word
        )
        self.known: Callable[[str], bool] = (
            lru_cache(CACHE)(known) if known else lambda word: True
        )  # is it in the dictionary?

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
    make = {
        "pymorphy": lambda: _pymorphy(code, settings),
        "dictionary": lambda: Morphology(_dictionary(settings, code)),
    }
    try:
        return make[settings["analyser"]]()
    except (ImportError, ValueError, KeyError, OSError):  # dictionaries of this language are an extra
        pass
    return Morphology(_simplemma(settings, code))


_CASELESS = frozenset({"Fixd", "Abbr"})  # words whose one form stands for every case
_POS = {
    "NOUN": "noun", "ADJF": "adj", "ADJS": "short", "COMP": "adv", "VERB": "verb", "INFN": "verb", "PRTF": "participle",
    "PRTS": "short", "GRND": "gerund", "NUMR": "num", "ADVB": "adv", "NPRO": "pron", "PRED": "adv", "PREP": "prep",
    "CONJ": "conj", "PRCL": "part", "INTJ": "intj",
}  # fmt: skip
_CASE = {"nomn": "nom", "gent": "gen", "gen2": "gen", "datv": "dat", "accs": "acc", "acc2": "acc", "ablt": "ins",
         "loct": "loc", "loc2": "loc", "voct": "voc"}  # fmt: skip
_NAME = {"Name": "first", "Surn": "last", "Patr": "patronymic", "Geox": "place", "Orgn": "org", "Trad": "org"}
_GENDER = {"masc": "m", "femn": "f", "neut": "n"}


def _pymorphy(code: str, settings: dict[str, Any]) -> Morphology:
    import pymorphy3

    undo = [(str(ending), str(verb)) for ending, verb in settings.get("participles") or ()]
    gerunds = [(str(ending), str(form)) for ending, form in settings.get("gerunds") or ()]

    closed = {norm(str(w)): pos for pos, words in (settings.get("closed") or {}).items() for w in words}
    never = frozenset(settings.get("never") or ())  # lemmas that no news is about, whose forms are another word's
    unlikely = frozenset(settings.get("unlikely") or ())  # verbs that nobody means where a form may be another's
    analyser = pymorphy3.MorphAnalyzer(lang=code)

    def analyse(word: str) -> tuple[Parse, ...]:
        guessed = not analyser.word_is_known(word)
        found = analyser.parse(word)
        if guessed and word in closed:  # the Ukrainian dictionary has no «ще» and no «вже»
            return (Parse(word, closed[word]),)
        if word in closed:  # nor does it know how rare the note «до» and the yak «як» are
            open_ones = {"noun", "adj", "gerund"} - {closed[word]}
            found = [p for p in found if _POS.get(str(p.tag.POS)) not in open_ones] or found
            if all(p.tag.POS == "GRND" for p in found):  # «зважаючи на» rules nothing but its noun
                return (Parse(word, closed[word]),)
            found.sort(key=lambda p: _POS.get(str(p.tag.POS)) != closed[word])
        plain = [p for p in found if p.tag.mood != "impr"]  # news commands nobody: «пришли» is no imperative
        plain = [p for p in plain if p.normal_form not in never] or plain
        likely = {p.tag.POS for p in plain if p.normal_form not in unlikely}
        plain = [p for p in plain if p.normal_form not in unlikely or p.tag.POS not in likely]
        plain.sort(key=lambda p: (-p.score, p.tag.POS == "ADJS"))  # «закрыты»: of two as likely, that of the verb
        nominals: dict[tuple[str, ...], str] = {}
        out = [_from_pymorphy(p, guessed, nominals) for p in plain or found]
        out = [_of_verb(p, gerunds, analyser) for p in out]
        return tuple(out + [p for a in out if a.pos == "adj" for p in _participle(a, undo, analyser)])

    def nominative(word: str, case: str, gender: str) -> str:
        tags = [name for name, short in _CASE.items() if short == case]
        for p in analyser.parse(word):
            if not any(t in p.tag.grammemes for t in tags) or (
                gender and _GENDER.get(str(p.tag.gender), gender) != gender
            ):
                continue
            form = p.inflect({"nomn"})
            if form and form.tag.number == "plur" and p.tag.gender and p.tag.number != "plur":
                return norm(p.normal_form)  # листа: the Ukrainian dictionary does not call «лист» a nominative
            if form:
                return norm(form.word)
        return word

    return Morphology(analyse, nominative, analyser.word_is_known)


def _from_pymorphy(p: Any, guessed: bool, nominals: dict[tuple[str, ...], str]) -> Parse:
    pos, case, number, gender, name, animate, tense, person, full = _of_tag(p.tag)
    nominal = ""
    if pos == "noun" and not case and gender and p.word == p.normal_form and p.tag.grammemes.isdisjoint(_CASELESS):
        case = "nom"  # so does the Ukrainian dictionary where two nouns are alike: лящ, лист
    if full:  # the cases of one participle share their nominative: inflect once
        key = (p.normal_form, *full)
        nominal = nominals[key] = nominals[key] if key in nominals else _nominal(p)
    return Parse(
        norm(p.normal_form), pos, case, number, gender, name, animate, tense, p.score, nominal, guessed, person
    )


@lru_cache(8192)
def _of_tag(tag: Any) -> tuple[str, str, str, str, str, bool, str, str, tuple[str, ...]]:
    """Our grammemes of a tag: a language has a thousand tags, a corpus millions of words. Last: full participles."""
    grammemes = tag.grammemes
    return (
        _POS.get(str(tag.POS), "x"),
        _CASE.get(str(tag.case), ""),
        {"sing": "sg", "plur": "pl"}.get(str(tag.number), ""),
        _GENDER.get(str(tag.gender), ""),
        next((_NAME[g] for g in _NAME if g in grammemes), ""),
        "anim" in grammemes,
        {"futr": "fut"}.get(str(tag.tense), str(tag.tense or "")),
        str(tag.person or "")[:1],
        (str(tag.voice), str(tag.tense)) if tag.POS == "PRTF" else (),
    )


def _of_verb(p: Parse, endings: list[tuple[str, str]], analyser: Any) -> Parse:
    """A gerund with the lemma of its verb, where the dictionary gives it one of its own: показавши → показати."""
    ending, form = next((e for e in endings if p.pos == "gerund" and p.lemma.endswith(e[0])), ("", ""))
    if not ending:
        return p
    told = analyser.parse(p.lemma[: -len(ending)] + form)
    return next((p._replace(lemma=norm(v.normal_form)) for v in told if v.tag.POS == "VERB"), p)


def _participle(adjective: Parse, undo: list[tuple[str, str]], analyser: Any) -> Iterator[Parse]:
    """The participle that an adjective is where the dictionary keeps them apart: скасований → скасувати."""
    for ending, verb in undo:
        if adjective.lemma.endswith(ending):
            lemma = adjective.lemma[: -len(ending)] + verb
            if analyser.word_is_known(lemma):
                yield adjective._replace(lemma=lemma, pos="participle", nominal=adjective.lemma)
                return


def _nominal(p: Any) -> str:
    form = p.inflect({"nomn", "sing", "masc"})
    return norm(form.word) if form else ""


def _dictionary(settings: dict[str, Any], code: str) -> Callable[[str], tuple[Parse, ...]]:
    """Readings from the word list of lemminflect, read without importing it: numpy alone would cost 0.15 s.

    The list knows irregular forms only; regular ones are undone by the pack's `endings` and looked up again.
    """
    folder = find_spec("lemminflect")
    if folder is None or not folder.submodule_search_locations or "endings" not in settings:
        raise ImportError("lemminflect")
    path = Path(folder.submodule_search_locations[0]) / "resources" / "lemma_lu.csv.gz"
    rows: dict[str, str] = {}
    for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines():
        form, _, row = line.partition(",")
        rows[form] = f"{rows[form]}\n{row}" if form in rows else row
    return _WordList(settings, rows)


class _WordList:
    """Readings of a language without case: a word list, closed classes, and suffixes for words the list lacks."""

    def __init__(self, settings: dict[str, Any], rows: dict[str, str]) -> None:
        self.rows = rows  # form → its lines of the list: part of speech, lemmas
        self.closed = {norm(str(w)): pos for pos, words in (settings.get("closed") or {}).items() for w in words}
        self.endings = [(norm(str(e)), str(pos), str(sub)) for e, pos, sub in settings.get("endings") or ()]
        self.past_only = frozenset(settings.get("past_only") or ())
        self.participle_only = frozenset(settings.get("participle_only") or ())
        self.plural = frozenset(settings.get("plural") or ())
        self.nouns = {form: noun for noun in settings.get("nouns") or () for form in (noun, f"{noun}s")}
        self.only_nouns = frozenset(settings.get("only_nouns") or ())
        self.ordinals = frozenset(settings.get("ordinals") or ())
        self.possessive = tuple(settings.get("possessive") or ())
        self.contracted = {norm(str(w)): str(lemma) for w, lemma in (settings.get("contracted") or {}).items()}

    def listed(self, word: str) -> list[tuple[str, str]]:
        """Each part of speech of a form with its first lemma. Few are asked for, so they are read here."""
        rows = (line.partition(",") for line in self.rows[word].split("\n")) if word in self.rows else ()
        return [(pos, lemmas.partition("/")[0]) for pos, _, lemmas in rows]

    def __call__(self, word: str) -> tuple[Parse, ...]:
        for mark in self.possessive:
            if word.endswith(mark):
                return tuple(p._replace(pos="poss") for p in self(word[: -len(mark)])[:1])
        if word in self.closed:
            lemma = self.contracted.get(word) or next((lemma for _, lemma in self.listed(word)), word)
            return (Parse(lemma if self.closed[word] in ("verb", "modal") else word, self.closed[word]),)
        found = self.listed(word) or None
        if found and word in self.only_nouns:
            found = [(pos, lemma) for pos, lemma in found if pos == "noun"] or found
        if found and word in self.past_only:  # "rose" in the news is no flower
            found = [(pos, lemma) for pos, lemma in found if pos == "verb"] or found
        if found is None and "-" in word:
            first, _, last = word.partition("-")
            if first not in self.ordinals:
                read = self(word.rpartition("-")[2])
                led = read[0].pos in ("prep", "adv")  # "96 spin-out firms", "a walk-in", "so-and-so"
                return (Parse(word, "adj"), Parse(word, "noun", number="sg")) if led else read
            return tuple(p._replace(lemma=f"{first}-{p.lemma}") for p in self(last))  # "second-years" are no years
        if word in self.nouns:
            found = [*((pos, lemma) for pos, lemma in found or () if pos != "noun"), ("noun", self.nouns[word])]
        if found is None:
            return self._guess(word)
        return tuple(p for pos, lemma in found for p in self._forms(word, pos, lemma))

    def _forms(self, word: str, pos: str, lemma: str) -> list[Parse]:
        if pos == "noun":
            plural = word != lemma or word in self.plural
            return [Parse(lemma, "noun", number="pl" if plural else "sg")]
        if pos != "verb" and pos != "aux":
            return [Parse(word if pos == "adj" else lemma, pos)]
        if word.endswith("ing") and word != lemma:
            return [Parse(lemma, "gerund")]
        if word == lemma:
            both = word.endswith(("ut", "et", "it", "ost", "urt", "ad"))  # shut, set, hit, cost, hurt, spread
            return [Parse(lemma, "verb", tense="pres")] + ([Parse(lemma, "participle")] if both else [])
        if word.endswith("s"):
            return [Parse(lemma, "verb", number="sg", tense="pres")]
        past, participle = Parse(lemma, "verb", tense="past"), Parse(lemma, "participle")
        return (
            [past] if word in self.past_only else [participle] if word in self.participle_only else [past, participle]
        )

    def _guess(self, word: str) -> tuple[Parse, ...]:
        for ending, pos, cut in self.endings:
            if word.endswith(ending) and len(word) > len(ending) + 2:
                stem = word[: -len(ending)] + cut
                known = [p for tag, lemma in self.listed(stem) if tag == pos for p in self._forms(word, pos, lemma)]
                return tuple(known) or tuple(self._forms(word, pos, stem))
        return (Parse(word, "noun", number="sg"),)


def _simplemma(settings: dict[str, Any], code: str) -> Callable[[str], tuple[Parse, ...]]:
    """Lemmas from simplemma; parts of speech from the pack: closed-class words, then suffixes in order."""
    import simplemma

    closed = {norm(str(w)): pos for pos, words in (settings.get("closed") or {}).items() for w in words}
    suffixes = [(norm(s), pos) for pos, endings in (settings.get("suffixes") or {}).items() for s in endings]

    def analyse(word: str) -> tuple[Parse, ...]:
        lemma = norm(simplemma.lemmatize(word, lang=code)) if word else word
        if word in closed:
            return (Parse(lemma, closed[word]),)
        for suffix, pos in suffixes:
            if word.endswith(suffix) and len(word) > len(suffix) + 2:
                return (Parse(lemma, pos),)
        # with a table of endings, what has none of them is a noun
        return (Parse(lemma, "noun"),) if suffixes else (Parse(lemma, "noun"), Parse(lemma, "verb"))

    return analyse
