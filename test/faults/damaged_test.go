package faults_test

import (
	"bytes"
	"database/sql"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/zonemint/zonemint/internal/tier"
)

const pageSize = 4096 // of the database, in bytes

// TestDamagedFile starts the server on a database that the disk has damaged: a byte that is flipped, or a page of garbage. A token that
// was spent must not be granted to another provider. The server may refuse to start, saying what is wrong, or to answer.
//
// No byte is flipped in the ledger itself: SQLite has no checksums, so what is flipped there can be a token that was never used. See
// [TestFlippedLedger].
func TestDamagedFile(t *testing.T) {
	t.Parallel()
	tier.NeedAll(t)
	random := newRandom(t)
	zone, minted := spentZone(t)
	sound, err := os.ReadFile(filepath.Join(zone.dataDir, "zonemint.db"))
	if err != nil {
		t.Fatal(err)
	}
	ledger := ledgerPage(t, zone)
	for _, damage := range []struct {
		name string
		do   func(file []byte)
	}{
		{"a flipped byte", func(file []byte) { file[elsewhere(random, len(file), ledger)] ^= byte(1 << random.IntN(8)) }},
		{"a page of garbage", func(file []byte) { garble(random, file, random.IntN(len(file)/pageSize)) }},
		{"the ledger garbage", func(file []byte) { garble(random, file, ledger) }},
	} {
		t.Run(damage.name, func(t *testing.T) {
			fault := newTally(t, "F26 damaged file, "+damage.name)
			stayed, said := 0, make(map[int]int)
			for range tier.Pick(12, 12, 100) {
				c := zone.copy(t)
				file := bytes.Clone(sound)
				damage.do(file)
				if err := os.WriteFile(filepath.Join(c.dataDir, "zonemint.db"), file, 0o600); err != nil {
					t.Fatal(err)
				}
				n, err := launch(t, c.config())
				fault.round(verdict{})
				if err != nil {
					stayed++
					wantReason(t, err)
					continue
				}
				fault.total.add(c.steal(t, n, minted, said))
				n.kill(t)
			}
			fault.note("did not start %d", stayed)
			fault.note("others were answered %v", said)
		})
	}
}

// spentZone is a zone in which the first provider has redeemed every token, and that no node serves any more.
func spentZone(t *testing.T) (*cluster, []token) {
	t.Helper()
	zone, minted := readyZone(t, 2, 20)
	n := zone.start(t)
	redeemAll(t, zone, n, minted, 1)
	n.stop(t)
	return zone, minted
}

// steal has another provider ask for what was spent. It is given nothing, whatever else is the matter.
func (c *cluster) steal(t *testing.T, n *node, minted []token, said map[int]int) (v verdict) {
	t.Helper()
	for _, tok := range minted {
		o, a, err := n.redeem(t.Context(), tok, c.providers[1], leastSize)
		if said[a.status]++; a.status == 0 {
			t.Errorf("no answer: %v", err)
		}
		if o == acknowledged || a.status == http.StatusCreated {
			v.doubled++
			t.Errorf("token %s was spent, and granted to another provider", tok.id)
		}
	}
	return v
}

// wantReason wants that a server that does not start says why at last. What is damaged can be the text of a statement that made a table,
// which has several lines.
func wantReason(t *testing.T, err error) {
	t.Helper()
	if !strings.Contains(err.Error(), "\nzonemint: ") || strings.Contains(err.Error(), "panic") {
		t.Errorf("the server did not start, and does not say why: %v", err)
	}
}

// garble overwrites a page. No page of a database begins like that.
func garble(random *rand.Rand, file []byte, page int) {
	at := page * pageSize
	for i := range pageSize {
		file[at+i] = byte(random.IntN(256))
	}
	file[at] = 0xff
}

// elsewhere is a place in the file that is in neither its head nor that page.
func elsewhere(random *rand.Rand, size, page int) int {
	for {
		if at := pageSize + random.IntN(size-pageSize); at/pageSize != page {
			return at
		}
	}
}

// ledgerPage is the number of the page of the ledger, which here is a single one, from 0.
func ledgerPage(t *testing.T, c *cluster) int {
	t.Helper()
	ctx, cancel := within(t.Context())
	defer cancel()
	var page int
	err := c.copy(t).database.look(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `SELECT rootpage FROM sqlite_schema WHERE name = 'token_uses'`).Scan(&page)
	})
	if err != nil {
		t.Fatal(err)
	}
	return page - 1
}

// TestFlippedLedger flips a bit in the name of a spent token in the ledger, of which SQLite cannot know. It shows that the checker finds
// it in a real database: a redemption that the ledger does not have.
func TestFlippedLedger(t *testing.T) {
	t.Parallel()
	zone, minted := spentZone(t)
	c := zone.copy(t)
	path := filepath.Join(c.dataDir, "zonemint.db")
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	start := ledgerPage(t, zone) * pageSize
	at := bytes.Index(file[start:start+pageSize], []byte(minted[0].id))
	if at < 0 {
		t.Fatal("the token is not in the ledger")
	}
	file[start+at+len(minted[0].id)/2] ^= 2 // not at the beginning, or the rows would be out of order, which SQLite notices
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := within(t.Context())
	defer cancel()
	s, err := readSnapshot(ctx, c.database)
	if err != nil {
		t.Fatal(err)
	}
	caught(t, "F26 a flipped bit in the ledger")
	if v := check(zone.history.all(), s); v.lost != 1 || v.torn != 2 || v.acknowledged != len(minted) {
		t.Errorf("the checker finds %+v", v)
	}
}
