"""Numbers in words, written the other way round from the packs: a speller for the property tests."""

from __future__ import annotations

_EN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

_RU = {
    "small": (
        "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать "
        "четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать"
    ).split(),
    "feminine": {1: "одна", 2: "две"},
    "tens": "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто".split(),
    "hundreds": "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот".split(),
    "scales": [
        ("тысяча", "тысячи", "тысяч"),
        ("миллион", "миллиона", "миллионов"),
        ("миллиард", "миллиарда", "миллиардов"),
    ],
}
_UK = {
    "small": (
        "нуль один два три чотири п'ять шість сім вісім дев'ять десять одинадцять дванадцять тринадцять "
        "чотирнадцять п'ятнадцять шістнадцять сімнадцять вісімнадцять дев'ятнадцять"
    ).split(),
    "feminine": {1: "одна", 2: "дві"},
    "tens": "двадцять тридцять сорок п'ятдесят шістдесят сімдесят вісімдесят дев'яносто".split(),
    "hundreds": "сто двісті триста чотириста п'ятсот шістсот сімсот вісімсот дев'ятсот".split(),
    "scales": [
        ("тисяча", "тисячі", "тисяч"),
        ("мільйон", "мільйони", "мільйонів"),
        ("мільярд", "мільярди", "мільярдів"),
    ],
}


def english(n: int, joined: bool = False) -> str:
    """A number below 10**12; `joined`: with "and" after the hundreds."""
    for value, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if n >= value:
            rest = n % value
            return f"{english(n // value, joined)} {name}" + (f" {english(rest, joined)}" if rest else "")
    if n >= 100:
        rest = n % 100
        return f"{_EN[n // 100]} hundred" + ((" and " if joined else " ") + english(rest) if rest else "")
    if n >= 20:
        return _EN_TENS[n // 10 - 2] + (f"-{_EN[n % 10]}" if n % 10 else "")
    return _EN[n]


def slavic(n: int, language: str) -> str:
    """A number below 10**12 in the nominative."""
    table = {"ru": _RU, "uk": _UK}[language]
    if n == 0:
        return table["small"][0]  # type: ignore[index]
    words: list[str] = []
    for power in (3, 2, 1, 0):
        group = n // 1000**power % 1000
        if group:
            words += _group(group, power == 1, table)
            if power:
                words.append(table["scales"][power - 1][_form(group)])  # type: ignore[index]
    return " ".join(words)


def _group(n: int, feminine: bool, table: dict) -> list[str]:
    words = [table["hundreds"][n // 100 - 1]] if n >= 100 else []
    n %= 100
    if n >= 20:
        words.append(table["tens"][n // 10 - 2])
        n %= 10
    if n:
        words.append(table["feminine"].get(n, table["small"][n]) if feminine else table["small"][n])
    return words


def _form(n: int) -> int:
    if n % 10 == 1 and n % 100 != 11:
        return 0
    return 1 if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14 else 2
