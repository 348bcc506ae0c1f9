"""Who said what: claims by the one they are attributed to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from reconcile.model import Claim


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker and the claims put in their mouth, by topic and then by date."""

    speaker: str
    claims: tuple[Claim, ...]

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that quote the speaker, each once, in the order of their first quote."""
        return tuple(dict.fromkeys(claim.outlet or claim.article for claim in self.claims))


def by_speaker(claims: Iterable[Claim]) -> list[Voice]:
    """The speakers, those quoted most first. Claims that an outlet makes itself have none and are left out.

    Names are taken as the extraction normalised them; only letter case and ё are folded here, and the
    spelling shown is the commonest one.
    """
    together: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.speaker:
            together.setdefault(" ".join(claim.speaker.casefold().replace("ё", "е").split()), []).append(claim)
    voices = [Voice(_spelling(said), tuple(sorted(said, key=_order))) for said in together.values()]
    return sorted(voices, key=lambda voice: (-len(voice.claims), voice.speaker))


def _spelling(claims: list[Claim]) -> str:
    names = [claim.speaker or "" for claim in claims]
    return min(set(names), key=lambda name: (-names.count(name), name))


def _order(claim: Claim) -> tuple[str, dt.date, str, int]:
    return claim.topic or "~", claim.published or dt.date.max, claim.article, claim.start
