"""One quotation whose words differ between articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

from pydantic import Field

from reconcile.check import words
from reconcile.check.across import nearby, select
from reconcile.check.chains import chained
from reconcile.check.ledger import Ledger, Verdict, order
from reconcile.check.rulebook.rules import Rule
from reconcile.check.rulebook.schema import RuleSpec
from reconcile.check.speech import said, verbatim, versions
from reconcile.check.speech.everyday import CALENDAR
from reconcile.check.speech.said import Said
from reconcile.check.speech.versions import Two
from reconcile.check.values.intervals import of
from reconcile.model import Claim

LITTLE = 3  # words of a quotation that is compared
LIKELY, MAYBE = 0.2, -0.5  # the odds from which a change is likely, and possible
CROWD = (3.0, 2.4)  # what versions, and a change, need more in a large corpus: it has more alike by chance, and retold
LATER, LONG = 3.0, 6  # what versions told long after one another need, and the least of their words
SURE = 8  # words of a quotation with a single change, from which the rest leaves little doubt
LOOSE = 0.8  # share of words that agree, below which the versions look like two translations


class Params(RuleSpec):
    """Fields of a quote rule."""

    least: int = Field(default=LITTLE, ge=LITTLE, description="Shortest quotation that is compared, in words.")
    agree: float = Field(default=0, ge=0, le=1, description="Share of the shorter version's words that must agree.")
    days: int = Field(
        default=14, ge=0, description="Days after which only like words of one speaker are one quotation."
    )


def run(ledger: Ledger, rule: Rule) -> Iterator[Verdict]:
    spec = rule.spec
    assert isinstance(spec, Params)
    quoted = [
        s for s in said.all_said(ledger)
        if s.form == "direct" and _says(s) and len(s.words) >= spec.least and select.about(s.claim, rule)
    ]  # fmt: skip
    crowd = CROWD if len(ledger.articles) > nearby.MANY else (0.0, 0.0)
    pairs = []
    for a, b in said.candidates(quoted):
        soon = said.close_in_time(a.claim, b.claim, spec.days)
        if not said.other_speaker(a, b) and (soon or _again(ledger, a, b)):
            rest = verbatim.left_over(ledger, a, b)
            t = versions.two(*(rest or (a, b)))
            if not rest and not _as_said(t):
                continue  # one of the two stands in the other's article word for word
            needed = crowd[0] if soon else max(LATER, crowd[0])
            if versions.versions(t) >= needed and t.how.shorter >= spec.agree and not _bounded(ledger, t):
                pairs.append(t)
    for group in chained(_own_version(pairs), lambda p: (p.a.claim.id, p.b.claim.id)):
        yield from _verdict([t._replace(third=_third(t, group)) for t in group], crowd[1])


def _says(s: Said) -> bool:
    """Has it words enough that say something, days of the week and the like among them?"""
    return sum(t.plain or any(k[0] == CALENDAR for k in t.word.keys) for t in s.words) >= LITTLE - 1


def _again(ledger: Ledger, a: Said, b: Said) -> bool:
    """May one repeat long after what the other has, a court's last word at the appeal: one speaker, one story?

    Not where figures are said: what someone asks for grows.
    """
    if not said.same_speaker(a, b) or any(t.word.kind == "figure" for s in (a, b) for t in s.words):
        return False
    return min(len(a.words), len(b.words)) >= LONG and said.one_story(ledger, a.claim, b.claim)


def _own_version(pairs: Sequence[Two]) -> Iterator[Two]:
    """Without those of which the other article has the very words beside: two like things said, not one reworded."""
    told = {(x.claim.id, y.claim.article) for p in pairs if _as_said(p) for x, y in ((p.a, p.b), (p.b, p.a))}
    for p in pairs:
        both = ((p.a.claim.id, p.b.claim.article), (p.b.claim.id, p.a.claim.article))
        if _as_said(p) or told.isdisjoint(both):
            yield p


def _third(t: Two, group: Sequence[Two]) -> float:
    """By how much more one of two versions agrees with a third than with the other."""
    ids = {t.a.claim.id, t.b.claim.id}
    others = [p.how.share for p in group if len(ids & {p.a.claim.id, p.b.claim.id}) == 1]
    return max(others) - t.how.share if others else 0.0


def _verdict(group: Sequence[Two], enough: float) -> Iterator[Verdict]:
    """A finding where a word was exchanged, a verified entry where every version agrees."""
    odds = {id(p): versions.changed(p) - enough for p in group if _exchanged(p)}
    changed = [p for p in group if odds.get(id(p), -inf) >= MAYBE]
    alike = {s.claim.id: s for p in (changed or group) for s in (p.a, p.b)}
    if changed:  # versions that agree with one of the two belong to it
        alike.update((s.claim.id, s) for p in group if _as_said(p) for s in (p.a, p.b))
    elif not all(_as_said(p) for p in group):
        return
    claims = tuple(sorted((s.claim for s in alike.values()), key=order))
    ordered = [alike[c.id] for c in claims]
    speaker = next((s.speaker for s in ordered if s.speaker), None)
    label = f"words of {speaker}" if speaker else "a quotation"
    if not changed:
        text = f"quoted alike: “{ordered[0].text}”"
        yield Verdict(claims, text, held=True, explanation=words.lines(claims), label=label)
        return
    first = min(changed, key=lambda p: (p.a.language != p.b.language, -odds[id(p)], order(p.a.claim)))
    swaps = list(dict.fromkeys(f"“{x}” against “{y}”" for p in (first, *changed) for x, y in _exchanged(p)))
    shown = ", ".join(swaps[:3]) + (" …" if swaps[3:] else "")
    own = any(p.one_language and p.how.share >= LOOSE for p in changed)
    sure = own and any(len(p.how.swaps) == 1 and len(p.a.words) >= SURE and p.how.share >= LOOSE for p in changed)
    likely = max(odds[id(p)] for p in changed) >= LIKELY
    yield Verdict(
        claims=claims,
        message=f"one quotation, {min(2, len(_wordings(ordered, changed)))} wordings: {shown}",
        explanation=(*words.lines(claims), *([f"Changed: {', '.join(swaps)}"] if swaps[3:] else ())),
        confidence="certain" if sure and likely else "likely" if likely else "possible",
        evidence_for=(
            "the rest of the words agree",
            *(("one speaker",) if said.same_speaker(first.a, first.b) else ()),
        ),
        evidence_against=() if own else ("a translation, or a second one, may choose other words",),
        settle="a recording or the transcript",
        label=label,
    )


def _exchanged(p: Two) -> list[tuple[str, str]]:
    """What stands for what; a denial or a limit that only one version has stands against nothing."""
    places = versions.exchanged(p)
    told = [*p.how.swaps, *([("not", "—")] if p.how.turned else p.how.limits), *([places] if places else [])]
    rest = [" ".join(t.word.norm for t in side) or "—" for side in versions.alone(p)]
    return told or [(rest[0], rest[1])] * (rest != ["—", "—"])


def _bounded(ledger: Ledger, p: Two) -> bool:
    """Do only figures differ, of which one is a bound that the other keeps: 1150, "more than 1,100"? That is vague,
    and no change of words."""
    told = _exchanged(p)
    if not told or not all(x[:1].isdigit() and y[:1].isdigit() for x, y in told):
        return False
    figures = [
        [f for f in ledger.figures(s.claim.article) if any(a <= f.start and f.end <= b for a, b in s.spans)]
        for s in (p.a, p.b)
    ]
    return all(figures) and all(any(_keeps(f, g) for g in figures[1]) for f in figures[0])


def _keeps(f: Claim, g: Claim) -> bool:
    """Can both be said of one number? Two bounds of one side are two wordings: "above 90", "above 70"."""
    one_side = (f.low is None) == (g.low is None) and (f.high is None) == (g.high is None)
    bounds = one_side and None in (f.low, f.high)
    return of(f).meets(of(g)) and (not bounds or (f.low, f.high) == (g.low, g.high))


def _as_said(p: Two) -> bool:
    """Do the versions agree as far as anyone can tell?"""
    return p.how.alike and not versions.exchanged(p) and (p.one_language or p.how.share >= LOOSE)


def _wordings(versions: Sequence[Said], changed: Sequence[Two]) -> list[str]:
    """The versions that really differ."""
    apart = {s.claim.id for p in changed for s in (p.a, p.b)}
    return list(dict.fromkeys(s.text for s in versions if s.claim.id in apart))
