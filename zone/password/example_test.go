package password_test

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"time"

	"github.com/zonemint/zonemint/zone/password"
)

func Example() {
	hasher, err := password.NewHasher(password.HasherConfig{})
	if err != nil {
		panic(err)
	}
	verdicts, err := password.NewVerdicts(password.VerdictsConfig{})
	if err != nil {
		panic(err)
	}
	limiter, err := password.NewLimiter(password.Limits{})
	if err != nil {
		panic(err)
	}
	auth := password.NewAuthenticator(hasher, verdicts, limiter)

	// Setting a password.
	ctx := context.Background()
	fmt.Println(password.CheckPolicy("sunshine", "alice"))
	fmt.Println(password.CheckPolicy("correct horse", "alice"))
	stored, err := hasher.Hash(ctx, "correct horse")
	if err != nil {
		panic(err)
	}

	// Logging in.
	for _, given := range []string{"wrong", "correct horse", "correct horse"} {
		outcome, err := auth.Authenticate(ctx, password.Login{
			Username: "alice", Password: given, Addr: netip.MustParseAddr("192.0.2.1"), Now: time.Now(),
			Subject: password.Subject{UserID: "4fzQ", PHC: stored},
		})
		var limited *password.LimitedError
		switch {
		case errors.As(err, &limited):
			fmt.Println("429, Retry-After:", limited.RetryAfter.Seconds())
		case errors.Is(err, password.ErrBusy):
			fmt.Println("503, Retry-After:", password.BusyRetryAfter.Seconds())
		case err != nil:
			fmt.Println(err)
		default:
			fmt.Printf("%+v\n", outcome)
		}
	}
	// Output:
	// the password is one of the most common ones; choose another
	// <nil>
	// {OK:false Cached:false Rehash:false Damaged:false}
	// {OK:true Cached:false Rehash:false Damaged:false}
	// {OK:true Cached:true Rehash:false Damaged:false}
}
