package password_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/zonemint/zonemint/zone/password"
)

func TestLoginDoesNotPrintItsSecrets(t *testing.T) {
	l := password.Login{
		Username: "alice", Password: "hunter2hunter2", Subject: password.Subject{UserID: "u1", PHC: referenceHash}, Now: noon,
	}
	var out bytes.Buffer
	for _, handler := range []slog.Handler{slog.NewTextHandler(&out, nil), slog.NewJSONHandler(&out, nil)} {
		logger := slog.New(handler)
		logger.Info("a", "login", l, "subject", l.Subject, "pointer", &l)
		logger.Info("b", "nested", struct{ Login password.Login }{l})
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		fmt.Fprintf(&out, verb+verb+verb+"\n", l, &l, l.Subject)
		fmt.Fprintf(&out, verb+"\n", []password.Login{l})
	}
	if err := json.NewEncoder(&out).Encode(l); err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{l.Password, fmt.Sprintf("%x", l.Password), "argon2id", fmt.Sprintf("%x", "argon2id")} {
		if strings.Contains(out.String(), secret) {
			t.Errorf("%q is printed:\n%s", secret, out.String())
		}
	}
}
