"""What each number of a sentence is about: noun, governor, measure, status, whole — its own or found elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from reconcile.extract.binding.ages import BY_FORM, MARK, is_age, owner
from reconcile.extract.binding.measures import Measured, class_of, measure
from reconcile.extract.binding.nouns import NOTHING, NounPhrase, counted, fold
from reconcile.extract.binding.parts import wholes
from reconcile.extract.binding.predicates import Governor, governors, noun_before, oblique
from reconcile.extract.binding.status import status
from reconcile.extract.binding.syntax import VERBAL, Line, Word, finite, verbal
from reconcile.extract.binding.told import told_before, told_words
from reconcile.extract.binding.topics import before_colon, topic
from reconcile.extract.speech.cues import table
from reconcile.language import Pack
from reconcile.language.lexicon import Lexicon, Measure, unit_kind
from reconcile.model import Article, Attribution, Claim, Quantity, Span

DASHES = frozenset("—–-")
RECENT = 12  # counts that a bare number may repeat


@dataclass(slots=True)
class Context:
    """What binding knows of the article beyond the sentence; `last` are the claims of the sentence before."""

    article: Article
    part: str
    pack: Pack
    lexicon: Lexicon
    attributions: Sequence[Attribution] = ()
    names: Sequence[Any] = ()
    last: list[Claim] = field(default_factory=list)
    last_event: Span | None = None
    recent: list[Claim] = field(default_factory=list)  # the last few counts, for a bare number that repeats one


@dataclass(slots=True)
class Bound:
    """One quantity and what binding found, with the reason for each (for --explain)."""

    q: Quantity
    at: int
    np: NounPhrase
    found: Measured
    told: str | None = None  # «число рейсов выросло до 15»: what its counter counts, whatever a pack says of it
    measure: Measure | None = None
    noun: str | None = None
    predicate: str | None = None
    status: str = "asserted"
    whole: int | None = None
    why: dict[str, str] = field(default_factory=dict)


def bind(line: Line, context: Context) -> list[Bound]:
    """What each quantity of a sentence is about, in the order of the sentence."""
    order = sorted(line.at, key=lambda n: line.at[n])
    phrases = {n: counted(line, line.at[n]) for n in order}
    parts = wholes(line, phrases)
    out: list[Bound] = []
    index = {n: k for k, n in enumerate(order)}
    for n in order:
        whole = parts.get(n)
        np = phrases[n]
        if whole and whole[1] == "N of M":
            other = phrases[whole[0]]
            np = np if np.lemma else other._replace(how="noun of the whole")
            if other.lemma is None:
                phrases[whole[0]] = NOTHING._replace(lemma=np.lemma, how="noun of the part")
        b = _bind(line, n, np, context, out, whole is not None)
        if whole:
            b.whole = index.get(whole[0], -1)
            b.why["whole"] = whole[1]
        out.append(b)
    for b in out:
        if b.whole is not None and b.whole >= 0 and b.why["whole"] == "N of M":
            out[b.whole].measure, out[b.whole].why["measure"] = None, "the whole of a part"
            out[b.whole].predicate = None
    _inherit(line, out, context)
    for b in out:
        _measure_elsewhere(line, b, out, context)
    return out


def _bind(line: Line, n: int, np: NounPhrase, context: Context, before: list[Bound], part: bool) -> Bound:
    q, at = line.quantities[n], line.at[n]
    found_governors = governors(line, at, np)
    told = told_before(line, found_governors) if np.lemma is None and q.unit is None else None
    earlier = told
    if np.lemma is None and q.unit is None and told is None:
        earlier = _noun_of_before(before) or _noun_after(line, at)
    found = measure(line, at, q, np, found_governors, context.lexicon, earlier)
    b = Bound(q, at, np, found, told, noun=np.lemma, why={"counted": np.how, "measure": found.how})
    if found.entry:
        b.measure = found.entry.measure
        b.why["measure"] = f"{found.how}: {' '.join(found.entry.words)} ({found.entry.source})"
    age = is_age(line, at, q, np.lemma, context.lexicon)
    if found.entry and (found.entry.kind in ("values", "hints") or q.unit is not None) and age != BY_FORM:
        age = ""
    if age:
        b.measure, b.why["measure"] = context.lexicon.measures.get("age"), age
    elif found.entry is None and q.unit and "difference" not in q.marks and q.direction is None:
        b.measure = context.lexicon.by_unit(q.unit)
        b.why["measure"] = f"unit {q.unit}"
    b.predicate, b.why["predicate"] = _predicate(line, b, found_governors)
    governor = found.governor.i if found.governor else next((g.i for g in found_governors), None)
    b.status, b.why["status"] = status(
        line, at, max(np.end, at + 1), governor, told_words(line, at, found, context.lexicon)
    )
    of = line.skip_left(at)
    if b.status == "negated" and q.unit and unit_kind(q.unit) == "duration" and _adverbial(line, at):
        b.status, b.why["status"] = "asserted", "how long something did not happen"
    if b.status == "negated" and of >= 0 and line.words[of].norm in line.grammar["of"]:
        b.status, b.why["status"] = "asserted", "the whole of what is denied"
    if b.status in ("hypothetical", "planned") and _presupposed(line, b):
        b.status, b.why["status"] = "asserted", "presupposed: the verb rules something else"
    return b


def _noun_of_before(before: list[Bound]) -> str | None:
    return next((o.noun for o in reversed(before) if o.q.unit is None and o.noun), None)


NEAR = 4  # words between a number and the one whose noun it shares


def _noun_after(line: Line, at: int) -> str | None:
    """«Отменены 45 и задержаны 120 рейсов»: the noun of the number that a coordinator joins on."""
    following = min((i for n, i in line.at.items() if i > at and line.quantities[n].unit is None), default=None)
    if (
        following is None
        or following > at + NEAR
        or not any(w.norm in line.grammar["coordinators"] for w in line.words[at:following])
    ):
        return None
    return counted(line, following).lemma


def _presupposed(line: Line, b: Bound) -> bool:
    """«решение может затронуть часть из оставшихся 1300 заключенных»: there are 1300 whatever is decided."""
    if "remainder" in b.q.marks or (b.measure is not None and b.measure.id == "age"):
        return True
    if (
        b.measure is None
        or b.measure.nature != "stock"
        or (b.found.governor and b.found.governor.kind in ("verb", "noun"))
    ):
        return False
    before = line.skip_left(b.at)
    return before >= 0 and line.words[before].norm in line.grammar["of"]


def _predicate(line: Line, b: Bound, found: list[Governor]) -> tuple[str | None, str]:
    """The word that says what happened: the pack's entry, else the noun or the verb that governs the number."""
    if b.found.entry and b.found.governor:
        phrase = len(b.found.entry.words) > 1
        return line.words[b.found.governor.i].lemma(*VERBAL) if phrase else b.found.entry.words[0], b.found.how
    if b.found.entry and len(b.found.entry.words) > 1:
        return " ".join(b.found.entry.words), b.found.how
    for g in found:
        w = line.words[g.i]
        if g.kind == "noun":
            return w.lemma("noun"), g.how
        if g.kind == "verb":
            return w.lemma("verb", "short", "participle", "gerund"), g.how
    return None, ""


def _inherit(line: Line, bound: list[Bound], context: Context) -> None:
    """Nouns that stand elsewhere: of the whole, of the counter, of the number before, or the people understood."""
    for k, b in enumerate(bound):
        if b.noun is not None:
            continue
        whole = bound[b.whole] if b.whole is not None and b.whole >= 0 else None
        earlier = earlier_whole(context, b.q) if b.whole == -1 else None
        if whole and whole.noun:
            b.noun, b.why["counted"] = whole.noun, "noun of the whole"
        elif earlier:
            b.noun, b.why["counted"] = earlier.counted, "noun of the whole, in the sentence before"
        elif b.q.unit is not None and unit_kind(b.q.unit) in ("duration", "distance") and _adverbial(line, b.at):
            b.why["counted"] = "a stretch of time or way counts nothing"
        elif b.q.unit is not None:
            b.noun, b.why["counted"] = _value_of(line, b, bound[:k], context.lexicon)
            aged = b.measure is not None and b.measure.id == "age"
            if b.noun is None and k and not aged and _joined(line, bound[k - 1], b):
                b.noun, b.why["counted"] = bound[k - 1].noun, "noun of the value before"
        else:
            b.noun, b.why["counted"] = _understood(line, b, bound[:k], context)


def _joined(line: Line, a: Bound, b: Bound) -> bool:
    """Values of one unit in one clause are values of one thing; so are a change and where it led: "up 9% to $84"."""
    if line.segment[a.at] == line.segment[b.at] and a.q.direction:
        return True
    return line.clause[a.at] == line.clause[b.at] and a.q.unit == b.q.unit


def _adverbial(line: Line, at: int) -> bool:
    """«через 20 дней», «на протяжении 10 дней»: a preposition rules it, or the noun before it."""
    noun = noun_before(line, at)
    if noun is not None and line.words[line.skip_left(at)].norm in line.grammar["measured_by"]:
        return False  # «с интервалом в 30 дней»
    before = line.skip_left(noun) if noun is not None else -1
    return oblique(line, at) or (before >= 0 and line.words[before].has("prep"))


def _value_of(line: Line, b: Bound, before: list[Bound], lexicon: Lexicon) -> tuple[str | None, str]:
    """What a number with a unit is the value of."""
    whose = owner(line, b.at, lexicon.terms(line.pack.code), lexicon) if b.measure and b.measure.id == "age" else None
    if whose:
        return fold(whose, line), "whose age it is"
    entry, governor = b.found.entry, b.found.governor
    if entry and governor and governor.kind in ("noun", "counter") and len(entry.words) == 1:
        return entry.words[0], "noun that names the measure"
    if b.measure and b.measure.id == "age":
        return _whose(line, b, lexicon)
    if before and _in_brackets(line, before[-1].at, b.at):
        return before[-1].noun, "the same in another unit"
    share = b.measure is not None and b.measure.nature == "share"
    other = next((o for o in reversed(before) if o.q.unit == b.q.unit), None) if share else None
    if other and other.np.lemma and "change" not in b.q.marks and line.clause[other.at] == line.clause[b.at]:
        return other.noun, "population of the share before"
    return topic(line, b.at, share)


def _whose(line: Line, b: Bound, lexicon: Lexicon) -> tuple[str | None, str]:
    """Whose age it is: the noun it belongs to, or the subject of "is 84", if that is a person; a name is no noun."""
    if MARK in b.q.marks or b.why["measure"] == "apposition" and line.words[b.at - 1].kind == "mark":
        return None, "beside a name"
    noun, how = topic(line, b.at, False)
    cls = class_of(NOTHING._replace(lemma=noun), line, lexicon.terms(line.pack.code))
    known = b.why["measure"] == "older or younger than" or lexicon.is_a(cls, "person")
    return (noun, how) if known else (None, "no noun")


def _in_brackets(line: Line, before: int, at: int) -> bool:
    """ "turnover of 1.3 billion shekels ($350 million)": nothing but a bracket between two values."""
    between = [w for w in line.words[before + 1 : at] if w.kind != "unit"]
    return len(between) == 1 and between[0].norm == "("


def _measure_elsewhere(line: Line, b: Bound, bound: list[Bound], context: Context) -> None:
    """A part without a verb of its own takes the measure of its whole; a bare number, that of the count it repeats."""
    if b.whole is not None and b.whole >= 0 and b.found.governor and b.why["whole"] not in ("N of M", "of N, M"):
        whole = bound[b.whole]
        if whole.found.governor and whole.found.governor.i == b.found.governor.i:
            b.measure, b.why["measure"] = whole.measure, "measure of the whole: the same word governs both"
    if b.measure is not None or b.q.unit is not None:
        return
    if b.whole is not None and _there_only(line, b):
        if b.whole >= 0 and b.why["whole"] != "N of M":
            b.measure, b.why["measure"] = bound[b.whole].measure, "measure of the whole"
        elif b.whole == -1:
            earlier = earlier_whole(context, b.q)
            if earlier and earlier.measure:
                b.measure, b.why["measure"] = (
                    context.lexicon.measures.get(earlier.measure),
                    "measure of the whole, in the sentence before",
                )
    elif b.np.lemma is None and _bare_segment(line, b) and (before := _count_before(line, b, bound)):
        b.measure, b.why["measure"] = before.measure, "measure of the number before, in the same clause"
    elif b.why["counted"] == "noun of the number before" and _only_said(line, b):
        other = next((o for o in reversed(bound[: bound.index(b)]) if o.q.unit is None), None)
        b.measure = other.measure if other else None
        b.why["measure"] = "another figure for the number before"
    elif b.why["counted"] == "repeats a count":
        same = _repeats(b, context)
        b.measure = context.lexicon.measures.get(same.measure or "") if same else None
        b.why["measure"] = "repeats a count"


def _bare_segment(line: Line, b: Bound) -> bool:
    """ "50 injured, five seriously": no verb or noun beside the number."""
    own = [w for w in line.words if line.segment[w.i] == line.segment[b.at] and w.kind == "word"]
    return len(own) < len(line.words) and all(
        w.only("adv", "part", "conj", "prep") or w.norm in line.grammar["skip"] for w in own
    )


def _count_before(line: Line, b: Bound, bound: list[Bound]) -> Bound | None:
    earlier = [o for o in bound if o.at < b.at and o.q.unit is None and line.clause[o.at] == line.clause[b.at]]
    return earlier[-1] if earlier and earlier[-1].measure else None


def _only_said(line: Line, b: Bound) -> bool:
    """«организаторы говорят о 60 тысячах»: the clause has no verb but one of saying."""
    cues = table(line.pack)
    verbs = [w for w in line.of_clause(line.clause[b.at]) if finite(w)]
    return bool(verbs) and all(
        cues.is_cue(w.norm) or any(p.lemma in line.grammar["reckon"] for p in w.readings) for w in verbs
    )


def _there_only(line: Line, b: Bound) -> bool:
    verbs = [w for w in line.words if line.segment[w.i] == line.segment[b.at] and finite(w)]
    return all(any(p.lemma in line.grammar["exist"] for p in w.readings) for w in verbs)


def earlier_whole(context: Context, q: Quantity) -> Claim | None:
    """The count of the sentence before that «из них» points to: people for people, and none that is smaller."""
    least = q.low or 0.0
    counts = [c for c in context.last if c.unit is None and c.whole is None and c.counted]
    counts = [c for c in counts if c.high is None or c.high >= least]
    people = [c for c in counts if c.counted_class not in (None, "case")] if "people" in q.marks else []
    return next(iter(people or counts), None)


def _repeats(b: Bound, context: Context) -> Claim | None:
    """An earlier count of the article with the same value: «52 — это много»."""
    same = [c for c in reversed(context.recent) if (c.low, c.high) == (b.q.low, b.q.high) and c.counted]
    return next((c for c in same if c.measure), same[0] if same else None)


def _understood(line: Line, b: Bound, before: list[Bound], context: Context) -> tuple[str | None, str]:
    """The noun of a bare number."""
    if b.told:
        return b.told, "what the counter counts, or the genitive that opens the clause"
    listed = before_colon(line, b.at)
    if listed:
        return listed, "noun before the colon"
    after = _noun_after(line, b.at) if not before else None
    if after and "people" not in b.q.marks:
        return after, "noun of the number after"
    g = b.found.governor
    if g and g.kind == "noun" and b.measure is not None and "person" not in b.measure.of:
        nouns = context.lexicon.terms(line.pack.code).nouns_of(b.measure.of)
        return next(iter(nouns), None), "what the measure takes"
    people = b.measure is not None and "person" in b.measure.of or "people" in b.q.marks
    for other in reversed(before):
        if (
            other.q.unit is None
            and other.noun
            and (not b.measure or not b.measure.of or _same_kind(other, b, line, context))
        ):
            return other.noun, "noun of the number before"
    if people:
        return line.grammar.people, "people understood"
    if b.measure is not None or not _elliptic(line, b):
        return None, "no noun"
    noun, how = topic(line, b.at, False)
    if noun:
        return noun, how
    if before and _joined(line, before[-1], b) and before[-1].noun:
        return before[-1].noun, "noun of the value before"
    if (b.q.low or b.q.high or 0) % 1:
        return None, "no noun: a fraction counts nothing"
    same = _repeats(b, context)
    if same:
        return same.counted, "repeats a count"
    prior = next((c.counted for c in context.last if c.unit is None and c.counted), None)
    return (prior, "noun of the sentence before") if prior else (None, "no noun")


def _elliptic(line: Line, b: Bound) -> bool:
    """Could a noun be left out here: «Всего их будет 442», "of the rest, 12 were closed"? Not in a label («канал Россия
    1», "hotline (5465)", «комната 2»), not without a verb in the clause."""
    if b.whole is not None:
        return True
    before = line.words[b.at - 1] if b.at else None
    if before is not None and (before.norm in "(№#" or before.kind == "word" and _label(line, before)):
        return False
    beside = [w.norm for w in line.words[max(b.at - 1, 0) : b.at + 2]]
    return not DASHES.isdisjoint(beside) or any(verbal(w) for w in line.of_clause(line.clause[b.at]))


def _label(line: Line, w: Word) -> bool:
    """A noun or name that the number right after it tells from others of its kind."""
    if line.grammar.agreement == "case":
        return w.has("noun") and not finite(w) and not w.has("prep", "adv", "pron", "part", "conj")
    return w.has("noun") and not w.has("verb", "prep", "adv", "pron", "det")


def _same_kind(other: Bound, b: Bound, line: Line, context: Context) -> bool:
    terms = context.lexicon.terms(line.pack.code)
    cls = class_of(other.np if other.np.lemma else NOTHING._replace(lemma=other.noun), line, terms)
    return b.measure is not None and cls is not None and any(context.lexicon.is_a(cls, k) for k in b.measure.of)
