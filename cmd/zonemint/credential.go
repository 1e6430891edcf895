package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/zonemint/zonemint/internal/remote"
)

// credential is who makes the requests: how to get at the secret, and where it is from, for messages. The zero value is nobody.
type credential struct {
	level    origin
	source   string // such as "--api-key-file"
	username string // of a user with a password; empty for an access token
	read     func(*secretReader) (remote.Credentials, error)
	absent   string // why there is none, where that needs saying
}

// credential finds the credentials that flags and variables give; found tells whether there are any. Those of the strongest
// origin count. Where it has two different ones, neither does. What is from further down than weakest is not looked at.
func (f *connectionFlags) credential(from settings, weakest origin) (who credential, found bool, err error) {
	all := []credential{apiKeyFromVariable(fromEnvironment, ownAPIKey), apiKeyFromVariable(fromOnezone, onezoneAPIKey)}
	all = append(all, basicFromVariable(fromEnvironment, ownBasicAuth), basicFromVariable(fromOnezone, onezoneBasicAuth))
	if f.apiKeyFile != "" {
		all = append(all, apiKeyFromFile(from.of(apiKeyFlag), f.apiKeyFile))
	}
	if f.username != "" || f.passwordFile != "" {
		all = append(all, f.basicFromFile(from))
	}
	all = slices.DeleteFunc(all, func(c credential) bool { return c.read == nil || c.level > weakest })
	if len(all) == 0 {
		return who, false, nil
	}
	slices.SortStableFunc(all, func(a, b credential) int { return cmp.Compare(a.level, b.level) })
	if len(all) > 1 && all[0].level == all[1].level {
		return who, false, fmt.Errorf("%s and %s are different credentials: give one of them", all[0].source, all[1].source)
	}
	return all[0], true, nil
}

func apiKeyFromVariable(level origin, name string) credential {
	token := strings.TrimSpace(os.Getenv(name))
	if token == "" {
		return credential{}
	}
	return credential{level: level, source: name, read: func(*secretReader) (remote.Credentials, error) {
		return remote.Credentials{Token: remote.NewSecret(token)}, nil
	}}
}

func apiKeyFromFile(level origin, path string) credential {
	const flag = "--" + apiKeyFlag
	return credential{level: level, source: flag, read: func(s *secretReader) (remote.Credentials, error) {
		token, err := s.token(flag, path)
		if err == nil && token == "" {
			err = fmt.Errorf("%s: there is no access token", flag)
		}
		return remote.Credentials{Token: remote.NewSecret(token)}, err
	}}
}

func basicFromVariable(level origin, name string) credential {
	value := os.Getenv(name)
	if value == "" {
		return credential{}
	}
	username, password, ok := strings.Cut(value, ":")
	return credential{level: level, source: name, username: username, read: func(*secretReader) (remote.Credentials, error) {
		if !ok || username == "" {
			return remote.Credentials{}, fmt.Errorf("%s must be username:password", name)
		}
		return remote.Credentials{Username: username, Password: remote.NewSecret(password)}, nil
	}}
}

// basicFromFile is a user whose password is in a file. Without one it is asked for, where there is somebody to ask.
func (f *connectionFlags) basicFromFile(from settings) credential {
	c := credential{level: min(from.of(usernameFlag), from.of(passwordFlag)), source: "--" + usernameFlag, username: f.username}
	c.read = func(s *secretReader) (remote.Credentials, error) {
		path := f.passwordFile
		switch {
		case f.username == "":
			return remote.Credentials{}, fmt.Errorf("--%s is the password of whom? Give --%s too", passwordFlag, usernameFlag)
		case path == "" && !s.out.isTerminal(s.cmd.InOrStdin()):
			return remote.Credentials{}, fmt.Errorf("--%s needs --%s", usernameFlag, passwordFlag)
		case path == "":
			path = fromStdin
		}
		password, err := s.password("--"+passwordFlag, path)
		return remote.Credentials{Username: f.username, Password: password}, err
	}
	return c
}

// credentialOf is the credential in a context.
func credentialOf(name string, c serverContext) credential {
	source := fmt.Sprintf("the context %q", name)
	switch {
	case c.AccessToken != "":
		return credential{level: fromContext, source: source, read: func(*secretReader) (remote.Credentials, error) {
			return remote.Credentials{Token: remote.NewSecret(c.AccessToken)}, nil
		}}
	case c.Username != "":
		return credential{level: fromContext, source: source, username: c.Username, read: func(s *secretReader) (remote.Credentials, error) {
			password, err := remote.NewSecret(c.Password), error(nil)
			if c.Password == "" {
				if !s.out.isTerminal(s.cmd.InOrStdin()) {
					return remote.Credentials{}, fmt.Errorf("%s has no password: give --%s and --%s", source, usernameFlag, passwordFlag)
				}
				password, err = s.password("--"+passwordFlag, fromStdin)
			}
			return remote.Credentials{Username: c.Username, Password: password}, err
		}}
	}
	return credential{absent: source + " has none"}
}

// credentials reads the secret. That there is none is an error that says how to give one.
func (c credential) credentials(s *secretReader) (remote.Credentials, error) {
	if c.read != nil {
		return c.read(s)
	}
	text := "no credentials: "
	if c.absent != "" {
		text = "no credentials (" + c.absent + "): "
	}
	return remote.Credentials{}, errors.New(text + "give --" + apiKeyFlag + ", or --" + usernameFlag + " with --" + passwordFlag +
		", or make a context with \"zonemint context set\"")
}
