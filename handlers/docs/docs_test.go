package docs_test

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/zonemint/zonemint/handlers/docs"
)

// TestVendored: the files of Swagger UI are those of the package, by their checksums, and there are no others.
func TestVendored(t *testing.T) {
	t.Parallel()
	sums := make(map[string]string)
	for line := range strings.Lines(read(t, "swagger-ui/SHA256SUMS")) {
		sum, name, found := strings.Cut(strings.TrimSpace(line), "  ")
		if !found {
			t.Fatalf("SHA256SUMS: %q", line)
		}
		sums[name] = sum
	}
	entries, err := os.ReadDir("swagger-ui")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		name, zipped := strings.CutSuffix(entry.Name(), ".gz")
		if name == "SHA256SUMS" || name == "VERSION" {
			continue
		}
		data := []byte(read(t, "swagger-ui/"+entry.Name()))
		if zipped {
			data = unzip(t, data)
		}
		if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != sums[name] {
			t.Errorf("%s is not the file of the package", name)
		}
		delete(sums, name)
		if version := strings.TrimSpace(read(t, "swagger-ui/VERSION")); name == "swagger-ui-bundle.js" && !bytes.Contains(data, []byte(`"`+version+`"`)) {
			t.Errorf("the program is not of the version %s", version)
		}
	}
	for name := range sums {
		t.Errorf("%s is missing", name)
	}
}

// TestPageIsStrict: the page has nothing in it that its policy forbids, asks no other server, and keeps no credential for good.
func TestPageIsStrict(t *testing.T) {
	t.Parallel()
	html := read(t, "page/index.html")
	for name, pattern := range map[string]string{
		"an inline script": `<script[^>]*>[^<]`, "a style": `<style|\sstyle=`, "a handler": `\son[a-z]+=`, "another server": `(?:src|href)="(?:[a-z]+:)?//`,
	} {
		if found := regexp.MustCompile(pattern).FindString(html); found != "" {
			t.Errorf("index.html has %s: %q", name, found)
		}
	}
	for _, name := range []string{"page/page.js", "page/page.css", "page/reference.css"} {
		if found := regexp.MustCompile(`https?://|url\(|@import|localStorage\.|document\.cookie|innerHTML|eval\(`).FindString(read(t, name)); found != "" {
			t.Errorf("%s has %q", name, found)
		}
	}
	files := mustFiles(t)
	for _, match := range regexp.MustCompile(`(?:src|href)="(docs[^"]*)"`).FindAllStringSubmatch(html, -1) {
		if files["/"+match[1]] == nil {
			t.Errorf("index.html refers to %s, which there is not", match[1])
		}
	}
}

// TestServe: each file in both forms, with its type, and once more only if it has changed.
func TestServe(t *testing.T) {
	t.Parallel()
	files := mustFiles(t)
	if len(files) != 8 {
		t.Errorf("there are %d files", len(files))
	}
	types := map[string]string{
		"": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml",
		".txt": "text/plain; charset=utf-8",
	}
	tags := make(map[string]bool)
	for path, file := range files {
		plain := serve(t, file, http.MethodGet, nil)
		zipped := serve(t, file, http.MethodGet, map[string]string{"Accept-Encoding": "gzip, deflate, br"})
		if got := plain.Header().Get("Content-Encoding"); got != "" || zipped.Header().Get("Content-Encoding") != "gzip" {
			t.Errorf("%s: encoded as %q and %q", path, got, zipped.Header().Get("Content-Encoding"))
		}
		if plain.Body.Len() < 100 || !bytes.Equal(unzip(t, zipped.Body.Bytes()), plain.Body.Bytes()) {
			t.Errorf("%s: the two forms differ", path)
		}
		for _, answer := range []*httptest.ResponseRecorder{plain, zipped} {
			h := answer.Header()
			tag := h.Get("ETag")
			if answer.Code != http.StatusOK || h.Get("Content-Type") != types[filepath.Ext(path)] || h.Get("Cache-Control") != "no-cache" ||
				h.Get("Vary") != "Accept-Encoding" || tags[tag] || !regexp.MustCompile(`^"[0-9a-f]{32}(-gzip)?"$`).MatchString(tag) ||
				!strings.HasPrefix(h.Get("Content-Security-Policy"), "default-src 'none'; script-src 'self';") {
				t.Errorf("%s: %d, %v", path, answer.Code, h)
			}
			tags[tag] = true
		}
		tag := zipped.Header().Get("ETag")
		if again := serve(t, file, http.MethodGet, map[string]string{"Accept-Encoding": "gzip", "If-None-Match": tag}); again.Code != http.StatusNotModified || again.Body.Len() > 0 {
			t.Errorf("%s: unchanged, and %d with %d bytes", path, again.Code, again.Body.Len())
		}
		if other := serve(t, file, http.MethodGet, map[string]string{"If-None-Match": tag}); other.Code != http.StatusOK {
			t.Errorf("%s: the tag of one form is taken for that of the other", path)
		}
		if head := serve(t, file, http.MethodHead, nil); head.Code != http.StatusOK || head.Body.Len() > 0 || head.Header().Get("ETag") != plain.Header().Get("ETag") {
			t.Errorf("%s: HEAD has %d, %d bytes", path, head.Code, head.Body.Len())
		}
		conditions := map[string]string{"Range": "bytes=99999999-", "If-Match": `"x"`, "If-Unmodified-Since": "Thu, 01 Jan 1970 00:00:00 GMT"}
		if whole := serve(t, file, http.MethodGet, conditions); whole.Code != http.StatusOK || whole.Body.Len() != plain.Body.Len() {
			t.Errorf("%s: with other conditions %d", path, whole.Code)
		}
	}
}

// TestAcceptEncoding: what is compressed goes to those alone that take it.
func TestAcceptEncoding(t *testing.T) {
	t.Parallel()
	file := mustFiles(t)[docs.Path]
	zipped := []string{
		"gzip", "GZIP", "x-gzip", "br, gzip", "gzip;q=0.1", "gzip ; q=1", "*", "br;q=1, *;q=0.5", "gzip, *;q=0", "*;q=0, gzip", "deflate,\tgzip",
	}
	plain := []string{"", "identity", "br", "gzip;q=0", "gzip;q=0.0", "gzip;q=x", "*;q=0", "gzip;q=0, *", "*, gzip;q=0", "xgzip", "gzipped"}
	for _, accept := range slices.Concat(zipped, plain) {
		answer := serve(t, file, http.MethodGet, map[string]string{"Accept-Encoding": accept})
		if got, want := answer.Header().Get("Content-Encoding") == "gzip", slices.Contains(zipped, accept); got != want {
			t.Errorf("Accept-Encoding %q: compressed %t", accept, got)
		}
	}
}

func mustFiles(t *testing.T) map[string]*docs.File {
	t.Helper()
	files, err := docs.Files()
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func serve(t *testing.T, f *docs.File, method string, headers map[string]string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(method, "/", nil)
	for name, value := range headers {
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	if err := f.Serve(w, r); err != nil {
		t.Fatal(err)
	}
	return w
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func unzip(t *testing.T, data []byte) []byte {
	t.Helper()
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return plain
}
