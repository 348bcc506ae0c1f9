"""Every record that flows through reconcile, frozen and slotted. Imports nothing of ours.

Offsets (`start`, `end`) are half-open and count Unicode code points in the part they come from
(`Article.text`, or `Article.title` where `part == "title"`); `text[start:end] == quote` always.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass, field
from typing import Any

REPORT_VERSION = 1
WRITTEN_BY = "written by reconcile"  # in reports that could be mistaken for articles, so that reading passes over them


def plain(value: Any) -> Any:
    """A value as JSON types: dates as ISO strings, tuples as lists, integral floats as ints."""
    if isinstance(value, Record):
        return value.to_dict()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    if isinstance(value, (set, frozenset)):
        return sorted(plain(item) for item in value)
    return value


class Record:
    """What every record shares: `to_dict()`."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON types, in the order of its fields."""
        return {f.name: plain(getattr(self, f.name)) for f in dataclasses.fields(self)}  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Problem(Record):
    """Bad input that was passed over: what, where, and what to do about it."""

    path: str
    line: int | None
    message: str


@dataclass(frozen=True, slots=True)
class Article(Record):
    """One news item. `published` is a date; None where the source does not say."""

    id: str
    text: str
    title: str = ""
    published: dt.date | None = None
    outlet: str = ""
    language: str | None = None
    path: str | None = None
    url: str = ""
    line: int = 1  # line of the file on which `text` starts, so that columns and lines are the file's
    column: int = 1  # column on which its first line starts (1-based)
    title_line: int = 1  # line of the file that holds the title
    title_column: int = 1
    comments: tuple[tuple[int, str], ...] = ()  # <!-- … --> of the text: offset and content; blank in `text`
    written: str = "plain"  # how the text stands in its file: plain | json | json_ascii | csv | record (nowhere)


@dataclass(frozen=True, slots=True)
class Span(Record):
    """A stretch of time, both ends included, with the grain it was written in."""

    start: dt.date
    end: dt.date
    grain: str = "day"  # day | week | month | quarter | half | year | range

    def to_dict(self) -> dict[str, Any]:
        return {"start": self.start.isoformat(), "end": self.end.isoformat()}


@dataclass(frozen=True, slots=True)
class Quantity(Record):
    """A number as written, read as an interval. None at an end means unbounded."""

    low: float | None
    high: float | None
    low_open: bool
    high_open: bool
    approximate: bool
    unit: str | None  # percent, percentage_point, ISO 4217, km, ha, year, times …; None for a bare count
    direction: str | None  # up | down
    start: int
    end: int
    quote: str
    precision: float = 0.0  # half a unit of the last place written: 2.0 → .05, "50 тысяч" → 200 at most; 0 = exact
    marks: tuple[str, ...] = ()  # increment, each, fraction, multiple, vague, difference … (what kind of number it is)
    number_start: int = -1  # the numeral itself inside the quote ("16" of "более 16 человек"), same offsets
    number_end: int = -1


@dataclass(frozen=True, slots=True)
class Attribution(Record):
    """Words put in someone's mouth: who, by which cue, and what."""

    speaker: str | None  # nominative, without title, pronoun resolved within the article
    speaker_quote: str | None
    speaker_start: int | None
    speaker_end: int | None
    cue: str | None
    cue_start: int | None
    cue_end: int | None
    form: str  # direct | indirect | according_to
    stance: str  # affirms | denies | neutral
    start: int
    end: int
    quote: str
    via: str | None = None  # outlet or agency it was taken from ("передаёт Reuters"), so that copies do not count twice
    inner: int | None = None  # index of the attribution nested in this one's content (a chain), within the same list
    parts: tuple[tuple[int, int], ...] = ()  # the speaker's own words where a reporting aside interrupts them


@dataclass(frozen=True, slots=True)
class Claim(Record):
    """One number or one statement, bound to what it is about. The fields of Quantity come first."""

    low: float | None
    high: float | None
    low_open: bool
    high_open: bool
    approximate: bool
    unit: str | None
    direction: str | None
    start: int
    end: int
    quote: str
    id: str
    kind: str  # quantity | statement
    article: str
    path: str | None
    part: str  # text | title
    line: int
    column: int
    sentence: str
    counted: str | None = None
    predicate: str | None = None
    topic: str | None = None
    measure: str | None = None
    nature: str | None = None  # stock | flow | cumulative | share | amount
    status: str = "asserted"  # asserted | negated | hypothetical | planned
    speaker: str | None = None
    cue: str | None = None
    form: str | None = None
    stance: str | None = None
    event: Span | None = None
    anchors: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    # what linking and checks need beyond the contract
    language: str | None = None
    outlet: str = ""
    published: dt.date | None = None
    precision: float = 0.0
    marks: tuple[str, ...] = ()
    counted_class: str | None = None  # id of a counted class of the packs: prisoner, child, foreigner …
    places: tuple[str, ...] = ()  # those of the anchors that are places, in the clause of the claim
    person: str | None = None  # whose age, children or term it tells, where the words tie it to a name
    whole: str | None = None  # id of the claim this one is a part of ("из них 6")
    background: bool = False  # told as history ("напомним", "тогда", another year), not as this article's news
    via: str | None = None  # origin cited by the outlet (agency, another outlet)
    sentence_start: int = 0  # offset of `sentence` in its part

    def to_dict(self) -> dict[str, Any]:
        return {f.name: plain(getattr(self, f.name)) for f in dataclasses.fields(self)}


PAIR = "pair."  # begins the name of a feature that was weighed of a pair that may contradict itself, not of a link


@dataclass(frozen=True, slots=True)
class Evidence(Record):
    """One feature of a link: what was compared, which way it points and how strongly."""

    feature: str  # measure, names, event, place, context …
    weight: float  # > 0 for one fact, < 0 against, -inf never: a cannot-link
    note: str  # in words for a reader


@dataclass(frozen=True, slots=True)
class Fact(Record):
    """Claims taken to be about one thing, and the interval they reconcile to."""

    id: str
    label: str
    topic: str | None
    measure: str | None
    claims: tuple[str, ...]
    low: float | None
    high: float | None
    status: str  # agreed | imprecise | disputed | superseded | single_source
    independent_sources: int
    event: Span | None = None
    anchors: tuple[str, ...] = ()
    unit: str | None = None
    policy: str = "range"
    evidence: tuple[Evidence, ...] = ()
    current: tuple[str, ...] = ()  # claims that no later state of the fact has superseded


@dataclass(frozen=True, slots=True)
class Finding(Record):
    """A discrepancy, or in `Report.verified` a check that ran and held."""

    id: str  # fingerprint: rule + normalised claims, whatever their order, lines or the wording of the message
    rule: str
    kind: str
    severity: str  # error | warning | note
    message: str
    claims: tuple[Claim, ...]
    fact: str | None = None
    explanation: tuple[str, ...] = ()
    reconciled: dict[str, float | None] | None = None
    confidence: str = "likely"  # certain | likely | possible
    evidence_for: tuple[str, ...] = ()
    evidence_against: tuple[str, ...] = ()
    settle: str = ""  # what would settle it
    label: str = ""  # the fact's label, for headings
    evidence: tuple[Evidence, ...] = ()  # each feature that was weighed, and what it counted


@dataclass(frozen=True, slots=True)
class Coverage(Record):
    """How much of what looked like a number was understood, and why not the rest."""

    numbers: int = 0
    claims: int = 0
    linked: int = 0
    skipped: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report(Record):
    """All that one run found."""

    articles: tuple[dict[str, Any], ...]  # id, path, title, outlet, published, language — no text
    claims: tuple[Claim, ...]
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    verified: tuple[Finding, ...]
    coverage: Coverage
    problems: tuple[Problem, ...]
    version: int = REPORT_VERSION
    unmatched_rules: tuple[str, ...] = ()  # rules that had nothing to compare
