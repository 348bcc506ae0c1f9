"""What people are quoted as saying, ready to be compared: words, speaker, and whether they affirm or deny it.

Words are compared within a language by lemma, across languages by sound (зиму, зиму; отключений, відключень), so
that a faithful translation between kindred languages counts as the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from rapidfuzz import fuzz

from reconcile.check.ledger import Ledger
from reconcile.extract.names.names import same
from reconcile.language import Pack, available, load_pack
from reconcile.language.morphology import norm
from reconcile.language.sounds import fold
from reconcile.model import Attribution, Claim

_WORD = re.compile(r"\d+(?:[.,\s\u00a0\u202f]\d+)*|[^\W\d_]+(?:[-'’ʼ][^\W\d_]+)*")
LONGEST = 80  # words of a quotation that are compared
SHORT = 3  # letters up to which a word of another language is taken to agree with another short one
KINDRED = 60  # rapidfuzz ratio of two folded words from which they may be one word in two languages
CROWD = 60  # quotations that share a word, beyond which the word tells nothing
MEMO = "said"


class Said(NamedTuple):
    """One attribution and the claim that stands for it in a finding."""

    claim: Claim
    speaker: str | None
    form: str
    stance: str
    negated: bool  # the content itself is a denial: "that he will not resign"
    words: tuple[str, ...]
    text: str
    cue: str
    language: str

    @property
    def sign(self) -> int:
        """1 for what the speaker says is so, -1 for what is not so, 0 for neither."""
        stance = {"affirms": 1, "denies": -1}.get(self.stance, 0)
        return -stance if self.negated else stance


def all_said(ledger: Ledger) -> list[Said]:
    """Every attribution of the ledger that a claim stands for, in a fixed order; reckoned once a run."""
    if MEMO not in ledger.memo:
        ledger.memo[MEMO] = [s for article in sorted(ledger.attributions) for s in _of_article(ledger, article)]
    found: list[Said] = ledger.memo[MEMO]
    return found


def _of_article(ledger: Ledger, article: str) -> Iterator[Said]:
    source = ledger.articles.get(article)
    if source is None or source.language not in available():
        return
    grammar = _grammar(load_pack(source.language))
    claims = [c for c in ledger.by_article.get(article, ()) if c.part == "text"]
    for a in ledger.attributions[article]:
        anchor = _anchor(a, claims)
        if anchor is None:
            continue
        spans = a.parts or ((a.start, a.end),)
        text = " ".join(source.text[x:y] for x, y in spans)
        words = tuple(norm(w) for w in _WORD.findall(text))[:LONGEST]
        head = tuple(norm(w) for w in _WORD.findall(re.split("[:;—]", text)[0]))  # what follows a colon explains
        negated = _negated(head[:LONGEST], grammar)
        yield Said(anchor, a.speaker, a.form, a.stance, negated, words, text, a.cue or "", source.language or "")


@lru_cache(maxsize=16)
def _grammar(pack: Pack) -> dict[str, frozenset[str]]:
    said, syntax = pack.section("attribution"), pack.section("syntax")
    lists = {
        "negation": [*(said.get("negation") or ()), *(said.get("contractions") or ())],
        "escapes": pack.section("status").get("not_negated"),  # не менее, not only
        "sub": syntax.get("subordinators"),
    }
    return {name: frozenset(norm(str(w)) for w in words or ()) for name, words in lists.items()}


def _negated(words: Sequence[str], grammar: dict[str, frozenset[str]]) -> bool:
    """Is the main clause denied? "Not only" and "не менее" deny nothing."""
    for i, word in enumerate(words):
        if i > 1 and word in grammar["sub"]:
            break
        if word in grammar["negation"] and (i + 1 == len(words) or words[i + 1] not in grammar["escapes"]):
            return True
    return False


def _anchor(a: Attribution, claims: Sequence[Claim]) -> Claim | None:
    """The statement that starts where the content does, else the first figure inside it."""
    inside = [c for c in claims if a.start <= c.start < a.end]
    exact = next((c for c in inside if c.kind == "statement" and c.start == a.start and c.cue == a.cue), None)
    return exact or next((c for c in inside if c.cue == a.cue), None) or (inside[0] if inside else None)


def same_speaker(a: Said, b: Said) -> bool:
    """Surely one speaker: both named, by one name."""
    return bool(a.speaker and b.speaker) and same(a.speaker or "", b.speaker or "") >= 0.8


def other_speaker(a: Said, b: Said) -> bool:
    """Surely two: both named in full or by surname, by names that have nothing in common."""
    if not (a.speaker and b.speaker) or same(a.speaker, b.speaker) > 0.0:
        return False
    return all(s[0].isupper() and " " in s for s in (a.speaker, b.speaker))


def equal(a: str, b: str, languages: tuple[str, str]) -> bool:
    """One word, in another form or in a kindred language."""
    if a == b:
        return True
    if a[0].isdigit() or b[0].isdigit():
        return _digits(a) == _digits(b)
    if languages[0] == languages[1]:
        if languages[0] not in available():
            return False
        morph = load_pack(languages[0]).morph
        return not morph.lemmas(a).isdisjoint(morph.lemmas(b))
    if len(a) <= SHORT and len(b) <= SHORT:
        return True
    return fuzz.ratio(fold(a), fold(b)) >= KINDRED


def _digits(word: str) -> str:
    """A figure without the blanks that group it, its comma a point."""
    return re.sub(r"\s", "", word).replace(",", ".")


def align(a: Said, b: Said) -> tuple[int, list[tuple[str, str]]]:
    """(words that agree, what stands for what where they do not), by least edits."""
    x, y = a.words, b.words
    pair = (a.language, b.language)
    same_at = [[equal(p, q, pair) for q in y] for p in x]
    cost = [[i + j if not i or not j else 0 for j in range(len(y) + 1)] for i in range(len(x) + 1)]
    for i in range(1, len(x) + 1):
        for j in range(1, len(y) + 1):
            cost[i][j] = min(cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + (not same_at[i - 1][j - 1]))
    return _trace(x, y, same_at, cost)


def _trace(
    x: Sequence[str], y: Sequence[str], same_at: list[list[bool]], cost: list[list[int]]
) -> tuple[int, list[tuple[str, str]]]:
    agree, changes = 0, []
    i, j = len(x), len(y)
    while i or j:
        if i and j and cost[i][j] == cost[i - 1][j - 1] + (not same_at[i - 1][j - 1]):
            i, j = i - 1, j - 1
            if same_at[i][j]:
                agree += 1
            else:
                changes.append((x[i], y[j]))
        elif i and cost[i][j] == cost[i - 1][j] + 1:
            i -= 1
            changes.append((x[i], ""))
        else:
            j -= 1
            changes.append(("", y[j]))
    return agree, changes[::-1]


def near_pairs(said: Sequence[Said], least: int = 2) -> Iterator[tuple[Said, Said]]:
    """Pairs from different articles that share at least `least` longer words, by sound; crowded words tell nothing."""
    index: dict[str, list[int]] = {}
    for n, s in enumerate(said):
        for key in sorted({fold(w)[:4] for w in s.words if len(w) > 3}):
            index.setdefault(key, []).append(n)
    shared: dict[tuple[int, int], int] = {}
    for numbers in index.values():
        if len(numbers) <= CROWD:
            for pair in combinations(numbers, 2):
                shared[pair] = shared.get(pair, 0) + 1
    for (i, j), n in sorted(shared.items()):
        if n >= least and said[i].claim.article != said[j].claim.article:
            yield said[i], said[j]


def close_in_time(a: Claim, b: Claim, days: int) -> bool:
    """Published within `days` of each other, or undated."""
    return a.published is None or b.published is None or abs((a.published - b.published).days) <= days


def one_story(ledger: Ledger, a: Claim, b: Claim) -> bool:
    """Do the articles tell one story, as far as linking knows?"""
    return ledger.links is None or ledger.links.one_story(a.article, b.article)
