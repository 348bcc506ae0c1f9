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
from reconcile.model import PAIR, Evidence

TELLING = 0.2  # log odds below which a feature is not worth showing
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


VERDICTS: dict[str, float] = {
    "anyhow": 0.4,
    "apart": -1.8,
    "size": 1.9,
    "small": 1.4,
    "exchanged": 4.6,
    "tenfold": 5.6,
    "as_exact": 0.7,
    "first": 1.0,
    "two_measures": -1.4,
    "one_way": 0.3,
    "other_status": -0.2,
    "people": 0.4,
    "unit": 0.3,
    "companions": 1.7,
    "nameless": -1.0,
    "voice": 1.1,
    "one_day": 1.1,
    "known": -1.3,
    "family": -0.5,
    "narrowed": -1.1,
    "fresh": -2.5,
    "partly": -2.0,
    "asked": -1.1,
    "days": -1.3,
    "order": -3.2,
    "strange": -2.0,
    "grows": -0.8,
    "went_on": -0.9,
    "so_far": -1.2,
    "grown": -1.3,
    "update": -0.9,
    "falls": 1.4,
    "other_days": -0.5,
    "told_before": -0.6,
    "known_elsewhere": -1.2,
    "both_known": 2.0,
    "both_have_both": -3.3,
    "other_wholes": -2.9,
    "part_and_whole": -1.3,
    "over_places": -3.3,
    "narrower": -0.9,
    "in_a_sum": -1.3,
    "place": 0.8,
    "aspect": 1.0,
    "words_ahead": 0.5,
    "verbs_near": -0.5,
    "verbs_apart": -0.3,
    "bounded": -0.9,
    "by_one": -0.9,
    "close": -1.0,
    "percent": -0.5,
    "personal": -1.1,
    "negated": -1.9,
    "two_voices": 1.3,
    "early": -3.4,
    "row": -0.8,
    "alone": 0.7,
    "corpus": -1.0,
}
_BY_NAME: dict[str, Callable[[Couple], float]] = {f.__name__: f for f in (*FEATURES, *CIRCUMSTANCES)}


def reasons(c: Couple, weights: Mapping[str, float]) -> list[Evidence]:
    """What any pair counts, and each feature that says anything, the weightiest first, in the words of its function."""
    counted = {name: weights[name] * _BY_NAME[name](c) for name in weights if name != ANYHOW}
    told = sorted((n for n in counted if abs(counted[n]) >= TELLING), key=lambda n: -abs(counted[n]))
    anyhow = Evidence(f"{PAIR}{ANYHOW}", weights[ANYHOW], "Two figures that have nothing in common")
    return [anyhow, *(Evidence(f"{PAIR}{n}", round(counted[n], 2), _question(_BY_NAME[n])) for n in told)]


def _question(feature: Callable[[Couple], float]) -> str:
    """What a feature asks: the first sentence of its description."""
    asked = re.match(r".+?[?.:](?=\s|$)", " ".join((feature.__doc__ or feature.__name__).split()))
    return asked[0].rstrip(".:") if asked else feature.__name__


def odds(c: Couple, weights: Mapping[str, float]) -> float:
    """How likely it is what the weights are of, as the logarithm of the odds."""
    return log_odds(c, [_BY_NAME[name] for name in weights if name != ANYHOW], weights, weights[ANYHOW])
