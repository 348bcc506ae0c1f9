"""What an article tells of a speaker beside the name: the gender of the verb of saying, the offices and things near it.

Two articles that credit one quotation need not name both speakers; «сказала уполномоченная» and «сказал глава миссии»
are of two people all the same.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reconcile.check.speech import terms
from reconcile.extract.names.scan import rules_of
from reconcile.extract.speech.cues import table
from reconcile.language import Pack, load_pack
from reconcile.language.morphology import norm
from reconcile.model import Attribution

LEAD = 60  # characters before and behind a speaker in which the words for who it is stand
GENDERS = frozenset("mf")
NAMES = frozenset(("first", "last", "patronymic"))
_CUT = re.compile(r"[.!?\n«»“”\"]")


def gender(a: Attribution, text: str, language: str) -> str:
    """Of one person who speaks, m or f, by the verb of saying or by the first name; "" where neither tells, or where
    it may be no person."""
    pack = load_pack(language)
    if not _person(a, text, pack):
        return ""
    return _of_verb(a.cue or "", pack) or _of_name((a.speaker or "").split(" ")[0], pack)


def beside(a: Attribution, text: str, language: str) -> frozenset[str]:
    """The concepts of the nouns near the speaker, or near the cue where no speaker was found."""
    found = terms.of(_around(a, text), language)
    return frozenset(k for t in found if t.word.noun for k in t.word.keys if k[0] == "=")


def _around(a: Attribution, text: str) -> str:
    start, end = (a.speaker_start, a.speaker_end) if a.speaker_start is not None else (a.cue_start, a.cue_end)
    if start is None or end is None:
        return ""
    before, behind = text[max(0, start - LEAD) : start], text[start : end + LEAD]
    return _CUT.split(before)[-1] + _CUT.split(behind)[0]


def _person(a: Attribution, text: str, pack: Pack) -> bool:
    """Is it somebody: a pronoun, a person's name, a word for a person; or does such a word stand beside the cue?"""
    words = (a.speaker or _around(a, text)).split()
    for w in words if a.speaker is None else words[:2]:
        readings = pack.morph.parses(norm(w.strip(",.;:—")))[:1]
        if any(p.pos == "pron" or p.name in NAMES or (p.animate and p.number != "pl") for p in readings):
            return True
    return bool(words) and (norm(words[0]) in rules_of(pack).first_names or _nominal(a.speaker or "", pack))


def _nominal(speaker: str, pack: Pack) -> bool:
    """Is it one word that is somebody's: an adjective by itself (уполномоченная, дежурный), or with a capital one that
    no dictionary has and that may be a surname?"""
    if " " in speaker:
        return False
    readings = pack.morph.parses(norm(speaker))
    if speaker.islower():
        return any(p.pos in ("adj", "participle") and p.gender in GENDERS for p in readings[:1])
    return all(p.guessed for p in readings) and any(p.name == "last" for p in readings)


def _of_verb(cue: str, pack: Pack) -> str:
    forms = (table(pack).form(w) for w in norm(cue).split())
    return next((f.gender for f in forms if f and f.form == "finite" and f.gender in GENDERS), "")


@lru_cache(maxsize=4096)
def _of_name(first: str, pack: Pack) -> str:
    listed = rules_of(pack).first_names.get(norm(first), "")
    found = {p.gender for p in pack.morph.parses(norm(first)) if p.name == "first"} | {listed}
    one = found & GENDERS
    return one.pop() if len(one) == 1 else ""
