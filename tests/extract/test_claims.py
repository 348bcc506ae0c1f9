"""Claims on sentences of our own: counted noun, measure, status, parts; and what holds on any text."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.extract.article import extract_article
from reconcile.extract.explain import explain
from reconcile.model import Article, Claim

CASES = yaml.safe_load((Path(__file__).parent / "claims_cases.yaml").read_text(encoding="utf-8"))
ROWS = [(language, text, wanted) for language, texts in CASES.items() for text, wanted in texts.items()]


def numbers(text: str, language: str) -> list[Claim]:
    claims = extract_article(Article("a", text, language=language)).claims
    return sorted((c for c in claims if c.kind == "quantity"), key=lambda c: c.start)


def faults(claims: list[Claim], wanted: list[str]) -> list[str]:
    """What differs, in words. `a, b` accepts either."""
    out = []
    for row in wanted:
        quote, *fields = [part.strip() for part in row.split("|")]
        claim = next((c for c in claims if c.quote == quote), None) or next(
            (c for c in claims if quote in c.quote or c.quote in quote), None
        )
        if claim is None:
            out.append(f"no claim «{quote}»")
            continue
        got = [claim.counted or "—", claim.measure or "—", claim.status]
        for name, value, want in zip(("counted", "measure", "status"), got, fields, strict=False):
            if name == "counted" and want == "—":
                continue
            if value not in [w.strip() for w in want.split(",")]:
                out.append(f"{quote}: {name} {value}, not {want}")
        for extra in fields[3:]:
            key, _, want = extra.partition("=")
            value = (
                [c.id for c in claims].index(claim.whole) + 1 if key == "whole" and claim.whole else getattr(claim, key)
            )
            value = ",".join(value) if isinstance(value, tuple) else str(value)
            if value != want:
                out.append(f"{quote}: {key} {value}, not {want}")
    return out


@pytest.mark.parametrize(("language", "text", "wanted"), ROWS, ids=[f"{lang}: {text[:50]}" for lang, text, _ in ROWS])
def test_case(language: str, text: str, wanted: list[str]) -> None:
    claims = numbers(text, language)
    assert faults(claims, wanted) == []
    assert len(claims) == len(wanted), [c.quote for c in claims]


HOSTILE = st.text(alphabet="абвіїґ abc0123456789.,—«»\"'()\n:%€№-ё’ \u200f\ud800😀", max_size=200)


@settings(max_examples=150, deadline=None)
@given(HOSTILE, st.sampled_from(["ru", "uk", "en"]))
def test_any_text_gives_true_offsets_and_stable_ids(text: str, language: str) -> None:
    first = extract_article(Article("a", text, title=text[:40], language=language)).claims
    assert [c.id for c in first] == [
        c.id for c in extract_article(Article("a", text, title=text[:40], language=language)).claims
    ]
    for c in first:
        part = text if c.part == "text" else text[:40]
        assert part[c.start : c.end] == c.quote
        assert c.line >= 1
        assert c.column >= 1
    assert len({c.id for c in first}) == len(first)


def test_a_language_without_a_pack_is_passed_over_with_a_reason() -> None:
    out = extract_article(Article("a", "Tres personas murieron.", language="es"))
    assert not out.claims
    assert out.skipped == {"unknown language": 1}


def test_explain_names_pattern_and_entry() -> None:
    lines = explain("Погибли семь рыбаков.", "ru")
    assert any("measure" in line and "killed" in line and "casualties.yaml:" in line for line in lines)


def test_without_the_dictionary_of_a_language_extraction_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> None:
        raise ImportError

    import reconcile.language.morphology as adapters
    from reconcile.language.pack import Pack, load_pack

    monkeypatch.setattr(adapters, "_pymorphy", missing)
    data = load_pack("uk").data
    plain = Pack("uk", data)
    assert {p.pos for p in plain.morph.parses("рятувальників")} == {"noun"}
    assert {p.pos for p in plain.morph.parses("загинули")} == {"verb"}
    monkeypatch.setattr(sys.modules[extract_article.__module__], "load_pack", lambda code: plain)
    claims = numbers("Унаслідок вибуху загинули 12 людей.", "uk")
    assert [(c.low, c.counted, c.measure) for c in claims] == [(12, "людина", "killed")]
