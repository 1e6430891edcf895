package main

import (
	"bytes"
	"io"
	"log/slog"
	"os/signal"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

const (
	logQueueLines = 4096            // that wait at most
	logBatchSize  = 32 << 10        // bytes after which a batch takes no more lines
	logPatience   = 1 * time.Second // how long a stopping server waits for the log
)

// logQueue is stderr for a server. One goroutine writes, from a bounded queue, so a reader of the log that stalls or goes away stops
// nothing: when the queue is full, lines are dropped and counted, and one line tells how many once lines are written again. Lines that
// wait at the same time are written together.
type logQueue struct {
	to      io.Writer
	lines   chan []byte
	pending atomic.Int64 // lines that are queued or being written
	dropped atomic.Int64
	closing chan struct{}
	close   func() // at most logPatience, whatever the reader does
}

// newLogQueue starts the goroutine. A pipe without a reader is an error of writing from then on, and no longer the end of the process.
func newLogQueue(to io.Writer) *logQueue {
	signal.Ignore(syscall.SIGPIPE)
	q := &logQueue{to: to, lines: make(chan []byte, logQueueLines), closing: make(chan struct{})}
	ended := make(chan struct{})
	q.close = sync.OnceFunc(func() {
		close(q.closing)
		select {
		case <-ended:
		case <-time.After(logPatience):
		}
	})
	go func() {
		defer close(ended)
		q.run()
	}()
	return q
}

// Write queues a line. It never blocks and never fails.
func (q *logQueue) Write(line []byte) (int, error) {
	q.pending.Add(1)
	select {
	case q.lines <- bytes.Clone(line):
	default:
		q.pending.Add(-1)
		q.dropped.Add(1)
	}
	return len(line), nil
}

// flush waits until every line so far is written, at most logPatience: what a server says before it is ready is there when it is.
func (q *logQueue) flush() {
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for late := time.After(logPatience); q.pending.Load() > 0; {
		select {
		case <-tick.C:
		case <-late:
			return
		}
	}
}

// Dropped is the number of lines that were dropped.
func (q *logQueue) Dropped() int64 { return q.dropped.Load() }

// run writes batches until the queue is closed and empty.
func (q *logQueue) run() {
	var reported int64
	for {
		var first []byte
		select {
		case first = <-q.lines:
		case <-q.closing:
			if first = q.next(); first == nil {
				return
			}
		}
		batch, count := q.gather(first)
		_, err := q.to.Write(batch)
		q.pending.Add(-count)
		if err != nil {
			q.dropped.Add(count)
			continue
		}
		if dropped := q.dropped.Load(); dropped > reported {
			newLogger(q.to, slog.LevelWarn).Warn("log lines were dropped: whoever reads the log was too slow, or was not there",
				slog.Int64("lines", dropped-reported))
			reported = dropped
		}
	}
}

// gather puts the lines that wait behind the first one.
func (q *logQueue) gather(first []byte) (batch []byte, count int64) {
	batch, count = first, 1
	for len(batch) < logBatchSize {
		line := q.next()
		if line == nil {
			break
		}
		batch, count = append(batch, line...), count+1
	}
	return batch, count
}

// next is a line that waits, or nil.
func (q *logQueue) next() []byte {
	select {
	case line := <-q.lines:
		return line
	default:
		return nil
	}
}
