"""Trivial stand-ins until quantities, dates, names and attribution land. Deleted then."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from reconcile.model import Quantity

_NUMBER = re.compile(r"(?<![\w-])(?<!\d[.:/])\d{1,3}(?:[   ,]\d{3})+(?!\d)|(?<![\w-])(?<!\d[.:/])\d+(?:[.,]\d+)?(?![\w:/-])")


class Found(NamedTuple):
    quantities: list[Quantity]
    skipped: list[tuple[int, int, str]]


def find_quantities(sentence: Any, pack: Any, dates: Any = ()) -> Found:
    found = Found([], [])
    for m in _NUMBER.finditer(sentence.text):
        digits = re.sub(r"\D", "", m.group()) if re.fullmatch(r"\d+\D\d{3}", m.group()) else m.group().replace(",", ".")
        value = float(re.sub(r"[^\d.]", "", digits) or 0)
        if 1900 <= value <= 2100:
            found.skipped.append((sentence.start + m.start(), sentence.start + m.end(), "year"))
            continue
        a, b = sentence.start + m.start(), sentence.start + m.end()
        found.quantities.append(Quantity(value, value, False, False, False, None, None, a, b, m.group(), 0.0, (), a, b))
    return found
