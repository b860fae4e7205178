# Two commands matter: `make demo` and `make test`. Both set up everything they need.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.PHONY: setup demo test check bench lock clean

setup: $(READY)

# The environment is rebuilt only when the locked dependencies or the package's metadata change.
# pip fetches only uv, which installs the rest six times as fast; every file is checked against its hash.
$(READY): requirements-setup.txt requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-setup.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes --requirement requirements.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	touch $@

# Starts from a fresh case, so that it can be run again and shows the same.
demo: $(READY)
	rm -f build/demo.duckdb build/demo.duckdb.wal
	$(BIN)/dragoman read examples/newsroom/pages --knowledge examples/newsroom/knowledge --case build/demo.duckdb
	$(BIN)/dragoman brief --case build/demo.duckdb --out build/demo.html --title "The example newsroom"

test: $(READY)
	$(BIN)/python -m pytest

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)
	for script in benchmarks/*.py; do $(BIN)/python $$script || exit 1; done

lock:
	$(BIN)/uv pip compile --universal --generate-hashes --no-header --no-emit-index-url --extra dev --python-version 3.11 --quiet pyproject.toml -o requirements.txt

clean:
	rm -rf $(VENV) build
