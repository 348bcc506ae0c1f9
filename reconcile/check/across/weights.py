"""What each of `features` is worth: for two figures that may be one, and for a bound and the figure it may be of.

Estimated by logistic regression on the labelled figures of some five hundred small stories in three languages
(`benchmarks/weights.py` fits them again); the sum is the log of the odds. The number is among the features, against the
rule for links: it does not say that two are one fact, but which two of a handful of articles to compare.
"""

from __future__ import annotations

from collections.abc import Mapping

from reconcile.check.across.features import FEATURES, Couple
from reconcile.check.logodds import log_odds

ANYHOW = "anyhow"  # the odds of two figures that have nothing in common
FIGURES: dict[str, float] = {
    "anyhow": -4.1,
    "apart": -1.3,
    "size": 2.7,
    "small": 1.5,
    "exchanged": 5.0,
    "one_digit": 0.3,
    "tenfold": 5.4,
    "as_exact": 0.8,
    "rounded": -0.8,
    "first": 1.3,
    "words": 1.3,
    "thing": 0.4,
    "noun": 0.0,
    "measure": -0.4,
    "natures": 0.9,
    "people": 0.8,
    "unit": 0.4,
    "lasting": 0.6,
    "companions": 1.4,
    "nameless": -1.0,
    "voice": 0.8,
    "unsaid": -0.5,
    "one_day": 1.5,
    "known": -1.4,
    "family": -0.5,
    "narrowed": -1.1,
    "fresh": -1.6,
    "before": -1.5,
    "partly": -1.6,
    "asked": -0.8,
    "together": 0.6,
    "days": -1.6,
    "order": -1.8,
    "strange": -2.0,
    "opening": 1.2,
    "rivals": -0.3,
    "one_language": 0.5,
}
BOUNDS: dict[str, float] = {
    "anyhow": 1.1,
    "apart": -1.2,
    "size": -1.9,
    "small": -0.8,
    "exchanged": 0.0,
    "one_digit": -1.7,
    "tenfold": -0.8,
    "as_exact": -1.2,
    "rounded": 0.8,
    "first": 1.0,
    "words": 2.6,
    "thing": 0.3,
    "noun": 0.8,
    "measure": 0.3,
    "natures": -1.0,
    "people": 0.1,
    "unit": -1.1,
    "lasting": -0.7,
    "companions": -0.2,
    "nameless": -1.2,
    "voice": -0.2,
    "unsaid": 0.1,
    "one_day": 1.0,
    "known": -1.2,
    "family": -0.7,
    "narrowed": -1.3,
    "fresh": -0.9,
    "before": 0.0,
    "partly": -0.7,
    "asked": -1.1,
    "together": 0.3,
    "days": -0.7,
    "order": -1.5,
    "strange": -1.1,
    "opening": 0.5,
    "rivals": -0.4,
    "one_language": 0.2,
}


def odds(c: Couple, weights: Mapping[str, float]) -> float:
    """How likely the two are of one fact, as the logarithm of the odds."""
    return log_odds(c, FEATURES, weights, weights[ANYHOW])
