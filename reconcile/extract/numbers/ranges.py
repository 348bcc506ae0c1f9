"""Neighbouring numbers that are one quantity: ranges, alternatives, shares, roubles and kopecks, two bounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from reconcile.extract.numbers.change import change_ahead, change_before
from reconcile.extract.numbers.core import BoundTables, Core
from reconcile.extract.numbers.numeral import THOUSAND, Source, share
from reconcile.extract.numbers.units import kind_of, part_of

RESPECTIVELY = 12  # tokens after two numbers within which a word may say that they belong to two things
MOVED = ("money", "share")
ALIKE = 10  # how many times larger one of two numbers with one scale may be: "12 и 15 тысяч"
APART = 3  # times that what something came to is more than what it rose by: no range, as a rule
_DENOMINATORS = frozenset({3, 4, 5, 10, 20, 100, 1000})


def minor_units(s: Source, cores: Sequence[Core], b: BoundTables) -> list[Core]:
    """ "101 рубль 22 копейки" is 101.22 roubles."""
    out: list[Core] = []
    for c in cores:
        a, part = (out[-1] if out else None), part_of(c.unit)
        if (
            a
            and part
            and kind_of(a.unit) == "money"
            and not part_of(a.unit)
            and a.n.value == int(a.n.value)
            and c.n.value < 1 / part
        ):
            gap = range(a.last, c.first)
            if len(gap) < 2 and all(s.norm(k) == "," or b.both.at(s.tokens, k) for k in gap):
                value = abs(a.n.value) + c.n.value * part
                a.low = a.high = a.floor = value if a.n.value >= 0 else -value
                a.n = replace(a.n, value=a.low, step=part)
                a.last = a.right = c.last
                continue
        out.append(c)
    return out


def ranges(s: Source, cores: Sequence[Core], b: BoundTables, opened: bool = False) -> list[Core]:
    """Neighbours joined by a dash, "to", "или" into one interval; `opened`: by a pair of words, "от … до"."""
    out: list[Core] = []
    for core in cores:
        if out and not opened:
            _share_unit(s, out[-1], core, b)
        if out and not opened and (_share(s, out[-1], core, b) or _exchange(s, out[-1], core, b)):
            continue
        if out and _join(s, out[-1], core, b, out, opened):
            continue
        out.append(core)
    return out


def _share_unit(s: Source, a: Core, c: Core, b: BoundTables) -> None:
    """ "девочки 17 и 16 лет", "12 и 15 тысяч", "20 на 30 метров": the unit is said once, and the scale."""
    after = a.last + (s.norm(a.last) == "-" and s.glued(a.last))  # "5- and 10-year"
    both = b.both.at(s.tokens, after)
    if a.unit is not None or a.first != a.n.first or c.first != c.n.first or a.n.scale != 1 or a.marks or c.marks:
        return
    if both and after + both[0] == c.first:
        if c.unit and kind_of(c.unit) != "multiple":
            a.unit = c.unit
        _share_scale(a, c)
    elif s.norm(a.last) in b.sides and a.last + 1 == c.first and kind_of(c.unit) == "distance":
        a.unit = c.unit


def _share_scale(a: Core, c: Core) -> None:
    base = c.n.value / c.n.scale
    if c.n.scale > 1 and a.point and a.n.figures == c.n.figures and base / ALIKE <= a.n.value <= base * ALIKE:
        value = a.n.value * c.n.scale
        a.n = replace(a.n, value=value, scale=c.n.scale, plain=False, step=c.n.step)
        a.low = a.high = a.floor = value


def _share(s: Source, a: Core, c: Core, b: BoundTables) -> bool:
    """ "one in three", "двое из каждых пяти": `a` becomes a share."""
    at = a.last + 1 if _noun_between(s, a, c, b) else a.last
    found = b.one_in.at(s.tokens, at)
    if not found and a.n.value > 1 and c.n.value in b.out_of_values and not {*a.marks, *c.marks}:
        found = b.out_of.at(s.tokens, at) if not (a.n.figures or c.n.figures) else None
    if not found or found[0] != c.first - at or a.unit or c.unit or not 0 < a.n.value < c.n.value <= 1_000_000:
        return False
    if (
        a.low != a.high
        or (c.low != c.high and "vague" not in c.marks)  # "of every hundred"
        or a.n.scale > 1
        or (found[0] == 1 and a.n.value > 1 and c.n.value not in _DENOMINATORS)
    ):
        return False
    n = share(a.n.first, c.n.last, a.n.value, c.n.value)
    a.n, a.unit, a.low, a.high, a.marks = n, n.unit, n.value, n.value, list(n.marks)
    a.last = a.right = c.last
    return True


def _noun_between(s: Source, a: Core, c: Core, b: BoundTables) -> bool:
    """ "One patient in three was a child": one of a noun, nothing counted behind, unlike "one dead in three raids"."""
    if a.n.value != 1 or c.first != a.last + 2 or s.kind(a.last) != "word":
        return False
    return c.last >= len(s.tokens) or s.kind(c.last) == "mark" or s.norm(c.last) in b.one_in_ends


def _exchange(s: Source, a: Core, c: Core, b: BoundTables) -> bool:
    """«обмен «тысяча на тысячу»», "a 300-for-300 swap": so many of each side, told once."""
    between = [s.norm(k) for k in range(a.last, c.first) if s.norm(k) not in "-‑"]
    if a.unit or c.unit or not (a.point and c.point) or a.n.value != c.n.value or a.marks or c.marks:
        return False
    if len(between) != 1 or between[0] not in b.for_each:
        return False
    if not any(b.exchanged.has(s.norm(k)) for k in range(len(s.tokens))):
        return False
    a.last = a.right = c.last
    a.marks.append("exchange")
    return True


def _join(s: Source, a: Core, c: Core, b: BoundTables, done: list[Core], opened: bool) -> bool:
    """Join `c` to `a` where the words between them say so."""
    between = c.first - a.last
    if (
        not 1 <= between <= 3
        or a.n.high is not None
        or c.n.high is not None
        or not (_units_meet(a, c) or (opened and c.unit is None))
    ):
        return False
    if opened:
        pair, change = _opened(s, a, c, b)
        if not pair:
            return False
        low, high = _shared(a, c, change)
        if not change and _below(a, c, low, high):
            low, high = high, low
        if not change and s.norm(a.left) in b.change_from and _falls(a, c, low, high):
            change, low = True, low * (c.n.scale if a.n.scale == 1 else 1)
        if change or low >= high:
            _apart(a, c, low) if change else None
            return False
    else:
        if a.low != a.high or c.low != c.high or not _between(s, a, c, b, done):
            return False
        low, high = _shared(a, c)
        if low < 0 < high and s.kind(a.n.first) == "word" and s.kind(c.n.first) == "number":
            low, high = -high, low  # "минус 10–15"
        if _below(a, c, low, high):
            low, high = high, low
        if low >= high:
            return False
    a.low, a.high, a.floor = low, high, low
    a.why.append(f"range: «{' '.join(s.norm(k) for k in range(a.last, c.first))}» (numbers.range)")
    # the numeral is now both ends, with the rounding of the second
    a.n = replace(a.n, last=c.n.last, value=c.n.value, scale=c.n.scale, step=c.n.step)
    a.unit = c.unit or a.unit
    a.last = a.right = c.last
    return True


def _below(a: Core, c: Core, low: Decimal, high: Decimal) -> bool:
    """ "Between -20 and -80 degrees": both ends below zero, the higher told first."""
    return kind_of(a.unit or c.unit) in ("temperature", "angle") and high < low <= 0


def _falls(a: Core, c: Core, low: Decimal, high: Decimal) -> bool:
    """ "с 1,3 до 1,1 млрд": no range goes down, and none from one to a thousand million."""
    return low >= high or (a.n.scale == 1 < c.n.scale and low == a.low and low * c.n.scale >= high > low * 300)


def _apart(a: Core, c: Core, low: Decimal) -> None:
    """ "выросло с A до B": two values, the old and the new; the unit and the scale are told once."""
    a.marks.append("from")
    c.marks.append("new")
    if a.low == a.high:
        a.low = a.high = low
    a.unit = c.unit = a.unit or c.unit  # "from 20 km to 15"


def _between(s: Source, a: Core, c: Core, b: BoundTables, done: list[Core]) -> bool:
    """A dash, "to", "или" between two numbers."""
    found, either = b.middle.at(s.tokens, a.last), b.either.at(s.tokens, a.last)
    if found and found[0] == c.first - a.last:
        # a pair of words ("from … to") is looked for later, and knows a change from a range
        if s.norm(a.last).isalpha() and any(before.at(s.tokens, a.first - 1) for before, _ in b.opening):
            return False
        if _by_and_to(s, a, c, b):
            return False
        return not (c.n.value < 0 and s.norm(a.last) == "-") and _range_like(s, a, c, b)
    if either and either[0] == c.first - a.last and not _each_to_each(s, c, b):
        _alternatives(s, a, c, done)
        return True
    return False


def _by_and_to(s: Source, a: Core, c: Core, b: BoundTables) -> bool:
    """ "rose by 120 to 860": what it rose by, and what it came to; "by 5 to 10 percent" is a range."""
    if a.unit or c.unit or s.norm(a.first - 1) not in b.change_by or s.norm(a.last) not in b.change_to:
        return False
    return c.n.value >= APART * a.n.value and change_before(s, a.first - 1, b) in ("up", "down")


def _each_to_each(s: Source, c: Core, b: BoundTables) -> bool:
    """ "25k or 40k cheaper than its rivals respectively": two values, one for each of two things."""
    return any(s.norm(k) in b.each_to_each for k in range(c.last, c.last + RESPECTIVELY))


def _units_meet(a: Core, c: Core) -> bool:
    return a.unit == c.unit or a.unit is None or (c.unit is None and kind_of(a.unit) == "money" and a.first < a.n.first)


def _shared(a: Core, c: Core, change: bool = False) -> tuple[Decimal, Decimal]:
    """The ends; a scale at the second holds for the first too: 10–15 thousand."""
    low, high = a.low or Decimal(0), c.high or Decimal(0)
    if a.n.scale == 1 and c.n.scale > 1 and (low < high / c.n.scale or (change and _told_once(a, c, low, high))):
        low *= c.n.scale
    elif c.n.scale == 1 < a.n.scale == low and 1 < high <= 10 and not c.n.figures:
        high *= a.n.scale  # "тысяча-полторы"
    elif a.n.plain and c.n.figures and not c.n.plain and c.n.scale == 1 and high % 1000 == 0:
        low *= 1000 if 1 <= low < high / 1000 else 1  # 300-400,000
    return low, high


def _told_once(a: Core, c: Core, low: Decimal, high: Decimal) -> bool:
    """«с 81 до 54 тысяч»: a fall in thousands, as both are near each other; «с 300 до 1,2 тысячи» is a rise."""
    if not 0 < low < THOUSAND:
        return False
    base = high / c.n.scale
    return not a.n.plain or base <= low <= base * ALIKE


def _opened(s: Source, a: Core, c: Core, b: BoundTables) -> tuple[bool, bool]:
    """ "от A до B", "between A and B": is it, and is it a change from A to B ("выросло с A до B")?"""
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
            moved = word in b.moved_from and kind_of(a.unit or c.unit) in MOVED
            told = change_before(s, at, b, dashes=True) or change_ahead(s, c.last, b)
            change = word in b.change_from and bool(moved or told)
            a.left = at - start[0] + 1
            if word in b.change_from and kind_of(c.unit) == "duration" and c.unit == "hour" and (c.high or 0) <= 24:
                a.refused = "time"
            return True, change
    return False, False


def _range_like(s: Source, a: Core, c: Core, b: BoundTables) -> bool:
    """A dash or "to" without an opening word: not after a verb of change ("rose 5 to 20"), not over loose dashes."""
    word = s.norm(a.last)
    if word.isalpha():
        near = 2 if s.norm(a.first - 1) in b.change_link else 4  # "reach highs of 21C to 24C"
        led = s.norm(a.first - 1) in b.change_by | b.change_link
        by = led and c.n.value < APART * a.n.value  # "by 15% to 20%", "a rise of 15% to 20%"
        return a.unit is None or by or not change_before(s, a.first, b, near)
    return a.n.figures == c.n.figures or not a.n.figures or (s.glued(a.last) and s.glued(a.last + 1))


def _alternatives(s: Source, a: Core, c: Core, done: list[Core]) -> None:
    """ "1200, 1300 или 1400": the list before the last two joins them."""
    while len(done) > 1 and done[-1] is a:
        previous = done[-2]
        if (
            s.norm(previous.last) != ","
            or previous.last + 1 != a.first
            or previous.unit
            or previous.n.value >= a.n.value
        ):
            break
        a.n = previous.n
        a.first = a.left = previous.first
        a.low = previous.low
        a.marks.append("alternatives")
        done.pop(-2)


def both_ends(s: Source, cores: list[Core], b: BoundTables) -> list[Core]:
    """ "не менее 5 и не более 10": two one-sided bounds side by side are one interval."""
    out: list[Core] = []
    for c in cores:
        a = out[-1] if out else None
        if (
            a
            and _one_sided(a, c)
            and a.right <= c.left <= a.right + 2
            and (a.unit == c.unit or not a.unit or not c.unit)
        ):
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
    return (
        (a.low is None) != (a.high is None)
        and (c.low is None) != (c.high is None)
        and (a.low is None) != (c.low is None)
    )
