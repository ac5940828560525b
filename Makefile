# `make` alone lists the targets. Everything runs in .venv, made from requirements.lock.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv
KHABAR := $(BIN)/khabar

# uv does not read pip's configuration: an index that pip was told of is handed on.
pip_index = $(shell $(PYTHON) -m pip config list 2>/dev/null | sed -n "s/^\(global\|install\|:env:\)\.index-url='\(.*\)'$$/\2/p" | tail -1)
index = UV_DEFAULT_INDEX="$${UV_DEFAULT_INDEX:-$${UV_INDEX_URL:-$(pip_index)}}"; [ -z "$$UV_DEFAULT_INDEX" ] || export UV_DEFAULT_INDEX
sync = $(index); UV_LINK_MODE=$${UV_LINK_MODE:-copy}

export PYTHONHASHSEED := 0

##@ Use

.PHONY: report
report: setup ## Run the notebooks on seeds/: figures/ and reports/
	$(KHABAR) report --all

.PHONY: lab
lab: setup ## Open the notebooks in JupyterLab
	$(BIN)/jupyter lab --notebook-dir=. notebooks

.PHONY: setup
setup: $(VENV)/.ready ## Make .venv from requirements.lock (skipped while it is fresh)

$(VENV)/.ready: requirements.lock requirements/uv.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("khabar: Python 3.11 or later is needed, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else 0'
	@rm -f $@
	@[ -x $(BIN)/pip ] || $(PYTHON) -m venv --clear $(VENV) || { echo "khabar: $(PYTHON) cannot make environments (on Debian: apt-get install python3-venv)" >&2; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.lock
	$(sync) $(UV) pip sync --quiet --python $(BIN)/python --require-hashes requirements.lock
	$(sync) $(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@

.PHONY: clean
clean: ## Remove what make has made (.venv stays; `rm -r .venv` to begin afresh)
	rm -rf reports dist build .pytest_cache .hypothesis .ruff_cache .import_linter_cache lib/*.egg-info
	find lib tests notebooks -name __pycache__ -prune -exec rm -rf {} +

.PHONY: help
help: ## This list
	@awk 'BEGIN {FS = ":.*## "} /^##@/ {print "\n" substr($$0, 5)} /^[a-z0-9-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
