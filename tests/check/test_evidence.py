"""What a finding shows of how it was weighed: the link, and the pair."""

import datetime as dt

import reconcile
from reconcile.report import view

RU = "Палата в Олваре заслушала 143 свидетелей по делу о дамбе. Приговор огласят 14 мая. Подсудимых 12, сказала судья Анна Лях."
EN = "The chamber in Olvar heard 114 witnesses in the dam case, and twelve men stand in the dock. The verdict is due on May 14."


def test_each_feature_is_shown_with_what_it_counts() -> None:
    articles = [
        reconcile.Article("a", RU, outlet="Вечерний Олвар", published=dt.date(2025, 3, 3), language="ru"),
        reconcile.Article("b", EN, outlet="The Olvar Post", published=dt.date(2025, 3, 5), language="en"),
    ]
    (finding,) = (f for f in reconcile.check(articles).findings if f.kind == "contradiction")
    features = {e.feature for e in finding.evidence}
    assert {"names", "pair.size", "pair.first"} <= features
    assert all(e.note and e.weight for e in finding.evidence)
    rows = view.reasons(finding, None, full=True)
    assert any(name == "contradict?" and text.startswith("+") for name, text in rows)
    assert any(name == "same thing?" and text.startswith("for:") for name, text in view.reasons(finding, None))
