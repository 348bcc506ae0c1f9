"""Units that another clause has: "they sought eight years, the court gave six"; «обвинение просило девять, суд дал
шесть лет»; "742 centimetres, above the danger mark of 650"."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.text.sentences import Sentence
from reconcile.extract.text.tokens import Token
from reconcile.language import Pack
from reconcile.language.lexicon import unit_kind
from reconcile.model import Quantity

NEAR = 3  # words between a verb and its number, at most
TERM = "duration"


def unit(
    sentence: Sentence, q: Quantity, earlier: Sequence[Quantity], following: Quantity | None, pack: Pack
) -> str | None:
    """The unit of the number beside it that a bare number without a noun has too. `earlier`: those before it."""
    after = next((t for t in sentence.tokens if t.start >= q.end), None)
    if q.unit is not None or q.direction or after is not None and after.kind != "mark":
        return None
    before = [o for o in earlier if o.unit not in (None, "times", "percent")][-1:]
    if before and _levelled(sentence, q, before[0], pack):
        return before[0].unit
    terms = [o for o in (*before, *([following] if following else ())) if unit_kind(o.unit or "") == TERM]
    given = (o for o in terms if "-" not in o.quote and _termed(sentence, o, pack))
    return next((o.unit for o in given), None) if terms and _termed(sentence, q, pack) else None


def _before(sentence: Sentence, q: Quantity) -> list[Token]:
    """The words of its clause before a number, the nearest first."""
    out: list[Token] = []
    for token in reversed([t for t in sentence.tokens if t.end <= q.start]):
        if token.kind != "word":
            break
        out.append(token)
    return out


def _termed(sentence: Sentence, q: Quantity, pack: Pack) -> bool:
    """Is it what a verb asks for or gives as a term?"""
    verbs = (pack.section("elided").get("values") or {}).get(TERM) or ()
    near = _before(sentence, q)[:NEAR]
    return any(p.lemma in verbs and p.pos != "noun" for t in near for p in pack.morph.parses(t.norm))


def _levelled(sentence: Sentence, q: Quantity, before: Quantity, pack: Pack) -> bool:
    """«на 92 сантиметра выше опасной отметки в 650», "above the danger mark of 650": a level that has its number."""
    if unit_kind(before.unit or "") in (None, TERM, "share", "money"):
        return False
    near, words = _before(sentence, q)[:2], pack.section("elided")
    led = len(near) == 2 and near[0].norm in (words.get("level_led") or ())
    levels = words.get("levels") or ()
    return led and any(p.lemma in levels and p.pos == "noun" for p in pack.morph.parses(near[1].norm))
