"""The configuration: one file, found upwards, every fault with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.config import Config, ConfigError, load_config


def test_defaults_without_a_file(tmp_path: Path) -> None:
    assert load_config(None, tmp_path).file is None


def test_the_nearest_file_up_to_the_repository_counts(tmp_path: Path) -> None:
    repository = tmp_path / "repository"
    deep = repository / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / "reconcile.toml").write_text('fail_on = "note"\n')
    (repository / ".git").mkdir()
    assert load_config(None, deep).fail_on == "error"  # not from outside the repository
    (repository / "pyproject.toml").write_text('[tool.reconcile]\nfail_on = "never"\n')
    assert load_config(None, deep).fail_on == "never"
    (repository / "reconcile.toml").write_text('paths = ["x"]\n')
    assert load_config(None, deep).fail_on == "error"  # one file, nothing merged
    assert load_config(None, deep).path("x") == repository / "x"


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("\nexclud = []\n", 2, "did you mean 'exclude'"),
        ("zzz = 1\n", 1, "there are paths"),
        ('fail_on = "eror"\n', 1, "not 'eror'"),
        ("[severity]\nkilled-disagree = 'bad'\n", 2, "severity.killed-disagree"),
        ("paths = \n", 1, "not valid TOML"),
        ("root = 'x'\n", 1, "unknown key 'root'"),
    ],
)
def test_faults_have_a_line(tmp_path: Path, text: str, line: int, part: str) -> None:
    file = tmp_path / "reconcile.toml"
    file.write_text(text)
    with pytest.raises(ConfigError) as caught:
        load_config(file)
    problem = caught.value.problems[0]
    assert (problem.line, part in problem.message) == (line, True), problem


def test_a_missing_or_broken_file(tmp_path: Path) -> None:
    (tmp_path / "b.toml").write_bytes(b"\xff\xfe")
    for name in ("a.toml", "b.toml"):
        with pytest.raises(ConfigError):
            load_config(tmp_path / name)


@given(st.text(max_size=80))
def test_no_text_crashes_it(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.mktemp("c") / "reconcile.toml"
    file.write_text(text, encoding="utf-8", errors="replace")
    try:
        assert isinstance(load_config(file), Config)
    except ConfigError as fault:
        assert fault.problems
