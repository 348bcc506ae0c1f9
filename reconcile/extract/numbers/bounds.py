"""The words around a number: bounds, estimates, increments; then the record.

A bound may stand before ("более 300", "at least 40"), after ("300 и более", "or more"), or be a verb ("превысило 300").
"до 15" is an upper bound, unless what governs it is a change or an arrival ("сократилось до 15"): then it is a level.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from reconcile.extract.numbers.ballots import MARK as BALLOT
from reconcile.extract.numbers.ballots import ballots
from reconcile.extract.numbers.change import govern
from reconcile.extract.numbers.core import BoundTables, Core
from reconcile.extract.numbers.numeral import HALF, TEN, Source
from reconcile.extract.numbers.ranges import both_ends, minor_units, ranges
from reconcile.extract.numbers.units import kind_of, unit_tables
from reconcile.extract.text.sentences import Sentence
from reconcile.model import Quantity

NEGATED = {"above": "at_most", "below": "at_least"}  # "not more than", "не ниже"
PAST = 6  # tokens before "within" in which the verb stands
ROUNDING = Decimal("0.004")  # a scaled whole number ("50 тысяч") covers this share of itself at most


def finish(
    s: Source,
    cores: Sequence[Core],
    b: BoundTables,
    sentence: Sentence,
    skipped: list[tuple[int, int, str]],
    reasons: list[tuple[str, ...]],
) -> list[Quantity]:
    """The quantities that the numbers of a sentence make with the words around them."""
    joined = ranges(s, minor_units(s, cores, b), b)
    joined = ranges(s, joined, b, opened=True)
    for a, c in pairwise(joined):
        ballots(b.pack).pair(s, a, c)
    for i, core in enumerate(joined):
        times(s, core, b)
        peel(s, core, b, joined[i - 1].right if i else 0)
        invert(s, core, b, joined[i - 1].right if i else 0)
        trail(s, core, b, joined[i + 1].first if i + 1 < len(joined) else len(s.tokens))
        _close(s, core, b)
    joined = both_ends(s, joined, b)
    for a, c in pairwise(joined):
        conversion(s, a, c)
    previous: Core | None = None
    for core in joined:
        govern(s, core, b, previous)
        previous = core
    for core in joined:
        if core.refused:
            skipped.append((s.tokens[core.left].start, s.tokens[core.right - 1].end, core.refused))
    kept = [core for core in joined if not core.refused]
    reasons += [_reasons(s, core) for core in kept]
    return [quantity(s, core, sentence) for core in kept]


def _reasons(s: Source, core: Core) -> tuple[str, ...]:
    """What made the value, its unit and its direction, in words."""
    out = [f"numeral: «{' '.join(s.norm(k) for k in range(core.n.first, core.n.last))}»", *core.why]
    if core.unit and core.unit != core.n.unit:
        out.append(f"unit: {core.unit} (units)")
    if core.direction:
        out.append(f"direction: {core.direction} (bounds.change)")
    return tuple(out)


def times(s: Source, core: Core, b: BoundTables) -> None:
    """ "в 15 раз", "four times more": a multiple. "три раза" is a count of occasions."""
    if core.unit in (None, "times") and s.norm(core.last) in b.times:
        before = s.norm(core.first - 1)
        if before in b.times_before or s.norm(core.last + 1) in b.times_after or _times_far(s, core, b):
            core.unit = "times"
            core.marks.append("multiple")
            core.last += 1
            core.right = core.last


def _times_far(s: Source, core: Core, b: BoundTables) -> bool:
    """ "в более чем 15 раз": the preposition before the bound."""
    found = b.before.at(s.tokens, core.first - 1)
    return bool(found and s.norm(core.first - 1 - found[0]) in b.times_before)


def peel(s: Source, core: Core, b: BoundTables, floor: int) -> None:
    """Take bound words before the number, nearest first."""
    at = core.left - 1
    if BALLOT in core.marks:
        return
    while at >= floor and core.left - at < 9:
        found = b.before.at(s.tokens, at) or _led(s, core, at, b)
        if not found or at - found[0] + 1 < floor:
            break
        if found[1] == "at_least" and floor and at - found[0] + 1 == floor and s.norm(at) in b.from_words:
            break  # "8% от 2400": of, not from
        if found[1] in ("above", "below") and floor and at - found[0] + 1 == floor and _than(s, at, found[0], b):
            break  # "three more than the 76 required"
        particle = " ".join(s.norm(k) for k in range(at - found[0] + 1, at + 1))
        if s.norm(at - found[0]) in b.with_particle.get(particle, ()):
            break  # "edged up to 7%", "will hand over 460": it belongs to the verb
        difference = core.by or (core.unit == "times" and at + 1 < core.first)
        compared = b.change.has(s.norm(at)) if difference and found[0] == 1 else None
        if compared in ("more", "less"):  # "дешевле на 100": a difference, no bound
            core.direction = "up" if compared == "more" else "down"
            break
        during = _throughout(s, at, core, b) or _span(s, at, core, b) or _in_all(s, at, core, b, floor)
        if found[1] == "above" and during:
            break  # "over the five days"
        if s.norm(at) in b.inside and not _term(s, at, core, b):
            break
        kind, end, at = found[1], at, at - found[0]
        _note(s, core, kind, at + 1, end + 1)
        if kind in NEGATED and at >= floor and s.norm(at) in b.negation:
            kind, at = NEGATED[kind], at - 1
        take(core, kind)
        core.levelled = core.levelled or bool(b.level.at(s.tokens, end))
        if kind not in ("filler", "by"):
            core.left = at + 1


def _than(s: Source, at: int, taken: int, b: BoundTables) -> bool:
    """Is it a comparison with "than"?"""
    return any(s.norm(k) in b.not_after for k in range(at - taken + 1, at + 1))


def _led(s: Source, core: Core, at: int, b: BoundTables) -> tuple[int, str] | None:
    """«говорят как минимум о 20 тысячах», «менее чем за четыре минуты»: the bound before the preposition of its number.
    Without a word for "than" more and less are a difference: «на 100 больше»."""
    if at != core.left - 1 or s.norm(at) not in b.led:
        return None
    found = b.before.at(s.tokens, at - 1)
    words = [s.norm(at - 1 - k) for k in range(found[0])] if found else []
    than = len(words) > 1 and "," not in words
    return (len(words) + 1, found[1]) if found and (than or found[1] in ("at_least", "at_most", "about")) else None


def _throughout(s: Source, at: int, core: Core, b: BoundTables) -> bool:
    """ "Over the five days", "over the past two weeks": a stretch of time with an article, and no bound of it."""
    return s.norm(at) in b.during and s.norm(at + 1) in b.articles and kind_of(core.unit) == "duration"


def _in_all(s: Source, at: int, core: Core, b: BoundTables, floor: int) -> bool:
    """ "Would add $84 billion over 10 years", "burned 300 acres over five days": how long it takes to come to what is
    told right before, and no bound; "for over ten years" is one."""
    if s.norm(at) not in b.during or kind_of(core.unit) != "duration" or not 0 < floor <= at:
        return False
    between = [b.pack.morph.parses(s.norm(k)) if s.kind(k) == "word" else () for k in range(floor, at)]
    if not all(between):
        return False  # a mark between them
    last = between[-1] if between else ()
    ruled = any(p.pos in ("verb", "modal") for readings in between for p in readings[:1])
    return not ruled and not any(p.pos == "prep" for p in last)


def _span(s: Source, at: int, core: Core, b: BoundTables) -> bool:
    """ "Its past 20 years", "past the 1,000 barrier": a stretch of time that is over, or a known mark, and no bound."""
    return s.norm(at) in b.spans and (kind_of(core.unit) == "duration" or s.norm(at + 1) in b.articles)


def _term(s: Source, at: int, core: Core, b: BoundTables) -> bool:
    """ "May run dry within 70 days", "within 10 miles": a term or a reach, and not "within three villages"; told in the
    past ("found a buyer within six weeks") it says how long it took."""
    kind = kind_of(core.unit)
    past = (p.tense == "past" for k in range(max(at - PAST, 0), at) for p in b.pack.morph.parses(s.norm(k))[:1])
    return kind == "distance" or kind == "duration" and not any(past)


def _close(s: Source, core: Core, b: BoundTables) -> None:
    """ "Just over 300", «чуть менее 300», «300 с небольшим»: what a bound is near to as well."""
    near = [k for k in range(core.left - 1, core.right) if s.norm(k) in b.close]
    if near and core.low_open != core.high_open:
        core.marks.append("close")
        core.left = min(core.left, near[0])


def _note(s: Source, core: Core, kind: str, first: int, last: int) -> None:
    """Remember which entry of `bounds` was met."""
    if kind not in ("filler", "exactly"):
        core.why.append(f"{kind}: «{' '.join(s.norm(k) for k in range(first, last))}» (bounds)")


def invert(s: Source, core: Core, b: BoundTables, floor: int) -> None:
    """ "человек двадцать", "минут через десять": a noun before its numeral makes it an estimate.

    Only where the noun belongs to nothing before it and nothing counted follows ("100 человек 15 из них")."""
    about = core.approximate and core.n.high is None and core.low == core.high  # «лет под пятьдесят»
    if not b.inverted or core.unit or core.bounded or core.marks or (core.left != core.first and not about):
        return
    at = core.left - 1
    if s.norm(at) in b.inverted_between:
        at -= 1
    word = s.norm(at)
    if at < floor or word not in b.inverted or (at > 0 and not _free(s, at - 1, b)):
        return
    if _continues(s, core.last, b, b.inverted[word] is not None):
        return
    core.approximate, core.unit, core.left = True, b.inverted[word], at


def _free(s: Source, i: int, b: BoundTables) -> bool:
    """Can a noun phrase begin after this token? After a verb, an adverb, a mark; not after a noun or "из"."""
    if s.kind(i) != "word":
        return s.kind(i) == "mark"
    first = next(iter(b.pack.morph.parses(s.norm(i))), None)
    if first is None:
        return False
    dative = first.pos == "pron" and first.case == "dat"  # «ему лет сорок»
    return dative or first.pos in ("verb", "adv", "part", "conj", "gerund", "short")


def _continues(s: Source, i: int, b: BoundTables, measured: bool) -> bool:
    """Does the number count what follows it instead? Of a unit a mass is told: «тонн сто двадцать мазута»."""
    if s.kind(i) != "word":
        return False
    readings = [p for p in b.pack.morph.parses(s.norm(i)) if p.pos in ("noun", "adj", "participle") and p.case == "gen"]
    return bool(readings) and not (measured and all(p.number == "sg" for p in readings))


def trail(s: Source, core: Core, b: BoundTables, ceiling: int) -> None:
    """Take bound words after the number: "300 и более", "or so", "каждый"."""
    at = core.right
    found = b.after.at(s.tokens, at)
    if found and found[1] == "increment" and (core.unit or core.low != core.high or s.kind(at + 1) != "word"):
        found = None  # "20% more": a difference
    if found and at + found[0] <= ceiling - (ceiling < len(s.tokens)) and s.norm(at + found[0]) not in b.not_after:
        closes = core.bounded and found[1] in ("at_most", "at_least")
        if closes:
            core.low_open = core.high_open = False
        else:
            take(core, found[1])
        _note(s, core, found[1], at, at + found[0])
        core.right = at + found[0]
        if core.unit is None and (told := unit_tables(b.pack).after(s, core.right)):  # "15-plus years"
            core.right, core.unit = told
    elif not found and not core.bounded and core.low == core.high and _and_more(s, at, b, ceiling):
        take(core, "at_least")
    if kind_of(core.unit) in ("temperature", "angle"):
        _below_zero(s, core, b)
    rate = next((r for k in _behind(s, core.right, b) if (r := b.rate_after.at(s.tokens, k))), None)
    if (rate and rate[1]) or s.norm(core.left - 1) in b.rate_before:
        core.marks.append("rate")
    each = b.each_after.at(s.tokens, core.right)
    if not each and s.kind(core.right) == "word" and not b.both.at(s.tokens, core.right):
        each = b.each_after.at(s.tokens, core.right + 1)
    if each:
        core.marks.append("each")


def _and_more(s: Source, at: int, b: BoundTables, ceiling: int) -> bool:
    """«полторы ставки и больше», "three days or more": behind the noun that is counted, and of no number behind it."""
    found = b.after.at(s.tokens, at + 1) if s.kind(at) == "word" else None
    joined = b.both.at(s.tokens, at + 1) or b.either.at(s.tokens, at + 1)
    if not found or not joined or found[1] != "at_least":
        return False
    return at + 1 + found[0] < ceiling or ceiling >= len(s.tokens)


def _below_zero(s: Source, core: Core, b: BoundTables) -> None:
    """ "30 градусов мороза", "10 degrees below zero": the sign stands after the number."""
    found = b.minus_after.at(s.tokens, core.right)
    if found:
        low, high = core.low, core.high
        core.low, core.high = (None if high is None else -high), (None if low is None else -low)
        core.low_open, core.high_open = core.high_open, core.low_open
        core.right += found[0]


def take(core: Core, kind: str) -> None:
    """What one bound word does to the interval. The word nearest to the number decides between bounds."""
    if kind == "about":
        core.approximate = True
    elif kind == "by":
        core.by = True
    elif kind == "old":
        core.marks.append("from")
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


def _behind(s: Source, at: int, b: BoundTables) -> Iterator[int]:
    """Where what is said of a number and its noun can begin: behind neither, behind the noun, behind two words that
    make one: "240 rail wagons a day"."""
    yield at
    if s.kind(at) == "word":
        yield at + 1
        if s.kind(at + 1) == "word" and all(_nominal(s, k, b) for k in (at, at + 1)):
            yield at + 2


def _nominal(s: Source, i: int, b: BoundTables) -> bool:
    return any(p.pos in ("noun", "adj", "participle") for p in b.pack.morph.parses(s.norm(i))[:1])


def conversion(s: Source, a: Core, c: Core) -> None:
    """ "more than 100 kilometres (60 miles)": the same quantity in another unit, so the same bound."""
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


def plain(value: Decimal | None) -> float | None:
    """int where integral, else float."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def precision(core: Core) -> float:
    """Half a unit of the last place written; for a scaled whole number at most a small share of it; a quarter where a
    time is told in halves, but years, as terms are: "an hour and a half" is 95 minutes too."""
    step = core.n.step
    spoken = not core.n.figures and kind_of(core.unit) == "duration" and core.unit != "year"
    if spoken and core.n.value < TEN and core.n.value % 1 == HALF:
        return float(HALF / 2)
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
