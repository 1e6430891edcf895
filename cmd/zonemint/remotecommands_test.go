package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// remoteCase is one run of a command against a zone that answers as it is told.
type remoteCase struct {
	args    string   // separated by spaces; ~ stands for a space within an argument
	answers []string // what the zone answers; the requests must be these, each of them once
	bodies  []string // of the requests, in order, where they have any
	out     string   // all of standard output
	talk    string   // in standard error
	code    int
	stdin   string
}

const (
	aSpace    = `{"spaceId":"s1","name":"Physics","providersSupports":{"p1":1073741824,"p2":1000}}`
	aUser     = `{"userId":"u1","username":"ada","fullName":"Ada Lovelace","admin":true,"blocked":false}`
	aProvider = `{"providerId":"p1","name":"Site","domain":"site.test","latitude":50.06}`
	aNamed    = `{"tokenId":"t1","name":"spring","memo":"m","issuer":"u1","createdAt":1700000000,"expiresAt":1700003600,"usageLimit":5,"uses":1,` +
		`"lastUsedAt":1700000100,"revoked":false,"caveats":[{"text":"size <= 1000000","type":"size","maxSize":1000000},` +
		`{"text":"time < 1700003600","type":"time","validUntil":1700003600}]}`
	refusal = `{"error":"forbidden","error_description":"You lack the privilege space_add_provider in this space."}`
)

var spaceCases = []remoteCase{
	{
		args: "space create Physics", answers: []string{`POST /user/spaces -> 201 {"spaceId":"s1"}`}, bodies: []string{`{"name":"Physics"}`},
		out: "space  s1\n", talk: "Created the space Physics.",
	},
	{args: "space create Physics -q", answers: []string{`POST /user/spaces -> 201 {"spaceId":"s1"}`}, bodies: []string{`{"name":"Physics"}`}, out: "s1\n"},
	{
		args: "space list", answers: []string{`GET /user/spaces?limit=1000 -> 200 {"spaces":["s1","gone"]}`, `GET /spaces/s1 -> 200 ` + aSpace, `GET /spaces/gone -> 404 {"error":"not_found","error_description":"no"}`},
		out: "ID  NAME     PROVIDERS  SIZE\ns1  Physics  2          ~1.07 GB\n",
	},
	{args: "space list --all -q --limit 2", answers: []string{`GET /spaces?limit=2 -> 200 {"spaces":["s1","s2"]}`}, out: "s1\ns2\n"},
	{
		args: "space show s1", answers: []string{`GET /spaces/s1 -> 200 ` + aSpace},
		out: "space     s1\nname      Physics\nsize      ~1.07 GB\nprovider  p1 with 1 GiB\nprovider  p2 with 1 kB\n",
	},
	{
		args: "space show s1 -o yaml", answers: []string{`GET /spaces/s1 -> 200 ` + aSpace},
		out: "schemaVersion: 1\nspaceId: s1\nname: Physics\nprovidersSupports:\n  p1: 1073741824\n  p2: 1000\n",
	},
	{args: "space rename s1 Chemistry", answers: []string{`PATCH /spaces/s1 -> 204`}, bodies: []string{`{"name":"Chemistry"}`}, talk: "Renamed the space s1."},
	{
		args: "space rename s1 Chemistry -o json", answers: []string{`PATCH /spaces/s1 -> 204`}, bodies: []string{`{"name":"Chemistry"}`},
		out: "{\n  \"schemaVersion\": 1,\n  \"operation\": \"modify_space\",\n  \"id\": \"s1\"\n}\n",
	},
	{args: "space delete s1 --yes", answers: []string{`GET /spaces/s1 -> 200 ` + aSpace, `DELETE /spaces/s1 -> 204`}, talk: "Deleted the space s1."},
	{args: "space delete s1", answers: []string{`GET /spaces/s1 -> 200 ` + aSpace}, talk: "give --yes", code: exitLocal},
	{
		args: "space delete s1 --dry-run --yes", answers: []string{`GET /spaces/s1 -> 200 ` + aSpace},
		out: "would delete the space s1 (Physics) with 2 supports of ~1.07 GB\n",
	},
	{
		args: "space members s1", answers: []string{`GET /spaces/s1/users?limit=1000 -> 200 {"users":["u1"]}`, `GET /spaces/s1/users/u1/privileges -> 200 {"privileges":["space_view_data","space_remove"]}`},
		out: "USER  PRIVILEGES\nu1    space_view_data space_remove\n",
	},
	{args: "space add-member s1 u1", answers: []string{`PUT /spaces/s1/users/u1 -> 201`}, talk: "The user u1 is a member now."},
	{
		args: "space add-member s1 u1 --privilege space_view_data,space_remove", answers: []string{`PUT /spaces/s1/users/u1 -> 204`},
		bodies: []string{`{"privileges":["space_view_data","space_remove"]}`}, talk: "member now",
	},
	{args: "space add-member s1 u1 --privilege bogus", talk: `"bogus" is not a privilege: there are space_view_data`, code: exitLocal},
	{args: "space remove-member s1 u1", answers: []string{`DELETE /spaces/s1/users/u1 -> 204`}, talk: "no longer a member"},
	{args: "space remove-member s1 u1 --dry-run", out: "would take the user u1 out of the space s1\n"},
	{
		args: "space privileges show s1 u1", answers: []string{`GET /spaces/s1/users/u1/privileges -> 200 {"privileges":["space_view_data"]}`},
		out: "space_view_data\n",
	},
	{
		args: "space privileges set s1 u1", answers: []string{`PATCH /spaces/s1/users/u1/privileges -> 204`},
		bodies: []string{`{"operation":"set","privileges":[]}`}, talk: "Changed the privileges of u1.",
	},
	{
		args: "space privileges grant s1 u1 space_add_provider space_add_support", answers: []string{`PATCH /spaces/s1/users/u1/privileges -> 204`},
		bodies: []string{`{"operation":"grant","privileges":["space_add_provider","space_add_support"]}`}, talk: "Changed",
	},
	{args: "space privileges revoke s1 u1", talk: "give a space, a user and privileges", code: exitLocal},
	{
		args: "space providers s1", answers: []string{`GET /spaces/s1/providers?limit=1000 -> 200 {"providers":["p1"]}`, `GET /spaces/s1/providers/p1 -> 200 {"providerId":"p1","name":"Site","domain":"site.test","size":5000000,"since":1700000000}`},
		out: "PROVIDER  NAME  DOMAIN     SIZE  SINCE\np1        Site  site.test  5 MB  2023-11-14T22:13:20Z\n",
	},
	{args: "space remove-provider s1 p1", answers: []string{`DELETE /spaces/s1/providers/p1 -> 204`}, talk: "no longer supports"},
	{args: "space show", talk: `"zonemint space show" needs SPACE: SPACE is missing`, code: exitLocal},
	{args: "space show a/../b", talk: "SPACE must be an id", code: exitLocal},
	{args: "space show s1 s2", talk: "takes SPACE and nothing more", code: exitLocal},
	{args: "space list --limit 0", talk: "--limit must be at least 1", code: exitLocal},
	{args: "space list -o xml", talk: "--output must be table, json or yaml", code: exitLocal},
	{args: "space list -q -o json", talk: "do not go together", code: exitLocal},
}

var userCases = []remoteCase{
	{
		args: "user show", answers: []string{`GET /user -> 200 ` + aUser},
		out: "user        u1\nusername    ada\nfull name   Ada Lovelace\nzone admin  yes\nblocked     no\n",
	},
	{args: "user show u1 -q", answers: []string{`GET /users/u1 -> 200 ` + aUser}, out: "u1\n"},
	{
		args: "user list -o json", answers: []string{`GET /users?limit=1000 -> 200 {"users":["u1"],"nextCursor":"c"}`, `GET /users?cursor=c&limit=1000 -> 200 {"users":[]}`, `GET /users/u1 -> 200 ` + aUser},
		out: "{\n  \"schemaVersion\": 1,\n  \"users\": [\n    {\n      \"userId\": \"u1\",\n      \"username\": \"ada\",\n      \"fullName\": \"Ada Lovelace\",\n" +
			"      \"admin\": true,\n      \"blocked\": false\n    }\n  ],\n  \"more\": false\n}\n",
	},
	{
		args: "user create ada --full-name Ada~Lovelace --admin --new-password-file -", stdin: "s3cret pass\nmore",
		answers: []string{`POST /users -> 201 {"userId":"u1"}`},
		bodies:  []string{`{"username":"ada","password":"s3cret pass","fullName":"Ada Lovelace","admin":true}`}, out: "user  u1\n", talk: "Created the user ada.",
	},
	{args: "user create ada -q", answers: []string{`POST /users -> 201 {"userId":"u1"}`}, bodies: []string{`{"username":"ada"}`}, out: "u1\n"},
	{
		args: "user create ada", answers: []string{`POST /users -> 409 {"error":"conflict","error_description":"This username is taken."}`},
		bodies: []string{`{"username":"ada"}`}, talk: "zonemint: cannot create the user: This username is taken (conflict, request req-1)\n", code: exitConflict,
	},
	{args: "user modify u1 --block", answers: []string{`PATCH /users/u1 -> 204`}, bodies: []string{`{"blocked":true}`}, talk: "Changed the user u1."},
	{
		args: "user modify u1 --unblock --no-admin --full-name A", answers: []string{`PATCH /users/u1 -> 204`},
		bodies: []string{`{"fullName":"A","admin":false,"blocked":false}`}, talk: "Changed",
	},
	{
		args: "user modify u1 --admin --new-password-file -", stdin: "long enough\n", answers: []string{`PATCH /users/u1 -> 204`},
		bodies: []string{`{"password":"long enough","admin":true}`}, talk: "Changed",
	},
	{args: "user modify u1", talk: "nothing to change", code: exitLocal},
	{args: "user modify u1 --block --unblock", talk: "none of the others can be", code: exitLocal},
	{args: "user delete u1 --yes", answers: []string{`GET /users/u1 -> 200 ` + aUser, `DELETE /users/u1 -> 204`}, talk: "Deleted the user u1."},
	{args: "user delete u1", answers: []string{`GET /users/u1 -> 200 ` + aUser}, talk: "this would delete the user u1 (ada): give --yes", code: exitLocal},
	{
		args: "user password --new-password-file -", stdin: "new pass word\n", talk: "the credentials are an access token", code: exitLocal,
	},
	{args: "user revoke-tokens --yes", answers: []string{`DELETE /user/tokens/temporary -> 204`}, talk: "Revoked all temporary tokens that you issued."},
	{args: "user revoke-tokens u1 --yes", answers: []string{`DELETE /users/u1/tokens/temporary -> 204`}, talk: "that the user u1 issued"},
	{args: "user revoke-tokens", talk: "--yes", code: exitLocal},
	{args: "user revoke-tokens u1 --dry-run", out: "would revoke all temporary tokens that the user u1 issued, in every space\n"},
	{
		args: "access-token list", answers: []string{`GET /user/client_tokens?limit=100 -> 200 {"tokens":[{"tokenId":"t1","name":"laptop","createdAt":1700000000},{"tokenId":"t2","name":"","createdAt":1700000000,"expiresAt":1700000001}]}`},
		out: "ID  NAME    CREATED               EXPIRES\nt1  laptop  2023-11-14T22:13:20Z  -\nt2  -       2023-11-14T22:13:20Z  2023-11-14T22:13:21Z\n",
	},
	{
		args: "access-token create --name laptop --ttl 30d --ip 192.0.2.0/24", answers: []string{`POST /user/client_tokens -> 200 {"tokenId":"t1","token":"MDAx"}`},
		bodies: []string{`{"name":"laptop","ttl":2592000,"ip":["192.0.2.0/24"]}`}, out: "MDAx\n",
	},
	{args: "access-token create --ip 192.0.2.1/24", talk: "is neither an address nor a network", code: exitLocal},
	{args: "access-token delete t1", answers: []string{`DELETE /user/client_tokens/t1 -> 204`}, talk: "Deleted the access token t1."},
	{args: "access-token delete t1 --dry-run", out: "would delete the access token t1\n"},
}

var providerCases = []remoteCase{
	{
		args: "provider register --name Site --domain site.test --latitude 50.06", answers: []string{`POST /providers -> 201 {"providerId":"p1","token":"MDAx"}`},
		bodies: []string{`{"name":"Site","domain":"site.test","latitude":50.06}`}, out: "MDAx\n", talk: "Registered the provider p1.",
	},
	{
		args: "provider register --name Site --domain site.test --registration-token-file - -o json", stdin: " MDAinvitation\n",
		answers: []string{`POST /providers -> 201 {"providerId":"p1","token":"MDAx"}`},
		bodies:  []string{`{"name":"Site","domain":"site.test","token":"MDAinvitation"}`},
		out:     "{\n  \"schemaVersion\": 1,\n  \"token\": \"MDAx\",\n  \"providerId\": \"p1\"\n}\n",
	},
	{args: "provider register --name Site", talk: "give --name and --domain", code: exitLocal},
	{args: "provider registration-token -q", answers: []string{`POST /providers/token -> 200 {"token":"MDAx"}`}, out: "MDAx\n"},
	{
		args: "provider list", answers: []string{`GET /providers?limit=1000 -> 200 {"providers":["p1"]}`, `GET /providers/p1 -> 200 ` + aProvider},
		out: "ID  NAME  DOMAIN\np1  Site  site.test\n",
	},
	{args: "provider show", answers: []string{`GET /provider -> 200 ` + aProvider}, out: "provider  p1\nname      Site\ndomain    site.test\nlatitude  50.06\n"},
	{
		args: "provider show p1 -o json", answers: []string{`GET /providers/p1 -> 200 ` + aProvider},
		out: "{\n  \"schemaVersion\": 1,\n  \"providerId\": \"p1\",\n  \"name\": \"Site\",\n  \"domain\": \"site.test\",\n  \"latitude\": 50.06\n}\n",
	},
	{
		args: "provider modify --domain new.test --longitude -19.5", answers: []string{`PATCH /provider -> 204`},
		bodies: []string{`{"domain":"new.test","longitude":-19.5}`}, talk: "Changed the provider.",
	},
	{args: "provider modify", talk: "nothing to change", code: exitLocal},
	{args: "provider delete p1 --yes", answers: []string{`GET /providers/p1 -> 200 ` + aProvider, `DELETE /providers/p1 -> 204`}, talk: "Deleted the provider p1."},
	{args: "provider delete --self --yes", answers: []string{`GET /provider -> 200 ` + aProvider, `DELETE /provider -> 204`}, talk: "Deleted the provider p1."},
	{args: "provider delete p1 --self", talk: "give the id of a provider or --self", code: exitLocal},
	{args: "provider delete", talk: "give the id of a provider or --self", code: exitLocal},
	{args: "provider delete p1 --dry-run", answers: []string{`GET /providers/p1 -> 200 ` + aProvider}, out: "would delete the provider p1 (Site) with all its supports\n"},
	{args: "provider token p1 -q", answers: []string{`POST /providers/p1/token -> 200 {"token":"MDAx"}`}, out: "MDAx\n"},
	{
		args: "provider spaces", answers: []string{`GET /provider/spaces?limit=1000 -> 200 {"spaces":["s1"]}`, `GET /provider/spaces/s1 -> 200 ` + aSpace},
		out: "ID  NAME     PROVIDERS  SIZE\ns1  Physics  2          ~1.07 GB\n",
	},
	{args: "provider resize s1 --size 2TiB", answers: []string{`PATCH /provider/spaces/s1 -> 204`}, bodies: []string{`{"size":2199023255552}`}, talk: "has 2 TiB now"},
	{args: "provider resize s1", talk: "--size is missing", code: exitLocal},
	{args: "provider resize s1 --size 2T", talk: `"2T" is not a size`, code: exitLocal},
	{args: "provider leave s1", answers: []string{`DELETE /provider/spaces/s1 -> 204`}, talk: "no longer supports the space s1"},
	{args: "provider leave s1 --dry-run", out: "would end the support of the space s1\n"},
	{
		args: "audit --space s1 --limit 1", answers: []string{`GET /spaces/s1/audit?limit=1 -> 200 {"records":[{"seq":7,"at":1700000000,"caller":"prv-p1","action":"redeem","object":"space:s1","tokenId":"t1","result":"token expired"}],"nextCursor":"c"}`},
		out:  "AT                    CALLER  ACTION  OBJECT    TOKEN  RESULT         DETAIL\n2023-11-14T22:13:20Z  prv-p1  redeem  space:s1  t1     token expired  -\n",
		talk: "There are more than these 1",
	},
	{
		args: "audit -o json", answers: []string{`GET /audit?limit=100 -> 200 {"records":[{"seq":7,"at":1700000000,"caller":"operator","action":"a","object":"","result":"ok"}]}`},
		out: "{\n  \"schemaVersion\": 1,\n  \"records\": [\n    {\n      \"seq\": 7,\n      \"at\": \"2023-11-14T22:13:20Z\",\n      \"caller\": \"operator\",\n" +
			"      \"action\": \"a\",\n      \"object\": \"\",\n      \"result\": \"ok\"\n    }\n  ],\n  \"more\": false\n}\n",
	},
}

func TestSpaceCommands(t *testing.T)    { runCases(t, spaceCases) }
func TestUserCommands(t *testing.T)     { runCases(t, userCases) }
func TestProviderCommands(t *testing.T) { runCases(t, providerCases) }
func TestTokenCommands(t *testing.T)    { runCases(t, tokenCases) }

func runCases(t *testing.T, cases []remoteCase) {
	t.Helper()
	dir := home(t)
	key := write(t, filepath.Join(dir, "key.txt"), "the-key\n")
	for _, tt := range cases {
		t.Run(tt.args, func(t *testing.T) {
			zone := newFakeZone(t, tt.answers...)
			args := strings.Fields(tt.args)
			for i := range args {
				args[i] = strings.ReplaceAll(args[i], "~", " ")
			}
			got := runHere(t, indoors(), tt.stdin, append(args, "--host", zone.url, "--api-key-file", key)...)
			if got.code != tt.code || got.out != tt.out || !strings.Contains(got.talk, tt.talk) {
				t.Errorf("exit code %d, want %d\nstdout %q\nwant   %q\nstderr %q\nwant   %q", got.code, tt.code, got.out, tt.out, got.talk, tt.talk)
			}
			zone.checkRequests(t, tt)
		})
	}
}

// checkRequests wants the requests that there are answers for, each once and in order, with the bodies.
func (z *fakeZone) checkRequests(t *testing.T, tt remoteCase) {
	t.Helper()
	var want []string
	for _, line := range tt.answers {
		request, _, _ := strings.Cut(line, " -> ")
		want = append(want, request)
	}
	for i, body := range tt.bodies {
		want[i] += " " + body
	}
	if strings.Contains(tt.args, "list") || strings.Contains(tt.args, "spaces") { // details are asked for all at once
		if len(z.seen) != len(want) {
			t.Errorf("asked %q, want %q", z.seen, want)
		}
		return
	}
	z.expect(t, want...)
	for _, h := range z.headers {
		if anonymous := strings.Contains(tt.args, "--registration-token-file"); (h.Get("X-Auth-Token") == "the-key") == anonymous {
			t.Errorf("the access token is %q", h.Get("X-Auth-Token"))
		}
		if !strings.HasPrefix(h.Get("User-Agent"), "zonemint/") {
			t.Errorf("the client is %q", h.Get("User-Agent"))
		}
	}
}
