package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/zonemint/zonemint/tokens"
)

const aRedeemable = `{"subject":{"type":"user","id":"u1"},"spaceId":"s1","spaceName":"Physics","ttl":3600,"minSize":1000000,"usesLeft":1,"redeemed":false}`

var tokenCases = []remoteCase{
	{args: "token mint s1 --usage-limit 2", talk: "give --name too", code: exitLocal},
	{args: "token mint s1 --memo m", talk: "give --name too", code: exitLocal},
	{args: "token mint s1 --name n --usage-limit 0", talk: "at least 1", code: exitLocal},
	{args: "token mint s1 --ttl 1500ms", talk: "whole seconds", code: exitLocal},
	{args: "token mint s1 --min-size 2GB --max-size 1GB", talk: "no size would fit", code: exitLocal},
	{args: "token mint s1 --consumer a/b", talk: "--consumer: a provider is named by its id", code: exitLocal},
	{args: "token mint s1 --qr", talk: "--qr draws on a terminal", code: exitLocal},
	{args: "token mint s1 --qr -q", talk: "--qr goes with neither", code: exitLocal},
	{args: "token mint s1 --qr --join-command", talk: "none of the others can be", code: exitLocal},
	{args: "token mint s1 --join-size 1GB", talk: "--join-size is for --join-command", code: exitLocal},
	{args: "token mint s1 -q", answers: []string{`POST /spaces/s1/providers/token -> 200 {"token":"MDAx"}`}, bodies: []string{`{}`}, out: "MDAx\n"},
	{
		args:    "token mint s1 --ttl 2h --consumer prv-p1 --consumer p2 --ip 192.0.2.0/24 --min-size 1GiB --max-size 1TB -q",
		answers: []string{`POST /spaces/s1/providers/token -> 200 {"token":"MDAx"}`},
		bodies:  []string{`{"ttl":7200,"consumer":["p1","p2"],"ip":["192.0.2.0/24"],"minSize":1073741824,"maxSize":1000000000000}`}, out: "MDAx\n",
	},
	{
		args:    "token mint s1 --name spring --memo m --usage-limit 5 --ttl 90d -o json",
		answers: []string{`POST /spaces/s1/providers/token -> 201 [Location: /spaces/s1/providers/tokens/t1]{"token":"MDAx","tokenId":"t1","expiresAt":1707776000}`},
		bodies:  []string{`{"ttl":7776000,"name":"spring","memo":"m","usageLimit":5}`},
		out:     "{\n  \"schemaVersion\": 1,\n  \"token\": \"MDAx\",\n  \"tokenId\": \"t1\",\n  \"expiresAt\": \"2024-02-12T22:13:20Z\"\n}\n",
	},
	{
		args: "token mint s1", answers: []string{`POST /spaces/s1/providers/token -> 403 ` + refusal}, bodies: []string{`{}`}, code: exitDenied,
		talk: "zonemint: cannot mint a token for the space s1: You lack the privilege space_add_provider in this space " +
			"(forbidden, request req-1): the credentials are from --api-key-file\n",
	},
	{
		args: "token mint s1", answers: []string{`POST /spaces/s1/providers/token -> 200 {"token":"\u001b[2J"}`}, bodies: []string{`{}`},
		talk: "the answer has no token in it", code: exitRemote,
	},
	{
		args: "token verify --size 1GB --peer-ip 192.0.2.7", stdin: "MDAx\n", answers: []string{`POST /tokens/verify_invite_token -> 200 ` + aRedeemable},
		bodies: []string{`{"token":"MDAx","size":1000000000,"peerIp":"192.0.2.7"}`},
		out: "space      s1\nname       Physics\nissued by  user u1\nsize       at least 1 MB\nends       expires in 1 h (2023-11-14 23:13:20 UTC)\n" +
			"uses left  1\nredeemed   no\n",
	},
	{
		args: "token verify", stdin: "MDAx\n", bodies: []string{`{"token":"MDAx"}`}, code: exitToken, talk: "the token cannot be redeemed: The token has expired",
		answers: []string{`POST /tokens/verify_invite_token -> 400 {"error":"token_expired","error_description":"The token has expired: ask for a new one."}`},
	},
	{args: "token verify --peer-ip nowhere", talk: "--peer-ip must be an address", code: exitLocal},
	{args: "token verify", talk: "there is no token", code: exitLocal},
	{
		args: "token redeem --size 1000000 --token-file -", stdin: "MDAx\n", answers: []string{`POST /provider/spaces/support -> 201 [Location: /provider/spaces/s1]`},
		bodies: []string{`{"token":"MDAx","size":1000000}`}, out: "space  s1\nsize   1 MB\n", talk: "Redeemed: this provider supports the space with 1 MB now.",
	},
	{
		args: "token redeem --size 1000000 -o json", stdin: "MDAx", answers: []string{`POST /provider/spaces/support -> 201 [Location: /provider/spaces/s1]`},
		bodies: []string{`{"token":"MDAx","size":1000000}`}, out: "{\n  \"schemaVersion\": 1,\n  \"spaceId\": \"s1\",\n  \"size\": 1000000\n}\n",
	},
	{
		args: "token redeem --size 1000000", stdin: "MDAx\n", bodies: []string{`{"token":"MDAx","size":1000000}`}, code: exitConflict,
		answers: []string{`POST /provider/spaces/support -> 400 {"error":"token_used","error_description":"used"}`},
	},
	{args: "token redeem", talk: "--size is missing", code: exitLocal},
	{args: "token redeem --size SIZE", talk: `"SIZE" is not a size: give bytes`, code: exitLocal},
	{
		args: "token list s1", answers: []string{`GET /spaces/s1/providers/tokens?limit=100 -> 200 {"tokens":[` + aNamed + `]}`},
		out: "ID  NAME    STATE  USES    EXPIRES               LAST USED             MEMO\n" +
			"t1  spring  good   1 of 5  2023-11-14T23:13:20Z  2023-11-14T22:15:00Z  m\n",
	},
	{args: "token list s1 -q", answers: []string{`GET /spaces/s1/providers/tokens?limit=100 -> 200 {"tokens":[` + aNamed + `]}`}, out: "t1\n"},
	{
		args: "token show s1 t1", answers: []string{`GET /spaces/s1/providers/tokens/t1 -> 200 ` + aNamed},
		out: "token id   t1\nname       spring\nmemo       m\nstate      good\nissued by  user u1\ncreated    2023-11-14T22:13:20Z\n" +
			"ends       expires in 1 h (2023-11-14 23:13:20 UTC)\nuses       1 of 5\nlast used  2023-11-14T22:15:00Z\n" +
			"caveat     size <= 1000000: at most 1 MB\n",
	},
	{
		args: "token show s1 t1", answers: []string{`GET /spaces/s1/providers/tokens/t1 -> 404 {"error":"not_found","error_description":"There is none."}`},
		talk: "There is none (not_found, request req-1): check the id", code: exitNotFound,
	},
	{
		args: "token update s1 t1 --name a --memo=", answers: []string{`PATCH /spaces/s1/providers/tokens/t1 -> 204`},
		bodies: []string{`{"name":"a","memo":""}`}, talk: "Changed the token t1.",
	},
	{args: "token update s1 t1", talk: "nothing to change", code: exitLocal},
	{args: "token unrevoke s1 t1", answers: []string{`PATCH /spaces/s1/providers/tokens/t1 -> 204`}, bodies: []string{`{"revoked":false}`}, talk: "no longer revoked"},
	{args: "token delete s1 t1", answers: []string{`DELETE /spaces/s1/providers/tokens/t1 -> 204`}, talk: "Deleted the token t1."},
	{args: "token delete s1 t1 --dry-run", out: "would delete the token t1 of the space s1\n"},
	{args: "token revoke", stdin: "MDAx\n", answers: []string{`POST /tokens/revoke -> 204`}, bodies: []string{`{"token":"MDAx"}`}, talk: "Revoked the token"},
	{args: "token revoke --dry-run", stdin: "MDAx\n", out: "would revoke the token that was presented\n"},
	{
		args: "token revoke --space s1 --id q1W8rT5yU2iO9pA6sD3fGg", answers: []string{`POST /tokens/revoke -> 204`},
		bodies: []string{`{"tokenId":"q1W8rT5yU2iO9pA6sD3fGg","spaceId":"s1"}`}, talk: "Revoked the token q1W8rT5yU2iO9pA6sD3fGg.",
	},
	{args: "token revoke --space s1 --id q1W8rT5yU2iO9pA6sD3fG", talk: "--id is not the id of a token", code: exitLocal},
	{args: "token revoke --space s1 --id q1W8rT5yU2iO9pA6sD3fGh", talk: "--id is not the id of a token", code: exitLocal}, // not 16 bytes
	{
		args: "token revoke --space s1 --id q1W8rT5yU2iO9pA6sD3fGg", answers: []string{`POST /tokens/revoke -> 200 <html>`},
		bodies: []string{`{"tokenId":"q1W8rT5yU2iO9pA6sD3fGg","spaceId":"s1"}`},
		talk:   "the answer is 200 OK, which is not what a zone would send", code: exitRemote,
	},
	{args: "token revoke --space s1 --all --yes", answers: []string{`DELETE /spaces/s1/providers/token -> 204`}, talk: "Revoked all temporary support tokens"},
	{args: "token revoke --space s1 --all", talk: "give --yes", code: exitLocal},
	{args: "token revoke --space s1 --all --dry-run", out: "would revoke all temporary support tokens of the space s1\n"},
	{args: "token revoke --mine --yes -o json", answers: []string{`DELETE /user/tokens/temporary -> 204`}, out: "{\n  \"schemaVersion\": 1,\n  \"operation\": \"revoke_user_temporary_tokens\",\n  \"id\": \"\"\n}\n"},
	{args: "token revoke --mine", talk: "give --yes", code: exitLocal},
	{args: "token revoke --mine --all", talk: "give one of --all and --mine", code: exitLocal},
	{args: "token revoke --id t1", talk: "--id needs --space", code: exitLocal},
	{args: "token revoke --all", talk: "--all needs --space", code: exitLocal},
	{args: "token revoke --space s1", talk: "--space needs --id or --all", code: exitLocal},
	{args: "token revoke --space s/1 --all", talk: "--space takes an id", code: exitLocal},
}

// TestMintTellsWhatItIs: standard output has the token alone, standard error what it is.
func TestMintTellsWhatItIs(t *testing.T) {
	dir := home(t)
	token := inspectable(t, "onezone", "time < 1700003600", "consumer = prv-p1|prv-p2", "ip = 192.0.2.1/32", "size >= 1073741824")
	answer := `POST /spaces/space/providers/token -> 200 {"token":"` + token + `"}`
	args := []string{"token", "mint", "space", "--api-key-file", write(t, filepath.Join(dir, "key"), "the-key")}
	got := runHere(t, indoors(), "", append(args, "--host", newFakeZone(t, answer).url)...)
	want := `Minted a support token, id AAAAAAAAAAAAAAAAAAAAAA, for the space space; it expires in 1 h (2023-11-14 23:13:20 UTC) and can be redeemed once.
  only provider p1 or p2 may redeem it
  only from 192.0.2.1
  at least 1 GiB
`
	if got != (result{0, token + "\n", want}) {
		t.Errorf("%+v", got)
	}

	saved := filepath.Join(dir, "token.txt")
	got = runHere(t, indoors(), "", append(args, "--host", newFakeZone(t, answer).url, "--save-to", saved)...)
	if text, err := os.ReadFile(saved); err != nil || string(text) != token+"\n" || got.out != "" || !strings.Contains(got.talk, "Saved to "+saved) {
		t.Errorf("%q, %v, %+v", text, err, got)
	}
	if info, err := os.Stat(saved); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info, err)
	}
	// A file that is there is never written to, and then nothing is minted.
	zone := newFakeZone(t)
	if got = runHere(t, indoors(), "", append(args, "--host", zone.url, "--save-to", saved)...); got.code != exitLocal || !strings.Contains(got.talk, "file exists") {
		t.Errorf("%+v", got)
	}
	zone.expect(t)
	// One that was made for a token that there is not is removed again.
	other := filepath.Join(dir, "other.txt")
	zone = newFakeZone(t, "POST /spaces/space/providers/token -> 403 "+refusal)
	if got = runHere(t, indoors(), "", append(args, "--host", zone.url, "--save-to", other)...); got.code != exitDenied || exists(other) {
		t.Errorf("%+v, there: %t", got, exists(other))
	}
	got = runHere(t, indoors(), "", append(args, "--host", newFakeZone(t, answer).url, "--save-to", other, "-o", "json")...)
	var document map[string]any
	if err := json.Unmarshal([]byte(got.out), &document); err != nil || document["token"] != nil || document["savedTo"] != other || document["tokenId"] != "AAAAAAAAAAAAAAAAAAAAAA" {
		t.Errorf("%+v", got)
	}
	got = runHere(t, indoors(), "", append(args, "--host", newFakeZone(t, answer).url, "--save-to", other+"2", "-q")...)
	if got != (result{0, "AAAAAAAAAAAAAAAAAAAAAA\n", ""}) {
		t.Errorf("%+v", got)
	}
}

// TestJoinCommand: one line, with a size that the token admits or one that has to be filled in.
func TestJoinCommand(t *testing.T) {
	dir := home(t)
	key := write(t, filepath.Join(dir, "key"), "the-key")
	for flags, want := range map[string]string{
		"":                                  "SIZE",
		"--min-size 1GB":                    "1000000000",
		"--max-size 5GB":                    "5000000000",
		"--min-size 1GB --max-size 5GB":     "1000000000",
		"--max-size 5GB --join-size 2000MB": "2000000000",
		"--max-size 5GB --join-size 2GB -q": "2000000000",
		"--join-size 2GB --ttl 1h -o table": "2000000000",
	} {
		zone := newFakeZone(t, `POST /spaces/s1/providers/token -> 200 {"token":"MDAx"}`)
		args := append(strings.Fields("token mint s1 --join-command "+flags), "--host", zone.url, "--api-key-file", key)
		got := runHere(t, indoors(), "", args...)
		if line := "printf %s MDAx | zonemint token redeem --host " + zone.url + " --size " + want + " --token-file -\n"; got.out != line || got.code != 0 {
			t.Errorf("%s: %+v", flags, got)
		}
	}
}

// TestCurlOfCommands: nothing is read, nothing is sent, nothing secret is printed.
func TestCurlOfCommands(t *testing.T) {
	home(t)
	zone := newFakeZone(t)
	const body = ` -H 'Content-Type: application/json' -d `
	for args, want := range map[string]string{
		"token mint s1 --ttl 1h --save-to nowhere/t":                              `-X POST -H "X-Auth-Token: $ONEZONE_API_KEY"` + body + `'{"ttl":3600}' URL/spaces/s1/providers/token`,
		"token redeem --size 1MB":                                                 `-X POST -H "X-Auth-Token: $ONEZONE_API_KEY"` + body + `'{"token":"'"$ONEZONE_SUPPORT_TOKEN"'","size":1000000}' URL/provider/spaces/support`,
		"space delete s1 --username ada":                                          `-X DELETE -u "$ONEZONE_BASIC_AUTH" URL/spaces/s1`,
		"space list --all --limit 5 --username ada":                               `-X GET -u "$ONEZONE_BASIC_AUTH" 'URL/spaces?limit=5'`,
		"user password --username ada":                                            `-X PUT -u "$ONEZONE_BASIC_AUTH"` + body + `'{"oldPassword":"'"$ONEZONE_OLD_PASSWORD"'","newPassword":"'"$ONEZONE_NEW_PASSWORD"'"}' URL/user/password`,
		"user revoke-tokens":                                                      `-X DELETE -H "X-Auth-Token: $ONEZONE_API_KEY" URL/user/tokens/temporary`,
		"user delete u1 --dry-run":                                                `-X DELETE -H "X-Auth-Token: $ONEZONE_API_KEY" URL/users/u1`,
		"provider register --name a --domain b --registration-token-file nowhere": `-X POST` + body + `'{"name":"a","domain":"b","token":"'"$ONEZONE_REGISTRATION_TOKEN"'"}' URL/providers`,
		"token mint s1 --qr":                                                      `-X POST -H "X-Auth-Token: $ONEZONE_API_KEY"` + body + `'{}' URL/spaces/s1/providers/token`,
		"token revoke":                                                            `-X POST -H "X-Auth-Token: $ONEZONE_API_KEY"` + body + `'{"token":"'"$ONEZONE_SUPPORT_TOKEN"'"}' URL/tokens/revoke`,
	} {
		got := runHere(t, indoors(), "", append(strings.Fields(args), "--curl", "--host", zone.url)...)
		line := "curl --fail-with-body -sS " + strings.ReplaceAll(want, "URL", zone.url+"/api/v3/onezone") + "\n"
		if got != (result{0, line, ""}) {
			t.Errorf("%s:\n%+v\nwant %s", args, got, line)
		}
	}
	zone.expect(t)
}

// TestMintDrawsAQRCode: on a terminal as a drawing, and as text where that has no room.
func TestMintDrawsAQRCode(t *testing.T) {
	dir := home(t)
	token := inspectable(t, "onezone", "time < 1700003600")
	key := write(t, filepath.Join(dir, "key"), "the-key")
	for columns, drawn := range map[int]bool{0: true, 200: true, 40: false} {
		zone := newFakeZone(t, `POST /spaces/space/providers/token -> 200 {"token":"`+token+`"}`)
		o := indoors()
		o.terminal = func(any) (int, bool) { return columns, true }
		got := runHere(t, o, "", "token", "mint", "space", "--qr", "--host", zone.url, "--api-key-file", key)
		if got.code != 0 || strings.Contains(got.out, "▀") != drawn || (got.out == token+"\n") == drawn {
			t.Errorf("%d columns: %+v", columns, got)
		}
	}
}

// TestHalfBlocks draws a small square in full.
func TestHalfBlocks(t *testing.T) {
	got := halfBlocks(3, func(x, y int) bool { return x == y || x == 2 && y == 0 })
	want := []string{"           ", "           ", "    ▀▄▀    ", "      ▀    ", "           ", "           "}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%q", got)
	}
}

// TestAttenuate narrows a token offline, which is no more than adding caveats.
func TestAttenuate(t *testing.T) {
	dir := home(t)
	token := inspectable(t, "onezone", "time < 1700003600")
	file := write(t, filepath.Join(dir, "token"), token)
	for flags, want := range map[string]string{
		"--ttl 30m":                              "time < 1700001800",
		"--expires-at 2023-11-14T23:00:00Z":      "time < 1700002800",
		"--expires-at 2023-11-15T00:00:00+01:00": "time < 1700002800",
		"--consumer prv-p1,p2 --consumer p3":     "consumer = prv-p1|prv-p2|prv-p3",
		"--consumer *":                           "consumer = prv-*",
		"--ip 192.0.2.0/24 --ip 2001:db8::1":     "ip = 192.0.2.0/24|2001:db8::1/128",
		"--min-size 1GiB --max-size 1.5TB":       "size >= 1073741824, size <= 1500000000000",
	} {
		got := runHere(t, indoors(), "", append(strings.Fields("token attenuate --token-file "+file), strings.Fields(flags)...)...)
		narrow, err := tokens.Parse(strings.TrimSuffix(got.out, "\n"))
		if err != nil || got.code != 0 || strings.Contains(got.talk, token) {
			t.Errorf("%s: %v, %+v", flags, err, got)
			continue
		}
		if caveats := strings.Join(narrow.UnsafeCaveats(), ", "); caveats != "time < 1700003600, "+want {
			t.Errorf("%s: %s", flags, caveats)
		}
	}
	for flags, want := range map[string]string{
		"":                                  "nothing to narrow the token to",
		"--ttl 0s":                          "whole seconds",
		"--ttl 1h --expires-at 2030-01-01":  "none of the others can be",
		"--expires-at tomorrow":             "is not a time such as",
		"--expires-at 2023-11-14T22:13:20Z": "--expires-at has passed",
		"--ip 192.0.2.1/24":                 "is neither an address nor a network",
		"--consumer a.b":                    "a provider is named by its id",
		"--min-size 2GB --max-size 1GB":     "no size would fit",
		"--ttl 1h -o json -q":               "do not go together",
		"--ttl 1h " + token:                 "not both",
	} {
		got := runHere(t, indoors(), "", append(strings.Fields("token attenuate --token-file "+file), strings.Fields(flags)...)...)
		if got.code != exitLocal || !strings.Contains(got.talk, want) || got.out != "" {
			t.Errorf("%s: %+v", flags, got)
		}
	}
	// What nobody could use is said to be so.
	got := runHere(t, indoors(), inspectable(t, "onezone", "size >= 5000"), "token", "attenuate", "--max-size", "4kB")
	if got.code != 0 || !strings.Contains(got.talk, "Nobody can use it: no size is both at least 5 kB and at most 4 kB.") {
		t.Errorf("%+v", got)
	}
	full := inspectable(t, "onezone", strings.Split(strings.Repeat("size >= 1;", tokens.MaxCaveats), ";")[:tokens.MaxCaveats]...)
	if got := runHere(t, indoors(), full, "token", "attenuate", "--ttl", "1h"); got.code == 0 || strings.Contains(got.talk, full) {
		t.Errorf("%+v", got)
	}
	if got := runHere(t, indoors(), "no token", "token", "attenuate", "--ttl", "1h"); got.code != exitToken {
		t.Errorf("%+v", got)
	}
}
