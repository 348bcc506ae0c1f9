"""Words or figures credited to the wrong person: one who affirms and denies, one quotation with two speakers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Literal

from pydantic import Field

from reconcile.check import words
from reconcile.check.across import credited, nearby, select
from reconcile.check.across.relation import relation
from reconcile.check.across.timed import Timed
from reconcile.check.chains import chained
from reconcile.check.ledger import Ledger, Verdict, order
from reconcile.check.rulebook.rules import Rule
from reconcile.check.speech import credit, matter, said, stances
from reconcile.check.speech.said import Said
from reconcile.check.speech.terms import Weights
from reconcile.check.speech.versions import Two
from reconcile.link.words import stems
from reconcile.model import Claim

What = Literal["stance", "speakers", "figures"]
MATTER = 3  # words that what is confirmed and what is denied must share where the articles tell two stories
VERBATIM = 0.9  # share of words that agree word for word
# odds from which one saying denies the other, two speakers are credited with one, and one is with two figures
DENIED, CREDITED, GIVEN = 0.6, 1.0, 1.2
CROWD = 1.5  # odds that either needs more in a large corpus
TELLING = 2  # words from which a quotation is known again


class Params(Timed):
    """Fields of an attribution rule."""

    compare: list[What] = Field(
        default=["stance", "speakers", "figures"],
        description="stance: affirmed and denied by one speaker; speakers: one quotation, two speakers; "
        "figures: two for one fact by one speaker.",
    )
    days: int = Field(default=45, ge=0, description="Statements published more days apart are not compared.")


def run(ledger: Ledger, rule: Rule) -> Iterator[Verdict]:
    spec = rule.spec
    assert isinstance(spec, Params)
    everything = [
        s for s in said.all_said(ledger) if select.measured(s.claim.measure, rule) and select.about(s.claim, rule)
    ]
    if "stance" in spec.compare:
        yield from _stances(ledger, everything, spec)
    if "speakers" in spec.compare:
        yield from _speakers(ledger, everything, spec)
    if "figures" in spec.compare:
        yield from _figures(ledger, rule, spec)
        yield from _told_twice(ledger, rule, spec)


# ---------------------------------------------------------------- one speaker, yes and no


def _stances(ledger: Ledger, everything: list[Said], spec: Params) -> Iterator[Verdict]:
    """One verdict where several sayings of one article stand against one of another."""
    for group in chained(_two_sided(ledger, everything, spec), _ends):
        yield _two_stances(group)


def _ends(pair: tuple[Said, Said, bool]) -> tuple[tuple[str, str], tuple[str, str]]:
    """Either saying beside the article of the other."""
    a, b, _ = pair
    return (a.claim.id, b.claim.article), (b.claim.id, a.claim.article)


def _two_sided(ledger: Ledger, everything: list[Said], spec: Params) -> Iterator[tuple[Said, Said, bool]]:
    """Every two sayings of one speaker of which one denies the other, and whether that is likely."""
    weights, enough = _weights(ledger), DENIED + _crowd(ledger)
    done: set[tuple[int, int]] = set()
    for group in said.by_speaker(s for s in everything if s.sign or s.retracted):
        for a, b in combinations(group, 2):
            if not said.same_speaker(a, b) or not said.close_in_time(a.claim, b.claim, spec.days):
                continue
            if (id(a), id(b)) in done:
                continue
            done.add((id(a), id(b)))
            likely = _opposed(a, b, weights, enough)
            if likely or _confirmed_and_denied(ledger, a, b):
                yield a, b, likely and _sure(ledger, a, b)


def _weights(ledger: Ledger) -> Weights:
    """How much a word of what is said tells; reckoned once a run."""
    if "weights" not in ledger.memo:
        ledger.memo["weights"] = Weights((s.claim.article, s.words) for s in said.all_said(ledger))
    found: Weights = ledger.memo["weights"]
    return found


def _crowd(ledger: Ledger) -> float:
    """How much more is asked in a large corpus, which has more pairs that are alike by chance."""
    return CROWD if len(ledger.articles) > nearby.MANY else 0.0


def _sure(ledger: Ledger, *passages: Said) -> bool:
    """Do all stand under the names of their speakers? In a large corpus some "he" is taken for the wrong man, and his
    words meet another's."""
    return not _crowd(ledger) or all(s.by_name for s in passages)


def _opposed(a: Said, b: Said, weights: Weights, enough: float) -> bool:
    """Is one matter affirmed in one article and denied in the other, or is it denied that it was ever said?"""
    if a.claim.article == b.claim.article or a.retracted and b.retracted:
        return False
    if a.retracted or b.retracted:
        other, found = b if a.retracted else a, (m for _, _, m in matter.compare(a, b, weights))
        return other.stance == "affirms" and any(m.shared >= matter.LEAST and m.covered >= matter.MOST for m in found)
    return stances.odds(a, b, weights) >= enough


def _confirmed_and_denied(ledger: Ledger, a: Said, b: Said) -> bool:
    """An outright confirmation and an outright denial of one measure in one story."""
    if a.claim.measure is None or a.claim.measure != b.claim.measure or a.sign * b.sign >= 0:
        return False
    if not said.one_story(ledger, a.claim, b.claim) and not _one_matter(a, b):
        return False
    yes, no = (a, b) if a.sign > 0 else (b, a)
    return (
        no.stance == "denies"
        and yes.stance == "affirms"
        and stances.confirms(yes)
        and a.claim.article != b.claim.article
    )


def _one_matter(a: Said, b: Said) -> bool:
    """Do the two contents share enough words to be of one matter, whatever the articles around them tell?"""
    return len(set(stems(a.text, a.language)) & set(stems(b.text, b.language))) >= MATTER


def _two_stances(group: list[tuple[Said, Said, bool]]) -> Verdict:
    """The first that is likely tells of all."""
    a, b, alike = next((p for p in group if p[2]), group[0])
    claims = tuple(sorted({s.claim.id: s.claim for x, y, _ in group for s in (x, y)}.values(), key=order))
    yes, no = (b, a) if a.retracted or (a.sign < 0 and not b.retracted) else (a, b)
    return Verdict(
        claims=claims,
        message=f"{yes.speaker} is said to affirm and to deny it: “{yes.text}” ({words.source(yes.claim)}) "
        f"against “{no.text}” ({words.source(no.claim)}, {no.cue})",
        explanation=words.lines(claims),
        confidence="likely" if alike else "possible",
        evidence_for=("one speaker", "nearly the same words" if alike else "one measure, one story"),
        evidence_against=() if alike else ("the words or the speaker may differ: what is affirmed may not be denied",),
        settle="a recording, or the speaker",
        label=f"what {yes.speaker} says",
    )


# ---------------------------------------------------------------- one quotation, two speakers


def _speakers(ledger: Ledger, everything: list[Said], spec: Params) -> Iterator[Verdict]:
    quoted = [s for s in everything if len(s.words) >= TELLING and (s.person or s.gender) and not s.retracted]
    enough = CREDITED + _crowd(ledger)
    groups: dict[str, list[Two]] = {}
    for a, b in said.near_pairs(quoted):
        if not said.close_in_time(a.claim, b.claim, spec.days) or credit.at_best(ledger, a, b) < enough:
            continue
        if not credit.possible(a, b):
            continue
        found = credit.credit(ledger, a, b)
        if credit.odds(found) >= enough:
            t = found.two
            held = {id(g): g for s in (a, b) if (g := groups.get(s.claim.id))}
            merged = [p for g in held.values() for p in g] + [t]
            for p in merged:
                groups[p.a.claim.id] = groups[p.b.claim.id] = merged
    for group in {id(g): g for g in groups.values()}.values():
        yield _two_speakers(group, _sure(ledger, *(s for t in group for s in (t.a, t.b))))


def _two_speakers(group: list[Two], sure: bool) -> Verdict:
    alike = {s.claim.id: s for t in group for s in (t.a, t.b)}
    claims = tuple(sorted((s.claim for s in alike.values()), key=order))
    best = min(group, key=lambda t: (not t.one_language, -t.how.whole, order(t.a.claim)))
    what = "quotation" if "direct" in (best.a.form, best.b.form) else "statement"
    return Verdict(
        claims=claims,
        message=f"one {what}, two speakers: “{best.a.text}” is credited to {_who(best.a)} and to {_who(best.b)}",
        explanation=words.lines(claims),
        confidence="likely" if sure else "possible",
        evidence_for=("word for word the same" if best.how.whole >= VERBATIM else "nearly the same words, one story",),
        evidence_against=() if best.a.form == best.b.form else ("one of the two articles gives no direct speech",),
        settle="a recording or the transcript",
        label="who said it",
    )


def _who(s: Said) -> str:
    return s.person or s.speaker or {"m": "a man", "f": "a woman"}[s.gender]


# ---------------------------------------------------------------- one speaker, two figures


def _figures(ledger: Ledger, rule: Rule, spec: Params) -> Iterator[Verdict]:
    for fact, claims in select.facts(ledger, rule):
        named = [c for c in claims if c.speaker and c.speaker[0].isupper()][: said.MOST]
        for x, y in combinations(named, 2):
            if x.article != y.article and _one(x, y) and relation(ledger, x, y, spec) == "contradiction":
                yield Verdict(
                    claims=(x, y),
                    message=f"{x.speaker} is credited with two figures for one thing: {words.against((x, y))}",
                    explanation=words.lines((x, y)),
                    fact=fact,
                    evidence_for=("one speaker",),
                    settle="a recording, or the speaker",
                    severity="note",
                )


def _told_twice(ledger: Ledger, rule: Rule, spec: Params) -> Iterator[Verdict]:
    """The same where linking did not know the figures again, or took a second forecast for a later state."""
    linked = {c.id: fact.id for fact in ledger.facts for c in ledger.claims_of(fact)}
    for x, y in credited.pairs(ledger, GIVEN + _crowd(ledger)):
        known = x.id in linked and linked[x.id] == linked.get(y.id)
        if known and credited.to_come(x) and relation(ledger, x, y, spec) == "update":
            known = False
        if select.asked((x, y), rule) and not known:
            yield Verdict(
                claims=(x, y),
                message=f"{x.speaker} is credited with two figures: {words.against((x, y))}",
                explanation=words.lines((x, y)),
                evidence_for=("one speaker", "the words beside the figures agree"),
                evidence_against=("the figures may be of two things",),
                settle="a recording, or the speaker",
                label=f"what {x.speaker} says",
            )


def _one(x: Claim, y: Claim) -> bool:
    return said.same(x.speaker or "", y.speaker or "") >= 0.8
