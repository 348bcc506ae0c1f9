"""Figures right behind a whole, none passed over, that tell what became of all of it.

"Of the 480 on the list 355 passed, 75 failed and 30 did not turn up"; "Eleven were tried. Eight were jailed, two got
suspended terms, one more was acquitted". And those of a list that stand there without a number: "and the driver".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reconcile.check.ledger import Ledger
from reconcile.check.values.counting import Likeness, likeness, named, same_unit
from reconcile.check.within import listed, passages
from reconcile.language import available, cues, load_pack
from reconcile.language.morphology import norm
from reconcile.model import Claim

LEAST = 5  # a whole this large is hardly met by chance where its parts follow right behind
NEXT = 3  # characters between two sentences
ITEM = 4  # words of one member of a list that has no number
OUTCOMES = ("failed", "against", "spared")  # cues: what befell some, and not the others
_END = re.compile(r"[.;:()—–!?]")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")


def find(ledger: Ledger, whole: Claim, following: Sequence[Claim]) -> list[Claim]:
    """The parts of a whole that the wording makes all of it, by what became of them, right or nearly so."""
    if not named(whole) and not listed.out_of(ledger, whole):
        return []
    parts = right_behind(ledger, whole)
    off = listed.total_of(parts) - (whole.low or 0.0)
    if len(parts) < 2 or any(p not in following or named(p) for p in parts) or _open(ledger, whole, parts):
        return []
    if abs(off) > listed.NEARLY * (whole.low or 0.0) or (
        len(parts) < 3 and (off < 0 or not listed.out_of(ledger, whole))
    ):
        return []
    if _sides(ledger, parts):
        return parts if off > 0 or not _of_votes(ledger, parts) or _present(ledger, whole) else []
    return parts if len(parts) > 2 and listed.out_of(ledger, whole) and _closed(ledger, whole, parts) else []


def behind(ledger: Ledger, whole: Claim, run: Sequence[Claim]) -> bool:
    """Are these all that follows right behind a whole, none with a noun of its own? Such a sum is no chance."""
    bare = named(whole) and not any(named(p) for p in run)
    return bare and (whole.low or 0.0) >= LEAST and right_behind(ledger, whole) == list(run)


def right_behind(ledger: Ledger, whole: Claim) -> list[Claim]:
    """The figures of one sentence, that of the whole or the next, which count what it does, up to one that does not."""
    out: list[Claim] = []
    end = whole.sentence_start + len(whole.sentence)
    for c in passages.within(ledger, whole, whole.end - 1, whole.start + passages.REACH):
        if out and c.sentence_start != out[0].sentence_start or c.sentence_start > end + NEXT:
            break
        if c.unit not in (None, whole.unit) or c.whole in {p.id for p in out}:
            continue  # terms, shares and prices; "41, six of them interns"
        fits = passages.addable(c) and passages.exact(c) and same_unit(whole, c) and (c.low or 0) < (whole.low or 0)
        if not fits or (named(c) and likeness(whole, c) == Likeness.OTHER):
            break
        out.append(c)
    return out


def _open(ledger: Ledger, whole: Claim, parts: Sequence[Claim]) -> bool:
    """Does the wording leave room for others, or count some twice?"""
    text = ledger.text(whole)[whole.end : parts[-1].sentence_start + len(parts[-1].sentence)]
    room = any(cues.has(text, whole.language, name) for name in ("including", "open", "also"))
    return room or companions(ledger, parts) != 0


def _beside(ledger: Ledger, part: Claim) -> str:
    return " | ".join((*passages.stretch(ledger, part), passages.since_last(ledger, part)))


def _sides(ledger: Ledger, parts: Sequence[Claim]) -> bool:
    """Did some fail, die or refuse, and others not, so that no one is counted twice?"""
    told = [
        p.status == "negated" or any(cues.has(_beside(ledger, p), p.language, name) for name in OUTCOMES) for p in parts
    ]
    return any(told) and not all(told)


def _of_votes(ledger: Ledger, parts: Sequence[Claim]) -> bool:
    return any(cues.has(_beside(ledger, p), p.language, "against") for p in parts)


def _present(ledger: Ledger, whole: Claim) -> bool:
    """Were those that the whole counts there to vote?"""
    words = f"{passages.since_last(ledger, whole)} {passages.after(ledger, whole)} {whole.quote}"
    return cues.has(words, whole.language, "present")


def _closed(ledger: Ledger, whole: Claim, parts: Sequence[Claim]) -> bool:
    """Is the last part told as the last: by "and", as "another" or the rest, or as what did not happen?"""
    last = parts[-1]
    told = {"increment", "remainder"} & set(last.marks) or last.status == "negated"
    return bool(told) or listed.and_joins(passages.between(ledger, *parts[-2:]), whole)


def companions(ledger: Ledger, parts: Sequence[Claim], whole: Claim | None = None) -> int | None:
    """How many single members a list has that stand there without a number ("and the driver"); None where there are
    several of a kind, nobody says how many ("and teachers"). `whole`: what may stand before the list and a first
    member ("a council of 29: a chairman, five deputies …")."""
    ones = _first_of_list(ledger, whole, parts[0]) if whole else 0
    for n, part in enumerate(parts):
        last = n + 1 == len(parts)
        text = ledger.text(part)
        end = part.sentence_start + len(part.sentence) if last else parts[n + 1].start
        for item in _items(_END.split(text[part.end : end])[0], part.language, last):
            alone = _single(item, part.language)
            if alone is None:
                return None
            ones += alone
    return ones


def _first_of_list(ledger: Ledger, whole: Claim, part: Claim) -> int:
    """1 where one member without a number opens the list that a whole is followed by."""
    if whole.start > part.start or whole.sentence_start != part.sentence_start or whole.language not in available():
        return 0
    lead, comma, rest = norm(passages.between(ledger, whole, part)).rpartition(",")
    words = _WORD.findall(lead)[-2:]
    if not comma or rest.strip() or not words:
        return 0
    if len(words) == 2 and cues.has(words[0], whole.language, "single"):
        return 1
    nouns = load_pack(whole.language or "").morph.parses(words[-1])[:1]
    return int(any(p.pos == "noun" and p.animate and p.case == "nom" and p.number == "sg" for p in nouns))


def _items(text: str, language: str | None, last: bool) -> list[str]:
    """The members told between two figures of a list, or behind the last: between commas and "and"."""
    if language not in available():
        return []
    joins = "|".join(map(re.escape, load_pack(language or "").section("syntax").get("coordinators") or ()))
    pieces = re.split(rf",|(?<!\w)(?:{joins})(?!\w)", norm(text))
    # what stands before the first comma is of the figure, what stands behind the last is of the next one
    items = pieces[1:] if last else pieces[1:-1]
    return [item.strip() for item in items if item.strip()] if not pieces[0].strip() else []


def _single(item: str, language: str | None) -> int | None:
    """1 for one of a kind, None for several, 0 for words that are no member of a list."""
    morph, words = load_pack(language or "").morph, _WORD.findall(item)
    if not words or len(words) > ITEM or cues.has(item, language, "the_rest"):
        return 0
    if cues.has(words[0], language, "single"):
        return 1
    nouns = [p for p in morph.parses(words[0]) if p.pos == "noun"]
    first = morph.parses(words[0])[:1]
    if not first or first[0].pos not in ("noun", "adj") or any(morph.parses(w)[0].pos == "verb" for w in words[1:]):
        return 0
    nouns = nouns or [p for w in words[1:2] for p in morph.parses(w) if p.pos == "noun"]
    if any(p.case == "nom" and (p.number == "sg" or p.lemma == words[0]) for p in nouns[:2]):
        return 1
    return None if nouns and nouns[0].case in ("nom", "acc") and nouns[0].number == "pl" else 0
