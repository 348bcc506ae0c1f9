"""The features of a link in words for a reader: one sentence each, without our vocabulary."""

from __future__ import annotations

from collections.abc import Callable

from reconcile.link.context import Context
from reconcile.link.forbid import when
from reconcile.link.names import shared
from reconcile.link.subject import Subject


def _note_article(a: Subject, b: Subject, context: Context, x: float) -> str:
    i, j = a.article, b.article
    if i == j:
        return "headline and body of one article"
    if context.story[i] == context.story[j]:
        return "the articles tell the same story"
    return "the articles tell different stories" if x < 0 else "the articles share some words"


def _note_names(a: Subject, b: Subject, context: Context, x: float) -> str:
    if x < 0:
        return "no name in common" if a.names and b.names else "one names what the other article does not mention"
    both = sorted(shared(a.names, b.names), key=lambda n: (-context.rarity(n), n))
    written = {key: name for s in (b, a) for name, key in sorted(s.spelling.items(), reverse=True)}
    named = [(written.get(n, n[1:].capitalize()), n) for n in both]  # what only adjectives name has its id
    rare = [f"{name} (rare)" if context.rarity(n) > 0.6 else name for name, n in named]
    return f"{', '.join(rare[:4])} in both"


def _note_companions(a: Subject, b: Subject, context: Context, x: float) -> str:
    both = context.companions.shared(a, b) if context.companions else []
    return f"the same figures stand beside both: {', '.join(f'{value:,.10g}' for (value, _), _ in both[:4])}"


def _note_place(a: Subject, b: Subject, context: Context, x: float) -> str:
    if not a.places and not b.places:
        return f"the articles are set in {'the same place' if x > 0 else 'different places'}"
    if not a.places or not b.places:
        return f"only one says where: {', '.join(a.claim.places or b.claim.places)}"
    if x > 0:
        return f"both in {', '.join(a.claim.places)}"
    return f"one names {', '.join(a.claim.places)}, the other {', '.join(b.claim.places)}"


def _note_time(a: Subject, b: Subject, context: Context, x: float) -> str:
    if x < 0 and bool(a.day) != bool(b.day):
        dated, other = (a, b) if a.day else (b, a)
        return f"the other article, of {other.claim.published}, gives no day; this is of {when(dated.day)}"  # type: ignore[arg-type]
    if x < 0:
        return f"published far apart: {a.claim.published} and {b.claim.published}"
    assert a.day and b.day
    if a.day == b.day:
        return f"both are dated {when(a.day)}"
    return f"the dates overlap: {when(a.day)} and {when(b.day)}"


def _note_counted(a: Subject, b: Subject, context: Context, x: float) -> str:
    if a.counted == b.counted:
        return f"both count {a.counted}"
    if x > 0 and a.claim.unit and a.noun != b.noun:
        return f"one is of {a.counted or b.counted}, which stands beside the other"
    return f"{a.counted} and {b.counted} are one kind" if x > 0 else f"one counts {a.counted}, the other {b.counted}"


def _note_predicate(a: Subject, b: Subject, context: Context, x: float) -> str:
    x_word, y_word = a.claim.predicate, b.claim.predicate
    return f"both say {x_word}" if x > 0 else f"one says {x_word}, the other {y_word}"


NOTES: dict[str, Callable[[Subject, Subject, Context, float], str]] = {
    "measure": lambda a, b, context, x: f"both figures are of one kind: {a.claim.measure}",
    "counted": _note_counted,
    "person": lambda a, b, context, x: f"both are of {a.claim.person}",
    "population": lambda a, b, context, x: f"both narrowed to: {', '.join(sorted(a.population))}",
    "part": lambda a, b, context, x: "one is told as a part of a larger figure",
    "predicate": _note_predicate,
    "time": _note_time,
    "place": _note_place,
    "names": _note_names,
    "companions": _note_companions,
    "article": _note_article,
    "wording": lambda a, b, context, x: (
        "the words around the figures are alike" if x > 0 else "the words around the figures differ"
    ),
}
