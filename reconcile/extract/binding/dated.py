"""On which day something happened, as an article says it: statements for the check of dates.

One statement a written day: its event is the day, its predicate the verb of its clause, none for a day of speaking
("сказал во вторник"). The marks hold `date`, and the weekday written beside a full date.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reconcile.extract.binding.claims import claim_id, position
from reconcile.extract.binding.syntax import FINITE, VERBAL, Line, Word
from reconcile.extract.speech.cues import table
from reconcile.extract.text.sentences import Sentence
from reconcile.extract.time.dates import DateSpan
from reconcile.language import Pack
from reconcile.language.cues import has
from reconcile.model import Article, Claim

MARK = "date"
WEEKDAY = "weekday:"
BESIDE = 2  # words between a verb of saying or beginning and the verb it leads
KINDS = ("date", "since", "deadline")


def find(article: Article, part: str, sentence: Sentence, dates: Sequence[DateSpan], pack: Pack) -> Iterator[Claim]:
    """The statements of one sentence, in order."""
    days = [d for d in dates if d.kind in KINDS and d.span and d.span.grain == "day" and d.span.start == d.span.end]
    if not days:
        return
    line = Line(sentence, (), pack, dates)
    for day in days:
        verb = _verb(line, day, pack)
        yield _claim(article, part, sentence, day, verb.lemma(*VERBAL) if verb else None, pack)


def _verb(line: Line, day: DateSpan, pack: Pack) -> Word | None:
    """The verb nearest to the date in its clause, else in the sentence; None where there are only verbs of saying."""
    at = next((w.i for w in line.words if w.kind == "date" and w.start <= day.start < w.end), None)
    if at is None:
        return None
    cues = table(pack)
    verbs = [w for w in line.words if w.kind == "word" and w.has(*FINITE) and not w.only("noun", "adj")]
    own = [w for w in verbs if line.clause[w.i] == line.clause[at]]
    near = min(own or verbs, key=lambda w: (abs(w.i - at), w.i), default=None)
    if near is None or not cues.is_cue(near.norm) or has(near.norm, pack.code, "phase"):
        return near
    beside = [w for w in verbs if abs(w.i - near.i) <= BESIDE and not cues.is_cue(w.norm)]  # "начнут вручать"
    return min(beside, key=lambda w: (abs(w.i - at), w.i), default=None)


def _claim(article: Article, part: str, sentence: Sentence, day: DateSpan, verb: str | None, pack: Pack) -> Claim:
    line, column = position(article, part, day.start)
    weekday = () if day.weekday is None else (f"{WEEKDAY}{day.weekday}",)
    return Claim(
        low=None, high=None, low_open=False, high_open=False, approximate=False, unit=None, direction=None,
        start=day.start, end=day.end, quote=day.quote,
        id=claim_id(article.id, part, day.start, day.end, f"{MARK}:{day.quote}"),
        kind="statement", article=article.id, path=article.path, part=part, line=line, column=column,
        sentence=sentence.text, predicate=verb, event=day.span, language=pack.code, outlet=article.outlet,
        published=article.published, marks=(MARK, *weekday), background=day.background,
        sentence_start=sentence.start,
    )  # fmt: skip
