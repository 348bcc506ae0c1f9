"""The people of one article: every mention, who is the same, what roles stand beside them.

Two mentions are one person when the last words of their names can be forms of one name and their genders do not
exclude each other: Тихановская and Тихановский share a family, not a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from reconcile.extract.cues import Table, table
from reconcile.extract.frames import Frame
from reconcile.extract.matchers import subjects
from reconcile.extract.speakers import Phrase, name_run
from reconcile.extract.tokens import Token
from reconcile.language import Pack

MIN_STEM = 3
PERSONAL = ("first", "last", "patronymic")


class Mention(NamedTuple):
    """One mention of a person."""

    start: int
    end: int
    norm: str  # nominative
    keys: tuple[frozenset[str], ...]  # a word each: the forms it may be a form of
    gender: str
    frame: int
    subject: bool
    roles: frozenset[str]  # lemmas of the role beside it
    of: frozenset[str]  # lemmas of what the role is of: сша, литва


def mentions(text: str, frames: Sequence[Frame], pack: Pack, names: Sequence[Any]) -> list[Mention]:
    """People named in the frames, in reading order."""
    out: dict[int, Mention] = {}
    s, t = subjects(pack), table(pack)
    for n, frame in enumerate(frames):
        for a, b in name_run(frame.tokens, 0, len(frame.tokens)):
            found = _mention(text, frame, n, a, b, s, t, pack)
            if found is not None:
                out.setdefault(found.start, found)
    return [out[k] for k in sorted(out)]


def _mention(text: str, frame: Frame, n: int, a: int, b: int, s: Any, t: Table, pack: Pack) -> Mention | None:
    tokens = frame.tokens
    lo = _role_start(tokens, a, t, s)
    best: Phrase | None = None
    heaviest = (0, 0.0)
    for case in ("nom", "gen", "ins", "dat", "acc", "loc") if t.by_case else ("",):
        p = s.core(tokens, lo, b, case)
        if p.kind == "name":
            weight = (p.b - p.a, _likely(tokens[p.a : p.b], case, pack))
            if best is None or weight > heaviest:
                best, best_case, heaviest = p, case, weight
    if best is None:
        return None
    words = [x for x in tokens[best.a : best.b] if x.kind == "word"]
    keys = tuple(_forms(x, pack, t) for x in words)
    gender = _gender(words, best_case, pack) if t.by_case else _title_gender(tokens, best, t)
    roles, of = _roles(tokens, lo, best.a, words[-1], best_case, pack, t)
    norm = " ".join(_nominative(x, best_case, gender, pack, t) for x in words)
    return Mention(tokens[best.a].start, tokens[best.b - 1].end, norm, keys, gender, n, best_case in ("nom", ""), roles, of)


def _likely(words: Sequence[Token], case: str, pack: Pack) -> float:
    """How likely the dictionary finds these words in this case."""
    return sum(max((p.score for p in pack.morph.parses(t.norm) if p.case == case), default=0.0) for t in words if t.kind == "word")


def _role_start(tokens: Sequence[Token], a: int, t: Table, s: Any) -> int:
    """Start of the lower-case words before a name that may be its role."""
    lo = a
    while lo > 0 and a - lo < 7 and tokens[lo - 1].kind == "word" and not (t.has("adverbs", tokens[lo - 1]) or t.is_cue(tokens[lo - 1].text)):
        x = s.g.of(tokens[lo - 1])
        if x.prep or x.conj or t.by_case and (x.finite or x.adverb) or not t.by_case and (t.has("auxiliaries", tokens[lo - 1]) or t.has("boundaries", tokens[lo - 1]) and not t.has("inside", tokens[lo - 1])):
            break
        lo -= 1
    return lo


def _forms(token: Token, pack: Pack, t: Table) -> frozenset[str]:
    """What a word of a name may be a form of, as stems long enough to mean something."""
    word = token.norm.removesuffix("'s")
    if not t.by_case:
        return frozenset({word})
    forms = {word, *pack.morph.lemmas(word)}
    return frozenset(forms)


def _gender(words: list[Token], case: str, pack: Pack) -> str:
    for token in words:
        known = pack.morph.known(token.norm)
        seen = {p.gender for p in pack.morph.parses(token.norm) if p.case == case and p.gender and (p.name in PERSONAL or p.pos == "adj" or known and not p.name)}
        if len(seen) == 1:
            return seen.pop()
    return ""


def _title_gender(tokens: Sequence[Token], p: Phrase, t: Table) -> str:
    before = {x.norm for x in tokens[p.lo : p.a]}
    return next((g for g, words in t.gendered.items() if before & words), "")


def _nominative(token: Token, case: str, gender: str, pack: Pack, t: Table) -> str:
    text = token.text.removesuffix("'s").removesuffix("’s")
    if not t.by_case or case in ("nom", "") or token.text[0].isascii():
        return text
    word = pack.morph.nominative(token.norm, case, gender)
    shared = 0
    while shared < min(len(word), len(text)) and word[shared] == text[shared].lower().replace("ё", "е"):
        shared += 1
    return text[:shared] + word[shared:]


def _roles(tokens: Sequence[Token], lo: int, a: int, name: Token, case: str, pack: Pack, t: Table) -> tuple[frozenset[str], frozenset[str]]:
    """(role lemmas in the name's case, lemmas of what they are of)."""
    roles: set[str] = set()
    of: set[str] = set()
    for x in tokens[lo:a]:
        if x.kind != "word":
            continue
        parses = pack.morph.parses(x.norm)
        if t.by_case:
            noun = next((p for p in parses if p.pos == "noun" and p.case == case), None)
            if noun is not None and x.text[0].islower() or noun is not None and x.norm in t.words["titles"]:
                roles.add(noun.lemma)
            else:
                of.update(p.lemma for p in parses[:2])
        else:
            (roles if t.has("titles", x) else of).update([x.norm, *(p.lemma for p in parses[:2])])
    return frozenset(roles), frozenset(of)


class People:
    """Who is who in one article."""

    def __init__(self, found: list[Mention], pack: Pack) -> None:
        self.all = found
        self.t = table(pack)
        self.pack = pack
        self.groups: list[list[Mention]] = []
        for m in sorted(found, key=lambda m: (-len(m.keys), m.start)):  # longest names first
            group = next((g for g in self.groups if _same(g[0], m) and not _clash(g, m)), None)
            if group is None:
                self.groups.append([m])
            else:
                group.append(m)
        self.group_of = {id(m): g for g in self.groups for m in g}

    def before(self, at: int) -> list[Mention]:
        return [m for m in self.all if m.end <= at]

    def full(self, m: Mention) -> tuple[str, str]:
        """(the longest name of this person in the article, gender)."""
        group = self.group_of[id(m)]
        longest = len(group[0].keys)
        best = min((x for x in group if len(x.keys) == longest), key=lambda x: (not x.subject, x.start))
        gender = next((x.gender for x in group if x.gender), "")
        return best.norm, gender

    def holder(self, words: Sequence[Token], at: int) -> tuple[str, str] | None:
        """The one person whom the article gives this role."""
        lemmas = {lemma for w in words for lemma in self.pack.morph.lemmas(w.norm)} | {w.norm for w in words}
        scored = []
        for g in self.groups:
            score = max(self._fit(m, lemmas, words) for m in g)
            if score > 0:
                nearest = max((m.start for m in g if m.start < at), default=-1)
                scored.append((score, nearest, g))
        if not scored:
            return None
        top = max(s[0] for s in scored)
        best = [s for s in scored if s[0] == top]
        if len(best) > 1 and top < 2:
            return None
        return self.full(max(best, key=lambda s: s[1])[2][0])

    def _fit(self, m: Mention, lemmas: set[str], words: Sequence[Token]) -> float:
        """How well a role phrase fits a person: the role itself, and what it is of."""
        if not m.roles:
            return 0
        exact = bool(m.roles & lemmas)
        alike = any(group & m.roles and group & lemmas for group in self.t.same_role)
        if not exact and not alike:
            return 0
        rest = [w for w in words if not (self.pack.morph.lemmas(w.norm) | {w.norm}) & (m.roles | self.t.words["determiners"])]
        rest = [w for w in rest if not any(self.pack.morph.lemmas(w.norm) & group for group in self.t.same_role)]
        if not rest:
            return 1 if exact else 0
        met = sum(any(_kin(lemma, o) for lemma in (self.pack.morph.lemmas(w.norm) | {w.norm}) for o in m.of) for w in rest)
        return 0 if met < len(rest) else 2 + exact


def _kin(a: str, b: str) -> bool:
    """The same word, or a country and its adjective (белорусский, Беларусь; литовский, Литва)."""
    return a == b or len(a) > MIN_STEM and len(b) > MIN_STEM and a[:MIN_STEM] == b[:MIN_STEM]


def _same(a: Mention, b: Mention) -> bool:
    """Can b be a shorter or another form of a?"""
    if a.gender and b.gender and a.gender != b.gender:
        return False
    if not (a.keys[-1] & b.keys[-1]):
        return len(b.keys) == 1 and len(a.keys) > 1 and bool(a.keys[0] & b.keys[0]) and b.keys[0] != a.keys[-1]
    shorter, longer = sorted((a.keys, b.keys), key=len)
    return all(any(k & x for x in longer) for k in shorter)


def _clash(group: list[Mention], m: Mention) -> bool:
    return any(x.gender and m.gender and x.gender != m.gender for x in group)
