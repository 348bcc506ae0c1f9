"""Whose age, children or term a figure tells, where the syntax ties it to a person's name.

«46-летняя мать пятерых детей Анна Седых», "Ann Lee, 38, was jailed", «Пётр, отец двоих детей», «Анне Седых 46 лет».
What stands between the figure and the name are the words for the person; a verb or a preposition ends them.
"""

from __future__ import annotations

from reconcile.extract.binding.around import Named
from reconcile.extract.binding.bound import Bound
from reconcile.extract.binding.syntax import Line
from reconcile.extract.binding.words import Word
from reconcile.extract.text.tokens import DASHES

AGE, TERM = "age", "sentenced"
PERSONAL = frozenset({AGE, "offspring"})  # measures that stand beside the person
BEYOND = 8  # words between a figure and the name of whom it tells, at the most
MARKS = 3  # between them: "Ann Lee, 38, mother of two"
_OPENS = frozenset({",", "("}) | DASHES
_QUOTES = frozenset("«»“”„\"'")


def bearer(line: Line, b: Bound, named: Named) -> tuple[str | None, str]:
    """The name (in the nominative) of the person that a personal figure is told of, and where it stands; else None."""
    if b.measure is None or not named.people:
        return None, ""
    if b.measure.id == TERM and b.q.unit and b.status == "asserted":
        convict = _convict(line, b, named)
        return convict, "the nearest name of nobody on the bench" if convict else ""
    if b.measure.id not in PERSONAL:
        return None, ""
    ahead = _ahead(line, b, named)
    behind = None if ahead else _behind(line, b, named)
    return ahead or behind, "the name behind the words for the person" if ahead else "the name before" if behind else ""


def _convict(line: Line, b: Bound, named: Named) -> str | None:
    """Who has to serve a term: «Лев Гай получил пять лет», "gave Ann Lee five years", «пять лет дали Льву Гаю»."""
    full = (i for i, name in sorted(named.people.items()) if " " in name)
    seats = [i for i in full if not _of_the_court(line, named, i) and not _another_s(line, i, b.at)]
    before = [i for i in seats if i < b.at]
    after = [i for i in seats if i > b.at and line.clause[i] == line.clause[b.at]]
    nearest = before[-1] if before else after[0] if after else None
    return named.people[nearest] if nearest is not None else None


def _another_s(line: Line, i: int, at: int) -> bool:
    """ "Ann Lee, whose son served two years", «вместе с Львом Гаем осудили ещё троих, на два года»."""
    words = line.words
    joined = i > 1 and words[i - 1].norm in line.grammar["with"] and words[i - 2].norm in line.grammar["together"]
    return joined or any(w.norm in line.grammar["whose"] for w in words[i:at])


def _of_the_court(line: Line, named: Named, i: int) -> bool:
    """Judge, prosecutor, counsel: a word for one right before the name, or behind it and a comma."""
    words, behind = line.words, named.last[i] + 2
    beside = words[max(0, i - 2) : i] + (
        words[behind : behind + 2] if behind - 1 < len(words) and words[behind - 1].norm == "," else []
    )
    return any(p.lemma in line.grammar["bench"] for w in beside for p in w.readings)


def _ahead(line: Line, b: Bound, named: Named) -> str | None:
    """The name that ends the words for the person: "45-year-old carpenter John Smith"."""
    words, i = line.words, b.at + 1
    while i < len(words) and i <= b.at + BEYOND:
        if i in named.people:
            return _bearing(line, b, named, i)
        if i in named.last:  # «жительница Курска», «форвард «Спартака»»
            i = named.last[i] + 1
        elif words[i].norm == "," and _set_off(line, named, i + 1):
            i += 1
        elif words[i].kind in ("quantity", "unit") or words[i].norm in _QUOTES or _describes(line, words[i]):
            i += 1
        else:
            return None
    return None


def _bearing(line: Line, b: Bound, named: Named, i: int) -> str | None:
    """The name at word `i`, if it can be that of the person whom the words before it are for."""
    words, end = line.words, named.last[i]
    if " " not in named.people[i] and any(w.mainly("noun") for w in words[b.at + 1 : i]):
        return None  # «житель Заречья»: a single name behind a noun may be that of a place
    after = words[end + 1] if end + 1 < len(words) else None
    if line.grammar.agreement == "order" and after is not None and _thing(after):
        return None  # "a 45-year-old John Smith Foundation worker"
    return str(named.people[i])


def _set_off(line: Line, named: Named, i: int) -> bool:
    """A name of several words between two commas: "a 45-year-old carpenter, John Smith, was hurt"."""
    end = named.last.get(i, i)
    return i in named.people and end > i and end + 1 < len(line.words) and line.words[end + 1].norm == ","


def _behind(line: Line, b: Bound, named: Named) -> str | None:
    """The name before the words for the person, with marks between or none: "Ann Lee, 38,", «Пётр, отец двоих»."""
    words, i, marks = line.words, b.at - 1, 0
    while i >= 0 and i >= b.at - BEYOND:
        w = words[i]
        if i in named.first:
            return named.people.get(named.first[i])
        if w.kind == "mark" and w.norm in _OPENS and marks < MARKS:
            marks += 1
        elif not (w.norm in line.grammar["relatives"] and not marks or _light(line, w) or _between(line, b, w)):
            return None
        i -= 1
    return None


def _between(line: Line, b: Bound, w: Word) -> bool:
    """Whoever has an age stands behind it, "a former 45-year-old captain"; of how many children, before: "mother of",
    and between the two an age may stand."""
    if b.measure is not None and b.measure.id == AGE:
        return _describes(line, w) and not w.mainly("noun")
    return w.kind in ("quantity", "unit") or _describes(line, w)


def _describes(line: Line, w: Word) -> bool:
    """Is it a word of a phrase for a person: a noun, an adjective, an article, "of"?"""
    if w.kind != "word" or w.text[:1].isupper():
        return False
    if w.norm in line.grammar["of"] or w.norm in line.grammar["skip"]:
        return True
    return w.has("noun", "adj", "det", "participle") and not w.has("prep", "conj", "pron") and not w.mainly("verb")


def _light(line: Line, w: Word) -> bool:
    """An adverb, the verb to be or to turn, a word for age: "is now", "aged"."""
    turns = any(p.lemma in line.grammar["turn"] for p in w.readings)
    return w.kind == "word" and (turns or w.only("adv", "part", "det", "poss") or w.norm in line.grammar["aged"])


def _thing(w: Word) -> bool:
    return w.kind == "word" and w.mainly("noun") and w.text.islower()
