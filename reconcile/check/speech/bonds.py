"""What binds two articles whatever they are about: rare names and figures that both have."""

from __future__ import annotations

import re
from collections import Counter

from reconcile.check.ledger import Ledger, quantities
from reconcile.check.speech.terms import FIGURE, word, written_in
from reconcile.language.morphology import norm

FEW = 6  # articles that may share a name or a figure that still tells a story
ROUND = 2  # digits without closing noughts, up to which figures are often met twice by chance


def marks(ledger: Ledger) -> dict[str, frozenset[str]]:
    """For each article the names and figures in it that few others have; reckoned once a run."""
    if "marks" not in ledger.memo:
        found = {id: _marks(a.text, a.language) | _values(ledger, id) for id, a in ledger.articles.items()}
        spread = Counter(k for keys in found.values() for k in keys)
        ledger.memo["marks"] = {id: frozenset(k for k in keys if spread[k] <= FEW) for id, keys in found.items()}
    out: dict[str, frozenset[str]] = ledger.memo["marks"]
    return out


def _marks(text: str, language: str | None) -> frozenset[str]:
    names = (word(spelt, language, True) for spelt, _, _, name in written_in(text, language) if name)
    named = (k for w in names if w.kind == "plain" for k in w.keys if k[0] == "@")
    digits = map(norm, FIGURE.findall(text))  # whatever they count: millions
    figures = (re.sub(r"\s", "", d).replace(",", ".") for d in digits)
    return frozenset(named) | frozenset(f"#{f}" for f in figures if _telling(f))


def _values(ledger: Ledger, article: str) -> frozenset[str]:
    """Figures in words too, as they were read."""
    values = (f"{c.low:.10g}" for c in quantities(ledger.by_article.get(article, ())) if c.low == c.high and c.low)
    return frozenset(f"#{v}" for v in values if _telling(v))


def _telling(figure: str) -> bool:
    """Is it no small number, no round one, and no year?"""
    digits = figure.replace(".", "").strip("0")
    year = len(figure) == 4 and figure[:2] in ("19", "20")
    return not year and (len(digits) > ROUND or (len(digits) == ROUND and len(figure) > ROUND))


def bond(ledger: Ledger, a: str, b: str) -> int:
    """How many rare names and figures two articles share."""
    known = marks(ledger)
    return len(known.get(a, frozenset()) & known.get(b, frozenset()))
