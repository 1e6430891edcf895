#!/usr/bin/env bash
# Installs the macaroon libraries of Python and JavaScript that test/interop holds our tokens against, into .cache/interop:
# pinned with their checksums, and without running anything of theirs. What is there already is not fetched again.
#
#   bash tools/interop.sh          installs; without network it warns, and fails where CI is set
#   bash tools/interop.sh --check  fails, and says why, if something is missing
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/provide.sh
source=test/interop
cache=.cache/interop

# python_stamp and node_stamp say what is to be installed.
python_stamp() { python_platform && cat "$source/requirements.txt"; }
node_stamp() { cat "$source/package-lock.json"; }

interpreter() {
	case $1 in
	python) echo python3 ;;
	*) echo "$1" ;;
	esac
}

# ready LANGUAGE tells whether the language and its library are there.
ready() {
	command -v "$(interpreter "$1")" >/dev/null && in_place "$cache/$1" "$1_stamp"
}

install_python() {
	python3 -m pip --version >/dev/null || {
		echo 'interop: pip is missing; the package of Debian is python3-pip' >&2
		return 1
	}
	pip install --target "$1" --requirement "$source/requirements.txt"
}

install_node() { npm_packages "$1" "$source"; }

provide() {
	ready "$1" && return
	command -v "$(interpreter "$1")" >/dev/null || {
		echo "interop: $(interpreter "$1") is missing" >&2
		return 1
	}
	echo "interop: installing the macaroon library for $1"
	put_in_place "$cache/$1" "install_$1" "$1_stamp"
}

act=provide
[ "${1:-}" != --check ] || act=ready
failed=()
for language in python node; do
	"$act" "$language" || failed+=("$language")
done
[ ${#failed[@]} -gt 0 ] || exit 0
echo "interop: the macaroon library is missing for: ${failed[*]}. To install it: make deps" >&2
if [ "$act" = ready ] || [ -n "${CI:-}" ]; then
	exit 1
fi
echo 'interop: going on without; the tests of test/interop will be skipped' >&2
