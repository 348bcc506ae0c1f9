"""Agglomerative clustering with average linkage on a sparse graph, honouring cannot-links.

The pair of clusters with the highest mean score merges first, while the mean reaches the threshold; two clusters
with one forbidden pair between them never merge, so a chain of likenesses cannot join two events. A heap with
outdated entries skipped makes it O(e log e) for e scored pairs.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping

Pair = tuple[int, int]
Verdict = Callable[[int, int], float | None]  # score of a pair that was not scored; None forbids
LOOK = 48  # pairs looked at again before a merge


class _Clusters:
    """The state of one run: members, summed scores and pair counts between clusters, forbidden neighbours."""

    def __init__(self, n: int, scores: Mapping[Pair, float], forbidden: Iterable[Pair]) -> None:
        self.members: dict[int, list[int]] = {i: [i] for i in range(n)}
        self.links: dict[int, dict[int, tuple[float, int]]] = {i: {} for i in range(n)}
        self.foes: dict[int, set[int]] = {i: set() for i in range(n)}
        for (i, j), score in scores.items():
            self.links[i][j] = self.links[j][i] = (score, 1)
        for i, j in forbidden:
            self.foes[i].add(j)
            self.foes[j].add(i)

    def merge(self, a: int, b: int) -> None:
        """Cluster b goes into a."""
        self.members[a] += self.members.pop(b)
        for c, (total, n) in self.links.pop(b).items():
            self.links[c].pop(b, None)
            if c != a:
                mine = self.links[a].get(c, (0.0, 0))
                self.links[a][c] = self.links[c][a] = (mine[0] + total, mine[1] + n)
        for c in self.foes.pop(b):
            self.foes[c].discard(b)
            self.foes[c].add(a)
            self.foes[a].add(c)

    def forbid(self, a: int, b: int) -> None:
        self.foes[a].add(b)
        self.foes[b].add(a)


def agglomerate(
    n: int,
    scores: Mapping[Pair, float],
    threshold: float,
    forbidden: Iterable[Pair] = (),
    missing: float | None = None,
    verdict: Verdict | None = None,
) -> list[list[int]]:
    """Clusters of 0..n-1, each sorted, in order of their first member.

    `scores` has pairs (i, j) with i < j. A pair without a score counts as `missing`, or is left out of the mean if
    that is None. `verdict` is asked about pairs that nothing is known of before two clusters merge.
    """
    state = _Clusters(n, scores, forbidden)
    heap = [(-s, i, j, 1, 1) for (i, j), s in scores.items() if s >= threshold]
    heapq.heapify(heap)
    while heap:
        _, a, b, size_a, size_b = heapq.heappop(heap)
        if not _current(state, a, b, size_a, size_b) or b in state.foes[a]:
            continue
        if verdict and not _allowed(state, a, b, verdict, scores):
            state.forbid(a, b)
            continue
        state.merge(a, b)
        for c in state.links[a]:
            mean = _mean(state, a, c, missing)
            if mean >= threshold and c not in state.foes[a]:
                x, y = min(a, c), max(a, c)
                heapq.heappush(heap, (-mean, x, y, len(state.members[x]), len(state.members[y])))
    return sorted(sorted(m) for m in state.members.values())


def _current(state: _Clusters, a: int, b: int, size_a: int, size_b: int) -> bool:
    members = state.members
    return a in members and b in members and len(members[a]) == size_a and len(members[b]) == size_b


def _mean(state: _Clusters, a: int, b: int, missing: float | None) -> float:
    total, known = state.links[a][b]
    pairs = len(state.members[a]) * len(state.members[b])
    return total / known if missing is None else (total + missing * (pairs - known)) / pairs


def _allowed(state: _Clusters, a: int, b: int, verdict: Verdict, scores: Mapping[Pair, float]) -> bool:
    """Does nothing forbid the union? Looks at no more than LOOK pairs that were never compared."""
    left = LOOK
    for i in state.members[a]:
        for j in state.members[b]:
            pair = (min(i, j), max(i, j))
            if pair in scores:
                continue
            if verdict(*pair) is None:
                return False
            left -= 1
            if not left:
                return True
    return True
