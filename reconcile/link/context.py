"""What linking looks up about the corpus, computed once: article vectors, stories, copies, how rare each name is."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from reconcile.language import available, load_pack
from reconcile.language.morphology import norm
from reconcile.language.places import match, within
from reconcile.link.copies import copy_groups
from reconcile.link.figures import figures_in
from reconcile.link.names import name_key, name_keys
from reconcile.link.settings import LinkSettings
from reconcile.link.similarity import BACKGROUND, Profile, counts, frequencies, idf, likeness, profiles, vectors
from reconcile.link.stories import stories
from reconcile.link.words import USUAL, roots, stem_of, term, usual
from reconcile.model import Article, Claim, Span

LONG = 40  # stems; an article this long tells its story well enough to be told from another
SENTENCES = 4  # with claims; in an article with fewer no name can be seen to run through it
MATES, TOPIC = 5, 20  # articles nearest to one that may tell its story; as far as its topic is looked at
MONTH = 31  # days
HOME = 0.4  # share of the claims with places that make a place the article's own
OPENING, LONGEST = 240, 4  # letters of an article that say where it is set; words of a place's name
FEW = 6  # articles; in fewer a name cannot be seen to be common
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


class Beside(Protocol):
    """Figures beside the claims, see `companions`."""

    def shared(self, a: Any, b: Any) -> list[tuple[tuple[float, str], float]]:
        """Those beside both of two subjects, with their worth."""


@dataclass(slots=True)
class Context:
    """The corpus around the claims. Articles are numbered in order of their ids."""

    settings: LinkSettings
    articles: list[Article]
    index: dict[str, int]
    profiles: list[Profile]
    lengths: list[int]
    story: list[int]
    copy_of: list[int]
    df: Counter[str]
    names: Counter[str]  # in how many stories a name stands
    beside: list[frozenset[str]]  # keys of the names that stand beside the claims of each article
    voices: frozenset[str]  # keys of those who report and speak: outlets, agencies, speakers
    heroes: dict[str, float]  # names that run through an article: the share of its figures that they stand beside
    wholes: frozenset[str]  # ids of claims that other claims are parts of
    homes: list[frozenset[str]]  # places in which each article is set
    times: list[tuple[Span, ...]]  # that each article names
    base: list[float]  # how alike each article is to the many of its topic
    cosines: dict[tuple[int, int], float] = field(default_factory=dict)
    companions: Beside | None = None  # the figures that stand beside each claim
    headlines: dict[str, str] = field(default_factory=dict)  # claim of a headline → the one of its body it sums up
    roots: dict[int, frozenset[str]] = field(default_factory=dict)  # first letters of all words of an article, if asked
    whole_of: dict[str, float | None] = field(default_factory=dict)  # claim of a part → the value of its whole
    shares: set[str] = field(default_factory=set)  # parts that only say out of how many: "57 of the 64"
    values: dict[int, set[float | None]] = field(default_factory=dict)  # article → the values it gives
    # family → (value of a part, value of its whole), as some article tells them
    parts: dict[tuple[str, ...], set[tuple[float | None, float | None]]] = field(default_factory=dict)

    def alike(self, i: int, j: int) -> float:
        """How alike two articles are, 0 to 1."""
        pair = (i, j) if i < j else (j, i)
        if pair not in self.cosines:
            self.cosines[pair] = likeness(self.profiles[i], self.profiles[j])
        return self.cosines[pair]

    def apart(self, i: int, j: int) -> float:
        """How much more alike two articles are than either is to the many others of their topic."""
        return self.alike(i, j) - self.base_of(i, j)

    def base_of(self, i: int, j: int) -> float:
        """How alike two articles would be as any two of their topic; 0 in a corpus that has no such crowd."""
        return (self.base[i] + self.base[j]) / 2

    def home(self, i: int) -> frozenset[str]:
        """Places in which an article is set."""
        return self.homes[i] if i >= 0 else frozenset()

    def mentions(self, i: int, name: str, spelling: Mapping[str, str]) -> bool:
        """Does an article mention a name, beside its claims or anywhere in its words?"""
        profile = self.profiles[i]
        if name in self.beside[i] or name in profile.names:
            return True
        written = [_bearer(w) for w, key in spelling.items() if key == name]
        return any(term(w, profile.language) in profile.words or self._derived(i, w) for w in written)

    def _derived(self, i: int, name: str) -> bool:
        """Has an article a word made of a name: Каменогорск, каменогорская подземка?"""
        root = stem_of(name)
        if len(name) <= len(root):
            return False
        if i not in self.roots:
            article = self.articles[i]
            self.roots[i] = roots(f"{article.title} {article.text}")
        return root in self.roots[i]

    def speaks_of(self, i: int, day: Span) -> bool:
        """Does an article name a time within a month that holds another one's: both look back on one event?"""
        spans = self.times[i] if i >= 0 else ()
        near = (s for s in spans if (s.end - s.start).days <= MONTH and s.start <= day.end and day.start <= s.end)
        return (day.end - day.start).days <= MONTH and any(near)

    def same_whole(self, part: str, i: int) -> bool:
        """Does article `i` give the figure that a part (claim id) is told to be of? "57 of the 64", "64 flew in"."""
        return part in self.whole_of and self.whole_of[part] in self.values.get(i, ())

    def rarity(self, name: str) -> float:
        """From 0 (in every article) to 1 (a name that could belong to one event only)."""
        n = len(self.articles)
        seen = self.names.get(name, 1)
        spread = 1.0 if n < FEW else 1.15 - math.log(1 + seen) / math.log(1 + n + BACKGROUND / 5)
        return max(0.0, min(1.0, spread)) * (1.0 - self.heroes.get(name, 0.0))

    def weight(self, term: str) -> float:
        """idf of a stem."""
        return idf(len(self.articles), self.df.get(term, 0))

    def weight_in(self, term: str, language: str | None) -> float:
        """idf of a stem, less for words that speak of a measure."""
        return self.weight(term) * (USUAL if term in usual(language) else 1.0)

    def long(self, i: int) -> bool:
        """Has the article enough words to be told from articles on other stories?"""
        return self.lengths[i] >= LONG


def _bearer(name: str) -> str:
    """The word that carries a name: a surname, the Ковильська of Ковильська область."""
    words = name.split()
    return ([w for w in words if w[:1].isupper()] or words or [""])[-1]


def build(articles: Iterable[Article], claims: Sequence[Claim], settings: LinkSettings) -> Context:
    """The context of a corpus. The order in which articles come in plays no part."""
    ordered = sorted(articles, key=lambda a: a.id)
    bags, between = zip(*map(counts, ordered), strict=True) if ordered else ((), ())
    df = frequencies(bags)
    vecs = vectors(bags, df, [a.language for a in ordered])
    copy_of = copy_groups(ordered, vecs, settings)
    names = _names_by_article(claims)
    claims_of: dict[str, list[Claim]] = {}
    for c in claims:
        claims_of.setdefault(c.article, []).append(c)
    figures = [figures_in(claims_of.get(a.id, ())) for a in ordered]
    profs = profiles(ordered, vecs, vectors(between, frequencies(between), [None] * len(between)), figures)
    homes = [_home(claims_of.get(a.id, ())) or _set_in(a) for a in ordered]
    story, cosines = stories(profs, copy_of, settings, lambda i, j: elsewhere(homes[i], homes[j]))
    return Context(
        settings=settings,
        articles=ordered,
        index={a.id: i for i, a in enumerate(ordered)},
        profiles=profs,
        lengths=[sum(bag.values()) for bag in bags],
        story=story,
        copy_of=copy_of,
        df=df,
        names=_spread(claims, names, df),
        beside=[names.get(a.id, frozenset()) for a in ordered],
        voices=frozenset(name_key(v) for c in claims for v in (c.outlet.split(".")[0], c.via, c.speaker) if v),
        heroes=_heroes(claims),
        wholes=frozenset(c.whole for c in claims if c.whole),
        homes=homes,
        times=[tuple({c.event: None for c in claims_of.get(a.id, ()) if c.event}) for a in ordered],
        base=_bases(len(ordered), cosines, ordered),
        cosines=cosines,
    )


def _names_by_article(claims: Sequence[Claim]) -> dict[str, frozenset[str]]:
    """Keys of the names that stand beside the claims of each article."""
    out: dict[str, set[str]] = {}
    for c in claims:
        out.setdefault(c.article, set()).update(name_keys(c).values())
    return {article: frozenset(keys) for article, keys in out.items()}


def _heroes(claims: Sequence[Claim]) -> dict[str, float]:
    """For each name the largest share of an article's sentences with claims that hold it; of articles with several."""
    beside: dict[str, dict[int, set[str]]] = {}
    for c in claims:
        if c.part == "text":
            beside.setdefault(c.article, {}).setdefault(c.sentence_start, set()).update(name_keys(c).values())
    out: dict[str, float] = {}
    for sentences in beside.values():
        if len(sentences) < SENTENCES:
            continue
        for name, n in Counter(name for names in sentences.values() for name in names).items():
            out[name] = max(out.get(name, 0.0), n / len(sentences))
    return out


def elsewhere(x: frozenset[str], y: frozenset[str]) -> bool:
    """Are both sets of places that the table knows, with none in common and none in a country of the other?"""
    known = bool(x and y) and all(p.startswith("@") for p in x | y)
    return known and not meet(x, y)


def meet(x: frozenset[str], y: frozenset[str]) -> bool:
    """Have two sets of places one in common, or one that lies in a country of the other?"""
    return bool(x & y or x & countries(y) or y & countries(x))


def countries(places: Iterable[str]) -> frozenset[str]:
    """Countries in which places that the table knows (by their keys) lie."""
    table = within()
    return frozenset(f"@{table.get(p[1:], p[1:])}" for p in places if p.startswith("@"))


def _home(claims: Sequence[Claim]) -> frozenset[str]:
    """Places of the first claims of an article, and those that many of its claims name."""
    named = [frozenset(name_key(p, place=True) for p in c.places) for c in claims]
    placed = [places for places in named if places]
    often = Counter(p for places in placed for p in places)
    first = placed[0] if placed else frozenset()
    return first | {p for p, n in often.items() if n >= max(2, HOME * len(placed))}


def _set_in(article: Article) -> frozenset[str]:
    """Known places in the headline and the first words of an article, where no figure says where it is set."""
    if article.language not in available():
        return frozenset()
    pack = load_pack(article.language or "")
    words = [(norm(w), w) for w in _WORD.findall(f"{article.title}. {article.text[:OPENING]}")]
    found = (match(words[n : n + LONGEST], pack) for n, (_, w) in enumerate(words) if w[0].isupper())
    return frozenset(f"@{entry.id}" for entry, _ in filter(None, found) if entry.kind == "place")


def _bases(n: int, cosines: Mapping[tuple[int, int], float], articles: Sequence[Article]) -> list[float]:
    """For each article the mean likeness of those that come after its MATES nearest, as far as TOPIC of them."""
    near: list[list[float]] = [[] for _ in range(n)]
    for (i, j), c in cosines.items():
        if articles[i].language == articles[j].language:
            near[i].append(c)
            near[j].append(c)
    out = []
    for values in near:
        topic = sorted(values, reverse=True)[MATES:TOPIC]
        out.append(sum(topic) / (TOPIC - MATES))
    return out


def _spread(claims: Sequence[Claim], names: Mapping[str, frozenset[str]], df: Counter[str]) -> Counter[str]:
    """In how many articles each name stands, beside a figure or as its longest word anywhere."""
    out = Counter(key for keys in names.values() for key in sorted(keys))
    words = {
        (key, max(name.split(), key=len), c.language) for c in claims for name, key in name_keys(c).items() if name
    }
    for key, word, language in words:
        out[key] = max(out[key], df.get(term(word, language), 0))
    return out
