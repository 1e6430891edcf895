package main

import (
	"bufio"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"sync"
	"time"
)

// What an attack is made of.
const (
	attackers     = 60_000          // addresses it comes from, each with an allowance of its own
	guessTimeout  = 5 * time.Second // for an answer
	guessesAtOnce = 4_000           // that may wait for one
)

// attack is guessing passwords at a fixed rate, however slow the answers are.
type attack struct {
	host      string
	usernames []string
	rate      int // guesses a second

	sent    int // in all; the next one comes from another address
	mu      sync.Mutex
	answers map[int]int // guesses by status; 0: there was none
}

// guess tries one password, over a connection of its own, as somebody would who does not want to be recognised.
func (a *attack) guess(ctx context.Context, n int) (status int, err error) {
	ctx, cancel := context.WithTimeout(ctx, guessTimeout)
	defer cancel()
	d := net.Dialer{LocalAddr: net.TCPAddrFromAddrPort(netip.AddrPortFrom(attackerAddress(n), 0))}
	c, err := d.DialContext(ctx, "tcp", a.host)
	if err != nil {
		return 0, err
	}
	defer c.Close() //nolint:errcheck // there is nothing more to say
	if err := c.SetDeadline(time.Now().Add(guessTimeout)); err != nil {
		return 0, err
	}
	login := base64.StdEncoding.EncodeToString(fmt.Appendf(nil, "%s:guess number %d", a.usernames[n%len(a.usernames)], n))
	if _, err := io.WriteString(c, "GET "+basePath+"/user HTTP/1.1\r\nHost: "+a.host+"\r\nConnection: close\r\nAuthorization: Basic "+login+"\r\n\r\n"); err != nil {
		return 0, err
	}
	answer, err := http.ReadResponse(bufio.NewReaderSize(c, 1<<10), nil)
	if err != nil {
		return 0, err
	}
	return answer.StatusCode, answer.Body.Close()
}

// attackerAddress is an address of this machine: all of 127.0.0.0/8 are. The n-th and the n+attackers-th are the same.
func attackerAddress(n int) netip.Addr {
	n %= attackers
	return netip.AddrFrom4([4]byte{127, 1, byte(n >> 8), byte(n)}) //nolint:gosec // it is cut off on purpose
}

// begin starts guessing; the function that it returns ends it, when all guesses have their answers.
func (a *attack) begin(ctx context.Context) (end func() error) {
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan error, 1)
	go func() { ended <- a.run(ctx) }()
	return func() error {
		cancel()
		return <-ended
	}
}

func (a *attack) run(ctx context.Context) error {
	var all sync.WaitGroup
	defer all.Wait()
	room := make(chan struct{}, guessesAtOnce)
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for began, before := time.Now(), a.sent; ; {
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
		for due := before + int(time.Since(began).Seconds()*float64(a.rate)); a.sent < due; a.sent++ {
			select {
			case room <- struct{}{}:
			default:
				return errors.New("the attack cannot keep its rate: too many guesses have no answer")
			}
			n := a.sent
			all.Go(func() {
				defer func() { <-room }()
				status, _ := a.guess(context.WithoutCancel(ctx), n)
				a.mu.Lock()
				defer a.mu.Unlock()
				a.answers[status]++
			})
		}
	}
}
