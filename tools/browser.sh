#!/usr/bin/env bash
# Installs what test/browser drives a browser with into .cache/browser: pinned with checksums, and without running anything of
# it. The browser itself is the distribution's. What is there already is not fetched again.
#
#   bash tools/browser.sh          installs; without network it warns, and fails where CI is set
#   bash tools/browser.sh --check  fails, and says why, if something is missing
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/provide.sh
source=test/browser
cache=.cache/browser

stamp() { cat "$source/package-lock.json"; }
ready() { in_place "$cache" stamp; }
packages() { npm_packages "$1" "$source"; }

install() {
	echo 'browser: installing playwright-core and axe-core'
	put_in_place "$cache" packages stamp
}

if [ "${1:-}" = --check ]; then
	ready && exit 0
elif ready || install; then
	exit 0
fi
echo 'browser: playwright-core or axe-core is missing. To install them: make deps' >&2
if [ "${1:-}" = --check ] || [ -n "${CI:-}" ]; then
	exit 1
fi
echo 'browser: going on without; the tests of test/browser will be skipped' >&2
