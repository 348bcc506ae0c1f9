"""One numeral, read part by part: digits with any grouping, words in any form, scales, halves, decimals in words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from reconcile.extract.numbers.numeral import HUNDRED, MAX_DIGITS, MINUS, ONE, TEN, Number, Source
from reconcile.extract.numbers.tables import NumberTables
from reconcile.extract.text.tokens import Token

LARGEST = Decimal(10) ** 45  # beyond any count; a chain of scales stops there
MAX_DEPTH = 3  # how many joins may hang on one another: millions, thousands, hundreds, and the rest


class Reader:
    """The additive grammar: a part may follow when it fits below the lowest place written so far ("двести" before
    "тридцать"), a scale multiplies what stands before it. One pass, going back no further than one join word.

    `total` is what scales have closed, `current` the group being read."""

    def __init__(self, s: Source, i: int, t: NumberTables, depth: int = 0) -> None:
        self.s, self.first, self.i, self.t, self.depth = s, i, i, t, depth
        self.total = Decimal(0)
        self.group = i  # where the group being read began
        self.current: Decimal | None = None
        self.last_scale: Decimal | None = None  # thousand or more: what closed the total
        self.hundreds: Decimal | None = None  # dozen, score, hundred: multiplied the current group
        self.step = Decimal(0)
        self.figures = self.plain = self.people = self.fixed = self.over = False
        self.skip: str | None = None

    def run(self) -> Number | None:
        while self.i < len(self.s.tokens) and self.part():
            pass
        if self.i == self.first:
            return None
        value = self.total + (self.current or 0)
        marks = (("people",) if self.people else ()) + (("over",) if self.over else ())
        scale = (self.last_scale if self.current is None else self.hundreds) or ONE
        number = Number(
            self.first, self.i, value, None, self.step, scale, self.figures, self.plain, marks, None, self.skip
        )
        return self.decimals(number) or number

    def part(self) -> bool:
        """Take one more part, if it fits."""
        token = self.s.tokens[self.i]
        if token.kind == "number" or (token.text in ".," and self.i == self.first):
            return self.take_digits()
        if token.kind != "word" and token.text not in self.t.fraction_signs:
            if token.text in "×*" and self.figures:
                return self.take_power()
            if token.text == ",":
                return self.take_comma()
            if token.text == "-" and self.take_half():
                return True
            return token.text in "-‑" and (self.take_case_ending() or (self.t.hyphen_joins and self.take_hyphen()))
        if self.s.kind(self.i - 1) == "number" and self.s.glued(self.i) and self.i > self.first:
            return self.take_suffix(token)
        if self.take_word(token) or self.take_scale(token) or self.take_half():
            return True
        return self.take_over() or self.take_join(token)

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
        self.group = i
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
        decade = token.norm in t.attached_decade and (self.current or ONE) % 10 == 0
        if decade or token.norm.partition("-")[0] in t.attached_ordinal:
            self.skip = "decade" if decade else "ordinal"
            self.i += 1
            return False
        scale = t.suffixes.get(token.text)
        if scale is None:
            scale = t.abbreviations.get(token.norm)
            if scale is None:
                scale = t.scales[token.norm].value if token.norm in t.scales else None
        if scale is None or self.t.measured(self.s, self.i) or not self.scale_by(scale):
            return False
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
        elif (0 if 10 < value % 100 < 15 else int(value) % 10) in t.suffix_ordinal_digits.get(ending, ()):
            self.skip = "ordinal"
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
        if self.fixed or self.current is None or s.norm(i + 1) != "10" or s.kind(i - 1) != "number":
            return False
        k = i + 2
        if s.norm(k) == "^" and s.glued(k):
            k += 1
        negative = s.norm(k) in MINUS and s.glued(k)
        k += negative
        exponent = s.integer(k)
        if exponent is None or not s.glued(k) or exponent > 45:
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
        if self.current is None:
            self.group = self.i
        self.current = (self.current or Decimal(0)) + value
        self.hundreds = None
        if self.total:
            self.step = Decimal(0)  # "two thousand and five": written to the last
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
            leads = scale.alone == "one" or (scale.alone == "genitive" and self.s.norm(self.i + 1) in t.oblique)
            if self.i == self.first and not leads:  # "около тысячи двухсот" is one number, and "тысячи" alone are many
                return False
            return self.scale_by(scale.value)
        value = t.abbreviations.get(token.norm) or self.spaced(token)
        if value is None or self.current is None or self.weighs(token):
            return False
        if not self.scale_by(value):
            return False
        self.dot()
        return True

    def weighs(self, token: Token) -> bool:
        """«5,4 т.» is what something weighs, «50 т. р.» a sum: a letter that is a unit too is a scale before such words
        only."""
        before = self.t.scales_before.get(token.norm)
        return before is not None and not (self.s.norm(self.i + 1) == "." and self.s.norm(self.i + 2) in before)

    def spaced(self, token: Token) -> Decimal | None:
        """ "8 B people": a bare letter is a scale only with a word in small letters after it."""
        value = self.t.spaced_suffixes.get(token.text)
        following = self.s.tokens[self.i + 1] if self.i + 1 < len(self.s.tokens) else None
        return value if value and following and following.kind == "word" and following.text.islower() else None

    def scale_by(self, scale: Decimal) -> bool:
        """Multiply by a scale. Where it cannot follow ("сто тысяч двести тысяч"), the group before it is given back."""
        again = self.last_scale is not None and (self.last_scale == scale or (self.last_scale < scale and self.figures))
        if (again and self.total and self.current is not None) or self.total * scale > LARGEST:
            if self.current is not None and self.total:
                self.i, self.current, self.hundreds = self.group, None, None
            return False
        self.plain = False
        self.i += 1
        if scale < 1000 and not (self.current is None and self.total) and (self.current or ONE) < 1000:
            self.current = (self.current or ONE) * scale
            self.hundreds = scale
            self.fixed = self.fixed or scale != HUNDRED  # nothing is added to dozens and scores
            return True
        if self.current is None and self.total:
            self.total *= scale
        elif self.last_scale and self.last_scale < scale and self.total:
            self.total = (self.total + (self.current or ONE)) * scale
        else:
            self.total += (ONE if self.current is None else self.current) * scale
        self.step = (self.step or ONE) * scale
        self.last_scale, self.current, self.hundreds, self.fixed = scale, None, None, False
        return True

    def take_half(self) -> bool:
        """ "с половиной", "and a half": half of the unit, or of the scale just read."""
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

    def take_over(self) -> bool:
        """ "четыре с лишним тысячи", «40 с лишним лет»: a bound between the numeral and its scale or unit."""
        found = self.t.over.at(self.s.tokens, self.i) if self.i > self.first else None
        if not found:
            return False
        self.over = True
        self.i += found[0]
        return True

    def take_join(self, token: Token) -> bool:
        """ "one hundred and five": only if what follows fits below."""
        if self.depth > MAX_DEPTH or token.norm not in self.t.join:
            return False
        if self.i == self.first or self.s.kind(self.i + 1) != "word":
            return False
        return self.join_at(self.i + 1)

    def take_comma(self) -> bool:
        """ "two hundred thousand, seven hundred and three", where a language joins its hundreds by a word too."""
        if self.depth > MAX_DEPTH or self.current is not None or not self.last_scale or self.figures:
            return False
        if not self.t.join or self.s.norm(self.i + 1) not in self.t.words:
            return False
        follower = Reader(self.s, self.i + 1, self.t, self.depth + 1)
        n = follower.run()
        if n is None or n.high or not HUNDRED <= n.value < self.last_scale:
            return False
        self.total, self.i, self.fixed = self.total + n.value, follower.i, True
        return True

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
        follower = Reader(self.s, at, self.t, self.depth + 1)
        if self.s.norm(at) not in self.t.words or (
            self.current is not None and (self.current % HUNDRED or not self.current)
        ):
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

    def tenths(self, n: Number) -> Number | None:
        """ "шесть и четыре десятых", "six and four tenths"."""
        s, t = self.s, self.t
        part = Reader(s, n.last + 1, t, MAX_DEPTH)
        while part.i < len(s.tokens) and part.take_word(s.tokens[part.i]):
            pass
        places = t.parts.get(s.norm(part.i), 0)
        if part.current is None or places not in (10, 100, 1000) or part.current >= places:
            return None
        return replace(n, last=part.i + 1, value=n.value + part.current / places, step=ONE / places, plain=False)

    def decimals(self, n: Number) -> Number | None:
        """ "пять целых две десятых", "twelve point five one", "двадцять один кома два"."""
        s, t = self.s, self.t
        if n.last < len(s.tokens) and s.norm(n.last) in t.point_and and n.value == int(n.value):
            return self.tenths(n)
        if n.figures or n.last >= len(s.tokens) or s.norm(n.last) not in t.point:
            return None
        digits, i = "", n.last + 1
        while i < len(s.tokens):
            if t.words.get(s.norm(i)) == 0:
                digits, i = digits + "0", i + 1
                continue
            part = Reader(s, i, t)
            while part.i < len(s.tokens) and part.take_word(s.tokens[part.i]):
                pass
            if part.current is None or part.current != int(part.current) or len(digits) > 20:
                break
            digits, i = digits + str(int(part.current)), part.i
        if not digits:
            return None
        places = t.ordinals.get(s.norm(i))
        step = ONE.scaleb(-len(digits))
        if places in (10, 100, 1000, 10000, 1000000):
            step, i = ONE / places, i + 1
        value = n.value + Decimal(digits) * step
        scale = t.scales.get(s.norm(i))
        if scale is not None and n.scale == 1:  # "two point two million"
            return replace(
                n, last=i + 1, value=value * scale.value, step=step * scale.value, scale=scale.value, plain=False
            )
        return replace(n, last=i, value=value, step=step, plain=False)
