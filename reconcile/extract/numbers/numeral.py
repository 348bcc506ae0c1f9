"""What a numeral is: the record that the number readers give, and the tokens they read from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reconcile.extract.text.tokens import Token, titled

ONE = Decimal(1)
HALF = Decimal("0.5")
TEN = Decimal(10)
HUNDRED = Decimal(100)
THOUSAND = Decimal(1000)
MINUS = frozenset("-−–")
MAX_DIGITS = 40  # longer runs of digits are codes, not quantities
VAGUE_SPAN = Decimal(10)  # "hundreds" is taken as 100 to 1000
SEVERAL = Decimal(2)  # "several hundred" starts at 200


@dataclass(slots=True, frozen=True)
class Number:
    """A numeral: tokens `first` to `last` (half-open), its value, and how it was written."""

    first: int
    last: int
    value: Decimal
    high: Decimal | None = None  # upper end of a vague number ("hundreds")
    step: Decimal = Decimal(0)  # the last place written, in units of the value; 0 where nothing was rounded
    scale: Decimal = ONE  # the scale word at its end, which a range shares: 10–15 thousand
    figures: bool = False  # begins with digits
    plain: bool = False  # nothing but digits, ungrouped: could be a year
    marks: tuple[str, ...] = ()
    unit: str | None = None
    skip: str | None = None  # why this is no quantity


class Source:
    """The tokens of one sentence with the text they were cut from. `base` is the offset of `text`."""

    __slots__ = ("_titled", "base", "text", "tokens")

    def __init__(self, tokens: Sequence[Token], text: str, base: int) -> None:
        self.tokens, self.text, self.base = tokens, text, base
        self._titled: bool | None = None

    @property
    def titled(self) -> bool:
        """A headline With Capitals On Its Words: there they tell no name."""
        if self._titled is None:
            self._titled = titled(self.tokens)
        return self._titled

    def norm(self, i: int) -> str:
        return self.tokens[i].norm if 0 <= i < len(self.tokens) else ""

    def kind(self, i: int) -> str:
        return self.tokens[i].kind if 0 <= i < len(self.tokens) else ""

    def integer(self, i: int) -> int | None:
        """The value of a short run of plain digits (² is a digit to Unicode, but no number)."""
        text = self.tokens[i].text if 0 <= i < len(self.tokens) else ""
        return int(text) if text.isdecimal() and len(text) < 10 else None

    def glued(self, i: int) -> bool:
        """Does token `i` stand right after the one before it?"""
        return 0 < i < len(self.tokens) and self.tokens[i - 1].end == self.tokens[i].start


def share(first: int, last: int, numerator: Decimal, denominator: Decimal) -> Number:
    """A part of a whole, in percent."""
    value = (HUNDRED * numerator / denominator).quantize(Decimal("0.01")).normalize()
    return Number(first, last, value, step=Decimal("0.02") if value != int(value) else Decimal(0),
                  marks=("fraction",), unit="percent")  # fmt: skip
