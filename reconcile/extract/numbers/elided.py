"""Units left out because a number beside has them: "доходы — 8,4 млрд рублей, расходы — 9,1 млрд, дефицит — 700 млн",
"2.6 of the 7.1 billion hryvnias", "410 million for main roads, 150 for lanes and another 60 for pavements".

Only a currency or a measure of mass, volume or area is left out like that, or a rate (a speed, a yield, a temperature),
never a share or a length of time; and only by a number that has no noun of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Any

from reconcile.extract.numbers import gapped, shortened
from reconcile.extract.text.sentences import Sentence
from reconcile.extract.text.tokens import Token
from reconcile.language import Pack
from reconcile.language.lexicon import unit_kind
from reconcile.model import Quantity

_MASSES = frozenset({"t", "kg", "ha", "m2", "m3", "barrel", "l"})
_RATES = frozenset({"speed", "yield", "temperature"})  # kinds of unit
_GOODS = ("mass", "volume")
_LETTER = re.compile(r"[^\W\d_]")
_MOVED = frozenset({"from", "new", "level"})  # the ends of a change: their unit may stand with its amount
LEAST = 1000.0
ITEM = 24  # characters between two items of a list
BILLION = 1e9  # so many are money, hardly people or things
BEFORE = 3  # words between a verb of weighing or costing and its number, at most
SIGNS = frozenset("+-−–")
HOTTEST = 60.0  # degrees of any weather
AS_MUCH = 20.0  # times that one of two sums of one kind may be the other
GAPPED = 5  # words between two sums where the verb is left out: "a nurse", "his deputy in the north"
OF = 3  # words between a part and its whole: "2.6 billion of the planned 7.1"


def carry(
    sentence: Sentence,
    quantities: Sequence[Quantity],
    before: str | None,
    pack: Pack,
    only: str | None = None,
    term: str | None = None,
) -> list[Quantity]:
    """The quantities of a sentence, units left out filled in. `before`: the last such unit of the sentence before;
    `only`: the one currency that the article has named so far, of which a billion is; `term`: the unit of a term that
    the sentence before gives."""
    words = pack.section("elided")
    out: list[Quantity] = []
    known: Quantity | None = None  # the last of this sentence that has such a unit
    for n, q in enumerate(quantities):
        following = quantities[n + 1] if n + 1 < len(quantities) else None
        others = [o for o in out if o.unit != "times"]  # «втрое больше, чем 18 тысяч»: of these there are no multiples
        before_it = next((o for o in reversed(others) if o.unit != "percent" or q.unit is None), None)
        if before_it and following is not None and gapped.reckoned(before_it, q, following):
            pass  # it counts what the share is of
        elif before_it and (full := shortened.full(sentence, before_it, q, pack)) is not None:
            q = full
        elif before_it and _set_right(sentence, before_it, q, pack):
            q = replace(q, unit=before_it.unit)
        elif (beside := gapped.unit(sentence, q, others, following, pack)) is not None:
            q = replace(q, unit=beside)
        elif not out and (given := gapped.as_term(sentence, q, term, pack)) is not None:
            q = replace(q, unit=given)
        elif q.unit is None:
            after = _after(sentence, q)
            unit = known.unit if known else before or (only if (q.low or q.high or 0.0) >= BILLION else None)
            unit = None if known is None and unit == before and gapped.counted_there(sentence, q, pack) else unit
            unit = None if unit in _MASSES and _priced(sentence, q, words) else unit
            if following is not None and _shares(following) and _part_of(sentence, q, following, pack):
                q = replace(q, unit=following.unit)
            elif before_it and (
                _of_opening(sentence, before_it, q, after, pack) or _whole_of(sentence, before_it, q, after, pack)
            ):
                q = replace(q, unit=before_it.unit)
            elif (degrees := _degrees(sentence, q, after, pack)) is not None:
                q = degrees
            elif before_it and _same_change(before_it, q, after, pack):
                q = replace(q, unit=before_it.unit)
            elif known and _another(sentence, known, q, after, pack):
                q = _as_before(sentence, known, q)
            elif unit and _scaled(sentence, q) and _ends(sentence, after, pack, words, known is not None, q):
                q = replace(q, unit=unit)
            elif (same := _told(sentence, q, known, before, pack)) is not None:
                q = _in_full(sentence, q, known, same)
            elif (compared := _so_many_times(out, after)) is not None:
                q = replace(q, unit=compared)
            elif known and known.unit in _MASSES and _of_mass(sentence, q, known):
                q = shortened.as_much(sentence, q, known)
            elif known and unit_kind(known.unit or "") in _RATES and _elsewhere(sentence, q, after, pack):
                q = replace(q, unit=known.unit)
            elif known and (known.low or 0.0) >= (q.low or 0.0) and _of_it(sentence, q, after, pack):
                q = replace(q, unit=known.unit)
            elif known and _listed(sentence, q, pack, words, after):
                q = shortened.as_much(sentence, q, known)
        known = q if carried(q.unit) else known
        out.append(q)
    return out


def _set_right(sentence: Sentence, denied: Quantity, q: Quantity, pack: Pack) -> bool:
    """«ехала не 40 минут, как пишут, а четырнадцать»: the number that holds has the unit of the one denied."""
    after = _after(sentence, q)
    if q.unit is not None or denied.unit is None or after is not None and after.kind != "mark":
        return False
    before = [t for t in sentence.tokens if t.end <= denied.start]
    left = next((t for t in reversed(sentence.tokens) if t.end <= q.start), None)
    against = pack.section("elided").get("but") or ()
    denies = pack.section("status").get("negation") or ()
    return bool(before) and before[-1].norm in denies and left is not None and left.norm in against


def _shares(whole: Quantity) -> bool:
    """ "180 of the 240 metres", "2.6 of the 7.1 billion": may a part leave out the unit of its whole?"""
    kinds = ("distance", "area", "duration", "volume")
    return "-" not in whole.quote and (carried(whole.unit) or unit_kind(whole.unit or "") in kinds)


def _of_opening(sentence: Sentence, whole: Quantity, q: Quantity, after: Token | None, pack: Pack) -> bool:
    """«Из 312 км трасс подрядчик сдал 140»: a bare number behind a whole that opens the clause."""
    if not _shares(whole) or whole.unit is None or after is not None and after.kind != "mark" or q.marks:
        return False
    before = [t for t in sentence.tokens if t.end <= whole.start]
    start = max((n for n, t in enumerate(before) if t.text in ".;:—–"), default=-1) + 1
    led = [t.norm for t in before[start:]]
    of = pack.section("syntax").get("of") or ()
    return 0 < len(led) <= 2 and led[0] in of and (q.high or 0.0) <= (whole.high or 0.0)


def _whole_of(sentence: Sentence, part: Quantity, q: Quantity, after: Token | None, pack: Pack) -> bool:
    """«210 МВт из 360», "14 km of the 20": a bare number right behind "of", and the part has a unit."""
    between = [t.norm for t in sentence.tokens if part.end <= t.start < q.start]
    of = pack.section("syntax").get("of") or ()
    led = 0 < len(between) <= 2 and between[0] in of
    apart = part.unit is None or part.unit in ("percent", "percentage_point", "times")
    bare = (after is None or after.kind == "mark") and not q.marks
    return led and bare and not apart and (q.low or 0.0) > (part.high or 0.0)


def _same_change(before: Quantity, q: Quantity, after: Token | None, pack: Pack) -> bool:
    """«подорожает с 38 до 41», «34 рубля, на три больше»: the other end of a change, or how much it was."""
    share = before.unit == "percent" and "from" in before.marks  # «выросла на 9%, с 49 до 58»
    odd = unit_kind(before.unit or "") in (None, "share", "share_difference", "multiple")
    if odd and not share or q.low != q.high:
        return False
    ends = "from" in before.marks and "new" in q.marks and (share or carried(before.unit))
    apart = "difference" in q.marks and (q.low or 0.0) < (before.low or 0.0)
    return (ends or apart) and not (after is not None and after.kind == "word" and _counting(after, pack))


def _degrees(sentence: Sentence, q: Quantity, after: Token | None, pack: Pack) -> Quantity | None:
    """ "could sink to minus 34", «прогреется до плюс 25»: degrees, in a sentence on the weather."""
    words = pack.section("elided")
    if after is not None and after.kind == "word" and _counting(after, pack):
        return None
    left = next((t for t in reversed(sentence.tokens) if t.end <= q.start), None)
    signs = words.get("signs") or ()
    first = q.quote.lower().split()
    signed = q.quote[:1] in SIGNS or any(w in signs for w in first[:-1]) or left is not None and left.norm in signs
    if q.low == q.high and set(q.marks) <= _MOVED and _of_heat(sentence, q, pack):
        return replace(q, unit="degC")
    if not signed or abs(q.low if q.low is not None else q.high or 0.0) > HOTTEST:
        return None
    weather = words.get("weather") or ()
    told = any(p.lemma in weather for t in sentence.tokens if t.kind == "word" for p in pack.morph.parses(t.norm))
    return replace(q, unit="degC") if told else None


def _of_heat(sentence: Sentence, q: Quantity, pack: Pack) -> bool:
    """«температура держалась за 34»: is the subject of its clause told in degrees?"""
    heat = pack.section("elided").get("heat") or ()
    if not heat or not 0 < (q.low or 0.0) <= HOTTEST:
        return False
    before = (t for t in reversed(sentence.tokens) if t.end <= q.start)
    clause = takewhile(lambda t: t.text not in ",;:", before)
    told = (p for t in clause if t.kind == "word" for p in pack.morph.parses(t.norm))
    return any(p.lemma in heat and p.case == "nom" for p in told)


def _counting(after: Token, pack: Pack) -> bool:
    return any(p.pos in ("noun", "adj", "participle") for p in pack.morph.parses(after.norm)[:1])


def _another(sentence: Sentence, known: Quantity, q: Quantity, after: Token | None, pack: Pack) -> bool:
    """«врач получает 60 тысяч рублей, медсестра — 35 500», "a doctor earns $4,000, a nurse 2,500": the same is said of
    somebody else, and the verb left out."""
    if unit_kind(known.unit or "") != "money" or known.low is None or q.low is None or q.low != q.high or q.marks:
        return False
    if after is not None and after.kind != "mark":
        return False
    between = [t for t in sentence.tokens if known.end <= t.start and t.end <= q.start]
    if not any(t.text in ",;" for t in between) or not _earned(sentence, known, pack):
        return False
    own = [t for t in between if t.kind == "word"]
    if any(p.pos in ("verb", "short", "modal") for t in own for p in pack.morph.parses(t.norm)[:1]):
        return False
    dash = between[-1].text in "—–" and len(between) > 1 and not _counted(between[-2], pack)
    order = pack.section("syntax").get("agreement") == "order"
    gapped = order and 1 < len(own) <= GAPPED and between[-1] is own[-1]
    full = known.low / AS_MUCH <= q.low <= known.low * AS_MUCH
    return (dash or gapped) and (full or q.low < LEAST)


def _earned(sentence: Sentence, known: Quantity, pack: Pack) -> bool:
    """Is the sum before what somebody gets, pays or costs, by a verb that the next may leave out?"""
    words = pack.section("elided")
    verbs = {*((words.get("values") or {}).get("money") or ()), *(words.get("earn") or ())}
    said = (t for t in sentence.tokens if t.end <= known.start and t.kind == "word")
    return any(p.lemma in verbs for t in said for p in pack.morph.parses(t.norm))


def _counted(token: Token, pack: Pack) -> bool:
    """«участников — 20»: a genitive plural before the dash is what the number counts."""
    readings = pack.morph.parses(token.norm)
    return any(p.case == "gen" and p.number == "pl" for p in readings[:1]) and not any(
        p.case == "nom" for p in readings
    )


def _as_before(sentence: Sentence, known: Quantity, q: Quantity) -> Quantity:
    """The unit of the sum before, and its thousands where the number has none itself."""
    near = known.low is not None and q.low is not None and known.low / AS_MUCH <= q.low
    return replace(q, unit=known.unit) if near else shortened.as_much(sentence, q, known)


def _in_full(sentence: Sentence, q: Quantity, known: Quantity | None, unit: str) -> Quantity:
    """ "gave 8 million dollars, the state added three more": in the millions of the one before, too."""
    return replace(shortened.as_much(sentence, q, known) if known and known.unit == unit else q, unit=unit)


def _so_many_times(out: Sequence[Quantity], after: Token | None) -> str | None:
    """ "45 milligrams, four times the limit of 15": what a multiple is of has the unit of what it makes."""
    if len(out) < 2 or out[-1].unit != "times" or not (after is None or after.kind == "mark"):
        return None
    return out[-2].unit if unit_kind(out[-2].unit or "") not in (None, "share", "duration") else None


def _of_mass(sentence: Sentence, q: Quantity, known: Quantity) -> bool:
    """ "16.9 tonnes of fish: 9.4 bream, 5.1 roach and two tench": a number with a fraction counts nothing, nor does one
    in a list with it."""
    behind = known.end == known.number_end and q.start - known.end <= ITEM and set(q.marks) <= shortened.PART
    return _broken(sentence, q) or (behind and _broken(sentence, known))


def _broken(sentence: Sentence, q: Quantity) -> bool:
    whole = (q.low or 0.0) % 1 == 0 or q.low != q.high or bool(set(q.marks) - shortened.PART)
    return not whole and not shortened.multiplied(sentence, q)


def carried(unit: str | None) -> bool:
    """May another number leave this unit out?"""
    return unit_kind(unit or "") in _RATES | {"money"} or unit in _MASSES


def currencies(quantities: Sequence[Quantity]) -> set[str]:
    """Those that the quantities are in."""
    return {q.unit for q in quantities if q.unit and unit_kind(q.unit) == "money"}


def last_unit(quantities: Sequence[Quantity]) -> str | None:
    """The unit that the next sentence may leave out."""
    left_out = (q.unit for q in reversed(quantities) if carried(q.unit) and unit_kind(q.unit or "") not in _RATES)
    return next(left_out, None)


def _scaled(sentence: Sentence, q: Quantity) -> bool:
    """Written in figures with a multiplier ("9,1 млрд")?"""
    if (q.low or q.high or 0.0) < LEAST or not q.precision or not set(q.marks) <= _MOVED:
        return False
    number = shortened.number(sentence, q)
    return bool(re.search(r"\d", number)) and bool(_LETTER.search(number))


def _after(sentence: Sentence, q: Quantity) -> Token | None:
    """The token right behind it, an abbreviation's dot passed over."""
    return next((t for t in sentence.tokens if t.start >= q.end and t.text != "."), None)


def _ends(
    sentence: Sentence, after: Token | None, pack: Pack, words: dict[str, list[str]], here: bool, q: Quantity
) -> bool:
    """Does no noun of its own follow: nothing, a mark, "and", what money is for or is, a verb that spends it?"""
    if after is None or after.kind == "mark":
        return True
    if after.kind != "word":
        return False
    led = (*words.get("purpose", ()), *pack.section("syntax").get("coordinators", ()))
    if here and not _MOVED.isdisjoint(q.marks) or after.norm in led:
        return True
    if after.norm in words.get("kind_led", ()):  # "60 billion in revenue"
        after = next((t for t in sentence.tokens if t.start >= after.end), after)
    money = {*words.get("spend", ()), *words.get("kinds", ())}
    return any(p.lemma in money for p in pack.morph.parses(after.norm))


def _priced(sentence: Sentence, q: Quantity, words: dict[str, list[str]]) -> bool:
    """ "bought 300 tonnes for 5 million": what stands after such a word is what was paid."""
    left = next((t for t in reversed(sentence.tokens) if t.end <= q.start), None)
    return left is not None and left.norm in words.get("price", ())


def _told(sentence: Sentence, q: Quantity, known: Quantity | None, before: str | None, pack: Pack) -> str | None:
    """«весил 82 килограмма, весит 70», «обещали 60 тысяч крон, а дали сорок»: the unit before, if the verb right before
    a number without a noun says that it is of such a kind."""
    words: dict[str, Any] = pack.section("elided")
    unit, after = known.unit if known else before, _after(sentence, q)
    kind = "mass" if unit in _MASSES else unit_kind(unit or "")
    verbs = (words.get("values") or {}).get(kind)
    if verbs and unit_kind(unit or "") in _GOODS and (q.low or 0.0) >= LEAST:
        verbs = [*verbs, *words.get("moved", ())]
    if verbs and known and kind == "money" and not set(q.marks) - shortened.PART:
        verbs = [*verbs, *words.get("spend", ())]
    if (
        unit is None
        or not verbs
        or not (after is None or after.kind == "mark" or _joins(after, pack) or _small(after, pack))
    ):
        return None
    left = [t for t in sentence.tokens if t.end <= q.start][: -BEFORE - 1 : -1]
    verb = next((t for t in left if not _small(t, pack)), None)
    return unit if verb and any(p.lemma in verbs for p in pack.morph.parses(verb.norm)) else None


def _of_it(sentence: Sentence, q: Quantity, after: Token | None, pack: Pack) -> bool:
    """ "3,600 tonnes of steel, of which 2,700 have come": a part of the sum before, with no noun of its own."""
    cues = pack.section("syntax").get("part_cues") or ()
    left = " ".join(t.norm for t in sentence.tokens if t.end <= q.start)
    own = after is not None and after.kind == "word" and not _small(after, pack) and not _acts(after, pack)
    return not own and not set(q.marks) - shortened.PART and left.endswith(tuple(f" {c}" for c in cues if " " in c))


def _acts(token: Token, pack: Pack) -> bool:
    readings = pack.morph.parses(token.norm)
    return bool(readings) and all(p.pos in ("verb", "short", "participle", "gerund") for p in readings)


def _elsewhere(sentence: Sentence, q: Quantity, after: Token | None, pack: Pack) -> bool:
    """«90 км/ч, а после поворота — 120», "38 a hectare, in the hills 30": a bare number and where or when it was so."""
    if after is not None and after.kind != "mark" or set(q.marks) - _MOVED or (q.low or 0.0) % 1 and not q.precision:
        return False
    left = [t for t in sentence.tokens if t.end <= q.start]
    start = max((n for n, t in enumerate(left) if t.text in ",;:"), default=-1)
    begins = {*(pack.section("syntax").get("coordinators") or ()), *(pack.section("syntax").get("subordinators") or ())}
    own = [t for t in left[start + 1 :] if t.norm not in begins]
    return len(own) > 1 and any(p.pos in ("prep", "adv") for p in pack.morph.parses(own[0].norm))


def _joins(token: Token, pack: Pack) -> bool:
    return token.norm in (pack.section("syntax").get("coordinators") or ())


def _small(token: Token, pack: Pack) -> bool:
    """A preposition or an adverb: «обошлась уже в 190»."""
    return bool(readings := pack.morph.parses(token.norm)) and readings[0].pos in ("prep", "adv", "part")


def _part_of(sentence: Sentence, q: Quantity, whole: Quantity, pack: Pack) -> bool:
    """ "2.6 billion of the planned 7.1 billion hryvnias": is it told as a part of the number after it?"""
    between = [t for t in sentence.tokens if q.end <= t.start < whole.start]
    of = pack.section("syntax").get("of") or ()
    return bool(between) and len(between) <= OF and between[0].norm in of and all(t.kind == "word" for t in between)


def _listed(sentence: Sentence, q: Quantity, pack: Pack, words: dict[str, list[str]], after: Token | None) -> bool:
    """ "…, 150 — на проезды, ещё 60 — на тротуары", "33 внешнего и 21 внутреннего": an item of a list of sums?"""
    if (
        not set(q.marks) <= shortened.PART
        or _LETTER.search(shortened.number(sentence, q))
        or q.low != q.high
        or after is None
    ):
        return False
    left = next((t for t in reversed(sentence.tokens) if t.end <= q.start), None)
    joins = pack.section("syntax").get("coordinators") or ()
    if left is None or not (left.text in ",;:—–" or left.norm in joins):
        return False
    if after.norm in words.get("purpose", ()):
        return True
    if after.text in "—–":
        behind = next((t for t in sentence.tokens if t.start >= after.end), None)
        return behind is not None and behind.norm in words.get("purpose", ())
    return after.kind == "word" and _of_one_thing(after, pack)


def _of_one_thing(after: Token, pack: Pack) -> bool:
    """«33 внешнего»: an adjective in the genitive singular counts nothing, it tells what the sum is of."""
    parses = pack.morph.parses(after.norm)
    return (
        bool(parses)
        and all(p.pos in ("adj", "participle") and p.number == "sg" for p in parses)
        and any(p.case == "gen" for p in parses)
    )
