#!/usr/bin/env bash
# Compares the files of Swagger UI in handlers/docs/swagger-ui with the npm package that they are from, or takes them from
# another version of it. Only these files are used: the package would have npm install one that reports installations.
#
#   bash tools/swagger-ui.sh           compares with the package of the version in the file VERSION
#   bash tools/swagger-ui.sh 5.35.0    takes that version; look at what changed, and run "make browser"
set -euo pipefail
cd "$(dirname "$0")/.."
folder=handlers/docs/swagger-ui
texts=(LICENSE NOTICE swagger-ui-bundle.js.LICENSE.txt)
compressed=(swagger-ui-bundle.js swagger-ui.css)

version=${1:-$(cat "$folder/VERSION")}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm pack --silent --ignore-scripts "swagger-ui-dist@$version" >/dev/null && tar xzf swagger-ui-dist-*.tgz)
package=$work/package

if [ $# -gt 0 ]; then
	mkdir -p "$folder"
	for name in "${texts[@]}"; do
		cp "$package/$name" "$folder/$name"
	done
	for name in "${compressed[@]}"; do
		gzip -9nc "$package/$name" >"$folder/$name.gz"
	done
	echo "$version" >"$folder/VERSION"
	(cd "$package" && sha256sum "${texts[@]}" "${compressed[@]}") >"$folder/SHA256SUMS"
fi

# The checksums are of the files as they are in the package, so this compares the package, and what follows what is here.
(cd "$package" && sha256sum --quiet --check) <"$folder/SHA256SUMS"
for name in "${texts[@]}"; do
	cmp "$package/$name" "$folder/$name"
done
for name in "${compressed[@]}"; do
	gzip -dc "$folder/$name.gz" | cmp - "$package/$name"
done
echo "swagger-ui: the files are those of swagger-ui-dist $version"
