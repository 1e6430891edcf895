package main

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/zonemint/zonemint/store/sqlstore"
)

const redeemedSize = 1_000_000_000 // bytes of each support

// ballot is one redemption as it goes over the wire. Nothing is left to be done for it but to send it.
type ballot []byte

// ballots mints tokens for pairs of a space and a provider that have not been used, and writes the requests that redeem them.
func (n *node) ballots(ctx context.Context, used *int, count int) ([]ballot, error) {
	if *used+count > len(n.spaces)*len(n.sites) {
		return nil, errors.New("too few spaces and providers for so many redemptions")
	}
	first := *used
	*used += count
	return n.client.ballots(ctx, count, func(i int) (credential, string, credential) {
		space, site := pairing(first+i, len(n.spaces), len(n.sites))
		return n.tokens[space], n.spaces[space], n.sites[site]
	})
}

// ballots mints tokens and writes the requests that redeem them: pair says, by number, who mints for which space, and who redeems.
func (c *client) ballots(ctx context.Context, count int, pair func(i int) (minter credential, space string, site credential)) ([]ballot, error) {
	list := make([]ballot, count)
	return list, each(count, func(i int) error {
		minter, space, site := pair(i)
		token, err := c.mint(ctx, minter, space)
		list[i] = newBallot(token, site)
		return err
	})
}

// pairing gives each number a pair of a space and a provider of its own, and mixes both.
func pairing(n, spaces, sites int) (space, site int) {
	space = n % spaces
	return space, (n/spaces + space) % sites
}

// newBallot is the request by which a provider redeems a token.
func newBallot(token string, site credential) ballot {
	body := fmt.Sprintf(`{"token":%q,"size":%d}`, token, int64(redeemedSize))
	return ballot(fmt.Sprintf("POST %s/provider/spaces/support HTTP/1.1\r\nHost: localhost\r\nX-Auth-Token: %s\r\nContent-Type: application/json\r\n"+
		"Content-Length: %d\r\n\r\n%s", basePath, site.token, len(body), body))
}

// cast sends redemptions over some connections, as fast as they are answered, and returns how many were answered in a second.
func cast(ctx context.Context, address string, list []ballot, connections int) (float64, error) {
	host, err := hostOf(address)
	if err != nil {
		return 0, err
	}
	var next atomic.Int64
	failed := make(chan error, connections)
	var all sync.WaitGroup
	began := time.Now()
	for range connections {
		all.Go(func() { failed <- castOver(ctx, host, list, &next) })
	}
	all.Wait()
	took := time.Since(began)
	for range connections {
		err = errors.Join(err, <-failed)
	}
	return float64(len(list)) / took.Seconds(), err
}

// castOver sends redemptions over one connection.
func castOver(ctx context.Context, host string, list []ballot, next *atomic.Int64) error {
	conn, err := new(net.Dialer).DialContext(ctx, "tcp", host)
	if err != nil {
		return err
	}
	defer conn.Close() //nolint:errcheck // it was used
	in := bufio.NewReader(conn)
	for i := next.Add(1) - 1; i < int64(len(list)); i = next.Add(1) - 1 {
		if _, err := conn.Write(list[i]); err != nil {
			return err
		}
		answer, err := http.ReadResponse(in, nil)
		if err != nil {
			return err
		}
		text, err := io.ReadAll(answer.Body)
		if err := errors.Join(err, answer.Body.Close()); err != nil {
			return err
		}
		if answer.StatusCode != http.StatusCreated {
			return fmt.Errorf("a redemption was answered %s: %s", answer.Status, text)
		}
	}
	return nil
}

// singles is a database like that of a zone, into which the two rows of a redemption go in transactions of their own, one after the
// other, each on the disk before the next one begins.
type singles struct {
	db *sql.DB
	n  int
}

func newSingles(ctx context.Context, dir string) (*singles, error) {
	path := filepath.Join(dir, "singles.db")
	s, err := sqlstore.OpenSQLite(ctx, path, sqlstore.Options{}) // for its tables
	if err != nil {
		return nil, err
	}
	if err := s.Close(); err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", "file:"+path+"?_journal_mode=WAL&_synchronous=FULL&_foreign_keys=off&_txlock=immediate")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return &singles{db: db}, nil
}

// rate is how many such transactions there are in a second.
func (s *singles) rate(ctx context.Context, lasts time.Duration) (float64, error) {
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return 0, err
	}
	defer conn.Close() //nolint:errcheck // nothing is left to be told
	use, err1 := conn.PrepareContext(ctx, "INSERT INTO token_uses (nonce, issued_at, count) VALUES (?, 1800000000000, 1)")
	support, err2 := conn.PrepareContext(ctx, "INSERT INTO supports (space_id, provider_id, size, since, token) VALUES (?, ?, ?, 1800000000000, ?)")
	if err := errors.Join(err1, err2); err != nil {
		return 0, err
	}
	defer use.Close()     //nolint:errcheck // the same
	defer support.Close() //nolint:errcheck // the same
	began, first := time.Now(), s.n
	for time.Since(began) < lasts {
		s.n++
		nonce := fmt.Sprintf("%022d", s.n)
		_, err1 := conn.ExecContext(ctx, "BEGIN IMMEDIATE")
		_, err2 := use.ExecContext(ctx, nonce)
		_, err3 := support.ExecContext(ctx, strings.Repeat("s", 12)+nonce[12:], strings.Repeat("p", 22), int64(redeemedSize), nonce)
		_, err4 := conn.ExecContext(ctx, "COMMIT")
		if err := errors.Join(err1, err2, err3, err4); err != nil {
			return 0, err
		}
	}
	return float64(s.n-first) / time.Since(began).Seconds(), nil
}

// redeemRound is how many redemptions one round has.
const redeemRound = 5000

// settleTime is how long it takes until the audit records of the tokens that were minted are written: they come a second later, and are no part
// of redeeming.
const settleTime = 1500 * time.Millisecond

// measureRedeeming compares redeeming with what the store does by itself, in turn.
func measureRedeeming(ctx context.Context, s settings, n *node, connections int, used *int, base func() (float64, error)) (r comparison, err error) {
	for range s.rounds {
		list, err := n.ballots(ctx, used, redeemRound)
		if err != nil {
			return r, err
		}
		time.Sleep(settleTime)
		alone, err := base()
		if err != nil {
			return r, err
		}
		before := n.cpu()
		rate, err := cast(ctx, n.HTTP, list, connections)
		if err != nil {
			return r, err
		}
		r.cpu = append(r.cpu, float64((n.cpu()-before).Microseconds())/redeemRound)
		r.base, r.rates = append(r.base, alone), append(r.rates, rate)
	}
	return r, nil
}

// comparison is what the rounds of one comparison gave.
type comparison struct{ base, rates, cpu []float64 }
