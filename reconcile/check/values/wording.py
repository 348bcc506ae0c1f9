"""What the words round a figure say of it: that it is new, a part, of the last time, of an hour, corrected."""

from __future__ import annotations

import re
from functools import lru_cache

from reconcile.language import available, cues, load_pack
from reconcile.language.morphology import norm
from reconcile.language.places import gazetteer
from reconcile.model import Claim

BEFORE, AFTER = 70, 40  # letters of a sentence around a figure that say something of it
ASIDE = 25  # letters that a verb counts as farther away if it is not the one that rules the figure
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)?")
_CLAUSE = re.compile(r"[,;]\s")
_CLOCK = re.compile(r"\b\d{1,2}[:.][0-5]\d\b")


def is_new(x: Claim) -> bool:
    """Does the figure count what came on top of an earlier one: "40 new cases", "еще 52"?"""
    return "increment" in x.marks or cues.has(x.quote, x.language, "new") or cues.has(lead(x), x.language, "further")


def lead(x: Claim, width: int = 40) -> str:
    """The words just before a figure."""
    at = max(0, x.start - x.sentence_start)
    return x.sentence[max(0, at - width) : at]


def of_them(x: Claim) -> bool:
    """Does the sentence make it a part of something told before: "23 из них", "23 of them"?"""
    at = max(0, x.end - x.sentence_start)
    after = re.split(r"[.,;:—–(]", x.sentence[at : at + 14])[0]  # «24 ребёнка, трое из них» makes the three a part
    return x.whole is not None or "among" in x.marks or cues.has(lead(x, 16) + " | " + after, x.language, "of_them")


def earlier_time(x: Claim) -> bool:
    """Is the figure that of the last time: "на прошлых выборах явка была 61%", "a year earlier"?"""
    return cues.has(lead(x, 70), x.language, "previous")


def opposed(x: Claim) -> bool:
    """Does the figure count those who are against: "против — пятеро", "не согласны 52%"?"""
    at = max(0, x.end - x.sentence_start)
    led, after = lead(x, 24), re.split(r"[,;.]", x.sentence[at : at + 24])[0]
    before, behind = cues.find(led, x.language, "against"), cues.find(after, x.language, "against")
    if before and not re.search(r"\w", led[before.end() :]):
        return True
    return bool(behind and not re.match(r"\s*\w", after[behind.end() :]))


def of_an_hour(x: Claim) -> bool:
    """Is the figure told for an hour of the day: turnout at noon, at 16:00?"""
    return bool(_CLOCK.search(x.sentence)) or cues.has(x.sentence, x.language, "hour")


def parts_of_day(x: Claim, y: Claim) -> bool:
    """Is the one told of the morning, the other of the evening?"""
    told = [{part for part in ("early", "late") if cues.has(c.sentence, c.language, part)} for c in (x, y)]
    return bool(told[0] and told[1]) and told[0].isdisjoint(told[1])


def of_first(x: Claim) -> bool:
    """Is it a part that came first: "the first 48 samples"?"""
    return cues.has(lead(x, 12), x.language, "first")


def is_gap(x: Claim) -> bool:
    """Is it how far two others are apart: "a margin of 7,048 votes"?"""
    return cues.has(f"{x.counted or ''} | {lead(x, 24)}", x.language, "difference")


def early(x: Claim) -> bool:
    """Is it a count of the morning, with nothing said of the evening?"""
    return cues.has(x.sentence, x.language, "early") and not cues.has(x.sentence, x.language, "late")


def grown(x: Claim) -> bool:
    """Does the sentence say that the figure rose to this?"""
    return cues.has(x.sentence, x.language, "growth")


def rising(x: Claim) -> bool:
    """Do the words round the figure say that it rose?"""
    return cues.has(around(x), x.language, "growth")


def fallen(x: Claim) -> bool:
    """Do the words round the figure say that it fell to this?"""
    return cues.has(around(x), x.language, "decline")


def so_far(x: Claim) -> bool:
    """Do they say that it is a count as it stood: by Thursday, so far, already?"""
    own = around(x) if x.unit == "percent" else _own(x)  # a share of the votes is as it stood whatever clause says so
    return cues.has(own, x.language, "so_far")


def _own(x: Claim) -> str:
    """What stands near a figure between its commas, and what opens its sentence or what a colon leads to; in another
    clause something else is told: «одиннадцать паромов, обещает к среде …»."""
    start, end = x.start - x.sentence_start, x.end - x.sentence_start
    before = _CLAUSE.split(x.sentence[:start])
    led = _CLAUSE.split(x.sentence[:start].rpartition(":")[2])[0]  # "…: by Monday evening, when …, it had 38%"
    opening = f"{before[0]} | {led} | " if len(before) > 1 else ""
    return f"{opening}{before[-1][-BEFORE:]}{x.quote}{_CLAUSE.split(x.sentence[end : end + AFTER])[0]}"


def tense(x: Claim) -> str:
    """pres or past, of the verb that stands nearest to the figure, its own before others; "" where none shows it."""
    return _tense(x.sentence, x.start - x.sentence_start, x.predicate or "", x.language) if x.language else ""


@lru_cache(maxsize=4096)  # a figure is set against many
def _tense(sentence: str, at: int, own: str, code: str) -> str:
    verbs = ((m, told) for m in _WORD.finditer(sentence) if (told := _of_form(m.group(), code)))
    return min(((_away(m, at, own, code), told) for m, told in verbs), default=(0, ""))[1]


def _away(verb: re.Match[str], at: int, own: str, code: str) -> int:
    """How far a verb is from a figure; another than the figure's own counts as so much farther."""
    lemmas = {r.lemma for r in load_pack(code).morph.parses(norm(verb.group()))}
    return abs(verb.start() - at) + (0 if norm(own) in lemmas else ASIDE)


@lru_cache(maxsize=20_000)
def _of_form(word: str, code: str) -> str:
    if code not in available():
        return ""
    form = norm(word)
    listed = (t for t, name in (("pres", "goes_on"), ("past", "is_over")) if cues.has(form, code, name))
    tenses = (r.tense for r in load_pack(code).morph.parses(form) if r.tense in ("pres", "past"))
    return next(listed, "") or next(tenses, "")


def around(x: Claim, before: int = BEFORE, after: int = AFTER) -> str:
    """A figure with so many letters of its sentence on either side."""
    start, end = x.start - x.sentence_start, x.end - x.sentence_start
    return x.sentence[max(0, start - before) : end + after]


def asked_alike(x: Claim, y: Claim) -> bool:
    """Is the one figure demanded or offered as the other is? What is demanded is a fact, though it is not done."""
    return any(all(cues.has(c.sentence, c.language, name) for c in (x, y)) for name in ("demands", "offers"))


def weighed(x: Claim) -> bool:
    """Does its verb say what something weighs? What weighs so much is one thing."""
    verbs = load_pack(str(x.language)).section("elided").get("values") or {} if x.language in available() else {}
    return x.predicate in verbs.get("mass", ()) and "change" not in x.marks


def moving(x: Claim) -> bool:
    """Is it a level that goes up and down from day to day, as that of a river does?"""
    return cues.has(f"{x.counted or ''} | {lead(x, 50)}", x.language, "moving")


def foretold(x: Claim) -> bool:
    """Is it what an exit poll gives, and not the count itself?"""
    return cues.has(x.sentence, x.language, "forecast")


def revised(x: Claim) -> bool:
    """Does the sentence announce a correction? Behind a semicolon it is of something else."""
    start = x.start - x.sentence_start
    return cues.has(
        x.sentence[:start].rpartition(";")[2] + x.sentence[start:].partition(";")[0], x.language, "revision"
    )


def earlier(x: Claim) -> bool:
    """Does the sentence tell an earlier state ("previously reported")?"""
    return x.background or cues.has(x.sentence, x.language, "earlier")


def of_one_people(x: Claim) -> bool:
    """Is what is counted the name of a people?"""
    if x.language not in available() or not x.counted:
        return False
    return norm(x.counted) in gazetteer(load_pack(x.language or "")).people
