package pgtest

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/zonemint/zonemint/internal/tier"
)

// superuser is the role that owns a cluster. It is not "postgres", so that nothing rests on that name.
const superuser = "zonemint_test"

// startBound is how long a server may take to answer after it was started.
const startBound = time.Minute

// Cluster is a PostgreSQL server of its own, on the loopback interface.
type Cluster struct {
	dir      string // holds everything; the server's own user can enter it
	bin      string
	port     int
	password string
	as       *syscall.Credential // who runs the server: not root, which it refuses. Nil: whoever runs the tests
	server   *process            // nil: stopped
}

// Start starts a new cluster, with settings "name=value", and stops it after the test.
func Start(tb testing.TB, settings ...string) *Cluster {
	tb.Helper()
	tier.NeedTest(tb)
	c, err := New(settings...)
	if err != nil {
		missing(tb, err)
	}
	tb.Cleanup(c.Remove)
	return c
}

// New is Start without a test: [Cluster.Remove] is up to the caller.
func New(settings ...string) (*Cluster, error) {
	c, err := prepare()
	if err != nil {
		return nil, err
	}
	if err := errors.Join(c.initialise(), c.configure(settings...)); err != nil {
		return nil, errors.Join(err, os.RemoveAll(c.dir))
	}
	if err := c.Start(); err != nil {
		return nil, errors.Join(err, os.RemoveAll(c.dir))
	}
	return c, nil
}

// prepare finds the binaries, a port and a place, and makes nothing but a folder.
func prepare() (*Cluster, error) {
	bin, err := binaries()
	if err != nil {
		return nil, err
	}
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	c := &Cluster{bin: bin, port: port, password: rand.Text()}
	if os.Getuid() == 0 {
		if c.as, err = unprivileged(); err != nil {
			return nil, err
		}
	}
	// In memory, where there is such a place: these databases live for minutes, and nobody cuts the power.
	parent := "/dev/shm"
	if info, err := os.Stat(parent); err != nil || !info.IsDir() {
		parent = os.TempDir()
	}
	if c.dir, err = os.MkdirTemp(parent, "zonemint-pg-"); err != nil {
		return nil, err
	}
	if c.as != nil {
		err = os.Chown(c.dir, int(c.as.Uid), int(c.as.Gid))
	}
	return c, err
}

// binaries finds the folder of initdb and postgres: the newest version that is installed.
func binaries() (string, error) {
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/postgres")
	if err != nil {
		return "", err
	}
	version := func(path string) int {
		n, _ := strconv.Atoi(filepath.Base(filepath.Dir(filepath.Dir(path))))
		return n
	}
	slices.SortFunc(found, func(a, b string) int { return version(a) - version(b) })
	if len(found) > 0 {
		return filepath.Dir(found[len(found)-1]), nil
	}
	path, err := exec.LookPath("postgres")
	if err != nil {
		return "", fmt.Errorf("there are no binaries in /usr/lib/postgresql and none on PATH: install Debian's package postgresql, or set %s", Variable)
	}
	return filepath.Dir(path), nil
}

// unprivileged is a user to run the server as.
func unprivileged() (*syscall.Credential, error) {
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, err1 := strconv.ParseUint(u.Uid, 10, 32)
		gid, err2 := strconv.ParseUint(u.Gid, 10, 32)
		if err := errors.Join(err1, err2); err != nil {
			return nil, err
		}
		return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
	}
	return nil, errors.New("PostgreSQL does not run as root, and there is no user postgres or nobody")
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0") //nolint:noctx // it returns at once
	if err != nil {
		return 0, err
	}
	defer func() { _ = l.Close() }()
	address, ok := l.Addr().(*net.TCPAddr)
	if !ok {
		return 0, fmt.Errorf("the listener is at a %T", l.Addr())
	}
	return address.Port, nil
}

func (c *Cluster) data() string { return filepath.Join(c.dir, "data") }

// initialise makes the files of a new cluster. Its texts are sorted by a natural language's rules, as on most servers, so that
// nothing rests on bytewise order by luck.
func (c *Cluster) initialise() error {
	secret := filepath.Join(c.dir, "password")
	if err := c.write(secret, c.password+"\n"); err != nil {
		return err
	}
	return c.run("initdb", "-D", c.data(), "-U", superuser, "--auth=password", "--pwfile="+secret, "--encoding=UTF8",
		"--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en", "--no-sync")
}

// configure adds settings to what initdb wrote; later ones win.
func (c *Cluster) configure(settings ...string) error {
	path := filepath.Join(c.data(), "postgresql.conf")
	f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(f, "port = %d\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = ''\nmax_connections = 200\nshared_buffers = 64MB\ndeadlock_timeout = 50ms\n", c.port)
	for _, setting := range settings {
		_, failed := fmt.Fprintln(f, setting)
		err = errors.Join(err, failed)
	}
	return errors.Join(err, f.Close())
}

// write writes a file that the server's user can read.
func (c *Cluster) write(path, text string) error {
	err := os.WriteFile(path, []byte(text), 0o600)
	if err == nil && c.as != nil {
		err = os.Chown(path, int(c.as.Uid), int(c.as.Gid))
	}
	return err
}

// run runs one of PostgreSQL's programs to its end.
func (c *Cluster) run(program string, args ...string) error {
	ctx, cancel := context.WithTimeout(context.Background(), startBound)
	defer cancel()
	cmd := exec.CommandContext(ctx, filepath.Join(c.bin, program), args...) //nolint:gosec // what is run is PostgreSQL's
	cmd.Dir = c.dir
	cmd.Env = []string{"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "PGPASSWORD=" + c.password, "HOME=" + c.dir}
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: c.as}
	if output, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", program, err, bytes.TrimSpace(output))
	}
	return nil
}

// DSN is the DSN of a database of the cluster, as its superuser.
func (c *Cluster) DSN(database string) string { return c.dsn(c.Address(), database) }

// Address is where the server listens, as HOST:PORT.
func (c *Cluster) Address() string { return net.JoinHostPort("127.0.0.1", strconv.Itoa(c.port)) }

// Through is DSN for another way to the server, such as a proxy, or for several servers, separated by commas, of which this is one.
func (c *Cluster) Through(addresses, database string) string { return c.dsn(addresses, database) }

func (c *Cluster) dsn(addresses, database string) string {
	u := url.URL{Scheme: "postgres", User: url.UserPassword(superuser, c.password), Host: addresses, Path: "/" + database, RawQuery: "sslmode=disable"}
	return u.String()
}

// Start starts the server, and returns when it answers.
func (c *Cluster) Start() error {
	if c.server != nil {
		return errors.New("the server runs already")
	}
	server, err := c.launch()
	if err != nil {
		return err
	}
	c.server = server
	deadline := time.Now().Add(startBound)
	for {
		err := c.ping()
		if err == nil {
			return nil
		}
		select {
		case <-server.ended:
			c.server = nil
			return fmt.Errorf("the server ended: %s", server.output.String())
		case <-time.After(20 * time.Millisecond):
		}
		if time.Now().After(deadline) {
			return errors.Join(fmt.Errorf("the server does not answer: %w", err), c.Stop(Immediate))
		}
	}
}

func (c *Cluster) ping() error {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	connection, err := pgx.Connect(ctx, c.DSN("postgres"))
	if err != nil {
		return err
	}
	return connection.Close(ctx)
}
