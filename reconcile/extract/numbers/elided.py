"""Units left out because the number before has them: "доходы — 8,4 млрд рублей, расходы — 9,1 млрд, дефицит — 700 млн".

Only numbers written with a multiplier and followed by no noun of their own take the unit over, and only a currency or
a measure of mass, volume or area; a share or a length of time is never left out like that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reconcile.extract.text.sentences import Sentence
from reconcile.model import Quantity

_CURRENCY = re.compile(r"[A-Z]{3}\Z")
_MASSES = frozenset({"tonne", "kg", "ha", "m2", "m3", "barrel", "litre"})
_LETTER = re.compile(r"[^\W\d_]")
LEAST = 1000.0


def carry(sentence: Sentence, quantities: Sequence[Quantity], before: str | None) -> list[Quantity]:
    """The quantities of a sentence, units left out filled in. `before`: the last such unit of the sentence before."""
    out = []
    unit = before
    for n, q in enumerate(quantities):
        if q.unit is not None:
            unit = q.unit if carried(q.unit) else unit
        elif unit and _bare(sentence, q, quantities[n + 1].start if n + 1 < len(quantities) else sentence.end):
            q = replace(q, unit=unit)
        out.append(q)
    return out


def carried(unit: str | None) -> bool:
    """May a later number leave this unit out?"""
    return bool(unit) and (bool(_CURRENCY.match(unit or "")) or unit in _MASSES)


def last_unit(quantities: Sequence[Quantity]) -> str | None:
    """The unit that the next sentence may leave out."""
    return next((q.unit for q in reversed(quantities) if carried(q.unit)), None)


def _bare(sentence: Sentence, q: Quantity, until: int) -> bool:
    """Written with a multiplier ("9,1 млрд"), and nothing that it counts right behind it?"""
    if (q.low or q.high or 0.0) < LEAST or not q.precision or q.marks:
        return False
    number = sentence.text[q.number_start - sentence.start : q.end - sentence.start] if q.number_start >= 0 else q.quote
    if not re.search(r"\d", number) or not _LETTER.search(number):
        return False
    rest = sentence.text[q.end - sentence.start : until - sentence.start].lstrip(" \u00a0.")
    return not rest or not rest[0].isalnum()
