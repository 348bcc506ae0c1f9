"""One thing counted twice in one article, sentences apart, and not alike: "17 flats were flooded … the tenants of the
19 flooded flats", "a 46-metre crane … the crane, 64 metres tall".

An article that gives two figures of one sort mostly speaks of two things. They are taken for one only where the second
points back, by "all", "these", an article or a participle that says what befell the first; where nothing else in the
article is of that sort; and where the two are near or a slip of one another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reconcile.check.across.compare import comparable, middle, one_noun, telling
from reconcile.check.ledger import Ledger
from reconcile.check.values import digits
from reconcile.check.values.counting import persons
from reconcile.check.values.wording import earlier_time, is_new, of_first, of_them, parts_of_day
from reconcile.check.within import passages
from reconcile.language import available, cues, load_pack
from reconcile.language.morphology import norm
from reconcile.link.names import name_key
from reconcile.model import Claim

NEAR = 0.35  # share by which the second may miss the first, if not by a slip
LEAST = 8  # a count smaller than this is told of many things
BESIDE = 40  # characters beside an age in which the name stands
LED = 24  # characters before a figure in which a word points back
POINTING = 2  # words before a figure of which one may point back
ANYBODY = ("person", "man")  # classes whose nouns are for any people
ODD = frozenset(
    {"each", "rate", "change", "difference", "multiple", "increment", "remainder", "vague", "old", "from", "among"}
)
AGE = "age"
MOST = 30  # figures of an article beyond which it is a table


def pairs(ledger: Ledger) -> list[tuple[Claim, Claim]]:
    """The figures of every article that count one thing and disagree, in order; reckoned once a run."""
    known: list[tuple[Claim, Claim]] | None = ledger.memo.get("told again")
    if known is None:
        known = [pair for article in ledger.by_article for pair in _of(ledger, article)]
        ledger.memo["told again"] = known
    return known


def _of(ledger: Ledger, article: str) -> list[tuple[Claim, Claim]]:
    figures = [c for c in ledger.figures(article) if c.part == "text"]
    if len(figures) > MOST:
        return []
    plain = [c for c in figures if _plain(c)]
    out = []
    for n, y in enumerate(plain):
        for x in plain[:n]:
            one = x.sentence_start < y.sentence_start and _one(ledger, x, y) and _alone(x, y, figures)
            if one and not _accounted_for(ledger, x, y):
                out.append((x, y))
    return out


def _accounted_for(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """ "23 had been taken off, including the five dead … the 18 who survived": does a figure beside either tell what
    they are apart, or stand both in one sentence: «1085 из 1550»?"""
    between = abs(middle(x) - middle(y))
    beside = ((s, c) for s in (x, y) for c in ledger.beside(s.article, s.sentence_start) if c.id not in (x.id, y.id))
    return any(c.unit == x.unit and c.low in (between, middle(y if s is x else x)) for s, c in beside)


def _plain(c: Claim) -> bool:
    """One exact number that is so, of the news and of all there is of its sort."""
    told = c.status == "asserted" and not c.whole and not (c.background or earlier_time(c) or is_new(c))
    size = c.unit is not None or (c.low or 0.0) >= LEAST
    return told and passages.exact(c) and size and not ODD & set(c.marks) and not of_them(c) and not of_first(c)


def _one(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """Do the words make the second what the first was, and the figures a slip or near it?"""
    a, b = middle(x), middle(y)
    if x.measure == y.measure == AGE:
        whose = _whose(ledger, x)
        return a != b and whose is not None and whose == _whose(ledger, y)
    if x.unit != y.unit or a == b or not (digits.exchanged(a, b) or abs(a - b) <= NEAR * max(a, b)):
        return False
    like = replace(y, qualifiers=x.qualifiers) if y.counted_class in ANYBODY else y  # fishermen are men
    return comparable(x, like) and not _two(x, y) and not parts_of_day(x, y) and _points_back(ledger, x, y)


def _whose(ledger: Ledger, c: Claim) -> str | None:
    """Whose age it is, by the name right beside it: "Rob Hale, 44", "44-year-old Hale", and not "at 19 he left"."""
    if "age" in c.marks:
        beside = passages.before(ledger, c, BESIDE).rstrip(" ,").split()[-2:]
    elif "-" in c.quote:
        beside = passages.after(ledger, c, BESIDE).split()[:2]
    else:
        return None
    near = tuple(norm(w) for w in beside if w[:1].isupper())
    people = [a for a in c.anchors if " " in a and any(w.startswith(norm(a.split()[-1])[:-1]) for w in near)]
    return " ".join(name_key(w) for w in people[0].split()) if len(people) == 1 else None


def _two(x: Claim, y: Claim) -> bool:
    """Has each its own voice, day or place?"""
    voices = bool(x.speaker and y.speaker) and x.speaker != y.speaker
    days = x.event is not None and y.event is not None and x.event != y.event
    return voices or days or bool(x.places and y.places and x.places != y.places)


def _points_back(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """ "All eleven men", "these 19 flats", "the 19 flooded flats": does the second speak of known ones?"""
    lead = f"{passages.since_last(ledger, y)[-LED:]} {y.quote.split()[0]}"
    told = cues.has(" ".join(lead.split()[-POINTING:]), y.language, "all_these")
    if told and persons(x) and y.counted_class in ANYBODY and x.qualifiers in ((), ("men",), ("military",)):
        return True
    if x.qualifiers != y.qualifiers or not x.counted or not one_noun(x, y):
        return False
    slip = digits.exchanged(middle(x), middle(y)) and x.predicate == y.predicate
    return told or _befallen(x, y) or _definite(ledger, y) or slip


def _definite(ledger: Ledger, y: Claim) -> bool:
    """ "The 19 flats": an article right before the number."""
    return cues.has(" ".join(passages.since_last(ledger, y).split()[-1:]), y.language, "definite")


def _befallen(x: Claim, y: Claim) -> bool:
    """Does a participle within the second say what the first tells: "19 flooded flats", where 17 were flooded?"""
    if y.language not in available() or not (telling(x) and x.measure == y.measure):
        return False
    morph = load_pack(y.language or "").morph
    inner = y.quote.split()[1:-1] or y.quote.split()[1:]
    return any(p.pos == "participle" for word in inner for p in morph.parses(norm(word.strip(",.;"))))


def _alone(x: Claim, y: Claim, figures: Sequence[Claim]) -> bool:
    """Is there no third figure of their sort, nor one that agrees with either?"""
    if x.measure == AGE:
        return not any(c.low in (x.low, y.low) and c.measure == AGE for c in figures if c is not x and c is not y)
    others = [c for c in figures if c is not x and c is not y and c.unit == x.unit]
    return not any((one_noun(c, x) and _same_act(c, x)) or (c.low in (x.low, y.low) and one_noun(c, y)) for c in others)


def _same_act(c: Claim, x: Claim) -> bool:
    return c.measure == x.measure and (c.measure is not None or c.predicate == x.predicate)
