"""Objects that stand before the subject in languages with cases: Отчёт о мостах | министр читал."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.speech.casenames import CaseNames
from reconcile.extract.speech.speakers import capitalised
from reconcile.extract.text.tokens import Token


class CaseObjects(CaseNames):
    """Tells an object from the subject behind it. Positions are those of a frame's tokens."""

    def anew(self, tokens: Sequence[Token], j: int) -> bool:
        """Does a subject begin behind the object of its verb: Отчёт | комиссия обещает; Отчёт о сети | мэр видел?"""
        t, before = tokens[j], tokens[j - 1]
        if t.kind != "word" or before.kind != "word" or capitalised(t) or not self.t.pack.morph.known(t.norm):
            return False
        if any(w.norm in self.t.pronouns or w.norm in self.t.possessives for w in (before, t)):
            return False  # её | представитель
        k = self._head(tokens, j)
        thing = self.g.of(tokens[k])
        object_ = thing.noun and not thing.plain_adj and not thing.animate and {"nom", "acc"} <= thing.cases
        return object_ and self._only_subject(t) and (k == j - 1 or not self._is_body(tokens[k]))

    def thing_behind(self, tokens: Sequence[Token], j: int) -> bool:
        """Does an object follow the subject at once: цитирует издание | документ? A thing in apposition has a name."""
        t, before = tokens[j], tokens[j - 1]
        if t.kind != "word" or before.kind != "word" or not (t.text.islower() and before.text.islower()):
            return False
        if not self.t.pack.morph.known(t.norm) or not self.t.pack.morph.known(before.norm):
            return False
        x, subject = self.g.of(t), self.g.of(before)
        thing = x.noun and not x.adj and not x.animate and "acc" in x.cases and x.cases <= {"nom", "acc"}
        return thing and self._is_body(before) and not subject.adj and "nom" in subject.cases

    def after_infinitive(self, tokens: Sequence[Token], k: int) -> bool:
        """Is it what the infinitive before it acts on: Отстроить | дальние улицы | обещают?"""
        before, x = tokens[k - 1], self.g.of(tokens[k])
        if before.kind != "word" or x.animate or "acc" not in x.cases or self._name_at(tokens[k]) is not None:
            return False
        top = self.t.pack.morph.parses(before.norm)[:1]
        return any(p.pos == "verb" and not p.tense and not p.number for p in top)

    def _only_subject(self, t: Token) -> bool:
        """Can the noun be nothing but a subject, if it is somebody as most often?"""
        if self.g.of(t).cases - {"voc"} == {"nom"}:
            return self.g.of(t).nominal
        titled = [p for p in self.t.pack.morph.parses(t.norm) if p.lemma in self.t.words["titles"] and p.animate]
        return {p.case for p in titled} - {"voc"} == {"nom"}  # директор, which may be a machine

    def _head(self, tokens: Sequence[Token], j: int) -> int:
        """Where the noun before j stands, with all that hangs on it between: Отчёт | комиссии о сети."""
        k = j - 1
        while k > 0 and tokens[k - 1].kind == "word" and self._hangs_below(tokens[k]):
            k -= 1
        return k

    def _is_body(self, t: Token) -> bool:
        """A company or the like, of which more may be told: перевозчик страны | крупная «Заря»."""
        lemmas = self.t.pack.morph.lemmas(t.norm)
        return any(not lemmas.isdisjoint(self.t.words[kind]) for kind in ("bearers", "collectives", "media"))

    def _hangs_below(self, t: Token) -> bool:
        """A preposition, or a word in an oblique case."""
        x = self.g.of(t)
        return x.prep or x.nominal and not x.finite and "nom" not in x.cases
