"""Names in languages that mark them by capitals alone: closed lists say what a capital is not."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from reconcile.extract.names.nominative import Raw
from reconcile.extract.names.scan import Scan, bare, compound
from reconcile.extract.text.tokens import Token
from reconcile.language.places import gazetteer


class PlainScan(Scan):
    """Reads a row of capitals by first names, titles and the heads of institutions and places."""

    @cached_property
    def headline(self) -> bool:
        """Nearly every word has a capital, so that capitals say nothing."""
        words = [t for t in self.tokens if t.kind == "word" and len(t.text) > 3]
        small = [t for t in words if t.text[0].islower()]
        if self.s.text[-1] in ".!?":
            return False
        return len(words) > 3 and len(small) / len(words) < 0.3 and sum(len(t.text) > 4 for t in small) < 2

    def opens(self, i: int) -> bool:
        return self.headline or super().opens(i)

    def breaks(self, out: Sequence[Token], token: Token) -> bool:
        if bare(token.norm) in self.rules.not_names or compound(token.norm, self.rules.not_names):
            return not out or out[-1].norm not in self.rules.first_names  # Theresa May
        return bool(out) and (token.norm in self.rules.titles or bare(token.norm) in gazetteer(self.pack).adjectives)

    def is_person(self, row: Sequence[Token]) -> bool:
        return len(row) > 1 and row[0].norm in self.rules.first_names

    def longer_name(self, size: int, row: Sequence[Token]) -> bool:
        return any(bare(t.norm) in self.rules.org_heads for t in row[size:])

    def read(self, i: int, row: list[Token], end: int) -> tuple[list[Raw], int]:
        opening = self.opens(i)
        if self.skipped(i, row, opening) or (opening and len(row) == 1 and not self.vouched(row[0])):
            return [], i + 1
        if self.headline and not (bare(row[0].norm) in self.rules.first_names or bare(row[-1].norm) in self.seen):
            return [], end
        return [self.named(row, self.kind(row))], end

    def skipped(self, i: int, row: Sequence[Token], opening: bool) -> bool:
        """A word that opens the sentence, a title, a people's adjective."""
        word = bare(row[0].norm)
        if word in self.rules.articles or (opening and word in self.rules.common):
            return True
        if all(len(t.text) == 1 for t in row):  # D.C., S.E.C.
            return True
        if opening and len(row) > 2 and word not in self.rules.first_names and row[1].norm in self.rules.first_names:
            return not any(bare(t.norm) in self.rules.org_heads for t in row)  # Glaciologist Lena Brugger
        following = self.tokens[i + 1].norm if i + 1 < len(self.tokens) else ""
        if word in self.rules.title_parts and following in self.rules.titles:
            return True
        if word in self.rules.titles and not any(bare(t.norm) in self.rules.org_heads for t in row[1:3]):
            return True
        table = gazetteer(self.pack)
        return word in table.adjectives or word in table.people

    def vouched(self, token: Token) -> bool:
        """Is a word at a sentence's start a name by other evidence?"""
        word = bare(token.norm)
        return word in self.rules.first_names or word in self.seen or token.text != token.text.capitalize()

    def named(self, row: list[Token], kind: str) -> Raw:
        last = row[-1]
        cut = len(last.text) - len(bare(last.text))
        name = " ".join([t.text + ("." if len(t.text) == 1 else "") for t in row[:-1]] + [bare(last.text)])
        head = self.before(row[0])
        titled = self.rules.title_gender.get(head.norm, "") if head else ""
        gender = (titled or self.rules.first_names.get(bare(row[0].norm), "")) if kind == "person" else ""
        raw = self.raw(row[0], last, kind, name, gender=gender)
        raw.end -= cut
        raw.quote = raw.quote[: len(raw.quote) - cut]
        return raw

    def kind(self, row: Sequence[Token]) -> str:
        rules = self.rules
        words = [bare(t.norm) for t in row]
        head, after = self.before(row[0]), self.after(row[-1])
        if words[-1] in rules.thing_heads and words[0] not in rules.first_names:
            return "other"
        if any(w in rules.org_heads for w in words):
            return "org"
        if (
            words[-1] in rules.place_heads
            or words[0] in rules.place_heads
            or (head and head.norm in rules.links and self.place_of(head))
        ):
            return "place"
        if words[0] in rules.first_names or (head and head.norm in rules.titles):
            return "person"
        if after and after.norm in rules.place_heads:
            return "place"
        if head and head.norm in rules.place_prepositions and len(row) < 3:
            return "place"
        if len(row) == 1:
            return "other"
        return (
            "person"
            if len(row) <= 3 and all(any(c.islower() for c in t.text) or len(t.text) == 1 for t in row)
            else "other"
        )

    def place_of(self, of: Token) -> bool:
        """The town of …: is the word before a head of places?"""
        head = self.before(of)
        return bool(head and head.norm in self.rules.place_heads)
