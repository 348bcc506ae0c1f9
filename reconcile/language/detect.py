"""Which language a text is in, by letters alone: enough to tell the shipped packs apart."""

from __future__ import annotations

from collections import Counter

# letters that one language has and its neighbours in script lack
_OWN = {"uk": "іїєґ", "ru": "ыэъё", "be": "ў"}


def detect(text: str) -> str | None:
    """ISO 639-1 code, or None where too few letters tell."""
    counts = Counter(c for c in text.lower() if c.isalpha())
    cyrillic = sum(n for c, n in counts.items() if "\u0400" <= c <= "\u04ff")
    latin = sum(n for c, n in counts.items() if "a" <= c <= "z")
    if not cyrillic and not latin:
        return None
    if latin > cyrillic:
        return "en"
    own = {code: sum(counts[c] for c in letters) for code, letters in _OWN.items()}
    if own["be"]:
        return "be"
    return "uk" if own["uk"] > own["ru"] else "ru"
