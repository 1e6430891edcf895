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

// TestGatheredLog: lines wait for a tenth of a second at most, or for a warning, or until there are many; none is lost, and their order
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
		log.Info("a")
		log.Info("b")
		want("at once", 0, 0)
		<-time.After(gatherFor) // of the bubble's clock
		synctest.Wait()
		want("a moment later", 2, 1)
		log.Info("c")
		log.With("k", "v").WithGroup("g").Warn("d")
		want("after a warning", 4, 2)
		<-time.After(gatherFor) // of the bubble's clock
		synctest.Wait()
		want("with nothing to write", 4, 2)
		long := strings.Repeat("x", gatherSize)
		log.Info("much", "text", long)
		want("much at once", 5, 3)
		log.Info("e")
		gathered.flush()
		want("at the end", 6, 4)
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
