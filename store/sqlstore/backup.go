package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	osexec "os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// BackupSQLite copies the database in the file at path to a new file at to, while servers go on using it. The copy is of one moment, and
// is looked through before it gets its name. It returns an error that matches fs.ErrExist when there is a file at to, and fs.ErrNotExist
// when there is none at path.
func BackupSQLite(ctx context.Context, path, to string) error {
	if err := findFile(path, true); err != nil {
		return err
	}
	return writeBackup(to, func(temporary string) error {
		err := withSQLite(path, Options{}.withDefaults().Wait, func(db *sql.DB) error {
			if err := checkSchemaKnown(ctx, sqliteDialect(), db); err != nil {
				return err
			}
			_, err := db.ExecContext(ctx, `VACUUM INTO ?`, temporary)
			return err
		})
		if err != nil {
			return fmt.Errorf("copy the database %s: %w", path, err)
		}
		return checkCopy(ctx, path, temporary)
	})
}

// checkSchemaKnown refuses what is not a zone's database.
func checkSchemaKnown(ctx context.Context, d *dialect, db *sql.DB) error {
	versioned, err := checkOwner(ctx, d, db)
	if err == nil && !versioned {
		err = errors.New("it holds no zone")
	}
	return err
}

// checkCopy looks a copy through.
func checkCopy(ctx context.Context, path, temporary string) error {
	instance := func(path string) (id string, err error) {
		err = withSQLite(path, Options{}.withDefaults().Wait, func(db *sql.DB) error {
			var sound string
			if err := db.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&sound); err != nil {
				return err
			}
			if sound != "ok" {
				return fmt.Errorf("it is damaged: %s", sound)
			}
			return db.QueryRowContext(ctx, `SELECT id FROM instance WHERE one = 1`).Scan(&id)
		})
		return id, err
	}
	copied, err := instance(temporary)
	if err != nil {
		return fmt.Errorf("the copy is no good: %w", err)
	}
	original, err := instance(path)
	if err == nil && copied != original {
		err = errors.New("the copy is of another zone")
	}
	return err
}

// BackupPostgres has pg_dump, which must be on PATH, write the database that dsn names to a new file at to, in the format that pg_restore
// reads. Errors as of [BackupSQLite].
func BackupPostgres(ctx context.Context, dsn, to string) error {
	config, err := postgresConfig(dsn, Options{}.withDefaults())
	if err != nil {
		return err
	}
	program, err := osexec.LookPath("pg_dump")
	if err != nil {
		return errors.New("pg_dump is not on PATH: install PostgreSQL's client programs, of the server's version or newer, or back the database up by " +
			"its own means")
	}
	if err := withPostgres(config, func(db *sql.DB) error { return checkSchemaKnown(ctx, postgresDialect(), db) }); err != nil {
		return fmt.Errorf("back the database up: %w", explained(err))
	}
	return writeBackup(to, func(temporary string) error {
		cmd := osexec.CommandContext(ctx, program, "--format=custom", "--no-password", "--file="+temporary) //nolint:gosec // the operator's own pg_dump
		// The DSN has a password in it, and arguments can be read by everybody on the machine.
		cmd.Env = append(os.Environ(), "PGHOST="+config.Host, "PGPORT="+strconv.Itoa(int(config.Port)), "PGUSER="+config.User,
			"PGPASSWORD="+config.Password, "PGDATABASE="+config.Database, "PGSSLMODE="+sslMode(dsn))
		if output, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("pg_dump: %w: %s", err, strings.TrimSpace(string(output)))
		}
		return nil
	})
}

// sslMode is what a DSN says of TLS, which the driver's own configuration has in another form.
func sslMode(dsn string) string {
	for _, mode := range []string{"disable", "allow", "require", "verify-ca", "verify-full"} {
		if strings.Contains(dsn, "sslmode="+mode) {
			return mode
		}
	}
	return "prefer"
}

// writeBackup lets write fill a file beside to, makes it durable, and gives it the name.
func writeBackup(to string, write func(temporary string) error) (err error) {
	if _, err := os.Lstat(to); err == nil {
		return fmt.Errorf("%s: %w", to, fs.ErrExist)
	}
	dir, err := os.MkdirTemp(filepath.Dir(to), ".zonemint-backup-*") // mode 0700
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	temporary := filepath.Join(dir, "backup")
	// The file is there before anything is in it, with a mode that lets nobody else read it.
	if err := os.WriteFile(temporary, nil, 0o600); err != nil {
		return err
	}
	if err := write(temporary); err != nil {
		return err
	}
	if err := syncFile(temporary); err != nil {
		return err
	}
	if err := os.Link(temporary, to); err != nil { // which, unlike a rename, fails where there is one
		return err
	}
	return syncFile(filepath.Dir(to))
}

// syncFile makes a file, or the names in a folder, durable.
func syncFile(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
