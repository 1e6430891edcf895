package main

import (
	"errors"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/zonemint/zonemint/internal/remote"
)

// variableRegistration is the shell variable that stands for a registration token in the lines of --curl.
const variableRegistration = "ONEZONE_REGISTRATION_TOKEN"

func newProvider(p *app) *cobra.Command {
	return group("provider", "Work with providers and what they support",
		`A provider is a storage site. It authenticates with the access token that it got when it was registered. "show", "modify",
"spaces", "resize" and "leave" are for the provider itself, the others for zone admins.`,
		newProviderRegister(p), newProviderRegistrationToken(p), newProviderList(p), newProviderShow(p), newProviderModify(p),
		newProviderDelete(p), newProviderToken(p), newProviderSpaces(p), newProviderResize(p), newProviderLeave(p))
}

// providerList is the providers of the zone.
type providerList struct {
	document
	Providers []remote.Provider `json:"providers"`
	More      bool              `json:"more"`
}

// providerFlags describe a provider.
type providerFlags struct {
	name, domain        string
	latitude, longitude float64
}

func (f *providerFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.name, "name", "", "the provider's name")
	flags.StringVar(&f.domain, "domain", "", "domain name or address under which the provider is reached")
	flags.Float64Var(&f.latitude, "latitude", 0, "degrees north of the equator, negative to the south")
	flags.Float64Var(&f.longitude, "longitude", 0, "degrees east of Greenwich, negative to the west")
}

// place is where the provider is, as far as it was said.
func (f *providerFlags) place(cmd *cobra.Command) (latitude, longitude *float64) {
	if isSet(cmd.Flags(), "latitude") {
		latitude = &f.latitude
	}
	if isSet(cmd.Flags(), "longitude") {
		longitude = &f.longitude
	}
	return latitude, longitude
}

func newProviderRegister(p *app) *cobra.Command {
	var f providerFlags
	var tokenFile string
	var save saveFlag
	cmd := p.remote(&cobra.Command{
		Use: "register", Short: "Register a provider", Args: cobra.NoArgs,
		Long: `Register a provider, as a zone admin or, without credentials, with a registration token that a zone admin has made. Standard
output gets the provider's access token, this once; its id is said on standard error, and both are in JSON.`,
		Example: `  zonemint provider register --host https://zone.example.org:8443 --registration-token-file invitation.txt \
    --name "Storage site Krakow" --domain storage.example.org --save-to provider-key.txt`,
	}, func(s *session) error {
		if f.name == "" || f.domain == "" {
			return errors.New("give --name and --domain")
		}
		n := remote.NewProvider{Name: f.name, Domain: f.domain}
		n.Latitude, n.Longitude = f.place(s.cmd)
		if tokenFile != "" {
			token, err := s.secret(variableRegistration, func() (remote.Secret, error) {
				text, err := s.secrets.token("--registration-token-file", tokenFile)
				return remote.NewSecret(text), err
			})
			if err != nil {
				return err
			}
			n.Token = &token
		}
		return s.issuing(save).register(s, n)
	})
	f.add(cmd)
	cmd.Flags().StringVar(&tokenFile, "registration-token-file", "", "file that holds a registration token; \"-\" is standard input")
	save.add(cmd)
	return cmd
}

// register registers a provider and says its id.
func (h *handOver) register(s *session, n remote.NewProvider) error {
	return h.issue(func() (issued, error) {
		var answer remote.Minted
		if err := s.call("cannot register the provider", remote.RegisterProvider(n), &answer); err != nil {
			return issued{}, err
		}
		token := h.minted(answer, "Made")
		token.said = append([]string{"Registered the provider " + token.ProviderID + "."}, token.said...)
		return token, nil
	})
}

func newProviderRegistrationToken(p *app) *cobra.Command {
	var save saveFlag
	cmd := p.remote(&cobra.Command{
		Use: "registration-token", Short: "Make a token that registers one provider", Args: cobra.NoArgs,
		Long: `Make a token with which somebody without an account can register one provider. It takes a zone admin. Its text is all that
standard output gets, this once.`,
		Example: "  zonemint provider registration-token --save-to invitation.txt",
	}, func(s *session) error {
		return s.issuing(save).request(s, "cannot make a registration token", "Made", remote.CreateRegistrationToken())
	})
	save.add(cmd)
	return cmd
}

func newProviderList(p *app) *cobra.Command {
	var limit int
	cmd := p.remote(&cobra.Command{
		Use: "list", Short: "List the providers of the zone", Args: cobra.NoArgs,
		Long:    "List the providers of the zone. It takes a zone admin. With --quiet the ids alone are asked for.",
		Example: "  zonemint provider list",
	}, func(s *session) error {
		const doing = "cannot list providers"
		ids, more, err := list[string](s, doing, remote.ListProviders(), limit)
		if err != nil {
			return err
		}
		if s.output.quiet {
			return s.print(view{quiet: ids})
		}
		providers, err := details(s, doing, ids, remote.GetProvider, itself[remote.Provider])
		if err != nil {
			return err
		}
		return s.print(view{document: providerList{newDocument(), providers, more}, table: func(t *table) {
			t.row("ID", "NAME", "DOMAIN")
			for _, one := range providers {
				t.row(one.ProviderID, one.Name, one.Domain)
			}
		}})
	})
	limitFlag(cmd, &limit, defaultLimit)
	return cmd
}

func newProviderShow(p *app) *cobra.Command {
	return p.remote(&cobra.Command{
		Use: "show [PROVIDER]", Short: "Show the provider that you are, or another", Args: optionalID("PROVIDER"),
		Long:    "Show which provider the access token is of; with an id, which takes a zone admin, another one.",
		Example: "  zonemint provider show --api-key-file provider-key.txt", ValidArgsFunction: cobra.NoFileCompletions,
	}, func(s *session) error {
		r := remote.GetCurrentProvider()
		if len(s.args) > 0 {
			r = remote.GetProvider(s.args[0])
		}
		var one remote.Provider
		if err := s.call("cannot show the provider", r, &one); err != nil {
			return err
		}
		return s.print(view{
			document: struct {
				document
				remote.Provider
			}{newDocument(), one},
			quiet: []string{one.ProviderID},
			table: func(t *table) {
				t.field("provider", one.ProviderID)
				t.field("name", one.Name)
				t.field("domain", one.Domain)
				t.field("latitude", degrees(one.Latitude))
				t.field("longitude", degrees(one.Longitude))
			},
		})
	})
}

func degrees(value *float64) string {
	if value == nil {
		return ""
	}
	return strconv.FormatFloat(*value, 'f', -1, 64)
}

func newProviderModify(p *app) *cobra.Command {
	var f providerFlags
	cmd := p.remote(&cobra.Command{
		Use: "modify", Short: "Change the provider that you are", Args: cobra.NoArgs,
		Long:    "Change the name, the domain or the place of the provider that the access token is of.",
		Example: "  zonemint provider modify --api-key-file provider-key.txt --domain new.example.org",
	}, func(s *session) error {
		var change remote.ProviderChange
		change.Latitude, change.Longitude = f.place(s.cmd)
		if isSet(s.cmd.Flags(), "name") {
			change.Name = &f.name
		}
		if isSet(s.cmd.Flags(), "domain") {
			change.Domain = &f.domain
		}
		if change == (remote.ProviderChange{}) {
			return errors.New("nothing to change: give --name, --domain, --latitude or --longitude")
		}
		return s.change("cannot change the provider", remote.ModifyCurrentProvider(change), "", "Changed the provider.")
	})
	f.add(cmd)
	return cmd
}

func newProviderDelete(p *app) *cobra.Command {
	var self bool
	cmd := p.sweeping(&cobra.Command{
		Use: "delete [PROVIDER | --self]", Short: "Delete a provider with its supports", Args: optionalID("PROVIDER"),
		Long: `Delete a provider, as a zone admin; with --self, the provider that the access token is of. It no longer supports any space, and
its access token is worth nothing any more. It asks first.`,
		Example: "  zonemint provider delete p0kW9sQe2HfUaN4xVtB6Rw --dry-run", ValidArgsFunction: cobra.NoFileCompletions,
	}, func(s *session) error {
		if self == (len(s.args) > 0) {
			return errors.New("give the id of a provider or --self")
		}
		look, remove, id := remote.GetCurrentProvider(), remote.UnregisterCurrentProvider(), ""
		if !self {
			id = s.args[0]
			look, remove = remote.GetProvider(id), remote.RemoveProvider(id)
		}
		const doing = "cannot delete the provider"
		var one remote.Provider
		if !s.target.curl {
			if err := s.call(doing, look, &one); err != nil {
				return err
			}
			id = one.ProviderID
		}
		if err := s.agree("delete the provider %s (%s) with all its supports", remote.Printable(id), remote.Printable(one.Name)); err != nil {
			return err
		}
		return s.change(doing, remove, id, "Deleted the provider %s.", remote.Printable(id))
	})
	cmd.Flags().BoolVar(&self, "self", false, "the provider that the access token is of")
	return cmd
}

func newProviderToken(p *app) *cobra.Command {
	var save saveFlag
	cmd := p.remote(&cobra.Command{
		Use: "token PROVIDER", Short: "Make a new access token for a provider; the old one dies", Args: ids("PROVIDER"),
		Long: `Make a new access token for a provider whose old one was lost or got out. The old one is refused at once; supports stay. It
takes a zone admin. The text is all that standard output gets, this once.`,
		Example: "  zonemint provider token p0kW9sQe2HfUaN4xVtB6Rw --save-to provider-key.txt", ValidArgsFunction: cobra.NoFileCompletions,
	}, func(s *session) error {
		return s.issuing(save).request(s, "cannot replace the token of the provider "+s.args[0], "Made", remote.ReplaceProviderToken(s.args[0]))
	})
	save.add(cmd)
	return cmd
}
