package handlers_test

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/zonemint/zonemint/tokens"
)

// suiteLog is where every world of the suite writes its log, at the lowest level there is.
var suiteLog = slog.New(slog.NewJSONHandler(canary.writer("log"), &slog.HandlerOptions{Level: slog.LevelDebug}))

// canary remembers every secret that the suite uses and everything that the server wrote where no secret may be: its log and
// the bodies of its errors. [TestMain] asks it at the end whether the two met.
var canary = &leakDetector{secrets: make(map[string][]string), written: make(map[string]*bytes.Buffer)}

// headLength is how much of a secret is looked up at each position of what was written; a shorter one cannot be watched.
const headLength = 10

type leakDetector struct {
	mu      sync.Mutex
	secrets map[string][]string // by their first headLength bytes
	written map[string]*bytes.Buffer
}

// secretText watches for a text.
func (d *leakDetector) secretText(text string) {
	d.watch(text, base64.StdEncoding.EncodeToString([]byte(text)), hex.EncodeToString([]byte(text)))
}

// secretBytes watches for key material, in each way in which programs print bytes.
func (d *leakDetector) secretBytes(b []byte) {
	d.watch(string(b), hex.EncodeToString(b), base64.RawStdEncoding.EncodeToString(b), base64.RawURLEncoding.EncodeToString(b),
		strings.Trim(fmt.Sprintf("%d", b), "[]"))
}

// token watches for the text of a token, and for its signature. All tokens begin alike, so it is the end that is looked for.
func (d *leakDetector) token(text string) {
	d.watch(text[len(text)-40:])
	raw, err := base64.RawURLEncoding.DecodeString(text)
	if err == nil && len(raw) > tokens.SecretSize {
		d.secretBytes(raw[len(raw)-1-tokens.SecretSize : len(raw)-1]) // behind it stands the newline of the last packet
	}
}

func (d *leakDetector) watch(forms ...string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, form := range forms {
		if len(form) < headLength {
			panic("a secret of the suite is too short to be watched: " + form)
		}
		head := form[:headLength]
		if !slices.Contains(d.secrets[head], form) {
			d.secrets[head] = append(d.secrets[head], form)
		}
	}
}

// writer keeps what is written to it under a name.
func (d *leakDetector) writer(name string) *leakWriter { return &leakWriter{detector: d, name: name} }

type leakWriter struct {
	detector *leakDetector
	name     string
}

// Write implements io.Writer.
func (w *leakWriter) Write(p []byte) (int, error) {
	w.detector.mu.Lock()
	defer w.detector.mu.Unlock()
	if w.detector.written[w.name] == nil {
		w.detector.written[w.name] = new(bytes.Buffer)
	}
	return w.detector.written[w.name].Write(p)
}

// leaks names what was written that holds a secret, without repeating it.
func (d *leakDetector) leaks() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	var found []string
	for name, buffer := range d.written {
		text := buffer.Bytes()
		for i := 0; i+headLength <= len(text); i++ {
			for _, secret := range d.secrets[string(text[i:i+headLength])] {
				if bytes.HasPrefix(text[i:], []byte(secret)) {
					found = append(found, fmt.Sprintf("%s holds a secret: ...%s[here]", name, lineBefore(text, i)))
				}
			}
		}
	}
	return found
}

// lineBefore is what stands before position i in its line.
func lineBefore(text []byte, i int) []byte {
	return text[bytes.LastIndexByte(text[:i], '\n')+1 : i]
}

// brokenLogLines are the lines of the log that are not one JSON object each.
func (d *leakDetector) brokenLogLines() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	log := d.written["log"]
	if log == nil {
		return []string{"nothing was logged at all"}
	}
	var broken []string
	for line := range bytes.Lines(log.Bytes()) {
		var object map[string]any
		if err := json.Unmarshal(line, &object); err != nil || object["msg"] == nil {
			broken = append(broken, fmt.Sprintf("log line is no JSON object: %q", line))
		}
	}
	return broken
}

// logHolds reports whether the log has a line with all of the texts.
func (d *leakDetector) logHolds(texts ...string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	for line := range bytes.Lines(d.written["log"].Bytes()) {
		all := true
		for _, text := range texts {
			all = all && bytes.Contains(line, []byte(text))
		}
		if all {
			return true
		}
	}
	return false
}

// TestCanary: a suite that finds no leak proves something only if it would find one.
func TestCanary(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	token, secret := w.mint(t), w.row(t, w.alice).Secret
	for name, text := range map[string]string{
		"password": "x" + w.alice.password, "token": token, "attenuated": attenuated(t, token, "size >= 1"), "in hex": hex.EncodeToString(secret[:]),
		"in base64": base64.StdEncoding.EncodeToString(secret[:]), "in decimal": fmt.Sprintf("%d", secret[:]), "raw": string(secret[:]),
		"basic": basicHeader("alice", w.alice.password)[:9] + base64.StdEncoding.EncodeToString([]byte(w.alice.password)),
	} {
		canary.mu.Lock()
		other := &leakDetector{secrets: maps.Clone(canary.secrets), written: make(map[string]*bytes.Buffer)}
		canary.mu.Unlock()
		if _, err := other.writer("log").Write([]byte("before " + text + " after")); err != nil || len(other.leaks()) == 0 {
			t.Errorf("a leak is not found: %s", name)
		}
		if len(other.brokenLogLines()) == 0 { // there are two where a raw secret has a newline in it
			t.Error("a log line that is no JSON is not found")
		}
	}
	if _, missing := (&seenAnswers{}).compare(); len(missing) < 400 {
		t.Errorf("of nothing seen only %d answers are missing", len(missing))
	}
}
