.DEFAULT_GOAL := help
.PHONY: help setup setup-cluster test test-cluster lint demo evaluate conformance chaos fuzz soak \
	bench-store bench-readers bench-reading bench-ingest bench-volume bench-cost check bundle lock wheel clean

BIN := .venv/bin
READY := .venv/.ready
CLUSTER := .venv/.ready-cluster

help: ## Show what can be done
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 12

setup: $(READY) ## Build the environment in .venv (.venv/bin/diplograph is the program)

$(READY): requirements.lock pyproject.toml .python-version .ci/setup .ci/python
	.ci/setup
	touch $@

setup-cluster: $(CLUSTER) ## Add Ray to the environment, for `ingest --engine ray`

$(CLUSTER): $(READY) requirements-cluster.lock
	$(BIN)/python -m pip --disable-pip-version-check --quiet install --require-hashes \
		--requirement requirements-cluster.lock
	touch $@

# A test that takes five minutes has hung: its worker shows where, and ends.
test: $(READY) ## Run all tests (ARGS="-k name" for some)
	$(BIN)/python -m pytest -n auto -o faulthandler_timeout=300 \
		-o faulthandler_exit_on_timeout=true $(ARGS)

# Ray gives its workers way to everything else that runs, which on a busy machine takes for ever.
test-cluster: $(CLUSTER) ## Run the tests that need Ray, on a cluster of two workers here
	RAY_worker_niceness=0 DIPLOGRAPH_REQUIRE_RAY=1 $(BIN)/python -m pytest -p no:xdist \
		-o faulthandler_timeout=600 -o faulthandler_exit_on_timeout=true \
		tests/api/shards/test_cluster.py $(ARGS)

lint: $(READY) ## Check style, formatting, types and layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test ## Lint and test

demo: $(READY) ## Read data/articles and serve the result at 127.0.0.1:8000
	$(BIN)/diplograph demo

evaluate: $(READY) ## Scores and errors on annotated articles: KIT=folder (LEAVE_OUT=, OUT=file, JSON=1, FAST=1)
	@$(BIN)/python -m tests.evaluation.evaluate --kit "$(KIT)" $(if $(OUT),--out "$(OUT)") \
		$(if $(LEAVE_OUT),--leave-out "$(LEAVE_OUT)") $(if $(JSON),--json) $(if $(FAST),--fast)

conformance: $(READY) ## Run the W3C suites of SPARQL against our server: KIT=folder with them
	$(BIN)/python -m tests.service.conformance --kit "$(KIT)"

chaos: $(READY) ## Kill a server TIMES times under load and see that nothing is lost
	$(BIN)/python -m tests.service.chaos --times "$(or $(TIMES),50)"

fuzz: $(READY) ## Hold the server's answers against its OpenAPI description, on made-up requests
	$(BIN)/python -m pytest -q -p no:xdist tests/service/openapi_fuzz.py $(ARGS)

bench-store: $(READY) ## Compare the server's speed with OXIGRAPH (a program): QUADS=1000000
	$(BIN)/python -m tests.benchmarks.store_speed --quads "$(or $(QUADS),1000000)" \
		$(if $(OXIGRAPH),--oxigraph "$(OXIGRAPH)")

bench-readers: $(READY) ## Ask a server (WORKERS=1) from 200 clients for a minute beside a writer
	$(BIN)/python -m tests.benchmarks.many_readers --workers "$(or $(WORKERS),1)" \
		--seconds "$(or $(SECONDS),60)"

soak: $(READY) ## Kill parts of an ingest run at random, go on, compare the graphs: ARTICLES=2000
	$(BIN)/python -m tests.service.soak --articles "$(or $(ARTICLES),2000)" $(ARGS)

bench-reading: $(READY) ## Tokens a second: bare spaCy, rules, rules and the learned reader
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.benchmarks.reading $(ARGS)

bench-ingest: $(READY) ## Articles a second with 1 and 2 processes, beside bare spaCy with as many
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.benchmarks.ingest_speed $(ARGS)

bench-volume: $(READY) ## Time per article and memory at 1,000 and 10,000 articles (LONG=1: 100,000)
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.benchmarks.ingest_volume $(if $(LONG),--long) $(ARGS)

bench-cost: $(READY) ## Measure what an article costs, and plan for a million and more
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.benchmarks.cost $(ARGS)

bundle: ## Bundle the explorer's libraries anew (needs node and npm)
	.ci/bundle

lock: $(READY) ## Resolve requirements.lock anew from pyproject.toml (UPGRADE=1 for newer versions)
	.ci/requirements | CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile - \
		--output-file requirements.lock --generate-hashes --allow-unsafe --strip-extras \
		--no-annotate --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
		--quiet $(if $(UPGRADE),--upgrade)
	.ci/requirements cluster | CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile - \
		--output-file requirements-cluster.lock --constraint requirements.lock \
		--generate-hashes --allow-unsafe --strip-extras --no-annotate --no-emit-index-url \
		--no-emit-find-links --no-emit-trusted-host --quiet $(if $(UPGRADE),--upgrade)

wheel: $(READY) ## Build the wheel into dist/
	$(BIN)/python -m build --wheel --no-isolation

clean: ## Remove what was built, the environment and the demo's store included
	rm -rf .venv build dist demo-store demo.* .coverage .hypothesis .import_linter_cache \
		.mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
