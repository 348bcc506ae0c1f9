"""Parts of a whole: "две трети", "a third of", "каждый пятый", 1/5, "half a million"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from reconcile.extract.numbers.numeral import HUNDRED, ONE, Number, Source, share
from reconcile.extract.numbers.tables import NumberTables


def with_numerator(s: Source, n: Number, t: NumberTables) -> Number | None:
    """A numerator and what it is a numerator of: "две трети", "three-quarters", "две пятых", "одна десятая"."""
    if n.value != int(n.value) or not 1 <= n.value <= 99 or n.scale != ONE:
        return None
    if n.plain and s.norm(n.last) == "/":
        return _digit_fraction(s, n, t)
    k = n.last
    if s.norm(k) == "-" and not n.figures:
        k += 1
    word = s.norm(k)
    parts = t.fractions.get(word) or t.parts.get(word)
    if not parts or (n.value >= parts and n.value > 1):
        return None
    if word in t.fraction_needs and k == n.last and s.norm(k + 1) not in t.of and not _told_again(s, n, k, t):
        return None
    scale = (
        t.scales.get(s.norm(k + 1)) or t.scales.get(s.norm(k + 3))
        if s.norm(k + 1) in t.of
        else t.scales.get(s.norm(k + 1))
    )
    if (scale is not None and scale.alone == "genitive") or (scale is not None and s.norm(k + 2) in t.article):
        last = k + 4 if s.norm(k + 1) in t.of else k + 2
        return Number(n.first, last, scale.value * n.value / parts, step=scale.value / parts, scale=scale.value)
    if s.norm(k + 1) in t.part:
        k += 1
    return share(n.first, k + 1, n.value, Decimal(parts))


def _told_again(s: Source, n: Number, k: int, t: NumberTables) -> bool:
    """ "2,700, or three quarters, came", "about three quarters voted": a share of what was just told."""
    before, ends = s.norm(n.first - 1), k + 1 >= len(s.tokens) or s.kind(k + 1) == "mark"
    return bool(t.of) and n.value < t.fractions.get(s.norm(k), 0) and before in t.fraction_again and ends


def _digit_fraction(s: Source, n: Number, t: NumberTables) -> Number | None:
    """1/5: a share where "of" or a part follows, else the value itself."""
    k = n.last + 1
    below = s.integer(k) if s.glued(k) and s.glued(n.last) else None
    if not below or not n.value < below < 1000 or s.norm(k + 1) == "/":
        return None
    if s.norm(k + 1) in t.not_a_share:
        return replace(n, last=k + 1, skip="ordinal")  # 1/8 финала
    of_what = s.kind(k + 1) == "word" and not t.of  # "2/3 голосов"
    if of_what or s.norm(k + 1) in t.of or s.norm(k + 1) in t.part:
        return share(n.first, k + 1 + (s.norm(k + 1) in t.part), n.value, Decimal(below))
    value = (n.value / Decimal(below)).quantize(Decimal("0.0001")).normalize()
    return replace(n, last=k + 1, value=value, plain=False, marks=("fraction",))


def read_fraction(s: Source, i: int, t: NumberTables) -> Number | None:
    """A fraction word without numerator: "половина", "a third of", "half a million" (which is 500 000)."""
    parts = t.fractions.get(s.norm(i))
    if not parts or s.norm(i - 1) in t.ordinals or s.norm(i - 1) in t.not_a_share:
        return None
    k = i + 1
    while s.norm(k) in t.of or s.norm(k) in t.article or (s.norm(k) == "-" and s.glued(k) and s.glued(k + 1)):
        k += 1
    scale = t.scales.get(s.norm(k))
    if scale is not None and scale.alone != "many" and (k > i + 1 or scale.alone == "genitive" or t.article):
        step = scale.value / parts if scale.value > HUNDRED else Decimal(0)
        value = (scale.value / parts).to_integral_value() if step else scale.value / parts
        return Number(i, k + 1, value, step=step, scale=scale.value)
    if s.norm(i) in t.fraction_needs and s.norm(i + 1) not in t.of:
        if not t.of:  # "пів години": half of a unit or nothing
            return replace(share(i, i + 1, ONE, Decimal(parts)), skip="not a share")
        before = i - 2 if s.norm(i - 1) in t.article else i - 1
        again = s.norm(before) in t.fraction_again and (i + 1 >= len(s.tokens) or s.kind(i + 1) == "mark")
        again = again or s.norm(i + 1) in t.fraction_more  # "a quarter fewer"
        if before == i - 1 or not (s.norm(before) in t.fraction_before or again):
            return None
    led = s.norm(i - 1) in t.article and s.norm(i - 2) in t.fraction_before  # "by a fifth last year"
    if led and s.norm(i + 1) in t.fraction_times:
        return share(i, i + 1, ONE, Decimal(parts))
    if s.norm(i + 1) in t.not_a_share or s.norm(i + 1) in t.ordinals:
        return None
    return share(i, i + 2 if s.norm(i + 1) in t.part else i + 1, ONE, Decimal(parts))


def _every_in_figures(s: Source, i: int, t: NumberTables) -> Number | None:
    """ "каждый 20-й житель", "every 5th": figures with the ending of an ordinal; the ending of a cardinal counts."""
    denominator = s.integer(i + 1) or 0
    last = i + 3 if s.glued(i + 2) and s.norm(i + 2) not in ("-", "‑") else i + 4
    ending = s.norm(last - 1)
    if not 1 < denominator <= 1000 or not s.glued(last - 1):
        return None
    if ending not in t.suffix_ordinal and ending not in t.attached_ordinal:
        return None
    return share(i, last, ONE, Decimal(denominator))


def read_every(s: Source, i: int, t: NumberTables) -> Number | None:
    """ "каждый пятый", "every third", "пятая часть"."""
    if s.norm(i) in t.every:
        denominator = t.ordinals.get(s.norm(i + 1), 0)
        if 1 < denominator <= 1000:
            return share(i, i + 2, ONE, Decimal(denominator))
        return _every_in_figures(s, i, t)
    denominator = t.ordinals.get(s.norm(i), 0)
    if denominator > 2 and s.norm(i + 1) in t.part:
        return share(i, i + 2, ONE, Decimal(denominator))
    return None
