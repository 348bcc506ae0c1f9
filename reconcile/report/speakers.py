"""Who said what: claims by the one they are attributed to."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from reconcile.extract.names.names import key
from reconcile.link.names import name_key
from reconcile.model import Claim


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker and the claims put in their mouth, by topic and then by date."""

    speaker: str
    claims: tuple[Claim, ...]

    @property
    def also(self) -> str:
        """The other spellings after a comma, or nothing."""
        return f", also {', '.join(self.spellings)}" if self.spellings else ""

    @property
    def spellings(self) -> tuple[str, ...]:
        """The other ways the sources write the name."""
        return tuple(sorted({claim.speaker or "" for claim in self.claims} - {self.speaker}))


def by_speaker(claims: Iterable[Claim]) -> list[Voice]:
    """The speakers, named ones first, those quoted most before others. What an outlet says itself is left out.

    Spellings of one name meet across inflection and script (Gitanas Nausėda, Гитанас Науседа); people of one surname
    stay apart where their first names begin differently, and a bare surname joins only where it can mean one person.
    The spelling shown is the commonest of the fullest.
    """
    together: dict[tuple[str, ...], list[Claim]] = {}
    spoken = [claim for claim in claims if claim.speaker]
    firsts = _first_names(spoken)
    for claim in spoken:
        together.setdefault(_identity(claim.speaker or "", firsts), []).append(claim)
    voices = [Voice(_spelling(said), tuple(sorted(said, key=_order))) for said in together.values()]
    return sorted(voices, key=lambda voice: (not is_name(voice.speaker), -len(voice.claims), voice.speaker))


def is_name(speaker: str) -> bool:
    """A name rather than a role ("пресс-служба", "a spokesman")."""
    return speaker[:1].isupper() or speaker[:1] in "«“\"'"


def _first_names(claims: list[Claim]) -> dict[str, set[str]]:
    """For each surname, how the first names that go with it begin."""
    seen: dict[str, set[str]] = {}
    for speaker in {claim.speaker or "" for claim in claims}:
        if is_name(speaker) and (first := _first(speaker)):
            seen.setdefault(name_key(speaker), set()).add(first)
    return seen


def _first(name: str) -> str:
    """How the first name sounds at its beginning; empty for a name of one word."""
    words = (key(name) or "").split()
    return words[0][:1].casefold() if len(words) > 1 else ""


def _identity(speaker: str, firsts: dict[str, set[str]]) -> tuple[str, ...]:
    if not is_name(speaker):
        return "role", " ".join(speaker.casefold().replace("ё", "е").split())
    surname = name_key(speaker)
    known = firsts.get(surname, set())
    first = _first(speaker) or (min(known) if len(known) == 1 else "")
    return "name", surname, first


def _spelling(claims: list[Claim]) -> str:
    names = Counter(claim.speaker or "" for claim in claims)
    return min(names, key=lambda name: (-min(len(name.split()), 2), -names[name], name))


def _order(claim: Claim) -> tuple[str, dt.date, str, int]:
    return claim.topic or "~", claim.published or dt.date.max, claim.article, claim.start
