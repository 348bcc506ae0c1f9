"""From a group of claims to a Fact: label, time, names, what stands, the reconciled interval, the evidence."""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Sequence

from reconcile.link import series
from reconcile.link.compare import evidence, score
from reconcile.link.context import Context
from reconcile.link.subject import Subject
from reconcile.link.values import POLICIES, status
from reconcile.model import Claim, Evidence, Fact, Span

ANCHORS = 6
LOOKED_AT = 12  # claims of a fact among which the weakest link is sought


def sources_of(members: Sequence[Subject], context: Context) -> dict[str, str]:
    """Claim id → what counts as its source: the origin cited, else the outlet of the article that was copied.

    A copy that changed the figure is no copy here: it speaks for itself.
    """
    values: dict[int, set[tuple[float | None, float | None]]] = {}
    for s in members:
        values.setdefault(s.article, set()).add((s.claim.low, s.claim.high))
    out = {}
    for s in members:
        c, first = s.claim, s.article
        if first >= 0:
            original = context.copy_of[first]
            if original == first or (c.low, c.high) in values.get(original, {(c.low, c.high)}):
                first = original
            article = context.articles[first]
        own = (article.outlet or article.id) if first >= 0 else (c.outlet or c.article)
        out[c.id] = f"via {c.via.casefold()}" if c.via else own
    return out


def fact(members: Sequence[Subject], context: Context) -> Fact:
    """The fact that the claims of `members` come to. They are in a fixed order, those of an article together."""
    claims = [s.claim for s in members]
    sources = sources_of(members, context)
    current = series.current(claims)
    stands = [c for c in claims if c.id in set(current)] or claims
    policy = context.settings.policy if context.settings.policy in POLICIES else "range"
    value = POLICIES[policy](stands, lambda c: sources[c.id], context.settings.outlets)
    independent = len(set(sources.values()))
    first = claims[0]
    anchors = tuple(n for n, _ in _names(members).most_common(ANCHORS))
    event = _event(stands) or _event(claims)
    return Fact(
        id=_id(claims),
        label=label(claims, anchors, event),
        topic=first.topic,
        measure=first.measure,
        claims=tuple(c.id for c in claims),
        low=value.low if math.isfinite(value.low) else None,
        high=value.high if math.isfinite(value.high) else None,
        status=status(claims, stands, independent),
        independent_sources=independent,
        event=event,
        anchors=anchors,
        unit=first.unit,
        policy=policy,
        evidence=_weakest(members, context),
        current=current,
    )


def label(claims: Sequence[Claim], anchors: Sequence[str], event: Span | None) -> str:
    """What the fact is about, in few words: measure, what is counted, where or who, when."""
    first = claims[0]
    what = first.measure or first.predicate or ""
    counted = Counter(c.counted for c in claims if c.counted)
    noun = min(counted, key=lambda n: (-counted[n], n)) if counted else ""
    population = " ".join(first.qualifiers)
    noun = f"{population} {noun}".strip() if population and population not in noun else noun
    when = ""
    if event:
        start, end = event.start.isoformat(), event.end.isoformat()
        when = start if start == end else f"{start} to {end}"
    parts = [what.replace("_", " "), noun, ", ".join(anchors[:2]), when]
    return " · ".join(dict.fromkeys(p for p in parts if p)) or first.quote


def _id(claims: Sequence[Claim]) -> str:
    key = "\x1f".join(sorted(c.id for c in claims))
    return hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest()[:12]


def _names(members: Sequence[Subject]) -> Counter[str]:
    """Names as written in the claims, most shared first; one form for all spellings of a name."""
    shown: dict[str, str] = {}
    for s in members:
        for written in (*s.claim.places, *s.claim.anchors):
            shown.setdefault(s.spelling.get(written, written), written)
    articles = {(name, s.claim.article) for s in members for name in s.names}
    counts = Counter(name for name, _ in sorted(articles))
    ranked = sorted(counts, key=lambda n: (-counts[n], n))
    return Counter({shown.get(n, n): counts[n] for n in ranked})


def _event(claims: Sequence[Claim]) -> Span | None:
    """When it happened: what the dated claims have in common, else from the first to the last."""
    spans = [c.event for c in claims if c.event]
    if not spans:
        return None
    start, end = max(s.start for s in spans), min(s.end for s in spans)
    if start <= end:
        return (
            min((s for s in spans), key=lambda s: (s.end - s.start, s.start)) if len(spans) == 1 else Span(start, end)
        )
    return Span(min(s.start for s in spans), max(s.end for s in spans), "range")


def _weakest(members: Sequence[Subject], context: Context) -> tuple[Evidence, ...]:
    """The evidence of the weakest link between two articles of the fact: the one a reader would doubt first."""
    picked = members if len(members) <= LOOKED_AT else members[:: max(1, len(members) // LOOKED_AT)][:LOOKED_AT]
    best: tuple[float, int, int] | None = None
    for i, a in enumerate(picked):
        for j in range(i + 1, len(picked)):
            b = picked[j]
            s = score(a, b, context) if a.article != b.article else None
            if s is not None and (best is None or s < best[0]):
                best = (s, i, j)
    return tuple(evidence(picked[best[1]], picked[best[2]], context)) if best else ()
