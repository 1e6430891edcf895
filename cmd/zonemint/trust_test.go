package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestContextsAreNotWeakened: how a context's server is known is up to the context and the command line. What --curl shows is what
// would be done.
func TestContextsAreNotWeakened(t *testing.T) {
	dir := home(t)
	contexts := write(t, filepath.Join(dir, "contexts.yaml"), "version: 1\ncurrent: safe\ncontexts:\n"+
		"  safe: {host: https://zone.test, ca-file: /safe.pem, access-token: s}\n  loose: {host: https://zone.test, insecure: true, access-token: s}\n")
	config := write(t, filepath.Join(dir, "config.yaml"), "insecure: true\n")
	const insecure, checked = "-sS -X GET -k -H", "-sS -X GET -H"
	for _, tt := range []struct{ env, args, want string }{
		{"", "", "--cacert /safe.pem"},
		{"ZONEMINT_INSECURE=true", "", "--cacert /safe.pem"},
		{"", "--config " + config, "--cacert /safe.pem"},
		{"", "--insecure", insecure},
		{"", "--context loose", insecure},
		{"", "--context loose --insecure=false", checked},
		{"ZONEMINT_CONTEXT=loose ZONEMINT_INSECURE=false", "", checked},
		{"ZONEMINT_CA_FILE=/other.pem", "", "--cacert /other.pem"},
		{"ZONEMINT_CA_FILE=/other.pem", "--context safe", "--cacert /safe.pem"},
		{"", "--context safe --ca-file /other.pem", "--cacert /other.pem"},
		{"", "--host zone.test --api-key-file key", "--cacert /safe.pem"},
		{"", "--host elsewhere.test --api-key-file key", checked},
		{"ZONEMINT_INSECURE=true", "--host elsewhere.test --api-key-file key", insecure},
		{"ZONEMINT_INSECURE=true", "--context safe --host elsewhere.test --api-key-file key", checked},
	} {
		t.Run(tt.env+" "+tt.args, func(t *testing.T) {
			for _, variable := range strings.Fields(tt.env) {
				name, value, _ := strings.Cut(variable, "=")
				t.Setenv(name, value)
			}
			got := runHere(t, indoors(), "", append([]string{"user", "show", "--curl", "--contexts", contexts}, strings.Fields(tt.args)...)...)
			if got.code != 0 || !strings.Contains(got.out, tt.want) {
				t.Errorf("%+v, want %q", got, tt.want)
			}
		})
	}
}

// TestContextSetTakesWhatIsTyped: variables do not change a context that there is, and its secrets stay with its host.
func TestContextSetTakesWhatIsTyped(t *testing.T) {
	dir := home(t)
	key := write(t, filepath.Join(dir, "key"), "MDAx\n")
	const secretsGone = "Its credentials were for https://zone.test and are gone"
	for _, step := range []struct{ env, args, talk, show string }{
		{
			"ZONEMINT_HOST=https://zone.test ZONEMINT_INSECURE=true", "--api-key-file " + key, "",
			"host: https://zone.test\ninsecure: false\ncredentials: access token\n",
		},
		{
			"ZONEMINT_HOST=https://wrong.test ZONEMINT_INSECURE=true ZONEMINT_USERNAME=eve", "--ca-file /ca.pem", "",
			"host: https://zone.test\ncaFile: /ca.pem\ninsecure: false\ncredentials: access token\n",
		},
		{"ZONEMINT_CA_FILE=/other.pem", "--insecure", "", "host: https://zone.test\ncaFile: /ca.pem\ninsecure: true\ncredentials: access token\n"},
		{"ZONEMINT_INSECURE=true", "--insecure=false --ca-file=", "", "host: https://zone.test\ninsecure: false\ncredentials: access token\n"},
		{"", "--host zone.test", "", "host: zone.test\ninsecure: false\ncredentials: access token\n"},
		{"", "--host https://zone.test", "", "host: https://zone.test\ninsecure: false\ncredentials: access token\n"},
		{"ZONEMINT_API_KEY_FILE=" + key, "--host two.test", secretsGone, "host: two.test\ninsecure: false\ncredentials: none\n"},
		{"", "--host three.test --api-key-file " + key, "", "host: three.test\ninsecure: false\ncredentials: access token\n"},
		{"", "--host four.test --api-key-file " + key, "", "host: four.test\ninsecure: false\ncredentials: access token\n"},
	} {
		t.Run(step.args, func(t *testing.T) {
			for _, variable := range strings.Fields(step.env) {
				name, value, _ := strings.Cut(variable, "=")
				t.Setenv(name, value)
			}
			got := runHere(t, indoors(), "", append([]string{"context", "set", "a"}, strings.Fields(step.args)...)...)
			if got.code != 0 || !strings.Contains(got.talk, step.talk) || strings.Contains(got.talk, "gone") != (step.talk != "") {
				t.Errorf("%+v", got)
			}
			if got := runHere(t, indoors(), "", "context", "show", "-o", "yaml"); !strings.HasSuffix(got.out, step.show) {
				t.Errorf("%s\nwant\n%s", got.out, step.show)
			}
		})
	}
}
