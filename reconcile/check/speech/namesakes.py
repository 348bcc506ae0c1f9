"""Whether two names can be one person's, as two languages and two scripts write it: Mary, Мэри; Stern, Штерн."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from reconcile.extract.names.names import key, same
from reconcile.language.kin import counterparts
from reconcile.language.sounds import fold

ENDING = 3  # sounds that a case adds to a surname
NAMED = 0.8  # likeness from which two names are one
NEARLY = 80  # the same of surnames in two scripts, from which they are one where the first names agree
LONG, ALIKE = 7, 70  # sounds of a long surname, and the likeness that tells it where the first names are one
SHORT = 4  # sounds of a surname of which a single vowel is too much of it for that
# rapidfuzz ratio of two surnames as heard, and its sum with that of the first names: from which two names in two
# scripts are one, and from which they may be
SURELY, MAYBE = (72, 160), (50, 140)
NAMESAKE = 65  # rapidfuzz ratio of two folded surnames from which they may be one
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HISSED = str.maketrans("vzc", "fss", "h")


@lru_cache(maxsize=10_000)
def namesakes(a: str, b: str) -> bool:
    """One surname, and first names that are each other's counterparts in two languages; or one of three words (a place
    that stands before the name was taken for part of it) that ends in the other."""
    left, right = a.split(), b.split()
    if len(left) < 2 or len(right) < 2:
        return False
    if _as_heard(left[-2:], right[-2:]):
        return True
    last = left[-1], right[-1]
    if not (key(last[0]) == key(last[1]) or _written_over(*last) or len(left) == len(right) and _spelt(left, right)):
        return False
    if len(left) != len(right):
        short, long = (left, right) if len(left) < len(right) else (right, left)
        ends = " ".join(short), " ".join(long[-2:])
        return len(short) == 2 and len(long) == 3 and (same(*ends) >= NAMED or namesakes(*ends))
    firsts = key(left[0]) == key(right[0]) or counterparts(left[0], right[0])
    return firsts or consonants(left[0]) == consonants(right[0])


def _spelt(left: Sequence[str], right: Sequence[str]) -> bool:
    """One first name, and a long surname that the two scripts spell each by its own rules: Лупашко, Lupascu."""
    a, b = fold(left[-1]), fold(right[-1])
    firsts = key(left[0]) == key(right[0]) or counterparts(left[0], right[0])
    return firsts and _scripts(left[-1], right[-1]) and min(len(a), len(b)) >= LONG and fuzz.ratio(a, b) >= ALIKE


def _as_heard(left: Sequence[str], right: Sequence[str], least: tuple[int, int] = SURELY) -> bool:
    """A first name and a surname that two scripts spell nearly alike, where either makes up for the other: Eva Radic,
    Ева Радич; Tom Arrowby, Том Эрроуби."""
    if not _scripts(left[-1], right[-1]):
        return False
    first, last = (fuzz.ratio(heard(left[n]), heard(right[n])) for n in (0, 1))
    return last >= least[0] and first + last >= least[1] and _of_one_gender(left[0], right[0])


def _of_one_gender(a: str, b: str) -> bool:
    """Not Valentin and Валентина; a mute vowel is no other gender (Sabine, Сабіна)."""
    sounds = sorted((fold(a), fold(b)), key=len)
    return sounds[1] != sounds[0] + "a" or any(w[-1:] in "eé" for w in (a, b))


def _scripts(a: str, b: str) -> bool:
    return len({ch < "\u0250" for ch in (a[0], b[0])}) == 2


def _written_over(a: str, b: str) -> bool:
    """Two surnames in two scripts that nearly sound alike: Stern, Штерн."""
    near = fuzz.ratio(heard(a), heard(b)) >= NEARLY or len(fold(a)) <= SHORT and len(loose(a)) > 1
    return _scripts(a, b) and near and loose(a) == loose(b)


def heard(name: str) -> str:
    """How a name sounds where scripts do not tell sounds apart: v and f, s and sh and z and ts, h or none."""
    return fold(name).lower().translate(_HISSED)


def loose(name: str) -> str:
    """The same of a surname but for its vowels, and for a glide at the end."""
    bare = re.sub("[aiu]", "", heard(name))
    return bare.rstrip("f") or bare


def consonants(name: str) -> str:
    """Mary, Мэри: how a name sounds but for its vowels, which scripts write at will, and for which it ends in (Ольга is
    no Олег); the whole of how it sounds if it has few consonants."""
    sounds = fold(name)
    bare = re.sub("[aiu]", "", sounds).lower().translate(_HISSED)
    return bare + "a" * (sounds[-1:] in "aiu") if len(bare) > 1 else heard(name)


def strangers(a: str, b: str) -> bool:
    """Have two full names nothing in common? Белозор, Belazor are two ways to write one."""
    last = a.split()[-1], b.split()[-1]
    if _as_heard(a.split()[-2:], b.split()[-2:], MAYBE) or namesakes(a, b) or _too_short(a.split(), b.split()):
        return False
    return same(a, b) <= 0.0 and fuzz.ratio(fold(last[0]), fold(last[1])) < NAMESAKE and not _written_over(*last)


def _too_short(a: Sequence[str], b: Sequence[str]) -> bool:
    """Is a surname so short that two scripts may have no sound of it in common, and the first names are one?"""
    if not _scripts(a[-1], b[-1]) or min(len(fold(a[-1])), len(fold(b[-1]))) >= SHORT - 1:
        return False
    return fuzz.ratio(heard(a[0]), heard(b[0])) >= NEARLY and _of_one_gender(a[0], b[0])


def held(surname: str, sentence: str) -> bool:
    """Is the name in a sentence, in whatever case: с Гуком?"""
    bare = fold(surname).rstrip("aiu")
    names = (fold(w) for w in _WORD.findall(sentence) if w[0].isupper())
    return len(bare) >= SHORT - 1 and any(n.startswith(bare) and len(n) <= len(bare) + ENDING for n in names)


def likenesses(name: str, full: bool) -> list[str]:
    """What names that may be one share: how the surname sounds; of a full name also the first name and how the surname
    begins, which two scripts spell each in its own way."""
    last = name.split()[-1]
    own = [loose(last) or last]
    if not full:
        return own
    sound = heard(last)[:1]
    return [*own, f"{consonants(name.split()[-2])} {'a' if sound in 'aiu' else sound}"]
