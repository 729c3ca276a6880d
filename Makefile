# Two commands are enough: `make demo` shows the program, `make test` proves it. Both first make .venv when needed.
# PYTHON=python3.12 chooses the interpreter; PYTEST=... hands further words to pytest.

BIN := .venv/bin
# One more than there are processors: each waits now and then for a process that it has started.
WORKERS ?= $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)
PYTEST ?=
# The soak: how many seeds, from which on, with fakes or with sqlcipher and sqlite or postgres.
SEEDS ?= 10000
FROM ?= 0
DESK ?= fake
CENTRE ?= fake
# A file stays with one worker, so that what it sets up once is set up once.
SHARED := -n $(WORKERS) --dist loadfile --no-loadscope-reorder
UV_COMPILE = build/uv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-header pyproject.toml

# Compiled modules are kept, whatever this computer usually does: the tests begin hundreds of processes.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo test check lint soak bench dictionary pictures translations freeze freeze-check lock prepare clean

help:
	@echo "make demo      the program with invented data: a window, or a walk through it where there is no screen"
	@echo "make test      everything that must hold: lint, types, imports, all tests"
	@echo "make check     the same without the slow tests, for the inner loop"
	@echo "make soak      many simulated runs of desks and centre: SEEDS=100000 DESK=fake CENTRE=fake"
	@echo "make bench     figures: bytes, times, sizes"
	@echo "make dictionary VERSION=2  a further dictionary for short messages, from invented texts"
	@echo "make pictures  draws docs/pictures/ anew from demo data"
	@echo "make translations  collects what windows say, and compiles its English"
	@echo "make freeze    dist/tindak/: the program in one folder; make freeze-check also tries it"
	@echo "make lock      resolves the locked packages anew;   make clean removes what was made"

prepare:
	@sh .ci/prepare

demo: prepare
	@$(BIN)/tindak demo

lint: prepare
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy --no-error-summary --cache-dir .mypy_cache/win32 --platform win32 & windows=$$!; \
		$(BIN)/mypy --no-error-summary --cache-dir .mypy_cache/linux; linux=$$?; wait $$windows && exit $$linux
	@$(BIN)/lint-imports --no-logo

test: lint
	@$(BIN)/pytest $(SHARED) $(PYTEST)

check: lint
	@$(BIN)/pytest $(SHARED) -m "not slow and not postgres" $(PYTEST)

soak: prepare
	@$(BIN)/python -m tests.simulation --seeds $(SEEDS) --from $(FROM) --desk $(DESK) --centre $(CENTRE) --workers $(WORKERS)

bench: prepare
	@$(BIN)/python -m tests.bench

dictionary: prepare
	@$(BIN)/python -m sync.server.demo.dictionary $(VERSION)

pictures: prepare
	@$(BIN)/tindak demo --headless --folder build/demo
	@mkdir -p docs/pictures
	@cp $(patsubst %,build/demo/%.png,masuk hari-ini laporan laporan-kasus tindak-lanjut kotak-keluar monev bantuan foto-sanding foto-tutupi) docs/pictures/
	@cp build/demo/gelap/laporan.png docs/pictures/laporan-gelap.png

translations: prepare
	@$(BIN)/python -m tests.translations

freeze: prepare
	@$(BIN)/pyinstaller --noconfirm --log-level ERROR --distpath dist --workpath build/freeze build.spec
	@du -sh dist/tindak

freeze-check: freeze
	@TINDAK_FROZEN=dist/tindak $(BIN)/pytest tests/quality/test_frozen.py

lock: prepare
	@$(BIN)/python -m pip install -qq --upgrade --target build/uv uv
	@$(UV_COMPILE) --output-file requirements.lock $(if $(UPGRADE),--upgrade)
	@$(UV_COMPILE) --output-file requirements-dev.lock --group dev $(if $(UPGRADE),--upgrade)

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -prune -exec rm -rf {} +
