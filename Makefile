# Qalqan: `make` alone prints this help.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
PORT ?= 8000
SERVE ?= 1
PY := .venv/bin/python
DEV := DJANGO_SETTINGS_MODULE=qalqan.settings.dev
CODE := site courses assessments campaigns
# Two cores are the size that everything here is planned for.
JOBS ?= 2

.DEFAULT_GOAL := help
.PHONY: help demo test coverage services-test faults bench bundle scan lint messages format

help:  ## Print this help
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

demo:  ## Prepare everything, load the starter content and serve it (PORT=8000, SERVE=0: do not serve)
	@.ci/prepare run
	@$(PY) manage.py migrate --verbosity 0
	@$(PY) manage.py load_starter
	@$(PY) manage.py demo --port $(PORT) $(if $(filter 0,$(SERVE)),--no-serve)

test:  ## Prepare everything, a browser included, and run all checks and tests
	@.ci/prepare test
	@$(MAKE) --no-print-directory lint
	@.venv/bin/pytest -n $(JOBS) --dist loadgroup -m "not services" tests

coverage:  ## Run the same tests and measure what they reach, which takes half as long again
	@.ci/prepare test
	@.venv/bin/pytest -n $(JOBS) --dist loadgroup --cov --cov-report=term -m "not services" tests

services-test:  ## Run the suite on PostgreSQL and Redis, which it starts itself
	@.ci/prepare test
	@$(PY) tests/services.py .venv/bin/pytest -n $(JOBS) --dist loadgroup -m "not same_anywhere" --ignore=tests/security/access tests

faults:  ## Run the fault tests in full; each figure beside its goal, into var/faults.json
	@.ci/prepare test
	@$(PY) -m tests.faults

bench:  ## Run the benchmarks: ratios to a yardstick of the same run, into var/bench.json
	@.ci/prepare test
	@$(PY) tests/services.py $(PY) -m tests.bench

bundle:  ## Make one checksummed archive that installs and upgrades without a network, in var/bundle
	@.ci/prepare run
	@.ci/bundle

scan:  ## Scan a demo of its own with wapiti, as a visitor and as a manager, into var/scan
	@.ci/prepare run
	@.ci/scan

lint:  ## Run the checks that need no database
	@! test -e site/__init__.py -o -e locale/__init__.py || { echo "site/ and locale/ must not be packages: see docs/decisions/0001"; exit 1; }
	@.venv/bin/ruff check . && .venv/bin/ruff format --check --quiet .
	@.venv/bin/lint-imports --no-cache | tail -n 4
	@.venv/bin/djlint templates --lint --quiet
	@# What is skipped is in ruff's S rules too, where each exception says why.
	@.venv/bin/bandit --quiet --recursive -ll --skip B303,B308,B608,B703 --exclude '*/migrations/*' $(CODE) 2>/dev/null
	@PATH=$$PWD/var/tools/bin:$$PATH semgrep scan --config .ci/rules --metrics=off --disable-version-check --no-git-ignore --error --quiet --jobs $(JOBS) $(CODE) templates
	@DJANGO_SETTINGS_MODULE=qalqan.settings.test $(PY) manage.py makemigrations --check --dry-run --verbosity 0 || { echo "A migration is missing: run manage.py makemigrations"; exit 1; }
	@env DJANGO_SETTINGS_MODULE=qalqan.settings.production SECRET_KEY=$$($(PY) -c "import secrets; print(secrets.token_urlsafe(60))") AUDIT_KEY=check ALLOWED_HOSTS=qalqan.example PUBLIC_BASE_URL=https://qalqan.example $(PY) manage.py check --deploy --fail-level WARNING
	@.venv/bin/mypy $(CODE)

messages:  ## Collect the strings to translate into locale/*/LC_MESSAGES/django.po
	@$(PY) manage.py collect_messages

format:  ## Put code and templates into their form
	@.venv/bin/ruff check --fix . ; .venv/bin/ruff format .
