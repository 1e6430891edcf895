package remote

import (
	"regexp"
	"strings"
)

// The shell variables that stand for secrets in the lines of [Config.Curl].
const (
	VariableBasicAuth = "ONEZONE_BASIC_AUTH" // user:password
	VariableAPIKey    = "ONEZONE_API_KEY"    // an access token
)

// escapedMark is [mark] in JSON.
const escapedMark = `\u0001`

var marked = regexp.MustCompile(`\\u0001([A-Z_]+)\\u0001`)

// Curl writes a request as one line for a POSIX shell. Credentials and other secrets are shell variables in it, even when they
// are known. It reads nothing and sends nothing.
func (c Config) Curl(r Request) (string, error) {
	base, err := ParseHost(c.Host)
	if err != nil {
		return "", err
	}
	address, err := r.url(base)
	if err != nil {
		return "", err
	}
	body, err := r.body()
	if err != nil {
		return "", err
	}
	line := []string{"curl", "--fail-with-body", "-sS", "-X", r.Method}
	switch {
	case c.Insecure:
		line = append(line, "-k")
	case c.CAFile != "":
		line = append(line, "--cacert", Quote(c.CAFile))
	}
	switch {
	case r.Anonymous:
	case c.Credentials.Username != "" && c.Credentials.Token.IsZero():
		line = append(line, "-u", `"$`+VariableBasicAuth+`"`)
	default:
		line = append(line, "-H", `"X-Auth-Token: $`+VariableAPIKey+`"`)
	}
	if body != nil {
		data := marked.ReplaceAllString(Quote(string(body)), `'"$$$1"'`)
		line = append(line, "-H", "'Content-Type: application/json'", "-d", data)
	}
	return strings.Join(append(line, Quote(address)), " "), nil
}

// plainWord is what a shell takes as it is.
var plainWord = regexp.MustCompile(`^[A-Za-z0-9_./:@%+=,-]+$`)

// Quote writes a text so that a POSIX shell takes it as one word.
func Quote(text string) string {
	if plainWord.MatchString(text) {
		return text
	}
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}
