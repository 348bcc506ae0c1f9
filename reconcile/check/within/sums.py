"""Which figures of an article are parts of which: those that add up, and lists that the wording makes complete."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reconcile.check.ledger import Ledger, quantities
from reconcile.check.values import intervals
from reconcile.check.values.counting import Likeness, likeness, persons, same_unit, sized
from reconcile.check.values.intervals import Interval
from reconcile.check.within import differences, listed, outcomes, overfull, passages, rates, steps, summed, tallies
from reconcile.language import cues
from reconcile.model import Claim

MOST_REST = 3  # figures after a marked part that may be the rest of its whole
# How large a whole must be for its parts not to add up by chance, by how alike they are: in one sentence, and across
LEAST = {Likeness.SAME: (5, 12), Likeness.OPEN: (8, 20), Likeness.OTHER: (40, math.inf)}

LARGE = 50  # a whole this large may have parts in sentences that follow one another


SIDES = 30  # characters behind a figure in which "from each side" stands


class Listing(NamedTuple):
    """Parts of one whole as an article lists them.

    `complete`: the wording says that nothing is left over. `apart`: that nothing is counted twice. `besides`: members
    told without a number, one of each ("and the driver").
    """

    whole: Claim
    parts: tuple[Claim, ...]
    complete: bool
    apart: bool = False
    besides: int = 0


def listings(ledger: Ledger, claims: Sequence[Claim]) -> list[Listing]:
    """Every list of parts among figures of one article, the surest first; of all its figures reckoned once a run."""
    article = claims[0].article if claims else ""
    if len(claims) < len(quantities(ledger.by_article.get(article, ()))):
        return list(_listings(ledger, claims))
    known: dict[str, list[Listing]] = ledger.memo.setdefault("listings", {})
    if article not in known:
        known[article] = list(_listings(ledger, claims))
    return known[article]


def _listings(ledger: Ledger, claims: Sequence[Claim]) -> Iterator[Listing]:
    """Those that add up, those told to be complete, marked parts."""
    marked: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.whole:
            marked.setdefault(claim.whole, []).append(claim)
    body = [c for c in claims if c.part == "text" and passages.addable(c) and "implied" not in c.marks]
    counts = [c for c in claims if c.part == "text" and (c.unit is None or sized(c.unit)) and "implied" not in c.marks]
    starts = [c.start for c in body]  # they stand in order, so that only those within reach are looked at
    wholes = []
    each = sum("each" in c.marks for c in body)  # "120 freed by each side … 310 a side": of several, one may be a sum
    for n, c in enumerate(body):
        if c.low == c.high and (c.low or 0) >= 2:
            first = bisect_left(starts, c.start - passages.REACH)
            wholes.append((c, body[first:n], body[n + 1 : bisect_right(starts, c.start + passages.REACH)]))
    sure = [found for found in wholes if "each" not in found[0].marks or each > 1]
    told = {whole.id: listed.complete(ledger, whole, *around) for whole, *around in sure}
    for whole, _, later in sure:
        told[whole.id] = told[whole.id] or tuple(tallies.find(ledger, whole, later))
    inside: dict[str, str] = {}
    for whole, *_ in wholes:
        if whole.id in inside and all(p.id in inside for p in told.get(whole.id, ())):
            told[whole.id] = ()  # "36 buses: 19 go north, 11 south, the other six stay" lists the parts of 36, not 19
        inside |= {part.id: whole.id for part in told.get(whole.id, ())}
    known = {whole.id: whole for whole, *_ in wholes}
    yield from _apart(ledger, body, told)
    sound = {p: w for p, w in inside.items() if _sound(ledger, known[w], told[w])}
    for whole, earlier, later in wholes:
        within = [c for c in later if not inside.get(whole.id) or inside.get(c.id) != inside[whole.id]]
        for found in (*_sums(ledger, whole, within, body), *_sums(ledger, whole, earlier, body)):
            if not _by_chance(found, told.get(whole.id, ()), sound):
                yield found
        yield from _rest(ledger, whole, marked.get(whole.id, ()), body)
    for whole, parts_ in outcomes.find(ledger, claims):
        yield Listing(whole, parts_, True)
    for larger, *less in (*differences.find(ledger, claims, body), *steps.apart(ledger, counts)):
        yield Listing(larger, tuple(less), True)
    for whole, _, later in wholes:
        parts = told.get(whole.id, ())
        if parts and (_one_state(whole, parts) or adds_up(ledger, whole, parts)):
            if (ones := tallies.companions(ledger, parts, whole)) is not None:
                yield Listing(whole, parts, True, besides=0 if adds_up(ledger, whole, parts) else ones)
        elif too_much := overfull.find(ledger, whole, later):
            yield Listing(whole, too_much, False, True)
        by_place = _by_place(ledger, whole, later)
        if by_place:
            yield by_place
        parts = tuple(p for p in marked.get(whole.id, ()) if passages.addable(p))
        if len(parts) > 1:
            rest = any(cues.has(passages.before(ledger, p), p.language, "rest") for p in parts)
            yield Listing(whole, parts, rest, listed.gapped(ledger, whole, parts))


def _apart(ledger: Ledger, body: Sequence[Claim], told: dict[str, tuple[Claim, ...]]) -> Iterator[Listing]:
    """Lists whose whole is told in another sentence, as far as they are no parts of another whole."""
    known = {p.id for parts in told.values() for p in parts}
    for whole, parts in summed.find(ledger, body):
        if not told.get(whole.id) and not any(p.id in known or told.get(p.id) for p in parts):
            yield Listing(whole, parts, True)


def _sound(ledger: Ledger, whole: Claim, parts: Sequence[Claim]) -> bool:
    """Does a list come to its whole, or open with a mark that says so?"""
    return bool(parts) and (
        adds_up(ledger, whole, parts) or listed.all_follow(passages.between(ledger, whole, parts[0]), whole)
    )


def _by_chance(found: Listing, told: Sequence[Claim], inside: dict[str, str]) -> bool:
    """Does a sum hold a figure and its own part, or the list of a sentence and a figure of the next?"""
    ids = {found.whole.id, *(p.id for p in found.parts)}
    nested = any(inside.get(p.id) in ids - {found.whole.id} for p in found.parts)
    if len(found.parts) > 2:  # what a part is of was guessed, and two that come out know better
        nested = nested or any(p.whole in ids - {found.whole.id} for p in found.parts)
    if found.whole.unit and any(p.unit is None and inside.get(p.id, found.whole.id) not in ids for p in found.parts):
        return True  # "nine of 5 mg, five of 10 mg": batches of another whole are no milligrams
    spilt = (
        set(told) < set(found.parts) and found.parts[-1].sentence_start != told[-1].sentence_start if told else False
    )
    return nested or spilt


def _one_state(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Is what may come to be kept apart from what is?"""
    states = {c.status for c in (whole, *parts)}
    if "hypothetical" not in states or states <= {"hypothetical", "planned"}:
        return True  # "310 families can count on aid: 190 will get money for windows"
    return len(states) == 1 or any(
        listed.is_rest(p) for p in parts
    )  # "the remaining 126 can be mended": there are so many


def _rest(ledger: Ledger, whole: Claim, marked: Sequence[Claim], body: Sequence[Claim]) -> Iterator[Listing]:
    """ "17 из 23 школ …, еще в шести": a part that the wording marks, and those that follow, make the whole."""
    for part in marked:
        first = bisect_right(body, max(part.start, whole.start), key=_start)
        following = body[first : bisect_right(body, part.start + passages.REACH, key=_start)]
        of_one_noun = [c for c in following if likeness(part, c) == Likeness.SAME]
        for found in (following, of_one_noun):
            for end in range(1, min(len(found), MOST_REST) + 1):
                run = [part, *found[:end]]
                if all(c.unit == whole.unit for c in run) and exact(whole, run) and _equals(ledger, whole, run):
                    yield Listing(whole, tuple(run), True)
                    return


def _sums(ledger: Ledger, whole: Claim, close: Sequence[Claim], body: Sequence[Claim]) -> Iterator[Listing]:
    """Runs of neighbouring figures that add up to the whole."""
    close = [c for c in close if same_unit(whole, c) and listed.one_time(whole, c, close) and _counts(c)]
    fits = [exact(whole, [c]) for c in close]
    for start in range(len(close)):
        reached = 0.0
        for end in range(start, min(len(close), start + passages.MOST_LISTED)):
            if not fits[end] or reached > (whole.low or 0.0):
                break
            reached += (close[end].low or 0.0) * times(ledger, close[end])
            run = close[start : end + 1]
            several = len(run) > 1 or times(ledger, run[0]) > 1  # "190 prisoners, 95 from each side"
            told = telling(ledger, whole, run) or tallies.behind(ledger, whole, run)
            if several and _same(reached, whole) and (told or _summed_up(ledger, whole, run, close)):
                if not _among_peers(ledger, whole, run, body) and not _skips(whole, run, close[:start]):
                    yield Listing(whole, tuple(run), True)


def _counts(c: Claim) -> bool:
    """Is it no difference, which is no part of anything: "64 votes, nine more than the 55 required"?"""
    return "difference" not in c.marks


def _skips(whole: Claim, run: Sequence[Claim], before: Sequence[Claim]) -> bool:
    """ "Of 6.6 billion the state gives 4.1, the region 2.7. So far 3.9 came": does a run go on in another sentence, and
    leave out a figure in that of the whole?"""
    passed = any(whole.start < c.start and c.sentence_start == whole.sentence_start for c in before)
    return passed and run[0].sentence_start == whole.sentence_start != run[-1].sentence_start


def _equals(ledger: Ledger, whole: Claim, parts: Sequence[Claim]) -> bool:
    return _same(sum((p.low or 0.0) * times(ledger, p) for p in parts), whole)


def _same(reached: float, whole: Claim) -> bool:
    return math.isclose(reached, whole.low or 0.0, rel_tol=1e-9)


def telling(ledger: Ledger, whole: Claim, parts: Sequence[Claim]) -> bool:
    """Would chance rarely give this sum? Small figures add up too easily unless one sentence holds them."""
    if all(p.whole == whole.id for p in parts):
        return True
    alike = min(likeness(whole, p) for p in parts)
    of_one_kind = all(likeness(parts[0], p) for p in parts[1:])
    if alike == Likeness.OTHER and of_one_kind and listed.out_of(ledger, whole):
        alike = Likeness.OPEN  # "из 35 мандатов … 20 депутатов, ещё 15": told to be out of the whole
    together = len({p.sentence_start for p in (whole, *parts)}) == 1
    in_list = listed.joined(ledger, parts)
    if alike == Likeness.OPEN and not in_list and (whole.low or 0.0) >= LARGE:
        in_list = listed.in_a_row(parts)
    if alike < Likeness.SAME and not (in_list and (of_one_kind or alike == Likeness.OTHER)):
        return False
    return (whole.low or 0.0) >= LEAST[alike][0 if together else 1]


def _summed_up(ledger: Ledger, whole: Claim, run: Sequence[Claim], before: Sequence[Claim]) -> bool:
    """ "Five died, eight were saved, three are missing. … In all the snow buried sixteen": all figures before it."""
    since = passages.since_last(ledger, whole)
    own = [c for c in before if c.sentence_start >= run[0].sentence_start]
    people = all(persons(c) for c in (whole, *run)) or sized(whole.unit)
    told = cues.find(since, whole.language, "in_all")
    opens = told is not None and whole.start - len(since) + told.start() - whole.sentence_start <= 2
    return opens and own == list(run) and len(run) > 2 and people and passages.near(run[0], whole)


def _among_peers(ledger: Ledger, whole: Claim, run: Sequence[Claim], body: Sequence[Claim]) -> bool:
    """Do whole and parts stand in one list of equals: "Israel 4.5 million, France 3.5, Spain 1, Britain 0.9"?"""
    if len({c.sentence_start for c in (whole, *run)}) > 1 or run[0].start < whole.start:
        return _repeated(run)
    if listed.opened(ledger, whole, run[0]) or listed.out_of(ledger, whole):
        return False
    at, last = bisect_left(body, whole.start, key=_start), bisect_right(body, run[-1].start, key=_start)
    beside = [c for c in (*body[max(0, at - 1) : at], *body[last : last + 1]) if same_unit(c, whole) and not c.whole]
    return any(
        c.sentence_start == whole.sentence_start and c.id != whole.whole and listed.joined(ledger, [whole, *run, c])
        for c in beside
    )


def _start(c: Claim) -> int:
    return c.start


def _repeated(run: Sequence[Claim]) -> bool:
    """Is a part told twice, in two sentences, so that it is one part and no two?"""
    said = {(p.low, p.counted) for p in run}
    return len(said) < len(run) and len({p.sentence_start for p in run}) > 1


def exact(whole: Claim, parts: Sequence[Claim]) -> bool:
    """A sum proves something only where its terms are exact and not the whole over again."""
    return all(_digits(p) and 0 < (p.low or 0) < (whole.low or 0) for p in parts)


def _digits(p: Claim) -> bool:
    """Exact, or told with more digits than an "about" asks for: "some 1,610 posts", not "about 1,000"."""
    return passages.exact(p) or (p.approximate and p.low == p.high and (p.low or 0.0) >= LARGE and _telling_digits(p))


def _telling_digits(p: Claim) -> bool:
    return p.unit is None and len(f"{p.low or 0.0:.0f}".rstrip("0")) > 1


def adds_up(ledger: Ledger, whole: Claim, parts: Sequence[Claim]) -> bool:
    return total(ledger, parts).meets(intervals.written(whole))


def held(ledger: Ledger, claims: Sequence[Claim]) -> list[set[str]]:
    """Ids of the figures of each list that adds up: what is a part of it needs no other reckoning."""
    found = (x for x in listings(ledger, claims) if x.complete and adds_up(ledger, x.whole, x.parts))
    return [{x.whole.id, *(p.id for p in x.parts)} for x in found]


def total(ledger: Ledger, parts: Sequence[Claim]) -> Interval:
    return intervals.total(intervals.of(p).times(times(ledger, p)) for p in parts)


def times(ledger: Ledger, part: Claim) -> int:
    """How often a part counts: "по двое — Латвии, Польши и Германии" is two for each of three."""
    if "each" not in part.marks:
        return 1
    if cues.has(f"{part.quote} {_tail(ledger, part)[:SIDES]}", part.language, "each_side"):
        return 2
    return _for_so_many(ledger, part) or max(1, passages.conjuncts(_tail(ledger, part)))


def _for_so_many(ledger: Ledger, part: Claim) -> int:
    """ "Three officials — a million each": how many get it stands right before, in the same clause, or behind."""
    behind = listed.of_so_many(ledger, part)
    if behind:
        return int(behind.low or 0)
    before = passages.within(ledger, part, part.sentence_start - 1, part.start)
    gap = passages.between(ledger, before[-1], part) if before else ""
    if not before or len(gap) > passages.STRETCH or any(mark in gap for mark in ",;:()"):
        return 0
    count = before[-1]
    people = count.unit is None and count.low == count.high and persons(count)
    larger = (part.low or 0.0) >= rates.SUM  # what each gets is a sum of money, and no people
    return int(count.low or 0) if people and larger and "each" not in count.marks else 0


def _tail(ledger: Ledger, part: Claim) -> str:
    """The words from a part to the next figure of its sentence."""
    text, starts = ledger.text(part), passages.starts(ledger, part)
    n = bisect_left(starts, part.end)
    end = min(starts[n] if n < len(starts) else len(text), part.sentence_start + len(part.sentence))
    return text[part.end : end]


def lists(ledger: Ledger, article: str) -> dict[str, str]:
    """Claim → its whole, for the parts of one article's lists that the wording makes complete, right or wrong."""
    claims = quantities(ledger.by_article.get(article, ()))
    return {p.id: x.whole.id for x in listings(ledger, claims) if x.complete for p in x.parts}


def parts(ledger: Ledger) -> dict[str, str]:
    """Claim → its whole, for every figure that an article gives as a part of another of its figures."""
    known: dict[str, str] | None = ledger.memo.get("parts")
    if known is None:
        known = {}
        for claims in ledger.by_article.values():
            for listing in listings(ledger, quantities(claims)):
                if adds_up(ledger, listing.whole, listing.parts) or not listing.complete:
                    for part in listing.parts:
                        known.setdefault(part.id, listing.whole.id)
        ledger.memo["parts"] = known
    return known


def _by_place(ledger: Ledger, whole: Claim, following: Sequence[Claim]) -> Listing | None:
    """ "…выросло до 58. В Кардаголе погиб 41, в Сарге — 17": figures of the same measure, each of another place."""
    run: list[Claim] = []
    for claim in following:
        fits = claim.measure == whole.measure and claim.places and passages.near(whole, claim)
        if not fits or not passages.reckons(whole, claim) or (claim.low or 0) >= (whole.low or 0):
            break
        run.append(claim)
    places = [p for c in run for p in c.places]
    if len(run) < 2 or len(set(places)) < len(places) or set(places) & set(whole.places):
        return None
    return Listing(whole, tuple(run), False)
