package zonemint_test

import (
	"cmp"
	"fmt"
	goversion "go/version"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// What we depend on must not be older than this. Each floor is the version that fixed the last known flaw, or that has
// a behaviour that we rely on.
const minGo = "go1.26.6" // the last fixes of crypto/tls, net/http and database/sql

var (
	floors = map[string]string{
		"github.com/getkin/kin-openapi":   "v0.152.0",
		"github.com/jackc/pgx/v5":         "v5.12.0",
		"github.com/labstack/echo/v4":     "v4.16.0",
		"github.com/oapi-codegen/runtime": "v1.8.0",
		"golang.org/x/crypto":             "v0.58.0",
		"gopkg.in/macaroon.v2":            "v2.1.0",
		"modernc.org/sqlite":              "v1.61.1", // SQLite 3.54.1: 3.51.2 and older can lose a committed write when the WAL is reset
	}
	toolFloors = map[string]string{
		"github.com/oapi-codegen/oapi-codegen/v2": "v2.8.2",
	}
	sdkFloors = map[string]string{
		"github.com/oapi-codegen/runtime": "v1.8.0",
	}
)

// mod is a module as go list -m tells of it.
type mod struct {
	Path, Version string
	Replace       *struct{ Path string }
}

func TestDependencyFloors(t *testing.T) {
	checkFloors(t, goList[mod](t, "list", "-m", "-json", "all"), floors)
}

func TestToolFloors(t *testing.T) {
	checkFloors(t, goList[mod](t, "list", "-m", "-modfile=tools/go.mod", "-json", "all"), toolFloors)
}

func TestSDKFloors(t *testing.T) {
	checkFloors(t, goList[mod](t, "list", "-C", "sdk/go", "-m", "-json", "all"), sdkFloors)
}

// TestLibcPin: modernc.org/sqlite is translated against one version of its libc, and works with that one only.
func TestLibcPin(t *testing.T) {
	out, err := exec.CommandContext(t.Context(), "go", "mod", "graph").Output()
	if err != nil {
		t.Fatal(err)
	}
	var got, want string
	for _, m := range goList[mod](t, "list", "-m", "-json", "modernc.org/sqlite", "modernc.org/libc") {
		if m.Path == "modernc.org/libc" {
			got = m.Path + "@" + m.Version
		} else {
			want = m.Path + "@" + m.Version + " " // ends in the libc that this version requires
		}
	}
	if edge := want + got; !slices.Contains(strings.Split(string(out), "\n"), edge) {
		t.Errorf("go.mod has %s, which is not what %s requires", got, want)
	}
}

func TestGoFloor(t *testing.T) {
	if v := runtime.Version(); goversion.IsValid(v) && goversion.Compare(v, minGo) < 0 {
		t.Errorf("built with %s, want %s or newer", v, minGo)
	}
}

func checkFloors(t *testing.T, mods []mod, floors map[string]string) {
	t.Helper()
	versions := map[string]string{}
	for _, m := range mods {
		versions[m.Path] = m.Version
		if m.Replace != nil {
			t.Errorf("%s is replaced by %s: then its version says nothing", m.Path, m.Replace.Path)
		}
	}
	for path, floor := range floors {
		got, ok := versions[path]
		if !ok {
			t.Errorf("%s is no longer a dependency: drop its floor", path)
		} else if compareVersions(t, got, floor) < 0 {
			t.Errorf("%s is %s, want %s or newer", path, got, floor)
		}
	}
}

// compareVersions orders two versions such as v1.2.3 and v1.2.3-rc.1, of which the second is the older one.
func compareVersions(t *testing.T, a, b string) int {
	t.Helper()
	an, apre := splitVersion(t, a)
	bn, bpre := splitVersion(t, b)
	for i := range an {
		if c := cmp.Compare(an[i], bn[i]); c != 0 {
			return c
		}
	}
	switch {
	case apre == bpre:
		return 0
	case apre == "":
		return 1
	case bpre == "":
		return -1
	}
	return strings.Compare(apre, bpre)
}

func splitVersion(t *testing.T, version string) (numbers [3]int, prerelease string) {
	t.Helper()
	core, _, _ := strings.Cut(strings.TrimPrefix(version, "v"), "+")
	core, prerelease, _ = strings.Cut(core, "-")
	fields := strings.Split(core, ".")
	if len(fields) != len(numbers) {
		t.Fatalf("%q is no version", version)
	}
	for i, field := range fields {
		n, err := strconv.Atoi(field)
		if err != nil {
			t.Fatal(fmt.Errorf("version %q: %w", version, err))
		}
		numbers[i] = n
	}
	return numbers, prerelease
}

func TestCompareVersions(t *testing.T) {
	ascending := []string{"v0.9.10", "v1.2.3-rc.1", "v1.2.3", "v1.2.10", "v1.10.0", "v2.0.0-20260101000000-abcdef012345", "v2.0.0+incompatible"}
	for i, a := range ascending {
		for j, b := range ascending {
			if got, want := compareVersions(t, a, b), cmp.Compare(i, j); got != want {
				t.Errorf("compare %s with %s: %d, want %d", a, b, got, want)
			}
		}
	}
}
