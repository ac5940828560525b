# `make` alone lists the targets. Everything runs in .venv, made from requirements.lock.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV := .venv
OLD := .venv-mpl310
BIN := $(VENV)/bin
UV := $(BIN)/uv
KHABAR := $(BIN)/khabar
PYTEST := $(BIN)/python -m pytest
GOLD ?= tests/gold
# Tests that run under both matplotlibs.
DRAWN := $(wildcard tests/test_rtl*.py tests/test_charts*.py)

export PYTHONHASHSEED := 0
export UV_LINK_MODE ?= copy
export UV_SYSTEM_CERTS ?= true
unexport VIRTUAL_ENV

##@ Use

.PHONY: report
report: setup ## Run the notebooks on seeds/: pictures in figures/, pages in reports/
	$(KHABAR) report --all --figures figures --out reports

.PHONY: lab
lab: setup ## Open the notebooks in JupyterLab
	$(BIN)/jupyter lab --notebook-dir=. notebooks

.PHONY: setup
setup: $(VENV)/.ready ## Make .venv from requirements.lock (nothing to do while it is fresh)

##@ Work on it

.PHONY: test
test: setup ## Test: notebooks, then rules, doctests and the rest (a few minutes)
	$(KHABAR) lexicon check
	$(call notebooks)
	$(PYTEST) -n 2 --dist loadfile -q

.PHONY: test-all
test-all: setup $(OLD)/.ready ## Test everything: slow ones and an older matplotlib too
	$(KHABAR) lexicon check
	$(call old-matplotlib)
	$(call notebooks)
	$(PYTEST) -n 2 --dist loadfile -q -m ""

.PHONY: test-mpl310
test-mpl310: setup $(OLD)/.ready ## Test Arabic in charts on matplotlib 3.10
	$(call old-matplotlib)

.PHONY: lint
lint: setup ## Style, import contracts and lexicon
	$(BIN)/ruff check
	$(BIN)/lint-imports
	$(KHABAR) lexicon check

.PHONY: errors
errors: setup ## Show which rules err most on a gold folder: make errors GOLD=dir (SHOW=rule prints its rows)
	$(BIN)/python benchmarks/errors.py $(if $(SHOW),--show "$(SHOW)") "$(GOLD)"

.PHONY: lock
lock: setup ## Write the lock files and environment.yml anew (newest versions: make lock UPGRADE=--upgrade)
	@$(index); $(compile) requirements/uv.in -o requirements/uv.lock
	@$(index); $(compile) --fork-strategy fewest --extra lab --extra test pyproject.toml -o requirements.lock
	@$(index); $(compile) --fork-strategy fewest requirements/mpl310.in -o requirements/mpl310.lock \
		--constraint <(sed -n '/^matplotlib==/d; s/^\([a-z0-9-]*==[^ ;]*\).*/\1/p' requirements.lock)
	@$(index); for peers in peers peers-duckling peers-mahad; do $(compile) requirements/$$peers.in -o requirements/$$peers.lock; done
	@$(index); $(subst 3.11,3.13,$(compile)) requirements/peers-puckling.in -o requirements/peers-puckling.lock
	$(BIN)/python requirements/conda.py

.PHONY: peers
peers: setup ## Run the public peers on tests/cases beside us, into benchmarks/PEERS.md
	@$(index); $(BIN)/python benchmarks/peers/run.py --uv $(UV)

.PHONY: tables
tables: setup ## Write the names of CLDR and GeoNames into the lexicon anew
	$(BIN)/python requirements/tables.py

.PHONY: licences
licences: setup ## List the licences of the packages we use
	@$(BIN)/python requirements/licences.py

.PHONY: browser
browser: ## Install Chromium, which some tests drive (Debian, Ubuntu)
	@command -v chromium >/dev/null || { \
		as_root=$$([ "$$(id -u)" = 0 ] || echo sudo); \
		$$as_root apt-get update -q && DEBIAN_FRONTEND=noninteractive $$as_root apt-get install -y -q --no-install-recommends chromium; }

.PHONY: clean
clean: ## Remove what make has made, but for .venv
	rm -rf reports dist build $(OLD) .pytest_cache .hypothesis .ruff_cache .import_linter_cache
	find lib tests notebooks requirements -name __pycache__ -prune -exec rm -rf {} +

.PHONY: help
help: ## This list
	@awk 'BEGIN {FS = ":.*## "} /^##@/ {print "\n" substr($$0, 5)} /^[a-z0-9-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# One after the other: kernels that start side by side race for ports.
define notebooks
	[ ! -d notebooks ] || $(PYTEST) -q --nbval --nbval-kernel-name python3 notebooks
endef

define old-matplotlib
	[ -z "$(DRAWN)" ] || $(OLD)/bin/python -m pytest -q -m "" -o addopts=--strict-markers $(DRAWN)
endef

# How the environments are made. uv does not read pip's configuration: an index that pip was told of is handed on.
pip_index = $(shell $(BIN)/python -m pip config list 2>/dev/null | sed -n "s/^\(global\|install\|:env:\)\.index-url='\(.*\)'$$/\2/p" | tail -1)
index = [ -n "$${UV_DEFAULT_INDEX:-}$${UV_INDEX_URL:-}" ] || [ -z "$(pip_index)" ] || export UV_DEFAULT_INDEX='$(pip_index)'
compile = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header $(UPGRADE)
# $(1): the environment, $(2): its lock.
define install
	$(index); \
	$(UV) pip sync --quiet --python $(1)/bin/python --only-binary :all: --require-hashes $(2); \
	$(UV) pip install --quiet --python $(1)/bin/python --no-deps --no-build-isolation -e .
endef

$(UV): requirements/uv.lock
	@$(PYTHON) -c 'import sys; sys.exit("khabar: Python 3.11 or later is needed, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else 0'
	@[ -x $(BIN)/pip ] || $(PYTHON) -m venv --clear $(VENV) || { echo "khabar: $(PYTHON) cannot make environments (Debian: apt-get install python3-venv)" >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

$(VENV)/.ready: requirements.lock pyproject.toml $(UV)
	@echo "setting up $(VENV)" >&2
	@$(call install,$(VENV),requirements.lock)
	@touch $@

$(OLD)/.ready: requirements/mpl310.lock pyproject.toml | $(VENV)/.ready
	@echo "setting up $(OLD)" >&2
	@$(UV) venv --quiet --clear --python $(BIN)/python $(OLD)
	@$(call install,$(OLD),requirements/mpl310.lock)
	@touch $@
