"""What happened on the days that articles name.

A happening is a dated statement with the words of its sentence, those nearest to the date counting most.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise

from reconcile.check.across.occasions import BEGIN, Occasion, Told, is_event, occasions, pos
from reconcile.check.ledger import Ledger, order
from reconcile.check.speech import terms
from reconcile.check.speech.terms import Term
from reconcile.language import available, cues, kin, load_pack
from reconcile.language.morphology import norm
from reconcile.model import Attribution, Claim

DAY, WEEK = dt.timedelta(days=1), dt.timedelta(days=7)
NEAR = (1.0, 0.8, 0.6)  # what a word counts that stands in the date's own clause, in the next one, in one further off
TURNS = ("last", "next", "first", "second")
STRICT = ("last", "next")  # told of both or of neither
AROUND = 50  # characters on either side of a date that tell whether something went on
COARSE = "coarse"  # marks a month or a year in which something was made or begun
LONG = frozenset((COARSE, "month", "year", "days"))  # marks of what is no single day
BEGUN = frozenset(("=begin",))
BEFORE = 400  # characters before a sentence in which the one before it stands
_END = re.compile(r"[.!?…»”\"]\s+|\n\s*")
_MARK = re.compile(r"[,;:()—–.!?…]")
_BLANK = re.compile(r"\s*")
_DASH = re.compile(r"[\w'’ʼ-]+\s([—–])\s")  # a word and the dash behind it
_QUOTE = re.compile(r"[«»“”\"]")
_WORD = re.compile(r"[^\W\d_]+")
_BREAK = re.compile(r"\s*(?:[-–—:()/]|\.?\s*$)")  # what closes a dateline, or the agency in it
LEAST = 2  # words that say what happened; fewer stand in a dateline


@dataclass(frozen=True)
class Happening:
    """A day an article names, and what is told of it."""

    claim: Claim
    days: frozenset[dt.date]  # on which it may have been: a night belongs to two
    night: bool
    words: tuple[tuple[Term, float], ...]  # with what each counts
    turns: frozenset[str]
    places: frozenset[str]  # that its sentence names and the table knows
    ahead: bool  # still to come when it was told
    idle: bool  # it is only said to have happened, to be planned, or to go on
    began: bool  # it is said to have begun
    opens: bool  # its article opens with it
    occasions: tuple[Occasion, ...]  # the events that its day may be that of

    @cached_property
    def goes_on(self) -> bool:
        """Is it a day of a count, or one of several of something that went on before?"""
        return _goes_on(self.claim) and not (_begins(self.claim) and any(o.phase == BEGIN for o in self.occasions))

    @cached_property
    def plain(self) -> tuple[tuple[Term, float], ...]:
        """Words that can tell one happening from another."""
        return tuple((t, near) for t, near in self.words if t.plain)

    @cached_property
    def keys(self) -> frozenset[str]:
        """What another happening's words can meet."""
        return frozenset(k for t, _ in self.plain for k in t.word.keys)

    @cached_property
    def circles(self) -> frozenset[int]:
        """And what they can be near to in meaning."""
        return frozenset(n for t, _ in self.plain for n in kin.circle(t.word.keys))


def happenings(ledger: Ledger, claims: Iterable[Claim]) -> list[Happening]:
    """Those of dated statements in the body, days of mere speaking left out."""
    dated = [c for c in claims if c.event and c.part == "text" and not _dateline(ledger, c)]
    by_sentence: dict[tuple[str, int], list[Claim]] = {}
    for c in dated:
        by_sentence.setdefault((c.article, c.sentence_start), []).append(c)
    out = []
    for group in by_sentence.values():
        spans = [(c.start - c.sentence_start, c.end - c.sentence_start) for c in group]
        words = _stretches(group[0].sentence, group[0].language, spans)
        rest = [t for t in words if not any(a <= t.start < b for a, b in spans)]
        own = [_own(words, rest, span, group[0].sentence, group[0].language) for span in spans]
        for c, stretches in zip(group, own, strict=True):
            spoken = _told(ledger, c) and not _proclaimed(c, [t for t in rest if t.clause in stretches])
            if not spoken and not _of_the_speaker(ledger, c):
                rivals = [o for d, o in zip(group, own, strict=True) if d is not c and not _vague(d)]
                out.append(_happening(ledger, c, rest, stretches, rivals))
    return sorted(out, key=lambda h: order(h.claim))


def _dateline(ledger: Ledger, claim: Claim) -> bool:
    """Does it only say where and when its article was written: "PORT ARDEN, 8 Sept —"?"""
    assert claim.event
    at = claim.start - claim.sentence_start
    before = _WORD.findall(claim.sentence[:at])
    named = bool(before) and all(w[0].isupper() for w in before)
    near = claim.published is not None and abs(claim.published - claim.event.end) <= DAY
    return named and near and _opens(ledger, claim) and bool(_BREAK.match(claim.sentence, at + len(claim.quote)))


def _vague(c: Claim) -> bool:
    """Is it a stretch of days in which no one thing happened?"""
    return COARSE not in c.marks and not LONG.isdisjoint(c.marks)


def telling(h: Happening) -> bool:
    """Does it say what happened, and then: no dateline, no day of what went on before, no month but of a beginning?"""
    c = h.claim
    if h.goes_on:
        return False
    if not LONG.isdisjoint(c.marks) and (COARSE not in c.marks or not h.occasions):
        return False
    words = [t for t, _ in h.plain if t.word.kind != "figure"]
    return (len(words) >= LEAST and not all(t.name for t in words)) or bool(h.occasions)


def _stretches(text: str, language: str | None, spans: Sequence[tuple[int, int]]) -> tuple[Term, ...]:
    """The words, no stretch cut by the marks around a name («Паром «Ветлянка» затонул»), by the dash of a route («поезд
    Москва — Киров сошёл») nor by the word that opens a date and could open a clause ("since 3 June")."""
    words = terms.of(text, language)
    cuts = [m.start() for m in _QUOTE.finditer(text)]
    for last, t in pairwise(words):
        if t.clause == last.clause + 1 and any(a == t.start for a, _ in spans):
            cuts += [t.start - 1] if not _MARK.search(text[last.start : t.start]) else []
        if last.name and t.name and (dash := _DASH.fullmatch(text[last.start : t.start])):
            cuts.append(last.start + dash.start(1))
    cuts.sort()
    return tuple(t._replace(clause=t.clause - bisect_left(cuts, t.start)) for t in words)


def _told(ledger: Ledger, claim: Claim) -> bool:
    """Is it the day on which somebody said what the sentence reports? What stands in the report is no such day."""
    if "told" not in claim.marks:
        return False
    end = claim.sentence_start + len(claim.sentence)
    near = [
        (max(start - claim.end, claim.start - start), a)
        for a in _reported(ledger, claim.article, claim.sentence_start, end)
        if (start := a.cue_start) is not None
    ]
    if not near:
        return False
    _, a = min(near, key=lambda pair: (pair[0], pair[1].start))
    aside = a.start <= (a.cue_start or 0) < a.end  # "two people died, the mayor said on Friday, in the flood"
    return aside or not a.start <= claim.start < a.end


def _proclaimed(claim: Claim, here: Sequence[Term]) -> bool:
    """Did the telling itself make it so: results announced, a quarantine declared?"""
    text = " ".join(t.word.norm for t in here)
    return all(cues.has(text, claim.language, what, "turns") for what in ("proclaims", "proclaimed"))


def _of_the_speaker(ledger: Ledger, claim: Claim) -> bool:
    """Is it a day by which a speaker counts, who may have spoken on another day than that of the article: "today"?"""
    if any(ch.isdigit() for ch in claim.quote):
        return False
    starts, ends = _direct(ledger, claim.article)
    before = bisect_right(starts, claim.start)
    return before > 0 and claim.start < ends[before - 1]


def _reported(ledger: Ledger, article: str, start: int, end: int) -> list[Attribution]:
    """The attributions of an article whose cue stands between two offsets, in their order."""
    known: dict[str, tuple[list[int], list[tuple[int, Attribution]]]] = ledger.memo.setdefault("cues", {})
    if article not in known:
        told = [(n, a) for n, a in enumerate(ledger.attributions.get(article, ())) if a.cue_start is not None]
        told.sort(key=lambda one: one[1].cue_start or 0)
        known[article] = ([a.cue_start or 0 for _, a in told], told)
    starts, told = known[article]
    found = told[bisect_left(starts, start) : bisect_left(starts, end)]
    return [a for _, a in sorted(found, key=lambda one: one[0])]


def _direct(ledger: Ledger, article: str) -> tuple[list[int], list[int]]:
    """Where the direct speech of an article starts, in order, and how far what started up to there reaches."""
    known: dict[str, tuple[list[int], list[int]]] = ledger.memo.setdefault("direct", {})
    if article not in known:
        spans = sorted((a.start, a.end) for a in ledger.attributions.get(article, ()) if a.form == "direct")
        known[article] = ([start for start, _ in spans], list(accumulate((end for _, end in spans), max)))
    return known[article]


def _goes_on(claim: Claim) -> bool:
    if "night" in claim.marks:
        return False
    near = claim.sentence[max(0, claim.start - claim.sentence_start - AROUND) :][: 2 * AROUND + len(claim.quote)]
    grown = claim.predicate is not None and cues.has(claim.predicate, claim.language, "growth")
    return grown or cues.has(near, claim.language, "goes_on", "turns")


def _begins(claim: Claim) -> bool:
    """Does it say that it began that day, and may go on since: «продолжается голодовка, начатая 4 августа»?"""
    verb = claim.predicate or ""
    return "since" in claim.marks or cues.has(verb, claim.language, "begins", "turns")


def _own(
    words: Sequence[Term], rest: Sequence[Term], span: tuple[int, int], text: str, language: str | None
) -> frozenset[int]:
    """The stretches between marks that a date belongs to: its own, or where it stands alone the one after it too; where
    that is only a verb, also the one before an aside that has its subject."""
    start, end = span
    here = {t.clause for t in words if start <= t.start < end}
    if len(here) > 1 and text[end : end + 1] == ",":  # «в четверг, 18 мая, огласил»: the marks are the date's
        after = next((t for t in words if t.start > end), None)
        told = any(t.word.verbal and not t.word.noun for t in words if t.clause in here)
        # «…, 18 мая, сообщил министр», "…, 18 May, the minister said"
        if after and not (told and any(pos(t, language) == "verb" for t in words if t.clause == after.clause)):
            here.add(max(here) + 1)
    behind = next((t for t in words if t.start >= end), None)
    if behind and behind.clause not in here and behind.word.norm in _whens(language):
        here.add(behind.clause)  # «началось 30 сентября, когда школьники стали жаловаться»: it tells of that day
    plain = [t for t in rest if t.plain]
    inside = [t for t in plain if t.clause in here]
    if here and not inside:
        here.add(max(here) + 1)
    elif here and all(t.word.verbal for t in inside if t.word.kind != "figure"):
        # the word that opens an aside counts as a cut of its own: "the plant, which makes machines, will close"
        earlier = sorted({t.clause for t in words if t.clause < min(here)})[-2:-1]
        before = [t for t in plain if t.clause in earlier]
        named = any(t.word.noun or _turns(t.word.norm, language) for t in before)
        if named and not any(t.word.verbal and not t.word.noun for t in before):
            here.update(earlier)
    return frozenset(here)


@lru_cache(maxsize=32)
def _whens(language: str | None) -> frozenset[str]:
    words = load_pack(language or "").section("syntax").get("whens") if language in available() else ()
    return frozenset(norm(str(w)) for w in words or ())


def _turns(word: str, language: str | None) -> bool:
    """ "The previous one": does it stand for one of several?"""
    return any(cues.has(word, language, turn, "turns") for turn in TURNS)


def _far(term: Term, own: frozenset[int]) -> int:
    """How many stretches a word stands from a date's own."""
    return min((abs(term.clause - c) for c in own), default=len(NEAR))


def _happening(
    ledger: Ledger, claim: Claim, words: Sequence[Term], own: frozenset[int], rivals: Sequence[frozenset[int]]
) -> Happening:
    """`own`: the stretches of its day; `rivals`: those of other days of the sentence."""
    near = []
    for t in words:
        far = _far(t, own)
        if all(far <= _far(t, other) for other in rivals):
            near.append((t, NEAR[min(far, len(NEAR) - 1)]))
    text = claim.sentence
    at = claim.start - claim.sentence_start
    bare = text[:at] + " " + text[at + len(claim.quote) :]
    # of the year in which a thing was made no turn is told
    turns = frozenset(turn for turn in TURNS if COARSE not in claim.marks and _turned(near, claim.language, turn))
    start = claim.event.start if claim.event else dt.date.min
    ahead = claim.published is not None and start > claim.published
    idle = cues.has(bare, claim.language, "happens", "turns")
    night, places = "night" in claim.marks, terms.places(words, claim.language)
    verb = terms.word(claim.predicate, claim.language).keys if claim.predicate else frozenset()
    began = not verb.isdisjoint(BEGUN)
    opens = _opens(ledger, claim)
    event = occasions(Told(claim, words, own), _before(ledger, claim))
    return Happening(claim, _days(claim), night, tuple(near), turns, places, ahead, idle, began, opens, event)


def _before(ledger: Ledger, claim: Claim) -> tuple[Term, ...]:
    """The words of the sentence before; of the title, where that one names no event."""
    article = ledger.articles[claim.article]
    start = claim.sentence_start
    text = article.text[max(0, start - BEFORE) : start].rstrip()
    ends = [m.end() for m in _END.finditer(text)]
    words = terms.of(text[ends[-1] :] if ends else text, article.language)
    return words if any(map(is_event, words)) else terms.of(article.title, article.language)


def _opens(ledger: Ledger, claim: Claim) -> bool:
    """Does the article open with this sentence?"""
    blank = _BLANK.match(ledger.articles[claim.article].text)
    return blank is not None and blank.end() >= claim.sentence_start


def _days(claim: Claim) -> frozenset[dt.date]:
    """The days on which something told for this one may have been."""
    assert claim.event
    start, end = claim.event.start, claim.event.end
    if not LONG.isdisjoint(claim.marks):
        return frozenset(start + n * DAY for n in range((end - start).days + 1))
    if "week" in claim.marks:  # "on Friday" may be the last one or the next
        return frozenset((start - WEEK, start, start + WEEK))
    if "night" not in claim.marks or start < end:
        return frozenset((start, end))
    if start == claim.published and claim.language in _morning():
        return frozenset((start - DAY, start))
    before = claim.published is not None and start < claim.published
    return frozenset((start, start + DAY)) if before else frozenset((start - DAY, start, start + DAY))


@lru_cache(maxsize=1)
def _morning() -> frozenset[str]:
    """The languages in which the night of a day is the one that ends on it: «уночі 18 червня»."""
    return frozenset(code for code in available() if load_pack(code).section("turns").get("night_ends"))


def _turned(near: Sequence[tuple[Term, float]], language: str | None, turn: str) -> bool:
    """Is it the last, the next of several? "Next year" says nothing of what happened."""
    # "the last three people" are the rest of them, not those of the time before
    silent = ("small", "figure") if turn == "last" else ("small",)
    following = [*(t.word.kind for t, _ in near[1:]), "plain"][: len(near)]
    text = " ".join(t.word.norm for t, weight in near if weight == NEAR[0])
    if turn == "last" and cues.has(text, language, "missing", "idioms"):
        return False  # who was last seen then is missing since
    if turn == "last" and cues.has(text, language, "last_time", "turns"):
        return True
    return any(
        weight >= NEAR[1] and after not in silent and cues.has(t.word.norm, language, turn, "turns")
        for (t, weight), after in zip(near, following, strict=True)
    )
