"""What each number of a sentence is about: noun, governor, measure, status, whole — its own or found elsewhere."""

from __future__ import annotations

import itertools

from reconcile.extract.binding.aged import MARK, OLDEST
from reconcile.extract.binding.agents import with_auxiliary
from reconcile.extract.binding.ages import AFTER_WORD, BY_FORM, DATIVE, JOINED, OF, is_age
from reconcile.extract.binding.bound import RECENT, Bound, Context
from reconcile.extract.binding.changes import changed
from reconcile.extract.binding.complements import noun_before
from reconcile.extract.binding.conditions import status_words
from reconcile.extract.binding.elsewhere import adverbial, earlier_whole, inherit, noun_after, repeats
from reconcile.extract.binding.measures import NONE, Measured, class_of, measure, names_measure, of_value, of_whole
from reconcile.extract.binding.nouns import NOTHING, OF_SUM, NounPhrase, counted
from reconcile.extract.binding.parts import wholes
from reconcile.extract.binding.predicate import predicate
from reconcile.extract.binding.predicates import governors
from reconcile.extract.binding.shorthand import spelled_out
from reconcile.extract.binding.status import status
from reconcile.extract.binding.syntax import Line, clearly_verb
from reconcile.extract.binding.told import told_before, told_words
from reconcile.extract.binding.topics import CHANGED
from reconcile.extract.binding.wordclass import finite
from reconcile.extract.binding.words import Word
from reconcile.extract.numbers.ballots import MARK as BALLOT
from reconcile.extract.speech.cues import table
from reconcile.language.lexicon import unit_kind
from reconcile.model import Quantity

EXCHANGE = "exchange"  # mark of so many for so many
GIVEN = frozenset({"age", "offspring"})  # somebody has them, whatever is planned for them
SUM = 1000.0  # fewer without a currency may be anything


def bind(line: Line, context: Context) -> list[Bound]:
    """What each quantity of a sentence is about, in the order of the sentence."""
    order = sorted(line.at, key=lambda n: line.at[n])
    phrases = {n: counted(line, line.at[n]) for n in order}
    parts = wholes(line, phrases)
    if line.grammar.agreement == "case":
        spelled_out(line, phrases, parts, context)
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
        led = phrases[whole[0]].lemma if whole and whole[1] == "of N, M" else None
        b = _bind(line, n, np, context, out[-RECENT:], led)
        if whole:
            b.whole = index.get(whole[0], -1)
            b.why["whole"] = whole[1]
        out.append(b)
    for b in out:
        if b.whole is not None and b.whole >= 0 and b.why["whole"] == "N of M":
            if b.measure is None and b.q.unit is None and out[b.whole].found.words:
                b.measure, b.why["measure"] = out[b.whole].measure, "what is said of the part behind its whole"
            told = of_whole(line, out[b.whole].q, out[b.whole].np, context.lexicon)
            out[b.whole].measure = told.entry.measure if told.entry else None
            out[b.whole].why["measure"] = "the noun of the whole of a part" if told.entry else "the whole of a part"
            out[b.whole].predicate = None
        if b.whole is not None and b.whole >= 0 and b.why["whole"] in ("N of M", "of N, M"):
            _given_whole(out[b.whole])
    for a, b in itertools.pairwise(out):
        if beside_age(line, a, b):  # «подростки 14 и 16 лет»
            b.measure, b.why["measure"], b.predicate = a.measure, JOINED, a.predicate
    inherit(line, out, context)
    for b in (b for b in out if BALLOT in b.q.marks):
        b.noun, b.why["counted"] = next(iter(line.grammar["ballots"]), None), "votes of two sides"
        b.measure, b.why["measure"] = context.lexicon.measures.get("voted"), "votes of two sides"
        b.status = "asserted" if b.status == "negated" else b.status  # "rejected 41 to 17"
    for b in (b for b in out if EXCHANGE in b.q.marks):
        b.noun = b.noun or next(iter(line.grammar["swapped"]), None)
        b.measure = b.measure or context.lexicon.measures.get("released")
    for k, b in enumerate(out):
        _measure_elsewhere(line, b, out, k, context)
    return out


def _given_whole(whole: Bound) -> None:
    """ "Of the 14 weavers, six will leave": there are 14 whatever is planned of a part, if no word of their own says
    that they are."""
    if whole.status == "planned" and not whole.np.modifiers:
        whole.status, whole.why["status"] = "asserted", "only of a part it is planned"


def beside_age(line: Line, a: Bound, b: Bound) -> bool:
    """ "Aged 31 and 35", «14 и 16 лет»: a number joined to an age by nothing but "and" is one too."""
    if a.measure is None or a.measure.id != "age" or b.np.lemma is not None or b.q.unit not in (None, "year", "month"):
        return False
    if b.measure is not None and b.measure.id != "duration" or not 0 < (b.q.high or b.q.low or 0.0) <= OLDEST:
        return False
    between = [w for w in line.words[a.at + 1 : b.at] if w.kind != "unit"]
    joins = line.grammar["coordinators"] | {","}
    return bool(between) and a.np.lemma is None and all(w.norm in joins for w in between)


def _bind(line: Line, n: int, np: NounPhrase, context: Context, before: list[Bound], led: str | None) -> Bound:
    at = line.at[n]
    q, moved = changed(line, line.quantities[n], np)
    found_governors = governors(line, at, np)
    told = told_before(line, found_governors) if np.lemma is None and q.unit is None else None
    earlier = told
    if np.lemma is None and q.unit is None and told is None:
        earlier = _noun_of_before(before) or noun_after(line, at)
    prior = next((c.counted for c in context.last if c.unit is None and c.counted), None)
    found = measure(line, at, q, np, found_governors, context.lexicon, earlier, prior)
    by_verb = np.lemma is None and found.entry is not None and found.entry.kind == "verbs"
    if led and by_verb and not _takes(found, led, line, context):
        found = NONE  # «из 540 отделений ликвидируют 116» kills nobody
    said_of = (
        q.unit is not None and np.lemma in line.grammar["measured"] | line.grammar["directions"]
    )  # "90 miles wide" is no number of wides
    b = Bound(
        q,
        at,
        np,
        found,
        told,
        noun=None if said_of else moved or np.lemma,
        why={"counted": np.how, "measure": found.how},
    )
    if found.entry:
        b.measure = found.entry.measure
        b.why["measure"] = f"{found.how}: {' '.join(found.entry.words)} ({found.entry.source})"
    age = is_age(line, at, q, np.lemma, context.lexicon)
    whose = age == DATIVE and line.words[at - 1].norm in line.grammar["relatives"]  # «Ли, которой 38 лет, получила»
    sure = age == BY_FORM or MARK in q.marks or whose  # "Ann Lee, 38, was jailed"
    if found.entry and (found.entry.kind in ("values", "hints") or found.words and q.unit) and not sure:
        age = ""
    if age:
        b.measure, b.why["measure"] = context.lexicon.measures.get("age"), age
    elif found.entry is None and q.unit and unit_kind(q.unit) == "angle" and _of_weather(line):
        b.measure, b.why["measure"] = context.lexicon.measures.get("temperature"), "degrees, and words of weather"
    elif (
        found.entry is None
        and q.unit
        and (_sum(q) or _part(line, at, q) or {"difference", "change"}.isdisjoint(q.marks))
    ):
        b.measure = context.lexicon.by_unit(q.unit)
        b.why["measure"] = f"unit {q.unit}"
    named = MARK in q.marks or age in (DATIVE, AFTER_WORD) or age == "apposition" and line.words[at - 1].kind == "mark"
    rulers = [g for g in found_governors if g.kind != "noun"] if age == OF else found_governors
    b.predicate, b.why["predicate"] = (None, "") if named else predicate(line, b, rulers)
    governor = found.governor.i if found.governor else next((g.i for g in found_governors), None)
    b.status, b.why["status"] = status(
        line, at, max(np.end, at + 1), governor, told_words(line, at, found, context.lexicon)
    )
    of = line.skip_left(at)
    lasting = b.predicate is not None and b.predicate in line.grammar["lasting"]
    set_right = (
        q.low != 1 and at > 0 and line.words[at - 1].norm in status_words(line.pack)["negation"]
    )  # «не 40 минут, а 14»
    timed = q.unit is not None and unit_kind(q.unit) == "duration" and not set_right
    if b.status == "negated" and timed and (adverbial(line, at) or not lasting):
        b.status, b.why["status"] = "asserted", "how long something did not happen"
    if b.status == "negated" and of >= 0 and line.words[of].norm in line.grammar["of"]:
        b.status, b.why["status"] = "asserted", "the whole of what is denied"
    if b.measure is not None and b.measure.nature != "amount" and b.status != "negated" and _undone(line, b):
        b.measure, b.why["measure"] = None, "it is what did not happen to them"
    if b.status != "asserted" and _attribute_of(line, b):
        b.status, b.why["status"] = "asserted", "told of the counted beside what the clause says"
    if b.status in ("hypothetical", "planned") and _presupposed(line, b):
        b.status, b.why["status"] = "asserted", "presupposed: the verb rules something else"
    return b


def _takes(found: Measured, noun: str, line: Line, context: Context) -> bool:
    """May the measure count what this noun names, as far as the packs know it?"""
    cls = class_of(NOTHING._replace(lemma=noun), line, context.lexicon.terms(line.pack.code))
    wanted = found.entry.measure.of if found.entry else ()
    return cls is None or any(context.lexicon.is_a(cls, k) for k in wanted)


def _of_weather(line: Line) -> bool:
    """Does the sentence speak of the weather, so that its degrees are no angle: "highs of 21 to 24 degrees"?"""
    weather = line.grammar["weather"]
    return any(w.kind == "word" and (w.norm in weather or w.lemma() in weather) for w in line.words)


def _sum(q: Quantity) -> bool:
    """Money, degrees and lengths are what they are as the amount of a change, too: «на 3 гривны», "rose 5 metres"."""
    return q.unit is not None and unit_kind(q.unit) in ("money", "temperature", "distance", "area")


def _part(line: Line, at: int, q: Quantity) -> bool:
    """ "Lost two-thirds of those it held": so much of something, and no change by so much."""
    follows = at + 1 < len(line.words) and line.words[at + 1].norm in line.grammar["of"]
    return "fraction" in q.marks and q.unit == "percent" and follows


def _noun_of_before(before: list[Bound]) -> str | None:
    return next((o.noun for o in reversed(before) if o.q.unit is None and o.noun), None)


def _presupposed(line: Line, b: Bound) -> bool:
    """«решение может затронуть часть из оставшихся 1300 заключенных»: there are 1300 whatever is decided."""
    of = line.skip_left(b.at)
    led = of >= 0 and line.words[of].has("prep")  # «остальным 38 семьям выплатят»: those are who will be paid
    if (
        "remainder" in b.q.marks
        and (b.status == "hypothetical" or led)
        or (b.measure is not None and b.measure.id in GIVEN)
    ):
        return True
    if b.q.unit is None and b.np.head >= 0 and _given(line, b.at):
        return True
    if (
        b.measure is None
        or b.q.unit is not None
        or b.measure.nature != "stock"
        or (b.found.governor and b.found.governor.kind in ("verb", "noun"))
    ):
        return False
    before = line.skip_left(b.at)
    return before >= 0 and line.words[before].norm in line.grammar["of"]


def _attribute_of(line: Line, b: Bound) -> bool:
    """ "Fines were not sought against the four sailors arrested": arrested they were, whatever the clause denies."""
    g = b.found.governor
    if b.measure is None or g is None or g.kind != "after" or line.grammar.agreement != "order":
        return False
    before = [w for w in line.of_clause(line.clause[b.at]) if w.i < b.at]
    return any(finite(w) and (not w.has("noun") or clearly_verb(line, w.i)) for w in before)


def _undone(line: Line, b: Bound) -> bool:
    """ "40 people did not vote", «12 человек не были уволены»: so many exist, and are none of those who did."""
    g, t = b.found.governor, status_words(line.pack)
    if g is None or g.kind not in ("verb", "adjective") or g.i < b.at or b.q.unit is not None:
        return False
    inside = {g.i, *b.found.words}
    i = min(x for x in inside if x > b.at) - 1
    while i > b.at and (line.words[i].only("adv") or _auxiliary(line, i)) and line.words[i].norm not in t["negation"]:
        i -= 1
    denied = line.words[i].norm in t["negation"] and line.words[i + 1].norm not in t["not_negated"]
    return i > b.at and denied and i not in inside


def _auxiliary(line: Line, i: int) -> bool:
    return any(p.lemma in line.grammar["auxiliaries"] for p in line.words[i].readings)


def _given(line: Line, at: int) -> bool:
    """ "will swap the batteries after 38 fires", «закроют из-за 12 аварий»: what follows from it is planned, not it."""
    before = line.skip_left(at)
    return before >= 0 and line.words[before].norm in line.grammar["given"]


def _measure_elsewhere(line: Line, b: Bound, bound: list[Bound], k: int, context: Context) -> None:
    """A part without a verb of its own takes the measure of its whole; a bare number, that of the count it repeats."""
    if b.whole is not None and b.whole >= 0 and b.found.governor and b.why["whole"] not in ("N of M", "of N, M"):
        whole = bound[b.whole]
        if whole.found.governor and whole.found.governor.i == b.found.governor.i:
            b.measure, b.why["measure"] = whole.measure, "measure of the whole: the same word governs both"
    by_unit = b.q.unit is not None and b.measure is not None and b.measure is context.lexicon.by_unit(b.q.unit)
    if by_unit and b.found.entry is None and b.np.lemma is None:
        named = of_value(b.noun, b.q.unit or "", context.lexicon.terms(line.pack.code))
        if named:
            b.measure, b.why["measure"] = named, "the noun of the value"
    if b.measure is not None or b.q.unit is not None:
        return
    if (b.np.lemma is None or b.np.how == OF_SUM) and _sum_of(line, b):
        b.measure, b.why["measure"] = context.lexicon.measures.get("money"), "a sum without its currency"
        return
    earlier_ones = bound[max(k - RECENT, 0) : k]
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
    elif (
        b.np.lemma is None
        and _bare_segment(line, b)
        and (before := _count_before(line, b, bound[max(k - RECENT, 0) : k]))
    ):
        b.measure, b.why["measure"] = before.measure, "measure of the number before, in the same clause"
    elif b.why["counted"] == "subject of the clause" and (named := names_measure(line, b.noun, context.lexicon)):
        b.measure, b.why["measure"] = named, "the subject names what is counted"
    elif b.why["counted"] == "noun of the number before" and (_only_said(line, b) or _set_against(line, b)):
        other = next((o for o in reversed(earlier_ones) if o.q.unit is None), None)
        b.measure = other.measure if other else None
        b.why["measure"] = "another figure for the number before"
    elif b.why["counted"] == "repeats a count":
        same = repeats(b, context)
        b.measure = context.lexicon.measures.get(same.measure or "") if same else None
        b.why["measure"] = "repeats a count"


def _bare_segment(line: Line, b: Bound) -> bool:
    """ "50 injured, five seriously": no verb or noun beside the number."""
    own = [w for w in line.of_segment(line.segment[b.at]) if w.kind == "word"]
    return len(own) < len(line.words) and all(
        w.only("adv", "part", "conj", "prep") or w.norm in line.grammar["skip"] for w in own
    )


def _count_before(line: Line, b: Bound, before: list[Bound]) -> Bound | None:
    earlier = [o for o in before if o.q.unit is None and line.clause[o.at] == line.clause[b.at]]
    return earlier[-1] if earlier and earlier[-1].measure else None


def _only_said(line: Line, b: Bound) -> bool:
    """«организаторы говорят о 60 тысячах»: the clause has no verb but one of saying."""
    cues = table(line.pack)
    verbs = [w for w in line.of_clause(line.clause[b.at]) if finite(w)]
    return bool(verbs) and all(
        cues.is_cue(w.norm) or any(p.lemma in line.grammar["reckon"] for p in w.readings) for w in verbs
    )


def _sum_of(line: Line, b: Bound) -> bool:
    """«задолженность перевалила за 92 миллиона», "a 2 million ransom": thousands of what is told in money only."""
    if b.whole is not None or not set(b.q.marks) <= CHANGED | {"each", "vague"} or (b.q.low or b.q.high or 0.0) < SUM:
        return False
    before, left = noun_before(line, b.at), line.skip_left(b.at)
    if before is None and left > 0 and line.words[left].norm in line.grammar["measured_by"]:
        before = line.skip_left(left)  # «выкуп в 2 миллиона»
    noun = line.words[before].lemma("noun") if before is not None and before >= 0 else None
    return not {noun, b.noun}.isdisjoint(line.grammar["sums"] | line.grammar["sums_in"])


def _set_against(line: Line, b: Bound) -> bool:
    """«выявили 340 случаев против 120 годом ранее», "340 cases, compared with 120": the same of another time."""
    left = line.skip_left(b.at)
    pair = f"{line.words[left - 1].norm} {line.words[left].norm}" if left > 0 else ""
    return left >= 0 and (line.words[left].norm in line.grammar["set_against"] or pair in line.grammar["set_against"])


def _plural_noun(line: Line, w: Word) -> bool:
    """ "17 of them minors": a form that would be a verb in the singular is none right behind a plural pronoun."""
    own = [p for p in w.readings if p.pos == "verb"]
    plural = w.has("noun") and bool(own) and all(p.number == "sg" for p in own)
    return plural and w.i > 0 and line.words[w.i - 1].norm in line.grammar["pronouns"]


def _there_only(line: Line, b: Bound) -> bool:
    own = line.of_segment(line.segment[b.at])
    verbs = [w for w in own if finite(w) and not _plural_noun(line, w)]
    verbs += [w for w in own if w.only("gerund") and with_auxiliary(line, w)]  # "90 of whom are serving life"
    return all(any(p.lemma in line.grammar["exist"] for p in w.readings) for w in verbs)
