"""Are two claims about one fact? Each feature weighs for or against; the sum decides. The number is never asked.

The features and the cannot-links follow "same event first" (de Marneffe et al. 2008): measure, counted class and
population, time, place, participants, the words around, the article around. Weights come from `LinkSettings`.
"""

from __future__ import annotations

from collections.abc import Callable

from reconcile.language.kin import near
from reconcile.link.context import Context, elsewhere
from reconcile.link.forbid import MONTHLY, RARE, days, forbidden, gap_days, holds, named_in_both, news_apart, parted
from reconcile.link.names import shared
from reconcile.link.notes import NOTES
from reconcile.link.persons import OWN, of_one
from reconcile.link.similarity import cosine
from reconcile.link.subject import Subject
from reconcile.link.words import amounts
from reconcile.model import Evidence

OTHER_FAMILY = "they measure different things"  # why two are not linked of which only one has a measure, say
Feature = Callable[[Subject, Subject, Context], float]

TELLING = 6.0  # idf of all shared words from which their likeness says something: two rare words, many common ones
COMMON = 0.25  # rarity under which a name ties nothing together
LEAST = 0.25  # of the worth of like words that remains in any case
LEAD = 500  # letters of an article that a headline sums up
ALIKE = 0.3  # cosine of wording at which another governing word no longer counts
COUNTRY = 0.5  # worth of a country among the shared names: it is a place already, and many things happen in it
UNLIKE = 0.1  # cosine of wording under which there is hardly a word in common
LONG_STORY = 0.25  # cosine at which two articles of one story surely tell the same of it
SHORT_STORY = 0.4  # cosine at which two short texts are as surely one story as two long ones grouped together
TOLD = 0.1  # weight of a word in its sentence from which the sentence is about it
GENERIC = frozenset({"", "person"})


def bare(s: Subject) -> bool:
    """Does nothing but unit and noun say what is measured? Shares and sums of any kind have one measure each."""
    return not s.claim.measure or (s.claim.nature in ("share", "amount") and s.claim.unit is not None)


def article(a: Subject, b: Subject, context: Context) -> float:
    """The articles around the claims: one story, two stories, or how alike they are."""
    w = context.settings.weights
    i, j = a.article, b.article
    if i < 0 or j < 0:
        return 0.0
    if i == j:
        return _within(a, b, context)
    telling = context.long(i) and context.long(j)
    if context.story[i] == context.story[j]:
        close = max(0.0, min(1.0, context.apart(i, j) / (LONG_STORY if telling else SHORT_STORY)))
        implied = 1.0 if a.implied and b.implied else 0.85  # what both imply comes first, then a figure for it
        surely = implied if telling and (a.implied or b.implied) else max(close, w.story_least if telling else 0.0)
        return surely * (w.same_story_bare if bare(a) else w.same_story)
    if telling and context.articles[i].language == context.articles[j].language:
        return w.other_story * (1 - min(1.0, context.alike(i, j) / (1 - context.settings.story_distance)))
    return w.context * context.alike(i, j)


def _within(a: Subject, b: Subject, context: Context) -> float:
    """Two figures of one article: a headline goes with the lead; a body seldom gives one figure twice."""
    w = context.settings.weights
    if a.implied or b.implied:
        figure = b if a.implied else a
        leads = figure.claim.part == "title" or figure.claim.sentence_start < 2 * LEAD
        return w.implied if leads else w.implied / 3
    if a.claim.part == b.claim.part:
        return w.same_body
    body = a if a.claim.part == "text" else b
    return w.headline if body.claim.sentence_start < LEAD else w.headline / 3


def wording(a: Subject, b: Subject, context: Context) -> float:
    """The words around the two numbers, within a language."""
    w = context.settings.weights
    if a.implied or b.implied:
        return 0.0
    c = cosine(a.words, b.words)
    if c >= UNLIKE:
        shared = a.words.keys() & b.words.keys()
        c *= min(1.0, sum(context.weight_in(word, a.claim.language) for word in shared) / TELLING)
        worth = w.wording * c * (1.0 if anchored(a, b, context) else _standing_out(a, b, context))
        return worth + (w.bare if bare(a) else 0.0)
    if a.claim.language != b.claim.language:
        return w.wording * c
    told = not bare(a) or (a.predicate and a.predicate == b.predicate and a.counted == b.counted)
    return (w.unlike_wording_measured if told else w.unlike_wording) * (1 - c / UNLIKE)


def anchored(a: Subject, b: Subject, context: Context) -> bool:
    """Do a name that is not everywhere, a place or a day tie both claims to one thing?"""
    if a.article == b.article:
        return True
    if a.day and b.day and gap_days(a.day, b.day) <= 0 and max(days(a.day), days(b.day)) <= MONTHLY:
        return not (a.today and b.today) or _name_ties(a, b, context)
    return _name_ties(a, b, context)


def _name_ties(a: Subject, b: Subject, context: Context) -> bool:
    return any(context.rarity(name) >= COMMON for name in a.names & b.names)


def _standing_out(a: Subject, b: Subject, context: Context) -> float:
    """What like words are worth without a name or a day: articles of one topic use the same words of other things."""
    if a.article < 0 or b.article < 0:
        return 1.0
    return max(LEAST, min(1.0, context.apart(a.article, b.article) / (LONG_STORY / 2)))


def names(a: Subject, b: Subject, context: Context) -> float:
    """Names in both, each by its rarity: who is in every article decides nothing."""
    w = context.settings.weights
    common = shared(a.names, b.names)
    if common:
        worth = sum(context.rarity(n) * (COUNTRY if n in a.countries else 1.0) for n in common)
        silent = worth >= COMMON or a.implied or b.implied or a.article == b.article
        told = silent or (_told_elsewhere(a, b, context) and _told_elsewhere(b, a, context))
        return min(w.names_cap, w.name * worth) + (0.0 if told else w.unmentioned)
    if a.article == b.article or a.implied or b.implied:
        return 0.0
    if a.claim.language != b.claim.language and not (_crossing(a) and _crossing(b)):
        return 0.0
    if a.told_of and b.told_of:
        return w.no_shared_name
    return 0.0 if mentioned(a, b, context) and mentioned(b, a, context) else w.unmentioned


def mentioned(a: Subject, b: Subject, context: Context) -> bool:
    """Does the article of b name anyone or anything that the sentence of a names?"""
    return not a.told_of or b.article < 0 or any(context.mentions(b.article, n, a.spelling) for n in a.told_of)


def _crossing(a: Subject) -> bool:
    """Does the sentence name anyone who keeps the name in another language? Bodies and acronyms are translated."""
    names = ((name.split(), key) for name, key in a.spelling.items() if name != a.claim.speaker)
    person = (len(words) > 1 and all(w[:1].isupper() and not w.isupper() for w in words) for words, _ in names)
    return any(person) or any(p.startswith("@") for p in a.places)


def _told_elsewhere(a: Subject, b: Subject, context: Context) -> bool:
    """Does the article of b mention every rare name of a, outlets and speakers aside?"""
    rare = (n for n in a.told_of - b.names - context.voices if context.rarity(n) >= RARE)
    return b.article < 0 or all(context.mentions(b.article, n, a.spelling) for n in rare)


def place(a: Subject, b: Subject, context: Context) -> float:
    """Places in the clauses of both claims."""
    w = context.settings.weights
    if not a.places or not b.places:
        return _place_in_one(a, b, context)
    if a.places == b.places:
        return w.place * max(context.rarity(p) for p in a.places)
    if shared(a.places, b.places):
        listed = all(p.startswith("@") for p in a.places | b.places)
        return w.some_places if listed else 0.0
    return w.other_place if not (holds(a, b) or named_in_both(a, b)) else 0.0


def _place_in_one(a: Subject, b: Subject, context: Context) -> float:
    """One names a place, the other none: its article's own place stands in, or the one may be a part of the other."""
    w = context.settings.weights
    if a.implied or b.implied:
        return 0.0
    if a.places == b.places:
        return _homes(a, b, context)
    told, silent = (a, b) if a.places else (b, a)
    home = context.home(silent.article)
    if not home or told.places & home or told.countries & home or home & told.countries:
        return w.place_in_one if not home else 0.0
    return w.place_elsewhere


def _homes(a: Subject, b: Subject, context: Context) -> float:
    """Neither names a place: where their articles are set stands in."""
    apart = a.article != b.article and elsewhere(context.home(a.article), context.home(b.article))
    return context.settings.weights.place_elsewhere if apart else 0.0


def time(a: Subject, b: Subject, context: Context) -> float:
    """When it happened, as far as both say; else how far apart the articles appeared."""
    w = context.settings.weights
    if a.day and b.day and gap_days(a.day, b.day) <= 0:
        longest = max(days(a.day), days(b.day))
        if a.today and b.today:
            return w.today
        return w.day if longest <= 7 else w.month if longest <= 92 else w.year
    late = news_apart(a, b)
    if late:
        return max(3 * w.late, w.late * late / 7)
    x, y = a.claim.published, b.claim.published
    if bool(a.day) != bool(b.day):  # an article of just the days that a later one looks back on
        told, fresh = (a.day, y) if a.day else (b.day, x)
        if told and fresh and told.start <= fresh <= told.end:
            return 0.0
    if x and y and not (a.day and b.day) and abs((x - y).days) > context.settings.window_days:
        return w.far_apart * min(3.0, abs((x - y).days) / context.settings.window_days)
    return 0.0


def counted(a: Subject, b: Subject, context: Context) -> float:
    """What is counted: the same class or noun, people in general, or something else."""
    w = context.settings.weights
    if a.claim.unit and a.claim.nature in ("amount", None) and bare(a):
        return _topic(a, b, context)
    x, y = a.claim.counted_class or "", b.claim.counted_class or ""
    if a.noun and a.noun == b.noun:
        return w.counted
    if x and x == y and x not in GENERIC:
        return w.counted
    if not a.counted or not b.counted or x in GENERIC or y in GENERIC:
        return 0.0
    if a.claim.language != b.claim.language and not (a.noun[:1] == b.noun[:1] == "=" or x and y):
        return 0.0  # two words of two languages that no pack knows may mean the same
    return w.other_counted


def _topic(a: Subject, b: Subject, context: Context) -> float:
    """What a sum is of: the same noun, one that stands beside the other sum («на дороги», «дороги получат»), or not."""
    w = context.settings.weights
    x, y = (s.noun if s.noun not in amounts(s.claim.language) else "" for s in (a, b))
    if x and x == y:
        return max(w.counted, w.topic)
    if any(n and other.words.get(n, 0.0) >= TOLD for n, other in ((x, b), (y, a))):
        return w.topic
    if not x or not y or a.claim.language != b.claim.language or near(frozenset((x,)), frozenset((y,))):
        return 0.0
    return w.other_topic


def predicate(a: Subject, b: Subject, context: Context) -> float:
    """The governing word; a shared measure already says that two words mean the same."""
    w = context.settings.weights
    if not a.predicate or not b.predicate:
        return 0.0
    if a.predicate == b.predicate:
        return w.predicate
    if near(frozenset((a.predicate,)), frozenset((b.predicate,))):
        return w.near_predicate
    if not bare(a) or a.claim.language != b.claim.language:
        return 0.0
    return w.other_predicate * (1.0 - min(1.0, cosine(a.words, b.words) / ALIKE))  # other words round it may say more


def measure(a: Subject, b: Subject, context: Context) -> float:
    """One measure of the rule packs."""
    return 0.0 if bare(a) or a.claim.measure != b.claim.measure else context.settings.weights.measure


def part(a: Subject, b: Subject, context: Context) -> float:
    """One is told as a part of something, the other on its own; "among those freed" makes a part without its whole."""
    apart = _is_part(a, context) != _is_part(b, context) and not a.implied and not b.implied
    if apart and a.claim.measure and a.claim.measure == b.claim.measure and _of_some(a) and _of_some(b):
        return 0.0  # "of the 148 detained 97 were freed" and "50 of them"
    if apart and (context.same_whole(a.claim.id, b.article) or context.same_whole(b.claim.id, a.article)):
        return 0.0
    if apart and (a.claim.whole is None) == (b.claim.whole is None):
        return 0.0
    return context.settings.weights.part if apart and a.article != b.article else 0.0


def _of_some(a: Subject) -> bool:
    """Does the sentence say out of whom it counts, by a figure or by a pronoun?"""
    return bool(a.claim.whole) or a.among


def _is_part(a: Subject, context: Context) -> bool:
    """ "57 of the 64 drones were shot down" tells how many were, all the same."""
    return (bool(a.claim.whole) and a.claim.id not in context.shares) or a.among


def person(a: Subject, b: Subject, context: Context) -> float:
    """Both are terms of one person by name (of two, the link is forbidden)."""
    return context.settings.weights.convict if of_one(a.claim, b.claim) else 0.0


def population(a: Subject, b: Subject, context: Context) -> float:
    """The same narrowing in both (a different one forbids the link)."""
    return context.settings.weights.population if a.population and a.population == b.population else 0.0


def companions(a: Subject, b: Subject, context: Context) -> float:
    """Other figures that both passages give."""
    if a.article == b.article or context.companions is None:
        return 0.0
    w = context.settings.weights
    return min(w.companions_cap, w.companion * sum(worth for _, worth in context.companions.shared(a, b)))


FEATURES: tuple[Feature, ...] = (
    measure,
    counted,
    population,
    person,
    part,
    predicate,
    time,
    place,
    names,
    companions,
    article,
    wording,
)

BY_NAME = {f.__name__: f for f in FEATURES}


def score(a: Subject, b: Subject, context: Context) -> float | None:
    """Sum of the features; None where something forbids the link."""
    if a.family != b.family:
        return None
    if _owned(a, b):
        return context.settings.weights.person
    if parted(a, b, context):
        return None
    return sum(feature(a, b, context) for feature in FEATURES)


def _owned(a: Subject, b: Subject) -> bool:
    """Do two articles tell what one person has but one of, an age?"""
    return a.article != b.article and a.claim.measure in OWN and of_one(a.claim, b.claim) is True


def evidence(a: Subject, b: Subject, context: Context) -> list[Evidence]:
    """Every feature that weighs, with words for a reader; a cannot-link comes first, with the weight it would undo."""
    out = []
    if _owned(a, b):
        worth = context.settings.weights.person
        return [Evidence("person", worth, NOTES["person"](a, b, context, worth))]
    reason = forbidden(a, b, context)
    if a.family != b.family:
        reason = reason or OTHER_FAMILY
    weights = [(f, f(a, b, context)) for f in FEATURES]
    if reason:
        total = sum(max(0.0, x) for _, x in weights)
        out.append(Evidence("cannot-link", round(-1.0 - total, 2), reason))
    out += [Evidence(f.__name__, round(x, 2), NOTES[f.__name__](a, b, context, x)) for f, x in weights if x]
    return out
