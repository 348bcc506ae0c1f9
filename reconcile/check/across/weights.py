"""What each of `features` and `circumstances` is worth: for two figures that may be one (FIGURES: which pairs are
likely), and for a bound and the figure it may be of (BOUNDS). What becomes of the likely pairs tells `verdict`.

Estimated by logistic regression on the labelled figures of some nine hundred small stories in three languages
(`benchmarks/weights.py` fits them again); the sum is the log of the odds. The number is among the features, against the
rule for links: it does not say that two are one fact, but which two of a handful of articles to compare.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reconcile.check.across.circumstances import CIRCUMSTANCES
from reconcile.check.across.features import FEATURES, Couple
from reconcile.check.logodds import log_odds

ANYHOW = "anyhow"  # the odds of two figures that have nothing in common
FIGURES: dict[str, float] = {
    "anyhow": -3.4,
    "apart": -1.5,
    "size": 2.5,
    "small": 1.3,
    "exchanged": 4.7,
    "one_digit": -0.3,
    "tenfold": 5.1,
    "as_exact": 0.8,
    "rounded": -0.4,
    "first": 1.7,
    "words": 0.7,
    "thing": 0.4,
    "noun": 0.0,
    "measure": -0.5,
    "two_measures": -1.5,
    "one_way": 0.3,
    "other_status": -0.4,
    "natures": 0.6,
    "people": 0.8,
    "unit": 0.2,
    "lasting": 0.6,
    "companions": 1.6,
    "nameless": -1.0,
    "voice": 0.9,
    "unsaid": -0.4,
    "one_day": 1.3,
    "known": -1.5,
    "family": -0.6,
    "narrowed": -1.0,
    "fresh": -1.8,
    "before": -1.6,
    "partly": -1.8,
    "asked": -0.9,
    "together": 0.6,
    "days": -1.2,
    "order": -2.7,
    "strange": -2.1,
    "opening": 1.0,
    "rivals": -0.3,
    "one_language": 0.4,
}
BOUNDS: dict[str, float] = {
    "anyhow": 3.9,
    "apart": -1.2,
    "size": -1.3,
    "small": -0.9,
    "exchanged": 0.0,
    "one_digit": -2.3,
    "tenfold": -0.5,
    "as_exact": -1.3,
    "rounded": -0.3,
    "first": 0.7,
    "words": 1.1,
    "thing": 0.1,
    "noun": 0.4,
    "measure": -0.2,
    "two_measures": -0.9,
    "one_way": -1.4,
    "other_status": -0.4,
    "natures": -0.4,
    "people": 0.5,
    "unit": -1.1,
    "lasting": -0.9,
    "companions": 0.3,
    "nameless": -1.3,
    "voice": 0.2,
    "unsaid": -0.0,
    "one_day": 0.6,
    "known": -1.3,
    "family": -0.7,
    "narrowed": -1.4,
    "fresh": -0.8,
    "before": 0.0,
    "partly": -0.7,
    "asked": -0.9,
    "together": 0.1,
    "days": -0.9,
    "order": -1.7,
    "strange": -1.5,
    "opening": -0.1,
    "rivals": -0.5,
    "one_language": 0.2,
    "aspect": 1.0,
    "words_ahead": 0.7,
    "other_days": -1.2,
    "percent": -2.6,
    "early": -1.6,
    "row": -0.2,
    "corpus": -1.6,
}
_BY_NAME: dict[str, Callable[[Couple], float]] = {f.__name__: f for f in (*FEATURES, *CIRCUMSTANCES)}


def odds(c: Couple, weights: Mapping[str, float]) -> float:
    """How likely it is what the weights are of, as the logarithm of the odds."""
    return log_odds(c, [_BY_NAME[name] for name in weights if name != ANYHOW], weights, weights[ANYHOW])
