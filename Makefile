SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help run demo test check crash bench docs lock clean venv

OUT ?= demo
PYTHON = $(shell for python in python3.13 python3.12 python3.11 python3 python; do \
	$$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := $(if $(filter Windows_NT,$(OS)),.venv/Scripts,.venv/bin)
PIP := $(BIN)/python -m pip --disable-pip-version-check
UV := uv==0.13.9

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/installed ## Install, load the example when empty, walk one municipality to its draft, serve until Ctrl-C
	@exec $(BIN)/parat demo --keep-serving

demo: .venv/installed ## The same walk without staying up; every deliverable lands in demo/ (or OUT=folder)
	@$(BIN)/parat demo --out $(OUT)

test: .venv/installed ## Run every test, on SQLite and on a real PostgreSQL
	@$(BIN)/python -m pytest -n auto --dist loadfile tests/unit tests/db tests/hostile tests/acceptance
	@$(BIN)/python -m pytest tests/flow tests/crash tests/concurrency

check: .venv/installed ## Check style, types, import rules and the quick unit tests (at most a minute)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest -q -n auto -m "not libreoffice and not slow" --hypothesis-profile=quick tests/unit

crash: .venv/installed ## Kill the work at every crash point and resume it
	@$(BIN)/python -m pytest --all-crash-points tests/crash tests/concurrency

bench: .venv/installed ## Measure: one JSON line a figure, beside its peer where there is one
	@for script in benchmarks/[a-z]*.py; do PYTHONPATH=. $(BIN)/python $$script || exit 1; done

docs: .venv/installed ## Write the lists in docs/operations.md from the code
	@PYTHONPATH=. $(BIN)/python docs/reference.py
	@PYTHONPATH=. $(BIN)/python -m docs.commands

lock: .venv/installed ## Find the newest versions that fit and write requirements.lock (asks the package index)
	@$(PIP) install -q $(UV)
	@$(BIN)/uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--extra test --extra dev --extra bench -o requirements.lock pyproject.toml

clean: ## Remove everything that make has made, .venv too
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist demo
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

venv: .venv/installed

.venv/created:
	@test -n "$(PYTHON)" || { echo "parat needs Python 3.11 or newer, with venv (Debian: python3-venv). None was found."; exit 1; }
	@echo "Creating .venv with $$($(PYTHON) --version) ..."
	@$(PYTHON) -m venv --clear .venv
	@touch $@

.venv/locked: requirements.lock | .venv/created
	@echo "Installing the locked packages (one to three minutes) ..."
	@$(PIP) install -q --require-hashes -r requirements.lock
	@touch $@

.venv/installed: pyproject.toml .venv/locked
	@$(PIP) install -q --no-deps --no-build-isolation -e .
	@touch $@
