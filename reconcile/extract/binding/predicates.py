"""What governs a number in its own clause: a noun it depends on, a participle beside it, or the clause's verb."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reconcile.extract.binding.agents import active, agent, with_auxiliary
from reconcile.extract.binding.complements import complement, noun_before, phrase_start, reckoned, under_preposition
from reconcile.extract.binding.nouns import NounPhrase
from reconcile.extract.binding.reduced import doers, reduced
from reconcile.extract.binding.syntax import Line, attributive, clearly_verb, holds, led_on, only_there, telling
from reconcile.extract.binding.wordclass import VERBAL, finite, verbal
from reconcile.extract.binding.words import Word
from reconcile.extract.speech.cues import table
from reconcile.extract.text.tokens import DASHES
from reconcile.language.morphology import norm

ROW = 6  # words between two counts of one row
OBLIQUE = frozenset(("ins", "dat", "loc"))
NOMINAL = frozenset(("noun", "adj", "participle"))


class Governor(NamedTuple):
    """A word that may say what happened to what is counted, and how it stands to it."""

    i: int  # index of the word
    kind: str  # noun | sized | counter | among | predicate | modifier | verb | auxiliary | after
    agent: bool  # the counted does it, rather than undergoing it
    how: str  # which pattern found it, for --explain
    things: bool = False  # it is done to things as well as to people, and nothing says which are counted


def governors(line: Line, at: int, np: NounPhrase) -> list[Governor]:
    """Candidates in order of the closeness of their bond."""
    noun = noun_before(line, _first_of_row(line, at))
    seat = at if noun is None or not _transparent(line, noun) else noun
    out = [*_counter(line, at), *_among(line, at), *_predicated(line, at, np)]
    sized = reckoned(line, at)
    if sized is not None and sized >= 0:
        out.append(Governor(sized, "sized", False, "noun that is put at the number"))
    if noun is not None and seat == at:
        out.append(Governor(noun, "noun", False, "noun that governs the number"))
    out += _adjectives(line, at, np)
    if not (noun is not None and seat == at and _closed(line, noun, at)) and not oblique(line, seat):
        out += verbs(line, seat, np)
    out += [
        Governor(i, "modifier", False, "participle or adjective of the counted noun") for i in reversed(np.modifiers)
    ]
    out += [Governor(i, "verb", True, "passive whose doers are counted") for i in doers(line, at)]
    out += _after(line, at, np)
    says = telling(line, max(np.end, at + 1))  # "two clerks said three were hurt": two are not
    return [g for g in out if says < 0 or g.i <= says]


def _first_of_row(line: Line, at: int) -> int:
    """«забастовка 400 пилотов и 1000 бортпроводников»: the first of the counts that a coordinator joins on."""
    words = line.words
    i = at - 1
    if line.grammar.agreement != "case" or i < 1 or words[i].norm not in line.grammar["coordinators"]:
        return at
    i -= 1
    while i > 0 and at - i <= ROW and words[i].kind == "word" and words[i].only("noun", "adj", "participle"):
        i -= 1
    if words[i].kind != "quantity" or i >= at - 2 or line.quantities[words[i].quantity].unit is not None:
        return at
    noun = noun_before(line, i)
    return i if noun is not None and under_preposition(line, noun) else at


def oblique(line: Line, at: int) -> bool:
    """Does the number stand after a preposition that no verb of the packs takes as its object?"""
    i = phrase_start(line, at)
    while i >= 0 and line.words[i].kind == "word" and line.words[i].only("adj"):
        i -= 1
    if any(w.norm in line.grammar["relatives"] for w in line.words[i + 1 : at]):
        return False  # «из которых 12 скончались»: it has its preposition to itself
    n = line.words[at].quantity
    if i > 0 and line.words[i].norm in line.grammar["phrasal"] and verbal(line.words[i - 1]):
        return False  # "brought down 57"
    taken = "terms" if n >= 0 and line.quantities[n].unit else "complements"
    return i >= 0 and line.words[i].has("prep") and line.words[i].norm not in line.grammar[taken]


def _transparent(line: Line, i: int) -> bool:
    """Nouns that hand their own governor on: группа из 11 альпинистов, a total of 5 people."""
    lemma = line.words[i].lemma("noun")
    return lemma in line.grammar["groups"] or lemma in line.grammar["counters"]


def _closed(line: Line, noun: int, at: int) -> bool:
    """Is the number surely inside that noun's phrase, out of reach of the verb? Only if it cannot be a nominative."""
    if line.grammar.agreement == "order":
        return True
    last = norm(line.words[at].text.split()[-1]) if line.words[at].text.split() else ""
    numeral = [p for p in line.pack.morph.parses(last) if p.pos == "num"] if last[:1].isalpha() else []
    if numeral:
        return all(p.case not in ("nom", "acc", "") for p in numeral)
    return False


def _counter(line: Line, at: int) -> Iterator[Governor]:
    """«число погибших при пожаре выросло до 58», "the death toll has reached 91": the counter and what it counts."""
    words, g = line.words, line.grammar
    clause = line.clause[at]
    joined = words[line.starts[clause]].norm in g["coordinators"]  # «выросло на 240 и достигло 5 120»
    for i in range(at - 1, -1, -1):
        w = words[i]
        if line.clause[i] != clause and (not joined or line.clause[i] < clause - 1):
            return
        if w.kind == "quantity" and not (joined and line.clause[i] < clause) and not _change(line, w, at):
            return
        counter = w.kind == "word" and w.has("noun") and w.lemma("noun") in g["counters"]
        if (
            not counter
            and finite(w)
            and (not w.has("noun") or clearly_verb(line, i))  # "the toll from the coach crash has risen to nine"
            and not any(p.lemma in g["reach"] or p.lemma in g["auxiliaries"] for p in w.readings)
            and not (w.has("participle") and _tells_counted(line, i))
        ):
            return
        if counter and _headed(line, i):
            yield Governor(i, "counter", False, "counter whose value the number is")
            inner = complement(line, i)
            if inner is not None:
                yield Governor(inner, "counter", False, "what the counter counts")
                for k in range(i + 1, inner):
                    if words[k].has("participle", "adj"):
                        yield Governor(k, "modifier", False, "participle of what the counter counts")
                if inner + 1 < at and words[inner + 1].has("participle", "adj"):
                    yield Governor(inner + 1, "modifier", False, "participle of what the counter counts")
            return


def _change(line: Line, w: Word, at: int) -> bool:
    """ "attendance fell by a fifth to 31,000", "from 40,000 to 31,000": the change, or where it began, on the way to
    where the counter stands."""
    between = [x for x in line.words[w.i + 1 : at] if x.kind != "unit"]
    q = line.quantities[w.quantity]
    return (q.direction is not None or "from" in q.marks) and all(x.has("prep") for x in between)


def _tells_counted(line: Line, i: int) -> bool:
    """ "the number of homes destroyed so far": a participle right behind what a counter counts is no predicate."""
    near = [w.i for w in line.words[max(0, i - 5) : i] if w.has("noun") and w.lemma("noun") in line.grammar["counters"]]
    return any(complement(line, k) == i - 1 for k in near)


def _headed(line: Line, i: int) -> bool:
    """Is this counter no object of a preposition («за счет», «в числе»)?"""
    before = line.skip_left(i)
    phrase = before > 0 and line.words[before].only("prep") and line.words[before - 1].only("prep")
    if phrase and all(p.case != "gen" for p in line.words[i].readings):
        return True  # «в результате число погибших выросло»: what it comes from would be in the genitive
    return before < 0 or not line.words[before].has("prep") or line.words[before].norm in line.grammar["about"]


def _among(line: Line, at: int) -> Iterator[Governor]:
    """«Среди раненых — 9-летний мальчик», "among the dead were 3 children", «жертвами стали 84 человека» and
    «84 человека признаны погибшими»."""
    words, g = line.words, line.grammar
    for w in line.of_clause(line.clause[at]):
        if w.kind != "word" or not w.has("noun", "adj", "participle"):
            continue
        before = line.skip_left(w.i)
        if before >= 0 and words[before].norm in g["among"] and (w.i < at or only_there(line, at, w.i)):
            yield Governor(w.i, "among", False, "whole the number is among")
        elif w.i < at and holds(line, w, at):
            yield Governor(w.i, "among", False, "whole that includes the number")
        elif any(p.case == "ins" and p.pos in ("noun", "participle", "adj") for p in w.readings):
            lo, hi = sorted((w.i, at))
            verbs = (p for x in words[lo + 1 : hi] for p in x.readings if p.pos in ("verb", "short"))
            if any(p.lemma in g["become"] for p in verbs):
                yield Governor(w.i, "among", False, "what the counted became")


def _predicated(line: Line, at: int, np: NounPhrase) -> Iterator[Governor]:
    """«Раненых среди них, по словам врача, 47»: a genitive that opens the clause, of a number at its end without a
    noun of its own, or of people («47 человек»)."""
    words = line.words
    people = np.lemma in (None, line.grammar.people)
    if line.grammar.agreement != "case" or not people or line.quantities[words[at].quantity].unit is not None:
        return
    if oblique(line, at):  # «письма погибших и раненых из 14 сёл»
        return
    clause = line.of_clause(line.clause[at])
    if words[at - 1].norm in DASHES and at - 2 >= clause[0].i:  # «подано 38 заявок, мест — 64»
        clause = [w for w in clause if line.segment[w.i] == line.segment[at - 2]]
    for w in clause:
        if w.i >= at or (finite(w) and not any(p.lemma in line.grammar["exist"] for p in w.readings)):
            return
        if w.kind in ("mark", "date") or w.only("conj", "part", "adv") or w.norm in line.grammar["skip"]:
            continue
        if w.has("prep") and words[w.i + 1].kind == "date":  # «За весь прошлый год случаев было семь»
            continue
        if attributive(line, w) and w.only("adj"):
            continue
        likely = [p for p in w.readings if 2 * p.score >= w.readings[0].score]  # «тест» is hardly ever many doughs
        genitive = any(p.case == "gen" and p.number == "pl" and p.pos in NOMINAL and not p.guessed for p in likely)
        if genitive and not any(x.kind == "quantity" for x in words[w.i : at]):
            yield Governor(w.i, "predicate", False, "genitive that opens the clause")
        return


def verbs(line: Line, at: int, np: NounPhrase) -> list[Governor]:
    """Verbs of the clause: those of the number's own segment first, then the nearest."""
    segment = line.segment
    end = max(np.end, at + 1)
    inside = set(np.modifiers)
    found: list[tuple[int, int, Word]] = []
    for w in line.of_clause(line.clause[at]):
        if not verbal(w) or w.i in inside or w.i == np.head or not _rules(line, w, at) or _attribute(line, w):
            continue
        same = segment[w.i] == segment[at] or w.i >= end and segment[w.i] == segment[end - 1]
        if not same and not finite(w) and not with_auxiliary(line, w):
            continue  # a participle or gerund rules its own segment only
        gap = at - w.i if w.i < at else w.i - end + 1
        found.append((0 if same else 1, gap, w))
    led = led_on(line, at, end)
    found = [f for f in _clear(line, found, at, np) if not reduced(line, f[2], at, np) and not (led and f[2].i > end)]
    cues = table(line.pack)
    found.sort(key=lambda f: (f[0], cues.is_cue(f[2].norm), f[1], f[2].i))  # what is said before that it is said
    taken = _inside_object(line, at)
    auxiliary = [
        w for _, _, w in found if all(p.lemma in line.grammar["auxiliaries"] for p in w.readings if p.pos in VERBAL)
    ]
    return [
        Governor(w.i, "verb", agent(line, w, at, end) or (taken and w.i < at), "verb of the clause")
        for _, _, w in found
        if w not in auxiliary
    ] + [Governor(w.i, "auxiliary", False, "verb of the clause, in a phrase only") for w in auxiliary]


def _clear(line: Line, found: list[tuple[int, int, Word]], at: int, np: NounPhrase) -> list[tuple[int, int, Word]]:
    """Where nouns and verbs look alike, the verbs that are surely verbs, if any; never the noun next to the counted."""
    if line.grammar.agreement == "case":
        return found
    sure = [f for f in found if surely(line, f[2], np) or _doing(line, f[2], at)]
    if any(p.lemma not in line.grammar["auxiliaries"] for f in sure for p in f[2].readings if p.pos in VERBAL):
        return sure
    found = [f for f in found if f in sure or f[2].i != np.end or f[2].has("adj")]
    return [f for f in found if f in sure or not _beside_of(line, f[2])]


def _beside_of(line: Line, w: Word) -> bool:
    """ "the mother of a 4-year-old": a word that may be a noun is one before "of"."""
    after = line.words[w.i + 1] if w.i + 1 < len(line.words) else None
    return w.has("noun") and after is not None and after.norm in line.grammar["of"]


def _doing(line: Line, w: Word, at: int) -> bool:
    """ "accused of embezzling 6 billion", "after shooting a guard", ", also finding 5": a gerund between a preposition,
    a noun or a comma and its object."""
    i = w.i - 1
    while i > 0 and line.words[i].only("adv"):
        i -= 1
    left = line.words[i] if i >= 0 else None
    if left is None or not w.has("gerund") or w.i >= at:
        return False
    noun = left.only("noun") if i < w.i - 1 else left.has("noun") and not clearly_verb(line, i)
    if not (noun or left.has("prep") or left.norm == ","):
        return False
    return all(x.only("det", "poss") or x.norm in line.grammar["skip"] for x in line.words[w.i + 1 : at])


def surely(line: Line, w: Word, np: NounPhrase) -> bool:
    """A finite verb and no noun, a participle with its auxiliary, or one behind the counted: "five later died"."""
    if with_auxiliary(line, w):
        return True
    if w.has("noun"):
        return finite(w) and clearly_verb(line, w.i)
    left = line.words[w.i - 1] if w.i else None
    if left is not None and left.norm in line.grammar["relatives"] and not (left.has("det") and w.has("noun")):
        return True  # "the roof that killed ten people was bearing"
    return finite(w) or (left is not None and (left.kind == "quantity" or left.only("adv") or left.i == np.head))


def _attribute(line: Line, w: Word) -> bool:
    """A gerund or participle right after a determiner stands before a noun: "a whopping $7 billion"; a word that may be
    a noun is one in "on each side"; "310 metres long" tells how long."""
    left = line.words[w.i - 1] if w.i else None
    if left is None or line.grammar.agreement != "order" or left.norm in line.grammar["subordinators"]:
        return False
    if left.kind in ("unit", "quantity"):
        return w.norm in line.grammar["measured"]
    if w.has("noun") and w.i > 1 and line.words[w.i - 2].has("prep"):
        return left.only("det", "poss")
    return left.only("det", "poss") and not w.has("verb")


def _inside_object(line: Line, at: int) -> bool:
    """«собрали образцы крови 16 человек»: the number closes a chain of genitives that is the object itself."""
    i = noun_before(line, at)
    first = line.words[at].norm.split()[:1]
    if first and any(p.pos == "prep" for p in line.pack.morph.parses(first[0])):
        return False
    if (
        i is None
        or line.grammar.agreement != "case"
        or not any(p.case == "gen" for p in line.words[i].readings if p.pos == "noun")
    ):
        return False
    nouns = 0
    while (
        i >= 0
        and line.words[i].kind == "word"
        and line.words[i].has("noun", "adj", "participle")
        and not verbal(line.words[i])
    ):
        nouns += line.words[i].has("noun")
        i -= 1
    return nouns > 1 and i >= 0 and not line.words[i].has("prep")


def _rules(line: Line, w: Word, at: int) -> bool:
    """A full participle rules only at the head of its segment, or before a preposition: «приговоренный к 14 годам»."""
    if line.grammar.agreement != "case" or finite(w) or not w.has("participle"):
        return True
    if w.i > at:
        return w.i == at + 1
    if _one_of_a_pair(line, w):
        return False
    first = next(x.i for x in line.of_segment(line.segment[w.i]) if x.kind == "word")
    return w.i == first or (w.i + 1 < at and line.words[w.i + 1].has("prep"))


def _one_of_a_pair(line: Line, w: Word) -> bool:
    """«статистику погибших и инфицированных из 36 стран»: joined to a noun of its form, it is one too."""
    if w.i < 2 or line.words[w.i - 1].norm not in line.grammar["coordinators"]:
        return False
    left = line.words[w.i - 2]
    cases = [{p.case for p in x.readings if p.pos in NOMINAL} for x in (left, w)]
    return left.has("participle", "adj") and not finite(left) and bool(cases[0] & cases[1])


def _adjectives(line: Line, at: int, np: NounPhrase) -> Iterator[Governor]:
    """An adjective said of the counted right after it: "18 dead", "300 people missing"."""
    start = at + 1 if np.head < 0 else np.end
    for w in line.words[start : start + 3]:
        if w.kind != "word" or line.segment[w.i] != line.segment[at] or w.has("prep", "conj"):
            return
        if w.has("adj", "participle") and not reduced(line, w, at, np):
            yield Governor(w.i, "adjective", False, "adjective said of the counted")


def _after(line: Line, at: int, np: NounPhrase) -> Iterator[Governor]:
    """A participle right after the noun or the number: «рейсов, отмененных в июне», "people, hurt in", "14 freed"."""
    words = line.words
    j = np.end if np.head >= 0 else at + 1
    while np.head >= 0 and j < len(words) and words[j].kind == "mark" and words[j].norm in ',(«»"':
        j += 1
    apart = np.head >= 0 and j > np.end
    if (
        j < len(words)
        and words[j].kind == "word"
        and words[j].has("participle")
        and not (apart and (_opens(line, j, np) or _none_of(line, j)))
    ):
        yield Governor(
            j,
            "after",
            active(line, words[j]) or agent(line, words[j], np.head, np.end),
            "participle phrase after the counted noun",
        )


def _none_of(line: Line, j: int) -> bool:
    """«допросили 40 свидетелей, задержанных нет»: of those there are none."""
    after = line.words[j + 1] if j + 1 < len(line.words) else None
    return after is not None and after.kind == "quantity" and "zero" in line.quantities[after.quantity].marks


def _opens(line: Line, j: int, np: NounPhrase) -> bool:
    """«жизни девяти человек, пропавшими остаются пятеро»: behind a comma, a participle in a case that the noun has not
    opens what is said of others."""
    cases = [{p.case for p in line.words[i].readings if p.pos in NOMINAL} for i in (j, np.head)]
    return line.grammar.agreement == "case" and cases[0] <= OBLIQUE and not cases[0] & cases[1]
