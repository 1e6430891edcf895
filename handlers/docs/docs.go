// Package docs is the page at /docs: the contract in Swagger UI, where every operation can be tried out. All of it is in the
// program. The browser asks no other server for anything, and the policy of the page forbids it to.
//
// The folder swagger-ui has files of the npm package swagger-ui-dist as they are, the two large ones compressed.
// tools/swagger-ui.sh puts them there and compares them with the package; SHA256SUMS has their checksums, which the test of
// this package compares. The folder page is ours.
package docs

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Path is where the page stands. Its files stand below.
const Path = "/docs"

//go:embed page swagger-ui
var embedded embed.FS

// policy lets the page have what this server serves, and nothing else: no script and no style in the page itself, no eval, no
// other server. The icons of Swagger UI are data URIs in its style sheet.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// types are the media types of what is served. What a system has in its own table must not matter.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
	".svg": "image/svg+xml", ".txt": "text/plain; charset=utf-8",
}

// File is one thing that is served, as it is and compressed.
type File struct {
	contentType string
	tag         string
	plain       func() ([]byte, error)
	zipped      func() ([]byte, error)
}

// Files are all files of the page, by their path.
var Files = sync.OnceValues(func() (map[string]*File, error) {
	files := make(map[string]*File)
	for _, source := range []string{
		"page/index.html", "page/page.js", "page/page.css", "page/reference.css", "page/icon.svg",
		"swagger-ui/swagger-ui-bundle.js.gz", "swagger-ui/swagger-ui.css.gz",
	} {
		data, err := embedded.ReadFile(source)
		if err != nil {
			return nil, fmt.Errorf("docs: %w", err)
		}
		name := strings.TrimSuffix(path.Base(source), ".gz")
		at := Path + "/" + name
		if name == "index.html" {
			at = Path
		}
		files[at] = newFile(name, data, name != path.Base(source))
	}
	licences, err := joined("swagger-ui/NOTICE", "swagger-ui/swagger-ui-bundle.js.LICENSE.txt", "swagger-ui/LICENSE")
	files[Path+"/licences.txt"] = newFile("licences.txt", licences, false)
	return files, err
})

// joined is the text of several embedded files, one after the other.
func joined(names ...string) ([]byte, error) {
	var all []byte
	for _, name := range names {
		text, err := embedded.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("docs: %w", err)
		}
		all = append(append(all, text...), "\n\n"...)
	}
	return all, nil
}

// newFile makes a file of what is embedded. The other form of it is made when somebody first asks for it.
func newFile(name string, data []byte, zipped bool) *File {
	sum := sha256.Sum256(data)
	f := &File{contentType: types[path.Ext(name)], tag: hex.EncodeToString(sum[:16])}
	asItIs := func() ([]byte, error) { return data, nil }
	if zipped {
		f.zipped, f.plain = asItIs, sync.OnceValues(func() ([]byte, error) { return unzip(data) })
	} else {
		f.plain, f.zipped = asItIs, sync.OnceValues(func() ([]byte, error) { return zip(data) })
	}
	return f
}

func zip(data []byte) ([]byte, error) {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	err := w.Close()
	return out.Bytes(), err
}

func unzip(data []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// Serve answers a GET or HEAD. The browser may keep the file, and asks each time whether it is still the same, so that an
// update of the server is seen at once.
func (f *File) Serve(w http.ResponseWriter, r *http.Request) error {
	data, tag, coding := f.plain, f.tag, ""
	if acceptsGzip(r.Header.Values("Accept-Encoding")) {
		data, tag, coding = f.zipped, f.tag+"-gzip", "gzip"
	}
	content, err := data()
	if err != nil {
		return fmt.Errorf("docs: %w", err)
	}
	h := w.Header()
	h.Set("Content-Type", f.contentType)
	h.Set("Cache-Control", "no-cache")
	h.Set("Vary", "Accept-Encoding")
	h.Set("Content-Security-Policy", policy)
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("ETag", `"`+tag+`"`)
	if coding != "" {
		h.Set("Content-Encoding", coding)
	}
	// Of conditions only the one that browsers send is looked at: the refusals of the others have no body in our shape.
	plainly := r.Clone(r.Context())
	for _, name := range []string{"Range", "If-Match", "If-Unmodified-Since"} {
		plainly.Header.Del(name)
	}
	http.ServeContent(w, plainly, "", time.Time{}, bytes.NewReader(content))
	return nil
}

// acceptsGzip reads the Accept-Encoding headers (RFC 9110 section 12.5.3).
func acceptsGzip(headers []string) bool {
	accepted, named := false, false
	for _, item := range strings.Split(strings.Join(headers, ","), ",") {
		coding, params, _ := strings.Cut(strings.TrimSpace(item), ";")
		coding = strings.ToLower(strings.TrimSpace(coding))
		if coding != "gzip" && coding != "x-gzip" && (coding != "*" || named) {
			continue
		}
		named = named || coding != "*"
		accepted = weight(params) > 0
	}
	return accepted
}

// weight is the q of an item; without one it is 1, and what cannot be read is 0.
func weight(params string) float64 {
	name, value, found := strings.Cut(strings.TrimSpace(params), "=")
	if !found || !strings.EqualFold(strings.TrimSpace(name), "q") {
		return 1
	}
	q, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil {
		return 0
	}
	return q
}
