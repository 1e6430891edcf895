package main

import (
	"encoding/base64"
	"encoding/json"
	"net/netip"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gopkg.in/macaroon.v2"

	"github.com/zonemint/zonemint/tokens"
)

// forged is a token with any identifier, whose signature means nothing.
func forged(t *testing.T, identifier string, caveats ...string) string {
	t.Helper()
	return forgedAt(t, "onezone", identifier, caveats...)
}

// forgedAt is forged with any location.
func forgedAt(t *testing.T, location, identifier string, caveats ...string) string {
	t.Helper()
	m, err := macaroon.New([]byte("no zone's key"), []byte(identifier), location, macaroon.V1)
	if err != nil {
		t.Fatal(err)
	}
	for _, caveat := range caveats {
		if err := m.AddFirstPartyCaveat([]byte(caveat)); err != nil {
			t.Fatal(err)
		}
	}
	raw, err := m.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	return base64.RawURLEncoding.EncodeToString(raw)
}

// Identifiers of tokens that were issued at 1700000000 and, but for the access token, end an hour later.
const (
	supportID = "1.support.tmp.00000000000000aa.1700000000.1700003600.1.AAAAAAAAAAAAAAAAAAAAAA.usr-alice.space"
	namedID   = "1.support.nmd.00000000000000aa.1700000000.0.5.AAAAAAAAAAAAAAAAAAAAAA.usr-alice.space"
	accessID  = "1.access.nmd.00000000000000aa.1700000000.0.0.AAAAAAAAAAAAAAAAAAAAAA.prv-p1."
	inviteID  = "1.register.tmp.00000000000000aa.1700000000.1700003600.1.AAAAAAAAAAAAAAAAAAAAAA.usr-alice."
	noonID    = "1.support.tmp.00000000000000aa.1700009000.1700013600.1.AAAAAAAAAAAAAAAAAAAAAA.usr-alice.space"
)

func TestExplain(t *testing.T) {
	at := func(seconds int64) question { return question{now: unixTime(seconds)} }
	as := func(provider, from string, size int64) question {
		q := question{now: unixTime(1700000060), provider: provider, size: size}
		if from != "" {
			q.from = netip.MustParseAddr(from)
		}
		return q
	}
	for name, tt := range map[string]struct {
		id      string
		caveats []string
		q       question
		reasons []string
		depends []string
		holds   string
	}{
		"nothing against it":      {supportID, []string{"time < 1700003600"}, at(1700000060), nil, nil, "yes"},
		"the last second":         {supportID, nil, at(1700003599), nil, nil, ""},
		"expired":                 {supportID, []string{"time < 1700003600"}, at(1700003600), []string{"it expired just now (2023-11-14 23:13:20 UTC)"}, nil, "no"},
		"an earlier caveat":       {supportID, []string{"time < 1700000030"}, at(1700000060), []string{"it expired 30 s ago (2023-11-14 22:13:50 UTC)"}, nil, "no"},
		"a later one":             {supportID, []string{"time < 1900000000"}, at(1700000060), nil, nil, "yes"},
		"a named one with an end": {namedID, []string{"time < 1700000030"}, at(1700000060), []string{"it expired 30 s ago (2023-11-14 22:13:50 UTC)"}, nil, "no"},
		"a named one without":     {namedID, nil, at(1900000000), nil, nil, ""},
		"issued in the future":    {noonID, nil, at(1700008939), []string{"it is issued in the future (2023-11-15 00:43:20 UTC): one of the clocks is wrong"}, nil, ""},
		"almost so":               {noonID, nil, at(1700008940), nil, nil, ""},
		"unknown":                 {supportID, []string{"asn = 5"}, at(1700000060), []string{"it has a caveat that is not known to zonemint"}, nil, "no"},
		"not asked":               {supportID, []string{"ip = 192.0.2.0/24", "consumer = prv-p1", "size <= 5"}, at(1700000060), nil, []string{"from where it is presented", "which provider presents it", "the size that is asked for"}, "depends depends depends"},
		"asked, all well":         {supportID, []string{"ip = 192.0.2.0/24", "consumer = prv-p1", "size <= 5"}, as("p1", "192.0.2.7", 5), nil, nil, "yes yes yes"},
		"asked, all wrong": {
			supportID,
			[]string{"ip = 192.0.2.0/24", "consumer = prv-p1", "size <= 5"},
			as("p2", "198.51.100.1", 6),
			[]string{"only from 192.0.2.0/24, and 198.51.100.1 is not there", "only provider p1 may redeem it, and p2 is another", "the size must be at most 5 B, and 6 B is not"},
			nil, "no no no",
		},
		"any provider":              {supportID, []string{"consumer = prv-*"}, as("p2", "", 0), nil, nil, "yes"},
		"no size at all":            {supportID, []string{"size >= 10", "size <= 5"}, at(1700000060), []string{"no size is both at least 10 B and at most 5 B"}, []string{"the size that is asked for"}, "depends depends"},
		"no provider at all":        {supportID, []string{"consumer = prv-p1", "consumer = prv-*", "consumer = prv-p2|prv-p3"}, at(1700000060), []string{"no provider is in all of its caveats"}, []string{"which provider presents it"}, "depends depends depends"},
		"one provider":              {supportID, []string{"consumer = prv-p1|prv-p2", "consumer = prv-p2|prv-p3"}, at(1700000060), nil, []string{"which provider presents it"}, "depends depends"},
		"no address at all":         {supportID, []string{"ip = 192.0.2.0/24", "ip = 198.51.100.0/24|2001:db8::/32"}, at(1700000060), []string{"no address is in all of its caveats"}, []string{"from where it is presented"}, "depends depends"},
		"a network in another":      {supportID, []string{"ip = 192.0.2.0/24", "ip = 192.0.2.128/25"}, at(1700000060), nil, []string{"from where it is presented"}, "depends depends"},
		"an access token":           {accessID, []string{"ip = 192.0.2.0/24"}, at(1700000060), nil, []string{"from where it is presented"}, "depends"},
		"redeeming an access token": {accessID, nil, as("p1", "", 5), []string{"an access token cannot be redeemed"}, nil, ""},
		"an access token with a size": {
			accessID,
			[]string{"size <= 5", "consumer = prv-p1"},
			at(1700000060),
			[]string{"an access token with a caveat on size is good for nothing", "an access token with a caveat on consumer is good for nothing"},
			nil, "no no",
		},
		"redeeming an invitation": {inviteID, nil, as("p1", "", 0), []string{"a registration token cannot be redeemed"}, nil, ""},
		"an invitation from":      {inviteID, nil, as("", "192.0.2.1", 0), nil, nil, ""},
	} {
		token, err := tokens.Parse(forged(t, tt.id, tt.caveats...))
		if err != nil {
			t.Fatal(err)
		}
		e := explain(token, tt.q)
		var holds []string
		for _, c := range e.Caveats {
			holds = append(holds, c.Holds)
		}
		if !slices.Equal(e.Reasons, tt.reasons) || !slices.Equal(e.DependsOn, tt.depends) || strings.Join(holds, " ") != tt.holds {
			t.Errorf("%s: reasons %q, depends on %q, holds %q", name, e.Reasons, e.DependsOn, holds)
		}
		if e.Refused != (len(tt.reasons) > 0) || e.Verified || len(e.Unknown) < 2 {
			t.Errorf("%s: %+v", name, e)
		}
	}
}

func TestMeaning(t *testing.T) {
	now := unixTime(1700000000)
	for text, want := range map[string]string{
		"time < 1700014340":                   "expires in 3 h 59 min (2023-11-15 02:12:20 UTC)",
		"time < 9223372036854775807":          "expires in more than 290 years (9999-12-31 23:59:59 UTC)",
		"ip = 192.0.2.0/24":                   "only from 192.0.2.0/24",
		"ip = 192.0.2.7/32|2001:db8::/32|::1": "only from 192.0.2.7, 2001:db8::/32 or ::1",
		"consumer = prv-a":                    "only provider a may redeem it",
		"consumer = prv-a|prv-b":              "only provider a or b may redeem it",
		"consumer = prv-a|prv-*":              "any provider may redeem it",
		"size >= 1073741824":                  "at least 1 GiB",
		"size <= 1099511627776":               "at most 1 TiB",
		"asn = 5":                             "not known to zonemint: it will be refused",
		"time < 017":                          "not known to zonemint: it will be refused",
		"":                                    "not known to zonemint: it will be refused",
	} {
		if got := meaning(parsedCaveat(text), now); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestSizeRange(t *testing.T) {
	most := int64(1 << 40)
	for _, tt := range []struct {
		least int64
		most  *int64
		want  string
	}{
		{0, nil, ""}, {1 << 30, nil, "at least 1 GiB"}, {0, &most, "at most 1 TiB"}, {1 << 30, &most, "between 1 GiB and 1 TiB"}, {1 << 40, &most, "exactly 1 TiB"},
	} {
		if got := sizeRange(tt.least, tt.most); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}

func TestExplainCommand(t *testing.T) {
	dir := home(t)
	token := forged(t, supportID, "time < 1700003600", "consumer = prv-p1", "size >= 1073741824", "size <= 1099511627776", "asn = \x1b[2J\u202e")
	file := write(t, filepath.Join(dir, "token"), token)
	got := runHere(t, indoors(), "", "token", "explain", "--token-file", file)
	const want = `what       a support token, temporary
token id   AAAAAAAAAAAAAAAAAAAAAA
zone       onezone
issued by  user alice
issued     2023-11-14 22:13:20 UTC
space      space
ends       expires in 1 h (2023-11-14 23:13:20 UTC)
uses       can be redeemed once
size       between 1 GiB and 1 TiB

Caveats, each of which must hold:
  - expires in 1 h (2023-11-14 23:13:20 UTC)
  - only provider p1 may redeem it
  - at least 1 GiB
  - at most 1 TiB
  - "asn = \x1b[2J\u202e": not known to zonemint: it will be refused

It would be REFUSED now:
  - it has a caveat that is not known to zonemint

Not known offline:
  - whether the signature is genuine, and the zone the one that is named
  - whether it was used or revoked
  - whether its issuer may still do what it is for
  - whether the space still exists, and what sizes the zone takes
`
	if got != (result{exitToken, want, "zonemint: the token would be refused: it has a caveat that is not known to zonemint\n"}) {
		t.Errorf("%+v\n%s", got, got.out)
	}

	fine := forged(t, supportID, "time < 1700003600", "consumer = prv-p1")
	for args, code := range map[string]int{
		"":                                 exitOK,
		"--as-provider p1":                 exitOK,
		"--as-provider prv-p1 --size 5GB":  exitOK,
		"--as-provider p2":                 exitToken,
		"--as-provider p2 -o json":         exitToken,
		"--as-provider p/2":                exitLocal,
		"--from 192.0.2.7":                 exitOK,
		"--from nowhere":                   exitLocal,
		"--size lots":                      exitLocal,
		"-o xml":                           exitLocal,
		"--token-file " + dir + "/nowhere": exitLocal,
	} {
		if got := runHere(t, indoors(), fine, append([]string{"token", "explain"}, strings.Fields(args)...)...); got.code != code || strings.Contains(got.talk+got.out, fine) {
			t.Errorf("%s: %+v", args, got)
		}
	}
	if got := runHere(t, indoors(), "no token", "token", "explain"); got.code != exitToken || got.out != "" {
		t.Errorf("%+v", got)
	}
	got = runHere(t, indoors(), "", "token", "explain", fine, "-o", "json", "--as-provider", "p1")
	var e explanation
	if err := json.Unmarshal([]byte(got.out), &e); err != nil || e.SchemaVersion != 1 || e.Refused || e.Caveats[1].Holds != "yes" || *e.SecondsLeft != 3600 {
		t.Errorf("%v, %+v", err, got)
	}
	for _, want := range []string{`"reasons": []`, `"dependsOn": []`, `"expiresAt": "2023-11-14T23:13:20Z"`} {
		if !strings.Contains(got.out, want) {
			t.Errorf("%s is not in %s", want, got.out)
		}
	}
}

// TestYAMLReadsTheSame: what YAML says is what JSON says, also to readers to whom a bare "yes" is true.
func TestYAMLReadsTheSame(t *testing.T) {
	home(t)
	got := runHere(t, indoors(), "", "token", "explain", forged(t, supportID, "time < 1700003600"), "-o", "yaml")
	for _, want := range []string{"schemaVersion: 1\n", "holds: \"yes\"\n", "expiresAt: \"2023-11-14T23:13:20Z\"\n", "reasons: []\n", "tokenId: AAAAAAAAAAAAAAAAAAAAAA\n"} {
		if !strings.Contains(got.out, want) {
			t.Errorf("%q is not in\n%s", want, got.out)
		}
	}
}
