"""Is a number of years someone's age? By form (41-летний), by place («Пётр, 45 лет»), by case («ей 16 лет»)."""

from __future__ import annotations

from reconcile.extract.binding.aged import MARK, OLDEST
from reconcile.extract.binding.measures import class_of
from reconcile.extract.binding.nouns import NOTHING
from reconcile.extract.binding.predicates import oblique
from reconcile.extract.binding.syntax import Line
from reconcile.extract.binding.wordclass import finite
from reconcile.extract.binding.words import Word
from reconcile.extract.speech.cues import table
from reconcile.extract.text.tokens import DASHES
from reconcile.language.lexicon import Lexicon, Terms
from reconcile.language.morphology import norm
from reconcile.model import Quantity

AFTER_WORD = "after a word for age"
BY_FORM = "form of the number"
DATIVE = "years of a person"  # «ему 54 года»: no verb says so
OF = "years of the person before"  # «девушки 17 лет»
OLDER = "older or younger than"
JOINED = "joined to an age"
GROWN = 16  # years from which a noun for a person need not say that it is a child
NAME = 3  # words of a name, at most


def is_age(line: Line, at: int, q: Quantity, noun: str | None, lexicon: Lexicon) -> str:
    """The pattern that makes it an age, or ""."""
    if q.unit not in (None, "year", "month") or q.high is None and q.low is None or (q.high or q.low or 0) > OLDEST:
        return ""
    if MARK in q.marks:
        return "beside a name"
    before = line.words[at - 1] if at else None
    if before is not None and before.norm in line.grammar["aged"] and noun is None:
        return AFTER_WORD
    if before is not None and noun is None and q.unit is None and _at_age(line, at, q):
        return "age at which it happened"
    terms = lexicon.terms(line.pack.code)
    if noun is None and q.unit is None and _bare(line, at, q, terms, lexicon):
        return OF
    g = line.grammar
    quote = norm(q.quote)
    if any(f in quote for f in g["age_forms"]):
        person = noun is None or lexicon.is_person(noun, terms) or (noun not in terms.classes and _animate(line, noun))
        return BY_FORM if person else ""
    if q.unit is not None and any(w in g["older"] for w in quote.split()):
        return OLDER
    if q.unit is not None and q.end == q.number_end and before is not None and before.norm in DASHES:
        return ""  # the unit is that of a term before: «мельнику дали шесть лет, двум сторожам — по три»
    if q.unit == "year" and (noun is None and _reached(line, at) or _of_age(line, at)):
        return AFTER_WORD
    if q.unit is not None and noun is None and _of_person(line, at, terms, lexicon):
        return OF
    if q.unit == "year" and noun is None and _name_alone(line, at):
        return DATIVE
    if noun is None and _dative(line, at) and (q.unit is not None or _left_out(line, at, q)):
        return DATIVE
    if q.unit == "year" and noun is None and _bracketed(line, at, q, terms, lexicon):
        return "in brackets behind people"
    if noun is None and _row(line, at, terms, lexicon):
        return "one of several ages between commas"
    return "apposition" if _apposition(line, at, q, terms, lexicon) else ""


def _at_age(line: Line, at: int, q: Quantity) -> bool:
    """ "died at 81", "retired at the age of 60"; «ему было 81»."""
    words, end = line.words, at + 1
    closed = end >= len(words) or words[end].kind in ("mark", "date") or words[end].has("prep", "conj")
    if not closed or q.low != q.high or (q.low or 0) % 1:
        return False
    if words[at - 1].norm in line.grammar["at_age"]:
        verb = words[line.skip_left(at - 1)] if at > 1 else None
        return verb is not None and any(p.lemma in line.grammar["at_age_verbs"] for p in verb.readings)
    if line.grammar.agreement != "case" or not any(p.lemma in line.grammar["turn"] for p in words[at - 1].readings):
        return False
    return at > 1 and any(p.pos == "pron" and p.case == "dat" for p in words[at - 2].readings)


def _row(line: Line, at: int, terms: Terms, lexicon: Lexicon) -> bool:
    """ "The pair, 24 and 31, were charged", «двух соседей, 31 и 34 лет, отпустили»: numbers alone between two commas,
    behind people."""
    words, first, last = line.words, at, at
    inner = line.grammar["coordinators"] | {","}

    def listed(w: Word) -> bool:
        return w.kind in ("quantity", "unit") or w.norm in inner

    while first > 0 and listed(words[first - 1]):
        first -= 1
    while last + 1 < len(words) and listed(words[last + 1]):
        last += 1
    row = [line.quantities[w.quantity] for w in words[first : last + 1] if w.kind == "quantity"]
    ends = words[last].norm == "," or last + 1 >= len(words) or words[last + 1].norm == "."
    if len(row) < 2 or first < 1 or words[first].norm != "," or not ends:
        return False
    if any(q.unit not in (None, "year") or q.low != q.high or not 0 < (q.low or 0) <= OLDEST for q in row):
        return False
    before = words[first - 1]
    named = any(p.pos == "noun" and (p.animate or lexicon.is_person(p.lemma, terms)) for p in before.readings)
    return before.kind == "word" and before.text.islower() and named


def _bracketed(line: Line, at: int, q: Quantity, terms: Terms, lexicon: Lexicon) -> bool:
    """«дети (до 7 лет)», «людей среднего возраста (30–49 лет)»: a span of years alone in brackets, behind people or a
    word for age; one number of years may be a term."""
    words, end = line.words, at + 1
    while end < len(words) and words[end].kind == "unit":
        end += 1
    if at < 2 or words[at - 1].norm != "(" or end >= len(words) or words[end].norm != ")" or q.low == q.high:
        return False
    w = words[at - 2]
    if w.kind != "word" or any(p.lemma in line.grammar["age_nouns"] for p in w.readings):
        return w.kind == "word"
    return people(w, terms, lexicon) is not None


def _bare(line: Line, at: int, q: Quantity, terms: Terms, lexicon: Lexicon) -> bool:
    """ "A boy of 11", "men of 18 to 60"; "visitors over 65", "two of them died, both over 70"."""
    words = line.words
    if line.grammar.agreement != "order" or (q.high or q.low or 0) % 1 or at == 0:
        return False
    first = q.quote.split()[0].lower()
    if first in line.grammar["over_age"]:
        before = words[at - 1]
        people = any(
            p.pos == "noun" and p.number == "pl" and _subject(words, at - 1, terms, lexicon, line)
            for p in before.readings
        )
        return before.norm in line.grammar["every_one"] or people
    if words[at - 1].norm not in line.grammar["of"] or at < 2:
        return False
    of = words[at - 2].lemma("noun")  # a man, a woman or a child, and no group whose number it would be
    if not words[at - 2].has("noun"):
        return False
    return bool(terms.qualifiers.get(of)) and lexicon.is_person(of, terms) or _grown(line, at, q, terms, lexicon)


def _grown(line: Line, at: int, q: Quantity, terms: Terms, lexicon: Lexicon) -> bool:
    """ "A retired forester of 83": one person, who is neither a group nor the parent of so many."""
    w, g = line.words[at - 2], line.grammar
    lemma, first = w.lemma("noun"), w.i - 1
    while first > 0 and line.words[first].has("adj", "participle", "noun") and not line.words[first].has("det"):
        first -= 1
    one = first >= 0 and line.words[first].norm in g["indefinite"] and q.low == q.high and (q.low or 0) >= GROWN
    if (
        not one
        or lemma in g["groups"] | table(line.pack).words["plurals"]
        or any(e.kind in ("nouns", "values") for e in terms.entries.get(lemma, ()))
    ):
        return False
    return lexicon.is_a(class_of(NOTHING._replace(lemma=lemma), line, terms), "person")


def owner(line: Line, at: int, terms: Terms, lexicon: Lexicon) -> str | None:
    """Whose age it is: "The captain, 54," and «капитану парома 45 лет», the dative before the genitives."""
    words = line.words
    if at and line.grammar.agreement == "order":
        right = words[at - 2] if at > 1 and words[at - 1].norm in line.grammar["of"] else words[at - 1]
        over = words[at].norm.split()[0] in line.grammar["over_age"]
        if right.has("noun") and (over or right.i < at - 1):
            return right.lemma("noun")
    if at > 1 and words[at - 1].norm == "," and words[at - 2].has("noun") and words[at - 2].text.islower():
        return words[at - 2].lemma("noun")
    if line.grammar.agreement != "case":
        return None
    for w in line.of_segment(line.segment[at]):
        if w.i >= at or w.kind != "word" or (w.i and words[w.i - 1].has("prep")):
            continue
        for p in w.readings:
            if p.pos == "noun" and p.case == "dat" and not p.name and (p.animate or lexicon.is_person(p.lemma, terms)):
                return p.lemma
    return None


def people(w: Word, terms: Terms, lexicon: Lexicon) -> str | None:
    """The noun for somebody that a word can be, no name."""
    nouns = (p for p in w.readings if p.pos == "noun" and not p.name)
    return next((p.lemma for p in nouns if p.animate or lexicon.is_person(p.lemma, terms)), None)


def _animate(line: Line, lemma: str) -> bool:
    return line.grammar.agreement == "order" or any(p.animate for p in line.pack.morph.parses(lemma))


def _dative(line: Line, at: int) -> bool:
    """«старшему из них 16 лет», «ей было 45 лет»: a dative before the number and no verb but to be."""
    if line.grammar.agreement != "case" or oblique(line, at):
        return False
    segment = [w for w in line.of_segment(line.segment[at]) if w.i < at and w.kind == "word"]
    if not segment and at and line.words[at - 1].norm == ",":  # «Мужчине, которого подозревают в поджоге, 26 лет»
        segment = [w for w in line.of_segment(0) if w.kind == "word"]
    left = line.skip_left(at)
    if left > 0 and line.words[left].norm in DASHES:  # «самой младшей — всего четыре года»
        segment = [w for w in line.of_segment(line.segment[left - 1]) if w.kind == "word"]
    for w in segment:
        if (
            w.has("verb")
            and (finite(w) or not w.has("noun", "adj", "pron"))
            and not w.has("pron")
            and not any(p.lemma in line.grammar["turn"] for p in w.readings)
        ):
            return False
    after = [w for w in line.of_segment(line.segment[at]) if w.i > at and not w.has("noun", "adj", "pron")]
    if any(finite(w) and not any(p.lemma in line.grammar["turn"] for p in w.readings) for w in after):
        return False  # «Ивану 12 лет пришлось ждать»
    return any(_one_in_dative(w) and not (w.i and line.words[w.i - 1].has("prep")) for w in segment)


def _name_alone(line: Line, at: int) -> bool:
    """«Асии Нури 54 года.»: nothing but a name before the number and a full stop behind it, in whatever case a foreign
    name may be."""
    words, end = line.words, at + 1
    while end < len(words) and words[end].kind == "unit":
        end += 1
    closed = end == len(words) or words[end].text in ".;"
    name = words[:at]
    if line.grammar.agreement != "case" or not closed or not 1 < at <= NAME:
        return False
    return all(w.kind == "word" and w.text.istitle() and any(p.name or p.guessed for p in w.readings) for w in name)


def _left_out(line: Line, at: int, q: Quantity) -> bool:
    """«Ей двадцать три», «Павел Дубрава, которому 41»: a whole number alone behind one person, and nothing after it."""
    words, end = line.words, at + 1
    closed = end >= len(words) or words[end].kind in ("mark", "date") or words[end].has("conj")
    plain = q.low == q.high and not (q.low or 0.5) % 1 and not q.approximate
    segment = [w for w in line.of_segment(line.segment[at]) if w.i < at and w.kind == "word"] or list(line.words[:at])
    some = line.grammar["of"] | line.grammar["among"]
    led = any(w.has("prep") and w.norm not in some for w in segment)  # «в Нижнем Броде — 18»: a place
    one = [w for w in segment if _one_in_dative(w) and (w.i == 0 or w.text.islower())]
    return closed and plain and not led and any(p.case == "dat" and p.number != "pl" for w in one for p in w.readings)


def _one_in_dative(w: Word) -> bool:
    """A person or a pronoun in the dative, no nominative of the same part of speech; names are seldom in the plural."""
    named = w.text[:1].isupper()
    nominative = {p.pos for p in w.readings if p.case == "nom" and not (named and p.number == "pl")}
    return any(
        p.case == "dat" and p.pos not in nominative and (p.animate or p.pos in ("pron", "adj", "participle"))
        for p in w.readings
    )


def _of_person(line: Line, at: int, terms: Terms, lexicon: Lexicon) -> bool:
    """«девушки 17 лет»: the noun right before is a person."""
    if line.grammar.agreement != "case" or at == 0:
        return False
    w, number = line.words[at - 1], line.pack.morph.parses(line.words[at].norm.split()[0])
    cases = {p.case for p in number if p.pos == "num"}
    if number and number[0].pos == "prep" and (i := _behind_genitives(line, at - 1)) >= 0:
        w = line.words[i]  # «жителей города от 18 до 60 лет»
    return (
        w.kind == "word"
        and (not cases or "gen" in cases)  # «мать восемь лет ждала» is no age
        and not w.has("adv", "part", "conj", "prep")
        and (
            people(w, terms, lexicon) is not None
            or any(p.pos == "noun" and not p.name and p.lemma in line.grammar["people_of"] for p in w.readings)
        )
    )


def _behind_genitives(line: Line, i: int) -> int:
    """The noun that the genitives up to `i` tell of: «взрослого населения региона» is the population; -1 if that is no
    people. Only what a pack knows as such, or what is animate, is asked for by the caller."""
    people = line.grammar["people_of"]
    while i >= 0 and line.words[i].kind == "word" and line.words[i].has("noun", "adj"):
        if any(p.lemma in people for p in line.words[i].readings):
            return i
        i -= 1
    return -1


def _of_age(line: Line, at: int) -> bool:
    """«возраст погибших — от 18 до 60 лет»: only a dash parts the number from what the word for age heads."""
    dash = line.skip_left(at)
    if dash < 1 or line.words[dash].norm not in DASHES:
        return False
    before = line.of_segment(line.segment[dash - 1])
    return any(w.i < dash and w.lemma("noun") in line.grammar["age_words"] for w in before)


def _reached(line: Line, at: int) -> bool:
    """«лица, достигшие 18 лет», «не достигших 18 лет»: the participle tells of people, and may be read as a bound."""
    words = line.words[at].norm.split()
    before = line.words[at - 1].norm if at else ""
    return any(w in line.grammar["reached"] for w in (before, *words))


def _apposition(line: Line, at: int, q: Quantity, terms: Terms, lexicon: Lexicon) -> bool:
    """ "Mary Smith, 32, said", «Иван Петров (45 лет)»; and a bare "is 84" said of a person."""
    words = line.words
    after = next((w for w in words[at + 1 :] if w.kind != "unit"), None)
    closed = (
        after is None
        or after.kind == "date"
        or (after.kind == "mark" and after.norm in ",.;)!?»")
        or after.norm in line.grammar["coordinators"]
    )
    if not closed or q.low != q.high or at < 2:
        return False
    before = words[at - 1]
    if before.kind == "mark" and before.norm in ",(":
        w = words[at - 2]
        if not w.text[:1].isupper() or w.kind != "word" or (w.text.isupper() and len(w.text) > 1):
            return False
        if q.unit is not None:
            return True
        return (
            after is not None and after.norm in (",", ")") and float(q.low or 0).is_integer() and _named(words, at - 2)
        )
    return (
        q.unit is None
        and line.grammar.agreement == "order"  # «пассажиров было тридцать»
        and any(p.lemma in line.grammar["turn"] for p in words[line.skip_left(at)].readings)
        and (
            line.skip_left(at) == at - 1
            and _subject(words, at - 2, terms, lexicon, line)
            or _eldest(line, at, terms, lexicon)
        )
    )


def _eldest(line: Line, at: int, terms: Terms, lexicon: Lexicon) -> bool:
    """ "The youngest, a deckhand named Lee, is 17", "the eldest of the sisters": who is told from others by age, and no
    thing."""
    verb = line.skip_left(at)
    clauses = {line.clause[at], line.clause[max(verb - 2, 0)]}  # the subject, where a comma parts the verb from it
    for w in line.words[:verb]:
        if w.norm in line.grammar["eldest"] and line.clause[w.i] in clauses:
            behind = line.words[w.i + 1 : verb]
            several = bool(behind) and behind[0].norm in line.grammar["of"]
            noun = next((x for x in behind[several:] if not x.only("det", "poss", "adj")), None)
            lemma = noun.lemma("noun") if noun is not None and noun.has("noun") else None
            return lemma is None or lexicon.is_a(class_of(NOTHING._replace(lemma=lemma), line, terms), "person")
    return False


def _named(words: list[Word], i: int) -> bool:
    """Two capitalised words in a row, the second no first word of the sentence: a full name."""
    return i >= 1 and words[i - 1].kind == "word" and words[i - 1].text[:1].isupper()


def _subject(words: list[Word], i: int, terms: Terms, lexicon: Lexicon, line: Line) -> bool:
    while i > 0 and words[i].only("modal", "adv"):
        i -= 1
    w = words[i]
    if w.norm in line.grammar["persons"]:
        return True
    lemma = next((p.lemma for p in w.readings if p.pos == "noun"), None)
    return lexicon.is_a(class_of(NOTHING._replace(lemma=lemma), line, terms), "person")
