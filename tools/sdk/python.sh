#!/usr/bin/env bash
# The Python SDK: generate makes sdk/python/zonemint/generated and the version. The generator, ruff, mypy and the libraries of the SDK
# are in a virtual environment, .cache/sdk/python: pinned with their checksums, and without running anything of theirs.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tools/provide.sh
requirements=tools/sdk/python/requirements.txt
cache=.cache/sdk/python
package=sdk/python/zonemint

stamp() { python_platform && cat "$requirements"; }
ready() { in_place "$cache" stamp; }
environment() { python_environment "$1" "$requirements"; }

provide() {
	! ready || return 0
	python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
		echo 'sdk: Python 3.11 or newer is needed' >&2
		return 1
	}
	echo 'sdk: installing the generator and the libraries for Python'
	put_in_place "$cache" environment stamp
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
	check_paths "$new/generated/api"
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

# check_paths has the parameters of paths checked before the path is made.
check_paths() {
	find "$1" -name '*.py' -exec sed -i -E \
		-e 's/^from urllib\.parse import quote$/from zonemint._path import path_id/' \
		-e 's/(\w+)=quote\(str\((\w+)\), safe=""\)/\1=path_id("\1", \2)/' {} +
	! grep -rq 'quote(' "$1"
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
