"""A report in the making, and what every matcher needs: the speaker of a cue, its stance, spans of content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reconcile.extract.names.names import Name
from reconcile.extract.speech.cues import Hit, Table
from reconcile.extract.speech.frames import CLOSING, OPENING, STOPS, Frame
from reconcile.extract.speech.speakers import Phrase, capitalised, grammar, name_run
from reconcile.extract.speech.subjects_case import CaseSubjects
from reconcile.extract.speech.subjects_order import OrderSubjects
from reconcile.extract.text.tokens import DASHES, Token
from reconcile.language import Pack

DATE = 5  # tokens of a comma and a date
OPENING_WORDS = 2  # before a verb whose subject is understood: "Также добавил"


@dataclass(slots=True)
class Found:
    """A record in the making. `content` are pieces of text; `speaker` a phrase of the frame's tokens."""

    frame: Frame
    speaker: Phrase | None
    cue: tuple[int, int] | None
    content: list[tuple[int, int]]
    form: str
    stance: str
    how: str
    at: int = -1  # token of the cue
    possessive: str = ""  # "по его словам": the person the cue itself points to
    via: Phrase | None = None
    gender: str = ""  # of the verb, where it shows one
    gerund: bool = False  # the cue has no subject of its own: …, добавив, что
    same: bool = False  # the subject is understood from before (Добавил, что …)
    groups: set[int] = field(default_factory=set)  # quotations that belong to it


@dataclass(slots=True)
class Context:
    """What every matcher needs."""

    text: str
    t: Table
    subjects: CaseSubjects | OrderSubjects
    done: set[int] = field(default_factory=set)  # quotations that have their speaker


def subjects(pack: Pack, names: Sequence[Name]) -> CaseSubjects | OrderSubjects:
    """The finder of subjects that the pack asks for, knowing the people of this text."""
    g = grammar(pack)
    people = {n.start: n for n in names if n.kind == "person"}
    return CaseSubjects(g, people) if g.table.by_case else OrderSubjects(g, people)


def stance_of(cx: Context, frame: Frame, hit: Hit, take: str) -> str:
    plain, negated = hit.word.cue.frames[take]
    return negated if is_negated(cx, frame, hit.head) else plain


def is_negated(cx: Context, frame: Frame, i: int) -> bool:
    for k in range(i - 1, max(-1, i - 4), -1):
        t = frame.tokens[k]
        if t.kind != "word":
            return False
        if cx.t.has("negation", t) or cx.t.has("contractions", t):
            return True
        if cx.t.by_case and (cx.t.has("adverbs", t) or cx.t.pack.morph.lemmas(t.norm) & cx.t.words["aspect"]):
            continue  # не стал отрицать
        if cx.t.by_case or not (cx.t.has("auxiliaries", t) or cx.t.has("adverbs", t) or t.norm.endswith("ly")):
            return False
    return False


def may(cx: Context, t: Token) -> bool:
    """A verb of what is possible, not the month: appointed in | May, denied it."""
    return cx.t.has("possible", t) and t.text.islower()


def speaker_of(cx: Context, frame: Frame, hit: Hit, prefer_after: bool = False) -> Phrase | None:
    s = cx.subjects
    if cx.t.by_case and hit.word.form == "passive":
        return None  # what is said, not who says it
    first, second = (s.after, s.before) if prefer_after else (s.before, s.after)
    at = (hit.last, hit.first) if prefer_after else (hit.first, hit.last)
    if hit.word.form == "gerund" or not cx.t.by_case and not prefer_after:
        found = s.before(frame.tokens, hit.first, hit.word)
        if found is None and hit.word.form == "finite" and not cx.t.by_case:
            found = s.after(frame.tokens, hit.last, hit.word)  # "It's not true, says Whitt: …"
            if found is not None and found.hi < len(frame.tokens) and frame.tokens[found.hi].kind == "word":
                return None
        return found
    return first(frame.tokens, at[0], hit.word) or second(frame.tokens, at[1], hit.word) or place_of(cx, frame, hit)


def subject_after(cx: Context, frame: Frame, hit: Hit) -> Phrase | None:
    """The subject after the verb; a body that speaks through a place beats the agency it spoke to:
    сообщили РИА Новости в компании."""
    found = cx.subjects.after(frame.tokens, hit.last, hit.word)
    if found is None or hit.word.number != "pl":
        return found or place_of(cx, frame, hit)
    place = place_of(cx, frame, hit)
    inside = place is not None and hit.last < place.lo <= found.lo < place.hi  # в Институте | Роберта Коха
    return place if place is not None and (inside or found.kind == "media") else found


def place_of(cx: Context, frame: Frame, hit: Hit) -> Phrase | None:
    if hit.word.form != "finite" or hit.word.number == "sg":
        return None
    tokens = frame.tokens
    lo = hit.first
    while (
        lo > 0
        and tokens[lo - 1].text not in ",;:.!?"
        and tokens[lo - 1].kind != "quote"
        and tokens[lo - 1].text not in DASHES
    ):
        lo -= 1
    hi = hit.last + 1
    while hi < len(tokens) and tokens[hi].text not in ",;:.!?" and tokens[hi].kind != "quote":
        hi += 1
    found = cx.subjects.place(tokens, lo, hit.first) or cx.subjects.place(tokens, hit.last + 1, hi)
    return found or _there(cx, tokens, hit, lo, hi)


def _there(cx: Context, tokens: Sequence[Token], hit: Hit, lo: int, hi: int) -> Phrase | None:
    """A body told of before, beside its verb: Рейсы задержаны, добавили | там; Там же уточнили."""
    beside = (*range(hit.last + 1, min(hi, hit.last + 3)), *range(hit.first - 1, max(lo, hit.first - 3) - 1, -1))
    k = next((k for k in beside if cx.t.has("there", tokens[k])), None)
    return Phrase(k, k + 1, k, k + 1, "there") if k is not None and hit.word.number == "pl" else None


def _dropped(cx: Context, frame: Frame, hit: Hit) -> bool:
    """Does the clause open with its verb, the subject understood from before: Добавил, что …"""
    if hit.word.form != "finite" or hit.word.number != "sg" or hit.word.cue.passive:
        return False
    opening = frame.tokens[bounds_of(cx, frame, hit.first)[0] : hit.first]
    return len(opening) <= OPENING_WORDS or cx.t.by_case and all(_opening_word(cx, t) for t in opening)


def _opening_word(cx: Context, t: Token) -> bool:
    """A word that names nobody: І вже тихіше | додає."""
    x = cx.subjects.g.of(t) if t.kind == "word" else None
    return x is not None and (x.conj or x.adverb or cx.t.has("adverbs", t) or not x.nominal and not x.finite)


def new_record(
    cx: Context,
    frame: Frame,
    hit: Hit,
    take: str,
    speaker: Phrase | None,
    content: list[tuple[int, int]],
    form: str = "indirect",
    how: str = "",
) -> Found:
    tokens = frame.tokens
    return Found(
        frame,
        speaker,
        (tokens[hit.first].start, tokens[hit.last].end),
        [c for c in content if c[0] < c[1]],
        form,
        stance_of(cx, frame, hit, take),
        how or take,
        at=hit.last,
        gender=hit.word.gender,
        gerund=hit.word.form == "gerund",
        same=speaker is None and _dropped(cx, frame, hit),
    )


def span_of(frame: Frame, lo: int, hi: int) -> tuple[int, int]:
    """Text of tokens[lo:hi] without the marks at its ends, unless they are a pair inside it."""
    tokens = frame.tokens
    while hi > lo and (tokens[hi - 1].text in ".,;:" or tokens[hi - 1].text in DASHES):
        hi -= 1
    while lo < hi and (tokens[lo].text in ".,;:)" or tokens[lo].text in DASHES):
        lo += 1
    if lo >= hi:
        return (0, 0)
    if (
        hi - lo > 2
        and tokens[lo].text in OPENING
        and tokens[hi - 1].text in CLOSING
        and not any(t.text in OPENING | CLOSING for t in tokens[lo + 1 : hi - 1] if t.text not in "'’")
    ):
        lo, hi = lo + 1, hi - 1
    if tokens[hi - 1].text in ".,!" and hi - lo > 1:
        hi -= 1
    return (tokens[lo].start, tokens[hi - 1].end)


def to_end(cx: Context, frame: Frame, k: int) -> tuple[int, int]:
    """From token k to where its clause must end: a semicolon, or the frame."""
    tokens = frame.tokens
    if k >= len(tokens):
        return (0, 0)
    while k < len(tokens) and (tokens[k].text in ",:" or cx.t.has("hearsay", tokens[k])):
        k += 1
    depth = 0
    last = len(tokens)
    for j in range(k, len(tokens)):
        t = tokens[j]
        if t.text == "(":
            depth += 1
        elif t.text == ")" and depth:
            depth -= 1
        elif t.text == ";" or (t.text == ")" and not depth):
            last = j
            break
        elif j > k and (j in frame.breaks or t.text == "," and j + 1 < len(tokens) and cx.t.cites(tokens, j + 1)):
            last = j
            break
    return span_of(frame, k, last)


def bounds_of(cx: Context, frame: Frame, i: int) -> tuple[int, int]:
    """Token range of the sentence part around i, between semicolons and quotations."""
    tokens = frame.tokens
    lo, hi = frame.part(i)
    if hi > i + 1 and tokens[hi - 1].text in STOPS:
        hi -= 1
    return lo, hi


def around(cx: Context, frame: Frame, lo: int, a: int, b: int, hi: int) -> list[tuple[int, int]]:
    """Content before and after an aside tokens[a:b]; after it only if the sentence goes on."""
    left = span_of(frame, lo, a)
    if b < hi and frame.tokens[b].text == "," and _only_names(cx, frame, b + 1, hi):
        return [left]  # said Mr. Barrett, the lawyer for the agency.
    if b + 1 < hi and frame.tokens[b].text == "," and _adds(cx, frame, b + 1):
        return [left]  # the paper said, | adding that
    if cx.t.by_case and hi - b <= DATE and b + 1 < hi and cx.subjects.is_date(frame.tokens, b + 1):  # type: ignore[union-attr]
        return [left]  # сообщает ТАСС в четверг, | 5 июля
    b = _past_participle(cx, frame, b, hi)
    right = span_of(frame, b, hi)
    return [left] if right[1] - right[0] < 3 else [left, right]


def _past_participle(cx: Context, frame: Frame, b: int, hi: int) -> int:
    """Past what a participle tells of whoever spoke: заявили в фонде, | финансирующем стройку."""
    tokens = frame.tokens
    if not cx.t.by_case or b + 1 >= hi or tokens[b].text != "," or tokens[b + 1].kind != "word":
        return b
    if not cx.subjects.g.of(tokens[b + 1]).participle or cx.subjects.g.of(tokens[b + 1]).noun:
        return b
    return next((k for k in range(b + 1, hi) if tokens[k].text == ","), hi)


def _adds(cx: Context, frame: Frame, k: int) -> bool:
    """A gerund that goes on with what the speaker said, or whoever passes it on: …, заявил мэр, | сообщает ТАСС."""
    word = cx.t.form(frame.tokens[k].norm) if frame.tokens[k].kind == "word" else None
    if word is None:
        return False
    relays = cx.t.by_case and word.form == "finite" and {"aside", "about"} <= word.cue.frames.keys()
    return relays or word.form == "gerund" and "that" in word.cue.frames


def _only_names(cx: Context, frame: Frame, lo: int, hi: int) -> bool:
    """Nothing but an apposition to whoever was named: no verb, no comma, and it opens as a noun phrase does."""
    tokens = frame.tokens[lo:hi]
    if cx.t.by_case or not tokens or not cx.t.has("determiners", tokens[0]) or any(t.text == "," for t in tokens):
        return False
    words = [t for t in tokens if t.kind == "word"]
    return not any(cx.subjects.g.of(t).verb or cx.t.has("auxiliaries", t) for t in words)


def next_semicolon(frame: Frame, k: int) -> int:
    tokens = frame.tokens
    return next((j for j in range(k, len(tokens)) if tokens[j].text == ";"), len(tokens))


def to_phrase_end(cx: Context, frame: Frame, k: int) -> tuple[int, int]:
    """From k to the end of the clause: a contrast, a gerund with its own report, a semicolon, the sentence."""
    tokens = frame.tokens
    for j in range(k + 1, len(tokens)):
        t = tokens[j]
        if (
            t.text == ";"
            or t.text in DASHES
            and j > k + 1
            and not joined(tokens, j)
            or t.kind == "quote"
            and tokens[j - 1].kind == "mark"
        ):
            return span_of(frame, k, j)
        if cx.t.by_case and cx.t.has("coordinators", t) and _goes_on(cx, tokens, k, j + 1):
            return span_of(frame, k, j)
        if t.text == "," and j + 1 < len(tokens):
            nxt = tokens[j + 1]
            if cx.t.by_case and not any(_joins(cx, x) for x in tokens[k:j]) and _new_clause(cx, tokens, j + 1):
                return span_of(frame, k, j)
            if nxt.kind == "word" and (
                cx.t.has("contrast", nxt)
                and not any(cx.t.has("negation", x) for x in tokens[k:j])  # не только женщины, но и судей
                or cx.t.form(nxt.norm) is not None
                and cx.t.is_cue(nxt.text)
            ):
                return span_of(frame, k, j)
    return span_of(frame, k, len(tokens))


def joined(tokens: Sequence[Token], j: int) -> bool:
    """A hyphen within a word: Bill C-89."""
    return j + 1 < len(tokens) and tokens[j - 1].end == tokens[j].start and tokens[j].end == tokens[j + 1].start


def before_second(cx: Context, frame: Frame, hit: Hit, k: int, span: tuple[int, int]) -> tuple[int, int]:
    """Суд решил, что у фирмы нет прав, | и обязал её …: what the comma before "and" closes has been said."""
    tokens, g = frame.tokens, cx.subjects.g
    for j in range(k + 1, len(tokens) - 3):
        after = tokens[j + 2]
        if tokens[j].text != "," or not cx.t.has("coordinators", tokens[j + 1]) or tokens[j].start >= span[1]:
            continue
        verb = next((p for p in cx.t.pack.morph.parses(after.norm)[:1] if p.pos == "verb" and p.tense == "past"), None)
        same = verb is not None and verb.gender == hit.word.gender and bool(verb.gender) and g.of(after).finite
        return span_of(frame, k, j) if same else span
    return span


def _new_clause(cx: Context, tokens: Sequence[Token], k: int) -> bool:
    """Does a main clause begin at k with no word to join it: отверг обвинения, | суд дал ему год?"""
    for n, t in enumerate(tokens[k:]):
        if t.kind != "word":
            return False
        x = cx.subjects.g.of(t)
        if n <= 1 and (_joins(cx, t) or x.conj or cx.t.has("coordinators", t)):
            return False
        if x.finite and not capitalised(t):
            return True
    return False


def _goes_on(cx: Context, tokens: Sequence[Token], start: int, k: int) -> bool:
    """Does the subject go on with another verb: признал вину | и попросил прощения?"""
    while (
        k < len(tokens)
        and tokens[k].kind == "word"
        and (cx.t.has("adverbs", tokens[k]) or cx.t.has("negation", tokens[k]) or cx.subjects.g.of(tokens[k]).adverb)
    ):
        k += 1
    if k >= len(tokens) or tokens[k].kind != "word" or capitalised(tokens[k]) or not cx.subjects.g.of(tokens[k]).finite:
        return False
    return not any(_joins(cx, x) for x in tokens[start:k])


def _joins(cx: Context, t: Token) -> bool:
    """A word that hangs a clause on what stands before."""
    joins = any(cx.t.has(kind, t) for kind in ("that", "wh", "as", "subordinators"))
    return joins or t.kind == "word" and bool(cx.t.pack.morph.lemmas(t.norm) & cx.t.relatives)


def trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    a, b = span
    while b > a and (text[b - 1].isspace() or text[b - 1] in ",—–-"):
        b -= 1
    if b - a > 1 and text[b - 1] == "." and text[b - 2] not in ".…":
        b -= 1
    return a, b


def is_relative(cx: Context, tokens: Sequence[Token], p: Phrase) -> bool:
    return p.kind == "pronoun" and cx.t.pronouns.get(tokens[p.a].norm) == "rel"


def _whom(cx: Context, tokens: Sequence[Token], k: int) -> bool:
    """An object that stands alone, though it could own what follows: told | her | there was time."""
    if not cx.t.has("objects", tokens[k]) or k + 1 >= len(tokens):
        return False
    nxt = tokens[k + 1]
    return cx.t.has("not_subject", nxt) or cx.t.has("determiners", nxt) or nxt.norm in cx.t.pronouns


def _acts(cx: Context, tokens: Sequence[Token], k: int) -> bool:
    """A verb, whose subject the pronoun before it is: warns | it is losing money."""
    return k < len(tokens) and any(cx.t.has(kind, tokens[k]) for kind in ("be", "helpers"))


def past_addressee(cx: Context, frame: Frame, k: int) -> int:
    """Past whom it was told: a pronoun, a run of capitals, or a noun phrase."""
    tokens = frame.tokens
    if k < len(tokens) and (tokens[k].norm in cx.t.pronouns or _whom(cx, tokens, k)):
        return k + 1 - _acts(cx, tokens, k + 1)
    j = k + (k < len(tokens) and cx.t.has("determiners", tokens[k]))
    runs = name_run(tokens, j, len(tokens), cx.t) if j < len(tokens) and capitalised(tokens[j]) else []
    if runs and runs[0][0] == j:
        end = runs[0][1]
        if end + 1 < len(tokens) and tokens[end].kind == "number" and capitalised(tokens[end + 1]):  # FOX 5 News
            end = name_run(tokens, end + 1, len(tokens), cx.t)[0][1]
        return end
    whom = cx.subjects.governed(tokens, k, "")
    return whom.hi if whom is not None else k
