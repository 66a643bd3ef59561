# make demo, make test, make check and make docs each set up what they need; see tools/setup.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.PHONY: help demo test check docs setup npm locks format clean

VENV ?= .venv
BIN := $(VENV)/bin
DEMO ?=
PYTEST ?=
export PYTHONDONTWRITEBYTECODE ?= 1

help: ## what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

demo: setup ## make the synthetic region and serve it; DEMO='--zonder-server --schaal 0.2' passes options
	$(BIN)/jeugdregio demo $(DEMO)

test: setup ## all tests on SQLite, then those marked db on PostgreSQL when JEUGDREGIO_TEST_POSTGRES names a server
	$(BIN)/pytest -n 2 $(PYTEST)
ifneq ($(JEUGDREGIO_TEST_POSTGRES),)
	JEUGDREGIO_DATABASE='$(JEUGDREGIO_TEST_POSTGRES)' $(BIN)/pytest -n 2 -m db $(PYTEST)
else
	@if [ -n "$${CI:-}" ]; then echo 'FOUT: JEUGDREGIO_TEST_POSTGRES is leeg; in CI moet PostgreSQL er zijn.' >&2; exit 1; fi
	@echo 'PostgreSQL overgeslagen: zet JEUGDREGIO_TEST_POSTGRES op postgresql://gebruiker@host:poort/naam om ook daarop te testen.'
endif

check: setup ## format, lint, types, layers, locks, migrations, settings, documentation
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/locks.py
	@mkdir -p build/check
	$(CHECK_ENV) $(BIN)/python -m django makemigrations --check --dry-run
	$(CHECK_ENV) $(BIN)/python -m django check --deploy --fail-level WARNING
	$(MAKE) --no-print-directory docs

# settings as on a real server: keys made for this once, a folder without a demo
CHECK_ENV = env DJANGO_SETTINGS_MODULE=jeugdregio.web.settings JEUGDREGIO_MAP=build/check JEUGDREGIO_HOSTS=jeugdregio.example \
	$$($(BIN)/jeugdregio beheer sleutels)

docs: setup ## the manual and the reference, in docs/_build/html
	$(BIN)/sphinx-build -W --keep-going -q -b html docs docs/_build/html
	@echo 'docs/_build/html/index.html'

format: setup ## put the code in its form
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

setup: $(VENV)/.complete npm ## the environment alone

npm: node_modules/.complete ## the files for the look alone

$(VENV)/.complete: pyproject.toml requirements/uv.txt requirements/test.txt requirements/docs.txt tools/setup
	@echo 'Omgeving $(VENV) wordt gemaakt...'
	tools/setup python $(VENV)
	touch $@

node_modules/.complete: package.json package-lock.json tools/setup | $(VENV)/.complete
	tools/setup npm $(VENV)
	touch $@

COMPILE = $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11
locks: ## write the lock files anew from pyproject.toml and package.json; UPGRADE=--upgrade takes newer versions
	$(COMPILE) $(UPGRADE) pyproject.toml -o requirements/base.txt
	$(COMPILE) $(UPGRADE) pyproject.toml --extra prognose -c requirements/base.txt -o requirements/prognose.txt
	$(COMPILE) $(UPGRADE) pyproject.toml --extra spark -c requirements/base.txt -o requirements/spark.txt
	$(COMPILE) $(UPGRADE) pyproject.toml --extra prognose --extra spark --group test -c requirements/prognose.txt -o requirements/test.txt
	$(COMPILE) $(UPGRADE) pyproject.toml --group docs -c requirements/test.txt -o requirements/docs.txt
	$(COMPILE) $(UPGRADE) --group pyproject.toml:uv -o requirements/uv.txt
	$(COMPILE) $(UPGRADE) --group pyproject.toml:node -o requirements/node.txt
	npm install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved

clean: ## remove what was made, the data of the demo excepted
	rm -rf $(VENV) node_modules build docs/_build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
