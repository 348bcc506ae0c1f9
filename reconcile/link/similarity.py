"""How alike articles are: TF-IDF cosine over stems, and over names between languages. Sparse, in plain Python.

The idf is damped by a background of `BACKGROUND` imaginary articles, so that two articles alone still have sane
weights and one more unrelated article hardly moves them.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reconcile.link.names import hinted_in, names_in
from reconcile.link.settings import LinkSettings
from reconcile.link.words import USUAL, content, usual
from reconcile.model import Article

BACKGROUND = 50.0
# What names and concepts add to like words, measured by grouping into events: B³ .96 on 222 articles of small corpora
# in three languages mixed into one, .98 on local news. Short texts of one event share names where they share few words.
NAMES, NAMES_ACROSS, WORDS_ACROSS = 0.3, 0.7, 0.7
FIGURES, HANDFUL = 0.3, 12  # what figures in common add; articles of a corpus in which nothing is there by chance
FRESH, FADES = 10, 60  # days in which a story is told; days more that halve how alike its articles are taken to be
Vector = dict[str, float]


def idf(total: int, frequency: int) -> float:
    """Weight of a term found in `frequency` of `total` articles, damped."""
    return math.log((total + BACKGROUND) / (frequency + 0.5))


def counts(article: Article) -> tuple[Counter[str], Counter[str]]:
    """How often each stem stands in title and text, and each word as it meets between languages.

    A title repeated as the first line counts once.
    """
    text = article.text if article.text.startswith(article.title) else f"{article.title}\n{article.text}"
    found = content(text, article.language)
    return Counter(s for s, _ in found), Counter(x for _, x in found if x)


def frequencies(bags: Iterable[Counter[str]]) -> Counter[str]:
    """In how many articles each stem stands."""
    out: Counter[str] = Counter()
    for bag in bags:
        out.update(bag.keys())
    return out


def vectors(bags: Sequence[Counter[str]], df: Counter[str], languages: Sequence[str | None]) -> list[Vector]:
    """Unit vectors, tf damped by its logarithm; words of any news count less."""
    weight = {t: idf(len(bags), n) for t, n in df.items()}
    out = []
    for bag, language in zip(bags, languages, strict=True):
        common = usual(language)
        out.append(unit({t: (1 + math.log(n)) * weight[t] * (USUAL if t in common else 1.0) for t, n in bag.items()}))
    return out


def unit(vector: Vector) -> Vector:
    """The vector scaled to length 1; an empty one stays empty."""
    length = math.sqrt(sum(x * x for x in vector.values()))
    return {t: x / length for t, x in vector.items()} if length else {}


def cosine(a: Vector, b: Vector) -> float:
    """Cosine of two unit vectors."""
    if len(a) > len(b):
        a, b = b, a
    if not a:
        return 0.0
    return sum([x * b[t] for t, x in a.items() if t in b])  # a list: nothing is asked as often as this


@dataclass(frozen=True, slots=True)
class Profile:
    """What an article is compared by: its words, and, with articles in other languages, its names and its day."""

    words: Vector
    between: Vector  # words as they meet between languages
    names: Vector
    figures: Vector
    language: str | None
    published: dt.date | None


def profiles(
    articles: Sequence[Article], words: Sequence[Vector], between: Sequence[Vector], figures: Sequence[Counter[str]]
) -> list[Profile]:
    """Profiles in the order of the articles, whose words are given as vectors and whose figures are counted.

    In a handful of articles figures in common and hints of a name are no chance.
    """
    named = [names_in(article) for article in articles]
    if len(articles) > HANDFUL:
        figures = [Counter() for _ in articles]
    else:
        _add_hinted(named, [hinted_in(article) for article in articles])
    names, figured = ([*vectors(bags, frequencies(bags), [None] * len(bags))] for bags in (named, figures))
    rows = zip(articles, words, between, names, figured, strict=True)
    return [Profile(own, across, name, fig, a.language, a.published) for a, own, across, name, fig in rows]


def _add_hinted(named: Sequence[Counter[str]], hinted: Sequence[Counter[str]]) -> None:
    """What may be a name counts where another article has it as well."""
    seen = frequencies([Counter(own.keys() | hints.keys()) for own, hints in zip(named, hinted, strict=True)])
    for own, hints in zip(named, hinted, strict=True):
        own.update({name: n for name, n in hints.items() if seen[name] > 1})


def likeness(a: Profile, b: Profile) -> float:
    """Cosine of words and, for a part, of names; across languages of concepts and names. Less for days apart."""
    named = cosine(a.names, b.names)
    counted = FIGURES * cosine(a.figures, b.figures)
    apart = abs((a.published - b.published).days) if a.published and b.published else 0
    if a.language == b.language:
        return (cosine(a.words, b.words) + NAMES * named + counted) / (1 + max(0, apart - FRESH) / FADES)
    both = WORDS_ACROSS * cosine(a.between, b.between) + NAMES_ACROSS * named + counted
    return both / (1 + max(0, apart - 3) / 14)


def candidates(profs: Sequence[Profile], settings: LinkSettings) -> list[tuple[int, int]]:
    """Pairs of articles that share at least one of their weightiest stems or names, each pair once, in order.

    A stem of many articles pairs each with those that appeared next to it only, so few that all pairs together stay
    within the budget: the work is proportional to the number of articles.
    """
    postings: dict[str, list[int]] = defaultdict(list)
    for i, p in enumerate(profs):
        for t in sorted(p.words, key=lambda t: (-p.words[t], t))[: settings.terms]:
            postings[t].append(i)
        for t in sorted(p.names, key=lambda t: (-p.names[t], t))[: settings.terms // 6]:
            postings[f"name {t}"].append(i)
    lengths = [len(ids) for ids in postings.values()]
    steps = (settings.posting_limit // 2**k for k in range(5))
    reach = next((r for r in steps if sum(n * min(n, r) for n in lengths) <= settings.pair_budget), 4)
    found: set[int] = set()
    for ids in postings.values():
        if len(ids) > reach:
            ids = sorted(ids, key=lambda i: (str(profs[i].published or "9999"), i))
        for at, i in enumerate(ids):
            found.update(i * len(profs) + j if i < j else j * len(profs) + i for j in ids[at + 1 : at + 1 + reach])
    return [divmod(code, len(profs)) for code in sorted(found)]


def similar_pairs(
    profs: Sequence[Profile], settings: LinkSettings, floor: float = 0.03
) -> dict[tuple[int, int], float]:
    """Likeness of every candidate pair that reaches `floor`."""
    out = {}
    for i, j in candidates(profs, settings):
        c = likeness(profs[i], profs[j])
        if c >= floor:
            out[i, j] = c
    return out
