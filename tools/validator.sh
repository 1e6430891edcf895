#!/usr/bin/env bash
# Has openapi.yaml read by openapi-spec-validator, which shares no code with what serves the contract or lints it. The first
# time installs it into .cache/validator: pinned with its checksums, and without running anything of it.
#
#   bash tools/validator.sh FILE...  validates the files
set -euo pipefail
cd "$(dirname "$0")/.."
source=tools/validator/requirements.txt
cache=.cache/validator

# stamp says what is to be installed, and for which Python: part of it is compiled.
stamp() {
	python3 -c 'import platform, sys; print(sys.implementation.cache_tag, sys.platform, platform.machine(), sys.base_prefix)' && cat "$source"
}

# install makes a virtual environment. It has no pip of its own, for which Debian would need another package.
install() {
	python3 -m venv --without-pip "$1"
	PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore python3 -m pip --python "$1/bin/python" install --quiet \
		--require-hashes --only-binary :all: --no-compile --requirement "$source"
}

# provide installs beside what is there, and puts it in its place only when it is whole.
provide() {
	[ -e "$cache/stamp" ] && stamp | cmp -s - "$cache/stamp" && return
	echo 'validator: installing openapi-spec-validator'
	mkdir -p "${cache%/*}"
	local new
	new=$(mktemp -d "$cache.XXXXXX")
	if ! install "$new"; then
		rm -rf "$new"
		echo 'validator: openapi-spec-validator could not be installed; it comes from PyPI, by pip of python3-pip' >&2
		return 1
	fi
	stamp >"$new/stamp"
	rm -rf "${cache:?}"
	mv "$new" "$cache"
}

provide
# As a module, because the program in bin/ names the folder that it was installed into. -I: nothing from around is read.
exec "$cache/bin/python" -I -m openapi_spec_validator "$@"
