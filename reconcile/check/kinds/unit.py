"""A figure whose unit is off: a conversion that does not agree, millions for billions, miles for kilometres."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise

from pydantic import Field

from reconcile.check import words
from reconcile.check.across import policies, select, slips, suited
from reconcile.check.across.compare import comparable, scale_slip
from reconcile.check.across.grounds import weigh
from reconcile.check.across.relation import relation
from reconcile.check.across.timed import Timed
from reconcile.check.ledger import Ledger, Verdict
from reconcile.check.rulebook.rules import Rule
from reconcile.check.values import intervals
from reconcile.check.values.convert import convert, dimension
from reconcile.check.within import converted, points
from reconcile.language import available, cues, load_pack
from reconcile.language.morphology import norm
from reconcile.model import Claim, Fact

_DASHED, _ASIDE = re.compile(r"\s*[–—-]\s+"), re.compile(r"\s*[–—,.;-]")  # "340 ha - 3.4 sq km - of salt"
_ENDED = re.compile(r"[])(,.;:–—]")
WHOLE, FEW = 0.5, 10.0  # a converted figure may be rounded off to a whole one; larger ones by a share
TELLING = 3  # digits that two figures have in common by no chance
RATE, TIMES = 2, ("second", "minute", "hour", "day")  # words of "per second", and what it may be per
AWAY = 14  # characters behind a figure that say it is how far off something is
ORDER = 10.0  # times that dozens and hundreds are apart


class Params(Timed):
    """Fields of a unit rule."""

    rough: float = Field(default=0.06, ge=0, lt=1, description="Share by which a conversion may be rounded off.")
    confused: list[str] = Field(
        default_factory=list, description="Measures that are taken for one another: the dead for the injured."
    )


def run(ledger: Ledger, rule: Rule) -> Iterator[Verdict]:
    spec = rule.spec
    assert isinstance(spec, Params)
    for _, claims in select.articles(ledger, rule):
        if spec.confused:
            continue
        beside = [(x, y) for x, y in pairwise(claims) if _is_conversion(ledger, x, y)]
        again = [(x, y) for x, y in converted.find(ledger, claims) if all(y is not told for _, told in beside)]
        for x, y in (*beside, *again):
            yield _conversion(x, y, spec)
        yield from (_points(*three) for three in points.mistaken(ledger, claims))
    told: set[str] = set()
    for fact, claims in select.facts(ledger, rule):
        slipped: dict[str, Claim] = {}
        for x, y in select.compared(ledger, claims):
            scale = relation(ledger, x, y, spec) == "scale" and slips.large(x, y) and not slips.one_name(x, y)
            if not spec.confused and (scale or _orders(x, y)):
                slipped.update({x.id: x, y.id: y})
        if slipped:
            told.update(slipped)
            yield _slip(ledger, rule, fact, list(slipped.values()))
    found = [(x, y) for x, y, how in slips.find(ledger, spec.confused) if (how == "measure") == bool(spec.confused)]
    new = [pair for pair in found if not {c.id for c in pair} <= told and all(_meant(c, rule) for c in pair)]
    for group in suited.joined(new):
        yield _slip(ledger, rule, select.as_fact(ledger, group), group)


def _meant(c: Claim, rule: Rule) -> bool:
    return select.measured(c.measure, rule) and select.about(c, rule)


def _orders(x: Claim, y: Claim) -> bool:
    """ "Dozens" and "hundreds" of one thing."""
    if not ("vague" in x.marks and "vague" in y.marks) or x.low is None or y.low is None or x.unit != y.unit:
        return False
    small, large = sorted((x.low, y.low))
    one_day = x.published == y.published or (x.event is not None and x.event == y.event)
    return small > 0 and large >= ORDER * small and one_day and comparable(x, y)


def _is_conversion(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """Two units of one dimension, side by side in one sentence: the second says the first again."""
    if x.part != y.part or x.sentence_start != y.sentence_start or x.unit == y.unit:
        return False
    if dimension(x.unit) is None or dimension(x.unit) != dimension(y.unit) or y.start < x.end or y.start - x.end > 24:
        return False
    if y.whole == x.id or x.whole == y.id or ("difference" in y.marks) != ("difference" in x.marks):
        return False
    between = ledger.text(x)[x.end : y.start]
    plain = cues.without(cues.without(between, x.language, "or_is"), x.language, "by")
    words_left = _timeless(re.sub(r"\W+", " ", plain).strip(), x.language)
    told = re.search(r"[(/=\[]", between) or cues.has(between + y.quote[:8], x.language, "or_is")
    behind = _ENDED.split(ledger.text(x)[y.end : y.end + AWAY])[0]
    if cues.has(between, x.language, "this_is") and cues.has(behind, x.language, "off_level"):
        return False  # "stands at 430 cm, that is 1.5 m below the critical mark"
    if x.measure != y.measure and cues.has(behind, x.language, "off_from"):
        return False  # "at a depth of 12 km, about 16 miles from the town"
    # "25 metres long (62 feet)": what stands in brackets by itself says again what stands before them
    alone = bool(re.search(r"[(\[]\s*\Z", between)) and ledger.text(x)[y.end : y.end + 1] in (")", "]")
    dashed = _DASHED.fullmatch(between) and _ASIDE.match(ledger.text(x)[y.end : y.end + 3])
    return bool(told or dashed) and (not words_left or (alone and len(words_left.split()) <= RATE))


def _timeless(text: str, language: str | None) -> str:
    """What is left of the words without a unit of time: "2,400 cubic metres per second, or 2.4 million litres"."""
    if language not in available() or len(text.split()) != RATE:
        return text
    names = load_pack(language or "").section("units")
    last = norm(text.split()[-1])
    forms = {str(f) for unit, fs in names.items() if unit in TIMES for f in fs or ()}
    return "" if any(last.startswith(f[:-1]) if f.endswith("*") else last == f for f in forms) else text


def _bare(c: Claim) -> Claim:
    """The figure without its bound: "over 40 km (about 64 miles)" converts the 40."""
    said = slips.number(c)
    return c if said is None else replace(c, low=said, high=said)


def _conversion(x: Claim, y: Claim, spec: Params) -> Verdict:
    a, b = _bare(x), _bare(y)
    steps = (True,) if "change" in x.marks else (False, True)  # "rose by 2 °C"; nothing says so of "a warming of 2 °C"
    found = [_turned(a, b, step, spec) for step in steps]
    plain, holds = next((f for f in found if f[1]), found[0])
    says = f"{words.value(x)} is {words.interval(intervals.Interval(*(round(v, 1) for v in plain)), words.unit(y))}"
    return Verdict(
        claims=(x, y),
        held=holds,
        message=f"{says}{'' if holds else f', not {words.value(y)}'}",
        explanation=(words.line(x), words.line(y), f"{says}; the article gives {words.value(y)}"),
        confidence="certain",
        settle="which of the two figures the source gave",
    )


def _turned(a: Claim, b: Claim, step: bool, spec: Params) -> tuple[intervals.Interval, bool]:
    """The first in the unit of the second, and whether it is the second, give or take rounding."""
    meant = convert(intervals.of(a), a.unit or "", b.unit or "", step)
    plain = convert(intervals.written(a), a.unit or "", b.unit or "", step)
    assert meant is not None and plain is not None
    size = max(abs(v) for v in (*plain, *intervals.written(b)))
    rounded = WHOLE if (b.low or 0.0) % 1 == 0 and size < FEW else 0.0  # "-19 Celsius (-2 Fahrenheit)"
    return plain, meant.meets(intervals.of(b), max(spec.rough * size, rounded))


def _points(change: Claim, old: Claim, new: Claim) -> Verdict:
    """A change that is told in per cent, and is that in percentage points."""
    moved = words.number(round(abs((new.low or 0.0) - (old.low or 0.0)), 9))
    share = words.number(round(100 * abs((new.low or 0.0) - (old.low or 0.0)) / (old.low or 1.0), 1))
    says = f"from {words.value(old)} to {words.value(new)} is {moved} percentage points, or {share}%"
    return Verdict(
        claims=(change, old, new),
        message=f"{says}, not {words.value(change)}",
        explanation=(*words.lines((change, old, new)), f"{says}; the article gives {words.value(change)}"),
        confidence="certain",
        settle="whether per cent or percentage points were meant",
    )


def _slip(ledger: Ledger, rule: Rule, fact: Fact, claims: list[Claim]) -> Verdict:
    grounds = weigh(ledger, claims, rule)
    said, why = _how(claims)
    sure = not fact.id or min(len(slips.digits(c)) for c in claims) >= TELLING
    return Verdict(
        claims=tuple(claims),
        message=f"{words.subject(claims, fact.label)}: {said}, {words.against(claims)}",
        explanation=(*words.lines(claims), why),
        fact=fact,
        reconciled=policies.reconcile(claims).to_dict(),
        confidence="likely" if grounds.confidence == "possible" and sure else grounds.confidence,
        evidence_for=grounds.speaks_for,
        evidence_against=grounds.against,
        evidence=grounds.evidence,
        settle="the figure with its unit in the source: thousand, million or billion; hectares or acres; dead or hurt",
        label=fact.label,
    )


def _how(claims: list[Claim]) -> tuple[str, str]:
    """What was mistaken, short and in a sentence."""
    for x, y in combinations(claims, 2):
        factor = scale_slip(x, y) if x.unit == y.unit else slips.apart(x, y)
        if factor:
            return (
                f"same digits, {words.number(factor)} times apart",
                f"They differ by a factor of exactly {words.number(factor)}: a slip of scale.",
            )
        if x.unit != y.unit:
            return "same number, two units", "One number with two units of one kind: one of them was mistaken."
        if "vague" in x.marks and "vague" in y.marks:
            return "two orders of magnitude", "The two words differ by an order of magnitude."
    return "same number, two things", f"One number for {' and for '.join(str(c.measure) for c in claims)}."
