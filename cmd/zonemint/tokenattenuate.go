package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/zonemint/zonemint/tokens"
)

// caveatFlags narrow a token.
type caveatFlags struct {
	ttl       lifeFlag
	consumers []string
	networks  []string
	minSize   sizeFlag
	maxSize   sizeFlag
}

func (f *caveatFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.Var(&f.ttl, "ttl", "how long it is good for, such as 2h or 7d")
	flags.StringSliceVar(&f.consumers, "consumer", nil, "id of a provider that may redeem it; repeatable")
	flags.StringSliceVar(&f.networks, "ip", nil, "address or network in CIDR notation that it may be used from; repeatable")
	flags.Var(&f.minSize, "min-size", "smallest support that it may be redeemed for, such as 10GB or 10GiB")
	flags.Var(&f.maxSize, "max-size", "largest support that it may be redeemed for, such as 1TB or 1TiB")
}

// check looks at what can be told to be wrong here, and writes ids without "prv-".
func (f *caveatFlags) check() error {
	if f.minSize > 0 && f.maxSize > 0 && f.minSize > f.maxSize {
		return errors.New("--min-size is greater than --max-size: no size would fit")
	}
	for i, consumer := range f.consumers {
		if consumer == "*" {
			continue
		}
		id, err := providerID(consumer)
		if err != nil {
			return fmt.Errorf("--consumer: %w", err)
		}
		f.consumers[i] = id
	}
	_, err := f.prefixes()
	return err
}

func (f *caveatFlags) prefixes() (tokens.FromNetwork, error) {
	var all tokens.FromNetwork
	for _, text := range f.networks {
		network, err := tokens.ParseNetwork(text)
		if err != nil {
			return nil, fmt.Errorf("--ip: %q is neither an address nor a network such as 192.0.2.0/24 or 2001:db8::/32", text)
		}
		all = append(all, network)
	}
	return all, nil
}

// caveats are what the flags add to a token.
func (f *caveatFlags) caveats(end time.Time) ([]tokens.Caveat, error) {
	if err := f.check(); err != nil {
		return nil, err
	}
	var all []tokens.Caveat
	if !end.IsZero() {
		all = append(all, tokens.ExpiresBefore(end.Unix()))
	}
	if len(f.consumers) > 0 {
		audience := make(tokens.ForAudience, len(f.consumers))
		for i, id := range f.consumers {
			audience[i] = "prv-" + id
		}
		all = append(all, audience)
	}
	networks, err := f.prefixes()
	if err != nil {
		return nil, err
	}
	if len(networks) > 0 {
		all = append(all, networks)
	}
	if f.minSize > 0 {
		all = append(all, tokens.MinSize(f.minSize))
	}
	if f.maxSize > 0 {
		all = append(all, tokens.MaxSize(f.maxSize))
	}
	return all, nil
}

func newTokenAttenuate(p *app) *cobra.Command {
	var file, expiresAt string
	var flags caveatFlags
	var output outputFlags
	var keep saveFlag
	cmd := &cobra.Command{
		Use: "attenuate [TOKEN]", Short: "Narrow a token, offline", Args: cobra.MaximumNArgs(1),
		Long: `Add caveats to a token and print the token with them. The new token can do less than the old one and never more; nobody can
take a caveat off again. It needs neither server nor key, so anybody who holds a token can do it, and whether the token is genuine
is not known. The old token stays as good as it was.

The token is read from standard input unless given; other users of this machine can see arguments while the command runs.
Exits with 6 for a text that is no token.`,
		Example: `  zonemint token attenuate --token-file wide.txt --consumer p0kW9sQe2HfUaN4xVtB6Rw --max-size 1TB --save-to narrow.txt
  zonemint token mint SPACE | zonemint token attenuate --ttl 30m`,
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := output.check(); err != nil {
			return err
		}
		end, err := flags.end(p.now(), expiresAt)
		if err != nil {
			return err
		}
		caveats, err := flags.caveats(end)
		if err != nil {
			return err
		}
		if len(caveats) == 0 {
			return errors.New("nothing to narrow the token to: give --ttl, --expires-at, --consumer, --ip, --min-size or --max-size")
		}
		secrets := secretReader{cmd: cmd, out: p.outside}
		token, err := secrets.parseToken(file, args)
		if err != nil {
			return err
		}
		narrow, err := token.Attenuate(caveats...)
		if err != nil {
			return fmt.Errorf("cannot narrow the token: %w", err)
		}
		h := handOver{app: p, cmd: cmd, output: output, save: keep}
		return h.issue(func() (issued, error) { return h.read(narrow.Reveal(), "Narrowed"), nil })
	}
	addTokenFlag(cmd, &file)
	flags.add(cmd)
	cmd.Flags().StringVar(&expiresAt, "expires-at", "", "when it ends, in RFC 3339, such as 2026-11-24T15:00:00Z")
	cmd.MarkFlagsMutuallyExclusive("ttl", "expires-at")
	keep.add(cmd)
	output.add(cmd)
	return cmd
}

// end is when the narrowed token ends; zero where neither --ttl nor --expires-at was given.
func (f *caveatFlags) end(now time.Time, expiresAt string) (time.Time, error) {
	if expiresAt == "" {
		if f.ttl == 0 {
			return time.Time{}, nil
		}
		return now.Add(time.Duration(f.ttl)), nil
	}
	end, err := time.Parse(time.RFC3339, expiresAt)
	switch {
	case err != nil:
		return end, fmt.Errorf("--expires-at: %q is not a time such as 2026-11-24T15:00:00Z", expiresAt)
	case f.ttl != 0:
		return end, errors.New("--ttl and --expires-at do not go together")
	case !end.After(now):
		return end, errors.New("--expires-at has passed")
	}
	return end, nil
}
