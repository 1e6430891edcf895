package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// settings are what the command line says.
type settings struct {
	binary      string
	stores      []string
	subjects    []string
	connections []int
	tls         []bool
	rounds      int
	lasts       time.Duration
	out         string
	vegeta      string
	rate        int
	profiles    string
	limits      bool
	idle        int
	growth      growthSettings

	bare, certificate, key string // of the process of a bare server
	bytes                  int
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	s, err := parse(os.Args[1:])
	if err == nil {
		err = s.run(ctx)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		stop()
		os.Exit(1) //nolint:gocritic // stop was called
	}
}

func parse(arguments []string) (s settings, err error) {
	var stores, subjects, connections, tls string
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.StringVar(&s.binary, "binary", "bin/zonemint", "the program to measure")
	flags.StringVar(&stores, "stores", "sqlite,memory,postgres", "on which stores")
	flags.StringVar(&subjects, "subjects", strings.Join(subjectNames(), ","), "what to measure")
	flags.StringVar(&connections, "connections", "1,32,256", "how many connections at a time")
	flags.StringVar(&tls, "tls", "false,true", "without TLS, with it, or both")
	flags.IntVar(&s.rounds, "rounds", 7, "how many rounds")
	flags.DurationVar(&s.lasts, "lasts", 3*time.Second, "how long each server is driven in a round, in whole seconds")
	flags.StringVar(&s.out, "out", "", "file for the tables; empty: standard output alone")
	flags.StringVar(&s.vegeta, "vegeta", "", "vegeta, to measure latency at a fixed rate, too; empty: not")
	flags.IntVar(&s.rate, "rate", 2000, "how many requests a second vegeta sends")
	flags.StringVar(&s.profiles, "profiles", "", "folder for CPU profiles of zonemint; empty: none are taken")
	flags.BoolVar(&s.limits, "limits", false, "measure memory, starting, and minting under attack, and nothing else")
	flags.IntVar(&s.idle, "idle-connections", 10_000, "with -limits: how many connections are held open")
	flags.StringVar(&s.bare, "bare", "", "internal: serve as this bare server")
	flags.IntVar(&s.bytes, "bytes", 0, "internal: how long its answer is")
	flags.StringVar(&s.certificate, "cert", "", "internal: its certificate")
	flags.StringVar(&s.key, "key", "", "internal: its key")
	s.growth.define(flags)
	if err := flags.Parse(arguments); err != nil {
		return s, err
	}
	s.stores, s.subjects = strings.Split(stores, ","), strings.Split(subjects, ",")
	for text := range strings.SplitSeq(connections, ",") {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 {
			return s, fmt.Errorf("-connections: %q is no number of connections", text)
		}
		s.connections = append(s.connections, n)
	}
	for text := range strings.SplitSeq(tls, ",") {
		b, err := strconv.ParseBool(text)
		if err != nil {
			return s, fmt.Errorf("-tls: %q is neither true nor false", text)
		}
		s.tls = append(s.tls, b)
	}
	if s.rounds < 1 || s.lasts < time.Second {
		return s, errors.New("-rounds must be at least 1, and -lasts 1s")
	}
	if s.limits && (s.vegeta == "" || s.idle < 1) {
		return s, errors.New("-limits needs -vegeta, and an idle connection")
	}
	return s, s.growth.settle(flags, &s)
}

func (s settings) run(ctx context.Context) (err error) {
	if s.bare != "" {
		return serveBare(ctx, s.bare, s.bytes, s.certificate, s.key)
	}
	dir, err := os.MkdirTemp("", "zonemint-bench-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	if err := writeCertificate(dir); err != nil {
		return err
	}
	switch {
	case s.limits:
		return measureLimits(ctx, s, dir)
	case s.growth.on:
		return measureGrowth(ctx, s, dir)
	}
	return measureAll(ctx, s, dir)
}
