package remote

import (
	"os/exec"
	"strings"
	"testing"
)

func TestCurl(t *testing.T) {
	const start = "curl --fail-with-body -sS -X "
	user := Credentials{Username: "ada", Password: NewSecret("s3cret")}
	key := Credentials{Token: NewSecret("s3cret")}
	for _, tt := range []struct {
		config  Config
		request Request
		want    string
	}{
		{Config{Credentials: user}, GetCurrentUser(), start + `GET -u "$ONEZONE_BASIC_AUTH" https://zone.test/api/v3/onezone/user`},
		{
			Config{Credentials: key, Insecure: true},
			RemoveSpace("s"),
			start + `DELETE -k -H "X-Auth-Token: $ONEZONE_API_KEY" https://zone.test/api/v3/onezone/spaces/s`,
		},
		{
			Config{CAFile: "my ca.pem"},
			CreateSpace("it's a space"),
			start + `POST --cacert 'my ca.pem' -H "X-Auth-Token: $ONEZONE_API_KEY" -H 'Content-Type: application/json' ` +
				`-d '{"name":"it'\''s a space"}' https://zone.test/api/v3/onezone/user/spaces`,
		},
		{
			Config{},
			RegisterProvider(NewProvider{Name: "a", Domain: "b", Token: variable("T")}),
			start + `POST -H 'Content-Type: application/json' -d '{"name":"a","domain":"b","token":"'"$T"'"}' https://zone.test/api/v3/onezone/providers`,
		},
		{
			Config{Credentials: user},
			ListSpaces(true).First(5000),
			start + `GET -u "$ONEZONE_BASIC_AUTH" 'https://zone.test/api/v3/onezone/spaces?limit=1000'`,
		},
	} {
		tt.config.Host = "zone.test"
		got, err := tt.config.Curl(tt.request)
		if got != tt.want || err != nil {
			t.Errorf("got  %s\nwant %s\n%v", got, tt.want, err)
		}
	}
	if _, err := (Config{}).Curl(GetCurrentUser()); err == nil {
		t.Error("a line without a host")
	}
}

func variable(name string) *Secret {
	v := Variable(name)
	return &v
}

// TestCurlInAShell: the shell makes the words of it that were meant.
func TestCurlInAShell(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip(err)
	}
	line, err := Config{Host: "zone.test"}.Curl(RedeemToken(Variable(VariableAPIKey), 7))
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), sh, "-c", `curl() { printf '%s\n' "$@"; }; `+line)
	cmd.Env = []string{VariableAPIKey + "=a b"}
	out, err := cmd.CombinedOutput()
	want := []string{
		"--fail-with-body", "-sS", "-X", "POST", "-H", "X-Auth-Token: a b", "-H", "Content-Type: application/json",
		"-d", `{"token":"a b","size":7}`, "https://zone.test/api/v3/onezone/provider/spaces/support", "",
	}
	if got := string(out); got != strings.Join(want, "\n") || err != nil {
		t.Errorf("%v\n%s", err, got)
	}
}

// TestVariablesAreNotSent: what was only to be shown is not taken for a secret.
func TestVariablesAreNotSent(t *testing.T) {
	c := client(t, Config{}, nil) // which would panic
	if _, err := c.Do(t.Context(), RevokeToken(Variable("TOKEN")), nil); err == nil {
		t.Error("it was sent")
	}
}
