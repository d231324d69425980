# make run   start the kiosk (ARGS="…" is handed on)      make test   all checks
# Both first install what is missing: system packages, .venv, and the packages pinned in constraints.txt.

PYTHON ?= python3
VENV := .venv
PIP_INSTALL := $(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

.PHONY: help run test pictures docs dist system clean

help:
	@echo 'make run    start the kiosk; more words for it in ARGS="…"'
	@echo 'make test   lint, types, import floors and tests'
	@echo 'make pictures  draw the pictures of the README anew'
	@echo 'make docs      write the reference of slide kinds and the JSON Schema anew'
	@echo 'make dist   a folder for machines without Python: dist/kiosk'
	@echo 'make clean  remove the environment and the caches'

run: $(VENV)/ready-to-run
	@sh deploy/run-virtual.sh $(VENV)/bin/python main.py run $(ARGS)

test: $(VENV)/ready-to-test
	$(VENV)/bin/ruff check
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports --no-logo
	QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 $(VENV)/bin/python -m pytest -n auto

# What is said of every slide kind and key, out of the models: for people, with pictures, and for editors.
docs: $(VENV)/ready-to-run
	@$(VENV)/bin/python main.py reference docs
	@$(VENV)/bin/python main.py schema

pictures: $(VENV)/ready-to-run
	@sh docs/draw-pictures.sh $(VENV)/bin/python

system:
	@PYTHON='$(PYTHON)' VENV='$(VENV)' sh deploy/debian-packages.sh

# Content and assets lie beside the program, where staff edit them.
dist: $(VENV)/ready-to-pack
	@$(VENV)/bin/pyinstaller --noconfirm --log-level WARN deploy/kiosk.spec
	@cp -R content.yaml content.schema.json .vscode assets dist/kiosk/
	@mkdir -p dist/kiosk/docs/pictures && cp docs/guide.* docs/reference.* dist/kiosk/docs/ && \
	    cp -R docs/pictures/kinds dist/kiosk/docs/pictures/
	@du -sh dist/kiosk

# The stamps are younger than both files only when what these ask for is installed.
$(VENV)/ready-to-run: pyproject.toml constraints.txt | system
	@echo 'Installing the pinned packages into $(VENV) (about 100 MB to fetch) …'
	@$(PYTHON) -m venv $(VENV)
	@$(PIP_INSTALL) -e .
	@touch $@

$(VENV)/ready-to-pack: pyproject.toml constraints.txt
	@PYTHON='$(PYTHON)' VENV='$(VENV)' ALSO='binutils libpython3-dev' sh deploy/debian-packages.sh
	@$(PYTHON) -m venv $(VENV)
	@$(PIP_INSTALL) -e '.[dist]'
	@touch $(VENV)/ready-to-run $@

$(VENV)/ready-to-test: pyproject.toml constraints.txt | system
	@echo 'Installing the pinned packages and the test tools into $(VENV) (about 150 MB to fetch) …'
	@$(PYTHON) -m venv $(VENV)
	@$(PIP_INSTALL) -e '.[dev]'
	@touch $(VENV)/ready-to-run $@

clean:
	rm -rf $(VENV) build dist *.egg-info .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
