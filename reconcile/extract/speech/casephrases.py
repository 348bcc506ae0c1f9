"""Noun phrases in languages with cases: where they end, what case they stand in, the name inside them."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.speech.caseobjects import CaseObjects
from reconcile.extract.speech.cues import CueForm
from reconcile.extract.speech.frames import CLOSING, OPENING
from reconcile.extract.speech.speakers import PHRASE, Phrase, capitalised, closing, glued, latin, opens, past_age
from reconcile.extract.text.tokens import Token

ALL = frozenset({"nom", "gen", "dat", "acc", "ins", "loc"})


class CasePhrases(CaseObjects):
    """Noun phrases of one text. Positions are those of a frame's tokens."""

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
                if (
                    t.text == "."
                    and j > k
                    and len(tokens[j - 1].text) == 1
                    and capitalised(tokens[j - 1])
                    and tokens[j - 1].end == t.start
                ):
                    j += 1
                    continue
                if t.text in "-/" and j > k and tokens[j - 1].end == t.start or t.text == "№" and j > k:
                    j += 1
                    continue
                if t.text == "." and j > k and glued(tokens, j):
                    j += 2
                    continue
                if t.text == "." and j > k and self.t.has("named_for", tokens[j - 1]):
                    j += 1
                    continue
                break
            if t.kind == "number":
                if j > k and self.is_date(tokens, j):
                    break
                j += 1
                continue
            if x is None:
                break
            if self.t.has("reciprocal", t) and (end := self._reciprocal(tokens, j, limit)):
                j = end
                continue
            if x.prep and self.t.cites(tokens, j):
                break
            if x.prep:
                if noun and modifiers and self.t.has("inside", t) and j + 1 < limit:
                    end = self.extend(tokens, j + 1, limit, modifiers=False)
                    if end > j + 1:
                        j = end
                        continue
                break
            if x.conj and self.t.has("coordinators", t):
                if noun and j + 1 < limit and self._joins(tokens, k, j):
                    j += 1
                    continue
                break
            if not self.is_nominal(tokens, j) or j > k and self._other(tokens, j):
                break
            noun = noun or x.noun or capitalised(t)
            j += 1
        while j > k and (
            tokens[j - 1].text in "-/" or self.g.of(tokens[j - 1]).conj if tokens[j - 1].kind == "word" else False
        ):
            j -= 1
        return j

    def _other(self, tokens: Sequence[Token], j: int) -> bool:
        """Does something else begin at j, a date, a subject or an object?"""
        return self.is_date(tokens, j) or self.anew(tokens, j) or self.thing_behind(tokens, j)

    def is_date(self, tokens: Sequence[Token], j: int) -> bool:
        """Does "9 ноября" or "три раза" stand at j?"""
        t, following = tokens[j], tokens[j + 1] if j + 1 < len(tokens) else None
        counts = t.kind == "number" or t.kind == "word" and self.g.of(t).number
        return counts and following is not None and following.text.islower() and self.is_time(following)

    def is_time(self, t: Token) -> bool:
        return t.kind == "word" and not self.t.pack.morph.lemmas(t.norm).isdisjoint(self.t.words["times"])

    def _reciprocal(self, tokens: Sequence[Token], j: int, limit: int) -> int | None:
        """Past "друг от друга", "один за другим"."""
        for k in (j + 1, j + 2):
            if (
                k < limit
                and tokens[k].kind == "word"
                and self.t.pack.morph.lemmas(tokens[k].norm) & self.t.words["reciprocal"]
            ):
                return k + 1
        return None

    def _joins(self, tokens: Sequence[Token], k: int, j: int) -> bool:
        if tokens[j + 1].kind != "word":
            return tokens[j + 1].text in OPENING and tokens[j - 1].text in CLOSING  # «Север» и «Юг»
        nxt = self.g.of(tokens[j + 1])
        return self.is_nominal(tokens, j + 1) and ("nom" in nxt.cases or "gen" in nxt.cases)

    def is_nominal(self, tokens: Sequence[Token], j: int) -> bool:
        t = tokens[j]
        if t.kind != "word":
            return False
        if t.norm in self.t.pronouns:
            return self.t.pronouns[t.norm] != "rel"
        if self.t.has("as", t) or self.t.has("that", t) or self.t.has("coordinators", t) or self.t.has("contrast", t):
            return False
        if self.t.has("quantifiers", t):
            return True
        if self.t.has("adverbs", t) or self.t.has("negation", t):
            return False
        x = self.g.of(t)
        if capitalised(t) and not x.prep and not x.conj and not (opens(tokens, j) and x.small):
            return True
        if self.t.form(t.norm) and x.finite:
            return False
        return x.nominal and not (x.finite or x.gerund or x.adverb or x.prep or x.conj)

    def nominative(self, tokens: Sequence[Token], k: int, word: CueForm | None) -> bool:
        """Can tokens[k] head (or open) the subject of this verb?"""
        t = tokens[k]
        if t.kind == "number" or k and tokens[k - 1].text == "-" and tokens[k - 1].end == t.start:
            return False
        if self.t.has("quantifiers", t):
            return word is None or word.number == "pl" or word.gender in ("n", "")
        x = self.g.of(t)
        named = self._name_at(t)
        if k and self._named_for(tokens, k):
            return False  # Институт имени | Роберта Коха
        if named is not None and (named.start < t.start or f" {named.norm}".endswith(f" {named.quote}")):
            return named.start == t.start and (
                word is None or word.number != "pl"
            )  # Асия, whatever the dictionary says
        if "nom" not in x.cases and not latin(t) and x.cases and not self.is_strange(t):
            return False
        if self.is_strange(t) or t.text.isupper() and x.cases >= ALL:
            return not self._agrees_obliquely(tokens, k)
        if word is None or word.form not in ("finite", "passive") or latin(t):
            return True
        if x.number and t.norm in self.g.several and "sg" not in x.numbers and word.gender in ("m", "f"):
            return False  # двадцать лет | просила: so many did, or it did
        numbers = x.numbers - {""}
        if word.number == "pl" and numbers == {"sg"} and "num" not in x.cases:
            return False
        if word.number == "sg" and numbers == {"pl"}:
            return False
        genders = x.genders - {""}
        return not (
            word.gender
            and genders
            and word.gender not in genders
            and x.noun
            and not x.animate
            and t.norm not in self.t.words["titles"]
        )

    def _agrees_obliquely(self, tokens: Sequence[Token], k: int) -> bool:
        """A name the dictionary lacks, in the case of the noun before it, which is no subject: Братьям | Ковпеням."""
        if not k or tokens[k - 1].kind != "word":
            return False
        before, name = self.g.of(tokens[k - 1]), self.g.of(tokens[k])
        oblique = before.noun and "nom" not in before.cases and "nom" not in name.cases
        return oblique and not before.cases.isdisjoint(name.cases)

    def past_preposition(self, tokens: Sequence[Token], k: int) -> int:
        """Past a preposition, its noun and what hangs on it in the genitive."""
        j, n = k + 1, len(tokens)
        while j < n and (tokens[j].kind == "number" or self._modifies(tokens, k, j)):
            j += 1
        if j < n and tokens[j].text in OPENING and (end := closing(tokens, j)) is not None:
            return end + 1
        if j < n and tokens[j].kind == "word":
            if j == k + 1 and self.g.of(tokens[j]).cases == {"nom"} and self.t.pack.morph.known(tokens[j].norm):
                return j  # it governs nothing: Напередодні | міністр заявив
            j += 1
        while j < n and j < k + PHRASE:
            t = tokens[j]
            if t.text in OPENING and (end := closing(tokens, j)) is not None and not self.is_time(tokens[j - 1]):
                j = end + 1
                continue
            if (aged := past_age(tokens, j)) > j:
                if "nom" in self.g.of(tokens[aged]).cases:
                    break  # сказала в суде | 71-летняя Раиса Кобзева
                j = aged
                continue
            if t.kind == "number" or t.kind == "word" and (self._only_genitive(t) or self._hangs_on(tokens, j, k)):
                j += 1
                continue
            break
        return j

    def _modifies(self, tokens: Sequence[Token], k: int, j: int) -> bool:
        """An adjective, a determiner or a particle before the noun of the preposition at k: в то же | время."""
        t = tokens[j]
        if t.kind != "word" or capitalised(t) or self.t.pack.morph.lemmas(t.norm) & self.t.relatives:
            return False  # письмо, в котором | завод сообщил
        x = self.g.of(t)
        if self.t.has("determiners", t):
            return self._agrees(tokens, j, self.g.governs.get(tokens[k].norm, ALL) - {"nom"})
        return x.plain_adj and not x.noun or x.adverb and j + 1 < len(tokens) and tokens[j + 1].kind == "word"

    def is_determiner(self, tokens: Sequence[Token], k: int) -> bool:
        """Does a word that can stand for a noun belong to the one after it: тот же щеголь, те экономисты?"""
        return self.t.has("determiners", tokens[k]) and self._agrees(tokens, k, frozenset({"nom"}))

    def _agrees(self, tokens: Sequence[Token], j: int, governed: frozenset[str]) -> bool:
        """Is the determiner at j that of the words after it (в этом месяце), not a noun itself (при этом врачи)?"""
        k = j + 1
        while k < len(tokens) and tokens[k].kind == "word" and self.g.of(tokens[k]).adverb:
            k += 1
        if k >= len(tokens) or tokens[k].kind != "word":
            return False
        cases = {p.case for p in self.t.pack.morph.parses(tokens[j].norm) if p.pos in ("adj", "pron")} & governed
        return not cases.isdisjoint(self.g.of(tokens[k]).cases)

    def _hangs_on(self, tokens: Sequence[Token], j: int, k: int) -> bool:
        """A form that could be a subject, but stands where a genitive does: во время | ссоры | женщины сказали."""
        x = self.g.of(tokens[j])
        if "gen" not in x.cases or x.prep or x.conj or capitalised(tokens[j]):
            return False
        before = self.g.of(tokens[j - 1]) if j > k + 1 and tokens[j - 1].kind == "word" else None
        if before is not None and before.adj and self._only_genitive(tokens[j - 1]):
            return True
        return (
            j + 1 < len(tokens)
            and tokens[j + 1].kind == "word"
            and self.is_nominal(tokens, j + 1)
            and "nom" in self.g.of(tokens[j + 1]).cases
        )

    def _only_genitive(self, t: Token) -> bool:
        x = self.g.of(t)
        if x.prep or x.conj or x.adverb or x.finite:
            return False
        if latin(t) or (t.text.isupper() and len(t.text) > 1):
            return True
        if x.name in ("first", "last", "patronymic") and "nom" in x.cases:
            return False  # В августе | Лукашенко отвергал
        return "gen" in x.cases and ("nom" not in x.cases or x.cases >= ALL)

    def settled(self, tokens: Sequence[Token], p: Phrase, word: CueForm | None) -> Phrase:
        """ "Адвокат Биби сообщил": a name of another gender after a role that agrees is whose lawyer it is; of several
        who speak together all are named."""
        if word is not None and word.number == "pl" and p.kind == "name" and self.joint(tokens, p.lo, p.hi):
            return Phrase(p.lo, p.hi, p.lo, p.hi, "role", p.case)
        name = self.people.get(tokens[p.a].start) if p.kind == "name" and p.lo < p.a else None
        if name is None or word is None or not name.gender or word.gender not in ("m", "f"):
            return p
        role = [self.g.of(t) for t in tokens[p.lo : p.a] if t.kind == "word"]
        words = [self.g.of(t) for t in tokens[p.a : p.b] if t.kind == "word"]
        other = name.gender != word.gender and not any(word.gender in x.genders for x in words)
        if other and any(x.noun and word.gender in x.genders for x in role):
            return Phrase(p.lo, p.hi, p.lo, p.hi, "role", p.case)
        return p

    def joint(self, tokens: Sequence[Token], lo: int, hi: int) -> bool:
        """Several who speak: губернатор и глава министерства."""
        return any(t.kind == "word" and self.t.has("coordinators", t) for t in tokens[lo + 1 : max(lo, hi - 1)])

    def disagrees(self, tokens: Sequence[Token], p: Phrase, word: CueForm | None) -> bool:
        """One person is no subject of a plural, nor, where it may be a genitive, of another gender's verb."""
        if p.kind != "name" or word is None:
            return False
        name = self.people.get(tokens[p.a].start)
        if word.number != "pl":
            if not (name and name.gender and word.gender and word.gender != "n" and name.gender != word.gender):
                return False
            role = [self.g.of(t) for t in tokens[p.lo : p.a] if t.kind == "word"]
            if any(x.noun and word.gender in x.genders for x in role):
                return False
            words = [self.g.of(t) for t in tokens[p.a : p.b] if t.kind == "word"]
            if any(word.gender in x.genders for x in words):
                return False  # Марина Лескова: a woman, whatever the form might be of
            return all("gen" in x.cases for x in words)  # пресс-секретарь Лукашенко сообщила
        if (
            p.hi + 1 < len(tokens)
            and tokens[p.hi].text == ","
            and tokens[p.hi + 1].kind == "word"
            and self.is_nominal(tokens, p.hi + 1)
        ):
            return False  # the first of several: сообщили президент Науседа, медиа и послы
        return not any(
            t.kind == "word" and self.t.has("coordinators", t) or t.kind == "number" for t in tokens[p.lo : p.hi]
        )

    def governed(self, tokens: Sequence[Token], k: int, case: str) -> Phrase | None:
        """The phrase in this case that starts at k (по словам | президента Литвы Гитанаса Науседы)."""
        limit = len(tokens)
        while (
            k < limit and tokens[k].kind == "word" and self.t.has("adverbs", tokens[k]) and not capitalised(tokens[k])
        ):
            k += 1
        if k >= limit:
            return None
        hi = next((j for j in range(k, limit) if not self.t.has("particles", tokens[j])), k)
        hi = hi + 1 if hi > k and hi < limit and capitalised(tokens[hi]) else k  # по словам | фон дер Ляйен
        if tokens[k].kind == "word" and tokens[k].norm in self.t.pronouns:
            return Phrase(k, k + 1, k, k + 1, "pronoun")
        end = max(hi, self.extend(tokens, k, limit))
        while hi < end:
            t = tokens[hi]
            if t.text in OPENING and (close := closing(tokens, hi)) is not None and close < end:
                hi = close + 1  # агентство «Новости дня»
                continue
            person = self.people.get(t.start)
            if person and person.end > t.end:  # one name, also where its surname does not decline: Анны Лемех
                while hi < len(tokens) and tokens[hi].start < person.end:
                    hi += 1
                continue
            if t.kind == "word" and not latin(t):
                x = self.g.of(t)
                fits = case in x.cases or "gen" in x.cases or not x.cases or x.prep or x.conj
                under = hi > k and self.g.of(tokens[hi - 1]).prep if hi > k and tokens[hi - 1].kind == "word" else False
                if not fits and not under and not (t.text.isupper() and len(t.text) > 1):
                    break
            hi += 1
        return self.core(tokens, k, hi, case) if hi > k else None

    def in_person(self, tokens: Sequence[Token], p: Phrase) -> Phrase:
        """The one through whom a body speaks: профсоюз в лице | Олега Рака."""
        if p.kind == "name" or [t.norm for t in tokens[p.hi : p.hi + 2]] not in self.t.in_person:
            return p
        found = self.governed(tokens, p.hi + 2, "gen")
        return Phrase(p.lo, found.hi, found.a, found.b, "name", "gen") if found and found.kind == "name" else p

    def place(self, tokens: Sequence[Token], lo: int, hi: int) -> Phrase | None:
        """ "В мэрии (заверили)": the body that speaks through a place, in tokens[lo:hi]."""
        for k in range(lo, hi - 1):
            if tokens[k].kind == "word" and self.t.has("locative", tokens[k]):
                end = self._until_object(tokens, k + 1, self.extend(tokens, k + 1, hi))
                head = next((t for t in tokens[k + 1 : end] if t.kind == "word" and self.g.of(t).noun), None)
                if (
                    head is not None
                    and ("loc" in self.g.of(head).cases or "gen" in self.g.of(head).cases or latin(head))
                    and not self.t.has("times", head)
                ):
                    if any(w in self.t.words["times"] for w in self.t.pack.morph.lemmas(head.norm)):
                        continue
                    return Phrase(k + 1, end, k + 1, end, "place", "loc")
        return None

    def _until_object(self, tokens: Sequence[Token], lo: int, hi: int) -> int:
        """Up to an accusative that cannot belong to the place: в компании | забастовку назвали."""
        for k in range(lo + 1, hi):
            t = tokens[k]
            if (
                t.kind == "word"
                and not capitalised(t)
                and self.g.of(t).nominal
                and self.g.of(t).cases <= {"acc", "ins", "dat"}
            ):
                return k
        return hi

    def pronoun(self, tokens: Sequence[Token], k: int, word: CueForm | None) -> Phrase | None:
        kind = self.t.pronouns[tokens[k].norm]
        if (
            word
            and word.number == "sg"
            and kind in ("pl", "we")
            or word
            and word.number == "pl"
            and kind in ("m", "f", "n", "i", "m2", "f2")
        ):
            return None
        if (
            word
            and word.gender
            and kind[0] in "mfn"
            and len(kind) < 3
            and kind[0] != word.gender
            and kind not in ("we",)
        ):
            return None
        return Phrase(k, k + 1, k, k + 1, "pronoun")
