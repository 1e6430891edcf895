#!/usr/bin/env bash
# Installs Schemathesis, with which test/contract holds a server against openapi.yaml, into .cache/contract: pinned with its
# checksums, in a virtual environment of its own. What is there already is not fetched again.
#
#   bash tools/contract.sh          installs; without network it warns, and fails where CI is set
#   bash tools/contract.sh --check  fails, and says why, if it is missing
set -euo pipefail
cd "$(dirname "$0")/.."
requirements=test/contract/requirements.txt
place=.cache/contract

# stamp says what is to be installed, and for which Python: part of it is compiled.
stamp() {
	python3 -c 'import platform, sys; print(sys.implementation.cache_tag, sys.platform, platform.machine())' && cat "$requirements"
}

ready() { stamp 2>/dev/null | cmp -s - "$place/stamp"; }

# An environment knows its own path, so it is made where it stays. The stamp comes last, and is the first to go.
install() {
	python3 -c 'import ensurepip, venv' || {
		echo 'contract: venv is missing; the package of Debian is python3-venv' >&2
		return 1
	}
	echo 'contract: installing Schemathesis'
	rm -f "$place/stamp"
	rm -rf "${place:?}/python"
	mkdir -p "$place"
	python3 -m venv "$place/python" &&
		PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore "$place/python/bin/python" -m pip install --quiet \
			--require-hashes --only-binary :all: --requirement "$requirements" &&
		stamp >"$place/stamp"
}

if ready; then exit 0; fi
if [ "${1:-}" != --check ] && install; then exit 0; fi
echo 'contract: Schemathesis is missing. To install it: make deps' >&2
if [ "${1:-}" = --check ] || [ -n "${CI:-}" ]; then
	exit 1
fi
echo 'contract: going on without; the tests of test/contract will be skipped' >&2
