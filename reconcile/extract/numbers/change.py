"""Which way a quantity moved, and whether "до 15" is a bound or where it arrived."""

from __future__ import annotations

from typing import Any

from reconcile.extract.numbers.core import BoundTables, Core
from reconcile.extract.numbers.numeral import Source
from reconcile.extract.numbers.units import kind_of

WINDOW = 8  # how many tokens back a governing verb is looked for
RESTATED = 7  # tokens between the end of a change and its share
MONTH = 5  # tokens between where a change led and where it came from: "to 4.3% in July from 4.2%"
OBJECT = 4  # words between a verb of change and by how much, the verb with them
LIKELY = 2  # readings of a word that are taken seriously
SHARES = ("percent",)
DASHES = frozenset("—–")
CLAUSE_END = frozenset(".;:!?") | DASHES


def govern(s: Source, core: Core, b: BoundTables, previous: Core | None) -> None:
    """A level or a bound, an amount of change and its way."""
    change = _verb_behind(s, core, b) or change_before(s, core.left, b)
    if core.until and not change and previous and previous.direction and core.left - previous.right <= 2:
        change = "level"  # "выросла на 12%, до 41 гривны"
    if core.until and not change and not core.left and b.change.has(s.norm(core.right)) in ("up", "down"):
        change = "level"  # "До 15 выросло число погибших"
    if core.until and change == "down" and "new" not in core.marks and _acts_on(s, core, b):
        return  # «сократит до 340 рабочих»: at most so many of them, not what is left of them
    if core.until and (change or "new" in core.marks):
        core.until = core.bounded = False
        core.low = core.floor
        core.marks.append("level")
        return
    if "from" in core.marks:
        return
    if previous and previous.direction and _restated(s, previous, core, b):
        core.direction = previous.direction
    if (core.by and change in ("up", "down")) or (change in ("up", "down") and not core.by and _direct(s, core, b)):
        core.direction = change
    if core.direction is None and core.unit in SHARES and previous and _ends_told(s, previous, core, b):
        core.direction = change_before(s, previous.left, b)  # "from 30 to 36 crowns, or 20%", «…, то есть на 20%»
    if core.direction is None and core.unit in SHARES:
        core.direction = _past_object(s, core, b)
    if core.direction is None and core.unit in SHARES:
        core.direction = _noun_of_change(s, core, b) or _taken(s, core, b)
    if (
        previous
        and s.norm(core.first - 1) in b.change_from
        and core.first - previous.right <= MONTH
        and _level(s, previous, b)
    ):
        if core.unit is None and previous.unit in SHARES:
            core.unit = previous.unit  # "to 2.4 percent in May from 2.9 in April"
        if previous.unit == core.unit:  # "rose to 7 from 5", "снизилась до 5 с 7"
            core.marks.append("from")
            previous.marks.append("new")
    if core.direction is None and core.unit == "times":
        change = change if change in ("up", "down") else change_ahead(s, core.right, b)
        core.direction = change if change in ("up", "down") else None
    if core.direction is None and (core.unit or core.by or b.points.at(s.tokens, core.right)):
        core.direction = _compared(s, core, b) or _further(s, core, b)
    off = b.than.at(s.tokens, core.right) or b.than.at(s.tokens, core.right + 1)
    if core.direction is None and (off or core.unit in SHARES and s.norm(core.right) in b.share_off):
        core.marks.append("difference")  # "four fewer than on Tuesday", "20% above the average"
    if core.direction:
        core.marks.append("change")


def _verb_behind(s: Source, core: Core, b: BoundTables) -> Any:
    """«На 4% выросли цены, зато на 12% упал спрос»: the verb right behind what it changed by, before any in front."""
    if not core.by or s.kind(core.right) != "word" or kind_of(core.unit) == "duration":
        return None  # «на две недели сократят поставки»
    kind = b.change.has(s.norm(core.right))
    told = [p.pos for p in b.pack.morph.parses(s.norm(core.right))]
    verb = "noun" not in told[:1] and not {"verb", "short"}.isdisjoint(told)
    return kind if kind in ("up", "down") and verb else None


def _acts_on(s: Source, core: Core, b: BoundTables) -> bool:
    """Does a verb of change that is no reflexive stand right before the bound, and its object behind the number?"""
    if core.unit or s.kind(core.right) != "word":
        return False
    verb = next(iter(b.pack.morph.parses(s.norm(core.left - 1))), None)
    reflexive = tuple(b.pack.section("status").get("reflexive") or ())
    if verb is None or verb.pos not in ("verb", "gerund") or not reflexive or verb.lemma.endswith(reflexive):
        return False
    if verb.lemma in (b.pack.section("syntax").get("reach") or ()):
        return False  # «упасть до 340»
    after = b.pack.morph.parses(s.norm(core.right))[:LIKELY]
    return any(p.pos == "noun" and p.case == "gen" and p.animate for p in after)


def _noun_of_change(s: Source, core: Core, b: BoundTables) -> str | None:
    """ "a rise of 25 percent", «рост составил 25%»: a noun of change and the word that gives it its amount."""
    at = core.left - 1
    linked = any(s.norm(k) in b.change_is for k in range(core.left, core.first))  # «рост равен 25%»
    if not linked and s.norm(at) not in b.change_link:
        return None
    while at > 0 and s.norm(at) in b.change_link:
        at -= 1
    for i in range(at, max(at - b.change_reach, 0) - 1, -1):  # «рост цен составил», but not "growing firms were"
        if s.kind(i) != "word" or s.norm(i) in b.change_break:
            return None
        kind = b.change.has(s.norm(i))
        if kind in ("up", "down"):
            return kind
    return None


def _taken(s: Source, core: Core, b: BoundTables) -> str | None:
    """«Акции прибавили два процента»: a verb of change whose object is by how much, where nothing counted follows; or
    a sign says it: "+27%"."""
    if s.norm(core.n.first) == "+":
        return "up"
    at = core.left - 1
    kind = b.change.has(s.norm(at)) if b.change_object.at(s.tokens, at) else None
    behind = b.pack.morph.parses(s.norm(core.right))[:1] if s.kind(core.right) == "word" else ()
    counted = any(p.case == "gen" for p in behind)
    return None if counted else kind


def _compared(s: Source, core: Core, b: BoundTables) -> str | None:
    """ "на 20% больше", "на 15 человек меньше", "2% higher"."""
    far = 3 if core.by or b.points.at(s.tokens, core.right) else 1
    for i in range(core.right, min(core.right + far, len(s.tokens))):
        word = b.change.has(s.norm(i))
        if word in ("more", "less") and i > core.right and (b.both.at(s.tokens, i - 1) or b.either.at(s.tokens, i - 1)):
            return None  # «полторы ставки и больше»
        if word in ("more", "less"):
            core.marks.append("difference")
            return "up" if word == "more" else "down"
        if s.kind(i) == "mark":
            return None
    return None


def _further(s: Source, core: Core, b: BoundTables) -> str | None:
    """ "40 crowns a month more", "3 km longer": which way a measure is off, with the mark of a difference; from what,
    a "than" says. Not "40 litres more water", which is in addition, nor "40 crowns more or less"."""
    if core.unit in (None, "times"):
        return None
    each = s.norm(core.right) in b.article
    at = core.right + 2 * each  # "a tonne"
    found = b.further.at(s.tokens, at)
    if not found or b.either.at(s.tokens, at + found[0]):
        return None
    than = s.norm(at + 1) in b.not_after
    counts = found[0] == 1 and s.kind(at + 1) == "word" and not than
    behind = b.pack.morph.parses(s.norm(at + 1))[:1] if counts else ()
    if core.unit not in SHARES and any(p.pos in ("noun", "adj") for p in behind):
        return None
    core.marks.append("difference")
    return None if than else str(found[1])


def _level(s: Source, core: Core, b: BoundTables) -> bool:
    """Is it what a change arrived at ("снизилась до 5", "rose to 7")?"""
    return "level" in core.marks or (s.norm(core.first - 1) in b.change_to and bool(change_before(s, core.first, b)))


def _restated(s: Source, a: Core, c: Core, b: BoundTables) -> bool:
    """The same change in another unit: "190 points, or 0.6%"; or of another subject: "A is down 2%, B by 3%", «цена
    вырастет на 3 гривны, а смета — на 8%»."""
    if c.by and c.unit in SHARES and (a.unit == c.unit or s.norm(c.first - 2) in DASHES):
        return change_before(s, c.left, b) is None
    end = c.left - 1
    by = b.before.at(s.tokens, end) if c.by else None
    if by and by[1] == "by":
        end -= by[0]
    if c.unit is None or c.unit == a.unit or end - a.right > 3:
        return False
    if a.unit == "times" and c.unit not in SHARES:
        return False  # "втрое выше нормы (8 мг)": of what it is a multiple
    return s.norm(end) == "(" or bool(b.either.at(s.tokens, end))


def _ends_told(s: Source, a: Core, c: Core, b: BoundTables) -> bool:
    """Is `a` what a change arrived at, and `c` the same change said again as a share?"""
    if not {"new", "level"} & set(a.marks) or c.left - a.right > RESTATED:
        return False
    if change_before(s, a.left, b) not in ("up", "down"):
        return False
    return c.by or any(b.either.at(s.tokens, i) for i in range(a.right, c.left))


def _direct(s: Source, core: Core, b: BoundTables) -> bool:
    """Does the verb of change stand right before the quantity ("fell 3%", "fell by about 3%")?"""
    if not b.change_by or core.levelled or "vague" in core.marks:
        return False  # "extends hundreds of miles"
    if core.unit is None and not b.points.at(s.tokens, core.right):
        return False  # "cut 500 jobs" counts jobs
    at = core.left - 1
    steps = 0
    while steps < 3 and at >= 0:
        if s.norm(at) in b.change_not and not ("fraction" in core.marks and at == core.left - 1):  # "down a third"
            return False
        if b.change.has(s.norm(at)) in ("up", "down"):
            collected = kind_of(core.unit) == "money" and b.change_not_money.has(s.norm(at))
            return s.norm(at - 1) not in b.change_not and not collected
        if s.norm(at) in b.change_to or s.kind(at) != "word":
            return False
        found = b.before.at(s.tokens, at)
        if not found and s.norm(at) not in b.change_by:
            return False
        at -= found[0] if found else 1
        steps += 1
    return False


def _past_object(s: Source, core: Core, b: BoundTables) -> Any:
    """ "Reduce emissions 80 percent", "cut its costs 12 percent": its object stands behind the verb of change."""
    behind = b.pack.morph.parses(s.norm(core.right))[:1] if s.kind(core.right) == "word" else ()
    if not b.change_by or core.left != core.first or any(p.pos not in ("prep", "conj", "adv") for p in behind):
        return None
    if s.norm(core.right) in (b.pack.section("syntax").get("of") or ()):
        return None
    for i in range(core.left - 1, max(core.left - OBJECT, 0) - 1, -1):
        kinds = {p.pos for p in b.pack.morph.parses(s.norm(i))} if s.kind(i) == "word" else set()
        kind = b.change.has(s.norm(i)) if i < core.left - 1 and "verb" in kinds else None
        if kind in ("up", "down"):
            return None if s.norm(i - 1) in b.articles else kind
        if not kinds & {"noun", "adj", "det", "poss"} or i == core.left - 1 and "noun" not in kinds:
            return None
    return None


def change_before(s: Source, before: int, b: BoundTables, window: int = WINDOW, dashes: bool = False) -> Any:
    """The nearest word of change before a token, within the clause; `dashes`: over a dash too («— с 640 до 705»)."""
    for i in range(before - 1, max(before - 1 - window, -1), -1):
        token = s.tokens[i]
        if token.text in CLAUSE_END and not (dashes and token.text in DASHES):
            return None
        if token.kind == "word":
            kind = b.change.has(token.norm)
            if kind in ("up", "down", "level"):
                return kind
    return None


def change_ahead(s: Source, after: int, b: BoundTables) -> Any:
    for i in range(after, min(after + 4, len(s.tokens))):
        if s.kind(i) == "mark":
            return None
        kind = b.change.has(s.norm(i))
        if kind in ("up", "down", "level"):
            return kind
    return None
