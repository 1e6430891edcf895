package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestEmptyFlags: what a shell makes of a variable that nobody has set is refused, since without it more would be allowed or done.
func TestEmptyFlags(t *testing.T) {
	dir := home(t)
	for _, tt := range []struct{ command, flag string }{
		{"token attenuate --ttl 1h", "consumer"},
		{"token attenuate --ttl 1h", "ip"},
		{"token attenuate --ttl 1h", "save-to"},
		{"token explain", "as-provider"},
		{"token mint s1", "consumer"},
		{"token mint s1", "name"},
		{"token update s1 t1", "name"},
		{"audit", "space"},
		{"user modify u1", "new-password-file"},
		{"user show", "host"},
		{"user show", "context"},
		{"user show", "contexts"},
		{"user show", "api-key-file"},
		{"user show", "ca-file"},
		{"user show", "output"},
		{"user show", "config"},
		{"context set a", "host"},
	} {
		got := runHere(t, indoors(), "", append(strings.Fields(tt.command), "--"+tt.flag, "")...)
		if got.code != exitLocal || got.talk != "zonemint: --"+tt.flag+" is empty\n" {
			t.Errorf("%s --%s: %+v", tt.command, tt.flag, got)
		}
	}
	if got := runHere(t, indoors(), "", "token", "attenuate", "--ttl", "1h", "--consumer", "p1,"); got.talk != "zonemint: --consumer is empty\n" {
		t.Errorf("%+v", got)
	}
	zone := newFakeZone(t, "PATCH /spaces/s1/providers/tokens/t1 -> 204")
	key := write(t, filepath.Join(dir, "key"), "key")
	got := runHere(t, indoors(), "", "token", "update", "s1", "t1", "--memo", "", "--host", zone.url, "--api-key-file", key)
	if got.code != 0 {
		t.Errorf("%+v", got)
	}
	zone.expect(t, `PATCH /spaces/s1/providers/tokens/t1 {"memo":""}`)
}

// TestOnlySettingsAreSettings: variables and the configuration file do not say what a command is to do.
func TestOnlySettingsAreSettings(t *testing.T) {
	dir := home(t)
	key := write(t, filepath.Join(dir, "key"), "key")
	for _, name := range []string{"YES", "MINE", "ALL", "NAME", "BLOCK", "DRY_RUN", "QUIET", "CURL"} {
		t.Setenv(envPrefix+name, "true")
	}
	t.Setenv("ZONEMINT_SPACE", "s2")
	t.Setenv("ZONEMINT_HOST", "") // as if it were not set
	zone := newFakeZone(t, `POST /spaces/s1/providers/token -> 200 {"token":"MDAx"}`)
	server := []string{"--host", zone.url, "--api-key-file", key}
	if got := runHere(t, indoors(), "", append([]string{"token", "revoke", "--mine"}, server...)...); got.code != exitLocal || !strings.Contains(got.talk, "--yes") {
		t.Errorf("%+v", got)
	}
	if got := runHere(t, indoors(), "", append([]string{"token", "mint", "s1"}, server...)...); got.code != 0 || got.out != "MDAx\n" {
		t.Errorf("%+v", got)
	}
	zone.expect(t, "POST /spaces/s1/providers/token {}")
	for _, key := range []string{"name", "size", "ttl", "yes", "emergency", "dry-run", "space", "id", "all", "mine", "limit", "block", "save-to", "quiet", "curl"} {
		config := write(t, filepath.Join(dir, "config.yaml"), key+": 1\n")
		if got := runHere(t, indoors(), "", "version", "--config", config); got.code != exitLocal || !strings.Contains(got.talk, `"`+key+`" is no setting`) {
			t.Errorf("%s: %+v", key, got)
		}
	}
}

// TestQuietBeatsASetFormat: who types -q does not mean the format that the environment has for all commands.
func TestQuietBeatsASetFormat(t *testing.T) {
	dir := home(t)
	key := write(t, filepath.Join(dir, "key"), "key")
	config := write(t, filepath.Join(dir, "config.yaml"), "output: yaml\n")
	zone := newFakeZone(t, "GET /user -> 200 "+aUser)
	show := []string{"user", "show", "--host", zone.url, "--api-key-file", key, "-q"}
	if got := runHere(t, indoors(), "", append(show, "--config", config)...); got != (result{0, "u1\n", ""}) {
		t.Errorf("%+v", got)
	}
	t.Setenv("ZONEMINT_OUTPUT", "json")
	if got := runHere(t, indoors(), "", show...); got != (result{0, "u1\n", ""}) {
		t.Errorf("%+v", got)
	}
	if got := runHere(t, indoors(), "", append(show, "-q=false")...); got.code != 0 || !strings.Contains(got.out, `"userId": "u1"`) {
		t.Errorf("%+v", got)
	}
}

// TestIDsThatLookLikeFlags: who gives one is told how.
func TestIDsThatLookLikeFlags(t *testing.T) {
	home(t)
	const hint = `put "--" before ids that begin with "-"`
	for word, hinted := range map[string]bool{
		"-abcdefghijklmnopqrstu": true, "--bcdefghijklmnopqrstu": true, "-9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc": true,
		"--bogus": false, "-x": false, "--abcdefghijklmno.pqrstuvw": false,
	} {
		got := runHere(t, indoors(), "", "space", "show", word)
		if got.code != exitLocal || strings.Contains(got.talk, hint) != hinted {
			t.Errorf("%s: %+v", word, got)
		}
	}
}
