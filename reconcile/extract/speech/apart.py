"""A place that stands right before a person's name is no part of it: противники моста на остров Тирс | Карин Даль."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.names.names import Name
from reconcile.extract.names.scan import rules_of
from reconcile.extract.text.sentences import Sentence
from reconcile.extract.text.tokens import Token
from reconcile.language import Pack
from reconcile.language.morphology import norm


def without_places(names: Sequence[Name], sentences: Sequence[Sentence], pack: Pack) -> list[Name]:
    """The names, each person's without the place before it. Only languages with cases put one there unmarked."""
    rules = rules_of(pack)
    if not rules.inflected or not any(n.kind == "person" and " " in n.quote for n in names):
        return list(names)
    tokens = {t.start: (s.tokens, i) for s in sentences for i, t in enumerate(s.tokens)}
    return [_cut(n, *tokens[n.start], pack) if n.start in tokens else n for n in names]


def _cut(name: Name, tokens: Sequence[Token], i: int, pack: Pack) -> Name:
    words = name.quote.split()
    if name.kind != "person" or len(words) < 2 or len(name.norm.split()) != len(words) or _first(words[0], pack):
        return name
    headed = i > 0 and not rules_of(pack).place_heads.isdisjoint(pack.morph.lemmas(tokens[i - 1].norm))
    if not headed and not (len(words) > 2 and _first(words[1], pack) and words[2][0].isupper()):
        return name
    rest = name.quote[len(words[0]) :].lstrip()
    return name._replace(start=name.end - len(rest), quote=rest, norm=name.norm.split(maxsplit=1)[1])


def _first(word: str, pack: Pack) -> bool:
    """Can it be a first name?"""
    bare = norm(word)
    return bare in rules_of(pack).first_names or any(p.name == "first" for p in pack.morph.parses(bare))
