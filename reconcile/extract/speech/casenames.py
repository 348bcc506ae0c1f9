"""The person's name in a phrase of a language with cases: his own, not that of whom the phrase depends on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from reconcile.extract.names.names import Name
from reconcile.extract.speech.cores import name_end, whole
from reconcile.extract.speech.speakers import REACH, Grammar, Phrase, capitalised, glued, latin, opens
from reconcile.extract.text.tokens import DASHES, Token


class CaseNames:
    """Names of one text as its phrases hold them. Positions are those of a frame's tokens."""

    def __init__(self, grammar: Grammar, people: Mapping[int, Name]) -> None:
        self.g = grammar
        self.people = people  # names of persons by where they start
        self.t = grammar.table
        self.starts = sorted(people)

    def core(self, tokens: Sequence[Token], lo: int, hi: int, case: str = "nom") -> Phrase:
        """The person's name in the phrase, if it stands in this case; else the whole phrase."""
        for a in range(hi - 1, lo - 1, -1):
            name = self.people.get(tokens[a].start)
            if name is None:
                continue
            b = name_end(tokens, a, hi, name)
            if a > lo and (self._named_for(tokens, a) or self._hangs(tokens, lo, a, name, case)):
                continue
            as_is = case == "nom" and name.norm.endswith(name.quote)  # as the article has it in the nominative
            row = [self._stands_in(t, case) for t in tokens[a:b] if t.kind == "word"]
            if as_is or all(row) or (case != "nom" and row and row[0]):  # a surname may not decline: Анны Лемех
                return Phrase(lo, hi, a, b, "name", case)
        return whole(tokens, lo, hi, self.g, case)

    def _hangs(self, tokens: Sequence[Token], lo: int, a: int, name: Name, case: str) -> bool:
        """Is the name in the genitive after the noun before it: супруг Асии, семья Биби? The animate bear names."""
        head = tokens[a - 1]
        x = self.g.of(head) if head.kind == "word" else None
        if x is None or not x.noun or case not in x.cases or capitalised(head) and not opens(tokens, a - 1):
            return False
        if not x.animate and not self._titled(head):
            return not any(t.kind == "word" and self._bears_name(t, case) for t in tokens[lo : a - 1])
        if self._kin_of(head, name):
            return True
        if case != "nom":
            return False
        return not name.norm.endswith(name.quote) and not any(
            p.case == "nom" and p.number != "pl" for p in self.t.pack.morph.parses(tokens[a].norm)
        )

    def _bears_name(self, t: Token, case: str) -> bool:
        """One person in this case, not the several members of a family."""
        one = any(p.case == case and p.number != "pl" and p.pos == "noun" for p in self.t.pack.morph.parses(t.norm))
        return one and (self.g.of(t).animate or self._titled(t))

    def _kin_of(self, head: Token, name: Name) -> bool:
        """Is it the husband of a woman: муж Биби?"""
        kin = [p for p in self.t.pack.morph.parses(head.norm) if p.pos == "noun" and p.lemma in self.g.kin]
        return bool(kin and name.gender) and all(p.gender not in ("", name.gender) for p in kin)

    def _named_for(self, tokens: Sequence[Token], a: int) -> bool:
        """Is it whom something is named for: Центр им. Гамалеи?"""
        p = a - 1 - (tokens[a - 1].text == "." and a > 1)
        return self.t.has("named_for", tokens[p])

    def _titled(self, t: Token) -> bool:
        return not (self.t.pack.morph.lemmas(t.norm) | {t.norm}).isdisjoint(self.t.words["titles"])

    def _stands_in(self, t: Token, case: str) -> bool:
        cases = self.g.of(t).cases
        return case in cases or not cases or latin(t) or self.is_strange(t)

    def _name_at(self, t: Token) -> Name | None:
        """The person's name that the token is part of."""
        i = bisect_right(self.starts, t.start)
        name = self.people[self.starts[i - 1]] if i else None
        return name if name is not None and t.start < name.end else None

    def is_strange(self, t: Token) -> bool:
        """A capitalised word the dictionary lacks: its case is a guess."""
        return capitalised(t) and not self.t.pack.morph.known(t.norm)

    def _segment(self, tokens: Sequence[Token], p: int) -> int:
        """Start of the stretch of clause that ends at p."""
        lo = p
        while lo >= 0 and lo > p - REACH:
            t = tokens[lo]
            if t.text == ")" and (
                left := next((j for j in range(lo, max(-1, lo - 9), -1) if tokens[j].text == "("), None)
            ):
                lo = left - 1  # Управление по надзору (FDA) | настаивает
                continue
            aged = t.text in DASHES and lo > 0 and tokens[lo - 1].kind == "number" and tokens[lo - 1].end == t.start
            if t.text == ":" and self._clock(tokens, lo):
                lo -= 1
                continue
            if t.kind == "quote" or t.text in ",;:.!?…()" or t.text in DASHES and not aged:
                if (
                    t.text == "."
                    and lo > 0
                    and (
                        self._shortened(tokens, lo)
                        or len(tokens[lo - 1].text) == 1
                        and capitalised(tokens[lo - 1])
                        or glued(tokens, lo)
                    )
                ):
                    lo -= 1
                    continue
                break
            if t.kind == "word" and self.t.has("that", t) and t.norm not in self.t.pronouns:
                break
            lo -= 1
        return lo + 1

    def _clock(self, tokens: Sequence[Token], k: int) -> bool:
        """Is the colon at k that of 12:05?"""
        return 0 < k < len(tokens) - 1 and tokens[k - 1].kind == tokens[k + 1].kind == "number"

    def _shortened(self, tokens: Sequence[Token], k: int) -> bool:
        """Does the sentence go on after the full stop: Skyhop Inc. | заявила?"""
        return k + 1 < len(tokens) and tokens[k + 1].kind == "word" and tokens[k + 1].text.islower()
