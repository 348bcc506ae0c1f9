"""`reconcile explain`: what a rule is for, or how a finding came about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from reconcile.cli import options
from reconcile.cli.output import colored, show, width
from reconcile.cli.session import articles_of, fail, load, run_check

if TYPE_CHECKING:
    from reconcile.check.rulebook.rules import Rule


def explain(
    what: Annotated[
        str, typer.Argument(metavar="RULE|FINDING", help="Id of a rule, or the (start of the) id of a finding.")
    ],
    paths: options.Paths = None,
    rules: options.Rules = None,
    config: options.ConfigFile = None,
    jobs: options.Jobs = None,
    no_cache: options.NoCache = False,
) -> None:
    """Explain a rule, or one finding with all its reasoning."""
    from reconcile.pipeline import load_ruleset

    settings = load(config)
    ruleset = load_ruleset(rules, settings)
    rule = ruleset.get(what)
    if rule:
        show(describe(rule))
        return
    if not _may_be_finding(what):
        import difflib

        close = difflib.get_close_matches(what, [rule.id for rule in ruleset.rules], n=1)
        fail(
            f"no rule is called '{what}'"
            + (f": did you mean '{close[0]}'?" if close else ": see `reconcile rules list`")
        )
    checked = run_check(articles_of(paths, settings), rules, settings, jobs, not no_cache, quiet=True)
    everything = [
        *checked.report.findings,
        *(aside.finding for aside in checked.sorted.aside),
        *checked.report.verified,
    ]
    found = [finding for finding in everything if finding.id.startswith(what.lower())]
    if not found:
        fail(f"no finding {what} here: name the articles as in `reconcile check` (reconcile explain {what} PATH…)")
    from reconcile.report import RenderOptions
    from reconcile.report.formats import terminal

    given = RenderOptions(width=width(), color=colored(None), full=True)
    for finding in found:
        # a check that held reads like a finding, so that its arithmetic can be followed as well
        show(terminal.findings(replace(checked.report, findings=(finding,)), given))
        for aside in checked.sorted.aside:
            if aside.finding.id == finding.id:
                show(f"set aside by {aside.by}: {aside.reason}")
    show(f"\nThe rule\n\n{describe(own)}" if (own := ruleset.get(found[0].rule)) else "")


def _may_be_finding(what: str) -> bool:
    return 3 <= len(what) <= 64 and all(c in "0123456789abcdef" for c in what.lower())


def describe(rule: Rule) -> str:
    """A rule in words: what, why, an example, where it stands."""
    spec = rule.spec
    lines = [f"{rule.id}  ({rule.kind}, {spec.severity}{'' if spec.enabled else ', off'})", "", spec.description]
    if spec.why:
        lines += ["", spec.why]
    if spec.example:
        lines += ["", f"  flagged  {spec.example.flagged}", f"  fine     {spec.example.fine}"]
    if spec.references:
        lines += ["", *(f"  {reference}" for reference in spec.references)]
    lines += ["", f"  defined in {rule.path}:{rule.line}"]
    if rule.overrides:
        lines.append(f"  overrides {rule.overrides}")
    return "\n".join(lines) + "\n"
