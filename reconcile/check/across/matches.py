"""Which happenings of two articles are one.

Two are taken for one where what happens and what it happens to both meet, in articles bound by their story or by rare
names; where one of several is told ("the previous exchange"), the same one must be. Each happening has one best
counterpart in another article, and only the best on both sides count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from reconcile.check.across import once
from reconcile.check.across.happenings import COARSE, NEAR, STRICT, Happening
from reconcile.check.across.occasions import BEGIN, Occasion, one_of, under
from reconcile.check.ledger import Ledger
from reconcile.check.speech import bonds, terms
from reconcile.check.speech.terms import Term, Weights, Word
from reconcile.language import cues
from reconcile.language.kin import circle
from reconcile.language.kin import near as close
from reconcile.model import Claim

CLOSE = 0.5  # what two words count that are only near in meaning
CROWD = 80  # happenings that share a word, beyond which the word tells nothing
ACT, THINGS, HALF = 0.3, 0.4, 0.5  # share of the shorter sentence that must meet: where what happens meets; where it is
# left open; and where a verb is not known, or little binds the articles
ENOUGH = 1.0  # the weight of the words that meet, below which they are those of any article of the topic
STORIES = 12  # articles of a story, beyond which it may be a topic
LOOSE = 0.2  # share from which a happening may be the same one, where it is dated alike
LONG = 60  # days between a happening of the past and one of the day, beyond which they are two
LENGTHS = frozenset(("month", "year", "days"))  # marks of what is no single day
REOPENS = 3  # days after the last one of a state on which the next may begin: a weekend between
TITLE = 2  # words of a headline that a night in another article must name
NAMES, STORY = 2, 3  # rare names and figures that bind two articles; what a story that linking found is worth


class Match(NamedTuple):
    """Two happenings and how they meet."""

    a: Happening
    b: Happening
    score: float
    act: str  # what happens: "one", "other", "open" (one says only that it happened), "unsaid", "unknown"
    things: int  # how many of the things it happens to meet
    names: int  # and how many names
    figures: int  # and how many of the things are figures
    covered: float  # share of the shorter sentence
    event: tuple[Occasion, Occasion] | None  # that each dates, and that may be one
    sure: bool = False  # enough meets to say that it is one happening

    @property
    def opening(self) -> bool:
        """Does one tell of the first of several, the other of the day all began: figures of a part and of the whole? Or
        both of the day on which something began that has grown since?"""
        if self.event and all(e.phase == BEGIN for e in self.event):
            return True
        return any("first" in x.turns and y.began for x, y in ((self.a, self.b), (self.b, self.a)))

    @property
    def agree(self) -> bool:
        """Can both mean one day?"""
        return not conflict(self.a, self.b)


def conflict(a: Happening, b: Happening) -> bool:
    """Do two happenings name days that cannot be one? Two nights are one only if both their days are."""
    turn = turned(a, b)
    if turn:
        return not 0 <= (min(turn[0].days) - max(turn[1].days)).days <= REOPENS
    if a.night and b.night and len(a.days) == len(b.days) == 2:
        return a.days != b.days
    if _dated(a) and _dated(b):  # «с 3 по 9 марта», «с 5 по 11 марта»: neither can be a part of the other
        return not (a.days <= b.days or b.days <= a.days)
    return a.days.isdisjoint(b.days)


def turned(a: Happening, b: Happening) -> tuple[Happening, Happening] | None:
    """Does one say from which day it is otherwise, the other until which day it stays as it is: lessons resume from
    22 September, the school stays closed until the 21st? That of the change first."""
    for x, y in ((a, b), (b, a)):
        marks = (x.claim.marks, y.claim.marks)
        if "deadline" in marks[0] or "deadline" not in marks[1] or not LENGTHS.isdisjoint((*marks[0], *marks[1])):
            continue
        if _does(x, "resumes") and _does(y, "stays"):
            return x, y
    return None


def _does(h: Happening, what: str) -> bool:
    """Is the verb of its day one of a list of the pack?"""
    return cues.has(h.claim.predicate or "", h.claim.language, what, "turns")


def _dated(h: Happening) -> bool:
    """Are they several days by the dates of the first and the last?"""
    return "days" in h.claim.marks and sum(map(str.isdigit, re.split(r"\D+", h.claim.quote))) > 1


def matches(ledger: Ledger, found: Sequence[Happening], days: int) -> Iterator[Match]:
    """Pairs of happenings that are each other's best counterpart, at most `days` apart."""
    weights = Weights((h.claim.article, [t for t, _ in h.words]) for h in found)
    events = once.Events(found)
    best: dict[tuple[str, str], list[Match]] = {}
    bonds: dict[tuple[str, str], int] = {}
    for a, b in _near(found):
        articles = (a.claim.article, b.claim.article)
        if articles not in bonds:
            bonds[articles] = _bond(ledger, *articles)
        if bonds[articles] < 1:  # asked first: most pairs are of articles that nothing binds
            continue
        found_one = match(a, b, weights)
        if found_one and (judged := _judged(ledger, events, found_one, bonds[articles])):
            best.setdefault((a.claim.id, b.claim.article), []).append(judged)
            best.setdefault((b.claim.id, a.claim.article), []).append(judged)
    for (id, _), rivals in sorted(best.items()):
        top = max(rivals, key=_rank)
        first = top.a.claim.id == id
        other = top.b if first else top.a
        back = best[other.claim.id, (top.a if first else top.b).claim.article]
        if first and max(back, key=_rank) == top and _gap(top) <= once.window(ledger, top.a, top.b, days):
            yield top


def _rank(m: Match) -> tuple[bool, bool, bool, float]:
    """The better match is of one day, then surer, then not of a day and of what goes on since, then of more words that
    are more of the sentence."""
    events = [e for h in (m.a, m.b) if (e := h.claim.event)]
    firm = len(events) > 1 and events[0].start <= events[1].end and events[1].start <= events[0].end
    alike = ("since" in m.a.claim.marks) == ("since" in m.b.claim.marks)
    return firm, m.sure, alike, m.score * m.covered


def _gap(m: Match) -> int:
    """Days between the two, as they were read."""
    events = [e for h in (m.a, m.b) if (e := h.claim.event)]
    return abs((events[0].start - events[-1].start).days)


def _near(found: Sequence[Happening]) -> Iterator[tuple[Happening, Happening]]:
    """Pairs of different articles that share a word that is not everywhere, or each a night of one month long past."""
    index: dict[str, list[int]] = {}
    for n, h in enumerate(found):
        night = {f"night:{min(h.days).isoformat()[:7]}"} if h.night and h.claim.background else set()
        event = {k for o in h.occasions for k in (*o.keys, *(f"kin:{n}" for n in circle(o.keys)))}
        for key in sorted(h.keys | event | h.turns & set(STRICT) | night):
            index.setdefault(key, []).append(n)
    pairs = {p for numbers in index.values() if len(numbers) <= CROWD for p in combinations(numbers, 2)}
    for i, j in sorted(pairs):
        if found[i].claim.article != found[j].claim.article:
            yield found[i], found[j]


def parted(a: Happening, b: Happening) -> bool:
    """Are two happenings surely two: one of another turn, with a day it must be over by, elsewhere?"""
    # what is still to come is the next one, said or not
    if a.ahead != b.ahead or any((t in a.turns) != (t in b.turns) for t in STRICT if not (a.ahead and t == "next")):
        return True
    if a.claim.sentence == b.claim.sentence:  # a copy, its "yesterday" left as it was
        return True
    if ("deadline" in a.claim.marks) != ("deadline" in b.claim.marks) and not turned(a, b):
        return True
    if a.places and b.places and a.places.isdisjoint(b.places):
        return True
    return "first" in a.turns ^ b.turns and "second" in a.turns ^ b.turns


def match(a: Happening, b: Happening, weights: Weights | None = None) -> Match | None:
    """How two happenings meet; None where they are surely two."""
    if parted(a, b):
        return None
    weights = weights or Weights(())
    free = list(b.plain)
    score, things, names, figures = 0.0, 0, 0, 0
    for t, near in a.plain:
        other = None
        if not t.word.keys.isdisjoint(b.keys):
            other = next((u for u in free if not t.word.keys.isdisjoint(u[0].word.keys)), None)
        if other is None and not b.circles.isdisjoint(circle(t.word.keys)):
            other = next((u for u in free if close(t.word.keys, u[0].word.keys)), None)
        if other is None:
            continue
        free.remove(other)
        if min(near, other[1]) > NEAR[-1] and _counted_otherwise(a, t, b, other[0]):
            return None
        shared = t.word.keys & other[0].word.keys
        score += (weights.of(shared) if shared else CLOSE) * min(near, other[1])
        things += not t.name and (t.word.noun or other[0].word.noun or not (t.word.verbal and other[0].word.verbal))
        names += t.name
        figures += t.word.kind == "figure"
    size = min(sum(weights.of(t.word.keys) * near for t, near in h.plain if not _says_nothing(h, t)) for h in (a, b))
    event = one_of(a.occasions, b.occasions, a.ahead, a.claim.language == b.claim.language)
    return Match(a, b, score, _act(a, b), things, names, figures, score / max(size, 0.1), event)


def _says_nothing(h: Happening, t: Term) -> bool:
    """Is it the verb that only says that something took place?"""
    return h.idle and t.word.verbal and cues.has(t.word.norm, h.claim.language, "happens", "turns")


def _counted_otherwise(a: Happening, t: Term, b: Happening, u: Term) -> bool:
    """Do both count one thing and come to other numbers: 94 drones, 33 drones?"""
    figures = [_before(h, word) for h, word in ((a, t), (b, u))]
    return all(figures) and figures[0].isdisjoint(figures[1])


def _before(h: Happening, word: Term) -> frozenset[str]:
    """The figure right before a word, or with a word of addition between: "two more schools"."""
    ahead = [t.word for t, _ in h.words if t.start < word.start][-2:]
    if len(ahead) > 1 and cues.has(ahead[-1].norm, h.claim.language, "more", "turns"):
        ahead.pop()
    return ahead[-1].keys if ahead and ahead[-1].kind == "figure" else frozenset()


def _act(a: Happening, b: Happening) -> str:
    """Does the same happen? A verb of mere happening, none, and one that the thesaurus lacks leave it open."""
    one = a.claim.language == b.claim.language
    sides = [_own_words(h) for h in (a, b)]
    left, right = ([t.word for t in side if t.word.verbal and not t.name] for side in sides)
    words = [frozenset(k for t in side for k in t.word.keys) for side in sides]
    verbs = [frozenset(k for w in side for k in w.keys) for side in (left, right)]
    heads = [[w for w in side if _heads(w, h.claim)] for side, h in ((left, a), (right, b))]
    for h, mine, acts in ((a, left, right), (b, right, left)):
        if one and acts and not mine and (event := _carried_out(h)):  # "charged", "had a hearing on charges"
            return "one" if any(_in(w, event) for w in acts) else "other"
    if any(_in(w, verbs[1]) for w in left) or any(_in(w, words[1]) for w in heads[0]):
        return "one"
    if any(_in(w, words[0]) for w in heads[1]):
        return "one"
    if a.idle or b.idle:
        return "open"
    if not left or not right:
        return "unsaid"
    known = one or (any(w.known for w in left) and any(w.known for w in right))
    return "other" if known else "unknown"


def _heads(word: Word, claim: Claim) -> bool:
    """Is it the verb that the day belongs to?"""
    return f"{claim.language}:{claim.predicate}" in word.keys


def _in(word: Word, keys: frozenset[str]) -> bool:
    return not word.keys.isdisjoint(keys) or close(word.keys, keys)


def _own_words(h: Happening) -> list[Term]:
    """The words of its own stretch. Where it has a verb, without deeds that a preposition rules and that did not happen
    on that day: "hopes of finding were fading", "heard on charges"; not "killed in the blast"."""
    own = [t for t, near in h.words if near == NEAR[0] and t.plain]
    ruled, last = set(), None
    for t, _ in h.words:
        if last is not None and last.clause == t.clause and under(last, h.claim.language):
            ruled |= set() if _heads(t.word, h.claim) else {t.start}
        last = t
    free = [t for t in own if t.start not in ruled]
    return free if any(t.word.verbal and not t.name for t in free) else own


def _carried_out(h: Happening) -> frozenset[str]:
    """What is done, where the verb says only that it was: "had a hearing"."""
    if not cues.has(h.claim.predicate or "", h.claim.language, "gives", "turns"):
        return frozenset()
    return frozenset(k for o in h.occasions if o.firm and o.known for k in o.keys)


def _bond(ledger: Ledger, x: str, y: str) -> int:
    """How much binds two articles: their story, or the rare names and figures in both."""
    return max(STORY if _one_story(ledger, x, y) else 0, bonds.bond(ledger, x, y))


def _judged(ledger: Ledger, events: once.Events, m: Match, bond: int) -> Match | None:
    """The match, where enough meets for it to be one happening at all; the less binds the articles, the more must."""
    turn = bool(m.a.turns & m.b.turns & set(STRICT))
    if m.a.claim.background != m.b.claim.background and _gap(m) > LONG:
        return None  # the theft, the trial a year later
    if not m.agree and (once.apart(ledger, m.a, m.b, m.event) or once.contrast(ledger, m.a, m.b)):
        return None
    if COARSE in (*m.a.claim.marks, *m.b.claim.marks) and not _made(m):
        return None
    if m.event and once.surely(events, m.a, m.b, m.event, bond, m.things + m.names):
        return m._replace(sure=True)
    if m.act == "other" or (m.score < ENOUGH and not turn and not (m.a.night and m.b.night)):
        return None
    sure = _surely_one(ledger, m, bond)
    likely = m.things + m.names > (0 if m.act == "one" else 1)
    return m._replace(sure=sure) if sure or (likely and bond >= NAMES and m.covered >= LOOSE) else None


def _made(m: Match) -> bool:
    """Of two months or years: is it one making of one thing, or the beginning of it?"""
    return m.event is not None and (m.things + m.names > 0 or all(e.phase == BEGIN for e in m.event))


def _one_story(ledger: Ledger, x: str, y: str) -> bool:
    """Do two articles tell one story, and not only one topic as many others do?"""
    links = ledger.links
    if links is None or not links.one_story(x, y):
        return False
    return links.story_size(x) <= STORIES or links.stands_out(x, y)


def _surely_one(ledger: Ledger, m: Match, bond: int) -> bool:
    """Do enough words meet? The less binds the articles, the more must."""
    if not m.names and all(any(t.name for t, _ in h.plain) for h in (m.a, m.b)):
        return False  # each names a place or a person of its own
    if m.act == "unknown" and not m.figures:  # with one verb unknown it may be another chapter of the story
        return False
    if _called(m.a, m.b) or _called(m.b, m.a):
        return bond >= NAMES and (m.names > 0 or not m.a.places.isdisjoint(m.b.places))
    if bond < NAMES:
        enough = THINGS if m.act == "one" and min(m.things, m.names) > 1 else HALF
        return m.things + m.names >= (2 if m.act == "one" else 3) and m.covered >= enough
    if m.a.night and m.b.night:
        past = m.act == "open" and m.a.claim.background and m.b.claim.background
        return m.things > 0 or m.act == "one" or (past and _one_topic(ledger, m, TITLE))
    if m.a.turns & m.b.turns & set(STRICT):
        return m.things > 0 or m.act == "one" or (m.a.idle and m.b.idle and _one_topic(ledger, m))
    if m.act == "one":
        return m.covered >= (ACT if m.things + m.names > 1 else THINGS) and m.things + m.names > 0
    if m.things == 1:
        return m.act == "open" and m.names > 0 and m.covered >= HALF
    return m.things >= (2 if m.act == "open" else 3) and m.covered >= (THINGS if m.act == "open" else HALF)


def _called(a: Happening, b: Happening) -> bool:
    """ "The tragedy happened on Monday": does the other article open with what that may be?"""
    return a.named and b.mishap


def _one_topic(ledger: Ledger, m: Match, least: int = 1) -> bool:
    """Is what one sentence names ("the previous exchange") what the other article tells of in its headline?"""
    for own, other in ((m.a, m.b), (m.b, m.a)):
        article = ledger.articles[other.claim.article]
        title = {k for t in terms.of(article.title, article.language) if t.plain for k in t.word.keys if k[0] == "="}
        reach = NEAR[0] if least == 1 else NEAR[1]
        if sum(not title.isdisjoint(t.word.keys) for t, near in own.plain if near >= reach) >= least:
            return True
    return False
