"""What binding knows: of the article beyond the sentence, and of each quantity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from reconcile.extract.binding.around import Spoken
from reconcile.extract.binding.measures import Measured
from reconcile.extract.binding.nouns import NounPhrase
from reconcile.language import Pack
from reconcile.language.lexicon import Lexicon, Measure
from reconcile.model import Article, Attribution, Claim, Quantity, Span

RECENT = 12  # counts before a bare number among which its noun or its like may be


@dataclass
class Context:
    """What binding knows of the article beyond the sentence; `last` are the claims of the sentence before."""

    article: Article
    part: str
    pack: Pack
    lexicon: Lexicon
    attributions: Sequence[Attribution] = ()
    names: Sequence[Any] = ()
    last: list[Claim] = field(default_factory=list)
    last_event: Span | None = None
    recent: list[Claim] = field(default_factory=list)  # the last few counts, for a bare number that repeats one

    @cached_property
    def spoken(self) -> Spoken:
        """Who says what, by place."""
        return Spoken(self.attributions)


@dataclass(slots=True)
class Bound:
    """One quantity and what binding found, with the reason for each (for --explain)."""

    q: Quantity
    at: int
    np: NounPhrase
    found: Measured
    told: str | None = None  # «число рейсов выросло до 15»: what its counter counts, whatever a pack says of it
    measure: Measure | None = None
    noun: str | None = None
    predicate: str | None = None
    status: str = "asserted"
    whole: int | None = None
    why: dict[str, str] = field(default_factory=dict)
