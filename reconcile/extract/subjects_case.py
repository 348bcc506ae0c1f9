"""Subjects in languages with cases: the nominative phrase that agrees with the reporting verb, on either side of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reconcile.extract.cues import CueForm
from reconcile.extract.names import Name
from reconcile.extract.frames import CLOSING, DASHES, OPENING
from reconcile.extract.speakers import PHRASE, REACH, Grammar, Phrase, capitalised, closing, latin, name_run
from reconcile.extract.tokens import Token

ALL = frozenset({"nom", "gen", "dat", "acc", "ins", "loc"})


class CaseSubjects:
    """Finds speaker phrases of one pack. Positions are those of the frame's tokens."""

    def __init__(self, grammar: Grammar, people: Mapping[int, Name]) -> None:
        self.g = grammar
        self.people = people  # names of persons by where they start
        self.t = grammar.table
        self.copied = [phrase.split() for phrase in sorted(self.t.words["copied"])]

    # ------------------------------------------------------------ phrases

    def extend(self, tokens: Sequence[Token], k: int, limit: int, modifiers: bool = True) -> int:
        """End of the noun phrase that starts at k: adjectives, nouns, genitives, names, a prepositional tail."""
        j = k
        noun = False
        while j < min(limit, k + PHRASE):
            t = tokens[j]
            x = self.g.of(t) if t.kind == "word" else None
            if t.kind == "mark":
                if t.text in OPENING and (end := closing(tokens, j)) is not None and end < limit:
                    j = end + 1
                    noun = True
                    continue
                if t.text == "." and j > k and len(tokens[j - 1].text) == 1 and capitalised(tokens[j - 1]) and tokens[j - 1].end == t.start:
                    j += 1
                    continue
                if t.text in "-/№" and j > k and tokens[j - 1].end == t.start:
                    j += 1
                    continue
                break
            if t.kind == "number":
                j += 1
                continue
            if x is None:
                break
            if self.t.has("reciprocal", t) and (end := self._reciprocal(tokens, j, limit)):
                j = end
                continue
            if x.prep and self._cites(tokens, j):
                break
            if x.prep:
                if noun and modifiers and self.t.has("inside", t) and j + 1 < limit:
                    end = self.extend(tokens, j + 1, limit, modifiers=False)
                    if end > j + 1:
                        j = end
                        continue
                break
            if x.conj and self.t.has("coordinators", t):
                if noun and j + 1 < limit and tokens[j + 1].kind == "word" and self._joins(tokens, k, j):
                    j += 1
                    continue
                break
            if not self._nominal(tokens, j):
                break
            noun = noun or x.noun or capitalised(t)
            j += 1
        while j > k and (tokens[j - 1].text in "-/" or self.g.of(tokens[j - 1]).conj if tokens[j - 1].kind == "word" else False):
            j -= 1
        return j

    def _cites(self, tokens: Sequence[Token], j: int) -> bool:
        """Does "со ссылкой на" start here?"""
        return any(all(j + k < len(tokens) and tokens[j + k].norm == w for k, w in enumerate(words)) for words in self.copied)

    def _reciprocal(self, tokens: Sequence[Token], j: int, limit: int) -> int | None:
        """Past "друг от друга", "один за другим"."""
        for k in (j + 1, j + 2):
            if k < limit and tokens[k].kind == "word" and self.t.pack.morph.lemmas(tokens[k].norm) & self.t.words["reciprocal"]:
                return k + 1
        return None

    def _joins(self, tokens: Sequence[Token], k: int, j: int) -> bool:
        nxt = self.g.of(tokens[j + 1])
        return self._nominal(tokens, j + 1) and ("nom" in nxt.cases or "gen" in nxt.cases)

    def _nominal(self, tokens: Sequence[Token], j: int) -> bool:
        t = tokens[j]
        if t.kind != "word":
            return False
        if t.norm in self.t.pronouns:
            return self.t.pronouns[t.norm] != "rel"
        if self.t.has("as", t) or self.t.has("that", t):
            return False
        if self.t.has("adverbs", t) or self.t.has("negation", t):
            return False
        x = self.g.of(t)
        if capitalised(t) and t.start and not x.prep and not x.conj:
            return True
        if self.t.form(t.norm) and x.finite:
            return False
        return x.nominal and not (x.finite or x.gerund or x.adverb or x.prep or x.conj)

    def nominative(self, tokens: Sequence[Token], k: int, word: CueForm | None) -> bool:
        """Can tokens[k] head (or open) the subject of this verb?"""
        t = tokens[k]
        if t.kind == "number":
            return False
        x = self.g.of(t)
        if "nom" not in x.cases and not latin(t) and x.cases and not self._strange(t):
            return False
        if self._strange(t):
            return True
        if word is None or word.form not in ("finite", "passive") or latin(t):
            return True
        numbers = x.numbers - {""}
        if word.number == "pl" and numbers == {"sg"} and "num" not in x.cases:
            return False
        if word.number == "sg" and numbers == {"pl"}:
            return False
        genders = x.genders - {""}
        return not (word.gender and genders and word.gender not in genders and x.noun and not x.animate and t.norm not in self.t.words["titles"])

    def _strange(self, t: Token) -> bool:
        """A capitalised word the dictionary lacks: its case is a guess."""
        return capitalised(t) and not self.t.pack.morph.known(t.norm)

    # ------------------------------------------------------------ after and before the verb

    def after(self, tokens: Sequence[Token], i: int, word: CueForm | None) -> Phrase | None:
        """The subject that follows the verb at i: сказал в интервью РБК директор Владимир Редькин."""
        k, limit = i + 1, len(tokens)
        while k < min(limit, i + REACH):
            t = tokens[k]
            if t.kind == "quote":
                return None
            if t.kind == "mark":
                if t.text in OPENING and (end := closing(tokens, k)) is not None:
                    k = end + 1
                    continue
                if t.text == "(" and (end := self._bracket(tokens, k)) is not None:
                    k = end + 1
                    continue
                return None
            if t.kind == "number":
                k += 1
                continue
            x = self.g.of(t)
            if x.prep:
                k = self._skip_pp(tokens, k)
                continue
            if t.norm in self.t.pronouns:
                return None if self.t.pronouns[t.norm] == "rel" else self._agreeing_pronoun(tokens, k, word)
            if self.t.has("adverbs", t) or (x.adverb and not capitalised(t)):
                k += 1
                continue
            if x.conj or x.gerund or (x.finite and not capitalised(t)):
                return None
            if not self._nominal(tokens, k):
                k += 1
                continue
            hi = self.extend(tokens, k, limit)
            if hi == k:
                k += 1
                continue
            found = self._subject_in(tokens, k, hi, word)
            if found:
                return self._further_name(tokens, found) if found.kind == "role" else found
            k = self._skip_oblique(tokens, k, hi)
        return None

    def _further_name(self, tokens: Sequence[Token], p: Phrase) -> Phrase:
        """A name after a longer role: директор программы ВОЗ по чрезвычайным ситуациям в Европе Майкл Райан."""
        if p.hi >= len(tokens) or tokens[p.hi].kind != "word" or not self.g.of(tokens[p.hi]).prep or self._cites(tokens, p.hi):
            return p
        stop = next((k for k in range(p.hi, min(len(tokens), p.hi + 9)) if tokens[k].kind != "word" or self.g.of(tokens[k]).finite and not capitalised(tokens[k])), min(len(tokens), p.hi + 9))
        for a, b in name_run(tokens, p.hi, stop):
            first = self.g.of(tokens[a])
            if b == stop and b - a >= 2 and first.name == "first" and "nom" in first.cases:
                return Phrase(p.lo, b, a, b, "name")
        return p

    def _bracket(self, tokens: Sequence[Token], k: int) -> int | None:
        return next((j for j in range(k + 1, min(len(tokens), k + 12)) if tokens[j].text == ")"), None)

    def _agreeing_pronoun(self, tokens: Sequence[Token], k: int, word: CueForm | None) -> Phrase | None:
        kind = self.t.pronouns[tokens[k].norm]
        if word and word.number == "sg" and kind in ("pl", "we") or word and word.number == "pl" and kind in ("m", "f", "n", "i", "m2", "f2"):
            return None
        if word and word.gender and kind[0] in "mfn" and len(kind) < 3 and kind[0] != word.gender and kind not in ("we",):
            return None
        return Phrase(k, k + 1, k, k + 1, "pronoun")

    def _skip_pp(self, tokens: Sequence[Token], k: int) -> int:
        """Past a preposition, its noun and what hangs on it in the genitive."""
        j, n = k + 1, len(tokens)
        while j < n and (tokens[j].kind == "number" or tokens[j].kind == "word" and self.g.of(tokens[j]).plain_adj and not self.g.of(tokens[j]).noun):
            j += 1
        if j < n and tokens[j].text in OPENING and (end := closing(tokens, j)) is not None:
            return end + 1
        if j < n and tokens[j].kind == "word":
            j += 1
        while j < n and j < k + PHRASE:
            t = tokens[j]
            if t.text in OPENING and (end := closing(tokens, j)) is not None:
                j = end + 1
                continue
            if t.kind == "number" or t.kind == "word" and (self._only_genitive(t) or self._hangs_on(tokens, j, k)):
                j += 1
                continue
            break
        return j

    def _hangs_on(self, tokens: Sequence[Token], j: int, k: int) -> bool:
        """A form that could be a subject, but stands where a genitive does: во время | ссоры | женщины сказали."""
        x = self.g.of(tokens[j])
        if "gen" not in x.cases or x.prep or x.conj or capitalised(tokens[j]):
            return False
        before = self.g.of(tokens[j - 1]) if j > k + 1 and tokens[j - 1].kind == "word" else None
        if before is not None and before.plain_adj and self._only_genitive(tokens[j - 1]):
            return True
        return j + 1 < len(tokens) and tokens[j + 1].kind == "word" and self._nominal(tokens, j + 1) and "nom" in self.g.of(tokens[j + 1]).cases

    def _only_genitive(self, t: Token) -> bool:
        x = self.g.of(t)
        if x.prep or x.conj or x.adverb or x.finite:
            return False
        if latin(t) or (t.text.isupper() and len(t.text) > 1):
            return True
        if x.name in ("first", "last", "patronymic") and "nom" in x.cases:
            return False  # В августе | Лукашенко отвергал
        return "gen" in x.cases and ("nom" not in x.cases or x.cases >= ALL)

    def _skip_oblique(self, tokens: Sequence[Token], k: int, hi: int) -> int:
        """Past an addressee (журналистам, агентству РИА) that cannot be the subject."""
        return max(hi, k + 1)

    def _subject_in(self, tokens: Sequence[Token], lo: int, hi: int, word: CueForm | None) -> Phrase | None:
        """The first position from which a nominative phrase runs to hi."""
        k = lo
        while k < hi:
            t = tokens[k]
            if t.kind == "word" and self.nominative(tokens, k, word) and not self._dative_only(t) and not (hi == k + 1 and t.norm in self.t.possessives):
                if t.norm in self.t.pronouns:
                    return self._agreeing_pronoun(tokens, k, word)
                found = self.core(tokens, k, hi)
                return None if self._disagrees(tokens, found, word) else found
            k += 1
        return None

    def _disagrees(self, tokens: Sequence[Token], p: Phrase, word: CueForm | None) -> bool:
        """One person cannot be the subject of a plural, nor a woman of a masculine verb."""
        if p.kind != "name" or word is None:
            return False
        name = self.people.get(tokens[p.a].start)
        if word.number != "pl":
            return bool(name and name.gender and word.gender and word.gender != "n" and name.gender != word.gender)
        if p.hi + 1 < len(tokens) and tokens[p.hi].text == "," and tokens[p.hi + 1].kind == "word" and self._nominal(tokens, p.hi + 1):
            return False  # the first of several: сообщили президент Науседа, медиа и послы
        return not any(t.kind == "word" and self.t.has("coordinators", t) or t.kind == "number" for t in tokens[p.lo : p.hi])

    def _dative_only(self, t: Token) -> bool:
        x = self.g.of(t)
        return "nom" not in x.cases and "dat" in x.cases and not latin(t)

    def before(self, tokens: Sequence[Token], i: int, word: CueForm, depth: int = 0) -> Phrase | None:
        """The subject that stands before the verb at i."""
        p = i - 1
        while p >= 0 and tokens[p].kind == "word" and self._between(tokens[p]):
            p -= 1
        if p < 0:
            return None
        if word.form == "gerund" and tokens[p].text == ",":
            return self._shared(tokens, p, word, depth)
        if tokens[p].text in (",", ")") or tokens[p].text in DASHES:
            found = self._over_insertion(tokens, p, word)
            if found:
                return found
            return self._shared(tokens, p, word, depth)
        if tokens[p].kind == "word" and self.t.has("coordinators", tokens[p]):
            return self._shared(tokens, p, word, depth)
        found = self._in_segment(tokens, p, word)
        if found:
            return found
        lo = self._segment(tokens, p)
        return self._shared(tokens, lo - 1, word, depth) if lo > 0 and tokens[lo - 1].text != ":" else None

    def _between(self, t: Token) -> bool:
        x = self.g.of(t)
        return (self.t.has("adverbs", t) or self.t.has("negation", t) or x.adverb) and t.norm not in self.t.pronouns

    def _segment(self, tokens: Sequence[Token], p: int) -> int:
        """Start of the stretch of clause that ends at p."""
        lo = p
        while lo >= 0 and lo > p - REACH:
            t = tokens[lo]
            if t.kind == "quote" or t.text in ",;:.!?…()" or t.text in DASHES:
                if t.text == "." and lo > 0 and len(tokens[lo - 1].text) == 1 and capitalised(tokens[lo - 1]):
                    lo -= 1
                    continue
                break
            if t.kind == "word" and self.t.has("that", t) and t.norm not in self.t.pronouns:
                break
            lo -= 1
        return lo + 1

    def _in_segment(self, tokens: Sequence[Token], p: int, word: CueForm) -> Phrase | None:
        """The best nominative phrase in the stretch that ends at p."""
        lo, hi = self._segment(tokens, p), p + 1
        best: tuple[float, Phrase] | None = None
        k = lo
        while k < hi:
            t = tokens[k]
            if t.text in OPENING and (end := closing(tokens, k)) is not None and end < hi:
                if k == lo and capitalised(tokens[k + 1]):  # «Талибан» заявляет
                    best = (2.0 + k / 100, Phrase(k, end + 1, k + 1, end, "role"))
                k = end + 1
                continue
            if t.kind != "word":
                k += 1
                continue
            x = self.g.of(t)
            if x.prep:
                k = min(self._skip_pp(tokens, k), hi) if not latin(t) else k + 1
                continue
            if t.norm in self.t.pronouns:
                found = self._agreeing_pronoun(tokens, k, word) or (Phrase(k, k + 1, k, k + 1, "pronoun") if self.t.pronouns[t.norm] == "rel" else None)
                if found:
                    best = max(best or (0.0, found), (3.0 + k / 100, found))
                k += 1
                continue
            if self._nominal(tokens, k) and self.nominative(tokens, k, word):
                end = self.extend(tokens, k, hi)
                if end > k and not (end == k + 1 and t.norm in self.t.possessives):
                    found = self.core(tokens, k, end)
                    if self._disagrees(tokens, found, word):
                        k = end
                        continue
                    score = self._weight(tokens, found) + k / 100
                    if best is None or score > best[0]:
                        best = (score, found)
                    k = end
                    continue
            k += 1
        return best[1] if best else None

    def _weight(self, tokens: Sequence[Token], f: Phrase) -> float:
        if f.kind in ("name", "pronoun"):
            return 3.0
        animate = any(self.g.of(t).animate or self.t.has("titles", t) for t in tokens[f.a : f.b] if t.kind == "word")
        return 3.0 if animate else 2.0 if f.kind in ("place", "media") or any(capitalised(t) for t in tokens[f.a : f.b]) else 1.0

    def _over_insertion(self, tokens: Sequence[Token], p: int, word: CueForm) -> Phrase | None:
        """Over "…, пришедший на панихиду с друзьями, говорит": the subject before the insertion."""
        tries = 0
        mark = tokens[p].text
        for c in range(p - 1, max(-1, p - 2 * REACH), -1):
            t = tokens[c]
            if t.kind == "quote" or t.text in ".!?;:":
                return None
            same = t.text == mark or (mark == ")" and t.text == "(") or (mark in DASHES and t.text in DASHES)
            if not same or c == 0:
                continue
            tries += 1
            inner = tokens[c + 1] if c + 1 < p else None
            if inner is not None and inner.kind == "word" and self._opens_insertion(inner):
                found = self._in_segment(tokens, c - 1, word)
                if found and found.hi == c:
                    name = self._apposed(tokens, c, p)
                    return name if name and found.kind == "role" else found
            if tries >= 4 or mark == ")":
                return None
        return None

    def _apposed(self, tokens: Sequence[Token], c: int, p: int) -> Phrase | None:
        """A name set off by commas after a role: директор музея, Алла Верховская, сказала."""
        runs = name_run(tokens, c + 1, p)
        if len(runs) == 1 and runs[0] == (c + 1, p) and p - c <= 5:
            return Phrase(c + 1, p, c + 1, p, "name")
        return None

    def _opens_insertion(self, t: Token) -> bool:
        x = self.g.of(t)
        return t.norm in self.t.pronouns or x.participle or x.gerund or x.prep or x.nominal or self.t.has("as", t)

    def _shared(self, tokens: Sequence[Token], p: int, word: CueForm, depth: int) -> Phrase | None:
        """The subject of an earlier verb that this one shares: Государь улыбнулся и сказал."""
        if depth > 1:
            return None
        for v in range(p, max(-1, p - 2 * REACH), -1):
            t = tokens[v]
            if t.kind == "quote" or t.text in ".!?;:":
                return None
            if t.kind != "word" or capitalised(t) and v:
                continue
            verb = next((q for q in self.t.pack.morph.parses(t.norm)[:2] if q.pos == "verb" and q.tense), None)
            if verb is None or not self.g.of(t).finite:
                continue
            if word.form in ("finite", "passive") and (verb.number and word.number and verb.number != word.number or verb.gender and word.gender and verb.gender != word.gender):
                continue
            form = CueForm(word.cue, "finite", verb.number, verb.gender)
            if v and (tokens[v - 1].text in "," or tokens[v - 1].text in DASHES):  # "…, указал он, подчеркнув"
                found = self.after(tokens, v, form)
                if found:
                    return found
            return self.before(tokens, v, form, depth + 1) or (self.after(tokens, v, form) if v == 0 or depth == 0 else None)
        if word.form == "gerund" and tokens[p].text == ",":  # "Исламисты, заявив о победе, потребовали"
            return self._in_segment(tokens, p - 1, word)
        return None

    # ------------------------------------------------------------ other cases

    def governed(self, tokens: Sequence[Token], k: int, case: str) -> Phrase | None:
        """The phrase in this case that starts at k (по словам | президента Литвы Гитанаса Науседы)."""
        limit = len(tokens)
        while k < limit and tokens[k].kind == "word" and self.t.has("adverbs", tokens[k]) and not capitalised(tokens[k]):
            k += 1
        if k >= limit:
            return None
        hi = k
        if tokens[k].kind == "word" and tokens[k].norm in self.t.pronouns:
            return Phrase(k, k + 1, k, k + 1, "pronoun")
        end = self.extend(tokens, k, limit)
        while hi < end:
            t = tokens[hi]
            if t.kind == "word" and not latin(t):
                x = self.g.of(t)
                fits = case in x.cases or "gen" in x.cases or not x.cases or x.prep or x.conj
                under = hi > k and self.g.of(tokens[hi - 1]).prep if hi > k and tokens[hi - 1].kind == "word" else False
                if not fits and not under and not (t.text.isupper() and len(t.text) > 1):
                    break
            hi += 1
        return self.core(tokens, k, hi, case) if hi > k else None

    def place(self, tokens: Sequence[Token], lo: int, hi: int) -> Phrase | None:
        """ "В мэрии (заверили)": the body that speaks through a place, in tokens[lo:hi]."""
        for k in range(lo, hi - 1):
            if tokens[k].kind == "word" and self.t.has("locative", tokens[k]):
                end = self.extend(tokens, k + 1, hi)
                head = next((t for t in tokens[k + 1 : end] if t.kind == "word" and self.g.of(t).noun), None)
                if head is not None and ("loc" in self.g.of(head).cases or "gen" in self.g.of(head).cases or latin(head)) and not self.t.has("times", head):
                    if any(l in self.t.words["times"] for l in self.t.pack.morph.lemmas(head.norm)):
                        continue
                    return Phrase(k + 1, end, k + 1, end, "place", "loc")
        return None

    # ------------------------------------------------------------ the name inside the phrase

    def core(self, tokens: Sequence[Token], lo: int, hi: int, case: str = "nom") -> Phrase:
        """The person's name in the phrase, if it stands in this case; else the whole phrase."""
        for a in range(hi - 1, lo - 1, -1):
            name = self.people.get(tokens[a].start)
            if name is None:
                continue
            b = a + 1
            while b < hi and tokens[b].end <= name.end:
                b += 1
            as_is = case == "nom" and name.norm.endswith(name.quote)  # as the article has it in the nominative
            if as_is or all(self._stands_in(t, case) for t in tokens[a:b] if t.kind == "word"):
                return Phrase(lo, hi, a, b, "name", case)
        media = any(t.kind == "word" and self.t.has("media", t) for t in tokens[lo:hi])
        return Phrase(lo, hi, lo, hi, "media" if media else "role", case)

    def _stands_in(self, t: Token, case: str) -> bool:
        cases = self.g.of(t).cases
        return case in cases or not cases or latin(t) or self._strange(t)
