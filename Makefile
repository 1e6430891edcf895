# The targets that a person calls have a text after ##; "make" alone lists them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
MAKEFLAGS += --no-print-directory --no-builtin-rules
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:

GO       ?= go
NPX      ?= npx
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
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags '$(if $(VERSION),-X main.version=$(VERSION))' -o bin/zonemint ./cmd/zonemint

.PHONY: check
check: build bin/testsummary ## the quick loop: build, vet, unit tests
	$(GO) vet ./...
	$(GO) test -json $$($(GO) list ./... | grep -v /test/contract$$) | bin/testsummary

# The tests come last: the closing line of the whole run is how many of them passed.
.PHONY: test
test: deps drift lint build fuzz-smoke bin/testsummary ## everything; installs what is missing
	CGO_ENABLED=1 $(GO) test -race -shuffle=on -count=1 -timeout=40m -json ./... | bin/testsummary

# Verbose, for the lines that say what each fault has led to, and for the seeds.
.PHONY: faults
faults: ## break what stands around a server, at length (docs/faults.md); part of "test" in a short form
	ZONEMINT_FAULTS=full $(GO) test -count=1 -v -timeout=60m ./test/faults

# Verbose, for the figures and the seeds. ARGS=-update writes docs/contract-coverage.md anew.
.PHONY: contract
contract: ## hold a server on each store against openapi.yaml, from outside; part of "test"
	bash tools/contract.sh
	$(GO) test -count=1 -v -timeout=60m ./test/contract $(ARGS)

.PHONY: contract-full
contract-full: ## the same at length, with new randomness (docs/contract-tests.md)
	bash tools/contract.sh
	ZONEMINT_CONTRACT=full $(GO) test -count=1 -v -timeout=180m ./test/contract $(ARGS)

# Verbose, for the line that says what the watch over the pages has seen.
.PHONY: browser
browser: ## the page at /docs in a real browser; part of "test"
	$(GO) test -count=1 -v -timeout=15m ./handlers/docs ./test/browser

.PHONY: screenshots
screenshots: build ## take the pictures in docs/images anew; port 8443 must be free
	node test/browser/shots.mjs bin/zonemint "$$(command -v chromium chromium-browser google-chrome | head -n 1)"

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
lint: ## the linters of Go and of openapi.yaml, and whether go.mod is tidy
	$(GO) mod tidy -diff
	$(GOLANGCI_LINT) run
	cd sdk/go && $(GO) mod tidy -diff && $(GOLANGCI_LINT) run
	$(REDOCLY) lint
	bash tools/validator.sh openapi.yaml

.PHONY: breaking
breaking: ## fail if openapi.yaml breaks clients of the last release; part of "check" and "test"
	$(GO) test -count=1 ./test/contract/evolution

.PHONY: format
format: ## format the Go files
	$(GOLANGCI_LINT) fmt

.PHONY: fuzz
fuzz: ## fuzz each target for FUZZTIME (1m)
	GO='$(GO)' bash tools/fuzz.sh $(FUZZTIME)

.PHONY: fuzz-smoke
fuzz-smoke:
	GO='$(GO)' bash tools/fuzz.sh 5s

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

.PHONY: clean
clean: ## remove what was built
	rm -rf bin

.PHONY: bin/testsummary
bin/testsummary:
	@$(GO) build -o $@ ./internal/testsummary
