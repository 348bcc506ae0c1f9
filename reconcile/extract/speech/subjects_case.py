"""Subjects in languages with cases: the nominative phrase that agrees with the reporting verb, on either side of it."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.speech.caseinsertions import CaseInsertions
from reconcile.extract.speech.cores import name_end
from reconcile.extract.speech.cues import CueForm
from reconcile.extract.speech.frames import OPENING
from reconcile.extract.speech.speakers import REACH, Phrase, capitalised, closing, latin, name_run, past_age
from reconcile.extract.text.tokens import DASHES, Token


class CaseSubjects(CaseInsertions):
    """Finds who speaks. Positions are those of a frame's tokens."""

    def after(self, tokens: Sequence[Token], i: int, word: CueForm | None) -> Phrase | None:
        """The subject that follows the verb at i: сказал в интервью РБК директор Владимир Редькин."""
        k, limit = i + 1, len(tokens)
        titled: Phrase | None = None
        while k < min(limit, i + REACH):
            t = tokens[k]
            if t.kind == "quote":
                return titled
            if t.kind == "mark":
                if t.text in OPENING and (end := closing(tokens, k)) is not None:
                    titled = titled or Phrase(k, end + 1, k + 1, end, "role")  # пишет «Фонтанка»
                    k = end + 1
                    continue
                end = (
                    self._bracket(tokens, k) if t.text == "(" else self._meanwhile(tokens, k) if t.text == "," else None
                )
                if end is None:
                    return titled
                k = end + 1
                continue
            if t.kind == "number":
                k = max(k + 1 + self.is_date(tokens, k), past_age(tokens, k))
                continue
            x = self.g.of(t)
            if x.prep:
                k = self.past_preposition(tokens, k)
                continue
            if self.is_determiner(tokens, k):
                k += 1
                continue
            if t.norm in self.t.pronouns:
                return None if self.t.pronouns[t.norm] == "rel" else self.pronoun(tokens, k, word)
            if self.t.has("adverbs", t) or (x.adverb and not capitalised(t)):
                k += 1
                continue
            if x.conj or x.gerund or (x.finite and not capitalised(t)):
                return titled
            if not self.is_nominal(tokens, k):
                k += 1
                continue
            hi = self.extend(tokens, k, limit)
            if hi == k:
                k += 1
                continue
            found = self._subject_in(tokens, k, hi, word)
            if found:
                return self._apposed_name(tokens, self._further_name(tokens, found), word)
            k = self._skip_oblique(tokens, k, hi)
        return titled

    def _apposed_name(self, tokens: Sequence[Token], p: Phrase, word: CueForm | None) -> Phrase:
        """A second role with the name after a comma: сказал заместитель министра, главный врач Пётр Ильин."""
        k = past_age(tokens, p.hi + 1)
        if p.kind != "role" or k >= len(tokens) or tokens[p.hi].text != "," or not self.is_nominal(tokens, k):
            return p
        if "nom" not in self.g.of(tokens[k]).cases and not self.is_strange(tokens[k]):
            return p
        found = self.core(tokens, k, self.extend(tokens, k, len(tokens)))
        if found.kind != "name" or self.disagrees(tokens, found, word):
            return p
        return Phrase(p.lo, found.hi, found.a, found.b, "name")

    def _further_name(self, tokens: Sequence[Token], p: Phrase) -> Phrase:
        """A name after a longer role: директор программы ВОЗ по чрезвычайным ситуациям в Европе Майкл Райан."""
        if (
            p.kind != "role"
            or p.hi >= len(tokens)
            or tokens[p.hi].kind != "word"
            or not self.g.of(tokens[p.hi]).prep
            or self.t.cites(tokens, p.hi)
        ):
            return p
        stop = next(
            (
                k
                for k in range(p.hi, min(len(tokens), p.hi + 9))
                if tokens[k].kind != "word" or self.g.of(tokens[k]).finite and not capitalised(tokens[k])
            ),
            min(len(tokens), p.hi + 9),
        )
        for a in range(p.hi, stop - 1):
            name, first = self.people.get(tokens[a].start), self.g.of(tokens[a])
            whole = name is not None and name_end(tokens, a, stop, name) == stop
            if whole and first.name == "first" and "nom" in first.cases:
                return Phrase(p.lo, stop, a, stop, "name")
        return p

    def _skip_oblique(self, tokens: Sequence[Token], k: int, hi: int) -> int:
        """Past an addressee (журналистам, агентству РИА) that cannot be the subject."""
        return max(hi, k + 1)

    def _subject_in(self, tokens: Sequence[Token], lo: int, hi: int, word: CueForm | None) -> Phrase | None:
        """The first position from which a nominative phrase runs to hi."""
        k = lo
        if word is not None and word.number == "pl" and self.joint(tokens, lo, hi):
            word = word._replace(number="")
        while k < hi:
            t = tokens[k]
            if (
                t.kind == "word"
                and not self.g.of(t).conj
                and self.nominative(tokens, k, word)
                and not self._dative_only(t)
                and not (k > lo and latin(t) and self._owned(tokens[k - 1]))
                and not (hi == k + 1 and t.norm in self.t.possessives)
                and not self.t.has("manners", t)
            ):
                if t.norm in self.t.pronouns:
                    return self.pronoun(tokens, k, word)
                found = self.settled(tokens, self.core(tokens, self._past_addressee(tokens, k, hi), hi), word)
                return None if self.disagrees(tokens, found, word) else found
            k += 1
        return None

    def _past_addressee(self, tokens: Sequence[Token], k: int, hi: int) -> int:
        """Past an agency told something, to the noun that told it: сообщил ТАСС | источник в полиции."""
        j = k
        while j < hi and tokens[j].kind == "word" and self.t.has("media", tokens[j]) and capitalised(tokens[j]):
            j += 1
        plain = j > k and j < hi and tokens[j].kind == "word" and not capitalised(tokens[j])
        return j if plain and "nom" in self.g.of(tokens[j]).cases and "gen" not in self.g.of(tokens[j]).cases else k

    def _owned(self, before: Token) -> bool:
        """Does the word before a name without endings claim it: заявил радиостанции | Europe 1?"""
        if before.kind != "word" or capitalised(before):
            return False
        x = self.g.of(before)
        return x.noun and ("nom" not in x.cases or x.numbers == {"pl"})

    def _dative_only(self, t: Token) -> bool:
        x = self.g.of(t)
        return "nom" not in x.cases and "dat" in x.cases and not latin(t)

    def before(self, tokens: Sequence[Token], i: int, word: CueForm, depth: int = 0) -> Phrase | None:
        """The subject that stands before the verb at i."""
        p = i - 1
        while p >= 0 and tokens[p].kind == "word" and (self._between(tokens[p]) or self._both_adverbs(tokens, p, i)):
            p -= 1
        if p < 0:
            return None
        if word.form == "gerund" and tokens[p].text == ",":
            return self._shared(tokens, p, word, depth)
        if tokens[p].text == ")" and p > 2 and tokens[p - 2].text == "(":  # лидеры группы «Север» (ГСР) | заявили
            found = self.before(tokens, p - 2, word, depth)
            if found is not None and found.kind != "pronoun":
                return found
        if tokens[p].text in (",", ")") or tokens[p].text in DASHES:
            found = self._over_insertion(tokens, p, word)
            if found:
                return found
            return self._shared(tokens, p, word, depth)
        if tokens[p].kind == "word" and self.t.has("coordinators", tokens[p]):
            asks = self.t.has("wh", tokens[p]) and tokens[p - 1].text == ","  # запитав у прокурора, чи | визнає той
            return None if asks else self._shared(tokens, p, word, depth)
        found = self._in_segment(tokens, p, word)
        if found:
            return found
        lo = self._segment(tokens, p)
        if lo > 0 and tokens[lo - 1].text == ",":
            found = self._listed(tokens, lo, p + 1, word) or (
                self._over_insertion(tokens, lo - 1, word) if self._only_when(tokens, lo, p + 1) else None
            )
            if found:
                return found
        return self._shared(tokens, lo - 1, word, depth) if lo > 0 and tokens[lo - 1].text != ":" else None

    def _listed(self, tokens: Sequence[Token], lo: int, hi: int, word: CueForm) -> Phrase | None:
        """A subject whose owners are told one by one: мэры Курска, Орла и Тулы | заявили."""
        while lo > 1 and tokens[lo - 1].text == "," and all(self._owner_or_and(t) for t in tokens[lo:hi]):
            before = self._segment(tokens, lo - 2)
            found = self._in_segment(tokens, lo - 2, word)
            if found is not None:
                whole = found.kind == "role" and found.hi == lo - 1 and found.hi > found.lo + 1
                return Phrase(found.lo, hi, found.a, hi, "role", found.case) if whole else None
            lo = before
        return None

    def _between(self, t: Token) -> bool:
        x = self.g.of(t)
        small = self.t.has("adverbs", t) or self.t.has("negation", t) or x.adverb
        return small and t.norm not in self.t.pronouns and not self.t.has("coordinators", t)

    def _both_adverbs(self, tokens: Sequence[Token], p: int, i: int) -> bool:
        """тихо | и | упорно подтверждала"""
        if not 0 < p < i - 1 or not self.t.has("coordinators", tokens[p]):
            return False
        return self.g.of(tokens[p - 1]).adverb or self.t.has("adverbs", tokens[p - 1])  # так и | не признала

    def _in_segment(self, tokens: Sequence[Token], p: int, word: CueForm) -> Phrase | None:
        """The best nominative phrase in the stretch that ends at p."""
        lo, hi = self._segment(tokens, p), p + 1
        best: tuple[float, Phrase] | None = None
        k = lo
        while k < hi:
            t = tokens[k]
            if t.text in OPENING and (end := closing(tokens, k)) is not None and end < hi:
                if best is None and capitalised(tokens[k + 1]):  # «Талибан» заявляет; «А» и «Б» заявляют
                    last = self.extend(tokens, k, hi) if word.number == "pl" else k
                    joint = self.joint(tokens, k, last)
                    best = (
                        2.0 + k / 100,
                        Phrase(k, last, k, last, "role") if joint else Phrase(k, end + 1, k + 1, end, "role"),
                    )
                    end = last - 1 if joint else end
                k = end + 1
                continue
            if t.kind == "number" and (end := self._so_many(tokens, k, hi, word)) is not None:
                several = self.core(tokens, k, end)
                best = max(best or (0.0, several), (2.5 + k / 100, several))
                k = end
                continue
            if t.kind != "word":
                k += 1 + (t.kind == "number" and self.is_date(tokens, k))
                continue
            x = self.g.of(t)
            if x.prep:
                k = min(self.past_preposition(tokens, k), hi) if not latin(t) else k + 1
                continue
            if self.is_determiner(tokens, k):
                k += 1
                continue
            if t.norm in self.t.pronouns:
                found = self.pronoun(tokens, k, word) or (
                    Phrase(k, k + 1, k, k + 1, "pronoun") if self.t.pronouns[t.norm] == "rel" else None
                )
                if found:
                    best = max(best or (0.0, found), (3.0 + k / 100, found))
                k += 1
                continue
            if word.number == "pl" and k > lo and self.g.of(tokens[k - 1]).noun and self._hangs_on(tokens, k, k - 1):
                k += 1  # Состояние | лошади | ветеринары оценивают
                continue
            if k > lo and self.after_infinitive(tokens, k):
                k = max(self.extend(tokens, k, hi), k + 1)
                continue
            if self.is_nominal(tokens, k) and (end := self._phrase_end(tokens, k, hi, word)):
                if end > k and not (end == k + 1 and t.norm in self.t.possessives):
                    found = self.settled(tokens, self.core(tokens, k, end), word)
                    if self.disagrees(tokens, found, word) or end < hi and self.anew(tokens, end):
                        k = end
                        continue
                    score = self._weight(tokens, found) + k / 100
                    if best is None or score > best[0]:
                        best = (score, found)
                    k = end
                    continue
            k += 1
        return self.in_person(tokens, best[1]) if best else self._swallowed(tokens, p, lo, word)

    def _so_many(self, tokens: Sequence[Token], k: int, hi: int, word: CueForm) -> int | None:
        """Where a phrase that a number opens ends, if it may be the subject: 20 членов, 80% жителей | заявили."""
        n = k + 1 + (k + 2 < hi and tokens[k + 1].text == "%")
        if word.number != "pl" or n >= hi or self.is_date(tokens, k) or not self.is_nominal(tokens, n):
            return None
        x = self.g.of(tokens[n])
        if "gen" not in x.cases or not (x.noun or x.plain_adj) or capitalised(tokens[n]):
            return None
        end = self.extend(tokens, n if n > k + 1 else k, hi)
        return end if end > n else None

    def _phrase_end(self, tokens: Sequence[Token], k: int, hi: int, word: CueForm) -> int | None:
        """Where a phrase ends that starts at k and may be the subject, alone or with others."""
        if self.nominative(tokens, k, word):
            return self.extend(tokens, k, hi)
        if word.number != "pl" or not self.nominative(tokens, k, word._replace(number="")):
            return None
        end = self.extend(tokens, k, hi)
        return end if self.joint(tokens, k, end) else None

    def _swallowed(self, tokens: Sequence[Token], p: int, lo: int, word: CueForm) -> Phrase | None:
        """A name without endings right before the verb, taken for a genitive: На прошлой неделе | Ryanair объявила."""
        if not capitalised(tokens[p]) or not (
            latin(tokens[p]) or len(tokens[p].text) > 1 and tokens[p].text.isupper() or self.is_strange(tokens[p])
        ):
            return None
        k = next((a for a, b in name_run(tokens, lo, p + 1, self.t) if b == p + 1), p)
        found = self.core(tokens, k, p + 1)
        return None if self.g.of(tokens[k]).prep or self.disagrees(tokens, found, word) else found

    def _weight(self, tokens: Sequence[Token], f: Phrase) -> float:
        if f.kind in ("name", "pronoun"):
            return 3.0
        animate = any(self.g.of(t).animate or self.t.has("titles", t) for t in tokens[f.a : f.b] if t.kind == "word")
        return (
            3.0
            if animate
            else 2.0
            if f.kind in ("place", "media") or any(capitalised(t) for t in tokens[f.a : f.b])
            else 1.0
        )

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
            alone = c + 2 == p  # мэр, | напротив, | заявил
            if inner is not None and (
                inner.kind == "number" or inner.kind == "word" and (alone or self._opens_insertion(inner))
            ):
                end = next((k for k in range(c - 1, max(0, c - REACH), -1) if tokens[k].text == "("), c)
                end = end if tokens[c - 1].text == ")" else c  # фонд «Заря» (ФЗ), | владеющий заводом, заявил
                found = self._in_segment(tokens, end - 1, word)
                between = found and (self._only_when(tokens, found.hi, c) or self._placed(tokens, found, c))
                if found and (found.hi == end or between) and not self._inserted(tokens, found):
                    name = self._apposed(tokens, c, p)
                    whose = found.kind == "name" and found.lo < found.a  # адвокат Биби, | Лев Зуев, сказал
                    return name if name and (found.kind == "role" or whose) else found
            if tries >= 4 or mark == ")":
                return None
        return None

    def _shared(self, tokens: Sequence[Token], p: int, word: CueForm, depth: int) -> Phrase | None:
        """The subject of an earlier verb that this one shares: Государь улыбнулся и сказал."""
        if depth > 1:
            return None
        main = self._main_clause(tokens, p) if depth == 0 else p
        if main < p and (found := self._shared(tokens, main, word, depth + 1)) is not None:
            return found
        for v in range(p, max(-1, p - 2 * REACH), -1):
            t = tokens[v]
            if t.kind == "quote" or t.text in ".!?;:":
                return None
            if t.kind != "word" or capitalised(t) and v:
                continue
            verb = next((q for q in self.t.pack.morph.parses(t.norm)[:2] if q.pos == "verb" and q.tense), None)
            if verb is None or not self.g.of(t).finite:
                continue
            number = verb.number or ("sg" if verb.gender else "")
            if word.form in ("finite", "passive") and (
                number
                and word.number
                and number != word.number
                or verb.gender
                and word.gender
                and verb.gender != word.gender
            ):
                continue
            form = CueForm(word.cue, "finite", verb.number, verb.gender)
            if v and (tokens[v - 1].text in "," or tokens[v - 1].text in DASHES):  # "…, указал он, подчеркнув"
                found = self.after(tokens, v, form)
                if found:
                    return found
            return self.before(tokens, v, form, depth + 1) or (
                self.after(tokens, v, form) if v == 0 or depth == 0 else None
            )
        if word.form == "gerund" and tokens[p].text == ",":  # "Исламисты, заявив о победе, потребовали"
            return self._in_segment(tokens, p - 1, word)
        return None

    def _main_clause(self, tokens: Sequence[Token], p: int) -> int:
        """Back over a clause that the comma before "and" closes: Тренер сообщил, | что вратарь болен, и | добавил."""
        if p < 3 or tokens[p - 1].text != "," or not self.t.has("coordinators", tokens[p]):
            return p
        lo = self._segment(tokens, p - 2)
        opened = lo > 1 and self.t.has("that", tokens[lo - 1]) and tokens[lo - 2].text == ","
        return lo - 2 if opened else p
