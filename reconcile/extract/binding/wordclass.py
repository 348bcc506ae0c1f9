"""Noun or verb? In a language of word order most forms may be either ("plants", "numbers", "houses"): the likelier
reading of the whole sentence decides, by how often one part of speech follows another (the pack's section `sequence`).

Only what is far likelier is decided; a doubt is left to those who look at the place of the word. A verb is never taken
away from a stretch between two marks that has no other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reconcile.extract.binding.words import Word
from reconcile.language import Pack
from reconcile.language.morphology import Parse, norm

SURE = 20  # how much costlier the other reading is; ten is the natural logarithm of one
WONT = 25  # what it costs a form that is mostly a noun to be a verb
MARKS = frozenset(",;:()—–-[].!?")
STOPS = frozenset(".;:!?—–")
VERBS = {"past": "past", "sg": "third"}  # by tense, or number; any other is a base form
OTHERS = {"participle", "gerund", "modal", "adj", "adv", "det", "poss", "prep", "conj", "pron"}
KINDS = {"quantity": "number", "number": "number", "unit": "unit", "date": "date"}
ACTS = frozenset(("past", "third", "base", "participle", "gerund"))
FINITE = frozenset(("verb", "short", "modal"))
VERBAL = frozenset(("verb", "short", "participle", "gerund"))
DONE = ["past"]  # a number whose phrase begins with its verb: "averaged 6.2 tonnes", "doubled"


@dataclass(frozen=True, slots=True)
class Table:
    """Costs of one tag after another; forms that are mostly nouns; helping verbs; words that begin a clause."""

    cost: dict[tuple[str, str], int]
    nouns: frozenset[str]
    helpers: frozenset[str]
    starts: frozenset[str]
    infinitive: frozenset[str]


@lru_cache(maxsize=32)
def _table(pack: Pack) -> Table | None:
    data, syntax = pack.section("sequence"), pack.section("syntax")
    if not data:
        return None
    cost = {
        (str(before), str(tag)): int(n)
        for before, row in data["after"].items()
        for tag, n in zip(data["tags"], row, strict=True)
    }
    starts = {norm(str(w)) for w in syntax.get("subordinators") or ()}
    return Table(
        cost,
        frozenset(norm(str(w)) for w in data["mostly_nouns"]),
        frozenset(data["helpers"]),
        frozenset(starts),
        frozenset(syntax.get("infinitive") or ()),
    )


def decided(words: list[Word], pack: Pack) -> list[Word]:
    """The words with the readings that their sentence leaves them, where it decides between noun and verb."""
    table = _table(pack)
    if table is None or not any(_open(w) for w in words):
        return words
    tags = [_tags(w, table, pack) for w in words]
    lead = _leads(tags, words, table)
    out = list(words)
    for w in words:
        if _open(w) and lead[w.i] >= SURE:
            out[w.i] = w._replace(readings=tuple(p for p in w.readings if p.pos not in ("noun", "adj")))
    for w in words:
        after = words[w.i + 1] if w.i + 1 < len(words) else None  # "has 40 beds but houses 62 people"
        beside = after is not None and tags[after.i] == ["number"]
        if _open(w) and not w.has("adj") and not beside and lead[w.i] <= -SURE and _another(out, w, lead, tags, table):
            kept = tuple(p for p in w.readings if p.pos not in ("verb", "participle"))
            out[w.i] = w._replace(readings=kept)
    return out


def _open(w: Word) -> bool:
    return w.kind == "word" and w.has("noun") and w.has("verb")


def _tags(w: Word, table: Table, pack: Pack) -> list[str]:
    if w.kind == "mark":
        return ["comma" if w.norm == "," else "stop" if w.norm in STOPS else "mark"]
    if w.kind == "quantity" and any(p.pos == "verb" for x in w.norm.split()[:1] for p in pack.morph.parses(x)):
        return DONE
    if w.kind in KINDS:
        return [KINDS[w.kind]]
    if w.norm in table.infinitive:
        return ["to"]
    tags = list(dict.fromkeys(_tag(p, table) for p in w.readings)) or ["noun"]
    return [*tags, "past"] if "base" in tags and "participle" in tags else tags  # cost, hit, cut


def _tag(p: Parse, table: Table) -> str:
    if p.pos == "verb":
        return "auxiliary" if p.lemma in table.helpers else VERBS.get(p.tense) or VERBS.get(p.number) or "base"
    if p.pos == "noun" and p.number == "pl":
        return "nouns"
    return p.pos if p.pos in OTHERS else "adv" if p.pos == "part" else "noun"


def _leads(tags: list[list[str]], words: Sequence[Word], table: Table) -> list[int]:
    """For each word by how much its best reading as a verb is likelier than as anything else."""

    def own(i: int, tag: str) -> int:
        return WONT if tag in ACTS and words[i].norm in table.nouns else 0

    cost, n = table.cost, len(tags)
    ahead: list[dict[str, int]] = [{} for _ in tags]  # the cheapest way here from the start, and from here to the end
    behind: list[dict[str, int]] = [{} for _ in tags]
    for i, options in enumerate(tags):
        for t in options:
            before = (v + cost[a, t] for a, v in ahead[i - 1].items()) if i else (cost["start", t],)
            ahead[i][t] = min(before) + own(i, t)
    for i in reversed(range(n)):
        for t in tags[i]:
            after = (v + cost[t, b] for b, v in behind[i + 1].items()) if i + 1 < n else (cost[t, "end"],)
            behind[i][t] = min(after) + own(i, t)
    leads = []
    for i in range(n):
        total = {t: ahead[i][t] + behind[i][t] - own(i, t) for t in tags[i]}
        verb = min((v for t, v in total.items() if t in ACTS), default=10**6)
        leads.append(min((v for t, v in total.items() if t not in ACTS), default=10**6) - verb)
    return leads


def _another(words: list[Word], w: Word, lead: list[int], tags: list[list[str]], table: Table) -> bool:
    """Has the stretch between two marks or words that begin a clause another word that surely is its verb? "During the
    regular season" needs none."""
    left = w.i - 1
    while left >= 0 and words[left].has("adj") and not words[left].has("verb"):
        left -= 1
    if left >= 0 and words[left].kind == "word" and words[left].only("det", "poss", "prep"):
        return True
    first = next((x.i + 1 for x in reversed(words[: w.i]) if _ends(x, table)), 0)
    last = next((x.i for x in words[w.i + 1 :] if _ends(x, table)), len(words))
    return any(x.i != w.i and (_verb(x, lead[x.i]) or tags[x.i] == DONE) for x in words[first:last])


def _verb(w: Word, lead: int) -> bool:
    if w.kind != "word" or w.has("noun", "adj", "gerund"):
        return False
    return w.only("verb", "modal") or (w.has("verb", "modal") and w.has("participle") and lead >= SURE)


def _ends(w: Word, table: Table) -> bool:
    return w.kind == "mark" and w.norm in MARKS or w.norm in table.starts


def verbal(w: Word) -> bool:
    """Can this word govern as a verb does (finite or not)?"""
    return w.kind == "word" and w.has(*VERBAL) and _outweighs(w, VERBAL)


def finite(w: Word) -> bool:
    """Can this word be the predicate of a clause?"""
    return w.kind == "word" and any(p.pos in FINITE for p in w.readings) and _outweighs(w, FINITE)


def _outweighs(w: Word, wanted: frozenset[str]) -> bool:
    """Is it likelier one of these than a small word: «говорят» is more often a verb than a parenthesis?"""
    best = small = adverb = noun = -1.0
    for p in w.readings:  # one pass: it is asked of every word of every sentence
        if p.pos in wanted:
            best = max(best, p.score)
        if p.pos in ("prep", "conj", "pron"):
            small = max(small, p.score)
        elif p.pos == "adv":
            adverb = max(adverb, p.score)
        elif p.pos in ("noun", "part"):
            noun = max(noun, p.score)
    if noun > best:
        return False  # «просто»; «запрет» is hardly ever a verb
    return small < best and (adverb <= best if best else w.readings[0].pos != "adv")
