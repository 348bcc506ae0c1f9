"""An adjective that stands for a noun told before: «23 автобуса: 14 лизинговых и девять собственных»."""

from __future__ import annotations

from collections.abc import Mapping

from reconcile.extract.binding.bound import Context
from reconcile.extract.binding.elsewhere import earlier_whole
from reconcile.extract.binding.nouns import PERCENT, NounPhrase
from reconcile.extract.binding.syntax import Line

AS_NOUN = "adjective as noun"
SHORT = "adjective for the noun before"


def spelled_out(
    line: Line, phrases: dict[int, NounPhrase], parts: Mapping[int, tuple[int, str]], context: Context
) -> None:
    """Gives such phrases the noun of their whole, in place. `parts`: each part and its whole, -1 if told before."""
    last: int | None = None
    for n in sorted(phrases, key=lambda n: line.at[n]):
        np = phrases[n]
        last = n if line.quantities[n].unit in (None, PERCENT) and np.how == "agreement" else last
        if np.how != AS_NOUN or np.lemma is None or _names_people(line, np.lemma, context):
            continue
        part = next((p for p, (w, how) in parts.items() if w == n and how == "N of M"), None)
        whole, pattern = parts.get(n, (None, ""))
        found: tuple[str | None, bool] | None = None
        if part is not None:  # «190 рейсов из 2,4 тыс. запланированных»
            found = _noun(phrases[part])
        elif whole is None and line.quantities[n].unit == PERCENT:  # «отменят 40 рейсов, 8% от запланированных»
            found = _noun(phrases[last]) if last is not None else None
        elif whole is None:
            found = next((_noun(phrases[o]) for o in phrases if _come_to(line, o, n, phrases)), None)
        elif whole >= 0:
            found = _noun(phrases[whole])
        elif (earlier := earlier_whole(context, line.quantities[n])) is not None:
            found = earlier.counted, context.lexicon.is_a(earlier.counted_class, "person")
        if found and found[0] and pattern != "N of M":
            head = (*np.modifiers, np.head)
            phrases[n] = np._replace(lemma=found[0], animate=found[1], modifiers=head, how=SHORT)


def _noun(np: NounPhrase) -> tuple[str | None, bool] | None:
    return (np.lemma, np.animate) if np.how in ("agreement", SHORT) else None


def _names_people(line: Line, lemma: str, context: Context) -> bool:
    """«12 раненых», «40 взрослых»: a word for people that needs no other noun."""
    terms = context.lexicon.terms(line.pack.code)
    known = lemma in terms.entries or lemma in terms.classes
    return known or any(p.pos == "noun" and p.lemma == lemma and not p.name for p in line.pack.morph.parses(lemma))


def _come_to(line: Line, whole: int, part: int, phrases: dict[int, NounPhrase]) -> bool:
    """«23 літаки, 14 лізингових і дев'ять власних»: is it one of the counts behind another that come to it?"""
    behind = [n for n in phrases if line.at[n] > line.at[whole] and line.quantities[n].unit is None]
    total = sum(line.quantities[n].low or 0.0 for n in behind)
    return part in behind and len(behind) > 1 and total == line.quantities[whole].low
