#!/usr/bin/env bash
# The Java SDK: generate makes sdk/java/src/main/java/io/github/zonemint/generated and the version. OpenAPI Generator, the plugins of
# Maven and the libraries of the SDK are in .cache/sdk/java, a repository of Maven's. With it the SDK is made and tested offline.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tools/provide.sh
cache=.cache/sdk/java
sources=sdk/java/src/main/java/io/github/zonemint
# The same for everybody, since Java reads and writes files as the machine is set up.
export MAVEN_OPTS='-Dfile.encoding=UTF-8 -Duser.language=en -Duser.country=US -Duser.timezone=UTC'

# stamp says what is to be installed. The version of the SDK makes no difference to that.
stamp() {
	grep '<version>' tools/sdk/java/pom.xml && sed '/<!-- The version of the contract/,/<version>/d' sdk/java/pom.xml
}

ready() {
	command -v javac >/dev/null && command -v mvn >/dev/null && in_place "$cache" stamp
}

# maven REPOSITORY ARGUMENT... runs Maven, and shows what it has to say only when it fails.
maven() {
	local log status=0
	log=$(mktemp)
	mvn --batch-mode --strict-checksums -Dmaven.repo.local="$PWD/$1" "${@:2}" >"$log" 2>&1 || status=$?
	[ $status -eq 0 ] || cat "$log" >&2
	rm -f "$log"
	return $status
}

provide() {
	! ready || return 0
	command -v javac >/dev/null && command -v mvn >/dev/null || {
		echo 'sdk: javac or mvn is missing; the packages of Debian are default-jdk-headless and maven' >&2
		return 1
	}
	echo 'sdk: installing the generator and the libraries for Java'
	put_in_place "$cache" install stamp
}

# install has Maven fetch what it needs by using it: it generates, and runs a test in a project with the dependencies of the SDK.
install() {
	local project=$1/project
	mkdir -p "$project/src/test/java" && cp sdk/java/pom.xml "$project" &&
		echo 'class NothingTest { @org.junit.jupiter.api.Test void nothing() {} }' >"$project/src/test/java/NothingTest.java" &&
		maven "$1" -f tools/sdk/java/pom.xml -Doutput="$PWD/$project/generated" openapi-generator:generate &&
		maven "$1" -f "$project/pom.xml" test && rm -rf "$project"
}

# generate puts the new files in place only when all of them are made.
generate() {
	provide
	local new version
	new=$(mktemp -d "$cache.XXXXXX")
	trap 'rm -rf "'"$new"'"' EXIT
	maven "$cache" --offline -f tools/sdk/java/pom.xml -Doutput="$PWD/$new" openapi-generator:generate
	adapt "$new/io/github/zonemint/generated"
	rm -rf "$sources/generated"
	mv "$new/io/github/zonemint/generated" "$sources/generated"
	version=$(awk '$1 == "version:" { print $2; exit }' openapi.yaml)
	printf '// The version of the contract, which is that of the SDK: make sdk. Do not edit.\npackage io.github.zonemint.generated;\n\n%s\n' \
		"/** The version of the SDK. */
public final class Version {
  /** The version of the contract that the SDK was made from. */
  public static final String VERSION = \"$version\";

  private Version() {}
}" >"$sources/generated/Version.java"
	sed -i "/<!-- The version of the contract/{n;s|<version>.*</version>|<version>$version</version>|}" sdk/java/pom.xml
	sed -i "s|^  <version>.*</version>|  <version>$version</version>|" sdk/java/README.md
}

# adapt does what the generator cannot be told to: annotations that would need another library are left out, texts are read as UTF-8
# wherever the program runs, what is secret is left out of the text of a model, and the
# parameters of paths are checked before the path is made.
adapt() {
	local secret='(token|password|oldPassword|newPassword)'
	find "$1" -name '*.java' -exec sed -i -E \
		-e '/^@jakarta\.annotation\.Generated\(/d' -e '/^ *@jakarta\.annotation\.(Nonnull|Nullable)$/d' \
		-e '/^@javax\.annotation\.Generated\(/d' -e '/^ *@javax\.annotation\.(Nonnull|Nullable)$/d' \
		-e 's/@(jakarta|javax)\.annotation\.(Nonnull|Nullable) //g' \
		-e 's/new String\((\w+)\.readAllBytes\(\)\)/new String(\1.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)/' \
		-e "s/(append\\(\"    $secret: \"\\))\\.append\\(toIndentedString\\(\\w+\\)\\)/\\1.append(\"[redacted]\")/" \
		-e 's/(\.replace\("\{(\w+)\}", )ApiClient\.urlEncode\((\w+)\.toString\(\)\)/\1io.github.zonemint.PathId.check("\2", \3)/' \
		-e 's/[[:space:]]+$//' {} +
	! grep -rqF '}", ApiClient.urlEncode(' "$1/api"
}

case $1 in
provide) provide ;;
check) ready || {
	echo 'sdk: the JDK, Maven, the generator or the libraries for Java are missing; to install them: make deps' >&2
	exit 1
} ;;
generate) generate ;;
*)
	echo "java.sh: unknown verb $1" >&2
	exit 1
	;;
esac
