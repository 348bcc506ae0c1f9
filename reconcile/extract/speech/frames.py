"""Frames: sentences as a reporting verb sees them, with each quotation of speech folded into one token.

A quotation may run over several sentences; the frame around it is one. What stands inside a quotation makes
frames of its own, so that reports within reports are found by the same code.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from reconcile.extract.text.quotes import Quoted
from reconcile.extract.text.sentences import Sentence
from reconcile.extract.text.tokens import DASHES, Token

OPENING = frozenset("«„“‹\"‘'")
CLOSING = frozenset("»“”›\"’'")
STOPS = frozenset(".!?…")


LONGEST = 300  # tokens of a frame: no sentence is longer, and what looks back over a frame stays bounded


@dataclass(slots=True)
class Frame:
    """Tokens of one reporting unit; `quotes` says which token stands for which quotation."""

    tokens: list[Token]
    quotes: dict[int, Quoted]
    inside: Quoted | None
    paragraph: int
    first: bool = False  # first of its paragraph
    breaks: set[int] = field(default_factory=set)  # tokens that open a further sentence of a frame of several
    _edges: tuple[list[int], list[int]] | None = None  # found when first asked for

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    def part(self, i: int) -> tuple[int, int]:
        """The tokens around i between semicolons, quotations and ends of sentences."""
        if self._edges is None:
            marks = [k for k, t in enumerate(self.tokens) if t.text == ";" or t.kind == "quote"]
            opening = {0, *self.breaks, *(k + 1 for k in marks)}
            self._edges = sorted(opening), sorted({*marks, *self.breaks, len(self.tokens)})
        starts, ends = self._edges
        lo = starts[bisect_right(starts, i) - 1]
        mark = self.tokens[i].text == ";" or self.tokens[i].kind == "quote"
        return lo, i if mark else ends[bisect_right(ends, i)]


def build(
    text: str,
    sentences: Sequence[Sentence],
    quoted: Sequence[Quoted],
    is_cue: Callable[[str], bool],
    begins: Callable[[Token, Token, Token], bool] = lambda before, token, after: False,
) -> list[Frame]:
    """Frames of a text, outer before inner, in reading order. `begins` says whether a word begins a sentence though
    no mark stands before it."""
    out: list[Frame] = []
    groups = [(s.paragraph, part) for s in sentences if s.tokens for part in _parts(s.tokens, begins)]
    _level(text, groups, quoted, None, is_cue, out, 0)
    out.sort(key=lambda f: (f.start, -f.end))
    return out


def _parts(tokens: Sequence[Token], begins: Callable[[Token, Token, Token], bool]) -> Iterator[list[Token]]:
    """A sentence cut where another begins whose full stop was lost: «пишет Несколько судей встали»."""
    start = 0
    for k in range(1, len(tokens) - 1):
        if tokens[k].kind == "word" and (
            tokens[k - 1].kind == "word" and begins(*tokens[k - 1 : k + 2]) or k > 1 and _unspaced(tokens, k)
        ):
            yield list(tokens[start:k])
            start = k
    yield list(tokens[start:])


def _unspaced(tokens: Sequence[Token], k: int) -> bool:
    """A full stop whose space was lost: центром Чумакова.Как сообщила; no initial, no address of a site."""
    stop, before = tokens[k - 1], tokens[k - 2]
    if stop.text not in ("?", "!", ".") or stop.end != tokens[k].start or before.end != stop.start:
        return False
    if k > 2 and tokens[k - 3].text in OPENING - CLOSING:
        return False  # «Яндекс.Пробки»
    if before.text in CLOSING and k > 2 and tokens[k - 3].kind == "word":
        before = tokens[k - 3]  # «Труд».Он
    long = before.kind == "word" and len(before.text) > 1 and not before.text.isupper()
    return long and not before.text.isascii() and tokens[k].text[0].isupper() and not tokens[k].text.isascii()


def _level(
    text: str,
    groups: list[tuple[int, list[Token]]],
    quoted: Sequence[Quoted],
    inside: Quoted | None,
    is_cue: Callable[[str], bool],
    out: list[Frame],
    depth: int,
) -> None:
    flat = [t for _, tokens in groups for t in tokens]
    breaks = {tokens[0].start for (p, tokens), (before, _) in zip(groups[1:], groups, strict=False) if p != before}
    starts = [t.start for t in flat]
    speech: list[Quoted] = []
    nested: list[Quoted] = []
    cover = -1
    for q in quoted:
        if q.outer_start < cover:
            nested.append(q)
        elif _is_speech(flat, starts, breaks, q, is_cue):
            speech.append(q)
            cover = q.outer_end
    out.extend(_fold(groups, speech, inside, is_cue))
    if depth >= 2:
        return
    for q in speech:
        inner = [(p, [t for t in tokens if q.start <= t.start and t.end <= q.end]) for p, tokens in _between(groups, q)]
        inner = [(p, tokens) for p, tokens in inner if tokens]
        if inner:
            within = [n for n in nested if q.start <= n.outer_start and n.outer_end <= q.end]
            _level(text, inner, within, q, is_cue, out, depth + 1)


def _between(groups: list[tuple[int, list[Token]]], q: Quoted) -> list[tuple[int, list[Token]]]:
    """The groups that a quotation touches (groups are in order, so a bisection finds them)."""
    lo = bisect_left(groups, q.start, key=lambda g: g[1][-1].end)
    hi = bisect_left(groups, q.end, lo=lo, key=lambda g: g[1][0].start)
    return groups[lo:hi]


def _is_speech(
    flat: list[Token], starts: list[int], breaks: set[int], q: Quoted, is_cue: Callable[[str], bool]
) -> bool:
    """Speech, not a title or a word held with tongs («Белавиа»)?"""
    if q.kind == "dash" or q.group != q.outer_start:  # the rest of an interrupted one
        return True
    a, b = bisect_left(starts, q.outer_start), bisect_left(starts, q.outer_end)
    inner = [t for t in flat[a:b] if q.start <= t.start < q.end]
    words = sum(t.kind != "mark" for t in inner)
    if not words:
        return False
    final = inner[-1].text in ".,!?…"
    before = flat[a - 1] if a and flat[a].start not in breaks else None
    after = flat[b] if b < len(flat) and flat[b].start not in breaks else None
    ends = after is None or after.text in ".,!?;" or after.text in DASHES
    if before is None or before.text in ":.!?…;" or before.text in DASHES:
        if (
            final
            or words > 3
            or before is not None
            and before.text == ":"
            and any(t.kind == "word" and is_cue(t.text) for t in flat[max(0, a - 7) : a])
        ):
            return True
        return (after is None or after.text in "," or after.text in DASHES) and (
            words > 1 or after is not None and _cue_near(flat, b, is_cue)
        )
    if before.text == ",":
        return final or (words >= 4 and ends) or (words >= 2 and _cue_near(flat, b, is_cue))
    if before.kind == "word" and not is_cue(before.text) and is_title(inner):
        return False
    if before.kind == "word" and is_cue(before.text):
        return words >= 3 or words == 2 and (final or not inner[0].text[0].isupper())
    return words >= 5 and final


def is_title(inner: Sequence[Token]) -> bool:
    """Has nearly every word a capital, as the name of a show or a book has?"""
    long = [t for t in inner if t.kind == "word" and len(t.text) > 3]
    return len(long) > 1 and all(t.text[0].isupper() for t in long)


def _cue_near(flat: list[Token], at: int, is_cue: Callable[[str], bool]) -> bool:
    return any(t.kind == "word" and is_cue(t.text) for t in flat[at : at + 4])


def _fold(
    groups: list[tuple[int, list[Token]]], speech: list[Quoted], inside: Quoted | None, is_cue: Callable[[str], bool]
) -> list[Frame]:
    """Frames with every quotation of speech as one token; sentences that a quotation joins become one frame."""
    out: list[Frame] = []
    i = 0
    tokens: list[Token] = []
    quotes: dict[int, Quoted] = {}
    breaks: set[int] = set()
    paragraph = -1
    for para, group in groups:
        spans_on = bool(tokens) and i > 0 and speech[i - 1].outer_end > group[0].start
        resumes = (
            bool(tokens) and bool(quotes) and i < len(speech) and speech[i].group in {q.group for q in quotes.values()}
        )
        introduced = (
            bool(tokens) and tokens[-1].text == ":" and i < len(speech) and speech[i].outer_start == group[0].start
        )
        joins = (
            spans_on
            or introduced
            or (resumes and para == paragraph)
            or _hangs(tokens, quotes, group, para == paragraph, is_cue)
        )
        if tokens and not joins:
            out.append(Frame(tokens, quotes, inside, paragraph, breaks=breaks))
            tokens, quotes, breaks = [], {}, set()
        if not tokens:
            paragraph = para
        elif not spans_on and group[0].text not in DASHES:
            breaks.add(len(tokens))
        for t in group:
            while i < len(speech) and speech[i].outer_start <= t.start:
                q = speech[i]
                quotes[len(tokens)] = q
                tokens.append(Token("\0", "\0", q.outer_start, q.outer_end, "quote"))
                i += 1
            if not (i and t.start < speech[i - 1].outer_end):
                tokens.append(t)
            if len(tokens) >= LONGEST:
                out.append(Frame(tokens, quotes, inside, paragraph, breaks=breaks))
                tokens, quotes, breaks = [], {}, set()
    if tokens:
        out.append(Frame(tokens, quotes, inside, paragraph, breaks=breaks))
    seen: set[int] = set()
    for f in out:
        f.first = f.paragraph not in seen
        seen.add(f.paragraph)
    return out


def _hangs(
    tokens: list[Token],
    quotes: dict[int, Quoted],
    group: list[Token],
    same_paragraph: bool,
    is_cue: Callable[[str], bool],
) -> bool:
    """Does the sentence that follows belong to a lone quotation: «Куда?» — спросил он, "Why?" Smith asked."""
    if not tokens or not same_paragraph or (len(tokens) - 1) not in quotes:
        return False
    if group[0].text in DASHES:
        return True
    for k, t in enumerate(group[:7]):
        if t.kind != "word" and t.text not in ".-":
            return False
        if t.kind == "word" and is_cue(t.text):
            whom = k + 1 < len(group) and group[k + 1].text[0].isupper() and group[k].text.islower()
            end = k + 1 + whom  # Hill told | Insider, adding
            return k > 0 and (end >= len(group) or group[end].text in ".,")
    return False
