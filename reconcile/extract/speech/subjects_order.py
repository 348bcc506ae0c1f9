"""Subjects in languages without cases: the noun phrase right before the verb, or after it when inverted."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.speech.cues import CueForm
from reconcile.extract.speech.orderphrases import OrderPhrases
from reconcile.extract.speech.speakers import PHRASE, Phrase, capitalised, name_run
from reconcile.extract.text.tokens import DASHES, Token

HOME = 8  # tokens of a town and its state


class OrderSubjects(OrderPhrases):
    """Finds who speaks. Positions are those of a frame's tokens."""

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

    def before(self, tokens: Sequence[Token], i: int, word: CueForm, depth: int = 0) -> Phrase | None:
        """The subject that stands before the verb at i."""
        p = self._skip_left(tokens, i - 1)
        if p > 0 and word.form == "gerund" and self._goes_on(tokens[p]):  # the council kept | repeating
            p = self._skip_left(tokens, p - 1)
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
            if t.kind != "word" or rel > 0 and tokens[rel - 1].kind != "word":
                return p
            if self.t.has("that", t) and not (self.t.pronouns.get(t.norm) == "rel" and self._defines(tokens, rel)):
                return p
            if self.t.pronouns.get(t.norm) == "rel":
                between = [x for x in tokens[rel + 1 : p.hi] if x.kind == "word"]
                verb = next((x for x in between if not self.t.has("adverbs", x) and not self.g.of(x).adverb), t)
                acts = self.g.of(verb).past or self.g.of(verb).verb or self._helper(verb)
                cues = [f for x in between if (f := self.t.form(x.norm)) is not None and f.form != "base"]
                reports = any("bare" in f.cue.frames for f in cues)
                return self.tail_phrase(tokens, rel - 1) or p if acts and not reports else p
        return p

    def _defines(self, tokens: Sequence[Token], rel: int) -> bool:
        """Does a relative clause begin here: a study | that came out in May?"""
        before, after = tokens[rel - 1], tokens[rel + 1]
        noun = before.text.islower() and self.g.of(before).noun and self.t.form(before.norm) is None
        return rel > 0 and noun and after.text.islower() and (self.g.of(after).past or self._helper(after))

    def _goes_on(self, t: Token) -> bool:
        """A verb to which a gerund belongs: kept, began."""
        return self.t.has("gerund_after", t) and bool(self.t.pack.morph.lemmas(t.norm) & self.t.words["aspect"])

    def _within(self, t: Token) -> bool:
        """A preposition before a gerund of the same subject: by announcing, before asking."""
        return t.kind == "word" and self.t.has("gerund_after", t) and self.t.has("boundaries", t)

    def _caller(self, tokens: Sequence[Token], p: Phrase) -> Phrase:
        """Whose call it was: a call from the clinic | saying."""
        at = next((k for k in range(p.lo + 1, p.hi - 1) if self.t.has("origin", tokens[k])), None)
        return p if at is None else self.core(tokens, at + 1, p.hi)

    def _over_insertion(self, tokens: Sequence[Token], p: int, word: CueForm, depth: int) -> Phrase | None:
        """Over ", a top surrogate," or ", who runs the clinic,": the phrase before it, or the name it holds."""
        mark = tokens[p].text
        for c in range(p - 1, max(-1, p - 40), -1):
            t = tokens[c]
            if t.kind == "quote" or t.text in ";:!?":
                return None
            if 0 < c < p and tokens[c - 1].kind == tokens[c + 1].kind == "number":
                continue  # 3,000
            aged = c > 2 and tokens[c - 1].kind == "number" and tokens[c - 2].text == ","
            if aged and mark == t.text == "," and not self.t.has("home", tokens[c + 1]):
                continue  # Ada Finch, 51, | who runs the clinic,
            if t.text != mark and not (mark == ")" and t.text == "(") and not (mark in DASHES and t.text in DASHES):
                continue
            if c == 0:
                return None
            start = self._past_age(tokens, c + 1)
            names = name_run(tokens, start, p, self.t)
            end = c - 1
            if tokens[end].text == ")" and mark != ")":  # the Norwick Club (NC), | which …, said
                end = next((b for b in range(end - 1, max(0, end - 8), -1) if tokens[b].text == "("), end + 1) - 1
            home = self._before_home(tokens, p - 1 if self.t.has("home", tokens[c + 1]) else end)
            head = self.tail_phrase(tokens, home if home is not None else end)
            if head is None or home is not None and head.kind == "name":
                return head
            person = mark != ")" or tokens[start].start in self.people
            if names == [(start, p)] and head.kind != "name" and p - c > 2 and person:
                return Phrase(head.lo, p, start, p, "name")
            if mark != "," or self._insertion(tokens, c + 1, p):
                return self.apposed_to(tokens, head) or head
            return head if head.kind in ("name", "pronoun") and depth == 0 else None
        return None

    def _before_home(self, tokens: Sequence[Token], end: int) -> int | None:
        """Where the name ends before its home and age, told up to `end`: Ann Lee, 59, | of Ashton, Md."""
        k = end
        while k > 2 and end - k < HOME and (capitalised(tokens[k]) or tokens[k].text in ".,"):
            k -= 1
        if k < 3 or not self.t.has("home", tokens[k]) or tokens[k - 1].text != ",":
            return None
        aged = tokens[k - 2].kind == "number" and k > 4 and tokens[k - 3].text == ","
        return k - 4 if aged else k - 2

    def apposed_to(self, tokens: Sequence[Token], p: Phrase) -> Phrase | None:
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
            or first.norm in self.t.heralds  # the mayor, according to the Herald, | has confirmed
            or hi - lo == 1
            and (self.g.of(first).adverb or self.t.has("adverbs", first))  # the mayor, however, | said
            or first.norm.endswith(("ing", "ed"))
            or self.g.of(first).possessive
            or any(p.pos == "participle" for p in self.t.pack.morph.parses(first.norm))  # the letter, seen by us,
        )

    def _shared(self, tokens: Sequence[Token], p: int, word: CueForm, depth: int) -> Phrase | None:
        """The subject of the earlier clause that this verb shares: "He smiled and said"."""
        if depth > 0:
            return None
        other: Phrase | None = None
        for v in range(p - 1, max(-1, p - 30), -1):
            t = tokens[v]
            if t.kind == "quote" or t.text in ";:!?" or t.text == "." and self._break(tokens, v):
                break
            verb = self.t.form(t.norm) if t.kind == "word" and not capitalised(t) else None
            if verb is None or not verb.cue.frames or verb.form == "base" and self._helped(tokens, v):
                continue
            found = self.before(tokens, v, word, depth + 1)
            if found is None or self.dumb(tokens, found):
                continue
            helped = verb.form == "base" and v > 0 and self._helper(tokens[v - 1])
            same = verb.form == word.form and verb.number == word.number
            if same or helped or word.form != "finite" or word.number:
                return found
            other = other or found  # told us they keep it when users | request it and promised
        return other or self.clause_subject(tokens, p)

    def dumb(self, tokens: Sequence[Token], p: Phrase) -> bool:
        """What somebody has, not he himself, nor anything that speaks for him: said Norwick's | actions demanded it
        and added."""
        words = [t for t in tokens[p.a : p.b] if t.kind == "word"]
        if p.kind != "role" or len(words) < 2 or not self.g.of(words[-2]).possessive or capitalised(words[-1]):
            return False
        kinds = ("titles", "organisations", "media", "plurals", "bearers")
        return not self._source(words[-1]) and not any(self.t.has(kind, words[-1]) for kind in kinds)

    def _helped(self, tokens: Sequence[Token], v: int) -> bool:
        """An infinitive, with a verb before it that is no report: would | see him taken down, and told."""
        return v > 0 and (self.t.has("helpers", tokens[v - 1]) or self.t.has("infinitive", tokens[v - 1]))

    def clause_subject(self, tokens: Sequence[Token], p: int) -> Phrase | None:
        """The first name or pronoun of the clause that ends at p, taken for its subject."""
        lo = p
        while lo > 0 and p - lo < 40 and tokens[lo - 1].text not in "!?;:" and tokens[lo - 1].kind != "quote":
            if tokens[lo - 1].text == "." and self._break(tokens, lo - 1):
                break
            lo -= 1
        lo = self._past_setting(tokens, lo, p)
        if (found := self._opening(tokens, lo, p)) is not None:
            return found
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

    def _past_setting(self, tokens: Sequence[Token], lo: int, p: int) -> int:
        """Past when or where it was, or who has it so, which opens the clause: On the avenue, | police fired shots,
        saying; According to the court, | Fry was asked, saying."""
        if not self.t.has("before_nouns", tokens[lo]) and tokens[lo].norm not in self.t.heralds:
            return lo
        end = next((k for k in range(lo + 1, min(p, lo + 10)) if tokens[k].text == ","), None)
        if end is None or any(self.g.of(t).past or self.g.of(t).third or self._helper(t) for t in tokens[lo + 1 : end]):
            return lo
        return end + 1

    def _opening(self, tokens: Sequence[Token], lo: int, p: int) -> Phrase | None:
        """The phrase that opens the clause, up to its verb: | The tired sailors | left and said."""
        while lo < p and tokens[lo].kind == "word" and self.t.has("coordinators", tokens[lo]):
            lo += 1
        first = tokens[lo]
        named = capitalised(first) and not self.t.has("boundaries", first) and self._nameish(tokens, lo)
        alone = first.start in self.people or first.norm in self.t.pronouns or self.t.has("times", first)
        plural = first.text.islower() and (self.t.has("plurals", first) or self.g.of(first).plural)
        if lo >= p or not plural and not self.t.has("determiners", first) and (not named or alone):
            return None
        for v in range(lo + 1, min(p, lo + PHRASE)):
            t, x = tokens[v], self.g.of(tokens[v])
            amount = t.text == "," and tokens[v - 1].kind == tokens[v + 1].kind == "number"
            if t.text == "," and not amount and v - 1 > lo and self.g.of(tokens[v - 1]).noun:
                return self.core(tokens, lo, v)
            if self._break(tokens, v) and not amount or self.t.has("boundaries", t) and not self.t.has("inside", t):
                return None
            form = None if self.t.has("weak", t) else self.t.form(t.norm)
            reports = form is not None and form.form == "finite" and bool(form.cue.frames)
            acts = x.past and (not x.plain_adj or self.g.of(tokens[v - 1]).noun)
            if not t.text.islower() or not (acts or x.third or self._helper(t) or reports):
                continue
            last = tokens[v - 1]
            alone = v - 1 == lo and self.t.has("determiners", last)
            if not alone and (capitalised(last) or self.g.of(last).noun):
                return self.core(tokens, lo, v)
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
        if k >= len(tokens) or tokens[k].kind != "word" or self._does(tokens, k):
            return None  # Ada Finch, 51, denied | having seen it
        return self._head(tokens, k)

    def _does(self, tokens: Sequence[Token], k: int) -> bool:
        """A gerund with what it is done to, not one that describes whom it precedes: taking | the money."""
        t, after = tokens[k], tokens[k + 1 : k + 2]
        if self.t.has("perfect_gerund", t) or not after or not self._gerund(t):
            return self.t.has("perfect_gerund", t)
        leads = ("determiners", "boundaries", "objects")
        return after[0].norm in self.t.possessives or any(self.t.has(kind, after[0]) for kind in leads)
