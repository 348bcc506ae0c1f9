"""Which claims become one fact: pairs of sentences, each with what must come of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from make import article_of, articles_of, claim

import reconcile
from reconcile.link import LinkSettings, evidence_between, link
from reconcile.model import Article, Claim


def two(a: tuple[str, dict[str, Any]], b: tuple[str, dict[str, Any]]) -> list[Claim]:
    return [claim(a[0], "a", **a[1]), claim(b[0], "b", **b[1])]


def together(claims: list[Claim]) -> bool:
    facts = link(claims, articles_of(claims))
    assert sorted(i for f in facts for i in f.claims) == sorted(c.id for c in claims)
    return len(facts) == 1


ONE = {
    "same crash, other words": (
        ("A ferry sank off Lumera island, ▸12◂ passengers drowned", {"value": 12, "places": ("Lumera",)}),
        ("Lumera ferry disaster kills ▸15◂ passengers", {"value": 15, "places": ("Lumera",)}),
    ),
    "Russian, another word for the same": (
        ("При пожаре на складе в Ордынске погибли ▸семь◂ человек", {"value": 7, "language": "ru"}),
        ("Жертвами пожара на складе в Ордынске стали ▸9◂ человек", {"value": 9, "language": "ru"}),
    ),
    "two languages, by measure and name": (
        ("Рабочий завода Пётр Каримский и вместе с ним ▸трое◂ погибли", {"value": 3, "language": "ru", "anchors": ("Karimsky",)}),
        ("▸Four◂ dead at the plant, Petr Karimsky among them", {"value": 4, "anchors": ("Karimsky",)}),
    ),
    "a month beside one of its days": (
        ("In June the junta freed ▸14◂ prisoners, Aung Tan among them",
         {"value": 14, "measure": "released", "nature": "flow", "event": "2025-06-01/2025-06-30", "anchors": ("Aung Tan",)}),
        ("On 21 June ▸16◂ prisoners, Aung Tan among them, were freed by the junta",
         {"value": 16, "measure": "released", "nature": "flow", "event": "2025-06-21", "anchors": ("Aung Tan",)}),
    ),
    "one person's age, whatever else is told of her": (
        ("The court acquitted ▸46◂-year-old mother Asia Reed on Monday",
         {"value": 46, "measure": "age", "unit": "year", "person": "Asia Reed", "qualifiers": ("women",), "event": "2025-06-02"}),
        ("Азию Рид, ▸51◂, увезли из страны",
         {"value": 51, "measure": "age", "unit": "year", "person": "Азия Рид", "language": "ru", "event": "2025-06-09"}),
    ),
}  # fmt: skip

TWO = {
    "ages of two people": (
        ("Ann Lee, ▸46◂, was jailed in Sarn with Paul Moss", {"value": 46, "measure": "age", "unit": "year", "person": "Ann Lee"}),
        ("Paul Moss, ▸51◂, was jailed in Sarn with Ann Lee", {"value": 51, "measure": "age", "unit": "year", "person": "Paul Moss"}),
    ),
    "ages of two brothers": (
        ("Ivan Petrov, ▸46◂, was jailed in Sarn", {"value": 46, "measure": "age", "unit": "year", "person": "Ivan Petrov"}),
        ("Oleg Petrov, ▸51◂, was jailed in Sarn", {"value": 51, "measure": "age", "unit": "year", "person": "Oleg Petrov"}),
    ),
    "disjoint days": (
        ("On Monday ▸14◂ prisoners were freed by the junta", {"value": 14, "nature": "flow", "measure": "released", "event": "2025-06-21"}),
        ("On 2 July ▸16◂ prisoners were freed by the junta", {"value": 16, "nature": "flow", "measure": "released", "event": "2025-07-02"}),
    ),
    "planned against done": (
        ("The plant will fire ▸600◂ workers", {"value": 600, "measure": "laid_off", "nature": "flow", "status": "planned"}),
        ("The plant fired ▸300◂ workers", {"value": 300, "measure": "laid_off", "nature": "flow"}),
    ),
    "a part of the population": (
        ("The cable car stopped, ▸34◂ tourists from Spain were evacuated", {"value": 34, "measure": "evacuated", "qualifiers": ("spain",)}),
        ("The cable car stopped, ▸52◂ people were evacuated", {"value": 52, "measure": "evacuated"}),
    ),
    "history told in passing": (
        ("In 2009 a quake in Sarn killed ▸400◂", {"value": 400, "event": "2009-01-01/2009-12-31", "background": True, "published": "2025-02-03"}),
        ("A quake in Sarn killed ▸58◂", {"value": 58, "published": "2025-02-04"}),
    ),
    "another unit": (
        ("The bridge cost ▸3◂ million crowns", {"value": 3e6, "measure": "money", "unit": "CZK"}),
        ("The bridge cost ▸3◂ million euros", {"value": 3e6, "measure": "money", "unit": "EUR"}),
    ),
    "an increment is no total": (
        ("Hospital says ▸three more◂ patients died of the fever", {"value": 3, "marks": ("increment",)}),
        ("Hospital says ▸40◂ patients died of the fever", {"value": 40}),
    ),
    "news of different weeks": (
        ("The junta freed ▸14◂ prisoners", {"value": 14, "measure": "released", "nature": "flow", "published": "2025-06-01"}),
        ("The junta freed ▸16◂ prisoners", {"value": 16, "measure": "released", "nature": "flow", "published": "2025-06-20"}),
    ),
    "two countries": (
        ("In France the strike grounded ▸20◂ flights", {"value": 20, "measure": "cancelled", "nature": "flow", "places": ("France",)}),
        ("In Spain the strike grounded ▸30◂ flights", {"value": 30, "measure": "cancelled", "nature": "flow", "places": ("Spain",)}),
    ),
    "one country of a list": (
        ("In Spain the strike grounded ▸30◂ flights", {"value": 30, "measure": "cancelled", "nature": "flow", "places": ("Spain",)}),
        ("In Spain, France and Italy the strike grounded ▸90◂ flights",
         {"value": 90, "measure": "cancelled", "nature": "flow", "places": ("Spain", "France", "Italy")}),
    ),
    "one day of two": (
        ("The strike grounded ▸300◂ flights on 25 July", {"value": 300, "measure": "cancelled", "nature": "flow", "event": "2025-07-25"}),
        ("The strike grounded ▸600◂ flights on 25 and 26 July",
         {"value": 600, "measure": "cancelled", "nature": "flow", "event": "2025-07-25/2025-07-26", "grain": "range"}),
    ),
    "those who are for it and those who are not": (
        ("Of those asked ▸43%◂ want the vaccine", {"value": 43, "measure": "share", "nature": "share", "unit": "percent"}),
        ("Of those asked ▸52%◂ do not want the vaccine", {"value": 52, "measure": "share", "nature": "share", "unit": "percent"}),
    ),
    "one told as an addition": (
        ("The airline cancelled an additional ▸100◂ flights", {"value": 100, "measure": "cancelled", "nature": "flow"}),
        ("The airline cancelled ▸190◂ flights", {"value": 190, "measure": "cancelled", "nature": "flow"}),
    ),
    "nothing in common but the measure": (
        ("Avalanche in Norland kills ▸5◂ skiers", {"value": 5, "places": ("Norland",)}),
        ("Bus crash in Verden kills ▸5◂ pupils", {"value": 5, "places": ("Verden",)}),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ONE)
def test_one_fact(name: str) -> None:
    assert together(two(*ONE[name]))


@pytest.mark.parametrize("name", TWO)
def test_two_facts(name: str) -> None:
    assert not together(two(*TWO[name]))


@pytest.mark.parametrize("name", [*ONE, *TWO])
def test_number_is_no_evidence(name: str) -> None:
    """Whatever the numbers are, the link is the same."""
    import dataclasses

    a, b = two(*(ONE | TWO)[name])
    equal = [dataclasses.replace(a, low=7, high=7), dataclasses.replace(b, low=7, high=7)]
    assert together([a, b]) == together(equal)


def test_evidence_is_for_and_against() -> None:
    a, b = two(*ONE["two languages, by measure and name"])
    found = {e.feature: e for e in evidence_between(a, b, [a, b], articles_of([a, b]))}
    assert found["names"].weight > 0 and "Karimsky" in found["names"].note
    a, b = two(*TWO["disjoint days"])
    first = evidence_between(a, b, [a, b], articles_of([a, b]))[0]
    assert first.feature == "cannot-link" and first.weight < 0 and "2025-07-02" in first.note


def test_a_toll_is_one_fact_with_history() -> None:
    claims = [
        claim(f"Quake in Sarn province: toll reaches ▸{n}◂, rescuers say", f"o{n}", value=n, published=f"2025-02-0{d}", places=("Sarn",))
        for n, d in ((27, 3), (58, 4), (91, 5))
    ]  # fmt: skip
    (fact,) = link(claims, articles_of(claims))
    assert fact.current == (claims[2].id,)
    assert (fact.low, fact.high, fact.status, fact.independent_sources) == (91, 91, "superseded", 3)


def test_announced_revision_supersedes() -> None:
    claims = [
        claim("Blast in Tarn: ▸70◂ workers killed", "a", value=70, published="2025-02-03", places=("Tarn",)),
        claim("Police revised the toll of the blast in Tarn down to ▸15◂ workers killed", "b", value=15, published="2025-02-04", places=("Tarn",)),
    ]  # fmt: skip
    (fact,) = link(claims, articles_of(claims))
    assert fact.current == (claims[1].id,)


def test_copies_are_one_source() -> None:
    text = (
        "A fire broke out at the Tessel paint factory in the early hours of Sunday and burned until noon, the regional "
        "fire brigade said. The roof of the main hall came down while forty men were still inside. In all ▸12◂ workers "
        "were killed. The owner of the factory, who was abroad, promised help to the families of the victims."
    )
    claims = [claim(text, name, value=12) for name in ("a", "b", "c")]
    (fact,) = link(claims, articles_of(claims))
    assert fact.independent_sources == 1 and fact.status == "single_source"


@pytest.mark.parametrize(
    ("policy", "expected"), [("range", (12, 15)), ("majority", (12, 12)), ("newest", (15, 15)), ("weighted", (15, 15))]
)
def test_policies(policy: str, expected: tuple[float, float]) -> None:
    claims = [
        claim(f"Ferry sank off Lumera, ▸{n}◂ passengers {word}", name, value=n, places=("Lumera",), published=d, nature="flow", event="2025-03-01")
        for name, n, word, d in (("a", 12, "drowned", "2025-03-02"), ("b", 12, "died at sea", "2025-03-02"), ("c", 15, "perished", "2025-03-20"))
    ]  # fmt: skip
    (fact,) = link(claims, articles_of(claims), LinkSettings(policy=policy, outlets={"c": 5.0}))
    assert (fact.low, fact.high) == expected and fact.status == "disputed"


def test_a_headline_sums_up_the_lead_and_not_another_figure() -> None:
    lead = claim("Fire at the Tessel factory killed ▸12◂ workers on Sunday", "a", value=12)
    later = claim("A fire at the harbour killed ▸5◂ sailors last year", "a", value=5, sentence_start=700)
    title = claim("Fire at Tessel factory kills ▸13◂", "a", value=13, part="title")
    text = lead.sentence + ". " + "x" * 640 + later.sentence
    facts = link([title, lead, later], [article_of([lead], text)])
    assert {title.id, lead.id} in [set(f.claims) for f in facts]


def test_one_body_gives_one_figure_of_a_thing() -> None:
    a = claim("The ministry ordered ▸60◂ engines for the fleet", "a", value=60, measure="ordered", nature="flow")
    b = claim(
        "Then the ministry ordered ▸30◂ engines for the fleet",
        "a",
        value=30,
        measure="ordered",
        nature="flow",
        sentence_start=90,
    )
    assert not together([a, b])


def test_weights_and_outlets_come_from_the_configuration() -> None:
    from reconcile.config import Config
    from reconcile.link.settings import from_config

    problems: list[Any] = []
    settings = from_config(Config(weights={"name": 2.0, "nmae": 1.0}, outlets={"x": 3.0}, policy="newest"), problems)
    assert settings.weights.name == 2.0 and settings.outlets == {"x": 3.0} and settings.policy == "newest"
    assert len(problems) == 1 and "nmae" in problems[0].message


def test_two_places_part_what_is_told_in_the_same_words() -> None:
    """Where an article is set its headline says, though no figure does."""
    told = "Пожар вспыхнул днём на складе. Пламя потушили к вечеру. Площадь пожара составила {} кв. метров, сообщили в МЧС."
    articles = [
        Article(id="a", title="В Тюмени горит склад", text=told.format(70), language="ru", published=date(2025, 3, 4)),
        Article(id="b", title="В Казани горит склад", text=told.format(90), language="ru", published=date(2025, 3, 4)),
        Article(id="c", title="В Казани сгорел склад", text=told.format(95), language="ru", published=date(2025, 3, 4)),
    ]
    figures = [c for c in reconcile.extract(articles) if c.unit == "m2"]
    by_article = {c.article: c for c in figures}

    def place(a: str, b: str) -> float:
        found = evidence_between(by_article[a], by_article[b], figures, articles)
        return sum(e.weight for e in found if e.feature == "place")

    assert place("a", "b") < 0 == place("b", "c")
