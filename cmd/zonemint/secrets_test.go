package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// secrets are the tokens, passwords and keys that came up in a test. None of them may be in a log.
type secrets struct {
	mu  sync.Mutex
	all map[string]bool
}

// add takes a text that is secret. The password of "zonemint dev" is a word that logs do use.
func (s *secrets) add(text string) {
	if len(text) < 8 || text == devPassword {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.all == nil {
		s.all = make(map[string]bool)
	}
	s.all[text] = true
}

// addFrom takes what a request holds.
func (s *secrets) addFrom(c call) {
	s.add(c.token)
	if _, password, ok := strings.Cut(c.user, ":"); ok {
		s.add(password)
		s.add(basic(c.user))
	}
	fields := object([]byte(c.body))
	for _, name := range []string{"token", "password", "oldPassword", "newPassword"} {
		if value, ok := fields[name].(string); ok {
			s.add(value)
		}
	}
}

// addToken takes the token in an answer.
func (s *secrets) addToken(body []byte) {
	if token, ok := object(body)["token"].(string); ok {
		s.add(token)
	}
}

// in returns the secrets that a text has in it.
func (s *secrets) in(text string) (found []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for secret := range s.all {
		if strings.Contains(text, secret) {
			found = append(found, secret)
		}
	}
	return found
}

// checkLog looks at all that a program has said on standard error: one JSON object a line, and no secret. The reason why a
// program could not go on is for a person, and the last line.
func (w *world) checkLog(r reporter, name string) {
	if p := w.programs[name]; p != nil && p.ready.DataDir != "" {
		dir := p.ready.DataDir
		if !filepath.IsAbs(dir) {
			dir = w.file(dir)
		}
		if key, err := os.ReadFile(filepath.Join(dir, "kek")); err == nil {
			w.secrets.add(strings.TrimPrefix(strings.TrimSpace(string(key)), kekPrefix))
		}
	}
	log, err := os.ReadFile(w.file(name + ".stderr"))
	if err != nil {
		r.Fatalf("%v", err)
	}
	if found := w.secrets.in(string(log)); len(found) > 0 {
		r.Fatalf("the log of %s has secrets in it: %q", name, found)
	}
	for line := range strings.Lines(string(log)) {
		if strings.HasPrefix(line, "zonemint: ") {
			continue
		}
		var record struct{ Time, Level, Msg string }
		if err := json.Unmarshal([]byte(line), &record); err != nil || record.Time == "" || record.Level == "" || record.Msg == "" {
			r.Fatalf("a line in the log of %s is no record: %s", name, line)
		}
	}
}
