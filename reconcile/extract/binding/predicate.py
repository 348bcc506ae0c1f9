"""The word that says what happened to what is counted: the predicate of a claim."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.extract.binding.bound import Bound
from reconcile.extract.binding.complements import bounding
from reconcile.extract.binding.events import is_event
from reconcile.extract.binding.nouns import fold
from reconcile.extract.binding.particles import is_auxiliary, phrasal, verb_lemma
from reconcile.extract.binding.predicates import Governor, surely, verbs
from reconcile.extract.binding.syntax import Line, telling
from reconcile.extract.binding.wordclass import FINITE, VERBAL, verbal
from reconcile.extract.speech.cues import table
from reconcile.language.lexicon import Entry

ENDS = frozenset(",:;.")


def predicate(line: Line, b: Bound, found: list[Governor]) -> tuple[str | None, str]:
    """The pack's entry; else the noun of an event or the verb that governs the number, one of its own segment first."""
    entry, governor = b.found.entry, b.found.governor
    if entry and entry.kind in ("people", "members") and governor and governor.kind == "counter":
        return next(_candidates(line, b, found), (entry.words[0], b.found.how))  # «число погибших выросло до 5»
    if entry and governor and governor.kind == "sized":
        lemmas = (p.lemma for w in reversed(line.words[: governor.i]) for p in w.readings)
        return next(x for x in lemmas if x in line.grammar["reckoned"]), b.found.how  # "put the losses at 4 million"
    if entry and governor and governor.kind in ("noun", "counter") and _state(line, entry, governor):
        told = [g for g in verbs(line, b.at, b.np) if line.segment[g.i] == line.segment[b.at] and _sure(line, g, b)]
        if told or bounding(line, b.at):  # «скорость составила 90 км/ч»
            return next(_candidates(line, b, found), (entry.words[0], b.found.how))
    if entry and governor:
        phrase = len(entry.words) > 1
        word = line.words[governor.i]
        pair = phrasal(line, word) if governor.kind in ("verb", "auxiliary") else None
        return pair or (word.lemma(*VERBAL) if phrase else entry.words[0]), b.found.how
    if entry and len(entry.words) > 1:
        verb = next((line.words[i] for i in sorted(b.found.words) if verbal(line.words[i])), None)
        return verb_lemma(line, verb) if verb else " ".join(entry.words), b.found.how
    return next(_candidates(line, b, found), (None, ""))


def _state(line: Line, entry: Entry, governor: Governor) -> bool:
    """A noun for how much there is of something names no happening: a speed, a population."""
    stock = entry.kind == "values" or entry.measure.nature == "stock"
    return stock and not is_event(line.pack, line.words[governor.i].lemma("noun"))


def _candidates(line: Line, b: Bound, found: list[Governor]) -> Iterator[tuple[str, str]]:
    said = telling(line, max(b.np.end, b.at + 1))
    if said >= 0:
        yield line.words[said].lemma("verb"), "what the counted say"
    own = line.segment[b.at]
    if (needed := _needed(line, b)) is not None:
        yield needed, "it is needed"
    around = [g for g in verbs(line, b.at, b.np) if not _parenthesis(line, g) and not _of_age(line, b, g)]
    sure = [g for g in around if line.segment[g.i] == own and _sure(line, g, b)]
    own_verbs = [g for g in around if _sure(line, g, b) and not _infinitive(line, g)]
    around = [g for g in around if not _reporting(line, b, g, own_verbs)]
    sure = [g for g in sure if g in around]
    around = [g for g in around if not _reduced(line, b, g, sure)]
    before = any(g.i < b.at for g in around)
    around = [g for g in around if not (before and g.i > b.at and _infinitive(line, g))]  # "a package of 2 billion to"
    copula = next((g for g in around if _copula(line, b, g)), None)
    if copula is not None:
        yield line.words[copula.i].lemma(*VERBAL), "verb right before the number"
    things = [g for g in found if g.kind == "noun" and line.words[g.i].lemma("noun") != b.noun]
    for g in found:
        if g in things and is_event(line.pack, line.words[g.i].lemma("noun")):
            yield line.words[g.i].lemma("noun"), g.how
        elif g.kind == "verb" and line.segment[g.i] == own and g in around and (g in sure or not sure):
            yield fold(verb_lemma(line, line.words[g.i]), line), g.how
    bound = bounding(line, b.at)
    if bound:
        yield bound, "verb that says the bound"
    changed = next(
        (
            v
            for w in reversed(line.of_clause(line.clause[b.at]))
            if w.i < b.at and w.kind == "quantity" and (v := bounding(line, w.i))
        ),
        None,
    )
    if changed and not any(line.segment[g.i] == own for g in around):
        yield changed, "verb that says the change"  # "doubled, from 4,000 to 8,000"
    # a circumstance belongs to the verb too: "charged with two counts"
    for g in sorted(around, key=lambda g: (line.segment[g.i] != own, sure != [] and g not in sure, g.kind != "verb")):
        yield fold(verb_lemma(line, line.words[g.i]), line), "verb of its clause"
    for g in things:  # of no event, and the clause has no verb: «обломки двух дронов»
        yield line.words[g.i].lemma("noun"), g.how


def _needed(line: Line, b: Bound) -> str | None:
    """«(необходимо 2 дозы на человека)», «на дом нужно 40 плит»: an impersonal word that says so much is needed, where
    no verb stands in its part of the clause."""
    own = line.of_segment(line.segment[b.at])
    if not line.grammar["needs"] or any(verbal(w) and w.norm not in line.grammar["needs"] for w in own):
        return None
    word = next((w for w in own if w.norm in line.grammar["needs"]), None)
    if word is None:
        return None
    return next((p.lemma for p in word.readings if p.pos in ("short", "verb")), word.norm)


def _sure(line: Line, g: Governor, b: Bound) -> bool:
    """Where nouns and verbs look alike: surely a verb, or a gerund and its object ("capable of earning 50")."""
    if line.grammar.agreement == "case":
        return True
    w = line.words[g.i]
    ruled = w.i and line.words[w.i - 1].has("prep") and w.i < b.at  # "before climbing back to 40"
    return surely(line, w, b.np) or w.has("gerund") and (bool(ruled) or line.skip_left(b.at) == w.i)


def _reduced(line: Line, b: Bound, g: Governor, sure: list[Governor]) -> bool:
    """ "Eight of the avocados eaten here are grown there", "a message to 50 families waiting": what stands right behind
    the counted only tells it from others, if there is a verb besides."""
    w = line.words[g.i]
    if g.i > b.np.end >= 0 and line.words[b.np.end].norm in line.grammar["infinitive"]:
        return verbal(line.words[b.np.end + 1])  # "40 percent of its obligations to pay"
    if g.i != b.np.end or not w.has("participle", "gerund") or line.grammar.agreement == "case" and w.has(*FINITE):
        return False
    return any(x.i != g.i and x.kind == "verb" for x in sure)


def _of_age(line: Line, b: Bound, g: Governor) -> bool:
    """ "60% of men aged 18 to 34 bet": it says who they are, not what they do."""
    return b.np.head >= 0 and line.words[g.i].norm in line.grammar["aged"]


def _copula(line: Line, b: Bound, g: Governor) -> bool:
    """ "the average is around 73, raising hopes": to be right before a number without a noun."""
    become = line.grammar["become"]
    return (
        line.grammar.agreement == "order"
        and b.np.head < 0
        and g.i == line.skip_left(b.at)
        and any(p.lemma in become for p in line.words[g.i].readings)
    )


def _infinitive(line: Line, g: Governor) -> bool:
    """ "to support", "to be built"."""
    i = g.i - 1
    while i > 0 and (line.words[i].only("adv") or is_auxiliary(line, line.words[i])):
        i -= 1
    return i >= 0 and line.grammar.agreement == "order" and line.words[i].norm in line.grammar["infinitive"]


def _reporting(line: Line, b: Bound, g: Governor, verbs: list[Governor]) -> bool:
    """ "They say at least one attempt was successful", "he says the two were with 12 friends": what is said has a verb
    of its own behind that of saying."""
    if line.grammar.agreement == "case" or g.kind != "verb" or g.i > b.at:
        return False
    if table(line.pack).is_cue(line.words[g.i].norm) and line.words[g.i + 1].norm in ENDS:
        return True  # "treats 146, the trust said: 71 on wards"
    own = any(x.i > g.i and not b.at <= x.i < b.np.end for x in verbs)
    return own and table(line.pack).is_cue(line.words[g.i].norm)


def _parenthesis(line: Line, g: Governor) -> bool:
    """«не на 90%, может, на 50%»: an auxiliary alone between marks; «то есть»."""
    if g.i and f"{line.words[g.i - 1].norm} {line.words[g.i].norm}" in line.grammar["that_is"]:
        return True
    own, after = line.of_segment(line.segment[g.i]), g.i + 1
    marked = after < len(line.words) and line.words[after].kind == "mark"
    return g.kind == "auxiliary" and marked and all(w.i == g.i or w.kind == "mark" for w in own)
