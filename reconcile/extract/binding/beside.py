"""Nouns that stand before a number and do not have it as their complement.

Circumstances («получил из бюджета 3,9 млрд»), receivers («выплатит пассажирам 250 евро»), means, lengths of time.
"""

from __future__ import annotations

from reconcile.extract.binding.events import is_event
from reconcile.extract.binding.syntax import Line
from reconcile.extract.binding.wordclass import FINITE, finite
from reconcile.language.lexicon import unit_kind

NUMERALS = frozenset(("num", "noun"))  # «тысячам» is a noun
CHAIN = 6  # words of a phrase before a number, at most


def beside(line: Line, i: int, at: int) -> bool:
    """Does the noun at `i` only stand before the number at `at`?"""
    return any(
        f(line, i, at)
        for f in (_place_of_all, _means, _long_after, _lasted, _done, receives, _other_case, _brought_to, _adjunct)
    )


def event_before(line: Line, i: int) -> int | None:
    """«привести к отмене в этих странах 600 рейсов»: the noun of an event that a circumstance parts from its number."""
    prep = _preposition(line, i)
    noun = prep - 1
    if prep < 1 or line.words[noun].kind != "word" or finite(line.words[noun]):
        return None
    lemmas = {p.lemma for p in line.words[noun].readings if p.pos == "noun"}
    return noun if any(is_event(line.pack, x) for x in lemmas) and _preposition(line, noun) >= 0 else None


def receives(line: Line, i: int, at: int) -> bool:
    """«выплатит пассажирам от 250 евро»: who gets a sum is no part of it."""
    if line.quantities[line.words[at].quantity].unit is None:
        return False
    nouns = [p for p in line.words[i].readings if p.pos == "noun"]
    return bool(nouns) and all(p.case == "dat" and p.animate for p in nouns)


def _other_case(line: Line, i: int, at: int) -> bool:
    """«принесли извинения 50 тысячам клиентов», «менял направление пять раз»: a noun takes a number in the genitive."""
    cases = _cases(line, at)
    return bool(cases) and "gen" not in cases and not _dimension(line, i)


def _cases(line: Line, at: int) -> set[str]:
    """The cases that a numeral in words shows; none for digits, or behind a bound that rules its own («до десяти»)."""
    word = line.words[at]
    last = word.norm.split()[-1:]
    if line.quantities[word.quantity].low_open or not last or not last[0].isalpha():
        return set()
    cases = {p.case for p in line.pack.morph.parses(last[0]) if p.pos in NUMERALS}
    return set() if "" in cases else cases


def _dimension(line: Line, i: int) -> bool:
    lemmas = {p.lemma for p in line.words[i].readings if p.pos == "noun"}
    return any(lemmas & line.grammar[key] for key in ("counters", "groups", "amounts", "lengths", "dimensions"))


def _adjunct(line: Line, i: int, at: int) -> bool:
    """«получил из бюджета 3,9 млрд», «записались на прививку от гриппа 500 тысяч»: a circumstance between the verb and
    the number. Nouns of events («сообщил об отмене 12 рейсов») and of dimensions («на глубине 40 метров») have it."""
    prep, cases = _preposition(line, i), _cases(line, at)
    if prep < 0 or _dimension(line, i) or "gen" in cases and "nom" not in cases:  # «против казни матери пятерых детей»
        return False
    verb = next((w for w in reversed(line.of_clause(line.clause[at])) if w.i < prep and finite(w)), None)
    if verb is None:
        return False
    valued = line.quantities[line.words[at].quantity].unit is not None
    if valued and any(p.lemma in line.grammar["valued"] for p in verb.readings):
        return True  # «весил до голодовки 82 килограмма»
    own = any(p.case == "ins" for p in line.words[i].readings) and line.words[prep].norm in line.grammar["with"]
    return not own and not any(is_event(line.pack, p.lemma) for p in line.words[i].readings if p.pos == "noun")


def _preposition(line: Line, i: int) -> int:
    """The preposition that opens the phrase in which the noun at `i` is the last genitive; -1 if there is none."""
    words, j = line.words, i
    while (left := line.skip_left(j)) >= max(0, i - CHAIN):
        w = words[left]
        if w.has("prep"):
            return left
        if w.kind != "word" or finite(w) or not w.has("noun", "adj", "participle"):
            return -1
        if w.has("noun") and not any(p.case == "gen" for p in words[j].readings):
            return -1
        j = left
    return -1


def _brought_to(line: Line, i: int, at: int) -> bool:
    """«привлекли к испытаниям 40 врачей»: whom the verb brings to something is its object."""
    prep = _preposition(line, i)
    while prep > 0:
        left = line.words[line.skip_left(prep)]
        if line.words[prep].norm in line.grammar["towards"] and any(
            p.lemma in line.grammar["brings"] for p in left.readings
        ):
            return True
        prep = _preposition(line, left.i) if left.kind == "word" and left.has("noun") and not finite(left) else -1
    return False  # «привлекли к участию в испытаниях 40 врачей»


def _place_of_all(line: Line, i: int, at: int) -> bool:
    """«В парке 400 самолетов», «на переговорах 90 процентов делегатов высказались»: a circumstance opens the clause and
    the number is the subject of the verb after it, or of none."""
    words = line.words
    if not any(p.case in ("loc", "ins") for p in words[i].readings) or not _opens_with(line, i, at):
        return False
    following = line.of_clause(line.clause[at])
    verb = next((w for w in following if w.i > at and finite(w)), None)
    if verb is None:
        return line.quantities[words[at].quantity].unit is None
    if not any(p.number == "pl" or p.gender == "n" for p in verb.readings if p.pos in FINITE):
        return False  # «при освобождении 52 заключенных присутствовал посол»
    between = [p for w in words[at + 1 : verb.i] if w.kind == "word" for p in w.readings]
    return not any(p.pos in ("noun", "pron") and p.case == "nom" and p.number == "sg" for p in between)


def _opens_with(line: Line, i: int, at: int) -> bool:
    """Is the noun at `i` in a phrase with a preposition that opens the clause, and no verb before the number?"""
    clause, words = line.of_clause(line.clause[at]), line.words
    k = i - 1
    while k >= 0 and (words[k].has("adj", "participle") or words[k].norm in line.grammar["skip"]):
        k -= 1
    if k < 0 or not words[k].has("prep") or any(finite(w) for w in clause if w.i < at):
        return False
    return all(w.kind != "word" or w.has("prep", "noun", "adj") for w in clause if w.i < k)


def _means(line: Line, i: int, at: int) -> bool:
    """«обеспечены кислородом 1162 койки»: a bare instrumental after the verb says by what means; it takes no number."""
    nouns = [p for p in line.words[i].readings if p.pos == "noun"]
    left = line.skip_left(i)
    if left < 0 or not finite(line.words[left]) or line.segment[left] != line.segment[at]:
        return False
    return all(p.case == "ins" for p in nouns) and line.words[left].has("short")


def _long_after(line: Line, i: int, at: int) -> bool:
    """«после болезни 6 месяцев», «в тюрьме 8 лет»: how long something lasts, beside a circumstance; but «с перерывом 6
    месяцев» has the length of the break."""
    q, left = line.quantities[line.words[at].quantity], line.skip_left(i)
    if q.unit is None or unit_kind(q.unit) != "duration" or left < 0 or not line.words[left].has("prep"):
        return False
    if any(p.lemma in line.grammar["lengths"] for p in line.words[i].readings):  # «в возрасте 84 лет», «на срок 5 лет»
        return False
    return not any(p.case == "ins" for p in line.words[i].readings) or line.words[left].norm not in line.grammar["with"]


def _done(line: Line, i: int, at: int) -> bool:
    """«водит трамвай 11 лет», «чинит лодки 40 лет»: how long a verb's object has been so treated; a term that is given
    or an event («объявил забастовку 24 часа») has its length itself."""
    q, left = line.quantities[line.words[at].quantity], line.skip_left(i)
    if q.unit is None or unit_kind(q.unit) != "duration" or left < 0 or not finite(line.words[left]):
        return False
    nouns = [p for p in line.words[i].readings if p.pos == "noun"]
    object_ = any(p.case == "acc" for p in nouns) and any(p.tense == "pres" for p in line.words[left].readings)
    return object_ and not _dimension(line, i) and not any(is_event(line.pack, p.lemma) for p in nouns)


def _lasted(line: Line, i: int, at: int) -> bool:
    """«Мать восемь лет ждала решения»: a length of time in no genitive belongs to nobody before it."""
    q = line.quantities[line.words[at].quantity]
    if q.unit is None or unit_kind(q.unit) != "duration":
        return False
    cases = {p.case for p in line.pack.morph.parses(line.words[at].norm.split()[-1]) if p.pos == "num"}
    living = any(p.pos == "noun" and p.case == "nom" and p.animate for p in line.words[i].readings)
    return bool(cases) and "gen" not in cases and living
