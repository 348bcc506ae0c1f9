"""What a share is of, where the article says so in other words: by name, by another share of it, by places filled."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reconcile.check.ledger import Ledger
from reconcile.check.values.counting import kin, persons
from reconcile.check.within import passages
from reconcile.language import cues
from reconcile.link.words import CONCEPT, term
from reconcile.model import Claim

NAMED = 3  # what it is worth that share and base name one thing
WORDS = 3  # behind a share, that can say what it is of
CLAUSE = 60  # characters on either side of a base that can say what it is
LEAD = 24  # characters before a figure that make it the room there is
BACK = 160  # characters back to those who are inside
NEARLY = 2.0  # times that a share may be off and still be meant as that of the two
NAME = "share_of"  # cue: words for a share
STAFF, WORKER = "employed", "worker"  # measure of those who work somewhere, and the class of what is counted
SEATS = "seats"  # measure of places to be filled
_WORD = re.compile(r"[^\W\d_]+")
_MARK = re.compile(r"[.,;:()]")


def called(ledger: Ledger, share: Claim, base: Claim) -> int:
    """Does the share name what the base is: "52% of outlays" where "spending is set at 91 billion"?"""
    wanted = _of_what(ledger, share)
    if base.measure == STAFF and share.counted_class and kin(share.counted_class, WORKER):
        return NAMED  # "1,800 posts, 12% of the workforce. The firm employs 15,000"
    if not wanted or base.start > share.start or not (base.unit or base.counted):
        return 0
    lead = passages.since_last(ledger, base)[-CLAUSE:]
    own = re.split(r"[.,;:()]", lead)[-1]
    return NAMED * bool(wanted & _concepts(own, base.language))


def _of_what(ledger: Ledger, share: Claim) -> set[str]:
    """The concepts of the few words behind a share: "of all outlays"."""
    behind = _MARK.split(share.quote[len(share.quote.split()[0]) :] + passages.after(ledger, share))[0]
    words = " ".join(_WORD.findall(behind)[:WORDS])
    return _concepts(words, share.language)


def _concepts(text: str, language: str | None) -> set[str]:
    return {key for word in _WORD.findall(text) if (key := term(word, language)).startswith(CONCEPT)}


def filled(ledger: Ledger, share: Claim, figures: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """Who is there and for how many there is room, where the share says how full it is: 9,200 in a camp for 6,000."""
    words = passages.since_last(ledger, share) + " | " + passages.after(ledger, share)
    if not cues.has(words, share.language, "filled"):
        return None
    here = [c for c in figures if passages.exact(c) and c.sentence_start == share.sentence_start and c.unit is None]
    room = [c for c in here if _room(ledger, c)]  # "a reservoir of 14 million cubic metres" holds nobody
    inside = [c for c in here if persons(c) and c not in room]
    if room and not inside:  # "846 pupils came. The school is built for 900 and is 94% full"
        before = [c for c in figures if passages.exact(c) and c.sentence_start < share.sentence_start]
        inside = [c for c in before if c.sentence_start == before[-1].sentence_start and persons(c) and not c.whole]
        inside = [c for c in inside[:1] if share.start - c.end <= BACK]
    return (inside[0], room[0]) if len(room) == len(inside) == 1 else None


def filled_before(ledger: Ledger, share: Claim, earlier: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The same where both stand in one sentence before: "640 came to a tent that seats 800. … It was 80% full"."""
    words = passages.since_last(ledger, share) + " | " + passages.after(ledger, share)
    if not cues.has(words, share.language, "filled"):
        return None
    earlier = [c for c in earlier if passages.exact(c) and c.unit is None]
    room = [c for c in earlier if _room(ledger, c)]
    inside = [c for c in earlier if persons(c) and c not in room and not c.whole]
    pairs = [(p, r) for r in room for p in inside if p.sentence_start == r.sentence_start]
    return pairs[0] if len(pairs) == 1 else None


def of_that(ledger: Ledger, share: Claim, base: Claim) -> bool:
    """ "Eats 11 million tonnes a year and grows a fifth of that": the figure just before is what it is of."""
    if base.start > share.start or base.sentence_start != share.sentence_start:
        return False
    if passages.within(ledger, share, base.start, share.start):
        return False
    own = " ".join(share.quote.split()[1:])  # «четверть этой суммы»
    following = f"{own}{passages.after(ledger, share, LEAD)}"
    behind = cues.find(following, share.language, "of_that")
    return behind is not None and not following[: behind.start()].strip()


def of_another(ledger: Ledger, share: Claim) -> bool:
    """ "12 passed, a third of them with honours", "12 women, a third more than last year": it says no figure again."""
    behind = passages.after(ledger, share, LEAD)
    opens = (cues.find(behind, share.language, name) for name in ("than_up", "than_down"))
    if any(found and not behind[: found.start()].strip() for found in opens):
        return True
    of_them = cues.find(behind, share.language, "of_them")
    if of_them is None or behind[: of_them.start()].strip():
        return False
    return re.match(r"\s+\w", behind[of_them.end() :]) is not None


def of_them_before(ledger: Ledger, share: Claim, part: Claim, base: Claim) -> bool:
    """ "2,640 people were taken out. 1,980 are back, or 75% of them": the last count before is what "them" are."""
    if part.sentence_start != share.sentence_start or part.start > share.start or share.unit != "percent":
        return False
    behind = cues.find(passages.after(ledger, share, LEAD), share.language, "of_them")
    if behind is None or passages.after(ledger, share, LEAD)[: behind.start()].strip():
        return False
    inner = passages.within(ledger, share, base.start, part.start)
    return base.end <= part.start and not any(c.unit == base.unit and (c.low or 0) >= (part.low or 0) for c in inner)


def _room(ledger: Ledger, c: Claim) -> bool:
    """Is it for how many there is room: seats, beds, "designed for 600"?"""
    told = cues.has(passages.since_last(ledger, c)[-LEAD:], c.language, "room_for")
    return c.measure == SEATS or told or cues.has(c.counted or "", c.language, "room")


def _named(ledger: Ledger, share: Claim) -> bool:
    lead = passages.since_last(ledger, share)
    return cues.has(lead, share.language, NAME) or cues.has(lead, share.language, "filled")


def _backed(ledger: Ledger, share: Claim, part: Claim) -> bool:
    """ "80% backed the strike: 1,340 voted, 1,206 of them for it": both tell of those who were for it."""
    beside = " | ".join(passages.stretch(ledger, part)) + " | " + passages.since_last(ledger, part)
    lead = passages.since_last(ledger, share) + share.quote + " | " + passages.after(ledger, share)
    return all(cues.has(text, share.language, "backed") for text in (lead, beside))


def share_of(ledger: Ledger, share: Claim, part: Claim) -> bool:
    """ "Turnout was 42%: 9,200 of 18,500 voters came", "…, a turnout of 42%": the share is called one, of what is told.

    Besides the three no figure stands in the sentence, and they come out or nearly so.
    """
    end = share.sentence_start + len(share.sentence)
    others = [c for c in passages.within(ledger, share, share.sentence_start - 1, end) if c is not share]
    if len(others) != 2 or part not in others or not (_named(ledger, share) or _backed(ledger, share, part)):
        return False
    base = next(c for c in others if c is not part)
    ratio, said = 100 * (part.low or 0.0) / (base.low or 1.0), share.low or 0.0
    gap = passages.between(ledger, share, others[0] if share.start < others[0].start else others[1])
    beside = ":" in gap if share.start < part.start else bool(_MARK.search(gap))
    return beside and share.background == part.background and said / NEARLY <= ratio <= said * NEARLY
