"""How a word form can be read within a name of a language that inflects: its nominative, case, gender and role."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from reconcile.language import Pack
from reconcile.language.morphology import Parse, norm

ENDING = 0.03  # of a reading by the ending alone
LISTED = 1.05  # of a first name the pack lists: just above the dictionary
ANY = "*"  # a case: fits every other
CASES = ("nom", "gen", "dat", "acc", "ins", "loc")
FIRST, LAST, PATRONYMIC = "first", "last", "patronymic"


class Reading(NamedTuple):
    """One way to read a word as part of a name."""

    word: str  # in the nominative, lower case
    case: str
    gender: str  # m f or ""
    role: str  # first last patronymic or ""
    score: float
    natural: bool = True  # False: the form as it stands, for want of better


@lru_cache(maxsize=32)
def surname_pairs(pack: Pack) -> tuple[tuple[str, str], ...]:
    """Endings of a man's surname and of a woman's, the longest first."""
    table = pack.section("names").get("feminine") or {}
    return tuple(sorted(((str(a), str(b)) for a, b in table.items()), key=lambda p: -len(p[0])))


def feminine(word: str, pack: Pack) -> str:
    """A woman's form of a surname in -ов, -ский and the like; other surnames do not change."""
    for man, woman in surname_pairs(pack):
        if word.endswith(man):
            return word[: -len(man)] + woman
    return word


def masculine(word: str, pack: Pack) -> str:
    """The man's form of a woman's surname."""
    for man, woman in surname_pairs(pack):
        if word.endswith(woman) and len(word) > len(woman) + 1:
            return word[: -len(woman)] + man
    return word


@lru_cache(maxsize=100_000)
def readings(word: str, pack: Pack) -> tuple[Reading, ...]:
    """How a word form can be read within a name, the form as it stands last."""
    particle, hyphen, rest = word.partition("-")
    if rest and particle in (pack.section("names").get("particles") or ()):  # уль-Малука
        return tuple(r._replace(word=particle + hyphen + r.word) for r in readings(rest, pack))
    out: list[Reading] = []
    parses = [p for p in pack.morph.parses(word) if p.pos in ("noun", "adj") and p.number != "pl" and p.case in CASES]
    constant = _constant(word, parses)
    stays = word[-1:] in vowels(pack) and not pack.morph.known(word)  # a foreign name: Ризви
    if not stays and not pack.morph.known(word) and any(p.lemma not in constant for p in parses):
        parses = [p for p in parses if p.lemma not in constant]  # a guess that it does not decline is worth nothing
    if any(p.name == FIRST and p.lemma not in constant for p in parses):  # Зої is a form of Зоя, whatever is listed
        parses = [p for p in parses if p.name != FIRST or p.lemma not in constant]
    genders = [{p.gender for p in parses if p.lemma in constant and (p.case == "nom") is nom} for nom in (True, False)]
    hers_alone = genders == [{"m", "f"}, {"f"}]  # Верещак: he declines
    for p in parses:
        if p.gender == "n":
            continue
        role = p.name if p.name in (FIRST, LAST, PATRONYMIC) else ""
        changes = p.gender == "f" and (role == LAST or p.pos == "adj") and p.lemma not in constant
        lemma = feminine(p.lemma, pack) if changes else p.lemma
        if role == PATRONYMIC and p.gender == "f":
            lemma = _hers(word, pack)  # Петровны is no Петрович
        if p.pos == "adj" and not role:
            role = LAST if lemma != p.lemma or word != p.lemma or p.gender else ""
        stiff = p.lemma in constant and not hers_alone  # what never changes goes with a man and a woman
        gender = "" if stiff else p.gender
        out.append(Reading(lemma, p.case, gender, role, max(p.score, 0.01)))
    hers = [r for r in out if r.role == LAST and r.case == "gen" and r.gender == "m" and feminine(r.word, pack) == word]
    if hers and not any(r.word == word and r.case == "nom" for r in out):
        out.append(Reading(word, "nom", "f", LAST, max(r.score for r in hers)))  # Кобзева, of whom only he is listed
    man = any(r.word == word and r.case == "nom" and r.gender == "m" and r.role != FIRST for r in out)
    if man and feminine(word, pack) == word:
        out.append(Reading(word, ANY, "f", LAST, 0.1))  # a woman's surname like a man's does not decline
    out += _by_ending(word, bool(out), pack)
    out = [r for r in out if not r.word.endswith(_never(pack))]
    out.append(Reading(word, ANY, "", "", 0.05 if stays else 0.02, natural=stays))
    return tuple(out)


def _by_ending(word: str, declined: bool, pack: Pack) -> list[Reading]:
    """The readings that the pack's lists and endings give; a surname's where the dictionary declines the word as no
    name (Солонцов), the others where it does not know the word."""
    known, listed = _first_names(pack), pack.morph.known(word)
    out = [Reading(word, "nom", known[word], FIRST, LISTED)] if word in known else []
    declined = declined or bool(out)
    for gender, nominative, role, endings in _paradigms(pack):
        for case, ending in endings:
            if word.endswith(ending) and len(word) - len(ending) >= 2:
                name = word[: len(word) - len(ending)] + nominative
                if known.get(name) == gender:
                    out.append(Reading(name, case, gender, FIRST, LISTED))
                elif not declined if role else not listed:
                    out.append(Reading(name, case, gender, role, ENDING))
    return out


def _constant(word: str, parses: Sequence[Parse]) -> set[str]:
    """The word, if it is the same in nearly all cases."""
    return {word} if len({p.case for p in parses if p.lemma == word}) > 3 else set()


def _hers(word: str, pack: Pack) -> str:
    """The nominative of a woman's patronymic."""
    ends: dict[str, list[str]] = pack.section("names").get("patronymic") or {}
    return next((word[: -len(e)] + nom for nom, cases in ends.items() for e in cases if word.endswith(e)), word)


@lru_cache(maxsize=32)
def _first_names(pack: Pack) -> dict[str, str]:
    """First names that the dictionary lacks or knows for another: nominative → gender."""
    rows = pack.section("names").get("first_names") or {}
    return {norm(str(n)): str(g) for g, names in rows.items() for n in names}


@lru_cache(maxsize=32)
def vowels(pack: Pack) -> str:
    """Endings in which foreign names do not decline."""
    return str(pack.section("names").get("unchanging_endings", ""))


@lru_cache(maxsize=32)
def _never(pack: Pack) -> tuple[str, ...]:
    """Endings that no nominative has, by the spelling of the language."""
    return tuple(map(str, pack.section("names").get("never_endings") or ()))


@lru_cache(maxsize=32)
def _paradigms(pack: Pack) -> tuple[tuple[str, str, str, tuple[tuple[str, str], ...]], ...]:
    """How names decline that the dictionary does not know: gender, nominative ending, role, (case, ending)."""
    rows = pack.section("names").get("paradigms") or ()
    return tuple(
        (
            str(r["gender"]),
            str(r["nom"]),
            str(r.get("role", "")),
            tuple((c, str(r[c])) for c in CASES if c in r and (c != "nom" or r[c])),
        )
        for r in rows
    )


@lru_cache(maxsize=100_000)
def has_role(word: str, role: str, pack: Pack) -> bool:
    """May the word be a first name, surname or patronymic by the dictionary?"""
    if any(p.name == role and (role == LAST or not p.guessed) for p in pack.morph.parses(word)):
        return True
    score = LISTED if role == FIRST else ENDING
    return any(r.role == role and r.score == score for r in readings(word, pack))


def genitive(word: str, pack: Pack) -> bool:
    """Can the word stand in the genitive?"""
    return any(r.case == "gen" for r in readings(word, pack))


def is_name(word: str, pack: Pack) -> bool:
    """Is the word a name by the dictionary, more than anything else? One in the nominative is read by that."""
    parses = pack.morph.parses(word)
    plain = [p for p in parses if p.case == "nom"] or parses
    meant = {(p.lemma, bool(p.name)): p.score for p in reversed(plain)}
    return sum(score for (_, name), score in meant.items() if name) > sum(meant.values()) / 2
