package sqlstore

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// statements prepares a query on one connection of SQLite in both ways.
func statements(t *testing.T, query string) map[string]statement {
	t.Helper()
	s, _ := newStore(t, Options{})
	session := <-s.write.free
	t.Cleanup(func() { s.write.free <- session })
	if err := session.connect(t.Context(), s.write); err != nil {
		t.Fatal(err)
	}
	direct, err := prepareDirect(t.Context(), session.conn, query)
	if err != nil {
		t.Fatal(err)
	}
	plain, err := session.conn.PrepareContext(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	both := map[string]statement{"direct": direct, "plain": plainStatement{plain}}
	t.Cleanup(func() { _ = errors.Join(direct.close(), plain.Close()) })
	return both
}

// TestStatementsAgree reads rows of all types that rows of this package have: past database/sql they must come out as through it.
func TestStatementsAgree(t *testing.T) {
	t.Parallel()
	type all struct {
		id         zone.UserID
		text       string
		n          int
		limit      int64
		privileges zone.PrivilegeSet
		yes, no    bool
		at, never  time.Time
		secret     tokens.Secret
		latitude   *float64
		nothing    *float64
		texts      []string
	}
	latitude := 50.5
	secret := tokens.Secret{1, 2, 3}
	args := []any{
		"A", "it's", 7, int64(1) << 60, int64(5), true, false, int64(1_800_000_000_123), millisOrNull(time.Time{}), secret[:], &latitude, nil, `["a","b"]`,
	}
	for name, s := range statements(t, `SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?`) {
		var got all
		err := s.each(t.Context(), args, func(row scanner) error {
			return row.Scan(&got.id, &got.text, &got.n, &got.limit, &got.privileges, &got.yes, &got.no, scanTime{&got.at}, scanTime{&got.never},
				scanSecret{&got.secret}, scanFloat{&got.latitude}, scanFloat{&got.nothing}, scanTexts{&got.texts})
		})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got.id != "A" || got.text != "it's" || got.n != 7 || got.limit != 1<<60 || got.privileges != 5 || !got.yes || got.no ||
			!got.at.Equal(time.UnixMilli(1_800_000_000_123)) || !got.never.IsZero() || got.secret != secret || got.latitude == nil ||
			*got.latitude != latitude || got.nothing != nil || strings.Join(got.texts, "+") != "a+b" {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// TestStatementsCount makes sure that rows are counted, that nobody has to take them all, and that the error of the function comes back.
func TestStatementsCount(t *testing.T) {
	t.Parallel()
	for name, s := range statements(t, `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT i FROM n`) {
		failure := errors.New("no more")
		for _, stop := range []error{nil, errEnough, failure} {
			taken := 0
			err := s.each(t.Context(), []any{5}, func(scanner) error {
				if taken++; taken == 2 {
					return stop
				}
				return nil
			})
			want := map[error]int{nil: 5, errEnough: 2, failure: 2}[stop]
			if taken != want || errors.Is(err, failure) != (stop == failure) || (err != nil) != (stop == failure) { //nolint:errorlint // the same one
				t.Errorf("%s, stop %v: %d rows, error %v", name, stop, taken, err)
			}
		}
	}
}

// TestDirectRefuses makes sure that what cannot be kept whole is an error, and so is a statement that was closed.
func TestDirectRefuses(t *testing.T) {
	t.Parallel()
	s := statements(t, `SELECT ?`)["direct"]
	var small int8
	var text string
	var yes bool
	for name, c := range map[string]struct {
		value any
		dest  []any
	}{
		"a number that is too large": {int64(300), []any{&small}},
		"a number for a text":        {int64(3), []any{&text}},
		"a number for a truth":       {int64(2), []any{&yes}},
		"nothing for a text":         {nil, []any{&text}},
		"no place":                   {"a", []any{text}},
		"too many places":            {"a", []any{&text, &text}},
	} {
		if err := s.each(t.Context(), []any{c.value}, func(row scanner) error { return row.Scan(c.dest...) }); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
	if _, err := s.exec(t.Context(), []any{struct{}{}}); err == nil {
		t.Error("an argument that no database knows is taken")
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if err := s.each(ended, []any{1}, func(scanner) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("after the end of the context: %v", err)
	}
	if err := s.close(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.exec(t.Context(), []any{1}); err == nil {
		t.Error("a statement that was closed runs")
	}
}

// TestKnownRows has a transaction read a row twice: the database is asked once, and again after the transaction has written.
func TestKnownRows(t *testing.T) {
	t.Parallel()
	s, _ := newStore(t, Options{})
	if err := s.Update(t.Context(), addUser("A")); err != nil {
		t.Fatal(err)
	}
	err := s.Update(t.Context(), func(z zone.Tx) error {
		for _, name := range []string{"", "Anna", "Agnes"} {
			user, err := z.User("A")
			if err != nil || user.FullName != name {
				t.Errorf("the user is %+v, error %v", user, err)
			}
			inner := innerOf(t, z)
			if n := len(inner.known); n != 1 {
				t.Errorf("%d rows are known", n)
			}
			if again, err := z.User("A"); err != nil || again != user || len(inner.known) != 1 {
				t.Errorf("then the user is %+v, error %v", again, err)
			}
			user.FullName = map[string]string{"": "Anna", "Anna": "Agnes"}[name]
			if err := z.UpdateUser(user); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}
