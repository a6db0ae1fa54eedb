# `make site` and `make test` are all a newcomer needs; everything else is for convenience.
# Set PYTHON to choose an interpreter (3.11 or newer), for example: make site PYTHON=python3.12

.DEFAULT_GOAL := help
.PHONY: help site dist serve test slow lint check bench campaign lock clean
SHELL := /bin/sh

VENV := .venv
BIN := $(VENV)/bin
STAMP_RUN := $(VENV)/.installed-run
STAMP_DIST := $(VENV)/.installed-dist
STAMP_DEV := $(VENV)/.installed-dev

help: ## list what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

$(BIN)/python:
	@python=""; \
	for candidate in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
	  if command -v $$candidate >/dev/null 2>&1 && $$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$$candidate; break; fi; \
	done; \
	if [ -z "$$python" ]; then echo "No Python 3.11 or newer found: install one, or name it with PYTHON=..." >&2; exit 1; fi; \
	$$python -m venv $(VENV)

$(STAMP_RUN): requirements.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(STAMP_DIST): requirements-dist.lock $(STAMP_RUN)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dist.lock
	@touch $@

$(STAMP_DEV): requirements-dev.lock $(STAMP_RUN)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

site: $(STAMP_RUN) ## build the real site into site/, verified
	$(BIN)/guide-site build

dist: $(STAMP_DIST) ## the site as an archive, PDFs of the guide and of each direction, the workbook: into dist/
	$(BIN)/guide-site dist

serve: $(STAMP_RUN) ## preview on http://127.0.0.1:8000/, rebuilt at every save
	$(BIN)/mkdocs serve

test: $(STAMP_DEV) ## run the tests that every change should pass at once, in minutes
	$(BIN)/python -m pytest

slow: $(STAMP_DEV) ## run the tests that look at many pages or build several sites, which CI runs too
	$(BIN)/python -m pytest -m 'slow and not campaign'

lint: $(STAMP_DEV) ## formatting, lint, types, layers, and the source of the guides
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/guide-site check

check: lint test slow ## all that a change must pass

bench: $(STAMP_DEV) ## time builds of 43, 500 and 2,000 directions
	$(BIN)/python -m benchmarks.build_time

campaign: $(STAMP_DEV) ## the long campaigns: thousands of corruptions, kills and hostile strings
	$(BIN)/python -m pytest -m campaign

lock: $(STAMP_DEV) ## renew the lock files from pyproject.toml
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --extra build pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --extra build --extra dist -c requirements.lock pyproject.toml -o requirements-dist.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --extra build --extra dist --extra dev -c requirements-dist.lock pyproject.toml -o requirements-dev.lock

clean: ## remove what was made, but not .venv nor the generated pages
	rm -rf site dist .mypy_cache .import_linter_cache .ruff_cache .pytest_cache .hypothesis
