"""The words around a number: ranges, bounds, estimates, increments, the way of a change.

A bound may stand before ("более 300", "at least 40"), after ("300 и более", "or more"), or be a verb ("превысило 300").
"до 15" is an upper bound, unless what governs it is a change or an arrival ("сократилось до 15"), which makes it a level.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from reconcile.extract.numbers import Number, Source, share
from reconcile.extract.phrases import Phrases
from reconcile.extract.sentences import Sentence
from reconcile.extract.units import kind_of, part_of
from reconcile.language import Pack
from reconcile.language.morphology import norm
from reconcile.model import Quantity

WINDOW = 8  # how many tokens back a governing verb is looked for
ROUNDING = Decimal("0.004")  # a scaled whole number ("50 тысяч") covers this share of itself at most
_DENOMINATORS = frozenset({3, 4, 5, 10, 20, 100, 1000})
CLAUSE_END = frozenset(".;:!?—–")


@dataclass(slots=True)
class Core:
    """A number with its unit, growing into a quantity. `left`, `right`: tokens of the quote, half-open."""

    n: Number
    first: int
    last: int
    unit: str | None
    low: Decimal | None = None
    high: Decimal | None = None
    low_open: bool = False
    high_open: bool = False
    approximate: bool = False
    direction: str | None = None
    marks: list[str] = field(default_factory=list)
    left: int = 0
    right: int = 0
    bounded: bool = False
    until: bool = False
    by: bool = False
    levelled: bool = False  # "fell below 100" is where it stands, not by how much it fell

    def __post_init__(self) -> None:
        self.low, self.high = self.n.value, self.n.high if self.n.high is not None else self.n.value
        self.approximate = self.n.high is not None
        self.marks = list(self.n.marks)
        self.left, self.right = self.first, self.last

    @property
    def point(self) -> bool:
        return self.low == self.high and not self.bounded


class BoundTables:
    """The section `bounds` of a pack and the range words of `numbers`, compiled."""

    def __init__(self, pack: Pack) -> None:
        data, numbers = pack.section("bounds"), pack.section("numbers")
        before = [(w, kind) for group in ("symbols", "before") for kind, words in (data.get(group) or {}).items() for w in words]
        self.before = Phrases(before, backward=True)
        self.after = Phrases((w, kind) for kind, words in (data.get("after") or {}).items() for w in words)
        self.change = Phrases((w, kind) for kind, words in (data.get("change") or {}).items() for w in words)
        self.one_in = Phrases((w, True) for w in numbers.get("one_in") or ())
        self.level = Phrases(((w, True) for w in data.get("level") or ()), backward=True)
        self.not_after = frozenset(map(norm, data.get("not_after") or ()))
        self.change_by = frozenset(map(norm, data.get("change_by") or ()))
        self.change_to = frozenset(map(norm, data.get("change_to") or ()))
        range_ = numbers.get("range") or {}
        self.opening: list[tuple[Phrases, Phrases]] = [
            (Phrases(((w, True) for w in pair["before"]), backward=True), Phrases((w, True) for w in pair["middle"]))
            for pair in range_.get("between") or ()
        ]
        self.change_from = frozenset(map(norm, range_.get("change") or ()))
        self.middle = Phrases((str(w), True) for w in range_.get("middle") or ())
        self.either = Phrases((w, True) for w in range_.get("or") or ())
        self.both = Phrases((w, True) for w in range_.get("and") or ())
        each = numbers.get("each") or {}
        self.each_after = Phrases((w, True) for w in each.get("after") or ())
        self.times = frozenset(map(norm, numbers.get("times") or ()))
        self.times_before = frozenset(map(norm, numbers.get("times_before") or ()))
        self.times_after = frozenset(map(norm, numbers.get("times_after") or ()))


@lru_cache(maxsize=32)
def bound_tables(pack: Pack) -> BoundTables:
    """The tables of a pack, compiled at first use."""
    return BoundTables(pack)


def finish(s: Source, cores: Sequence[Core], b: BoundTables, sentence: Sentence) -> list[Quantity]:
    """The quantities that the numbers of a sentence make with the words around them."""
    joined = ranges(s, minor_units(s, cores, b), b)
    joined = ranges(s, joined, b, opened=True)
    for i, core in enumerate(joined):
        times(s, core, b)
        peel(s, core, b, joined[i - 1].right if i else 0)
        trail(s, core, b, joined[i + 1].first if i + 1 < len(joined) else len(s.tokens))
    joined = both_ends(s, joined, b)
    for a, c in zip(joined, joined[1:], strict=False):
        conversion(s, a, c)
    previous: Core | None = None
    for core in joined:
        govern(s, core, b, previous)
        previous = core
    return [quantity(s, core, sentence) for core in joined]


def minor_units(s: Source, cores: Sequence[Core], b: BoundTables) -> list[Core]:
    """"101 рубль 22 копейки" is 101.22 roubles."""
    out: list[Core] = []
    for c in cores:
        a, part = (out[-1] if out else None), part_of(c.unit)
        if a and part and kind_of(a.unit) == "money" and not part_of(a.unit) and a.n.value == int(a.n.value) and c.n.value < 1 / part:
            gap = range(a.last, c.first)
            if len(gap) < 2 and all(s.norm(k) == "," or b.both.at(s.tokens, k) for k in gap):
                value = abs(a.n.value) + c.n.value * part
                a.low = a.high = value if a.n.value >= 0 else -value
                a.n = replace(a.n, value=a.low, step=part)
                a.last = a.right = c.last
                continue
        out.append(c)
    return out


# ---------------------------------------------------------------- ranges


def ranges(s: Source, cores: Sequence[Core], b: BoundTables, opened: bool = False) -> list[Core]:
    """Neighbours joined by a dash, "to", "или" into one interval; `opened`: by a pair of words, "от … до"."""
    out: list[Core] = []
    for core in cores:
        if out and ((not opened and _share(s, out[-1], core, b)) or _join(s, out[-1], core, b, out, opened)):
            continue
        out.append(core)
    return out


def _share(s: Source, a: Core, c: Core, b: BoundTables) -> bool:
    """"one in three", "двое из каждых пяти": `a` becomes a share."""
    found = b.one_in.at(s.tokens, a.last)
    if not found or found[0] != c.first - a.last or a.unit or c.unit or not 0 < a.n.value < c.n.value <= 1_000_000:
        return False
    if a.low != a.high or c.low != c.high or a.n.scale > 1 or (found[0] == 1 and a.n.value > 1 and c.n.value not in _DENOMINATORS):
        return False
    n = share(a.n.first, c.n.last, a.n.value, c.n.value)
    a.n, a.unit, a.low, a.high, a.marks = n, n.unit, n.value, n.value, list(n.marks)
    a.last = a.right = c.last
    return True


def _join(s: Source, a: Core, c: Core, b: BoundTables, done: list[Core], opened: bool) -> bool:
    """Join `c` to `a` where the words between them say so."""
    between = c.first - a.last
    if not 1 <= between <= 3 or a.n.high is not None or c.n.high is not None or not _units_meet(a, c):
        return False
    if opened:
        pair, change = _opened(s, a, c, b)
        if not pair:
            return False
        low, high = _shared(a, c, change)
        if change or low >= high:
            _apart(a, c, low) if change else None
            return False
    else:
        if a.low != a.high or c.low != c.high or not _between(s, a, c, b, done):
            return False
        low, high = _shared(a, c)
        if low < 0 < high and s.kind(a.n.first) == "word" and s.kind(c.n.first) == "number":
            low, high = -high, low  # "минус 10–15"
        if low >= high:
            return False
    a.low, a.high = low, high
    a.n = replace(a.n, scale=c.n.scale, step=max(a.n.step, c.n.step) if a.n.step and c.n.step else a.n.step)
    a.unit = c.unit or a.unit
    a.last = a.right = c.last
    return True


def _apart(a: Core, c: Core, low: Decimal) -> None:
    """"выросло с A до B": two values, the old and the new; the unit and the scale are told once."""
    a.marks.append("old")
    c.marks.append("new")
    if a.low == a.high:
        a.low = a.high = low
    a.unit = a.unit or c.unit


def _between(s: Source, a: Core, c: Core, b: BoundTables, done: list[Core]) -> bool:
    """A dash, "to", "или" between two numbers."""
    found, either = b.middle.at(s.tokens, a.last), b.either.at(s.tokens, a.last)
    if found and found[0] == c.first - a.last:
        # a pair of words ("from … to") is looked for later, and knows a change from a range
        if s.norm(a.last).isalpha() and any(before.at(s.tokens, a.first - 1) for before, _ in b.opening):
            return False
        return not (c.n.value < 0 and s.norm(a.last) == "-") and _range_like(s, a, c, b)
    if either and either[0] == c.first - a.last:
        _alternatives(s, a, c, done)
        return True
    return False


def _units_meet(a: Core, c: Core) -> bool:
    return a.unit == c.unit or a.unit is None or (c.unit is None and kind_of(a.unit) == "money" and a.first < a.n.first)


def _shared(a: Core, c: Core, change: bool = False) -> tuple[Decimal, Decimal]:
    """The ends; a scale at the second holds for the first too: 10–15 thousand."""
    low, high = a.low or Decimal(0), c.high or Decimal(0)
    if a.n.scale == 1 and c.n.scale > 1 and (low < high / c.n.scale or (change and not a.n.plain and low < 1000)):
        low *= c.n.scale
    return low, high


def _opened(s: Source, a: Core, c: Core, b: BoundTables) -> tuple[bool, bool]:
    """"от A до B", "between A and B": is it, and is it a change from A to B ("выросло с A до B")?"""
    for before, middle in b.opening:
        found = middle.at(s.tokens, a.last)
        if not found or found[0] != c.first - a.last:
            continue
        at = a.first - 1
        start = before.at(s.tokens, at)
        if not start:  # "from up to 252 to 287", "от примерно 30 до 40"
            bound = b.before.at(s.tokens, at)
            start = before.at(s.tokens, at - bound[0]) if bound and bound[1] != "until" else None
            at -= bound[0] if bound else 0
        if start:
            word = s.norm(at)
            change = word in b.change_from and bool(_change(s, at, b) or _change_ahead(s, c.last, b))
            a.left = at - start[0] + 1
            return True, change
    return False, False


def _range_like(s: Source, a: Core, c: Core, b: BoundTables) -> bool:
    """A dash or "to" without an opening word: not after a verb of change ("rose 5 to 20"), not over loose dashes."""
    word = s.norm(a.last)
    if word.isalpha():
        return a.unit is None or not _change(s, a.first, b, 4)
    tight = s.glued(a.last) and s.glued(a.last + 1)
    return tight or (a.n.figures == c.n.figures and word != "-") or not a.n.figures


def _alternatives(s: Source, a: Core, c: Core, done: list[Core]) -> None:
    """"1200, 1300 или 1400": the list before the last two joins them."""
    while len(done) > 1 and done[-1] is a:
        previous = done[-2]
        if s.norm(previous.last) != "," or previous.last + 1 != a.first or previous.unit or previous.n.value >= a.n.value:
            break
        a.n = previous.n
        a.first = a.left = previous.first
        a.low = previous.low
        a.marks.append("alternatives")
        done.pop(-2)


def both_ends(s: Source, cores: list[Core], b: BoundTables) -> list[Core]:
    """"не менее 5 и не более 10": two one-sided bounds side by side are one interval."""
    out: list[Core] = []
    for c in cores:
        a = out[-1] if out else None
        if a and _one_sided(a, c) and a.right <= c.left <= a.right + 2 and (a.unit == c.unit or not a.unit or not c.unit):
            gap = range(a.right, c.left)
            if all(s.norm(k) == "," or b.both.at(s.tokens, k) for k in gap):
                low = a if a.low is not None else c
                high = c if low is a else a
                if low.low is not None and high.high is not None and low.low <= high.high:
                    a.low, a.low_open, a.high, a.high_open = low.low, low.low_open, high.high, high.high_open
                    a.unit, a.right = c.unit or a.unit, c.right
                    continue
        out.append(c)
    return out


def _one_sided(a: Core, c: Core) -> bool:
    return (a.low is None) != (a.high is None) and (c.low is None) != (c.high is None) and (a.low is None) != (c.low is None)


# ---------------------------------------------------------------- bounds


def times(s: Source, core: Core, b: BoundTables) -> None:
    """"в 15 раз", "four times more": a multiple. "три раза" is a count of occasions."""
    if core.unit in (None, "times") and s.norm(core.last) in b.times:
        before = s.norm(core.first - 1)
        if before in b.times_before or s.norm(core.last + 1) in b.times_after or _times_far(s, core, b):
            core.unit = "times"
            core.marks.append("multiple")
            core.last += 1
            core.right = core.last


def _times_far(s: Source, core: Core, b: BoundTables) -> bool:
    """"в более чем 15 раз": the preposition before the bound."""
    found = b.before.at(s.tokens, core.first - 1)
    return bool(found and s.norm(core.first - 1 - found[0]) in b.times_before)


def peel(s: Source, core: Core, b: BoundTables, floor: int) -> None:
    """Take bound words before the number, nearest first."""
    at = core.left - 1
    while at >= floor and core.left - at < 9:
        found = b.before.at(s.tokens, at)
        if not found or at - found[0] + 1 < floor:
            break
        compared = b.change.has(s.norm(at)) if core.by and found[0] == 1 else None
        if compared in ("more", "less"):  # "дешевле на 100": a difference, no bound
            core.direction = "up" if compared == "more" else "down"
            break
        take(core, found[1])
        at -= found[0]
        core.levelled = core.levelled or bool(b.level.at(s.tokens, at + found[0]))
        if found[1] not in ("filler", "by"):
            core.left = at + 1


def trail(s: Source, core: Core, b: BoundTables, ceiling: int) -> None:
    """Take bound words after the number: "300 и более", "or so", "каждый"."""
    at = core.right
    found = b.after.at(s.tokens, at)
    if found and at + found[0] <= ceiling - (ceiling < len(s.tokens)) and s.norm(at + found[0]) not in b.not_after:
        closes = core.bounded and found[1] in ("at_most", "at_least")
        if closes:
            core.low_open = core.high_open = False
        else:
            take(core, found[1])
        core.right = at + found[0]
    each = b.each_after.at(s.tokens, core.right)
    if not each and s.kind(core.right) == "word" and not b.both.at(s.tokens, core.right):
        each = b.each_after.at(s.tokens, core.right + 1)
    if each:
        core.marks.append("each")


def take(core: Core, kind: str) -> None:
    """What one bound word does to the interval. The word nearest to the number decides between bounds."""
    if kind == "about":
        core.approximate = True
    elif kind == "by":
        core.by = True
    elif kind in ("increment", "remainder", "each"):
        core.marks.append(kind)
    elif kind == "until" and not core.bounded:
        core.until = core.bounded = True
        core.low = None
    elif not core.bounded and kind in ("above", "at_least", "at_most", "below"):
        core.bounded = True
        if kind in ("above", "at_least"):
            core.high, core.low_open = None, kind == "above"
        else:
            core.low, core.high_open = None, kind == "below"


def conversion(s: Source, a: Core, c: Core) -> None:
    """"more than 100 kilometres (60 miles)": the same quantity in another unit, so the same bound."""
    gap = [s.norm(k) for k in range(a.right, c.left)]
    if not gap or len(gap) > 3 or gap[-1] not in ("(", "/") or gap.count("(") > 1 or c.bounded or a.unit == c.unit:
        return
    if kind_of(a.unit) is None or kind_of(a.unit) != kind_of(c.unit) or c.low != c.high:
        return
    if a.low is None or a.high is None:
        c.low, c.high = (None if a.low is None else c.low), (None if a.high is None else c.high)
        c.low_open, c.high_open, c.bounded = a.low_open, a.high_open, True
    c.approximate = c.approximate or a.approximate
    c.marks.append("conversion")


# ---------------------------------------------------------------- change


def govern(s: Source, core: Core, b: BoundTables, previous: Core | None) -> None:
    """A level or a bound, an amount of change and its way."""
    change = _change(s, core.left, b)
    if core.until and (change or "new" in core.marks):
        core.until = core.bounded = False
        core.low = core.n.value if core.high == core.n.value else core.high
        core.marks.append("level")
        return
    if "old" in core.marks:
        return
    if previous and previous.direction and _restated(s, previous, core, b):
        core.direction = previous.direction
    if (core.by and change in ("up", "down")) or (change in ("up", "down") and not core.by and _direct(s, core, b)):
        core.direction = change
    if previous and s.norm(core.first - 1) in b.change_from and core.first - previous.right <= 2 and _level(s, previous, b):
        if previous.unit == core.unit:  # "rose to 7 from 5", "снизилась до 5 с 7"
            core.marks.append("old")
            previous.marks.append("new")
    if core.direction is None and core.unit == "times" and change in ("up", "down"):
        core.direction = change
    if core.direction is None and (core.unit or core.by):
        core.direction = _compared(s, core, b)
    if core.direction:
        core.marks.append("change")


def _compared(s: Source, core: Core, b: BoundTables) -> str | None:
    """"на 20% больше", "на 15 человек меньше", "2% higher"."""
    for i in range(core.right, min(core.right + (3 if core.by else 1), len(s.tokens))):
        word = b.change.has(s.norm(i))
        if word in ("more", "less"):
            core.marks.append("difference")
            return "up" if word == "more" else "down"
        if s.kind(i) == "mark":
            return None
    return None


def _level(s: Source, core: Core, b: BoundTables) -> bool:
    """Is it what a change arrived at ("снизилась до 5", "rose to 7")?"""
    return "level" in core.marks or (s.norm(core.first - 1) in b.change_to and bool(_change(s, core.first, b)))


def _restated(s: Source, a: Core, c: Core, b: BoundTables) -> bool:
    """"190 points, or 0.6%", "125 600 positions or 2.2 per cent": the same change in another unit; "A is down 2%, B by 3%"."""
    if c.by and a.unit == c.unit == "percent":
        return _change(s, c.left, b) is None
    end = c.left - 1
    if c.unit is None or c.unit == a.unit or end - a.right > 3:
        return False
    return s.norm(end) == "(" or bool(b.either.at(s.tokens, end))


def _direct(s: Source, core: Core, b: BoundTables) -> bool:
    """Does the verb of change stand right before the quantity ("fell 3%", "fell by about 3%")?"""
    if not b.change_by or core.levelled:
        return False
    at = core.left - 1
    steps = 0
    while steps < 3 and at >= 0:
        if b.change.has(s.norm(at)) in ("up", "down"):
            return True
        if s.norm(at) in b.change_to or s.kind(at) != "word":
            return False
        found = b.before.at(s.tokens, at)
        if not found and s.norm(at) not in b.change_by:
            return False
        at -= found[0] if found else 1
        steps += 1
    return False


def _change(s: Source, before: int, b: BoundTables, window: int = WINDOW) -> Any:
    """The nearest word of change before a token, within the clause."""
    for i in range(before - 1, max(before - 1 - window, -1), -1):
        token = s.tokens[i]
        if token.text in CLAUSE_END:
            return None
        if token.kind == "word":
            kind = b.change.has(token.norm)
            if kind in ("up", "down", "level"):
                return kind
    return None


def _change_ahead(s: Source, after: int, b: BoundTables) -> Any:
    for i in range(after, min(after + 4, len(s.tokens))):
        if s.kind(i) == "mark":
            return None
        kind = b.change.has(s.norm(i))
        if kind in ("up", "down", "level"):
            return kind
    return None


# ---------------------------------------------------------------- result


def plain(value: Decimal | None) -> float | None:
    """int where integral, else float."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def precision(core: Core) -> float:
    """Half a unit of the last place written; for a scaled whole number at most a small share of it."""
    step = core.n.step
    if not step:
        return 0.5 if core.unit == "percent" and core.n.figures else 0.0
    half = step / 2
    return float(min(half, abs(core.n.value) * ROUNDING) if step >= 1 and core.n.scale > 1 else half)


def quantity(s: Source, core: Core, sentence: Sentence) -> Quantity:
    """The record, offsets checked against the text."""
    start, end = s.tokens[core.left].start, s.tokens[core.right - 1].end
    quote = sentence.text[start - sentence.start : end - sentence.start]
    return Quantity(
        low=plain(core.low), high=plain(core.high),
        low_open=core.low_open, high_open=core.high_open, approximate=core.approximate,
        unit=core.unit, direction=core.direction, start=start, end=end, quote=quote,
        precision=precision(core), marks=tuple(dict.fromkeys(core.marks)),
        number_start=s.tokens[core.n.first].start, number_end=s.tokens[core.n.last - 1].end,
    )  # fmt: skip
