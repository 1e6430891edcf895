#!/usr/bin/env bash
# Checks that the commands needed to build and test are there, and installs those missing with apt-get. Go is not
# installed: Debian's is too old, so it must be there already, from go.dev or your own package manager.
#
#   bash tools/deps.sh        for "make test"
#   bash tools/deps.sh all    for "make test-all"
#   bash tools/deps.sh bench  for "make bench"
set -euo pipefail
cd "$(dirname "$0")/.."
scope=${1:-test}

die() {
	echo "deps: $*" >&2
	exit 1
}

# at_least WANT GOT tells whether version GOT is WANT or newer.
at_least() {
	[ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]
}

check_go() {
	local want got
	want=$(awk '$1 == "go" { print $2; exit }' go.mod)
	command -v go >/dev/null || die "Go is missing: install Go $want or newer and put it on PATH"
	# Outside of the module and with local, go tells its own version and does not fetch another.
	got=$(cd / && GOTOOLCHAIN=local go env GOVERSION)
	at_least "$want" "${got#go}" || die "Go $want or newer is needed, this is ${got#go}"
}

check_node() {
	local got
	got=$(node --version)
	at_least 20.19.0 "${got#v}" || die "Node.js 20.19 or newer is needed, this is ${got#v}"
}

check_java() {
	local got
	got=$(javac -version 2>&1)
	at_least 17 "${got#javac }" || die "JDK 17 or newer is needed, this is ${got#javac }"
}

# need COMMAND PACKAGE... notes the packages if the command is missing.
missing=()
need() {
	command -v "$1" >/dev/null || missing+=("${@:2}")
}

# The tests in test/faults let system calls fail with strace, which there is for Linux only. On other systems they say that it is missing.
need_strace() {
	[ "$(uname -s)" != Linux ] || need strace strace
}

# The race detector needs cgo, and that a C compiler with the headers of libc.
need_cgo() {
	echo '#include <stdlib.h>' | gcc -E - >/dev/null 2>&1 || missing+=(gcc libc6-dev)
}

# Python's pip installs the library that test/interop compares with.
need_pip() {
	python3 -m pip --version >/dev/null 2>&1 || missing+=(python3-pip)
}

# The tests start servers of their own from PostgreSQL's programs, which are not on PATH.
need_postgres() {
	local found=(/usr/lib/postgresql/*/bin/postgres)
	[ -x "${found[0]}" ] || command -v postgres >/dev/null || missing+=(postgresql)
}

# test/browser takes any Chromium.
need_browser() {
	command -v chromium chromium-browser google-chrome google-chrome-stable >/dev/null || missing+=(chromium)
}

# no_cluster keeps the package from making and starting a server that nobody asked for.
no_cluster() {
	local conf=/etc/postgresql-common/createcluster.conf
	case " ${missing[*]} " in *" postgresql "*) ;; *) return 0 ;; esac
	[ -e "$conf" ] && return 0
	"$@" mkdir -p "${conf%/*}"
	echo 'create_main_cluster = false' | "$@" tee "$conf" >/dev/null
}

install_missing() {
	[ ${#missing[@]} -gt 0 ] || return 0
	command -v apt-get >/dev/null || die "install these, by the names of Debian's packages: ${missing[*]}"
	local sudo=()
	if [ "$(id -u)" -ne 0 ]; then
		command -v sudo >/dev/null || die "neither root nor sudo; as root: apt-get install ${missing[*]}"
		sudo=(sudo)
	fi
	echo "deps: installing ${missing[*]}"
	local cannot="apt-get could not install ${missing[*]}: look at its words above, at the network and at the disk, or install them by hand"
	"${sudo[@]}" apt-get update -qq || die "$cannot"
	no_cluster "${sudo[@]}"
	"${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends --no-upgrade \
		-o Dpkg::Use-Pty=0 "${missing[@]}" >/dev/null || die "$cannot"
}

# check_disk: what is built and installed takes some gigabytes, and a full disk shows as a hundred failures later on.
check_disk() {
	local least=$((4 << 20)) folder free # KiB
	for folder in . "${TMPDIR:-/tmp}" "$(go env GOCACHE)"; do
		mkdir -p "$folder"
		free=$(df -Pk "$folder" | awk 'NR == 2 { print $4 }')
		[ "$free" -ge "$least" ] || die "only $((free >> 10)) MiB are free in $folder: $((least >> 10)) MiB are needed; make room, or name another place by TMPDIR or GOCACHE"
	done
}

# install_libraries runs the installers beside each other: they mostly wait for the network.
install_libraries() {
	local installers=(sdk.sh contract.sh browser.sh) jobs=() i failed=()
	[ "$scope" != all ] || installers+=(interop.sh)
	for i in "${!installers[@]}"; do
		bash "tools/${installers[i]}" provide &
		jobs+=($!)
	done
	for i in "${!jobs[@]}"; do
		wait "${jobs[i]}" || failed+=("tools/${installers[i]}")
	done
	[ ${#failed[@]} -eq 0 ] || die "these could not install what is pinned, as they say above: ${failed[*]}"
}

need make make
need git git
need curl curl ca-certificates
need node nodejs
need npx npm
need python3 python3
need_pip
need javac default-jdk-headless
need mvn maven
need_strace
need_cgo
need_postgres
need_browser
# What only "make bench" needs is installed when that is run.
[ "$scope" != bench ] || need wrk wrk
install_missing
[ "$scope" != bench ] || exit 0
check_go
check_node
check_java
check_disk
install_libraries
