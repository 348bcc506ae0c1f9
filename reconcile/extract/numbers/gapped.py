"""Units that another clause has: "they sought eight years, the court gave six"; «обвинение просило девять, суд дал
шесть лет»; "742 centimetres, above the danger mark of 650"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reconcile.extract.text.sentences import Sentence
from reconcile.extract.text.tokens import DASHES, Token
from reconcile.language import Pack
from reconcile.language.lexicon import unit_kind
from reconcile.model import Quantity

NEAR = 3  # words between a verb and its number, at most
TERM = "duration"
LONGEST = 40.0  # years, months or days of a term that a verb asks for
OFF = 0.1  # part of a share by which the reckoned one may be off
AGES = frozenset({"age"})


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
    if terms and terms[0] in before and (_led(sentence, q, pack) or _for_another(sentence, q, terms[0], pack)):
        return terms[0].unit
    return next((o.unit for o in given), None) if terms and _termed(sentence, q, pack) else None


def term(sentence: Sentence, quantities: Sequence[Quantity], pack: Pack) -> str | None:
    """The unit of the one term that a sentence gives, where it tells nothing else in a unit; the next may leave it out:
    «Суд дал ему шесть лет. Обвинение просило девять»."""
    measured = [q for q in quantities if q.unit is not None and not set(q.marks) & AGES]
    alone = len(measured) == 1 and unit_kind(measured[0].unit or "") == TERM and "-" not in measured[0].quote
    return measured[0].unit if alone and _termed(sentence, measured[0], pack) else None


def as_term(sentence: Sentence, q: Quantity, told: str | None, pack: Pack) -> str | None:
    """The unit of the sentence before, if the number is what a verb asks for or gives as such a term."""
    after = next((t for t in sentence.tokens if t.start >= q.end), None)
    bare = q.unit is None and not q.marks and (after is None or after.kind == "mark")
    return told if told and bare and (q.high or 0.0) <= LONGEST and _termed(sentence, q, pack) else None


def reckoned(share: Quantity, old: Quantity, new: Quantity) -> bool:
    """«на 20%, с 30 до 24»: the ends of the change come to the share, so they are no shares."""
    if share.unit != "percent" or not share.direction or "from" not in old.marks or "new" not in new.marks:
        return False
    if not share.low or not old.low or new.low is None:
        return False
    return abs(abs(new.low - old.low) / old.low * 100 - share.low) < max(share.low * OFF, 0.5)


def counted_there(sentence: Sentence, q: Quantity, pack: Pack) -> bool:
    """«Число жителей превысило 22 тысячи», "the number of boats passed 22 thousand": what a counter counts is no sum of
    the sentence before, if it is no money itself."""
    counters, sums = (frozenset(pack.section("syntax").get(key) or ()) for key in ("counters", "sums"))
    money = {*sums, *(pack.section("elided").get("kinds") or ())}
    before = [t for t in sentence.tokens if t.end <= q.end and t.kind == "word"]
    lemmas = [{p.lemma for p in pack.morph.parses(t.norm) if p.pos in ("noun", "participle", "adj")} for t in before]
    return any(x & counters for x in lemmas) and not any(x & money for x in lemmas)


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
    return _ruled(sentence, q, NEAR, verbs, pack)


def _led(sentence: Sentence, q: Quantity, pack: Pack) -> bool:
    """«театром он руководил четырнадцать»: is it right behind a verb that says how long?"""
    return _ruled(sentence, q, 1, pack.section("elided").get("lasts") or (), pack)


def _for_another(sentence: Sentence, q: Quantity, given: Quantity, pack: Pack) -> bool:
    """«мельнику дали пять лет, двум сторожам — по три»: somebody in the dative and a dash, the verb of the term left
    out."""
    between = [t for t in sentence.tokens if given.end <= t.start and t.end <= q.start]
    if not between or between[-1].text not in DASHES or set(q.marks) - {"each"} or (q.high or 0.0) > LONGEST:
        return False
    words = [pack.morph.parses(t.norm) for t in between if t.kind == "word"]
    verbs = any(p.pos in ("verb", "short") for readings in words[:-1] for p in readings[:1])
    dative = bool(words) and any(p.pos in ("noun", "adj", "participle") and p.case == "dat" for p in words[-1])
    return dative and not verbs and any(t.text in ",;" for t in between) and _termed(sentence, given, pack)


def _ruled(sentence: Sentence, q: Quantity, reach: int, verbs: Collection[str], pack: Pack) -> bool:
    """Does one of these verbs stand within so many words before the number?"""
    near = _before(sentence, q)[:reach]
    return any(p.lemma in verbs and p.pos != "noun" for t in near for p in pack.morph.parses(t.norm))


def _levelled(sentence: Sentence, q: Quantity, before: Quantity, pack: Pack) -> bool:
    """«на 92 сантиметра выше опасной отметки в 650», "above the danger mark of 650": a level that has its number."""
    if unit_kind(before.unit or "") in (None, TERM, "share", "money"):
        return False
    near, words = _before(sentence, q)[:2], pack.section("elided")
    led = len(near) == 2 and near[0].norm in (words.get("level_led") or ())
    levels = words.get("levels") or ()
    return led and any(p.lemma in levels and p.pos == "noun" for p in pack.morph.parses(near[1].norm))
