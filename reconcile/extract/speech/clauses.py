"""Indirect speech: content clauses with and without a conjunction, indirect questions, infinitives."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.speech.cues import Hit
from reconcile.extract.speech.found import (
    Context,
    Found,
    before_second,
    bounds_of,
    new_record,
    past_addressee,
    span_of,
    speaker_of,
    to_end,
    to_phrase_end,
)
from reconcile.extract.speech.frames import Frame
from reconcile.extract.speech.occasions import opens_phrase, setting_ends, verb_between
from reconcile.extract.speech.speakers import Phrase, capitalised
from reconcile.extract.speech.voices import can_speak, is_thing
from reconcile.extract.text.tokens import DASHES, Token

FAR = 4  # tokens from a participle to its conjunction: утверждающих сегодня, | что
CLOSE = 6  # tokens from an infinitive to its verb's subject, with a time between: поручил начать с мая | Иван Белов


def that_clause(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """A content clause with its conjunction: сообщил, что …; said that …."""
    if "that" not in hit.word.cue.frames:
        return None
    k = clause_after(cx, frame, hit.last + 1, "that", asks="to" in hit.word.cue.frames)
    if k is None and not cx.t.by_case and "addressee" in hit.word.cue.frames:
        whom = past_addressee(cx, frame, hit.last + 1)  # told the Sunday programme of Radio Norwick | on Monday that
        k = clause_after(cx, frame, whom, "that") if whom > hit.last + 1 else None
    if k is not None and cx.t.by_case and hit.word.form == "participle" and k > hit.last + FAR:
        return None  # страйк, оголошений на середу профспілкою, | що представляє пілотів
    span = to_end(cx, frame, k) if k is not None else (0, 0)
    after = frame.tokens[hit.last + 1 : hit.last + 2]
    if hit.word.cue.lemma in cx.t.words["corresponds"] and any(cx.t.has("to_anaphor", t) for t in after):
        return None  # отвечает тому, | что было обещано
    if span[0] >= span[1] or not cx.t.by_case and hit.word.form == "passive" and "addressee" in hit.word.cue.frames:
        return None  # he was told that: by whom, nobody says
    speaker = speaker_of(cx, frame, hit)
    span = _before_main(cx, frame, hit, speaker, k or 0, span)
    if speaker is not None and is_thing(cx, frame.tokens, speaker):
        return None
    weak = cx.t.words["weak"] | cx.t.words["corresponds"]  # симптомы говорят о том, что; показник відповідає тому, що
    shows = cx.t.by_case and hit.word.cue.lemma in weak
    if speaker is not None and shows and not can_speak(cx, frame.tokens, speaker):
        return None
    if cx.t.by_case and k is not None:
        span = before_second(cx, frame, hit, k, span)
    return new_record(cx, frame, hit, "that", speaker, [span], how="that")


def _before_main(
    cx: Context, frame: Frame, hit: Hit, speaker: Phrase | None, k: int, span: tuple[int, int]
) -> tuple[int, int]:
    """Of "After the camp announced that A, Trump did B" only A: what begins with such a word has a main clause."""
    tokens = frame.tokens
    first = min(hit.first, speaker.lo if speaker is not None else hit.first)
    lo, _ = bounds_of(cx, frame, first)
    if not any(t.kind == "word" and cx.t.has("subordinators", t) for t in tokens[lo:first]) or first - lo > 4:
        return span
    for j in range(k + 1, len(tokens) - 2):
        nxt = tokens[j + 1]
        if tokens[j].text == "," and nxt.kind == "word" and may_open_main(cx, tokens, j + 1):
            return span_of(frame, k, j) if tokens[j].start < span[1] else span
    return span


def may_open_main(cx: Context, tokens: Sequence[Token], j: int) -> bool:
    """Can the word after a comma be the subject of the main clause?"""
    t, x = tokens[j], cx.subjects.g.of(tokens[j])
    if any(cx.t.has(kind, t) for kind in ("that", "wh", "contrast", "coordinators", "as", "subordinators")) or x.prep:
        return False
    if cx.t.by_case:
        return "nom" in x.cases and x.nominal and not x.participle and cx.t.pronouns.get(t.norm) != "rel"
    return capitalised(t) or cx.t.has("determiners", t) or t.norm in cx.t.pronouns and cx.t.pronouns[t.norm] != "rel"


def clause_after(cx: Context, frame: Frame, k: int, kind: str, asks: bool = False) -> int | None:
    """Position after the conjunction, if it comes soon enough after k to belong to the cue. `asks`: what is said may
    be what is wished (попросил соседей, чтобы), else such a clause tells the purpose."""
    tokens = frame.tokens
    commas = 0
    for j in range(k, min(len(tokens), k + 22)):
        t = tokens[j]
        if t.kind == "quote" or t.text in ".!?;:" or cx.t.by_case and t.text in DASHES:
            return None
        if t.text == ",":
            commas += 1
            if (
                commas > (1 + _leads_off(cx, tokens, k) if not cx.t.by_case else 3)
                or cx.t.by_case
                and not _insertion(cx, frame, j + 1, kind)
            ):
                return None
            continue
        if t.kind != "word":
            continue
        if cx.t.has(kind, t):
            if not cx.t.by_case and (
                kind == "wh"
                and (commas or _relative_wh(cx, tokens, k, j))
                and not cx.t.has("whether", t)
                or _demonstrative(cx, tokens, j)
            ):
                return None
            if not cx.t.by_case and kind == "that" and j > k and cx.t.has("before_nouns", tokens[j - 1]):
                return None  # wrote for people | in that spot
            if not cx.t.by_case and kind == "that" and j > k and _relative_that(cx, tokens, j):
                return None
            if cx.t.by_case and not (j > k and tokens[j - 1].text == "," or j == k) and kind == "that":
                continue
            if cx.t.has("near_that", t) and j > k + 1:
                return None
            if cx.t.has("purpose", t) and j > k + 1 and not (asks and not any_infinitive(cx, frame, k, j)):
                return None
            if cx.t.by_case and kind == "wh" and any(cx.t.has("about", x) for x in tokens[k:j]):
                return None  # говорят о Греции, где
            if cx.t.by_case and any(cx.t.has("causal", x) for x in tokens[max(k, j - 5) : j]):
                return None  # в связи с тем, что
            if kind == "wh" and cx.t.by_case and commas == 0 and not cx.t.has("question_particle", t):
                continue
            if cx.t.by_case and kind == "that" and j > k + 1 and _relative_case(cx, tokens, k, j, asks):
                return None
            if cx.t.by_case and kind == "that" and j > k + 1 and cx.t.noun(tokens[k].norm) is not None:
                return None  # подтвердил | слова главы банка о том, что
            if cx.t.by_case and kind == "that" and _of_noun(cx, tokens, k, j):
                return None
            return _after_conjunction(cx, frame, j, kind)
        acts = any(cx.t.has(kind, t) for kind in ("be", "helpers", "contractions"))
        if not cx.t.by_case and (j > k and acts or "'" in t.norm and t.norm.partition("'")[0] in cx.t.pronouns):
            return None  # said he was right when he spoke, said it's late when he came
        if not cx.t.by_case and (j > k + (16 if _leads_off(cx, tokens, k) else 7) or j > k and _verb_only(cx, t)):
            return None
        if not cx.t.by_case and (
            cx.t.form(t.norm)
            and cx.t.is_cue(t.text)
            and j > k
            and not capitalised(t)
            and not _in_document(cx, tokens, k, j)
            or cx.t.has("clause_stop", t)
        ):
            return None
        if cx.t.by_case and kind == "that" and (_owns_clause(cx, frame, j) or not commas and _finite(cx, tokens, k, j)):
            return None
        if cx.t.by_case and j > k and t.norm in cx.t.pronouns and cx.t.pronouns[t.norm] == "rel" and commas == 1:
            continue
    return None


def _in_document(cx: Context, tokens: Sequence[Token], k: int, j: int) -> bool:
    """A noun like a verb, in what leads off to the clause: said in a | note | that."""
    return _leads_off(cx, tokens, k) and opens_phrase(cx.subjects.g, tokens[j - 1])


def _finite(cx: Context, tokens: Sequence[Token], k: int, j: int) -> bool:
    """A verb of its own before the clause: считают это жестокостью и | мирятся с тем, что."""
    return j > k and cx.subjects.g.of(tokens[j]).finite and cx.t.has("coordinators", tokens[j - 1])


def _leads_off(cx: Context, tokens: Sequence[Token], k: int) -> bool:
    """Does a place or a time stand between the verb and its clause: said at a stop in Toledo, Ohio, that …?"""
    return k < len(tokens) and tokens[k].kind == "word" and cx.t.has("times", tokens[k])


def _verb_only(cx: Context, t: Token) -> bool:
    """A verb of another clause: hopes the day sends a message that …"""
    x = cx.subjects.g.of(t)
    return x.finite and x.third and not capitalised(t)


def _relative_wh(cx: Context, tokens: Sequence[Token], k: int, j: int) -> bool:
    """The "who" of "saying anybody | who complains": it follows a word that is no addressee."""
    before = tokens[j - 1] if j > k else None
    if before is not None and before.text in DASHES:
        return cx.t.pronouns.get(tokens[j].norm) == "rel"  # praised the role of Norwick — which had helped
    if before is None or before.kind != "word" or capitalised(before) or cx.t.has("objects", before):
        return False
    counted = j - k > 1 and opens_phrase(cx.subjects.g, tokens[k])  # said the six boys | who came
    return cx.t.pronouns.get(tokens[j].norm) == "rel" and (counted or not cx.subjects.g.of(before).plural)


def _relative_that(cx: Context, tokens: Sequence[Token], j: int) -> bool:
    """The "that" of "described the video | that led to the charges", or of "especially given | that"."""
    before, after = tokens[j - 1], tokens[j + 1 : j + 2]
    if cx.t.has("causal", before):
        return True
    noun = before.kind == "word" and before.text.islower() and cx.subjects.g.of(before).noun
    if not noun or cx.t.has("days", before) or not after or after[0].kind != "word" or not after[0].text.islower():
        return False
    x = cx.subjects.g.of(after[0])
    return x.past and not x.plain_adj or x.third or cx.t.has("helpers", after[0]) or cx.t.has("be", after[0])


def _relative_case(cx: Context, tokens: Sequence[Token], k: int, j: int, asks: bool) -> bool:
    """The same in a language with cases: вимагають угод, | що стосуються праці; ожидает роста, | что превышает."""
    after = tokens[j + 1] if j + 1 < len(tokens) else tokens[j]
    if (
        after.kind != "word"
        or capitalised(after)
        or not cx.subjects.g.of(after).finite
        or cx.t.has("purpose", tokens[j])
    ):
        return False
    first = tokens[k]
    if cx.t.has("about", first) and not cx.t.has("to_anaphor", tokens[k + 1]):
        return True  # рассказал о пожарах, | что случились ночью
    owned = first.text.islower() and cx.subjects.g.of(first).noun and cx.subjects.g.of(first).cases == {"gen"}
    return asks or owned


def _of_noun(cx: Context, tokens: Sequence[Token], k: int, j: int) -> bool:
    """Is the clause that of a thing which is nobody's word: заключили | договор о том, что?"""
    if j - k < 4 or not cx.t.has("about", tokens[j - 3]) or not cx.t.has("to_anaphor", tokens[j - 2]):
        return False
    t = tokens[j - 4]
    x = cx.subjects.g.of(t) if t.kind == "word" else None
    thing = x is not None and x.noun and "acc" in x.cases and not x.animate and not capitalised(t)
    return thing and cx.t.noun(t.norm) is None


def _demonstrative(cx: Context, tokens: Sequence[Token], j: int) -> bool:
    """The "that" of "feel that way.": a noun and nothing more follows."""
    after = tokens[j + 1 : j + 3]
    return len(after) == 2 and cx.t.has("that", tokens[j]) and cx.t.has("manners", after[0])


def _insertion(cx: Context, frame: Frame, j: int, kind: str) -> bool:
    """Does the conjunction, or an insertion that leads to it, follow the comma before j?"""
    if j >= len(frame.tokens) or frame.tokens[j].kind != "word":
        return True
    t, x = frame.tokens[j], cx.subjects.g.of(frame.tokens[j])
    asks = kind == "wh" and any(cx.t.has("question_particle", n) for n in frame.tokens[j + 1 : j + 2])  # готов ли он
    return asks or cx.t.has(kind, t) or not x.conj and not (x.finite and not capitalised(t))


def _owns_clause(cx: Context, frame: Frame, j: int) -> bool:
    """Is tokens[j] a cue to which the clause further on belongs: повторил это и намекнул, что …"""
    form = cx.t.form(frame.tokens[j].norm)
    if form is None or "that" not in form.cue.frames or capitalised(frame.tokens[j]):
        return False
    nxt = frame.tokens[j + 1 : j + 3]
    return (
        form.form == "finite"
        or form.form == "gerund"
        and len(nxt) == 2
        and nxt[0].text == ","
        and cx.t.has("that", nxt[1])
    )


def _after_conjunction(cx: Context, frame: Frame, j: int, kind: str) -> int:
    if kind == "wh":
        k = j
        while cx.t.by_case and k > 0 and frame.tokens[k - 1].text != ",":
            k -= 1
        return k
    return j if not cx.t.by_case and cx.t.has("wh", frame.tokens[j]) else j + 1


def indirect_question(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """An indirect question: спросил, когда …; asked whether …"""
    if "wh" not in hit.word.cue.frames:
        return None
    k = clause_after(cx, frame, hit.last + 1, "wh")
    if k is None or not cx.t.by_case and hit.word.form == "passive" and not cx.t.has("whether", frame.tokens[k]):
        return None  # were reported missing | when the boat sank
    if not cx.t.by_case and "to" in hit.word.cue.frames and any_infinitive(cx, frame, hit.last + 1, k):
        return None  # vowed to expel guests | who smoke
    speaker = speaker_of(cx, frame, hit)
    if speaker is None or not can_speak(cx, frame.tokens, speaker):
        return None
    tells = cx.t.by_case and hit.word.cue.frames["wh"][0] == "affirms" and "about" not in hit.word.cue.frames
    if tells and k > max(hit.last + 1, speaker.hi) + 1:
        return None  # описал | дом, где вырос
    return new_record(cx, frame, hit, "wh", speaker, [to_end(cx, frame, k)], how="wh")


def infinitive(cx: Context, frame: Frame, hit: Hit) -> Found | None:
    """A wish or a promise with an infinitive: призвал жителей не покидать дома; urged members to reject the deal."""
    if "to" not in hit.word.cue.frames or hit.word.form in ("passive", "participle"):
        return None
    tokens = frame.tokens
    for j in range(hit.last + 1, min(len(tokens), hit.last + 14)):
        t = tokens[j]
        if t.kind == "quote" or t.text in ".!?;:":
            return None
        if t.kind == "word" and _is_infinitive(cx, frame, j):
            if any(_unnamed(cx, x) for x in tokens[j : j + 4]):
                return None
            k = hit.last + 1
            if hit.word.cue.frames.keys() & {"bare", "addressee"} and verb_between(cx.subjects.g, tokens, k, j):
                return None  # suggest | the party might be on course | to win
            what = tokens[j] if cx.t.by_case else tokens[j + 1]
            if (
                hit.word.cue.frames["to"][0] == "denies"
                and cx.t.pack.morph.lemmas(what.norm) & cx.t.words["no_content"]
            ):
                return None
            if cx.t.by_case and (whose := _after_infinitive(cx, frame, hit, j)) is not None:
                return new_record(cx, frame, hit, "to", whose, [span_of(frame, j, whose.lo)], how="to")
            speaker = speaker_of(cx, frame, hit)
            if speaker is not None and (not can_speak(cx, tokens, speaker) or _to_him(hit, speaker)):
                return None
            if speaker is not None and speaker.lo > hit.last:
                k = max(k, speaker.hi)
            if not cx.t.by_case and j in setting_ends(cx.subjects.g, tokens, k):
                k = j  # threatened on Saturday | to close the road
            span = to_phrase_end(cx, frame, k)
            if not cx.t.by_case:
                span = _before_past(cx, frame, k, j, span)
            return new_record(cx, frame, hit, "to", speaker, [span], how="to")
    return None


def _to_him(hit: Hit, p: Phrase) -> bool:
    """Ей грозило стать первой: an impersonal verb has no subject."""
    return hit.word.gender == "n" and p.kind in ("name", "pronoun")


def _unnamed(cx: Context, t: Token) -> bool:
    """Does one ask for no more than not to be named?"""
    return t.kind == "word" and not (cx.t.pack.morph.lemmas(t.norm) | {t.norm}).isdisjoint(cx.t.words["unnamed"])


def _before_past(cx: Context, frame: Frame, k: int, j: int, span: tuple[int, int]) -> tuple[int, int]:
    """vowed not to repeat it | and set up a board: a verb in the past is no part of what was promised."""
    tokens = frame.tokens
    for c in range(j + 2, len(tokens) - 1):
        if tokens[c].start >= span[1] or any(cx.t.has(kind, tokens[c]) for kind in ("that", "wh")):
            break
        if cx.t.has("coordinators", tokens[c]) and tokens[c + 1].kind == "word":
            after = tokens[c + 2 : c + 3]
            opens = any(
                cx.t.has("determiners", t) or cx.t.has("boundaries", t) or t.norm in cx.t.possessives for t in after
            )
            if opens and cx.subjects.g.of(tokens[c + 1]).past and not capitalised(tokens[c + 1]):
                return span_of(frame, k, c)
    return span


def _after_infinitive(cx: Context, frame: Frame, hit: Hit, j: int) -> Phrase | None:
    """The subject at the end of a relative clause: женщины, которую призывают казнить | исламисты."""
    tokens = frame.tokens
    rel = next((k for k in range(hit.first - 1, max(-1, hit.first - 4), -1) if tokens[k].kind == "word"), None)
    if (
        rel is None
        or not cx.t.pack.morph.lemmas(tokens[rel].norm) & cx.t.relatives
        or tokens[rel].norm in cx.t.relatives
    ):
        return None
    found = cx.subjects.after(tokens, j, hit.word)
    if found is not None and _to_him(hit, found):
        return None
    near = found is not None and (found.lo == j + 1 or found.kind == "name" and found.lo <= j + CLOSE)
    return found if found is not None and near and can_speak(cx, tokens, found) else None


def any_infinitive(cx: Context, frame: Frame, lo: int, hi: int) -> bool:
    """Is it said in an infinitive what is asked, so that the clause tells its purpose?"""
    return any(t.kind == "word" and _is_infinitive(cx, frame, k) for k, t in enumerate(frame.tokens[lo:hi], lo))


def _is_infinitive(cx: Context, frame: Frame, j: int) -> bool:
    t = frame.tokens[j]
    if not cx.t.by_case:
        return (
            cx.t.has("infinitive", t)
            and j + 1 < len(frame.tokens)
            and frame.tokens[j + 1].kind == "word"
            and not cx.t.has("determiners", frame.tokens[j + 1])
            and not capitalised(frame.tokens[j + 1])
            and not (
                cx.t.has("be", frame.tokens[j + 1]) and not any(x.kind != "mark" for x in frame.tokens[j + 2 : j + 3])
            )
        )
    p = cx.t.pack.morph.parses(t.norm)
    return bool(p) and p[0].pos == "verb" and not p[0].tense and not p[0].number
