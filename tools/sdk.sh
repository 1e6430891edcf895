#!/usr/bin/env bash
# Makes the SDKs in sdk/ from openapi.yaml, and provides what they are made and tested with, all languages at once. Each
# language has a script in tools/sdk/ with the same three verbs:
#
#   bash tools/sdk.sh [generate] [LANGUAGE...]  provides, then makes sdk/LANGUAGE anew: the same contract gives the same files
#   bash tools/sdk.sh provide [LANGUAGE...]     installs the generator and the libraries, pinned, into .cache/sdk; without network
#                                               it warns, and fails where CI is set
#   bash tools/sdk.sh check [LANGUAGE...]       fails, and says why, if something is missing
set -euo pipefail
cd "$(dirname "$0")/.."

verb=generate
case "${1:-}" in
generate | provide | check)
	verb=$1
	shift
	;;
esac
languages=("$@")
if [ ${#languages[@]} -eq 0 ]; then
	for language in go typescript python java; do
		[ ! -e "tools/sdk/$language.sh" ] || languages+=("$language")
	done
fi

failed=() jobs=()
for language in "${languages[@]}"; do
	bash "tools/sdk/$language.sh" "$verb" &
	jobs+=($!)
done
for i in "${!jobs[@]}"; do
	wait "${jobs[i]}" || failed+=("${languages[i]}")
done
[ ${#failed[@]} -gt 0 ] || exit 0
echo "sdk: $verb has failed for: ${failed[*]}" >&2
if [ "$verb" != provide ] || [ -n "${CI:-}" ]; then
	exit 1
fi
echo 'sdk: going on without; the tests of test/sdk will be skipped for them. To install it: make deps' >&2
