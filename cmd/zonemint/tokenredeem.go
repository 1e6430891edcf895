package main

import (
	"errors"
	"fmt"
	"net/netip"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/zonemint/zonemint/internal/remote"
)

// variableToken is the shell variable that stands for a support token in the lines of --curl.
const variableToken = "ONEZONE_SUPPORT_TOKEN"

// supportToken reads the token that a request is about.
func (s *session) supportToken(file string) (remote.Secret, error) {
	return s.secret(variableToken, func() (remote.Secret, error) {
		text, err := s.secrets.tokenText(file, nil)
		if err == nil && text == "" {
			err = errors.New("there is no token: give --" + tokenFlag + ", or the token on standard input")
		}
		return remote.NewSecret(text), err
	})
}

func newTokenVerify(p *app) *cobra.Command {
	var file, peer string
	var size sizeFlag
	cmd := p.remote(&cobra.Command{
		Use: "verify", Short: "Ask the zone whether this provider could redeem a token now", Args: cobra.NoArgs,
		Long: `Ask the zone whether the calling provider could redeem a support token now, and for what: which space, which sizes, how long
still. Nothing is changed and nothing is used up. Authenticate with the provider's access token.

Exits with 6 for a token that would be refused, with 5 for one that was used or where the provider supports the space already.`,
		Example: "  zonemint token verify --token-file token.txt --size 100GB",
	}, func(s *session) error { return verifyToken(s, file, peer, int64(size)) })
	addTokenFlag(cmd, &file)
	cmd.Flags().Var(&size, "size", "size to ask for, such as 100GB (default none)")
	cmd.Flags().StringVar(&peer, "peer-ip", "", "address to ask for (default the one that the zone sees)")
	return cmd
}

func verifyToken(s *session, file, peer string, size int64) error {
	if _, err := netip.ParseAddr(peer); peer != "" && err != nil {
		return errors.New("--peer-ip must be an address, such as 192.0.2.7")
	}
	token, err := s.supportToken(file)
	if err != nil {
		return err
	}
	var r remote.Redeemable
	if err := s.call("the token cannot be redeemed", remote.VerifyToken(token, size, peer), &r); err != nil {
		return err
	}
	return s.print(view{
		document: struct {
			document
			remote.Redeemable
		}{newDocument(), r},
		quiet: []string{r.SpaceID},
		table: func(t *table) {
			t.field("space", r.SpaceID)
			t.field("name", r.SpaceName)
			t.field("issued by", r.Subject.Type+" "+r.Subject.ID)
			t.field("size", sizeRange(r.MinSize, maxOf(r)))
			if r.TTL == nil {
				t.field("ends", "never expires by itself")
			} else {
				t.field("ends", ending(endOf(s.now(), *r.TTL), s.now()))
			}
			t.field("uses left", fmt.Sprint(r.UsesLeft))
			t.field("redeemed", yesNo(r.Redeemed))
		},
	})
}

// endOf is when something ends that has so many whole seconds left. Tokens end on a whole second and the rest of the one that runs was
// cut off the seconds left, so the end is the next whole second.
func endOf(now time.Time, left int64) time.Time {
	return now.Add(time.Duration(left)*time.Second + time.Second - 1).Truncate(time.Second)
}

func maxOf(r remote.Redeemable) *int64 {
	if r.MaxSize == 0 {
		return nil
	}
	return &r.MaxSize
}

func newTokenRedeem(p *app) *cobra.Command {
	var file string
	var size sizeFlag
	cmd := p.remote(&cobra.Command{
		Use: "redeem", Short: "Redeem a support token, as a provider", Args: cobra.NoArgs,
		Long: `Redeem a support token: from then on the calling provider gives the space so much storage. Authenticate with the provider's
access token. Repeating it, as after an answer that was lost, does no harm; a redemption that is refused does not use the token up.

Exits with 6 for a token that is refused, with 5 for one that was used or where the provider supports the space already.`,
		Example: `  zonemint token redeem --token-file token.txt --size 100GB
  printf %s "$TOKEN" | zonemint token redeem --host https://zone.example.org:8443 --size 1TiB --token-file -`,
	}, func(s *session) error { return redeemToken(s, file, int64(size)) })
	addTokenFlag(cmd, &file)
	cmd.Flags().Var(&size, "size", "how much storage to give, such as 100GB or 1TiB (required)")
	return cmd
}

// redeemed is what redeeming gave.
type redeemed struct {
	document
	SpaceID string `json:"spaceId"`
	Size    int64  `json:"size"`
}

func redeemToken(s *session, file string, size int64) error {
	if size == 0 {
		return errors.New("--size is missing: " + sizeHint)
	}
	token, err := s.supportToken(file)
	if err != nil {
		return err
	}
	answer, err := s.ask("cannot redeem the token", remote.RedeemToken(token, size), nil)
	if err != nil {
		return err
	}
	space := strings.TrimPrefix(answer.Location, "/provider/spaces/")
	s.talk("Redeemed: this provider supports the space with %s now.", humanSize(size))
	return s.print(view{
		document: redeemed{newDocument(), space, size}, quiet: []string{space},
		table: func(t *table) {
			t.field("space", space)
			t.field("size", humanSize(size))
		},
	})
}
