# Everything a newcomer types: demo and test; and what developers type: lint, bench, gallery, styles.

# Release builds use AVX2 and FMA where the processor has them, and are portable otherwise.
V3 := $(shell grep -qw avx2 /proc/cpuinfo 2>/dev/null && grep -qw fma /proc/cpuinfo && grep -qw bmi2 /proc/cpuinfo && \
        grep -qw movbe /proc/cpuinfo && echo yes)
ifeq ($(V3),yes)
NATIVE := -Xcc -march=x86-64-v3 -Xswiftc -DHFPLOT_FMA
endif
RELEASE := -c release $(NATIVE)
HFPLOT := .build/release/hfplot
EXAMPLE := gallery/analysis

.PHONY: help setup setup-test build demo test lint fuzz sanitize corpus bench growth cores bench-peers compare gallery styles docs clean

help:
	@echo "make demo     install what is missing, build, fit the example and draw its figures into out/"
	@echo "make test     install what is missing, then run every test"
	@echo "make build    the release build: $(HFPLOT)"
	@echo "make bench    timings of the kernel and the fit (FILE=workspace.json for another workspace)"
	@echo "make growth   how the kernel's and the fit's times grow with parameters"
	@echo "make cores    what a second core gives, and the memory of many toys"
	@echo "make compare  the same tasks by hfplot and by its peers, in one run (FILE=workspace.json)"
	@echo "make gallery  redraw gallery/"
	@echo "make fuzz     hostile texts for every reader (CASES=20000 of each kind for more, SEED=7 for others)"
	@echo "make sanitize the tests under the address and the thread sanitizer"
	@echo "make corpus   what comes of every workspace in a folder (DIR=folder)"
	@echo "make docs     the documentation of the library, as pages"
	@echo "make styles   carry styles/*.json into the binary's source"
	@echo "make lint     swift format, strictly"

setup:
	@.ci/setup build

setup-test:
	@.ci/setup test

build: setup
	swift build $(RELEASE) --product hfplot

demo: build
	@mkdir -p out
	$(HFPLOT) fit $(EXAMPLE)/workspace.json --save out/fit.json
	$(HFPLOT) prefit $(EXAMPLE)/workspace.json --style $(EXAMPLE)/style.json \
	  -o out/prefit.pdf -o out/prefit.png -o out/prefit.svg -o out/prefit.tex
	$(HFPLOT) postfit $(EXAMPLE)/workspace.json --style $(EXAMPLE)/style.json \
	  -o out/postfit.pdf -o out/postfit.png -o out/postfit.svg -o out/postfit.tex
	@echo "The figures:"; ls -1 out

test: setup-test
	@.ci/test $(NATIVE)

lint:
	swift format lint --strict --recursive Package.swift Sources Tests Benchmarks gallery/custom
	@sh styles/embed.sh --check

# Failures are named by target, seed and case; their texts, in fuzz-failures/, belong into Tests/FuzzTests/Corpus.
fuzz: setup
	swift build $(RELEASE) --product Fuzz
	.build/release/Fuzz $(if $(CASES),--cases $(CASES)) $(if $(SEED),--seed $(SEED)) $(TARGETS)

# Each sanitizer needs a build of its own. Tasks run at once only in the suites that the thread sanitizer watches. SUITES picks
# others by a regular expression. Stacks are kept whole, so that what statics hold is told from leaks: see the file.
SUITES := .
THREADED := InferenceTests|HFPlotKitTests|CareTests|LikelihoodTests|MinimizationTests|CommandLineToolTests
sanitize: setup-test
	ASAN_OPTIONS=malloc_context_size=100 LSAN_OPTIONS=print_suppressions=0:suppressions=$(CURDIR)/Tests/Sanitizers/leaks.txt \
	  swift test --disable-xctest --sanitize=address --scratch-path .build/address --filter '$(SUITES)'
	swift test --disable-xctest --sanitize=thread --scratch-path .build/thread \
	  --filter '$(if $(filter .,$(SUITES)),$(THREADED),$(SUITES))'

corpus: build
	@test -n "$(DIR)" || { echo "make corpus needs DIR=folder-with-workspaces" >&2; exit 2; }
	python3 Benchmarks/corpus.py $(HFPLOT) $(DIR)

bench: setup
	swift build $(RELEASE) --product Benchmarks
	.build/release/Benchmarks $(if $(FILE),$(FILE),$(EXAMPLE)/workspace.json)

growth: setup
	swift build $(RELEASE) --product Benchmarks
	python3 Benchmarks/growth.py .build/release/Benchmarks

cores: build
	python3 Benchmarks/cores.py $(HFPLOT) $(EXAMPLE)

# The programs to compare with, in an environment of their own: see Benchmarks/compare.py.
PEERS := .build/peers

bench-peers: build
	swift build $(RELEASE) --product Benchmarks
	@test -x $(PEERS)/bin/python || python3 -m venv $(PEERS)
	$(PEERS)/bin/pip install --quiet --upgrade nextstat "pyhf[jax]" cabinetry iminuit

compare: bench-peers
	python3 Benchmarks/compare.py --venv $(PEERS) $(if $(FILE),$(FILE),$(EXAMPLE)/workspace.json)

gallery: build
	sh gallery/make.sh $(HFPLOT)

styles:
	sh styles/embed.sh

docs: setup
	@.ci/docs

clean:
	rm -rf .build out
