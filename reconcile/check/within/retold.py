"""Shares told in a sentence of their own: of the two figures just before ("126 of the 280 passed. That share, 45%, …"),
or as what the shares before leave over ("three quarters got in free. The other 25% will pay")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reconcile.check.ledger import Ledger
from reconcile.check.values import intervals
from reconcile.check.values.counting import probably, same_unit, sized
from reconcile.check.within import bases, passages
from reconcile.check.within.shares import Tie, loose, of
from reconcile.language import cues
from reconcile.model import Claim

LEAD = 70  # characters of a sentence before the share that can call it one
BACK = 220  # characters back to the two figures it is of
NEARLY = 2.0  # times that a share may be off and still be meant as that of the two
REST = 30  # characters before a share in which "the rest" stands
OVER = 20.0  # percentage points that shares may miss a hundred and still be meant as all
ROUNDED = 0.6  # percentage points for each share, where all are rounded
POINTED = 24  # characters behind a share in which "of them" stands
HUNDRED = 100.0


class Shares(NamedTuple):
    """Shares of one whole of which the last is the rest, and whether they make a hundred."""

    claims: tuple[Claim, ...]
    holds: bool


def find(ledger: Ledger, body: Sequence[Claim], figures: Sequence[Claim]) -> Iterator[Tie]:
    """Each share that its sentence calls one, with the two figures of the sentence before that it is of."""
    for share in body:
        if share.unit != "percent" or not passages.exact(share) or {"change", "fraction"} & set(share.marks):
            continue
        pair = _of_those(ledger, share, figures) or _pair(ledger, share, body, figures)
        if pair:
            tie = Tie(share, *pair, 0, 0, True, 0)
            said, ratio = share.low or 0.0, intervals.middle(tie.written)
            if tie.meets(0.5) or said / NEARLY <= ratio <= said * NEARLY:
                yield tie


def _pair(ledger: Ledger, share: Claim, body: Sequence[Claim], figures: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """A part and its base right before a share that opens its sentence and is called one."""
    lead = ledger.text(share)[share.sentence_start : share.start]
    body, figures = (passages.around(x, share.start - max(BACK, LEAD), share.start) for x in (body, figures))
    if len(lead) > LEAD or any(c.sentence_start == share.sentence_start and c.start < share.start for c in body):
        return None
    earlier = [c for c in body if c.end <= share.sentence_start and share.start - c.end <= BACK]
    known = lead.rstrip().endswith((",", "(", "—")) and "," not in lead.rstrip()[:-1]  # "that share, 45%, …"
    if known and cues.has(lead, share.language, bases.NAME) and earlier:
        just = [c for c in earlier if c.sentence_start == earlier[-1].sentence_start and c in figures]
        tied = [(p, b) for p in just for b in just if p is not b and (p.whole == b.id or of(ledger, p, b))]
        return tied[0] if len(tied) == 1 and len(just) == 2 and all(map(passages.exact, just)) else None
    return bases.filled_before(ledger, share, [c for c in earlier if c in figures])


def _of_those(ledger: Ledger, share: Claim, figures: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """ "Five million were stolen. … The bank held 20, so the stolen money was 25% of them": the one figure of its
    sentence is what "them" are, the one told before that could be a part of it is what the sentence names again."""
    behind = " ".join(share.quote.split()[1:]) + passages.after(ledger, share, POINTED)
    pointed = [m.start() for n in ("of_them", "of_that") if (m := cues.find(behind, share.language, n))]
    if not any(len(behind[:at].split()) < 2 for at in pointed):  # "30% of them", "30 percent of them"
        return None
    base = next(iter(passages.within(ledger, share, share.sentence_start - 1, share.start)), None)
    end = share.sentence_start + len(share.sentence)
    if base is None or len(passages.within(ledger, share, share.sentence_start - 1, end)) != 2 or base not in figures:
        return None
    lead = passages.between(ledger, base, share)
    if not passages.exact(base) or not any(cues.has(lead, share.language, n) for n in ("hence", "this_is")):
        return None  # "… of which health takes 25%": a share of what no figure tells
    near = passages.around(figures, share.start - passages.REACH, share.sentence_start - 1)
    parts = [c for c in near if passages.exact(c) and (c.low or 0.0) < (base.low or 0.0) and same_unit(c, base)]
    parts = [c for c in parts if not c.whole and not _of_that(ledger, c) and (sized(c.unit) or probably(c, base))]
    return (parts[0], base) if len(parts) == 1 else None


def _of_that(ledger: Ledger, c: Claim) -> bool:
    """ "Of that sum, 1.3 billion": a part of the figure before."""
    words = f"{passages.since_last(ledger, c)} | {passages.after(ledger, c, POINTED)}"
    return any(cues.has(words, c.language, name) for name in ("of_them", "of_that"))


def complements(ledger: Ledger, body: Sequence[Claim]) -> Iterator[Shares]:
    """Shares that follow one another up to one told to be the rest."""
    shares = [c for c in body if c.unit == "percent" and c.direction is None and "change" not in c.marks]
    for n, last in enumerate(shares):
        if not _rest(ledger, last) or not passages.exact(last):
            continue
        before = _run(shares[:n], last)
        runs = [(*before[k:], last) for k in range(len(before))]
        held = next((r for r in runs if _hundred(r)), None)
        if held:
            yield Shares(held, True)
        elif runs and all(passages.exact(c) for c in runs[0]) and not any(c.whole for c in runs[0]):
            off = abs(sum(c.low or 0.0 for c in runs[0]) - HUNDRED)
            if off <= OVER and len({c.background for c in runs[0]}) == 1:
                yield Shares(runs[0], False)


def _rest(ledger: Ledger, c: Claim) -> bool:
    lead = passages.since_last(ledger, c)[-REST:]
    return "remainder" in c.marks or cues.has(f"{lead} {c.quote}", c.language, "the_rest")


def _run(before: Sequence[Claim], last: Claim) -> list[Claim]:
    """The shares of the sentence of the last, or of the one before where it stands alone."""
    here = [c for c in before if c.sentence_start == last.sentence_start]
    near = [c for c in before if last.start - c.end <= BACK]
    return here or [c for c in near if c.sentence_start == near[-1].sentence_start]


def _hundred(run: Sequence[Claim]) -> bool:
    room = max(ROUNDED * len(run), *(loose(c) for c in run)) if any(c.low != int(c.low or 0) for c in run) else 0.051
    return abs(sum(c.low or 0.0 for c in run) - HUNDRED) <= room
