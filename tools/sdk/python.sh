#!/usr/bin/env bash
# The Python SDK: generate makes sdk/python/zonemint/generated and the version. The generator, ruff, mypy and the libraries of the SDK
# are in a virtual environment, .cache/sdk/python: pinned with their checksums, and without running anything of theirs.
set -euo pipefail
cd "$(dirname "$0")/../.."
requirements=tools/sdk/python/requirements.txt
cache=.cache/sdk/python
package=sdk/python/zonemint

# stamp says what is to be installed, and for which Python: part of it is compiled.
stamp() {
	python3 -c 'import platform, sys; print(sys.implementation.cache_tag, sys.base_prefix, sys.platform, platform.machine())' && cat "$requirements"
}

ready() {
	command -v python3 >/dev/null && stamp 2>/dev/null | cmp -s - "$cache/stamp"
}

# provide installs beside what is there, and puts it in its place only when it is whole. The environment has no pip of its own, which
# Debian has in a package apart.
provide() {
	! ready || return 0
	python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
		echo 'sdk: Python 3.11 or newer is needed' >&2
		return 1
	}
	echo 'sdk: installing the generator and the libraries for Python'
	mkdir -p "${cache%/*}"
	local new
	new=$(mktemp -d "$cache.XXXXXX")
	if ! install "$new"; then
		rm -rf "$new"
		return 1
	fi
	stamp >"$new/stamp"
	rm -rf "$cache"
	mv "$new" "$cache"
}

install() {
	python3 -m venv --without-pip "$1" &&
		PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore python3 -m pip --python "$1/bin/python" install --quiet \
			--require-hashes --only-binary :all: --no-compile --requirement "$requirements"
}

# generate puts the new files in place only when all of them are made. What is secret is left out of the repr of a model, as the
# generator cannot be told to.
generate() {
	provide
	local new version
	new=$(mktemp -d "$cache.XXXXXX")
	trap 'rm -rf "'"$new"'"' EXIT
	PATH="$PWD/$cache/bin:$PATH" "$cache/bin/python" -m openapi_python_client generate --path openapi.yaml --config tools/sdk/python/config.yaml \
		--custom-template-path tools/sdk/python/templates --meta none --output-path "$new/generated" --fail-on-warning >"$new/log" || {
		cat "$new/log" >&2
		return 1
	}
	hide_secrets "$new/generated/models"
	version=$(awk '$1 == "version:" { print $2; exit }' openapi.yaml)
	rm -rf "$package/generated"
	mv "$new/generated" "$package/generated"
	printf '"""The version of the contract, which is that of the SDK."""\n\n__version__ = "%s"\n' "$version" >"$package/_version.py"
}

hide_secrets() {
	local field='(token|password|old_password|new_password)'
	find "$1" -name '*.py' -exec sed -i -E \
		-e "s/^    $field: str\$/    \1: str = _attrs_field(repr=False)/" \
		-e "s/^    $field: str \| Unset = UNSET\$/    \1: str | Unset = _attrs_field(default=UNSET, repr=False)/" {} +
	grep -lE '_attrs_field\(' -r "$1" | xargs grep -LE '^from attrs import field as _attrs_field$' |
		xargs -r sed -i 's/^from attrs import define as _attrs_define$/&\nfrom attrs import field as _attrs_field/'
}

case $1 in
provide) provide ;;
check) ready || {
	echo 'sdk: the generator and the libraries for Python are missing; to install them: make deps' >&2
	exit 1
} ;;
generate) generate ;;
*)
	echo "python.sh: unknown verb $1" >&2
	exit 1
	;;
esac
