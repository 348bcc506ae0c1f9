"""Which measure of the rule packs a bound number speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reconcile.extract.binding.nouns import NOTHING, NounPhrase
from reconcile.extract.binding.predicates import Governor, oblique
from reconcile.extract.binding.syntax import VERBAL, Line, Word, finite
from reconcile.language.lexicon import Entry, Lexicon, Terms
from reconcile.model import Quantity


class Measured(NamedTuple):
    """The entry that names the measure, and the governor that carried it (None: the counted noun itself)."""

    entry: Entry | None
    governor: Governor | None
    how: str


NONE = Measured(None, None, "no pack entry")

# What each kind of governor may be in a pack, and which readings of its word count.
_KINDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "noun": (("nouns", "values", "hints", "people"), ("noun",)),
    "counter": (("nouns", "values", "people", "adjectives", "verbs", "intransitive"), ("noun", "adj", "participle")),
    "among": (("people", "members", "adjectives", "verbs", "intransitive"), ("noun", "adj", "participle")),
    "modifier": (("verbs", "intransitive", "adjectives", "people"), ("participle", "adj")),
    "adjective": (("adjectives",), ("adj", "short", "noun", "participle")),
    "after": (("verbs", "intransitive", "values", "hints"), ("participle",)),
    "self": (("values", "nouns"), ("noun",)),
    "verb": (("intransitive", "verbs", "values", "hints"), tuple(VERBAL)),
}


def measure(
    line: Line,
    at: int,
    q: Quantity,
    np: NounPhrase,
    found: list[Governor],
    lexicon: Lexicon,
    earlier: str | None = None,
) -> Measured:
    """The first governor whose word a pack knows and whose measure takes this noun; the noun itself speaks last."""
    terms = lexicon.terms(line.pack.code)
    cls = class_of(np, line, terms)
    if np.lemma is None and q.unit is None:  # people, or what the number before it counts
        cls = class_of(NOTHING._replace(lemma=earlier), line, terms)
    nouns = {lemma for g in found if g.kind == "noun" for lemma in (p.lemma for p in line.words[g.i].readings)}
    for g in sorted(found, key=lambda g: g.kind != "verb") if nouns else ():
        phrase = _phrase(line, at, terms, cls, lexicon, q, g.i) if g.kind == "verb" else None
        if phrase and nouns & set(phrase.words):
            return Measured(phrase, g, f"phrase «{' '.join(phrase.words)}»")
    for g in found:
        if g.kind == "verb":
            phrase = _phrase(line, at, terms, cls, lexicon, q, g.i)
            if phrase:
                return Measured(phrase, g, f"phrase «{' '.join(phrase.words)}»")
        if g.kind == "modifier":  # a phrase of the clause binds closer than an attribute
            phrase = _phrase(line, at, terms, cls, lexicon, q)
            if phrase:
                return Measured(phrase, None, f"phrase «{' '.join(phrase.words)}»")
        best = _best(line, g, cls, np, q, lexicon, terms)
        if best:
            return Measured(best, g, g.how)
    phrase = _phrase(line, at, terms, cls, lexicon, q)
    if phrase:
        return Measured(phrase, None, f"phrase «{' '.join(phrase.words)}»")
    return _itself(line, at, q, np, found, lexicon)


def _best(
    line: Line, g: Governor, cls: str | None, np: NounPhrase, q: Quantity, lexicon: Lexicon, terms: Terms
) -> Entry | None:
    """Of the entries of a governor that fit, the one for the narrowest class; people only understood come last."""
    fitting = [
        e for e in _entries(line.words[g.i], g, terms)
        if fits(e, cls, np, q, lexicon, _bare(line, g, np)) and _rightly(e, g, np, line, terms)
    ]  # fmt: skip
    return max(fitting, key=lambda e: lexicon.nearness(cls, e.measure.of), default=None)


def _itself(line: Line, at: int, q: Quantity, np: NounPhrase, found: list[Governor], lexicon: Lexicon) -> Measured:
    """The counted noun alone: 58 погибших; 900 заключенных where they are said to be there, or no verb says else."""
    terms = lexicon.terms(line.pack.code)
    for kind in ("people", "nouns", "members", "values"):
        for entry in terms.entries.get(np.lemma or "", ()):
            if entry.kind != kind or not _itself_fits(entry, line, np, q, lexicon):
                continue
            if kind != "members" or "remainder" in q.marks or _there(line, at, found):
                return Measured(entry, None, "the counted noun itself")
    return NONE


def _itself_fits(entry: Entry, line: Line, np: NounPhrase, q: Quantity, lexicon: Lexicon) -> bool:
    """The noun of an event counts what the measure takes only if of that class: «33 смерти», not «2 забастовки»."""
    if q.unit is not None or entry.kind == "nouns":
        return fits(entry, class_of(np, line, lexicon.terms(line.pack.code)), np, q, lexicon)
    return True


def _there(line: Line, at: int, found: list[Governor]) -> bool:
    """Do the verbs of the clause only say that something is there, and no preposition makes it a circumstance?"""
    before = line.skip_left(at)
    if oblique(line, at) and line.words[before].norm not in line.grammar["of"]:
        return False
    verbs = [line.words[g.i] for g in found if g.kind == "verb"]
    return all(any(p.lemma in line.grammar["exist"] for p in w.readings) for w in verbs)


def _bare(line: Line, g: Governor, np: NounPhrase) -> bool:
    """May the governor give a number without a unit its measure: «магнитуда 6,4», "magnitude 6.4 quake"?"""
    return g.kind == "counter" or (g.kind == "noun" and (np.lemma is None or line.grammar.agreement == "order"))


def _rightly(entry: Entry, g: Governor, np: NounPhrase, line: Line, terms: Terms) -> bool:
    """«получил 5 лет (колонии)», but not «получил 10-летний контракт»: a verb rules the bare unit only.

    A hint holds only where another word of the sentence speaks of the measure.
    """
    if entry.kind == "hints" and not _spoken_of(entry, line, terms):
        return False
    if entry.kind not in ("values", "hints"):
        return True
    if g.kind != "verb" or np.lemma is None:
        return True
    return any(e.kind in ("values", "hints") and e.measure == entry.measure for e in terms.entries.get(np.lemma, ()))


def _spoken_of(entry: Entry, line: Line, terms: Terms) -> bool:
    lemmas = {lemma for w in line.words for p in w.readings for lemma in (p.lemma, p.nominal) if lemma}
    return any(
        e.measure == entry.measure and e.kind != "hints" for lemma in lemmas for e in terms.entries.get(lemma, ())
    )


def _entries(word: Word, g: Governor, terms: Terms) -> Iterator[Entry]:
    kinds, parts = _KINDS[g.kind]
    seen = dict.fromkeys(lemma for p in word.readings if p.pos in parts for lemma in (p.nominal, p.lemma) if lemma)
    for lemma in seen:
        for kind in kinds:
            for entry in terms.entries.get(lemma, ()):
                if entry.kind == kind and not (g.agent and kind == "verbs"):
                    yield entry


def fits(entry: Entry, cls: str | None, np: NounPhrase, q: Quantity, lexicon: Lexicon, bare: bool = False) -> bool:
    """Does the measure take this noun, or this unit?"""
    m = entry.measure
    if entry.kind in ("values", "hints"):
        return m.takes(q.unit) if q.unit is not None else bare and np.lemma is None
    if q.unit is not None:
        return m.takes(q.unit)
    if m.units and entry.kind == "nouns":
        return False  # «14 лет колонии»: such nouns speak of numbers with a unit only
    if not m.of:
        return not m.units
    if np.lemma is None and ("person" in m.of or bare and all(lexicon.is_a(k, "person") for k in m.of)):
        return True  # "a father of four"
    return cls is not None and any(lexicon.is_a(cls, wanted) for wanted in m.of)


def class_of(np: NounPhrase, line: Line, terms: Terms) -> str | None:
    """The counted class of a noun: from the packs, else `person` for what is animate or ends like a person."""
    if np.lemma is None:
        return None
    known = terms.classes.get(np.lemma)
    if known:
        return known[0]
    if np.animate or any(
        e.kind in ("people", "members") and "person" in e.measure.of for e in terms.entries.get(np.lemma, ())
    ):
        return "person"
    g = line.grammar
    if any(np.lemma.endswith(e) for e in g["person_endings"]) and np.lemma not in g["not_persons"]:
        return "person"
    return "person" if np.head >= 0 and line.words[np.head].text[:1].isupper() and g["person_endings"] else None


def _phrase(
    line: Line, at: int, terms: Terms, cls: str | None, lexicon: Lexicon, q: Quantity, verb: int = -1
) -> Entry | None:
    """A phrase of several lemmas in the number's clause, its words in order and near each other."""
    if not terms.phrases or q.unit is not None:
        return None
    words = line.of_clause(line.clause[at])
    for n, w in enumerate(words):
        same = line.grammar.same
        for lemma in dict.fromkeys(
            [*(p.lemma for p in w.readings), *(same.get(p.lemma, "") for p in w.readings), w.norm]
        ):
            for entry in terms.phrases.get(lemma, ()):
                ok = not entry.measure.of or cls is None or any(lexicon.is_a(cls, k) for k in entry.measure.of)
                if not ok or (verb >= 0 and not _part_of(line.words[verb], entry)) or not _reaches(line, w, at):
                    continue
                ahead = words[n + 1 : n + (3 if w.has("prep") else 8)]
                if _follows(ahead, entry.words[1:], same) or (verb >= 0 and _around(line, words, n, entry)):
                    return entry
    return None


def _around(line: Line, words: list[Word], n: int, entry: Entry) -> bool:
    """Do all its words but prepositions stand near, in any order: «в забастовке участвуют»?"""
    content = [w for w in entry.words if not all(p.pos == "prep" for p in line.pack.morph.parses(w))]
    near = words[max(0, n - 8) : n + 9]
    return len(content) > 1 and all(any(p.lemma == c or w.norm == c for w in near for p in w.readings) for c in content)


def _part_of(verb: Word, entry: Entry) -> bool:
    return any(p.lemma in entry.words for p in verb.readings)


def _reaches(line: Line, w: Word, at: int) -> bool:
    """A phrase in a participle's own segment rules nothing outside it, and none reaches over another count."""
    segment = line.segment[w.i]
    lo, hi = sorted((w.i, at))
    if any(x.kind == "quantity" and line.quantities[x.quantity].unit is None for x in line.words[lo + 1 : hi]):
        return False
    return segment == line.segment[at] or any(finite(x) for x in line.words if line.segment[x.i] == segment)


def _follows(words: list[Word], lemmas: tuple[str, ...], same: dict[str, str]) -> bool:
    """Do the lemmas stand in these words, in order? Only a determiner comes between a preposition and its noun."""
    k, since = 0, 0
    tight = False
    for w in words:
        if k == len(lemmas):
            break
        want = same.get(lemmas[k], lemmas[k])
        if want in (w.norm, same.get(w.norm)) or any(same.get(p.lemma, p.lemma) == want for p in w.readings):
            k, since, tight = k + 1, 0, w.has("prep")
            continue
        since += 1
        if tight and (since > 2 or w.kind == "quantity"):
            return False
    return k == len(lemmas)
