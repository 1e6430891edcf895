package pgtest

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// Standby starts a cluster that follows this one, under the name by which synchronous_standby_names knows it, and stops it after the
// test. Settings are "name=value", for the standby alone.
func (c *Cluster) Standby(tb testing.TB, name string, settings ...string) *Cluster {
	tb.Helper()
	standby, err := prepare()
	if err == nil {
		standby.password = c.password
		err = standby.follow(c, name, settings...)
	}
	if err != nil {
		tb.Fatalf("standby: %v", err)
	}
	tb.Cleanup(standby.Remove)
	return standby
}

func (c *Cluster) follow(primary *Cluster, name string, settings ...string) error {
	connection := fmt.Sprintf("host=127.0.0.1 port=%d user=%s password=%s application_name=%s", primary.port, superuser, primary.password, name)
	err := c.run("pg_basebackup", "-D", c.data(), "-d", connection, "--wal-method=stream", "--checkpoint=fast", "--no-sync")
	if err != nil {
		return errors.Join(err, os.RemoveAll(c.dir))
	}
	err = errors.Join(
		c.write(filepath.Join(c.data(), "standby.signal"), ""),
		c.configure(append([]string{"primary_conninfo = '" + connection + "'", "synchronous_standby_names = ''"}, settings...)...),
		c.Start(),
	)
	if err != nil {
		return errors.Join(err, os.RemoveAll(c.dir))
	}
	return nil
}

// Promote lets a standby take over, and returns when it takes writes.
func (c *Cluster) Promote() error {
	return c.run("pg_ctl", "promote", "-D", c.data(), "-w", "-t", "60")
}

// Execute runs a statement as the superuser in one of the cluster's databases.
func (c *Cluster) Execute(tb testing.TB, database, statement string) {
	tb.Helper()
	execute(tb, c.DSN(database), statement)
}
