"""How journalists of each language say that something was counted: measure, value and status of sentences of our own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reconcile.extract.article import extract_article
from reconcile.model import Article, Claim

FILE = Path(__file__).parent / "wording.cases"
STATUS = {"-": "negated", "?": "hypothetical", ">": "planned"}


def cases() -> Iterator[tuple[str, str, str]]:
    """(language, what is wanted, sentence): `measure value [unit] [=noun]; …`, a sign after the value is its status;
    the measure * is any."""
    language = ""
    for row in FILE.read_text(encoding="utf-8").splitlines():
        if row.startswith("#") or not row:
            continue
        wanted, bar, text = row.partition(" | ")
        if bar:
            yield language, wanted, text
        else:
            language = row


def holds(claim: Claim, wanted: str) -> bool:
    """Is the claim what one item says?"""
    measure, value, *rest = wanted.split()
    status = STATUS.get(value[-1], "asserted")
    low, _, high = value.rstrip("".join(STATUS)).partition("..")
    ends = (claim.low if claim.low is not None else claim.high, claim.high if claim.high is not None else claim.low)
    units = [r for r in rest if r[0] != "="]
    nouns = [r[1:] for r in rest if r[0] == "="]
    return (
        ends == (float(low), float(high or low))
        and (measure == "*" or (claim.measure or "-", claim.status) == (measure, status))
        and all(claim.unit == u for u in units)
        and all(claim.counted == n for n in nouns)
    )


@pytest.mark.parametrize(("language", "wanted", "text"), list(cases()), ids=lambda x: x[:50])
def test_wording(language: str, wanted: str, text: str) -> None:
    found = extract_article(Article("a", text, language=language)).claims
    numbers = [c for c in found if c.kind == "quantity"]
    missed = [w for w in wanted.split("; ") if not any(holds(c, w) for c in numbers)]
    assert not missed, [(c.quote, c.low, c.high, c.unit, c.measure, c.counted, c.status) for c in numbers]
