"""The table of concepts is read as it stands, and a pack may add to it."""

from __future__ import annotations

from importlib import resources

from reconcile.language.thesaurus import concepts, rows, senses


def test_every_row_has_a_column_a_language() -> None:
    text = resources.files("reconcile.language").joinpath("concepts.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert {line.count("\t") for line in lines} == {3}
    names = [line.split("\t")[0] for line in lines]
    assert len(names) == len(set(names))


def test_a_verb_with_its_particle_has_its_concept() -> None:
    assert concepts("en")["call off"] == concepts("en")["cancel"]


def test_words_of_three_languages_stand_in_one_row() -> None:
    assert {"en", "ru", "uk"} <= rows()["evacuate"].keys()


def test_a_word_has_every_sense_that_another_language_puts_it_by() -> None:
    save, keep = senses("en")["save"], senses("en")["keep"]
    assert save & senses("ru")["спасти"] and save & senses("uk")["заощадити"]
    assert keep & senses("ru")["сдержать"] and not keep & senses("ru")["спасти"]


def test_every_sense_has_words_of_each_language() -> None:
    text = resources.files("reconcile.language").joinpath("senses.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    assert all(len(line) == 3 and all(line) for line in lines)
