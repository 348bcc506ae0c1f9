"""Values, dates and verdicts in a reader's words. English only: it is the language of the tool, not of the corpus."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from reconcile.check import words as check_words
from reconcile.model import Claim, Coverage, Fact, Finding, Report


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a kind of finding is called, and what it says when it is certain, likely, or only possible."""

    name: str
    certain: str
    likely: str
    possible: str


def _verdict(name: str, certain: str, *others: str) -> Verdict:
    likely, possible = others
    return Verdict(name, f"{certain}.", f"{likely}.", f"{possible}.")


VERDICTS = {
    "contradiction": Verdict(
        "contradiction",
        "These cannot both be true.",
        "These seem to be about the same thing, and then they cannot both be true.",
        "These disagree if they are about the same thing, which is not sure.",
    ),
    "imprecise": Verdict(
        "less exact",
        "All of these can be true, but one says less than is known.",
        "All of these can be true, but one says less than is known.",
        "All of these can be true; one may say less than is known.",
    ),
    "update": Verdict(
        "newer figure",
        "No conflict: the later figure replaces the earlier one.",
        "Probably no conflict: the later figure seems to replace the earlier one.",
        "The later figure may replace the earlier one.",
    ),
    "stock_flow": _verdict(
        "does not add up",
        "The change does not fit what is left",
        "The change does not seem to fit what is left",
        "The change may not fit what is left",
    ),
    "part_whole": _verdict(
        "does not add up",
        "The parts do not make the whole",
        "The parts do not seem to make the whole",
        "The parts may not make the whole; some may be left out",
    ),
    "percent": _verdict(
        "percentage",
        "The percentage does not fit the figures",
        "The percentage does not seem to fit the figures",
        "The percentage may not fit the figures",
    ),
    "monotonic": _verdict(
        "total went down",
        "A running total went down",
        "A running total seems to have gone down",
        "A running total may have gone down",
    ),
    "unit": _verdict(
        "unit",
        "The figures do not fit their units",
        "The figures do not seem to fit their units",
        "The figures may not fit their units",
    ),
    "date": _verdict("date", "The dates do not agree", "The dates do not seem to agree", "The dates may not agree"),
    "quote": _verdict(
        "quotation",
        "The same words are quoted differently",
        "The same words seem to be quoted differently",
        "The same words may be quoted differently",
    ),
    "attribution": _verdict(
        "who said it",
        "The sources differ in who said it, or what",
        "The sources seem to differ in who said it, or what",
        "The sources may differ in who said it, or what",
    ),
}
POLICIES = {"range": "all sources", "majority": "most sources", "newest": "the newest", "weighted": "sources weighed"}
NOTHING = "Nothing found that does not agree."
SEVERITIES = {"error": "✗", "warning": "!", "note": "·"}


def verdict_name(finding: Finding) -> str:
    """A word or two for a badge or a table."""
    verdict = VERDICTS.get(finding.kind)
    return verdict.name if verdict else finding.kind.replace("_", " ")


def verdict_text(finding: Finding) -> str:
    """What is found, in a sentence that claims no more than the finding's confidence."""
    verdict = VERDICTS.get(finding.kind)
    if verdict is None:
        return "These do not agree."
    # what speaks against the finding is shown below it: beside that, "cannot" would be too much
    confidence = "likely" if finding.confidence == "certain" and finding.evidence_against else finding.confidence
    text = {"certain": verdict.certain, "possible": verdict.possible}.get(confidence, verdict.likely)
    return text.replace("both", "all") if len({value(claim) for claim in finding.claims}) > 2 else text


def interval(low: float | None, high: float | None, low_open: bool = False, high_open: bool = False) -> str:
    """`14`, `14–16`, `> 1000`, `≤ 20`; "any" where both ends are free."""
    if low is not None and high is not None:
        return check_words.number(low) if low == high else check_words.span(low, high)
    if low is not None:
        return f"{'>' if low_open else '≥'} {check_words.number(low)}"
    if high is not None:
        return f"{'<' if high_open else '≤'} {check_words.number(high)}"
    return "any"


def with_unit(text: str, unit: str | None) -> str:
    """`text` and the unit as one writes it: `5%`, `3 years`, `2 billion USD`."""
    # no line breaks inside a figure
    return (text + check_words.unit_name(unit, text == "1") if unit else text).replace(" ", "\u00a0")


def has_figure(claim: Claim) -> bool:
    """Whether the claim says a figure: a bound at least, and not only that something is there at all."""
    return (claim.low is not None or claim.high is not None) and claim.kind == "quantity"


def value(claim: Claim) -> str:
    """What the claim says, as a figure; empty for a statement without one."""
    if not has_figure(claim):
        return ""
    text = with_unit(interval(claim.low, claim.high, claim.low_open, claim.high_open), claim.unit)
    text = {"up": "+", "down": "−"}.get(claim.direction or "", "") + text
    return f"≈\u00a0{text}" if claim.approximate else text


def reconciled(finding: Finding, unit: str | None = None) -> str:
    """The interval that the sources leave, or empty."""
    if not finding.reconciled:
        return ""
    low, high = finding.reconciled.get("low"), finding.reconciled.get("high")
    return "" if low is None and high is None else with_unit(interval(low, high), unit)


def fact_value(fact: Fact) -> str:
    """The reconciled interval of a fact."""
    return "" if fact.low is None and fact.high is None else with_unit(interval(fact.low, fact.high), fact.unit)


def day(date: dt.date | None) -> str:
    """An ISO date, or `no date`."""
    return date.isoformat() if date else "no date"


def counted(n: int, word: str, plural: str = "") -> str:
    """`1 finding`, `2 findings`."""
    return f"{n} {word if n == 1 else plural or word + 's'}"


def totals(report: Report) -> str:
    """The line that heads every report for people."""
    return " · ".join(
        (
            counted(len(report.articles), "article"),
            counted(len(report.claims), "claim"),
            counted(len(report.facts), "fact"),
            counted(len(report.findings), "finding"),
            f"{len(report.verified)} verified",
        )
    )


def severities(findings: Iterable[Finding]) -> str:
    """`2 errors, 1 warning, 3 notes`; empty where there are none."""
    tally = Counter(finding.severity for finding in findings)
    return ", ".join(counted(tally[name], name) for name in SEVERITIES if tally[name])


def coverage(seen: Coverage) -> list[str]:
    """How much was understood, in two or three sentences."""
    if not seen.numbers:
        return ["No numbers were found in the text."]
    left = sum(seen.skipped.values())
    read = max(0, seen.numbers - left)
    lines = [
        f"{counted(seen.numbers, 'number')} in the text, {read} of them read as figures; "
        f"{counted(seen.linked, 'claim')} compared with another."
    ]
    if seen.skipped:
        # the commonest reason first; by name where equal, so that the order never depends on the run
        reasons = sorted(seen.skipped.items(), key=lambda item: (-item[1], item[0]))
        lines.append("Not figures: " + ", ".join(f"{n} {why.replace('_', ' ')}" for why, n in reasons) + ".")
    return lines
