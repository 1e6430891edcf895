package storetest

import (
	"context"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"testing"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// update runs fn in a transaction that must commit.
func update(t testing.TB, s zone.Store, fn func(zone.Tx) error) {
	t.Helper()
	if err := s.Update(t.Context(), fn); err != nil {
		t.Fatalf("Update: %v", err)
	}
}

// try runs one writing call in a transaction of its own and returns its error.
func try(s zone.Store, call func(zone.Tx) error) error {
	return s.Update(context.Background(), call)
}

// insert adds fixtures, each by its type, in a transaction that must commit.
func insert(t testing.TB, s zone.Store, rows ...any) {
	t.Helper()
	update(t, s, func(tx zone.Tx) error { return insertIn(tx, rows...) })
}

func insertIn(tx zone.Tx, rows ...any) error {
	for _, row := range rows {
		var err error
		switch r := row.(type) {
		case zone.User:
			err = tx.InsertUser(r)
		case zone.Space:
			err = tx.InsertSpace(r)
		case zone.Member:
			err = tx.InsertMember(r)
		case zone.Provider:
			err = tx.InsertProvider(r)
		case zone.Support:
			err = tx.InsertSupport(r)
		case zone.AccessToken:
			err = tx.InsertAccessToken(r)
		case zone.NamedToken:
			err = tx.InsertNamedToken(r)
		case zone.Instance:
			err = tx.InsertInstance(r)
		case tokens.WrappedKey:
			err = tx.InsertKey(r)
		case zone.Revocation:
			err = tx.InsertRevocation(r, noon)
		case zone.Redemption:
			err = tx.InsertRedemption(r)
		case zone.AuditRecord:
			err = tx.AppendAudit(r)
		default:
			err = fmt.Errorf("no way to insert %T", row)
		}
		if err != nil {
			return fmt.Errorf("insert %T: %w", row, err)
		}
	}
	return nil
}

// read returns what call reads in a transaction of its own.
func read[T any](s zone.Store, call func(zone.ReadTx) (T, error)) (value T, err error) {
	err = s.View(context.Background(), func(tx zone.ReadTx) error {
		value, err = call(tx)
		return err
	})
	return value, err
}

// wantRead fails unless call reads want.
func wantRead[T any](t testing.TB, s zone.Store, want T, call func(zone.ReadTx) (T, error)) {
	t.Helper()
	got, err := read(s, call)
	if err != nil {
		t.Errorf("read: %v", err)
		return
	}
	wantEqual(t, got, want)
}

// wantMissing fails unless what call reads is not found.
func wantMissing[T any](t testing.TB, s zone.Store, call func(zone.ReadTx) (T, error)) {
	t.Helper()
	_, err := read(s, call)
	wantKind(t, err, zone.NotFound)
}

func wantEqual(t testing.TB, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v (secrets may differ too)", got, want)
	}
}

// wantKind fails unless err is of that kind, and says so as an [*zone.Error], which is what reaches handlers.
func wantKind(t testing.TB, err error, kind zone.Kind) {
	t.Helper()
	if !errors.Is(err, kind) {
		t.Errorf("error is %v, want kind %q", err, kind)
		return
	}
	var e *zone.Error
	if !errors.As(err, &e) || e.Kind != kind || e.Detail == "" {
		t.Errorf("error %v is not a *zone.Error of kind %q with a detail", err, kind)
	}
}

// wantUnavailable fails unless err is [zone.Unavailable] and says when to try again.
func wantUnavailable(t testing.TB, err error) {
	t.Helper()
	wantKind(t, err, zone.Unavailable)
	if err != nil && zone.AsError(err).RetryAfter <= 0 {
		t.Errorf("%v does not say when to try again", err)
	}
}

// wantPages fails unless list gives want, whatever the size of the pages. The ids must be in order.
func wantPages[T any](
	t testing.TB, s zone.Store, want []string, id func(T) string, list func(zone.ReadTx, zone.Page) ([]T, error),
) {
	t.Helper()
	page := func(p zone.Page) []string {
		rows, err := read(s, func(tx zone.ReadTx) ([]T, error) { return list(tx, p) })
		if err != nil {
			t.Fatalf("page %+v: %v", p, err)
		}
		if len(rows) > p.Limit {
			t.Fatalf("page %+v has %d rows", p, len(rows))
		}
		var ids []string
		for _, row := range rows {
			ids = append(ids, id(row))
		}
		return ids
	}
	for _, limit := range []int{1, 2, 7, len(want), len(want) + 1, math.MaxInt32} {
		var got []string
		for after := ""; ; {
			ids := page(zone.Page{After: after, Limit: max(limit, 1)})
			if len(ids) == 0 {
				break
			}
			got = append(got, ids...)
			after = ids[len(ids)-1]
		}
		if !slices.Equal(got, want) {
			t.Errorf("in pages of %d: got %q\nwant %q", limit, got, want)
		}
	}
	wantPageBetween(t, want, page)
	for _, limit := range []int{0, -1} {
		_, err := read(s, func(tx zone.ReadTx) ([]T, error) { return list(tx, zone.Page{Limit: limit}) })
		if err == nil {
			t.Errorf("a limit of %d is taken", limit)
		}
	}
}

// wantPageBetween asks for pages that begin after an id that is not in the list.
func wantPageBetween(t testing.TB, want []string, page func(zone.Page) []string) {
	t.Helper()
	for i := range want {
		missing := want[i] + "!" // "!" sorts before every character of an id
		if got := page(zone.Page{After: missing, Limit: len(want)}); !slices.Equal(got, want[i+1:]) {
			t.Errorf("after %q: got %q\nwant %q", missing, got, want[i+1:])
		}
	}
}

// asString is the id of a row in a list of ids.
func asString[T ~string](id T) string { return string(id) }
