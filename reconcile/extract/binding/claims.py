"""Bind quantities to what they are about: model.Claim."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reconcile.extract.binding import gapped
from reconcile.extract.binding.aged import MARK as AGE
from reconcile.extract.binding.around import Named
from reconcile.extract.binding.bearer import bearer
from reconcile.extract.binding.bind import bind
from reconcile.extract.binding.bound import RECENT, Bound, Context
from reconcile.extract.binding.elsewhere import earlier_whole
from reconcile.extract.binding.measures import class_of
from reconcile.extract.binding.nouns import NOTHING
from reconcile.extract.binding.predicates import oblique
from reconcile.extract.binding.qualifiers import joined, nature, of_some, qualifiers
from reconcile.extract.binding.shorthand import AS_NOUN, SHORT
from reconcile.extract.binding.status import set_right
from reconcile.extract.binding.syntax import Line
from reconcile.extract.binding.when import Timing
from reconcile.extract.binding.wordclass import finite
from reconcile.extract.binding.words import Word
from reconcile.extract.text.sentences import Sentence
from reconcile.extract.time.dates import DateSpan
from reconcile.language.lexicon import unit_kind
from reconcile.model import Article, Attribution, Claim, Quantity
from reconcile.read.place import place

GROUPED = re.compile(r"\d[\s\u00a0\u202f,.]\d{3}\Z")  # "which leaves 1,650": no label is written so
LEAD = 3  # characters before what is said in which its colon stands
COLON = re.compile(r"[:;]\s")
_OPENS = frozenset("([")
BARE = 10_000  # a bare number below is no claim unless something says what it counts


def claims_of(
    sentence: Sentence, quantities: Sequence[Quantity], context: Context, dates: Sequence[DateSpan] = ()
) -> list[Claim]:
    """One claim for each quantity of a sentence that counts or measures something."""
    line = Line(sentence, quantities, context.pack, dates)
    bound = bind(line, context)
    when = Timing(line, dates, context)
    named = Named(line, context.names)
    told = _tellers(line, bound, context)
    claims = [_claim(line, b, context, when, named, said) for b, said in zip(bound, told, strict=True)]
    out = []
    for k, (claim, b) in enumerate(zip(claims, bound, strict=True)):
        if _about_nothing(claim, line, b.at) or k and _priced_by(line, bound[k - 1], b):
            continue
        if b.whole is not None and b.whole >= 0:
            claim = replace(claim, whole=claims[b.whole].id)
        elif b.whole == -1:
            earlier = earlier_whole(context, b.q)
            claim = replace(claim, whole=earlier.id) if earlier else claim
        out.append(claim)
    context.last = out or context.last
    context.recent = (context.recent + [c for c in out if c.unit is None])[-RECENT:]
    return out


def _about_nothing(c: Claim, line: Line, at: int) -> bool:
    """A few bare digits that count nothing anybody could name and of which nothing is told: a label, a mark, a line of
    the page."""
    if _rate_of_exchange(line, at) or _by_the_dozen(line, c, at):
        return True
    if c.unit or c.counted or c.measure or c.direction or c.marks or c.approximate or c.low != c.high:
        return False
    if (c.low or 0) > 1 and _told_of(line, at, c):
        return False
    return c.low is not None and abs(c.low) < BARE and not GROUPED.search(c.quote)


def _rate_of_exchange(line: Line, at: int) -> bool:
    """ "($1 = 0.91 euros)": both sides of an equation that opens with one."""
    around = [w for w in line.words[max(0, at - 2) : at + 3] if w.text == "="]
    one = any(
        w.kind == "quantity"
        and line.quantities[w.quantity].low == 1
        and unit_kind(line.quantities[w.quantity].unit or "")
        for w in line.of_segment(line.segment[at])
    )
    return bool(around) and one


def _by_the_dozen(line: Line, c: Claim, at: int) -> bool:
    """«десятками выносят приговоры»: an instrumental without a noun tells how, and counts nothing."""
    if "vague" not in c.marks or line.grammar.agreement != "case" or len(c.quote.split()) > 1 or c.unit or c.measure:
        return False
    cases = {p.case for p in line.pack.morph.parses(line.words[at].norm)}
    return cases == {"ins"}


def _priced_by(line: Line, a: Bound, b: Bound) -> bool:
    """ "8800 roubles for 1 square metre", «504 гривны за одну дозу»: what the price before is for."""
    if b.q.low != 1 or b.q.high != 1 or unit_kind(a.q.unit or "") != "money" or "fraction" in b.q.marks:
        return False
    between = [w.norm for w in line.words[a.at + 1 : b.at] if w.kind != "unit"]
    return len(between) == 1 and between[0] in line.grammar["priced_by"]


def _told_of(line: Line, at: int, c: Claim) -> bool:
    """«привезли сто восемьдесят», «осталось 110», "88 withdrew", "the 286 who started"; not "Apollo 11 landed"."""
    words = line.words
    after = words[at + 1] if at + 1 < len(words) else None
    named = at > 0 and words[at - 1].has("noun")
    if after is not None and after.norm in line.grammar["relatives"]:
        return not named
    beside = _verb(words[at - 1]) if at else False
    beside = beside or (after is not None and not named and _verb(after))
    pointed = at > 0 and words[at - 1].only("det", "poss")  # "the two were in Oslo"
    return bool(c.predicate) and not pointed and (beside or not any(ch.isdigit() for ch in c.quote))


def _verb(w: Word) -> bool:
    return finite(w) and not w.has("noun")


def _tellers(line: Line, bound: Sequence[Bound], context: Context) -> list[Attribution | None]:
    """Who gives each number, a teller whose verb is left out included."""
    out: list[Attribution | None] = []
    for k, b in enumerate(bound):
        said = context.spoken.of(b.q.start, b.q.end)
        other = gapped.teller(line, b.at, bound[k - 1].at, out[-1]) if k else None
        out.append(other or said)
    return out


def _claim(line: Line, b: Bound, context: Context, when: Timing, named: Named, said: Attribution | None) -> Claim:
    q, article = b.q, context.article
    state = "negated" if said and said.stance == "denies" and not _set_right(line, said, b) else b.status
    end = (
        line.words[b.np.head].end
        if b.np.how in ("agreement", AS_NOUN, SHORT, "abbreviation", "order") and b.np.head >= 0
        else q.end
    )
    at, text = line.sentence.start, line.sentence.text
    if end < q.end or not _OPENS.isdisjoint(text[q.end - at : end - at]):
        end = q.end  # "a 34-metre (112ft) yacht"
    start, quote = q.start, text[q.start - at : end - at]
    event, background = when.of(b)
    row, column = position(article, context.part, start)
    anchors, places = named.of(b.at)
    person, b.why["person"] = bearer(line, b, named)
    terms = context.lexicon.terms(context.pack.code)
    phrase = b.np if b.np.lemma else NOTHING._replace(lemma=b.noun)
    return Claim(
        low=q.low, high=q.high, low_open=q.low_open, high_open=q.high_open, approximate=q.approximate,
        unit=q.unit or ("year" if b.measure and b.measure.id == AGE else None),
        direction=q.direction, start=start, end=end, quote=quote,
        id=claim_id(article.id, context.part, start, end, quote), kind="quantity",
        article=article.id, path=article.path, part=context.part, line=row, column=column, sentence=line.sentence.text,
        counted=b.noun, predicate=b.predicate, topic=b.measure.topic if b.measure else None,
        measure=b.measure.id if b.measure else None, nature=nature(line, b.at, b.measure, q),
        status=state, speaker=said.speaker if said else None, cue=said.cue if said else None,
        form=said.form if said else None, stance=said.stance if said else None, via=said.via if said else None,
        event=event, anchors=anchors, qualifiers=qualifiers(line, b.at, b.np, b.noun, terms), places=places,
        person=person,
        counted_class=class_of(phrase, line, terms) if b.noun else None,
        language=context.pack.code, outlet=article.outlet, published=article.published, precision=q.precision,
        marks=(*_own(line, b), *_marks(line, b)), background=background,
        sentence_start=line.sentence.start,
    )  # fmt: skip


def _set_right(line: Line, said: Attribution, b: Bound) -> bool:
    """ "denied that 20 had been sacked: three left": what follows the colon is what the denier says instead."""
    before = line.sentence.text[max(said.start - line.sentence.start - LEAD, 0) : b.q.start - line.sentence.start]
    return bool(COLON.search(before)) or set_right(line, b.at)


def _own(line: Line, b: Bound) -> tuple[str, ...]:
    """The marks of the quantity; «по трём направлениям» is along three, none of them for each."""
    nouns = [p for p in line.words[b.np.head].readings if p.pos == "noun"] if b.np.head >= 0 else []
    along = line.grammar.agreement == "case" and nouns and all(p.case == "dat" for p in nouns)
    return tuple(m for m in b.q.marks if not (along and m == "each"))


def _marks(line: Line, b: Bound) -> Iterator[str]:
    """What the words around say of the kind of number, beyond the number itself."""
    if joined(line, b.np):
        yield "joint"
    if of_some(line, b.np, b.at):
        yield "among"
    yield from _apart(line, b)


def _apart(line: Line, b: Bound) -> Iterator[str]:
    """ "40 minutes after the crush", «за двадцать минут до матча»: how far something is from an event, and on which
    side of it."""
    if b.q.unit is None or unit_kind(b.q.unit) != "duration" or b.np.head >= 0:
        return
    after = next((w for w in line.words[b.at + 1 :] if w.kind != "unit"), None)
    if line.grammar.agreement == "case" and not oblique(line, b.at) or after is None:
        return
    for key, mark in (("until", "time-before"), ("since", "time-after")):
        if after.norm in line.grammar[key]:
            yield mark


def claim_id(article: str, part: str, start: int, end: int, quote: str) -> str:
    """Stable: the same article, span and words give the same id, on any machine."""
    key = "\x1f".join((article, part, str(start), str(end), quote))
    return hashlib.sha1(key.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()[:12]


def position(article: Article, part: str, offset: int) -> tuple[int, int]:
    """1-based line and column in the file of an offset in title or text."""
    return place(article, offset, part)
