# For sourcing: how the other scripts install what is pinned into .cache, without running anything of it.

# python_platform says for which Python something is installed: part of it is compiled.
python_platform() {
	python3 -c 'import platform, sys; print(sys.implementation.cache_tag, sys.base_prefix, sys.platform, platform.machine())'
}

# pip ARGUMENT... installs wheels alone, each with its checksum.
pip() {
	PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore python3 -m pip "$@" --quiet --require-hashes --only-binary :all: --no-compile
}

# python_environment FOLDER REQUIREMENTS makes a virtual environment. It has no pip of its own, for which Debian would need another package.
python_environment() {
	python3 -m venv --without-pip "$1" && pip --python "$1/bin/python" install --requirement "$2"
}

# npm_packages FOLDER SOURCE installs what the lock file of SOURCE names.
npm_packages() {
	cp "$2/package.json" "$2/package-lock.json" "$1" &&
		(cd "$1" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null)
}

# put_in_place PLACE INSTALL STAMP has the function INSTALL fill a folder beside what is there, which takes its place only when it is
# whole. What the function STAMP says of it is kept in it.
put_in_place() {
	local new
	mkdir -p "$(dirname "$1")"
	new=$(mktemp -d "$1.XXXXXX")
	if ! "$2" "$new" || ! "$3" >"$new/stamp"; then
		rm -rf "$new"
		return 1
	fi
	rm -rf "${1:?}"
	mv "$new" "$1"
}

# in_place PLACE STAMP tells whether what STAMP says is what is there.
in_place() { "$2" 2>/dev/null | cmp -s - "$1/stamp"; }
