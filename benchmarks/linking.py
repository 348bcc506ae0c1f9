#!/usr/bin/env python3
"""Linking: what blocking loses against comparing all pairs, and how time grows with the number of claims.

    python benchmarks/linking.py            both
    python benchmarks/linking.py FOLDER     the first on a corpus of your own

Times are printed as ratios between sizes, so that they mean the same on any machine.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
import time
from collections.abc import Iterable

import reconcile
from reconcile.link import LinkSettings, compare, link, prepare
from reconcile.link.blocking import block
from reconcile.model import Article, Claim

SYLLABLES = ("ba", "ken", "dor", "lin", "mar", "sol", "tev", "rin", "gal", "hos", "ur", "vik")
MEASURES = ("killed", "injured", "released", "arrested", "evacuated")
START = dt.date(2024, 1, 1)


def word(rng: random.Random, n: int = 3) -> str:
    """An invented word."""
    return "".join(rng.choices(SYLLABLES, k=n))


def corpus(n: int, seed: int = 1) -> tuple[list[Article], list[Claim]]:
    """About n claims in articles on invented events, each event told by several outlets over some days."""
    rng = random.Random(seed)
    vocabulary = [word(rng, 4) for _ in range(4000)]
    articles: list[Article] = []
    claims: list[Claim] = []
    while len(claims) < n:
        own, place, day = rng.choices(vocabulary, k=12), word(rng, 4).title(), START + dt.timedelta(rng.randrange(700))
        for _ in range(rng.randint(1, 6)):
            article, its = _report(rng, f"a{len(articles):07}", (own, vocabulary), place, day)
            articles.append(article)
            claims += its
    return articles, claims


def _report(
    rng: random.Random, ident: str, words: tuple[list[str], list[str]], place: str, day: dt.date
) -> tuple[Article, list[Claim]]:
    """One outlet's report on an event: two figures, in words of the event and words of any."""
    published = day + dt.timedelta(rng.randrange(4))
    text, claims = "", []
    for measure in rng.sample(MEASURES, 2):
        number = rng.randrange(1, 200)
        head = " ".join([*rng.sample(words[0], 5), *rng.choices(words[1], k=3), place])
        sentence = f"{head} {number} people."
        claims.append(_claim(ident, measure, number, sentence, len(text), published, place))
        text += sentence + " "
    return Article(ident, text, published=published, outlet=ident, language="en"), claims


def _claim(article: str, measure: str, number: int, sentence: str, at: int, published: dt.date, place: str) -> Claim:
    quote = f"{number} people"
    start = at + sentence.index(quote)
    return Claim(
        low=number, high=number, low_open=False, high_open=False, approximate=False, unit=None, direction=None,
        start=start, end=start + len(quote), quote=quote, id=f"{article}-{start}", kind="quantity", article=article,
        path=None, part="text", line=1, column=start + 1, sentence=sentence, counted="person", measure=measure,
        nature="cumulative", language="en", published=published, places=(place,), sentence_start=at,
    )  # fmt: skip


def recall(articles: Iterable[Article], claims: Iterable[Claim]) -> str:
    """Share of the pairs that would link by themselves which blocking keeps."""
    context, subjects = prepare(claims, articles, LinkSettings())
    kept = set(block(subjects, context).pairs())
    linked = [
        (a.number, b.number)
        for i, a in enumerate(subjects)
        for b in subjects[i + 1 :]
        if a.family == b.family and (compare.score(a, b, context) or 0.0) >= context.settings.threshold
    ]
    found = sum(pair in kept for pair in linked)
    n = len(subjects)
    return (
        f"{n} claims, {n * (n - 1) // 2} pairs, {len(kept)} compared; "
        f"recall of blocking {found / max(1, len(linked)):.3f} of {len(linked)} links"
    )


def scaling(sizes: Iterable[int]) -> Iterable[str]:
    """Time of linking at each size, as a multiple of the one before."""
    before = None
    for n in sizes:
        articles, claims = corpus(n)
        started = time.perf_counter()
        facts = link(claims, articles)
        took = time.perf_counter() - started
        ratio = f", {took / before:.1f} times as long" if before else ""
        yield f"{n} claims, {len(facts)} facts{ratio}"
        before = took


def main() -> None:
    if len(sys.argv) > 1:
        articles = list(reconcile.read(sys.argv[1:]))
        print(recall(articles, reconcile.extract(articles)))
        return
    print(recall(*corpus(1500)))
    for line in scaling((2000, 4000, 8000, 16000)):
        print(line, flush=True)


if __name__ == "__main__":
    main()
