"""Agglomerative clustering with average linkage on a sparse graph, honouring cannot-links.

The pair of clusters with the highest mean score merges first, while the mean reaches the threshold; two clusters
with one forbidden pair between them never merge, so a chain of likenesses cannot join two events. A heap with
outdated entries skipped makes it O(e log e) for e edges; pairs without an edge are scored only when it matters.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Mapping

Pair = tuple[int, int]
Judge = Callable[[int, int], float | None]  # score of a pair that is no edge; None forbids the union
LOOK = 48  # pairs judged before one merge; of two larger clusters a sample


class _Clusters:
    """The state of one run: members, summed scores and pair counts between clusters, forbidden neighbours."""

    def __init__(self, edges: Mapping[Pair, float]) -> None:
        nodes = sorted({i for pair in edges for i in pair})
        self.members: dict[int, list[int]] = {i: [i] for i in nodes}
        self.links: dict[int, dict[int, tuple[float, int]]] = {i: {} for i in nodes}
        self.foes: dict[int, set[int]] = {i: set() for i in nodes}
        for (i, j), score in edges.items():
            self.links[i][j] = self.links[j][i] = (score, 1)

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
            self.forbid(a, c)

    def forbid(self, a: int, b: int) -> None:
        self.foes[a].add(b)
        self.foes[b].add(a)

    def add(self, a: int, b: int, total: float, n: int) -> None:
        """Scores of pairs that had none."""
        known = self.links[a][b]
        self.links[a][b] = self.links[b][a] = (known[0] + total, known[1] + n)

    def unknown(self, a: int, b: int) -> int:
        """Pairs between two clusters that have no score yet."""
        return self.pairs(a, b) - self.links[a][b][1]

    def pairs(self, a: int, b: int) -> int:
        return len(self.members[a]) * len(self.members[b])

    def mean(self, a: int, b: int, missing: float | None) -> float:
        total, known = self.links[a][b]
        if missing is None:
            return total / known
        pairs = self.pairs(a, b)
        return (total + missing * (pairs - known)) / pairs

    def current(self, a: int, b: int, size: int) -> bool:
        """Are both clusters still as large as when their entry was made, and not forbidden to meet?"""
        if a not in self.members or b not in self.members or b in self.foes[a]:
            return False
        return self.pairs(a, b) == size


def agglomerate(
    n: int, edges: Mapping[Pair, float], threshold: float, missing: float | None = None, judge: Judge | None = None
) -> list[list[int]]:
    """Clusters of 0..n-1, each sorted, in order of their first member.

    `edges` has pairs (i, j) with i < j; others have no edge. Before two clusters merge, `judge` scores the pairs
    between them that have none; without it such a pair counts as `missing`, or is left out of the mean if that is None.
    """
    state, known = _Clusters(edges), set(edges)
    heap = [(-score, i, j, 1) for (i, j), score in edges.items() if score >= threshold]
    heapq.heapify(heap)
    while heap:
        priority, a, b, size = heapq.heappop(heap)
        if not state.current(a, b, size):
            continue
        if judge and state.unknown(a, b) and not _judge(state, a, b, judge, known):
            state.forbid(a, b)
            continue
        mean = state.mean(a, b, missing)
        if mean < threshold:
            continue
        if mean < -priority - 1e-9:
            heapq.heappush(heap, (-mean, a, b, size))
            continue
        state.merge(a, b)
        for c in state.links[a]:
            mean = state.mean(a, c, missing)
            if mean >= threshold and c not in state.foes[a]:
                heapq.heappush(heap, (-mean, min(a, c), max(a, c), state.pairs(a, c)))
    inside = {i for pair in edges for i in pair}
    return sorted([*(sorted(m) for m in state.members.values()), *([i] for i in range(n) if i not in inside)])


def _judge(state: _Clusters, a: int, b: int, judge: Judge, known: set[Pair]) -> bool:
    """Score pairs between a and b that have no score; False as soon as one of them is forbidden."""
    total, n = 0.0, 0
    for i in state.members[a]:
        for j in state.members[b]:
            pair = (i, j) if i < j else (j, i)
            if pair in known:
                continue
            if n >= LOOK:
                break
            score = judge(*pair)
            if score is None:
                return False
            known.add(pair)
            total, n = total + score, n + 1
    if n:
        state.add(a, b, total, n)
    return True
