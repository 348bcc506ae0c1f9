"""A share of one article and the part and whole that another gives in figures: "more than half of the dead carried no
beacon", and "five of the sixteen".

Neither the share nor the part says outright what it is of; what ties them is that the wholes are one thing, and that
the words beside the share are those beside the part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reconcile.check.across import nearby
from reconcile.check.ledger import Ledger, order
from reconcile.check.values.counting import same_unit
from reconcile.check.values.wording import earlier_time
from reconcile.check.within import passages
from reconcile.language import available, load_pack
from reconcile.language.morphology import norm
from reconcile.link.words import content
from reconcile.model import Claim

LEAST = 10  # a whole this small gives too few shares
FAR = 0.2  # of the share: what is off by less is no fault of a fraction in words
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)?")
_END, _MARK = re.compile(r"[;:.!?]"), re.compile(r"[,;:.!?()—–]")


class Portion(NamedTuple):
    """A share, and the part and the whole that it is of; `rest`: it is of those that are not in the part; `later`: how
    many more the whole is by the article of the share."""

    share: Claim
    part: Claim
    whole: Claim
    rest: bool
    later: float

    def reckoned(self, more: float = 0.0) -> float:
        """The part in per cent of the whole, were so many of those that came later of the part."""
        return 100 * ((self.part.low or 0.0) + more) / ((self.whole.low or 1.0) + (self.later if more else 0.0))

    def size(self, more: float = 0.0) -> float:
        """What the share must be by that."""
        return 100 - self.reckoned(more) if self.rest else self.reckoned(more)

    @property
    def off(self) -> bool:
        """Do the figures give another share, by far, and whatever came later?"""
        low, high = self.share.low, self.share.high
        most = self.size() if self.rest else self.size(self.later)
        below = low is not None and self.size() < low * (1 - FAR) and most < low
        return below or (high is not None and self.size() > high * (1 + FAR))


def find(ledger: Ledger) -> list[Portion]:
    """Every share that figures of another article contradict, in a fixed order."""
    known: list[Portion] | None = ledger.memo.get("portions")
    if known is None:
        pairs = ((x, y) for a, b in nearby.pairs(ledger) for x, y in ((a, b), (b, a)))
        found = (p for one, other in pairs for p in _between(ledger, one, other))
        known = sorted((p for p in found if p.off), key=lambda p: (order(p.share), order(p.part)))
        ledger.memo["portions"] = known
    return known


def _between(ledger: Ledger, one: str, other: str) -> Iterator[Portion]:
    shares = [c for c in ledger.figures(one) if _share(c)]
    if not shares:
        return
    figures = {c.id: c for c in ledger.figures(other)}
    parts = [c for c in figures.values() if c.whole in figures and _part(c, figures[c.whole])]
    for share in shares:
        for part in parts:
            whole = figures[part.whole or ""]
            rest = _told_of(ledger, share, part, whole)
            if rest is not None and _one_whole(ledger, share, whole):
                own = ledger.claims.get(share.whole or "")
                later = (own.low or 0.0) - (whole.low or 0.0) if own else 0.0
                yield Portion(share, part, whole, rest, max(0.0, later))


def _share(c: Claim) -> bool:
    """ "More than half of them", "40 percent", told of what is so now."""
    plain = c.unit == "percent" and not {"change", "difference"} & set(c.marks) and 0 < (c.low or c.high or 0.0) < 100
    return plain and c.part == "text" and not c.direction and c.status in passages.TOLD and not earlier_time(c)


def _part(part: Claim, whole: Claim) -> bool:
    known = passages.exact(part) and whole.low == whole.high and (whole.low or 0.0) >= max(LEAST, part.low or 0.0)
    return known and same_unit(part, whole) and part.part == "text" and not earlier_time(part)


def _one_whole(ledger: Ledger, share: Claim, whole: Claim) -> bool:
    """Is what the share is of the thing that the whole counts?"""
    own = ledger.claims.get(share.whole or "")
    if own is not None:
        if own.unit != whole.unit:
            return False
        if own.measure and own.measure == whole.measure:
            return True
        if own.counted_class and own.counted_class == whole.counted_class:
            return True
    named = _terms((own or share).counted or "", share.language)
    return bool(named & _terms(f"{whole.counted or ''} {whole.predicate or ''}", whole.language))


def _told_of(ledger: Ledger, share: Claim, part: Claim, whole: Claim) -> bool | None:
    """Do the words beside the two say one thing of them (False), or the one what the other denies (True)?"""
    one, other = _clause(ledger, share, None), _clause(ledger, part, whole)
    known = _terms(share.counted or "", share.language) | _terms(whole.counted or "", whole.language)
    if not (_terms(one, share.language) & _terms(other, part.language)) - known:
        return None
    return _denied(one, share.language) != _denied(other, part.language)


def _clause(ledger: Ledger, c: Claim, whole: Claim | None) -> str:
    """The words of a sentence that are of one figure: from the figure before to the one after, but for its whole."""
    beside = [
        x for x in passages.within(ledger, c, c.sentence_start - 1, c.sentence_start + len(c.sentence)) if x is not c
    ]
    own = [x for x in beside if whole is None or x.id != whole.id]
    text, end = ledger.text(c), c.sentence_start + len(c.sentence)
    left = max((x.end for x in own if x.end <= c.start), default=c.sentence_start)
    right = min((x.start for x in own if x.start >= c.end), default=end)
    back = (_MARK if left > c.sentence_start else _END).split(text[left : c.start])[-1]
    ahead = _END.split(text[c.start : max(right, c.end)])[0]
    return f"{back} {ahead}"


def _terms(text: str, language: str | None) -> set[str]:
    """What the content words of a text are compared by, between languages."""
    return {between for _, between in content(text, language) if between}


def _denied(text: str, language: str | None) -> bool:
    if language not in available():
        return False
    pack = load_pack(language or "")
    words = {
        *(pack.section("status").get("negation") or ()),
        *(pack.section("numbers").get("zero") or {}).get("words", ()),
    }
    return sum(norm(w) in words for w in _WORD.findall(text)) % 2 == 1
