package sqlstore

import (
	"strconv"
	"testing"

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

// BenchmarkConsume commits one use of a token each time.
func BenchmarkConsume(b *testing.B) {
	s, _ := newStore(b, Options{})
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		err := s.Update(b.Context(), func(tx zone.Tx) error {
			_, err := tx.Consume(tokens.Nonce(strconv.Itoa(i)), zone.Use{}.IssuedAt, 1)
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}
