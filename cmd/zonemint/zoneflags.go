package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net/netip"
	"path/filepath"
	"time"

	"github.com/spf13/pflag"

	"github.com/zonemint/zonemint/handlers"
	"github.com/zonemint/zonemint/store"
	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
	"github.com/zonemint/zonemint/zone/password"
)

// defaultDataDir is relative: where it matters, operators say where.
const defaultDataDir = "zonemint-data"

// zoneFlags are the flags of every command that works on a zone itself.
type zoneFlags struct {
	store   string
	dataDir string
	kekFile string
}

func (f *zoneFlags) add(flags *pflag.FlagSet) {
	flags.StringVar(&f.dataDir, "data-dir", defaultDataDir, "folder of the database, the key-encryption key and the certificate")
	flags.StringVar(&f.store, "store", "", "sqlite:PATH, postgres://USER@HOST/DATABASE or memory: (default sqlite:DATA-DIR/zonemint.db)")
	flags.StringVar(&f.kekFile, "kek-file", "", "file of the key-encryption key (default the systemd credential \"kek\", else DATA-DIR/kek)")
}

// dsn names the store.
func (f *zoneFlags) dsn() string {
	if f.store != "" {
		return f.store
	}
	return "sqlite:" + filepath.Join(f.dataDir, "zonemint.db")
}

// arguments are the flags that name the same zone again, as one would type them. A DSN that may hold a password is not repeated.
func (f *zoneFlags) arguments() string {
	text := "--data-dir " + f.dataDir
	dsn := f.store
	if store.Shared(dsn) {
		dsn = `"$ZONEMINT_STORE"`
	}
	for _, flag := range [][2]string{{" --store ", dsn}, {" --kek-file ", f.kekFile}} {
		if flag[1] != "" {
			text += flag[0] + flag[1]
		}
	}
	return text
}

// serveFlags are the flags of what serves a zone.
type serveFlags struct {
	addresses addresses
	readyFile string
	logLevel  string
	docs      string
	zoneName  string
	tokenTTL  time.Duration
	maxTTL    time.Duration
	minSize   int64
	recall    string // a duration; empty: that of the store
}

func (f *serveFlags) add(flags *pflag.FlagSet, https, logLevel string) {
	flags.StringVar(&f.addresses.https, "https-addr", https, "address for HTTPS; empty: off")
	flags.StringVar(&f.addresses.http, "http-addr", "", "address for plain HTTP, as behind a proxy; empty: off")
	flags.StringVar(&f.readyFile, "ready-file", "", "file to write a JSON object with the real addresses to, once they accept")
	flags.StringVar(&f.logLevel, "log-level", logLevel, "debug, info, warn or error")
	addDocs(flags, &f.docs)
	flags.StringVar(&f.zoneName, "zone-name", zone.DefaultName, "name of the zone, the location of its tokens; another name kills those outstanding")
	flags.DurationVar(&f.tokenTTL, "token-ttl", 0, "life of a temporary token unless its minter asks for another (default 24h, or --max-token-ttl if that is less)")
	flags.DurationVar(&f.maxTTL, "max-token-ttl", zone.DefaultMaxTokenTTL, "longest life that a minter can ask for, at most 168h")
	flags.StringVar(&f.recall, "mint-recall", "", "how long what minting rests on is remembered, so late at most it follows other servers' changes; "+
		"0: not at all (default 900ms, which is the longest; 0 with PostgreSQL)")
	flags.Int64Var(&f.minSize, "min-support-size", zone.DefaultMinSupportSize, "least size of a support, in bytes")
}

// logger makes the logger, once the flags are known to be good. Its level can be changed afterwards.
func (f *serveFlags) logger(w io.Writer, level *slog.LevelVar) (*slog.Logger, error) {
	if f.maxTTL == 0 || f.minSize == 0 { // to package zone, zero stands for the default
		return nil, errors.New("--max-token-ttl and --min-support-size must be greater than 0")
	}
	if err := checkDocs(f.docs); err != nil {
		return nil, err
	}
	parsed, err := parseLevel(f.logLevel)
	if err != nil {
		return nil, err
	}
	level.Set(parsed)
	return newLogger(w, level), nil
}

// docsOn is the value of --docs with which the page is served.
const docsOn = "on"

func addDocs(flags *pflag.FlagSet, value *string) {
	flags.StringVar(value, "docs", docsOn, "on or off: the page at /docs that shows the API to people and lets them try it out")
}

func checkDocs(value string) error {
	if value != docsOn && value != "off" {
		return errors.New("--docs must be on or off")
	}
	return nil
}

// recallOn is for how long what minting rests on is remembered on a store. Where other servers are to be expected, it is not unless that
// was asked for: what one takes away is gone on the others with the next request, for minting as for everything else.
func (f *serveFlags) recallOn(dsn string) (time.Duration, error) {
	if f.recall == "" {
		if store.Shared(dsn) {
			return 0, nil
		}
		return zone.LongestRecall, nil
	}
	d, err := time.ParseDuration(f.recall)
	if err != nil || d < 0 || d > zone.LongestRecall {
		return 0, fmt.Errorf("--mint-recall must be a duration from 0 to %s", zone.LongestRecall)
	}
	return d, nil
}

// assembly is everything that serving a zone needs.
type assembly struct {
	store zone.Store
	kek   tokens.KEK
	// keks reads the key-encryption keys anew, since another process may replace them. Nil: there is no file.
	keks    func() ([]tokens.KEK, error)
	recall  time.Duration // see zone.Config
	witness zone.Witness  // nil: there is none
	hasher  *password.Hasher
	log     *slog.Logger
	level   *slog.LevelVar // of log; nil where it does not change
	// logDropped counts the lines of the log that were dropped. Nil: none is.
	logDropped func() int64
	flags      *serveFlags
	proxies    []netip.Prefix
	// noMigrate refuses a database of an older schema: who only works beside a server must not change it under that server.
	noMigrate bool
	// strict sends Strict-Transport-Security.
	strict bool
}

// service opens the zone.
func (a *assembly) service(ctx context.Context) (*zone.Service, error) {
	verdicts, err := password.NewVerdicts(password.VerdictsConfig{})
	if err != nil {
		return nil, err
	}
	limiter, err := password.NewLimiter(password.Limits{})
	if err != nil {
		return nil, err
	}
	service, err := zone.New(ctx, zone.Config{
		Store: a.store, KEK: a.kek, ReadKEKs: a.keks, Witness: a.witness, Hasher: a.hasher, Passwords: password.NewAuthenticator(a.hasher, verdicts, limiter), Log: a.log,
		Name: a.flags.zoneName, TokenTTL: a.flags.tokenTTL, MaxTokenTTL: a.flags.maxTTL, MinSupportSize: a.flags.minSize,
		Recall: a.recall,
	})
	switch {
	case errors.Is(err, zone.NotFound):
		return nil, errNoZone
	case errors.Is(err, tokens.ErrWrap):
		return nil, fmt.Errorf("%w: the key-encryption key is not the one that this database was made with, or one of the two is damaged", err)
	}
	return service, err
}

// beside runs something beside serving. The function it returns ends that, and waits for it; for a service it is called when no request
// is under way any more, so that the last audit records are written.
func beside(ctx context.Context, run func(context.Context)) (stop func()) {
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		run(ctx)
	}()
	return func() {
		cancel()
		<-ended
	}
}

// server puts the service behind its handlers.
func (a *assembly) server(service *zone.Service, drain time.Duration) (*server, error) {
	metrics := handlers.NewMetrics(version)
	metrics.CountDroppedAudit(service.DroppedAudit)
	metrics.WatchHasher(a.hasher.Stats)
	if a.logDropped != nil {
		metrics.CountDroppedLog(a.logDropped)
	}
	s := &server{log: a.log, drain: drain, admin: adminPages(metrics)}
	handler, err := handlers.New(handlers.Config{
		Service: service, Log: a.log, Name: cmp.Or(a.flags.zoneName, zone.DefaultName), Version: version, Metrics: metrics,
		TrustedProxies: a.proxies, StrictTransport: a.strict, Docs: a.flags.docs == docsOn, Ready: s.ready,
	})
	s.handler = handler
	if a.flags.addresses.https != "" {
		metrics.WatchCertificate(s.certificates.expiry)
	}
	return s, err
}

// errNoZone says that there is nothing to serve.
var errNoZone = zone.Errorf(zone.NotFound, "there is no zone in the store: run \"zonemint init\" for a new one, or bring the database "+
	"back from its backup")

// requireZone refuses a store that is not there or empty. Opening one would make a database, in the place of one that was lost
// or that is elsewhere.
func requireZone(ctx context.Context, dsn string) error {
	list, err := store.MigrationStatus(ctx, dsn)
	if err != nil {
		return fmt.Errorf("store: %w", err)
	}
	for _, m := range list {
		if !m.AppliedAt.IsZero() {
			return nil
		}
	}
	return errNoZone
}

// openStore opens the store, which it makes if there is none unless it must exist.
func openStore(ctx context.Context, dsn string, mustExist bool) (zone.Store, error) {
	return openStoreWith(ctx, dsn, store.Options{MustExist: mustExist})
}

func openStoreWith(ctx context.Context, dsn string, options store.Options) (zone.Store, error) {
	s, err := store.Open(ctx, dsn, options)
	if errors.Is(err, fs.ErrNotExist) && options.MustExist {
		return nil, errNoZone
	}
	if err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	return s, nil
}
