"""Numbers written short because the one before was written in full: "income 62 million crowns, costs 47, profit 15",
"7.4 billion: 3.1 for schools and 4.3 for roads", "15 hryvnias instead of 12", "4.2 million tonnes against 3.9".

What is left out is the unit, the multiplier or both. The number counts nothing of its own, and follows right after.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from reconcile.extract.numbers.bounds import ROUNDING, plain
from reconcile.extract.text.sentences import Sentence
from reconcile.extract.text.tokens import Token
from reconcile.language import Pack, cues
from reconcile.language.lexicon import unit_kind
from reconcile.model import Quantity

SECTION = "elided"
PART = frozenset({"increment", "remainder"})
SHORT = frozenset({*PART, "old", "from", "new", "level", "difference"})
TIMES = 30  # how much larger than the sum before it a short number may be meant
THOUSAND, MILLION = 1e3, 1e6
LEAD = 3  # words before a number, of which one may compare it
_LETTER = re.compile(r"[^\W\d_]")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)?")
_SCALES = (1, 10**3, 10**6, 10**9, 10**12)
_NOMINAL = frozenset({"noun", "adj", "participle", "num", "pron"})
_MARKS = ",;:—–("


def number(sentence: Sentence, q: Quantity) -> str:
    """The number as written, with its multiplier."""
    return sentence.text[q.number_start - sentence.start : q.end - sentence.start] if q.number_start >= 0 else q.quote


def multiplied(sentence: Sentence, q: Quantity) -> bool:
    """Has the number a multiplier of its own: "24 thousand", "two million", and not "two"?"""
    written = number(sentence, q)
    return bool(_LETTER.search(written)) and (any(c.isdigit() for c in written) or (q.low or q.high or 0.0) >= THOUSAND)


def full(sentence: Sentence, before: Quantity, q: Quantity, pack: Pack) -> Quantity | None:
    """The quantity as it is meant, if it is written short after the one `before`; None where it is not."""
    q = _without_ago(sentence, q, pack)
    if q.unit is not None or q.low is None or q.low != q.high or not set(q.marks) <= SHORT:
        return None
    compared = _compared(sentence, before, q, pack)
    if multiplied(sentence, q):  # "24 thousand hryvnias against 19 thousand"
        return replace(q, unit=before.unit) if compared and before.unit not in (None, "percent") else None
    scale = _scale(sentence, before)
    if scale is None or (scale == 1 and before.unit is None) or (before.unit == "percent" and q.low > 100):
        return None
    if compared and scale > 1 and q.low * scale > TIMES * (before.high or before.low or 0.0):
        scale = 1  # "5 million crowns instead of 900,000"
    elif not compared and (
        scale < MILLION or q.low * scale > TIMES * (before.low or 0.0) or not _of_the_sum(sentence, before, q, pack)
    ):
        return None
    return _times(sentence, q, scale, before.unit)


def _without_ago(sentence: Sentence, q: Quantity, pack: Pack) -> Quantity:
    """«против 3,9 годом ранее»: what follows the number says when, and is no unit of it."""
    if unit_kind(q.unit or "") != "duration" or q.number_end < 0:
        return q
    behind = sentence.text[q.number_end - sentence.start :].lstrip()
    when = cues.find(behind, pack.code, "previous")
    if when is None or when.start():
        return q
    written = sentence.text[q.start - sentence.start : q.number_end - sentence.start]
    return replace(q, unit=None, end=q.number_end, quote=written)


def _times(sentence: Sentence, q: Quantity, scale: int, unit: str | None) -> Quantity:
    """The quantity in a unit, so many times what is written."""
    if scale == 1 or q.low is None:
        return replace(q, unit=unit)
    value = Decimal(str(q.low)) * scale
    _, mark, places = re.sub(r"[^\d.,]", "", number(sentence, q)).replace(",", ".").partition(".")
    last = Decimal(scale).scaleb(-len(places if mark else ""))
    precision = min(last / 2, ROUNDING * value)
    return replace(q, low=plain(value), high=plain(value), unit=unit, precision=float(precision))


def as_much(sentence: Sentence, q: Quantity, known: Quantity) -> Quantity:
    """The same unit and the multiplier of the sum before it, if it stays below that sum."""
    scale = _scale(sentence, known)
    if scale is None or q.low is None or q.high is None or known.low is None or q.high * scale > known.low:
        return q
    low, high = (plain(Decimal(str(end)) * scale) for end in (q.low, q.high))
    return replace(q, low=low, high=high, unit=known.unit, precision=q.precision * scale)


def _scale(sentence: Sentence, known: Quantity) -> int | None:
    """What the digits of a number are multiplied by."""
    written = _DIGITS.search(number(sentence, known))
    if written is None or known.low is None:
        return None
    base = float(written.group().replace(",", "."))
    return next((s for s in _SCALES if base and abs(known.low - base * s) < 1e-6 * known.low), None)


def _compared(sentence: Sentence, before: Quantity, q: Quantity, pack: Pack) -> bool:
    """ "15 instead of the present 12", "4.2 million against 3.9 a year earlier": set against the one before."""
    lead = re.split(r"[,;:()—–]", sentence.text[before.end - sentence.start : q.start - sentence.start])[-1]
    words = " ".join([*lead.split()[-LEAD:], *q.quote.split()[:1]])  # "from" may be of the quantity
    if not cues.has(words, pack.code, "against", SECTION):
        return False
    after = _after(sentence, q)
    behind = re.split(r"[,;:()—–]", sentence.text[q.end - sentence.start :])[0]
    return not _counts(after, pack) or any(cues.has(behind, pack.code, name) for name in ("ago", "previous"))


def _of_the_sum(sentence: Sentence, before: Quantity, q: Quantity, pack: Pack) -> bool:
    """ "62 million, costs — 47", "8.4 billion: 5.1 is from the region": a number of the same millions."""
    if before.unit is None and _counts(_after(sentence, before), pack):
        return False  # "1.9 million doses"
    if before.unit is not None and unit_kind(before.unit) in ("duration", "temperature"):
        return False
    after, words = _after(sentence, q), pack.section(SECTION)
    if _counts(after, pack):
        return False
    if q.low is not None and q.low % 1:
        return True
    left = next((t for t in reversed(sentence.tokens) if t.end <= q.start), None)
    if left is None or not (_parts(left, pack) or _money(left, pack, words) or _of_them(sentence, before, q, pack)):
        return False
    if after is None or after.kind == "mark" or after.norm in words.get("purpose", ()) or _parts(after, pack):
        return True
    return _parts(left, pack) and _money(after, pack, words)


def _of_them(sentence: Sentence, before: Quantity, q: Quantity, pack: Pack) -> bool:
    return cues.has(sentence.text[before.end - sentence.start : q.start - sentence.start], pack.code, "of_them")


def _parts(token: Token, pack: Pack) -> bool:
    """A mark or a word between the items of a list."""
    return token.text in _MARKS or token.norm in (pack.section("syntax").get("coordinators") or ())


def _money(token: Token, pack: Pack, words: dict[str, list[str]]) -> bool:
    """A word for what a sum is, or a verb that gives or spends it."""
    known = {*words.get("spend", ()), *words.get("kinds", ())}
    return token.kind == "word" and any(p.lemma in known for p in pack.morph.parses(token.norm))


def _after(sentence: Sentence, q: Quantity) -> Token | None:
    """The token right behind it, an abbreviation's dot passed over."""
    return next((t for t in sentence.tokens if t.start >= q.end and t.text != "."), None)


def _counts(after: Token | None, pack: Pack) -> bool:
    """Can the word behind a number be, or begin, what it counts?"""
    if after is None or after.kind == "mark":
        return False
    if after.kind != "word":
        return True
    words, readings = pack.section(SECTION), pack.morph.parses(after.norm)[:2]
    led = (*words.get("purpose", ()), *(pack.section("syntax").get("coordinators") or ()))
    return after.norm not in led and any(p.pos in _NOMINAL for p in readings)
