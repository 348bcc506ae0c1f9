"""The words of a sentence with their readings: numbers, units and dates are single words, names are no verbs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from reconcile.extract.text.phrases import Phrases
from reconcile.extract.text.sentences import Sentence
from reconcile.extract.text.tokens import titled
from reconcile.language import Pack
from reconcile.language.morphology import Parse, norm
from reconcile.model import Quantity

HYPHENS = frozenset("-‑")
VERBS = frozenset(("verb", "participle", "gerund"))
PREFIX = 3  # letters of a prefix that a hyphen may part from its verb, at most
RARE = 0.1  # weight of a part of speech, against the likeliest, below which it is not considered
OPENS_SENTENCE = frozenset('.:!?—–“"«(')
LIGHT = (Parse("", "adv"),)  # the reading of each word of a phrase that adds nothing: «в общей сложности»


class Word(NamedTuple):
    """A token in its sentence; a whole quantity phrase is one word, and so is a date."""

    i: int
    text: str
    norm: str
    start: int
    end: int
    kind: str  # word | number | mark | quantity | unit | date
    readings: tuple[Parse, ...]
    quantity: int = -1  # index of the quantity this word stands for

    def has(self, *pos: str) -> bool:
        """Can it be one of these parts of speech?"""
        for p in self.readings:  # noqa: SIM110 - asked so often that a generator costs
            if p.pos in pos:
                return True
        return False

    def mainly(self, pos: str) -> bool:
        """Is this its likeliest part of speech?"""
        return bool(self.readings) and self.readings[0].pos == pos

    def only(self, *pos: str) -> bool:
        """Can it be nothing else?"""
        return bool(self.readings) and all(p.pos in pos for p in self.readings)

    def lemma(self, *pos: str) -> str:
        """Lemma of the first reading among these parts of speech, else of the first reading."""
        for p in self.readings:
            if p.pos in pos:
                return p.lemma
        return self.readings[0].lemma if self.readings else self.norm

    def nominal(self) -> str:
        """What it names: a noun's lemma, an adjective or participle in the form it has as a noun."""
        return next((p.nominal or p.lemma for p in self.readings if p.pos in ("noun", "adj", "participle")), self.norm)


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the binding needs to know of a language, from the pack's section `syntax`."""

    agreement: str  # case: nouns after numbers take a case; order: they stand in a fixed order
    people: str  # the noun understood where people are counted without one
    same: dict[str, str]  # lemmas folded into one: people → person
    forms: dict[str, str]  # forms that stand after numbers for another noun: «сто чоловік» counts people
    prune: tuple[tuple[frozenset[str], frozenset[str], frozenset[str]], ...]  # after parts of speech, after words, keep
    sets: dict[str, frozenset[str]]  # every other list of words, by its key

    def __getitem__(self, key: str) -> frozenset[str]:
        return self.sets.get(key, frozenset())


@lru_cache(maxsize=32)
def grammar(pack: Pack) -> Grammar:
    """The `syntax` section of a pack as tables."""
    data: dict[str, Any] = pack.section("syntax")
    prune = tuple(
        (frozenset(r.get("after") or ()), frozenset(norm(str(w)) for w in r.get("words") or ()), frozenset(r["keep"]))
        for r in data.get("prune") or ()
    )
    sets = {k: frozenset(norm(str(w)) for w in v) for k, v in data.items() if isinstance(v, list) and k != "prune"}
    same = {norm(str(k)): norm(str(v)) for k, v in (data.get("same") or {}).items()}
    forms = {norm(str(k)): norm(str(v)) for k, v in (data.get("count_forms") or {}).items()}
    return Grammar(data.get("agreement", "order"), str(data.get("people", "")), same, forms, prune, sets)


def read_words(
    sentence: Sentence, quantities: Sequence[Quantity], pack: Pack, dates: Sequence[Any]
) -> tuple[list[Word], dict[int, int]]:
    """Words of a sentence; the tokens of a quantity become one word (bounds and numeral), its unit another."""
    marks: list[tuple[int, int, str, int]] = []
    for n, q in enumerate(quantities):
        end = q.number_end if q.number_end > 0 and q.unit else q.end
        marks.append((q.start, max(end, q.number_start + 1), "quantity", n))
        if q.end > end and q.unit:
            marks.append((end, q.end, "unit", n))
    # "over the next 18 months" is a date and holds a quantity: the quantity is the word, or it would be lost
    taken = [(q.start, q.end) for q in quantities]
    marks += [(d.start, d.end, "date", -1) for d in dates if not any(a < d.end and d.start < b for a, b in taken)]
    marks.sort()
    words: list[Word] = []
    at: dict[int, int] = {}
    k, last = 0, -1
    by_case = grammar(pack).agreement == "case"
    mixed = any(c.islower() for c in sentence.text)
    names = mixed and not titled(sentence.tokens)
    for token in sentence.tokens:
        while k < len(marks) and marks[k][1] <= token.start:
            k += 1
        if k < len(marks) and marks[k][0] < token.end:
            start, end, kind, n = marks[k]
            if last != k:
                last = k
                if kind == "quantity":
                    at[n] = len(words)
                text = sentence.text[start - sentence.start : end - sentence.start]
                words.append(Word(len(words), text, norm(text), start, end, kind, (), n))
            continue
        readings = _likely(pack, token.norm) if token.kind == "word" else ()
        if by_case and mixed and token.text[:1].isupper() and words and words[-1].text not in OPENS_SENTENCE:
            readings = _proper(readings, token.norm)
        elif not by_case and len(token.text) > 1 and token.text.isupper() and mixed:
            readings = (Parse(token.norm, "noun", number="sg"),)  # US is no pronoun
        elif not by_case and names and token.text[:1].isupper() and words and not _opening(words):
            readings = _name(readings, token.norm)
        elif not by_case and "-" in token.norm and all(p.pos == "gerund" for p in readings):
            readings = _compound(readings, token.norm)
        words.append(Word(len(words), token.text, token.norm, token.start, token.end, token.kind, readings))
    _merge(words, _phrases(pack, "compounds"), lambda w: (Parse(w.norm, "prep"),))
    _merge(words, _phrases(pack, "light"), lambda _: LIGHT)
    if by_case:
        words = [_past(_third(w, words, grammar(pack)), words, pack) for w in words]
    if grammar(pack)["passive"]:
        words = [_predicative(w, words) for w in words]
    return words, at


def _opening(words: list[Word]) -> bool:
    """Behind a mark that may open a sentence; a full stop behind a capital ends an abbreviation: "Sen. Peter Lee"."""
    shortened = words[-1].text == "." and len(words) > 1 and words[-2].text.istitle() and words[-2].kind == "word"
    return words[-1].text in OPENS_SENTENCE and not shortened


def _compound(readings: tuple[Parse, ...], word: str) -> tuple[Parse, ...]:
    """ "life-threatening" is an adjective; "re-opening", with a prefix, a form of its verb."""
    return (Parse(word, "adj"),) if readings and len(word.partition("-")[0]) > PREFIX else readings


@lru_cache(maxsize=32)
def _phrases(pack: Pack, key: str) -> Phrases:
    return Phrases((str(w), True) for w in pack.section("syntax").get(key) or ())


def _merge(words: list[Word], phrases: Phrases, reading: Callable[[Word], tuple[Parse, ...]]) -> None:
    """The words of such a phrase take one reading: «в течение» is a preposition, «в общей сложности» means nothing."""
    i = 0
    while i < len(words):
        found = phrases.at(words, i)
        for k in range(i, i + (found[0] if found else 0)):
            words[k] = words[k]._replace(readings=reading(words[k]))
        i += found[0] if found else 1


def _name(readings: tuple[Parse, ...], word: str) -> tuple[Parse, ...]:
    """A capital inside a sentence: a name, whatever the dictionary says of it (Mr. Brown, Heard, Ross)."""
    known = {"noun", "verb", "participle", "gerund", "adj"}
    if any(p.pos == "noun" for p in readings):
        known.add("adv")  # "Old Square"
    if not readings or not all(p.pos in known for p in readings):
        return readings
    named = sorted((p for p in readings if p.pos in ("noun", "adj")), key=lambda p: p.pos == "adj")
    return tuple(named) or (Parse(word, "noun", number="sg"),)


def _proper(readings: tuple[Parse, ...], word: str) -> tuple[Parse, ...]:
    """The same where words show their case: in a name there are nouns and adjectives, nothing else («в Верхней Ломи»);
    a small word or an adverb that the dictionary knows begins a sentence whose end was not seen."""
    nominal = tuple(
        p._replace(pos="adj", lemma=p.nominal or p.lemma) if p.pos == "participle" else p
        for p in readings
        if p.pos in ("noun", "adj", "participle")
    )
    if nominal or any(
        p.pos not in ("verb", "short", "gerund", "adv") or p.pos == "adv" and not p.guessed for p in readings
    ):
        return nominal or readings
    return (Parse(word, "noun", name="last"),)


@lru_cache(maxsize=100_000)
def _likely(pack: Pack, word: str) -> tuple[Parse, ...]:
    """The readings of a form without the parts of speech that it hardly ever is: «объем» is no verb."""
    readings = pack.morph.parses(word)
    rare = grammar(pack)["rare_lemmas"]
    readings = tuple(p for p in readings if p.lemma not in rare) or readings
    weight: dict[str, float] = {}
    for p in readings:
        group = "nominal" if p.pos in ("noun", "adj") else p.pos
        weight[group] = weight.get(group, 0.0) + p.score
    if word in grammar(pack)["nouns"]:
        return tuple(p for p in readings if p.pos == "noun") or readings
    least = RARE * max(weight.values(), default=0.0)
    # a dictionary without frequencies counts the cases of a noun: «про» would be one
    even = readings[0].score if readings else 0.0
    return tuple(
        p
        for p in readings
        if weight["nominal" if p.pos in ("noun", "adj") else p.pos] >= least or (p.pos == "prep" and p.score == even)
    )


def _predicative(w: Word, words: list[Word]) -> Word:
    """A full participle in the nominative with no noun after it is the predicate: «рейси скасовані»."""
    full = [p for p in w.readings if p.pos == "participle" and p.case == "nom"]
    if (
        not full
        or (w.i + 1 < len(words) and words[w.i + 1].has("noun", "adj"))
        or w.i == 0
        or words[w.i - 1].norm == ","
    ):
        return w
    return w._replace(readings=(full[0]._replace(pos="short"), *w.readings))


def _third(w: Word, words: list[Word], g: Grammar) -> Word:
    """«дію» is a noun where nobody says "I": news speaks in the third person."""
    nouns = tuple(p for p in w.readings if p.pos in ("noun", "adj"))
    first = any(p.pos == "verb" and p.person == "1" for p in w.readings)
    if not nouns or not first or any(p.lemma in g["selves"] for x in words[max(w.i - 4, 0) : w.i] for p in x.readings):
        return w
    return w._replace(readings=tuple(p for p in w.readings if p.pos != "verb" or p.person != "1"))


def _past(w: Word, words: list[Word], pack: Pack) -> Word:
    """«Бригада начала 24-часовую забастовку»: between a nominative of its gender and an accusative or an infinitive a
    form is the verb, not the noun that looks like it."""
    genders = {p.gender for p in w.readings if p.pos == "verb" and p.tense == "past"}
    if not genders or not w.has("noun") or w.i == 0 or w.i + 1 >= len(words):
        return w
    subject = any(p.pos == "noun" and p.case == "nom" and p.gender in genders for p in words[w.i - 1].readings)
    # of «24-часовую» the unit is a word of its own
    after = next((x for x in words[w.i + 1 : w.i + 3] if x.norm[-1:].isalpha()), words[w.i + 1])
    readings = after.readings or pack.morph.parses(after.norm.split()[-1].rpartition("-")[2])
    cases = {p.case for p in readings if p.pos in ("noun", "adj", "participle")}
    ruled = "acc" in cases and "gen" not in cases or any(p.pos == "verb" and not p.tense for p in readings)
    return w._replace(readings=tuple(p for p in w.readings if p.pos != "noun")) if subject and ruled else w


def pruned(words: list[Word], g: Grammar, valued: frozenset[int]) -> list[Word]:
    """Readings that the word on the left rules out, dropped (where words change their part of speech freely)."""
    out: list[Word] = []
    left: Word | None = None
    for w in words:
        if _in_size(words, w.i):
            w = w._replace(readings=tuple(p for p in w.readings if p.pos not in VERBS) or w.readings)
        if _relative(words, w.i, g):
            w = w._replace(readings=tuple(p for p in w.readings if p.pos == "verb"))
        elif left is not None and len(w.readings) > 1 and left.quantity not in valued:  # "$3 million stay": no noun
            w = _prune(w, left, g)
        out.append(w)
        if not w.only("adv", "part"):
            left = w
    return out


def _relative(words: list[Word], i: int, g: Grammar) -> bool:
    """ "Salaries that touch $16", "boats that cost 40": a base form between a relative of a plural and a number."""
    if i < 2 or i + 1 >= len(words) or words[i - 1].norm not in g["relatives"] or words[i + 1].kind != "quantity":
        return False
    plural = any(p.pos == "noun" and p.number == "pl" for p in words[i - 2].readings)
    return plural and any(p.pos == "verb" and p.number != "sg" for p in words[i].readings)


def _in_size(words: list[Word], i: int) -> bool:
    """ "a 52-page report", "a 10-member team": neither the noun of the size nor the one right behind it is a verb."""
    for k in (i, i - 1):
        before = words[k - 2 : k] if k > 1 else []
        if before and before[0].kind == "quantity" and before[1].norm in HYPHENS and words[k].kind == "word":
            glued = before[0].end == before[1].start and before[1].end == words[k].start
            return glued and words[i].has("noun")
    return False


def _prune(w: Word, left: Word, g: Grammar) -> Word:
    pos = left.readings[0].pos if left.readings else "quantity" if left.kind == "unit" else left.kind
    if pos == "adj" and left.has("noun"):  # "a crash killed 5"
        pos = "noun"
    lemma = left.lemma()
    for after, words, keep in g.prune:
        if pos in after or left.norm in words or lemma in words and pos in ("verb", "modal"):
            marked = left.norm in g["infinitive"]  # "to reports of" is no infinitive
            kept = tuple(
                p for p in w.readings if p.pos in keep and not (marked and p.pos == "verb" and p.number == "sg")
            )
            if kept:
                return w._replace(readings=kept)
    return w
