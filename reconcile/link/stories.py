"""Stories: articles about one event, by average linkage over whole articles.

Within a language this alone is the strongest evidence that two claims speak of one event.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reconcile.link.cluster import agglomerate
from reconcile.link.settings import LinkSettings
from reconcile.link.similarity import Profile, similar_pairs

HANDFUL = 12  # articles
WHOLE = 20  # different words of a text that is more than a headline or a sentence
EASED = 0.6
ELSEWHERE = 0.5  # of what makes two articles alike that are set in two places


def stories(
    profs: Sequence[Profile], copies: Sequence[int], settings: LinkSettings, elsewhere: Callable[[int, int], bool]
) -> tuple[list[int], dict[tuple[int, int], float]]:
    """For each article the index of its story's first article, and the cosines that were computed.

    `copies[i]` is the first article of which i is a copy: copies are clustered once, as one article. `elsewhere`: are
    two articles set in two places? Two fires are told in the same words.
    """
    firsts = [i for i, c in enumerate(copies) if c == i]
    pairs = similar_pairs([profs[i] for i in firsts], settings)
    near = {(i, j): c * (ELSEWHERE if elsewhere(firsts[i], firsts[j]) else 1.0) for (i, j), c in pairs.items()}
    groups = agglomerate(len(firsts), near, _needed([profs[i] for i in firsts], settings), missing=0.0)
    story = list(range(len(profs)))
    for group in groups:
        for member in group:
            story[firsts[member]] = firsts[group[0]]
    for i, c in enumerate(copies):
        story[i] = story[c]
    return story, {(firsts[i], firsts[j]): c for (i, j), c in pairs.items()}


def _needed(profs: Sequence[Profile], settings: LinkSettings) -> float:
    """How alike articles of one story must be. A handful of whole articles was put together because they belong
    together, and by writers who avoid one another's words: less will do."""
    needed = 1.0 - settings.story_distance
    handful = len(profs) <= HANDFUL and all(len(p.words) >= WHOLE for p in profs)
    return needed * EASED if handful else needed
