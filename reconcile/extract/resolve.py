"""From phrases to names: nominative, without title, the longest form in the article, pronouns and roles resolved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reconcile.extract.cues import Table, table
from reconcile.extract.frames import Frame
from reconcile.extract.matchers import Found, subjects
from reconcile.extract.speakers import Phrase, capitalised, name_run
from reconcile.language import Pack
from reconcile.model import Attribution


@dataclass(slots=True)
class Person:
    """A person named in the article: the longest name, its parts as keys, gender, roles seen beside it."""

    name: str
    keys: tuple[str, ...]
    gender: str
    roles: set[str]
    at: int


def finish(text: str, frames: Sequence[Frame], found: list[Found], pack: Pack, names: Sequence[Any]) -> list[Attribution]:
    """Records with their speakers resolved, in order of their cue; `inner` points to the report inside a report."""
    r = _Resolver(text, frames, pack)
    found = [f for f in found if f.content]
    found.sort(key=_reading_order)
    out = [r.record(f) for f in found]
    return [_nest(a, i, out) for i, a in enumerate(out)]


def _reading_order(f: Found) -> tuple[int, int]:
    """Where the reporting clause starts: at its cue or at its speaker, whichever comes first."""
    at = [f.cue[0]] if f.cue else []
    if f.speaker is not None:
        at.append(f.frame.tokens[f.speaker.a].start)
    return min(at, default=f.content[0][0]), f.content[0][0]


def _nest(a: Attribution, i: int, out: list[Attribution]) -> Attribution:
    """The first report inside this one's content."""
    for j, b in enumerate(out):
        if j != i and b.cue_start is not None and a.start <= b.cue_start and (b.cue_end or 0) <= a.end and a.cue_start != b.cue_start:
            if not (a.cue_start is not None and b.start <= a.cue_start < b.end):
                return _with(a, inner=j)
    return a


def _with(a: Attribution, **changes: Any) -> Attribution:
    import dataclasses

    return dataclasses.replace(a, **changes)


class _Resolver:
    def __init__(self, text: str, frames: Sequence[Frame], pack: Pack) -> None:
        self.text = text
        self.t: Table = table(pack)
        self.pack = pack
        self.subjects = subjects(pack)
        self.people: list[Person] = []
        self.last: str | None = None
        self.last_gender = ""

    def record(self, f: Found) -> Attribution:
        quote_start = quote_end = None
        speaker: str | None = None
        tokens = f.frame.tokens
        if f.speaker is not None:
            quote_start, quote_end = tokens[f.speaker.a].start, tokens[f.speaker.b - 1].end
            speaker = self.name(f)
        elif f.same:
            speaker = self.last
        if speaker and f.how != "conduit":
            self.last = speaker
        start, end = min(c[0] for c in f.content), max(c[1] for c in f.content)
        cue_start, cue_end = f.cue if f.cue else (None, None)
        via = self._plain(f.frame, f.via) if f.via is not None else None
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
            via=via,
        )

    def name(self, f: Found) -> str | None:
        """The resolved name of the speaker phrase."""
        assert f.speaker is not None
        tokens = f.frame.tokens
        head = tokens[f.speaker.a]
        if f.speaker.kind == "pronoun":
            return self.last or head.text
        plain = self._plain(f.frame, f.speaker)
        if f.speaker.kind == "name":
            return self._person(plain)
        return plain

    def _plain(self, frame: Frame, p: Phrase) -> str:
        words = frame.tokens[p.a : p.b]
        return self.text[words[0].start : words[-1].end]

    def _person(self, name: str) -> str:
        keys = tuple(name.split())
        for p in self.people:
            if p.keys[-1][:5] == keys[-1][:5]:
                if len(keys) > len(p.keys):
                    p.name, p.keys = name, keys
                return p.name
        self.people.append(Person(name, keys, "", set(), 0))
        return name
