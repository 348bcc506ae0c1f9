"""What must hold for any corpus: order plays no part, every claim in one fact, strangers change nothing, bounds."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from make import articles_of, claim

from reconcile.link import LinkSettings, link, prepare
from reconcile.link.blocking import block
from reconcile.link.series import current, supersedes
from reconcile.model import Claim

PLACES = ("Lumera", "Sarn", "Tessel", "Verden", "Norland")
THINGS = ("ferry", "bridge", "factory", "avalanche", "storm")
VERBS = ("killed", "dead", "drowned", "died")


@st.composite
def corpora(draw: st.DrawFn) -> list[Claim]:
    out = []
    for n in range(draw(st.integers(1, 14))):
        place, thing = draw(st.sampled_from(PLACES)), draw(st.sampled_from(THINGS))
        value = draw(st.integers(0, 60))
        out.append(
            claim(
                f"The {thing} in {place}: ▸{value}◂ people {draw(st.sampled_from(VERBS))}",
                f"art{n}",
                value=value,
                places=(place,),
                published=draw(st.sampled_from([None, "2025-01-01", "2025-01-02", "2025-03-01"])),
                event=draw(st.sampled_from([None, None, "2025-01-01", "2025-02-28"])),
                status=draw(st.sampled_from(["asserted", "asserted", "planned"])),
                nature=draw(st.sampled_from(["flow", "cumulative", "stock"])),
            )
        )
    return out


@settings(max_examples=60, deadline=None)
@given(corpora(), st.randoms(use_true_random=False))
def test_order_plays_no_part(claims: list[Claim], rng: random.Random) -> None:
    shuffled, articles = list(claims), articles_of(claims)
    rng.shuffle(shuffled)
    rng.shuffle(articles)
    assert link(claims, articles_of(claims)) == link(shuffled, articles)


@settings(max_examples=60, deadline=None)
@given(corpora())
def test_every_claim_in_one_fact_and_no_state_replaces_itself(claims: list[Claim]) -> None:
    facts = link(claims, articles_of(claims))
    assert sorted(i for f in facts for i in f.claims) == sorted(c.id for c in claims)
    for c in claims:
        assert supersedes(c, c) is None
    for f in facts:
        assert f.current and set(f.current) <= set(f.claims)


@settings(max_examples=40, deadline=None)
@given(corpora())
def test_a_stranger_changes_nothing(claims: list[Claim]) -> None:
    stranger = claim("Parliament in Oslo hired ▸3◂ cooks", "zz", value=3, measure="hired", places=("Oslo",))
    before = {f.claims for f in link(claims, articles_of(claims))}
    after = {f.claims for f in link([*claims, stranger], articles_of([*claims, stranger]))}
    assert before == after - {(stranger.id,)}


def test_a_thousand_copies_of_one_article() -> None:
    text = (
        "A storm flooded the old harbour of Tessel on Sunday night and ▸7◂ sailors were killed, the coast guard said."
    )
    claims = [claim(text, f"copy{n:04}", value=7) for n in range(1000)]
    facts = link(claims, articles_of(claims))
    assert len(facts) == 1 and facts[0].independent_sources == 1


def test_one_name_shared_by_all_and_no_dates() -> None:
    """Pairs stay proportional to the claims where every block is too large."""
    rng = random.Random(1)
    words = ["".join(rng.choices("bdfgklmnprst", k=3)) + "a" * 3 for _ in range(300)]
    claims = [
        claim(f"{' '.join(rng.choices(words, k=9))} ▸{n % 9}◂ people", f"a{n:05}", value=n % 9, anchors=("President",))
        for n in range(3000)
    ]
    context, subjects = prepare(claims, articles_of(claims), LinkSettings())
    found = block(subjects, context)
    assert len(found.codes) < 200 * len(claims)
    assert found.cut_blocks and str(found.largest) in found.note()


def test_current_of_contradicting_figures_of_one_day() -> None:
    a = claim("▸5◂ killed", "a", value=5, published="2025-01-01")
    b = claim("▸9◂ killed", "b", value=9, published="2025-01-01")
    assert current([a, b]) == (a.id, b.id)
