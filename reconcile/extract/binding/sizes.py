"""What may stand between a number and its noun: a hyphen ("a 52-page report"), the share once more in brackets, the
name of a model."""

from __future__ import annotations

import re

from reconcile.extract.binding.syntax import Line
from reconcile.extract.binding.words import HYPHENS, Word

OPENING, CLOSING = frozenset('«“„"'), frozenset("\"”»“'’")
_HYPHEN = re.compile(r"[-‑]([a-z]{3,})\b(?![-‑])")


def past_brackets(words: list[Word], i: int) -> int:
    """«половина (51%) опрошенных», "half (51%) of voters": past the same told once more in brackets."""
    k = i + 1
    if k >= len(words) or words[i].norm not in "([" or words[k].kind != "quantity":
        return i
    k += 1
    while k < len(words) and words[k].kind == "unit":
        k += 1
    return k + 1 if k < len(words) and words[k].norm in ")]" else i


def past_model(words: list[Word], i: int) -> int:
    """ "six F-16 jets", "13 Geran-2 drones": past the letters and figures of a model, if a noun follows them."""
    name = words[i : i + 3]
    if len(name) < 3 or not name[0].text[:1].isupper() or name[1].norm not in HYPHENS or name[2].kind != "number":
        return i
    return i + 3 if i + 3 < len(words) and words[i + 3].has("noun") else i


def size(line: Line, at: int, i: int) -> tuple[str, int, int] | None:
    """ "a 52-page report", "a 10-member team": what is counted stands behind the hyphen, in the singular, and the noun
    that it tells the size of is no more than its owner. (lemma, its word, the end of the phrase)."""
    words, q = line.words, line.quantities[line.words[at].quantity]
    base = line.sentence.start
    inside = _HYPHEN.match(line.sentence.text, q.end - base)  # "a three-storey house" is one token
    if q.unit is None and inside and (i >= len(words) or words[i].start >= base + inside.end()):
        noun = next((p for p in line.pack.morph.parses(inside[1]) if p.pos == "noun" and p.number != "pl"), None)
        return (noun.lemma, at, at + 1) if noun else None
    if i + 1 >= len(words) or words[i].norm not in HYPHENS or q.unit is not None or i != at + 1:
        return None
    w = words[i + 1]
    nouns = [p for p in line.pack.morph.parses(w.norm) if p.pos == "noun" and p.number != "pl"]
    glued = words[at].end == words[i].start and words[i].end == w.start
    if not glued or w.kind != "word" or not nouns or w.text[:1].isupper():
        return None
    last = i + 1
    while last + 1 < len(words) and words[last + 1].kind == "word" and _part_of_name(words[last + 1]):
        last += 1
    return (nouns[0].lemma, i + 1, last + 1)


def sum_in(line: Line, at: int, i: int) -> tuple[str, int, int] | None:
    """ "Millions in cash", "thousands in unpaid fines": what the sum before "in" is of, as `size`."""
    words, g = line.words, line.grammar
    if line.quantities[words[at].quantity].unit is not None or i + 1 >= len(words) or words[i].norm not in g["sum_led"]:
        return None
    k = i + 1
    while k + 1 < len(words) and words[k].kind == "word" and words[k].has("adj", "participle") and not _sum(line, k):
        k += 1
    return (words[k].lemma("noun"), k, k + 1) if _sum(line, k) else None


def _sum(line: Line, i: int) -> bool:
    w = line.words[i]
    plural = any(p.number == "pl" and p.lemma in line.grammar["sums"] for p in w.readings if p.pos == "noun")
    return w.kind == "word" and (plural or w.has("noun") and w.lemma("noun") in line.grammar["sums_in"])


def _part_of_name(w: Word) -> bool:
    return w.has("noun", "adj") and not w.has("prep", "conj", "det", "modal", "pron") and not w.mainly("verb")


def kind_in_quotes(words: list[Word], i: int) -> bool:
    """«девять «Шахедов»»: one word in quotation marks in the genitive is a kind of thing that is counted."""
    if i + 1 >= len(words) or words[i - 1].text not in OPENING or words[i + 1].text not in CLOSING:
        return False
    return any(p.pos == "noun" and p.case == "gen" and not p.name for p in words[i].readings)
