// The example of the README: a member of a space mints a token, and a provider redeems it.
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"

	zonemint "github.com/zonemint/zonemint/sdk/go"
)

func main() {
	ctx := context.Background()
	member, err := zonemint.New(os.Getenv("ZONEMINT_URL"),
		zonemint.WithPassword(os.Getenv("ZONEMINT_USER"), os.Getenv("ZONEMINT_PASSWORD")))
	check(err)
	token, err := member.Mint(ctx, os.Getenv("ZONEMINT_SPACE"))
	check(err)

	provider, err := zonemint.New(os.Getenv("ZONEMINT_URL"), zonemint.WithToken(os.Getenv("ZONEMINT_PROVIDER_TOKEN")))
	check(err)
	const size = 1 << 30
	space, err := provider.Redeem(ctx, token, size)
	var refused *zonemint.APIError
	if errors.As(err, &refused) && refused.Code == "token_used" {
		log.Fatal("somebody else was quicker: ask for a new token")
	}
	check(err)
	fmt.Printf("space %s has %d bytes more\n", space, size)
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
