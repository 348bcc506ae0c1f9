"""What an article says without a number: someone died, someone was hurt. A statement that implies "at least one".

Local news often has no figure at all ("a man was shot to death"), and yet there is a toll to set beside others. Such
a claim is a statement, not a quantity; its marks hold `implied`, its low is 1, its high open. One for each measure
and article, at the first sentence that says so plainly. The words are data: the pack's section `implied`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reconcile.extract.binding.claims import claim_id, position
from reconcile.extract.text.sentences import Sentence
from reconcile.language import Pack, cues
from reconcile.language.lexicon import Lexicon
from reconcile.model import Article, Claim

SECTION = "implied"
MARK = "implied"
ALIVE, OPEN = "alive", "open"


def find(
    article: Article, parts: Sequence[tuple[str, Sequence[Sentence]]], pack: Pack, lexicon: Lexicon
) -> list[Claim]:
    """At most one claim a measure. `parts` are ("title" or "text", its sentences), in reading order.

    The pack lists the measures gravest first; a graver one hides the next (who died of his wounds is not one more
    wounded), unless the article says of someone that he lives: a child in critical condition. Both with figures is the
    business of quantities.
    """
    out: list[Claim] = []
    for n, measure in enumerate(pack.section(SECTION).get("measures", ())):
        mentions = _mentions(article, parts, pack, lexicon, str(measure))
        out += [c for c in mentions if n == 0 or _lives(c, pack, bool(out))][:1]
    return out


def _lives(c: Claim, pack: Pack, graver: bool) -> bool:
    """May the sentence speak of someone who lives; must it, as another one does not?"""
    if cues.has(c.sentence, pack.code, OPEN, SECTION):
        return False  # "a man was shot in the head"
    return not graver or cues.has(c.sentence, pack.code, ALIVE, SECTION)


def _mentions(
    article: Article, parts: Sequence[tuple[str, Sequence[Sentence]]], pack: Pack, lexicon: Lexicon, measure: str
) -> Iterator[Claim]:
    for part, sentences in parts:
        for sentence in sentences:
            m = cues.find(sentence.text, pack.code, measure, SECTION)
            if m is None or cues.has(sentence.text[: m.end()], pack.code, "never", SECTION):
                continue
            yield _claim(article, part, sentence, m.start(), m.end(), pack, lexicon, measure)


def _claim(
    article: Article, part: str, sentence: Sentence, start: int, end: int, pack: Pack, lexicon: Lexicon, measure: str
) -> Claim:
    known = lexicon.measures.get(measure)
    start, end = sentence.start + start, sentence.start + end
    quote = sentence.text[start - sentence.start : end - sentence.start]
    line, column = position(article, part, start)
    return Claim(
        low=1, high=None, low_open=False, high_open=False, approximate=False, unit=None, direction=None,
        start=start, end=end, quote=quote, id=claim_id(article.id, part, start, end, f"{measure}:{quote}"),
        kind="statement", article=article.id, path=article.path, part=part, line=line, column=column,
        sentence=sentence.text, topic=known.topic if known else None, measure=measure,
        nature=known.nature if known else None, language=pack.code, outlet=article.outlet,
        published=article.published, marks=(MARK,), sentence_start=sentence.start,
    )  # fmt: skip
