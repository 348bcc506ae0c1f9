"""What may stand between a subject and its verb in languages with cases: appositions, places, times, clauses."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.speech.casephrases import CasePhrases
from reconcile.extract.speech.speakers import REACH, Phrase, capitalised, name_run, past_age
from reconcile.extract.text.tokens import Token


class CaseInsertions(CasePhrases):
    """Knows insertions. Positions are those of a frame's tokens."""

    def _placed(self, tokens: Sequence[Token], p: Phrase, c: int) -> bool:
        """Nothing but a place after the subject, then a clause of its own: источник | в суде, просивший …, сообщил;
        проба | у плотины, взятая в среду, показала."""
        lo = p.hi
        if (
            tokens[lo].kind != "word"
            or not self.g.of(tokens[lo]).prep
            or self.past_preposition(tokens, lo) < c
            or c + 1 >= len(tokens)
        ):
            return False
        after = [t for t in tokens[c + 1 : c + 3] if t.kind == "word"]
        relative = any(self.t.pack.morph.lemmas(t.norm) & self.t.relatives for t in after)
        return relative or bool(after) and (self.g.of(after[0]).participle or self.g.of(after[0]).plain_adj)

    def _inserted(self, tokens: Sequence[Token], p: Phrase) -> bool:
        """Does it open an insertion itself: проба, | взятая в среду, 5 июля, | показала?"""
        if p.kind != "role" or p.lo == 0 or tokens[p.lo - 1].text != ",":
            return False
        words = [self.g.of(t) for t in tokens[p.a : p.b] if t.kind == "word"]
        return words[0].participle or words[0].plain_adj and not any(x.noun and not x.plain_adj for x in words)

    def _only_when(self, tokens: Sequence[Token], lo: int, hi: int) -> bool:
        """Nothing but a time after the subject: Мишель в воскресенье, 24 января, заявил."""
        first = self.g.of(tokens[lo]) if tokens[lo].kind == "word" else None
        if first is not None and hi - lo == 2 and self.is_time(tokens[hi - 1]):
            return True  # одного разу
        if first is None or not (first.prep or first.adverb or self.is_time(tokens[lo])):
            return False
        return hi - lo <= 4 and any(self.is_time(t) for t in tokens[lo:hi])

    def _apposed(self, tokens: Sequence[Token], c: int, p: int) -> Phrase | None:
        """A name set off by commas after a role: директор музея, 60-летняя Алла Верховская, сказала."""
        runs = name_run(tokens, c + 1, p, self.t)
        if len(runs) == 1 and runs[0] == (c + 1, p) and p - c <= 5:
            return Phrase(c + 1, p, c + 1, p, "name")
        k = past_age(tokens, c + 1)
        if k >= p or not self.is_nominal(tokens, k) or "nom" not in self.g.of(tokens[k]).cases:
            return None
        found = self.core(tokens, k, p)
        return found if found.kind == "name" and found.b == p and self.extend(tokens, k, p) == p else None

    def _opens_insertion(self, t: Token) -> bool:
        x = self.g.of(t)
        small = any(self.t.has(kind, t) for kind in ("as", "contrast", "wh"))  # а не синоптики; где сгорел дом
        return t.norm in self.t.pronouns or x.participle or x.gerund or x.prep or x.nominal or small

    def _meanwhile(self, tokens: Sequence[Token], k: int) -> int | None:
        """The comma that closes a date or what the speaker was doing, opened at k: сказала, встречая автобусы, мэр."""
        if k + 3 < len(tokens) and self.is_date(tokens, k + 1) and tokens[k + 3].text == ",":
            return k + 3
        first = next((t for t in tokens[k + 1 : k + 3] if t.kind != "word" or not self.g.of(t).adverb), None)
        if first is None or first.kind != "word" or not self.g.of(first).gerund:
            return None
        end = next((j for j in range(k + 2, min(len(tokens), k + REACH)) if tokens[j].text in ",.;:!?"), None)
        return end if end is not None and tokens[end].text == "," else None

    def _bracket(self, tokens: Sequence[Token], k: int) -> int | None:
        return next((j for j in range(k + 1, min(len(tokens), k + 12)) if tokens[j].text == ")"), None)

    def _owner_or_and(self, t: Token) -> bool:
        return t.kind == "word" and (self.t.has("coordinators", t) or capitalised(t) and "gen" in self.g.of(t).cases)
