# Everything works on a machine with only Python (3.11, 3.12 or 3.13) and make.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
# Each of the many programs that tests start would compile all of ours again.
unexport PYTHONDONTWRITEBYTECODE
PYTHON ?= $(shell command -v python3.11 || command -v python3)
# Where the packages go; another Python wants another place (make quick VENV=.venv-new PYTHON=...).
VENV ?= .venv
PIP = $(VENV)/bin/python -m pip --disable-pip-version-check install --quiet
PY = $(VENV)/bin/python
# What installs in seconds; where it can't be had, or not what it is to install, pip does it.
UV = $(VENV)/bin/uv
install = $(UV) pip install --quiet --compile-bytecode --no-deps --python $(PY) $(1) || $(PIP) --no-deps $(1)
# To run needs a few packages, to work on it needs more; the second set holds the first.
TO_RUN = $(if $(wildcard $(VENV)/dev.stamp),$(VENV)/dev.stamp,$(VENV)/run.stamp)
TO_WORK = $(VENV)/dev.stamp
PACKAGES = bot conversations records scheduler
# A worker a core and one more, since tests also wait for programs that they started; each takes
# over what another has not come to. Coverage only where CI asks.
PYTEST = $(PY) -m pytest -n $(WORKERS) --dist worksteal
WORKERS ?= $(shell echo $$(($$(nproc 2>/dev/null || echo 2) + 1)))
COVERED = $(if $(CI),--cov --cov-report=term --cov-fail-under=90)
COMPILE = $(UV) pip compile --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock"

.PHONY: help setup demo run smoke test quick room shuffled seeded conformance check bench screenshots \
	transcripts words lock clean

help: ## show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 14

demo: $(TO_RUN) ## simulator, bot and an example group: open the address it prints
	$(PY) -m bot demo

run: $(TO_RUN) ## run against Telegram, with the settings in .env
	$(PY) -m bot run

smoke: $(TO_RUN) ## the checklist for the first try with a real token
	$(PY) -m bot smoke

test: $(TO_WORK) ## run every test, or one folder of them (ROOM=signals)
	bash tests/install_browser.sh
	$(PYTEST) $(if $(ROOM),tests/$(ROOM),$(COVERED)) $(ORDER) $(PYTEST_ARGS)

quick: $(TO_WORK) ## run what a change usually breaks, in under a minute
	$(PYTEST) @tests/quick.txt $(PYTEST_ARGS)

shuffled: $(TO_WORK) ## run every file and the tests in each in a random order, four at a time
	seed=$${SEED:-$$RANDOM}; echo "SEED=$$seed"; \
	$(MAKE) test WORKERS=4 ORDER="--random-order-bucket=module --random-order-seed=$$seed"

room: $(TO_WORK) ## write a new room that passes, to go on from (NAME=lift)
	$(PY) -m tests.new_room $(NAME)

seeded: $(TO_WORK) ## seed faults, one at a time, and see that the tests find each
	$(PY) -m tests.seeded $(SEEDED_ARGS)

conformance: $(TO_WORK) ## let python-telegram-bot's tests and aiogram judge the simulator
	$(PY) -m tests.conformance.ptb
	$(PY) -m tests.conformance.aiogram_judges

check: $(TO_WORK) ## lint, types, who imports whom, and every word the bot says
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(PY) -m locales check
	$(PY) -m scheduler.post.help_now
	$(PY) -m tests.spelling

bench: $(TO_WORK) ## run every benchmark
	for file in tests/benchmarks/[a-z]*.py; do \
		$(PY) -m "tests.benchmarks.$$(basename "$$file" .py)"; \
	done

transcripts: $(TO_WORK) ## rewrite tests/transcripts from what the bot says now
	ALONGSIDE_REWRITE=1 $(PY) -m pytest tests/transcripts -q $(PYTEST_ARGS)

screenshots: $(TO_WORK) ## play the whole cycle in a browser, and take the pictures in docs/
	bash tests/install_browser.sh
	$(PY) -m tests.browser.screenshots

words: $(TO_RUN) ## collect every sentence again, for the translators
	$(PY) -m locales extract
	$(PY) -m locales update

setup: $(TO_WORK) ## make .venv with all that is needed to work on this

lock: $(UV) ## choose the newest versions that fit, and pin them with hashes
	$(PIP) --upgrade uv
	echo uv | $(COMPILE) -o requirements-uv.lock -
	$(COMPILE) --extra postgres --group dev -o requirements.lock pyproject.toml
	$(COMPILE) --constraint requirements.lock -o requirements-run.lock pyproject.toml
	$(COMPILE) -o tests/conformance/ptb/requirements.lock tests/conformance/ptb/requirements.in
	$(COMPILE) -o tests/conformance/aiogram_judges/requirements.lock \
		tests/conformance/aiogram_judges/requirements.in

clean: ## remove .venv and whatever tools left behind (never a database or a key)
	rm -rf .venv .venv-* .conformance .coverage .coverage.* .hypothesis .import_linter_cache
	rm -rf .mypy_cache .pytest_cache .ruff_cache
	find $(PACKAGES) locales simulator tests -name __pycache__ -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Alongside needs Python 3.11 or newer. Install it, or say where: make PYTHON=..."; exit 2; }
	"$(PYTHON)" -m venv $(VENV)

$(UV): requirements-uv.lock | $(VENV)/bin/python
	-$(PIP) --no-deps --require-hashes -r requirements-uv.lock

$(VENV)/run.stamp: requirements-run.lock | $(UV)
	@echo "Installing what Alongside needs to run. This happens once."
	$(call install,--require-hashes -r requirements-run.lock)
	$(PY) -m pip check
	@touch $@

$(VENV)/dev.stamp: requirements.lock | $(UV)
	@echo "Installing what is needed to work on Alongside. This happens once."
	$(call install,--require-hashes -r requirements.lock)
	$(PY) -m pip check
	$(call install,--no-build-isolation --editable .)
	@touch $@ $(VENV)/run.stamp
