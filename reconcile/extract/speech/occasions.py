"""When and where it was said, between a reporting verb and a clause without a conjunction: said | in an interview |
the road was shut. For languages where the order of words tells what belongs to what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from reconcile.extract.speech.cues import CueForm, Table
from reconcile.extract.speech.frames import OPENING
from reconcile.extract.speech.speakers import Grammar, capitalised, name_run
from reconcile.extract.text.tokens import Token

SETTINGS = 4  # of one verb, at most: in an interview | on Monday | at noon
NOUNS = 6  # words of one setting behind its preposition
CLAUSE = 12  # words in which a clause must show its verb


def past_occasion(g: Grammar, tokens: Sequence[Token], k: int) -> int | None:
    """Where the clause begins, if nothing but when and where stands between it and k."""
    for _ in range(SETTINGS):
        after = -1
        for end in setting_ends(g, tokens, k):
            if clause_at(g, tokens, end):
                return end
            after = end
        if after < 0:
            return None
        k = after
    return None


def is_said(form: CueForm) -> bool:
    """A verb of saying, between which and its clause a setting may stand; not: backed | by the West."""
    return bool(form.cue.frames.keys() & {"wh", "addressee"}) and "that" in form.cue.frames


def setting_ends(g: Grammar, tokens: Sequence[Token], k: int) -> Iterator[int]:
    """Where the setting that begins at k may end, the last of them where it must."""
    if k >= len(tokens) or tokens[k].kind != "word":
        return
    t = tokens[k]
    if days := _days(g, tokens, k):
        yield k + days
    elif t.text.islower() and g.table.has("hours", t):
        yield k + 1
    elif _leads(g, t) and not _amount(g, tokens, k) and not (g.table.has("infinitive", t) and _acts(g, tokens, k + 1)):
        if g.table.has("agent", t) and not _acts(g, tokens, k + 1):
            return  # seen by | the Herald; not: said by phone
        days = _days(g, tokens, k + 1)
        yield from (k + 1 + days,) if days else _nouns(g, tokens, k + 1)


def _leads(g: Grammar, t: Token) -> bool:
    """A preposition of place or time."""
    clausal = ("wh", "as", "contrast", "coordinators", "days")
    return g.table.has("times", t) and t.text.islower() and not any(g.table.has(kind, t) for kind in clausal)


def _acts(g: Grammar, tokens: Sequence[Token], k: int) -> bool:
    """A verb behind its particle, not whom one speaks to: to | confirm."""
    return k >= len(tokens) or not (capitalised(tokens[k]) or opens_phrase(g, tokens[k]))


def _days(g: Grammar, tokens: Sequence[Token], k: int) -> int:
    """Words of a time without a preposition: last week, Monday night; not: this deal."""
    run = list(takewhile(lambda t: g.table.has("days", t), tokens[k : k + 4]))
    return len(run) if run and not g.table.has("not_clause", run[-1]) else 0


def _nouns(g: Grammar, tokens: Sequence[Token], k: int) -> Iterator[int]:
    """Behind the preposition: a name, or a noun up to a word that opens another phrase."""
    j = k + (k < len(tokens) and opens_phrase(g, tokens[k]))
    if j < len(tokens) and capitalised(tokens[j]):
        yield name_run(tokens, j, len(tokens), g.table)[0][1]
        return
    while j < len(tokens) and j - k < NOUNS and tokens[j].kind == "word":
        t = tokens[j]
        if j > k and (opens_phrase(g, t) or _leads(g, t) or capitalised(t)):
            break
        if g.table.has("be", t) or g.table.has("helpers", t):
            return
        j += 1
        if not g.table.pack.morph.lemmas(t.norm).isdisjoint(g.table.sources) and _bare_plural(g, tokens, j):
            yield j  # in a report | profits had doubled
    if j > k and j < len(tokens) and (tokens[j].kind != "mark" or tokens[j].text in OPENING):
        yield j


def _bare_plural(g: Grammar, tokens: Sequence[Token], k: int) -> bool:
    """Can a clause begin with the noun at k, which has nothing before it?"""
    return k < len(tokens) and tokens[k].kind == "word" and g.of(tokens[k]).plural


def opens_phrase(g: Grammar, t: Token) -> bool:
    """A word that opens a noun phrase of its own: the, he, his."""
    table = g.table
    return table.has("determiners", t) or t.norm in table.possessives or table.pronouns.get(t.norm, "rel") != "rel"


def clause_at(g: Grammar, tokens: Sequence[Token], k: int) -> bool:
    """Does a subject with its verb follow?"""
    table = g.table
    if k >= len(tokens) or tokens[k].kind == "mark" and tokens[k].text not in OPENING:
        return False
    first = tokens[k]
    if table.has("boundaries", first) and not opens_phrase(g, first) and not _amount(g, tokens, k):
        return False
    if any(table.has(kind, first) for kind in ("helpers", "be", "that")) or _days(g, tokens, k):
        return False  # said Monday | will be the day
    wanted = 1
    for t in tokens[k + 1 : k + CLAUSE]:
        if t.kind == "quote" or t.text in ",.;:!?" or table.has("that", t):
            return False
        if table.pronouns.get(t.norm) == "rel":
            wanted += 1  # the person | who left | is back
        if t.kind == "word" and t.text.islower() and _is_verb(g, t):
            wanted -= 1
            if not wanted:
                return True
    return False


def _is_verb(g: Grammar, t: Token) -> bool:
    return g.of(t).past or g.of(t).third or g.table.has("be", t) or g.table.has("helpers", t)


def verb_between(g: Grammar, tokens: Sequence[Token], lo: int, hi: int) -> bool:
    """Does a clause of its own begin at lo and have its verb before hi: told her | there would need | to be checks?"""
    table = g.table
    for t in tokens[lo:hi]:
        if t.kind != "word" or table.has("that", t) or table.pronouns.get(t.norm) == "rel":
            return False
        if t.start > tokens[lo].start and (table.has("helpers", t) or table.has("be", t)):
            return True
    return False


def _amount(g: Grammar, tokens: Sequence[Token], k: int) -> bool:
    """The start of a clause after all: at least | 40 men were hurt."""
    near = tokens[k + 1 : k + 4]
    return g.table.has("bounds", tokens[k]) and any(t.kind == "number" or g.of(t).number for t in near)


def at_hour(t: Table, tokens: Sequence[Token], k: int) -> bool:
    """Does a time of day stand at k: о | 12:05, о | третій ночі?"""
    if k + 1 >= len(tokens):
        return False
    first, second = tokens[k : k + 2]
    clock = first.kind == "number" and second.text in ":." and second.start == first.end and k + 2 < len(tokens)
    return clock and tokens[k + 2].start == second.end or second.kind == "word" and t.has("oclock", second)
