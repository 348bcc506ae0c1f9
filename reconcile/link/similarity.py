"""How alike articles are: TF-IDF cosine over stems, and over names between languages. Sparse, in plain Python.

The idf is damped by a background of `BACKGROUND` imaginary articles, so that two articles alone still have sane
weights and one more unrelated article hardly moves them.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reconcile.link.settings import LinkSettings
from reconcile.link.words import stems, usual
from reconcile.model import Article

BACKGROUND = 50.0
USUAL = 0.4  # weight of a word that speaks of a measure (killed, arrested): every other article has it
ACROSS = 0.6  # worth of alike names between two languages: a story has other names in common than its words
Vector = dict[str, float]


def idf(total: int, frequency: int) -> float:
    """Weight of a term found in `frequency` of `total` articles, damped."""
    return math.log((total + BACKGROUND) / (frequency + 0.5))


def counts(article: Article) -> Counter[str]:
    """How often each stem stands in title and text; a title repeated as the first line counts once."""
    text = article.text if article.text.startswith(article.title) else f"{article.title}\n{article.text}"
    return Counter(stems(text, article.language))


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
    return sum(x * b[t] for t, x in a.items() if t in b)


@dataclass(frozen=True, slots=True)
class Profile:
    """What an article is compared by: its words, and, with articles in other languages, its names and its day."""

    words: Vector
    names: Vector
    language: str | None
    published: dt.date | None


def profiles(
    articles: Sequence[Article], words: Sequence[Vector], names: Mapping[str, frozenset[str]]
) -> list[Profile]:
    """Profiles in the order of the articles; `names`: article id → keys of the names beside its claims."""
    df = Counter(key for keys in names.values() for key in sorted(keys))
    out = []
    for article, vector in zip(articles, words, strict=True):
        named = unit({key: idf(len(articles), df[key]) for key in sorted(names.get(article.id, ()))})
        out.append(Profile(vector, named, article.language, article.published))
    return out


def likeness(a: Profile, b: Profile) -> float:
    """Cosine of the words; across languages that of the names instead, if it is more, less for days apart."""
    c = cosine(a.words, b.words)
    if a.language == b.language:
        return c
    apart = abs((a.published - b.published).days) if a.published and b.published else 0
    return max(c, ACROSS * cosine(a.names, b.names) / (1 + max(0, apart - 3) / 14))


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
