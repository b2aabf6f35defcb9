# Everything that can be done with Storybank. Needs Python 3.11 or newer, git and make; the rest is set up in .venv.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help serve build test mutate hostile faults walls fuzz check audit scripts bench exponents format lock dist clean pictures pages plugins

# Where `make serve` listens, and what to hand on to pytest and to the benchmarks: make test ARGS="-k slug"
ADDR ?= localhost:8000
ARGS ?=
BUILD ?=

# Material for MkDocs prints a notice about MkDocs 2 unless this is set before it starts.
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Compiled modules are kept: a run of the tests starts some hundred processes, and each would compile the package anew.
unexport PYTHONDONTWRITEBYTECODE

VENV := .venv
PYTHON := $(VENV)/bin/python
# The stamps carry the folder's name: an environment that was moved or copied still imports from its old place.
HERE := $(shell pwd | cksum | cut -d ' ' -f 1)
RUNTIME := $(VENV)/.runtime-$(HERE)
DEV := $(VENV)/.dev-$(HERE)
AUDIT := $(VENV)/.audit-$(HERE)
FUZZER := .venv-fuzz
PLUGGED := .venv-plugins
PLUGINS := $(PLUGGED)/.plugins-$(HERE)
FUZZ := $(FUZZER)/.fuzz-$(HERE)
INSTALL = $(PYTHON) -m pip install --quiet
PACKAGE = $(INSTALL) --no-deps --no-build-isolation --editable .
# Node comes with the locked requirements, whatever the machine has of its own.
NPM = PATH="$(CURDIR)/$(VENV)/bin:$$PATH" npm --loglevel=error --no-audit --no-fund

help: ## Show what can be done
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' Makefile | expand -t 14

serve: $(RUNTIME) ## Show the site on http://localhost:8000, rebuilt at every change (ADDR=host:port)
	$(PYTHON) -m storybank serve --addr "$(ADDR)"

build: $(RUNTIME) ## Build the site into site/; an error in the content, or a warning of MkDocs, leaves the last one
	$(PYTHON) -m storybank build --strict

test: $(DEV) ## Run all tests (ARGS="-k name" for some)
	$(PYTHON) -m pytest --numprocesses auto --dist loadfile $(ARGS)

mutate: $(DEV) ## Change constants and conditions, and say which changes no test notices (ARGS="find --count 20"; long)
	$(PYTHON) tests/mutate.py $(ARGS)

hostile: $(DEV) ## Build and open a bank of attacks, and say how many got through (some minutes)
	cd tests && PYTHONPATH="../hooks:." ../$(PYTHON) -m hostile

faults: $(DEV) ## Kill, fill, lock and change under running commands, and say how many faults they survive (some minutes)
	cd tests && PYTHONPATH="../hooks:." ../$(PYTHON) -m faults $(ARGS)

walls: $(DEV) ## Print how every wall holds: attacks, growth, inputs made up, faults (ARGS="attacks growth"; long)
	$(PYTHON) tests/walls.py $(ARGS)

plugins: $(PLUGINS) ## Build a guest beside other people's plugins, and run the action with what it installs (needs a network)
	$(PLUGGED)/bin/python -m pytest --quiet tests/test_guest_plugins.py tests/test_installed_action.py $(ARGS)

fuzz: $(FUZZ) ## Search for inputs that break a law, in an environment of its own (ARGS="--seconds 3600"; Linux)
	cd tests && PYTHONPATH="../hooks:." ../$(FUZZER)/bin/python -m fuzz $(ARGS)

check: $(DEV) ## Check code style, types, workflows and content
	$(NPM) run check
	$(NPM) run workflows
	$(VENV)/bin/zizmor --offline --no-progress --quiet --persona pedantic .github action.yml
	$(PYTHON) -m ruff check
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m mypy
	$(PYTHON) -m storybank check content
	$(PYTHON) -m storybank format --check content

audit: $(AUDIT) ## Look every locked package up among known vulnerabilities (needs a network)
	$(VENV)/bin/pip-audit --strict --disable-pip --progress-spinner off \
		--requirement requirements/dev.txt --requirement requirements/audit.txt
	$(NPM) audit

scripts: $(DEV) ## Check and test the scripts of the site, and bundle them: after every change of one
	$(NPM) run format
	$(NPM) run check
	$(NPM) run bundle -- --outdir=.
	$(PYTHON) -m pytest --quiet --no-header tests/test_scripts.py tests/find/test_node.py

pictures: $(DEV) ## Take pictures of each type of page, by width and scheme, into site/pictures and the docs
	$(PYTHON) tests/pictures.py

pages: $(DEV) ## Check each type of page with the Nu checker and Lighthouse (ARGS="--runs 0"; needs Java, long)
	$(PYTHON) tests/page_quality.py $(ARGS)

bench: $(DEV) ## Measure build (BUILD="--sizes 64 1000") and search (ARGS="--sizes 0") beside others (some minutes)
	$(PYTHON) bench/build.py $(BUILD)
	$(PYTHON) bench $(ARGS)

exponents: $(DEV) ## Measure how every stage grows with its input, for each shape of it (ARGS="links"; long)
	$(PYTHON) bench/exponents.py $(ARGS)

format: $(DEV) ## Format the code
	$(PYTHON) -m ruff check --fix
	$(PYTHON) -m ruff format
	$(NPM) run format

lock: $(DEV) ## Lock the newest allowed dependencies with their hashes (needs uv)
	uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
		pyproject.toml --group build --output-file requirements/runtime.txt
	uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
		pyproject.toml --group dev --output-file requirements/dev.txt
	uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
		--group audit --constraint requirements/dev.txt --output-file requirements/audit.txt
	uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
		--group fuzz --constraint requirements/dev.txt --output-file requirements/fuzz.txt
	uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
		pyproject.toml --group plugins --output-file requirements/plugins.txt
	$(NPM) update --package-lock-only

dist: $(DEV) ## Build the wheel and the sources of a release, and the list of what it is made of (SBOM), into dist/
	rm -rf dist
	$(PYTHON) -m build --no-isolation
	$(PYTHON) tests/sbom.py "$$(ls dist/*.whl | sed 's/-py3-.*/.cdx.json/')"

clean: ## Remove everything that was made here, the environment included
	rm -rf $(VENV) $(FUZZER) $(PLUGGED) node_modules site build dist test-results .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache

$(RUNTIME): requirements/runtime.txt pyproject.toml | $(PYTHON)
	$(INSTALL) --require-hashes --requirement requirements/runtime.txt
	$(PACKAGE)
	@touch $@

$(DEV): requirements/dev.txt pyproject.toml package.json package-lock.json | $(PYTHON)
	$(INSTALL) --require-hashes --requirement requirements/dev.txt
	$(PACKAGE)
	$(NPM) ci
	@touch $@ $(RUNTIME)

$(AUDIT): $(DEV) requirements/audit.txt
	$(INSTALL) --require-hashes --requirement requirements/audit.txt
	@touch $@

$(FUZZ): requirements/runtime.txt requirements/fuzz.txt
	@sh .ci/make-venv $(FUZZER)
	$(FUZZER)/bin/python -m pip install --quiet --require-hashes \
		--requirement requirements/runtime.txt --requirement requirements/fuzz.txt
	@touch $@

$(PLUGINS): requirements/plugins.txt
	@sh .ci/make-venv $(PLUGGED)
	$(PLUGGED)/bin/python -m pip install --quiet --require-hashes --requirement requirements/plugins.txt
	$(PLUGGED)/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(PYTHON):
	@sh .ci/make-venv $(VENV)
