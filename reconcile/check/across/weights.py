"""What each of `features` and `circumstances` is worth: for two figures that may be one (FIGURES: which pairs are
likely), that may contradict each other (VERDICTS), and for a bound and the figure it may be of (BOUNDS).

Estimated by logistic regression on the labelled figures of some nine hundred small stories in three languages
(`benchmarks/weights.py` fits them again); the sum is the log of the odds. The number is among the features, against the
rule for links: it does not say that two are one fact, but which two of a handful of articles to compare.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from reconcile.check.across.circumstances import CIRCUMSTANCES
from reconcile.check.across.features import FEATURES, Couple
from reconcile.check.logodds import log_odds
from reconcile.model import Evidence

PAIR = "pair."  # begins the name of what was weighed of a pair, not of a link
TELLING = 0.2  # log odds below which a feature is not worth showing
ANYHOW = "anyhow"  # the odds of two figures that have nothing in common
FIGURES: dict[str, float] = {
    "anyhow": -2.9,
    "apart": -1.6,
    "size": 2.1,
    "small": 1.1,
    "exchanged": 4.6,
    "one_digit": -0.5,
    "tenfold": 5.6,
    "as_exact": 0.8,
    "rounded": -0.4,
    "first": 1.7,
    "words": 0.7,
    "thing": 0.5,
    "noun": 0.0,
    "measure": -0.5,
    "two_measures": -1.7,
    "one_way": 0.3,
    "other_status": 0.0,
    "natures": 0.5,
    "people": 0.9,
    "unit": 0.2,
    "lasting": 0.6,
    "companions": 1.4,
    "nameless": -1.2,
    "voice": 1.1,
    "unsaid": -0.5,
    "one_day": 1.3,
    "known": -1.6,
    "family": -0.5,
    "narrowed": -1.1,
    "fresh": -1.7,
    "before": -1.6,
    "partly": -1.9,
    "asked": -0.6,
    "together": 0.6,
    "days": -1.1,
    "order": -2.6,
    "strange": -2.0,
    "opening": 1.0,
    "rivals": -0.4,
    "one_language": 0.4,
}
BOUNDS: dict[str, float] = {
    "anyhow": 3.5,
    "apart": -1.2,
    "size": -1.1,
    "small": -0.8,
    "exchanged": 0.0,
    "one_digit": -2.5,
    "tenfold": -0.4,
    "as_exact": -1.4,
    "rounded": -0.4,
    "first": 0.7,
    "words": 0.9,
    "thing": 0.2,
    "noun": 0.5,
    "measure": -0.2,
    "two_measures": -1.0,
    "one_way": -1.8,
    "other_status": -0.5,
    "natures": -0.4,
    "people": 0.5,
    "unit": -0.9,
    "lasting": -1.3,
    "companions": 0.3,
    "nameless": -1.7,
    "voice": 0.1,
    "unsaid": 0.0,
    "one_day": 0.6,
    "known": -1.2,
    "family": -0.6,
    "narrowed": -1.3,
    "fresh": -0.7,
    "before": 0.0,
    "partly": -0.5,
    "asked": -1.2,
    "together": 0.3,
    "days": -0.7,
    "order": -1.4,
    "strange": -1.8,
    "opening": 0.0,
    "rivals": -0.5,
    "one_language": 0.3,
    "aspect": 0.8,
    "words_ahead": 0.8,
    "other_days": -1.2,
    "percent": -2.8,
    "early": -1.3,
    "row": -0.1,
    "corpus": -1.4,
}


VERDICTS: dict[str, float] = {
    "anyhow": 0.6,
    "apart": -1.9,
    "size": 1.6,
    "small": 1.2,
    "exchanged": 4.3,
    "tenfold": 6.2,
    "as_exact": 0.7,
    "first": 1.0,
    "two_measures": -1.5,
    "one_way": 0.1,
    "other_status": -0.1,
    "people": 0.4,
    "unit": 0.4,
    "companions": 1.5,
    "nameless": -1.0,
    "voice": 1.4,
    "one_day": 1.1,
    "known": -1.4,
    "family": -0.4,
    "narrowed": -1.3,
    "fresh": -2.2,
    "partly": -2.1,
    "asked": -0.7,
    "days": -1.3,
    "order": -3.3,
    "strange": -1.3,
    "grows": -0.5,
    "rising": -0.1,
    "grown": -1.3,
    "update": -1.1,
    "falls": 1.0,
    "other_days": -0.6,
    "told_before": -0.6,
    "known_elsewhere": -1.2,
    "both_known": 2.8,
    "both_have_both": -3.8,
    "other_wholes": -3.3,
    "over_places": -4.1,
    "narrower": -0.9,
    "in_a_sum": -1.5,
    "place": 0.7,
    "aspect": 0.9,
    "words_ahead": 0.6,
    "verbs_near": -0.4,
    "verbs_apart": -0.3,
    "bounded": -0.9,
    "by_one": -1.1,
    "close": -1.0,
    "percent": -0.7,
    "personal": -1.2,
    "negated": -2.1,
    "two_voices": 1.2,
    "early": -3.6,
    "row": -0.9,
    "alone": 0.5,
    "corpus": -0.7,
}
_BY_NAME: dict[str, Callable[[Couple], float]] = {f.__name__: f for f in (*FEATURES, *CIRCUMSTANCES)}


def reasons(c: Couple, weights: Mapping[str, float]) -> list[Evidence]:
    """What each feature that says anything counts, the weightiest first, in the words of its function."""
    counted = {name: weights[name] * _BY_NAME[name](c) for name in weights if name != ANYHOW}
    told = sorted((n for n in counted if abs(counted[n]) >= TELLING), key=lambda n: -abs(counted[n]))
    return [Evidence(f"{PAIR}{n}", round(counted[n], 2), _question(_BY_NAME[n])) for n in told]


def _question(feature: Callable[[Couple], float]) -> str:
    """What a feature asks: the first sentence of its description."""
    asked = re.match(r".+?[?.:](?=\s|$)", " ".join((feature.__doc__ or feature.__name__).split()))
    return asked[0].rstrip(".:") if asked else feature.__name__


def odds(c: Couple, weights: Mapping[str, float]) -> float:
    """How likely it is what the weights are of, as the logarithm of the odds."""
    return log_odds(c, [_BY_NAME[name] for name in weights if name != ANYHOW], weights, weights[ANYHOW])
