"""Lists of parts that the wording makes complete: after a colon, "in all", "the rest", "no others"."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Sequence

from reconcile.check.ledger import Ledger
from reconcile.check.values.counting import PEOPLE, Likeness, likeness, named, persons, same_unit, sized
from reconcile.check.within import passages
from reconcile.language import available, cues, load_pack
from reconcile.language.morphology import norm
from reconcile.model import Claim

ITEM = 90  # characters from one figure of a list to the next
ROW = 80  # the same across sentences
OPENING = 60  # from the whole to the first of its parts
FAR_OPENING, LED = 120, 24  # the same where a colon stands not further before them than a verb
JOINED = 40
ALL = 44  # characters before or after a figure in which "in all" stands
REST = 18  # characters before a figure in which "the remaining" stands
BEFORE = 200  # characters from a whole to the list in which the rest is told
CLOSING = 160  # characters after a list in which it may be said that nothing is left out
NEARLY = 0.15  # share by which sorts of people may miss a whole told elsewhere, and still be meant as its parts
CLOSELY = 0.05  # the same where the wording leaves open that some are counted twice
SEXES = ("man", "woman", "child")  # counted classes
PARTITIONS = frozenset(
    frozenset(p.split()) for p in ("man woman", "man woman child", "adults child", "boys girls", "man woman boys girls")
)
_ELLIPSIS = re.compile(r"\s*(?:[—–]\s*)?\w{1,4}\s+(?P<how>[^\W\d_]+)(?:\s+(?P<noun>[^\W\d_]+))?\s*(?:[,.;:)]|\Z)")
_PLACED = re.compile(r"\s*[—–]\s*(?P<prep>\w{1,3})\s+[^\W\d_]+(?:\s[^\W\d_]+)?\s*(?:[,.;:)]|\Z)")
_APPOSED = re.compile(r"(?:\s[^\W\d_]+){0,2}\s?,\s*")  # "92 people on board, 86 passengers …"
_MARKED = re.compile(r"[\d,;:()—–]")
_DASH = re.compile(r"[^.,;:()]{0,25}\s[—–-]\s*\Z")


def complete(ledger: Ledger, whole: Claim, earlier: Sequence[Claim], following: Sequence[Claim]) -> tuple[Claim, ...]:
    """The parts of a whole that the article gives as all of them; none where it does not."""
    shared = {c.id for each in following if (c := of_so_many(ledger, each))}
    later = [c for c in following if same_unit(whole, c) and c.id not in shared]
    before = [c for c in earlier if same_unit(whole, c)]
    return next((tuple(parts) for parts in _told(ledger, whole, before, later) if _fit(whole, parts)), ())


def _told(ledger: Ledger, whole: Claim, earlier: Sequence[Claim], later: Sequence[Claim]) -> Iterator[list[Claim]]:
    """What each wording gives as all the parts, the surest wording first."""
    yield _opened(ledger, whole, later)
    yield _told_out_of(ledger, whole, later)
    yield _spared(ledger, whole, earlier, later)
    yield _in_all(ledger, whole, earlier)
    yield _with_the_rest(ledger, whole, later)
    yield _no_others(ledger, whole, later)
    yield _apposed(ledger, whole, later)
    yield _all_sorts(ledger, whole, later)


def _fit(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Are they several, each smaller than the whole and of its time?"""
    return len(parts) > 1 and all((p.low or 0) < (whole.low or 0) and one_time(whole, p, parts) for p in parts)


def one_time(whole: Claim, part: Claim, parts: Sequence[Claim]) -> bool:
    """Are the two told of one time? Parts and the rest are of that of their whole, whatever the verb says of them."""
    return part.background == whole.background or any(is_rest(p) for p in parts)


def is_rest(part: Claim) -> bool:
    return "remainder" in part.marks or cues.has(part.quote, part.language, "the_rest")


def of_so_many(ledger: Ledger, part: Claim) -> Claim | None:
    """ "100,000 for each of the eleven": how many get it stands right behind."""
    if "each" not in part.marks:
        return None
    behind = passages.within(ledger, part, part.end - 1, part.end + JOINED)[:1]
    gaps = [(c, passages.between(ledger, part, c)) for c in behind]
    told = [c for c, gap in gaps if not _MARKED.search(gap) and cues.has(gap, c.language, "out_of")]
    return told[0] if told and told[0].unit is None and told[0].sentence_start == part.sentence_start else None


def joined(ledger: Ledger, figures: Sequence[Claim]) -> bool:
    """Do figures follow one another in one sentence, as a list does?"""
    first = figures[0]
    ordered = sorted(figures, key=lambda c: c.start)
    return all(c.sentence_start == first.sentence_start and c.part == first.part for c in figures) and all(
        b.start - a.end <= ITEM for a, b in zip(ordered, ordered[1:], strict=False)
    )


def in_a_row(figures: Sequence[Claim]) -> bool:
    """Do they follow one another closely, if in two sentences: "114 people went to Ukraine. Nine …"?"""
    ordered = sorted(figures, key=lambda c: c.start)
    return all(b.start - a.end <= ROW for a, b in zip(ordered, ordered[1:], strict=False))


def opened(ledger: Ledger, whole: Claim, first: Claim) -> bool:
    """Does a mark or a word between the two open a list of parts?"""
    gap = passages.between(ledger, whole, first)
    marked = all_follow(gap, whole) or ("(" in gap and ")" not in gap)
    return marked or cues.has(gap, whole.language, "including") or cues.has(gap, whole.language, "of_them")


def all_follow(gap: str, whole: Claim) -> bool:
    """Does what stands between a whole and the first of its parts promise all of them: a colon, "made up of"?"""
    return ":" in gap or bool(_DASH.match(gap)) or cues.has(gap, whole.language, "consists")


def gapped(ledger: Ledger, whole: Claim, parts: Sequence[Claim]) -> bool:
    """ "44 go to junior classes, 21 — to senior ones": one verb, one noun, so that no one is counted twice.

    "In towns" and "in villages" do not say so ("44 sing in the choir, 31 in the band") unless they come near the whole.
    """
    ordered = sorted(parts, key=lambda c: c.start)
    near = abs(total_of(parts) - (whole.low or 0.0)) <= CLOSELY * (whole.low or 0.0)
    later = [not named(c) and (_noun_left_out(ledger, c) or (near and _placed(ledger, c))) for c in ordered[1:]]
    return joined(ledger, parts) and all(later)


def _placed(ledger: Ledger, c: Claim) -> bool:
    """«41 200 живут в городах, 25 100 — в сёлах»."""
    found = _PLACED.match(passages.after(ledger, c, passages.STRETCH))
    return found is not None and cues.has(found["prep"], c.language, "in")


def _noun_left_out(ledger: Ledger, c: Claim) -> bool:
    """Do a preposition and an adjective stand behind the figure, the noun left to those before?"""
    found = _ELLIPSIS.match(passages.after(ledger, c, passages.STRETCH))
    if found is None or c.language not in available():
        return False
    noun = found["noun"]
    if noun:
        return cues.has(noun, c.language, "ones")
    readings = load_pack(c.language or "").morph.parses(norm(found["how"]))
    return bool(readings) and readings[0].pos in ("adj", "participle")


def out_of(ledger: Ledger, whole: Claim) -> bool:
    """Does "out of" stand before a figure, or open its sentence: "из 35 мандатов", "Of the village's 320 houses"?"""
    if cues.has(passages.before(ledger, whole, 12), whole.language, "out_of"):
        return True
    lead = ledger.text(whole)[whole.sentence_start : whole.start]
    opens = cues.find(lead, whole.language, "out_of") if len(lead) <= JOINED and not _MARKED.search(lead) else None
    return opens is not None and opens.start() == 0


def here(whole: Claim, following: Sequence[Claim]) -> list[Claim]:
    """Those that stand in the sentence of the whole."""
    return [c for c in following if c.sentence_start == whole.sentence_start and c.part == whole.part]


def alike(whole: Claim, parts: Sequence[Claim]) -> bool:
    return all(likeness(whole, p) > Likeness.OTHER or p.whole == whole.id for p in parts)


def _sorts(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Can they be sorts of what the whole counts? Nouns of no known class may, where they come near it."""
    if alike(whole, parts):
        return True
    people = [persons(c) for c in (whole, *parts) if named(c)]
    near = abs(total_of(parts) - (whole.low or 0.0)) <= NEARLY * (whole.low or 0.0)
    return near and (not any(people) or all(people))


def left_open(ledger: Ledger, last: Claim) -> bool:
    """Is there a rest that no figure tells: "…, the rest are locals", "… and others"?"""
    tail = ledger.text(last)[last.end : last.sentence_start + len(last.sentence)]
    return any(cues.has(tail, last.language, name) for name in ("the_rest", "open"))


def others(ledger: Ledger, whole: Claim, parts: Sequence[Claim], at: int | None = None) -> bool:
    """Are there figures among the parts that were read as something else, so that the list is not understood?

    `at`: where the list begins, if not behind its whole."""
    inner = passages.within(ledger, whole, whole.start if at is None else at, parts[-1].start)
    return any(c.unit != "percent" and c not in parts and not _sizes(ledger, parts, c) for c in inner)


def _sizes(ledger: Ledger, parts: Sequence[Claim], c: Claim) -> bool:
    """ "14 batches: eight of 5 mg, four of 10 mg": does a figure only say what one of the counted is like?"""
    if c.unit is None or any(p.unit for p in parts):
        return False
    before = [p for p in parts if p.end <= c.start]
    return bool(before) and not _MARKED.search(passages.between(ledger, before[-1], c))


def _opened(ledger: Ledger, whole: Claim, following: Sequence[Claim]) -> list[Claim]:
    """ "214 человек: 120 детей и 94 взрослых", "48 people (30 adults, 18 children)": what is opened is all of them."""
    rest = [c for c in here(whole, following) if c.id != whole.whole]  # "1,160 of the 2,900: 740 here and 420 there"
    parts = _counted_off(ledger, whole, rest)
    if len(parts) < 2:
        return []
    gap = passages.between(ledger, whole, parts[0])
    end = whole.sentence_start + len(whole.sentence)
    if "(" in gap:
        closed = ledger.text(whole).find(")", parts[0].end, end)
        end = closed if closed >= 0 else end
        parts = [c for c in parts if c.start < end]
    tail = ledger.text(whole)[whole.end : end]
    most = FAR_OPENING if ":" in gap[-LED:] else OPENING
    if len(gap) > most or not (all_follow(gap, whole) or gap.endswith("(")) or not _sorts(whole, parts):
        return []
    room = cues.has(tail, whole.language, "including") or left_open(ledger, parts[-1])
    room = room or others(ledger, whole, parts, at=parts[0].start)
    return [] if room or not joined(ledger, parts) else parts


def _counted_off(ledger: Ledger, whole: Claim, parts: list[Claim]) -> list[Claim]:
    """ "1,900 at three sites: 760 in A, 640 in B and 400 in C": a count of the items of a list is none of them."""
    if len(parts) < 3 or not named(parts[0]) or likeness(whole, parts[0]) == Likeness.SAME:
        return parts
    own, items = all_follow(passages.between(ledger, whole, parts[0]), whole), parts[1:]
    listed_ = all_follow(passages.between(ledger, parts[0], items[0]), whole)
    return items if listed_ and not own and parts[0].low == len(items) else parts


def _told_out_of(ledger: Ledger, whole: Claim, following: Sequence[Claim]) -> list[Claim]:
    """ "Из 120 обменянных 70 военных и 50 гражданских": two parts joined by "and", told to be of one whole."""
    parts = here(whole, following)
    if len(parts) != 2 or not out_of(ledger, whole) or not alike(whole, parts):
        return []
    gap = passages.between(ledger, *parts)
    if left_open(ledger, parts[-1]):
        return []
    return parts if len(gap) <= JOINED and and_joins(gap, whole) else []


def and_joins(gap: str, whole: Claim) -> bool:
    """Does "and" join what stands on either side of the gap: one of its last two words?"""
    return cues.has(" ".join(gap.split()[-2:]), whole.language, "and")


def _spared(ledger: Ledger, whole: Claim, earlier: Sequence[Claim], following: Sequence[Claim]) -> list[Claim]:
    """ "Of 320 houses 84 burned down and 246 survived": what befell the ones, and the others escaped."""
    part = [c for c in earlier[-1:] if c.whole == whole.id]  # "84 of the 320 houses burned down, 246 survived"
    parts = [*part, *here(whole, following)[: 2 - len(part)]]
    if len(parts) < 2 or not (part or out_of(ledger, whole)) or not joined(ledger, parts) or not alike(whole, parts):
        return []
    told = [any(cues.has(text, c.language, "spared") for text in passages.stretch(ledger, c)) for c in parts]
    near = abs(total_of(parts) - (whole.low or 0.0)) <= NEARLY * (whole.low or 0.0)
    return parts if told == [False, True] and near and not left_open(ledger, parts[-1]) else []


def _in_all(ledger: Ledger, whole: Claim, earlier: Sequence[Claim]) -> list[Claim]:
    """ "92 soldiers, 51 sailors and 32 guards, making 165 in all": the whole sums up what stands before it."""
    here = [c for c in earlier if c.sentence_start == whole.sentence_start]
    if not here or not joined(ledger, [*here, whole]):
        return []
    if named(whole):  # "14 volunteers gave out 600 parcels and 450 kits": the list begins with what is counted
        own = list(itertools.takewhile(lambda c: alike(whole, [c]), reversed(here)))[::-1]
        # "102 countries for it, 13 against, 41 abstained; 166 delegations voted in all": one noun may stand for another
        here = here if len(here) > 2 and own == here[1:] and _sorts(whole, here) else own
    if len(here) < 2:
        return []
    led = passages.between(ledger, here[-1], whole)[-ALL:] + whole.quote
    told = cues.has(led, whole.language, "in_all") or cues.has(
        passages.after(ledger, whole, ALL), whole.language, "in_all"
    )
    return here if told and not left_open(ledger, here[-1]) else []


def _with_the_rest(ledger: Ledger, whole: Claim, following: Sequence[Claim]) -> list[Claim]:
    """ "94 drones. 71 were shot down, 15 vanished and the remaining eight struck": the last part is the rest."""
    for n, last in enumerate(following[: passages.MOST_LISTED]):
        lead = passages.before(ledger, last, REST) + last.quote
        if "remainder" in last.marks or cues.has(lead, last.language, "the_rest"):
            parts = list(following[: n + 1])
            if len(parts) < 2 or not _about(whole, parts) or not alike(whole, parts[:-1]):
                return []
            close = parts[0].start - whole.end <= BEFORE
            row = joined(ledger, parts) or (out_of(ledger, whole) and _opens_next(ledger, parts))
            return parts if close and row or math.isclose(total_of(parts), whole.low or 0.0) else []
    return []


def _opens_next(ledger: Ledger, parts: Sequence[Claim]) -> bool:
    """ "Of 12,000 passengers 8,000 have left. The remaining 4,000 …": does the rest open the sentence after?"""
    last = parts[-1]
    gap = last.start - parts[-2].end
    return joined(ledger, parts[:-1]) and last.start - last.sentence_start <= REST and gap <= BEFORE


def total_of(parts: Sequence[Claim]) -> float:
    return sum(p.low or 0.0 for p in parts)


def _about(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Are the parts of the whole's size, and not those of the first of them?"""
    total = total_of(parts)
    own = total == 2 * (parts[0].low or 0.0)
    return not own and (whole.low or 0.0) / 2 <= total <= 2 * (whole.low or 0.0)


def _no_others(ledger: Ledger, whole: Claim, following: Sequence[Claim]) -> list[Claim]:
    """ "56 houses. The fire took 40 in Harlow and 12 in Brint; there were no other losses." """
    if not following:
        return []
    parts = [c for c in following if c.sentence_start == following[0].sentence_start]
    closing = ledger.text(whole)[parts[-1].end : parts[-1].end + CLOSING]
    if not joined(ledger, parts) or not alike(whole, parts):
        return []
    beside = parts[0].sentence_start == whole.sentence_start and sized(whole.unit)
    if beside and not opened(ledger, whole, parts[0]):
        return []  # "14 million from tickets, 9 from snacks and 6 from adverts, nothing else": the first of the list
    return parts if cues.has(closing, whole.language, "no_others") else []


def _apposed(ledger: Ledger, whole: Claim, following: Sequence[Claim]) -> list[Claim]:
    """ "11 items, seven paintings and five icons": the whole is a word for any thing, or for people of two sorts."""
    parts = list(itertools.takewhile(lambda c: c.sentence_start == whole.sentence_start and named(c), following))
    general = named(whole) and (
        cues.has(whole.counted or "", whole.language, "things") or whole.counted_class == PEOPLE
    )
    if (
        len(parts) < 2
        or whole.whole
        or not general
        or not _APPOSED.fullmatch(passages.between(ledger, whole, parts[0]))
    ):
        return []
    nouns = {whole.counted, *(p.counted for p in parts)}
    closed = and_joins(passages.between(ledger, *parts[-2:]), whole)
    if not closed or len(nouns) <= len(parts) or not alike(whole, parts) or left_open(ledger, parts[-1]):
        return []
    return parts if joined(ledger, parts) else []


def _all_sorts(ledger: Ledger, whole: Claim, following: Sequence[Claim]) -> list[Claim]:
    """ "48 people were saved: … The rescued are 27 men, 14 women and nine children": all sorts of people there are."""
    if not persons(whole) or sort(whole) in SEXES:
        return []
    at = next((n for n, c in enumerate(following) if sort(c)), len(following))
    first = following[at : at + 1]
    parts = [c for c in following[at:] if sort(c) and c.sentence_start == first[0].sentence_start] if first else []
    sorts = frozenset(sort(c) or "" for c in parts)
    if sorts not in PARTITIONS or len(sorts) < len(parts) or not joined(ledger, parts) or len(following[:at]) > 1:
        return []
    gap, off = passages.between(ledger, whole, parts[0]), total_of(parts) - (whole.low or 0.0)
    known = {whole.measure, *(p.measure for p in parts)} - {None}
    one = len(known) < 2 and (whole.measure is not None or not following[:at])
    partial = whole.measure is None or cues.has(gap, whole.language, "including") or left_open(ledger, parts[-1])
    fits = one and abs(off) <= NEARLY * (whole.low or 0.0) and not (partial and off < 0)
    return parts if fits and len(gap) <= BEFORE else []


def sort(c: Claim) -> str | None:
    """Which sort of people a figure counts, of those that make up all: man, woman, child, adult, boy, girl."""
    told = next((s for s in ("adults", "boys", "girls") if cues.has(c.counted or "", c.language, s)), None)
    return told or (c.counted_class if named(c) and c.counted_class in SEXES else None)
