# Kumaja's commands: `make run` to try it, `make test` to test everything. Python 3.11 or newer.
PORT ?= 8000
DATA ?= kumaja-demo
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN = .venv/bin
export KUMAJA_ANALYSER
# The folder .venv is ours: kept bytecode makes every later start two seconds quicker.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test check journeys bench axe docs assets lock messages clean

run: .venv/installed-run
	@exec env PYTHONPATH="$(CURDIR)/src" $(BIN)/python -m kumaja demo --data "$(DATA)" --port "$(PORT)"

test: .venv/installed-test
	@$(BIN)/python -m tools.test all

check: .venv/installed-test
	@$(BIN)/python -m tools.test check

bench: .venv/installed-test
	@$(BIN)/python -m tools.test bench

journeys: .venv/installed-test
	@$(BIN)/python -m tools.test journeys

axe: .venv/installed-test
	@$(BIN)/python -m tools.test axe

docs: .venv/installed-test
	@$(BIN)/python -m sphinx -W -q -b html docs docs/_build/html && echo "docs/_build/html/index.html"

assets:
	cd assets && npm ci --ignore-scripts && npm run build

messages: .venv/installed-test
	@$(BIN)/python -m tools.messages update && $(BIN)/python -m tools.messages compile && $(BIN)/python -m tools.messages check

lock: .venv/installed-test
	@$(BIN)/python -m tools.lock

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Kumaja needs Python 3.11 or newer; none was found."; exit 1; }
	@$(PYTHON) tools/install.py

.venv/installed-run: requirements/run.txt | .venv/bin/python
	@$(PYTHON) tools/install.py requirements/run.txt
	@touch $@

.venv/installed-test: requirements/test.txt | .venv/bin/python
	@$(PYTHON) tools/install.py requirements/test.txt --project
	@touch $@ .venv/installed-run

clean:
	rm -rf .venv build dist docs/_build
