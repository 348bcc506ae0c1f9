"""Shapes that no language changes and that are no claim: addresses, phones, codes, scores, times."""

from __future__ import annotations

import re

# Shapes that no language changes. Bounded repetition, so that no text makes them slow.
_SHAPES = (
    ("address", re.compile(r"https?://\S{1,2000}|www\.\S{1,500}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{1,64}|[@#]\w{1,100}")),
    ("phone", re.compile(r"\+\d[\d ()-]{7,18}\d|\b\d ?\(\d{2,5}\) ?\d[\d -]{4,9}\d|\(\d{2,5}\) ?\d[\d-]{4,9}\d"
                         r"|(?<![\d-])\d{1,4}(?:-\d{2,4}){2,4}(?![\d-])"
                         r"|\b(?:1-)?\d{3}-(?:\d{3}|[A-Z]{3})-[A-Z]{4}\b(?: ?\(\d{4}\))?"
                         r"|(?<![\d-])[2-9]\d\d-\d{3}[1-9](?![\d-])")),
    ("date", re.compile(r"(?<![\d.])\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})(?!\d)|(?<!\d)\d{4}-\d\d-\d\d(?!\d)")),
    ("date", re.compile(r"(?<![\d.,])[0-3]\d\.[01]\d(?=,? \d{1,2}[:.]\d\d(?!\d))")),
    # a size (40×40×56, 4x100 m, 3m x 5m), but no power of ten
    ("size", re.compile(r"(?<![\d.,])\d{1,4}(?:[.,]\d{1,2})?m? ?[x×хX] ?\d{1,4}(?:[.,]\d{1,2})?m?"
                        r"(?: ?[x×хX] ?\d{1,4}(?:[.,]\d{1,2})?m?)?(?![\w^⁻−-])")),
    ("footnote", re.compile(r"\[\d{1,12}\]")),
    # a DOI, a lineage (B.1.1.7), a site (66.ru)
    ("name", re.compile(r"\b10\.\d{4,9}/\S{1,200}|\b[A-ZВ](?:\.\d{1,3}){2,4}\b"
                        r"|\b\d{1,4}\.(?i:ru|ua|com|net|org|info|tv|fm|by|kz)\b")),
    ("code", re.compile(r"(?<![\d.])\d{1,4}(?:\.\d{1,4}){2,5}(?![\d.,]*\d)|\b\d{4}/\d{1,4}\b|\b\d{1,4}/\d{4}\b"
                        r"|(?<![\d.,-])\d{1,3}-\d{5,}\b|\b24/7\b|\b9/11\b|\b\d{1,2}\+\d{1,2}\b")),
    ("score", re.compile(r"(?<![\d:.])\d{1,3}:\d{1,3}(?: ?\(\d{1,2}:\d{1,2}(?:[,;] ?\d{1,2}:\d{1,2}){0,6}\))?"
                         r"(?::\d\d)?(?![\d:])")),
)  # fmt: skip
_DIGIT = re.compile(r"\d")
# no shape without one of its signs: most sentences need no search
_SIGNS = {
    "address": ("@", "#", "://", "www."), "phone": ("-", "(", "+"), "date": ("/", ".", "-"), "footnote": ("[",),
    "size": ("x", "×", "х", "X"),
    "code": (".", "/", "+", "-"), "score": (":",), "name": (".",),
}  # fmt: skip
_TIME = re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?$")


def shapes(text: str, base: int) -> list[tuple[int, int, str]]:
    """Spans of addresses, phones, codes, scores, times, in order of their start, without overlaps."""
    if not _DIGIT.search(text):
        return []
    found = []
    for reason, pattern in _SHAPES:
        if not any(sign in text for sign in _SIGNS[reason]):
            continue
        for m in pattern.finditer(text):
            name = "time" if reason == "score" and _TIME.match(m.group()) else reason
            found.append((m.start() + base, m.end() + base, name))
    out: list[tuple[int, int, str]] = []
    for span in sorted(found, key=lambda x: (x[0], -x[1])):
        if not out or span[0] >= out[-1][1]:
            out.append(span)
    return out
