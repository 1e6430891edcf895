#!/usr/bin/env bash
# Runs every fuzz target of the module, one after the other, for the time given: tools/fuzz.sh 30s
# What it finds stays in testdata/fuzz of the package: commit it with the fix, and go test runs it from then on.
set -euo pipefail
cd "$(dirname "$0")/.."
go=${GO:-go}
fuzztime=${1:?usage: fuzz.sh DURATION}

# Lines "PACKAGE TARGET". go test -list prints the names of a package and after them "ok PACKAGE TIME".
targets() {
	"$go" test -list '^Fuzz' ./... | awk '
		/^Fuzz/      { names[n++] = $1 }
		$1 == "ok"   { for (i = 0; i < n; i++) print $2, names[i] }
		!/^Fuzz/     { n = 0 }'
}

fuzz() {
	"$go" test -run '^$' -fuzz "^$2\$" -fuzztime "$fuzztime" -fuzzminimizetime 5s "$1"
}

# On a busy machine the go command sometimes takes the end of the time for a failure and says just "context deadline
# exceeded". That finds no input, and is tried once more; a real find names the file that it wrote.
fuzz_twice() {
	local out
	if out=$(fuzz "$@" 2>&1); then
		echo "$out"
		return
	fi
	echo "$out"
	grep -q 'context deadline exceeded' <<<"$out" && ! grep -q 'Failing input written' <<<"$out" || return 1
	fuzz "$@"
}

list=$(targets)
[ -n "$list" ] || {
	echo 'fuzz: no targets found' >&2
	exit 1
}
while read -r package target; do
	echo "fuzz: $package $target"
	fuzz_twice "$package" "$target" </dev/null
done <<<"$list"
