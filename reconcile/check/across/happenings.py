"""What happened on the days that articles name, and which of two articles' happenings are one.

A happening is a dated statement with the words of its sentence, those nearest to the date counting most. Two are taken
for one where what happens and what it happens to both meet, in articles bound by their story or by rare names; where
one of several is told ("the previous exchange"), the same one must be. Each happening has one best counterpart in
another article, and only the best on both sides count.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from reconcile.check.ledger import Ledger, order
from reconcile.check.speech import terms
from reconcile.check.speech.terms import Term, Weights, Word
from reconcile.language import cues
from reconcile.language.kin import near as close
from reconcile.model import Claim

DAY, WEEK = dt.timedelta(days=1), dt.timedelta(days=7)
NEAR = (1.0, 0.8, 0.6)  # what a word counts that stands in the date's own clause, in the next one, in one further off
TURNS = ("last", "next", "first", "second")
STRICT = ("last", "next")  # told of both or of neither
AROUND = 50  # characters on either side of a date that tell whether something went on
LEAST = 2  # words that say what happened; fewer stand in a dateline
CLOSE = 0.5  # what two words count that are only near in meaning
CROWD = 80  # happenings that share a word, beyond which the word tells nothing
ACT, THINGS, HALF = 0.3, 0.4, 0.5  # share of the shorter sentence that must meet: where what happens meets; where it is
# left open; and where a verb is not known, or little binds the articles
ENOUGH = 1.0  # the weight of the words that meet, below which they are those of any article of the topic
STORIES = 12  # articles of a story, beyond which it may be a topic
LOOSE = 0.2  # share from which a happening may be the same one, where it is dated alike
NAMES, STORY = 2, 3  # rare names and figures that bind two articles; what a story that linking found is worth


class Happening(NamedTuple):
    """A day an article names, and what is told of it."""

    claim: Claim
    days: frozenset[dt.date]  # on which it may have been: a night belongs to two
    night: bool
    words: tuple[tuple[Term, float], ...]  # with what each counts
    turns: frozenset[str]
    places: frozenset[str]  # that its sentence names and the table knows
    ahead: bool  # still to come when it was told
    idle: bool  # it is only said to have happened, to be planned, or to go on

    @property
    def plain(self) -> list[tuple[Term, float]]:
        """Words that can tell one happening from another."""
        return [(t, near) for t, near in self.words if t.plain]


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
    sure: bool = False  # enough meets to say that it is one happening

    @property
    def agree(self) -> bool:
        """Can both mean one day?"""
        return not conflict(self.a, self.b)


def happenings(ledger: Ledger, claims: Iterable[Claim]) -> list[Happening]:
    """Those of dated statements in the body, days of mere speaking and datelines left out."""
    dated = [c for c in claims if c.event and c.part == "text"]
    by_sentence: dict[tuple[str, int], list[Claim]] = {}
    for c in dated:
        by_sentence.setdefault((c.article, c.sentence_start), []).append(c)
    out = []
    for group in by_sentence.values():
        words = terms.of(group[0].sentence, group[0].language)
        spans = [(c.start - c.sentence_start, c.end - c.sentence_start) for c in group]
        rest = [t for t in words if not any(a <= t.start < b for a, b in spans)]
        own = [_own(words, rest, a, b) for a, b in spans]
        for n, c in enumerate(group):
            if not (_told(ledger, c) or _goes_on(c) or _of_the_speaker(ledger, c)):
                found = _happening(c, rest, own, n)
                if len(found.plain) >= LEAST and not all(t.name for t, _ in found.plain):
                    out.append(found)
    return sorted(out, key=lambda h: order(h.claim))


def _told(ledger: Ledger, claim: Claim) -> bool:
    """Is it the day on which somebody said what the sentence reports? What stands in the report is no such day."""
    if "told" not in claim.marks:
        return False
    end = claim.sentence_start + len(claim.sentence)
    near = [
        (max(start - claim.end, claim.start - start), a)
        for a in ledger.attributions.get(claim.article, ())
        if (start := a.cue_start) is not None and claim.sentence_start <= start < end
    ]
    if not near:
        return False
    _, a = min(near, key=lambda pair: (pair[0], pair[1].start))
    aside = a.start <= (a.cue_start or 0) < a.end  # "two people died, the mayor said on Friday, in the flood"
    return aside or not a.start <= claim.start < a.end


def _of_the_speaker(ledger: Ledger, claim: Claim) -> bool:
    """Is it a day by which a speaker counts, who may have spoken on another day than that of the article: "today"?"""
    if any(ch.isdigit() for ch in claim.quote):
        return False
    told = ledger.attributions.get(claim.article, ())
    return any(a.form == "direct" and a.start <= claim.start < a.end for a in told)


def _goes_on(claim: Claim) -> bool:
    """Is it the day of a count, or one of several of something that went on before?"""
    if "night" in claim.marks:
        return False
    near = claim.sentence[max(0, claim.start - claim.sentence_start - AROUND) :][: 2 * AROUND + len(claim.quote)]
    grown = claim.predicate is not None and cues.has(claim.predicate, claim.language, "growth")
    return grown or cues.has(near, claim.language, "goes_on", "turns")


def _own(words: Sequence[Term], rest: Sequence[Term], start: int, end: int) -> frozenset[int]:
    """The stretches between marks that a date belongs to: its own, or where it stands alone the one after it too."""
    here = {t.clause for t in words if start <= t.start < end}
    if here and not any(t.plain and t.clause in here for t in rest):
        here.add(max(here) + 1)
    return frozenset(here)


def _far(term: Term, own: frozenset[int]) -> int:
    """How many stretches a word stands from a date's own."""
    return min((abs(term.clause - c) for c in own), default=len(NEAR))


def _happening(claim: Claim, words: Sequence[Term], own: Sequence[frozenset[int]], n: int) -> Happening:
    near = []
    for t in words:
        far = _far(t, own[n])
        if all(far <= _far(t, other) for i, other in enumerate(own) if i != n):
            near.append((t, NEAR[min(far, len(NEAR) - 1)]))
    text = claim.sentence
    at = claim.start - claim.sentence_start
    bare = text[:at] + " " + text[at + len(claim.quote) :]
    turns = frozenset(turn for turn in TURNS if _turned(near, claim.language, turn))
    start = claim.event.start if claim.event else dt.date.min
    ahead = claim.published is not None and start > claim.published
    idle = cues.has(bare, claim.language, "happens", "turns")
    night, places = "night" in claim.marks, terms.places(words, claim.language)
    return Happening(claim, _days(claim), night, tuple(near), turns, places, ahead, idle)


def _days(claim: Claim) -> frozenset[dt.date]:
    """The days on which something told for this one may have been."""
    assert claim.event
    start, end = claim.event.start, claim.event.end
    if "week" in claim.marks:  # "on Friday" may be the last one or the next
        return frozenset((start - WEEK, start, start + WEEK))
    if "night" not in claim.marks or start < end:
        return frozenset((start, end))
    before = claim.published is not None and start < claim.published
    return frozenset((start, start + DAY)) if before else frozenset((start - DAY, start, start + DAY))


def _turned(near: Sequence[tuple[Term, float]], language: str | None, turn: str) -> bool:
    """Is it the last, the next of several? "Next year" says nothing of what happened."""
    following = [*(t.word.kind for t, _ in near[1:]), "plain"][: len(near)]
    return any(
        weight >= NEAR[1] and after != "small" and cues.has(t.word.norm, language, turn, "turns")
        for (t, weight), after in zip(near, following, strict=True)
    )


def conflict(a: Happening, b: Happening) -> bool:
    """Do two happenings name days that cannot be one? Two nights are one only if both their days are."""
    if a.night and b.night and len(a.days) == len(b.days) == 2:
        return a.days != b.days
    return a.days.isdisjoint(b.days)


def matches(ledger: Ledger, found: Sequence[Happening], days: int) -> Iterator[Match]:
    """Pairs of happenings that are each other's best counterpart, at most `days` apart."""
    weights = Weights((h.claim.article, [t for t, _ in h.words]) for h in found)
    best: dict[tuple[str, str], list[Match]] = {}
    for a, b in _near(found):
        found_one = match(a, b, weights)
        if found_one and (judged := _judged(ledger, found_one)):
            best.setdefault((a.claim.id, b.claim.article), []).append(judged)
            best.setdefault((b.claim.id, a.claim.article), []).append(judged)
    for (id, _), rivals in sorted(best.items()):
        top = max(rivals, key=_rank)
        first = top.a.claim.id == id
        other = top.b if first else top.a
        back = best[other.claim.id, (top.a if first else top.b).claim.article]
        if first and max(back, key=_rank) == top and _gap(top) <= days:
            yield top


def _rank(m: Match) -> tuple[bool, bool, float]:
    """The better match is of one day, then surer, then of more words that are more of the sentence."""
    events = [e for h in (m.a, m.b) if (e := h.claim.event)]
    firm = len(events) > 1 and events[0].start <= events[1].end and events[1].start <= events[0].end
    return firm, m.sure, m.score * m.covered


def _gap(m: Match) -> int:
    """Days between the two, as they were read."""
    events = [e for h in (m.a, m.b) if (e := h.claim.event)]
    return abs((events[0].start - events[-1].start).days)


def _near(found: Sequence[Happening]) -> Iterator[tuple[Happening, Happening]]:
    """Pairs of different articles that share a word that is not everywhere."""
    index: dict[str, list[int]] = {}
    for n, h in enumerate(found):
        for key in sorted({k for t, _ in h.plain for k in t.word.keys} | h.turns & set(STRICT)):
            index.setdefault(key, []).append(n)
    pairs = {p for numbers in index.values() if len(numbers) <= CROWD for p in combinations(numbers, 2)}
    for i, j in sorted(pairs):
        if found[i].claim.article != found[j].claim.article:
            yield found[i], found[j]


def match(a: Happening, b: Happening, weights: Weights | None = None) -> Match | None:
    """How two happenings meet; None where they are surely two."""
    if a.ahead != b.ahead or any((t in a.turns) != (t in b.turns) for t in STRICT):
        return None
    if a.claim.sentence == b.claim.sentence:  # a copy, its "yesterday" left as it was
        return None
    if ("deadline" in a.claim.marks) != ("deadline" in b.claim.marks):
        return None
    if a.places and b.places and a.places.isdisjoint(b.places):
        return None
    if "first" in a.turns ^ b.turns and "second" in a.turns ^ b.turns:
        return None
    weights = weights or Weights(())
    free = b.plain
    score, things, names, figures = 0.0, 0, 0, 0
    for t, near in a.plain:
        other = next((u for u in free if not t.word.keys.isdisjoint(u[0].word.keys)), None)
        other = other or next((u for u in free if close(t.word.keys, u[0].word.keys)), None)
        if other is None:
            continue
        free.remove(other)
        if _counted_otherwise(a, t, b, other[0]):
            return None
        shared = t.word.keys & other[0].word.keys
        score += (weights.of(shared) if shared else CLOSE) * min(near, other[1])
        things += not t.name and not (t.word.verbal and other[0].word.verbal)
        names += t.name
        figures += t.word.kind == "figure"
    size = min(sum(weights.of(t.word.keys) * near for t, near in h.plain) for h in (a, b))
    return Match(a, b, score, _act(a, b), things, names, figures, score / max(size, 0.1))


def _counted_otherwise(a: Happening, t: Term, b: Happening, u: Term) -> bool:
    """Do both count one thing and come to other numbers: 94 drones, 33 drones?"""
    figures = [_before(h, word) for h, word in ((a, t), (b, u))]
    return all(figures) and figures[0] != figures[1]


def _before(h: Happening, word: Term) -> str:
    """The figure right before a word."""
    ahead = [t for t, _ in h.words if t.start < word.start]
    return ahead[-1].word.norm if ahead and ahead[-1].word.kind == "figure" else ""


def _act(a: Happening, b: Happening) -> str:
    """Does the same happen? A verb of mere happening, none, and one that the thesaurus lacks leave it open."""
    one = a.claim.language == b.claim.language
    left, right = ([t.word for t, near in h.plain if near == NEAR[0] and _is_act(t)] for h in (a, b))
    words = [frozenset(k for t, near in h.plain if near == NEAR[0] for k in t.word.keys) for h in (a, b)]
    verbs = [frozenset(k for w in side for k in w.keys) for side in (left, right)]
    heads = [[w for w in side if _heads(w, h.claim)] for side, h in ((left, a), (right, b))]
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


def _is_act(t: Term) -> bool:
    return t.word.verbal and not t.name


def _judged(ledger: Ledger, m: Match) -> Match | None:
    """The match, where the articles are bound together and enough meets for it to be one happening at all."""
    x, y = m.a.claim, m.b.claim
    bond = max(STORY if _one_story(ledger, x.article, y.article) else 0, terms.bond(ledger, x.article, y.article))
    turn = bool(m.a.turns & m.b.turns & set(STRICT))
    if m.act == "other" or bond < 1 or (m.score < ENOUGH and not turn and not (m.a.night and m.b.night)):
        return None
    sure = _surely_one(ledger, m, bond)
    likely = m.things + m.names > (0 if m.act == "one" else 1)
    return m._replace(sure=sure) if sure or (likely and bond >= NAMES and m.covered >= LOOSE) else None


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
    if bond < NAMES:
        return m.things + m.names >= (2 if m.act == "one" else 3) and m.covered >= HALF
    if m.a.night and m.b.night:
        return m.things > 0 or m.act == "one"
    if m.a.turns & m.b.turns & set(STRICT):
        return m.things > 0 or m.act == "one" or (m.a.idle and m.b.idle and _one_topic(ledger, m))
    if m.act == "one":
        return m.covered >= (ACT if m.things + m.names > 1 else THINGS) and m.things + m.names > 0
    if m.things == 1:
        return m.act == "open" and m.names > 0 and m.covered >= HALF
    return m.things >= (2 if m.act == "open" else 3) and m.covered >= (THINGS if m.act == "open" else HALF)


def _one_topic(ledger: Ledger, m: Match) -> bool:
    """Is what one sentence names ("the previous exchange") what the other article tells of in its headline?"""
    for own, other in ((m.a, m.b), (m.b, m.a)):
        article = ledger.articles[other.claim.article]
        title = {k for t in terms.of(article.title, article.language) if t.plain for k in t.word.keys if k[0] == "="}
        if any(not title.isdisjoint(t.word.keys) for t, near in own.plain if near == NEAR[0]):
            return True
    return False
