# The commands of this project. `make demo` and `make test` need Python 3.11 or later, make and sh; all else goes into .venv.

PYTHON ?= python3
BENCH ?=
FUZZ_SECONDS ?= 60

BIN = .venv/bin
COMMONPLACE = $(BIN)/commonplace --vault examples/library

.PHONY: demo test bench bench-questions fuzz format clean

demo: export COMMONPLACE_CACHE = $(CURDIR)/build/demo
demo: .venv/ready
	@rm -rf build/demo
	$(call show,$(COMMONPLACE) refresh)
	$(call show,$(COMMONPLACE) overview)
	$(call show,$(COMMONPLACE) note "Reflections on the Revolution in France")
	$(call show,$(COMMONPLACE) wanted)
	$(call show,$(COMMONPLACE) links --problems) || [ $$? -eq 1 ] # 1: it found some
	@printf '\nNow on a vault of your own, which is only read:\n\n    %s\n' '$(BIN)/commonplace --vault PATH overview'

test: .venv/ready
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/pytest -n 2

bench: .venv/ready
	$(BIN)/python -m benchmarks $(BENCH)

bench-questions: .venv/ready
	$(BIN)/python -m benchmarks.questions $(BENCH)

fuzz: .venv/ready
	-$(BIN)/python -m pip install --quiet atheris
	$(BIN)/python tests/fuzz.py $(FUZZ_SECONDS)

format: .venv/ready
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

clean:
	rm -rf .venv build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Where Python comes without ensurepip (Debian's python3 without python3-venv), its own pip fills the new environment.
.venv/ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later, please: make PYTHON=...")'
	@echo 'Preparing .venv ...'
	@$(PYTHON) -m venv .venv || { \
	    $(PYTHON) -m venv --without-pip .venv && $(PYTHON) -m pip --python $(BIN)/python install --quiet pip; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

# A command, written as one would type it, and then its answer.
define show
@printf '\n$$ %s\n' '$(1)'
@$(1)
endef
