package main

import (
	"context"
	"fmt"
	"net/http"
	"sync"
	"testing"
)

// TestParallelRedemptions: one token, two providers, 200 requests over HTTPS that begin together. One provider gets the support, as
// often as it asks; the other one does not.
func TestParallelRedemptions(t *testing.T) {
	for _, args := range [][]string{{"dev"}, {"dev", "--store", "memory:"}} {
		t.Run(fmt.Sprint(args), func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			p := w.start(t, "zone", nil, append(args, "--https-addr", "127.0.0.1:0", "--log-level", "warn")...)
			defer w.halt(t, "zone")
			login := devUser + ":" + devPassword
			mint := minting("", devSpace)
			mint.user = login
			token := text(t, w.want(t, "zone", http.StatusOK, mint), "token")

			answers := redeemTogether(t, p, token, 100)
			counts := map[string]int{}
			for _, a := range answers {
				if err := a.check(); err != nil {
					t.Fatalf("%s\n%v", a, err)
				}
				counts[fmt.Sprint(a.status, a.code())]++
			}
			if counts["201"] != 100 || counts["400token_used"] != 100 {
				t.Errorf("the answers are %v", counts)
			}
			space := w.want(t, "zone", http.StatusOK, call{method: http.MethodGet, path: "/spaces/" + devSpace, user: login})
			if supports, ok := space["providersSupports"].(map[string]any); !ok || len(supports) != 1 {
				t.Errorf("the space has the supports %v", space)
			}
		})
	}
}

// redeemTogether has each provider redeem the token n times, all at once.
func redeemTogether(t *testing.T, p *program, token string, n int) []answer {
	t.Helper()
	answers, failures := make([]answer, 2*n), make([]error, 2*n)
	var ready, done sync.WaitGroup
	begin := make(chan struct{})
	for i := range answers {
		ready.Add(1)
		done.Go(func() {
			c := redeeming(p.ready.Providers[i%2].Token, token)
			ready.Done()
			<-begin
			answers[i], failures[i] = p.send(context.Background(), p.ready.HTTPSURL, c) //nolint:usetesting // the client has a timeout
		})
	}
	ready.Wait()
	close(begin)
	done.Wait()
	for _, err := range failures {
		if err != nil {
			t.Fatal(err)
		}
	}
	return answers
}
