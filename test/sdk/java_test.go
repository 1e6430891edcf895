package sdk_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/zonemint/zonemint/internal/tier"
)

// TestJava runs what the Java SDK has: its own tests, by Maven and offline, and the live program and the example with what that has
// compiled.
func TestJava(t *testing.T) {
	tier.NeedAll(t)
	t.Parallel()
	provided(t, "java")
	dir := root + "/sdk/java"
	repository, err := filepath.Abs(root + "/.cache/sdk/java")
	if err != nil {
		t.Fatal(err)
	}
	libraries, build := javaLibraries(t, dir+"/pom.xml", repository), t.TempDir() // so that nothing is built in the tree
	s := sdk{
		language: "java", dir: dir,
		live:    []string{"java", "-cp", strings.Join(append(libraries, build+"/test-classes", build+"/classes"), ":"), "io.github.zonemint.Live"},
		example: []string{"java", "-cp", strings.Join(append(libraries, build+"/classes"), ":"), "example/Example.java"},
	}
	t.Run("unit", func(t *testing.T) {
		s.run(t, []string{"mvn", "-q", "-B", "-o", "-Dmaven.repo.local=" + repository, "-Dtarget.folder=" + build, "test"})
	})
	s.test(t)
	showsExample(t, dir+"/README.md", "<!-- example -->", dir+"/example/Example.java")
	showsExample(t, root+"/docs/sdk.md", "<!-- example: java -->", dir+"/example/Example.java")
	hasVersion(t, dir+"/pom.xml", `<artifactId>zonemint</artifactId>(?:\s*<!--.*-->)?\s*<version>([^<]+)<`)
	hasVersion(t, dir+"/README.md", `<version>([^<]+)<`)
	hasVersion(t, dir+"/src/main/java/io/github/zonemint/generated/Version.java", `VERSION = "([^"]+)"`)
}

// javaLibraries are the files of the libraries that a pom.xml names, but those for tests alone.
func javaLibraries(t *testing.T, pom, repository string) []string {
	t.Helper()
	text, err := os.ReadFile(pom)
	if err != nil {
		t.Fatal(err)
	}
	properties := make(map[string]string)
	for _, p := range regexp.MustCompile(`<([a-z.]+\.version)>([^<]+)</`).FindAllStringSubmatch(string(text), -1) {
		properties["${"+p[1]+"}"] = p[2]
	}
	dependency := regexp.MustCompile(`<groupId>([^<]+)</groupId>\s*<artifactId>([^<]+)</artifactId>\s*<version>([^<]+)</version>\s*</dependency>`)
	var files []string
	for _, d := range dependency.FindAllStringSubmatch(string(text), -1) {
		version := properties[d[3]]
		file := filepath.Join(repository, strings.ReplaceAll(d[1], ".", "/"), d[2], version, d[2]+"-"+version+".jar")
		if _, err := os.Stat(file); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	if len(files) == 0 {
		t.Fatalf("%s has no dependencies", pom)
	}
	return files
}
