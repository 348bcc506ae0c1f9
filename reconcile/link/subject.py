"""A claim as linking sees it: everything that comparison and blocking need of it, computed once. Never its number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reconcile.extract.names.names import country
from reconcile.language import available, cues, load_pack
from reconcile.language.lexicon import unit_kind
from reconcile.language.morphology import norm
from reconcile.link.context import Context
from reconcile.link.figures import IMPLIED
from reconcile.link.names import made_of, name_keys
from reconcile.link.similarity import Vector, unit
from reconcile.link.words import near, term
from reconcile.model import Claim, Span

ROOT = 5  # letters of a governing word that its kin share: отменить, отмена
AMONG = 30  # characters before a figure in which it may be made a part
BEFORE = 28  # letters before a number in which "additional" stands
GENERIC = ("person",)
DIMENSIONS = frozenset({"distance", "area", "volume", "mass", "speed", "temperature", "duration", "energy", "power"})


@dataclass(frozen=True, slots=True)
class Subject:
    """One claim, prepared. `family` is what must be equal for two claims to be compared at all."""

    claim: Claim
    family: tuple[str, ...]
    article: int
    names: frozenset[str]
    told_of: frozenset[str]  # those of what its sentence is about
    places: frozenset[str]
    words: Vector
    counted: str
    noun: str  # its concept, or its stem: what nouns are compared by
    predicate: str
    population: frozenset[str]
    countries: frozenset[str]  # of those places that the table knows
    spelling: dict[str, str]  # name as written in the claim → the form that meets across scripts and inflection
    fresh: bool  # told as an increase: three more, additional
    today: bool  # dated by the day of its own article
    among: bool  # told as a part of a whole that another sentence gives
    here: bool  # its place is one that only the article can name: "in the country"
    against: bool  # the words beside it deny: "not vaccinated", "against"
    implied: bool  # a statement that says "at least one" without a number
    day: Span | None  # when it happened, where the text says so
    number: int  # position in the ordered claims


def family(claim: Claim) -> tuple[str, ...]:
    """What two claims must share to be compared: kind, measure and unit, else the unit or the counted noun.

    A measure holds across languages; without one the words must meet, so the stem of the noun stands in.
    """
    if claim.kind == "statement" and claim.low is None:
        return ("statement", claim.measure or "", claim.language or "")
    unit = _dimension(claim.unit or "")
    change = claim.direction or "" if unit in ("percent", "percentage_point", "times") else ""
    if claim.measure:
        return ("measure", claim.measure, unit, change)
    if unit:
        return ("unit", unit, change)
    named = claim.counted_class if claim.counted_class not in GENERIC else None
    return ("noun", named or term(claim.counted or "", claim.language))


def _dimension(unit: str) -> str:
    """Units that turn into one another are one: 72 hours are three days. Money is of its currency."""
    kind = unit_kind(unit) if unit else ""
    return kind if kind in DIMENSIONS else unit


def subject(claim: Claim, number: int, context: Context) -> Subject:
    """The claim prepared for comparison."""
    at = max(0, claim.start - claim.sentence_start)
    end = max(at, claim.end - claim.sentence_start)
    spelling = name_keys(claim)
    around = near(claim.sentence, at, end, claim.language)
    return Subject(
        claim=claim,
        family=family(claim),
        article=context.index.get(claim.article, -1),
        names=frozenset(spelling.values()) | made_of(claim.sentence, claim.language),
        told_of=_told_of(claim, spelling),
        places=frozenset(spelling[p] for p in claim.places if p in spelling),
        words=unit({w: x * context.weight_in(w, claim.language) for w, x in around.items()}),
        today=bool(claim.event and claim.published and claim.event.start == claim.event.end == claim.published),
        among=among(claim),
        here=cues.has(claim.sentence, claim.language, "here", "context"),
        against="against" in claim.marks if "ballot" in claim.marks else _against(claim, at, end),
        implied=IMPLIED in claim.marks,
        fresh="increment" in claim.marks or cues.has(claim.sentence[max(0, at - BEFORE) : at], claim.language, "more"),
        counted=norm(claim.counted or ""),
        noun=term(claim.counted or "", claim.language) if claim.counted else "",
        predicate=_governor(claim),
        population=frozenset(claim.qualifiers),
        countries=frozenset(f"@{c}" for c in map(country, claim.places) if c),
        spelling=spelling,
        day=claim.event,
        number=number,
    )


def _told_of(claim: Claim, spelling: dict[str, str]) -> frozenset[str]:
    """The names but for who says it and bodies that every country has."""
    bodies = _institutions(claim.language)
    return frozenset(key for name, key in spelling.items() if name != claim.speaker and norm(name) not in bodies)


@lru_cache(maxsize=32)
def _institutions(code: str | None) -> frozenset[str]:
    """Bodies that go by one name in any country: the pack's `context.institutions` (the central bank)."""
    words = load_pack(str(code)).section("context").get("institutions", ()) if code in available() else ()
    return frozenset(norm(str(w)) for w in words)


def _governor(claim: Claim) -> str:
    """The governing word's concept, else the root that its kin share; to be or to have says nothing of the fact."""
    if claim.language in available() and norm(claim.predicate or "") in auxiliaries(str(claim.language)):
        return ""
    found = term(claim.predicate or "", claim.language)
    return found if found.startswith("=") else found[:ROOT]


@lru_cache(maxsize=32)
def auxiliaries(code: str) -> frozenset[str]:
    """Verbs of a language that need another one to say something."""
    return frozenset(norm(str(w)) for w in load_pack(code).section("syntax").get("auxiliaries") or ())


def among(claim: Claim) -> bool:
    """Is it told as a part of a whole that another sentence gives: «среди вернувшихся 89 солдат»?"""
    if "among" in claim.marks:
        return True
    at = max(0, claim.start - claim.sentence_start)
    lead = claim.sentence[max(0, at - AMONG) : at]
    return cues.has(re.split(r"[.,;:—–(]", lead)[-1], claim.language, "among")


def _against(claim: Claim, at: int, end: int) -> bool:
    """Is there a denial within the few words before or after the number, in its part of the sentence? Of a figure put
    in again («то есть 85%, ни разу не прививались») in the part behind."""
    before = re.split(r"[,;:.]", claim.sentence[max(0, at - BEFORE) : at])[-1]
    after = claim.sentence[end : end + BEFORE]
    if cues.has(before, claim.language, "or_is"):
        after = after.removeprefix(",")
    after = re.split(r"[,;:.]", after)[0]
    return any(cues.has(piece, claim.language, "against", "context") for piece in (before, after))
