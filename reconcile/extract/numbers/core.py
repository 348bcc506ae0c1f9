"""A number on its way to a quantity, and the tables of words around it that make it one."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from reconcile.extract.numbers.numeral import Number
from reconcile.extract.text.phrases import Phrases
from reconcile.language import Pack
from reconcile.language.morphology import norm


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
    floor: Decimal = Decimal(0)  # the lower end before any bound
    why: list[str] = field(default_factory=list)  # which words made it what it is, for --explain
    refused: str | None = None  # why it is no claim, found out only from the words around
    left: int = 0
    right: int = 0
    bounded: bool = False
    until: bool = False
    by: bool = False
    levelled: bool = False  # "fell below 100" is where it stands, not by how much it fell

    def __post_init__(self) -> None:
        self.low, self.high = self.n.value, self.n.high if self.n.high is not None else self.n.value
        self.floor = self.low
        self.approximate = self.n.high is not None
        self.marks = list(self.n.marks)
        if "about" in self.marks:
            self.marks.remove("about")
            self.approximate = True
        if "over" in self.marks:
            self.marks.remove("over")
            self.high, self.low_open, self.bounded = None, True, True
        self.left, self.right = self.first, self.last

    @property
    def point(self) -> bool:
        return self.low == self.high and not self.bounded


class BoundTables:
    """The section `bounds` of a pack and the range words of `numbers`, compiled."""

    def __init__(self, pack: Pack) -> None:
        data, numbers = pack.section("bounds"), pack.section("numbers")
        before = [
            (w, kind)
            for group in ("symbols", "before")
            for kind, words in (data.get(group) or {}).items()
            for w in words
        ]
        self.before = Phrases(before, backward=True)
        self.after = Phrases((w, kind) for kind, words in (data.get("after") or {}).items() for w in words)
        self.change = Phrases((w, kind) for kind, words in (data.get("change") or {}).items() for w in words)
        self.further = Phrases((w, kind) for kind, words in (data.get("further") or {}).items() for w in words)
        self.article = frozenset(map(norm, numbers.get("article") or ()))
        self.than = Phrases((w, True) for w in data.get("than") or ())
        self.one_in = Phrases((w, True) for w in numbers.get("one_in") or ())
        self.one_in_ends = frozenset(norm(w) for w in numbers.get("one_in_ends") or ())
        out_of = numbers.get("out_of") or {}  # «девять из десяти»: a share where both are words and round
        self.out_of = Phrases((w, True) for w in out_of.get("words") or ())
        self.out_of_values = frozenset(out_of.get("of") or ())
        swap = numbers.get("exchange") or {}
        self.for_each = frozenset(map(norm, swap.get("join") or ()))
        self.exchanged = Phrases((w, True) for w in swap.get("near") or ())
        self.led = frozenset(map(norm, data.get("led") or ()))
        self.level = Phrases(((w, True) for w in data.get("level") or ()), backward=True)
        self.close = frozenset(map(norm, data.get("close") or ()))
        self.with_particle = {
            particle: frozenset(map(norm, verbs)) for particle, verbs in (data.get("with_particle") or {}).items()
        }
        self.each_to_each = frozenset(map(norm, numbers.get("each_to_each") or ()))
        self.negation = frozenset(map(norm, data.get("negation") or ()))
        self.not_after = frozenset(map(norm, data.get("not_after") or ()))
        self.change_not = frozenset(map(norm, data.get("change_not") or ()))
        self.change_link = frozenset(map(norm, data.get("change_link") or ()))
        self.change_is = frozenset(map(norm, data.get("change_is") or ()))
        self.change_break = frozenset(map(norm, numbers.get("and") or ()))
        self.change_reach = int(data.get("change_reach") or 0)
        self.change_by = frozenset(map(norm, data.get("change_by") or ()))
        self.change_to = frozenset(map(norm, data.get("change_to") or ()))
        range_ = numbers.get("range") or {}
        self.sides = frozenset(map(norm, range_.get("sides") or ()))
        self.opening: list[tuple[Phrases, Phrases]] = [
            (Phrases(((w, True) for w in pair["before"]), backward=True), Phrases((w, True) for w in pair["middle"]))
            for pair in range_.get("between") or ()
        ]
        self.from_words = frozenset(norm(w) for pair in range_.get("between") or () for w in pair["before"])
        self.change_from = frozenset(map(norm, range_.get("change") or ()))
        self.moved_from = frozenset(map(norm, range_.get("moved") or ()))
        self.middle = Phrases((str(w), True) for w in range_.get("middle") or ())
        self.either = Phrases((w, True) for w in range_.get("or") or ())
        self.both = Phrases((w, True) for w in range_.get("and") or ())
        self.change_not_money = Phrases((w, True) for w in data.get("change_not_money") or ())
        self.share_off = frozenset(map(norm, data.get("share_off") or ()))
        self.change_object = Phrases((w, True) for w in data.get("change_object") or ())
        self.points = Phrases((w, True) for w in data.get("points") or ())
        inverted = data.get("inverted") or {}
        self.inverted = {
            norm(str(w)): None if unit == "null" else unit
            for unit, forms in (inverted.get("nouns") or {}).items()
            for w in forms
        }
        self.inverted_between = frozenset(map(norm, inverted.get("between") or ()))
        self.inside = frozenset(map(norm, data.get("inside") or ()))
        self.spans = frozenset(map(norm, data.get("spans") or ()))
        self.during = frozenset(map(norm, data.get("during") or ()))
        self.articles = frozenset(map(norm, data.get("during_the") or ()))
        self.pack = pack
        self.minus_after = Phrases((w, True) for w in data.get("minus_after") or ())
        self.rate_before = frozenset(map(norm, (numbers.get("rate") or {}).get("before") or ()))
        rates = numbers.get("rate") or {}  # "60 a year" is a rate, "60 a year ago" none
        self.rate_after = Phrases((w, key == "after") for key in ("after", "never") for w in rates.get(key) or ())
        each = numbers.get("each") or {}
        self.each_after = Phrases((w, True) for w in each.get("after") or ())
        self.times = frozenset(map(norm, numbers.get("times") or ()))
        self.times_before = frozenset(map(norm, numbers.get("times_before") or ()))
        self.times_after = frozenset(map(norm, numbers.get("times_after") or ()))


@lru_cache(maxsize=32)
def bound_tables(pack: Pack) -> BoundTables:
    """The tables of a pack, compiled at first use."""
    return BoundTables(pack)
