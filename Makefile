# Everything that a fresh machine needs is python3 and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

.PHONY: setup demo test check bench gallery messages schema pages clean

## setup: make the virtual environment
setup: $(READY)

## demo: set up, and run the main job on the shipped data
demo: $(READY)
	$(BIN)/stapeling analyse data/laws

## test: set up, and pass the tests
test: $(READY)
	$(BIN)/pytest -q -n auto

## check: lint, format, types, import contracts and tests, as CI does
check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) test

## bench: measure everything side by side, as ratios within one run (BENCH=--smoke for a small one)
bench: $(READY)
	$(BIN)/python benchmarks/bench.py $(BENCH)

## gallery: make the reports and screenshots of docs/gallery anew
gallery: $(READY)
	$(BIN)/python tools/gallery.py

## messages: extract, update and compile the translations
messages: $(READY)
	$(BIN)/python tools/messages.py

## schema: write the JSON Schema that is shipped for editors anew
schema: $(READY)
	$(BIN)/python -c "from stapeling.model.json_schema import file_schema; print(file_schema(), end='')" > src/stapeling/schema/v1.json

## pages: write docs/checks anew from the docstrings of the rules
pages: $(READY)
	$(BIN)/python tools/check_pages.py

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable '.[all]' --group dev
	touch $@
