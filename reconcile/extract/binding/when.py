"""Which day each number of a sentence belongs to.

An expression of time dates what its own clause tells, and from there only what hangs on it: clauses joined to it, what
is said, what a relative clause tells of it. What a clause standing aside says of its own day stays there («паром,
построенный в 1983 году», "which opened in 1974"), and so does what has no day: a capacity, a height.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator, Sequence
from functools import cached_property

from reconcile.extract.binding.bound import Bound, Context
from reconcile.extract.binding.conditions import status_words
from reconcile.extract.binding.events import happened
from reconcile.extract.binding.layout import SUBORDINATE, Layout
from reconcile.extract.binding.predicates import oblique
from reconcile.extract.binding.syntax import Line
from reconcile.extract.binding.undated import MONTH, SHORT, Placed, dateless, days
from reconcile.extract.binding.wordclass import finite
from reconcile.extract.binding.words import Word
from reconcile.extract.speech.cues import table
from reconcile.extract.text.tokens import DASHES
from reconcile.extract.time.dates import SAYS_WHEN, DateSpan, background_cue
from reconcile.language.lexicon import unit_kind
from reconcile.model import Span

TIMELESS = frozenset({"offspring"})  # what a person is or has, whatever the sentence says happened when
AGE, COMPARED = "age", "compared"
EXTENT = frozenset({"distance", "area"})  # kinds of unit that tell what a thing is like, if a noun governs them
SAME, JOINED, BEHIND, APART = range(4)  # in its stretch, its clause, what is said behind the counted, elsewhere


class Timing:
    """Which date each number of a sentence belongs to; «тогда» and «те дни» take the date of the sentence before."""

    def __init__(self, line: Line, dates: Sequence[DateSpan], context: Context) -> None:
        self.line, self.published, self.all = line, context.article.published, dates
        starts = [w.start for w in line.words]
        placed = [Placed(d, max(bisect_right(starts, d.start) - 1, 0)) for d in dates if d.span]
        self.dates = [p for p in placed if p.date.kind in SAYS_WHEN]
        self.named = [p for p in placed if p in self.dates or p.date.kind == COMPARED]
        then = any(w.norm in line.grammar["then"] for w in line.words[:4]) or _those(line)
        day = first_day(dates)
        self.inherited = context.last_event if then and day is None else None
        context.last_event = day or self.inherited

    @cached_property
    def layout(self) -> Layout:
        """How the clauses hang together."""
        return Layout(self.line)

    def of(self, b: Bound) -> tuple[Span | None, bool]:
        """(when it happened, told as history)."""
        if _timeless(self.line, b):
            return None, False
        if self.inherited:
            return self.inherited, True
        if (then := self._recalled(b)) is not None:
            return _moment(then), then.background or then.kind == "since"
        nature = b.measure.nature if b.measure else None
        near = [(rank, p) for p in self.dates if (rank := self._reach(p, b, nature)) is not None]
        closest = min((rank for rank, _ in near), default=APART)
        words = self.line.of_segment(self.line.segment[b.at])
        if closest != SAME:
            words = self.line.of_clause(self.line.clause[b.at])
        cue = background_cue(self.all, self.line.sentence, (words[0].start, words[-1].end))
        if not near:
            return self._dealt(b), cue
        found = [p for rank, p in near if rank == closest]
        own = [p for _, p in near if self._right_before(p, b)]
        own = own or [p for p in found if self.line.segment[p.at] == self.line.segment[b.at]]
        best = self._best(own or found, b, nature).date
        return best.span, best.background or cue

    def _dealt(self, b: Bound) -> Span | None:
        """«За три дня отменили 131 рейс: 46 в понедельник, 44 во вторник и 41 в среду»: the days of the parts."""
        spans = [p.date.span for p in self.dates if p.date.span and p.at > b.at and self._of_next(p, b)]
        listed = len(spans) > 1 and any(w.norm == ":" for w in self.line.words[b.at :])
        return Span(min(d.start for d in spans), max(d.end for d in spans), "range") if listed else None

    def _recalled(self, b: Bound) -> DateSpan | None:
        """ "The worst since 2011, when a ferry sank and 73 died": the time that a clause of its own looks back on."""
        words, own = self.line.words, self.line.clause[b.at]
        for p in self.named:
            opens = (
                p.at + 2 < len(words)
                and words[p.at + 1].norm == ","
                and words[p.at + 2].norm in self.line.grammar["whens"]
            )
            first = self.line.clause[p.at + 2] if opens else own + 1
            if first <= own and all(self.layout.kinds[k] == "and" for k in range(first + 1, own + 1)):
                return p.date
        return None

    def _best(self, found: Sequence[Placed], b: Bound, nature: str | None) -> Placed:
        """An as-of date for a stock, then the one that goes with the number, then the shortest stretch, the nearest."""
        own = {p.at for p in self._paired(found, b)}

        def rank(p: Placed) -> tuple[bool, bool, int, int]:
            return nature != "stock" or p.date.kind != "as_of", p.at not in own, days(p), abs(p.at - b.at)

        return min(found, key=rank)

    def _paired(self, found: Sequence[Placed], b: Bound) -> Iterator[Placed]:
        """Of "from 5 in 2020 to 7 in 2024" the date behind the number, of "in 2020 5, in 2024 7" the one before."""
        segment = self.line.segment[b.at]
        numbers = [w.i for w in self.line.of_segment(segment) if w.kind == "quantity"]
        dates = [p for p in found if self.line.segment[p.at] == segment]
        if len(dates) < 2 or len(numbers) < 2:
            return
        follow = dates[0].at > numbers[0]
        later = min((n for n in numbers if n > b.at), default=len(self.line.words))
        earlier = max((n for n in numbers if n < b.at), default=-1)
        low, high = (b.at, later) if follow else (earlier, b.at)
        yield from (p for p in dates if low < p.at < high)

    def _reach(self, p: Placed, b: Bound, nature: str | None) -> int | None:
        """How far from the number a date stands that dates it; None for one that does not."""
        line = self.line
        if (
            (nature != "stock" and self._of_saying(p))
            or self._of_noun(p)
            or dateless(self.line, p, b.at)
            or self._rate(p, b)
            or (_is_age(b) and (days(p) > MONTH or p.date.kind == "since"))
        ):
            return None
        home = {line.segment[b.at]}
        if b.found.governor:
            home.add(line.segment[b.found.governor.i])
        if line.segment[p.at] in home:
            return None if self._before_noun(p, b) else SAME
        units = self.layout.units
        if units[line.clause[p.at]] == units[line.clause[b.at]] and self._joined(p, b):
            return JOINED
        if self._said_of(p, b):
            return BEHIND
        return APART if self._apart(p, b) else None

    def _joined(self, p: Placed, b: Bound) -> bool:
        """In another stretch of the clause: not out of one that stands aside, nor into one that tells of a habit."""
        if self.line.segment[p.at] in self.layout.reduced:
            return self._circumstance(p)
        return not self._habit(b) and not self._of_next(p, b)

    def _of_next(self, p: Placed, b: Bound) -> bool:
        """«забила 19, а год назад — 23»: the date of a stretch behind the number that has a number of its own."""
        own = self._around(p)
        return p.at > b.at and any(w.kind == "quantity" for w in own) and not any(finite(w) for w in own)

    def _apart(self, p: Placed, b: Bound) -> bool:
        """In another clause of the sentence."""
        line, kinds = self.line, self.layout.kinds
        own, other = line.clause[b.at], line.clause[p.at]
        if self.layout.units[own] == self.layout.units[other]:
            return False
        if self._standing(p, own) or self._habit(b) or self._names_year(p):
            return False
        if line.segment[p.at] in self.layout.reduced or kinds[other] in ("relative", "aside"):
            return self._joined_on(p, own) or self._circumstance(p)
        if kinds[other] == "complement" and own < other:
            return False
        tenses = {self.layout.tense(own), self.layout.tense(other)}
        if own > other and tenses != {"past", "fut"} and self._goes_on(p, own):
            return True
        if kinds[own] in SUBORDINATE and own > other and not self._hangs(own, other):
            return False
        if kinds[other] == "when" or kinds[own] in SUBORDINATE or self._told(p):
            return kinds[own] != "relative" or p.at < b.at or "past" not in tenses or len(tenses) == 1
        if tenses >= {"past", "fut"}:
            return False
        if own > other:
            return self._leads(p) or self._joined_on(p, own) or self._follows(p, own)
        return self._trails(p) and all(kinds[k] == "and" for k in range(own + 1, other + 1)) and _short(p)

    def _hangs(self, own: int, other: int) -> bool:
        """Does a subordinate clause depend on the other, with none of another day between the two?"""
        return all(self.layout.kinds[k] in SUBORDINATE for k in range(other + 1, own))

    def _said_of(self, p: Placed, b: Bound) -> bool:
        """Does it stand in what is said of the counted right behind it: «рейсов, намеченных на пятницу», "(in May)"?"""
        line, last = self.line, max(b.np.end, b.at + 1)
        while last < len(line.words) and line.words[last].kind == "unit":
            last += 1
        behind = [w for w in line.words[last : last + 3] if w.kind != "mark"][:1]
        if not behind or behind[0].i == last:
            return False
        first = behind[0]
        if first.kind == "date":
            counts = any(w.kind == "quantity" for w in line.of_segment(line.segment[first.i]))  # "(in May 87)"
            return first.i == p.at and line.words[last].norm in ("(", "[") and not counts
        if first.norm in line.grammar["relatives"]:
            inside = line.clause[p.at] == line.clause[first.i]
        else:
            inside = line.segment[p.at] == line.segment[first.i] and line.segment[p.at] in self.layout.reduced
        if not inside:
            return False
        head = line.words[b.np.head] if b.np.head >= 0 else None
        return head is None or _agree(head, first)

    def _goes_on(self, p: Placed, clause: int) -> bool:
        """«в июне: погибли двое», «…, тогда погибли двое», «; в июне, например, погибли двое»: the clause takes up
        the day of the one before it."""
        words, first = self.line.words, self.line.starts[clause]
        if any(w.norm in self.line.grammar["then"] for w in words[first : first + 3]):
            return True
        if any(w.norm == ":" for w in words[p.at : first + 1]):
            return True
        alone = all(w.kind != "quantity" and not w.has("noun", "verb") for w in self._around(p))
        return alone and clause == self.line.clause[p.at] + 1 and self._trails(p)

    def _around(self, p: Placed) -> list[Word]:
        return self.line.of_segment(self.line.segment[p.at])

    def _standing(self, p: Placed, clause: int) -> bool:
        """Does the clause say how things are, whatever happened that day: «вмещает», "seats"? Not what is so today."""
        span = p.date.span
        if p.date.kind == "as_of" or (span and self.published and span.start <= self.published <= span.end):
            return False
        built = self.line.grammar["standing"]
        made = any(r.lemma in built for w in self.layout.verbs(clause) for r in w.readings)
        return made or (self.layout.tense(clause) == "pres" and self.layout.kinds[clause] != "complement")

    def _habit(self, b: Bound) -> bool:
        """Does a participle of the present head the number's stretch: «компания, совершающая 2500 рейсов»?"""
        if self.line.segment[b.at] not in self.layout.reduced:
            return False
        words = (w for w in self.line.of_segment(self.line.segment[b.at]) if w.has("participle"))
        return any(r.tense == "pres" for w in words for r in w.readings if r.pos == "participle")

    def _joined_on(self, p: Placed, clause: int) -> bool:
        """Do only words of joining stand between the date's clause and this one: «погибли двое и ранены пятеро»?"""
        between = [k for k in range(self.line.clause[p.at] + 1, clause + 1) if self.line.starts[k] > p.at]
        return bool(between) and all(self.layout.kinds[k] == "and" for k in between) and _short(p)

    def _follows(self, p: Placed, clause: int) -> bool:
        """«мост рухнул во вторник, погибли двое»: does the next clause tell of the same day's end?"""
        other = self.line.clause[p.at]
        past = self.layout.tense(clause) == self.layout.tense(other) == "past"
        return past and clause == other + 1 and self.layout.kinds[clause] == "next" and _short(p)

    def _leads(self, p: Placed) -> bool:
        """Does it stand before the verb and any number of its clause, or of what a colon leads to? A long stretch must
        open it."""
        clause = self.line.of_clause(self.line.clause[p.at])
        first = max((w.i for w in clause if w.norm == ":" and w.i < p.at), default=-1)
        before = [w for w in clause if first < w.i < p.at]
        if not _short(p):
            return not any(w.kind == "quantity" or w.has("noun", "verb", "short") for w in before)
        return not any(w.kind == "quantity" for w in before) and not any(
            first < w.i < p.at for w in self.layout.verbs(self.line.clause[p.at])
        )

    def _trails(self, p: Placed) -> bool:
        """Does it close its clause, behind the verb: "two died and five were injured on Monday"?"""
        verbs = self.layout.verbs(self.line.clause[p.at])
        return bool(verbs) and all(w.i < p.at for w in verbs)

    def _told(self, p: Placed) -> bool:
        """Is it the day of a report, of what is told before it: «…, сообщили в среду»?"""
        clause = self.line.clause[p.at]
        near = min(self.layout.verbs(clause), key=lambda w: abs(w.i - p.at), default=None)
        past = p.date.kind == "date" and self.layout.tense(clause) != "fut"
        return past and near is not None and _says(self.line, near)

    def _of_saying(self, p: Placed) -> bool:
        """«сообщил в среду, что», "said Monday that": a day right behind a verb of saying is when it was said, where
        what is said comes after it. What comes before it is told the same day as a rule."""
        at, words = p.at, self.line.words
        if at < 1 or words[at].kind != "date" or words[at - 1].kind != "word":
            return False
        after = [w.norm for w in words[at + 1 : at + 3]]
        if status_words(self.line.pack)["complementizers"].isdisjoint(after):
            return False
        return _says(self.line, words[at - 1]) and finite(words[at - 1])

    def _of_noun(self, p: Placed) -> bool:
        """Is it the day of something else, over or not begun: "prior to Tuesday's march", «после паводка 2002 года»?"""
        words = self.line.words
        if p.date.kind not in ("year", "date") or words[p.at].kind != "date" or p.at < 1:
            return False
        i = p.at - 1
        while i > 0 and words[i].kind == "word" and words[i].has("noun", "adj", "det") and not words[i].has("prep"):
            i -= 1
        behind = p.date.kind == "year" and i < p.at - 1 and words[p.at].text[0].isdigit()
        behind = behind and self.line.grammar.agreement == "case"
        return words[i].norm in self.line.grammar["apart"] and (behind or self._names(p))

    def _right_before(self, p: Placed, b: Bound) -> bool:
        """«в мае пели 61%, а в июне — уже 48%», «вторая, 90 тысяч, — в мае»: a dash between the two, and no more."""
        if p.at > b.at:
            behind = self.line.words[max(b.np.end, b.at + 1) : p.at]
            return all(w.kind == "mark" for w in behind) and any(w.norm in DASHES for w in behind)
        between = self.line.words[p.at + 1 : b.at]
        light = self.line.grammar["skip"]
        bare = all(w.norm in DASHES or w.only("adv", "part") or w.norm in light for w in between)
        return bare and any(w.norm in DASHES for w in between)

    def _rate(self, p: Placed, b: Bound) -> bool:
        """«получает 900 крон за месяц»: how much in any month, where the verb tells what is usual."""
        if p.date.kind != "window" or b.q.unit is None or self.line.words[p.at].kind != "date":
            return False
        between = [w for w in self.line.words[max(b.at + 1, b.np.end) : p.at] if w.kind != "unit"]
        bare = len(p.date.quote.split()) == 2  # "за месяц", and no last or past one
        return bare and not between and self.layout.tense(self.line.clause[b.at]) == "pres"

    def _names(self, p: Placed) -> bool:
        """Does it stand before its noun: "a 2026 budget", "Tuesday's march"?"""
        after = self.line.words[p.at + 1] if p.at + 1 < len(self.line.words) else None
        return self.line.grammar.agreement == "order" and after is not None and after.has("noun")

    def _names_year(self, p: Placed) -> bool:
        return p.date.kind == "year" and self.line.words[p.at].kind == "date" and self._names(p)

    def _before_noun(self, p: Placed, b: Bound) -> bool:
        """«построенная в 1983 году плотина вмещает …»: the date of a participle that stands before its noun."""
        line, left = self.line, self.line.words[p.at - 1] if p.at else None
        if line.grammar.agreement != "case" or left is None or not left.has("participle") or left.has("short", "verb"):
            return False
        after = line.words[p.at + 1] if p.at + 1 < len(line.words) else None
        of_number = b.at <= left.i or (b.at == p.at + 1)
        return not of_number and after is not None and after.has("noun", "adj")

    def _circumstance(self, p: Placed) -> bool:
        """«в аварии, случившейся в понедельник, погибли трое»: the date of what the whole clause happened in. The noun
        before the aside stands after a preposition, and that opens the clause or follows its verb."""
        words, segment = self.line.words, self.line.segment
        aside = segment[p.at] in self.layout.reduced
        own = [w for w in words if (segment[w.i] == segment[p.at] if aside else self._in_clause(w, p))]
        i = own[0].i - 1
        while i >= 0 and (words[i].kind == "mark" or words[i].has("noun", "adj") and not words[i].has("prep")):
            i -= 1
        named = words[i + 1 : own[0].i]
        if i < 0 or not named or not words[i].has("prep") or not happened(self.line, named, own):
            return False
        before = words[i - 1] if i else None
        return before is None or before.kind in ("mark", "date", "quantity") or before.has("conj") or finite(before)

    def _in_clause(self, w: Word, p: Placed) -> bool:
        return self.line.clause[w.i] == self.line.clause[p.at]


def first_day(dates: Sequence[DateSpan]) -> Span | None:
    """What a sentence is of, as far as the next knows: the first time that it names."""
    return next((d.span for d in dates if d.span), None)


def _those(line: Line) -> bool:
    """«Те девять дней обошлись порту», "Those nine days": does it open with the time of the sentence before?"""
    opens = [w for w in line.words[:3] if w.kind != "mark"][:2]
    if len(opens) < 2 or opens[0].norm not in line.grammar["those"] or opens[1].kind != "quantity":
        return False
    return unit_kind(line.quantities[opens[1].quantity].unit or "") == "duration"


def _moment(d: DateSpan) -> Span:
    """The day, month or year that "since" starts from; any other date as it is."""
    assert d.span
    start = d.span.start
    if d.kind != "since":
        return d.span
    if start.day > 1 or re.findall(r"\d+", d.quote) != [str(start.year)]:
        return Span(start, start)
    if start.month == 1:
        return Span(start, start.replace(month=12, day=31), "year")
    return Span(start, start.replace(day=monthrange(start.year, start.month)[1]), "month")


def _timeless(line: Line, b: Bound) -> bool:
    """What a thing is, not what happened to it: a height, where it lies, the children of a person."""
    if b.measure is not None and b.measure.id in TIMELESS:
        return True
    if not b.q.unit or unit_kind(b.q.unit) not in EXTENT:
        return False
    return (b.found.governor is not None and b.found.governor.kind == "noun") or oblique(line, b.at)


def _agree(head: Word, other: Word) -> bool:
    """Can the two be of one number? A form that shows none agrees with any."""
    numbers = [{r.number for r in w.readings if r.number} for w in (head, other)]
    return not all(numbers) or not numbers[0].isdisjoint(numbers[1])


def _is_age(b: Bound) -> bool:
    """An age is that of a day: «51-летняя вдова ждёт с 2010 года» tells nobody's age in 2010."""
    return AGE in b.q.marks or (b.measure is not None and b.measure.id == AGE)


def _short(p: Placed) -> bool:
    return days(p) < SHORT


def _says(line: Line, w: Word) -> bool:
    form = table(line.pack).form(w.norm)
    return form is not None and not {"quote", "that"}.isdisjoint(form.cue.frames)
