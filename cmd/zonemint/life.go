package main

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// lifeFlag is a flag that takes how long something lives, in whole seconds; 0 is one that was not given.
type lifeFlag time.Duration

// maxLife is the longest life of the contract.
const maxLife = 315360000 * time.Second

// String is the duration, empty where none was given.
func (l *lifeFlag) String() string {
	if *l == 0 {
		return ""
	}
	return time.Duration(*l).String()
}

// Set reads a duration such as 90s, 2h30m, 7d or 2w.
func (l *lifeFlag) Set(text string) error {
	life, err := parseLife(text)
	if err == nil {
		*l = lifeFlag(life)
	}
	return err
}

// Type is what help shows as the kind of the value.
func (*lifeFlag) Type() string { return "duration" }

func (l *lifeFlag) seconds() int64 { return int64(time.Duration(*l) / time.Second) }

func parseLife(text string) (time.Duration, error) {
	life, err := time.ParseDuration(text)
	for unit, hours := range map[string]time.Duration{"d": 24, "w": 7 * 24} {
		if number, ok := strings.CutSuffix(text, unit); ok && isDigits(number) {
			var n int64
			n, err = strconv.ParseInt(number, 10, 16) // more is too long anyway
			life = time.Duration(n) * hours * time.Hour
		}
	}
	switch {
	case err != nil:
		return 0, fmt.Errorf("%q is not a duration such as 90s, 30m, 2h, 7d or 2w", text)
	case life < time.Second || life > maxLife || life%time.Second != 0:
		return 0, fmt.Errorf("%q must be whole seconds, between 1s and 3650d", text)
	}
	return life, nil
}

// roughly says how long something is in its two largest units: "3 h 59 min", "2 d". It cuts off rather than rounds up, so that
// what is said to be left is there.
func roughly(d time.Duration) string {
	units := []struct {
		name string
		size time.Duration
	}{{"d", 24 * time.Hour}, {"h", time.Hour}, {"min", time.Minute}, {"s", time.Second}}
	for i, unit := range units {
		if d < unit.size {
			continue
		}
		text := fmt.Sprintf("%d %s", d/unit.size, unit.name)
		if i+1 < len(units) {
			if rest := d % unit.size / units[i+1].size; rest > 0 {
				text += fmt.Sprintf(" %d %s", rest, units[i+1].name)
			}
		}
		return text
	}
	return "less than 1 s"
}

// moment writes a point in time for people, in UTC and with seconds only where there are some.
func moment(t time.Time) string {
	if t = t.UTC(); t.Second() == 0 {
		return t.Format("2006-01-02 15:04 UTC")
	}
	return t.Format("2006-01-02 15:04:05 UTC")
}

// ending says when something that ends at t does so, seen from now. Both are taken by whole seconds, as tokens do.
func ending(t, now time.Time) string {
	now = now.Truncate(time.Second)
	switch left := t.Sub(now); {
	case left == math.MaxInt64: // as far as a duration goes
		return fmt.Sprintf("expires in more than 290 years (%s)", moment(t))
	case left > 0:
		return fmt.Sprintf("expires in %s (%s)", roughly(left), moment(t))
	case left > -time.Second:
		return fmt.Sprintf("expired just now (%s)", moment(t))
	default:
		return fmt.Sprintf("expired %s ago (%s)", roughly(-left), moment(t))
	}
}
