"""Which measure of the rule packs a bound number speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reconcile.extract.binding.complements import complement
from reconcile.extract.binding.nouns import NOTHING, NounPhrase
from reconcile.extract.binding.phrases import phrase_of, spoken_of
from reconcile.extract.binding.predicates import Governor, oblique, surely
from reconcile.extract.binding.sequel import sequels
from reconcile.extract.binding.syntax import Line
from reconcile.extract.binding.wordclass import VERBAL
from reconcile.extract.binding.words import Word
from reconcile.extract.speech.cues import table
from reconcile.language.lexicon import Entry, Lexicon, Measure, Terms, unit_kind
from reconcile.model import Quantity


class Measured(NamedTuple):
    """The entry that names the measure, and the governor that carried it (None: the counted noun itself)."""

    entry: Entry | None
    governor: Governor | None
    how: str
    words: frozenset[int] = frozenset()  # where the words of the entry stand, if it is a phrase


PEOPLE = "people"  # the mark of a numeral that counts people alone
UNKNOWN = ""  # the class of a noun that no pack knows: what a phrase counts, it is not
NONE = Measured(None, None, "no pack entry")

# What each kind of governor may be in a pack, and which readings of its word count.
_KINDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "noun": (("nouns", "values", "hints", "people"), ("noun",)),
    "sized": (("nouns", "values", "hints", "people"), ("noun",)),
    "counter": (
        ("nouns", "values", "people", "members", "adjectives", "verbs", "intransitive"),
        ("noun", "adj", "participle"),
    ),
    "among": (("people", "members", "adjectives", "verbs", "intransitive"), ("noun", "adj", "participle")),
    "modifier": (("verbs", "intransitive", "adjectives", "people"), ("participle", "adj")),
    "adjective": (("adjectives",), ("adj", "short", "noun", "participle")),
    "after": (("verbs", "intransitive", "values", "hints"), ("participle",)),
    "predicate": (("people", "nouns", "adjectives", "intransitive", "verbs"), ("noun", "adj", "participle")),
    "self": (("values", "nouns"), ("noun",)),
    "auxiliary": ((), ()),
    "sequel": (("intransitive", "verbs"), tuple(VERBAL)),
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
    prior: str | None = None,
) -> Measured:
    """The first governor whose word a pack knows and whose measure takes this noun, or a verb joined to it that says
    what became of them in the end; the noun itself speaks last. `prior`: what the sentence before counts."""
    terms = lexicon.terms(line.pack.code)
    cls = class_of(np, line, terms)
    if np.lemma is None and q.unit is None:  # people, or what the number before it counts
        cls = class_of(NOTHING._replace(lemma=earlier), line, terms)
    if cls is None and (np.lemma or earlier):
        cls = UNKNOWN
    if (event := _of_event(line, q, np, lexicon)) is not None:
        return event
    if np.lemma is None and q.unit is None and PEOPLE not in q.marks:
        known = cls or class_of(NOTHING._replace(lemma=prior), line, terms)
        if not lexicon.is_a(known, "person"):
            found = [g._replace(things=_done_to_things(line, g)) for g in found]
    told = _governed(line, at, q, np, found, lexicon, cls)
    for other in terms.classes.get(np.lemma or "", ())[1:] if told.entry is None else ():
        told = told if told.entry else _governed(line, at, q, np, found, lexicon, other)
    own = _itself(line, at, q, np, [], lexicon) if told.entry is not None and np.lemma else NONE
    if own.entry and told.entry and own.entry.kind == "people" and told.entry.measure.id in own.entry.measure.ends:
        return own  # «подняли на поверхность 33 погибших» saves nobody
    for g in sequels(line, at, np) if q.unit is None else ():
        best = _best(line, g, cls, np, q, lexicon, terms)
        if best and (told.entry is None or told.entry.measure.id in best.measure.ends):
            return Measured(best, g, g.how)
    return told if told.entry else _itself(line, at, q, np, found, lexicon)


def _done_to_things(line: Line, g: Governor) -> bool:
    """«обследовали восемьдесят», "cut forty": a verb that things undergo as well as people makes a bare number no
    number of people."""
    own = line.words[g.i].readings if g.kind in ("verb", "after") and not g.agent else ()
    return any(p.lemma in line.grammar["any_object"] for p in own if p.pos in VERBAL)


def _of_event(line: Line, q: Quantity, np: NounPhrase, lexicon: Lexicon) -> Measured | None:
    """«12 случаев смерти», "3 cases of death": an event counted by a word for any; what it is of names the measure."""
    inner = complement(line, np.head) if np.head >= 0 and np.lemma in line.grammar["cases"] and not q.unit else None
    if inner is None:
        return None
    terms = lexicon.terms(line.pack.code)
    for entry in terms.entries.get(line.words[inner].lemma("noun"), ()):
        if entry.kind == "nouns" and "case" not in entry.measure.of:
            return Measured(entry, None, "what the counted are cases of")
    return None


def _governed(
    line: Line, at: int, q: Quantity, np: NounPhrase, found: list[Governor], lexicon: Lexicon, cls: str | None
) -> Measured:
    terms = lexicon.terms(line.pack.code)
    nouns = {lemma for g in found if g.kind == "noun" for lemma in (p.lemma for p in line.words[g.i].readings)}

    def worded(g: Governor | None = None, beside: bool = False) -> Measured | None:
        phrase = phrase_of(line, at, terms, cls, lexicon, q, g.i if g else -1, np.lemma, beside)
        return Measured(phrase.entry, g, f"phrase «{' '.join(phrase.entry.words)}»", phrase.words) if phrase else None

    if (there := worded(beside=True)) is not None:
        return there  # "four died, seven in hospital": no verb of theirs reaches over it
    for g in sorted(found, key=lambda g: g.kind != "verb") if nouns else ():
        phrase = worded(g) if g.kind == "verb" else None
        if phrase and phrase.entry and nouns & set(phrase.entry.words):
            return phrase
    for g in found:
        phrase = worded(g) if g.kind in ("verb", "auxiliary") else None
        if g.kind == "modifier":  # a phrase of the clause binds closer than an attribute
            phrase = worded()
        if phrase:
            return phrase
        best = _best(line, g, cls, np, q, lexicon, terms)
        whole = worded() if best and g.kind in ("among", "counter") else None
        if whole and whole.entry and best and g.i in whole.words and whole.entry.measure.id != best.measure.id:
            return whole  # «жертвами аферы стали 40 вкладчиков»: the noun with what it is of
        attribute = g.i in np.modifiers and best and not _state(line, g, best, terms)
        if best and not (attribute and _says_else(line, np, found)):
            return Measured(best, g, g.how)
    return worded() or NONE


def _state(line: Line, g: Governor, entry: Entry, terms: Terms) -> bool:
    """Does the word say how the counted are, not what was once done to them: who was hurt is so, brought or found, and
    a flooded house stays one?"""
    known = (e for p in line.words[g.i].readings for e in terms.entries.get(p.lemma, ()) if e.measure == entry.measure)
    return "person" not in entry.measure.of or bool(entry.measure.ends) or any(e.kind == "adjectives" for e in known)


def _says_else(line: Line, np: NounPhrase, found: list[Governor]) -> bool:
    """ "Fifty evacuated families returned home": is there a verb that says what became of them, beside which a
    participle before the noun only tells them from others?"""
    g, cues = line.grammar, table(line.pack)
    idle = g["exist"] | g["reckon"] | g["become"] | g["auxiliaries"]
    verbs = (line.words[x.i] for x in found if x.kind == "verb")
    return any(
        (g.agreement == "case" or surely(line, w, np))
        and not cues.is_cue(w.norm)
        and not any(p.lemma in idle for p in w.readings)
        for w in verbs
    )


def _best(
    line: Line, g: Governor, cls: str | None, np: NounPhrase, q: Quantity, lexicon: Lexicon, terms: Terms
) -> Entry | None:
    """Of the entries of a governor that fit, the one for the narrowest class; people only understood come last."""
    fitting = [
        e for e in _entries(line.words[g.i], g, terms)
        if fits(e, cls, np, q, lexicon, _bare(line, g, np)) and _rightly(e, g, np, line, terms)
        and not (g.things and "person" in e.measure.of)
    ]  # fmt: skip
    return max(fitting, key=lambda e: (lexicon.nearness(cls, e.measure.of), e.kind == "hints"), default=None)


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


def of_whole(line: Line, q: Quantity, np: NounPhrase, lexicon: Lexicon) -> Measured:
    """What the noun of a whole says of it, whatever became of the part: "three of the twelve hostages"."""
    told = _itself(line, 0, q, np, [], lexicon)
    entry = told.entry
    lasting = entry is not None and (
        entry.kind == "people" or entry.kind == "members" and entry.measure.nature == "stock"
    )
    return told if lasting else NONE


def names_measure(line: Line, noun: str | None, lexicon: Lexicon) -> Measure | None:
    """ "Measles cases rose to 328": the measure of a noun that is said to have come to so many, if there is one."""
    terms = lexicon.terms(line.pack.code)
    np = NOTHING._replace(lemma=noun)
    cls = class_of(np, line, terms)
    for kind in ("people", "nouns"):
        for entry in terms.entries.get(noun or "", ()):
            if entry.kind == kind and cls is not None and any(lexicon.is_a(cls, k) for k in entry.measure.of):
                return entry.measure
    return None


def of_value(noun: str | None, unit: str, terms: Terms) -> Measure | None:
    """ "The average age rose to 29 years", «наказание составило 5 лет»: the measure that the noun of a length of time
    names; a height is a distance like any."""
    if unit_kind(unit) != "duration":
        return None
    entries = terms.entries.get(noun or "", ())
    return next((e.measure for e in entries if e.kind == "values" and e.measure.takes(unit)), None)


def _itself_fits(entry: Entry, line: Line, np: NounPhrase, q: Quantity, lexicon: Lexicon) -> bool:
    """The noun of an event counts what the measure takes only if of that class: «33 смерти», not «2 забастовки»."""
    if q.unit is not None or entry.kind in ("nouns", "values"):  # no speed: "a six-speed gearbox"
        return fits(entry, class_of(np, line, lexicon.terms(line.pack.code)), np, q, lexicon)
    return True


def _there(line: Line, at: int, found: list[Governor]) -> bool:
    """Do the verbs of the clause only say that something is there, and no preposition makes it a circumstance?"""
    before = line.skip_left(at)
    if oblique(line, at) and line.words[before].norm not in line.grammar["of"] | line.grammar["about"]:
        return False
    verbs = [line.words[g.i] for g in found if g.kind == "verb"]
    there = line.grammar["exist"] | line.grammar["reckon"]
    return all(any(p.lemma in there for p in w.readings) for w in verbs)


def _bare(line: Line, g: Governor, np: NounPhrase) -> bool:
    """May the governor give a number without a unit its measure: «магнитуда 6,4», "magnitude 6.4 quake"?"""
    return g.kind in ("counter", "sized") or (
        g.kind == "noun" and (np.lemma is None or line.grammar.agreement == "order")
    )


def _rightly(entry: Entry, g: Governor, np: NounPhrase, line: Line, terms: Terms) -> bool:
    """«получил 5 лет (колонии)», but not «получил 10-летний контракт»: a verb rules the bare unit only.

    A hint holds only where another word of the sentence speaks of the measure.
    """
    if entry.kind == "hints" and not spoken_of(entry, line, terms):
        return False
    if entry.kind not in ("values", "hints"):
        return True
    counts = bool(entry.measure.of) and not entry.measure.units
    if g.kind != "verb" or np.lemma is None or counts:
        return True
    return any(e.kind in ("values", "hints") and e.measure == entry.measure for e in terms.entries.get(np.lemma, ()))


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
    if entry.kind == "hints" and q.unit is None and m.of and cls is not None and not m.units:
        return any(lexicon.is_a(cls, wanted) for wanted in m.of)
    if entry.kind in ("values", "hints"):
        return m.takes(q.unit) if q.unit is not None else bare and np.lemma is None
    if q.unit is not None:
        return m.takes(q.unit)
    if m.units and entry.kind == "nouns":
        return False  # «14 лет колонии»: such nouns speak of numbers with a unit only
    if not m.of:  # goods of any kind
        return not m.units and not lexicon.is_a(cls, "person")
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
    thing = np.lemma in g["not_persons"] or any(np.lemma.endswith(e) for e in g["not_person_endings"])
    if any(np.lemma.endswith(e) for e in g["person_endings"]) and not thing:
        return "person"
    head = line.words[np.head] if np.head >= 0 and g["person_endings"] else None
    many = head is not None and head.text[:1].isupper() and any(p.number == "pl" for p in head.readings)
    return "person" if many and not thing else None  # "40 Belgians", but no "787 Dreamliner"
