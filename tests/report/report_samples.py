"""Reports put together by hand: what the formats are tested on. Sentences and outlets are invented."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from reconcile.model import Article, Claim, Coverage, Fact, Finding, Problem, Report, Span

MINE = Article(
    "north/mine",
    "Утром на шахте «Северная» обрушилась кровля. По словам губернатора Ильи Карева, погибли ▸16 человек◂, "
    "среди которых начальник смены Олег Дымов.\nСпасатели вывели на поверхность ▸52 горняка◂.",
    title="На шахте погибли 16 человек",
    published=dt.date(2025, 3, 4),
    outlet="sever.example",
    language="ru",
    path="corpus/mine-ru.md",
    line=6,
)
MINE_UK = Article(
    "south/mine",
    "🚨 Рятувальники закінчили пошуки. "
    "Унаслідок обвалу загинули ▸14 гірників◂, серед них Олег Димов, — повідомив штаб.",
    title="Обвал на шахті",
    published=dt.date(2025, 3, 6),
    outlet="pivden.example",
    language="uk",
    path="corpus/mine-uk.md",
    line=5,
)
MINE_EN = Article(
    "wire/mine",
    "More than ▸10 miners◂ were killed when a roof fell in at the Severnaya mine. "
    "The regional budget will pay ▸2.4 billion roubles◂, up ▸15 %◂ on last year.",
    title="Miners killed",
    published=dt.date(2025, 3, 7),
    outlet="wire.example",
    language="en",
    path="corpus/mine-en.txt",
    line=1,
    column=17,
)


def plain_text(article: Article) -> str:
    """The article's text without the marks that say where its claims are."""
    return article.text.replace("▸", "").replace("◂", "")


def claim(article: Article, n: int, low: float | None, high: float | None = None, **fields: Any) -> Claim:
    """The `n`-th marked claim of `article`; `high` is `low` unless given."""
    pieces = article.text.split("▸")
    start = sum(len(p.replace("◂", "")) for p in pieces[: n + 1])
    quote = pieces[n + 1].split("◂")[0]
    text = plain_text(article)
    assert text[start : start + len(quote)] == quote
    begin = max(text.rfind(". ", 0, start) + 2 if ". " in text[:start] else 0, text.rfind("\n", 0, start) + 1)
    ends = [at for at in (text.find(". ", start), text.find("\n", start)) if at >= 0]
    end = min(ends) + 1 if ends else len(text)
    line = article.line + text.count("\n", 0, start)
    row = text.rfind("\n", 0, start) + 1
    column = start - row + (article.column if row == 0 else 1)
    defaults: dict[str, Any] = {
        "low_open": False,
        "high_open": False,
        "approximate": False,
        "unit": None,
        "direction": None,
        "kind": "quantity",
        "part": "text",
        "topic": "casualties",
        "measure": "killed",
        "nature": "cumulative",
        "counted": "человек",
    }
    exact = high is None and not fields.get("low_open")
    return Claim(
        low=low,
        high=low if exact else high,
        start=start,
        end=start + len(quote),
        quote=quote,
        id=f"{article.id}#{n}",
        article=article.id,
        path=article.path,
        line=line,
        column=column,
        sentence=text[begin:end].strip(),
        sentence_start=begin,
        language=article.language,
        outlet=article.outlet,
        published=article.published,
        **(defaults | fields),
    )


def card(article: Article) -> dict[str, Any]:
    """An article as `Report.articles` holds it."""
    return {
        "id": article.id,
        "path": article.path,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
    }


def mine_report() -> Report:
    """Three articles in three languages about one accident: one contradiction, one imprecise, one update."""
    ru = claim(MINE, 0, 16, speaker="Илья Карев", cue="по словам", form="according_to", stance="neutral")
    out = claim(MINE, 1, 52, measure="evacuated", topic="rescue", nature="flow", counted="горняк")
    uk = claim(MINE_UK, 0, 14, speaker="штаб", cue="повідомив", form="indirect", stance="affirms", counted="гірник")
    en = claim(MINE_EN, 0, 10, low_open=True, counted="miner")
    money = claim(MINE_EN, 1, 2.4e9, unit="RUB", topic="money", measure="money", status="planned", counted=None)
    rise = claim(MINE_EN, 2, 15, unit="percent", direction="up", topic=None, measure=None, counted=None)
    month = Span(dt.date(2025, 3, 1), dt.date(2025, 3, 31), "month")
    deaths = Fact(
        "f1", "killed · people · Severnaya mine · March 2025", "casualties", "killed", (ru.id, uk.id, en.id),
        14, 16, "disputed", 3, month, ("Северная", "Олег Дымов"),
    )  # fmt: skip
    rescue = Fact("f2", "evacuated · miners", "rescue", "evacuated", (out.id,), 52, 52, "single_source", 1)
    findings = (
        Finding(
            "3f9c0d5e77aa", "killed-disagree", "contradiction", "error",
            "16 killed (sever.example) against 14 killed (pivden.example)", (ru, uk), "f1",
            ("16 and 14 are exact and differ by 2",), {"low": 14, "high": 16}, "likely",
            ("Олег Дымов is in both (a rare name)", "both are dated March 2025"), ("only one names the mine",),
            "the list of names; the date of the last count", deaths.label,
        ),
        Finding(
            "a1b2c3d4e5f6", "killed-vague", "imprecise", "warning",
            '"more than 10" is true but says less than 14–16', (uk, en), "f1",
            ("> 10 holds for 14",), {"low": 14, "high": 16}, "certain", settle="nothing: use the exact figure",
            label=deaths.label,
        ),
        Finding("c0ffee00c0ff", "money-percent", "percent", "note", "15 % of an unknown base", (rise,), None),
    )  # fmt: skip
    verified = (
        Finding("99aa88bb77cc", "title-body", "part_whole", "note", "the headline's 16 is the text's 16", (ru,), "f1"),
    )
    return Report(
        articles=tuple(card(a) for a in (MINE, MINE_UK, MINE_EN)),
        claims=(ru, out, uk, en, money, rise),
        facts=(deaths, rescue),
        findings=findings,
        verified=verified,
        coverage=Coverage(9, 6, 3, {"date": 2, "name_with_digits": 1}),
        problems=(
            Problem("corpus/broken.md", 3, 'date: "2025-13-40" is no date'),
            Problem("corpus/bin.txt", None, "no text"),
        ),
        unmatched_rules=("stock-flow",),
    )


def texts() -> dict[str, str]:
    """Text of each article of `mine_report` by its id."""
    return {article.id: plain_text(article) for article in (MINE, MINE_UK, MINE_EN)}


def empty_report() -> Report:
    """A run over nothing."""
    return Report((), (), (), (), (), Coverage(), ())


HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)> ![x](http://e.example/p.png) [a](javascript:alert(3)) "
    "\x1b[31mred\x1b]8;;http://e.example\x07 ::error::boom %0A%0D ]]> =HYPERLINK(1) @team #12 | `code` **b** "
    "\u202eevil\u202c \u200b \ud800 [bold]x[/bold] </textarea></style><!-- {{7*7}} http://e.example/x \x00"
)


def hostile_report() -> Report:
    """Every text that comes from an article, a path or a rule is HOSTILE."""
    text = f"Погибли ▸16 {HOSTILE}◂ {HOSTILE}"
    article = Article(
        "a", text, title=HOSTILE, outlet=HOSTILE, path=f"corpus/{HOSTILE}.md", published=dt.date(2025, 1, 2)
    )
    one = claim(article, 0, 16, speaker=HOSTILE, counted=HOSTILE, topic=HOSTILE, measure=HOSTILE, unit=HOSTILE)
    fact = Fact("f", HOSTILE, HOSTILE, HOSTILE, (one.id,), 16, 16, "disputed", 1, None, (HOSTILE,), HOSTILE, HOSTILE)
    finding = Finding(
        "deadbeef0000", "hostile-rule", "contradiction", "error", HOSTILE, (one,), "f", (HOSTILE,),
        {"low": 1, "high": 2}, "likely", (HOSTILE,), (HOSTILE,), HOSTILE, HOSTILE,
    )  # fmt: skip
    return Report(
        (card(article) | {"language": "ru"},), (one,), (fact,), (finding,),
        (replace(finding, id="deadbeef0001"),), Coverage(1, 1, 1, {HOSTILE: 1}),
        (Problem(HOSTILE, 1, HOSTILE),), unmatched_rules=(HOSTILE,),
    )  # fmt: skip


def toll_report(facts: int = 1) -> Report:
    """A toll told by five outlets over a week, `facts` times: rising, once falling, once in vague words."""
    told = ((1, 3, None, {}), (1, 5, None, {}), (2, 9, 12, {}), (3, 14, None, {}), (4, 11, None, {}),
            (5, 20, None, {"low_open": True}), (6, 23, None, {"approximate": True}), (7, 24, None, {}))  # fmt: skip
    articles, claims, all_facts, findings = [], [], [], []
    for n in range(facts):
        own = []
        for k, (day, low, high, fields) in enumerate(told):
            text = f"Дело {n}. По данным на вечер, погибли ▸{low} человек◂, поиски продолжаются."
            name = f"{n}/{k}"
            article = Article(
                name, text, f"Сводка {name}", dt.date(2025, 5, day), f"outlet{k % 5}.example", "ru", f"c/{name}.md"
            )
            own.append(claim(article, 0, low, high, **fields))
            articles.append(card(article))
        fact = Fact(
            f"t{n}",
            f"killed · people · flood {n}",
            "casualties",
            "killed",
            tuple(c.id for c in own),
            3,
            24,
            "superseded",
            5,
        )
        fell = Finding(
            f"fell{n:04}", "toll-falls", "monotonic", ("error", "warning", "note")[n % 3], "14 killed, a day later 11",
            (own[3], own[4]), fact.id, ("a toll does not fall: 11 < 14",), {"low": 14, "high": 24}, label=fact.label,
        )  # fmt: skip
        claims += own
        all_facts.append(fact)
        findings.append(fell)
    seen = Coverage(len(claims), len(claims), len(claims), {})
    return Report(tuple(articles), tuple(claims), tuple(all_facts), tuple(findings), (), seen, ())
