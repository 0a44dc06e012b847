# Ayumi (歩み): the commands of the repository. Python 3.11 or newer, make and bash are enough.
#
#   make demo [CITY=kofu] [PEOPLE=60] [PORT=8000]   a practice city in the browser
#   make check                                      format, lint, types, layers, templates
#   make test [TESTS=tests/rules] [WITH="-k goals"] check, and all that a change must pass; WORKERS=3 at once
#   make bench                                      figures against the bare engine
#   make proof-years                                the large runs: proof-years, proof-kills, …
#   make clean                                      forgets the environment, keeps your data

SHELL := bash
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
.NOTPARALLEL:

CITY ?= kofu
PEOPLE ?= 60
PORT ?= 8000
TESTS ?= tests
WORKERS ?= 3
WITH ?=

PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name" && break; done)
BIN := .venv/bin
PACKAGES := $(patsubst %/__init__.py,%,$(wildcard $(addsuffix /__init__.py,workflows activities api models notifications ayumi tests bench)))

.PHONY: help environment engine test-engine test-tools demo test bench clean
.PHONY: check format lint types layers templates tree

help:
	@sed -n '/^#   make/s/^#   //p' Makefile

environment:
	@[ -n "$(PYTHON)" ] || { echo "ayumi set-up: Python 3.11 or newer is missing: install python3" >&2; exit 1; }
	@$(PYTHON) -m ayumi.setup.environment

engine: environment
	@$(BIN)/python -m ayumi.setup.engine_install

test-tools: environment
	@$(BIN)/python -m ayumi.setup.test_tools

demo: engine
	@exec $(BIN)/ayumi demo --city $(CITY) --people $(PEOPLE) --port $(PORT)

# Each check speaks, also after another has failed.
check: environment
	@$(MAKE) -k format lint types layers templates tree

format:
	@$(BIN)/ruff format --check --quiet .

lint:
	@$(BIN)/ruff check --quiet .

types:
	@$(BIN)/mypy --strict --no-error-summary $(PACKAGES)

layers:
	@$(BIN)/lint-imports --no-logo

templates:
	@$(BIN)/djlint api notifications --lint --quiet --profile jinja --extension html

tree:
	@$(BIN)/python -m tests.check_tree

# The tests start an engine of their own, also where the product uses another one.
test-engine: environment
	@env -u TEMPORAL_ADDRESS $(BIN)/python -m ayumi.setup.engine_install

test: test-engine test-tools check
	@$(BIN)/python -m pytest $(TESTS) -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(WITH)

bench: engine
	@$(BIN)/ayumi bench all --json

proof-%: test-engine test-tools
	@$(BIN)/ayumi bench proof-$* --json

clean:
	@rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
