# The targets that a person calls have a text after ##; "make" alone lists them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
MAKEFLAGS += --no-print-directory --no-builtin-rules
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

GO       ?= go
NPX      ?= npx

# The same everywhere but under the race detector, so that the build cache holds each package once.
export CGO_ENABLED := 0
export GOFLAGS     := -trimpath $(filter-out -trimpath,$(GOFLAGS))

# Without a tag to describe, the program keeps the version that is written in it.
VERSION  ?= $(shell git describe --tags --dirty 2>/dev/null | sed 's/^v//')
ARGS     ?=
FUZZTIME ?= 1m

# Built from source, pinned by tools/lint/go.mod; the first time takes minutes, then the build cache has it.
GOLANGCI_LINT ?= $(GO) tool -modfile=$(CURDIR)/tools/lint/go.mod golangci-lint
REDOCLY       ?= npm_config_ignore_scripts=true REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true \
                 $(NPX) --yes @redocly/cli@2.77.0

.PHONY: help
help: ## list the targets
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  %-13s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

.PHONY: run
run: build ## build and start zonemint dev; ARGS="--http-addr 127.0.0.1:8080" adds flags
	@exec bin/zonemint dev $(ARGS)

.PHONY: build
build: ## build bin/zonemint
	$(GO) build -ldflags '$(if $(VERSION),-X main.version=$(VERSION))' -o bin/zonemint ./cmd/zonemint

GOTESTSUM := $(GO) tool -modfile=$(CURDIR)/tools/test/go.mod gotestsum --format pkgname --format-hide-empty-pkg --hide-summary skipped

# The packages whose goroutines share memory, and all others, of which those in test/ run the built program from outside.
RACED   := ./store/... ./zone/... ./handlers/... ./tokens/...
OTHERS  := . ./bench/... ./cmd/... ./internal/... ./test/browser ./test/contract/... ./test/faults ./test/quickstart ./test/sdk
# make check has no other languages, and no program to run.
CHECKED := . ./tokens/... ./zone/... ./handlers/... ./store/... ./cmd/... ./internal/... ./test/contract/evolution

# SQLite's own memory is not watched: it is C, translated, and watching it takes most of the time of a test that uses it. Only its own
# package is left out, as it instantiates no generic code: the linker would take that, such as sync.Map, for all other packages too, which
# would then race. Test: go tool nm of the package has no go.shape.
RACE := -race -gcflags='modernc.org/sqlite/lib=-race=false -d=checkptr=0' -gcflags='modernc.org/libc/...=-d=checkptr=0'

.PHONY: check
check: ## the quick loop, with Go alone: vet, unit tests, import rules, evolution of the contract
	@rm -rf bin/tests/check && mkdir -p bin/tests/check
	$(GO) vet ./...
	@$(GOTESTSUM) --jsonfile bin/tests/check/check.json -- -short $(CHECKED) || true
	@$(GO) run ./internal/testcounts -floors test/floors.txt -tier check bin/tests/check/*.json

# What is missing fails the longer tiers, wherever they run.
lint test test-all: export CI ?= true

# tier runs the parts of a tier, which are targets, beside each other: on one PostgreSQL, with one build of the program. The counts come
# last, whatever has failed before, and the run fails where the parts or the counts do.
define tier
	@rm -rf bin/tests/$@ && mkdir -p bin/tests/$@
	@failed=0; \
	ZONEMINT_TEST_PROGRAM=$(CURDIR)/bin/zonemint $(GO) run ./internal/pgtest/with $(MAKE) -k -j $(1) TIER=$@ || failed=1; \
	$(GO) run ./internal/testcounts -floors test/floors.txt -tier $@ bin/tests/$@/*.json || failed=1; \
	exit $$failed
endef

.PHONY: test
test: deps ## what CI runs: drift, races, contract, faults, browser, SDKs; installs what is missing (docs/testing.md)
	@$(MAKE) -j drift
	@$(MAKE) build
	$(call tier,part-raced part-others)

.PHONY: test-all
test-all: ## everything, for nights and for changes of tokens, zone or store
	@bash tools/deps.sh all
	@$(MAKE) -j drift
	@$(MAKE) build
	$(call tier,part-raced part-others ZONEMINT_TESTS=all RACED='$(RACED) ./cmd/... ./internal/...' OTHERS='. ./bench/... ./test/...')
	@$(MAKE) fuzz FUZZTIME=5s
	@$(MAKE) screenshots SHOTS=bin/tests/images

.PHONY: part-raced part-others
part-raced:
	@CGO_ENABLED=1 $(GOTESTSUM) --jsonfile bin/tests/$(TIER)/raced.json -- $(RACE) -shuffle=on -count=1 -timeout=60m $(RACED)

# They wait more than they compute, hence the numbers.
part-others:
	@$(GOTESTSUM) --jsonfile bin/tests/$(TIER)/others.json -- -shuffle=on -count=1 -timeout=60m -p 3 -parallel 8 $(OTHERS)

# Verbose, for the lines that say what each test has led to, and for the seeds. docs/testing.md tells of the lengths.
.PHONY: faults
faults: ## break what stands around a server: at length, for half an hour
	ZONEMINT_TESTS=$(or $(ZONEMINT_TESTS),long) $(GO) test -count=1 -v -timeout=60m ./test/faults $(ARGS)

.PHONY: contract
contract: ## hold a server on each store against openapi.yaml; ARGS=-update writes docs/contract-coverage.md
	bash tools/contract.sh
	ZONEMINT_TESTS=$(or $(ZONEMINT_TESTS),all) $(GO) test -count=1 -v -timeout=180m ./test/contract $(ARGS)

# Verbose, for the line that says what the watch over the pages has seen.
.PHONY: browser
browser: ## the page at /docs in a real browser
	ZONEMINT_TESTS=$(or $(ZONEMINT_TESTS),all) $(GO) test -count=1 -v -timeout=15m ./handlers/docs ./test/browser

.PHONY: screenshots
screenshots: build ## take the pictures in docs/images anew; port 8443 must be free
	node test/browser/shots.mjs bin/zonemint "$$(command -v chromium chromium-browser google-chrome | head -n 1)" $(SHOTS)

.PHONY: generate
generate: ## make gen/ and the reference in docs/api.md anew from openapi.yaml
	$(GO) generate ./gen
	$(GO) run ./internal/apidoc

.PHONY: sdk
sdk: ## make sdk/ anew from openapi.yaml, in all languages (docs/sdk.md)
	GO='$(GO)' bash tools/sdk.sh

# In sdk/ there is much by hand: what .gitattributes marks as generated is what is compared.
GENERATED := gen ':(attr:linguist-generated)sdk'

.PHONY: drift
drift: generate sdk ## fail if gen/, sdk/ or docs/api.md is not what openapi.yaml gives, committed or staged
	@git diff --exit-code -- $(GENERATED) docs/api.md || { echo 'What is generated has changed: commit or stage what "make generate sdk" made.' >&2; exit 1; }
	@new=$$(git ls-files --others --exclude-standard -- $(GENERATED)); \
	if [ -n "$$new" ]; then echo "generated, but neither committed nor staged: $$new" >&2; exit 1; fi

.PHONY: lint
lint: deps ## the linters of Go and of openapi.yaml, and whether go.mod is tidy
	@$(MAKE) -k -j lint-go lint-contract

.PHONY: lint-go lint-contract
lint-go:
	$(GO) mod tidy -diff
	$(GOLANGCI_LINT) run
	cd sdk/go && $(GO) mod tidy -diff && $(GOLANGCI_LINT) run

lint-contract:
	$(REDOCLY) lint
	bash tools/validator.sh openapi.yaml

.PHONY: breaking
breaking: ## fail if openapi.yaml breaks clients of the last release
	$(GO) test -count=1 ./test/contract/evolution

.PHONY: format
format: ## format the Go files
	$(GOLANGCI_LINT) fmt

.PHONY: fuzz
fuzz: ## fuzz each target for FUZZTIME (1m)
	GO='$(GO)' bash tools/fuzz.sh $(FUZZTIME)

.PHONY: capacity
capacity: ## measure and simulate anew for docs/scaling.md, with the PostgreSQL of ZONEMINT_STORE
	$(GO) run ./internal/capacity measure $(ARGS)
	$(GO) run ./internal/capacity simulate

.PHONY: bench
bench: build bin/vegeta ## measure minting and redeeming beside bare servers, into bench/results.md; without ARGS, what bench-growth and bench-limits do, too
	bash tools/deps.sh bench
	$(GO) run ./bench -vegeta bin/vegeta -out bench/results.md $(ARGS)
	$(if $(ARGS),,$(MAKE) bench-growth bench-limits)

.PHONY: bin/vegeta
bin/vegeta:
	@$(GO) build -modfile=tools/bench/go.mod -o $@ github.com/tsenart/vegeta/v12

.PHONY: bench-growth
bench-growth: build ## measure zones that have grown, into bench/growth.md and docs/images/growth.svg
	bash tools/deps.sh bench
	$(GO) run ./bench -growth -out bench/growth.md -growth-plot docs/images/growth.svg $(ARGS)

.PHONY: bench-limits
bench-limits: build bin/vegeta ## measure memory, starting, and minting under attack, into bench/limits.md
	bash tools/deps.sh bench
	$(GO) run ./bench -limits -vegeta bin/vegeta -out bench/limits.md $(ARGS)

.PHONY: bench-micro
bench-micro: ## time mint, parse, verify and validate by themselves; compares with bench/micro.txt if there is one
	$(GO) test -run '^$$' -bench 'Mint|Parse|Verify|Validat' -benchmem -count 6 ./tokens ./handlers | tee bin/micro.txt
	@if [ -e bench/micro.txt ]; then $(GO) tool -modfile=tools/bench/go.mod benchstat bench/micro.txt bin/micro.txt; fi

.PHONY: deps
deps: ## install the commands that the other targets need, with apt-get
	bash tools/deps.sh

.PHONY: slowest
slowest: ## list the slowest tests of the last run of "test"; TIER=check or test-all for another
	@cat bin/tests/$(or $(TIER),test)/*.json | $(GO) tool -modfile=$(CURDIR)/tools/test/go.mod gotestsum tool slowest --num 40

.PHONY: clean
clean: ## remove what was built
	rm -rf bin
