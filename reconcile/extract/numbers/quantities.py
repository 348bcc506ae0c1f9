"""Numbers to quantities: units, ranges, bounds, estimates, direction of a change, and what is no claim.

Order of work in a sentence: mask dates and shapes, read numbers left to right, give each its unit, refuse what is none,
join ranges, take the bound words around, join two one-sided bounds, tell a level from a bound and the way of a change.
Every step looks a fixed distance around the number, so a sentence costs time in proportion to its length.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from reconcile.extract.numbers import number as numbers
from reconcile.extract.numbers.bounds import finish
from reconcile.extract.numbers.compound import compounded
from reconcile.extract.numbers.core import BoundTables, Core, bound_tables
from reconcile.extract.numbers.notclaims import refusals
from reconcile.extract.numbers.numeral import HALF, Number, Source
from reconcile.extract.numbers.shapes import shapes
from reconcile.extract.numbers.tables import NumberTables, number_tables
from reconcile.extract.numbers.units import kind_of, unit_tables
from reconcile.extract.text.phrases import Phrases
from reconcile.extract.text.sentences import Sentence
from reconcile.language import Pack
from reconcile.model import Quantity

YEARS = frozenset(("year", "since", "range"))  # kinds of time that a number alone may be
SIZES = frozenset(("distance", "area", "mass", "volume", "speed"))  # kinds of unit that make it none
MUCH = 1000  # a scale of so much or more may have an adjective before its currency
SIGNS = frozenset(".-−–+½¼¾")  # marks that a number can begin with
LONG_ROW = 20  # numbers in a row without a word: a table, a code, a page of noise
LED, SHORT = 4, 3  # tokens from a preposition to the number of what it leads, and its letters
NUMBERED = 30  # how far apart the numbers of two things of one kind stand: rooms 12 and 14
LISTED = frozenset(",-–/")
LONGEST_HALF = 6  # tokens of "and-a-half"
PARTIBLE = frozenset({"duration", "distance", "area", "volume", "mass", "share", "share_difference"})


# reasons of what is a date or a name: number-like to the eye, but no number that coverage should count
NO_NUMBER = frozenset(
    {"date", "time", "year", "decade", "name", "address", "phone", "list", "footnote", "score", "idiom"}
)


class Skipped(NamedTuple):
    """A number-like piece of text that gave no quantity, and why."""

    start: int
    end: int
    reason: str


@dataclass(slots=True)
class Found:
    """What one sentence gave."""

    quantities: list[Quantity] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    reasons: list[tuple[str, ...]] = field(default_factory=list)  # beside each quantity: what made it, for --explain


def find(sentence: Sentence, pack: Pack, dates: Iterable[Any] = ()) -> Found:
    """Quantities of a sentence, in order, with offsets in its part; `dates` are spans the calendar has taken.

    Never raises for what the text holds."""
    t = number_tables(pack)
    out = Found()
    opens = _opening(pack)
    if not any(token.kind == "number" or opens(token.norm) for token in sentence.tokens):
        return out
    s = Source(numbers.pieces(sentence.tokens, t), sentence.text, sentence.start)
    masked = _mask(s, sentence, dates, unit_tables(pack), out)
    cores = compounded(s, _cores(s, t, pack, masked, out), bound_tables(pack))
    refused: list[tuple[int, int, str]] = []
    out.quantities += finish(s, cores, bound_tables(pack), sentence, refused, out.reasons)
    out.skipped += [Skipped(*one) for one in refused]
    return out


@lru_cache(maxsize=32)
def _opening(pack: Pack) -> Callable[[str], bool]:
    """Can anything that counts begin with this word? Most words are asked again and again, so the answer is kept."""
    t, idioms = number_tables(pack), refusals(pack).idioms

    def opens(word: str) -> bool:
        if any(word in table for table in (t.starts, t.every, t.half_units, t.ordinals, t.scales)):
            return True
        if any(phrases.root.step(word) for phrases in (idioms, t.multiples, t.zero, t.more_than_one)) or t.compound(
            word
        ):
            return True
        head, hyphen, _ = word.replace("‑", "-").partition("-")
        return bool(hyphen) and head in t.starts

    return lru_cache(maxsize=200_000)(opens)


def _mask(s: Source, sentence: Sentence, dates: Iterable[Any], units: Any, out: Found) -> list[str | None]:
    """For each token the reason why it is out of bounds, or None."""
    named = [d for d in dates if d.masks and not _split(sentence, d.end) and not _measured(s, d, units)]
    spans = [(d.start, d.end, "date") for d in named]
    spans += shapes(sentence.text, sentence.start)
    spans.sort()
    masked: list[str | None] = [None] * len(s.tokens)
    i = 0
    for start, end, reason in spans:
        while i < len(s.tokens) and s.tokens[i].start < start:
            i += 1
        before = i
        while i < len(s.tokens) and s.tokens[i].start < end:
            masked[i] = reason
            i += 1
        if i > before and any(c.isdigit() for c in sentence.text[start - sentence.start : end - sentence.start]):
            out.skipped.append(Skipped(start, end, reason))
    return masked


def _measured(s: Source, d: Any, units: Any) -> bool:
    """ "1950 km", «от 1950 до 1951 км»: what would be a year without the unit behind it."""
    if d.kind not in YEARS or not d.quote[-1].isdigit():
        return False
    i = next((k for k, t in enumerate(s.tokens) if t.start >= d.end), len(s.tokens))
    to = i + 2 if i + 1 < len(s.tokens) and s.tokens[i + 1].text.isdigit() else i
    found = units.after(s, i) or (units.after(s, to) if to > i else None)
    return found is not None and kind_of(found[1]) in SIZES


def _split(sentence: Sentence, end: int) -> bool:
    """Would the span end inside a number ("до 1950,5 км")?"""
    after = sentence.text[end - sentence.start - 1 : end - sentence.start + 2]
    return len(after) == 3 and after[0].isdecimal() and after[1] in ".," and after[2].isdecimal()


def _cores(s: Source, t: NumberTables, pack: Pack, masked: Sequence[str | None], out: Found) -> list[Core]:
    """Numbers with their units, refused ones left out and counted."""
    units, no, words = unit_tables(pack), refusals(pack), bound_tables(pack)
    growth = words.change
    cores: list[Core] = []
    i, chain, opens = 0, None, _opening(pack)
    while i < len(s.tokens):
        token = s.tokens[i]
        dull = not opens(token.norm) if token.kind == "word" else token.kind == "mark" and token.text not in SIGNS
        if masked[i] or dull:
            i += 1
            continue
        idiom = no.idioms.at(s.tokens, i)
        if idiom and s.norm(i + idiom[0]) not in t.scales:
            i = _idiom(s, i, idiom[0], out)
            continue
        half = _and_half(s, i, t, units)
        if half and cores and cores[-1].last > half.first:  # «два года с половиной»
            half = replace(half, first=cores[-1].first, value=cores.pop().n.value + HALF)
        n = half or _number(s, i, t, growth)
        if n is None:
            i += 1
            continue
        row = _row(s, n)
        if row:
            out.skipped.append(Skipped(s.tokens[i].start, s.tokens[row - 1].end, "table"))
            i = row
            continue
        cut = next((k for k in range(n.first, n.last) if masked[k]), None)
        if cut is not None:
            i = max(cut, i + 1)
            continue
        core = _with_unit(s, n, units, growth, cores[-1].last if cores else 0)
        paired = "pair" in n.marks and core.unit is not None  # of "a couple of days before" the days count
        if core.last < len(s.tokens) and any(masked[n.last : core.last]) and not paired:
            core = Core(n, n.first, n.last, None)
        reason = no.reason(s, core.n, core.unit, core.first < n.first) or _day(s, core, masked)
        if reason is None and chain and core.unit is None and n.figures and _listed(s, chain[1], n.first, words):
            # "in School No. 1 and 75 in School No. 2": a number far from the one before it is of another thing
            far = chain[0] == "number" and (abs(n.value - chain[2]) > NUMBERED or _parallel(s, chain[1], n.last))
            reason = None if far else chain[0]
        if reason:
            out.skipped.append(Skipped(s.tokens[n.first].start, s.tokens[n.last - 1].end, reason))
            chain = (reason, n.last, n.value) if reason in ("law", "number", "page", "name", "year") else None
            i = n.last
            continue
        chain = None
        cores.append(core)
        i = max(core.last, i + 1)
    return cores


def _row(s: Source, n: Number) -> int:
    """Where a row of a table ends that begins with this number: three numbers or more and nothing between them, or a
    long run with nothing but marks; else 0."""
    end = n.last
    while n.plain and s.kind(end) == "number":
        end += 1
    if end - n.last > 1:
        return end
    count = 0
    while s.kind(end) in ("number", "mark"):
        count, end = count + (s.kind(end) == "number"), end + 1
    return end if count >= LONG_ROW else 0


def _listed(s: Source, last: int, first: int, words: BoundTables) -> bool:
    """ "статьи 205, 206 и 207": one sign or word of a list between two numbers."""
    if first - last != 1:
        return False
    return s.norm(last) in LISTED or any(p.at(s.tokens, last) for p in (words.both, words.either, words.middle))


def _parallel(s: Source, last: int, after: int) -> bool:
    """ "27 in School No. 9 and 18 in the lyceum": one word leads what is numbered and what stands behind the figure."""
    led = {s.norm(k) for k in range(max(0, last - LED), last - 1) if s.kind(k) == "word"}
    return s.kind(after) == "word" and s.norm(after) in led and len(s.norm(after)) <= SHORT


def _idiom(s: Source, i: int, taken: int, out: Found) -> int:
    """Pass over a fixed phrase that counts nothing."""
    out.skipped.append(Skipped(s.tokens[i].start, s.tokens[i + taken - 1].end, "idiom"))
    return i + taken


def _number(s: Source, i: int, t: NumberTables, growth: Phrases) -> Number | None:
    """The number, fraction or multiple that starts at token `i`."""
    found = t.multiples.at(s.tokens, i)
    if found:
        return Number(i, i + found[0], found[1], marks=("multiple",), unit="times")
    if s.norm(i) in t.half_units:
        return Number(i, i + 1, HALF, unit=t.half_units[s.norm(i)])
    more = t.more_than_one.at(s.tokens, i)
    if more and (unit := t.one_unit.get(s.norm(i + more[0]))) and s.norm(i - 1) not in t.not_more:
        return Number(i, i + more[0] + 1, Decimal(1), unit=unit, marks=("over",))
    compound = t.compound(s.norm(i)) if s.kind(i) == "word" else None
    if compound and (compound[1] != "times" or growth.has(s.norm(i + 1)) in ("up", "down")):
        return Number(i, i + 1, compound[0], unit=compound[1])
    zero = t.zero.at(s.tokens, i)
    if zero and _harm(s, i, zero[0], t):
        return Number(i, i + zero[0], Decimal(0), marks=("zero",))
    n = numbers.read_every(s, i, t) or numbers.read_fraction(s, i, t)
    n = n or numbers.read(s, i, t) or numbers.read_vague(s, i, t)
    return n


def _and_half(s: Source, i: int, t: NumberTables, units: Any) -> Number | None:
    """ "An hour and a half", «час с половиной»: a unit before the half that ends at token `i`."""
    if s.norm(i) not in t.half_ends:
        return None
    halves = ((k, t.half.at(s.tokens, k)) for k in range(max(i - LONGEST_HALF, 0), i))
    unit = next((k for k, found in halves if found and k + found[0] == i + 1), 0) - 1
    code = units.words.has(s.norm(unit)) if unit >= 0 else None
    if code is None or kind_of(code) not in PARTIBLE:
        return None
    first = unit - 1 if s.norm(unit - 1) in t.article else unit
    return Number(first, i + 1, 1 + HALF, unit=code) if first < unit or not t.article else None


def _harm(s: Source, i: int, taken: int, t: NumberTables) -> bool:
    """Does a word for "nobody" meet a verb or noun that counts people: killed, hurt, casualties?"""
    return any(t.zero_of.has(s.norm(k)) for k in range(i + taken, min(i + taken + 5, len(s.tokens)))) or (
        bool(t.zero_of.has(s.norm(i - 1))) and s.norm(i) in t.zero_after
    )


def _day(s: Source, core: Core, masked: Sequence[str | None]) -> str | None:
    """ "25 или 26 июля": the first day of two, before what the calendar has taken."""
    k = core.n.last + 1
    if not core.n.plain or core.unit or core.n.value > 31 or k >= len(s.tokens) or masked[k - 1] or masked[k] != "date":
        return None
    return "date" if s.kind(k) == "number" and (s.integer(k) or 99) <= 31 else None


def _grows(s: Source, first: int, last: int, growth: Phrases) -> bool:
    """Is there a word of change right after, or a little before?"""
    return any(growth.has(s.norm(k)) in ("up", "down") for k in (last, *range(max(first - 3, 0), first)))


def _part_of_unit(s: Source, n: Number, units: Any) -> Core | None:
    """ "half an hour", "треть километра", "пять десятых процента": not a share but so much of the unit."""
    k = n.last
    while s.norm(k) in units.of_a:
        k += 1
    if units.of_a and k == n.last and s.norm(k) != "-":
        return None
    found = units.after(s, k)
    if not found or kind_of(found[1]) not in PARTIBLE:
        of_one = n.first + 1 == n.last and s.norm(n.last) in units.of_a - units.of
        return Core(replace(n, skip="half of one"), n.first, n.last, n.unit) if of_one else None
    value = (n.value / 100).quantize(Decimal("0.0001")).normalize()
    return Core(replace(n, value=value, unit=None, step=Decimal(0), skip=None), n.first, found[0], found[1])


def _described(s: Source, i: int, units: Any) -> tuple[int, str] | None:
    """«23 миллиарда кредитных рублей»: one adjective between a sum and its currency."""
    if s.kind(i) != "word" or not units.describes(s.norm(i)):
        return None
    found: tuple[int, str] | None = units.after(s, i + 1)
    return found if found and kind_of(found[1]) == "money" else None


def _with_unit(s: Source, n: Number, units: Any, growth: Phrases, floor: int) -> Core:
    if "fraction" in n.marks and n.unit == "percent":
        return _part_of_unit(s, n, units) or Core(n, n.first, n.last, n.unit)
    if n.unit:
        return Core(n, n.first, n.last, n.unit)
    if n.figures and s.norm(n.last) == "-" and s.glued(n.last) and s.glued(n.last + 1):
        scaled = units.scale_adjectives.at(s.tokens, n.last + 1)
        if scaled:  # "50-тысячная толпа"
            n = replace(n, last=n.last + 2, value=n.value * scaled[1], scale=scaled[1], plain=False)
    first, last, unit = n.first, n.last, None
    several = not {"vague", "pair"}.isdisjoint(n.marks)  # millions of dollars, a couple of days
    of = several and s.norm(n.last) in units.of and s.kind(n.last + 1) == "word"
    after = units.after(s, n.last + of)
    if after and after[1] == "times" and s.norm(n.last) == "-" and not _grows(s, n.first, after[0], growth):
        after = None  # "5-кратный чемпион"
    if after:
        last, unit = after
    if after is None and n.scale >= MUCH and (told := _described(s, n.last, units)):
        last, unit = told
    before = units.ahead(s, n.first - 1)
    if before and before[0] >= floor and (unit is None or unit == before[1] or unit in ("m", "USD")):
        first, unit = before
        last = last if after and after[1] in (unit, "USD") else n.last
    elif not n.plain and s.glued(n.first) and s.kind(n.first - 1) == "word" and floor < n.first and unit is None:
        first -= 1  # a currency nobody listed: Zł12,500
    return Core(n, first, last, unit)
