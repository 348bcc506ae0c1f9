"""One quotation whose words differ between articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pydantic import Field

from reconcile.check import words
from reconcile.check.across import select
from reconcile.check.ledger import Ledger, Verdict, order
from reconcile.check.rulebook.rules import Rule
from reconcile.check.rulebook.schema import RuleSpec
from reconcile.check.speech import said
from reconcile.check.speech.align import Alignment, align
from reconcile.check.speech.everyday import CALENDAR
from reconcile.check.speech.said import Said
from reconcile.check.speech.terms import Term

SURE = 8  # words of a quotation with a single change, from which the rest leaves little doubt
LITTLE = 3  # words that say something, from which a saying is compared where speaker and story are the same
MANY = 4  # words of any kind that agree, one by one, in a saying so short
HALF = 0.5  # of the shorter version, that the other must hold whatever the rest
ONCE = 0.6  # share of words that agree in two languages, from which a verb beside them may be another
BRIEF = 0.65  # share of words that must agree in a saying so short
OWN = 0.55  # share of words that must agree where one speaker says it in one story
LOOSE = 0.8  # share of words that agree, below which the versions look like two translations
RATHER, MOSTLY = 0.65, 0.75  # the same for a single exchange, and for two
FEW = 2  # exchanged words in two languages, beyond which they look like a free translation


class Params(RuleSpec):
    """Fields of a quote rule."""

    least: int = Field(default=5, ge=3, description="Shortest quotation that is compared, in words.")
    agree: float = Field(default=0.75, ge=0.5, le=1, description="Share of words that must agree.")
    days: int = Field(default=14, ge=0, description="Articles published more days apart are not compared.")


class Pair(NamedTuple):
    """Two versions of a quotation and how they agree."""

    a: Said
    b: Said
    how: Alignment


def run(ledger: Ledger, rule: Rule) -> Iterator[Verdict]:
    spec = rule.spec
    assert isinstance(spec, Params)
    quoted = [
        s for s in said.all_said(ledger)
        if s.form == "direct" and _says(s) and len(s.words) >= LITTLE and select.about(s.claim, rule)
    ]  # fmt: skip
    links: dict[str, list[Pair]] = {}
    pairs = []
    for a, b in said.candidates(quoted):
        if not said.close_in_time(a.claim, b.claim, spec.days) or (
            a.person and b.person and not said.same_speaker(a, b)
        ):
            continue
        how = align(a.words, b.words, (a.language, b.language))
        if _one_quotation(ledger, a, b, how, spec):
            pairs.append(Pair(a, b, how))
    for pair in _own_version(pairs):
        _join(links, pair)
    for group in {id(g): g for g in links.values()}.values():
        yield from _verdict(group)


def _says(s: Said) -> bool:
    """Has it words enough that say something, days of the week and the like among them?"""
    return sum(t.plain or any(k[0] == CALENDAR for k in t.word.keys) for t in s.words) >= LITTLE - 1


def _own_version(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Without those of which the other article has the very words beside: two like things said, not one reworded."""
    told = {(x.claim.id, y.claim.article) for p in pairs if _as_said(p) for x, y in ((p.a, p.b), (p.b, p.a))}
    for p in pairs:
        both = ((p.a.claim.id, p.b.claim.article), (p.b.claim.id, p.a.claim.article))
        if _as_said(p) or told.isdisjoint(both):
            yield p


def _one_quotation(ledger: Ledger, a: Said, b: Said, how: Alignment, spec: Params) -> bool:
    """Do enough words agree, by one speaker or in one story? The shorter it is, the more must be known."""
    story = said.one_story(ledger, a.claim, b.claim)
    known = said.same_speaker(a, b) or story and not (a.named and b.named) and _but_for_one(how)
    across = a.language != b.language
    if not (known or story) or how.shorter < HALF or len(_longer(a, b)) <= LITTLE and not how.excluded:
        return False
    if min(len(a.words), len(b.words)) < spec.least or how.matched < LITTLE:
        return known and story and _short(a, b, how, across)
    if across and how.open + len(how.swaps) + how.turned > FEW + (how.matched > LITTLE):
        return False
    again = known or how.matched > LITTLE  # another's words in one story hardly have so many in common
    return how.share >= (OWN if again and (story or not across) else spec.agree)


def _longer(a: Said, b: Said) -> Sequence[Term]:
    """The longer version; a denial or a limit makes a short one longer."""
    return max(a.words, b.words, key=len)


def _but_for_one(how: Alignment) -> bool:
    """Does all agree but for one word, so that it hardly matters whether the speakers are named?"""
    return how.words >= MANY and how.lone <= len(how.swaps) <= 1 and not how.open


def _short(a: Said, b: Said, how: Alignment, across: bool) -> bool:
    """Is a short saying one, but for a single word?"""
    loose = 0 if len(how.swaps) == 0 or how.share < ONCE else 1  # verbs are translated freely
    added = how.turned or bool(how.limits)
    single = len(how.swaps) <= 1 and (how.open <= loose if across else added or len(a.words) == len(b.words))
    said_alike = how.matched >= LITTLE - 1 and how.share >= (HALF if across else BRIEF)
    return single and (said_alike or not across and how.words >= MANY)


def _join(links: dict[str, list[Pair]], pair: Pair) -> None:
    """Pairs that share a quotation make one group."""
    ids = [pair.a.claim.id, pair.b.claim.id]
    groups = {id(links[i]): links[i] for i in ids if i in links}
    merged = [p for g in groups.values() for p in g] + [pair]
    for p in merged:
        links[p.a.claim.id] = links[p.b.claim.id] = merged


def _verdict(group: Sequence[Pair]) -> Iterator[Verdict]:
    """A finding where a word was exchanged, a verified entry where every version agrees."""
    changed = [p for p in group if _exchanged(p)]
    versions = {s.claim.id: s for p in (changed or group) for s in (p.a, p.b)}
    if changed:  # versions that agree with one of the two belong to it
        versions.update((s.claim.id, s) for p in group if _as_said(p) for s in (p.a, p.b))
    elif not all(_as_said(p) for p in group):
        return
    claims = tuple(sorted((s.claim for s in versions.values()), key=order))
    ordered = [versions[c.id] for c in claims]
    speaker = next((s.speaker for s in ordered if s.speaker), None)
    label = f"words of {speaker}" if speaker else "a quotation"
    if not changed:
        text = f"quoted alike: “{ordered[0].text}”"
        yield Verdict(claims, text, held=True, explanation=words.lines(claims), label=label)
        return
    first = min(changed, key=lambda p: (p.a.language != p.b.language, order(p.a.claim)))
    swaps = list(dict.fromkeys(f"“{x}” against “{y}”" for p in changed for x, y in _exchanged(p)))
    shown = ", ".join(swaps[:3]) + (" …" if swaps[3:] else "")
    own = any(p.a.language == p.b.language and p.how.share >= LOOSE for p in changed)
    sure = own and any(len(p.how.swaps) == 1 and len(p.a.words) >= SURE and p.how.share >= LOOSE for p in changed)
    likely = own or any(_telling(p) for p in changed)
    yield Verdict(
        claims=claims,
        message=f"one quotation, {min(2, len(_wordings(ordered, changed)))} wordings: {shown}",
        explanation=(*words.lines(claims), *([f"Changed: {', '.join(swaps)}"] if swaps[3:] else ())),
        confidence="certain" if sure else "likely" if likely else "possible",
        evidence_for=(
            "the rest of the words agree",
            *(("one speaker",) if said.same_speaker(first.a, first.b) else ()),
        ),
        evidence_against=() if own else ("a translation, or a second one, may choose other words",),
        settle="a recording or the transcript",
        label=label,
    )


def _exchanged(p: Pair) -> list[tuple[str, str]]:
    """Words that stand for one another; so does a denial, or a limit, that only one version has.
    What else is left out is an abridgement."""
    if p.how.turned and not (p.how.swaps and p.a.language != p.b.language):  # "not shut" is "open" in other words
        return [*p.how.swaps, ("not", "—")]
    return [] if p.how.turned else [*p.how.swaps, *p.how.limits]


def _as_said(p: Pair) -> bool:
    """Do the versions agree as far as anyone can tell?"""
    return p.how.alike and (p.a.language == p.b.language or p.how.share >= LOOSE)


def _telling(p: Pair) -> bool:
    """Is the exchange in two languages, or among more changed words, still hardly a matter of translation?"""
    if p.a.language == p.b.language:
        changed = len(p.how.swaps) + p.how.turned or len(p.how.limits)
        if changed == 1 and p.how.words >= MANY and len(p.a.words) == len(p.b.words):
            return True
        return p.how.share >= (RATHER if changed == 1 else MOSTLY if changed <= FEW else LOOSE)
    return p.how.open <= (p.how.share >= ONCE) and len(_exchanged(p)) == 1


def _wordings(versions: Sequence[Said], changed: Sequence[Pair]) -> list[str]:
    """The versions that really differ."""
    apart = {s.claim.id for p in changed for s in (p.a, p.b)}
    return list(dict.fromkeys(s.text for s in versions if s.claim.id in apart))
