"""The name inside a speaker phrase: a person's after a title, an outlet's or company's after the noun that bears it."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.names.names import Name
from reconcile.extract.speech.cues import Table
from reconcile.extract.speech.frames import CLOSING, OPENING
from reconcile.extract.speech.speakers import Grammar, Phrase, capitalised, glued, latin
from reconcile.extract.text.tokens import Token

BETWEEN = 3  # small words between an agency and its name: агентство экономической информации ПРАЙМ


def name_end(tokens: Sequence[Token], a: int, hi: int, name: Name) -> int:
    """End of the tokens that a name which starts at tokens[a] covers, before hi."""
    b = a + 1
    while b < hi and tokens[b].end <= name.end:
        b += 1
    return b


def borne(tokens: Sequence[Token], lo: int, hi: int, g: Grammar, case: str) -> tuple[int, int] | None:
    """The name that ends the phrase, after the noun that bears it: газета «Труд», the news agency AP."""
    for i in range(hi - 2, lo - 1, -1):
        t = tokens[i]
        if t.kind != "word" or not _bears(t, g.table, case) or not (t.text.islower() or i == lo):
            continue
        if any(_heads(x, g) for x in tokens[lo:i]):
            return None  # уполномоченный авиакомпании Ryanair: he, not the airline
        a = i + 1
        far = a + (BETWEEN if g.table.has("media", t) else 0)
        while a < min(hi - 1, far) and tokens[a].kind == "word" and _fills(tokens[a], g):
            a += 1
        if tokens[a].text in OPENING and tokens[hi - 1].text in CLOSING and hi - a > 2:
            return a + 1, hi - 1
        return (a, hi) if all(_of_name(tokens, k, g, a > i + 1) for k in range(a, hi)) else None
    return None


def _bears(t: Token, table: Table, case: str) -> bool:
    """Is it such a noun, one alone, in the case of the phrase?"""
    stands = not table.by_case or any(p.case == case and p.number != "pl" for p in table.pack.morph.parses(t.norm))
    names = {t.norm} | table.pack.morph.lemmas(t.norm)
    return stands and any(name.rpartition("-")[2] in table.words["bearers"] for name in names)


def _heads(t: Token, g: Grammar) -> bool:
    """Does a word before the noun make it depend on something else?"""
    if t.kind != "word":
        return t.kind == "mark" and t.text not in "-'’."
    if g.table.has("coordinators", t) or not g.table.by_case and g.table.has("inside", t):
        return True
    x = g.of(t)
    if not (g.table.pack.morph.lemmas(t.norm) | {t.norm}).isdisjoint(g.table.words["titles"] | g.titles):
        return True
    return g.table.by_case and x.noun and not x.plain_adj and t.norm not in g.table.possessives


def _fills(t: Token, g: Grammar) -> bool:
    """A small word between the noun and its name, in the genitive where there is one."""
    return g.table.by_case and t.text[0].islower() and "gen" in g.of(t).cases


def _of_name(tokens: Sequence[Token], k: int, g: Grammar, far: bool) -> bool:
    """May tokens[k] be a word of a name that stands as it is, not in the genitive (авиакомпания Германии)?"""
    t = tokens[k]
    if t.kind == "mark":
        return t.text in "-.&" and glued(tokens, k)
    if t.kind == "number":
        return True
    if latin(t) or not g.table.by_case:
        return capitalised(t) or k + 1 < len(tokens) and glued(tokens, k - 1)
    if t.text.isupper() and len(t.text) > 1:
        return True
    if far or not capitalised(t):
        return False
    cases = g.of(t).cases
    return "nom" in cases and ("gen" not in cases or not g.table.pack.morph.known(t.norm))


def _alone(tokens: Sequence[Token], lo: int, hi: int, g: Grammar) -> int:
    """Where the phrase ends before an object of its own (женщина | свою вину) or a time (медсёстры | второй день)."""
    own = next((k for k in range(lo + 1, hi) if g.table.has("own", tokens[k])), hi)
    timed = own - 2 > lo and g.table.has("spans", tokens[own - 1]) and tokens[own - 2].kind in ("word", "number")
    counts = timed and (tokens[own - 2].kind == "number" or _counts(tokens[own - 2], g))
    return own - 2 if counts else own


def _counts(t: Token, g: Grammar) -> bool:
    """A word that says how long or how often: второй, три, много."""
    parses = g.table.pack.morph.parses(t.norm)
    if g.of(t).number or g.table.has("quantifiers", t) or any(p.pos == "num" for p in parses):
        return True
    return any(p.lemma in g.table.words["ordinals"] for p in parses)


def unquoted(tokens: Sequence[Token], lo: int, hi: int) -> tuple[int, int]:
    """The phrase without the quotation marks that stand around all of it."""
    inner = hi - lo > 2 and tokens[lo].text in OPENING and tokens[hi - 1].text in CLOSING
    if inner and not any(t.text in OPENING | CLOSING for t in tokens[lo + 1 : hi - 1]):
        return lo + 1, hi - 1
    return lo, hi


def whole(tokens: Sequence[Token], lo: int, hi: int, g: Grammar, case: str) -> Phrase:
    """The phrase of a speaker who is no person: its own name if it has one, else all of it."""
    if g.table.by_case and hi - lo > 1:
        if g.table.pronouns.get(tokens[hi - 1].norm) in ("m", "f", "pl") and tokens[hi - 2].kind == "word":
            return Phrase(hi - 1, hi, hi - 1, hi, "pronoun")  # министру Джавиду | он написал
        hi = _alone(tokens, lo, hi, g)
    media = any(t.kind == "word" and g.table.has("media", t) for t in tokens[lo:hi])
    found = borne(tokens, lo, hi, g, case)
    if found is not None:
        return Phrase(lo, hi, *found, "media" if media else "body", "nom")
    a, b = unquoted(tokens, lo, hi)
    return Phrase(lo, hi, a, b, "media" if media else "role", case)
