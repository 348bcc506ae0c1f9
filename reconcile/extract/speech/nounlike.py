"""Forms that are nouns more often than verbs (states, plans, claims): what shows that one is a verb of saying here."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.speech.cues import Hit
from reconcile.extract.speech.found import Context
from reconcile.extract.speech.occasions import clause_at, opens_phrase
from reconcile.extract.speech.speakers import capitalised, name_run
from reconcile.extract.text.tokens import Token


def after_name(cx: Context, tokens: Sequence[Token], hit: Hit, after: Token | None) -> bool:
    """Does it follow an insertion after a name, with an object: Holt, of the mill, estimates | its loss?"""
    i = hit.head
    if (
        i < 3
        or tokens[i - 1].text != ","
        or after is None
        or not (cx.t.has("determiners", after) or after.norm in cx.t.possessives)
    ):
        return False
    found = cx.subjects.before(tokens, i, hit.word)
    return found is not None and found.kind == "name"


def verb_context(cx: Context, before: Token | None, after: Token | None, hit: Hit, named: bool) -> bool:
    """Is a form that is mostly a noun (states, plans, calls) a verb between these two?"""
    if before is not None and before.kind == "quote" and after is not None and after.kind == "word":
        opens = capitalised(after) or any(cx.t.has(k, after) for k in ("determiners", "titles", "adverbs"))
        return opens or named  # "…," jokes | gardener Tom Reed
    if before is None or before.kind != "word":
        return False
    helped = hit.word.form == "base" and any(cx.t.has(k, before) for k in ("helpers", "negation", "contractions"))
    if helped and hit.last > hit.head and any(plain == "denies" for plain, _ in hit.word.cue.frames.values()):
        return True  # would not | rule out
    if after is not None and after.text == "," and hit.word.form == "base" and cx.subjects.g.of(before).plural:
        return _document(cx, before)  # official figures | show, but
    if cx.t.has("coordinators", before) and hit.word.number == "sg" and after is not None:
        return cx.t.has("infinitive", after)  # plans to cut jobs and | hopes to save
    if after is None or after.text == ".":  # …, The Wall Street Journal reports; …, official figures show.
        return capitalised(before) or cx.t.has("media", before) or _document(cx, before)
    if cx.subjects.g.of(before).plural and cx.t.has("that", after):
        return True  # environmentalists worry that
    subject = (
        before.norm in cx.t.pronouns
        or capitalised(before)
        or cx.t.has("titles", before)
        or cx.t.has("adverbs", before)
        or cx.t.has("media", before)
    )
    return subject and (
        after.text in ",:"
        or after.kind == "quote"
        or after.kind == "word"
        and (
            cx.t.has("that", after)
            or cx.t.has("infinitive", after)
            or cx.t.has("determiners", after)
            or after.norm in cx.t.pronouns
            or after.norm in cx.t.possessives
        )
    )


def _document(cx: Context, t: Token) -> bool:
    return bool((cx.t.pack.morph.lemmas(t.norm) | {t.norm}) & cx.t.sources)


def owns_relative(cx: Context, after: Sequence[Token]) -> bool:
    """A noun with a relative clause: rules | that could close plants."""
    if len(after) < 2 or not cx.t.has("that", after[0]):
        return False
    return cx.t.has("auxiliaries", after[1]) and not cx.t.has("adverbs", after[1])


def leads_clause(cx: Context, tokens: Sequence[Token], hit: Hit) -> bool:
    """Between a subject that opens its clause and a clause of its own: the hacker | claims | that the data is new."""
    k, found = hit.last + 1, cx.subjects.before(tokens, hit.first, hit.word)
    if found is None or found.hi != hit.first or not cx.t.has("that", tokens[min(k, len(tokens) - 1)]):
        return False
    if not cx.subjects.g.of(tokens[found.hi - 1]).noun or not clause_at(cx.subjects.g, tokens, k + 1):
        return False
    before = tokens[found.lo - 1] if found.lo else None
    opens = before is None or before.kind == "mark" or cx.t.has("coordinators", before) or cx.t.has("that", before)
    agrees = cx.subjects.g.of(tokens[found.hi - 1]).plural == (hit.word.form == "base")
    return opens and agrees and opens_phrase(cx.subjects.g, tokens[found.lo])


def closes_line(cx: Context, tokens: Sequence[Token], hit: Hit) -> bool:
    """With its subject behind it, at the end of a sentence: The road is shut, | reports | TechRow."""
    k = hit.last + 1
    if hit.word.number != "sg" or tokens[hit.first - 1].text != "," or k >= len(tokens) or not capitalised(tokens[k]):
        return False
    end = name_run(tokens, k, len(tokens), cx.t)[0][1]
    return end == len(tokens) or end == len(tokens) - 1 and tokens[end].text == "."
