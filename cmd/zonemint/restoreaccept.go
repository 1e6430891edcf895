package main

import (
	"context"
	"fmt"
	"log/slog"

	"github.com/spf13/cobra"

	"github.com/zonemint/zonemint/zone"
)

func newRestoreAccept(p *app) *cobra.Command {
	var z zoneFlags
	var consent consentFlags
	cmd := &cobra.Command{
		Use: "restore-accept", Short: "Let a zone go on with a database that lacks what was acknowledged", Args: cobra.NoArgs,
		Long: `A server that finds its database older than what the zone has acknowledged (a backup was put in its place, or a standby took over
that did not have everything) mints and redeems nothing, since tokens that were used up or revoked in what was lost would be good again.
The same goes for a clock that is far behind what it was. Bring the newer database back, or set the clock, if you can. If not, this command
lets the zone go on: EVERY TOKEN OF THE ZONE DIES, access tokens and those of providers too, by new keys and a new epoch. Passwords, users,
spaces, privileges and supports are as the database has them.

It works on the data directory itself, as "zonemint key" does; servers that run follow by themselves. Afterwards repeat what you know of
what was lost, users that were blocked first, and give each provider a new access token ("zonemint provider token ID").`,
		Example: "  zonemint restore-accept --data-dir /var/lib/zonemint\n  zonemint restore-accept --dry-run",
		RunE: func(cmd *cobra.Command, _ []string) error {
			return orShown(withAssembly(cmd, z, func(ctx context.Context, a *assembly) error {
				a.witness = witnessIn(z.dataDir)
				a.log = slog.New(slog.DiscardHandler) // what it would say of the database is said below, for people
				service, err := a.service(ctx)
				if err != nil {
					return err
				}
				return p.acceptRestore(ctx, cmd, consent, service)
			}))
		},
	}
	z.add(cmd.Flags())
	consent.add(cmd)
	return cmd
}

func (p *app) acceptRestore(ctx context.Context, cmd *cobra.Command, consent consentFlags, s *zone.Service) error {
	talk := cmd.ErrOrStderr()
	if err := s.Ping(ctx); err != nil {
		fmt.Fprintln(talk, zone.AsError(err).Detail)
	} else {
		fmt.Fprintln(talk, "As far as this data directory knows, the database lacks nothing.")
	}
	if err := p.agreed(cmd, consent, "go on with the database as it is, and kill every token of the zone, the access tokens of providers too"); err != nil {
		return err
	}
	before, err := s.Keys(ctx, operator)
	if err != nil {
		return err
	}
	if err := s.AcceptRestore(ctx, operator); err != nil {
		return err
	}
	if err := s.KeepMark(ctx); err != nil {
		return fmt.Errorf("the database is accepted, but the witness could not be told; the next server does it: %w", err)
	}
	fmt.Fprintln(talk, "The zone goes on with this database, and every token from before is dead. Next: repeat what was lost, blocked users and\n"+
		"privileges that were taken away first; log in with a password, make new access tokens, and give each provider a new one with\n"+
		"\"zonemint provider token ID\".")
	return sayNewKeys(ctx, talk, s, before)
}
