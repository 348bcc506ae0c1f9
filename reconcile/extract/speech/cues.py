"""Words that report speech, compiled from a pack's `attribution` section: verbs, phrases, nouns, prepositions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from typing import Any, NamedTuple

from reconcile.extract.names.scan import rules_of
from reconcile.extract.text.tokens import Token
from reconcile.language import Pack
from reconcile.language.morphology import Parse, norm

CACHE = 100_000
HEAD = 5  # letters of a noun for a body by which a compound with it is known for one
NEVER_CUES = frozenset({"infinitive", "imperative"})


class Cue(NamedTuple):
    """A reporting lemma. `frames` maps what it may take to (stance, stance when the verb is negated)."""

    lemma: str
    frames: dict[str, tuple[str, str]]
    passive: bool


class CueForm(NamedTuple):
    """A cue as inflected. `form`: finite | gerund | participle | passive | base | infinitive | imperative."""

    cue: Cue
    form: str
    number: str
    gender: str


class Hit(NamedTuple):
    """A cue in a list of tokens: tokens[first:last + 1]; `head` is the verb itself."""

    first: int
    last: int
    head: int
    word: CueForm


@dataclass(slots=True)
class Table:
    """One language's cues."""

    pack: Pack
    verbs: dict[str, Cue]
    phrases: dict[str, list[tuple[tuple[str, ...], Cue]]]
    nouns: dict[str, str]
    sources: frozenset[str]
    according: list[dict[str, Any]]
    words: dict[str, frozenset[str]]
    by_case: bool
    pronouns: dict[str, str]
    possessives: dict[str, str]
    relatives: frozenset[str]
    gerunds: list[tuple[str, str]]
    irregular: dict[str, str]
    same_role: list[frozenset[str]]
    one_role: list[tuple[str, tuple[str, ...]]]  # several words for a role, and the one: premier, prime minister
    broader: dict[str, frozenset[str]]  # an epithet and the roles it may stand for: politician, minister
    age_forms: frozenset[str]  # second halves of an age: летний, year-old
    in_person: list[list[str]]  # before the name of the one through whom a body speaks
    owned_by: list[tuple[tuple[str, ...], str]]  # verbs that lead to whose saying it is, and its case
    copied: list[tuple[str, ...]]  # "со ссылкой на" as words
    openers: frozenset[str]  # small words that open a sentence
    abbreviations: frozenset[str]  # that keep their full stop
    form: Callable[[str], CueForm | None] = field(init=False)
    noun: Callable[[str], str | None] = field(init=False)
    reports: Callable[[str], bool] = field(init=False)  # can a report begin with this word? Few words can
    heralds: frozenset[str] = field(init=False)  # the first words of "according to", which no subject holds
    citing: frozenset[str] = field(init=False)  # the first words of `copied`

    def __post_init__(self) -> None:
        self.form = lru_cache(CACHE)(self._form)
        self.noun = lru_cache(CACHE)(self._noun)
        first = frozenset(str(p).lower().split()[0] for entry in self.according for p in entry["prepositions"])
        self.reports = lru_cache(CACHE)(lambda word: word in first or bool(self.form(word) or self.noun(word)))
        several = (str(p).lower().split() for entry in self.according for p in entry["prepositions"])
        self.heralds = frozenset(words[0] for words in several if len(words) > 1 and not self.form(words[0]))
        self.citing = frozenset(words[0] for words in self.copied)

    def has(self, kind: str, token: Token) -> bool:
        return token.norm in self.words[kind]

    def cites(self, tokens: Sequence[Token], i: int) -> bool:
        """Does "со ссылкой на", "citing" start at i?"""
        return tokens[i].norm in self.citing and any(
            all(i + k < len(tokens) and tokens[i + k].norm == w for k, w in enumerate(words)) for words in self.copied
        )

    def begins(self, before: Token, token: Token, after: Token) -> bool:
        """Does a sentence begin with this word though none ended: a capital that is no name after a small word?"""
        if not token.text[0].isupper() or not before.text.islower() or after.text[0].isupper():
            return False
        if len(token.text) > 1 and token.text.isupper() or token.norm in self.words["polite"]:
            return False
        if self.has("determiners", before):
            return False  # the No campaign
        if token.norm in self.openers or self.has("quantifiers", token) or self.is_cue(token.text):
            return True
        return self.by_case and self.is_cue(before.text) and self._thing(token)

    def _thing(self, token: Token) -> bool:
        """A common noun in the nominative that can have said nothing: «сообщает Проблема в том»."""
        if not token.text[1:].islower():
            return False  # Інтерфакс-Україна
        parses = self.pack.morph.parses(token.norm)
        heads = rules_of(self.pack)
        known = self.pack.morph.known(token.norm) and not any(p.name or p.animate for p in parses)
        speaks = frozenset().union(*(self.words[k] for k in ("media", "titles", "bearers", "collectives")))
        nouns = [p for p in parses if p.pos == "noun" and p.case == "nom"]
        heads_in = tuple(h for h in heads.org_heads if len(h) >= HEAD)
        if any(p.lemma.endswith(heads_in) for p in nouns):
            return False  # Укргідрометцентр
        return (
            known
            and bool(nouns)
            and not any(p.lemma in speaks or p.lemma in heads.org_heads or p.lemma in heads.org_names for p in nouns)
        )

    def is_cue(self, word: str) -> bool:
        """A word that reports by itself."""
        return self._takes(word, {"spelled", "marked"})

    def introduces(self, word: str) -> bool:
        """A word that reports, be it only beside a quotation."""
        return self._takes(word, {"spelled"})

    def _takes(self, word: str, but: set[str]) -> bool:
        f = self.form(norm(word))
        return f is not None and bool(f.cue.frames.keys() - but) and f.form not in NEVER_CUES

    def _lemmas(self, word: str) -> list[str]:
        if word in self.irregular:
            return [self.irregular[word]]
        lemmas = [p.lemma for p in self.pack.morph.parses(word)]
        lemmas += [word[: -len(a)] + b for a, b in self.gerunds if word.endswith(a) and len(word) > len(a) + 2]
        return list(dict.fromkeys(lemmas))

    def _form(self, word: str) -> CueForm | None:
        lemmas = self._lemmas(word)
        for lemma in sorted(lemmas, key=lambda x: x not in self.words["predicatives"]):
            cue = self.verbs.get(lemma)
            if cue is None:
                cue = self.verbs.get("~" + lemma)
            if cue is not None:
                found = self._inflected(word, lemma, cue)
                if found:
                    return found
        return None

    def _inflected(self, word: str, lemma: str, cue: Cue) -> CueForm | None:
        if not self.by_case:
            if "-" in word:
                return None  # in-state
            return _plain_form(cue, word, lemma, self.pack.morph.parses(word))
        readings = [p for p in self.pack.morph.parses(word) if p.lemma == lemma]
        if not readings and lemma not in self.words["predicatives"]:
            return CueForm(cue, "gerund", "", "")
        if self.pack.morph.parses(word)[0].pos in ("conj", "part", "prep"):
            return None
        if lemma in self.words["predicatives"]:
            readings = readings or [p for p in self.pack.morph.parses(word) if p.pos == "short"]
            nominative = next((p for p in readings if p.pos in ("adj", "short") and p.case in ("nom", "")), None)
            return CueForm(cue, "finite", nominative.number, nominative.gender) if nominative else None
        forms = [(f, p) for p in readings if (f := _verb_form(p))]
        forms.sort(key=lambda f: f[0] in NEVER_CUES)  # скаржиться: a finite reading if there is one
        if forms:
            form, p = forms[0]
            if form == "infinitive" and any(word.endswith(e) for e in self.words["impersonal"]):
                form = "passive"  # повідомлено
            return CueForm(cue, form, p.number or ("sg" if p.gender else ""), p.gender)
        if any(word.endswith(a) for a, _ in self.gerunds):
            return CueForm(cue, "gerund", "", "")
        return None

    def _noun(self, word: str) -> str | None:
        for p in self.pack.morph.parses(word):
            if p.pos in ("noun", "x") and p.lemma in self.nouns:
                return self.nouns[p.lemma]
        return None

    def at(self, tokens: Sequence[Token], i: int) -> Hit | None:
        """The cue whose head is tokens[i], the longest phrase first."""
        token = tokens[i]
        if token.kind != "word":
            return None
        form = self.form(token.norm)
        if form is None:
            return None
        for rest, cue in self.phrases.get(form.cue.lemma, ()):
            last = i + len(rest)
            if last < len(tokens) and all(self._same(tokens[i + 1 + k], w) for k, w in enumerate(rest)):
                return Hit(i, last, i, form._replace(cue=cue))
        return Hit(i, i, i, form) if form.cue.frames else None

    def _same(self, token: Token, word: str) -> bool:
        return token.norm == word or (token.kind == "word" and word in self.pack.morph.lemmas(token.norm))


def _plain_form(cue: Cue, word: str, lemma: str, parses: Sequence[Parse]) -> CueForm:
    """The form of a verb in a language with few endings: gerund, base (uninflected) or finite."""
    if word == lemma:
        return CueForm(cue, "base", "", "")
    if any(p.pos == "gerund" for p in parses):
        return CueForm(cue, "gerund", "", "")
    third = any(p.pos == "verb" and p.number == "sg" for p in parses)
    return CueForm(cue, "finite", "sg" if third else "", "")


def _verb_form(p: Parse) -> str | None:
    if p.pos == "verb":
        if not p.tense:
            return "imperative" if p.number else "infinitive"
        return "finite"
    if p.pos == "gerund":
        return "gerund"
    if p.pos == "participle":
        return "participle"
    return "passive" if p.pos == "short" else None


@lru_cache(maxsize=16)
def table(pack: Pack) -> Table:
    """The compiled cues of a pack."""
    data = pack.section("attribution")
    classes = data.get("verbs") or {}
    verbs: dict[str, Cue] = {}
    for c in classes.values():
        for lemma in c.get("lemmas", ()):
            _add(verbs, norm(str(lemma)), c, c["takes"])
    phrases: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for p in data.get("phrases") or ():
        c = classes[p["class"]]
        frames = dict.fromkeys(p.get("takes", c["takes"]), (c["stance"], c["negated"]))
        for head, *rest in product(*(w.split("|") for w in norm(str(p["words"])).split())):
            verbs.setdefault(head, Cue(head, {}, False))
            phrases.setdefault(head, []).append(
                (tuple(rest), Cue(" ".join((head, *rest)), frames, bool(c.get("passive"))))
            )
    for options in phrases.values():
        options.sort(key=lambda o: -len(o[0]))
    listed = (
        "that",
        "about",
        "wh",
        "as",
        "negation",
        "to_anaphor",
        "adverbs",
        "not_speakers",
        "titles",
        "media",
        "auxiliaries",
        "times",
        "boundaries",
        "inside",
        "not_subject",
        "contractions",
        "locative",
        "aspect",
        "coordinators",
        "determiners",
        "contrast",
        "clause_stop",
        "not_clause",
        "inside_right",
        "organisations",
        "plurals",
        "reciprocal",
        "for",
        "weak",
        "thoughts",
        "unspoken",
        "nouns_to",
        "hearsay",
        "shows",
        "evidence",
        "corresponds",
        "sourced",
        "nearby",
        "nobody",
        "given",
        "quotes_as",
        "unnamed",
        "headline_verbs",
        "near_that",
        "be",
        "gerund_after",
        "perfect_gerund",
        "agent",
        "no_content",
        "impersonal",
        "infinitive",
        "before_nouns",
        "plural_subjects",
        "question_particle",
        "particles",
        "bearers",
        "polite",
        "purpose",
        "turned_down",
        "whether",
        "conditions",
        "amounts_to",
        "origin",
        "occasions",
        "aside_ends",
        "not_as",
        "subordinators",
        "call_for",
        "named_for",
        "named_after",
        "manners",
        "objects",
        "days",
        "helpers",
        "possible",
        "deeds",
        "one",
        "receives",
        "received",
        "answers",
        "hours",
        "hearing",
        "set_at",
        "own",
        "spans",
        "ordinals",
        "collectives",
        "causal",
        "while_saying",
        "quantifiers",
        "predicatives",
        "bounds",
        "authoring",
        "reflexive",
        "there",
        "transitive",
        "told",
        "headline_about",
        "oneself",
        "clipped",
        "of_whom",
        "this",
        "home",
        "norms",
        "definite",
        "lesser",
        "utterances",
        "oclock",
    )
    return Table(
        pack=pack,
        verbs=verbs,
        phrases=phrases,
        nouns={norm(w): s for s, words in (data.get("nouns") or {}).items() for w in words},
        sources=frozenset(norm(str(w)) for w in data.get("sources") or ()),
        according=list(data.get("according") or ()),
        words={k: frozenset(norm(str(w)) for w in data.get(k) or ()) for k in listed},
        by_case=data.get("subject") == "case",
        pronouns={norm(str(k)): str(v) for k, v in (data.get("pronouns") or {}).items()},
        possessives={norm(str(k)): str(v) for k, v in (data.get("possessives") or {}).items()},
        relatives=frozenset(norm(str(k)) for k, v in (data.get("pronouns") or {}).items() if v == "rel"),
        gerunds=[(str(a), str(b)) for a, b in (data.get("gerunds") or {}).items()],
        irregular={norm(str(a)): str(b) for a, b in (data.get("irregular") or {}).items()},
        abbreviations=frozenset(norm(str(w)).rstrip(".") for w in pack.section("sentences").get("abbreviations") or ()),
        openers=frozenset(norm(str(w)) for w in pack.section("sentences").get("openers") or ()),
        in_person=[norm(str(w)).split() for w in data.get("in_person") or ()],
        owned_by=[(tuple(norm(str(o["words"])).split()), str(o.get("case") or "")) for o in data.get("owned_by") or ()],
        copied=sorted(tuple(norm(str(phrase)).split()) for phrase in data.get("copied") or ()),
        same_role=[frozenset(norm(str(w)) for w in group) for group in data.get("same_role") or ()],
        one_role=[
            (norm(str(w)), tuple(norm(str(x)).split())) for w, xs in (data.get("one_role") or {}).items() for x in xs
        ],
        broader={norm(str(w)): frozenset(norm(str(x)) for x in xs) for w, xs in (data.get("broader") or {}).items()},
        age_forms=frozenset(norm(str(w)) for w in pack.section("syntax").get("age_forms") or ()),
    )


def _add(verbs: dict[str, Cue], lemma: str, c: dict[str, Any], takes: Sequence[str]) -> None:
    old = verbs.get(lemma)
    frames = dict(old.frames) if old else {}
    for t in takes:
        frames.setdefault(t, (c["stance"], c["negated"]))
    verbs[lemma] = Cue(lemma, frames, bool(c.get("passive")) or bool(old and old.passive))
