#!/usr/bin/env bash
# Has openapi.yaml read by openapi-spec-validator, which shares no code with what serves the contract or lints it. The first
# time installs it into .cache/validator: pinned with its checksums, and without running anything of it.
#
#   bash tools/validator.sh FILE...  validates the files
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/provide.sh
source=tools/validator/requirements.txt
cache=.cache/validator

stamp() { python_platform && cat "$source"; }
environment() { python_environment "$1" "$source"; }

provide() {
	! in_place "$cache" stamp || return 0
	echo 'validator: installing openapi-spec-validator'
	put_in_place "$cache" environment stamp || {
		echo 'validator: openapi-spec-validator could not be installed; it comes from PyPI, by pip of python3-pip' >&2
		return 1
	}
}

provide
# As a module, because the program in bin/ names the folder that it was installed into. -I: nothing from around is read.
exec "$cache/bin/python" -I -m openapi_spec_validator "$@"
