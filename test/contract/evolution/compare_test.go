package evolution_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

const (
	root     = "../../.."
	current  = root + "/openapi.yaml"
	released = root + "/test/contract/released/openapi.yaml"
	levels   = root + "/tools/oasdiff/levels.txt"
)

// tool is the path of oasdiff, which the first caller builds. "go tool" alone would look for it anew at each call.
var tool = sync.OnceValues(func() (string, error) {
	cmd := exec.CommandContext(context.Background(), "go", "tool", "-modfile=tools/oasdiff/go.mod", "-n", "oasdiff")
	cmd.Dir = root
	out, err := output(cmd)
	return strings.TrimSpace(string(out)), err
})

// change is one that oasdiff found.
type change struct {
	ID        string
	Text      string
	Operation string
	Path      string
}

func (c change) String() string {
	return fmt.Sprintf("%s %s: %s [%s]", c.Operation, c.Path, c.Text, c.ID)
}

// comparison is what there is to say of two contracts, of which the second follows the first.
type comparison struct {
	before, after number   // their versions
	breaks        []change // what a client of the first does not survive
}

func compare(ctx context.Context, base, revision string) (comparison, error) {
	before, err := head(base)
	if err != nil {
		return comparison{}, err
	}
	after, err := head(revision)
	if err != nil {
		return comparison{}, err
	}
	changes, err := breaking(ctx, base, revision)
	changes = append(changes, serversRemoved(before, after)...)
	return comparison{before: before.version, after: after.version, breaks: changes}, err
}

// heading is what a contract says before its paths.
type heading struct {
	version number
	Info    struct{ Version string }
	Servers []struct{ URL string }
}

// head reads a contract no further than that: there is nothing of a whole parser that would be of use here.
func head(file string) (heading, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return heading{}, err
	}
	var h heading
	unmarshal := yaml.Unmarshal
	if filepath.Ext(file) == ".json" {
		unmarshal = json.Unmarshal
	}
	if err := unmarshal(data, &h); err != nil {
		return heading{}, fmt.Errorf("%s: %w", file, err)
	}
	if h.version, err = parseVersion(h.Info.Version); err != nil {
		return heading{}, fmt.Errorf("%s: info.version: %w", file, err)
	}
	return h, nil
}

// serversRemoved are the servers, and with them base paths, that are no longer said to be there.
func serversRemoved(before, after heading) []change {
	var changes []change
	for _, s := range before.Servers {
		if !slices.Contains(after.Servers, s) {
			changes = append(changes, change{ID: "server-removed", Text: "there is no such server any more", Path: s.URL})
		}
	}
	return changes
}

// verdict is an error if clients would break and the version does not say so by a higher major number.
func (c comparison) verdict() error {
	if c.before.newer(c.after) {
		return fmt.Errorf("info.version went back from %s to %s", c.before, c.after)
	}
	if len(c.breaks) == 0 || c.after[0] > c.before[0] {
		return nil
	}
	all := []error{fmt.Errorf("clients written for version %s would break with version %s; keep what they use, or raise the major number of info.version", c.before, c.after)}
	for _, change := range c.breaks {
		all = append(all, errors.New(change.String()))
	}
	return errors.Join(all...)
}

// breaking asks oasdiff for the changes that break clients.
func breaking(ctx context.Context, base, revision string) ([]change, error) {
	path, err := tool()
	if err != nil {
		return nil, err
	}
	// In a folder of its own, so that no configuration file of oasdiff changes what it looks for.
	files := []string{levels, base, revision}
	for i := range files {
		if files[i], err = filepath.Abs(files[i]); err != nil {
			return nil, err
		}
	}
	cmd := exec.CommandContext(ctx, path, "breaking", "--allow-external-refs=false", "--format", "json",
		"--severity-levels", files[0], files[1], files[2])
	cmd.Dir = filepath.Dir(files[1])
	out, err := output(cmd)
	if err != nil {
		return nil, err
	}
	var changes []change
	if err := json.Unmarshal(out, &changes); err != nil {
		return nil, fmt.Errorf("the answer of oasdiff %q: %w", out, err)
	}
	return changes, nil
}

// output runs a command and returns what it prints on stdout; the error has what it prints on stderr.
func output(cmd *exec.Cmd) ([]byte, error) {
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w\n%s", strings.Join(cmd.Args, " "), err, complaint.String())
	}
	return out, nil
}

// number is a version, major number first.
type number [3]int

func (n number) String() string { return fmt.Sprintf("%d.%d.%d", n[0], n[1], n[2]) }

func (n number) newer(other number) bool {
	for i := range n {
		if n[i] != other[i] {
			return n[i] > other[i]
		}
	}
	return false
}

var semantic = regexp.MustCompile(`^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)$`)

// parseVersion wants three numbers: of anything else it could not be said whether the major number has risen.
func parseVersion(text string) (number, error) {
	parts := semantic.FindStringSubmatch(text)
	if parts == nil {
		return number{}, fmt.Errorf("%q is not three numbers such as 1.2.3", text)
	}
	var n number
	for i := range n {
		var err error
		if n[i], err = strconv.Atoi(parts[i+1]); err != nil {
			return number{}, err
		}
	}
	return n, nil
}
