# make report   set up, parse the seed article and render every notebook for it to reports/
# make test     set up, run the tests and check the notebooks against their stored output
# make check  set up, lint and check the format
# make lab      set up, open the notebooks in JupyterLab
# make lock     write requirements.lock anew from requirements.txt
# make clean    remove what the others made

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed
JOBS ?= 2

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: report test check lab lock clean
.DEFAULT_GOAL := report

report: $(INSTALLED)
	@echo "Parsing seeds/ and rendering every notebook to reports/ ..."
	@$(BIN)/tidynews render seeds --output reports --jobs $(JOBS)

test: $(INSTALLED)
	@echo "Running the tests ..."
	@$(BIN)/python -m pytest tests
	@echo "Checking the notebooks against their stored output ..."
	@$(BIN)/python -m pytest -c tests/nbval.ini --rootdir . notebooks

check: $(INSTALLED)
	@echo "Checking style and format ..."
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

lab: $(INSTALLED)
	@$(BIN)/jupyter lab notebooks

$(INSTALLED): requirements.lock lib/pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "tidynews needs Python 3.11 or newer; name one with: make PYTHON=python3.12")'
	@echo "Setting up $(VENV) (a minute or two, the first time only) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e ./lib
	@touch $@

lock:
	@$(PYTHON) -m venv build/lock && build/lock/bin/python -m pip install --quiet uv
	@build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-header --no-emit-package tidynews requirements.txt --output-file requirements.lock
	@rm -r build/lock

clean:
	rm -rf $(VENV) reports build
