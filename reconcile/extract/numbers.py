"""Read one number at a position: digits with any grouping, words in any form, scales, halves, fractions, vague tens.

The grammar is additive: a part may follow when it fits below the lowest place written so far ("двести" + "тридцать"),
a scale multiplies what stands before it. One pass, no going back further than one join word. Values are decimals, so
that 7.36 billion is exactly 7360000000.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reconcile.extract.numbertables import NumberTables
from reconcile.extract.tokens import Token

ONE = Decimal(1)
HALF = Decimal("0.5")
TEN = Decimal(10)
HUNDRED = Decimal(100)
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

    __slots__ = ("base", "text", "tokens")

    def __init__(self, tokens: Sequence[Token], text: str, base: int) -> None:
        self.tokens, self.text, self.base = tokens, text, base

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


def pieces(tokens: Sequence[Token], t: NumberTables) -> list[Token]:
    """The tokens, hyphenated words that begin with a numeral cut at the hyphen: two-thirds, пять-шесть."""
    out: list[Token] = []
    for token in tokens:
        if token.kind == "word" and ("-" in token.text or "‑" in token.text):
            _cut(token, t, out)
        else:
            out.append(token)
    return out


def _cut(token: Token, t: NumberTables, out: list[Token]) -> None:
    while True:
        at = token.text.replace("‑", "-").find("-")
        if at <= 0 or len(token.norm) != len(token.text) or token.norm[:at] not in t.starts:
            break
        middle = token.start + at
        out.append(Token(token.text[:at], token.norm[:at], token.start, middle, "word"))
        out.append(Token("-", "-", middle, middle + 1, "mark"))
        token = Token(token.text[at + 1 :], token.norm[at + 1 :], middle + 1, token.end, "word")
    out.append(token)


def read(s: Source, i: int, t: NumberTables) -> Number | None:
    """The number that starts at token `i`, or None."""
    word = s.norm(i)
    if s.kind(i) == "word" and word not in t.starts:
        return None
    if word in t.minus or word in MINUS:
        return _negative(s, i, t)
    if word in t.several:
        return _several(s, i, t)
    if word in t.pairs:
        return _pair(s, i, t)
    number = _Reader(s, i, t).run()
    if number is None or number.skip:
        return number
    return _fraction(s, number, t) or number


def _negative(s: Source, i: int, t: NumberTables) -> Number | None:
    """"минус 48", "minus-130", "-5": a sign only where it cannot be a dash or a hyphen."""
    at = i + 2 if s.norm(i) in t.minus and s.norm(i + 1) == "-" else i + 1
    if s.norm(i) in MINUS:
        if not s.glued(at) or (s.kind(at) != "number" and s.norm(at) != "."):
            return None
        if i and s.glued(i) and s.tokens[i - 1].text not in "([{<>=~≈\"«“$€£":
            return None
    inner = read(s, at, t) if at < len(s.tokens) else None
    return replace(inner, first=i, value=-inner.value) if inner and not inner.high and not inner.unit else None


def _pair(s: Source, i: int, t: NumberTables) -> Number | None:
    """"a couple", "пара", "a couple of hundred": two, or two of a scale."""
    j = i + 2 if s.norm(i + 1) in t.of else i + 1
    end, product = _scales(s, j, t)
    value = t.pairs[s.norm(i)]
    if end > j:
        return Number(i, end, value * product, scale=product)
    return Number(i, i + 1, value, marks=("pair",)) if t.pair_alone else None


def _several(s: Source, i: int, t: NumberTables) -> Number | None:
    """"несколько сотен", "a few thousand": from twice the scale to ten times."""
    j, product = _scales(s, i + 1, t)
    if j == i + 1:
        return None
    return Number(i, j, product * SEVERAL, product * VAGUE_SPAN, marks=("vague",))


def _scales(s: Source, i: int, t: NumberTables) -> tuple[int, Decimal]:
    """A chain of scale words, "десятки тысяч", "tens of millions": where it ends, and the product."""
    product, j = ONE, i
    while True:
        k = j + 1 if j > i and s.norm(j) in t.of else j
        scale = t.scales.get(s.norm(k))
        if scale is None or (j > i and scale.value <= product / 10 and scale.value < 1000):
            return j, product
        product *= scale.value
        j = k + 1


def _fraction(s: Source, n: Number, t: NumberTables) -> Number | None:
    """A numerator and what it is a numerator of: "две трети", "three-quarters", "две пятых", "одна десятая"."""
    if n.value != int(n.value) or not 1 <= n.value <= 99 or n.scale != ONE:
        return None
    if n.plain and s.norm(n.last) == "/":
        return _digit_fraction(s, n, t)
    k = n.last
    if s.norm(k) == "-":
        k += 1
    word = s.norm(k)
    parts = t.fractions.get(word) or t.parts.get(word)
    if not parts or (n.value >= parts and n.value > 1):
        return None
    if word in t.fraction_needs and k == n.last and s.norm(k + 1) not in t.of:
        return None
    scale = t.scales.get(s.norm(k + 1)) or t.scales.get(s.norm(k + 3)) if s.norm(k + 1) in t.of else t.scales.get(s.norm(k + 1))
    if (scale is not None and scale.alone == "genitive") or (scale is not None and s.norm(k + 2) in t.article):
        last = k + 4 if s.norm(k + 1) in t.of else k + 2
        return Number(n.first, last, scale.value * n.value / parts, step=scale.value / parts, scale=scale.value)
    if s.norm(k + 1) in t.part:
        k += 1
    return share(n.first, k + 1, n.value, Decimal(parts))


def _digit_fraction(s: Source, n: Number, t: NumberTables) -> Number | None:
    """1/5: a share where "of" or a part follows, else the value itself."""
    k = n.last + 1
    below = s.integer(k) if s.glued(k) and s.glued(n.last) else None
    if not below or not n.value < below < 1000 or s.norm(k + 1) == "/":
        return None
    if s.norm(k + 1) in t.of or s.norm(k + 1) in t.part:
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
        return Number(i, k + 1, scale.value / parts, step=step, scale=scale.value)
    if s.norm(i) in t.fraction_needs and s.norm(i + 1) not in t.of:
        if not t.of:  # "пів години": half of a unit or nothing
            return replace(share(i, i + 1, ONE, Decimal(parts)), skip="not a share")
        before = i - 2 if s.norm(i - 1) in t.article else i - 1
        if before == i - 1 or s.norm(before) not in t.fraction_before:
            return None
    if s.norm(i + 1) in t.not_a_share or s.norm(i + 1) in t.ordinals:
        return None
    return share(i, i + 2 if s.norm(i + 1) in t.part else i + 1, ONE, Decimal(parts))


def read_every(s: Source, i: int, t: NumberTables) -> Number | None:
    """"каждый пятый", "every third", "пятая часть"."""
    if s.norm(i) in t.every:
        denominator = t.ordinals.get(s.norm(i + 1), 0)
        return share(i, i + 2, ONE, Decimal(denominator)) if 1 < denominator <= 1000 else None
    denominator = t.ordinals.get(s.norm(i), 0)
    if denominator > 2 and s.norm(i + 1) in t.part:
        return share(i, i + 2, ONE, Decimal(denominator))
    return None


def share(first: int, last: int, numerator: Decimal, denominator: Decimal) -> Number:
    """A part of a whole, in percent."""
    value = (HUNDRED * numerator / denominator).quantize(Decimal("0.01")).normalize()
    return Number(first, last, value, step=Decimal("0.02") if value != int(value) else Decimal(0),
                  marks=("fraction",), unit="percent")  # fmt: skip


class _Reader:
    """The additive grammar. `total` is what scales have closed, `current` the group being read."""

    def __init__(self, s: Source, i: int, t: NumberTables) -> None:
        self.s, self.first, self.i, self.t = s, i, i, t
        self.total = Decimal(0)
        self.current: Decimal | None = None
        self.last_scale: Decimal | None = None  # thousand or more: what closed the total
        self.hundreds: Decimal | None = None  # dozen, score, hundred: multiplied the current group
        self.step = Decimal(0)
        self.figures = self.plain = self.people = self.fixed = False
        self.skip: str | None = None

    def run(self) -> Number | None:
        while self.i < len(self.s.tokens) and self.part():
            pass
        if self.i == self.first:
            return None
        value = self.total + (self.current or 0)
        marks = ("people",) if self.people else ()
        scale = (self.last_scale if self.current is None else self.hundreds) or ONE
        number = Number(self.first, self.i, value, None, self.step, scale, self.figures, self.plain, marks, None, self.skip)
        return self.decimals(number) or number

    def part(self) -> bool:
        """Take one more part, if it fits."""
        token = self.s.tokens[self.i]
        if token.kind == "number" or (token.text in ".," and self.i == self.first):
            return self.take_digits()
        if token.kind != "word" and token.text not in self.t.fraction_signs:
            if token.text in "×*" and self.figures:
                return self.take_power()
            return token.text in "-‑" and (self.take_case_ending() or (self.t.hyphen_joins and self.take_hyphen()))
        if self.s.kind(self.i - 1) == "number" and self.s.glued(self.i) and self.i > self.first:
            return self.take_suffix(token)
        return self.take_word(token) or self.take_scale(token) or self.take_half() or self.take_join(token)

    # -- digits

    def take_digits(self) -> bool:
        s, t, i = self.s, self.t, self.i
        lead = s.kind(i) == "mark"
        if lead and not (s.kind(i + 1) == "number" and s.glued(i + 1) and not s.glued(i) and s.tokens[i].text == "."):
            return False
        m = t.digits.match(s.text, s.tokens[i].start - s.base + lead)
        if m is None or self.current is not None:
            return False
        end = m.end() + s.base
        written = ("." if lead else "") + m.group()
        if len(written) > MAX_DIGITS:
            self.skip, value, places = "too long", Decimal(0), 0
        else:
            value, places = self.digits_value(m.group(), bool(m["space"] or m["mark"] or m["twice"]), end, lead)
        if self.total and not (self.last_scale and value < self.last_scale and not places):
            return False
        while i < len(s.tokens) and s.tokens[i].end <= end:
            i += 1
        self.figures = self.figures or self.first == self.i
        self.plain = self.first == self.i and written.isdigit()
        self.i, self.current, self.step = i, value, ONE.scaleb(-places) if places else Decimal(0)
        return True

    def digits_value(self, written: str, grouped: bool, end: int, lead: bool) -> tuple[Decimal, int]:
        t = self.t
        if lead:
            return Decimal("0." + written), len(written)
        if grouped or ("," in written and written.count(",") > 1):
            head, _, tail = written.partition(t.decimal) if written.count(t.decimal) == 1 else (written, "", "")
            head = "".join(c for c in head if c.isdigit())
            return Decimal(head + ("." + tail if tail else "")), len(tail)
        for mark in (t.decimal, ".", ","):
            if mark in written:
                head, tail = written.split(mark)
                if mark == "," and len(tail) == 3 and head != "0" and len(head) <= 3 and not self.scaled(end):
                    return Decimal(head + tail), 0
                return Decimal(f"{head}.{tail}"), len(tail)
        return Decimal(written), 0

    def scaled(self, end: int) -> bool:
        """Does a scale follow, so that 2,125 must be a fraction?"""
        i = self.i
        while i < len(self.s.tokens) and self.s.tokens[i].start < end:
            i += 1
        word = self.s.norm(i)
        return word in self.t.scales or word in self.t.abbreviations or word == "%"

    # -- words

    def take_suffix(self, token: Token) -> bool:
        """Letters right after digits: a scale (2bn), an ordinal (22nd), else a unit or a name, for others to tell."""
        t = self.t
        if token.norm in t.attached_ordinal or (token.norm in t.attached_decade and (self.current or ONE) % 10 == 0):
            self.skip = "ordinal" if token.norm in t.attached_ordinal else "decade"
            self.i += 1
            return False
        scale = t.suffixes.get(token.text)
        if scale is None:
            scale = t.abbreviations.get(token.norm)
            if scale is None:
                scale = t.scales[token.norm].value if token.norm in t.scales else None
        if scale is None:
            return False
        self.scale_by(scale)
        self.dot()
        return True

    def take_case_ending(self) -> bool:
        """73-х, 20-ти: the ending of a cardinal; 5-го, 90-х are an ordinal and a decade."""
        s, t, i = self.s, self.t, self.i
        if s.kind(i - 1) != "number" or not s.glued(i) or not s.glued(i + 1) or s.kind(i + 1) != "word":
            return False
        ending, value = s.norm(i + 1), self.current or Decimal(0)
        if ending in t.suffix_decade and value % 10 == 0 and value >= 10 and (value < 100 or 1800 <= value < 2100):
            self.skip = "decade"
        elif ending in t.suffix_cardinal:
            pass
        elif ending in t.suffix_ordinal:
            self.skip = "ordinal"
        else:
            return False
        self.plain = False
        self.i += 2
        return self.skip is None

    def take_power(self) -> bool:
        """1.99×10−30, 3 × 10^8."""
        s, i = self.s, self.i
        if self.current is None or s.norm(i + 1) != "10" or s.kind(i - 1) != "number":
            return False
        k = i + 2
        if s.norm(k) == "^" and s.glued(k):
            k += 1
        negative = s.norm(k) in MINUS and s.glued(k)
        k += negative
        exponent = s.integer(k)
        if exponent is None or not s.glued(k) or exponent > 60:
            return False
        exponent = -exponent if negative else exponent
        self.current, self.step = self.current.scaleb(exponent), self.step.scaleb(exponent)
        self.plain, self.fixed, self.i = False, True, k + 1
        return True

    def dot(self) -> None:
        """The full stop of an abbreviation belongs to it."""
        if self.s.norm(self.i) == "." and self.s.glued(self.i) and self.s.norm(self.i - 1) in self.t.abbreviations:
            self.i += 1

    def take_word(self, token: Token) -> bool:
        value = self.t.words.get(token.norm)
        if value is None:
            value = self.t.fraction_signs.get(token.text)
        if value is None or not self.fits(value):
            return False
        self.current = (self.current or Decimal(0)) + value
        self.hundreds = None
        self.fixed = self.fixed or value != int(value)
        self.people = self.people or token.norm in self.t.people
        self.plain = False
        self.i += 1
        return True

    def fits(self, value: Decimal) -> bool:
        """May this word be added? Only below the lowest place written so far."""
        if value == Decimal("0.5") or value in (Decimal("0.25"), Decimal("0.75")):
            return self.current is None or self.s.glued(self.i)
        if self.current is None:
            return not self.total or bool(self.last_scale and value < self.last_scale)
        if self.fixed or value <= 0 or self.current == 0 or self.s.kind(self.i - 1) == "number":
            return False
        place = TEN ** (len(str(int(value))))
        return self.current % place == 0 and not 10 <= self.current % HUNDRED <= 19

    def take_scale(self, token: Token) -> bool:
        t = self.t
        scale = t.scales.get(token.norm)
        if scale is not None:
            if self.i == self.first and scale.alone != "one":
                return False
            self.scale_by(scale.value)
            return True
        value = t.abbreviations.get(token.norm) or self.spaced(token)
        if value is None or self.current is None:
            return False
        self.scale_by(value)
        self.dot()
        return True

    def spaced(self, token: Token) -> Decimal | None:
        """"8 B people": a bare letter is a scale only with a word in small letters after it."""
        value = self.t.spaced_suffixes.get(token.text)
        following = self.s.tokens[self.i + 1] if self.i + 1 < len(self.s.tokens) else None
        return value if value and following and following.kind == "word" and following.text.islower() else None

    def scale_by(self, scale: Decimal) -> None:
        self.plain = False
        self.i += 1
        if self.current is None and self.total:
            self.total *= scale
        elif scale < 1000 and (self.current or ONE) < 1000:
            self.current = (self.current or ONE) * scale
            self.hundreds = scale
            self.fixed = self.fixed or scale != HUNDRED  # nothing is added to dozens and scores
            return
        elif self.last_scale and self.last_scale < scale and self.total:
            self.total = (self.total + (self.current or ONE)) * scale
        else:
            self.total += (ONE if self.current is None else self.current) * scale
        self.step = (self.step or ONE) * scale
        self.last_scale, self.current, self.hundreds, self.fixed = scale, None, None, False

    def take_half(self) -> bool:
        """"с половиной", "and a half": half of the unit, or of the scale just read."""
        found = self.t.half.at(self.s.tokens, self.i) if self.i > self.first else None
        if not found:
            return False
        if self.current is None:
            self.total += (self.last_scale or ONE) / 2
        else:
            self.current += (self.hundreds or ONE) / 2
        self.fixed, self.plain = True, False
        self.i += found[0]
        return True

    def take_join(self, token: Token) -> bool:
        """"one hundred and five": only if what follows fits below."""
        if token.norm not in self.t.join or self.i == self.first or self.s.kind(self.i + 1) != "word":
            return False
        return self.join_at(self.i + 1)

    def take_hyphen(self) -> bool:
        """twenty-one, half-million."""
        if self.i == self.first or not (self.s.glued(self.i) and self.s.glued(self.i + 1)):
            return False
        word = self.s.tokens[self.i + 1]
        value = self.t.words.get(word.norm)
        if value is not None and self.current is not None and self.fits(value) and self.current % HUNDRED >= 20:
            self.i += 1
            return True
        if (word.norm in self.t.scales and self.t.scales[word.norm].alone == "one") or word.text in self.t.suffixes:
            self.i += 1
            return True
        return False

    def join_at(self, at: int) -> bool:
        """Read on after "and". Below a hundred only words that a scale may still multiply (250 thousand); below a
        thousand or more a whole number."""
        follower = _Reader(self.s, at, self.t)
        if self.s.norm(at) not in self.t.words or (self.current is not None and (self.current % HUNDRED or not self.current)):
            return False
        if self.current is None:
            n = follower.run()
            value = n.value if n and not n.high else Decimal(0)
        else:
            while follower.i < len(self.s.tokens) and follower.small():
                pass
            value = follower.current or Decimal(0)
        lowest = HUNDRED if self.current is not None else self.last_scale
        if not lowest or not 0 < value < lowest:
            return False
        self.current = (self.current or Decimal(0)) + value
        self.fixed, self.hundreds = True, None
        self.i = follower.i
        return True

    def small(self) -> bool:
        """A word below a thousand, or its hyphen."""
        token = self.s.tokens[self.i]
        if token.kind != "word":
            return token.text == "-" and self.t.hyphen_joins and self.take_hyphen()
        scale = self.t.scales.get(token.norm)
        return self.take_word(token) or bool(scale and scale.value == HUNDRED and self.take_scale(token))

    # -- what the whole turns out to be

    def decimals(self, n: Number) -> Number | None:
        """"пять целых две десятых", "twelve point five one", "двадцять один кома два"."""
        s, t = self.s, self.t
        if n.figures or n.last >= len(s.tokens) or s.norm(n.last) not in t.point:
            return None
        digits, i = "", n.last + 1
        while i < len(s.tokens):
            if t.words.get(s.norm(i)) == 0:
                digits, i = digits + "0", i + 1
                continue
            part = _Reader(s, i, t)
            while part.i < len(s.tokens) and part.take_word(s.tokens[part.i]):
                pass
            if part.current is None or part.current != int(part.current) or len(digits) > 20:
                break
            digits, i = digits + str(int(part.current)), part.i
        if not digits:
            return None
        places = t.ordinals.get(s.norm(i))
        if places in (10, 100, 1000, 10000, 1000000):
            return replace(n, last=i + 1, value=n.value + Decimal(digits) / places, step=ONE / places, plain=False)
        step = ONE.scaleb(-len(digits))
        return replace(n, last=i, value=n.value + Decimal(digits) * step, step=step, plain=False)


def read_vague(s: Source, i: int, t: NumberTables) -> Number | None:
    """Bare plural scales: "сотни", "dozens", "десятки тысяч". A genitive singular after its preposition is one."""
    scale = t.scales.get(s.norm(i))
    if scale is None or scale.alone == "one":
        return None
    j, product = _scales(s, i, t)
    if scale.alone == "genitive" and s.norm(i - 1) in t.genitive_after:
        return Number(i, j, product, step=product, scale=product)
    return Number(i, j, product, product * VAGUE_SPAN, marks=("vague",))
