"""A phrase as a name: in the nominative, without a title, in lower case where only its place gave it a capital."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reconcile.extract.speech.cues import Table, table
from reconcile.extract.speech.endings import as_elsewhere, second, shaped
from reconcile.extract.speech.frames import Frame
from reconcile.extract.speech.speakers import Phrase, capitalised
from reconcile.extract.speech.subjects_case import CaseSubjects
from reconcile.extract.speech.subjects_order import OrderSubjects
from reconcile.extract.text.tokens import Token
from reconcile.language import Pack


class Phrases:
    """Names the phrases of one text."""

    def __init__(self, text: str, pack: Pack, subjects: CaseSubjects | OrderSubjects) -> None:
        self.text = text
        self.t: Table = table(pack)
        self.pack = pack
        self.subjects = subjects

    def gender(self, frame: Frame, p: Phrase) -> str:
        """Grammatical gender or number of the phrase's head."""
        if not self.t.by_case:
            last = frame.tokens[p.b - 1]
            return "pl" if last.kind == "word" and last.text[0].islower() and self.subjects.g.of(last).plural else ""
        for t in frame.tokens[p.a : p.b]:
            if t.kind != "word":
                continue
            readings = [q for q in self.pack.morph.parses(t.norm) if q.pos == "noun"]
            for parse in [q for q in readings if q.case == p.case] or readings:
                return "pl" if parse.number == "pl" else parse.gender
        return ""

    def named(self, frame: Frame, p: Phrase, case: str) -> str:
        """The phrase in the nominative, a common first word in lower case, without a short title (Mr. King)."""
        tokens = frame.tokens[p.a : p.b]
        alone = not any(t.kind == "word" and self.t.has("coordinators", t) for t in tokens)
        if (
            alone
            and not self.t.by_case
            and len(tokens) > 2
            and tokens[1].text == "."
            and self.t.has("titles", tokens[0])
        ):
            tokens = tokens[2:]
        text = self.text[tokens[0].start : tokens[-1].end]
        if self.subjects.g.of(tokens[-1]).possessive:
            text = text[: max(text.rfind("'"), text.rfind("’"))]
        first = tokens[0]
        if self.t.by_case and case not in ("", "nom"):
            text = as_elsewhere(self.text, tokens, self.pack) or self._nominative(tokens, case)
        lower = first.kind == "word" and capitalised(first) and len(first.text) > 1 and first.text[1:].islower()
        if (
            lower
            and (first.start == frame.start or not self.t.by_case and self.t.has("determiners", first))
            and self._common(first.norm)
        ):
            text = text[0].lower() + text[1:]
        return text

    def _common(self, word: str) -> bool:
        if not self.t.by_case:
            return (
                any(self.t.words[k] & {word} for k in ("determiners", "titles", "plurals", "organisations"))
                or self.subjects.g.traits(word).plural
                and not self.t.words["media"] & {word}
            )
        return self.pack.morph.known(word) and not any(q.name for q in self.pack.morph.parses(word))

    def _nominative(self, tokens: Sequence[Token], case: str) -> str:
        """Words in `case` up to and with the head noun put into the nominative; what hangs on it stays."""
        morph = self.pack.morph
        nouns = [
            t
            for t in tokens
            if t.kind == "word" and any(q.pos == "noun" and q.case in (case, "") for q in morph.parses(t.norm))
        ]
        following = {a.start: b for a, b in pairwise(tokens)}
        modifies = [t for t in nouns if self.subjects.g.of(t).adj and following.get(t.start) in nouns]
        head = next((t for t in nouns if t not in modifies), next(iter(nouns), None))
        if head is None:
            return self.text[tokens[0].start : tokens[-1].end]
        gender = next((q.gender for q in morph.parses(head.norm) if q.pos == "noun" and q.case == case), "")
        plural = any(q.number == "pl" and q.case == case for q in morph.parses(head.norm)) and not any(
            q.number == "sg" and q.case == case for q in morph.parses(head.norm)
        )
        out, at = [], tokens[0].start
        for t in tokens:
            out.append(self.text[at : t.start])
            word = t.text
            owner = t.norm in self.t.possessives  # их исследований: theirs all the same
            short = t.text.isupper() and len(t.text) > 1 and not morph.known(t.norm)  # РФПИ
            ahead = t.start <= head.start or second(tokens, head, self.t) is t
            inflects = t.kind == "word" and ahead and not owner and not short
            if inflects and any(q.case == case for q in morph.parses(t.norm)):
                word = shaped(morph.nominative(t.norm, case, "" if plural else gender), t.text)
            out.append(word)
            at = t.end
        return "".join(out)
