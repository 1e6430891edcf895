package remote

import "net/http"

// User is a user of the zone.
type User struct {
	UserID   string `json:"userId"`
	Username string `json:"username"`
	FullName string `json:"fullName"`
	Admin    bool   `json:"admin"`
	Blocked  bool   `json:"blocked"`
}

// UserCreated names a user who was made.
type UserCreated struct {
	UserID string `json:"userId"`
}

// NewUser describes a user to be made.
type NewUser struct {
	Username string  `json:"username"`
	Password *Secret `json:"password,omitempty"` // nil: none, so that nobody can log in as the user
	FullName string  `json:"fullName,omitempty"`
	Admin    bool    `json:"admin,omitempty"`
}

// UserChange says what to change of a user; nil is left as it is.
type UserChange struct {
	FullName *string `json:"fullName,omitempty"`
	Password *Secret `json:"password,omitempty"`
	Admin    *bool   `json:"admin,omitempty"`
	Blocked  *bool   `json:"blocked,omitempty"`
}

// GetCurrentUser shows the [User] who calls.
func GetCurrentUser() Request { return request("get_current_user", http.MethodGet, "user") }

// GetUser shows a [User].
func GetUser(user string) Request { return request("get_user", http.MethodGet, "users", user) }

// ListUsers lists the ids of all users.
func ListUsers() Listing {
	return Listing{request("list_users", http.MethodGet, "users"), "users", idPage}
}

// CreateUser makes a user. The answer is a [UserCreated].
func CreateUser(n NewUser) Request {
	return request("create_user", http.MethodPost, "users").with(n).giving(http.StatusCreated)
}

// ModifyUser changes a user.
func ModifyUser(user string, change UserChange) Request {
	return request("modify_user", http.MethodPatch, "users", user).with(change)
}

// RemoveUser removes a user.
func RemoveUser(user string) Request {
	return request("remove_user", http.MethodDelete, "users", user)
}

// ChangePassword changes the password of the calling user.
func ChangePassword(old, next Secret) Request {
	r := request("change_current_user_password", http.MethodPut, "user", "password").with(struct {
		Old Secret `json:"oldPassword"`
		New Secret `json:"newPassword"`
	}{old, next})
	r.repeatable = false // the second time the old password is wrong
	return r
}

// AccessToken is an access token of a user, without its text.
type AccessToken struct {
	TokenID   string `json:"tokenId"`
	Name      string `json:"name"`
	CreatedAt Time   `json:"createdAt"`
	ExpiresAt Time   `json:"expiresAt,omitzero"`
}

// NewAccessToken describes an access token to be made. A TTL of 0 s is no end.
type NewAccessToken struct {
	Name string   `json:"name,omitempty"`
	TTL  int64    `json:"ttl,omitempty"`
	IP   []string `json:"ip,omitempty"`
}

// Minted is the text of a new token with what the server says about it: not all operations say more than the text.
type Minted struct {
	Token      string `json:"token"`
	TokenID    string `json:"tokenId"`
	ExpiresAt  Time   `json:"expiresAt"`
	ProviderID string `json:"providerId"`
}

// CreateAccessToken makes an access token of the calling user. The answer is a [Minted] token.
func CreateAccessToken(n NewAccessToken) Request {
	return request("create_client_token", http.MethodPost, "user", "client_tokens").with(n).giving(http.StatusOK)
}

// ListAccessTokens lists the [AccessToken] values of the calling user.
func ListAccessTokens() Listing {
	return Listing{request("list_client_tokens", http.MethodGet, "user", "client_tokens"), "tokens", recordPage}
}

// DeleteAccessToken deletes an access token of the calling user.
func DeleteAccessToken(id string) Request {
	return request("delete_client_token", http.MethodDelete, "user", "client_tokens", id)
}
