#!/usr/bin/env bash
# The TypeScript SDK: generate makes sdk/typescript/src/generated. The generator, the compiler and the types of Node.js are installed
# into .cache/sdk/typescript, pinned with their checksums, and without running anything of theirs.
set -euo pipefail
cd "$(dirname "$0")/../.."
source=sdk/typescript
cache=.cache/sdk/typescript

ready() { command -v node >/dev/null && cmp -s "$source/package-lock.json" "$cache/stamp"; }

# provide installs beside what is there, and puts it in its place only when it is whole.
provide() {
	! ready || return 0
	command -v npm >/dev/null || {
		echo 'typescript.sh: npm is missing; the package of Debian is npm' >&2
		return 1
	}
	echo 'sdk: installing what the TypeScript SDK is made with'
	mkdir -p "$(dirname "$cache")"
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

check() {
	ready && return
	echo 'sdk: what the TypeScript SDK is made with is missing. To install it: make deps' >&2
	return 1
}

# generate runs where the generator is installed. It writes into a folder of its own first, so that a failure leaves the old files.
generate() {
	provide
	local out=$cache/generated
	rm -rf "$out"
	cp "$source/openapi-ts.config.js" "$cache/openapi-ts.config.js"
	(cd "$cache" && node node_modules/@hey-api/openapi-ts/bin/run.js --no-log-file --silent)
	rm -rf "$source/src/generated"
	mkdir -p "$source/src"
	mv "$out" "$source/src/generated"
}

case $1 in
provide | check | generate) "$1" ;;
*)
	echo "typescript.sh: unknown verb $1" >&2
	exit 1
	;;
esac
