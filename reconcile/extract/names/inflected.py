"""Names in languages that inflect: the words of one agree, institutions are a capital with small words after it."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.names import settlements
from reconcile.extract.names.nominative import Option, Raw, cased, options, split_group
from reconcile.extract.names.readings import FIRST, LAST, PATRONYMIC, has_role, is_name, readings
from reconcile.extract.names.scan import Scan, compound
from reconcile.extract.text.tokens import Token
from reconcile.language.morphology import Parse, norm
from reconcile.language.places import gazetteer, match

_ADJECTIVE = ("adj", "participle")
SHORT = 3  # letters of an abbreviation that no surname has
OF = 4  # words between what somebody is and his name: председатель комитета по бюджету
_SMALL = ("pron", "prep", "conj", "part")


class CaseScan(Scan):
    """Reads a row of capitals by case, gender and the dictionary's names."""

    def breaks(self, out: Sequence[Token], token: Token) -> bool:
        if self.is_head(token, self.rules.not_names) or compound(token.norm, self.rules.not_names):
            return True
        if not out:
            return False
        last = out[-1].text
        if last.isascii() != token.text.isascii():
            return True
        if last.isupper() and 1 < len(last) <= SHORT and len(token.text) == 1:
            return True  # РАН | Д. Ю. Логунов
        named = has_role(out[-1].norm, FIRST, self.pack) and is_name(out[-1].norm, self.pack)
        if len(last) > 1 and len(token.text) > 1 and last.isupper() != token.text.isupper():
            return not (named and len(token.text) > SHORT)  # Мария ЛЕНЦ
        return not named and match([(token.norm, token.text)], self.pack) is not None

    def may_be_place(self, i: int) -> bool:
        parses = self.pack.morph.parses(self.tokens[i].norm)
        if self.several(self.tokens[i].norm):
            return False
        return not self.opens(i) or not any(p.pos in _SMALL for p in parses)

    def several(self, word: str) -> bool:
        """Would it be several of a place that is one: Орлов is no genitive of "Орлы"?"""
        first = gazetteer(self.pack).first
        read = [p for p in self.pack.morph.parses(word) if p.lemma in first]
        if word in first or not read or any(p.pos != "noun" or p.number != "pl" for p in read):
            return False
        if any(len(e.words) > 1 for p in read for e in first[p.lemma]):
            return False
        return all(q.number != "pl" for p in read for q in self.pack.morph.parses(p.lemma) if q.case == "nom")

    def is_person(self, row: Sequence[Token]) -> bool:
        return len(row) > 1 and has_role(row[0].norm, FIRST, self.pack) and len(split_group(row[:2], self.pack)) == 1

    def surname_first(self, row: Sequence[Token]) -> bool:
        """Солонцов Игнат: a word that may be a surname and a first name in the same case. «Слова Анны» are none."""
        more = len(row) > 2 and not has_role(row[2].norm, PATRONYMIC, self.pack)  # Сторож Игнат Лунин
        if len(row) < 2 or more or not has_role(row[0].norm, LAST, self.pack):
            return False
        first = [r for r in readings(row[1].norm, self.pack) if r.role == FIRST]
        noun = any(p.pos == "noun" and not p.name and p.number != "pl" for p in self.pack.morph.parses(row[0].norm))
        plain = first and (not noun or any(r.case == "nom" for r in first))
        return bool(plain) and len(split_group(row[:2], self.pack)) == 1

    def read(self, i: int, row: list[Token], end: int) -> tuple[list[Raw], int]:
        opening = self.opens(i)
        institution = self.institution(i, opening)
        if institution:
            return institution
        if opening and self.only_opens(row):
            return [], i + 1
        if self.is_person(row[1:]) and self.is_head(row[0], self.rules.titles):
            row = row[1:]  # "– Христианка Асия Биби"
        groups = split_group(row, self.pack)
        out: list[Raw] = []
        for n, group in enumerate(groups):
            raw = self.group(group, opening and n == 0)
            if raw is None:
                continue
            if (
                len(group) == 1
                and raw.kind in ("person", "other")
                and n + 1 < len(groups)
                and self.is_person(groups[n + 1])
            ):
                raw.kind = "place"  # "мэр Озерграда Виктор Шумейда"
                raw.options = [o for o in raw.options if "gen" in o.cases] or raw.options
            out.append(raw)
        return out, end

    def institution(self, i: int, opening: bool) -> tuple[list[Raw], int] | None:
        """Верховный суд, Харьковская область, Министерство иностранных дел."""
        row = self.tokens[i : i + 4]
        if len(row) < 2 or row[1].kind != "word":
            return None
        head, small = row[0], row[1]
        if small.text[0].isupper() and (head.norm not in self.rules.org_adjectives or small.text.isupper()):
            return None
        for heads, kind in ((self.rules.org_heads, "org"), (self.rules.place_heads, "place")):
            if self.is_head(small, heads) and self.agree(head, small):
                if opening and not self.may_open(head, kind):
                    return None
                adjective = cased(self.agreeing(head.norm, small.norm), head.text)
                name = f"{adjective} {self.pack.morph.lemma(small.norm, 'noun')}"
                return [self.raw(head, small, kind, name)], i + 2
        if not self.is_head(head, self.rules.org_heads) or head.norm in self.rules.org_names:
            return None
        end = self.dependents(row)
        if end == 1:
            return None
        name = " ".join([cased(self.pack.morph.lemma(head.norm, "noun"), head.text), *(t.text for t in row[1:end])])
        return [self.raw(head, row[end - 1], "org", name)], i + end

    def may_open(self, head: Token, kind: str) -> bool:
        """May an adjective with the capital of the sentence it opens still begin a name?"""
        if head.norm in self.rules.org_adjectives or head.norm in self.seen:
            return True
        return kind == "place" and not self.pack.morph.lemmas(head.norm).isdisjoint(gazetteer(self.pack).adjectives)

    def agree(self, head: Token, small: Token) -> bool:
        return self.agree_words(head.norm, small.norm)

    def agree_words(self, adjective: str, noun: str) -> bool:
        """Is one an adjective in a case that the other, a noun in the singular, can have?"""
        parses = self.pack.morph.parses
        cases = {p.case for p in parses(adjective) if p.pos in _ADJECTIVE and p.case and p.number != "pl"}
        own = {p.case for p in parses(noun) if p.pos == "noun" and p.number != "pl"}
        return not cases.isdisjoint(own)

    def dependents(self, row: Sequence[Token]) -> int:
        """How far small words in the genitive follow the head of an institution."""
        parses = self.pack.morph.parses
        end = 1
        while end < len(row) and row[end].kind == "word" and row[end].text[0].islower():
            if not any(p.case == "gen" and p.pos in ("noun", "adj") for p in parses(row[end].norm)[:3]):
                break
            end += 1
        while end > 1 and not any(p.pos == "noun" for p in parses(row[end - 1].norm)):
            end -= 1
        return end

    def agreeing(self, adjective: str, noun: str) -> str:
        """The nominative of an adjective in the gender of its noun, by the endings of the pack."""
        lemma = self.pack.morph.lemma(adjective, "adj")
        gender = next((p.gender for p in self.pack.morph.parses(noun) if p.pos == "noun" and p.number != "pl"), "m")
        for ending, by in self.rules.adjective.get(gender, ()):
            if lemma.endswith(ending):
                return lemma[: -len(ending)] + by
        return lemma

    def group(self, group: list[Token], opening: bool) -> Raw | None:
        """A group of words that agree: most often a person."""
        words, texts = [t.norm for t in group], tuple(t.text for t in group)
        first, last = group[0], group[-1]
        if all(t.text.isascii() for t in group):
            return self.raw(first, last, "org" if len(group) == 1 else "other", " ".join(texts))
        if self.is_head(last, self.rules.org_names):
            fixed = " ".join(texts) if words[-1] in self.rules.org_names else ""
            return self.raw(first, last, "org", fixed, texts=texts, options=options(group, self.pack))
        if self.is_head(last, self.rules.org_heads):
            return None if opening else self.raw(first, last, "org", " ".join(texts))
        towns = self.settlements(group)
        if not towns and not self.names_something(group):
            return None
        if len(group) > 1 and all(self.pack.morph.known(w) and not self.named(w) for w in words):
            return self.raw(first, last, "other", " ".join(texts))  # words of the language: nothing to decline
        head = self.before(first)
        ways = options(group, self.pack)
        ways = self.fitting(self.of_bearer(ways, first, head) if self.is_person(group) else ways, head, last)
        if towns:
            return self.raw(first, last, "place", texts=texts, options=towns, guessed=True)
        guessed = any(len(t.text) > 1 and not self.pack.morph.known(t.norm) for t in group)
        return self.raw(first, last, self.kind(group, head, ways), texts=texts, options=ways, guessed=guessed)

    def settlements(self, group: list[Token]) -> list[Option]:
        """The readings of a single word after a preposition of places, with no noun of its own behind it."""
        head, after = self.preposition(group[0]), self.after(group[-1])
        if len(group) > 1 or head is None or head.norm not in self.rules.place_prepositions:
            return []
        parses = self.pack.morph.parses
        own = {(p.case, p.number) for p in parses(group[0].norm) if p.pos == "adj"}
        led = parses(after.norm) if after is not None else ()
        if led and led[0].pos in (*_ADJECTIVE, "noun") and any((p.case, p.number) in own for p in led):
            return []  # «в Южном федеральном округе»
        return settlements.options(group[0].norm, self.governed(head), self.pack)

    def preposition(self, token: Token) -> Token | None:
        """The word before a name, or before the name that a conjunction joins it to: «в Озёрном и Дыркове»."""
        head = self.before(token)
        if head is None or self.pack.morph.parses(head.norm)[0].pos != "conj":
            return head
        other = self.before(head)
        return self.before(other) if other is not None and other.text[:1].isupper() else head

    def fitting(self, ways: list[Option], head: Token | None, last: Token) -> list[Option]:
        """The readings that the words around allow; all of them where none fits."""
        women = self.woman(head) if head and not self.is_head(head, self.rules.kin) else frozenset()
        ways = [o for o in ways if o.gender == "f" and o.cases & women] or ways
        for verb in (self.beyond(last), head):
            gender = self.verb_gender(verb)
            subject = [o for o in ways if "nom" in o.cases and o.gender == gender]
            subject = subject or [o for o in ways if "nom" in o.cases and not o.gender]
            if gender and subject:
                return subject
        agreeing = [p for p in self.pack.morph.parses(head.norm) if p.pos == "adj" and p.number != "pl"] if head else []
        if agreeing:
            return [o for o in ways if any(_agrees(o, p) for p in agreeing)] or ways
        cases = self.governed(head)
        return [o for o in ways if o.cases & cases] or ways if cases else ways

    def beyond(self, last: Token) -> Token | None:
        """The word after a name, over a small one: Александра Титова не | пришла."""
        word = self.after(last)
        small = word is not None and self.pack.morph.parses(word.norm)[0].pos in ("part", "adv")
        return (self.after(word) or word) if small and word is not None else word

    def of_bearer(self, ways: list[Option], first: Token, head: Token | None) -> list[Option]:
        """The readings in the case of whose name it is: of "председатель сессии | Амаду Кейта" the chairman's, of
        "победительница лотереи, | Раиса Кобзева" the winner's."""
        n = self.index[first.start]
        apposed = head is None and n > 1 and self.tokens[n - 1].text == "," and self.tokens[n - 2].kind == "word"
        noun, reach = self.tokens[n - 2] if apposed else head, OF
        while noun is not None and reach and self.is_thing(noun):
            noun, reach = self.before(noun), reach - 1
        likely = self.pack.morph.parses(noun.norm)[0] if noun is not None else None
        if noun is None or likely is None or reach == OF and not apposed or noun.text[0].isupper():
            return ways
        if not likely.animate or likely.pos != "noun":
            return ways
        own = {p.case for p in self.pack.morph.parses(noun.norm) if p.animate and p.number != "pl" and p.pos == "noun"}
        women = self.woman(noun) if not self.is_head(noun, self.rules.kin) else frozenset()
        ways = [o for o in ways if o.gender == "f" and o.cases & women] or ways
        return [o for o in ways if o.cases & own] or ways

    def is_thing(self, token: Token) -> bool:
        """A noun in the genitive that is nobody, or an adjective beside one."""
        parses = self.pack.morph.parses(token.norm)
        adjective = any(p.pos in _ADJECTIVE for p in parses)  # смертного
        nobody = adjective or parses[0].pos == "noun" and not parses[0].animate
        return nobody and any(p.case == "gen" for p in parses)

    def governed(self, head: Token | None) -> frozenset[str]:
        """Cases that the word before a name asks for: a preposition's; a noun's own (apposition) or the genitive."""
        if head is None:
            return frozenset()
        if head.norm in self.rules.governs:
            return self.rules.governs[head.norm]
        nouns = [p for p in self.pack.morph.parses(head.norm) if p.pos == "noun" and p.case]
        if not nouns or self.pack.morph.parses(head.norm)[0].pos != "noun":
            return frozenset()
        if self.named(head.norm) and not self.is_head(head, self.rules.titles):
            return frozenset()
        return frozenset(p.case for p in nouns) | {"gen"}

    def named(self, word: str) -> bool:
        """May the word be a name of any kind by the dictionary?"""
        return word in self.rules.first_names or any(p.name for p in self.pack.morph.parses(word))

    def noun(self, word: str) -> bool:
        parses = self.pack.morph.parses(word)
        return bool(parses) and (parses[0].guessed or parses[0].pos == "noun")

    def decline(self, raw: Raw, first: Token, head: Token | None) -> None:
        word, space, rest = raw.quote.partition(" ")
        parses = [p for p in self.pack.morph.parses(first.norm) if p.pos == "noun" and p.number != "pl"]
        if space and " " not in rest and self.agree_words(first.norm, norm(rest)):
            small = cased(self.pack.morph.lemma(norm(rest), "noun"), rest)
            raw.norm = f"{cased(self.agreeing(first.norm, norm(rest)), word)} {small}"
        elif not space and raw.quote == first.text and not first.text.isascii() and not first.text.isupper():
            known = self.pack.morph.known(first.norm)
            if not known or not any(p.case == "nom" for p in parses):
                raw.norm, raw.texts, raw.guessed = "", (first.text,), not known
                raw.options = self.fitting(options([first], self.pack), head, first)
        elif parses and not parses[0].guessed and not any(p.case == "nom" for p in parses):
            raw.norm = cased(parses[0].lemma, word) + space + rest

    def names_something(self, group: Sequence[Token]) -> bool:
        """One word that the dictionary knows as an adverb, a verb, an adjective is no name; nor is an initial alone."""
        if len(group) > 1:
            return any(len(t.text) > 1 and (self.named(t.norm) or self.noun(t.norm)) for t in group)
        parses = self.pack.morph.parses(group[0].norm)
        if parses[0].guessed or parses[0].pos == "noun":
            return True
        return parses[0].pos in ("adj", "x") and self.named(group[0].norm)

    def woman(self, head: Token) -> frozenset[str]:
        """The cases of a word before a name that speaks of a woman (христианка, певица); none where it may be a man."""
        parses = self.pack.morph.parses(head.norm)
        found = [p for p in parses if p.pos == "noun" and p.animate and p.number != "pl" and not p.name]
        return frozenset(p.case for p in found) if {p.gender for p in found} == {"f"} else frozenset()

    def verb_gender(self, token: Token | None) -> str:
        """Gender of a verb in the past beside a name, whose subject the name then is."""
        if token is None:
            return ""
        verb = self.pack.morph.parses(token.norm)[0]
        return verb.gender if verb.pos == "verb" and verb.tense == "past" else ""

    def kind(self, group: Sequence[Token], head: Token | None, ways: Sequence[Option]) -> str:
        known = [t.norm for t in group if self.pack.morph.known(t.norm)]
        roles = any(has_role(word, r, self.pack) for word in known for r in (FIRST, LAST, PATRONYMIC))
        first = has_role(group[0].norm, FIRST, self.pack) or len(group[0].text) == 1
        if len(group) > 1 and (roles or first):
            return "person"
        if head and self.is_head(head, self.rules.place_heads):
            return "place"
        if head and self.is_head(head, self.rules.titles):
            own = {p.case for p in self.pack.morph.parses(head.norm) if p.pos == "noun"}
            return "person" if any(o.cases & own for o in ways) else "other"  # "мэр Озерграда": not he
        if not roles and self.after_place_preposition(head):
            return "place"
        if len(group) > 1:
            return "person" if len(known) < len(group) else "other"
        parses = self.pack.morph.parses(group[0].norm)
        if roles or first:
            return "person"
        if parses[0].guessed:
            town = self.rules.place_endings and any(norm(o.words[-1]).endswith(self.rules.place_endings) for o in ways)
            return "place" if town else "other"
        return "place" if all(p.name == "place" for p in parses) else "org" if parses[0].name == "org" else "other"

    def after_place_preposition(self, head: Token | None) -> bool:
        """Is the word before a preposition of places, or an adjective with one before it ("в соседнем Броварище")?"""
        if head and self.pack.morph.parses(head.norm)[0].pos == "adj":
            head = self.before(head)
        return head is not None and head.norm in self.rules.place_prepositions

    def is_name(self, token: Token) -> bool:
        """Is the word a name by the dictionary, or by another mention? An initial is."""
        if len(token.text) == 1:
            return True
        parses = self.pack.morph.parses(token.norm)
        return any(p.name and p.lemma in self.seen for p in parses) or is_name(token.norm, self.pack)

    def only_opens(self, row: Sequence[Token]) -> bool:
        """A word of the language that has its capital from the sentence it opens."""
        token = row[0]
        small = any(p.pos in _SMALL for p in self.pack.morph.parses(token.norm))
        if token.text.isascii() or (self.is_name(token) and not small):
            return False
        if token.norm in self.rules.org_names or (token.text.isupper() and len(token.text) > 1):
            return False
        if self.pack.morph.parses(token.norm)[0].pos in _SMALL:
            return True  # «Из Пашутина»: Иза is rarer
        if self.is_person(row) or self.surname_first(row):
            return self.is_head(token, self.rules.titles)
        if small:
            return True
        if len(row) > 1 and self.agree_words(token.norm, row[1].norm) and not self.pack.morph.known(row[1].norm):
            return False  # "Нижний Сарг"
        return self.pack.morph.known(token.norm)


def _agrees(option: Option, adjective: Parse) -> bool:
    woman = adjective.gender == "f"
    return adjective.case in option.cases and (not option.gender or (option.gender == "f") == woman)
