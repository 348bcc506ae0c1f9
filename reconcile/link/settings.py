"""Every number that decides a link, in one place, so that it can be seen and set.

A pair of claims is one fact when the weights of its features sum to `threshold` or more and nothing forbids it.
The weights are on one scale: 1.0 is "a good reason", 2.0 "enough by itself".
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import Any

from reconcile.model import Problem


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each feature may add (or, where negative, take away)."""

    same_story: float = 1.6  # both articles belong to one story
    story_least: float = 0.2  # least share of it for two long articles, however many are as alike as they are
    same_story_bare: float = 0.9  # … where no measure says what is counted: an article has many shares and sums
    other_story: float = -2.2  # both are long enough to tell, one language, and they tell different stories
    context: float = 1.5  # times the cosine of two articles, where neither of the above holds
    wording: float = 2.2  # times the cosine of the words around the number
    unlike_wording: float = -1.0  # hardly a word in common around the number
    unlike_wording_measured: float = -0.4  # … where a measure says what is counted
    bare: float = -0.3  # nothing but the words says what a share or a sum is of, so like words prove less
    name: float = 0.9  # a shared name, times its rarity in the corpus (0 to 1)
    names_cap: float = 1.8  # all shared names together
    no_shared_name: float = -1.0  # both name somebody or some place, and nothing is shared
    place: float = 0.5  # a shared place in both clauses, times its rarity
    unmentioned: float = -0.6  # one sentence names what the other's whole article does not mention
    place_elsewhere: float = -0.9  # one names a place, the other's article is set elsewhere
    some_places: float = -0.6  # some of the places are the same, not all: it may be a part and a whole
    place_in_one: float = -0.2  # only one of them says where
    other_place: float = -1.6  # places differ, and it is not certain that they exclude each other
    companion: float = 0.3  # a figure that stands beside both, in the same sentence
    companions_cap: float = 0.6  # all such figures together
    day: float = 0.8  # the same day or days within a week
    today: float = 0.3  # both say "today" in articles of one day: any news of the day does
    month: float = 0.35  # the intervals meet, and one is no longer than a quarter
    year: float = 0.1  # the intervals meet, and both are longer
    far_apart: float = -1.0  # times the windows between two articles more than one window apart, where no day is told
    late: float = -0.75  # for each week between one claim's day and the article of the other, which gives none
    counted: float = 0.2  # the same thing is counted
    other_counted: float = -1.0  # another thing is counted, though the classes could meet
    topic: float = 0.3  # what one sum is of stands beside the other
    other_topic: float = -0.6  # two sums of two things, by their nouns
    person: float = 2.4  # an age, how many children: told of one person by name
    convict: float = 1.5  # a term, of one person by name
    population: float = 0.3  # the same narrowed population (foreign, children …)
    predicate: float = 0.2  # the same governing word
    near_predicate: float = 0.1  # words near in meaning: collapse, give way
    other_predicate: float = -0.9  # another one, where no measure says that they mean the same
    measure: float = 0.2  # the same measure of the rule packs; its absence leaves the words to decide
    headline: float = 0.6  # a headline and the lead of its own article; a third of it further down
    implied: float = 1.0  # a figure and the "at least one" that its own article implies
    same_body: float = -2.0  # two figures in the body of one article
    part: float = -1.2  # one is told as a part ("of them 6"), the other is not


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """Thresholds and bounds of linking. `weights` are the features of one pair."""

    weights: Weights = field(default_factory=Weights)
    threshold: float = 1.2
    story_distance: float = 0.83  # average linkage over articles, see `similarity.likeness`
    window_days: int = 21  # undated claims further apart are hardly one fact
    copy_share: float = 0.6  # share of the shorter article's word runs found in the other: a copy
    reworded_cosine: float = 0.82  # so alike in words that the one was written from the other
    policy: str = "range"  # range | majority | newest | weighted
    outlets: dict[str, float] = field(default_factory=dict)  # weight of an outlet under `weighted`; 1 if not named
    block_limit: int = 80  # a larger block is compared by sorted neighbourhood
    pair_budget: int = 2_000_000  # pairs compared at most, about; the blocks shrink to keep it
    terms: int = 48  # words of an article that look for similar ones
    posting_limit: int = 120  # articles looked up for one word; words in more are left to the others


def from_config(config: Any, problems: list[Problem] | None = None) -> LinkSettings:
    """The settings themselves, or those fields that a Config has under the same names, else the defaults.

    `problems` receives a line for each weight that is no feature's.
    """
    if isinstance(config, LinkSettings):
        return config
    names = {f.name for f in fields(LinkSettings)} - {"weights"}
    given = {n: getattr(config, n) for n in names if getattr(config, n, None) is not None}
    weights = dict(getattr(config, "weights", None) or {})
    known = [f.name for f in fields(Weights)]
    for name in sorted(weights.keys() - set(known)):
        del weights[name]
        if problems is not None:
            where = str(getattr(config, "file", None) or "reconcile.toml")
            problems.append(
                Problem(where, None, f"no feature of links is called '{name}'; there are: {', '.join(known)}")
            )
    return replace(LinkSettings(), weights=replace(Weights(), **weights), **given)
