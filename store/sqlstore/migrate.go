package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/pressly/goose/v3"
)

// Migration is one step of the schema.
type Migration struct {
	Version   int64
	Name      string
	AppliedAt time.Time // zero: pending
}

// migrateAttempts is how often migrating begins anew when another process migrates at the same time.
const migrateAttempts = 10

// migratePause is how long it waits at most before it does.
const migratePause = 200 * time.Millisecond

// migrate runs the pending migrations and returns them.
func migrate(ctx context.Context, d *dialect, db *sql.DB) ([]Migration, error) {
	if _, err := checkOwner(ctx, d, db); err != nil {
		return nil, err
	}
	var failure error
	for range migrateAttempts {
		// A provider remembers what it saw, so each attempt has its own.
		provider, err := newProvider(d, db)
		if err != nil {
			return nil, err
		}
		if newer, err := checkNotNewer(ctx, db, provider); newer || err != nil {
			return nil, err
		}
		results, err := provider.Up(ctx)
		if err == nil {
			return ran(ctx, provider, results)
		}
		failure = err
		if pending, err := provider.HasPending(ctx); err == nil && !pending {
			return nil, nil // another process ran them
		}
		select { // for long enough that another one gets on with it
		case <-ctx.Done():
			return nil, errors.Join(failure, ctx.Err())
		case <-time.After(rand.N(migratePause)): //nolint:gosec // what is drawn is no secret
		}
	}
	return nil, failure
}

// ran lists the migrations of results as the database has them, with its time.
func ran(ctx context.Context, provider *goose.Provider, results []*goose.MigrationResult) ([]Migration, error) {
	if len(results) == 0 {
		return nil, nil
	}
	states, err := provider.Status(ctx)
	if err != nil {
		return nil, err
	}
	var applied []Migration
	for _, state := range states {
		if slices.ContainsFunc(results, func(r *goose.MigrationResult) bool { return r.Source.Version == state.Source.Version }) {
			applied = append(applied, fromState(state))
		}
	}
	return applied, nil
}

// checkSchema returns an error unless the schema is exactly the one that this program knows.
func checkSchema(ctx context.Context, d *dialect, db *sql.DB) error {
	all, err := status(ctx, d, db)
	if err != nil {
		return err
	}
	for _, m := range all {
		if m.AppliedAt.IsZero() {
			return fmt.Errorf("the schema lacks migration %d (%s); run \"zonemint migrate\"", m.Version, m.Name)
		}
	}
	return nil
}

// status lists the migrations without writing to the database.
func status(ctx context.Context, d *dialect, db *sql.DB) ([]Migration, error) {
	versioned, err := checkOwner(ctx, d, db)
	if err != nil {
		return nil, err
	}
	if !versioned {
		return known(d) // goose would make its table
	}
	provider, err := newProvider(d, db)
	if err != nil {
		return nil, err
	}
	if _, err := checkNotNewer(ctx, db, provider); err != nil {
		return nil, err
	}
	states, err := provider.Status(ctx)
	if err != nil {
		return nil, err
	}
	all := make([]Migration, 0, len(states))
	for _, state := range states {
		all = append(all, fromState(state))
	}
	return all, nil
}

// known lists the migrations as if all were pending.
func known(d *dialect) ([]Migration, error) {
	provider, err := newProvider(d, new(sql.DB)) // listing what is embedded does not touch a database
	if err != nil {
		return nil, err
	}
	var all []Migration
	for _, source := range provider.ListSources() {
		all = append(all, Migration{Version: source.Version, Name: migrationName(source)})
	}
	return all, nil
}

// newProvider keeps to the embedded migrations: goose's global registry and its logger belong to the whole process.
func newProvider(d *dialect, db *sql.DB) (*goose.Provider, error) {
	return goose.NewProvider(d.goose, db, d.migrations,
		goose.WithDisableGlobalRegistry(true), goose.WithLogger(goose.NopLogger()))
}

// checkOwner reports whether the database is a zone's already, and refuses one that belongs to something else: it has
// tables, but no version.
func checkOwner(ctx context.Context, d *dialect, db *sql.DB) (versioned bool, err error) {
	all, named, err := d.tables(ctx, db, goose.DefaultTablename)
	if err != nil {
		return false, err
	}
	if all > 0 && named == 0 {
		return false, errors.New("it has tables that zonemint did not make; name a new file or a zone's database")
	}
	return named > 0, nil
}

// checkNotNewer reports whether a newer program has made the schema, and refuses one that says that this program cannot work with
// it. A migration that older programs can live with lets their servers run on until each is replaced.
func checkNotNewer(ctx context.Context, db *sql.DB, provider *goose.Provider) (newer bool, err error) {
	current, target, err := provider.GetVersions(ctx)
	if err != nil || current <= target {
		return false, err
	}
	var oldest int64
	if err := db.QueryRowContext(ctx, `SELECT oldest FROM compatibility WHERE one = 1`).Scan(&oldest); err != nil {
		return true, err
	}
	if oldest > target {
		return true, fmt.Errorf("the schema has version %d, for programs that know at least %d, and this one knows up to %d; run the newer program "+
			"that made it, or restore the backup from before the upgrade", current, oldest, target)
	}
	return true, nil
}

func fromState(s *goose.MigrationStatus) Migration {
	return Migration{Version: s.Source.Version, Name: migrationName(s.Source), AppliedAt: s.AppliedAt.UTC()}
}

// migrationName is "init" for "00001_init.sql".
func migrationName(source *goose.Source) string {
	name := strings.TrimSuffix(path.Base(source.Path), path.Ext(source.Path))
	_, name, _ = strings.Cut(name, "_")
	return name
}
