package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// growthScript has wrk mint for the targets of a file, in turn, from a certain one on. A file, because a million requests would be more
// than Lua can hold: there, a target is so many characters, the space's id and the minter's number in three digits, and a request is put
// together from that.
const growthScript = `
local threads = 0
function setup(thread) thread:set("number", threads); threads = threads + 1 end
function init(args)
  local file = assert(io.open(path, "rb"))
  text = file:read("*a")
  file:close()
  n = #text / width
  at = (from + number * math.floor(n / 2)) % n
  for i, token in ipairs(tokens) do
    local whole = wrk.format("GET", "/@/", { ["X-Auth-Token"] = token })
    local begin, after = whole:find("/@/", 1, true)
    heads, tails = heads or {}, tails or {}
    heads[i], tails[i] = whole:sub(1, begin - 1) .. base .. "/spaces/", "/providers/token" .. whole:sub(after + 1)
  end
end
function request()
  local begin = at * width
  at = (at + 1) % n
  local minter = tonumber(text:sub(begin + width - 2, begin + width)) + 1
  return heads[minter] .. text:sub(begin + 1, begin + width - 3) .. tails[minter]
end
`

// width is how many characters a target has in the file: the three digits are the minter's.
func (t target) width() int { return len(t.space) + 3 }

// targetsText is the text of the file.
func targetsText(list []target) ([]byte, error) {
	var b bytes.Buffer
	for _, t := range list {
		if t.width() != list[0].width() || t.minter < 0 || t.minter > 999 {
			return nil, errors.New("the ids of the spaces are not of one length, or there are too many minters")
		}
		fmt.Fprintf(&b, "%s%03d", t.space, t.minter)
	}
	return b.Bytes(), nil
}

// file is where the targets of an ask are.
func (z *grown) file(a ask, kind string) string {
	return filepath.Join(z.dir, fileName(a.name)+kind)
}

// prepare writes what wrk reads.
func (z *grown) prepare(a ask) error {
	text, err := targetsText(a.asked(z.filler))
	if err != nil {
		return err
	}
	return os.WriteFile(z.file(a, ".targets"), text, 0o600)
}

// mint mints for some seconds. Each time it begins at another target.
func (z *grown) mint(ctx context.Context, a ask, lasts time.Duration) (sample, error) {
	list := a.asked(z.filler)
	var b strings.Builder
	fmt.Fprintf(&b, "local path, width, from, base = %q, %d, %d, %q\nlocal tokens = {", z.file(a, ".targets"), list[0].width(), z.begun*len(list)/growthStarts%len(list), basePath)
	z.begun++
	for _, who := range z.tokens {
		fmt.Fprintf(&b, "%q, ", who.token)
	}
	b.WriteString("}\nlocal text, n, at, heads, tails\n" + growthScript + scriptEnd)
	script := z.file(a, ".lua")
	if err := os.WriteFile(script, []byte(b.String()), 0o600); err != nil {
		return sample{}, err
	}
	return runWrk(ctx, z.HTTP, script, growthConnections, lasts)
}

// growthStarts is after how many rounds minting begins at the first target again: so, of a million, each round meets those that no round
// has asked for before.
const growthStarts = 17

// drive asks the zone once, and says what that took.
func (z *grown) drive(ctx context.Context, s settings, a ask) (growthSample, error) {
	if a.redeems {
		return z.redeem(ctx, s, a)
	}
	droppedBefore, err := z.dropped(ctx)
	if err != nil {
		return growthSample{}, err
	}
	before := z.cpu()
	one, err := z.mint(ctx, a, s.lasts)
	if err != nil {
		return growthSample{}, err
	}
	answers := max(1, one.rate*s.lasts.Seconds())
	one.cpu = time.Duration(float64(z.cpu()-before) / answers)
	dropped, err := z.dropped(ctx)
	return growthSample{sample: one, dropped: float64(dropped-droppedBefore) / answers}, err
}

// redeem redeems tokens, and is how many were in a second.
func (z *grown) redeem(ctx context.Context, s settings, a ask) (one growthSample, err error) {
	list, err := z.votes(ctx, a, s.growth.redemptions)
	if err != nil {
		return one, err
	}
	before := z.cpu()
	one.rate, err = cast(ctx, z.HTTP, list, z.redeemers())
	one.cpu = (z.cpu() - before) / time.Duration(len(list))
	return one, err
}

// redeemers is over how many connections tokens are redeemed: as many as in the other measurement of redeeming.
func (z *grown) redeemers() int {
	if z.dsn == "" {
		return sqliteRedeemers
	}
	return postgresRedeemers
}

// pairs is for how many redemptions of an ask there are spaces and providers that are not used yet.
func (z *grown) pairs(a ask) int {
	return len(z.distinct(a))*len(z.sites)/2 - z.used[a.name]
}

// distinct are the targets with spaces of their own: those of one space with many minters count once.
func (z *grown) distinct(a ask) []target {
	list := a.asked(z.filler)
	if len(list) > 1 && list[0].space == list[1].space {
		return list[:1]
	}
	return list
}

// votes mints tokens for pairs of a space and a provider that have not been used, and makes the requests that redeem them.
func (z *grown) votes(ctx context.Context, a ask, n int) ([]ballot, error) {
	if z.pairs(a) < n {
		return nil, errors.New("too few spaces and providers for so many redemptions")
	}
	half := z.sites[:len(z.sites)/2]
	if a.spread {
		half = z.sites[len(z.sites)/2:]
	}
	begin, spaces, minters := z.used[a.name], z.distinct(a), a.asked(z.filler)
	z.used[a.name] += n
	return z.client.ballots(ctx, n, func(i int) (credential, string, credential) {
		at, site := pairing(begin+i, len(spaces), len(half))
		who := spaces[at].minter
		if len(spaces) == 1 {
			who = minters[(begin+i)%len(minters)].minter
		}
		return z.tokens[who], spaces[at].space, half[site]
	})
}

// profile asks the zone once more, and writes where the processor time goes.
func (z *grown) profile(ctx context.Context, s settings, name string, a ask) error {
	name += "-" + a.name
	if !a.redeems {
		return profile(ctx, s, z.node, name, func() error { _, err := z.mint(ctx, a, s.lasts); return err })
	}
	list, err := z.votes(ctx, a, min(z.pairs(a), int(s.lasts.Seconds())*growthProfiled))
	if err != nil {
		return err
	}
	return profile(ctx, s, z.node, name, func() error { _, err := cast(ctx, z.HTTP, list, z.redeemers()); return err })
}

// growthProfiled is how many redemptions a second a profile has to do, at most.
const growthProfiled = 5000
