"""Figures of one article as they stand beside one another: paragraphs, sentences, and the words between figures."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from reconcile.check.ledger import Ledger, once, quantities
from reconcile.check.values.counting import same_class, sized
from reconcile.language import cues
from reconcile.language.lexicon import unit_kind
from reconcile.model import Claim

REACH = 420  # characters, about three sentences: how far a figure may stand from those it is reckoned with
MOST_LISTED = 12  # figures of one list
SHARED = 2  # words between two figures that are of the second
LONGEST = 300  # characters of a figure, at most
STRETCH = 60  # characters on either side of a figure that can say what became of it
TOLD = ("asserted", "planned", "negated")  # "312 trains did not run": the count is told all the same
_BREAK = re.compile(r"[,;:.!?()—–\n]")
_ITEM = re.compile(r"\s*(?:,|;|/|\band\b|\bи\b|\bі\b|\bй\b|\bта\b|\bда\b)\s*")


def paragraphs(ledger: Ledger, claims: Iterable[Claim]) -> list[list[Claim]]:
    """Claims of one article's body by paragraph, in order; the headline's are left out."""
    body = [c for c in claims if c.part == "text"]
    if not body:
        return []
    text = ledger.text(body[0])
    breaks = [m.start() for m in re.finditer(r"\n", text)]
    out: dict[int, list[Claim]] = {}
    for claim in sorted(body, key=lambda c: (c.start, c.end)):
        out.setdefault(bisect_right(breaks, claim.start), []).append(claim)
    return list(out.values())


def sentences(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims of one paragraph by sentence."""
    out: dict[int, list[Claim]] = {}
    for claim in claims:
        out.setdefault(claim.sentence_start, []).append(claim)
    return list(out.values())


def near(x: Claim, y: Claim) -> bool:
    """Do the two stand within a few sentences?"""
    return abs(x.start - y.start) <= REACH


def between(ledger: Ledger, x: Claim, y: Claim) -> str:
    """The text from the end of one figure to the start of the next."""
    first, second = (x, y) if x.start <= y.start else (y, x)
    return ledger.text(x)[first.end : max(first.end, second.start)]


def before(ledger: Ledger, x: Claim, width: int = 40) -> str:
    """The words before a figure, within its sentence."""
    return ledger.text(x)[max(x.sentence_start, x.start - width) : x.start]


def after(ledger: Ledger, x: Claim, width: int = 40) -> str:
    """The words after a figure, within its sentence."""
    return ledger.text(x)[x.end : min(x.sentence_start + len(x.sentence), x.end + width)]


def reckons(x: Claim, y: Claim) -> bool:
    """May the two be put into one sum: one unit, one kind of thing, one moment?"""
    return same_class(x, y) and x.background == y.background


def addable(x: Claim) -> bool:
    """A count, a sum of money or a size: anything that can be a part of a whole."""
    if not (x.unit is None or sized(x.unit)) or x.low is None or x.high is None or x.low <= 0:
        return False
    if x.direction is not None and x.whole is None:
        return False
    return x.status in (*TOLD, "hypothetical") and "rate" not in x.marks and not ("each" in x.marks and x.unit)


def exact(x: Claim) -> bool:
    """One number, and no "about" or "more than"."""
    return x.low is not None and x.low == x.high and not x.approximate


@once
def stretch(ledger: Ledger, x: Claim) -> tuple[str, str]:
    """The words before and after a figure, up to a mark, an "and" or another figure: what can say what became of it.

    One or two words between two figures are of the second ("of 80 buses [they scrapped] 25"), more are of the first.
    """
    text, (left, right) = ledger.text(x), _neighbours(ledger, x)
    floor, roof = max(x.sentence_start, x.start - STRETCH), min(x.sentence_start + len(x.sentence), x.end + STRETCH)
    back, ahead = text[max(left, floor) : x.start].rstrip(" —–:("), text[x.end : min(right, roof)].lstrip(" —–)")
    behind, led = _cut(ahead, x.language), _cut(back, x.language, last=True)
    if right < roof and behind == ahead and len(behind.split()) <= SHARED:
        behind = ""
    if left > floor and led == back and len(led.split()) > SHARED:
        led = ""
    return led, behind


@once
def since_last(ledger: Ledger, x: Claim) -> str:
    """The words of a sentence from the figure before to this one."""
    left, _ = _neighbours(ledger, x)
    return ledger.text(x)[max(left, x.sentence_start, x.start - 2 * STRETCH) : x.start]


def _cut(text: str, language: str | None, last: bool = False) -> str:
    """What stands before the first mark or "and" of a text, or after the last."""
    pieces = _BREAK.split(text)
    piece = pieces[-1] if last else pieces[0]
    while match := cues.find(piece, language, "and"):
        piece = piece[match.end() :] if last else piece[: match.start()]
    return piece


def within(ledger: Ledger, x: Claim, start: int, end: int) -> list[Claim]:
    """The figures of the same part of an article that start between two offsets."""
    found = _in_order(ledger, x)
    return found[bisect_right(found, start, key=_start) : bisect_left(found, end, key=_start)]


def around(figures: Sequence[Claim], start: int, end: int) -> Sequence[Claim]:
    """Of figures of one text in order, those that start between two offsets, and what may reach in from before them.

    What looks for neighbours looks at these alone: an article of thousands of figures is not gone through for each.
    """
    first = bisect_left(figures, start - LONGEST, key=_start)
    return figures[first : bisect_right(figures, end, key=_start)]


def _in_order(ledger: Ledger, x: Claim) -> list[Claim]:
    key = f"figures:{x.article}:{x.part}"
    known: list[Claim] | None = ledger.memo.get(key)
    if known is None:
        part = [c for c in quantities(ledger.by_article.get(x.article, ())) if c.part == x.part]
        known = ledger.memo[key] = sorted(part, key=_start)
    return known


def starts(ledger: Ledger, x: Claim) -> list[int]:
    """Where the claims of the same part of an article start, those without a figure too."""
    known: dict[tuple[str, str], list[int]] = ledger.memo.setdefault("starts", {})
    key = (x.article, x.part)
    if key not in known:
        known[key] = [c.start for c in ledger.by_article.get(x.article, ()) if c.part == x.part]
    return known[key]


def _start(c: Claim) -> int:
    return c.start


def _neighbours(ledger: Ledger, x: Claim) -> tuple[int, int]:
    """Where the figure before ends and the one after starts."""
    key = f"neighbours:{x.article}:{x.part}"
    known = ledger.memo.get(key)
    if known is None:
        # "in ten days a ship brought 260": how long it took takes no words from what is told of
        found = [c for c in _in_order(ledger, x) if unit_kind(c.unit or "") != "duration"]
        known = ledger.memo[key] = ([c.start for c in found], sorted(c.end for c in found))
    starts, ends = known
    n, m = bisect_right(ends, x.start), bisect_left(starts, x.end)
    return (ends[n - 1] if n else 0), (starts[m] if m < len(starts) else x.end + STRETCH)


def conjuncts(text: str) -> int:
    """How many things a list names: "— Латвии, Польши и Германии," is three."""
    items = [i for i in _ITEM.split(re.split(r"[.:;()\n]", text.strip(" —–-,:"))[0].strip(" ,")) if i.strip()]
    return len(items)
