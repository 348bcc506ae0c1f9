"""The vocabulary and grammar of dates of one language, compiled from the pack section `dates`.

Every token becomes one character that stands for the set of classes its word belongs to (MONTH, DAY, UNIT …), so that
the patterns of the pack, written over class names, compile into one regular expression over a short string. Patterns
know sequence, `|`, `?` and brackets but no repetition, so matching is linear in the number of tokens.

Words in the pack may be written `stem|ending ending …` (`-` for no ending) to list an inflected word in one entry.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from reconcile.extract.numbers.tables import number_tables
from reconcile.extract.text.tokens import Token
from reconcile.language import Pack
from reconcile.language.morphology import norm

_FIRST = 0xE000  # characters for class sets come from the private use area, so that none is special in a pattern
_PIECE = re.compile(r"[A-Z_]+|[()|?,]|[^\W_]+(?:['-][^\W_]+)*|\S")
_ISO = r"(?P<iso>(?:19|20)\d\d-[01]?\d-[0-3]?\d)"
_DOTTED = r"(?P<a>[0-3]?\d)(?P<sep>[./])(?P<b>[0-3]?\d)(?P=sep)(?P<y>(?:19|20)\d\d|\d\d(?![\d:]|[.,]\d))"
_YEARS = r"(?P<years>(?:19|20)\d\d[/–-]\d\d)(?![\d/–-])"
_CLOCK = r"(?P<clock>(?:[01]?\d|2[0-4])[:][0-5]\d(?::[0-5]\d)?)(?!\d)(?:\s?(?:[ap]\.m\.|[ap]\.?m\b))?"
_HOUR = r"(?P<hour>(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?\s?(?:[ap]\.m\.|[ap]\.?m\b))"
NUMERIC = re.compile(rf"(?<![\d.,:/-])(?:{_ISO}(?!\d)|{_YEARS}|{_DOTTED}(?![\d])|{_HOUR}|{_CLOCK})", re.IGNORECASE)


class Term(NamedTuple):
    """One token, or several that were merged, as the grammar sees it: the values of its classes and its offsets."""

    char: str
    values: dict[str, Any]
    start: int
    end: int


GROUPING = frozenset(",.")  # marks between the groups of a number
UNKNOWN = Term(" ", {}, -1, -1)  # a word of no class: no pattern takes it, so where it stands is nobody's business


class Grammar(NamedTuple):
    """What `compile_grammar` makes of a pack section."""

    words: dict[str, tuple[str, dict[str, Any]]]  # word → character of its class set, value by class
    chars: dict[frozenset[str], str]
    pattern: re.Pattern[str]
    meanings: dict[str, str]  # name of a group of `pattern` → meaning
    capitalised: frozenset[str]  # words that are dates only with a capital (May)
    ordinal: frozenset[str]  # what follows a number, with or without hyphen, in "15th", "2009-го"
    decade: frozenset[str]  # … in "1990s", "1990-х"
    month_first: bool  # 08/15/2025
    future: frozenset[str]
    past: frozenset[str]
    due: frozenset[str]  # two words that speak of the future together ("is to")
    impersonal: tuple[str, ...]  # endings of verbs without a person or a tense that tell what is done
    counted_on: frozenset[str]  # words beside which a planned day is one that is past
    possessive: str  # ending that a word may carry unchanged ("Monday's")
    after_year: frozenset[str]  # small words after which a bare 2020 is still a year, and no count
    lasting: frozenset[str] = frozenset()  # prepositions that say with hours how long
    set_for: tuple[str, ...] = ()  # beginnings of words that say what is set for an hour


# Class sets that numerals can have; words get theirs from the vocabulary.
_NUMERALS = (
    "NUM", "NUM DAY", "NUM DAY HOUR", "NUM HOUR", "NUM YEAR", "NUM YEAR YEARISH", "NUM YEAR YEARISH MODERN",
    "NUM YEAR OLDEN", "NUM YY",
    "ORD", "ORD DAY NTH", "ORD YEAR YEARTH", "DECADE", "DATE", "YEARS", "CLOCK",
    "COMMA", "DASH", "OPEN", "CLOSE", "DOT", "SLASH",
)  # fmt: skip
_MARKS = {
    ",": "COMMA",
    "-": "DASH",
    "–": "DASH",
    "—": "DASH",
    "−": "DASH",
    "‑": "DASH",
    "(": "OPEN",
    ")": "CLOSE",
    ".": "DOT",
    "/": "SLASH",
}


def forms(entry: object) -> Iterator[str]:
    """The word forms that one entry of a pack lists."""
    stem, bar, endings = str(entry).partition("|")
    if not bar:
        yield norm(stem)
    for ending in endings.split():
        yield norm(stem + ending.replace("-", ""))


def _listed(entries: Sequence[object] | None) -> frozenset[str]:
    return frozenset(f for e in entries or () for f in forms(e))


@lru_cache(maxsize=32)
def compile_grammar(pack: Pack) -> Grammar | None:
    """The date grammar of a language; None for a pack without one."""
    section = pack.section("dates")
    if not section:
        return None
    classes: dict[str, dict[str, Any]] = {}
    for name, table in section["vocabulary"].items():
        rows = table.items() if isinstance(table, dict) else [(1, table)]
        for value, entries in rows:
            for entry in entries:
                for word in forms(entry):
                    classes.setdefault(word, {})[name] = _value(value)
    for word, number in _numerals(pack):
        classes.setdefault(word, {})["NUM"] = number
    macros = section.get("macros", {})
    patterns = [(meaning, _expand(p, macros)) for item in section["patterns"] for meaning, p in item.items()]
    for _, pieces in patterns:
        for piece in pieces:
            if _literal(piece):
                classes.setdefault(norm(piece), {})["=" + norm(piece)] = 1
    chars: dict[frozenset[str], str] = {}
    for names in (*(frozenset(n.split()) for n in _NUMERALS), *(frozenset(c) for c in classes.values())):
        chars.setdefault(names, chr(_FIRST + len(chars)))
    having = _having(chars)
    groups = [f"(?P<g{i}>{_regex(pieces, having)})" for i, (_, pieces) in enumerate(patterns)]
    return Grammar(
        words={w: (chars[frozenset(c)], c) for w, c in classes.items()},
        chars=chars,
        pattern=re.compile("(?! )(?:" + "|".join(groups) + ")"),  # the look ahead: most words are no date words
        meanings={f"g{i}": meaning for i, (meaning, _) in enumerate(patterns)},
        capitalised=_listed(section.get("capitalised")),
        ordinal=_listed(section.get("ordinal_endings")),
        decade=_listed(section.get("decade_endings")),
        month_first=bool(section.get("month_first")),
        future=_listed(section.get("future")),
        past=_listed(section.get("past")),
        due=_listed(section.get("due")),
        impersonal=tuple(section.get("impersonal_endings") or ()),
        counted_on=_listed(section.get("counted_on")),
        possessive=str(section.get("possessive", "")),
        after_year=_listed(section.get("after_year")),
        lasting=_listed(section.get("lasting")),
        set_for=tuple(norm(str(w)) for w in section.get("set_for") or ()),
    )


def _numerals(pack: Pack) -> Iterator[tuple[str, int]]:
    """The number words below a hundred, in all their forms."""
    tables = number_tables(pack)
    for word, value in tables.words.items():
        if value % 1 == 0 and 0 < value < 100 and word not in tables.weak:
            yield word, int(value)


def _value(key: object) -> Any:
    """A key of a vocabulary as a number where it is one."""
    if re.fullmatch(r"-?\d+", str(key)):
        return int(str(key))
    return float(str(key)) if re.fullmatch(r"\d+\.\d+", str(key)) else key


def _literal(piece: str) -> bool:
    return piece[0].isalpha() and not piece.isupper()


def _expand(pattern: str, macros: dict[str, str], depth: int = 0) -> list[str]:
    """A pattern as pieces, its macros written out."""
    if depth > 8:
        raise ValueError(f"macros of dates nest too deep: {pattern}")
    out: list[str] = []
    for piece in _PIECE.findall(pattern):
        if piece in macros:
            out += ["(", *_expand(macros[piece], macros, depth + 1), ")"]
        else:
            out.append(piece)
    return out


def _having(chars: dict[frozenset[str], str]) -> dict[str, list[str]]:
    """Class → the characters of the sets of classes that it is in."""
    out: dict[str, list[str]] = {}
    for names, char in chars.items():
        for name in names:
            out.setdefault(name, []).append(char)
    return out


def _regex(pieces: list[str], chars: dict[str, list[str]]) -> str:
    """Pieces as a regular expression over class-set characters."""
    out = []
    for piece in pieces:
        if piece in "()|?":
            out.append("(?:" if piece == "(" else piece)
            continue
        name = "COMMA" if piece == "," else "=" + norm(piece) if _literal(piece) else piece
        members = "".join(sorted(chars.get(name, ())))
        out.append(f"[{members}]" if members else "(?!)")
    return "".join(out)


def terms(tokens: Sequence[Token], text: str, base: int, grammar: Grammar) -> list[Term]:
    """The tokens of a sentence as terms; what no class knows is a term with a space for a character."""
    numeric = _numeric_dates(text, base, grammar) if any(t.kind == "number" for t in tokens) else {}
    out: list[Term] = []
    i, n = 0, len(tokens)
    while i < n:
        token = tokens[i]
        if token.start in numeric:
            term = numeric[token.start]
            out.append(term)
            while i < n and tokens[i].start < term.end:
                i += 1
            continue
        if token.kind == "number":
            term, i = _number(tokens, i, grammar)
            out.append(term)
            continue
        char, values = _word(token.norm, grammar)
        if char == " " and "-" in token.norm and token.kind == "word":
            parts = _hyphenated(token, grammar)
            if parts:
                out += parts
                i += 1
                continue
        if char != " " and token.norm in grammar.capitalised and not _named(tokens, i, values):
            char, values = " ", {}
        if token.kind == "mark" and token.text in _MARKS:
            char, values = grammar.chars[frozenset((_MARKS[token.text],))], {_MARKS[token.text]: 1}
        out.append(Term(char, values, token.start, token.end) if char != " " else UNKNOWN)
        if len(out) > 1 and (sum_ := _compound(out[-2], out[-1], grammar)):
            out[-2:] = [sum_]
        i += 1
    return out


def _compound(tens: Term, ones: Term, grammar: Grammar) -> Term | None:
    """«двадцать пять лет назад»: one numeral in two words."""
    a, b = tens.values.get("NUM"), ones.values.get("NUM")
    if not isinstance(a, int) or not isinstance(b, int) or not 20 <= a <= 90 or a % 10 or not 0 < b < 10:
        return None
    return _term(grammar, "NUM", a + b, tens.start, ones.end)


def _named(tokens: Sequence[Token], i: int, values: dict[str, Any]) -> bool:
    """Has the word the capital that a day or month has? A day cut short that opens a sentence would have it anyway:
    "Sun hats sell out"."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    short = i == 0 and "WEEKDAY" in values
    return tokens[i].text[0].isupper() and not (short and after is not None and after.text[:1].islower())


def _word(word: str, grammar: Grammar) -> tuple[str, dict[str, Any]]:
    """Character and values of a word, without a possessive ending if it is known without."""
    known = grammar.words.get(word)
    if known is None and grammar.possessive and word.endswith(grammar.possessive):
        known = grammar.words.get(word[: -len(grammar.possessive)])
    return known or (" ", {})


def _hyphenated(token: Token, grammar: Grammar) -> list[Term]:
    """ "июль-август", "mid-May": the parts and the hyphen between them as terms, if every part is a word of dates;
    "twenty-five" is one numeral."""
    first, _, last = token.norm.partition("-")
    a, b = _word(first, grammar), _word(last, grammar)
    if number := _compound(Term(*a, token.start, token.end), Term(*b, token.start, token.end), grammar):
        return [number]
    if a[0] == " " or b[0] == " " or not any(name in b[1] for name in ("MONTH", "WEEKDAY", "SEASON")):
        return []
    cut = token.start + len(first)
    dash = Term(grammar.chars[frozenset(("DASH",))], {"DASH": 1}, cut, cut + 1)
    return [Term(*a, token.start, cut), dash, Term(*b, cut + 1, token.end)]


def _number(tokens: Sequence[Token], i: int, grammar: Grammar) -> tuple[Term, int]:
    """The number at `i` with an ordinal or decade ending glued to it; and the next index."""
    token = tokens[i]
    j = i + 1
    if j < len(tokens) and tokens[j].start == token.end and tokens[j].text in "-‑–":
        j += 1
    value = int(token.text[:9])
    if j < len(tokens) and tokens[j].kind == "word" and tokens[j].start == tokens[j - 1].end and len(token.text) <= 4:
        ending = tokens[j].norm
        if ending in grammar.decade and value % 10 == 0 and (value < 100 or 1500 < value < 2100):
            return _term(grammar, "DECADE", value, token.start, tokens[j].end), j + 1
        if ending in grammar.ordinal:
            names = "ORD YEAR YEARTH" if 1500 < value < 2200 else "ORD DAY NTH" if 1 <= value <= 31 else "ORD"
            return _term(grammar, names, value, token.start, tokens[j].end), j + 1
    if (
        j < len(tokens)
        and tokens[j].kind == "mark"
        and tokens[j].text in "'’"
        and j + 1 < len(tokens)
        and tokens[j + 1].norm in grammar.decade
    ):
        return _term(grammar, "DECADE", value, token.start, tokens[j + 1].end), j + 2
    size = len(token.text)
    names = "NUM"
    if size <= 2 and not _grouped(tokens, i):
        day, hour = 1 <= value <= 31, value <= 24
        names = "NUM DAY HOUR" if day and hour else "NUM DAY" if day else "NUM HOUR" if hour else "NUM YY"
    elif size == 4 and 1500 <= value < 2200:
        names = "NUM YEAR"
        if 1950 <= value <= 2049 and value != 2000:
            names += " YEARISH MODERN" if _modern(tokens, i, grammar) else " YEARISH"
        elif value < 1950 and _modern(tokens, i, grammar):
            names += " OLDEN"
    return _term(grammar, names, value, token.start, token.end), i + 1


def _grouped(tokens: Sequence[Token], i: int) -> bool:
    """ "Since January 3,870 people": the first group of a longer number is no day or hour."""
    if i + 2 >= len(tokens) or tokens[i + 1].text not in GROUPING:
        return False
    mark, after = tokens[i + 1], tokens[i + 2]
    return mark.start == tokens[i].end and after.start == mark.end and after.kind == "number" and len(after.text) == 3


def _modern(tokens: Sequence[Token], i: int, grammar: Grammar) -> bool:
    """May this number be a year with no word that says so? Not before a small word it could count, nor after a sign."""
    if i and tokens[i - 1].kind == "mark" and tokens[i - 1].text not in ',;:()«»"“”—–-/':
        return False
    if (
        i > 1
        and tokens[i - 1].text == "/"
        and tokens[i - 2].kind == "number"
        and 31 < int(tokens[i - 2].text[:9]) < 1900
    ):
        return False  # № 261/2004
    if i + 1 == len(tokens):
        return True
    after = tokens[i + 1]
    if after.kind == "word":
        counts = "NUM" in grammar.words.get(after.norm, ("", {}))[1]
        return not after.text[0].islower() or after.norm in grammar.after_year or counts
    return after.kind == "number" or after.text in ',.;:()«»"“”—–?!-/'


def _term(grammar: Grammar, names: str, value: object, start: int, end: int) -> Term:
    split = names.split()
    return Term(grammar.chars[frozenset(split)], dict.fromkeys(split, value), start, end)


def _numeric_dates(text: str, base: int, grammar: Grammar) -> dict[int, Term]:
    """Dates and times of day written in figures (2025-08-15, 15.08.2025, 04:17, 5 p.m.), by their start."""
    out = {}
    for m in NUMERIC.finditer(text):
        start, end = base + m.start(), base + m.end()
        if m["hour"] or m["clock"]:
            out[start] = _term(grammar, "CLOCK", m.group(), start, end)
            continue
        if m["years"]:  # a season: 2024/25
            first, last = int(m["years"][:4]), int(m["years"][5:])
            if last > first % 100:
                out[start] = _term(grammar, "YEARS", (first, first // 100 * 100 + last), start, end)
            continue
        day = _iso(m["iso"]) if m["iso"] else _dotted(m, grammar.month_first)
        if day:
            out[start] = _term(grammar, "DATE", day, start, end)
    return out


def _iso(text: str) -> dt.date | None:
    year, month, day = map(int, text.split("-"))
    return safe_date(year, month, day)


def _dotted(m: re.Match[str], month_first: bool) -> dt.date | None:
    a, b, year = int(m["a"]), int(m["b"]), int(m["y"])
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    first, second = (b, a) if month_first and m["sep"] == "/" else (a, b)
    return safe_date(year, second, first) or safe_date(year, first, second)


def safe_date(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None where the calendar has none."""
    try:
        return dt.date(year, month, day)
    except (ValueError, OverflowError):
        return None
