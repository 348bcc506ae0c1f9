#!/usr/bin/env python3
"""Processor time of the whole pipeline, stage by stage and kind of check by kind, in one process.

    python benchmarks/stages.py PATH ...     articles to read; examples/belarus-2025 is one folder of them

The shares mean the same on any machine, the seconds do not.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import reconcile
from reconcile.check import load_rules, run_rule
from reconcile.config import Config
from reconcile.engine.collector import held_back
from reconcile.link import Linked, LinkSettings, groups, prepare
from reconcile.link.blocking import block
from reconcile.link.facts import fact
from reconcile.pipeline import Run, extract_all, ledger

TOOK: Counter[str] = Counter()


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Adds the processor time of what runs inside."""
    started = time.process_time()
    yield
    TOOK[name] += time.process_time() - started  # type: ignore[assignment]  # seconds, not whole


@held_back()
def main() -> None:
    with stage("rules and dictionaries"):
        ruleset = load_rules()
        reconcile.extract([reconcile.Article(code, "", language=code) for code in ("en", "ru", "uk")])
    with stage("read"):
        articles = list(reconcile.read(sys.argv[1:]))
    with stage("extract"):
        extractions = extract_all(articles, [], Config(), Run(), [])
    claims = [claim for extraction in extractions for claim in extraction.claims]
    with stage("link: context"):
        context, subjects = prepare(claims, articles, LinkSettings())
    with stage("link: blocks"):
        blocking = block(subjects, context)
    with stage("link: groups"):
        found = groups(subjects, context, blocking)
    with stage("link: facts"):
        facts = [fact([subjects[i] for i in group], context) for group in found]
    held = ledger(articles, extractions, claims, Linked(facts, context, {s.claim.id: s for s in subjects}))
    for rule in ruleset.rules:
        with stage(f"check: {rule.kind}"):
            run_rule(held, rule, ruleset)
    total = sum(TOOK.values())
    print(f"{len(articles)} articles, {len(claims)} claims, {len(facts)} facts, {len(blocking.codes)} pairs compared")
    for name, seconds in TOOK.items():
        print(f"{seconds:9.2f} s {seconds / total:6.1%}  {name}")
    print(f"{total:9.2f} s         all")


if __name__ == "__main__":
    main()
