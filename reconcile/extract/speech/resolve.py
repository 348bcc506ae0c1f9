"""From phrases to names: nominative, without title, the longest form in the article, pronouns and roles resolved."""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from collections.abc import Sequence

from reconcile.extract.names.names import Name
from reconcile.extract.speech.antecedents import body_before, other_before, over_tail, place_before, plural_before
from reconcile.extract.speech.cues import Table, table
from reconcile.extract.speech.found import Context, Found, subjects
from reconcile.extract.speech.frames import Frame
from reconcile.extract.speech.holders import Called, epithet, holder
from reconcile.extract.speech.offices import age_before
from reconcile.extract.speech.people import Mention, People, mentions
from reconcile.extract.speech.phrases import Phrases
from reconcile.extract.speech.speakers import Phrase
from reconcile.extract.text.tokens import DASHES, Token
from reconcile.language import Pack
from reconcile.model import Attribution

NEARBY = 3  # sentences over which a pronoun reaches back for somebody known to be a man or a woman
LEAD = 4  # words of what somebody is before his name
MOST_INSIDE = 64  # reports looked at within one content


def finish(
    text: str, frames: Sequence[Frame], found: list[Found], pack: Pack, names: Sequence[Name]
) -> list[Attribution]:
    """Records with their speakers resolved, in reading order; `inner` points to the report inside a report."""
    found = sorted((f for f in found if f.content), key=_reading_order)
    if not found:
        return []
    r = _Resolver(text, frames, pack, names)
    done = {id(f): r.record(f) for f in found if f.frame.inside is None}
    done.update((id(f), r.record(f)) for f in found if f.frame.inside is not None)  # "я" needs to know who is quoted
    return _nested([done[id(f)] for f in found])


def _reading_order(f: Found) -> tuple[int, int]:
    """Where the reporting clause starts: at its cue or at its speaker, whichever comes first."""
    at = [f.cue[0]] if f.cue else []
    if f.speaker is not None:
        at.append(f.frame.tokens[f.speaker.a].start)
    return min(at, default=f.content[0][0]), f.content[0][0]


def _nested(out: list[Attribution]) -> list[Attribution]:
    """Give each record the first report that stands inside its content."""
    done = list(out)
    cues = sorted((b.cue_start, j) for j, b in enumerate(out) if b.cue_start is not None)
    for i, a in enumerate(out):
        lo = bisect_left(cues, (a.start, -1))
        near = sorted(j for start, j in cues[lo : lo + MOST_INSIDE] if start < a.end)
        inner = next((j for j in near if j != i and _inside(out[j], a)), None)
        if inner is not None:
            done[i] = dataclasses.replace(done[i], inner=inner)
    return done


def _inside(b: Attribution, a: Attribution) -> bool:
    if b.cue_start is None or b.cue_end is None or not (a.start <= b.cue_start and b.cue_end <= a.end):
        return False
    return a.cue_start is None or not (b.start <= a.cue_start < b.end)


class _Resolver:
    def __init__(self, text: str, frames: Sequence[Frame], pack: Pack, names: Sequence[Name]) -> None:
        self.text = text
        self.t: Table = table(pack)
        self.pack = pack
        self.subjects = subjects(pack, names)
        self.mentions: list[Mention] = mentions(frames, self.subjects, names)
        self.people = People(self.mentions, pack)
        self.cx = Context(text, self.t, self.subjects)
        self.phrases = Phrases(text, pack, self.subjects)
        self.frames = frames
        self.number = {id(f): n for n, f in enumerate(frames)}
        self.last: tuple[str, str, int] | None = None  # who spoke last: name, gender, where
        self.persons: set[str] = set()  # names known to be people's
        self.outlets: set[str] = set()  # and those of outlets
        self.outer = (-1, -1)  # what the last report covers that stands in no other
        self.quoting: list[tuple[int, int, str | None]] = []  # quotations and who spoke them

    def record(self, f: Found) -> Attribution:
        tokens = f.frame.tokens
        quote_start = quote_end = None
        speaker: str | None = None
        gender = ""
        if f.speaker is not None:
            lo, hi = f.speaker[:2] if f.speaker.kind in ("media", "body") else f.speaker[2:4]
            quote_start, quote_end = tokens[lo].start, tokens[hi - 1].end
            speaker, gender = self.name(f)
        elif f.same:
            speaker, gender = self._understood(f)
        start, end = min(c[0] for c in f.content), max(c[1] for c in f.content)
        if speaker and f.speaker is not None and f.speaker.kind == "media":
            self.outlets.add(speaker)
        if speaker and f.frame.inside is None and f.how != "conduit" and not self._passes_on(f) and not self._within(f):
            self.outer = start, end
            self.last = (speaker, gender, max(start, f.cue[0] if f.cue else start))
        if f.form == "direct":
            self.quoting.append((start, end, speaker))
        cue_start, cue_end = f.cue if f.cue else (None, None)
        return Attribution(
            speaker=speaker,
            speaker_quote=self.text[quote_start:quote_end] if quote_start is not None else None,
            speaker_start=quote_start,
            speaker_end=quote_end,
            cue=self.text[cue_start:cue_end] if cue_start is not None else None,
            cue_start=cue_start,
            cue_end=cue_end,
            form=f.form,
            stance=f.stance,
            start=start,
            end=end,
            quote=self.text[start:end],
            parts=tuple(f.content) if len(f.content) > 1 else (),
            via=self.phrases.named(f.frame, f.via, "nom") if f.via is not None else None,
        )

    def _understood(self, f: Found) -> tuple[str | None, str]:
        """Who goes on speaking where the verb has no subject: the last speaker, or the last person named, if the verb
        can be his."""
        before = self.people.before(f.cue[0]) if f.cue else []
        if self.last:
            who = self.last[0], self.last[1]
        elif before and f.cue:
            who = self.people.full(self._subject(before, f.gender))
        else:
            return None, ""
        if f.gender in ("m", "f") and who[1] in ("m", "f") and who[1] != f.gender:
            return None, ""
        return who if self.last else self._known(who)

    def _within(self, f: Found) -> bool:
        """Is it a report inside the report before: "Smith said that Jones had promised …. He added": Smith?"""
        return f.cue is not None and self.outer[0] <= f.cue[0] < self.outer[1]

    def _passes_on(self, f: Found) -> bool:
        """An outlet that ends the sentence of somebody else's words is not who "he" is in the next."""
        p = f.speaker
        media = p is not None and (
            p.kind == "media" or p.kind == "role" and p.b - p.a == 1 and f.how in ("about", "anaphor")
        )
        return media and self.last is not None and self.last[2] >= f.frame.start and self.last[0] in self.persons

    def name(self, f: Found) -> tuple[str | None, str]:
        """(the resolved name of the speaker phrase, its gender)."""
        assert f.speaker is not None
        tokens, p = f.frame.tokens, f.speaker
        at = tokens[p.a].start
        if p.kind == "pronoun":
            return self._pronoun(f, f.possessive or self.t.pronouns.get(tokens[p.a].norm, ""), at)
        if p.kind == "there":
            return self._there(f)
        if p.kind == "name":
            mention = self.people.at(at, tokens[p.b - 1].end)
            if mention is not None:
                full = self.people.full(mention)
                return self._known(self._as_subject(f, p, full))
        person = self._role(f)
        return (
            self._known(person) if person else (self.phrases.named(f.frame, p, p.case), self.phrases.gender(f.frame, p))
        )

    def _as_subject(self, f: Found, p: Phrase, full: tuple[str, str]) -> tuple[str, str]:
        """A subject stands in the nominative, and its verb may show its gender: both know better than a guess."""
        if p.case != "nom" or not self.t.by_case or p.b - p.a != len(full[0].split()):
            return full
        if f.gender in ("m", "f") and full[1] not in ("", f.gender):
            return self.phrases.named(f.frame, p, "nom"), f.gender
        first = self.subjects.g.of(f.frame.tokens[p.a])
        if not f.gender and p.b - p.a > 1 and first.name == "first" and "nom" in first.cases:
            return self.phrases.named(f.frame, p, "nom"), full[1]
        return full

    def _known(self, person: tuple[str, str]) -> tuple[str, str]:
        self.persons.add(person[0])
        return person

    def _antecedent(self, f: Found) -> tuple[str, str] | None:
        """What a relative pronoun stands for: the phrase before its comma."""
        assert f.speaker is not None
        tokens, k = f.frame.tokens, f.speaker.a
        while f.cue and k and tokens[k - 1].start >= f.cue[0]:
            k -= 1  # ", согласно которому"
        if k and not self.t.by_case and tokens[k - 1].kind == "word":
            return self._before_comma(f.frame, k - 1)  # a source | who told him
        if k < 2 or tokens[k - 1].text not in ",(" and (self.t.by_case or tokens[k - 1].text not in DASHES):
            return None
        p = k - 2
        if tokens[p].text in DASHES and p:
            p -= 1  # a dash of two: the study -- which says
        if p > 1 and tokens[p].kind == "number" and tokens[p - 1].text == ",":
            p -= 2  # Holt, 53, who
        while (over := over_tail(self.cx, f.frame, p, tokens[f.speaker.a])) is not None:
            p = over  # соглашение | с протестующими, согласно которому
        return self._before_comma(f.frame, p)

    def _before_comma(self, frame: Frame, p: int) -> tuple[str, str] | None:
        tokens = frame.tokens
        mention = self.people.at(tokens[p].start, tokens[p].end)
        if mention is not None:
            return self.people.full(mention)
        lo = p
        while self.t.by_case and lo > 0 and tokens[lo - 1].kind == "word" and self.subjects.is_nominal(tokens, lo - 1):  # type: ignore[union-attr]
            lo -= 1
        if lo < p and self.t.by_case and self.t.noun(tokens[lo].norm) is not None:
            lo += 1  # слова | жителей, которые утверждают
        if not self.t.by_case:
            found = self.subjects.tail_phrase(tokens, p)  # type: ignore[union-attr]
            if found and self.t.has("determiners", tokens[found.lo]) and (whose := self._apposed(tokens, found)):
                return self.people.full(whose)
            return (self.phrases.named(frame, found, ""), "") if found else None
        cases = [
            c
            for c in ("nom", "gen", "dat", "ins", "acc", "loc")
            if all(c in self._cases(t) for t in tokens[lo : p + 1] if t.kind == "word")
        ]
        phrase = Phrase(lo, p + 1, lo, p + 1, "role", cases[0] if cases else "nom")
        return self.phrases.named(frame, phrase, phrase.case), self.phrases.gender(frame, phrase)

    def _apposed(self, tokens: Sequence[Token], p: Phrase) -> Mention | None:
        """The person of whom the phrase tells what he is: Ada Finch, | a sailor who says."""
        head = self.subjects.apposed_to(tokens, p)  # type: ignore[union-attr]
        return self.people.at(tokens[head.a].start, tokens[head.b - 1].end) if head is not None else None

    def _cases(self, t: Token) -> frozenset[str]:
        """Of a noun only those it has as one: лікарів is no adjective, рыбаков no surname."""
        nouns = (q for q in self.pack.morph.parses(t.norm) if q.pos == "noun" and not (q.name and t.text.islower()))
        own = frozenset(q.case for q in nouns if q.case)
        return own or self.subjects.g.of(t).cases

    def _pronoun(self, f: Found, kind: str, at: int) -> tuple[str | None, str]:
        """Whom a pronoun stands for: the last speaker if the gender fits, else the last person who can be meant."""
        assert f.speaker is not None
        word = f.frame.tokens[f.speaker.a].text
        inside = f.frame.inside
        if kind == "rel":
            return self._antecedent(f) or (word, "")
        if kind in ("i", "we", "you", "rel") or inside is not None:
            owner = next((s for a, b, s in reversed(self.quoting) if a <= at < b and s), None)
            if inside is not None and kind == "i" and owner:
                return owner, ""
            return (None if owner else word), ""  # "они сказали" inside a quotation: nobody can be named
        if kind.endswith("2"):
            return self._other(f, kind[0], at) or (word, "")
        before = [m for m in self.people.before(at) if not kind or kind == "pl" or m.gender in ("", kind)]
        if f.form == "direct":  # “…,” he wrote: nobody who is named in it
            before = [m for m in before if not any(a <= m.start < b for a, b in f.content)]
        before = self._sure(before, kind)
        if kind in ("m", "f") and (m := self._just_named(before, f.frame, kind)) is not None:
            return self._known(self.people.full(m))
        if kind in ("m", "f") and self._of_himself(f, kind) and self.last:
            return self.last[0], kind
        if (
            self.last
            and (self.last[1] == kind or not self.last[1] and self.last[0] in self.persons)
            and kind not in ("pl", "n")
            and (not before or self.last[2] > before[-1].end - 400)
        ):
            return self.last[0], self.last[1]
        if kind in ("m", "f") and before:
            return self.people.full(self._subject(before, kind))
        if kind == "pl":
            return self._they(f) or (None if f.possessive else word, "")
        if self.last and (
            self.last[1] == kind or kind == "n" and not self.last[1] and self.last[0] not in self.persons
        ):
            return self.last[0], self.last[1]  # it: the service, the ministry
        if kind == "n" and (body := body_before(self.cx, self.frames, self.number[id(f.frame)])) is not None:
            return self.phrases.named(body[0], body[1], body[1].case), ""
        return (None if f.possessive else word), ""  # "по его словам" with nobody before it names nobody

    def _sure(self, before: list[Mention], kind: str) -> list[Mention]:
        """Without what may be nobody, named in the midst of a sentence, where a man or a woman is named: grow the |
        Peace Corps. She said."""
        sure = [m.frame for m in before if m.gender == kind]
        if self.t.by_case or kind not in ("m", "f") or not sure:
            return before
        return [m for m in before if m.gender or m.frame > sure[-1] + NEARBY or self._opens(m)]

    def _of_himself(self, f: Found, kind: str) -> bool:
        """Does he speak of himself, in his own report: Stone said | he | thinks?"""
        assert f.speaker is not None
        if self.t.by_case or not self.last or f.frame.tokens[f.speaker.a].start != self.outer[0]:
            return False
        name, gender, at = self.last
        alone = name.isalpha() and name.istitle() and name not in self.outlets
        return alone and gender in ("", kind) and at >= f.frame.start

    def _there(self, f: Found) -> tuple[str | None, str]:
        """The body that spoke last or stands in the sentence before: …, добавили там."""
        if self.last and self.last[0] not in self.persons:
            return self.last[:2]
        found = place_before(self.cx, self.frames, self.number[id(f.frame)])
        return (self.phrases.named(found[0], found[1], found[1].case), "") if found else (None, "")

    def _they(self, f: Found) -> tuple[str, str] | None:
        """Those who spoke last if they are several, else several whom the sentences before tell of, else a body."""
        if self.last and self.last[1] == "pl":
            return self.last[0], self.last[1]
        found = plural_before(self.cx, self.frames, self.number[id(f.frame)])
        if found is not None:
            return self.phrases.named(found[0], found[1], found[1].case), "pl"
        body = self.last and not self.last[1] and self.last[0] not in self.persons | self.outlets
        return (self.last[0], "") if self.last and body else None

    def _just_named(self, before: list[Mention], frame: Frame, gender: str) -> Mention | None:
        """Who is the subject of the sentence right before, where nobody has spoken since he was named."""
        if not before or not self.last:
            return None
        near = before[-1]
        apart = self.text[near.end : frame.start]
        here = self.number.get(id(frame), 0)
        if near.frame == here or (near.frame != here - 1 and sum(c in ".!?…\n" for c in apart) > 1):
            return None
        m = next((m for m in before if m.frame == near.frame and m.subject), None)
        if m is not None and not self.t.by_case and not self._opens(m):
            return None
        return m if m is not None and m.gender == gender and m.start > self.last[2] else None

    def _opens(self, m: Mention) -> bool:
        """Is he named where a sentence tells its subject, nothing but what he is before him?"""
        lead = [t for t in self.frames[m.frame].tokens if t.end <= m.start]
        return sum(len(t.text) > 1 for t in lead) <= LEAD and not any(
            self.t.has("boundaries", t) or self.t.has("inside", t) for t in lead
        )

    def _other(self, f: Found, gender: str, at: int) -> tuple[str, str] | None:
        """ "А тот": of the people just named, the one who is not the subject."""
        near = [m for m in self.people.before(at) if m.start >= f.frame.start and m.gender in ("", gender)]
        if near and near[-1].subject or not near:
            whom = other_before(self.cx, f.frame, f.speaker.a, gender) if f.speaker is not None else None
            if whom is not None:
                return self.phrases.named(f.frame, whom, whom.case), gender
        return self._known(self.people.full(near[-1])) if near else None

    def _subject(self, before: list[Mention], gender: str) -> Mention:
        """The first person of the nearest sentence that names one: its subject, more often than not."""
        near = [m for m in before if m.frame == before[-1].frame]
        near = [m for m in near if gender and m.gender == gender] or near
        return next((m for m in near if m.subject), near[-1])

    def _role(self, f: Found) -> tuple[str, str] | None:
        """The person whom the article calls so elsewhere: "президент США" after "президентом США Дональдом Трампом"."""
        assert f.speaker is not None
        tokens, p = f.frame.tokens, f.speaker
        words = [t for t in tokens[p.a : p.b] if t.kind == "word"]
        number = self.phrases.gender(f.frame, p)
        if not words or len(words) > 5 or number == "pl":
            return None
        gender = f.gender if f.gender in ("m", "f") else ""
        called = Called(words, tokens[p.a].start, gender, age_before(tokens, p.b, self.subjects))
        quoted = f.content if f.form == "direct" else []
        return holder(self.people, called) or epithet(self.people, called, self._just_spoke(f), quoted)

    def _just_spoke(self, f: Found) -> str | None:
        """Who spoke last, if a person did, in the sentences right before and in the same paragraph."""
        if not self.last or self.last[0] not in self.persons or f.form != "direct" or f.frame.inside is not None:
            return None
        begins = min(f.content[0][0], f.frame.start)
        return None if "\n" in self.text[self.last[2] : begins] else self.last[0]
