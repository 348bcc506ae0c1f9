"""A sentence as the binding of numbers sees it: words with their readings, numbers as single words, clauses.

No parser: a number's noun, its governor and its status are decided by a few positions around it, and those
need only readings (language/morphology) and where one clause ends and the next begins.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from reconcile.extract.binding.wordclass import decided
from reconcile.extract.binding.words import LIGHT, Grammar, Word, grammar, pruned, read_words
from reconcile.extract.speech.cues import table
from reconcile.extract.text.sentences import Sentence
from reconcile.extract.text.tokens import DASHES
from reconcile.language import Pack
from reconcile.model import Quantity

SUBJECT = 6  # words of the subject of a clause behind a preposition, at most
LONGEST = 120  # words of a clause: nobody writes longer ones, and every number looks at all of its own
FINITE = frozenset(("verb", "short", "modal"))
VERBAL = frozenset(("verb", "short", "participle", "gerund"))


class Line:
    """The words of one sentence, the segment between marks each stands in, and the clause that belongs to."""

    __slots__ = (
        "_by_clause",
        "_by_segment",
        "at",
        "clause",
        "forms",
        "grammar",
        "lone",
        "pack",
        "phrases",
        "quantities",
        "segment",
        "sentence",
        "starts",
        "words",
    )

    def __init__(
        self, sentence: Sentence, quantities: Sequence[Quantity], pack: Pack, dates: Sequence[Any] = ()
    ) -> None:
        self.sentence = sentence
        self.quantities = quantities
        self.pack = pack
        self.grammar = grammar(pack)
        self.words, self.at = read_words(sentence, quantities, pack, dates)
        if self.grammar.prune:
            valued = frozenset(n for n, q in enumerate(quantities) if q.unit is not None and not self._determined(n))
            self.words = decided(pruned(self.words, self.grammar, valued), pack)
        self.forms: dict[int, frozenset[str]] = {}  # what phrases may call each word, filled when asked for
        self.segment, self.clause, self.starts = _clauses(self.words, self.grammar, table(pack).is_cue)
        self.phrases: dict[int, list[Any]] = {}  # clause → the phrases of the packs that begin in it
        self._by_clause: dict[int, list[Word]] = {}
        self._by_segment: dict[int, list[Word]] = {}
        for w, s, c in zip(self.words, self.segment, self.clause, strict=True):
            self._by_clause.setdefault(c, []).append(w)
            self._by_segment.setdefault(s, []).append(w)
        lone = (s for s, row in self._by_segment.items() if sum(w.kind == "word" for w in row) == 1)
        self.lone = frozenset(lone)  # segments of a single word: asides

    def _determined(self, n: int) -> bool:
        """Does a determiner before the value ask for a noun after it: "a $9 million loan", "its 25% tax"?

        An age form may stand for the person."""
        w, q = self.words[self.at[n]], self.quantities[n]
        first = self.pack.morph.parses(w.norm.split()[0]) if w.norm.split() else ()
        before = self.words[w.i - 1] if w.i else None
        asked = (
            any(p.pos == "det" for p in first)
            or before is not None
            and before.has("det", "poss", "adj")
            and not before.has("verb", "prep")
        )
        return asked and not any(form in q.quote for form in self.grammar["age_forms"])

    def of_clause(self, clause: int) -> list[Word]:
        """The words of one clause, in order."""
        return self._by_clause.get(clause, [])

    def of_segment(self, segment: int) -> list[Word]:
        """The words of one segment, in order."""
        return self._by_segment.get(segment, [])

    def _light(self, w: Word) -> bool:
        return w.kind == "word" and w.norm in self.grammar["skip"]

    def skip_left(self, i: int) -> int:
        """Index of the nearest word left of `i` that is no light adverb or determiner; -1 if there is none."""
        i -= 1
        while i >= 0 and (self.words[i].readings == LIGHT or self._light(self.words[i])):
            i -= 1
        return i


_BREAK = frozenset(",;:()—–-[]")


_OPENING = {"«": "»", "“": "”", "„": "“", '"': '"', "‘": "’"}
_SPEECH = 4  # words between quotation marks from which they hold speech, not a name


def _quoted(words: list[Word]) -> list[int]:
    """For each word the number of the quotation it stands in, 0 outside; names in quotation marks are no quotation."""
    region = [0] * len(words)
    opened, n = -1, 0
    closing = ""
    for w in words:
        if opened >= 0 and w.norm == closing:
            if sum(x.kind != "mark" for x in words[opened : w.i]) >= _SPEECH:
                n += 1
                region[opened : w.i + 1] = [n] * (w.i + 1 - opened)
            opened = -1
        elif opened < 0 and w.kind == "mark" and w.norm in _OPENING:
            opened, closing = w.i, _OPENING[w.norm]
    return region


def _cuts(words: list[Word], g: Grammar, region: list[int]) -> list[int]:
    """Where segments begin: at punctuation, at quoted speech, and at words that begin a clause or join two."""
    starts, joins = g["subordinators"], g["coordinators"]
    cuts = [0]
    for w in words[1:]:
        if region[w.i] != region[w.i - 1] or w.i - cuts[-1] >= LONGEST:
            cuts.append(w.i)
        elif w.kind == "mark" and w.norm in _BREAK:
            if w.norm not in DASHES or not _elides(words, w.i):
                cuts.append(w.i)
        elif w.kind == "word" and (w.norm in starts or w.norm in joins) and not _alone(words, w, g):
            cuts.append(w.i)
        elif _contact(words, w.i, g):
            cuts.append(w.i)
    return cuts


def _contact(words: list[Word], i: int, g: Grammar) -> bool:
    """ "I know we have 50", "after it backed the plan": a pronoun in the nominative begins a clause behind a verb, and
    a preposition before one that has its verb."""
    w = words[i]
    if i and w.norm in g["contact"]:
        return words[i - 1].kind == "word" and finite(words[i - 1]) and not words[i - 1].has("prep")
    if i + 2 >= len(words) or w.norm not in g["contact_after"]:
        return False
    if words[i + 1].only("pron"):
        return finite(words[i + 2]) or words[i + 2].has("modal")
    return bool(g["intransitive"]) and _told(words, i + 1, g)


def _told(words: list[Word], i: int, g: Grammar) -> bool:
    """ "after a woman died of burns", "before the court freed 12": a noun and a verb that is no participle of it."""
    verb = next(
        (w for w in words[i : i + SUBJECT] if w.kind != "word" or w.has("verb", "modal") and not w.has("adj")), None
    )
    before = words[verb.i - 1] if verb is not None else None
    if verb is None or verb.kind != "word" or before is None or not before.has("noun") or before.i < i:
        return False
    if any(w.has("prep", "conj") for w in words[i : verb.i]) or verb.has("noun"):
        return False
    after = words[verb.i + 1] if verb.i + 1 < len(words) else None
    ruled = after is not None and (after.kind == "quantity" or after.only("det", "poss", "pron"))
    return not verb.has("participle") or ruled or any(p.lemma in g["intransitive"] for p in verb.readings)


def _alone(words: list[Word], w: Word, g: Grammar) -> bool:
    """ "put the toll as 48", "just as steep at 40 degrees": a preposition, not the word that begins a clause; and "a
    fifth of that, 2 million" is a pronoun."""
    after = words[w.i + 1] if w.i + 1 < len(words) else None
    ends = after is not None and after.kind == "mark" and after.norm in _BREAK
    if ends and words[w.i - 1].has("prep") and w.norm in g["pointing"]:
        return True
    return w.has("prep") and after is not None and (after.kind == "quantity" or after.only("adj"))


def _elides(words: list[Word], i: int) -> bool:
    """Does the dash stand for a verb: «в Сарге — 17», «1 — получил ранение»? Not if a verb follows the number."""
    if words[i - 1].kind in ("quantity", "unit"):
        return True
    if i + 1 >= len(words) or words[i + 1].kind != "quantity":
        return False
    rest = words[i + 2 :]
    stop = next((n for n, x in enumerate(rest) if x.kind == "mark" and x.norm in _BREAK), len(rest))
    return not any(finite(x) for x in rest[:stop])


def verbal(w: Word) -> bool:
    """Can this word govern as a verb does (finite or not)?"""
    return w.kind == "word" and w.has(*VERBAL) and _outweighs(w, VERBAL)


def finite(w: Word) -> bool:
    """Can this word be the predicate of a clause?"""
    return w.kind == "word" and any(p.pos in FINITE for p in w.readings) and _outweighs(w, FINITE)


def attributive(line: Line, w: Word) -> bool:
    """Is a word that may be a noun an adjective before its noun: «детская больница», «українська влада»?"""
    after = line.words[w.i + 1] if w.i + 1 < len(line.words) else None
    if after is None or not w.has("adj") or line.segment[after.i] != line.segment[w.i]:
        return False
    mine = {(p.case, p.number) for p in w.readings if p.pos == "adj"}
    return any((p.case, p.number) in mine for p in after.readings if p.pos in ("noun", "adj") and p.case)


def clearly_verb(line: Line, i: int) -> bool:
    """A word that may be a noun too is a verb where a noun stands right before it and no article: "energy fell"."""
    w, left = line.words[i], line.words[i - 1] if i else None
    after = line.words[i + 1] if i + 1 < len(line.words) else None
    if left is None or left.has("det", "poss", "prep", "adj"):
        return False
    if after is not None and any(p.lemma in line.grammar["auxiliaries"] and p.pos != "noun" for p in after.readings):
        return False  # "industry groups are"
    if left.only("adv"):
        return any(p.pos == "verb" for p in w.readings)
    if after is not None and after.norm in line.grammar["object_pronouns"] and left.has("noun"):
        return w.has("verb")  # "the ticket cost me"
    if _plain(w, left, _past_preposition(line, i + 1)):
        return True
    return any(p.pos in ("verb", "participle") and (p.tense == "past" or p.number == "sg") for p in w.readings)


def _past_preposition(line: Line, i: int) -> Word | None:
    """ "Debts stand at 18 billion": the number behind the preposition that a verb may have before it."""
    after = line.words[i] if i < len(line.words) else None
    then = line.words[i + 1] if i + 1 < len(line.words) else None
    return then if after is not None and after.only("prep") and then is not None else after


def _plain(w: Word, left: Word, after: Word | None) -> bool:
    """ "The tickets cost 40 dollars", "the flood cost 40 lives": a base form behind a noun and before a number, if it
    agrees with the noun or may be past."""
    past = w.has("verb") and w.has("participle")
    if after is None or after.kind != "quantity" or not (left.has("noun") or past and left.only("conj")):
        return False
    plural = all(p.number == "pl" for p in left.readings if p.pos == "noun")
    return past or plural and any(p.pos == "verb" and not p.number for p in w.readings)


def _outweighs(w: Word, wanted: frozenset[str]) -> bool:
    """Is it likelier one of these than a small word: «говорят» is more often a verb than a parenthesis?"""
    best = small = adverb = noun = -1.0
    for p in w.readings:  # one pass: it is asked of every word of every sentence
        if p.pos in wanted:
            best = max(best, p.score)
        if p.pos in ("prep", "conj", "pron"):
            small = max(small, p.score)
        elif p.pos == "adv":
            adverb = max(adverb, p.score)
        elif p.pos in ("noun", "part"):
            noun = max(noun, p.score)
    if noun > best:
        return False  # «просто»; «запрет» is hardly ever a verb
    return small < best and (adverb <= best if best else w.readings[0].pos != "adv")


def _nominal_clause(words: list[Word], first: bool) -> bool:
    """«52 — это много», «зарплата на заводе — 86 тысяч»: a dash makes a clause of a number and a nominative."""
    for w, v in zip(words, words[1:], strict=False):
        if first and w.kind == "quantity" and v.norm in DASHES:
            return True
        if w.norm in DASHES and v.kind == "quantity":
            return any(p.pos == "noun" and p.case == "nom" for x in words[: w.i - words[0].i] for p in x.readings)
    return False


def _having(words: list[Word], a: int, b: int, g: Grammar) -> bool:
    """«водитель, у которого трое детей, погиб»: a relative clause on what somebody has or what is somewhere needs no
    verb, if the clause around it goes on or ends right behind it."""
    where = words[a - 1].has("prep") or words[a].norm in g["whereupon"]
    if not where or words[a].norm not in g["relatives"] or g.agreement != "case":
        return False
    told = words[a + 1].kind == "quantity" if a + 1 < b else False
    rest = words[b:]
    stop = next((n for n, w in enumerate(rest[1:], 1) if w.kind == "mark" and w.norm in _BREAK), len(rest))
    closed = all(w.kind == "mark" for w in rest) or (rest[0].norm == "," and _goes_on(rest[:stop]))
    return told and closed


def _inserted(words: list[Word], a: int, b: int, g: Grammar, says: Callable[[str], bool]) -> bool:
    """«Утонули, сообщил мэр, 12 человек»: is it who says so, between commas?"""
    if g.agreement != "case" or not a or words[a].norm != "," or b + 1 >= len(words) or words[b].norm != ",":
        return False
    told = [w for w in words[a + 1 : b] if not w.only("conj", "adv", "part")]
    led = words[b + 1].norm in g["subordinators"]  # «…, сообщил мэр, что утонули 12»
    return bool(told) and finite(told[0]) and says(told[0].norm) and not led


def _clauses(words: list[Word], g: Grammar, says: Callable[[str], bool]) -> tuple[list[int], list[int], list[int]]:
    """The segment and the clause of each word, and the first word of each clause.

    A segment with a predicate of its own is a clause; one without joins the clause before it, or, at the start of
    the sentence, the one after it. A clause that another one interrupts goes on behind it: «двое, кто вышел, ранены».
    """
    region = _quoted(words)
    cuts = _cuts(words, g, region)
    segment: list[int] = []
    clause: list[int] = []
    starts: list[int] = []
    full = False  # does the open clause have a predicate yet?
    current, waiting = -1, -1  # the open clause, and one that was interrupted before its predicate
    outer = -1  # one that was interrupted behind it
    for n, (a, b) in enumerate(zip(cuts, [*cuts[1:], len(words)], strict=True)):
        head = words[a].norm if words[a].kind != "mark" or a + 1 >= b else words[a + 1].norm
        ruled = head in g["subordinators"]
        ruled = ruled or _contact(words, a, g)
        if starts and _inserted(words, a, b, g, says):  # the clause around it goes on behind it
            starts.append(a)
            segment += [n] * (b - a)
            clause += [len(starts) - 1] * (b - a)
            continue
        own = any(finite(w) for w in words[a:b])
        opens = not starts or region[a] != region[a - 1] or ruled or (own and words[a].norm == ";")
        own = own or ((opens or not full) and _nominal_clause(words[a:b], n == 0))
        own = own or (ruled and _having(words, a, b, g))
        if waiting >= 0 and own and full and not opens and _goes_on(words[a:b]):
            current, waiting = waiting, -1
        elif opens or (own and full) or b - starts[-1] > LONGEST:
            within = a and region[a] == region[a - 1] and words[a - 1].norm == ","
            waiting = current if ruled and not full and within else -1
            aside = words[a].norm in g["relatives"] and "," in (words[a - 1].norm, words[a - 2].norm)
            outer = current if full and aside else -1
            starts.append(a)
            current, full = len(starts) - 1, own
        elif outer >= 0 and full and not own and _ends_term(words[a:b], g):
            current, outer = outer, -1
        else:
            full = full or own
        segment += [n] * (b - a)
        clause += [current] * (b - a)
        if own and ruled and _some_of(words, a, g):  # "50 people, 12 of whom died"
            segment[a - 2 : a], clause[a - 2 : a] = [n, n], [current, current]
            starts[-1] = a - 2
    return segment, clause, starts


def _some_of(words: list[Word], a: int, g: Grammar) -> bool:
    """Do a number and "of" before the relative belong to its clause?"""
    return (
        a > 2 and words[a].norm in g["relatives"] and words[a - 1].norm in g["of"] and words[a - 2].kind == "quantity"
    )


def _ends_term(words: list[Word], g: Grammar) -> bool:
    """«приговорил активиста, чьё движение запретили в мае, к 11 годам»: behind a comma what only the verb before the
    relative clause asks for."""
    return len(words) > 2 and words[0].norm == "," and words[1].norm in g["terms"] and words[2].kind == "quantity"


def _goes_on(words: list[Word]) -> bool:
    """Does the segment open with its predicate, right behind a comma, and so have its subject before it?"""
    inner = [w for w in words[1:] if not w.only("adv", "part")]
    return words[0].norm == "," and bool(inner) and finite(inner[0])


def telling(line: Line, end: int) -> int:
    """ "74% of voters said Holt should go": the verb of saying whose subject ends at `end`, where what is said is a
    clause without a conjunction; -1 if there is none."""
    words = line.words
    i = end
    while i < len(words) and words[i].only("adv", "modal"):
        i += 1
    if line.grammar.agreement != "order" or i + 2 >= len(words) or words[i].kind != "word":
        return -1
    says = any(p.lemma in line.grammar["says"] for p in words[i].readings if p.pos == "verb")
    clause = any(finite(w) or w.has("modal") for w in words[i + 2 :] if line.clause[w.i] == line.clause[i])
    return i if says and clause and not words[i + 1].has("prep") else -1


def led_on(line: Line, at: int, end: int) -> bool:
    """ "wrote to 9 heads saying the fair will go on": behind a participle that tells of the counted nothing
    more is said of them, if the clause has had its verb."""
    words, clause = line.words, line.clause[at]
    if line.grammar.agreement != "order" or end >= len(words) or not words[end].only("gerund"):
        return False
    return any(w.i < at and finite(w) and not w.has("noun") for w in line.of_clause(clause))


def only_there(line: Line, *at: int) -> bool:
    """Have the segments of these words no verb, or none but that something is there?"""
    there = line.grammar["exist"] | line.grammar["auxiliaries"]
    cues = table(line.pack)  # who says it does not say what they do
    words = (w for segment in {line.segment[i] for i in at} for w in line.of_segment(segment))
    verbs = (
        w for w in words if w.i not in at and verbal(w) and (finite(w) or not w.has("noun")) and not cues.is_cue(w.norm)
    )
    return all(any(p.lemma in there for p in w.readings) for w in verbs)


def holds(line: Line, w: Word, at: int) -> bool:
    """ "The dead include 25 children", «список жертв включает троих»: a verb of holding right between the two."""
    between = [x for x in line.words[w.i + 1 : at] if not (x.has("adv", "part") or x.norm in line.grammar["skip"])]
    return len(between) == 1 and any(p.lemma in line.grammar["includes"] for p in between[0].readings)
