package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	osexec "os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
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
		err = errNoZone
	}
	return err
}

// errNoZone says that there is nothing worth a backup.
var errNoZone = errors.New("it holds no zone")

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
			err := db.QueryRowContext(ctx, `SELECT id FROM instance WHERE one = 1`).Scan(&id)
			if errors.Is(err, sql.ErrNoRows) {
				err = errNoZone
			}
			return err
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
		cmd.Env = append(os.Environ(), libpqEnvironment(config, dsn)...)
		if output, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("pg_dump: %w: %s", err, strings.TrimSpace(string(output)))
		}
		return nil
	})
}

// libpqEnvironment is how PostgreSQL's own programs are told of a database. The DSN has a password in it, and arguments can be read by
// everybody on the machine, variables by its owner alone. What the DSN does not say of TLS, the environment may.
func libpqEnvironment(config *pgx.ConnConfig, dsn string) []string {
	var hosts, ports []string
	add := func(host string, port uint16) {
		number := strconv.Itoa(int(port))
		for i := range hosts {
			if hosts[i] == host && ports[i] == number {
				return // it stands there once with TLS, and once without
			}
		}
		hosts, ports = append(hosts, host), append(ports, number)
	}
	add(config.Host, config.Port)
	for _, other := range config.Fallbacks {
		add(other.Host, other.Port)
	}
	list := []string{
		"PGHOST=" + strings.Join(hosts, ","), "PGPORT=" + strings.Join(ports, ","), "PGUSER=" + config.User, "PGPASSWORD=" + config.Password,
		"PGDATABASE=" + config.Database, "PGTARGETSESSIONATTRS=read-write",
	}
	for name, variable := range map[string]string{
		"sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT", "sslcert": "PGSSLCERT", "sslkey": "PGSSLKEY",
	} {
		if value := settingOf(dsn, name); value != "" {
			list = append(list, variable+"="+value)
		}
	}
	return list
}

// settingOf is what a DSN, a URL or a list of "key=value", says of a setting that the driver keeps in another form. Empty: nothing.
func settingOf(dsn, name string) string {
	if u, err := url.Parse(dsn); err == nil && u.Scheme != "" {
		return u.Query().Get(name)
	}
	value := ""
	for _, found := range keyValue.FindAllStringSubmatch(dsn, -1) {
		if found[1] == name {
			value = escaped.ReplaceAllString(found[2]+found[3], "$1")
		}
	}
	return value
}

var (
	// keyValue finds one "key=value" or "key='value'" after the other.
	keyValue = regexp.MustCompile(`(\w+)\s*=\s*(?:'((?:\\.|[^'\\])*)'|((?:\\.|[^\s\\])*))`)
	escaped  = regexp.MustCompile(`\\(.)`)
)

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
	if runtime.GOOS == "windows" {
		return nil // it keeps the names in a folder by itself, and refuses to be asked to
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
