package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"
)

// attacked measures minting by somebody whose password is known to the server, by turns when it is quiet and while others guess
// passwords: of users that there are and of some that there are not.
func (l *limits) attacked(ctx context.Context, n *node) error {
	host, err := hostOf(n.HTTP)
	if err != nil {
		return err
	}
	// All spaces of one user.
	requests := slices.DeleteFunc(requestsOf("mint-basic", n), func(r request) bool {
		return r.headers["Authorization"] != basicHeader(n.minters[0])["Authorization"]
	})
	targets, err := writeTargets(l.dir, "attacked", n.HTTP, requests)
	if err != nil {
		return err
	}
	a := &attack{host: host, rate: attackRate, answers: map[int]int{}, usernames: []string{n.minters[0].username, n.minters[1].username, "admin", "root", "nobody"}}
	s := l.settings
	s.rate = quietRate
	if err := n.forgetPeak(); err != nil {
		return err
	}
	var quiet, loud []float64
	failed, most := 0, 0
	for range l.rounds {
		one, err := runVegeta(ctx, s, targets)
		if err != nil {
			return err
		}
		end, watched := a.begin(ctx), n.watchHashes(ctx)
		two, err := runVegeta(ctx, s, targets)
		running, err2 := watched()
		if err := errors.Join(err, end(), err2); err != nil {
			return err
		}
		quiet, loud = append(quiet, one.p99.Seconds()*1e3), append(loud, two.p99.Seconds()*1e3)
		failed, most = failed+one.errors+two.errors, max(most, running)
	}
	return l.underAttack(n, a, spreadOf(quiet), spreadOf(loud), failed, most)
}

// underAttack writes down what was found.
func (l *limits) underAttack(n *node, a *attack, quiet, loud spread, failed, most int) error {
	bytes, err := n.peak()
	if err != nil {
		return err
	}
	bound := max(2*quiet.median, attackP99.Seconds()*1e3)
	l.add(fmt.Sprintf("p99 of minting, %d a second, while %d wrong passwords a second arrive (quiet: %.1f ms)", quietRate, attackRate, quiet.median),
		fmt.Sprintf("%.0f ms", bound), loud.median < bound && failed == 0, "%.1f ms (%.1f to %.1f)", loud.median, loud.least, loud.greatest)
	slots := max(1, runtime.NumCPU()-1)
	l.add("passwords being hashed at a time, at most", fmt.Sprint(slots), most <= slots, "%d", most)
	l.memory("at most resident, under attack", attackGoal, bytes)
	l.say("%d guesses from %d addresses were answered so: %s. %d of the requests to mint failed.", a.sent, attackers, answersOf(a.answers), failed)
	if a.answers[200] > 0 {
		return errors.New("a guess was right: this is no attack")
	}
	return nil
}

// answersOf writes how many answers there were of each status.
func answersOf(guesses map[int]int) string {
	var parts []string
	for _, status := range slices.Sorted(maps.Keys(guesses)) {
		name := fmt.Sprint(status)
		if status == 0 {
			name = "none"
		}
		parts = append(parts, fmt.Sprintf("%s: %d", name, guesses[status]))
	}
	return strings.Join(parts, ", ")
}

var hashesRunning = regexp.MustCompile(`(?m)^zonemint_password_hashes_running ([0-9.e+]+)$`)

// watchHashes looks, again and again, at how many passwords are being hashed. The function that it returns ends that and says how many they
// were at most.
func (n *node) watchHashes(ctx context.Context) func() (int, error) {
	ctx, cancel := context.WithCancel(ctx)
	var watching sync.WaitGroup
	var most float64
	var failure error
	watching.Go(func() {
		tick := time.NewTicker(looksAtHash)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
			}
			running, err := n.metric(context.WithoutCancel(ctx), hashesRunning)
			if err != nil {
				failure = err
				return
			}
			most = max(most, running)
		}
	})
	return func() (int, error) {
		cancel()
		watching.Wait()
		return int(most), failure
	}
}
