# Commands of this site. They need only make and Python 3.11 or later; `make help` lists them.

PORT ?= 8000
export PORT

BIN := .venv/bin
VAR := $(CURDIR)/var

# The first Python on the path that is new enough. Quiet: an old or broken one is simply passed over.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$python" && break; done)

.PHONY: help run dev test lint check messages elasticsearch clean
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

help: ## List these commands
	@sed -nE 's/^([a-z]+):[^#]*## (.*)/\1\t\2/p' $(firstword $(MAKEFILE_LIST)) | \
		awk -F'\t' '{ printf "make %-14s %s\n", $$1, $$2 }'

# ---- Serving. Whatever is already set in the environment stays as it is.

run dev: export SITE_URL ?= http://localhost:$(PORT)
run dev: export ALLOWED_HOSTS ?= localhost,127.0.0.1
run dev: export DATABASE_URL ?= sqlite:///$(VAR)/db.sqlite3
run dev: export MEDIA_ROOT ?= $(VAR)/media
run dev: export STATIC_ROOT ?= $(VAR)/static

# `exec`, so that signals reach the command itself; --under-make, because make passes SIGTERM on, but not SIGINT.
SERVE = SECRET_KEY="$${SECRET_KEY:-$$(cat var/secret_key)}" exec $(BIN)/python manage.py serve --under-make --port $(PORT)

run: .venv/.installed var/secret_key ## Set up and serve the site on http://localhost:$(PORT), with its worker
	@DJANGO_SETTINGS_MODULE=cms.settings.production $(SERVE)

dev: .venv/.installed var/secret_key ## The same with autoreload and debug pages
	@DJANGO_SETTINGS_MODULE=cms.settings.development $(SERVE) --dev

var/secret_key: | .venv/bin/python
	@mkdir -p var
	@umask 077 && $(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))' > $@

# ---- Testing. The environment of a running site must not leak in: env -u.

test: lint check ## Set up and run everything that must hold: linters, checks, tests
	env -u DATABASE_URL DJANGO_SETTINGS_MODULE=cms.settings.test \
		$(BIN)/pytest -n auto --dist loadgroup --cov --cov-report term

lint: .venv/.installed-dev ## Check style and common mistakes in Python and templates
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint --lint --quiet templates

# An example of a real site's environment: the warnings of `check --deploy` are about how it would be served.
check: .venv/.installed-dev ## Django's deployment checks, and no change of a model without its migration
	@echo "manage.py check --deploy (production settings)"
	@SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
		SITE_URL=https://smartcity.example ALLOWED_HOSTS=smartcity.example DATABASE_URL=sqlite://:memory: \
		MEDIA_ROOT=$(VAR)/media STATIC_ROOT=$(VAR)/static DJANGO_SETTINGS_MODULE=cms.settings.production \
		$(BIN)/python manage.py check --deploy --fail-level WARNING
	@echo "manage.py makemigrations --check"
	@env -u DATABASE_URL DJANGO_SETTINGS_MODULE=cms.settings.test \
		$(BIN)/python manage.py makemigrations --check --dry-run

# ---- For developers.

messages: .venv/.installed-dev ## Collect the strings to translate, compile the translations (needs GNU gettext)
	$(BIN)/python manage.py makemessages --locale id --no-wrap --no-location \
		--ignore .venv --ignore tests --ignore var
	$(BIN)/python manage.py compilemessages --locale id --ignore .venv

elasticsearch: ## Start a single Elasticsearch node for development and tests (needs Maven and a JDK 21)
	tests/elasticsearch/elasticsearch start

clean: ## Remove what can be made again: .venv, caches, collected static files; data in var/ stays
	rm -rf .venv .ruff_cache .pytest_cache .coverage htmlcov var/static
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# ---- The virtual environment, made anew when the requirements change.

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed, and none was found on the path." \
		"Install one, or name it: make run PYTHON=/path/to/python3" >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.installed: requirements.txt | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/.installed-dev: requirements-dev.txt .venv/.installed
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
