"""reconcile: a linter for facts in news corpora. The public interface, nothing else."""

from __future__ import annotations

from reconcile.frames import to_frame
from reconcile.model import Article, Attribution, Claim, Fact, Finding, Problem, Quantity, Report
from reconcile.pipeline import attributions, check, extract, quantities, read

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Attribution",
    "Claim",
    "Fact",
    "Finding",
    "Problem",
    "Quantity",
    "Report",
    "attributions",
    "check",
    "extract",
    "quantities",
    "read",
    "to_frame",
]
