# The table of contents of this repository: what one can do here.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin

.PHONY: setup demo test lint schemas docs bench clean

setup: $(BIN)/cxj              ## a virtual environment with everything for development

$(BIN)/cxj: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --editable '.[test,dev]'
	touch $(BIN)/cxj

demo: setup                    ## check and build the example organisation into dist/
	$(BIN)/cxj check
	$(BIN)/cxj build

test: setup                    ## the whole suite
	$(BIN)/pytest

lint: setup                    ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

schemas: setup                 ## schemas/v1 from the declarations
	$(BIN)/cxj schema --out schemas/v1

docs: setup                    ## the language and rule references, from the code
	$(BIN)/python docs/generate.py

bench: setup                   ## throughput beside check-jsonschema, in one run
	$(BIN)/pip install --quiet check-jsonschema
	$(BIN)/python bench/run.py

clean:
	rm -rf dist bench/out .mypy_cache .ruff_cache .pytest_cache .hypothesis
