"""Where the clauses of a sentence begin: at punctuation, quoted speech, and words that begin a clause or join two.

No parser: a stretch between marks that has a verb of its own is a clause, one without belongs to the clause beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile

from reconcile.extract.binding.wordclass import finite
from reconcile.extract.binding.words import Grammar, Word
from reconcile.extract.text.tokens import DASHES

SUBJECT = 6  # words of the subject of a clause behind a preposition, at most
LISTED = 5  # words before a relative clause that hold the number it tells of
LONGEST = 120  # words of a clause: nobody writes longer ones, and every number looks at all of its own
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


def clauses(words: list[Word], g: Grammar, says: Callable[[str], bool]) -> tuple[list[int], list[int], list[int]]:
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
    outer, marked = -1, False  # one that was interrupted behind it, and whether by a comma
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
            within = a and region[a] == region[a - 1] and _led_by_comma(words, a)
            waiting = current if ruled and not full and within else -1
            marked = a > 0 and "," in (words[a - 1].norm, words[a - 2].norm)
            outer = current if full and words[a].norm in g["relatives" if marked else "antecedents"] else -1
            starts.append(a)
            current, full = len(starts) - 1, own
        elif (
            outer >= 0 and full and not own and (_ends_term(words[a:b], g) or marked and _listed(words, a, starts[-1]))
        ):
            current, outer = outer, -1
        else:
            full = full or own
        segment += [n] * (b - a)
        clause += [current] * (b - a)
        if n and own and starts[-1] == a and clause[a - 1] != current and _one_subject(words, cuts[n - 1], a, b, g):
            starts[-1], clause[cuts[n - 1] : a] = cuts[n - 1], [current] * (a - cuts[n - 1])
        if own and ruled and _some_of(words, a, g):  # "50 people, 12 of whom died"
            segment[a - 2 : a], clause[a - 2 : a] = [n, n], [current, current]
            starts[-1] = a - 2
    return segment, clause, starts


def _one_subject(words: list[Word], before: int, a: int, b: int, g: Grammar) -> bool:
    """ "…, and about 100 soldiers and clerks are sent home": a number without a verb, and what a coordinator joins to
    its noun before the verb of both."""
    own = words[before:a]
    if words[a].norm not in g["coordinators"] or any(finite(w) for w in own) or a - before < 2 or not before:
        return False
    last = max((w.i for w in own if w.kind == "quantity"), default=a)
    counts = words[a - 1].has("noun") and all(w.kind in ("word", "unit") for w in words[last + 1 : a]) and last < a
    run = list(
        takewhile(lambda w: w.has("noun", "adj", "participle") and not w.has("prep", "pron", "adv"), words[a + 1 : b])
    )
    noun = run[-1] if run else None
    if not counts or noun is None or noun.i + 1 >= b:
        return False
    joined = any(p.number == "pl" and p.case in ("", "gen") for p in noun.readings if p.pos == "noun")
    return joined and finite(words[noun.i + 1])


def _led_by_comma(words: list[Word], a: int) -> bool:
    """ ", которые", ", о которых": does a comma open the clause, a preposition of its first word between them?"""
    return words[a - 1].norm == "," or (a > 1 and words[a - 1].has("prep") and words[a - 2].norm == ",")


def _some_of(words: list[Word], a: int, g: Grammar) -> bool:
    """Do a number and "of" before the relative belong to its clause?"""
    return (
        a > 2 and words[a].norm in g["relatives"] and words[a - 1].norm in g["of"] and words[a - 2].kind == "quantity"
    )


def _ends_term(words: list[Word], g: Grammar) -> bool:
    """«приговорил активиста, чьё движение запретили в мае, к 11 годам»: behind a comma what only the verb before the
    relative clause asks for."""
    return len(words) > 2 and words[0].norm == "," and words[1].norm in g["terms"] and words[2].kind == "quantity"


def _listed(words: list[Word], a: int, start: int) -> bool:
    """«отменят 24% рейсов, которые идут в Карш, 27% поездов»: a number behind the relative clause goes on with the one
    that this clause (from `start`) tells of, if there is none in it."""
    here = words[a].norm == "," and a + 1 < len(words) and words[a + 1].kind == "quantity"
    told = words[max(0, start - LISTED) : start]
    return here and any(w.kind == "quantity" for w in told) and all(w.kind != "quantity" for w in words[start:a])


def _goes_on(words: list[Word]) -> bool:
    """Does the segment open with its predicate, right behind a comma, and so have its subject before it?"""
    inner = [w for w in words[1:] if not w.only("adv", "part")]
    return words[0].norm == "," and bool(inner) and finite(inner[0])
