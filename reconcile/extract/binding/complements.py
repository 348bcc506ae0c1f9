"""The noun whose complement a number is: «освобождение 52 заключенных», "a fine of $50", «интервал в 20 дней»."""

from __future__ import annotations

from reconcile.extract.binding.beside import beside, event_before, receives
from reconcile.extract.binding.events import is_event
from reconcile.extract.binding.syntax import Line, attributive
from reconcile.extract.binding.wordclass import VERBAL, finite
from reconcile.extract.binding.words import Word
from reconcile.extract.numbers.ballots import MARK as BALLOT
from reconcile.extract.numbers.core import bound_tables
from reconcile.language.lexicon import unit_kind
from reconcile.language.morphology import norm

ENDS = frozenset({"from", "new", "level"})  # marks of the ends of a change


def phrase_start(line: Line, at: int) -> int:
    """Index of the word before the whole phrase of the number, light words passed over; -1 if none."""
    return line.skip_left(at)


def bounding(line: Line, at: int) -> str | None:
    """ "has averaged 7.3 points", «эффективность превысила 94%»: the bound of the number is a verb."""
    q, base = line.quantities[line.words[at].quantity], line.sentence.start
    if q.unit == "times" and q.precision == 0:  # "doubled"
        told = line.words[at].norm.split()[:1]
    else:
        told = line.sentence.text[q.start - base : max(q.number_start, q.start) - base].split()
    articles = [n for n, word in enumerate(told) if word.lower() in line.grammar["articles"]]
    for word in (word for n, word in enumerate(told) if n - 1 not in articles):  # "a bit over 500"
        verb = next((p for p in line.pack.morph.parses(norm(word))[:2] if p.pos in VERBAL), None)
        if verb:
            return verb.lemma
    return None


def _ruled(line: Line, i: int, at: int) -> bool:
    """Is the number ruled by a verb whatever stands before it: «принят 41 голосом», «снизил прогноз с 5 до 4», «купил
    дочери по 300»? A noun of change («рост с 4 до 5») has its ends itself."""
    q = line.quantities[line.words[at].quantity]
    ends = not ENDS.isdisjoint(q.marks) and bound_tables(line.pack).change.has(line.words[i].norm) is None
    clause = line.of_clause(line.clause[at])
    each = "each" in q.marks and under_preposition(line, i)
    return BALLOT in q.marks or (ends or each) and any(w.i < i and finite(w) for w in clause)


def under_preposition(line: Line, i: int) -> bool:
    """Does a preposition rule the noun at `i`, adjectives between them passed over?"""
    left = line.skip_left(i)
    while left >= 0 and (
        line.words[left].only("adj", "participle")
        or line.words[left].only("pron")
        and any(p.case for p in line.words[left].readings)
        or _attribute(line, left)
        or attributive(line, line.words[left])
    ):
        left -= 1
    return left >= 0 and line.words[left].has("prep")


def _attribute(line: Line, i: int) -> bool:
    """«через 24-часовую забастовку»: part of an adjective that is a number and its unit."""
    near = line.words[i : i + 2] if line.words[i].kind == "quantity" else line.words[i : i + 1]
    return any(w.kind in ("quantity", "unit") and "-" in w.text for w in near)


def noun_before(line: Line, at: int) -> int | None:
    """The noun whose complement the number is: «освобождение 52 заключенных», "the release of 52 prisoners"."""
    words, g = line.words, line.grammar
    i = phrase_start(line, at)
    if i < 0 or words[i].kind != "word" or g.agreement == "case" and (bounding(line, at) or _ruled(line, i, at)):
        return None
    if words[i].norm in g["of"]:
        i = line.skip_left(i)
        named = i > 0 and words[i].text[:1].isupper() and g.agreement == "case"
        return i if i >= 0 and words[i].kind == "word" and words[i].has("noun") and not named else None
    if g.agreement == "order":
        return i if words[i].lemma("noun") in g["labels"] else None
    if words[i].norm in g["measured_by"] and _measured(line, at):  # «интервал в 28 дней»
        i = line.skip_left(i)
        own = i >= 0 and _plain_noun(words[i]) and not receives(line, i, at)
        return i if own and not _agent(line, i) else None
    if _ordering(line, i, at):
        return None
    if words[i].text[:1].isupper() and i > 0 or not words[i].has("noun") or words[i].has("prep", "pron", "adv", "conj"):
        return None
    if beside(line, i, at):
        return event_before(line, i) if line.quantities[words[at].quantity].unit is None else None
    nominal = [p for p in words[i].readings if p.pos == "noun"]
    if finite(words[i]) or all(p.name for p in nominal) or _valued(line, i, at) or _paid_for(line, i, at):
        return None
    return _measured_by(line, i, at)


def _ordering(line: Line, i: int, at: int) -> bool:
    """«первые 30 минут»: an adjective first of all, before a number in a unit."""
    return line.words[i].mainly("adj") and line.quantities[line.words[at].quantity].unit is not None


def _agent(line: Line, i: int) -> bool:
    """«ущерб оценивается властями в 12 млн»: an instrumental right behind the verb does it."""
    cases, left = {p.case for p in line.words[i].readings if p.pos == "noun"}, line.skip_left(i)
    return cases == {"ins"} and left >= 0 and finite(line.words[left])


def _valued(line: Line, i: int, at: int) -> bool:
    """«стоит этот билет 300 рублей»: the subject stands behind a verb that gives it a value."""
    left = line.skip_left(i)
    while left >= 0 and line.words[left].only("adj"):
        left -= 1
    verb = line.words[left] if left >= 0 else None
    if verb is None or not finite(verb) or line.quantities[line.words[at].quantity].unit is None:
        return False
    nominative = any(p.pos == "noun" and p.case == "nom" for p in line.words[i].readings)
    values = line.grammar["valued"] | line.grammar["reach"]
    return nominative and any(p.lemma in values for p in verb.readings)


def _paid_for(line: Line, i: int, at: int) -> bool:
    """«обещал за ремонт 7 тысяч крон»: what a preposition of exchange or purpose rules has no sum of its own."""
    g, unit = line.grammar, line.quantities[line.words[at].quantity].unit
    if (
        unit is None
        or unit_kind(unit) != "money"
        or {p.lemma for p in line.words[i].readings} & (g["amounts"] | g["sums"])
    ):
        return False
    left = i - 1
    while left >= 0 and line.words[left].only("adj", "participle", "pron"):
        left -= 1
    told = any(w.i < i and finite(w) for w in line.of_clause(line.clause[at]))
    return told and left >= 0 and line.words[left].norm in g["paid_for"]


def _measured_by(line: Line, i: int, at: int) -> int:
    """«при температуре обычного холодильника 2–8 градусов»: not the genitive but the counter that it belongs to."""
    left = i - 1
    while left >= 0 and line.words[left].kind == "word" and line.words[left].only("adj", "participle"):
        left -= 1
    unit = line.quantities[line.words[at].quantity].unit
    if left < 0 or unit is None or not _plain_noun(line.words[left], 0) or complement(line, left) != i:
        return i
    head = line.words[left]
    named = any(p.pos == "noun" and p.case == "nom" and not p.name for p in head.readings) and not finite(head)
    sized = named and unit_kind(unit) != "duration" and not is_event(line.pack, head.lemma("noun"))
    return left if sized or head.lemma("noun") in line.grammar["counters"] else i  # «влажность зерна 13%»


def _measured(line: Line, at: int) -> bool:
    """Has the number a unit of measure, not of repetition, and no noun of its own?"""
    q = line.quantities[line.words[at].quantity]
    return q.unit not in (None, "times") and q.direction is None


def _plain_noun(w: Word, first: int = -1) -> bool:
    noun = w.kind == "word" and w.has("noun") and not w.has("prep", "conj", "pron", "adv")
    return noun and not finite(w) and (w.text.islower() or w.i == first)


def reckoned(line: Line, at: int) -> int | None:
    """ "put the population at 41,000", "values the estate at $3 million": the head of what is said to be so much; -1 if
    that is a pronoun."""
    i, by = at - 1, line.grammar["reckoned_by"]
    while i > 0 and line.words[i].norm in line.grammar["skip"] - by:
        i -= 1
    if i < 0 or line.words[i].norm not in by:
        return None
    own = [w for w in line.of_segment(line.segment[i]) if w.i < i]
    verb = next((w for w in reversed(own) if any(p.lemma in line.grammar["reckoned"] for p in w.readings)), None)
    if verb is None or not verb.has(*VERBAL):
        return None
    before = line.words[verb.i - 1] if verb.i else None
    if before is not None and any(p.lemma in line.grammar["become"] for p in before.readings):
        return None  # "is put at": the subject
    head: int | None = None
    for w in line.words[verb.i + 1 : i]:
        if w.only("pron"):
            return -1
        if w.kind != "word" or w.has("prep"):
            break
        head = w.i if w.has("noun") else head
    return head


def complement(line: Line, i: int) -> int | None:
    """Index of the head of the genitive (or `of` phrase) that follows the noun at `i`."""
    words, g = line.words, line.grammar
    j = i + 1
    if g.agreement == "order":
        if j >= len(words) or words[j].norm not in g["of"]:
            return None
        j += 1
    best = None
    while j < len(words) and j < i + 6 and words[j].kind == "word":
        w = words[j]
        if w.norm in g["skip"]:
            j += 1
            continue
        nominal = [p for p in w.readings if p.pos in ("noun", "adj", "participle") and (not p.case or p.case == "gen")]
        if not nominal or w.has("prep", "conj") or (best is not None and (w.has("verb") or w.only("participle"))):
            break
        best = j
        if any(p.pos == "noun" for p in nominal):
            break
        j += 1
    return best
