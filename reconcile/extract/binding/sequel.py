"""What else happened to the counted: "were shot and killed", "were taken to hospital, where they later died"."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.extract.binding.agents import agent, with_auxiliary
from reconcile.extract.binding.nouns import NounPhrase
from reconcile.extract.binding.predicates import Governor
from reconcile.extract.binding.syntax import Line
from reconcile.extract.binding.wordclass import FINITE, VERBAL, verbal
from reconcile.extract.binding.words import Word

REACH = 14  # words behind the first predicate in which another of the same subject is looked for
FEW = 3  # small words between what joins it and the verb: "where they both later died"


def sequels(line: Line, at: int, np: NounPhrase) -> Iterator[Governor]:
    """The verbs that follow the first predicate of the counted with a coordinator, or with "where", and have no other
    subject than a pronoun for it."""
    words, end = line.words, max(np.end, at + 1)
    first = next((w for w in line.of_clause(line.clause[at]) if w.i >= end and _says_what(line, w)), None)
    if first is None:
        return
    for i in range(first.i + 1, min(first.i + REACH, len(words))):
        w = words[i]
        if w.kind == "quantity" or w.norm == ";":
            return
        if w.norm in line.grammar["coordinators"] | line.grammar["whereupon"]:
            verb = _verb(line, i + 1)
            if verb is None or _own_subject(line, verb):
                continue
            if _alike(first, verb) or w.norm in line.grammar["whereupon"]:
                yield Governor(verb.i, "sequel", _does(line, first, verb, at, end), "verb joined to that of its clause")


def _does(line: Line, first: Word, verb: Word, at: int, end: int) -> bool:
    """Is it done by the counted? Not in "were stopped and detained", nor in "attacked a bank and were killed"."""
    if any(with_auxiliary(line, v) and v.has("participle") for v in (verb, first)):
        return False
    return agent(line, first, at, end) or agent(line, verb, at, end)


def _verb(line: Line, i: int) -> Word | None:
    """The verb at `i`, behind small words and a pronoun at most."""
    g = line.grammar
    for w in line.words[i : i + FEW + 1]:
        if _says_what(line, w):
            return w
        if w.norm in g["subjects"]:
            return None  # "and another was arrested"
        if not (w.has("adv", "part") or w.norm in g["skip"] | g["they"] or _auxiliary(line, w)):
            return None
    return None


def _own_subject(line: Line, verb: Word) -> bool:
    """«где умерли их жёны», «где умерли двое»: who did it stands right behind the verb."""
    after = line.words[verb.i + 1] if verb.i + 1 < len(line.words) else None
    if after is None or line.grammar.agreement != "case":
        return False
    return after.kind == "quantity" or any(
        p.pos in ("poss", "det") or p.case == "nom" and p.pos in ("noun", "adj") for p in after.readings
    )


def _says_what(line: Line, w: Word) -> bool:
    return verbal(w) and not _auxiliary(line, w)


def _auxiliary(line: Line, w: Word) -> bool:
    return any(p.lemma in line.grammar["auxiliaries"] for p in w.readings)


def _alike(first: Word, verb: Word) -> bool:
    """Have the two a form in common, as what two verbs of one subject have?"""
    forms = [{(p.number, p.tense) for p in w.readings if p.pos in (*FINITE, *VERBAL)} for w in (first, verb)]
    return not forms[0].isdisjoint(forms[1])
