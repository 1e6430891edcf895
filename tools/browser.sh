#!/usr/bin/env bash
# Installs what test/browser drives a browser with into .cache/browser: pinned with checksums, and without running anything of
# it. The browser itself is the distribution's. What is there already is not fetched again.
#
#   bash tools/browser.sh          installs; without network it warns, and fails where CI is set
#   bash tools/browser.sh --check  fails, and says why, if something is missing
set -euo pipefail
cd "$(dirname "$0")/.."
source=test/browser
cache=.cache/browser

ready() { [ -f "$cache/stamp" ] && cmp -s "$source/package-lock.json" "$cache/stamp"; }

# install puts everything beside what is there, and in its place only when it is whole.
install() {
	echo 'browser: installing playwright-core and axe-core'
	mkdir -p .cache
	local new
	new=$(mktemp -d "$cache.XXXXXX")
	cp "$source/package.json" "$source/package-lock.json" "$new"
	if ! (cd "$new" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null); then
		rm -rf "$new"
		return 1
	fi
	cp "$source/package-lock.json" "$new/stamp"
	rm -rf "${cache:?}"
	mv "$new" "$cache"
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
