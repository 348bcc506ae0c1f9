"""Sentences cut to size, with their claims marked: what a reader is shown of an article.

Claims of one sentence are one passage, so that the sentence is not repeated for each figure in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reconcile.model import Claim
from reconcile.report import words

Piece = tuple[str, bool]
_NAMED = 6  # outlets that are named for the sentences not shown


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of an article: its claims in the order of the text, and its pieces as (text, is a claim)."""

    claims: tuple[Claim, ...]
    pieces: tuple[Piece, ...]

    @property
    def first(self) -> Claim:
        return self.claims[0]

    @property
    def values(self) -> str:
        """The figures, each once: `14, 6, 2`. Empty for statements without any."""
        return ", ".join(dict.fromkeys(value for claim in self.claims if (value := words.value(claim))))

    @property
    def speakers(self) -> str:
        """Who is quoted, each once; empty where the outlet says it itself."""
        names = ((f"{c.speaker} (denies)" if c.stance == "denies" else c.speaker) for c in self.claims if c.speaker)
        return ", ".join(dict.fromkeys(names))

    @property
    def statuses(self) -> str:
        """What is planned, supposed or said not to be; empty for plain assertions. A denial stands at the speaker."""
        told = (c.status for c in self.claims if not (c.status == "negated" and c.stance == "denies"))
        return ", ".join(dict.fromkeys(status for status in told if status != "asserted"))


def passages(claims: Iterable[Claim], size: int) -> list[Passage]:
    """The sentences of `claims` in the order of their first claim, each cut to about `size` characters."""
    together: dict[tuple[str, str, int, str], list[Claim]] = {}
    for claim in claims:
        together.setdefault((claim.article, claim.part, claim.sentence_start, claim.sentence), []).append(claim)
    return [_passage(sorted(found, key=lambda c: (c.start, c.end, c.id)), size) for found in together.values()]


@dataclass(frozen=True, slots=True)
class Side:
    """All sentences that give the same figures: some to be shown, the others only to be named."""

    shown: tuple[Passage, ...]
    others: tuple[Passage, ...]

    @property
    def more(self) -> str:
        """`6 more say so: North Post, South Post …`; empty where all are shown."""
        if not self.others:
            return ""
        names = list(dict.fromkeys(passage.first.outlet or passage.first.article for passage in self.others))
        tail = " …" if len(names) > _NAMED else ""
        return (
            f"{len(self.others)} more {'say' if len(self.others) > 1 else 'says'} so: {', '.join(names[:_NAMED])}{tail}"
        )


def sides(claims: Iterable[Claim], size: int, most: int | None) -> list[Side]:
    """The sentences by their figures, in the order of the first of each; `most` of a side are shown (None: all).

    So a figure that one outlet gives is not lost among ten that agree. Those shown first come from different outlets.
    """
    together: dict[str, list[Passage]] = {}
    for passage in passages(claims, size):
        together.setdefault(passage.values or passage.pieces[0][0], []).append(passage)
    out = []
    for found in together.values():
        firsts = {p.first.outlet or p.first.article: p.first.id for p in reversed(found)}
        ordered = sorted(found, key=lambda p: p.first.id not in firsts.values())  # stable: the order of days is kept
        cut = len(ordered) if most is None else most
        out.append(Side(tuple(ordered[:cut]), tuple(ordered[cut:])))
    return out


def _passage(claims: list[Claim], size: int) -> Passage:
    sentence = claims[0].sentence
    spans = [span for span in (_span(claim) for claim in claims) if span]
    if not spans:  # a sentence that does not hold them (put together by hand): the quotes alone
        return Passage(tuple(claims), tuple((claim.quote, True) for claim in claims))
    marked: list[Piece] = []
    at = spans[0][0]
    for start, end in _merged(spans):
        if start > at:
            marked.append((sentence[at:start], False))
        marked.append((sentence[start:end], True))
        at = end
    before, after = sentence[: spans[0][0]], sentence[at:]
    room = max(0, size - sum(len(text) for text, _ in marked))
    before = _tail(before, max(room // 2, room - len(after)))
    after = _head(after, max(room // 2, room - len(before)))
    return Passage(tuple(claims), tuple(piece for piece in ((before, False), *marked, (after, False)) if piece[0]))


def _span(claim: Claim) -> tuple[int, int] | None:
    """Where the claim stands in its sentence."""
    at = claim.start - claim.sentence_start
    if at < 0 or claim.sentence[at : at + len(claim.quote)] != claim.quote:
        at = claim.sentence.find(claim.quote)
    return (at, at + len(claim.quote)) if at >= 0 else None


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping spans as one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _tail(text: str, size: int) -> str:
    if len(text) <= size:
        return text.lstrip()
    cut = text[len(text) - size :] if size else ""
    space = cut.find(" ")
    return "…" + (cut[space + 1 :] if 0 <= space < len(cut) - 1 else "")


def _head(text: str, size: int) -> str:
    if len(text) <= size:
        return text.rstrip()
    cut = text[:size]
    space = cut.rfind(" ")
    return (cut[:space] if space > 0 else "").rstrip() + "…"
