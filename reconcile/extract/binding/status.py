"""Is it said to be so? Status of a number by the scope it stands in, not by a word anywhere in the sentence."""

from __future__ import annotations

from typing import NamedTuple

from reconcile.extract.binding.conditions import (
    StatusWords,
    case_of,
    conditioned,
    contrasted,
    granted,
    is_future,
    opener_of,
    status_words,
)
from reconcile.extract.binding.particles import phrasal
from reconcile.extract.binding.syntax import Line, led_on, telling
from reconcile.extract.binding.wordclass import VERBAL, finite, verbal
from reconcile.extract.binding.words import Word
from reconcile.language.lexicon import unit_kind

SET_RIGHT = frozenset(":;")  # behind one of these a denier says what holds instead
PENALTY = 3  # words between a penalty and how much it may be
LED = 4  # words between a verb and the word that it needs


class Told(NamedTuple):
    """The words that say what happened: they cannot say as well that it did not, or may, or is to be."""

    words: frozenset[int] = frozenset()  # «не выжили», «нужна помощь»: neither denied nor only possible
    unplanned: frozenset[int] = frozenset()  # «назначил семь лет»: no plan
    settled: bool = False  # told in the future, it is no plan: «проведет за решеткой пять лет»


def status(line: Line, at: int, end: int, governor: int | None, told: Told) -> tuple[str, str]:
    """(status, why) of the number at word `at` whose phrase ends at `end` and whose governing word is `governor`."""
    t = status_words(line.pack)
    clause = line.clause[at]
    verbs = _chain(line, at, governor)
    says = telling(line, end)
    verbs = [w for w in verbs if says < 0 or w.i <= says]
    verbs = [w for w in verbs if w.i < end or not led_on(line, at, end)]
    if "difference" in line.quantities[line.words[at].quantity].marks:  # «у тех, кто не привит, риск в 9 раз выше»
        verbs = [w for w in verbs if line.segment[w.i] == line.segment[at] or w.norm not in t["negation"]]
    own, why = _of_chain(line, verbs, at, end, t, told)
    if own == "negated":
        return own, why
    false = _untrue(line, at, t)
    if false:
        return false
    opener = opener_of(line, clause)
    contrast = contrasted(line, at, t)
    if opener in t["conditional"] and not contrast and not granted(line, clause, t):
        return "hypothetical", f"conditional clause «{opener}»"
    if opener in t["purpose"]:
        return "hypothetical", f"clause of purpose «{opener}»"
    if own != "hypothetical" and (own == "planned" or _open(verbs)) and conditioned(line, clause, t) and not contrast:
        return "hypothetical", "main clause of a condition"
    if own == "planned" and (case := case_of(line, clause, t)):
        return "hypothetical", case
    if own != "asserted":
        return own, why
    above = _above(line, clause, opener, t)
    if above and not (above[0] == "negated" and set_right(line, at)):
        return above
    return _nouns(line, at, governor, t) or _at_most(line, at, t) or ("asserted", "")


def set_right(line: Line, at: int) -> bool:
    """ "denied that 40 had died: it was seven", "denied that 40 had died, putting the toll at seven"."""
    if any(x.text in SET_RIGHT for x in line.words[line.starts[line.clause[at]] : at]):
        return True
    own = [w for w in line.of_segment(line.segment[at]) if w.kind == "word" and w.i < at]
    first = own[0] if own and line.words[own[0].i - 1].norm == "," else None
    return first is not None and first.only("gerund") and first.lemma() in line.grammar["reckoned"]


def _chain(line: Line, at: int, governor: int | None) -> list[Word]:
    """The verbs that rule the number: those of its own segment, else those of its clause up to its end."""
    clause = line.of_clause(line.clause[at])
    seg = line.segment
    anchor = at if governor is None or line.clause[governor] != line.clause[at] else governor
    t = status_words(line.pack)
    own = [w for w in clause if (seg[w.i] == seg[anchor] or seg[w.i] in line.lone) and _verb(w, t)]
    if not any(finite(w) for w in own):
        participle = next((w for w in own if w.has("participle", "gerund") and w.i < at and seg[w.i] == seg[at]), None)
        first = next((w for w in clause if seg[w.i] == seg[at] and w.kind == "word"), None)
        if participle and first and participle.i == first.i and not finite(participle):
            ruling = _accompanied(line, participle, clause)
            return [*ruling, *own]  # else a participle phrase stands by itself
        own = [w for w in clause if _verb(w, t) and not _in_bracket(line, w, at)]
    return own


def _in_bracket(line: Line, w: Word, at: int) -> bool:
    """«В партии 80 доз (на человека нужно две)»: what a bracket behind the number says is not said of it."""
    between = [x.norm for x in line.words[at + 1 : w.i]]
    return between.count("(") > between.count(")")


def _accompanied(line: Line, gerund: Word, clause: list[Word]) -> list[Word]:
    """ "will be shut for 45 days, costing the firm 2 million": what goes along with the verb right before it is as
    planned as that is. Between a subject and its verb such a phrase only tells who it is."""
    before = [w for w in clause if w.i < gerund.i and line.segment[w.i] == line.segment[gerund.i] - 1]
    behind = [w for w in clause if w.i > gerund.i and line.segment[w.i] > line.segment[gerund.i]]
    if not gerund.has("gerund") or not any(finite(w) for w in before) or any(finite(w) for w in behind):
        return []
    return [w for w in before if finite(w) or w.has("modal")]


def _verb(w: Word, t: StatusWords) -> bool:
    return w.kind == "word" and (w.has(*VERBAL, "modal", "adv", "part", "adj") or w.norm in t["planned"])


def _of_chain(line: Line, chain: list[Word], at: int, end: int, t: StatusWords, told: Told) -> tuple[str, str]:
    """Status by the words of the chain: negation first, then possibility, then plan."""
    planned = ""
    hypothetical = ""
    for w in chain:
        pair = phrasal(line, w) if w.has("verb", "participle") else None
        lemmas = {pair} if pair else {p.lemma for p in w.readings} | {w.norm}  # "called off" calls for nothing
        if _no_verb(line, w) or _of_another(line, w, at) or _measure_of(line, w):
            continue
        if w.i in told.words:
            if not told.settled and (t.future and is_future(w, t) or _to_come(line, w, t)):
                planned = planned or w.text
            continue
        if w.norm in t["negation"] and _negates(line, w, at, end, t):
            return "negated", f"negation «{w.text}»"
        denies = lemmas & t["denying"] and w.i < at and not any(x.text in SET_RIGHT for x in line.words[w.i : at])
        if denies and not _refusing(line, w, at, t) and not _lessens(line, w, lemmas, t):
            return "negated", f"«{w.text}»"
        if at < w.i < end and w.norm in line.grammar["modals"]:
            continue  # "74% of likely voters"
        if w.only("adj") and line.skip_left(at) == w.i and all(p.case not in ("", "nom") for p in w.readings):
            continue  # «при необходимых 226»
        if w.i > at and lemmas & t["attitudes"] and line.quantities[line.words[at].quantity].unit == "percent":
            continue  # "67% do not intend to leave": that so many do not is a fact
        if w.i > at and not lemmas & t["modals"] and not (_object(line, at) or _passive_or_infinitive(line, w, at, t)):
            continue  # "12 countries offered help": who offers is a fact
        for_it = lemmas & t["led"] and not _unled(line, w, lemmas, t)  # "asked for nine years"
        if lemmas & t["with_infinitive"] and not for_it and not _infinitive(line, w, t):
            continue
        if lemmas & t["told_to"] and w.has("short", "participle") and not _infinitive(line, w, t):
            continue  # «предупреждены 40 рыбаков»: those were told so
        if w.norm in t["future_in_past"] and _reported(line, w, t):
            planned = planned or w.text
        elif lemmas & t["needs"] and any(p.tense == "past" for p in w.readings):
            continue  # «понадобилось 16 автобусов»
        elif w.norm in t["able"] and "rate" in line.quantities[line.words[at].quantity].marks:
            continue  # "it can empty 240 wagons a day": what a thing can do in a time is its measure
        elif lemmas & t["hypothetical"] and not hypothetical and not _unled(line, w, lemmas, t):
            hypothetical = w.text
        plan = lemmas & t["planned"] and w.i not in told.unplanned and not _given(line, w, lemmas, t)
        if plan or t.future and is_future(w, t) or _to_come(line, w, t):
            planned = planned or w.text
    if hypothetical:
        return "hypothetical", f"«{hypothetical}»"
    return ("planned", f"«{planned}»") if planned else ("asserted", "")


def _no_verb(line: Line, w: Word) -> bool:
    """ "to Ms May two films": a modal with a capital inside a sentence is a name, but in a headline, where verbs
    have one too."""
    after = line.words[w.i + 1] if w.i + 1 < len(line.words) else None
    upper = w.i > 0 and w.has("modal") and w.text[:1].isupper() and not w.text.isupper()
    return upper and not (after is not None and after.kind == "word" and after.text[:1].isupper())


def _measure_of(line: Line, w: Word) -> bool:
    """ "Four fewer than promised": what is compared with was promised, the number is so."""
    before = line.words[w.i - 1] if w.i else None
    return before is not None and before.norm in line.grammar["against"] and w.has("participle", "verb")


def _given(line: Line, w: Word, lemmas: set[str], t: StatusWords) -> bool:
    """«Суд назначил двоим по три года», «назначили пенсию»: such a verb plans only what it sets for a day."""
    own = line.of_segment(line.segment[w.i])
    return bool(lemmas & t["set_for"]) and not any(x.norm in t["set_by"] or x.kind == "date" for x in own)


def _of_another(line: Line, w: Word, at: int) -> bool:
    """«Из обещанных лодок построили 430»: a participle before a noun of its own says nothing of the number."""
    after = line.words[w.i + 1] if w.i + 1 < at else None
    if after is None or line.grammar.agreement != "case" or not w.has("participle", "adj") or w.has("short", "verb"):
        return False
    mine = {(p.case, p.number) for p in w.readings if p.pos in ("participle", "adj")}
    return after.has("noun") and any((p.case, p.number) in mine for p in after.readings if p.pos == "noun")


def _refusing(line: Line, w: Word, at: int, t: StatusWords) -> bool:
    """«Сначала от пищи отказались 34 человека»: a reflexive with no infinitive or preposition between it and the number
    has it as its subject."""
    if not any(p.lemma.endswith(tuple(t["reflexive"])) for p in w.readings if p.pos == "verb") or not t["reflexive"]:
        return False
    between = line.words[w.i + 1 : at]
    return not _infinitive(line, w, t) and not any(x.has("prep") for x in between)


def _lessens(line: Line, w: Word, lemmas: set[str], t: StatusWords) -> bool:
    """ "The rate declined by four points", "failed 12 tests": such a verb denies only what it is declined to do."""
    return bool(lemmas & t["denying_to"]) and not _infinitive(line, w, t)


def _object(line: Line, at: int) -> bool:
    """«Девять лет потребовал прокурор»: a term or a sum asks for nothing, it is what is asked for."""
    return unit_kind(line.quantities[line.words[at].quantity].unit or "") in ("duration", "money")


def _unled(line: Line, w: Word, lemmas: set[str], t: StatusWords) -> bool:
    """ "a bar called The Cellar": such a verb asks for something only with one of its words behind it: "called for"."""
    near = line.words[w.i + 1 : w.i + 1 + LED]
    return bool(lemmas & t["led"]) and not any(x.norm in t["led_by"] for x in near)


def _to_come(line: Line, w: Word, t: StatusWords) -> bool:
    """ "Nordfab to axe 3,200 jobs": an infinitive that is the only verb of a headline; "is to axe"."""
    if not {p.lemma for p in w.readings}.isdisjoint(t["to_be"]) and w.i + 1 < len(line.words):
        follows = line.words[w.i + 1]  # «мають прибути»
        return any(p.pos == "verb" and not p.tense and p.lemma == follows.norm for p in follows.readings)
    if not w.i or line.words[w.i - 1].norm not in t["infinitive"] or w.i < 2:
        return False
    if line.words[w.i - 2].norm in t["to_come"]:
        return True
    before = line.of_clause(line.clause[w.i])
    return line.words[w.i - 2].has("noun") and not any(
        x.has("verb", "modal", "participle", "gerund") for x in before if x.i < w.i
    )


def _reported(line: Line, w: Word, t: StatusWords) -> bool:
    """ "said the strike would last 72 hours": the future, told in the past; no "would have", nothing that doubts."""
    following = line.words[w.i + 1 : w.i + 3]
    if any(x.norm in t["perfect"] for x in following) or any(x.norm in t["conditional"] for x in line.words):
        return False
    return any({p.lemma for p in x.readings} & t["reporting"] for x in line.words[: w.i] if x.has("verb"))


def _passive_or_infinitive(line: Line, w: Word, at: int, t: StatusWords) -> bool:
    """Does an attitude after the number hold it: «500 палаток обещают поставить», "60 are expected"?"""
    if is_future(w, t):
        return True
    if line.grammar.agreement == "case":
        return (
            w.has("short")
            or w.has("participle")
            and line.words[w.i - 1].text == ","
            and _of_whole(line, at)
            or _infinitive(line, w, t)
            or any(p.pos == "verb" and p.lemma.endswith(tuple(t["reflexive"])) for p in w.readings)
        )
    if w.has("gerund") and not w.has("participle"):  # "50 members are demanding": who demands is a fact
        return w.norm in t["planned"] | t["hypothetical"]
    return w.has("participle") or not w.has("verb")


def _infinitive(line: Line, w: Word, t: StatusWords) -> bool:
    """Does an infinitive follow within the segment: "is set to cut", «собираются уволить»?"""
    for x in line.words[w.i + 1 : w.i + 5]:
        if line.segment[x.i] != line.segment[w.i]:
            return False
        if (x.norm in t["infinitive"] and line.words[min(x.i + 1, len(line.words) - 1)].has("verb")) or (
            not t["infinitive"] and any(p.pos == "verb" and not p.tense and p.lemma == x.norm for p in x.readings)
        ):
            return True
    return False


def _negates(line: Line, w: Word, at: int, end: int, t: StatusWords) -> bool:
    """Does this negation hold the verb that rules the number? A number that is the subject before it escapes it."""
    following = line.words[w.i + 1] if w.i + 1 < len(line.words) else None
    if following is None or following.norm in t["not_negated"]:
        return False
    if w.i < at:
        other = following.has("prep") or following.kind == "quantity"  # «не на три, а на две категории»
        return not other or not any(x.kind == "quantity" for x in line.words[w.i + 1 : at])
    # after the number: only where the number is what is denied ("речи не идёт"), marked by a negative word before it
    return any(x.norm in t["negative"] for x in line.of_clause(line.clause[at]) if x.i < at)


def _open(verbs: list[Word]) -> bool:
    """No past tense: it may lie ahead."""
    return not any(p.tense == "past" for w in verbs for p in w.readings)


def _of_whole(line: Line, at: int) -> bool:
    """«Из 312 км, намеченных к ремонту, сдано 140»; but «отменили 300 рейсов, намеченных на среду»: those they did."""
    before = line.skip_left(at)
    return before >= 0 and line.words[before].norm in line.grammar["of"]


def _untrue(line: Line, at: int, t: StatusWords) -> tuple[str, str] | None:
    """«назвал ложью сообщения о гибели 12», "it is not true that 40 were sacked": what is called false."""
    words = line.words[:at]
    for w in words:
        called = w.norm in t["called_untrue"] and (not t["called_by"] or line.words[w.i - 1].norm in t["called_by"])
        if called and line.clause[w.i] in (line.clause[at], line.clause[at] - 1):
            return "negated", f"called «{w.text}»"
        if w.norm in t["contrary"] and line.clause[w.i] == line.clause[at] and _rumoured(line, w.i, at, t):
            return "negated", f"«{w.text}» what is told"
        denied = w.norm in t["true"] and any(x.norm in t["negation"] for x in words[max(w.i - 2, 0) : w.i])
        hung = line.clause[w.i] == line.clause[at] - 1 and opener_of(line, line.clause[at]) in t["complementizers"]
        if hung and (denied or w.norm in t["untrue"]):
            return "negated", f"it is «{w.text}»"
    return None


def _rumoured(line: Line, i: int, at: int, t: StatusWords) -> bool:
    """«вопреки слухам о 20 сгоревших домах», "contrary to reports of 20 dead"."""
    near = line.words[i + 1 : i + 1 + LED]
    return i < at and any(not {p.lemma for p in w.readings}.isdisjoint(t["rumours"]) for w in near if w.i < at)


def _above(line: Line, clause: int, opener: str, t: StatusWords) -> tuple[str, str] | None:
    """A complement clause takes the status its governing verb gives: «планируется, что …», "warned that …"."""
    if clause == 0 or opener not in t["complementizers"]:
        return None
    if opener_of(line, clause - 1) in t["conditional"] and not granted(line, clause - 1, t):
        return "hypothetical", "what a condition supposes"
    verbs = [w for w in line.of_clause(clause - 1) if finite(w) or w.has("adv", "adj")]
    for w in reversed(verbs):
        lemmas = {p.lemma for p in w.readings} | {w.norm}
        for name in ("planned", "hypothetical"):
            if lemmas & t[name] - t["weak"]:
                return name, f"under «{w.text}»"
        if finite(w) and lemmas & t["denying"] and w.norm not in t["negation"]:
            return "negated", f"under «{w.text}»"  # «опроверг слухи, будто уволены 20»
        if finite(w):
            return None
    return None


def _at_most(line: Line, at: int, t: StatusWords) -> tuple[str, str] | None:
    """ "a fine of up to 300": what a law threatens with, not what anybody paid."""
    if line.quantities[line.words[at].quantity].low is not None:
        return None
    near = [w for w in line.words[max(0, at - PENALTY) : at] if line.segment[w.i] == line.segment[at]]
    noun = next((w for w in near if any(p.pos == "noun" and p.lemma in t["penalties"] for p in w.readings)), None)
    return ("hypothetical", f"at most, a «{noun.text}»") if noun else None


def _nouns(line: Line, at: int, governor: int | None, t: StatusWords) -> tuple[str, str] | None:
    """A noun of plan or possibility that governs the phrase: «план освобождения 52», "a deal for the release of 52"."""
    if governor is not None and governor > at and finite(line.words[governor]):
        return None  # the subject of a verb that follows
    i = at if governor is None else min(governor, at)
    past = finite(line.words[i]) and any(r.tense == "past" for r in line.words[i].readings)
    share = line.quantities[line.words[at].quantity].unit == "percent"
    for w in reversed(line.words[max(0, i - 4) : i]):
        between = [x for x in line.words[w.i + 1 : at] if verbal(x)]
        if share and (not between or any(finite(x) and x.lemma() != x.norm for x in between)):
            continue  # «готовность моста — 68%», «о желании уехать сказали 17%»: how far it has come, how many wish it
        if line.segment[w.i] != line.segment[i] or finite(w) or w.norm in t["circumstance"]:
            return None  # "negotiations among 195 countries": that there are so many is no plan
        if past and (w.i == i - 1 or any(x.has("prep") for x in line.words[max(0, w.i - 2) : w.i])):
            continue  # "the agreement freed 52", «в подготовке участвовали 340»: they did
        for p in w.readings:
            if p.pos == "noun":
                for name in ("planned", "hypothetical"):
                    if p.lemma in t[name + "_nouns"]:
                        return name, f"noun «{w.text}»"
    return None
