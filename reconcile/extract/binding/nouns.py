"""The noun phrase a number counts: by case agreement where the language has cases, by order where it has none."""

from __future__ import annotations

from typing import NamedTuple

from reconcile.extract.binding.another import Forms, ends_in_one, few_forms, lasting_unit, later, other_case, subject
from reconcile.extract.binding.complements import complement
from reconcile.extract.binding.sizes import CLOSING, kind_in_quotes, past_brackets, past_model, size, sum_in
from reconcile.extract.binding.syntax import Line
from reconcile.extract.binding.wordclass import finite
from reconcile.extract.binding.words import Grammar, Word
from reconcile.language.lexicon import unit_kind
from reconcile.language.morphology import Parse
from reconcile.model import Quantity

ABBREVIATION = 3  # letters of an abbreviated unit, at most
ABBREVIATED = 5  # letters of an abbreviation, at most; longer words in capitals are headings
REACH = 8  # words between a number and its noun, at most
PERCENT = "percent"
COMPLEMENT = 3  # words that a participle's prepositional phrase may have beside its preposition
LONE = frozenset(("dat", "ins", "loc"))  # cases that in the singular no number above one asks for
OBLIQUE = frozenset(("gen", "dat", "ins", "loc", "acc"))


class NounPhrase(NamedTuple):
    """What is counted. `head` is the index of its word, -1 where the noun stands elsewhere."""

    lemma: str | None
    head: int
    modifiers: tuple[int, ...]  # indices of adjectives and participles between number and noun
    end: int  # index after the last word of the phrase
    how: str  # which pattern found it, for --explain
    animate: bool = False


OF_SUM = "what the sum before it is of"
NOTHING = NounPhrase(None, -1, (), -1, "none")


def counted(line: Line, at: int) -> NounPhrase:
    """The noun phrase right of the number at word `at` (right of its unit, if any); NOTHING where none follows."""
    words = line.words
    start = at + 1
    while start < len(words) and words[start].kind == "unit":
        start += 1
    q = line.quantities[words[at].quantity]
    if q.unit == PERCENT or line.grammar.agreement == "order" and "-" in q.quote:
        start = past_brackets(words, start)  # "a 34-metre (112ft) yacht"
    if line.grammar.agreement == "order":
        return _of_counter(line, _by_order(line, start, at)) if q.unit == PERCENT else _by_order(line, start, at)
    if q.unit == PERCENT:
        of = start < len(words) and words[start].norm in line.grammar["share_of"]  # «18% от численности персонала»
        return _of_counter(line, _by_case(line, start + of, q))
    return _by_case(line, start, q)


def _of_counter(line: Line, np: NounPhrase) -> NounPhrase:
    """A share of a number is one of what that number counts: "18% of the total number of staff"."""
    inner = complement(line, np.head) if np.lemma in line.grammar["counters"] else None
    if inner is None:
        return np
    word = line.words[inner]
    lemma = fold(word.lemma("noun", "adj", "participle"), line)
    return NounPhrase(lemma, inner, (), inner + 1, "what the counter counts", any(p.animate for p in word.readings))


def fold(lemma: str, line: Line) -> str:
    """Lemmas that mean the same counted thing in one form: людей and человек, people and person."""
    return line.grammar.same.get(lemma, lemma)


def _by_case(line: Line, start: int, q: Quantity) -> NounPhrase:
    """Adjectives and participles that agree, then the first noun in a case a number can ask for."""
    words, g = line.words, line.grammar
    modifiers: list[int] = []
    one = q.unit is None and (q.high or q.low or 0) % 10 == 1 or "vague" in q.marks
    single = q.unit is None and q.low == q.high and ends_in_one(q.low or 0)
    few = few_forms(line, q)
    lasting = lasting_unit(line, start, q)
    i = start - 1
    while (i := i + 1) < min(start + REACH, len(words)):
        w = words[i]
        if (
            w.kind == "mark"
            and w.norm in "«“„\"'-‑–"
            and (w.norm not in "-‑–" or i == start and w.start == words[i - 1].end)
        ):
            continue
        if (i == start or modifiers) and _abbreviation(w, line):
            return NounPhrase(fold(w.norm, line), i, tuple(modifiers), i + 1, "abbreviation")
        named = _is_name(w, line) and not kind_in_quotes(words, i) and not (modifiers and _common(w))
        if w.kind != "word" or named or w.norm in g["each"]:
            break
        if w.mainly("prep") and (lasting or not modifiers):
            break  # «на 10 лет по льготным ценам», «4680 по области»
        if w.norm in g["skip"] or modifiers and w.norm in g["coordinators"] and _adjective(words, i + 1):
            continue
        if (
            len(w.norm) <= 3
            and i == start
            and words[i - 1].kind in ("quantity", "mark")
            and w.start - words[i - 1].end <= 0
        ):
            continue  # the ending of a numeral: 73-х, 24-х
        if modifiers and not _agree(words[modifiers[-1]], w, few):
            break
        noun = _noun(w, one, single)
        if noun and other_case(line, words[start - 1], w):
            return NOTHING  # «двоих спасатели подняли живыми»
        if noun and q.unit and unit_kind(q.unit) == "duration" and (noun.lemma in g["times"] or later(line, start, w)):
            return NOTHING  # «два часа первого дня»
        if noun and lasting and noun.case and not any(p.case == "gen" for p in w.readings if p.pos == "noun"):
            return NOTHING  # «пятая за четыре недели стачка», «через три недели второй»
        if noun and q.unit is None and not one and noun.number == "sg" and noun.case in LONE and not noun.guessed:
            return NOTHING  # «против 450 годом ранее»
        if noun and subject(w, noun, q):
            return NOTHING  # «бюджет в 5,4 млрд рада приняла»
        adjective = _adjective(words, i)
        if noun and not (adjective and i + 1 < len(words) and _agree(w, words[i + 1], few)):
            lemma = g.forms.get(w.norm, noun.lemma) if q.unit is None else noun.lemma  # a 40-year-old is a man
            return NounPhrase(fold(lemma, line), i, tuple(modifiers), i + 1, "agreement", noun.animate)
        if not adjective:
            break
        modifiers.append(i)
        i = _past_complement(line, i, few)
    share = q.unit == PERCENT and modifiers and not any(p.case == "gen" for p in words[modifiers[-1]].readings)
    bare = modifiers and not share and not lasting  # «на 50% эффективен»
    if bare and words[modifiers[-1]].norm not in g["determiners"]:
        head = modifiers.pop()
        return NounPhrase(
            fold(_nominal(words[head]), line), head, tuple(modifiers), head + 1, "adjective as noun", True
        )
    return NOTHING


def _past_complement(line: Line, i: int, few: Forms) -> int:
    """«80 намеченных на этот день рейсов»: the last word of what a participle takes before its noun, else `i`."""
    words = line.words
    if not words[i].has("participle") or i + 1 >= len(words):
        return i
    dated = words[i + 1].kind == "date"  # a date holds its preposition
    if not dated and not words[i + 1].has("prep"):
        return i
    for k in range(i + 2 if dated else i + 3, min(i + 3 + COMPLEMENT, len(words))):
        if words[k - 1].kind not in ("word", "date") or words[k].kind != "word":
            return i
        ruled = words[k - 1].kind == "date" or words[k - 1].has("noun")  # what the preposition itself takes
        if ruled and _noun(words[k], False) and _agree(words[i], words[k], few):
            return k - 1
    return i


def _adjective(words: list[Word], i: int) -> bool:
    return i < len(words) and any(p.pos in ("adj", "participle") and (p.case or not p.score) for p in words[i].readings)


def _noun(w: Word, one: bool, single: bool = False) -> Parse | None:
    """The reading of a word as a noun that a number can count: not a name, the genitive plural first. `one`: the number
    ends in one, or is vague; `single`: it is one and no more."""
    nouns = [p for p in w.readings if p.pos == "noun" and not p.name]
    if not nouns or w.has("prep", "conj", "part") or w.readings[0].pos == "verb":
        return None
    if not one:
        nouns = [p for p in nouns if p.case != "nom" or not p.number] or [p for p in nouns if p.number == "sg"]
    if not nouns:
        return None
    if single and any(p.number == "sg" for p in nouns):
        return max((p for p in nouns if p.number == "sg"), key=lambda p: p.score)
    best = (
        [p for p in nouns if p.case == "gen" and p.number == "pl"]
        or [p for p in nouns if p.case in OBLIQUE and p.number == "pl"]
        or [p for p in nouns if p.case == "gen"]
        or nouns
    )
    return next((p for p in best if p.animate and p.score >= best[0].score), best[0])


def _abbreviation(w: Word, line: Line) -> bool:
    """«93 БПЛА»: an abbreviation right after a number is what it counts."""
    return w.kind == "word" and 1 < len(w.text) <= ABBREVIATED and w.text.isupper() and _is_name(w, line)


def _common(w: Word) -> bool:
    """«пятеро раненых Киевлян»: a capital that a noun of the dictionary has."""
    nouns = [p for p in w.readings if p.pos in ("noun", "adj", "participle")]
    return bool(nouns) and not any(p.name or p.guessed for p in nouns) and any(p.number == "pl" for p in nouns)


def _is_name(w: Word, line: Line) -> bool:
    """A capital inside a sentence that is not all in capitals."""
    return w.text[:1].isupper() and any(c.islower() for c in line.sentence.text)


def _agree(adjective: Word, w: Word, few: Forms) -> bool:
    """Could this word carry on a phrase whose adjective stands before it? Same case and number, or «два новых дома»."""
    if w.kind != "word" or w.has("prep", "conj"):
        return False
    own = [p for p in adjective.readings if p.pos in ("adj", "participle")]
    other = [p for p in w.readings if p.pos in ("noun", "adj", "participle") and not p.name]
    mine, theirs = ({(p.case, p.number) for p in side} for side in (own, other))
    # «800 клієнтів банку» counts clients: as a possessive «клієнтів» agrees with no case of «банку» but the vocative
    common = {(p.case, p.number) for p in own for o in other if (p.case, p.number) == (o.case, o.number) and _fit(p, o)}
    if ("gen", "pl") in mine:  # after a bare number the phrase is genitive, or in the case of an oblique numeral
        common -= {("acc", "pl"), ("nom", "pl")}
        return bool(common) or not few.isdisjoint(theirs)
    return bool(common)


def _fit(p: Parse, o: Parse) -> bool:
    return p.case != "voc" and (not p.gender or not o.gender or p.gender == o.gender)


def _nominal(w: Word) -> str:
    """An adjective or participle in the form it has as a noun."""
    for p in w.readings:
        if p.pos in ("adj", "participle"):
            return p.nominal or p.lemma
    return w.norm


def _by_order(line: Line, start: int, at: int) -> NounPhrase:
    """A run of adjectives and nouns; its first plural noun, with the plural nouns that follow it, is the head."""
    words, g = line.words, line.grammar
    i = start
    if words[start - 1].kind == "unit" and words[start - 1].norm.endswith("'s"):
        return NOTHING  # "a 5-year-old's death": the child is the noun
    if i + 1 < len(words) and words[i].text in CLOSING and words[i + 1].norm in g["of"]:
        i += 1  # "hundreds" of shops, the word alone quoted
    of = i < len(words) and words[i].norm in g["of"]  # dozens of villagers, 17% of voters, 28 of 35 missiles
    i += of
    q = line.quantities[words[at].quantity]
    part = "fraction" in q.marks  # half the houses
    aged = any(form in q.quote for form in g["age_forms"])  # "24-year-old Karl Brown": a name is no noun
    run: list[Word] = []
    if (money := sum_in(line, at, i)) is not None:
        return NounPhrase(fold(money[0], line), money[1], (), money[2], OF_SUM)
    if (sized := size(line, at, i)) is not None:
        return NounPhrase(fold(sized[0], line), sized[1], (), sized[2], "size told with a hyphen")
    i = past_model(words, i)
    while i < len(words) and len(run) < REACH:
        w = words[i]
        if not run and w.norm in g["inner"]:
            i += 1  # "60 such mills", "400 too many cooks"
            continue
        if w.kind == "word" and w.norm in g["skip"] and (of or part or w.norm not in g["determiners"]):
            if run and w.has("prep", "det"):
                break  # "43 percent of the money to Mr. Holt", "tons of rock each week"
            i += 1
            continue
        if w.kind == "mark" and w.norm in "-‑" and run:
            i += 1
            continue
        if (
            w.kind == "mark"
            and w.norm == ","
            and run
            and run[-1].only("adj")
            and i + 1 < len(words)
            and words[i + 1].has("adj")
        ):
            i += 1
            continue
        if (
            run
            and run[-1].has("adj", "participle")
            and w.norm in g["coordinators"]
            and i + 1 < len(words)
            and words[i + 1].has("adj")
        ):
            i += 1  # digital and physical sales
            continue
        if run and w.norm in g["coordinators"] and (_two_names(words, i) or _two_kinds(q, run, words[i + 1 : i + 3])):
            i += 1  # 60 Kia and Hyundai cars, nine felony and misdemeanor cases
            continue
        if (
            w.kind != "word"
            or (aged and w.text[:1].isupper())
            or (run and w.only("gerund") and _plural(run[-1]))  # "30-year-old laws governing river fishing"
            or len(w.text) == 1
            or w.only("prep", "conj", "pron", "verb", "modal", "det", "adv", "part")
            or run
            and w.has("prep", "conj")
        ):
            break
        run.append(w)
        if w.only("poss") and not of:
            run.clear()
            break
        i += 1
    if of and len(run) > 1 and _sole_verb(line, run):
        run.pop()
    attributive = q.unit is not None and ("-" in q.quote or _one_unit(line, q, words[start - 1]))
    after = words[run[-1].i + 1] if run and run[-1].i + 1 < len(words) else None
    run = run if q.unit is None and q.low != 1 else _verbs_as_nouns(run, after, g)  # "52 walk free"
    told = after is not None and after.only("gerund")
    attributive = attributive and not told
    head = _head(run, plural=told or q.unit is None and not (q.low == q.high == 1), group=of, attributive=attributive)
    if head is None and of and run and run[-1].has("adj", "participle") and not (after and after.kind == "quantity"):
        head = next((w for w in run if w.only("participle")), run[-1])  # nineteen of the dead, of those polled
    if head is None:
        return NOTHING
    inside = tuple(w.i for w in run if w.i < head.i)
    if head.has("participle") and not head.has("noun", "adj"):  # "two of those freed", "nine of the wounded"
        return NounPhrase(line.grammar.people, head.i, (*inside, head.i), head.i + 1, "order", True)
    return NounPhrase(fold(head.lemma("noun", "adj", "participle"), line), head.i, inside, head.i + 1, "order")


def _one_unit(line: Line, q: Quantity, unit: Word) -> bool:
    """ "a 30 year rate", "40 yard dash": more than one, in a unit in the singular, stand before their noun."""
    if unit.kind != "unit" or q.unit == PERCENT or len(unit.norm) <= ABBREVIATION or (q.high or 0) <= 1:
        return False
    return all(p.pos == "noun" and p.number == "sg" and p.lemma == unit.norm for p in line.pack.morph.parses(unit.norm))


def _sole_verb(line: Line, run: list[Word]) -> bool:
    """ "A third of the population lives in flats": the only word that can be the verb of the clause."""
    w, left = run[-1], run[-2]
    after = line.words[w.i + 1] if w.i + 1 < len(line.words) else None
    if not any(p.pos == "verb" and p.number == "sg" for p in w.readings) or not left.only("noun") or _plural(left):
        return False
    if after is None or after.norm in line.grammar["of"] or not after.has("prep", "adv", "det", "pron"):
        return False
    return not any(finite(x) for x in line.of_clause(line.clause[w.i]) if x.i != w.i)


def _two_names(words: list[Word], i: int) -> bool:
    """Capitals on both sides of the coordinator, and a plural noun that they both tell the kind of."""
    if i + 2 >= len(words) or not words[i - 1].text[:1].isupper() or not words[i + 1].text[:1].isupper():
        return False
    return words[i + 2].text.islower() and _plural(words[i + 2])


def _two_kinds(q: Quantity, run: list[Word], after: list[Word]) -> bool:
    """Several of a singular noun are none: it tells with the next the kind of the plural that follows."""
    many = q.unit is None and (q.low or q.high or 0) > 1
    if not many or len(after) < 2 or not after[0].has("noun") or not run[-1].only("noun"):
        return False
    return _plural(after[1]) and not any(map(_plural, (*run, after[0])))


def _verbs_as_nouns(run: list[Word], after: Word | None, g: Grammar) -> list[Word]:
    """ "30 percent effective tax rate", "1% of the sales force had": behind a singular the base form of a verb does not
    agree, and before an auxiliary nothing is a verb; the word is a noun."""
    out: list[Word] = []
    for n, w in enumerate(run):
        left = out[-1] if out else None
        base = w.has("noun") and any(p.pos == "verb" and p.lemma == w.norm for p in w.readings)
        ruled = n + 1 == len(run) and after is not None and any(p.lemma in g["auxiliaries"] for p in after.readings)
        if base and left is not None and w.i == left.i + 1 and left.has("noun", "adj") and (not _plural(left) or ruled):
            w = w._replace(readings=tuple(p for p in w.readings if p.pos not in ("verb", "participle")))
        out.append(w)
    return out


def _plural(w: Word) -> bool:
    return any(p.pos == "noun" and p.number == "pl" for p in w.readings)


def _head(run: list[Word], plural: bool, group: bool, attributive: bool = False) -> Word | None:
    """First plural noun; else the last noun before a word that can only be a verb. `attributive`: a noun must follow
    the number ("a 40-year-old father"), so that its first word that may be a verb is none."""
    for n, w in enumerate(run if plural or group else ()):
        if _plural(w):
            following = run[n + 1] if n + 1 < len(run) else None
            if following and _plural(following) and not following.has("verb"):
                return following
            if group or following is None or not following.only("noun") or following.text[:1].isupper():
                return w
            return w
    last = None
    for w in run:
        if w.only("verb", "participle", "gerund") and (last or not _more(run, w)):
            break
        if w.has("noun") and (
            not w.has("verb")
            or (last is None and (plural or attributive and not _plural(w) and not w.has("participle")))
        ):
            last = w
    if last is None or plural and not group and not _unit_like(last):
        return None
    return last


def _more(run: list[Word], w: Word) -> bool:
    """Does a noun follow this participle, so that it stands inside the phrase?"""
    return any(x.has("noun") and not x.only("verb") for x in run if x.i > w.i)


def _unit_like(w: Word) -> bool:
    """After a number above one a singular head is a unit or an unknown word (mph, Torx); verbs are none."""
    return not w.has("verb", "participle")
