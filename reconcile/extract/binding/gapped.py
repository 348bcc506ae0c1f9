"""Who else puts a figure on the same thing, verb left out: "police put the crowd at 18,000, the organisers at 30,000";
«полиция оценила ущерб в 12 млн, страховщики — в 9»."""

from __future__ import annotations

from dataclasses import replace

from reconcile.extract.binding.syntax import Line
from reconcile.extract.binding.wordclass import finite
from reconcile.extract.binding.words import Word
from reconcile.extract.names.scan import rules_of
from reconcile.extract.speech.cues import table
from reconcile.extract.text.tokens import DASHES
from reconcile.model import Attribution

LONGEST = 6  # words of such a teller


def teller(line: Line, at: int, earlier: int, said: Attribution | None) -> Attribution | None:
    """The attribution of the number at word `at` after that of the one at `earlier`; None where nobody else speaks."""
    words, g = line.words, line.grammar
    if said is None or said.speaker is None:
        return None
    start = next((w.i + 1 for w in reversed(words[earlier:at]) if w.norm in (",", ";")), -1)
    if start < 0:
        return None
    while start < at and (words[start].norm in g["coordinators"] or words[start].norm in g["whens"]):
        start += 1
    inner = words[start:at]
    if (
        not (_reckons(line, earlier) or _told_in(line, earlier, said))
        or len(inner) > LONGEST
        or any(finite(w) and not w.has("noun") for w in inner)
    ):
        return None
    by = _preposition(line, earlier)
    tail = [w for w in inner if w.norm in DASHES or w.norm == by]
    phrase = inner[: tail[0].i - start] if tail else []
    whole = tail and tail[-1].i == at - 1 and (tail[-1].norm == by or by is None)
    if not whole or not phrase or not _speaks(line, phrase):
        return None
    text = line.sentence.text[phrase[0].start - line.sentence.start : phrase[-1].end - line.sentence.start]
    return replace(said, speaker=text, via=None)


def _reckons(line: Line, at: int) -> bool:
    """Does a verb of the clause put a figure on something?"""
    verbs = line.grammar["reckon"] | line.grammar["reckoned"]
    return any(p.lemma in verbs for w in line.of_clause(line.clause[at]) if w.i < at for p in w.readings)


def _told_in(line: Line, at: int, said: Attribution) -> bool:
    """Does the verb that reports stand in the clause of the number itself, and not before a clause that it opens?
    «МВД сообщило о 14 задержанных, правозащитники — о 31»."""
    clause = line.of_clause(line.clause[at])
    return said.form == "indirect" and any(w.start == said.cue_start for w in clause if w.i < at)


def _preposition(line: Line, at: int) -> str | None:
    """The preposition right before the number, light words passed over."""
    i = at - 1
    while i > 0 and line.words[i].norm in line.grammar["skip"] and not line.words[i].has("prep"):
        i -= 1
    return line.words[i].norm if i >= 0 and line.words[i].has("prep") else None


def _speaks(line: Line, phrase: list[Word]) -> bool:
    """Are these words a noun phrase of people, or of a body that can speak, in the nominative?"""
    if any(w.kind != "word" or w.has("prep") for w in phrase):
        return False
    cues = table(line.pack)
    head = next((w for w in phrase if w.has("noun")), None)
    if head is None:
        return False
    nouns = [p for p in head.readings if p.pos == "noun"]
    nominative = any(p.case in ("", "nom") for p in nouns)
    bodies = cues.words["collectives"] | cues.words["bearers"] | cues.words["titles"] | rules_of(line.pack).org_heads
    people = any(p.animate or p.lemma in bodies for p in nouns)
    return nominative and (people or line.grammar.agreement == "order")
