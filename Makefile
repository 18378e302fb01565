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

bench: setup                   ## speed beside the tools one would pick instead, in one run: make bench SIZES="100 1000 10000"
	$(BIN)/python bench/run.py $(SIZES)

clean:
	rm -rf dist bench/out .mypy_cache .ruff_cache .pytest_cache .hypothesis
