package sqlstore

import (
	"runtime"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// BenchmarkView reads what minting reads.
func BenchmarkView(b *testing.B) {
	s, _ := newStore(b, Options{})
	err := s.Update(b.Context(), func(tx zone.Tx) error {
		if err := addUser("A")(tx); err != nil {
			return err
		}
		if err := tx.InsertSpace(zone.Space{ID: "S"}); err != nil {
			return err
		}
		return tx.InsertMember(zone.Member{Space: "S", User: "A"})
	})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			err := s.View(b.Context(), func(tx zone.ReadTx) error {
				if _, err := tx.User("A"); err != nil {
					return err
				}
				if _, err := tx.Space("S"); err != nil {
					return err
				}
				_, err := tx.Member("S", "A")
				return err
			})
			if err != nil {
				b.Error(err)
			}
		}
	})
}

// consume commits one use of a token.
func consume(b *testing.B, s *Store, n int64) {
	err := s.Update(b.Context(), func(tx zone.Tx) error {
		_, err := tx.Consume(tokens.Nonce(strconv.FormatInt(n, 10)), zone.Use{}.IssuedAt, 1)
		return err
	})
	if err != nil {
		b.Error(err)
	}
}

// BenchmarkConsume commits one use of a token each time.
func BenchmarkConsume(b *testing.B) {
	s, _ := newStore(b, Options{})
	b.ReportAllocs()
	for i := int64(0); b.Loop(); i++ {
		consume(b, s, i)
	}
}

// BenchmarkConsumeParallel does the same from 64 goroutines at once: in batches, and, to compare, each in a transaction of the
// database that it shares with nobody.
func BenchmarkConsumeParallel(b *testing.B) {
	for _, way := range []string{"batches", "alone"} {
		b.Run(way, func(b *testing.B) {
			s, _ := newStore(b, Options{Wait: time.Minute})
			if way == "alone" {
				s.batches = nil
			}
			var n atomic.Int64
			b.SetParallelism(max(1, 64/runtime.GOMAXPROCS(0)))
			b.ReportAllocs()
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					consume(b, s, n.Add(1))
				}
			})
		})
	}
}
