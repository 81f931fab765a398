# Two commands do all the set-up on a machine with Python 3.11 or newer and make:
#   make run    opens the desk on the sample articles
#   make test   runs every check
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
FOLDER ?= seeds
EVAL ?= ../shared
JOBS ?= 2

.PHONY: run test lint types layers pytest score docs-figures floors bench picture nightly clean
TEXTACY ?=

run: $(VENV)/.run
	@$(BIN)/summit-tui $(FOLDER)

test: lint types layers pytest

lint: $(VENV)/.dev
	$(BIN)/ruff check app tests
	$(BIN)/ruff format --check app tests

types: $(VENV)/.dev
	$(BIN)/mypy

layers: $(VENV)/.dev
	$(BIN)/lint-imports --verbose 2>/dev/null || $(BIN)/lint-imports

pytest: $(VENV)/.dev
	$(BIN)/python -m pytest -n $(JOBS)

score: $(VENV)/.dev
	$(BIN)/python tests/bench/score.py --eval $(EVAL)

docs-figures: $(VENV)/.dev
	$(BIN)/python tests/bench/score.py --eval $(EVAL) --ablation --markdown docs/extraction.md

floors: $(VENV)/.dev
	$(BIN)/python tests/bench/score.py --eval $(EVAL) --floors tests/evaluation/floors.toml

picture: $(VENV)/.dev
	$(BIN)/python tests/bench/picture.py --out docs/desk.svg

# TEXTACY=PATH names a Python that has textacy, to measure beside it; PEERS=DIR the environments of other programs made
# with Textual (see startup.py). What they mean stands in docs/speed.md.
bench: $(VENV)/.dev
	$(BIN)/python tests/bench/startup.py $(if $(PEERS),--peers $(PEERS))
	$(BIN)/python tests/bench/inside.py
	$(BIN)/python tests/bench/reload.py
	$(BIN)/python tests/bench/speed.py $(if $(TEXTACY),--textacy-python $(TEXTACY))

# The long proofs that no decision is lost: a quarter to half an hour; their figures stand in docs/review.md.
nightly: $(VENV)/.dev
	SUMMIT_NIGHTLY=1 $(BIN)/python -m pytest -n0 -s tests/nightly

$(VENV)/.run: pyproject.toml
	@test -n "$(PYTHON)" || { echo "summit-tui needs Python 3.11 or newer: none was found"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit("summit-tui needs Python 3.11 or newer, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing summit-tui into $(VENV) (once; this takes a minute) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
