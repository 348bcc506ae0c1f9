"""Parts and their whole: the parts an article lists must add up to the figure it gives for all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pydantic import Field

from reconcile.check import intervals, passages, select, words
from reconcile.check.intervals import Interval
from reconcile.check.ledger import Ledger, Verdict
from reconcile.check.rules import Rule
from reconcile.check.schema import Tolerant
from reconcile.language import cues
from reconcile.model import Claim

MOST_PARTS = 12


class Params(Tolerant):
    """Fields of a part_whole rule."""

    least: float = Field(
        default=0.6, ge=0, le=1, description="Share of the whole that listed parts must reach for a gap to be reported."
    )


class Listing(NamedTuple):
    """Parts of one whole as an article lists them. `complete`: the wording says that nothing is left over."""

    whole: Claim
    parts: tuple[Claim, ...]
    complete: bool


def run(ledger: Ledger, rule: Rule) -> Iterator[Verdict]:
    spec = rule.spec
    assert isinstance(spec, Params)
    for _, claims in select.articles(ledger, rule):
        used: set[str] = set()
        for listing in _listings(ledger, claims):
            verdict = None if listing.whole.id in used else _judge(ledger, listing, spec)
            if verdict:
                used.add(listing.whole.id)
                yield verdict
        for paragraph in passages.paragraphs(ledger, claims):
            yield from _shares(paragraph)


def _listings(ledger: Ledger, claims: Sequence[Claim]) -> Iterator[Listing]:
    """Every list of parts, the best declared first: lists that add up, lists after a colon, marked parts."""
    marked: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.whole:
            marked.setdefault(claim.whole, []).append(claim)
    for paragraph in passages.paragraphs(ledger, claims):
        counts = [c for c in paragraph if passages.countable(c)]
        for n, whole in enumerate(counts):
            if whole.high is None or whole.low != whole.high or (whole.low or 0) < 2:
                continue
            yield from _sums(ledger, whole, counts[n + 1 :])
            colon = _after_colon(ledger, whole, counts[n + 1 :])
            if colon:
                yield colon
            parts = [p for p in marked.get(whole.id, ()) if passages.countable(p)]
            if len(parts) > 1:
                rest = any(cues.has(passages.before(ledger, p), p.language, "rest") for p in parts)
                yield Listing(whole, tuple(parts), rest)


def _sums(ledger: Ledger, whole: Claim, following: Sequence[Claim]) -> Iterator[Listing]:
    """Runs of neighbouring figures that add up to the whole."""
    close = [c for c in following if passages.near(whole, c) and passages.reckons(whole, c)]
    for start in range(len(close)):
        for end in range(start + 2, min(len(close), start + MOST_PARTS) + 1):
            run = close[start:end]
            if _exact(whole, run) and _adds_up(ledger, whole, run):
                yield Listing(whole, tuple(run), True)


def _exact(whole: Claim, parts: Sequence[Claim]) -> bool:
    """A sum proves something only where its terms are exact and not the whole over again."""
    return all(p.low == p.high and 0 < (p.low or 0) < (whole.low or 0) for p in parts) and not whole.approximate


def _adds_up(ledger: Ledger, whole: Claim, parts: Sequence[Claim]) -> bool:
    return _total(ledger, parts).meets(intervals.written(whole))


def _total(ledger: Ledger, parts: Sequence[Claim]) -> Interval:
    return intervals.total(intervals.of(p).times(_times(ledger, p)) for p in parts)


def _times(ledger: Ledger, part: Claim) -> int:
    """How often a part counts: "по двое — Латвии, Польши и Германии" is two for each of three."""
    if "each" not in part.marks:
        return 1
    return max(1, passages.conjuncts(_tail(ledger, part)))


def _tail(ledger: Ledger, part: Claim) -> str:
    """The words from a part to the next figure of its sentence."""
    text = ledger.text(part)
    later = (c.start for c in ledger.by_article.get(part.article, ()) if c.part == part.part and c.start >= part.end)
    end = min(min(later, default=len(text)), part.sentence_start + len(part.sentence))
    return text[part.end : end]


def _after_colon(ledger: Ledger, whole: Claim, following: Sequence[Claim]) -> Listing | None:
    """ "214 человек: 120 детей и 94 взрослых": what follows the colon is all of them."""
    end = whole.sentence_start + len(whole.sentence)
    parts = [c for c in following if c.start < end and c.part == whole.part]
    if len(parts) < 2 or not all(passages.reckons(whole, p) for p in parts):
        return None
    gap = passages.between(ledger, whole, parts[0])
    tail = ledger.text(whole)[whole.end : end]
    if ":" not in gap or len(gap) > 60 or cues.has(tail, whole.language, "including"):
        return None
    return Listing(whole, tuple(parts), True)


def _judge(ledger: Ledger, listing: Listing, spec: Params) -> Verdict | None:
    """Do the parts add up? Nothing where the wording leaves room for others."""
    whole, parts, complete = listing
    value, sum_ = intervals.of(whole), _total(ledger, parts)
    slack = max(spec.absolute, spec.relative * value.high)
    terms = " + ".join(_term(ledger, p) for p in parts)
    reckoned = f"{terms} = {words.interval(_total_written(ledger, parts))}"
    if sum_.meets(value, slack):
        if not complete:
            return None
        return _verdict(listing, f"{words.value(whole)} = {terms}", reckoned, True)
    if sum_.low > value.high + slack and len({p.counted for p in parts}) == len(parts):
        return _verdict(
            listing, f"the parts come to more than the whole: {reckoned}, not {words.value(whole)}", reckoned
        )
    if complete and value.high * spec.least <= sum_.high:
        return _verdict(listing, f"the parts do not add up: {reckoned}, not {words.value(whole)}", reckoned)
    return None


def _total_written(ledger: Ledger, parts: Sequence[Claim]) -> Interval:
    return intervals.total(intervals.written(p).times(_times(ledger, p)) for p in parts)


def _term(ledger: Ledger, part: Claim) -> str:
    times = _times(ledger, part)
    return f"{times}·{words.value(part)}" if times > 1 else words.value(part)


def _verdict(listing: Listing, message: str, reckoned: str, held: bool = False) -> Verdict:
    whole, parts, complete = listing
    return Verdict(
        claims=(whole, *parts),
        held=held,
        message=message,
        explanation=(words.line(whole), *words.lines(parts), f"{reckoned}; the article gives {words.value(whole)}"),
        confidence="certain" if held else "likely" if complete else "possible",
        settle="the list the article had its figures from",
    )


def _shares(paragraph: Sequence[Claim]) -> Iterator[Verdict]:
    """Percentages of one paragraph that make up a hundred."""
    shares = [
        c for c in paragraph if c.unit == "percent" and c.direction is None and c.low is not None and c.low == c.high
    ]
    for start in range(len(shares)):
        for end in range(start + 3, min(len(shares), start + MOST_PARTS) + 1):
            run = shares[start:end]
            if all(passages.near(run[0], c) for c in run) and abs(sum(c.low or 0.0 for c in run) - 100) < 0.051:
                terms = " + ".join(words.number(c.low or 0.0) for c in run)
                yield Verdict(tuple(run), f"{terms} = 100%", True, words.lines(run), confidence="certain")
                return
