"""Read one number at a position: a numeral, a fraction, something vague ("сотни", "a few thousand").

Values are decimals, so that 7.36 billion is exactly 7360000000.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from reconcile.extract.numbers.fractions import read_every, read_fraction, with_numerator
from reconcile.extract.numbers.numeral import HUNDRED, MINUS, ONE, SEVERAL, THOUSAND, VAGUE_SPAN, Number, Source
from reconcile.extract.numbers.reader import Reader
from reconcile.extract.numbers.tables import NumberTables
from reconcile.extract.text.tokens import Token

__all__ = ["pieces", "read", "read_every", "read_fraction", "read_vague"]


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
    if word in t.weak and t.is_weak(word, s.norm(i - 1), s.norm(i + 1), len(s.tokens) == 1):
        return None
    if word in t.minus or word in MINUS:
        return _negative(s, i, t)
    if word == "+":  # "от +2 до +8"
        signed = s.kind(i + 1) == "number" and s.glued(i + 1) and not (i and s.glued(i) and s.kind(i - 1) != "mark")
        inner = read(s, i + 1, t) if signed else None
        return replace(inner, first=i) if inner else None
    if word in t.several:
        return _several(s, i, t)
    if word in t.pairs:
        return _pair(s, i, t)
    number = Reader(s, i, t).run()
    if number is None or number.skip:
        return number
    return with_numerator(s, number, t) or number


def _negative(s: Source, i: int, t: NumberTables) -> Number | None:
    """ "минус 48", "minus-130", "-5": a sign only where it cannot be a dash or a hyphen."""
    at = i + 2 if s.norm(i) in t.minus and s.norm(i + 1) == "-" else i + 1
    if s.norm(i) in MINUS:
        if not s.glued(at) or (s.kind(at) != "number" and s.norm(at) != "."):
            return None
        if i and s.glued(i) and s.tokens[i - 1].text not in '([{<>=~≈"«“$€£':
            return None
    again = at >= len(s.tokens) or s.norm(at) in t.minus or s.norm(at) in MINUS or s.norm(at) == "+"
    inner = None if again else read(s, at, t)
    return replace(inner, first=i, value=-inner.value) if inner and not inner.high and not inner.unit else None


def _pair(s: Source, i: int, t: NumberTables) -> Number | None:
    """ "a couple", "пара", "a couple of hundred": two, or two of a scale."""
    j = i + 2 if s.norm(i + 1) in t.of else i + 1
    end, product = _scales(s, j, t)
    value = t.pairs[s.norm(i)]
    if end > j:
        return Number(i, end, value * product, scale=product)
    return Number(i, i + 1, value, marks=("pair",)) if s.norm(i - 1) in t.pair_after else None


def _several(s: Source, i: int, t: NumberTables) -> Number | None:
    """ "несколько сотен", "a few thousand": from twice the scale to ten times."""
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
        value = scale.value if scale is not None else t.abbreviations.get(s.norm(k))
        if value is None or (j > i and value <= product / 10 and value < 1000):
            return j, product
        product *= value
        j = k + 1
        if scale is None and s.norm(j) == "." and s.glued(j):
            j += 1  # the full stop of the abbreviation: десятки тыс. пассажиров


def _inverted(s: Source, i: int, t: NumberTables) -> Number | None:
    """«тысяч двадцать», «миллиона в три», «сотни полторы»: a scale before its numeral makes it an estimate. Its form is
    the one that the numeral asks for; with a preposition between them nothing counted follows."""
    form = t.inverted.get(s.norm(i))
    led = s.norm(i + 1) in t.inverted_between
    n = Reader(s, i + 1 + led, t).run() if form and i + 1 + led < len(s.tokens) else None
    if n is None or n.skip or n.high or n.scale > HUNDRED or not 1 < n.value < THOUSAND or s.norm(n.last) == "-":
        return None
    ones = int(n.value) % 10 if not 10 < n.value % 100 < 20 else 0
    if (form == "few") != (ones in (2, 3, 4) or n.value < 2) or (led and s.kind(n.last) == "word"):
        return None
    scale = t.scales[s.norm(i)].value
    return Number(i, n.last, n.value * scale, step=scale, scale=scale, marks=("about",))


def read_vague(s: Source, i: int, t: NumberTables) -> Number | None:
    """Bare plural scales: "сотни", "dozens", "десятки тысяч". A genitive singular after its preposition is one."""
    scale = t.scales.get(s.norm(i))
    if scale is None or scale.alone == "one":
        return None
    if s.norm(i) in t.weak and t.is_weak(s.norm(i), s.norm(i - 1), s.norm(i + 1), len(s.tokens) == 1):
        return None
    if s.norm(i) in t.inverted and (n := _inverted(s, i, t)) is not None:
        return n
    j, product = _scales(s, i, t)
    if scale.alone == "genitive" and s.norm(i - 1) in t.genitive_after:
        return Number(i, j, product, step=product, scale=product)
    return Number(i, j, product, product * VAGUE_SPAN, marks=("vague",))
