package handlers_test

import (
	"io"
	"log/slog"
	"net/http"
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

// BenchmarkMintRequest is a whole request that mints, from the handler on: all but reading it and writing the answer. It is logged, but nowhere. The
// plain way goes through the validator and asks the store.
func BenchmarkMintRequest(b *testing.B) {
	log := slog.New(slog.NewJSONHandler(io.Discard, nil)) //nolint:sloglint // a DiscardHandler would not do the work
	for name, open := range map[string]func(testing.TB) zone.Store{"memory": inMemory, "sqlite": inSQLite} {
		w := newWorld(b, setup{
			open: open, zone: func(c *zone.Config) { c.Log = log },
			handlers: func(c *handlers.Config) { c.Log, c.Metrics = log, handlers.NewMetrics("0") },
		})
		plain, err := handlers.NewPlain(handlers.Config{Service: w.service, Log: log, Name: "onezone", Version: "1.2.3", Metrics: handlers.NewMetrics("0")})
		must(b, err)
		access, err := w.service.MintAccessToken(b.Context(), w.alice.caller(), zone.NewAccessToken{Name: "bench"})
		must(b, err)
		for kind, who := range map[string]credential{"basic": w.alice.basic(), "token": {token: access.Text.Reveal()}} {
			for way, handler := range map[string]http.Handler{"quick": w.handler, "plain": plain} {
				b.Run(name+"/"+kind+"/"+way, func(b *testing.B) { benchmarkMint(b, w, handler, who) })
			}
		}
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
