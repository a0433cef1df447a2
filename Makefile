# Everything works on a machine with only Python 3.11 and make.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
PYTHON ?= $(shell command -v python3.11 || command -v python3)
PIP = .venv/bin/python -m pip --disable-pip-version-check install --quiet
PY = .venv/bin/python
# To run needs a few packages, to work on it needs more; the second set holds the first.
TO_RUN = $(if $(wildcard .venv/dev.stamp),.venv/dev.stamp,.venv/run.stamp)
TO_WORK = .venv/dev.stamp
PACKAGES = bot conversations records scheduler
COMPILE = .venv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock"

.PHONY: help setup demo run smoke test conformance check bench screenshots transcripts words lock clean

help: ## show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 14

demo: $(TO_RUN) ## simulator, bot and an example group: open the address it prints
	$(PY) -m bot demo

run: $(TO_RUN) ## run against Telegram, with the settings in .env
	$(PY) -m bot run

smoke: $(TO_RUN) ## the checklist for the first try with a real token
	$(PY) -m bot smoke

test: $(TO_WORK) ## run every test (PYTEST_ARGS="-k invitation" for some)
	bash tests/install_browser.sh
	$(PY) -m pytest -n 2 --maxschedchunk 24 --cov --cov-report=term --cov-fail-under=90 $(PYTEST_ARGS)

conformance: $(TO_WORK) ## let python-telegram-bot's tests and aiogram judge the simulator
	$(PY) -m tests.conformance.ptb
	$(PY) -m tests.conformance.aiogram_judges

check: $(TO_WORK) ## lint, types, who imports whom, and every word the bot says
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports
	$(PY) -m locales check
	$(PY) -m scheduler.help_now

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

lock: .venv/bin/python ## choose the newest versions that fit, and pin them with hashes
	$(PIP) uv
	$(COMPILE) --extra postgres --group dev -o requirements.lock pyproject.toml
	$(COMPILE) --constraint requirements.lock -o requirements-run.lock pyproject.toml
	$(COMPILE) -o tests/conformance/ptb/requirements.lock tests/conformance/ptb/requirements.in
	$(COMPILE) -o tests/conformance/aiogram_judges/requirements.lock \
		tests/conformance/aiogram_judges/requirements.in

clean: ## remove .venv and whatever tools left behind (never a database or a key)
	rm -rf .venv .conformance .coverage .coverage.* .hypothesis .import_linter_cache
	rm -rf .mypy_cache .pytest_cache .ruff_cache
	find $(PACKAGES) locales simulator tests -name __pycache__ -prune -exec rm -rf {} +

.venv/bin/python:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Alongside needs Python 3.11. Install it, or say where it is: make PYTHON=..."; exit 2; }
	"$(PYTHON)" -m venv .venv

.venv/run.stamp: requirements-run.lock | .venv/bin/python
	@echo "Installing what Alongside needs to run. This happens once."
	$(PIP) --no-deps --require-hashes -r requirements-run.lock
	$(PY) -m pip check
	@touch $@

.venv/dev.stamp: requirements.lock | .venv/bin/python
	@echo "Installing what is needed to work on Alongside. This happens once."
	$(PIP) --no-deps --require-hashes -r requirements.lock
	$(PY) -m pip check
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@ .venv/run.stamp
