package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/zonemint/zonemint/internal/remote"
	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
	"github.com/zonemint/zonemint/zone/password"
)

// newKey makes "zonemint key". Its commands work on the data directory itself, not through a server, since whoever may do what they
// do has the key-encryption key. A server that runs beside them follows with its next request.
func newKey(p *app) *cobra.Command {
	return group("key", "Work with the master keys of a zone, on its data directory",
		`Work with the master keys that the zone's tokens are made with. These commands open the data directory themselves; servers that
run on it follow at once, without a restart.

Keys of temporary tokens are replaced every 30 days by the server itself: the next one is published two minutes ahead (pending), mints
(active), verifies what it minted for as long as such tokens live, 7 days and 10 minutes (verify-only), and is destroyed (retired). The
key of named tokens and access tokens stays: they may live for ever, and each is made of a secret of its own, too.`,
		newKeyList(), newKeyRotate(p), newKeyRevoke(p), newKeyRewrap(p))
}

// operator is who the commands act as.
var operator = zone.Caller{Kind: zone.CallerOperator}

// withZone opens the zone of the data directory and closes it again.
func withZone(cmd *cobra.Command, z zoneFlags, do func(context.Context, *zone.Service) error) error {
	return withAssembly(cmd, z, func(ctx context.Context, a *assembly) error {
		service, err := a.service(ctx)
		if err != nil {
			return err
		}
		return do(ctx, service)
	})
}

// withAssembly is withZone before the key ring is opened.
func withAssembly(cmd *cobra.Command, z zoneFlags, do func(context.Context, *assembly) error) (err error) {
	if z.store == "memory:" {
		return errors.New("a zone in memory is gone with its server: there is nothing to work on")
	}
	a := &assembly{log: newLogger(cmd.ErrOrStderr(), slog.LevelError), flags: &serveFlags{}, noMigrate: true}
	if a.hasher, err = password.NewHasher(password.HasherConfig{}); err != nil {
		return err
	}
	if err := a.open(cmd.Context(), z); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.store.Close()) }()
	return do(cmd.Context(), a)
}

// keyDocument is a master key as JSON and YAML.
type keyDocument struct {
	ID          string     `json:"id"`
	State       string     `json:"state"`
	Mints       string     `json:"mints"`
	CreatedAt   time.Time  `json:"createdAt"`
	ActiveAt    time.Time  `json:"activeAt"`
	VerifyUntil *time.Time `json:"verifyUntil,omitempty"`
}

func newKeyList() *cobra.Command {
	var z zoneFlags
	var output outputFlags
	cmd := &cobra.Command{
		Use: "list", Short: "List the master keys", Args: cobra.NoArgs,
		Long:    `List the master keys of the zone, with what each is for and where it stands in its life. It shows nothing that is secret.`,
		Example: "  zonemint key list --data-dir /var/lib/zonemint\n  zonemint key list -o json",
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := output.check(); err != nil {
				return err
			}
			return withZone(cmd, z, func(ctx context.Context, s *zone.Service) error {
				keys, err := s.Keys(ctx, operator)
				if err != nil {
					return err
				}
				return output.render(cmd.OutOrStdout(), keysView(keys))
			})
		},
	}
	z.add(cmd.Flags())
	output.add(cmd)
	return cmd
}

func keysView(keys []zone.Key) view {
	list := make([]keyDocument, len(keys))
	ids := make([]string, len(keys))
	for i, k := range keys {
		ids[i] = string(k.ID)
		list[i] = keyDocument{ID: string(k.ID), State: string(k.State), Mints: mintedWith(k), CreatedAt: k.CreatedAt, ActiveAt: k.ActiveAt}
		if !k.VerifyUntil.IsZero() {
			list[i].VerifyUntil = &k.VerifyUntil
		}
	}
	return view{
		document: struct {
			document
			Keys []keyDocument `json:"keys"`
		}{newDocument(), list},
		quiet: ids,
		table: func(t *table) {
			t.row("KEY", "STATE", "MINTS", "ACTIVE", "VERIFIES UNTIL")
			for _, k := range keys {
				t.row(string(k.ID), string(k.State), mintedWith(k), timeCell(remote.Time{Time: k.ActiveAt}), timeCell(remote.Time{Time: k.VerifyUntil}))
			}
		},
	}
}

// mintedWith says what a key mints while it is active, in the contract's words.
func mintedWith(k zone.Key) string {
	switch k.Mints {
	case tokens.Temporary:
		return "temporary"
	case tokens.Named:
		return "named"
	}
	return "both"
}

func newKeyRotate(p *app) *cobra.Command {
	var z zoneFlags
	var consent consentFlags
	var emergency bool
	cmd := &cobra.Command{
		Use: "rotate", Short: "Replace the key that mints temporary tokens", Args: cobra.NoArgs,
		Long: `Publish a new key of temporary tokens; where one is pending already, that one is the next. It mints from two minutes after it was
published on. No token is refused on account of it: the key of today verifies for as long as its tokens live.

--emergency is for keys that others may know: every key is destroyed at once and replaced, and so is the epoch that all keys are derived
with. EVERY TOKEN OF THE ZONE DIES, access tokens and those of providers too. Passwords, spaces and supports stay. Afterwards give each
provider a new access token ("zonemint provider token ID").`,
		Example: "  zonemint key rotate --data-dir /var/lib/zonemint\n  zonemint key rotate --emergency --yes",
		RunE: func(cmd *cobra.Command, _ []string) error {
			return orShown(withZone(cmd, z, func(ctx context.Context, s *zone.Service) error {
				if emergency {
					return p.replaceKeys(ctx, cmd, consent, s)
				}
				return p.rotateKey(ctx, cmd, consent, s)
			}))
		},
	}
	z.add(cmd.Flags())
	cmd.Flags().BoolVar(&emergency, "emergency", false, "destroy every key and the epoch at once: every token of the zone dies")
	consent.add(cmd)
	return cmd
}

func (p *app) rotateKey(ctx context.Context, cmd *cobra.Command, consent consentFlags, s *zone.Service) error {
	keys, err := s.Keys(ctx, operator)
	if err != nil {
		return err
	}
	what := "publish a new key of temporary tokens"
	if i := slices.IndexFunc(keys, func(k zone.Key) bool { return k.State == tokens.KeyPending }); i >= 0 {
		what = "leave it at the key " + string(keys[i].ID) + ", which is pending already"
	}
	if err := p.rehearsed(cmd, consent, "%s", what); err != nil {
		return err
	}
	next, err := s.RotateKey(ctx, operator)
	if err != nil {
		return err
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "The key mints from %s on; a server that runs then, or starts later, makes it do so.\n",
		next.ActiveAt.Format(time.RFC3339))
	_, err = fmt.Fprintln(cmd.OutOrStdout(), next.ID)
	return err
}

func (p *app) replaceKeys(ctx context.Context, cmd *cobra.Command, consent consentFlags, s *zone.Service) error {
	if err := p.agreed(cmd, consent, "kill every token of the zone, the access tokens of providers too"); err != nil {
		return err
	}
	before, err := s.Keys(ctx, operator)
	if err != nil {
		return err
	}
	if err := s.ReplaceKeys(ctx, operator); err != nil {
		return err
	}
	talk := cmd.ErrOrStderr()
	fmt.Fprintln(talk, "Every token of the zone is dead. Next: log in with a password, make new access tokens, and give each provider\n"+
		"a new one with \"zonemint provider token ID\". Spaces, supports and passwords are as they were.")
	return sayNewKeys(ctx, talk, s, before)
}

// sayNewKeys says which keys mint that were not there before.
func sayNewKeys(ctx context.Context, talk io.Writer, s *zone.Service, before []zone.Key) error {
	after, err := s.Keys(ctx, operator)
	if err != nil {
		return fmt.Errorf("it is done, but the new keys cannot be listed: %w", err)
	}
	for _, k := range after {
		known := slices.ContainsFunc(before, func(old zone.Key) bool { return old.ID == k.ID })
		if !known && k.State == tokens.KeyActive {
			fmt.Fprintf(talk, "The new key %s mints %s from now on.\n", k.ID, mintedTokens(k))
		}
	}
	return nil
}

// mintedTokens says which tokens a key mints while it is active.
func mintedTokens(k zone.Key) string {
	switch k.Mints {
	case tokens.Temporary:
		return "temporary tokens"
	case tokens.Named:
		return "named tokens and access tokens"
	}
	return "tokens of both kinds"
}

func newKeyRevoke(p *app) *cobra.Command {
	var z zoneFlags
	var consent consentFlags
	cmd := &cobra.Command{
		Use: "revoke KEY", Short: "Destroy one key, and with it every token that it made", Args: cobra.ExactArgs(1),
		Long: `Destroy a key at once: every token that it made dies. Where it is one that mints, a new key takes its place. Of the key of named
tokens that means the access tokens of users and providers, too: "zonemint key list" tells which it is.

"zonemint token inspect" shows the key of a token.`,
		Example: "  zonemint key revoke 5f0c2a91e47b83d6 --yes",
		RunE: func(cmd *cobra.Command, args []string) error {
			return orShown(withZone(cmd, z, func(ctx context.Context, s *zone.Service) error {
				return p.revokeKey(ctx, cmd, consent, s, tokens.KeyID(args[0]))
			}))
		},
	}
	z.add(cmd.Flags())
	consent.add(cmd)
	return cmd
}

// revokeKey looks the key up first: who gives a wrong id learns it before anything is asked, and with --dry-run too.
func (p *app) revokeKey(ctx context.Context, cmd *cobra.Command, consent consentFlags, s *zone.Service, id tokens.KeyID) error {
	before, err := s.Keys(ctx, operator)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(before, func(k zone.Key) bool { return k.ID == id })
	switch {
	case i < 0:
		return zone.Errorf(zone.NotFound, "there is no master key with this id: \"zonemint key list\" shows them")
	case before[i].State == tokens.KeyRetired:
		return zone.Errorf(zone.Conflict, "this key is retired already")
	}
	what := "kill every token that the key %s made"
	if before[i].Mints != tokens.Temporary {
		what += ", the access tokens of users and providers too"
	}
	if err := p.agreed(cmd, consent, what, id); err != nil {
		return err
	}
	if err := s.RevokeKey(ctx, operator, id); err != nil {
		return err
	}
	talk := cmd.ErrOrStderr()
	fmt.Fprintf(talk, "The key %s is destroyed, and every token that it made is dead.\n", id)
	if before[i].Mints != tokens.Temporary {
		fmt.Fprintln(talk, "Among them are the access tokens of users and providers. Next: log in with a password, make new ones, and give each\n"+
			"provider a new one with \"zonemint provider token ID\".")
	}
	return sayNewKeys(ctx, talk, s, before)
}
