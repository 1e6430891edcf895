#!/usr/bin/env bash
# Installs Schemathesis, with which test/contract holds a server against openapi.yaml, into .cache/contract: pinned with its
# checksums, in a virtual environment of its own. What is there already is not fetched again.
#
#   bash tools/contract.sh          installs; without network it warns, and fails where CI is set
#   bash tools/contract.sh --check  fails, and says why, if it is missing
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/provide.sh
requirements=test/contract/requirements.txt
place=.cache/contract

stamp() { python_platform && cat "$requirements"; }
ready() { in_place "$place" stamp; }

# An environment knows its own path, so it is made where it stays. The stamp comes last, and is the first to go.
install() {
	echo 'contract: installing Schemathesis'
	rm -f "$place/stamp"
	rm -rf "${place:?}/python"
	mkdir -p "$place"
	python_environment "$place/python" "$requirements" && stamp >"$place/stamp"
}

if ready; then exit 0; fi
if [ "${1:-}" != --check ] && install; then exit 0; fi
echo 'contract: Schemathesis is missing. To install it: make deps' >&2
if [ "${1:-}" = --check ] || [ -n "${CI:-}" ]; then
	exit 1
fi
echo 'contract: going on without; the tests of test/contract will be skipped' >&2
