"""What a value is the value of: «зарплата составляет 68 тыс. рублей», "shares fell 3%", "a penalty of $5,000"."""

from __future__ import annotations

from itertools import takewhile

from reconcile.extract.binding.complements import bounding, complement, noun_before, reckoned, under_preposition
from reconcile.extract.binding.nouns import fold
from reconcile.extract.binding.syntax import Line, attributive, clearly_verb
from reconcile.extract.binding.wordclass import finite, verbal
from reconcile.extract.binding.words import OPENS_SENTENCE, Word
from reconcile.extract.numbers.core import bound_tables
from reconcile.language.lexicon import unit_kind
from reconcile.model import Quantity

SAID = 3  # words between a verb of saying and "there are"
NEAR = 4  # words behind a verb among which its subject is looked for
CHANGED = frozenset({"from", "new", "level"})  # marks of the ends of a change
TELLS = frozenset("—–-:(,")
QUOTES = frozenset('«„“"')
_LINKS = frozenset("-‑&/'’")


def topic(line: Line, at: int, share: bool) -> tuple[str | None, str]:
    """The noun whose value the number at word `at` is, and how it was found."""
    q = line.quantities[line.words[at].quantity]
    noun, told = noun_before(line, at) if q.unit != "times" else None, False
    if noun is not None and any(p.lemma in line.grammar["amounts"] for p in line.words[noun].readings):
        noun, told = _behind(line, noun), True  # «потери в размере 5 млн»
    if (
        noun is not None
        and (not share or _nominative(line.words[noun]) or _of_itself(line, noun, q) or _held(line, noun, q))
        and (line.words[noun].lemma("noun") not in line.grammar["counters"] or _of_itself(line, noun, q))
    ):
        return fold(line.words[noun].lemma("noun"), line), "noun whose complement the value is"
    sized = reckoned(line, at)
    if sized is not None and sized < 0:
        return None, "no noun: a pronoun has the value"
    if sized is None and not told and not _value_told(line, at, q):
        return None, "no noun: the verb gives its subject no value"
    by_order = line.grammar.agreement == "order"
    if by_order and sized is None and _speaks(line, at):
        return None, "no noun: who says it has no value"
    w = line.words[sized] if sized is not None else _object_changed(line, at)
    w = w or (_subject_by_order(line, at) if by_order else _subject_by_case(line, at))
    if w is None and by_order:
        w = _nearest(line, at)
    if w is None:
        return None, "no noun"
    if w.lemma("noun") in line.grammar["counters"]:
        inner = complement(line, w.i)
        before = line.words[w.i - 1] if w.i and by_order else None
        if inner is not None:
            return fold(line.words[inner].nominal(), line), "what the counter counts"
        if before is not None and before.only("noun"):  # "passenger numbers"
            return fold(before.lemma("noun"), line), "what the counter counts"
        if sized is not None:
            return None, "no noun: a figure has the value"
    inner = complement(line, w.i) if w.lemma("noun") in line.grammar["kinds"] else None
    return fold(line.words[w.i if inner is None else inner].lemma("noun"), line), "subject of the clause"


def _object_changed(line: Line, at: int) -> Word | None:
    """ "Cut the number of cranes by 20%", "the pledge to reduce emissions 80 percent": what a verb of change has right
    behind it, as far as the first preposition."""
    q = line.quantities[line.words[at].quantity]
    if line.grammar.agreement != "order" or q.direction is None and CHANGED.isdisjoint(q.marks):
        return None
    change = bound_tables(line.pack).change
    own = [w for w in line.of_segment(line.segment[at]) if w.i < at and w.has("verb")]
    sure = (w for w in reversed(own) if not w.has("noun") or clearly_verb(line, w.i))
    verb = next((w.i for w in sure if change.has(w.norm) in ("up", "down")), at)
    object_ = takewhile(lambda w: w.kind == "word" and not w.has("prep", "conj", "pron"), line.words[verb + 1 : at])
    return next((w for w in reversed(list(object_)) if w.has("noun") and not w.has("adv")), None)


def _held(line: Line, noun: int, q: Quantity) -> bool:
    """ "A stake of 25 per cent", "a coupon of 9%": what is so much, and no change by so much."""
    return line.grammar.agreement == "order" and q.direction is None and line.words[noun].only("noun")


def _of_itself(line: Line, noun: int, q: Quantity) -> bool:
    """ "a turnout of 49%": what counts nothing but has the share itself."""
    counter = line.words[noun].lemma("noun") in line.grammar["counters"]
    return counter and q.unit == "percent" and complement(line, noun) is None


def _value_told(line: Line, at: int, q: Quantity) -> bool:
    """Does the clause say what its subject amounts to: «зарплата составляет 68 тысяч», "shares fell 3%", «возраст — 54
    года»? Who pays, offers or holds a sum is no sum."""
    if q.direction or not CHANGED.isdisjoint(q.marks):
        return True
    left = line.words[line.skip_left(at)]  # "have averaged 4.4 tonnes"
    helped = line.skip_left(at) >= 0 and any(p.lemma in line.grammar["auxiliaries"] for p in left.readings)
    if (line.grammar.agreement == "case" or q.unit == "times" or helped) and bounding(line, at):
        return True
    values = line.grammar["reach"] | line.grammar["valued"]
    clause = [
        w for w in line.of_clause(line.clause[at])
        if verbal(w) and (not w.has("noun") or clearly_verb(line, w.i) or any(p.lemma in values for p in w.readings))
    ]  # fmt: skip
    near = [w for w in clause if w.i < at and line.segment[w.i] == line.segment[at]][-1:]
    told = near or [w for w in clause if finite(w)]
    if not told and q.unit and unit_kind(q.unit) == "duration":  # «возможно не ранее 6 месяцев»
        return any(w.kind == "mark" and w.norm in TELLS for w in line.words[max(at - 2, 0) : at])
    return not told or any(p.lemma in values for w in told for p in w.readings)


def _behind(line: Line, i: int) -> int | None:
    """The noun that a noun of amount with its preposition belongs to, the genitives and names that belong to it in
    turn passed over: «активы бывшего министра Лагина на сумму»."""
    i -= 1
    while i >= 0 and line.words[i].has("prep", "adj"):
        i -= 1
    while line.grammar.agreement == "case" and i > 0 and (k := _owned(line, i)) >= 0:
        i = k
    known = i >= 0 and line.words[i].kind == "word" and line.words[i].has("noun")
    return i if known and not (line.words[i].text[:1].isupper() and i) else None


def _owned(line: Line, i: int) -> int:
    """Index of the noun before the word at `i` that it is surely a genitive of, or a person or a name in one, what that
    noun has of its own («министра по делам») passed over; -1 if there is none."""
    w, k = line.words[i], i - 1
    while k >= 0 and line.words[k].only("adj", "participle"):
        k -= 1
    if k > 0 and line.words[k].has("prep") and any(p.animate for p in line.words[k - 1].readings):
        return k - 1
    left = line.words[k] if k >= 0 else None
    if w.kind != "word" or left is None or not left.has("noun") or left.has("prep") or finite(left):
        return -1
    cases = {p.case for p in w.readings if p.pos in ("noun", "adj")}
    person = any(p.animate or p.name for p in w.readings) or w.text[:1].isupper()
    sure = person or cases <= {"gen", "acc"} and all(p.number == "pl" for p in w.readings)
    return k if "gen" in cases and sure else -1


def _nominative(w: Word) -> bool:
    return any(p.pos == "noun" and p.case in ("nom", "acc") for p in w.readings)


def before_colon(line: Line, at: int) -> str | None:
    """«Всего комментариев: 7», "Injured: 7": the noun before a colon that ends right at the number."""
    if at < 2 or line.words[at - 1].norm != ":":
        return None
    w = line.words[at - 2]
    return (
        fold(next(p.nominal or p.lemma for p in w.readings), line)
        if w.kind == "word" and w.has("noun", "adj", "participle")
        else None
    )


def _subject_by_case(line: Line, at: int) -> Word | None:
    """The first nominative of the clause that no preposition rules."""
    changed = _changed(line, at)
    if changed is not None:
        return changed
    inverted = _behind_verb(line, at)
    if inverted is not None:
        return inverted
    clause = [w for w in line.of_clause(line.clause[at]) if w.i < at]
    for w in sorted(clause, key=lambda w: line.segment[w.i] != line.segment[at]):
        if w.kind != "word" or w.has("prep", "conj", "pron") or w.mainly("adv"):
            continue
        if _name(line, w) or attributive(line, w) or _before_number(line, w) or w.mainly("verb"):
            continue
        left = line.words[w.i - 1] if w.i else None
        if left is not None and left.only("noun") and any(p.case == "gen" for p in w.readings):
            continue  # «пик пандемии»
        if any(p.pos == "noun" and p.case == "nom" for p in w.readings) and not under_preposition(line, w.i):
            return w
    return None


def _behind_verb(line: Line, at: int) -> Word | None:
    """«На 12% упал спрос», «на четверть выросло число заявок»: the nominative behind the verb that follows a change."""
    if line.quantities[line.words[at].quantity].direction is None:
        return None
    end = at + 1
    while end < len(line.words) and line.words[end].kind == "unit":
        end += 1
    if end >= len(line.words) or not finite(line.words[end]):
        return None
    for w in line.words[end + 1 : end + 1 + NEAR]:
        if w.kind != "word" or w.has("prep", "conj"):
            return None
        if any(p.pos == "noun" and p.case == "nom" for p in w.readings) and not attributive(line, w):
            return w
    return None


def _before_number(line: Line, w: Word) -> bool:
    """«первые 30 минут»: an adjective first of all, right before a number."""
    return w.mainly("adj") and line.words[w.i + 1].kind == "quantity"


def _changed(line: Line, at: int) -> Word | None:
    """«Завод увеличил прибыль на 12%»: what a verb of change has right behind it, object or subject."""
    q, words = line.quantities[line.words[at].quantity], line.words
    if q.direction is None and CHANGED.isdisjoint(q.marks):
        return None
    own = [w for w in line.of_segment(line.segment[at]) if w.i < at]
    change = bound_tables(line.pack).change
    verb = next((w.i for w in reversed(own) if finite(w) and change.has(w.norm)), None)
    if verb is None:  # «ожидает роста перевозок на 8%»
        noun = next((w for w in reversed(own) if w.only("noun") and change.has(w.norm)), None)
        inner = complement(line, noun.i) if noun is not None else None
        return line.words[inner] if inner is not None and inner < at and line.words[inner].has("noun") else noun
    for w in words[verb + 1 : at]:
        if w.has("prep", "conj", "pron") or w.kind != "word":
            return None
        cases = {p.case for p in w.readings if p.pos == "noun" and not p.name}
        if cases and not w.has("adj"):
            return w if cases & {"nom", "acc"} and not _name(line, w) else None
    return None


def _name(line: Line, w: Word) -> bool:
    """A capital inside a sentence, or a name that another follows at its start: «Роман Стецик весил 82 килограмма»."""
    if not w.text[:1].isupper() or not any(c.islower() for c in line.sentence.text):
        return False
    if w.i and line.words[w.i - 1].text not in OPENS_SENTENCE:
        return not w.text.isupper()
    if w.i > 1 and line.words[w.i - 1].text in QUOTES and line.words[w.i - 2].kind == "word":
        return True  # «на направление „Робототехника“»
    after = line.words[w.i + 1] if w.i + 1 < len(line.words) else None
    return after is not None and after.text[:1].isupper() and any(p.name for p in w.readings)


def _subject_by_order(line: Line, at: int) -> Word | None:
    """The noun phrase before the verb that is nearest on the left; the head is before its first preposition."""
    verb = _verb_before(line, at)
    return _subject_of(line, verb) if verb is not None else None


def _speaks(line: Line, at: int) -> bool:
    """ "Lee said there were about 100": before what is said, who says it has no number."""
    verb = _verb_before(line, at)
    if verb is None or line.quantities[line.words[at].quantity].direction is not None:
        return False
    before = [w for w in line.words[max(0, verb - SAID) : verb] if line.clause[w.i] == line.clause[at]]
    said = any(
        p.lemma in line.grammar["says"] for w in (*before, line.words[verb]) for p in w.readings if p.pos == "verb"
    )
    there = any(w.norm in line.grammar["there"] for w in before)
    return said and (there or any(p.lemma in line.grammar["says"] for p in line.words[verb].readings))


def _subject_of(line: Line, verb: int) -> Word | None:
    words, segment = line.words, line.segment[verb]
    first = verb
    while first > 0 and line.segment[first - 1] == segment:
        first -= 1
    best: Word | None = None
    ruled = False  # inside a prepositional phrase
    for w in words[first:verb]:
        if w.kind == "mark" and w.norm not in _LINKS and w.norm not in "\"'«»“”":
            ruled = False
        elif w.kind != "word":
            continue
        elif w.has("prep"):
            if best is not None:
                break
            ruled = True
        elif w.norm in line.grammar["subordinators"]:
            best, ruled = None, False
        elif w.only("det", "poss") and ruled:
            continue
        elif w.has("noun") and not ruled and len(w.text) > 1:
            best = w
    if best is None and line.starts[line.clause[verb]] < first and words[first].kind == "mark":
        best = _first_noun(line, line.starts[line.clause[verb]], first)  # "Healthcare, the best sector, dropped"
    if best is None and words[first].norm in line.grammar["pronouns"] | line.grammar["subordinators"]:
        return _noun_left(line, first)  # a relative clause: its antecedent
    if best is None and words[first].norm in line.grammar["coordinators"]:
        earlier = next((w.i for w in reversed(words[:first]) if _predicate(line, w)), None)
        return _subject_of(line, earlier) if earlier is not None else None  # "cost 40 then and cost 190 now"
    return best


def _predicate(line: Line, w: Word) -> bool:
    return finite(w) and (not w.has("noun") or clearly_verb(line, w.i))


def _first_noun(line: Line, start: int, end: int) -> Word | None:
    """The head of the noun phrase with which a clause opens."""
    best = None
    for w in line.words[start:end]:
        if w.kind == "word" and w.has("noun") and not w.has("prep"):
            best = w
        elif best is not None or (w.kind == "word" and w.has("prep")):
            break
    return best


def _verb_before(line: Line, at: int) -> int | None:
    """The first word of the verb group left of the number, in its clause."""
    words = line.words
    if bounding(line, at):
        return at  # "doubled": the number is its own verb
    for i in range(at - 1, -1, -1):
        w = words[i]
        if line.clause[i] != line.clause[at]:
            return None
        if w.kind == "quantity" and bounding(line, i):
            return i
        if not (verbal(w) and w.has("verb", "participle", "modal") or w.has("modal")) or (
            w.has("noun") and not clearly_verb(line, i)
        ):
            continue
        while i > 0 and (
            words[i - 1].only("adv", "modal")
            or words[i - 1].has("verb", "modal")
            and words[i - 1].lemma() in line.grammar["auxiliaries"]
        ):
            i -= 1
        return i
    return None


def _nearest(line: Line, at: int) -> Word | None:
    """The nearest noun on the left in the number's segment: "with its shares down 11.9%", "Burlington by 2.6%"."""
    for i in range(at - 1, -1, -1):
        w = line.words[i]
        if w.kind == "quantity" or line.segment[i] != line.segment[at]:
            return None
        if w.kind == "word" and w.has("noun") and len(w.text) > 1 and not w.has("prep", "conj", "det"):
            return w if not clearly_verb(line, i) and not _does(line, w, at) and not _place(line, i, at) else None
    return None


def _place(line: Line, i: int, at: int) -> bool:
    """ "Buses from Mill Square at 40 crowns a seat": a name that a preposition rules is where, and has no price."""
    priced = unit_kind(line.quantities[line.words[at].quantity].unit or "") == "money"
    while priced and i > 0 and line.words[i].text[:1].isupper() and not line.words[i].has("prep"):
        i -= 1
    return priced and line.words[i].has("prep") and line.words[i].norm not in line.grammar["of"]


def _does(line: Line, w: Word, at: int) -> bool:
    """ "I make $12.50, work 40 hours a week": a base form that opens its stretch before a length of time or way."""
    q = line.quantities[line.words[at].quantity]
    base = any(p.pos == "verb" and p.lemma == w.norm for p in w.readings)
    opens = w.i == at - 1 and (w.i == 0 or line.words[w.i - 1].kind == "mark")
    return base and opens and unit_kind(q.unit or "") in ("duration", "distance")


def _noun_left(line: Line, i: int) -> Word | None:
    return next(
        (
            w
            for w in reversed(line.words[max(0, i - 6) : i])
            if w.kind == "word"
            and w.has("noun")
            and not w.has("prep")
            and not (w.i and line.words[w.i - 1].norm in line.grammar["each_of"])
        ),
        None,
    )
