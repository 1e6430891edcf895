package tokens_test

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"text/template"

	"github.com/zonemint/zonemint/tokens"
)

// hidden is the secret of these tests: 0xa1, 0xa2 and so on, whose bytes are easy to find in any notation.
var hidden = secret(0xa1)

// traces are what any part of hidden, or of a token made with it, would leave in a text. Each is longer than what could stand
// in a pointer's address by chance.
func traces(tokenText string) []string {
	first := hidden[:6]
	return []string{
		tokenText, tokenText[len(tokenText)-12:], string(first[:2]), hex.EncodeToString(first[:4]), strings.ToUpper(hex.EncodeToString(first[:4])),
		base64.StdEncoding.EncodeToString(first), base64.URLEncoding.EncodeToString(first), "161 162", "161, 162", "161,162", "+161 +162",
		"a1 a2", "A1 A2", "0xa1 0xa2", "0xa1, 0xa2", "0XA1 0XA2", "241 242", "0241 0242", "0o241 0o242", "10100001 10100010", "0b10100001 0b10100010",
		"U+00A1 U+00A2", `\xa1`, `\u00a1`, "¡",
	}
}

type holder struct {
	Name   string
	Secret tokens.Secret
	KEK    tokens.KEK
	Text   tokens.Serialized
	Key    *tokens.MasterKey
	All    []tokens.Secret
	ByName map[string]tokens.Secret
}

// unexported holds what fmt reads without asking for methods, as a service holds its authority. A bare Secret must not be in
// such a place; its comment says so.
type unexported struct {
	text  tokens.Serialized
	ring  *tokens.KeyRing
	rings []tokens.KeyRing
	zone  *tokens.Authority
	value tokens.Authority
}

// secretive are values that hold hidden, or a token, in every way that the package offers.
func secretive(tb testing.TB) (values map[string]any, tokenText string) {
	tb.Helper()
	key := masterKey(keyA, tokens.KeyActive, hidden)
	ring, err := tokens.NewKeyRing([]tokens.MasterKey{key})
	if err != nil {
		tb.Fatal(err)
	}
	a, err := tokens.NewAuthority(location, hidden, ring)
	if err != nil {
		tb.Fatal(err)
	}
	text, _, err := a.Mint(bytes.NewReader(nil), support(), hidden, hidden)
	if err != nil {
		tb.Fatal(err)
	}
	all := holder{"name", hidden, tokens.KEK(hidden), text, &key, []tokens.Secret{hidden}, map[string]tokens.Secret{"a": hidden}}
	private := unexported{text, ring, []tokens.KeyRing{*ring}, a, *a}
	return map[string]any{
		"Secret": hidden, "*Secret": &hidden, "KEK": tokens.KEK(hidden), "Serialized": text, "*Serialized": &text, "MasterKey": key, "*MasterKey": &key,
		"[]MasterKey": []tokens.MasterKey{key}, "[]Secret": []tokens.Secret{hidden}, "[]any": []any{hidden, text}, "map": all.ByName,
		"KeyRing": ring, "KeyRing value": *ring, "Authority": a, "Authority value": *a, "struct": all, "*struct": &all,
		"unexported": private, "*unexported": &private,
		"error": fmt.Errorf("minting with %v and %s: %w", hidden, text, tokens.ErrKeyMaterial), "joined": errors.Join(fmt.Errorf("%+v", all)),
	}, text.Reveal()
}

func checkRedacted(t *testing.T, what, output, tokenText string) {
	t.Helper()
	narrow := strings.Join(strings.Fields(output), " ") // without the padding of a width
	for _, trace := range traces(tokenText) {
		if strings.Contains(output, trace) || strings.Contains(narrow, trace) {
			t.Errorf("%s shows %q: %s", what, trace, output)
		}
	}
}

// TestTracesAreFound makes sure that the search would find a secret that nothing hides.
func TestTracesAreFound(t *testing.T) {
	plain := [32]byte(hidden)
	for _, output := range []string{
		fmt.Sprint(plain), fmt.Sprintf("%x", plain), fmt.Sprintf("%X", plain), fmt.Sprintf("% x", plain), fmt.Sprintf("%#v", plain), fmt.Sprintf("%q", plain),
		fmt.Sprintf("%s", plain), fmt.Sprintf("%o", plain), fmt.Sprintf("%b", plain), fmt.Sprintf("%U", plain), string(plain[:]),
		base64.RawStdEncoding.EncodeToString(plain[:]), fmt.Sprintf("%+d", plain), fmt.Sprintf("%#o", plain), fmt.Sprintf("%O", plain),
		fmt.Sprintf("%# x", plain), fmt.Sprintf("%c", plain), fmt.Sprintf("%#b", plain),
	} {
		found := false
		for _, trace := range traces("no token at all") {
			found = found || strings.Contains(output, trace)
		}
		if !found {
			t.Errorf("no trace found in %q", output)
		}
	}
}

// TestFmtRedacts prints every value with every verb and flag. The verbs w and p are left out: fmt refuses them before it asks
// a Secret, and go vet refuses the program.
func TestFmtRedacts(t *testing.T) {
	values, tokenText := secretive(t)
	for name, value := range values {
		t.Run(name, func(t *testing.T) {
			for _, flag := range []string{"", "+", "#", " ", "-", "0", "40", ".3", "+40.3", "# "} {
				for _, verb := range "abcdefghijklmnoqrstuvxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!é" {
					format := "%" + flag + string(verb)
					checkRedacted(t, format, fmt.Sprintf(format, value), tokenText)
				}
			}
			checkRedacted(t, "Sprint", fmt.Sprint(value), tokenText)
			checkRedacted(t, "Sprintln", fmt.Sprintln("a", value), tokenText)
			checkRedacted(t, "an operand too many", fmt.Sprintf(strings.Repeat("x", 1), value), tokenText)
		})
	}
	for _, value := range []any{hidden, tokens.KEK(hidden), values["Serialized"]} {
		if got := fmt.Sprintf("%v %+v %#v %s %x %d %q", value, value, value, value, value, value, value); got != strings.TrimSpace(strings.Repeat("[redacted] ", 7)) {
			t.Errorf("%T prints as %s", value, got)
		}
	}
}

// TestEveryVerbRedacts holds that not even the verbs that fmt refuses show a token or the keys of a ring.
func TestEveryVerbRedacts(t *testing.T) {
	values, tokenText := secretive(t)
	for _, name := range []string{"Serialized", "*Serialized", "KeyRing", "KeyRing value", "Authority", "Authority value", "unexported", "*unexported"} {
		for _, format := range []string{"%w", "%p", "%#w", "%+p"} {
			checkRedacted(t, format, fmt.Sprintf(format, values[name]), tokenText)
		}
	}
}

func TestMethodsRedact(t *testing.T) {
	values, tokenText := secretive(t)
	for name, value := range values {
		if s, ok := value.(fmt.Stringer); ok {
			checkRedacted(t, name+".String", s.String(), tokenText)
		}
		if s, ok := value.(fmt.GoStringer); ok {
			checkRedacted(t, name+".GoString", s.GoString(), tokenText)
		}
		var out strings.Builder
		if err := template.Must(template.New("").Parse("{{.}}")).Execute(&out, value); err != nil {
			t.Error(err)
		}
		checkRedacted(t, name+" in a template", out.String(), tokenText)
	}
}

func TestJSONRedacts(t *testing.T) {
	values, tokenText := secretive(t)
	for name, value := range values {
		t.Run(name, func(t *testing.T) {
			data, err := json.MarshalIndent(value, "", " ")
			if err != nil {
				t.Fatal(err)
			}
			checkRedacted(t, "JSON", string(data), tokenText)
			checkRedacted(t, "compact JSON", strings.Join(strings.Fields(string(data)), ""), tokenText)
		})
	}
	for _, value := range []any{hidden, &hidden, tokens.KEK(hidden), values["Serialized"]} {
		if data, err := json.Marshal(value); err != nil || string(data) != `"[redacted]"` {
			t.Errorf("%T marshals as %s, %v", value, data, err)
		}
	}
}

func TestSlogRedacts(t *testing.T) {
	values, tokenText := secretive(t)
	for name, value := range values {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			for _, handler := range []slog.Handler{slog.NewJSONHandler(&out, nil), slog.NewTextHandler(&out, nil)} {
				log := slog.New(handler)
				log.Info("message", "value", value)
				log.With("value", value).WithGroup("group").Info("message", slog.Group("inner", "value", value))
				log.Info("message", value)
			}
			checkRedacted(t, "slog", out.String(), tokenText)
		})
	}
	for _, value := range []any{hidden, tokens.KEK(hidden), values["Serialized"]} {
		if got := slog.AnyValue(value).Resolve().String(); got != "[redacted]" {
			t.Errorf("%T logs as %s", value, got)
		}
	}
}

// TestErrorsHoldNoSecret provokes the errors of the package and looks for token text and key bytes in them.
func TestErrorsHoldNoSecret(t *testing.T) {
	key := masterKey(keyA, tokens.KeyActive, hidden)
	a := authorityOf(t, hidden, key)
	s, _, err := a.Mint(bytes.NewReader(nil), support(), hidden, hidden)
	if err != nil {
		t.Fatal(err)
	}
	u, err := tokens.Parse(s.Reveal())
	if err != nil {
		t.Fatal(err)
	}
	w, err := tokens.WrapKey(bytes.NewReader(hidden[:]), tokens.KEK(hidden), instance, key)
	if err != nil {
		t.Fatal(err)
	}
	_, parseErr := tokens.Parse(s.Reveal() + "A")
	_, signatureErr := a.Authenticate(u, hidden, userSecret)
	_, numberErr := a.Authenticate(u, hidden)
	_, unwrapErr := tokens.UnwrapKey(tokens.KEK(hidden), "another", w)
	_, ringErr := tokens.NewKeyRing([]tokens.MasterKey{{ID: keyA, State: "?", Material: hidden}})
	_, _, mintErr := a.Mint(bytes.NewReader(nil), tokens.MintRequest{}, hidden)
	for _, err := range []error{parseErr, signatureErr, numberErr, unwrapErr, ringErr, mintErr} {
		if err == nil {
			t.Fatal("no error")
		}
		checkRedacted(t, "error", err.Error(), s.Reveal())
		checkRedacted(t, "error", fmt.Sprintf("%#v", err), s.Reveal())
	}
	checkRedacted(t, "Unverified", fmt.Sprintf("%v %+v %#v", u, u, *u), s.Reveal())
}

func TestReveal(t *testing.T) {
	if got := (tokens.Serialized{}).Reveal(); got != "" {
		t.Errorf("the zero Serialized reveals %q", got)
	}
}
