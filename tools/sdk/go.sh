#!/usr/bin/env bash
# The Go SDK: generate makes sdk/go/api. The generator is that of gen/, so there is nothing to provide but the modules of sdk/go.
set -euo pipefail
cd "$(dirname "$0")/../.."
GO=${GO:-go}

provide() { (cd sdk/go && GOFLAGS=-mod=readonly "$GO" mod download); }

# generate has the parameters of paths checked before the path is made, as the generator cannot be told to.
generate() (
	cd sdk/go/api
	"$GO" tool -modfile=../../../tools/go.mod oapi-codegen -config config.yaml ../../../openapi.yaml
	sed -i -E 's/runtime\.StyleParamWithOptions\("simple", false, ("\w+"), (\w+), .*ParamLocationPath,.*\)$/pathParam(\1, \2)/' api.gen.go
	! grep -q 'ParamLocationPath' api.gen.go
)

case $1 in
provide) provide ;;
check) command -v "$GO" >/dev/null ;;
generate) generate ;;
*)
	echo "go.sh: unknown verb $1" >&2
	exit 1
	;;
esac
