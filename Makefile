# Everything a newcomer types. Each target is one line that calls a tool or a script in .ci/.
SWIFT ?= swift
PYTHON := $(CURDIR)/.venv/bin/python

.PHONY: demo test setup bench dist format lint clean

demo: setup  ## Build, run a leaking program on the managed runtime, dump its heap, analyse it
	.ci/demo

test: setup  ## Build and run every test
	BARROW_PYTHON=$(PYTHON) .ci/test

setup:  ## Install what is missing: Debian packages, a Python environment for the tests' oracles
	.ci/setup

bench: setup  ## Measure, and write Benchmarks/README.md
	.ci/bench

dist: setup  ## A relocatable tarball with the Swift runtime in it, under dist/
	.ci/dist

format:
	$(SWIFT) format -i -r Package.swift Sources Plugins Tests Benchmarks

lint:
	$(SWIFT) format lint --strict -r Package.swift Sources Plugins Tests Benchmarks

clean:
	rm -rf .build .venv report dist
