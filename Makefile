# The one command surface, the same on a laptop and in CI.
PYTHON ?= python3
JOBS   ?=
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.complete
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export JUPYTER_PREFER_ENV_PATH := 1

.DEFAULT_GOAL := help
.PHONY: help setup data figures notebooks briefings combinations test soak second browser check hooks docs lab bench lock clean

help:  ## list the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: $(STAMP)  ## create .venv from the lock (the other targets do it when needed)

# A half-made environment has no stamp, so that the next call makes it anew. Byte-compiling saves every
# later start some seconds, also where PYTHONDONTWRITEBYTECODE is set.
$(VENV)/.locked: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) -V 2>&1). Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@echo "Making the environment $(VENV), once: one or two minutes, some hundred megabytes."
	rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	touch $@

$(STAMP): $(VENV)/.locked pyproject.toml
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q src
	touch $@

briefings: $(STAMP)  ## set what has changed of the briefings of all plans; JOBS=n, FORCE=1
	$(BIN)/minzheng brief $(if $(JOBS),--jobs $(JOBS)) $(if $(FORCE),--force)

combinations: $(STAMP)  ## run every comparison over each plan and each pair (minutes)
	$(BIN)/python -m analysis.batch.combinations

test: $(STAMP)  ## run the tests
	$(BIN)/python -m pytest -n 2 --dist loadscope --no-loadscope-reorder -m "not jupyterlab and not soak"

soak: $(STAMP)  ## run the long tests: batches that are killed, lost and measured
	$(BIN)/python -m pytest -m soak

second: $(STAMP)  ## run the fast tests on another version of Python, where one is installed
	$(BIN)/python -m tools.second

browser: $(STAMP)  ## run each notebook in JupyterLab in a browser, and move its controls
	$(BIN)/python -m pytest -m jupyterlab tests/lab

# The same commands run before each commit: .pre-commit-config.yaml.
check: $(STAMP)  ## lint, formatting, spelling, types, files and notebooks, data
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/codespell
	$(BIN)/mypy
	$(BIN)/python -m tools.check
	$(BIN)/minzheng check

hooks: $(STAMP)  ## run the checks before each commit
	$(BIN)/pre-commit install

docs: $(STAMP)  ## build the documentation site into build/docs
	$(BIN)/python -m tools.site

data: $(STAMP)  ## validate the data, rebuild the derived tables and the pages that describe the data
	$(BIN)/minzheng check
	$(BIN)/python -m analysis.derived
	$(BIN)/python -m analysis.documentation

figures: $(STAMP)  ## draw the charts into figures/
	$(BIN)/python -m analysis.batch.figures

notebooks: $(STAMP)  ## run the committed notebooks in place
	$(BIN)/python -m analysis.batch.refresh

# .jupyter: pages of the documentation open as pages, and no question about news stands before the notebooks.
lab: $(STAMP)  ## open JupyterLab on the start page of the notebooks
	JUPYTER_CONFIG_PATH="$(CURDIR)/.jupyter$${JUPYTER_CONFIG_PATH:+:$$JUPYTER_CONFIG_PATH}" \
	$(BIN)/jupyter lab --ServerApp.root_dir=. --LabApp.default_url=/lab/tree/notebooks/start.ipynb \
	  $(if $(filter 0,$(shell id -u)),--allow-root)

bench: $(STAMP)  ## measure tables, cells, batches and loading (an hour) and write benchmarks/README.md
	$(BIN)/python -m benchmarks --write

lock:  ## pin the dependencies anew (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
	  --extra test --extra docs --extra build --custom-compile-command "make lock" pyproject.toml -o requirements.lock

clean:  ## remove results and environment
	rm -rf build $(VENV)
