// Command live makes the checks that all SDKs make against a server that runs, which test/sdk starts. It prints the name of each that
// holds, and ends at the first that does not.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	zonemint "github.com/zonemint/zonemint/sdk/go"
	"github.com/zonemint/zonemint/sdk/go/api"
)

// size is what tokens are redeemed for, in bytes.
const size = 1 << 30

// live is one run.
type live struct {
	member, outsider, stranger, provider *zonemint.Client

	space    string
	redeemed string   // the token that the space was supported for
	secrets  []string // what no text may have
	texts    []string // of errors and clients
	checks   int
}

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	password := os.Getenv("ZONEMINT_PASSWORD")
	l := &live{
		space:   os.Getenv("ZONEMINT_SPACE"),
		secrets: []string{os.Getenv("ZONEMINT_PROVIDER_TOKEN"), os.Getenv("ZONEMINT_OTHER_PASSWORD")},
	}
	l.member = l.client("ZONEMINT_URL", user(password))
	l.stranger = l.client("ZONEMINT_URL", user("not "+password))
	l.outsider = l.client("ZONEMINT_URL", zonemint.WithPassword(os.Getenv("ZONEMINT_OTHER_USER"), os.Getenv("ZONEMINT_OTHER_PASSWORD")))
	l.provider = l.client("ZONEMINT_URL", zonemint.WithToken(os.Getenv("ZONEMINT_PROVIDER_TOKEN")))
	l.life(ctx)
	l.refusals(ctx)
	l.retries(ctx)
	l.others(ctx)
	for _, secret := range l.secrets {
		for _, text := range l.texts {
			l.must(!strings.Contains(text, secret), "a secret is in %d bytes of text", len(text))
		}
	}
	l.must(len(l.texts) > 10 && len(l.secrets) > 3, "%d texts and %d secrets are too few", len(l.texts), len(l.secrets))
	l.done("no secrets")
	fmt.Printf("%d checks\n", l.checks)
}

func user(password string) zonemint.Option {
	return zonemint.WithPassword(os.Getenv("ZONEMINT_USER"), password)
}

// client makes a client for the server that a variable names.
func (l *live) client(variable string, options ...zonemint.Option) *zonemint.Client {
	c, err := zonemint.New(os.Getenv(variable), options...)
	l.ok(err)
	l.texts = append(l.texts, fmt.Sprintf("%v %+v %#v %s %+v", c, c, c, c, *c))
	return c
}

// life is that of support tokens.
func (l *live) life(ctx context.Context) {
	token, err := l.member.Mint(ctx, l.space)
	l.ok(err)
	l.secrets = append(l.secrets, token)
	l.done("mint")

	named, err := l.member.MintWith(ctx, l.space, api.SpaceSupportTokenRequest{Name: zonemint.Ptr("five sites"), UsageLimit: zonemint.Ptr(int64(5))})
	l.ok(err)
	l.secrets = append(l.secrets, named.Token)
	l.done("mint with options")

	read, err := l.provider.Examine(ctx, token)
	l.ok(err)
	l.must(!read.Verified && read.SpaceID != nil && *read.SpaceID == l.space, "examined: %+v", read)
	l.done("examine")

	confined, err := l.member.Confine(ctx, token, api.Caveat{Type: api.CaveatTypeSize, MaxSize: zonemint.Ptr(int64(size))})
	l.ok(err)
	l.redeemed, l.secrets = confined, append(l.secrets, confined)
	read, err = l.member.Examine(ctx, confined)
	l.ok(err)
	last := read.Caveats[len(read.Caveats)-1]
	l.must(last.MaxSize != nil && *last.MaxSize == size, "confined: %+v", last)
	l.done("confine")

	found, err := l.provider.Verify(ctx, confined, size)
	l.ok(err)
	l.must(found.SpaceID == l.space && found.UsesLeft == 1 && *found.MaxSize == size, "verified: %+v", found)
	l.done("verify")

	for _, check := range []string{"redeem", "redeem again"} {
		space, err := l.provider.Redeem(ctx, confined, size)
		l.ok(err)
		l.must(space == l.space, "redeemed for %q", space)
		l.done(check)
	}

	all, err := l.member.List(ctx, l.space)
	l.ok(err)
	l.must(len(all) == 1 && all[0].TokenID == named.TokenID && all[0].UsageLimit == 5, "listed: %+v", all)
	l.done("list")

	l.ok(l.member.Revoke(ctx, named.Token))
	_, err = l.provider.Redeem(ctx, named.Token, size)
	l.refused(err, 400, "token_revoked")
	l.done("revoke")
}

func (l *live) refusals(ctx context.Context) {
	_, err := l.stranger.Mint(ctx, l.space)
	l.refused(err, 401, "invalid_credentials")
	l.must(apiError(err).RequestID != "", "there is no request id")
	l.done("401")
	_, err = l.outsider.Mint(ctx, l.space)
	l.refused(err, 403, "forbidden")
	l.done("403")
	_, err = l.member.Mint(ctx, "no-such-space")
	l.refused(err, 404, "not_found")
	l.done("404")
	_, err = l.client("ZONEMINT_STRANGE_URL").Mint(ctx, l.space)
	l.refused(err, 502, zonemint.CodeBadAnswer)
	l.done("strange answer")
	begin := time.Now()
	_, err = l.client("ZONEMINT_DEAD_URL", zonemint.WithTimeout(200*time.Millisecond)).Mint(ctx, l.space)
	l.refused(err, 0, zonemint.CodeTimeout)
	l.must(time.Since(begin) < 10*time.Second && errors.Is(err, context.DeadlineExceeded), "after %s: %v", time.Since(begin), err)
	l.done("timeout")
}

// retries are made through a proxy that refuses the first request of each kind.
func (l *live) retries(ctx context.Context) {
	member := l.client("ZONEMINT_BUSY_URL", user(os.Getenv("ZONEMINT_PASSWORD")))
	token, err := member.Mint(ctx, l.space)
	l.ok(err)
	l.secrets = append(l.secrets, token)
	l.done("retry minting")

	provider := l.client("ZONEMINT_BUSY_URL", zonemint.WithToken(os.Getenv("ZONEMINT_PROVIDER_TOKEN")))
	space, err := provider.Redeem(ctx, l.redeemed, size)
	l.ok(err)
	l.must(space == l.space, "redeemed for %q", space)
	l.done("retry redeeming")

	_, err = member.MintWith(ctx, l.space, api.SpaceSupportTokenRequest{Name: zonemint.Ptr("another")})
	l.refused(err, 503, "unavailable")
	l.must(apiError(err).RetryAfter == time.Second, "how long to wait is not said: %v", err)
	l.done("no retry")
}

func (l *live) others(ctx context.Context) {
	client, err := trusting(os.Getenv("ZONEMINT_CA_FILE"))
	l.ok(err)
	token, err := l.client("ZONEMINT_HTTPS_URL", user(os.Getenv("ZONEMINT_PASSWORD")), zonemint.WithHTTPClient(client)).Mint(ctx, l.space)
	l.ok(err)
	l.secrets = append(l.secrets, token)
	l.done("https")

	answer, err := l.client("ZONEMINT_URL").API().GetConfigurationWithResponse(ctx)
	l.ok(err)
	l.must(answer.JSON200.Name == "onezone", "configuration: %+v", answer.JSON200)
	l.done("other operations")
}

// done notes a check that holds.
func (l *live) done(check string) {
	l.checks++
	fmt.Println("check " + check)
}

func (l *live) must(holds bool, format string, args ...any) {
	if !holds {
		fmt.Fprintf(os.Stderr, format+"\n", args...)
		os.Exit(1)
	}
}

func (l *live) ok(err error) { l.must(err == nil, "%v", err) }

// refused wants an error with a status and a code.
func (l *live) refused(err error, status int, code string) {
	refused := apiError(err)
	l.must(refused.Status == status && refused.Code == code, "%v, want %d %s", err, status, code)
	l.texts = append(l.texts, fmt.Sprintf("%v %+v %#v %s", err, err, err, refused.Description))
}

// apiError is the error of the SDK that err is, or a zero one, which has no code.
func apiError(err error) *zonemint.APIError {
	refused := new(zonemint.APIError)
	errors.As(err, &refused)
	return refused
}
