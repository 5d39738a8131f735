# `make` alone lists what there is.
# The environment lives in .venv and is made from the hash-locked files; uv is used where it is installed.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
UV     := $(shell command -v uv 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help demo run test check audit format bench shots pictures voices likeness simulate soak interop mutants lock clean

help: ## Say what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

demo: $(VENV)/run.made ## Be coached in the browser: no token, no account
	@$(BIN)/footing demo $(ARGS)

run: $(VENV)/run.made ## Run the bot with the BOT_TOKEN of .env
	@$(BIN)/footing run

test: $(VENV)/dev.made ## Pass the tests; of the longest a sample
	$(BIN)/python -m pytest -n 4 --dist worksteal $(ARGS)

check: $(VENV)/dev.made ## Format, lint, types, import contracts, content, migrations equal models
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/bandit -q -c pyproject.toml -r bot sandbox
	$(BIN)/footing check
	$(BIN)/python -m pytest -q tests/store/test_migrations.py tests/content/test_words_stand_in_content.py

audit: $(VENV)/dev.made ## Ask for known holes in what is locked, where their list can be reached
	@$(BIN)/python -m tools.audit

format: $(VENV)/dev.made ## Put the code in form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/dev.made ## Print the figures, each beside its peer
	$(BIN)/python -m bench

shots: $(VENV)/dev.made ## Take the pictures of docs/ in a headless Chromium, and draw the pages
	@$(BIN)/python -m tools.shots
	@$(BIN)/python -m tools.pages

pictures: $(VENV)/pictures.made ## Draw the loops and posters of content/pictures that are older than their drawing
	@$(BIN)/python -m tools.pictures $(ARGS)

voices: $(VENV)/voices.made ## Speak the clips of content/voices whose text, or maker, has changed
	@$(BIN)/python -m tools.voices $(ARGS)

likeness: $(VENV)/dev.made ## Learn from the everyday lines what each word tells
	@$(BIN)/python -m tools.likeness

simulate: $(VENV)/dev.made ## Live a day of a million people against the sending limits
	@$(BIN)/python -m tools.simulation

soak: $(VENV)/dev.made ## Run the whole of every long test
	$(BIN)/python -m pytest -n 4 --dist worksteal -m "long or not long" --timeout 3600 --hypothesis-profile search $(ARGS)

interop: $(VENV)/interop.made ## Hold the sandbox against clients, suites and the parser of others
	@$(BIN)/python -m tests.interop

mutants: $(VENV)/dev.made ## Break the rules of the core a hundred times, and say which breaks no test sees
	@$(BIN)/python -m tools.mutants $(ARGS)

lock: ## Write the lock files anew (needs uv)
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-header --upgrade -q pyproject.toml --group build -o requirements.lock
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-header --upgrade -q pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-header --upgrade -q --group pyproject.toml:pictures -c requirements-dev.lock -o requirements-pictures.lock
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-header --upgrade -q --group pyproject.toml:voices -c requirements-dev.lock -c requirements-pictures.lock -o requirements-voices.lock
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-header --upgrade -q --group pyproject.toml:interop -o requirements-interop.lock

clean: ## Remove the environment and caches
	rm -rf $(VENV) mutants .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/run.made: requirements.lock pyproject.toml
	@$(call install,requirements.lock)
	@touch $@

# The development lock holds everything of the other one, at the same versions.
$(VENV)/dev.made: requirements-dev.lock pyproject.toml
	@$(call install,requirements-dev.lock)
	@touch $@ $(VENV)/run.made

# What the pictures and the voices are made with comes on top of the development environment, and only for whoever does.
$(VENV)/pictures.made $(VENV)/voices.made: $(VENV)/%.made: requirements-%.lock $(VENV)/dev.made
	$(if $(UV),$(UV) pip install --quiet --python $(BIN)/python,$(BIN)/python -m pip install --quiet --disable-pip-version-check) --require-hashes --no-deps -r $<
	@touch $@

# The clients of interop have an environment of their own, inside the other.
$(VENV)/interop.made: requirements-interop.lock $(VENV)/dev.made
	$(if $(UV),$(UV) venv --quiet --allow-existing --python $(PYTHON) $(VENV)/interop && $(UV) pip install --quiet --python $(VENV)/interop/bin/python,$(PYTHON) -m venv $(VENV)/interop && $(VENV)/interop/bin/python -m pip install --quiet --disable-pip-version-check) --require-hashes --no-deps -r $<
	@touch $@

define install
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Footing needs Python 3.11 or newer; name one with make PYTHON=...")'
	$(if $(UV),\
		$(UV) venv --quiet --allow-existing --python $(PYTHON) $(VENV) && $(UV) pip install --quiet --python $(BIN)/python --require-hashes --no-deps -r $(1) && $(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .,\
		$(PYTHON) -m venv $(VENV) && $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r $(1) && $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .)
endef
