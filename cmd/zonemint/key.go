package main

import (
	"context"
	"errors"
	"fmt"
	"io"
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
	cmd := &cobra.Command{
		Use: "key", Short: "Work with the master keys of a zone, on its data directory", Args: cobra.NoArgs,
		Long: `Work with the master keys that the zone's tokens are made with. These commands open the data directory themselves; servers that
run on it follow at once, without a restart.

Keys of temporary tokens are replaced every 30 days by the server itself: the next one is published two minutes ahead (pending), mints
(active), verifies what it minted for as long as such tokens live, 7 days and 10 minutes (verify-only), and is destroyed (retired). The
key of named tokens and access tokens stays: they may live for ever, and each is made of a secret of its own, too.`,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newKeyList(), newKeyRotate(p), newKeyRevoke(p), newKeyRewrap())
	return cmd
}

// operator is who the commands act as.
var operator = zone.Caller{Kind: zone.CallerOperator}

// withZone opens the zone of the data directory and closes it again.
func withZone(cmd *cobra.Command, z zoneFlags, do func(context.Context, *zone.Service) error) (err error) {
	if z.store == "memory:" {
		return errors.New("a zone in memory is gone with its server: there is nothing to work on")
	}
	log, err := newLogger(cmd.ErrOrStderr(), "error")
	if err != nil {
		return err
	}
	a := &assembly{log: log, flags: &serveFlags{}}
	if a.hasher, err = password.NewHasher(password.HasherConfig{}); err != nil {
		return err
	}
	if err := a.open(cmd.Context(), z); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.store.Close()) }()
	service, err := a.service(cmd.Context())
	if err != nil {
		return err
	}
	return do(cmd.Context(), service)
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
		Long: `Publish a new key of temporary tokens, or bring forward the one that is pending. It mints from two minutes later on. No token is
refused on account of it: the key of today verifies for as long as its tokens live.

--emergency is for keys that others may know: every key is destroyed at once and replaced, and so is the epoch that all keys are derived
with. EVERY TOKEN OF THE ZONE DIES, access tokens and those of providers too. Passwords, spaces and supports stay. Afterwards give each
provider a new access token ("zonemint provider token ID").`,
		Example: "  zonemint key rotate --data-dir /var/lib/zonemint\n  zonemint key rotate --emergency --yes",
		RunE: func(cmd *cobra.Command, _ []string) error {
			if emergency {
				if err := p.agreed(cmd, consent, "kill every token of the zone, the access tokens of providers too"); err != nil {
					return orShown(err)
				}
			}
			return withZone(cmd, z, func(ctx context.Context, s *zone.Service) error {
				if emergency {
					return replaceKeys(ctx, s, cmd.ErrOrStderr())
				}
				next, err := s.RotateKey(ctx, operator)
				if err != nil {
					return err
				}
				fmt.Fprintf(cmd.ErrOrStderr(), "The key mints from %s on; a server that runs then, or starts later, makes it do so.\n",
					next.ActiveAt.Format(time.RFC3339))
				_, err = fmt.Fprintln(cmd.OutOrStdout(), next.ID)
				return err
			})
		},
	}
	z.add(cmd.Flags())
	cmd.Flags().BoolVar(&emergency, "emergency", false, "destroy every key and the epoch at once: every token of the zone dies")
	consent.add(cmd)
	return cmd
}

func replaceKeys(ctx context.Context, s *zone.Service, talk io.Writer) error {
	if err := s.ReplaceKeys(ctx, operator); err != nil {
		return err
	}
	fmt.Fprintln(talk, "Every token of the zone is dead. Next: log in with a password, make new access tokens, and give each provider\n"+
		"a new one with \"zonemint provider token ID\". Spaces, supports and passwords are as they were.")
	return nil
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
			if err := p.agreed(cmd, consent, "kill every token that the key %s made", args[0]); err != nil {
				return orShown(err)
			}
			return withZone(cmd, z, func(ctx context.Context, s *zone.Service) error {
				return s.RevokeKey(ctx, operator, tokens.KeyID(args[0]))
			})
		},
	}
	z.add(cmd.Flags())
	consent.add(cmd)
	return cmd
}
