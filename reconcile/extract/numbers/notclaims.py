"""What has digits or numerals and is no claim. Every refusal has a reason, which coverage counts."""

from __future__ import annotations

from functools import lru_cache

from reconcile.extract.numbers.ballots import ballots
from reconcile.extract.numbers.number import pieces
from reconcile.extract.numbers.numeral import HUNDRED, THOUSAND, Number, Source
from reconcile.extract.numbers.tables import number_tables
from reconcile.extract.numbers.units import unit_tables
from reconcile.extract.text.phrases import Phrases
from reconcile.extract.text.tokens import tokenize
from reconcile.language import Pack
from reconcile.language.morphology import norm

ABBREVIATED = (3, 5)  # letters of an abbreviation that a number may follow
ENDING = 2  # letters of the ending of a numeral in figures
QUOTED = {"«": "»", "“": "”", "„": "“”", '"': '"'}
TITLE = 6  # tokens of a title between marks, at most
FEW = 5  # years of one span
_FUNCTION = frozenset({"prep", "conj", "det", "pron", "modal", "part", "adv"})
_COUNTED = frozenset({"noun", "adj", "participle", "num"})


class Refusals:
    """The section `not_claims` of a pack, compiled."""

    def __init__(self, pack: Pack) -> None:
        data = pack.section("not_claims")
        before = [(w, r) for r, words in (data.get("before") or {}).items() for w in words]
        capital = [(w, r) for r, words in (data.get("before_capital") or {}).items() for w in words]
        self.before = Phrases(before, backward=True)
        self.spelled = frozenset(norm(str(w)) for w in data.get("spelled") or ())
        self.before_capital = Phrases(capital, backward=True)
        self.after = Phrases((w, r) for r, words in (data.get("after") or {}).items() for w in words)
        self.after_any = Phrases((w, r) for r, words in (data.get("after_any") or {}).items() for w in words)
        self.street = frozenset(map(norm, data.get("street") or ()))
        self.codes = frozenset(str(c) for c in data.get("codes") or ())
        t = number_tables(pack)  # idioms are cut at the hyphen as the text is: six-figure
        cut = (" ".join(token.text for token in pieces(tokenize(str(w)), t)) for w in data.get("idioms") or ())
        self.idioms = Phrases((w, True) for w in cut)
        self.year_before = frozenset(map(norm, data.get("year_before") or ()))
        self.year_after = Phrases((w, "date") for w in data.get("year_after") or ())
        one = data.get("one") or {}
        self.one_before = Phrases(((w, True) for w in one.get("before") or ()), backward=True)
        self.one_in = Phrases((w, True) for w in pack.section("numbers").get("one_in") or ())
        self.of_them = frozenset(map(norm, one.get("of_them") or ()))
        self.harm = number_tables(pack).zero_of
        self.one_of = frozenset(map(norm, one.get("of") or ()))
        self.one_after = Phrases((w, True) for w in one.get("after") or ())
        self.one_stands = bool(one.get("stands"))  # "один погиб": the numeral does without a noun
        self.one_alone = frozenset(map(norm, one.get("alone") or ()))
        self.prefixes = frozenset(map(norm, data.get("prefixes") or ()))
        pair = data.get("pair") or {}
        self.pair_values = frozenset(pair.get("values") or ())
        self.pair_nouns = Phrases((w, True) for w in pair.get("nouns") or ())
        self.year_before_noun = bool(data.get("year_before_noun"))
        self.aged = Phrases(((w, True) for w in data.get("aged") or ()), backward=True)
        self.called = Phrases(((w, True) for w in data.get("called") or ()), backward=True)
        self.pack = pack
        self.ballots = ballots(pack)
        self.possessive = tuple(map(norm, pack.section("morphology").get("possessive") or ()))
        self.series = bool(data.get("series"))
        self.units = unit_tables(pack)
        self.own_script = not any(word.isascii() for word in number_tables(pack).words)
        self.decimal = number_tables(pack).decimal
        self.numerals = number_tables(pack).starts

    def reason(self, s: Source, n: Number, unit: str | None, money: bool) -> str | None:
        """Why the number is no claim, or None. `unit`: what was read after it; `money`: a currency sign before it."""
        if n.skip:
            return n.skip
        if n.figures and "fraction" in n.marks and self._before(s, n):
            return "number"  # phase 2/3
        if money or n.unit:
            return None
        if n.figures and s.norm(n.first - 1) in QUOTED and s.norm(n.first - 2) == "=":
            return "number"  # id="7341": markup
        if n.figures and n.plain and (self._listed(s, n) or self._page(s, n)):
            return "list"
        if n.figures and unit is None and self._dotted(s, n):
            return "time"
        if n.figures:
            reason = self._glued(s, n, unit)
            if reason:
                return reason
        voted = unit is None and self.ballots.told(s, n)
        if not voted and self._score(s, n):
            return "score"
        if self._second_year(s, n):
            return "year"
        if n.figures and (unit is None or n.plain and unit in ("km", "m")) and self._ordinal(s, n):
            return "ordinal"
        if self._place(s, n):
            return "ordinal"
        if n.plain and self._title(s, n):
            return "name"
        always = self.after_any.at(s.tokens, n.last)
        if always and n.figures:
            return str(always[1])
        if n.plain and (self._street(s, n) or s.norm(n.first) in self.codes):
            return "address"
        after = self.after.at(s.tokens, n.last)
        if after and n.value <= 24:
            return str(after[1])
        if unit == "year" and self._anniversary(s, n):
            return "name"
        if unit == "year" and self._calendar(s, n):
            return "year"
        if unit is None or unit == "m":
            numbered = None if self.ballots.votes.has(s.norm(n.last)) else self._before(s, n)
            reason = numbered or self._year(s, n) or (None if n.marks else self._series(s, n))
            if reason:
                return reason
        return self._small(s, n, unit)

    def _ordinal(self, s: Source, n: Number) -> bool:
        """«2 шаг», «на 3 фазе»: a noun in the singular and not the genitive, which no number above one can count."""
        k = n.last
        if s.norm(k) == "-" and s.glued(k) and s.glued(k + 1) and len(s.norm(k + 1)) <= ENDING:
            k += 2  # «с 23-м номером»
        if s.kind(k) != "word" or n.value % 1 or n.value % 10 == 1 or n.value > 100 or not s.tokens[k].text.islower():
            return False
        if n.first and s.kind(n.first - 1) == "word" and self._several(s.norm(n.first - 1)):
            return False  # «остальным 37 помощь оказали на месте»: the 37 are the others, and help is no noun of theirs
        readings = self.pack.morph.parses(s.norm(k))
        if any(p.pos in ("adj", "participle") and p.number == "pl" for p in readings):
            return False  # «17 мирным жителям»
        nouns = [p for p in readings if p.pos in ("noun", "adv")]
        return bool(nouns) and all(p.number == "sg" and p.case not in ("", "gen") and not p.guessed for p in nouns)

    def _place(self, s: Source, n: Number) -> bool:
        """«двадцать пятым», «тридцать вторая», "twenty-fifth": a round numeral in words and an ordinal."""
        hyphen = s.norm(n.last) == "-"
        word = s.norm(n.last + hyphen)
        place = number_tables(self.pack).ordinals.get(word, 0)
        if n.figures or n.marks or n.high or not 0 < place < 10 or not 20 <= n.value < THOUSAND or n.value % 10:
            return False
        if self.pack.section("syntax").get("agreement") == "order":
            return hyphen and place != 2  # "a thirty-second clip"
        return any(p.pos == "adj" and p.number != "pl" for p in self.pack.morph.parses(word))

    def _several(self, word: str) -> bool:
        """Is it an adjective or a pronoun in the plural, by its likeliest reading?"""
        found = next(iter(self.pack.morph.parses(word)), None)
        return found is not None and found.pos in ("adj", "pron", "participle") and found.number == "pl"

    def _title(self, s: Source, n: Number) -> bool:
        """«Волга 7»: a capital and a number are all that stands between quotation marks."""
        k = n.first - 1
        named = s.kind(k) == "word" and s.tokens[k].text[:1].isupper()
        return named and s.norm(k - 1) in ("«", "“", '"', "„") and s.norm(n.last) in ("»", "”", '"', "“")

    def _street(self, s: Source, n: Number) -> bool:
        """915 Birch Street: one to three words with capitals, the last a kind of street; 2500 N. Birch Way."""
        initial = s.kind(n.last) == "word" and len(s.tokens[n.last].text) == 1 and s.norm(n.last + 1) == "."
        first = n.last + 2 if initial else n.last
        for k in range(first, min(first + 4, len(s.tokens))):
            if s.kind(k) != "word" or not s.tokens[k].text[:1].isupper():
                return False
            if s.norm(k) in self.street and k > first:
                return True
        return False

    def _dotted(self, s: Source, n: Number) -> bool:
        """8.00, 20.30, 30.01 where fractions have a comma: a time or a date."""
        if self.decimal == "." or n.scale != 1 or n.last - n.first != 3 or s.norm(n.first + 1) != ".":
            return False
        placed = s.norm(n.first - 1) in ("-", "–") or self._reading(s.norm(n.first - 1)) == "prep"
        if not placed and (n.first or n.last == len(s.tokens)):
            return False
        whole, part = s.integer(n.first), s.norm(n.first + 2)
        if whole is None or len(part) != 2:
            return False
        return (whole <= 24 and part < "60") or (whole <= 31 and part <= "12")

    def _page(self, s: Source, n: Number) -> bool:
        """ "2 из 4", "3 of 12" as a whole line: which of several pictures it is."""
        last = len(s.tokens) - (s.kind(len(s.tokens) - 1) == "mark")
        ends = (s.kind(0), s.kind(last - 1))
        return last == 3 and ends == ("number", "number") and self._reading(s.norm(1)) == "prep"

    def _listed(self, s: Source, n: Number) -> bool:
        """ "3." or "3)" at the start of a sentence: the number of a point in a list."""
        mark = s.norm(n.last)
        if n.first != 0 or mark not in (".", ")") or not s.glued(n.last) or n.value > 200:
            return False
        return n.last + 1 >= len(s.tokens) or s.kind(n.last + 1) == "word"

    def _glued(self, s: Source, n: Number, unit: str | None) -> str | None:
        """Digits that are part of a name: Ил-76, G7, 5G, 3D."""
        first, last = n.first, n.last
        if unit == "percent":
            return None
        letter = n.scale != 1 and s.glued(last - 1) and len(s.norm(last - 1)) == 1  # Ту-154М
        rich = not n.plain and not letter  # grouped, with a fraction or a scale: no name is written so
        if s.glued(first) and not rich:
            before = s.tokens[first - 1]
            if before.kind == "word" or before.text == "_":
                return "name"
            if before.text in "-‑–/." and s.glued(first - 1) and s.kind(first - 2) in ("word", "number"):
                if before.text != "–" and s.norm(first - 2) not in self.prefixes and s.kind(first - 2) == "word":
                    return "name"
        if unit is None and s.glued(last) and s.kind(last) == "word":
            return "name"
        if unit is None and s.norm(last) == "-" and s.glued(last) and s.kind(last + 1) == "word" and s.glued(last + 1):
            if s.tokens[last + 1].text.isupper():
                return "name"
        return None

    def _score(self, s: Source, n: Number) -> bool:
        """2-0, 9-2: two small numbers at a hyphen, the first not the smaller, are no range."""
        for i, sign in ((n.last, 1), (n.first - 1, -1)):
            k = i + sign
            if s.norm(i) in "-–:" and s.glued(i) and s.glued(i + 1) and n.plain and (other := s.integer(k)) is not None:
                first, second = (n.value, other) if sign == 1 else (other, n.value)
                wide = (
                    s.norm(max(n.last, k + 1)) in ",."
                    and s.glued(max(n.last, k + 1))
                    and s.kind(max(n.last, k + 1) + 1) == "number"
                    and s.glued(max(n.last, k + 1) + 1)
                )
                if second <= first <= 200 and not wide:
                    return True
        return False

    def _before(self, s: Source, n: Number) -> str | None:
        found = self.before.at(s.tokens, n.first - 1)
        if not found:
            found = self.before_capital.at(s.tokens, n.first - 1)
            if not found or not s.tokens[n.first - 1].text[:1].isupper():
                return None
        if found[1] == "number" and not n.plain and n.value >= 1000 and n.value == int(n.value):
            return None  # "in the ballot 1,340 of them voted": what is numbered is not written with groups
        if found[1] == "number" and s.tokens[n.first - 1].kind == "word" and self._governed(s, n):
            return None  # «в доме 144 квартиры», «в группе 25 детей»: the number rules the noun behind it
        figures = n.figures and n.scale == 1 and n.value < 100_000
        return str(found[1]) if figures or self._spelled(s, n) else None

    def _spelled(self, s: Source, n: Number) -> bool:
        """«дом номер двенадцать»: a numeral in words that is a nominative; «номера двух машин» are of two cars."""
        if s.norm(n.first - 1) not in self.spelled or n.figures or n.marks or n.value >= HUNDRED:
            return False
        return any(p.pos == "num" and p.case in ("nom", "") for p in self.pack.morph.parses(s.norm(n.last - 1)))

    def _governed(self, s: Source, n: Number) -> bool:
        """Does a noun stand behind in the genitive that a number of two or more asks for?"""
        if n.value < 2 or n.value % 10 == 1 or not self._counts(s, n.last):
            return False
        readings = self.pack.morph.parses(s.norm(n.last))[:1]
        return any(p.pos == "noun" and p.case == "gen" for p in readings)

    def _year(self, s: Source, n: Number) -> str | None:
        """A bare number of four digits: the word before it, a noun after it or none, and whether it is recent."""
        if not n.plain or not 1800 <= n.value <= 2200 or n.last - n.first != 1:
            return None
        if s.kind(n.last + 1) == "number" and self.units.after(s, n.last + 2):  # "от 1950 до 2050 км"
            return None
        recent = 1900 <= n.value <= 2050
        counted = self._counts(s, n.last)
        if self.year_after.at(s.tokens, n.last):
            return "year"
        if s.norm(n.first - 1) in self.year_before and (not counted or (recent and self.year_before_noun)):
            return "year"
        return "year" if recent and n.value % 100 and (not counted or self.year_before_noun) else None

    def _calendar(self, s: Source, n: Number) -> bool:
        """«не ранее 2027 года»: a year in the singular, where so many years would be told in the plural."""
        if not n.plain or not 1800 <= n.value <= 2200 or not self.year_after.at(s.tokens, n.last):
            return False
        return any(p.number != "pl" for p in self.pack.morph.parses(s.norm(n.last))[:1])

    def _anniversary(self, s: Source, n: Number) -> bool:
        """«улица 40 лет Октября»: so many years and a capital, behind a word for what is called after them."""
        after = s.tokens[n.last + 1] if n.last + 1 < len(s.tokens) else None
        return after is not None and after.text[:1].isupper() and bool(self.called.at(s.tokens, n.first - 1))

    def _second_year(self, s: Source, n: Number) -> bool:
        """2014-15, 2014/15, 2014-2015."""
        i = n.first - 1
        year = s.integer(i - 1) or 0
        tight = s.norm(i) in "-–/" and s.glued(i) and s.glued(i + 1)
        follows = n.value < 100 or 0 < n.value - year <= FEW
        return n.plain and follows and tight and 1800 <= year <= 2100

    def _counts(self, s: Source, i: int) -> bool:
        """Can token `i` be, or begin, what a number counts?"""
        if s.kind(i) != "word" or s.tokens[i].text[:1].isupper():
            return False
        return any(p.pos in _COUNTED for p in self.pack.morph.parses(s.norm(i))[:2])

    def _series(self, s: Source, n: Number) -> str | None:
        """A capitalised word and a bare number after it: a model, a team, a title — where the pack says so, or where
        the word is of another script than the sentence."""
        i = n.first - 1
        if not n.plain or i < 0 or s.kind(i) != "word" or not s.tokens[i].text[:1].isupper():
            return None
        if self._standard(s, i, n.last):
            return "name"
        if self._reading(s.norm(i)) in _FUNCTION or s.norm(i).endswith(self.possessive):
            return None
        if n.value >= 10000:
            return None
        if not self.series:
            return "name" if self.own_script and s.tokens[i].text.isascii() else None
        after = s.tokens[n.last] if n.last < len(s.tokens) else None
        if after is not None and after.kind == "word" and after.text[:1].islower() and self._plural(after.norm):
            return None
        if s.titled:
            return None
        if s.tokens[i].text[1:].islower() and (s.norm(i - 1) in (",", ".", "!", "?", ":", ";") or i == 0):
            return None
        return "name" if after is None or after.kind != "mark" or after.text not in "%" else None

    def _standard(self, s: Source, i: int, after: int) -> bool:
        """ISO 9001, ГКБ 67: a number that nothing follows to count, behind an abbreviation that is no place."""
        word = s.tokens[i].text
        if not (word.isupper() and word.isalpha() and ABBREVIATED[0] <= len(word) <= ABBREVIATED[1]) or s.titled:
            return False
        if any(p.name == "place" for p in self.pack.morph.parses(s.norm(i))) or self._reading(s.norm(after)) == "verb":
            return False
        return not self._counts(s, after)

    def _reading(self, word: str) -> str:
        """Part of speech of the likeliest reading."""
        return next((p.pos for p in self.pack.morph.parses(word)), "")

    def _plural(self, word: str) -> bool:
        return any(p.pos == "noun" and p.number == "pl" for p in self.pack.morph.parses(word)[:2])

    def _harmed(self, s: Source, n: Number) -> bool:
        """ "kills one", "one was killed": a word for what befalls people right before or soon after."""
        near = (n.first - 1, *range(n.last, n.last + 3))
        return not self.one_stands and any(s.kind(k) == "word" and self.harm.has(s.norm(k)) for k in near)

    def _named_so(self, s: Source, n: Number) -> bool:
        """A numeral with a capital inside a name: the Kick Six win, Ground Zero."""
        if n.last - n.first != 1 or n.first == 0 or not s.tokens[n.first].text[:1].isupper():
            return False
        if s.norm(n.first - 1) in QUOTED:
            return self._quoted_title(s, n)
        before, after = s.tokens[n.first - 1], s.tokens[min(n.last, len(s.tokens) - 1)]
        return before.kind == "word" and before.text[:1].isupper() and after.text[:1].islower()

    def _quoted_title(self, s: Source, n: Number) -> bool:
        """«Семнадцать мгновений весны», "Twelve Angry Men": a few words between marks, and none a verb."""
        close = QUOTED[s.norm(n.first - 1)]
        end = next((k for k in range(n.last, min(n.last + TITLE, len(s.tokens))) if s.norm(k) in close), -1)
        words = [s.norm(k) for k in range(n.last, end)] if end > n.last else []
        spoken = n.first < 2 or s.norm(n.first - 2) in ":,—–-" or not words
        return not spoken and not any(self._reading(w) == "verb" for w in words)

    def _next_count(self, s: Source, n: Number) -> bool:
        """The next of several counts: "six Lithuanians, two Poles, one French citizen and one Briton"."""
        before = s.norm(n.first - 1)
        if before != "," and self._reading(before) != "conj":
            return False
        # the item before it is a count and what is counted, and no more
        counted = [parse.pos for parse in self.pack.morph.parses(s.norm(n.first - 2))]
        if counted[0] != "noun" and "verb" in counted:
            return False
        first = range(max(n.first - 4, 0), n.first - 2)
        return any(s.kind(i) == "number" or s.norm(i) in self.numerals for i in first)

    def _small(self, s: Source, n: Number, unit: str | None) -> str | None:
        if n.figures or n.scale != 1:
            return None
        if not unit and not s.titled and self._named_so(s, n):
            return "name"
        if n.value == 1:
            if s.norm(n.first) in self.one_alone and unit is None and len(s.tokens) > 1:
                return "one"
            every = self.one_in.at(s.tokens, n.last)
            if every and (every[0] > 1 or self._so_many(s, n.last + every[0])):
                return None  # "one in every six", "that one in six of them"
            if s.norm(n.last) in self.one_of:
                return None if s.norm(n.last + 1) in self.of_them else "one"
            if self._harmed(s, n) and not self.one_before.at(s.tokens, n.first - 1):
                return None
            ranged = s.kind(n.last + 1) == "number" or s.norm(n.last + 1) in self.numerals
            if self.one_before.at(s.tokens, n.first - 1) or (self.one_after.at(s.tokens, n.last) and not ranged):
                return "one"
            counts = ranged or unit or self._counts(s, n.last) or self.one_stands or self._next_count(s, n)
            if n.first > 0 and not counts:
                return "one"
        if n.value in self.pair_values and self.pair_nouns.at(s.tokens, n.last):
            return "definite group"
        return None

    def _so_many(self, s: Source, i: int) -> bool:
        return s.norm(i) in self.numerals or 1 < (s.integer(i) or 0) <= HUNDRED


@lru_cache(maxsize=32)
def refusals(pack: Pack) -> Refusals:
    """The tables of a pack, compiled at first use."""
    return Refusals(pack)
