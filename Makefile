# Each target sets up .venv by itself: plain python3 -m venv and pip, once for each state of pyproject.toml.
PYTHON ?= python3
BIN := .venv/bin
CORPUS ?= examples/belarus-2025

.PHONY: demo demo-report test test-slow check bench clean
.DEFAULT_GOAL := demo

# what running takes, and what working on it takes
.venv/run: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { rm -rf .venv; \
	  echo "python3 has no venv module here: apt-get install python3-venv, or PYTHON=/path/to/python3.11+"; exit 1; }
	@echo "setting up .venv (a minute or two, once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[uk]'
	@touch $@

.venv/dev: pyproject.toml .venv/run
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

# findings are what the demonstration is for, so that exit code 1 is right here
demo: .venv/run
	@cd $(CORPUS) && $(abspath $(BIN))/reconcile check --fail-on never

# the report and the piece of README.md that tests compare with, written anew; read the difference before committing it
demo-report: .venv/run
	$(BIN)/python examples/update.py

test: .venv/dev
	$(BIN)/python -m pytest -n 2 --dist worksteal -m "not slow"

test-slow: .venv/dev
	$(BIN)/python -m pytest -n 2 --dist worksteal -m slow

check: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/dev
	$(BIN)/python benchmarks/linking.py
	$(BIN)/pip install -q -e '.[bench]'
	$(BIN)/python benchmarks/weights.py
	$(BIN)/python benchmarks/verdict.py
	@test -f ../shared/bench/score.py || { echo "bench needs the labelled data in ../shared/bench, which is not part of this repository"; exit 1; }
	$(BIN)/python ../shared/bench/score.py

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
