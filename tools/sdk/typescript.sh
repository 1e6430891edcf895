#!/usr/bin/env bash
# The TypeScript SDK: generate makes sdk/typescript/src/generated. The generator, the compiler and the types of Node.js are installed
# into .cache/sdk/typescript, pinned with their checksums, and without running anything of theirs.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tools/provide.sh
source=sdk/typescript
cache=.cache/sdk/typescript

stamp() { cat "$source/package-lock.json"; }
ready() { command -v node >/dev/null && in_place "$cache" stamp; }
packages() { npm_packages "$1" "$source"; }

provide() {
	! ready || return 0
	command -v npm >/dev/null || {
		echo 'typescript.sh: npm is missing; the package of Debian is npm' >&2
		return 1
	}
	echo 'sdk: installing what the TypeScript SDK is made with'
	put_in_place "$cache" packages stamp
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
