package main

import (
	"log/slog"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// lineSink is a log that counts how often it is written to.
type lineSink struct {
	mu     sync.Mutex
	text   strings.Builder
	writes int
}

func (s *lineSink) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.writes++
	return s.text.Write(p)
}

func (s *lineSink) seen() (lines, writes int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return strings.Count(s.text.String(), "\n"), s.writes
}

// TestGatheredLog: lines of requests wait for a tenth of a second at most, or for another line, or until there are many; none is lost, and their order
// stays.
func TestGatheredLog(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sink := new(lineSink)
		gathered := newGatheredLog(sink)
		log, err := newLogger(gathered, "info")
		if err != nil {
			t.Fatal(err)
		}
		want := func(what string, lines, writes int) {
			t.Helper()
			if l, w := sink.seen(); l != lines || w != writes {
				t.Errorf("%s: %d lines in %d writes; want %d in %d", what, l, w, lines, writes)
			}
		}
		tick := func() {
			<-time.After(gatherFor) // of the bubble's clock
			synctest.Wait()
		}
		log.Info("request", "id", "a")
		log.Info("operation", "id", "b")
		want("a few", 2, 2)
		for range gatherAfter {
			log.Info("request")
		}
		want("many", gatherAfter, gatherAfter)
		tick()
		lines, writes := gatherAfter+2, gatherAfter+1
		want("a moment later", lines, writes)
		for range gatherAfter {
			log.Info("request")
		}
		lines, writes = lines+gatherAfter, writes+gatherAfter
		want("anew", lines, writes)
		log.Info("request")
		log.With("k", "v").WithGroup("g").Warn("request")
		want("after a warning", lines+2, writes+1)
		log.Info("request", "text", strings.Repeat("x", gatherSize))
		want("much at once", lines+3, writes+2)
		log.Info("request")
		gathered.flush()
		want("at the end", lines+4, writes+3)
		log.Info("serving")
		want("of no request", lines+5, writes+4)
		tick()
		tick()
		want("with nothing to write", lines+5, writes+4)
		if text := sink.text.String(); !strings.Contains(text, `"time":"2000-01-01T00:00:00Z"`) || strings.Index(text, `"a"`) > strings.Index(text, `"b"`) {
			t.Errorf("the log is %.200s", text)
		}
	})
}

// TestLogIsInUTC: times are told in UTC, whatever the machine's zone is.
func TestLogIsInUTC(t *testing.T) {
	sink := new(lineSink)
	log, err := newLogger(sink, "debug")
	if err != nil {
		t.Fatal(err)
	}
	r := slog.NewRecord(time.Date(2026, 11, 23, 12, 0, 0, 0, time.FixedZone("elsewhere", 3600)), slog.LevelInfo, "a", 0)
	if err := log.Handler().Handle(t.Context(), r); err != nil || !strings.Contains(sink.text.String(), `"2026-11-23T11:00:00Z"`) {
		t.Errorf("%v, %s", err, sink.text.String())
	}
}
