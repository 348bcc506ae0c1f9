"""One quotation whose words differ between articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import Field

from reconcile.check import said, select, words
from reconcile.check.ledger import Ledger, Verdict, order
from reconcile.check.rules import Rule
from reconcile.check.said import Said
from reconcile.check.schema import RuleSpec

SURE = 8  # words of a quotation with a single change, from which the rest leaves little doubt
SHORT = 4  # words of a saying that is compared where speaker and story are the same
LOOSE = 0.17  # share of changed words above which the versions look like two translations


class Params(RuleSpec):
    """Fields of a quote rule."""

    least: int = Field(default=5, ge=3, description="Shortest quotation that is compared, in words.")
    agree: float = Field(default=0.75, ge=0.5, le=1, description="Share of words that must agree.")
    days: int = Field(default=14, ge=0, description="Articles published more days apart are not compared.")


def run(ledger: Ledger, rule: Rule) -> Iterator[Verdict]:
    spec = rule.spec
    assert isinstance(spec, Params)
    quoted = [
        s for s in said.all_said(ledger)
        if s.form == "direct" and len(s.words) >= min(SHORT, spec.least) and select.about(s.claim, rule)
    ]  # fmt: skip
    links: dict[str, list[tuple[Said, Said, list[tuple[str, str]]]]] = {}
    for a, b in said.near_pairs(quoted):
        if not _comparable(ledger, a, b, spec):
            continue
        agree, changes = said.align(a, b)
        if agree >= spec.agree * max(len(a.words), len(b.words)):
            _join(links, (a, b, changes))
    for group in {id(g): g for g in links.values()}.values():
        yield from _verdict(group)


def _comparable(ledger: Ledger, a: Said, b: Said, spec: Params) -> bool:
    if not said.close_in_time(a.claim, b.claim, spec.days) or said.other_speaker(a, b):
        return False
    if min(len(a.words), len(b.words)) < spec.least and len(a.words) != len(b.words):
        return False  # a short saying must be the same but for a word, by one speaker in one story
    told = said.same_speaker(a, b), said.one_story(ledger, a.claim, b.claim)
    return all(told) if min(len(a.words), len(b.words)) < spec.least else any(told)


def _join(
    links: dict[str, list[tuple[Said, Said, list[tuple[str, str]]]]], pair: tuple[Said, Said, list[tuple[str, str]]]
) -> None:
    """Pairs that share a quotation make one group."""
    ids = [pair[0].claim.id, pair[1].claim.id]
    groups = {id(links[i]): links[i] for i in ids if i in links}
    merged = [p for g in groups.values() for p in g] + [pair]
    for a, b, _ in merged:
        links[a.claim.id] = links[b.claim.id] = merged


def _verdict(group: Sequence[tuple[Said, Said, list[tuple[str, str]]]]) -> Iterator[Verdict]:
    """A finding where a word was exchanged, a verified entry where every version agrees."""
    changed = [(a, b, c) for a, b, c in group if _exchanged(c)]
    versions = {s.claim.id: s for a, b, _ in (changed or group) for s in (a, b)}
    if changed:  # versions that agree with one of the two belong to it
        versions.update((s.claim.id, s) for a, b, c in group if not c for s in (a, b))
    claims = tuple(sorted((s.claim for s in versions.values()), key=order))
    ordered = [versions[c.id] for c in claims]
    label = (
        f"words of {speaker}" if (speaker := next((s.speaker for s in ordered if s.speaker), None)) else "a quotation"
    )
    if not changed:
        yield Verdict(
            claims, f"quoted alike: “{ordered[0].text}”", held=True, explanation=words.lines(claims), label=label
        )
        return
    first, second, _ = min(changed, key=lambda p: (p[0].language != p[1].language, order(p[0].claim)))
    swaps = list(dict.fromkeys(f"“{x}” against “{y}”" for _, _, c in changed for x, y in _exchanged(c)))
    shown = ", ".join(swaps[:3]) + (" …" if swaps[3:] else "")
    own = any(a.language == b.language and len(c) <= max(1, LOOSE * len(a.words)) for a, b, c in changed)
    sure = own and any(len(c) == 1 and len(a.words) >= SURE for a, b, c in changed)
    yield Verdict(
        claims=claims,
        message=f"one quotation, {len(_wordings(ordered, changed))} wordings: {shown}",
        explanation=(*words.lines(claims), *([f"Changed: {', '.join(swaps)}"] if swaps[3:] else ())),
        confidence="certain" if sure else "likely" if own else "possible",
        evidence_for=("the rest of the words agree", *(("one speaker",) if said.same_speaker(first, second) else ())),
        evidence_against=() if own else ("a translation, or a second one, may choose other words",),
        settle="a recording or the transcript",
        label=label,
    )


def _wordings(versions: Sequence[Said], changed: Sequence[tuple[Said, Said, list[tuple[str, str]]]]) -> list[str]:
    """The versions that really differ."""
    apart = {s.claim.id for a, b, _ in changed for s in (a, b)}
    return list(dict.fromkeys(" ".join(s.words) for s in versions if s.claim.id in apart))[:2] or [""]


def _exchanged(changes: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Words that stand for one another and mean something; what is only left out is an abridgement."""
    return [(x, y) for x, y in changes if x and y and _tells(x, y)]


def _tells(x: str, y: str) -> bool:
    """Two figures, or two words long enough to mean something; "30 тыс." beside "30 000" is spelling."""
    figures = x[0].isdigit() + y[0].isdigit()
    return figures == 2 or not figures and min(len(x), len(y)) > said.SHORT
