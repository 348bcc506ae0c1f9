"""Noun phrases in languages without cases: where they end, the name inside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reconcile.extract.names.names import Name
from reconcile.extract.speech.cores import name_end, whole
from reconcile.extract.speech.frames import CLOSING, OPENING
from reconcile.extract.speech.occasions import is_said, past_occasion
from reconcile.extract.speech.speakers import PHRASE, Grammar, Phrase, capitalised, glued, name_run, past_age
from reconcile.extract.text.tokens import Token


class OrderPhrases:
    """Noun phrases of one pack. Positions are those of a frame's tokens."""

    def __init__(self, grammar: Grammar, people: Mapping[int, Name]) -> None:
        self.g = grammar
        self.people = people  # names of persons by where they start
        self.t = grammar.table

    def _break(self, tokens: Sequence[Token], k: int) -> bool:
        t = tokens[k]
        if t.kind == "quote":
            return True
        if t.kind == "mark":
            before = tokens[k - 1] if k else t
            short = before.kind == "word" and len(before.text) == 1
            short = short or self.t.has("titles", before) or before.norm in self.t.abbreviations
            if t.text == "." and k and (short or glued(tokens, k)):
                return False
            if t.text == "," and 1 < k < len(tokens) - 1 and self.t.has("inside_right", tokens[k - 2]):
                if tokens[k - 1].kind == tokens[k + 1].kind == "number":
                    return tokens[k - 1].end < t.start or t.end < tokens[k + 1].start  # a study of 1,150
            return t.text not in "-'’/&$“”\"" and not (t.text in OPENING or t.text in CLOSING)
        return False

    def _helper(self, t: Token) -> bool:
        return (
            self.t.has("auxiliaries", t) or self.t.has("negation", t) or self.t.has("contractions", t)
            or (self.g.of(t).adverb and t.text[0].islower())
        )  # fmt: skip

    def _over_modifier(self, tokens: Sequence[Token], lo: int) -> int:
        """Back over what a document is by or on, to where it begins: a study by | Norwick University."""
        leads = any(self.t.has(kind, tokens[lo - 1]) for kind in ("agent", "about", "nearby")) if lo >= 2 else False
        k = lo - 2
        if not leads or tokens[k].kind != "word":
            return lo
        while k > 0 and tokens[k - 1].kind == "word" and not self._stops(tokens, k - 1, k) and lo - k < PHRASE:
            k -= 1
            if self.t.has("determiners", tokens[k]):
                break
        opens = self.t.has("determiners", tokens[k]) and (k == 0 or tokens[k - 1].kind == "mark")
        return k if opens or self._source(tokens[lo - 2]) else lo

    def _source(self, t: Token) -> bool:
        """A document, one or several: a statement, tweets."""
        return (
            t.norm in self.t.sources
            or t.kind == "word"
            and not self.t.pack.morph.lemmas(t.norm).isdisjoint(self.t.sources)
        )

    def tail_phrase(self, tokens: Sequence[Token], p: int) -> Phrase | None:
        """The noun phrase that ends at p."""
        lo = p
        while lo >= 0 and p - lo < PHRASE and not self._break(tokens, lo):
            t = tokens[lo]
            if t.kind == "word" and lo < p and self._stops(tokens, lo, p):
                break
            lo -= 1
            if 0 <= lo < p and self._opens_anew(tokens, lo + 1):
                break
        lo += 1
        while lo <= p and (
            tokens[lo].kind == "word"
            and any(self.t.has(k, tokens[lo]) for k in ("not_subject", "adverbs", "inside"))
            and not capitalised(tokens[lo])
            or tokens[lo].kind == "word"
            and self.t.has("not_subject", tokens[lo])
            or tokens[lo].kind == "mark"
        ):
            lo += 1
        if lo > p or self._said(tokens[p]):
            return None
        lo = self._past_report(tokens, self._past_verb(tokens, lo, p), p)
        if tokens[lo].kind == "number" and lo > 1 and tokens[lo - 1].text == "," and tokens[lo - 2].kind == "number":
            lo -= 2  # 44,100 people
        if all(t.kind != "word" for t in tokens[lo : p + 1]):
            return None
        lo = self._past_one(tokens, lo, p)
        lo = self._over_modifier(tokens, lo + (lo < p and self.t.has("wh", tokens[lo]) and tokens[lo].text.islower()))
        if self._pronoun(tokens[p]):
            return Phrase(p, p + 1, p, p + 1, "pronoun")
        named = capitalised(tokens[p]) and self.g.of(tokens[p]).possessive  # St. Olaf's | said
        if tokens[p].kind == "word" and (self._impossible(tokens[p]) or self._owns(tokens[p]) and not named):
            return None
        if tokens[p].text.islower() and self.t.has("inside", tokens[p]):
            return None  # cases of | alleged abuse
        if lo == p and (self.t.has("days", tokens[p]) or self.t.has("adverbs", tokens[p])):
            return None
        return self.core(tokens, lo, p + 1)

    def _past_verb(self, tokens: Sequence[Token], lo: int, p: int) -> int:
        """Past a verb or an adjective and its preposition: warned of | actors who, aware of | risks."""
        while lo + 1 < p and tokens[lo].kind == "word" and tokens[lo].text.islower():
            x = self.g.of(tokens[lo])
            if x.gerund and not x.noun and self.t.has("determiners", tokens[lo + 1]):
                return lo + 1  # keeping | the rights of sailors that
            at = lo + 1 + (self.t.has("not_clause", tokens[lo + 1]) and not self.t.has("before_nouns", tokens[lo + 1]))
            if x.noun or not (x.past or x.gerund or x.plain_adj) or not self.t.has("before_nouns", tokens[at]):
                break
            lo = at + 1
        return lo

    def _said(self, t: Token) -> bool:
        """A report, which is nobody: a sign analysts | said | pointed to losses."""
        form = self.t.form(t.norm) if t.kind == "word" and t.text.islower() else None
        x = self.g.of(t)
        return form is not None and form.form == "finite" and is_said(form) and x.verb and not (x.noun or x.adj)

    def _past_one(self, tokens: Sequence[Token], lo: int, p: int) -> int:
        """Past one thing, to those who say something of it, for one is not many: a sign | foreign investors feared."""
        if not self.t.has("one", tokens[lo]) or tokens[p].text != tokens[p].norm or not self.g.of(tokens[p]).plural:
            return lo
        k = p
        while k > lo + 1 and tokens[k - 1].kind == "word" and not self.g.of(tokens[k - 1]).noun:
            k -= 1
        many = any(t.kind != "word" or self.g.of(t).number or self.t.has("inside", t) for t in tokens[lo:p])
        quantity = any(self.t.has(kind, t) for t in tokens[lo + 1 : k] for kind in ("plurals", "quantifiers"))
        return lo if many or quantity or k == lo + 1 else k

    def _past_report(self, tokens: Sequence[Token], lo: int, p: int) -> int:
        """Past a report and when or where it was made, in a phrase that ends at p: said on Friday | Norwick."""
        for v in range(p - 1, max(-1, p - PHRASE), -1):
            if tokens[v].kind != "word":
                break
            form = self.t.form(tokens[v].norm) if tokens[v].text.islower() else None
            if form is None or form.form == "gerund" or not is_said(form) or self.t.has("weak", tokens[v]):
                continue
            whom = self._head(tokens, v + 1) if "addressee" in form.cue.frames else None
            begins = past_occasion(self.g, tokens, whom.hi if whom is not None else v + 1)
            return begins if begins is not None and lo < begins <= p else lo
        return lo

    def _gerund(self, t: Token) -> bool:
        """What somebody does or when: Sen. Rob Fry | following the sitting."""
        return t.kind == "word" and t.text.islower() and self.g.of(t).gerund and not self.g.of(t).noun

    def _opens_anew(self, tokens: Sequence[Token], j: int) -> bool:
        """Does another phrase begin at j, behind a noun or a year: told reporters | the army?"""
        t, before = tokens[j], tokens[j - 1]
        opens = t.text.islower() and (self.t.has("determiners", t) or t.norm in self.t.possessives)
        if before.kind == "number":
            return opens
        return opens and before.text.islower() and self.g.of(before).noun and not self.t.has("inside", before)

    def _pronoun(self, t: Token) -> bool:
        """A pronoun, also with its verb: he, they're."""
        return t.norm in self.t.pronouns or "'" in t.norm and t.norm.partition("'")[0] in self.t.pronouns

    def _owns(self, t: Token) -> bool:
        """Does something of his follow: his, Monday's?"""
        return t.norm in self.t.possessives or self.g.of(t).possessive

    def _impossible(self, t: Token) -> bool:
        return self.t.has("boundaries", t) and not capitalised(t) or self.t.has("determiners", t)

    def _stops(self, tokens: Sequence[Token], k: int, p: int) -> bool:
        t = tokens[k]
        if capitalised(t) and k and not self.t.has("boundaries", t):
            return False
        if self.t.has("inside", t):
            return False
        if self.t.has("occasions", t) and capitalised(tokens[k + 1]):
            return True  # the third time | Arons said
        if self.t.has("boundaries", t) or self.t.has("contractions", t):
            return True
        if t.norm in self.t.heralds:
            return True  # according to | the centre
        if self._pronoun(t) and k < p or self._other_verb(tokens, k) or self._transitive(tokens, k):
            return True
        return self.t.has("auxiliaries", t) and not capitalised(t)

    def _other_verb(self, tokens: Sequence[Token], k: int) -> bool:
        """A reporting verb before the phrase: records show | Couture admitted."""
        form, after = self.t.form(tokens[k].norm), tokens[k + 1]
        if form is None or form.form not in ("base", "finite"):
            return False
        if capitalised(after):
            return True
        x = self.g.of(after) if after.kind == "word" else None
        starts = x is not None and (x.plural or self.t.has("determiners", after) or self._pronoun(after))
        return starts and form.form == "finite" and not self.t.has("weak", tokens[k])

    def _transitive(self, tokens: Sequence[Token], k: int) -> bool:
        """A verb with its object inside what looks like the phrase: officers received | a call."""
        t, after = tokens[k], tokens[k + 1]
        if capitalised(t) or not self.g.of(t).past or not k or tokens[k - 1].kind != "word":
            return False
        return (self.t.has("determiners", after) or after.norm in self.t.possessives) and self.g.of(tokens[k - 1]).noun

    def _past_age(self, tokens: Sequence[Token], k: int) -> int:
        """Past the whole of an age before a name: 82-year-old | Anna Gull."""
        aged = past_age(tokens, k)
        return aged + 1 if aged > k else k

    def _head(self, tokens: Sequence[Token], k: int) -> Phrase | None:
        """The noun phrase that starts at k, with a name apposed after a comma."""
        if tokens[k].norm in self.t.pronouns and not self.t.has("that", tokens[k]):
            return Phrase(k, k + 1, k, k + 1, "pronoun")
        if self._pronoun(tokens[k]):
            return None  # said | he'd battled
        if self.t.has("times", tokens[k]) or self._impossible(tokens[k]) and not self.t.has("determiners", tokens[k]):
            return None
        j = k
        while j < len(tokens) and j - k < PHRASE and not self._break(tokens, j):
            t = tokens[j]
            if t.kind == "word" and j > k and not capitalised(t) and (self._ends_phrase(t) or self._acts(tokens, j)):
                break
            if t.kind == "word" and j > k and self.t.has("times", t) and not self.t.has("inside_right", t):
                break
            if j > k and (self._opens_anew(tokens, j) or capitalised(tokens[j - 1]) and self._gerund(t)):
                break
            j += 1
        while j > k and tokens[j - 1].kind == "word" and self.t.has("inside_right", tokens[j - 1]):
            j -= 1
        if j == k:
            return None
        phrase = self.core(tokens, k, j)
        if phrase.kind != "name" and j + 1 < len(tokens) and tokens[j].text == ",":
            start = self._past_age(tokens, j + 1)
            runs = name_run(tokens, start, min(len(tokens), start + 5), self.t)
            closed = runs and (runs[0][1] >= len(tokens) or tokens[runs[0][1]].kind != "word")
            if closed and runs[0][0] == start and runs[0][1] - runs[0][0] >= 2:
                return Phrase(k, runs[0][1], runs[0][0], runs[0][1], "name")
        return phrase

    def _acts(self, tokens: Sequence[Token], j: int) -> bool:
        """A verb of its own after a noun: said the union | expected production to grow."""
        before, after = tokens[j - 1], tokens[j + 1 : j + 2]
        x = self.g.of(tokens[j])
        by = bool(after) and self.t.has("agent", after[0]) and (x.verb or x.participle)  # a letter | seen by
        return (x.past or by) and before.kind == "word" and self.g.of(before).noun

    def _ends_phrase(self, t: Token) -> bool:
        ends = ("boundaries", "times", "auxiliaries", "adverbs")
        return not self.t.has("inside_right", t) and (t.norm in self.t.pronouns or any(self.t.has(k, t) for k in ends))

    def governed(self, tokens: Sequence[Token], k: int, case: str) -> Phrase | None:
        """The phrase after a preposition."""
        while k < len(tokens) and tokens[k].kind == "mark" and tokens[k].text in OPENING:
            k += 1
        return self._head(tokens, k) if k < len(tokens) and tokens[k].kind == "word" else None

    def place(self, tokens: Sequence[Token], lo: int, hi: int) -> Phrase | None:
        return None

    def _ends_name(self, tokens: Sequence[Token], lo: int, p: int) -> bool:
        """Is tokens[lo:p + 1] the name of a person, with a title or without: Mr. Grant | and Mr. Lee?"""
        start = next((k for k in range(p, lo - 1, -1) if tokens[k].start in self.people), None)
        if start is None or self.people[tokens[start].start].end < tokens[p].end:
            return False
        return all(t.text == "." or self.t.has("titles", t) for t in tokens[lo:start])

    def core(self, tokens: Sequence[Token], lo: int, hi: int, case: str = "") -> Phrase:
        """The person's name in the phrase, else the whole phrase."""
        for a in range(hi - 1, lo - 1, -1):
            name = self.people.get(tokens[a].start)
            if name is None:
                continue
            b = name_end(tokens, a, hi, name)
            tail = next((t for t in tokens[b:hi] if t.kind != "mark"), None)
            if tokens[b - 1].end > name.end or tail is not None and not self.t.has("inside_right", tail):
                continue  # "the Trump campaign": the name is not the head; "Ada Finch of Norwick": it is
            p = a - 1
            while p >= lo and (tokens[p].text == "." or self.t.has("titles", tokens[p])):
                p -= 1  # advisers to Mr. | Obama
            joined = p > lo and self.t.has("coordinators", tokens[p])
            if joined and (self._ends_name(tokens, lo, p - 1) or capitalised(tokens[p - 1])):
                return Phrase(lo, hi, lo, hi, "role")
            if p >= lo and self.t.has("inside", tokens[p]) and not self.t.has("coordinators", tokens[p]):
                break
            return Phrase(lo, hi, a, b, "name")
        return whole(tokens, lo, hi, self.g, case)
