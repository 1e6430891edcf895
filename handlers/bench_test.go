package handlers_test

import (
	"bytes"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"github.com/zonemint/zonemint/handlers"
	"github.com/zonemint/zonemint/zone"
)

// silentAnswer takes what a handler answers, and keeps the status.
type silentAnswer struct {
	header http.Header
	status int
}

func (a *silentAnswer) Header() http.Header         { return a.header }
func (a *silentAnswer) WriteHeader(status int)      { a.status = status }
func (a *silentAnswer) Write(b []byte) (int, error) { return len(b), nil }

// newBothWays makes a world, and a handler beside its own that goes the plain way. Both log as servers do, but nowhere.
func newBothWays(b *testing.B, open func(testing.TB) zone.Store) (w *world, plain http.Handler) {
	b.Helper()
	log := slog.New(slog.NewJSONHandler(io.Discard, nil)) //nolint:sloglint // a DiscardHandler would not do the work
	w = newWorld(b, setup{
		open: open, zone: func(c *zone.Config) { c.Log = log },
		handlers: func(c *handlers.Config) { c.Log, c.Metrics = log, handlers.NewMetrics("0") },
	})
	plain, err := handlers.NewPlain(handlers.Config{Service: w.service, Log: log, Name: "onezone", Version: "1.2.3", Metrics: handlers.NewMetrics("0")})
	must(b, err)
	return w, plain
}

// BenchmarkMintRequest is a whole request that mints, from the handler on: all but reading it and writing the answer. It is logged, but nowhere. The
// plain way goes through the validator and asks the store.
func BenchmarkMintRequest(b *testing.B) {
	for name, open := range map[string]func(testing.TB) zone.Store{"memory": inMemory, "sqlite": inSQLite} {
		w, plain := newBothWays(b, open)
		access, err := w.service.MintAccessToken(b.Context(), w.alice.caller(), zone.NewAccessToken{Name: "bench"})
		must(b, err)
		for kind, who := range map[string]credential{"basic": w.alice.basic(), "token": {token: access.Text.Reveal()}} {
			for way, handler := range map[string]http.Handler{"quick": w.handler, "plain": plain} {
				b.Run(name+"/"+kind+"/"+way, func(b *testing.B) { benchmarkMint(b, w, handler, who) })
				b.Run(name+"/"+kind+" by post/"+way, func(b *testing.B) {
					benchmarkBody(b, handler, post(w.mintPath(), `{"ttl":600,"maxSize":5000000}`).as(who), http.StatusOK)
				})
			}
		}
	}
}

// BenchmarkRedeemRequest is a whole request that redeems, made again and again, so that it gets its first answer again; and one whose token is none,
// which hardly costs anything behind package handlers.
func BenchmarkRedeemRequest(b *testing.B) {
	for name, open := range map[string]func(testing.TB) zone.Store{"memory": inMemory, "sqlite": inSQLite} {
		w, plain := newBothWays(b, open)
		w.newSpace(b)
		token := w.mint(b)
		for way, handler := range map[string]http.Handler{"quick": w.handler, "plain": plain} {
			b.Run(name+"/redeemed/"+way, func(b *testing.B) {
				benchmarkBody(b, handler, w.redeem(w.p1, token, supportSize), http.StatusCreated)
			})
			b.Run(name+"/refused/"+way, func(b *testing.B) {
				benchmarkBody(b, handler, w.redeem(w.p1, strings.Repeat("A", len(token)), supportSize), http.StatusBadRequest)
			})
		}
	}
}

func benchmarkBody(b *testing.B, handler http.Handler, sent request, want int) {
	r, body := sent.build(), bytes.NewReader(sent.body)
	r.Body = io.NopCloser(body)
	b.ReportAllocs()
	for b.Loop() {
		body.Reset(sent.body)
		a := silentAnswer{header: make(http.Header)}
		handler.ServeHTTP(&a, r)
		if a.status != want {
			b.Fatal(a.status)
		}
	}
}

// BenchmarkAdmission is what it takes to see that the contract admits a request that redeems.
func BenchmarkAdmission(b *testing.B) {
	w := newWorld(b, setup{})
	sent := w.redeem(w.p1, w.mint(b), supportSize)
	for way, plain := range map[string]bool{"quick": false, "plain": true} {
		admit, err := handlers.Admitting(http.MethodPost, "/provider/spaces/support", plain)
		must(b, err)
		r := sent.build()
		b.Run(way, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := admit(r, sent.body, "tokenAuth"); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func benchmarkMint(b *testing.B, w *world, handler http.Handler, who credential) {
	r := get("/spaces/" + w.space + "/providers/token").as(who).build()
	b.ReportAllocs()
	for b.Loop() {
		a := silentAnswer{header: make(http.Header)}
		handler.ServeHTTP(&a, r)
		if a.status != http.StatusOK {
			b.Fatal(a.status)
		}
	}
}
