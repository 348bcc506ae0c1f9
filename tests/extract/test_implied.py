"""What is said without a number: that someone died, that someone was hurt and lives."""

import pytest

import reconcile

CASES = [
    ("ru", "Повар погиб на кухне. Его помощник находится в реанимации.", {"killed", "injured"}),
    ("ru", "Повар умер в реанимации.", {"killed"}),
    ("ru", "Повар получил ожоги.", {"injured"}),
    ("uk", "Кухар загинув, його учень у критичному стані.", {"killed", "injured"}),
    ("en", "A cook was killed and her apprentice was hurt.", {"killed"}),
    ("en", "Apprentice in stable condition after the cook's murder-suicide.", {"killed", "injured"}),
    ("en", "A cook was shot in the head on Monday.", set()),
    ("en", "A cook was shot in the leg on Monday.", {"injured"}),
]


@pytest.mark.parametrize(("language", "text", "measures"), CASES)
def test_implied(language: str, text: str, measures: set[str]) -> None:
    claims = reconcile.extract([reconcile.Article("a", text, language=language)])
    assert {c.measure for c in claims if "implied" in c.marks} == measures
