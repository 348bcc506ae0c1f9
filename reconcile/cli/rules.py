"""reconcile rules: list, show, lint, test, schema, docs, new."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reconcile.check.rulebook.cases import Result
    from reconcile.check.rulebook.rules import Rule, RuleSet
    from reconcile.language.lexicon import Lexicon
    from reconcile.model import Problem

app = typer.Typer(help="The rules: see, check, test and write them.", no_args_is_help=True, rich_markup_mode=None)

OwnRules = Annotated[
    Optional[list[Path]],  # noqa: UP045 - typer reads the annotation at run time
    typer.Option(
        "--rules", metavar="PATH", help="Rules of your own, a file or folder, over the shipped ones. Repeatable."
    ),
]
OwnPaths = Annotated[
    Optional[list[Path]],  # noqa: UP045
    typer.Argument(
        metavar="[PATH]...", help="Files or folders of rules; without one, the shipped rules.", show_default=False
    ),
]
Output = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--output", "-o", metavar="FILE", help="Write to a file instead of standard output."),
]

SKELETON = """topic: {topic}
description: What this file is about, in one line

measures:
  widgets_made:                # a figure of your own: the words that go with it in each language
    nature: flow               # stock | flow | cumulative | share | amount
    of: []                     # counted classes it takes; [] = any
    ru: {{verbs: [изготовить, выпустить], nouns: [выпуск]}}
    uk: {{verbs: [виготовити, випустити], nouns: [випуск]}}
    en: {{verbs: [make, manufacture], nouns: [output]}}

rules:
  {id}:
    kind: contradiction        # `reconcile rules docs` lists the kinds and what each compares
    measure: widgets_made
    severity: warning
    description: Two counts of one output that cannot both hold.
    why: Say here why a reader or an editor should care.
    example:
      flagged: "The plant made 300 widgets in May, says one paper; 450, says another."
      fine: "“About 300” in one paper, 305 in another."
"""
SKELETON_CASES = """{id}:
  flag:
    - lang: en
      articles:
        - "The Norwick plant made 300 widgets in May 2025."
        - "In May 2025 the Norwick plant made 450 widgets."
  ok:
    - lang: en
      articles:
        - "The Norwick plant made about 300 widgets in May 2025."
        - "In May 2025 the Norwick plant made 305 widgets."
"""


def _load(paths: Sequence[Path] | None) -> RuleSet:
    """Rules, or exit 2 with every fault on its own line."""
    from reconcile.check.rulebook.rules import load_rules

    ruleset = load_rules(paths or ())
    _complain(ruleset.problems)
    return ruleset


def _complain(problems: Iterable[Problem]) -> None:
    """Problems as file:line: sentence on standard error; exit 2 where there are any."""
    found = list(problems)
    for p in found:
        typer.echo(f"{p.path}:{p.line or 1}: {p.message}", err=True)
    if found:
        raise typer.Exit(2)


def _write(text: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(text)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as e:
        typer.echo(f"{output}: {e.strerror}", err=True)
        raise typer.Exit(2) from None


@app.command("list")
def list_rules(rules: OwnRules = None) -> None:
    """Every rule in force: id, kind, severity, where it stands, what it overrides or extends."""
    ruleset = _load(rules)
    width = max((len(r.id) for r in ruleset.rules), default=0)
    for rule in sorted(ruleset.rules, key=lambda r: (r.pack, r.topic, r.id)):
        state = rule.severity if rule.spec.enabled else "off"
        typer.echo(f"{rule.id:<{width}}  {rule.kind:<13}  {state:<7}  {rule.pack}/{rule.topic}{_origin(rule)}")


def _origin(rule: Rule) -> str:
    notes = [f"overrides {rule.overrides}"] if rule.overrides else []
    notes += [f"extends {rule.extends}"] if rule.extends else []
    if not rule.shipped:
        notes.append(f"{rule.path}:{rule.line}")
    return f"  ({'; '.join(notes)})" if notes else ""


@app.command()
def show(rule: Annotated[str, typer.Argument(metavar="RULE", help="Id of the rule.")], rules: OwnRules = None) -> None:
    """One rule: what it reports, why it matters, an example, every setting."""
    import yaml

    from reconcile.check.rulebook.rules import hint

    ruleset = _load(rules)
    found = ruleset.get(rule)
    if found is None:
        close = hint(rule, [r.id for r in ruleset.rules])
        typer.echo(f"no rule is called '{rule}'{close or '; `reconcile rules list` shows all'}", err=True)
        raise typer.Exit(2)
    typer.echo(f"# {found.path}:{found.line}{_origin(found)}")
    body = found.spec.model_dump(exclude_defaults=True) | {"severity": found.severity}
    typer.echo(yaml.safe_dump({found.id: body}, allow_unicode=True, sort_keys=False, width=100), nl=False)


@app.command()
def lint(paths: OwnPaths = None) -> None:
    """Faults of rule files, one a line; exit 2 where there are any."""
    from reconcile.check.rulebook.cases import load_cases
    from reconcile.check.rulebook.lint import lint as check
    from reconcile.check.rulebook.rules import load_rules
    from reconcile.language.folder import rules_folder
    from reconcile.language.lexicon import load_lexicon

    ruleset = load_rules(paths or ())
    if paths:  # the shipped rules are the base, not what is asked about
        ruleset = type(ruleset)(tuple(r for r in ruleset.rules if not r.shipped), ruleset.problems)
    lexicon = load_lexicon([*(paths or ()), rules_folder()])
    known = {name: _languages(lexicon, name) for name in lexicon.measures}
    cases = load_cases(paths or [rules_folder()])
    _complain([*ruleset.problems, *cases.problems, *check(ruleset, known, lexicon.parents, cases.cases)])
    typer.echo(f"{len(ruleset.rules)} rules, {len(cases.cases)} cases: no faults")


def _languages(lexicon: Lexicon, measure: str) -> list[str]:
    """Languages with words for a measure; one that units alone tell ("money") is known in all."""
    if lexicon.measures[measure].units:
        return list(lexicon.languages)
    spoken = ((code, e) for code, terms in lexicon.languages.items() for es in terms.entries.values() for e in es)
    phrases = ((code, e) for code, terms in lexicon.languages.items() for es in terms.phrases.values() for e in es)
    return sorted({code for code, entry in (*spoken, *phrases) if entry.measure.id == measure})


@app.command("test")
def test_rules(paths: OwnPaths = None) -> None:
    """Run the cases beside the rules; exit 1 where one fails."""
    from reconcile.check.rulebook.cases import load_cases
    from reconcile.language.folder import rules_folder

    ruleset = _load(paths)
    cases = load_cases(paths or [rules_folder()])
    _complain(cases.problems)
    results = run_cases(cases.cases, ruleset, paths or ())
    for result in results:
        _show(result)
    failed = sum(bool(r.reason) for r in results if not r.case.todo)
    todo = sum(r.case.todo for r in results)
    typer.echo(f"{len(results) - failed - todo} cases pass, {failed} fail, {todo} to do")
    if failed:
        raise typer.Exit(1)


def run_cases(cases: Iterable[object], ruleset: RuleSet, topics: Iterable[Path] = ()) -> list[Result]:
    """Every case through extraction, linking and its rule. A case of an unknown rule fails."""
    from reconcile.check import run_rule
    from reconcile.check.rulebook.cases import Case, Result, judge
    from reconcile.pipeline import prepare

    files = [str(p) for p in topics]
    out = []
    for case in cases:
        assert isinstance(case, Case)
        rule = ruleset.get(case.rule)
        if rule is None:
            out.append(Result(case, f"no rule is called '{case.rule}'"))
            continue
        ledger = prepare(case.articles, files)
        out.append(judge(case, rule, ledger, lambda book, asked: run_rule(book, asked, ruleset)))
    return out


def _show(result: Result) -> None:
    """A failing case in full, a to-do that has come right in a line."""
    case = result.case
    if case.todo and not result.reason:
        typer.echo(f"{case.path}:{case.line}: {case.rule}: to do, and right by now: move it to '{case.want}'")
    if not result.reason or case.todo:
        return
    typer.echo(f"{case.path}:{case.line}: {case.rule}: want {case.want}, {result.reason}")
    for article in case.articles:
        head = " ".join(str(x) for x in (article.published, article.language, article.title) if x)
        typer.echo(f"    {article.outlet} {head}: {article.text.strip()}")
    for finding in result.said:
        for line in finding.explanation:
            typer.echo(f"    > {line}")


@app.command()
def schema(output: Output = None) -> None:
    """The JSON Schema of topic files, for editors."""
    from reconcile.check.rulebook.catalogue import schema_text

    _write(schema_text(), output)


@app.command()
def docs(rules: OwnRules = None, output: Output = None) -> None:
    """The catalogue of rules and kinds, in Markdown."""
    from reconcile.check.rulebook.catalogue import catalogue

    _write(catalogue(_load(rules)), output)


@app.command()
def new(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Topic file to write: rules/mine/factories.yaml")],
    id: Annotated[str, typer.Option("--id", help="Id of its first rule.")] = "output-disagrees",
) -> None:
    """A topic file that works, with a measure, a rule and its cases."""
    from reconcile.check.rulebook.rules import RULE_ID

    cases = file.with_name(f"{file.stem}.test.yaml")
    if file.suffix not in (".yaml", ".yml") or not RULE_ID.match(id):
        typer.echo("a topic file ends in .yaml, and a rule id is written like output-disagrees", err=True)
        raise typer.Exit(2)
    for path in (file, cases):
        if path.exists():
            typer.echo(f"{path} is already there", err=True)
            raise typer.Exit(2)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as e:
        typer.echo(f"{file.parent}: {e.strerror}", err=True)
        raise typer.Exit(2) from None
    _write(SKELETON.format(topic=file.stem, id=id), file)
    _write(SKELETON_CASES.format(id=id), cases)
    typer.echo(f"{file} and {cases} written; try: reconcile rules test {file}")
