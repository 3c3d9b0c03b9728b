# run · test · lint · evaluate · bench: each does all its own set-up on a machine with Python 3.11, git and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARTICLES ?= seeds
REV ?= HEAD~1

.PHONY: run setup test lint types evaluate gains bench load safety golden screenshots chromium clean

run: $(VENV)/run.stamp  ## open the dashboard on 127.0.0.1:8501 (ARTICLES=folder for other articles)
	CORPUS_ARTICLES="$(ARTICLES)" $(BIN)/streamlit run dashboard.py --server.address 127.0.0.1 --server.port 8501

setup: $(VENV)/run.stamp  ## install without running

test: $(VENV)/dev.stamp chromium lint types  ## lint, types, every test
	$(BIN)/python -m pytest -n 2 --dist loadfile

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev.stamp
	$(BIN)/mypy

evaluate: $(VENV)/dev.stamp  ## the project's own gold: every figure, held against its floor
	$(BIN)/python -m tests.evaluation.score

gains: $(VENV)/dev.stamp  ## rows gained and lost against another revision (REV=…)
	$(BIN)/python -m tests.evaluation.compare $(REV)

bench: $(VENV)/dev.stamp  ## speed and start-up
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench_readers
	$(BIN)/python -m tests.bench_page
	$(BIN)/python -m tests.bench_relate
	$(BIN)/python -m tests.bench_board

load: $(VENV)/dev.stamp chromium  ## 20 clients and a browser over 1,000,000 synthetic facts, two minutes
	$(BIN)/python -m tests.load

safety: $(VENV)/dev.stamp  ## hostile and broken input, with the full counts that the tests sample
	CORPUS_SAFETY=full CORPUS_EXAMPLES=5000 $(BIN)/python -m pytest tests/safety tests/test_duplicates.py tests/test_properties.py tests/test_store.py

golden: $(VENV)/dev.stamp  ## write tests/golden anew after a wanted change
	$(BIN)/python -m tests.golden.write

screenshots: $(VENV)/dev.stamp chromium  ## docs/screenshots anew
	$(BIN)/python -m tests.browser.screenshots

$(VENV)/run.stamp: requirements.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/dev.stamp: requirements.txt requirements-dev.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@ $(VENV)/run.stamp

# The browser tests drive the system's Chromium; where it is missing, Debian's packages bring its windowless build.
chromium:
	@command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null || (apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium-headless-shell fonts-dejavu-core fonts-noto-core)

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
