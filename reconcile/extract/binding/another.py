"""Nouns behind a number that are none of its own (of another case, or with a verb of their own), and its own forms."""

from __future__ import annotations

import re

from reconcile.extract.binding.syntax import Line
from reconcile.extract.binding.words import Word
from reconcile.language.lexicon import unit_kind
from reconcile.language.morphology import Parse, norm
from reconcile.model import Quantity

THOUSAND = 1000
Forms = frozenset[tuple[str, str]]  # case and number


def lasting_unit(line: Line, start: int, q: Quantity) -> bool:
    """A length of time as a noun, behind which only a genitive tells what lasts: «три недели боёв», no «24-часовой»."""
    if q.unit is None or unit_kind(q.unit) != "duration":
        return False
    told = re.split(r"[\s-]+", norm(line.words[start - 1].text))[-1]
    return not any(p.pos == "adj" for p in line.pack.morph.parses(told))


def other_case(line: Line, number: Word, w: Word) -> bool:
    """Is the numeral, told in a word, oblique, and the word for living beings behind it a nominative plural and in no
    case of the numeral?"""
    last = number.text.split()[-1:] if number.kind == "quantity" else []
    cases = {p.case for x in last for p in line.pack.morph.parses(norm(x)) if p.pos == "num"}
    nouns = [p for p in w.readings if p.pos == "noun" and p.number == "pl"]
    if not cases or "nom" in cases or not any(p.case == "nom" and p.animate for p in nouns):
        return False
    return cases.isdisjoint({p.case for p in nouns if p.case != "acc"})


def subject(w: Word, noun: Parse, q: Quantity) -> bool:
    """After a million the noun is in the genitive: what may be the nominative of another has a verb of its own."""
    scaled = q.unit is None and (q.low or q.high or 0) >= THOUSAND and not q.quote[-1:].isdigit()
    if scaled and noun.case == "nom" and noun.number == "sg" and not noun.guessed:
        return True
    own = noun.case == "gen" and noun.number != "pl"
    return scaled and own and any(p.case == "nom" and p.number != "pl" and p.lemma != noun.lemma for p in w.readings)


def later(line: Line, start: int, w: Word) -> bool:
    """«Через две недели испытания продолжили»: after so long, what may be a nominative or an accusative of its own."""
    at = next(i for i in range(start - 1, -1, -1) if line.words[i].kind == "quantity")
    led = line.words[at - 1].norm if at and "-" not in line.words[at].text + line.words[start - 1].text else ""
    return led in line.grammar["so_later"] and any(p.case in ("nom", "acc") for p in w.readings if p.pos == "noun")


def few_forms(line: Line, q: Quantity) -> Forms:
    """Case and number of the noun that two to four may have behind an adjective in the genitive plural: «два новых
    дома», «два нових будинки»."""
    if q.unit is not None or (q.high or q.low or 0) % 10 not in (2, 3, 4):
        return frozenset()
    return frozenset({("gen", "sg"), *((case, "pl") for case in line.grammar["few_cases"])})


def ends_in_one(value: float) -> bool:
    """One, 21, 61, and not 11: what is counted is in the singular."""
    return value % 10 == 1 and value % 100 != 11
