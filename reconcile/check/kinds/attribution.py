"""Words or figures credited to the wrong person: one who affirms and denies, one quotation with two speakers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Literal

from pydantic import Field

from reconcile.check import said, select, words
from reconcile.check.compare import Timed, relation
from reconcile.check.ledger import Ledger, Verdict, order
from reconcile.check.rules import Rule
from reconcile.check.said import Said
from reconcile.extract.names.names import key
from reconcile.extract.speech.cues import table
from reconcile.language import load_pack
from reconcile.link.words import stems
from reconcile.model import Claim

What = Literal["stance", "speakers", "figures"]
MATTER = 3  # words that what is confirmed and what is denied must share where the articles tell two stories
ALIKE = 0.55  # share of words from which two contents speak of one thing
WHOLE, ADDED = 4, 12  # words of a content that the other holds whole; words it may have besides, its figures say
MOST = 200  # statements of one speaker that are compared


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
        yield from _speakers(everything, spec)
    if "figures" in spec.compare:
        yield from _figures(ledger, rule, spec)


# ---------------------------------------------------------------- one speaker, yes and no


def _stances(ledger: Ledger, everything: list[Said], spec: Params) -> Iterator[Verdict]:
    for group in _by_speaker(everything):
        for a, b in combinations(group[:MOST], 2):
            if (
                a.sign * b.sign >= 0
                or not said.same_speaker(a, b)
                or not said.close_in_time(a.claim, b.claim, spec.days)
            ):
                continue
            alike = _alike(a, b)
            if alike or _confirmed_and_denied(ledger, a, b):
                yield _two_stances(a, b, alike)


def _by_speaker(everything: list[Said]) -> list[list[Said]]:
    """Statements by the sound of their speaker's last name."""
    groups: dict[str, list[Said]] = {}
    for s in everything:
        if s.speaker and s.sign and s.speaker[0].isupper():
            groups.setdefault(key(s.speaker).split()[-1] if key(s.speaker) else s.speaker, []).append(s)
    return [sorted(g, key=lambda s: order(s.claim)) for _, g in sorted(groups.items()) if len(g) > 1]


def _alike(a: Said, b: Said) -> bool:
    """Do two contents speak of one thing in nearly the same words?"""
    if (
        min(len(a.words), len(b.words)) < 3
        or a.claim.sentence_start == b.claim.sentence_start
        and a.claim.article == b.claim.article
    ):
        return False
    agree, _ = said.align(a, b)
    shorter, longer = sorted((len(a.words), len(b.words)))
    if agree == shorter >= WHOLE and "denies" in (a.stance, b.stance) and a.claim.article != b.claim.article:
        return longer - shorter <= ADDED  # "fares will rise" denied, "fares will rise from 30 to 36" confirmed
    return agree >= max(3, ALIKE * longer)


def _confirmed_and_denied(ledger: Ledger, a: Said, b: Said) -> bool:
    """An outright confirmation and an outright denial of one measure in one story."""
    if a.claim.measure is None or a.claim.measure != b.claim.measure:
        return False
    if not said.one_story(ledger, a.claim, b.claim) and not _one_matter(a, b):
        return False
    yes, no = (a, b) if a.sign > 0 else (b, a)
    return no.stance == "denies" and yes.stance == "affirms" and _confirms(yes) and a.claim.article != b.claim.article


def _one_matter(a: Said, b: Said) -> bool:
    """Do the two contents share enough words to be of one matter, whatever the articles around them tell?"""
    return len(set(stems(a.text, a.language)) & set(stems(b.text, b.language))) >= MATTER


def _confirms(s: Said) -> bool:
    """Is the cue one of confirming (подтвердил), not merely of saying?"""
    form = table(load_pack(s.language)).form(s.cue.lower())
    return form is not None and form.cue.frames.get("object", ("", ""))[0] == "affirms"


def _two_stances(a: Said, b: Said, alike: bool) -> Verdict:
    claims = tuple(sorted((a.claim, b.claim), key=order))
    yes, no = (a, b) if a.sign > 0 else (b, a)
    return Verdict(
        claims=claims,
        message=f"{yes.speaker} is said to affirm and to deny it: “{yes.text}” ({words.source(yes.claim)}) "
        f"against “{no.text}” ({words.source(no.claim)}, {no.cue})",
        explanation=words.lines(claims),
        confidence="likely" if alike else "possible",
        evidence_for=("one speaker", "nearly the same words" if alike else "one measure, one story"),
        evidence_against=() if alike else ("the words differ: what is affirmed may not be what is denied",),
        settle="a recording, or the speaker",
        label=f"what {yes.speaker} says",
    )


# ---------------------------------------------------------------- one quotation, two speakers


def _speakers(everything: list[Said], spec: Params) -> Iterator[Verdict]:
    quoted = [s for s in everything if s.form == "direct" and len(s.words) >= 4 and s.speaker]
    for a, b in said.near_pairs(quoted):
        if not said.other_speaker(a, b) or not said.close_in_time(a.claim, b.claim, spec.days):
            continue
        if len(a.words) != len(b.words):
            continue  # word for word is meant; aligning is dear
        agree, changes = said.align(a, b)
        if changes or agree < 4:
            continue
        claims = tuple(sorted((a.claim, b.claim), key=order))
        yield Verdict(
            claims=claims,
            message=f"one quotation, two speakers: “{a.text}” is credited to {a.speaker} and to {b.speaker}",
            explanation=words.lines(claims),
            confidence="likely",
            evidence_for=("word for word the same",),
            settle="a recording or the transcript",
            label="who said it",
        )


# ---------------------------------------------------------------- one speaker, two figures


def _figures(ledger: Ledger, rule: Rule, spec: Params) -> Iterator[Verdict]:
    for fact, claims in select.facts(ledger, rule):
        named = [c for c in claims if c.speaker and c.speaker[0].isupper()][:MOST]
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


def _one(x: Claim, y: Claim) -> bool:
    return said.same(x.speaker or "", y.speaker or "") >= 0.8
