"""Nouns that stand elsewhere: of the whole, of the counter, of the number before, what a value is the value of, or the
people understood."""

from __future__ import annotations

from itertools import takewhile

from reconcile.extract.binding.aged import MARK
from reconcile.extract.binding.ages import JOINED, OF, OLDER, owner, people
from reconcile.extract.binding.apposed import apposed
from reconcile.extract.binding.bound import RECENT, Bound, Context
from reconcile.extract.binding.complements import bounding, noun_before
from reconcile.extract.binding.measures import class_of
from reconcile.extract.binding.nouns import NOTHING, counted, fold
from reconcile.extract.binding.predicates import oblique
from reconcile.extract.binding.syntax import Line, telling
from reconcile.extract.binding.topics import before_colon, topic
from reconcile.extract.binding.wordclass import finite, verbal
from reconcile.extract.binding.words import Word
from reconcile.extract.numbers.elided import carried
from reconcile.extract.text.tokens import DASHES
from reconcile.language.lexicon import Lexicon, unit_kind
from reconcile.model import Claim, Quantity

NEAR = 4  # words between a number and the one whose noun it shares


def inherit(line: Line, bound: list[Bound], context: Context) -> None:
    """Nouns that stand elsewhere: of the whole, of the counter, of the number before, or the people understood."""
    for k, b in enumerate(bound):
        if b.noun is not None:
            continue
        if "from" in b.q.marks and b.told is None and (led := _led_to(line, bound, k)):
            b.noun, b.why["counted"] = led, "noun of what the change led to"
            continue
        if (share := _share_of_change(bound, k)) is not None:
            b.noun, b.why["counted"] = share.noun, "what the share before says the change of"
            b.measure, b.why["measure"] = None, "what is left, and not what is gone"
            continue
        whole = bound[b.whole] if b.whole is not None and b.whole >= 0 else None
        earlier = earlier_whole(context, b.q) if b.whole == -1 else None
        if earlier and k and b.q.unit == "percent" and carried(bound[k - 1].q.unit):
            whole, earlier = bound[k - 1], None  # «12 млн рублей, четверть из них»
        if whole and whole.noun:
            b.noun, b.why["counted"] = whole.noun, "noun of the whole"
        elif earlier:
            b.noun, b.why["counted"] = earlier.counted, "noun of the whole, in the sentence before"
        elif b.why["measure"] == JOINED:
            b.noun, b.why["counted"] = bound[k - 1].noun, "whose the age before is"
        elif b.np.lemma in line.grammar["directions"]:
            b.why["counted"] = "how far away or ago counts nothing"
        elif b.q.unit is not None and unit_kind(b.q.unit) in ("duration", "distance") and adverbial(line, b.at):
            b.why["counted"] = "a stretch of time or way counts nothing"
        elif k and b.q.direction and b.q.unit == "percent" and _alone(line, b) and bound[k - 1].noun:
            b.noun, b.why["counted"] = bound[k - 1].noun, "what changed is what the figure before is of"
        elif (
            b.q.unit is not None
            or b.why["measure"] == OF
            and line.words[b.at - 1].norm not in line.grammar["every_one"]
        ):
            b.noun, b.why["counted"] = _value_of(line, b, bound[max(k - RECENT, 0) : k], context.lexicon)
            aged = b.measure is not None and b.measure.id == "age"
            if b.noun is None and k and "difference" in b.q.marks and bound[k - 1].q.unit is None:
                b.noun, b.why["counted"] = bound[k - 1].noun, "what there is so much more of"
            if (
                b.noun is None
                and k
                and not aged
                and (_joined(line, bound[k - 1], b) or _left_out(line, bound[k - 1], b))
            ):
                b.noun, b.why["counted"] = bound[k - 1].noun, "noun of the value before"
        else:
            b.noun, b.why["counted"] = _understood(line, b, bound[max(k - RECENT, 0) : k], context)


def _led_to(line: Line, bound: list[Bound], k: int) -> str | None:
    """«с 139 млн до 138 млн пассажиров»: the noun stands behind the second end."""
    b, after = bound[k], bound[k + 1] if k + 1 < len(bound) else None
    if after is None or b.q.unit or after.q.unit or "new" not in after.q.marks:
        return None
    return after.np.lemma if line.clause[after.at] == line.clause[b.at] else None


def _share_of_change(bound: list[Bound], k: int) -> Bound | None:
    """«штат сократили на 20%, с 30 до 24»: the share before the ends of a change, if they are no shares themselves."""
    ends = [bound[k], *([bound[k - 1]] if k and "from" in bound[k - 1].q.marks else [])]
    before = bound[k - len(ends)] if k >= len(ends) else None
    if before is None or "from" not in ends[-1].q.marks or any(b.q.unit for b in ends):
        return None
    return before if before.q.unit == "percent" and before.q.direction and before.noun else None


def _alone(line: Line, b: Bound) -> bool:
    """ "landed 18,400 tonnes of cod, down 6 percent": nothing but the change between two marks."""
    own = [w for w in line.of_segment(line.segment[b.at]) if w.kind not in ("mark", "date")]
    return all(w.kind in ("quantity", "unit") or w.has("prep", "adv") for w in own)


def _left_out(line: Line, a: Bound, b: Bound) -> bool:
    """ "3,600 tonnes of steel, of which 2,700": is the unit that of the value before, and not written again?"""
    after = line.words[b.at + 1] if b.at + 1 < len(line.words) else None
    bare = b.q.number_start == b.q.start and b.q.number_end == b.q.end and (after is None or after.kind != "unit")
    return bare and a.q.unit == b.q.unit


def _joined(line: Line, a: Bound, b: Bound) -> bool:
    """Values of one unit in one clause are values of one thing; so are a change and where it led: "up 9% to $84"."""
    if line.segment[a.at] == line.segment[b.at] and a.q.direction:
        return True
    return line.clause[a.at] == line.clause[b.at] and a.q.unit == b.q.unit


def adverbial(line: Line, at: int) -> bool:
    """«через 20 дней», «на протяжении 10 дней»: a preposition rules it, or the noun before it."""
    noun = noun_before(line, at)
    if noun is not None and line.words[line.skip_left(at)].norm in line.grammar["measured_by"]:
        return False  # «с интервалом в 30 дней»
    q, left = line.quantities[line.words[at].quantity], line.skip_left(at)
    if noun is None and q.direction is None and left >= 0 and line.words[left].norm in line.grammar["so_long"]:
        return True  # "stands on her feet for 90 minutes"
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
    head = apposed(line, b.at) if unit_kind(b.q.unit or "") != "duration" else None
    if head is not None:
        return fold(head, line), "noun before a sum between commas"
    if before and _in_brackets(line, before[-1], b.at):
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
    before = line.skip_left(b.at)
    noun: str | None
    if before > 0 and line.words[before].norm == "(" and line.words[before - 1].only("noun"):
        noun, how = fold(line.words[before - 1].lemma("noun"), line), "noun before the bracket"
    elif b.why["measure"] == OLDER and (person := _people_before(line, b.at, lexicon)):
        noun, how = fold(person, line), "people before an age"
    else:
        noun, how = topic(line, b.at, False)
    cls = class_of(NOTHING._replace(lemma=noun), line, lexicon.terms(line.pack.code))
    known = b.why["measure"] == OLDER or lexicon.is_a(cls, "person")
    return (noun, how) if known else (None, "no noun")


def _people_before(line: Line, at: int, lexicon: Lexicon) -> str | None:
    """«для студентов колледжей старше 18 лет»: the nearest people before such an age."""
    terms = lexicon.terms(line.pack.code)
    before = takewhile(
        lambda w: line.segment[w.i] == line.segment[at] and w.kind == "word" and not finite(w),
        reversed(line.words[:at]),
    )
    return next((noun for w in before if (noun := people(w, terms, lexicon))), None)


def _in_brackets(line: Line, before: Bound, at: int) -> bool:
    """ "turnover of 1.3 billion shekels ($350 million)", «200 рейсов (24%)»: nothing but a bracket between the two."""
    behind = before.np.end if before.np.end <= at else before.at + 1  # "a 34-metre (112ft) yacht"
    between = [w for w in line.words[max(before.at + 1, behind) : at] if w.kind != "unit"]
    return len(between) == 1 and between[0].norm == "("


def _understood(line: Line, b: Bound, before: list[Bound], context: Context) -> tuple[str | None, str]:
    """The noun of a bare number."""
    if b.told:
        return b.told, "what the counter counts, or the genitive that opens the clause"
    listed = before_colon(line, b.at)
    if listed:
        return listed, "noun before the colon"
    after = noun_after(line, b.at) if not before else None
    if after and "people" not in b.q.marks:
        return after, "noun of the number after"
    g = b.found.governor
    if g and g.kind == "noun" and b.measure is not None and "person" not in b.measure.of:
        nouns = context.lexicon.terms(line.pack.code).nouns_of(b.measure.of)
        return next(iter(nouns), None), "what the measure takes"
    people = b.measure is not None and "person" in b.measure.of or "people" in b.q.marks
    counts = [o for o in reversed(before) if o.q.unit is None and o.noun and not _circumstance(line, o, b)]
    for other in sorted(counts, key=lambda o: _aside(line, o, b)):  # stable: the nearest first
        own = context.lexicon.terms(line.pack.code).find(other.noun or "", "people")
        named = own is not None and b.measure != own.measure  # «двое погибших, шестеро в больнице»
        if not b.measure or not b.measure.of or _same_kind(other, b, line, context) and not named:
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
    same = repeats(b, context)
    if same:
        return same.counted, "repeats a count"
    prior = next((c.counted for c in context.last if c.unit is None and c.counted), None)
    return (prior, "noun of the sentence before") if prior else (None, "no noun")


def _aside(line: Line, other: Bound, b: Bound) -> bool:
    """ "5,000 people in three countries; 150 withdrew": a circumstance leaves its noun to no subject after it."""
    return not oblique(line, b.at) and oblique(line, other.at) and line.segment[other.at] != line.segment[b.at]


def _circumstance(line: Line, other: Bound, b: Bound) -> bool:
    """«за два сезона девять ушли», «принимают в четырёх окнах, подали 412»: when or where leaves its noun to none that
    stands free; nor do those who say it: "two officials said three were hurt"."""
    if 0 <= telling(line, max(other.np.end, other.at + 1)) < b.at:
        return True
    left = line.skip_left(other.at)
    placed = left >= 0 and line.words[left].has("prep") and line.words[left].norm in line.grammar["circumstances"]
    return placed and b.whole is None and not oblique(line, b.at)


def _elliptic(line: Line, b: Bound) -> bool:
    """Could a noun be left out here: «Всего их будет 442», "of the rest, 12 were closed"? Not in a label («канал Россия
    1», "hotline (5465)", «комната 2»), not without a verb in the clause."""
    if b.whole is not None:
        return True
    before = line.words[b.at - 1] if b.at else None
    labelled = before is not None and before.kind == "word" and bounding(line, b.at) is None and _label(line, before)
    if labelled or before is not None and before.norm in "(№#":
        return False
    beside = [w.norm for w in line.words[max(b.at - 1, 0) : b.at + 2]]
    clause = line.of_clause(line.clause[b.at])
    told = any(verbal(w) or w.kind == "quantity" and bounding(line, w.i) for w in clause)
    return told or not DASHES.isdisjoint(beside) or any(_may_act(line, w) for w in clause)


def _may_act(line: Line, w: Word) -> bool:
    """ "That leaves us with 98": a word that may be a verb is one where the clause has no other."""
    return w.kind == "word" and w.has("noun") and any(p.pos == "verb" for p in line.pack.morph.parses(w.norm))


def _label(line: Line, w: Word) -> bool:
    """A noun or name that the number right after it tells from others of its kind."""
    if line.grammar.agreement == "case":
        one = any(p.pos == "noun" and p.number != "pl" for p in w.readings)  # «разобрали в выходные 95» names none
        return one and not finite(w) and not w.has("prep", "adv", "pron", "part", "conj")
    return w.has("noun") and not w.has("verb", "prep", "adv", "pron", "det")


def _same_kind(other: Bound, b: Bound, line: Line, context: Context) -> bool:
    terms = context.lexicon.terms(line.pack.code)
    cls = class_of(other.np if other.np.lemma else NOTHING._replace(lemma=other.noun), line, terms)
    return b.measure is not None and cls is not None and any(context.lexicon.is_a(cls, k) for k in b.measure.of)


def earlier_whole(context: Context, q: Quantity) -> Claim | None:
    """The count of the sentence before that «из них» points to: people for people, and none that is smaller."""
    least = q.low or 0.0
    counts = [c for c in context.last if c.unit is None and c.whole is None and c.counted]
    counts = [c for c in counts if c.high is None or c.high >= least]
    people = [c for c in counts if c.counted_class not in (None, "case")] if "people" in q.marks else []
    whole = next(iter(people or counts), None)
    # "1,340 of the 1,675 members voted. Of those, 1,206 …": those who did, not all there are
    parts = [c for c in context.last if whole and c.whole == whole.id and c.start < whole.start]
    return parts[0] if len(parts) == 1 and (parts[0].low or 0.0) > least else whole


def repeats(b: Bound, context: Context) -> Claim | None:
    """An earlier count of the article with the same value: «52 — это много»."""
    same = [c for c in reversed(context.recent) if (c.low, c.high) == (b.q.low, b.q.high) and c.counted]
    return next((c for c in same if c.measure), same[0] if same else None)


def noun_after(line: Line, at: int) -> str | None:
    """«Отменены 45 и задержаны 120 рейсов»: the noun of the number that a coordinator joins on."""
    near = line.words[at + 1 : at + 1 + NEAR]
    following = next((w.i for w in near if w.kind == "quantity" and line.quantities[w.quantity].unit is None), None)
    if following is None or not any(w.norm in line.grammar["coordinators"] for w in line.words[at:following]):
        return None
    return counted(line, following).lemma
