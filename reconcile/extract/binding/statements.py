"""Words put in someone's mouth that hold no number: claims of kind `statement`, for rules that compare what people say.

A passage in quotation marks whose speaker nobody could find is one too, its cue null.

Their measure is that of the first word of the content that a pack knows (the release he denied); where the content
only points back («такого обсуждения», "this"), that of the passage it points to. `stance` says whether the speaker
stands by it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any

from reconcile.extract.binding.bound import Context
from reconcile.extract.binding.claims import claim_id, position
from reconcile.extract.binding.conditions import status_words
from reconcile.extract.binding.particles import is_auxiliary, verb_lemma
from reconcile.extract.binding.syntax import Line, clearly_verb
from reconcile.extract.binding.wordclass import VERBAL, finite, verbal
from reconcile.extract.binding.words import Word
from reconcile.extract.speech.cues import table
from reconcile.extract.text import quotes
from reconcile.extract.text.sentences import Sentence
from reconcile.extract.time.dates import DateSpan, event_time
from reconcile.language.lexicon import Entry, Terms
from reconcile.language.morphology import norm
from reconcile.model import Attribution, Claim

MARK = "said"
LEAST = 2  # words of content below which nothing is said that could be compared
ALONE = 4  # words before the first figure that say something without it
QUOTED = 4  # words in quotation marks from which they are hardly a title or a name
NEAR = 4  # words between a negation and the verb it denies, at most
BACK = 4  # sentences that a pointing word reaches back


def find(
    attributions: Sequence[Attribution],
    sentences: Sequence[Sentence],
    dates: Sequence[Sequence[DateSpan]],
    numbers: Sequence[Claim],
    context: Context,
) -> list[Claim]:
    """One claim for each attribution whose content holds none of the `numbers`. `dates` runs along `sentences`."""
    numbers = sorted((c for c in numbers if c.part == context.part), key=_start)
    held = [c.start for c in numbers]
    out = []
    k = 0
    told = [*attributions, *_unclaimed(attributions, context)]
    lines: dict[int, Line] = {}  # many things may be said in one sentence
    for said in sorted(told, key=lambda a: a.start):
        while k + 1 < len(sentences) and sentences[k].end <= said.start:
            k += 1
        n = bisect_left(held, said.start)
        figure = held[n] if n < len(held) and held[n] < said.end else None
        if _too_short(said, context) or (figure is not None and not _stands_alone(said, figure, context)):
            continue
        if k not in lines:
            lines = {k: Line(sentences[k], (), context.pack, dates[k])}
        out.append(_claim(said, sentences, k, lines[k], dates[k], numbers, context))
    return out


def _too_short(said: Attribution, context: Context) -> bool:
    """Are there too few words to compare? Guilt is a matter by itself."""
    words = said.quote.split()
    plea = context.pack.section("turns").get("plea") or ()
    return len(words) < LEAST and context.pack.morph.lemmas(norm(words[0])).isdisjoint(plea)


def _unclaimed(attributions: Sequence[Attribution], context: Context) -> Iterator[Attribution]:
    """Passages of the body in quotation marks that no attribution holds."""
    if context.part != "text":
        return
    text, cues = context.article.text, table(context.pack)
    end = 0
    taken = deque(sorted((a.start, a.end) for a in attributions))
    for q in quotes.find(text, cues.is_cue):
        while taken and taken[0][1] <= q.start:
            taken.popleft()
        if q.start < end or not q.closed or q.kind != "marks" or (taken and taken[0][0] < q.end):
            continue
        end, words = q.end, text[q.start : q.end]
        if len(words.split()) >= QUOTED:
            yield Attribution(None, None, None, None, None, None, None, "direct", "neutral", q.start, q.end, words)


def _stands_alone(said: Attribution, figure: int, context: Context) -> bool:
    """Is something confirmed or denied before the first figure: «подтвердил, что тарифы вырастут с 30 до 36»?"""
    if said.cue is None or len(said.quote[: figure - said.start].split()) < ALONE:
        return said.cue is None
    form = table(context.pack).form((said.cue or "").lower())
    return said.stance == "denies" or (form is not None and form.cue.frames.get("object", ("", ""))[0] == "affirms")


def _claim(
    said: Attribution,
    sentences: Sequence[Sentence],
    k: int,
    line: Line,
    dates: Sequence[DateSpan],
    numbers: Sequence[Claim],
    context: Context,
) -> Claim:
    article, sentence = context.article, sentences[k]
    content = [w for w in line.words if said.start <= w.start < said.end]
    terms = context.lexicon.terms(context.pack.code)
    entry = _entry(content, terms)
    measure, topic = (entry.measure.id, entry.measure.topic) if entry else (None, None)
    pointing = measure is None and any(w.norm in line.grammar["pointing"] for w in content)
    if pointing:
        measure, topic = _pointed(sentence, sentences, k, numbers)
    when = event_time(sentence, dates, (said.start, min(said.end, sentence.end)), article.published)
    row, column = position(article, context.part, said.start)
    verb = _verb(line, content)
    negated = (said.stance == "denies") != _negated(line, verb)
    return Claim(
        low=None, high=None, low_open=False, high_open=False, approximate=False, unit=None, direction=None,
        start=said.start, end=said.end, quote=said.quote,
        id=claim_id(article.id, context.part, said.start, said.end, f"{MARK}:{said.quote}"),
        kind="statement", article=article.id, path=article.path, part=context.part, line=row, column=column,
        sentence=sentence.text, counted=_counted(content, terms),
        predicate=_predicate(line, entry, verb), topic=topic, measure=measure,
        status="negated" if negated else "asserted", speaker=said.speaker, cue=said.cue, form=said.form,
        stance=said.stance, via=said.via, event=None if when.source == "dateline" else when.span,
        anchors=tuple(dict.fromkeys(n.norm for n in _between(context.names, sentence.start, sentence.end))),
        language=context.pack.code, outlet=article.outlet, published=article.published,
        marks=(MARK, "pointing") if pointing else (MARK,), background=when.background, sentence_start=sentence.start,
    )  # fmt: skip


def _predicate(line: Line, entry: Entry | None, verb: Word | None) -> str | None:
    """The verb of the packs; else the verb of what is said, else the noun of the packs."""
    if entry and (entry.kind in ("verbs", "intransitive") or verb is None):
        return entry.words[0]
    return verb_lemma(line, verb) if verb else None


def _verb(line: Line, content: Sequence[Word]) -> Word | None:
    """The verb of the first clause that has one, an auxiliary only where it stands alone: "do not accept"."""
    sure = [w for w in content if _certain(line, w)]
    own = line.clause[content[0].i] if content else -1
    main = (w for w in sure if line.clause[w.i] == own or not _subordinate(line, line.clause[w.i]))
    first = next(main, None) or next(iter(sure), None) or next((w for w in content if finite(w)), None)
    if first is None:
        return None
    if is_auxiliary(line, first) and _ruled(line, first):
        return first
    clause = [w for w in content if line.clause[w.i] == line.clause[first.i] and w.i >= first.i and verbal(w)]
    return next((w for w in clause if not is_auxiliary(line, w) and (_certain(line, w) or _with(line, w))), first)


def _subordinate(line: Line, clause: int) -> bool:
    opener = next((w for w in line.words[line.starts[clause] :] if w.kind == "word"), None)
    return opener is not None and opener.norm in line.grammar["subordinators"]


def _ruled(line: Line, auxiliary: Word) -> bool:
    """Has an auxiliary an object of its own right behind it: «начать процесс», «является способом»?"""
    after = next((w for w in line.words[auxiliary.i + 1 :] if not w.only("adv", "part")), None)
    return (
        line.grammar.agreement == "case" and after is not None and after.has("noun", "adj") and not after.has("short")
    )


def _certain(line: Line, w: Word) -> bool:
    return finite(w) and (not w.has("noun") or line.grammar.agreement == "case" or clearly_verb(line, w.i))


def _with(line: Line, w: Word) -> bool:
    """Right behind an auxiliary, but for small words: "have been accepted"."""
    i = w.i - 1
    while i >= 0 and line.words[i].only("adv", "part"):
        i -= 1
    return i >= 0 and is_auxiliary(line, line.words[i]) and w.has("verb", "participle", "gerund")


def _negated(line: Line, verb: Word | None) -> bool:
    """Is the verb of what is said denied: "do not accept", «не признаём»?"""
    if verb is None:
        return False
    t = status_words(line.pack)
    own = [w for w in line.of_clause(line.clause[verb.i]) if verb.i - NEAR <= w.i < verb.i]
    between = [
        w for w in own if all(x.only("adv", "part") or is_auxiliary(line, x) for x in line.words[w.i + 1 : verb.i])
    ]
    return any(w.norm in t["negation"] for w in between) and verb.norm not in t["not_negated"]


def _entry(words: Sequence[Word], terms: Terms) -> Entry | None:
    """The first word of the content that names a measure."""
    for kinds in (("nouns", "verbs", "intransitive"), ("people", "members")):
        for w in words:
            for p in w.readings:
                for entry in terms.entries.get(p.lemma, ()):
                    if entry.kind in kinds and (p.pos in VERBAL or entry.kind not in ("verbs", "intransitive")):
                        return entry
    return None


def _counted(words: Sequence[Word], terms: Terms) -> str | None:
    """The first noun of a counted class."""
    return next((p.lemma for w in words for p in w.readings if p.pos == "noun" and p.lemma in terms.classes), None)


def _pointed(
    sentence: Sentence, sentences: Sequence[Sentence], k: int, numbers: Sequence[Claim]
) -> tuple[str | None, str | None]:
    """Measure and topic of the nearest claim (they are in order) in the few sentences before."""
    before = _between(numbers, sentences[max(0, k - BACK)].start, sentence.start)
    for c in sorted(before, key=lambda c: -c.start):
        if c.measure and c.unit is None:
            return c.measure, c.topic
    return None, None


def _between(found: Sequence[Any], start: int, end: int) -> Sequence[Any]:
    """Those that start between two offsets, of names or claims in order."""
    return found[bisect_left(found, start, key=_start) : bisect_left(found, end, key=_start)]


def _start(found: Any) -> int:
    return int(found.start)
