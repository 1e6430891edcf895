package main

import (
	"errors"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// logReader is a log whose reader can stall and go away.
type logReader struct {
	mu     sync.Mutex
	text   strings.Builder
	writes int
	gone   bool
	stall  chan struct{} // nil: it reads
}

func (r *logReader) Write(p []byte) (int, error) {
	r.mu.Lock()
	stall := r.stall
	r.mu.Unlock()
	if stall != nil {
		<-stall
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.gone {
		return 0, errors.New("broken pipe")
	}
	r.writes++
	return r.text.Write(p)
}

func (r *logReader) set(gone bool, stall chan struct{}) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.gone, r.stall = gone, stall
}

func (r *logReader) seen() (lines, writes int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return strings.Count(r.text.String(), "\n"), r.writes
}

// TestLogQueue: lines are written in their order, together where several wait, and all of them by the end.
func TestLogQueue(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		reader := &logReader{}
		q := newLogQueue(reader)
		log := newLogger(q, slog.LevelInfo)
		log.Info("request", "id", "a")
		synctest.Wait()
		if lines, writes := reader.seen(); lines != 1 || writes != 1 {
			t.Errorf("%d lines in %d writes, want 1 in 1", lines, writes)
		}
		stall := make(chan struct{})
		reader.set(false, stall)
		for range 100 {
			log.Info("request", "id", "b")
		}
		synctest.Wait()
		reader.set(false, nil)
		close(stall)
		log.Info("request", "id", "c")
		q.close()
		if lines, writes := reader.seen(); lines != 102 || writes > 4 {
			t.Errorf("%d lines in %d writes, want 102 in a few", lines, writes)
		}
		text := reader.text.String()
		if strings.Index(text, `"a"`) > strings.Index(text, `"b"`) || strings.LastIndex(text, `"b"`) > strings.Index(text, `"c"`) || q.Dropped() != 0 {
			t.Errorf("%d lines dropped, the log is %.300s", q.Dropped(), text)
		}
		q.close() // again
	})
}

// TestLogReaderStalls: a reader that stalls blocks nobody who logs, nor the end. What found the queue full is counted, and told once.
func TestLogReaderStalls(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		stall := make(chan struct{})
		reader := &logReader{stall: stall}
		q := newLogQueue(reader)
		log := newLogger(q, slog.LevelInfo)
		for range 2 * logQueueLines {
			log.Info("request")
		}
		dropped := q.Dropped()
		if dropped < logQueueLines-1000 || dropped > logQueueLines {
			t.Errorf("%d lines dropped of %d, with room for %d", dropped, 2*logQueueLines, logQueueLines)
		}
		reader.set(false, nil)
		close(stall)
		synctest.Wait()
		log.Info("request")
		synctest.Wait()
		lines, _ := reader.seen()
		if want := 2*logQueueLines + 1 - int(dropped) + 1; lines != want || strings.Count(reader.text.String(), "log lines were dropped") != 1 {
			t.Errorf("%d lines, want %d, one of which says that lines were dropped", lines, want)
		}
		forever := make(chan struct{})
		reader.set(false, forever)
		log.Info("request")
		began := time.Now()
		q.close()
		if took := time.Since(began); took > logPatience {
			t.Errorf("the end waited for %s", took)
		}
		close(forever)
	})
}

// TestLogReaderGoesAway: what cannot be written is counted as dropped.
func TestLogReaderGoesAway(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		reader := &logReader{gone: true}
		q := newLogQueue(reader)
		for range 3 {
			newLogger(q, slog.LevelInfo).Info("request")
			synctest.Wait()
		}
		q.close()
		if q.Dropped() != 3 {
			t.Errorf("%d lines dropped, want 3", q.Dropped())
		}
	})
}

// TestLogIsInUTC: times are told in UTC, whatever the machine's zone is.
func TestLogIsInUTC(t *testing.T) {
	reader := &logReader{}
	r := slog.NewRecord(time.Date(2026, 11, 23, 12, 0, 0, 0, time.FixedZone("elsewhere", 3600)), slog.LevelInfo, "a", 0)
	if err := newLogger(reader, slog.LevelDebug).Handler().Handle(t.Context(), r); err != nil || !strings.Contains(reader.text.String(), `"2026-11-23T11:00:00Z"`) {
		t.Errorf("%v, %s", err, reader.text.String())
	}
}
