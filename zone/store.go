package zone

import (
	"context"
	"errors"
	"time"

	"github.com/zonemint/zonemint/tokens"
)

// Store keeps the zone. Package store/storetest is the one suite that every implementation passes.
//
// Errors: a method returns an error that matches [NotFound] for a row that is not there, [Conflict] for a row that is there
// already, [Unavailable] when the store cannot serve now (locked, unreachable, closed), and anything else for what is
// unexpected. Times come back in UTC, cut to milliseconds.
type Store interface {
	// View runs fn on a consistent snapshot. Nothing that fn does can change the store. It returns what fn returns.
	View(ctx context.Context, fn func(ReadTx) error) error

	// Update runs fn in one transaction: committed, and on stable storage, when fn returns nil; without any trace when fn
	// returns an error (which Update then returns) or panics. Transactions are serializable, and what fn read is still true
	// when it commits. fn may be run more than once, so it changes nothing but the transaction and what it overwrites each
	// time; it begins no other transaction, since the store may have but one. A context that ends before the transaction began
	// stops it; one that ends later does not, because a commit must not be cut off half-way.
	//
	// An error that matches [ErrOutcomeUnknown] says that the commit was asked for and its answer was lost: the transaction may
	// have taken place. Running the same again tells, if fn begins by looking for what it has done before.
	//
	// Transactions may share a commit. Then fn sees what those before it wrote although it is not committed yet, and Update, whatever
	// fn returned, answers once it is: a refusal may rest on it. If that commit fails, the answer is Unavailable in place of what fn
	// returned. So fn keeps nothing of what it read beyond its own end unless Update's answer is awaited first, and it waits for
	// nothing that may wait for another Update.
	Update(ctx context.Context, fn func(Tx) error) error

	// UpdateShared is Update for what many do at once with the same rows, and promises the same, on one condition: fn writes none
	// of the rows that it reads by User, Space, Member, Provider and NamedToken. A database with many writers holds those rows until
	// the commit, so that whoever wants to change one waits, and lets other transactions of this kind read them meanwhile. What
	// else fn read (the Instance, lists, what is not there) may have changed when it commits, but is still as it was at one moment
	// since it began; where that matters, what fn writes must collide with what the other writes.
	//
	// The reading says what fn is about to read, so that a store that is far away can be asked for all of it at once, and for what many
	// need together. It changes no result: rows are read in the same way and held as if each had been asked for. The zero Reading
	// says nothing. Functions that share a commit may run at the same time.
	UpdateShared(ctx context.Context, r Reading, fn func(Tx) error) error

	// Ping reports whether the store can serve: [Unavailable] when not.
	Ping(ctx context.Context) error

	// Close releases the store. Every later call returns [Unavailable], another Close too.
	Close() error
}

// Page is a part of a list that is ordered by id, bytewise.
type Page struct {
	After string // the id after which the page begins; empty: at the start
	Limit int    // how many rows at most, at least 1
}

// Instance is the one row that says whose database this is.
type Instance struct {
	ID    string // random; wrapped keys are bound to it
	Epoch tokens.Secret
	// RingVersion rises with every change of the key ring, its wrapping or the epoch. Whoever mints or verifies reads it in the
	// same transaction, so that every process follows at once.
	RingVersion int64
	// Restores counts how often an operator has accepted that the database was brought back from a backup, or fell back to an
	// earlier state.
	Restores int64
	// MinIssuedAt only ever rises, unless an operator accepts a restore, which ends all tokens of before: no temporary token that was issued earlier is accepted, whatever the ledger says of it, so its
	// rows there can go. Zero: none yet.
	MinIssuedAt time.Time
	CreatedAt   time.Time
	// Now is the database's time in this transaction. Zero: the store has no clock. It is read only.
	Now time.Time
}

// Origin says which line of history of a database a transaction runs on.
type Origin struct {
	// Database names the line: it changes when a standby takes over or a backup is restored into a new database. Empty: the store
	// cannot tell.
	Database string
	// Synchronous says that a commit is acknowledged only when a standby has it too, so that a standby that takes over lacks
	// nothing.
	Synchronous bool
}

// ErrOutcomeUnknown is what an error of [Store.Update] matches when the commit may or may not have taken place. Such an error is
// [Unavailable], too.
var ErrOutcomeUnknown = errors.New("it is not known whether the transaction was committed")

// Revocation says that a temporary token was revoked, for ever. Its space is part of the key: who may revoke the tokens of one
// space must not reach those of another, and the nonce of a token that nobody has presented says nothing of its space.
type Revocation struct {
	Nonce     tokens.Nonce
	Space     SpaceID // empty for a registration token
	RevokedAt time.Time
}

// ReadTx reads within one transaction. It serves one goroutine, and must not be used after the function that it was given to
// has returned. NotFound and Conflict leave the transaction usable; after any other error it cannot commit.
type ReadTx interface {
	// Origin says on which line of history the transaction runs. It asks the store nothing.
	Origin() Origin
	// Instance returns the zone's row. NotFound: the store is empty.
	Instance() (Instance, error)
	// Keys lists the wrapped master keys, ordered by id.
	Keys() ([]tokens.WrappedKey, error)

	// User returns a user. NotFound.
	User(id UserID) (User, error)
	// UserByName returns the user with that normalised username. NotFound.
	UserByName(username string) (User, error)
	// Users lists the ids of all users.
	Users(page Page) ([]UserID, error)
	// CountAdmins counts the zone admins who are not blocked.
	CountAdmins() (int, error)

	// Space returns a space. NotFound.
	Space(id SpaceID) (Space, error)
	// FormerSpace returns what stays of a removed space. NotFound.
	FormerSpace(id SpaceID) (FormerSpace, error)
	// Spaces lists the ids of all spaces.
	Spaces(page Page) ([]SpaceID, error)
	// UserSpaces lists the ids of the spaces that a user is a member of.
	UserSpaces(user UserID, page Page) ([]SpaceID, error)

	// Member returns a membership. NotFound.
	Member(space SpaceID, user UserID) (Member, error)
	// Members lists the ids of a space's members.
	Members(space SpaceID, page Page) ([]UserID, error)

	// Provider returns a provider. NotFound.
	Provider(id ProviderID) (Provider, error)
	// Providers lists the ids of all providers.
	Providers(page Page) ([]ProviderID, error)

	// Support returns the support of a space by a provider. NotFound.
	Support(space SpaceID, provider ProviderID) (Support, error)
	// SpaceSupports lists the supports of a space, ordered by provider.
	SpaceSupports(space SpaceID, page Page) ([]Support, error)
	// ProviderSupports lists the supports that a provider gives, ordered by space.
	ProviderSupports(provider ProviderID, page Page) ([]Support, error)

	// AccessToken returns the row of an access token. NotFound.
	AccessToken(id tokens.Nonce) (AccessToken, error)
	// UserAccessTokens lists a user's access tokens, ordered by id.
	UserAccessTokens(user UserID, page Page) ([]AccessToken, error)

	// NamedToken returns the row of a named support token, with its uses. NotFound.
	NamedToken(id tokens.Nonce) (NamedToken, error)
	// SpaceNamedTokens lists the named support tokens of a space, ordered by id.
	SpaceNamedTokens(space SpaceID, page Page) ([]NamedToken, error)

	// Use returns the ledger's row of a token. NotFound: never redeemed.
	Use(nonce tokens.Nonce) (Use, error)
	// Revocation returns the revocation of a temporary token of a space. NotFound.
	Revocation(nonce tokens.Nonce, space SpaceID) (Revocation, error)
	// Redemption returns the record of a token's use by a provider. NotFound.
	Redemption(nonce tokens.Nonce, provider ProviderID) (Redemption, error)

	// Audit lists the audit records whose Seq is greater than after, in order, limit at most.
	Audit(after int64, limit int) ([]AuditRecord, error)
	// RecentAudit lists the audit records whose Seq is less than before, the newest first, limit at most; before 0: from the
	// newest on. With a space, only those that concern it.
	RecentAudit(space SpaceID, before int64, limit int) ([]AuditRecord, error)
}

// Reading names rows that a transaction is about to read, by what deciding on a redemption starts from.
type Reading struct {
	Provider ProviderID   // who redeems; empty: nothing is read
	Issuer   UserID       // empty: the token says none
	Space    SpaceID      // empty: the token is for none
	Token    tokens.Nonce // what the ledger knows of it
	Named    bool         // the token has a row of its own
}

// Tx reads and writes within one transaction.
type Tx interface {
	ReadTx

	// InsertInstance makes the store's one Instance row. Conflict: there is one.
	InsertInstance(Instance) error
	// UpdateInstance writes the epoch, the ring version, Restores and MinIssuedAt. NotFound.
	UpdateInstance(Instance) error
	// InsertKey adds a wrapped master key. Conflict: the id is taken, or the key is active beside another that mints the same.
	InsertKey(tokens.WrappedKey) error
	// UpdateKey writes every field of a wrapped master key but ID and CreatedAt. NotFound; Conflict as for InsertKey.
	UpdateKey(tokens.WrappedKey) error

	// InsertUser adds a user. Conflict: the id or the username is taken.
	InsertUser(User) error
	// UpdateUser writes every field of a user but ID and CreatedAt. NotFound; Conflict: the username is taken.
	UpdateUser(User) error
	// DeleteUser removes a user with memberships, access tokens, and the named support tokens that the user issued. NotFound.
	DeleteUser(id UserID) error

	// InsertSpace adds a space. Conflict, also when a space of that id was removed before.
	InsertSpace(Space) error
	// UpdateSpace writes the name and the secret of a space. NotFound.
	UpdateSpace(Space) error
	// DeleteSpace removes a space with its members and supports, and leaves a FormerSpace. Its named tokens stay, so that they
	// are told from forged ones. NotFound.
	DeleteSpace(id SpaceID, at time.Time) error

	// InsertMember adds a membership. Conflict; NotFound: no such space or user.
	InsertMember(Member) error
	// UpdateMember writes the privileges of a member. NotFound.
	UpdateMember(Member) error
	// DeleteMember removes a membership. NotFound.
	DeleteMember(space SpaceID, user UserID) error

	// InsertProvider adds a provider. Conflict.
	InsertProvider(Provider) error
	// UpdateProvider writes every field of a provider but ID and CreatedAt. NotFound.
	UpdateProvider(Provider) error
	// DeleteProvider removes a provider with its supports. NotFound.
	DeleteProvider(id ProviderID) error

	// InsertSupport adds a support. Conflict; NotFound: no such space or provider.
	InsertSupport(Support) error
	// UpdateSupport writes the size of a support. NotFound.
	UpdateSupport(Support) error
	// DeleteSupport removes a support. NotFound.
	DeleteSupport(space SpaceID, provider ProviderID) error

	// InsertAccessToken adds the row of an access token. Conflict; NotFound: no such user.
	InsertAccessToken(AccessToken) error
	// DeleteAccessToken removes it. NotFound.
	DeleteAccessToken(id tokens.Nonce) error

	// InsertNamedToken adds the row of a named support token; Uses and LastUsedAt are not written. Conflict: the id is taken, or
	// the name within the space; NotFound: no such issuer.
	InsertNamedToken(NamedToken) error
	// UpdateNamedToken writes Name, Memo and RevokedAt. NotFound; Conflict: the name is taken within the space.
	UpdateNamedToken(NamedToken) error
	// DeleteNamedToken removes it. What it was redeemed for stays. NotFound.
	DeleteNamedToken(id tokens.Nonce) error

	// InsertRevocation records that a temporary token was revoked, which was issued at issuedAt, or before. Conflict: it was
	// already. It collides with every Consume of the same nonce that has not seen it.
	InsertRevocation(r Revocation, issuedAt time.Time) error

	// Consume counts one use of a token, in one conditional statement whose affected rows decide: it reports true when the
	// token had been used less than limit times, and false, changing nothing, when not.
	Consume(nonce tokens.Nonce, issuedAt time.Time, limit int64) (bool, error)
	// InsertRedemption records a use. Conflict: this provider redeemed the token before.
	InsertRedemption(Redemption) error
	// PruneLedger removes what the ledger knows of temporary tokens that were issued before a time, with their revocations and
	// redemptions: of limit tokens at most, the oldest first. It returns of how many. What it knows of named tokens stays.
	PruneLedger(before time.Time, limit int) (int, error)

	// AppendAudit adds audit records and gives them the next Seqs, in their order. They are never changed or removed.
	AppendAudit(...AuditRecord) error
}

// AuditRecord says who did what to what, and from where. It never holds a secret: a token is named by its nonce.
type AuditRecord struct {
	// Seq is given by the store and rises in the order of writing. Where many write at once, a record can come into sight after one
	// with a greater Seq.
	Seq       int64
	At        time.Time
	Caller    string // "usr-ID", "prv-ID", "anonymous", or "operator" for a command on the server itself
	Address   string // of the peer; empty: unknown or local
	RequestID string
	Action    string  // the operation, such as "provider_space_support"
	Object    string  // what it was done to, such as "space/ID"
	Space     SpaceID // which it concerns; empty: none
	Token     tokens.Nonce
	Detail    string
	Result    string // [AuditOK], or the Kind of the refusal in words
}

// AuditOK is the Result of what was done.
const AuditOK = "ok"
