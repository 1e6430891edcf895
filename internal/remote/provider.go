package remote

import "net/http"

// Provider is a storage site.
type Provider struct {
	ProviderID string   `json:"providerId"`
	Name       string   `json:"name"`
	Domain     string   `json:"domain"`
	Latitude   *float64 `json:"latitude,omitempty"`
	Longitude  *float64 `json:"longitude,omitempty"`
}

// NewProvider describes a provider to be registered.
type NewProvider struct {
	Name      string   `json:"name"`
	Domain    string   `json:"domain"`
	Latitude  *float64 `json:"latitude,omitempty"`
	Longitude *float64 `json:"longitude,omitempty"`
	Token     *Secret  `json:"token,omitempty"` // a registration token; nil where the caller is a zone admin
}

// ProviderChange says what to change of a provider; nil is left as it is.
type ProviderChange struct {
	Name      *string  `json:"name,omitempty"`
	Domain    *string  `json:"domain,omitempty"`
	Latitude  *float64 `json:"latitude,omitempty"`
	Longitude *float64 `json:"longitude,omitempty"`
}

// RegisterProvider registers a provider. The answer is a [Minted] token with a provider's id.
func RegisterProvider(n NewProvider) Request {
	r := request("register_provider", http.MethodPost, "providers").with(n).giving(http.StatusCreated)
	r.Anonymous = n.Token != nil
	return r
}

// CreateRegistrationToken makes a token that registers one provider. The answer is a [Minted] token.
func CreateRegistrationToken() Request {
	return request("create_provider_registration_token", http.MethodPost, "providers", "token").giving(http.StatusOK).again()
}

// ListProviders lists the ids of all providers.
func ListProviders() Listing {
	return Listing{request("list_providers", http.MethodGet, "providers"), "providers", idPage}
}

// GetProvider shows a [Provider].
func GetProvider(id string) Request {
	return request("get_provider_details", http.MethodGet, "providers", id)
}

// RemoveProvider removes a provider with its supports.
func RemoveProvider(id string) Request {
	return request("remove_provider", http.MethodDelete, "providers", id)
}

// ReplaceProviderToken makes a new access token for a provider and kills the old one. The answer is a [Minted] token.
func ReplaceProviderToken(id string) Request {
	return request("replace_provider_token", http.MethodPost, "providers", id, "token").giving(http.StatusOK).again() // only the last one counts
}

// GetCurrentProvider shows the [Provider] that calls.
func GetCurrentProvider() Request { return request("get_current_provider", http.MethodGet, "provider") }

// ModifyCurrentProvider changes the provider that calls.
func ModifyCurrentProvider(change ProviderChange) Request {
	return request("modify_current_provider", http.MethodPatch, "provider").with(change)
}

// UnregisterCurrentProvider removes the provider that calls, with its supports.
func UnregisterCurrentProvider() Request {
	return request("unregister_current_provider", http.MethodDelete, "provider")
}

// ListSupportedSpaces lists the ids of the spaces that the calling provider supports.
func ListSupportedSpaces() Listing {
	return Listing{request("list_provider_spaces", http.MethodGet, "provider", "spaces"), "spaces", idPage}
}

// GetSupportedSpace shows a [Space] that the calling provider supports.
func GetSupportedSpace(space string) Request {
	return request("get_provider_space", http.MethodGet, "provider", "spaces", space)
}

type sized struct {
	Size int64 `json:"size"`
}

// ResizeSupport changes the size of the calling provider's support of a space, in bytes.
func ResizeSupport(space string, size int64) Request {
	return request("modify_provider_space", http.MethodPatch, "provider", "spaces", space).with(sized{size})
}

// EndSupport ends the calling provider's support of a space.
func EndSupport(space string) Request {
	return request("remove_provider_space", http.MethodDelete, "provider", "spaces", space)
}
