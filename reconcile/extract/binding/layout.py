"""How the clauses of a sentence hang together: which governs which, and which stretches stand aside with a participle.

No parser: the first word of a clause and the verbs in it decide.
"""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.extract.binding.conditions import status_words
from reconcile.extract.binding.syntax import Line
from reconcile.extract.binding.wordclass import finite
from reconcile.extract.binding.words import Word

SUBORDINATE = frozenset(("relative", "complement", "when", "aside"))


class Layout:
    """kinds: of each clause, "main" (the first), "and" (joined by a word), "next" (by a mark alone), "relative",
    "complement" (what is said), "when" (tells of the same time), "aside" (reason, condition, concession).
    units: clauses cut in two by one between them ("the bus, which …, overturned") have one number.
    """

    __slots__ = ("_line", "_verbs", "kinds", "reduced", "units")

    def __init__(self, line: Line) -> None:
        self._line = line
        self.reduced = frozenset(s for s in set(line.segment) if _reduced(line, s))
        self._verbs = [
            [w for w in line.of_clause(k) if line.segment[w.i] not in self.reduced and finite(w)]
            for k in range(len(line.starts))
        ]
        self.kinds = [_kind(line, k) for k in range(len(line.starts))]
        self.units = list(self._units())

    def _units(self) -> Iterator[int]:
        open_unit = -1  # a clause that still waits for its verb
        for k, kind in enumerate(self.kinds):
            resumed = (
                kind == "next" and open_unit >= 0 and (self.kinds[k - 1] in SUBORDINATE or self._ends_aside(k - 1))
            )
            yield open_unit if resumed else k
            if resumed:
                open_unit = -1
            elif kind not in SUBORDINATE and not self._verbs[k]:
                open_unit = k

    def _ends_aside(self, clause: int) -> bool:
        words = self._line.of_clause(clause)
        return bool(words) and self._line.segment[words[-1].i] in self.reduced

    def verbs(self, clause: int) -> list[Word]:
        """What its predicate may be, participles that stand aside left out."""
        return self._verbs[clause]

    def tense(self, clause: int) -> str:
        """past, pres or fut where all its verbs that show a tense agree; a form that states a result is past."""
        tenses = {t for w in self._verbs[clause] if (t := _tense(w))}
        return tenses.pop() if len(tenses) == 1 else ""


def _tense(w: Word) -> str:
    best = max(w.readings, key=lambda p: (p.pos in ("verb", "short"), p.score))
    return "past" if best.pos == "short" else {"futr": "fut"}.get(best.tense, best.tense)


def _kind(line: Line, clause: int) -> str:
    g = line.grammar
    first = [w for w in line.of_clause(clause) if w.kind != "mark"][:3]
    if len(first) > 2 and first[0].kind == "quantity" and first[2].norm in g["relatives"]:
        first = first[2:]  # "12 of whom died"
    first = first[:2]
    joined = bool(first) and first[0].norm in g["coordinators"]
    head = first[-1] if joined else first[0] if first else None
    if head is not None and head.norm in g["subordinators"]:
        return _subordinate(line, head)
    return "main" if clause == 0 else "and" if joined else "next"


def _subordinate(line: Line, head: Word) -> str:
    g, before = line.grammar, line.words[head.i - 1] if head.i else None
    said = head.norm in status_words(line.pack)["complementizers"]
    if head.norm in g["relatives"] and not (said and (before is None or not before.only("noun", "adj"))):
        return "relative"  # "the boat that sank", «лодка, что затонула», but "said that"
    return "complement" if said else "when" if head.norm in g["whens"] else "aside"


def _reduced(line: Line, segment: int) -> bool:
    """Does a participle open it behind a comma («, открытый в 1983 году,», ", adopted on Wednesday,")? Or a bracket?"""
    return line.of_segment(segment)[0].norm in ("(", "[") or participle(line, segment) is not None


def participle(line: Line, segment: int) -> Word | None:
    """The participle that opens a stretch which stands aside."""
    words = line.of_segment(segment)
    if words[0].i and words[0].norm != ",":
        return None
    first = next((w for w in words if w.kind == "word" and not w.only("adv", "part")), None)
    if first is None or not first.has("participle") or first.has("short"):
        return None
    if words[0].norm != "," and any(finite(w) for w in words if w.i > first.i):
        return None  # «построенная в 1961 году плотина вмещает …»: it opens the clause itself
    return first if line.grammar.agreement == "order" or not first.has("verb", "noun") else None
