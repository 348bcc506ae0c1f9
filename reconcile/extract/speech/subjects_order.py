"""Subjects in languages without cases: the noun phrase right before the verb, or after it when inverted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reconcile.extract.names.names import Name
from reconcile.extract.speech.cores import name_end, whole
from reconcile.extract.speech.cues import CueForm
from reconcile.extract.speech.frames import CLOSING, DASHES, OPENING
from reconcile.extract.speech.speakers import PHRASE, Grammar, Phrase, capitalised, glued, name_run, past_age
from reconcile.extract.text.tokens import Token


class OrderSubjects:
    """Finds speaker phrases of one pack. Positions are those of the frame's tokens."""

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
            short = before.kind == "word" and len(before.text) == 1 or self.t.has("titles", before) or before.norm in self.t.abbreviations
            if t.text == "." and k and (short or glued(tokens, k)):
                return False
            if t.text == "," and 1 < k < len(tokens) - 1 and self.t.has("inside_right", tokens[k - 2]):
                if tokens[k - 1].kind == tokens[k + 1].kind == "number":
                    return tokens[k - 1].end < t.start or t.end < tokens[k + 1].start  # a study of 1,150
            return t.text not in "-'’/&$“”\"" and not (t.text in OPENING or t.text in CLOSING)
        return False

    def _skip_left(self, tokens: Sequence[Token], p: int) -> int:
        """Past auxiliaries, adverbs, negation and days, leftwards: the mayor on Friday also | said."""
        while p > 0:
            t = tokens[p]
            if t.kind == "word" and self._helper(t) or t.text in "'’" and t.text:
                p -= 1
            elif self.t.has("days", t) and tokens[p - 1].kind == "word" and self._of_time(tokens[p - 1]):
                p -= 2
            elif self.t.has("infinitive", t) and self.t.pack.morph.lemmas(tokens[p - 1].norm) & self.t.words["aspect"]:
                p -= 2  # appeared to suggest
            else:
                break
        return p

    def _of_time(self, t: Token) -> bool:
        """What a day goes with: on Friday, this week."""
        return self.t.has("days", t) and t.text.islower() or self.t.has("times", t) and self.t.has("boundaries", t)

    def _helper(self, t: Token) -> bool:
        return (
            self.t.has("auxiliaries", t) or self.t.has("negation", t) or self.t.has("contractions", t)
            or (self.g.of(t).adverb and t.text[0].islower())
        )  # fmt: skip

    def before(self, tokens: Sequence[Token], i: int, word: CueForm, depth: int = 0) -> Phrase | None:
        """The subject that stands before the verb at i."""
        p = self._skip_left(tokens, i - 1)
        if p < 0:
            return None
        if word.form == "gerund" and (tokens[p].text == "," or self._within(tokens[p])):
            return self.clause_subject(tokens, p)
        if tokens[p].text in (",", ")") or tokens[p].text in DASHES:
            return self._over_insertion(tokens, p, word, depth)
        if tokens[p].kind == "word" and self.t.has("coordinators", tokens[p]):
            return self._shared(tokens, p, word, depth)
        found = self._over_relative(tokens, self.tail_phrase(tokens, p))
        if found is None or word.form != "gerund":
            return found
        if found.kind == "role" and any(self._source(t) for t in tokens[found.lo : found.hi]):
            verb = word._replace(form="finite")
            issued = self.before(tokens, found.lo - 1, verb, depth + 1) if found.lo > 1 and depth == 0 else None
            return issued or found  # the mayor issued a statement | saying
        return self._caller(tokens, found)

    def _over_relative(self, tokens: Sequence[Token], p: Phrase | None) -> Phrase | None:
        """Over a relative clause without commas: the man | who drove the bus | said."""
        if p is None:
            return None
        for rel in range(p.lo - 1, max(0, p.lo - PHRASE), -1):
            t = tokens[rel]
            if t.kind != "word" or self.t.has("that", t) or rel > 0 and tokens[rel - 1].kind != "word":
                return p
            if self.t.pronouns.get(t.norm) == "rel":
                between = [x for x in tokens[rel + 1 : p.hi] if x.kind == "word"]
                verb = next((x for x in between if not self.t.has("adverbs", x) and not self.g.of(x).adverb), t)
                acts = self.g.of(verb).past or self.g.of(verb).verb or self._helper(verb)
                reports = any((f := self.t.form(x.norm)) and f.form != "base" and "bare" in f.cue.frames for x in between)
                return self.tail_phrase(tokens, rel - 1) or p if acts and not reports else p
        return p

    def _over_modifier(self, tokens: Sequence[Token], lo: int) -> int:
        """Back over what a document is by or on, to where it begins: a study by | Norwick University."""
        if lo < 2 or not (self.t.has("agent", tokens[lo - 1]) or self.t.has("about", tokens[lo - 1])):
            return lo
        k = lo - 2
        if tokens[k].kind != "word" or not self._source(tokens[k]):
            return lo
        while k > 0 and tokens[k - 1].kind == "word" and not self._stops(tokens, k - 1, k) and lo - k < PHRASE:
            k -= 1
            if self.t.has("determiners", tokens[k]):
                break
        return k

    def _source(self, t: Token) -> bool:
        """A document, one or several: a statement, tweets."""
        return (
            t.norm in self.t.sources
            or t.kind == "word"
            and not self.t.pack.morph.lemmas(t.norm).isdisjoint(self.t.sources)
        )

    def _within(self, t: Token) -> bool:
        """A preposition before a gerund of the same subject: by announcing, before asking."""
        return t.kind == "word" and self.t.has("gerund_after", t) and self.t.has("boundaries", t)

    def _caller(self, tokens: Sequence[Token], p: Phrase) -> Phrase:
        """Whose call it was: a call from the clinic | saying."""
        at = next((k for k in range(p.lo + 1, p.hi - 1) if self.t.has("origin", tokens[k])), None)
        return p if at is None else self.core(tokens, at + 1, p.hi)

    def tail_phrase(self, tokens: Sequence[Token], p: int) -> Phrase | None:
        """The noun phrase that ends at p."""
        lo = p
        while lo >= 0 and p - lo < PHRASE and not self._break(tokens, lo):
            t = tokens[lo]
            if t.kind == "word" and lo < p and self._stops(tokens, lo, p):
                break
            lo -= 1
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
        if lo > p:
            return None
        if tokens[lo].kind == "number" and lo > 1 and tokens[lo - 1].text == "," and tokens[lo - 2].kind == "number":
            lo -= 2  # 44,100 people
        if all(t.kind != "word" for t in tokens[lo : p + 1]):
            return None
        lo = self._over_modifier(tokens, lo)
        if self._pronoun(tokens[p]):
            return Phrase(p, p + 1, p, p + 1, "pronoun")
        if tokens[p].kind == "word" and (self._impossible(tokens[p]) or self._owns(tokens[p])):
            return None
        if lo == p and (self.t.has("days", tokens[p]) or self.t.has("adverbs", tokens[p])):
            return None
        return self.core(tokens, lo, p + 1)

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

    def _over_insertion(self, tokens: Sequence[Token], p: int, word: CueForm, depth: int) -> Phrase | None:
        """Over ", a top surrogate," or ", who runs the clinic,": the phrase before it, or the name it holds."""
        mark = tokens[p].text
        for c in range(p - 1, max(-1, p - 40), -1):
            t = tokens[c]
            if t.kind == "quote" or t.text in ";:!?":
                return None
            if t.text != mark and not (mark == ")" and t.text == "(") and not (mark in DASHES and t.text in DASHES):
                continue
            if c == 0:
                return None
            start = self._past_age(tokens, c + 1)
            names = name_run(tokens, start, p, self.t)
            head = self.tail_phrase(tokens, c - 1)
            if head is None:
                return None
            if names == [(start, p)] and head.kind != "name" and p - c > 2:
                return Phrase(head.lo, p, start, p, "name")
            if mark != "," or self._insertion(tokens, c + 1, p):
                return self._apposed_to(tokens, head) or head
            return head if head.kind in ("name", "pronoun") and depth == 0 else None
        return None

    def _past_age(self, tokens: Sequence[Token], k: int) -> int:
        """Past the whole of an age before a name: 82-year-old | Anna Gull."""
        aged = past_age(tokens, k)
        return aged + 1 if aged > k else k

    def _apposed_to(self, tokens: Sequence[Token], p: Phrase) -> Phrase | None:
        """The name before a second apposition: Ada Finch, the mayor of Norwick, a member of the board, said."""
        if p.kind == "name" or p.lo < 2 or tokens[p.lo - 1].text != ",":
            return None
        head = self.tail_phrase(tokens, p.lo - 2)
        return head if head is not None and head.kind == "name" and head.hi == p.lo - 1 else None

    def _insertion(self, tokens: Sequence[Token], lo: int, hi: int) -> bool:
        first = tokens[lo]
        return (
            first.kind == "number"
            or self.t.pack.morph.parses(first.norm)[0].pos in ("num", "pron")
            or self.t.has("determiners", first)
            or any(t.norm in self.t.relatives or self.t.has("wh", t) for t in tokens[lo : min(hi, lo + 3)])
            or first.norm in self.t.pronouns
            or capitalised(first)
            or first.norm.endswith(("ing", "ed"))
        )

    def _shared(self, tokens: Sequence[Token], p: int, word: CueForm, depth: int) -> Phrase | None:
        """The subject of the earlier clause that this verb shares: "He smiled and said"."""
        if depth > 0:
            return None
        for v in range(p - 1, max(-1, p - 30), -1):
            t = tokens[v]
            if t.kind == "quote" or t.text in ";:.!?":
                break
            if t.kind == "word" and self.t.form(t.norm) and not capitalised(t):
                return self.before(tokens, v, word, depth + 1)
        return self.clause_subject(tokens, p)

    def clause_subject(self, tokens: Sequence[Token], p: int) -> Phrase | None:
        """The first name or pronoun of the clause that ends at p, taken for its subject."""
        lo = p
        while lo > 0 and p - lo < 40 and tokens[lo - 1].text not in "!?;:" and tokens[lo - 1].kind != "quote":
            if tokens[lo - 1].text == "." and self._break(tokens, lo - 1):
                break
            lo -= 1
        for k in range(lo, p):
            if tokens[k].start in self.people and not self._possessed(tokens, k, p):
                b = next((j for j in range(k, p) if tokens[j].end >= self.people[tokens[k].start].end), k) + 1
                return Phrase(k, b, k, b, "name")
        for k in range(lo, p):
            if (
                tokens[k].kind == "word"
                and tokens[k].norm in self.t.pronouns
                and self.t.pronouns[tokens[k].norm] in ("m", "f", "pl", "i", "we")
            ):
                return Phrase(k, k + 1, k, k + 1, "pronoun")
            if (
                capitalised(tokens[k])
                and not self.g.of(tokens[k]).number
                and not self.t.has("boundaries", tokens[k])
                and not self.t.has("determiners", tokens[k])
                and (k > lo or self._nameish(tokens, k))
            ):
                a, b = name_run(tokens, k, p, self.t)[0]
                return self.core(tokens, a, b)
        return None

    def _possessed(self, tokens: Sequence[Token], k: int, p: int) -> bool:
        """Is it somebody's, not he himself: Hillary Clinton's campaign manager?"""
        return any(
            self.g.of(t).possessive for t in tokens[k : min(p, k + 4)] if t.start <= self.people[tokens[k].start].end
        )

    def _nameish(self, tokens: Sequence[Token], k: int) -> bool:
        return not (
            self.t.has("adverbs", tokens[k])
            or self.t.has("auxiliaries", tokens[k])
            or self.t.has("not_subject", tokens[k])
        )

    def after(self, tokens: Sequence[Token], i: int, word: CueForm | None) -> Phrase | None:
        """The subject of an inverted verb: said Deepa Nair, who runs the clinic."""
        k = i + 1
        while (
            k < len(tokens)
            and tokens[k].kind == "word"
            and self.t.has("adverbs", tokens[k])
            and not capitalised(tokens[k])
        ):
            k += 1
        if k >= len(tokens) or tokens[k].kind != "word":
            return None
        return self._head(tokens, k)

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
        before = tokens[j - 1]
        return self.g.of(tokens[j]).past and before.kind == "word" and self.g.of(before).noun

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
            if p >= lo and self.t.has("coordinators", tokens[p]) and self._ends_name(tokens, lo, p - 1):
                return Phrase(lo, hi, lo, hi, "role")
            if p >= lo and self.t.has("inside", tokens[p]) and not self.t.has("coordinators", tokens[p]):
                break
            return Phrase(lo, hi, a, b, "name")
        return whole(tokens, lo, hi, self.g, case)
